#include "core/timeline/lane_state.h"

namespace awaitscope {

LaneStates::LaneStates(const Trace& trace) : m_lanes(&trace.lanes())
{
    if (trace.settings().model == Model::Synchronous) m_createdState = LaneState::Absent;
    m_states.reserve(m_lanes->size());
    for (LaneId lane = 0; lane < m_lanes->size(); ++lane)
        m_states.push_back(isPlace(lane) ? LaneState::Idle : LaneState::Absent);
    m_beneath = m_states;
}

bool LaneStates::isPlace(LaneId lane) const
{
    const LaneKind kind = (*m_lanes)[lane].kind;
    return kind == LaneKind::Program || kind == LaneKind::Callbacks;
}

bool LaneStates::isCallbacksVisitor(LaneId lane) const
{
    return lane == m_visitor && (*m_lanes)[lane].kind == LaneKind::Callbacks;
}

LaneState LaneStates::next(const Event& event, LaneState from) const
{
    // What a done callback does in a task that has just ended is not the task's doing.
    if (from == LaneState::Finished) return from;
    switch (event.kind) {
    case EventKind::TaskCreated: return m_createdState;
    case EventKind::TaskReady:
        // Who has kept its thread goes on at once.
        if (from == LaneState::Holding) return from;
        return event.readyReason() == ReadyReason::Created ? m_createdState : LaneState::Ready;
    case EventKind::TaskPreempted: return LaneState::Ready;
    case EventKind::TaskRunning: return LaneState::Computing;
    case EventKind::TaskWaiting:
        if (event.keepsThread()) return LaneState::Holding;
        return event.waitReason() == WaitReason::Call ? LaneState::InCall : LaneState::Waiting;
    case EventKind::TaskFinished: return LaneState::Finished;
    case EventKind::CallbackStarted: return LaneState::Computing;
    case EventKind::CallbackFinished:
        // The function may have made ready whoever waits underneath it.
        if (!occupiesCore(from)) return from;
        return isPlace(event.lane) ? LaneState::Idle : m_beneath[event.lane];
    case EventKind::WorkStarted: return from == LaneState::Idle ? LaneState::Computing : from;
    case EventKind::WorkFinished: return isCallbacksVisitor(event.lane) ? LaneState::Idle : from;
    case EventKind::Output:
        // What is told of a callback that is over takes no time.
        return from == LaneState::Idle && (*m_lanes)[event.lane].kind == LaneKind::Program
                   ? LaneState::Computing
                   : from;
    case EventKind::BlockedStarted:
        return from == LaneState::Idle || occupiesCore(from) ? LaneState::Holding : from;
    case EventKind::BlockedFinished:
        if (isCallbacksVisitor(event.lane)) return LaneState::Idle;
        return from == LaneState::Holding ? LaneState::Computing : from;
    default: return from;
    }
}

bool LaneStates::endsVisit(const Event& event) const
{
    switch (event.kind) {
    case EventKind::Iteration:
    case EventKind::RunFinished: return true;
    case EventKind::TaskRunning:
    case EventKind::CallbackStarted:
    case EventKind::WorkStarted:
    case EventKind::BlockedStarted:
    case EventKind::Output: return event.lane != m_visitor;
    default: return false;
    }
}

} // namespace awaitscope
