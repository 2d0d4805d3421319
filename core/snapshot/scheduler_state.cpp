#include "core/snapshot/scheduler_state.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace awaitscope {

namespace {

VirtualTime deadlineOf(const Trace& trace, EventIndex set)
{
    return VirtualTime::atNanoseconds(trace.number(trace[set].argument));
}

// Events that others bring about carry the others' place.
bool hasOwnPlace(const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::CancelRequested:
    case EventKind::TimerFired: return false;
    default: return event.span != 0;
    }
}

} // namespace

FiredTimers firedTimers(const Trace& trace)
{
    FiredTimers fired{std::vector<bool>(trace.size()), std::vector<bool>(trace.size())};
    for (size_t i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        if (event.kind != EventKind::TimerFired || event.cause == kNone ||
            trace[event.cause].kind != EventKind::TimerSet)
            continue;
        fired.fire[event.cause] = true;
        fired.late[event.cause] = event.time > deadlineOf(trace, event.cause);
    }
    return fired;
}

SchedulerState::SchedulerState(const Trace& trace)
    : m_states(trace), m_lanes(trace.lanes().size()), m_awaited(trace.lanes().size(), kNone),
      m_objects(trace.objects().size())
{
    for (LaneId lane = 0; lane < m_lanes.size(); ++lane)
        m_lanes[lane].state = m_states[lane];
}

void SchedulerState::apply(const Trace& trace, const FiredTimers& fired, EventIndex index)
{
    const Event& event = trace[index];
    m_states.apply(event, [&](LaneId lane, LaneState from, LaneState to) {
        changed(trace, index, lane, from, to);
    });
    if (event.kind == EventKind::TaskReady && m_lanes[event.lane].event != kNone &&
        trace[m_lanes[event.lane].event].kind == EventKind::TaskCreated) {
        // A new task is ready from its creation on: what says so is the second event.
        m_lanes[event.lane].event = index;
        if (!m_ready.empty() && m_ready.back().lane == event.lane) {
            m_ready.pop_back();
            enterReady(trace, event.lane, index);
        }
    }
    if (event.kind == EventKind::Iteration) m_iteration = event.subject;
    if (event.kind == EventKind::Output) ++m_outputs;
    applyWait(trace, event);
    applyTimers(trace, fired, index);
    applyObjects(trace, event);
    if (event.lane != kNone && hasOwnPlace(event)) m_lanes[event.lane].place = index;
}

void SchedulerState::changed(const Trace& trace, EventIndex index, LaneId lane, LaneState from,
                             LaneState to)
{
    if (from == LaneState::Ready) leaveReady(lane);
    const Event& event = trace[index];
    LaneStatus& status = m_lanes[lane];
    status.state = to;
    status.event = index;
    if (occupiesCore(to)) status.core = event.core;
    if (to == LaneState::Ready) enterReady(trace, lane, index);
}

void SchedulerState::applyWait(const Trace& trace, const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskWaiting:
        leaveWaiting(event.lane);
        m_awaited[event.lane] = awaitedObject(event);
        if (m_awaited[event.lane] != kNone)
            m_objects[m_awaited[event.lane]].waiters.push_back(event.lane);
        break;
    case EventKind::TaskReady:
    case EventKind::TaskFinished:
        leaveWaiting(event.lane);
        forgetTimers(trace, event.lane);
        break;
    default: break;
    }
}

void SchedulerState::enterReady(const Trace& trace, LaneId lane, EventIndex index)
{
    const Event& event = trace[index];
    // A new task comes last until its TaskReady, the next event, says where it stands.
    const bool hasRank =
        event.kind == EventKind::TaskReady || event.kind == EventKind::TaskPreempted;
    const int64_t rank =
        hasRank ? trace.number(event.argument) : std::numeric_limits<int64_t>::max();
    auto place = m_ready.end();
    while (place != m_ready.begin() && std::prev(place)->rank > rank)
        --place;
    m_ready.insert(place, {lane, event.time, index, rank});
}

void SchedulerState::leaveReady(LaneId lane)
{
    const auto found = std::find_if(m_ready.begin(), m_ready.end(),
                                    [lane](const ReadyEntry& entry) { return entry.lane == lane; });
    if (found != m_ready.end()) m_ready.erase(found);
}

void SchedulerState::leaveWaiting(LaneId lane)
{
    const ObjectId object = std::exchange(m_awaited[lane], kNone);
    if (object != kNone) std::erase(m_objects[object].waiters, lane);
}

void SchedulerState::forgetTimers(const Trace& trace, LaneId lane)
{
    if (const auto abandoned = m_abandoned.find(lane); abandoned != m_abandoned.end()) {
        for (const EventIndex set : abandoned->second)
            m_timers.erase({deadlineOf(trace, set), set});
        m_abandoned.erase(abandoned);
    }
}

// No event says that a timer is cancelled. One that never fires is taken to be pending until its
// lane's wait is over, or its deadline has passed.
void SchedulerState::applyTimers(const Trace& trace, const FiredTimers& fired, EventIndex index)
{
    const Event& event = trace[index];
    if (event.kind == EventKind::TimerSet) {
        m_timers.emplace(TimerKey{deadlineOf(trace, index), index}, event.lane);
        if (!fired.fire[index] && event.lane != kNone) m_abandoned[event.lane].push_back(index);
    } else if (event.kind == EventKind::TimerFired && event.cause != kNone &&
               trace[event.cause].kind == EventKind::TimerSet) {
        m_timers.erase({deadlineOf(trace, event.cause), event.cause});
    }
    if (event.time == m_time) return;
    m_time = event.time;
    for (auto timer = m_timers.begin();
         timer != m_timers.end() && timer->first.deadline < event.time;)
        timer = fired.fire[timer->first.set] ? std::next(timer) : m_timers.erase(timer);
}

void SchedulerState::applyObjects(const Trace& trace, const Event& event)
{
    switch (event.kind) {
    case EventKind::LockAcquired: m_objects[event.subject].holders.push_back(event.lane); break;
    case EventKind::LockReleased: {
        // Whoever releases need not be a holder.
        auto& holders = m_objects[event.subject].holders;
        auto found = std::find(holders.begin(), holders.end(), event.lane);
        if (found == holders.end()) found = holders.begin();
        if (found != holders.end()) holders.erase(found);
        break;
    }
    case EventKind::QueuePut:
    case EventKind::QueueGot: m_objects[event.subject].items = trace.number(event.argument); break;
    default: break;
    }
}

size_t SchedulerState::size() const
{
    return 64 + 2 * m_lanes.size() + 2 * m_ready.size() + 6 * m_timers.size() +
           8 * m_objects.size();
}

Snapshot SchedulerState::snapshot(const Trace& trace, const FiredTimers& fired,
                                  EventIndex index) const
{
    Snapshot snapshot;
    snapshot.event = index;
    snapshot.time = trace[index].time;
    snapshot.iteration = m_iteration;
    snapshot.lanes = m_lanes;
    snapshot.ready.assign(m_ready.begin(), m_ready.end());
    snapshot.objects = m_objects;
    snapshot.outputs = m_outputs;
    for (const auto& [key, lane] : m_timers) {
        snapshot.timers.push_back({lane, key.deadline, key.set});
        const bool isDue = fired.late[key.set] && key.deadline <= snapshot.time;
        if (isDue && lane != kNone && snapshot.lanes[lane].state == LaneState::Waiting)
            snapshot.lanes[lane].state = LaneState::Late;
    }

    const RunSettings& settings = trace.settings();
    const uint32_t cores = settings.model == Model::Preemptive ? std::max(settings.cores, 1u) : 1;
    snapshot.running.assign(cores, kNone);
    for (LaneId lane = 0; lane < m_lanes.size(); ++lane) {
        const LaneStatus& status = m_lanes[lane];
        if (!occupiesCore(status.state) || status.core >= cores || !runsOnCores(trace, lane))
            continue;
        // Of two on one thread, the one that came later is called by the other.
        LaneId& running = snapshot.running[status.core];
        if (running == kNone || m_lanes[running].event < status.event) running = lane;
    }
    return snapshot;
}

} // namespace awaitscope
