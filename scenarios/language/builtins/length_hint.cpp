#include "scenarios/language/builtins/length_hint.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

const Value& hintName()
{
    static const Value name = intern("__length_hint__");
    return name;
}

/// Who has no length is asked for the next thing; any other exception stays. False then.
bool forgetTypeError(Machine& machine)
{
    Value raised = machine.takeRaised();
    if (isInstance(raised, exceptions::TypeError())) return true;
    machine.raiseAgain(std::move(raised));
    return false;
}

} // namespace

bool hasLengthHint(const Value& iterable)
{
    const Type* type = typeOf(iterable);
    return type->isProgram() && (type->hooks(hook::Length) || type->find(hintName()));
}

Coroutine<bool> askLengthHint(Machine& machine, Value iterable)
{
    if (typeOf(iterable)->hooks(hook::Length)) {
        Value length = co_await lengthOf(machine, iterable);
        if (length) co_return true;
        if (!forgetTypeError(machine)) co_return false;
    }
    bool found = false;
    Values noArguments;
    Value hint =
        co_await callSpecial(machine, iterable, "__length_hint__", std::move(noArguments), found);
    if (!found) co_return true;
    if (!hint) co_return forgetTypeError(machine);
    if (hint.is(notImplemented())) co_return true;
    if (!isInteger(hint)) {
        machine.raiseTypeError("__length_hint__ must be an integer, not " + machine.typeName(hint));
        co_return false;
    }
    int64_t number = 0;
    if (!readInteger(machine, hint, number)) co_return false;
    if (number >= 0) co_return true;
    machine.raiseValueError("__length_hint__() should return >= 0");
    co_return false;
}

} // namespace awaitscope
