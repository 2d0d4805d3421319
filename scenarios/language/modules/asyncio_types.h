#pragma once

#include "core/runtime/runtime.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

class Definitions;
class Machine;

/// The types of the module `asyncio`. Made once, shared by all runs.
struct AsyncioTypes {
    Type *future, *task, *gatheringFuture, *lock, *semaphore, *boundedSemaphore, *event, *condition,
        *queue, *priorityQueue, *lifoQueue, *barrier, *timeout, *taskGroup, *handle, *timerHandle,
        *loop, *runner, *completions;
};
const AsyncioTypes& asyncioTypes();

// Each fills its types with their methods, and the module with its names.
void defineFutures(Definitions& module);
void defineTasks(Definitions& module);
void defineCombinators(Definitions& module);
void defineCompletions(Definitions& module);
void defineLocks(Definitions& module);
void defineQueues(Definitions& module);
void defineBlocks(Definitions& module);
void defineLoop(Definitions& module);

/// The event loop of the running code, or the one that will run next.
Value currentLoop(Machine& machine);
/// False when raised: there are loops, and none runs.
bool hasRunningLoop(Machine& machine);
/// Whether tasks run at once until they first wait: `asyncio.eager_task_factory` is set.
bool startsEagerly(Machine& machine);
/// A new task of the loop, made as its task factory wants. `name` may be null or None.
Coroutine<Value> startTask(Machine& machine, Value loop, Value coroutine, Value name);
/// A new task that runs at once until it first waits.
Coroutine<Value> startEagerTask(Machine& machine, Value coroutine, Value name);
/// The traceback of the exception that was just raised holds the coroutine that was refused: it
/// lives, unawaited, as long as the exception does.
void keepWithError(Machine& machine, const Value& coroutine);
/// A future that the program makes: `loop.create_future()`.
Value makeFuture(Machine& machine);
/// Whether a value is a future or a task.
Future* futureOf(const Value& value);
/// The delay of a sleep or a timeout. False when raised: not a number.
bool readDelay(Machine& machine, const Value& value, Duration& delay);
/// Nothing (None), or a delay.
bool readTimeout(Machine& machine, const Value& value, std::optional<Duration>& timeout);
/// A completion's value, with `replacement` in place of a plain result.
Value valueOf(Machine& machine, Completion completion, Value replacement);

} // namespace awaitscope
