#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Coroutine<Value> work(Machine& machine, Values slots)
{
    double length = 0;
    if (!readDouble(machine, slots[0], length)) co_return nullptr;
    if (std::isnan(length)) co_return machine.raiseValueError("Invalid value NaN (not a number)");
    if (length < 0) co_return machine.raiseValueError("work length must be non-negative");
    co_await machine.runtime().work(Duration::fromSeconds(length));
    co_return none();
}

Value priority(Machine& machine, Arguments slots)
{
    int64_t level = 0;
    if (!readInteger(machine, slots[0], level)) return nullptr;
    machine.runtime().setPriority(level);
    return none();
}

} // namespace

void fillAwaitscope(Definitions& module)
{
    module.coroutine("work", "seconds, label=", work);
    module.function("priority", "n", priority);
}

} // namespace awaitscope
