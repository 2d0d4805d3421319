#include "core/snapshot/scheduler_state.h"

#include "core/trace/event_text.h"
#include "core/trace/holders.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace awaitscope {

namespace {

VirtualTime deadlineOf(const Trace& trace, EventIndex set)
{
    return VirtualTime::atNanoseconds(trace.number(trace[set].argument));
}

/// The TimerSet of the sleep that begins with an event of the event loop; none: it is no such.
EventIndex timerOfSleep(const Trace& trace, EventIndex wait)
{
    const Event& event = trace[wait];
    const bool isSleep = trace.settings().model == Model::Cooperative &&
                         event.kind == EventKind::TaskWaiting &&
                         event.waitReason() == WaitReason::Sleep && wait > 0;
    if (!isSleep) return kNone;
    const Event& before = trace[wait - 1];
    return before.kind == EventKind::TimerSet && before.lane == event.lane ? wait - 1 : kNone;
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

Foresight::Foresight(const Trace& trace) : fires(trace.size()), late(trace.size())
{
    const bool switchesTakeTime =
        trace.settings().model == Model::Preemptive && trace.settings().switchCost > Duration();
    if (switchesTakeTime) served.resize(trace.size(), kNone);
    std::vector<EventIndex> ready(trace.lanes().size(), kNone);
    std::vector<EventIndex> sleeps(trace.lanes().size(), kNone); // by lane: the timer of its sleep
    const auto endSleep = [&](LaneId lane, VirtualTime time) {
        const EventIndex set = std::exchange(sleeps[lane], kNone);
        if (set != kNone && time > dueTimeOf(trace, trace[set])) late[set] = true;
    };
    for (EventIndex i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        switch (event.kind) {
        case EventKind::TimerFired:
            if (event.cause == kNone || trace[event.cause].kind != EventKind::TimerSet) break;
            fires[event.cause] = true;
            late[event.cause] = event.time > dueTimeOf(trace, trace[event.cause]);
            break;
        case EventKind::TaskWaiting:
            if (const EventIndex set = timerOfSleep(trace, i); set != kNone)
                sleeps[event.lane] = set;
            break;
        case EventKind::TaskReady: endSleep(event.lane, event.time); [[fallthrough]];
        case EventKind::TaskPreempted: ready[event.lane] = i; break;
        case EventKind::TaskRunning:
            if (switchesTakeTime && ready[event.lane] != kNone) served[ready[event.lane]] = i;
            ready[event.lane] = kNone;
            break;
        default: break;
        }
    }
    for (LaneId lane = 0; lane < sleeps.size(); ++lane)
        endSleep(lane, trace.end());
}

SchedulerState::SchedulerState(const Trace& trace)
    : m_states(trace), m_lanes(trace.lanes().size()),
      m_lines(trace.lanes().size(), trace.objects().size()), m_objects(trace.objects().size())
{
    for (LaneId lane = 0; lane < m_lanes.size(); ++lane)
        m_lanes[lane].state = m_states[lane];
}

void SchedulerState::apply(const Trace& trace, const Foresight& foresight, EventIndex index)
{
    const Event& event = trace[index];
    m_states.apply(event, [&](LaneId lane, LaneState from, LaneState to) {
        changed(trace, index, lane, from, to);
    });
    if (event.kind == EventKind::TaskReady && m_lanes[event.lane].event != kNone &&
        trace[m_lanes[event.lane].event].kind == EventKind::TaskCreated) {
        // A new task is ready from its creation on: what says so is the second event.
        const bool wasReady = m_ready.erase(entryOf(trace, event.lane)) > 0;
        m_lanes[event.lane].event = index;
        if (wasReady) m_ready.insert(entryOf(trace, event.lane));
    }
    if (event.kind == EventKind::Iteration) m_iteration = event.subject;
    if (event.kind == EventKind::Output) ++m_outputs;
    applyWait(trace, event);
    applyTimers(trace, foresight, index);
    applyObjects(trace, event);
    if (event.lane != kNone && hasOwnPlace(event)) m_lanes[event.lane].place = index;
}

void SchedulerState::changed(const Trace& trace, EventIndex index, LaneId lane, LaneState from,
                             LaneState to)
{
    if (from == LaneState::Ready) m_ready.erase(entryOf(trace, lane));
    const Event& event = trace[index];
    LaneStatus& status = m_lanes[lane];
    status.state = to;
    status.event = index;
    if (occupiesCore(to)) status.core = event.core;
    if (to == LaneState::Ready) m_ready.insert(entryOf(trace, lane));
}

void SchedulerState::applyWait(const Trace& trace, const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskWaiting:
        m_lines.leave(event.lane);
        if (const ObjectId object = awaitedObject(event); object != kNone) {
            m_lines.join(event.lane, object);
            m_objects[object].used = true;
        }
        break;
    case EventKind::TaskReady:
    case EventKind::TaskFinished:
        m_lines.leave(event.lane);
        forgetTimers(trace, event.lane);
        break;
    default: break;
    }
}

// REQUIRES: the lane is ready.
ReadyEntry SchedulerState::entryOf(const Trace& trace, LaneId lane) const
{
    const EventIndex index = m_lanes[lane].event;
    const Event& event = trace[index];
    // A new task comes last until its TaskReady, the next event, says where it stands.
    const bool hasRank =
        event.kind == EventKind::TaskReady || event.kind == EventKind::TaskPreempted;
    const int64_t rank =
        hasRank ? trace.number(event.argument) : std::numeric_limits<int64_t>::max();
    return {lane, event.time, index, rank, {}, loopOf(trace, lane)};
}

void SchedulerState::forgetTimers(const Trace& trace, LaneId lane)
{
    const auto found = m_abandoners.find(lane);
    if (found == m_abandoners.end()) return;
    for (const EventIndex set : found->second) {
        m_timers.erase({deadlineOf(trace, set), set});
        m_abandoned.erase({deadlineOf(trace, set), set});
    }
    m_abandoners.erase(found);
}

// No event says that a timer is cancelled. One that never fires is taken to be pending until its
// lane's wait is over, or its deadline has passed and nobody is late for it.
void SchedulerState::applyTimers(const Trace& trace, const Foresight& foresight, EventIndex index)
{
    const Event& event = trace[index];
    if (event.kind == EventKind::TimerSet) {
        const TimerKey key{deadlineOf(trace, index), index};
        m_timers.emplace(key, event.lane);
        if (!foresight.fires[index]) {
            if (!foresight.late[index]) m_abandoned.emplace(key, event.lane);
            if (event.lane != kNone) m_abandoners[event.lane].push_back(index);
        }
    } else if (event.kind == EventKind::TimerFired && event.cause != kNone &&
               trace[event.cause].kind == EventKind::TimerSet) {
        m_timers.erase({deadlineOf(trace, event.cause), event.cause});
    }
    if (event.time == m_time) return;
    m_time = event.time;
    while (!m_abandoned.empty() && m_abandoned.begin()->first.deadline < event.time) {
        m_timers.erase(m_abandoned.begin()->first);
        m_abandoned.erase(m_abandoned.begin());
    }
}

void SchedulerState::applyObjects(const Trace& trace, const Event& event)
{
    switch (event.kind) {
    case EventKind::LockAcquired:
        m_objects[event.subject].holders.push_back(event.lane);
        m_objects[event.subject].used = true;
        break;
    case EventKind::LockReleased: takeBack(m_objects[event.subject].holders, event.lane); break;
    case EventKind::QueuePut:
    case EventKind::QueueGot:
        m_objects[event.subject].items = trace.number(event.argument);
        m_objects[event.subject].used = true;
        break;
    default: break;
    }
}

size_t SchedulerState::bytes() const
{
    constexpr size_t kNode = 32; // of a tree, besides what it holds
    return 1024 + m_lanes.size() * (sizeof(LaneStatus) + 16) +
           m_ready.size() * (sizeof(ReadyEntry) + kNode) +
           (m_timers.size() + 4 * m_abandoned.size()) * (sizeof(TimerKey) + kNode) +
           m_objects.size() * (sizeof(ObjectStatus) + 8);
}

Snapshot SchedulerState::snapshot(const Trace& trace, const Foresight& foresight,
                                  EventIndex index) const
{
    Snapshot snapshot;
    snapshot.event = index;
    snapshot.time = trace[index].time;
    snapshot.iteration = m_iteration;
    snapshot.lanes = m_lanes;
    snapshot.ready.assign(m_ready.begin(), m_ready.end());
    snapshot.objects = m_objects;
    for (ObjectId object = 0; object < m_objects.size(); ++object)
        snapshot.objects[object].waiters = m_lines.waitersOf(object);
    snapshot.outputs = m_outputs;
    for (const auto& [key, lane] : m_timers) {
        snapshot.timers.push_back({lane, key.deadline, key.set});
        const bool isDue = foresight.late[key.set] && key.deadline <= snapshot.time;
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
    if (!foresight.served.empty()) findChosen(trace, foresight, snapshot);
    return snapshot;
}

// No event says that a core begins to pass to a thread: it follows from when that one runs.
void SchedulerState::findChosen(const Trace& trace, const Foresight& foresight,
                                Snapshot& snapshot) const
{
    std::vector<ReadyEntry*> next(snapshot.running.size()); // by core: who runs there next
    const auto servedOf = [&](const ReadyEntry& entry) { return foresight.served[entry.event]; };
    for (ReadyEntry& entry : snapshot.ready) {
        if (servedOf(entry) == kNone) continue;
        ReadyEntry*& first = next[trace[servedOf(entry)].core];
        if (!first || servedOf(entry) < servedOf(*first)) first = &entry;
    }
    for (size_t core = 0; core < next.size(); ++core) {
        if (!next[core] || snapshot.running[core] != kNone) continue;
        const VirtualTime begun = trace[servedOf(*next[core])].time + -trace.settings().switchCost;
        if (begun <= snapshot.time) next[core]->core = static_cast<uint8_t>(core);
    }
    std::stable_partition(snapshot.ready.begin(), snapshot.ready.end(),
                          [](const ReadyEntry& entry) { return entry.core.has_value(); });
}

} // namespace awaitscope
