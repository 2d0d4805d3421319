#pragma once

#include "scenarios/language/values/type.h"

#include <atomic>

namespace awaitscope {

/// The built-in types. Made once, before any run; immutable and immortal from then on.
namespace types {

#define AWAITSCOPE_BUILTIN_TYPES(X)                                                                \
    X(object, "object", Instance)                                                                  \
    X(none, "NoneType", None)                                                                      \
    X(boolean, "bool", Bool)                                                                       \
    X(integer, "int", Int)                                                                         \
    X(floating, "float", Float)                                                                    \
    X(str, "str", Str)                                                                             \
    X(bytes, "bytes", Bytes)                                                                       \
    X(tuple, "tuple", Tuple)                                                                       \
    X(list, "list", List)                                                                          \
    X(dict, "dict", Dict)                                                                          \
    X(dictKeys, "dict_keys", Native)                                                               \
    X(dictValues, "dict_values", Native)                                                           \
    X(dictItems, "dict_items", Native)                                                             \
    X(set, "set", Set)                                                                             \
    X(frozenset, "frozenset", Set)                                                                 \
    X(range, "range", Range)                                                                       \
    X(slice, "slice", Slice)                                                                       \
    X(iterator, "iterator", Iterator)                                                              \
    X(function, "function", Function)                                                              \
    X(builtin, "builtin_function_or_method", Builtin)                                              \
    X(libraryFunction, "function", Builtin)                                                        \
    X(methodDescriptor, "method_descriptor", Builtin)                                              \
    X(slotWrapper, "wrapper_descriptor", Builtin)                                                  \
    X(boundMethod, "method", BoundMethod)                                                          \
    X(builtinMethod, "builtin_function_or_method", BoundMethod)                                    \
    X(methodWrapper, "method-wrapper", BoundMethod)                                                \
    X(generator, "generator", Generator)                                                           \
    X(coroutine, "coroutine", Generator)                                                           \
    X(asyncGenerator, "async_generator", Generator)                                                \
    X(nativeCoroutine, "coroutine", NativeCoroutine)                                               \
    X(type, "type", Type)                                                                          \
    X(module, "module", Module)                                                                    \
    X(property, "property", Property)                                                              \
    X(staticMethod, "staticmethod", StaticMethod)                                                  \
    X(classMethod, "classmethod", ClassMethod)                                                     \
    X(super, "super", Super)                                                                       \
    X(cell, "cell", Cell)                                                                          \
    X(ellipsis, "ellipsis", Native)                                                                \
    X(notImplemented, "NotImplementedType", Native)

// Asked for all the time: hence inline, once it has been made.
#define AWAITSCOPE_DECLARE_TYPE(id, name, layout)                                                  \
    namespace making {                                                                             \
    extern std::atomic<Type*> id##Made;                                                            \
    Type* id();                                                                                    \
    }                                                                                              \
    inline Type* id()                                                                              \
    {                                                                                              \
        Type* made = making::id##Made.load(std::memory_order_acquire);                             \
        return made ? made : making::id();                                                         \
    }
AWAITSCOPE_BUILTIN_TYPES(AWAITSCOPE_DECLARE_TYPE)
#undef AWAITSCOPE_DECLARE_TYPE

} // namespace types

/// Makes a built-in type for a module of the standard library: `Lock`, `Task`. Immortal; call it
/// during start-up only.
Type* makeBuiltinType(std::string name, std::string module, Layout layout,
                      std::vector<Type*> bases = {});

} // namespace awaitscope
