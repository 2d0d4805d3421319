#pragma once

#include "core/time/virtual_time.h"

#include <cstdint>
#include <string_view>

namespace awaitscope {

/// Index of a lane in `Trace::lanes()`: a task, or one of the places where code runs outside any
/// task.
using LaneId = uint32_t;
/// Index of an event in its trace.
using EventIndex = uint32_t;
/// Index of a lock, queue, ... in `Trace::objects()`.
using ObjectId = uint32_t;
/// Index of an interned text; 0 is the empty text.
using TextId = uint32_t;
/// Index of an interned 64-bit number (durations and times in nanoseconds); 0 is the number 0.
using NumberId = uint32_t;
/// Index in the trace's table of source spans; 0 is "no place in the source".
using SpanId = uint32_t;

/// "None" for `LaneId`, `EventIndex` and `ObjectId`.
inline constexpr uint32_t kNone = 0xffffffff;

/// What an event records. Beside each kind: what its fields `subject` (-> object) and `argument`
/// hold, when not none. The names in traces are these in snake case, fixed by the command line's
/// contract.
enum class EventKind : uint8_t {
    RunStarted,    ///< always event 0
    RunFinished,   ///< always the last; detail = RunStatus; argument = text of the error's last
                   ///< traceback line
    TaskCreated,   ///< lane = the new task; subject = the creator's lane; detail = its event loop,
                   ///< of those that have had tasks: 0 the first
    TaskReady,     ///< subject = the lane that made it ready (none: the loop itself); detail =
                   ///< ReadyReason; argument = number: its rank in the queue, the least first
    TaskRunning,   ///< core = where; the task has the thread or core from here on
    TaskWaiting,   ///< detail = WaitReason, and `kKeepsThread` or not; subject, argument: see
                   ///< WaitReason
    TaskPreempted, ///< lost its core against its will; it is ready from here on, without another
                   ///< TaskReady; detail = PreemptReason; subject = who is first; argument: rank
    TaskFinished,  ///< detail = Outcome; argument = text (`ValueError: x`) when it failed
    CancelRequested, ///< lane = whose cancellation is asked for; subject = the lane that asks
    TimerSet,   ///< lane = for whom; argument = number: the deadline, ns since the start of the run
    TimerFired, ///< cause = its TimerSet; time - deadline is how late it is
    Iteration,  ///< cooperative: a turn of the loop begins; subject = its number (from 1), argument
                ///< = number: handles ready
    CallbackStarted,  ///< lane = where it runs; argument = text: the callback's name
    CallbackFinished, ///< the same
    WorkStarted,      ///< argument = number: nanoseconds of CPU asked for
    WorkFinished,     ///<
    BlockedStarted,  ///< `time.sleep`, or a synchronous sleep: holds the thread; argument = number:
                     ///< nanoseconds
    BlockedFinished, ///<
    LockAcquired,    ///< subject = object (lock, semaphore); the lane owns it from here on
    LockReleased,    ///< subject = object; lane = who released
    QueuePut,        ///< subject = object; argument = number: items in it afterwards
    QueueGot,        ///< the same
    Output,          ///< argument = text, one line without its newline; detail = OutputFlags
    Deadlock,        ///< detail = DeadlockExtent; argument = text: the lanes concerned, as numbers
                     ///< separated by spaces (of a cycle, each waits for the next); then, for each
                     ///< coroutine that could have helped, `;NAME OBJECT` or
                     ///< `;NAME(ARGUMENT) OBJECT`
    LimitReached,    ///< detail = Limit
    PrioritySet,     ///< argument = number: the lane's own priority from here on
};

/// Why a task became ready.
enum class ReadyReason : uint16_t {
    Created,    ///< has just been made
    Yielded,    ///< stepped aside by `sleep(0)`
    Timer,      ///< its sleep is over
    TaskDone,   ///< the task it awaited has ended; by = that task
    FutureDone, ///< the future it awaited was completed
    GatherDone, ///< all (or the first failure) of what `gather`, `wait`, ... waited for
    Lock,       ///< was given, or may take, a lock or a semaphore
    Event,      ///< an `Event` was set
    Condition,  ///< was notified
    Item,       ///< there is an item in its queue
    Space,      ///< there is room in its queue
    Joined,     ///< a queue's `join`: every item is processed
    Barrier,    ///< all parties have arrived
    Cancelled,  ///< will have CancelledError raised at its await
    Timeout,    ///< the time limit around it is over
    ThreadDone, ///< the thread of `to_thread` has ended
};

/// What a task waits for.
enum class WaitReason : uint16_t {
    Sleep,     ///< argument = number: length of the sleep
    Task,      ///< awaits (joins) a task; subject = its lane
    Future,    ///< awaits a plain future
    Gather,    ///< argument = number: how many awaitables; subject: see `awaitedLanes`
    Wait,      ///< `asyncio.wait`, `as_completed`; the same
    Group,     ///< leaves a TaskGroup; the same, of those that are left
    Lock,      ///< subject = object
    Semaphore, ///< subject = object
    Event,     ///< subject = object
    Condition, ///< subject = object
    QueueGet,  ///< subject = object
    QueuePut,  ///< subject = object
    QueueJoin, ///< subject = object
    Barrier,   ///< subject = object
    Call,      ///< synchronous: underneath the call that it made; subject = the callee's lane
    Thread,    ///< `to_thread`, an executor; subject = its lane
    Shutdown,  ///< `asyncio.run` waits for what it has cancelled
    Queued,    ///< the result of a function that no thread of its pool is free for; subject: those
               ///< threads, and its name: see `awaitedLanes` and `queuedFunction`
    Work,      ///< a thread of a pool: has nothing to do until a function is handed to the pool
};

/// Why a task lost its core.
enum class PreemptReason : uint16_t {
    Quantum,  ///< its quantum is used up, and somebody is ready
    Priority, ///< somebody with a lower number is ready
    Shorter,  ///< somebody who has less left to compute is ready
    Level,    ///< somebody of a higher level is ready
    Runtime,  ///< somebody woke who has had less CPU time, by more than a quantum
};

enum class Outcome : uint16_t { Result, Exception, Cancelled };
enum class RunStatus : uint16_t { Ok, Exception, Exit, Deadlock, Limit };
enum class Limit : uint16_t { None, Until, Events, Statements, Memory, Depth, Output, Stopped };
/// What a Deadlock event says.
enum class DeadlockExtent : uint16_t {
    Run,   ///< nothing can run any more: the run ends
    Cycle, ///< some wait for each other in a circle that no timeout can break; others go on
};
/// Bit of a TaskWaiting's detail: it gives its thread to nobody meanwhile. So waits a coroutine for
/// a lock of `threading`: the event loop stands still. Its TaskReady and TaskRunning end that.
inline constexpr uint16_t kKeepsThread = 0x8000;
/// Bits of an output event's detail.
enum OutputFlags : uint16_t { OutputToStderr = 1, OutputPartial = 2 };

/// One recorded fact. Fixed size, so that a task switch costs a few nanoseconds and a trace of
/// millions fits in memory.
struct Event {
    VirtualTime time;
    EventIndex cause = kNone; ///< the event that brought this one about; always earlier
    LaneId lane = kNone;      ///< whom it is about
    uint32_t subject = kNone; ///< a lane or an object, as the kind says
    uint32_t argument = 0;    ///< a TextId or a NumberId, as the kind says
    SpanId span = 0;
    EventKind kind = EventKind::RunStarted;
    uint8_t core = 0; ///< from 0
    uint16_t detail = 0;

    ReadyReason readyReason() const { return static_cast<ReadyReason>(detail); }
    PreemptReason preemptReason() const { return static_cast<PreemptReason>(detail); }
    WaitReason waitReason() const { return static_cast<WaitReason>(detail & ~kKeepsThread); }
    bool keepsThread() const
    {
        return kind == EventKind::TaskWaiting && (detail & kKeepsThread) != 0;
    }
    Outcome outcome() const { return static_cast<Outcome>(detail); }
    RunStatus status() const { return static_cast<RunStatus>(detail); }
    Limit limit() const { return static_cast<Limit>(detail); }
    DeadlockExtent extent() const { return static_cast<DeadlockExtent>(detail); }
};
static_assert(sizeof(Event) == 32);

/// The lock, queue, ... that a TaskWaiting event waits for; none when it is no such wait.
ObjectId awaitedObject(const Event& event);

/// The names that traces use: `task_created`, `timer`, `result`, ...
std::string_view nameOf(EventKind kind);
std::string_view nameOf(ReadyReason reason);
std::string_view nameOf(PreemptReason reason);
std::string_view nameOf(Outcome outcome);
std::string_view nameOf(RunStatus status);
std::string_view nameOf(Limit limit);

} // namespace awaitscope
