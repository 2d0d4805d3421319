#include "core/trace/event_fields.h"

namespace awaitscope {

// No default in these switches: a kind that is added without an answer is a warning.

ArgumentKind argumentKindOf(EventKind kind)
{
    switch (kind) {
    case EventKind::RunFinished:
    case EventKind::TaskFinished:
    case EventKind::CallbackStarted:
    case EventKind::CallbackFinished:
    case EventKind::Output:
    case EventKind::Deadlock: return ArgumentKind::Text;
    case EventKind::TaskReady:
    case EventKind::TaskWaiting:
    case EventKind::TaskPreempted:
    case EventKind::TimerSet:
    case EventKind::Iteration:
    case EventKind::WorkStarted:
    case EventKind::BlockedStarted:
    case EventKind::QueuePut:
    case EventKind::QueueGot:
    case EventKind::PrioritySet: return ArgumentKind::Number;
    case EventKind::RunStarted:
    case EventKind::TaskCreated:
    case EventKind::TaskRunning:
    case EventKind::CancelRequested:
    case EventKind::TimerFired:
    case EventKind::WorkFinished:
    case EventKind::BlockedFinished:
    case EventKind::LockAcquired:
    case EventKind::LockReleased:
    case EventKind::LimitReached: return ArgumentKind::None;
    }
    return ArgumentKind::None;
}

SubjectKind subjectKindOf(const Event& event)
{
    switch (event.kind) {
    case EventKind::LockAcquired:
    case EventKind::LockReleased:
    case EventKind::QueuePut:
    case EventKind::QueueGot: return SubjectKind::Object;
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::TaskPreempted:
    case EventKind::CancelRequested: return SubjectKind::Lane;
    case EventKind::Iteration: return SubjectKind::Count;
    case EventKind::TaskWaiting: break;
    default: return SubjectKind::None;
    }
    switch (event.waitReason()) {
    case WaitReason::Lock:
    case WaitReason::Semaphore:
    case WaitReason::Event:
    case WaitReason::Condition:
    case WaitReason::QueueGet:
    case WaitReason::QueuePut:
    case WaitReason::QueueJoin:
    case WaitReason::Barrier: return SubjectKind::Object;
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group:
    case WaitReason::Queued: return SubjectKind::Lanes;
    default: return SubjectKind::Lane;
    }
}

std::string_view argumentKeyOf(const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskReady:
    case EventKind::TaskPreempted: return "rank";
    case EventKind::PrioritySet: return "priority";
    case EventKind::TimerSet: return "deadline";
    case EventKind::Iteration: return "ready";
    case EventKind::CallbackStarted:
    case EventKind::CallbackFinished: return "callback";
    case EventKind::WorkStarted:
    case EventKind::BlockedStarted: return "seconds";
    case EventKind::QueuePut:
    case EventKind::QueueGot: return "items";
    case EventKind::Output: return "text";
    case EventKind::TaskFinished:
        return event.outcome() == Outcome::Exception ? "error" : "argument";
    default: return "argument";
    }
}

bool isArgumentInSeconds(EventKind kind)
{
    return kind == EventKind::TimerSet || kind == EventKind::WorkStarted ||
           kind == EventKind::BlockedStarted;
}

bool isDetailNamed(EventKind kind)
{
    switch (kind) {
    case EventKind::TaskReady:
    case EventKind::TaskWaiting:
    case EventKind::TaskPreempted:
    case EventKind::TaskFinished:
    case EventKind::Output:
    case EventKind::LimitReached:
    case EventKind::RunFinished: return true;
    default: return false;
    }
}

bool needsLane(EventKind kind)
{
    switch (kind) {
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::TaskRunning:
    case EventKind::TaskWaiting:
    case EventKind::TaskPreempted:
    case EventKind::TaskFinished:
    case EventKind::CallbackStarted:
    case EventKind::CallbackFinished:
    case EventKind::PrioritySet: return true;
    default: return false;
    }
}

} // namespace awaitscope
