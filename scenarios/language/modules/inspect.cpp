#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/code.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/generator_methods.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

const Code* codeOf(const Value& value)
{
    if (typeOf(value)->layout() == Layout::BoundMethod)
        return codeOf(value.as<BoundMethodObject>()->function());
    return typeOf(value)->layout() == Layout::Function ? &value.as<FunctionObject>()->code()
                                                       : nullptr;
}

/// "coroutine", "generator", "async generator" for a function of that kind; else None.
Value functionKind(Machine&, Arguments slots)
{
    Value function = slots[0];
    if (typeOf(function)->layout() == Layout::BoundMethod)
        function = function.as<BoundMethodObject>()->function();
    if (typeOf(function)->layout() == Layout::Builtin)
        return function.as<BuiltinObject>()->isAsync() ? intern("coroutine") : none();
    const Code* code = codeOf(function);
    if (!code || (!code->isAsync && !code->isGenerator)) return none();
    return intern(!code->isAsync       ? "generator"
                  : !code->isGenerator ? "coroutine"
                                       : "async generator");
}

/// What a value is made as: "function", "builtin", "method", "module", "class", "coroutine",
/// "generator", "async generator", "traceback", "frame"; else None.
Value kind(Machine&, Arguments slots)
{
    const Type* type = typeOf(slots[0]);
    switch (type->layout()) {
    case Layout::Function: return intern("function");
    case Layout::Builtin: return intern("builtin");
    case Layout::BoundMethod: {
        const Value& function = slots[0].as<BoundMethodObject>()->function();
        return intern(typeOf(function)->layout() == Layout::Builtin ? "builtin" : "method");
    }
    case Layout::Module: return intern("module");
    case Layout::Type: return intern("class");
    case Layout::NativeCoroutine: return intern("coroutine");
    case Layout::Generator:
        return intern(type == types::generator()   ? "generator"
                      : type == types::coroutine() ? "coroutine"
                                                   : "async generator");
    default: return none();
    }
}

/// CREATED, RUNNING, SUSPENDED or CLOSED.
Value state(Machine& machine, Arguments slots)
{
    if (typeOf(slots[0])->layout() == Layout::NativeCoroutine)
        return intern(slots[0].as<NativeCoroutineObject>()->started() ? "CLOSED" : "CREATED");
    if (typeOf(slots[0])->layout() != Layout::Generator)
        return machine.raiseTypeError("a coroutine or a generator was expected");
    switch (seenState(machine, *slots[0].as<GeneratorObject>())) {
    case GeneratorObject::State::Created: return intern("CREATED");
    case GeneratorObject::State::Running: return intern("RUNNING");
    case GeneratorObject::State::Suspended: return intern("SUSPENDED");
    case GeneratorObject::State::Finished: break;
    }
    return intern("CLOSED");
}

/// (name, kind, has a default, default) of each parameter, in the order of the source; kinds are
/// numbered as `Parameter`'s. None for what is no function of a program.
Value parameters(Machine&, Arguments slots)
{
    enum { PositionalOnly, Normal, VarArguments, KeywordOnly, VarKeywords };
    if (typeOf(slots[0])->layout() != Layout::Function) return none();
    auto& function = *slots[0].as<FunctionObject>();
    const Signature& signature = function.code().signature;
    Values found;
    auto add = [&found](const Value& name, int kind, const Value& fallback) {
        found.push_back(makeTuple({name, Value::small(kind), boolean(static_cast<bool>(fallback)),
                                   fallback ? fallback : none()}));
    };
    const Values& defaults = function.defaults();
    const size_t named = signature.positional + signature.keywordOnly;
    const size_t firstDefault = signature.positional - defaults.size();
    for (size_t index = 0; index < signature.positional; ++index)
        add(signature.names[index], index < signature.positionalOnly ? PositionalOnly : Normal,
            index >= firstDefault ? defaults[index - firstDefault] : Value());
    if (signature.varArguments) add(signature.names[named], VarArguments, {});
    for (size_t index = 0; index < signature.keywordOnly; ++index)
        add(signature.names[signature.positional + index], KeywordOnly,
            index < function.keywordDefaults().size() ? function.keywordDefaults()[index]
                                                      : Value());
    if (signature.varKeywords)
        add(signature.names[named + (signature.varArguments ? 1 : 0)], VarKeywords, {});
    return makeList(std::move(found));
}

} // namespace

void fillInspect(Definitions& module)
{
    module.function("_function_kind", "function", functionKind)
        .function("_kind", "value", kind)
        .function("_state", "value", state)
        .function("_parameters", "function", parameters);
}

} // namespace awaitscope
