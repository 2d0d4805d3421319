#pragma once

#include "core/runtime/coroutine.h"
#include "core/runtime/future.h"
#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// Misuses and ends that the runtime notices and the language words.
enum class Fault {
    InvalidState,      ///< completing a future twice
    LockNotAcquired,   ///< releasing a free lock
    ConditionNotOwned, ///< waiting on, or notifying, a condition without its lock
    SemaphoreOverflow, ///< BoundedSemaphore released too many times
    QueueEmpty,        ///< get_nowait
    QueueFull,         ///< put_nowait
    TaskDoneTooOften,  ///< task_done() called too many times
    BrokenBarrier,
    GroupNotEntered,       ///< TaskGroup used before `async with`
    GroupFinished,         ///< create_task on a TaskGroup that is over
    RunForeverUnavailable, ///< run_forever outside the cooperative model
    QueueShutDown,         ///< put or get after `Queue.shutdown`
    BarrierReset,          ///< reset, or aborted, while somebody waited
    StoppedEarly,          ///< the loop was stopped before what it ran for was done
    OutsideTask,           ///< only tasks can wait
    EndlessCancel,         ///< tasks that wait for each other pass a request on for ever
};

/// What a runtime asks of the language whose program it runs: to make the language's own objects.
class Host {
public:
    virtual ~Host() = default;
    /// A CancelledError, with the message of `cancel(msg)` if there is one.
    virtual Payload cancelledError(const Payload& message) = 0;
    /// The same, as `gather(return_exceptions=True)` lists it: asyncio gives it an empty message
    /// where there is none.
    virtual Payload gatheredCancellation(const Payload& message) { return cancelledError(message); }
    /// A TimeoutError; `cause` is the CancelledError that it replaces (may be null).
    virtual Payload timeoutError(const Payload& cause) = 0;
    /// An exception that came of a time limit, but is no cancellation any more: where its history
    /// has one, a TimeoutError stands for it.
    virtual void noteTimeout(const Payload& exception) { (void)exception; }
    virtual Payload faultError(Fault fault) = 0;
    /// A task that awaits itself: the error that it meets there.
    virtual Payload selfAwaitError(Task&) { return faultError(Fault::InvalidState); }
    /// A task that awaits a future of another loop: the error that it meets there.
    virtual Payload foreignFutureError(Task&, Future&) { return faultError(Fault::InvalidState); }
    /// Something that tasks of another loop have waited for is waited for by tasks of this one.
    virtual Payload boundElsewhereError(Opaque&) { return faultError(Fault::InvalidState); }
    /// A task that `asyncio.run` cancelled at its end failed instead.
    virtual Coroutine<void> failedAtShutdown(Ref<Task>) { co_return; }
    /// The program is over, and the task will never run again. Returned is what is raised where it
    /// stands, for the last of its code; null: nothing.
    virtual Payload leftPending(Task&) { return {}; }
    /// An exception group `unhandled errors in a TaskGroup`.
    virtual Payload exceptionGroup(std::vector<Payload> exceptions) = 0;
    /// The list that `gather` returns.
    virtual Payload list(std::vector<Payload> values) = 0;
    /// One line for people about an exception of the program: `ValueError: x`.
    virtual std::string summary(const Payload& exception) = 0;
    /// A task that closes it, for each async generator still open when the loop is closed.
    virtual std::vector<Ref<Task>> openGenerators() { return {}; }
    /// `NAME` or `NAME(ARGUMENT)` of the coroutines that were made, never started, and refer to the
    /// lock, queue, ...
    virtual std::vector<std::string> unstartedThatReferTo(ObjectId) { return {}; }
    /// Whether what the code of a lane has still to do has the lock, queue, ... at hand, as far as
    /// one can tell: `unknown` where one cannot. `task`: whose that is; null: the program's own.
    virtual bool refersTo(LaneId, Task*, ObjectId, bool unknown) { return unknown; }
    /// The exception of a future that the runtime made is lost: nobody has looked at it.
    virtual void neverRetrieved(Future&) {}
    /// A call that the loop has made was slow (`EventLoop::slowCall`): a step of a task, or a
    /// `Handle` or `Callback` of the program. REQUIRES nothing: runs no code of the program.
    virtual void slowCall(Opaque& called, Duration took)
    {
        (void)called;
        (void)took;
    }
    /// An exception that left the program.
    virtual RunError uncaught(const Payload& exception) = 0;
};

} // namespace awaitscope
