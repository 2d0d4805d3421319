#include "core/runtime/blocking_threads.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

BlockingThreads& threadsOf(Machine& machine)
{
    return dynamic_cast<BlockingThreads&>(machine.runtime());
}

/// The worker of asyncio's pool that runs the present code: 0, 1...; None for others.
Value worker(Machine& machine, Arguments)
{
    const auto number = machine.threadNumbers().numberOf(machine.runtime().currentLane());
    return number ? Value::small(*number) : none();
}

/// The number of the lane that the present code runs on.
Value lane(Machine& machine, Arguments)
{
    return Value::small(static_cast<int64_t>(machine.runtime().currentLane()));
}

Value newTicket(Machine& machine, Arguments)
{
    return makeFuture(machine);
}

Coroutine<Value> callFunction(Machine& machine, Values slots)
{
    Value result = co_await machine.call(slots[0], Values());
    co_return result;
}

// Slots: function, name, shown.
Coroutine<Value> start(Machine& machine, Values slots)
{
    static const Value caller = [] {
        Value made = makeAsyncBuiltin("_run", "function", callFunction);
        made.object()->makeImmortal();
        return made;
    }();
    TaskDescription description;
    description.name = textOf(slots[1]);
    description.coroutine = textOf(slots[2]);
    Values arguments(1, slots[0]);
    Value coroutine =
        makeRef<NativeCoroutineObject>(machine, caller.ref<BuiltinObject>(), std::move(arguments));
    auto task = makeRef<ProgramTask>(machine, std::move(coroutine), std::move(description));
    co_await threadsOf(machine).startThread(std::move(task));
    co_return none();
}

// Slots: ticket, seconds (None: without end).
Coroutine<Value> hold(Machine& machine, Values slots)
{
    Ref<Future> ticket(futureOf(slots[0]));
    std::optional<Duration> timeout;
    double seconds = 0;
    if (slots[1] && toDouble(slots[1], seconds)) timeout = Duration::fromSeconds(seconds);
    const bool isDone = co_await threadsOf(machine).holdFor(std::move(ticket), timeout);
    co_return boolean(isDone);
}

Coroutine<Value> wake(Machine& machine, Values slots)
{
    Ref<Future> ticket(futureOf(slots[0]));
    Completion completion;
    co_await machine.runtime().complete(std::move(ticket), std::move(completion));
    co_return none();
}

} // namespace

void fillThreading(Definitions& module)
{
    module.function("_worker", "", worker)
        .function("_lane", "", lane)
        .function("_ticket", "", newTicket)
        .coroutine("_start", "function, name, shown", start)
        .coroutine("_hold", "ticket, seconds", hold)
        .coroutine("_wake", "ticket", wake);
}

} // namespace awaitscope
