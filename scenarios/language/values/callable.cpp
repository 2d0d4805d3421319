#include "scenarios/language/values/callable.h"

#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/types.h"

#include <algorithm>
#include <iterator>

namespace awaitscope {

namespace {

/// Whether C code has it in a slot of its type: most of what stands between underscores.
bool isOperator(std::string_view name, std::string_view owner)
{
    // Some have them as methods, to be quick.
    const bool isTable = owner == "dict" || owner == "set" || owner == "frozenset";
    if (name == "__contains__" && isTable) return false;
    if (name == "__getitem__" && (owner == "dict" || owner == "list")) return false;
    constexpr std::string_view kMethods[] = {
        "__aenter__",      "__aexit__",         "__ceil__",       "__class_getitem__",
        "__copy__",        "__dir__",           "__enter__",      "__exit__",
        "__floor__",       "__format__",        "__getnewargs__", "__instancecheck__",
        "__length_hint__", "__missing__",       "__prepare__",    "__reduce__",
        "__reduce_ex__",   "__reversed__",      "__round__",      "__setstate__",
        "__sizeof__",      "__subclasscheck__", "__subclasses__", "__trunc__",
    };
    return name.starts_with("__") && name.ends_with("__") &&
           std::find(std::begin(kMethods), std::end(kMethods), name) == std::end(kMethods);
}

/// What a method is an instance of, once it has an object.
const Type* boundType(const Value& function)
{
    if (function.isObject() && typeOf(function) == types::methodDescriptor())
        return types::builtinMethod();
    if (function.isObject() && typeOf(function) == types::slotWrapper())
        return types::methodWrapper();
    return types::boundMethod();
}

} // namespace

BuiltinObject::BuiltinObject(std::string name, Signature signature, NativeFunction function)
    : Object(types::builtin()), m_name(std::move(name)), m_signature(std::move(signature)),
      m_function(function)
{
}

BuiltinObject::BuiltinObject(std::string name, Signature signature, NativeCoroutine coroutine)
    : Object(types::builtin()), m_name(std::move(name)), m_signature(std::move(signature)),
      m_coroutine(coroutine)
{
}

void BuiltinObject::setOwner(std::string owner)
{
    m_owner = std::move(owner);
    m_qualifiedName = m_owner + "." + m_name;
    if (m_name == "__new__" || m_name == m_owner) return; // what makes the objects is a function
    setType(isOperator(m_name, m_owner) ? types::slotWrapper() : types::methodDescriptor());
}

void BuiltinObject::setPython()
{
    m_signature.isPython = true;
    // There, it is how the objects are initialized.
    if (m_name == "__new__" || m_name == m_owner) m_qualifiedName = m_owner + ".__init__";
    setType(types::libraryFunction());
}

FunctionObject::FunctionObject(const Code* code, ModuleObject* module, Values defaults,
                               Values keywordDefaults, Values closure)
    : Container(types::function()), m_code(code), m_module(module), m_defaults(std::move(defaults)),
      m_keywordDefaults(std::move(keywordDefaults)), m_closure(std::move(closure))
{
}

const std::string& FunctionObject::name() const
{
    return m_names ? m_names->first : m_code->name;
}

const std::string& FunctionObject::qualifiedName() const
{
    return m_names ? m_names->second : m_code->qualifiedName;
}

void FunctionObject::rename(std::string name, std::string qualifiedName)
{
    m_names = std::make_unique<std::pair<std::string, std::string>>(std::move(name),
                                                                    std::move(qualifiedName));
}

BoundMethodObject::BoundMethodObject(Value self, Value function)
    : Container(boundType(function)), m_self(std::move(self)), m_function(std::move(function))
{
}

size_t BoundMethodObject::hash() const
{
    return identityHash(m_self) + identityHash(m_function);
}

CellObject::CellObject() : Container(types::cell()) {}

PropertyObject::PropertyObject(Value get, Value set, Value del, Value text)
    : Container(types::property()), getter(std::move(get)), setter(std::move(set)),
      deleter(std::move(del)), doc(std::move(text))
{
}

MethodWrapperObject::MethodWrapperObject(const Type* type, Value wrapped)
    : Container(type), function(std::move(wrapped))
{
}

SuperObject::SuperObject(const Type* type, Value object)
    : Container(types::super()), after(type), self(std::move(object))
{
}

Value makeBuiltin(std::string name, std::string_view signature, NativeFunction function)
{
    return makeRef<BuiltinObject>(std::move(name), Signature::parse(signature), function);
}

Value makeBuiltin(std::string name, std::string_view signature, NativeCoroutine coroutine)
{
    return makeRef<BuiltinObject>(std::move(name), Signature::parse(signature), coroutine);
}

Value makeAsyncBuiltin(std::string name, std::string_view signature, NativeCoroutine coroutine)
{
    auto builtin = makeRef<BuiltinObject>(std::move(name), Signature::parse(signature), coroutine);
    builtin->setAsync();
    return builtin;
}

} // namespace awaitscope
