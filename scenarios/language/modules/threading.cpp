#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// The worker that runs the present code: 0, 1...; None for the main thread.
Value worker(Machine& machine, Arguments)
{
    const auto number = machine.threadNumbers().numberOf(machine.runtime().currentLane());
    return number ? Value::small(*number) : none();
}

} // namespace

void fillThreading(Definitions& module)
{
    module.function("_worker", "", worker);
}

} // namespace awaitscope
