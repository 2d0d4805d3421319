#include "core/trace/event.h"

namespace awaitscope {

// No default in these switches: a value that is added without a name is a warning.

std::string_view nameOf(EventKind kind)
{
    switch (kind) {
    case EventKind::RunStarted: return "run_started";
    case EventKind::RunFinished: return "run_finished";
    case EventKind::TaskCreated: return "task_created";
    case EventKind::TaskReady: return "task_ready";
    case EventKind::TaskRunning: return "task_running";
    case EventKind::TaskWaiting: return "task_waiting";
    case EventKind::TaskPreempted: return "task_preempted";
    case EventKind::TaskFinished: return "task_finished";
    case EventKind::CancelRequested: return "cancel_requested";
    case EventKind::TimerSet: return "timer_set";
    case EventKind::TimerFired: return "timer_fired";
    case EventKind::Iteration: return "iteration";
    case EventKind::CallbackStarted: return "callback_started";
    case EventKind::CallbackFinished: return "callback_finished";
    case EventKind::WorkStarted: return "work_started";
    case EventKind::WorkFinished: return "work_finished";
    case EventKind::BlockedStarted: return "blocked_started";
    case EventKind::BlockedFinished: return "blocked_finished";
    case EventKind::LockAcquired: return "lock_acquired";
    case EventKind::LockReleased: return "lock_released";
    case EventKind::QueuePut: return "queue_put";
    case EventKind::QueueGot: return "queue_got";
    case EventKind::Output: return "output";
    case EventKind::Deadlock: return "deadlock";
    case EventKind::LimitReached: return "limit_reached";
    case EventKind::PrioritySet: return "priority_set";
    }
    return {};
}

std::string_view nameOf(ReadyReason reason)
{
    switch (reason) {
    case ReadyReason::Created: return "created";
    case ReadyReason::Yielded: return "yielded";
    case ReadyReason::Timer: return "timer";
    case ReadyReason::TaskDone: return "task_done";
    case ReadyReason::FutureDone: return "future_done";
    case ReadyReason::GatherDone: return "gather_done";
    case ReadyReason::Lock: return "lock";
    case ReadyReason::Event: return "event";
    case ReadyReason::Condition: return "condition";
    case ReadyReason::Item: return "item";
    case ReadyReason::Space: return "space";
    case ReadyReason::Joined: return "joined";
    case ReadyReason::Barrier: return "barrier";
    case ReadyReason::Cancelled: return "cancelled";
    case ReadyReason::Timeout: return "timeout";
    case ReadyReason::ThreadDone: return "thread_done";
    }
    return {};
}

std::string_view nameOf(PreemptReason reason)
{
    switch (reason) {
    case PreemptReason::Quantum: return "quantum";
    case PreemptReason::Priority: return "priority";
    case PreemptReason::Shorter: return "shorter";
    case PreemptReason::Level: return "level";
    case PreemptReason::Runtime: return "runtime";
    }
    return {};
}

std::string_view nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Result: return "result";
    case Outcome::Exception: return "exception";
    case Outcome::Cancelled: return "cancelled";
    }
    return {};
}

std::string_view nameOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Ok: return "ok";
    case RunStatus::Exception: return "exception";
    case RunStatus::Exit: return "exit";
    case RunStatus::Deadlock: return "deadlock";
    case RunStatus::Limit: return "limit";
    }
    return {};
}

std::string_view nameOf(Limit limit)
{
    switch (limit) {
    case Limit::None: return "none";
    case Limit::Until: return "until";
    case Limit::Events: return "events";
    case Limit::Statements: return "statements";
    case Limit::Memory: return "memory";
    case Limit::Depth: return "depth";
    case Limit::Output: return "output";
    case Limit::Stopped: return "stopped";
    }
    return {};
}

ObjectId awaitedObject(const Event& event)
{
    switch (event.waitReason()) {
    case WaitReason::Lock:
    case WaitReason::Semaphore:
    case WaitReason::Event:
    case WaitReason::Condition:
    case WaitReason::QueueGet:
    case WaitReason::QueuePut:
    case WaitReason::QueueJoin:
    case WaitReason::Barrier: return event.subject;
    default: return kNone;
    }
}

} // namespace awaitscope
