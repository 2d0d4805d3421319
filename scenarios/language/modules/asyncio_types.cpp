#include "scenarios/language/modules/asyncio_types.h"

#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/wait_length.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <cmath>

namespace awaitscope {

const AsyncioTypes& asyncioTypes()
{
    static const AsyncioTypes types = [] {
        auto core = [](const char* name, const char* module, std::vector<Type*> bases = {}) {
            return makeBuiltinType(name, module, Layout::Core, std::move(bases));
        };
        auto native = [](const char* name, const char* module, std::vector<Type*> bases = {}) {
            return makeBuiltinType(name, module, Layout::Native, std::move(bases));
        };
        AsyncioTypes made;
        made.future = core("Future", "_asyncio");
        made.task = core("Task", "_asyncio", {made.future});
        made.gatheringFuture = core("_GatheringFuture", "asyncio.tasks", {made.future});
        made.lock = core("Lock", "asyncio.locks");
        made.semaphore = core("Semaphore", "asyncio.locks");
        made.boundedSemaphore = core("BoundedSemaphore", "asyncio.locks", {made.semaphore});
        made.event = core("Event", "asyncio.locks");
        made.condition = core("Condition", "asyncio.locks");
        made.queue = core("Queue", "asyncio.queues");
        made.priorityQueue = core("PriorityQueue", "asyncio.queues", {made.queue});
        made.lifoQueue = core("LifoQueue", "asyncio.queues", {made.queue});
        made.barrier = core("Barrier", "asyncio.locks");
        made.timeout = core("Timeout", "asyncio.timeouts");
        made.taskGroup = core("TaskGroup", "asyncio.taskgroups");
        made.handle = core("Handle", "asyncio.events");
        made.timerHandle = core("TimerHandle", "asyncio.events", {made.handle});
        made.loop = native("_UnixSelectorEventLoop", "asyncio.unix_events");
        made.completions =
            makeBuiltinType("_AsCompletedIterator", "asyncio.tasks", Layout::Iterator, {});
        made.runner = native("Runner", "asyncio.runners");
        return made;
    }();
    return types;
}

void fillAsyncio(Definitions& module)
{
    defineFutures(module);
    defineTasks(module);
    defineCombinators(module);
    defineLocks(module);
    defineQueues(module);
    defineBlocks(module);
    defineLoop(module);
    module.type(exceptions::CancelledError())
        .type(exceptions::InvalidStateError())
        .type(exceptions::TimeoutError())
        .type(exceptions::QueueEmpty())
        .type(exceptions::QueueFull())
        .type(exceptions::QueueShutDown())
        .type(exceptions::BrokenBarrierError());
}

Future* futureOf(const Value& value)
{
    if (!value.isObject() || typeOf(value)->layout() != Layout::Core) return nullptr;
    if (typeOf(value) == asyncioTypes().task) return static_cast<Future*>(value.object());
    return dynamic_cast<Future*>(value.object());
}

bool readDelay(Machine& machine, const Value& value, Duration& delay)
{
    double seconds = 0;
    if (!toDouble(value, seconds)) {
        machine.raiseTypeError("'<=' not supported between instances of '" +
                               machine.typeName(value) + "' and 'int'");
        return false;
    }
    if (std::isnan(seconds)) {
        machine.raiseValueError("Invalid delay: NaN (not a number)");
        return false;
    }
    delay = waitLength(seconds);
    return true;
}

bool readTimeout(Machine& machine, const Value& value, std::optional<Duration>& timeout)
{
    timeout.reset();
    if (!value || value.is(none())) return true;
    Duration delay;
    if (!readDelay(machine, value, delay)) return false;
    timeout = delay;
    return true;
}

Value valueOf(Machine& machine, Completion completion, Value replacement)
{
    if (completion.raised()) return machine.deliver(std::move(completion));
    return replacement;
}

} // namespace awaitscope
