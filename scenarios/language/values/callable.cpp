#include "scenarios/language/values/callable.h"

#include "scenarios/language/compiler/code.h"
#include "scenarios/language/values/types.h"

namespace awaitscope {

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
    : Container(types::boundMethod()), m_self(std::move(self)), m_function(std::move(function))
{
}

CellObject::CellObject() : Container(types::cell()) {}

PropertyObject::PropertyObject(Value get, Value set, Value del)
    : Container(types::property()), getter(std::move(get)), setter(std::move(set)),
      deleter(std::move(del))
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
