#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

struct PolicyTypes {
    Type *abstract, *base, *unix;
};

const PolicyTypes& policyTypes()
{
    static const PolicyTypes types = [] {
        auto make = [](const char* name, const char* module, Type* base) {
            return makeBuiltinType(name, module, Layout::Instance, {base});
        };
        PolicyTypes made;
        made.abstract = make("AbstractEventLoopPolicy", "asyncio.events", types::object());
        made.base = make("BaseDefaultEventLoopPolicy", "asyncio.events", made.abstract);
        made.unix = make("_UnixDefaultEventLoopPolicy", "asyncio.unix_events", made.base);
        return made;
    }();
    return types;
}

/// Where the chosen policy stands: in the module, of which each run has its own.
Attributes& moduleOf(Machine& machine)
{
    return machine.module("asyncio").as<ModuleObject>()->attributes();
}

const Value& policyName()
{
    static const Value name = intern("_event_loop_policy");
    return name;
}

Value newPolicy(Machine&, Arguments slots)
{
    return makeRef<InstanceObject>(slots[0].ref<Type>());
}

Value notHere(Machine& machine, Arguments)
{
    return machine.raise(
        makeRef<ExceptionObject>(Ref<Type>(exceptions::NotImplementedError()), Values()));
}

Value getLoop(Machine& machine, Arguments)
{
    return loopForFutures(machine);
}

Coroutine<Value> newLoop(Machine& machine, Values)
{
    Value loop = openLoop(machine);
    if (!loop) co_return Value();
    if (!machine.hasLoop()) enterLoop(machine, loop);
    const bool fine = co_await logSelector(machine);
    co_return fine ? loop : Value();
}

Value setLoop(Machine& machine, Arguments slots)
{
    if (!slots[1].is(none()) && typeOf(slots[1]) != asyncioTypes().loop)
        return machine.raiseTypeError("loop must be an instance of AbstractEventLoop or None, "
                                      "not '" +
                                      machine.className(slots[1]) + "'");
    LoopChoice& choice = machine.loopChoice();
    choice.chosen = slots[1].is(none()) ? Value() : slots[1];
    choice.wasMade = true;
    if (choice.chosen && !machine.hasLoop()) enterLoop(machine, slots[1]);
    return none();
}

Value getPolicy(Machine& machine, Arguments)
{
    return policyOf(machine);
}

Value setPolicy(Machine& machine, Arguments slots)
{
    if (slots[0].is(none())) {
        moduleOf(machine).remove(policyName());
        return none();
    }
    if (!isInstance(slots[0], policyTypes().abstract))
        return machine.raiseTypeError("policy must be an instance of AbstractEventLoopPolicy or "
                                      "None, not '" +
                                      machine.className(slots[0]) + "'");
    moduleOf(machine).set(policyName(), slots[0]);
    return none();
}

} // namespace

bool hasOwnPolicy(Machine& machine)
{
    const Value* chosen = moduleOf(machine).find(policyName());
    return chosen && typeOf(*chosen)->isProgram();
}

Value policyOf(Machine& machine)
{
    Attributes& module = moduleOf(machine);
    if (!module.find(policyName()))
        module.set(policyName(), makeRef<InstanceObject>(Ref<Type>(policyTypes().unix)));
    return *module.find(policyName());
}

Coroutine<Value> askPolicy(Machine& machine, const char* method, Values arguments)
{
    Value policy = policyOf(machine), name = intern(method);
    Value function = co_await machine.attribute(std::move(policy), std::move(name));
    if (!function) co_return nullptr;
    Value answer = co_await machine.call(std::move(function), std::move(arguments));
    co_return answer;
}

void defineLoopPolicies(Definitions& module)
{
    const PolicyTypes& types = policyTypes();
    Definitions(types.abstract->attributes(), "AbstractEventLoopPolicy")
        .function("__new__", "cls", newPolicy)
        .function("get_event_loop", "self", notHere)
        .function("set_event_loop", "self, loop", notHere)
        .function("new_event_loop", "self", notHere);
    Definitions(types.base->attributes(), "BaseDefaultEventLoopPolicy")
        .function("get_event_loop", "self", getLoop)
        .coroutine("new_event_loop", "self", newLoop)
        .function("set_event_loop", "self, loop", setLoop);
    module.type(types.abstract)
        .value("DefaultEventLoopPolicy", Value(types.unix))
        .function("get_event_loop_policy", "", getPolicy)
        .function("set_event_loop_policy", "policy", setPolicy);
}

} // namespace awaitscope
