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
        *loop, *runner;
};
const AsyncioTypes& asyncioTypes();

// Each fills its types with their methods, and the module with its names.
void defineFutures(Definitions& module);
void defineTasks(Definitions& module);
void defineCombinators(Definitions& module);
void defineLocks(Definitions& module);
void defineQueues(Definitions& module);
void defineBlocks(Definitions& module);
void defineLoop(Definitions& module);

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
