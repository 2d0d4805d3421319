#include "scenarios/language/builtins/definitions.h"

#include "scenarios/language/values/container.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

namespace {

/// With what a tuple holds: runs on other threads share that, too.
Value immortal(Value value)
{
    if (!value.isObject()) return value;
    value.object()->makeImmortal();
    if (typeOf(value)->layout() == Layout::Tuple)
        for (const Value& item : value.as<TupleObject>()->items())
            immortal(item);
    return value;
}

} // namespace

Definitions::Definitions(Attributes& target, std::string owner)
    : m_target(target), m_owner(std::move(owner))
{
}

Definitions& Definitions::function(const char* name, const char* signature, NativeFunction function)
{
    return value(name, makeBuiltin(name, signature, function));
}

Definitions& Definitions::function(const char* name, const char* signature, NativeFunction function,
                                   NativeCoroutine coroutine)
{
    Value made = makeBuiltin(name, signature, function);
    made.as<BuiltinObject>()->setCoroutine(coroutine);
    return value(name, std::move(made));
}

Definitions& Definitions::coroutine(const char* name, const char* signature,
                                    NativeCoroutine coroutine)
{
    return value(name, makeBuiltin(name, signature, coroutine));
}

Definitions& Definitions::async(const char* name, const char* signature, NativeCoroutine coroutine)
{
    return async(name, signature, nullptr, coroutine);
}

Definitions& Definitions::async(const char* name, const char* signature, NativeFunction attempt,
                                NativeCoroutine coroutine)
{
    Value made = makeBuiltin(name, signature, attempt);
    made.as<BuiltinObject>()->setCoroutine(coroutine);
    made.as<BuiltinObject>()->setAsync();
    return value(name, std::move(made));
}

Definitions& Definitions::classMethod(const char* name, const char* signature,
                                      NativeFunction function)
{
    Value method = makeBuiltin(name, signature, function);
    if (!m_owner.empty()) method.as<BuiltinObject>()->setOwner(m_owner);
    method = immortal(std::move(method));
    return value(name, makeRef<MethodWrapperObject>(types::classMethod(), std::move(method)));
}

Definitions& Definitions::staticMethod(const char* name, const char* signature,
                                       NativeFunction function)
{
    Value method = immortal(makeBuiltin(name, signature, function));
    return value(name, makeRef<MethodWrapperObject>(types::staticMethod(), std::move(method)));
}

Definitions& Definitions::property(const char* name, NativeFunction getter)
{
    Value function = immortal(makeBuiltin(name, "self", getter));
    return value(name, makeRef<PropertyObject>(std::move(function), nullptr, nullptr));
}

Definitions& Definitions::property(const char* name, NativeFunction getter, NativeFunction setter)
{
    Value get = immortal(makeBuiltin(name, "self", getter));
    Value set = immortal(makeBuiltin(name, "self, value", setter));
    return value(name, makeRef<PropertyObject>(std::move(get), std::move(set), nullptr));
}

Definitions& Definitions::of(std::string owner)
{
    m_owner = std::move(owner);
    return *this;
}

Definitions& Definitions::value(const char* name, Value value)
{
    const Value key = intern(name);
    if (!m_owner.empty() && value.isObject() && typeOf(value)->layout() == Layout::Builtin)
        if (auto* builtin = value.as<BuiltinObject>(); builtin->owner().empty())
            builtin->setOwner(m_owner);
    // A type that was made from a pattern may have some of it replaced, before anybody can hold it.
    const Value* pattern = m_target.find(key);
    Opaque* replaced =
        pattern && typeOf(*pattern)->layout() == Layout::Builtin ? pattern->object() : nullptr;
    m_target.set(key, immortal(std::move(value)));
    if (replaced) replaced->destroyImmortal();
    return *this;
}

Definitions& Definitions::type(Type* type)
{
    return value(type->name().c_str(), Value(type));
}

} // namespace awaitscope
