#include "core/timeline/timeline_builder.h"

#include "core/trace/event_text.h"
#include "core/trace/labels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

namespace awaitscope {

namespace {

// What makes module-level code worth seeing.
bool isDeed(const Event& event)
{
    return event.lane != kNone &&
           (event.kind == EventKind::Output || event.kind == EventKind::WorkStarted ||
            event.kind == EventKind::BlockedStarted);
}

/// From its deadline on, who waits is late.
void makeLate(const Trace& trace, std::vector<Interval>& intervals,
              std::vector<Interval>::iterator waiting, VirtualTime deadline)
{
    if (deadline <= waiting->start) {
        waiting->state = LaneState::Late;
        return;
    }
    Interval late = *waiting;
    late.state = LaneState::Late;
    late.start = deadline;
    late.startSlot = 0;
    late.begin = static_cast<EventIndex>(trace.firstAtOrAfter(deadline));
    waiting->stop = deadline;
    waiting->stopSlot = 0;
    waiting->end = late.begin;
    intervals.insert(std::next(waiting), late);
}

} // namespace

void TimelineBuilder::ReadyList::append(LaneId lane)
{
    const LaneId last = ends().previous;
    m_links[lane] = {last, kNone};
    of(last).next = lane;
    ends().previous = lane;
}

void TimelineBuilder::ReadyList::remove(LaneId lane)
{
    const Links links = m_links[lane];
    of(links.previous).next = links.next;
    of(links.next).previous = links.previous;
}

TimelineBuilder::TimelineBuilder(const Trace& trace)
    : m_trace(trace), m_timeline(trace), m_states(trace), m_strips(trace),
      m_ready(trace.lanes().size()), m_openMoments(trace.lanes().size(), kNone),
      m_openIntervals(trace.lanes().size(), false)
{
    assert(trace.size() > 0);
    m_timeline.m_starved = starvationIn(trace);
    std::stable_sort(m_timeline.m_starved.begin(), m_timeline.m_starved.end(),
                     [](const Starvation& a, const Starvation& b) { return a.end < b.end; });
    m_timeline.m_lanes.resize(trace.lanes().size());
    for (size_t number = 0; number < m_timeline.m_starved.size(); ++number)
        m_timeline.m_lanes[m_timeline.m_starved[number].lane].starved.push_back(number);
    m_timeline.m_slots.resize(trace.size());
    std::vector<std::string> labels = labelsOf(trace);
    for (LaneId lane = 0; lane < labels.size(); ++lane) {
        m_timeline.m_lanes[lane].label = std::move(labels[lane]);
        if (m_states[lane] != LaneState::Absent) openInterval(lane, m_states[lane], 0);
    }
}

Timeline TimelineBuilder::build()
{
    const auto size = static_cast<EventIndex>(m_trace.size());
    for (m_index = 0; m_index < size; ++m_index) {
        take(m_trace[m_index]);
        m_timeline.m_slots[m_index] = m_slots.position().slot;
    }
    m_index = size - 1;
    finish();
    return std::move(m_timeline);
}

void TimelineBuilder::take(const Event& event)
{
    m_slots.advanceTo(event.time);
    takeSlotOfActor(event);
    if (isDeed(event) && occupiesCore(m_states[event.lane]) && m_openMoments[event.lane] == kNone)
        beginMoment(event.lane);
    // A function that is called on top of a moment has slots of its own in it.
    if (event.kind == EventKind::CallbackFinished) m_slots.release(event.lane);
    m_states.apply(
        event, [&](LaneId lane, LaneState from, LaneState to) { changed(event, lane, from, to); });
    if (event.kind == EventKind::TimerFired) markLateness(event);
    if (event.kind == EventKind::Iteration) addTurn(event);
    addMarks(event);
}

// What has an order that one wants to see gets a slot, even long after its moment began.
void TimelineBuilder::takeSlotOfActor(const Event& event)
{
    LaneId actor = kNone;
    if (event.kind == EventKind::Output)
        actor = event.lane;
    else if (event.kind == EventKind::TaskCreated || event.kind == EventKind::CancelRequested)
        actor = event.subject;
    if (actor == kNone) return;
    if (m_openMoments[actor] != kNone) m_slots.take(actor);
}

void TimelineBuilder::changed(const Event& event, LaneId lane, LaneState from, LaneState to)
{
    const bool ran = occupiesCore(from);
    const bool runs = occupiesCore(to);
    const bool isResumed =
        event.kind == EventKind::TaskRunning && event.lane == lane && from != LaneState::Holding;
    if (ran && (!runs || isResumed)) endMoment(lane);
    // Module-level code is a moment only from when it does something.
    if (runs && m_openMoments[lane] == kNone && !(isResumed && isProgram(lane))) beginMoment(lane);

    if (from == LaneState::Ready) m_ready.remove(lane);
    if (to == LaneState::Ready) m_ready.append(lane);
    closeInterval(lane);
    if (to != LaneState::Finished) openInterval(lane, to, event.core);
    if (runsOnCores(m_trace, lane)) m_strips.change(lane, to, event.core, m_index, m_slots);
}

void TimelineBuilder::beginMoment(LaneId lane)
{
    m_slots.take(lane);
    const AxisPosition position = m_slots.position();
    auto& moments = m_timeline.m_moments;
    m_openMoments[lane] = static_cast<uint32_t>(moments.size());
    moments.push_back({m_index, m_index, lane, position.time, position.time, position.slot, 0});
}

void TimelineBuilder::endMoment(LaneId lane)
{
    if (m_openMoments[lane] == kNone) return;
    m_slots.release(lane);
    Moment& moment = m_timeline.m_moments[m_openMoments[lane]];
    m_openMoments[lane] = kNone;
    moment.last = m_index;
    moment.stop = m_slots.position().time;
    moment.stopSlot = m_slots.position().slot;
}

void TimelineBuilder::openInterval(LaneId lane, LaneState state, uint8_t core)
{
    const AxisPosition from = m_slots.position();
    m_timeline.m_lanes[lane].intervals.push_back(
        {m_index, m_index, from.time, from.time, from.slot, from.slot, lane, state, core});
    m_openIntervals[lane] = true;
}

void TimelineBuilder::closeInterval(LaneId lane)
{
    if (!m_openIntervals[lane]) return;
    m_openIntervals[lane] = false;
    auto& intervals = m_timeline.m_lanes[lane].intervals;
    Interval& interval = intervals.back();
    interval.end = m_index;
    interval.stop = m_slots.position().time;
    interval.stopSlot = m_slots.position().slot;
    if (interval.from() == interval.to())
        intervals.pop_back();
    else
        markLateSleep(lane);
}

// A timer that never fires was late only where it is that of a sleep: the others may have been
// cancelled long before.
void TimelineBuilder::markLateness(const Event& fired)
{
    if (fired.cause == kNone || m_trace[fired.cause].kind != EventKind::TimerSet) return;
    const Event& set = m_trace[fired.cause];
    const VirtualTime due = dueTimeOf(m_trace, set);
    if (set.lane == kNone || fired.time <= due || !m_openIntervals[set.lane]) return;
    auto& intervals = m_timeline.m_lanes[set.lane].intervals;
    // Whom another has made ready at this very instant was late until then all the same.
    auto last = std::prev(intervals.end());
    while (last != intervals.begin() && last->start == fired.time)
        --last;
    if (last->state == LaneState::Waiting) makeLate(m_trace, intervals, last, due);
}

// Who was cancelled, or cut off by the end of the run, before the loop came to look at its timer.
void TimelineBuilder::markLateSleep(LaneId lane)
{
    auto& intervals = m_timeline.m_lanes[lane].intervals;
    if (m_trace.settings().model != Model::Cooperative ||
        intervals.back().state != LaneState::Waiting)
        return;
    const Event& wait = m_trace[intervals.back().begin];
    if (wait.kind != EventKind::TaskWaiting || wait.waitReason() != WaitReason::Sleep) return;
    const VirtualTime due = wait.time + Duration::nanoseconds(m_trace.number(wait.argument));
    if (due < intervals.back().stop) makeLate(m_trace, intervals, std::prev(intervals.end()), due);
}

void TimelineBuilder::addMarks(const Event& event)
{
    if (event.kind == EventKind::Output) m_timeline.m_outputs.push_back(m_index);
    const AxisPosition position = m_slots.position();
    if (event.kind == EventKind::Deadlock)
        for (const LaneId stuck : deadlockedLanes(m_trace, event))
            m_timeline.m_lanes[stuck].marks.push_back(
                {position.time, position.slot, m_index, LaneMarkKind::Deadlock});
    markStarved(position);
    if (event.kind == EventKind::RunFinished) markFailedProgram(event, position);
    if (event.lane == kNone) return;
    TimelineLane& lane = m_timeline.m_lanes[event.lane];
    const auto add = [&](LaneMarkKind kind) {
        lane.marks.push_back({position.time, position.slot, m_index, kind});
    };
    switch (event.kind) {
    case EventKind::TaskCreated:
        lane.created = m_index;
        add(LaneMarkKind::Created);
        break;
    case EventKind::Output: add(LaneMarkKind::Print); break;
    case EventKind::TaskPreempted: add(LaneMarkKind::Preempted); break;
    case EventKind::TaskFinished:
        lane.ended = m_index;
        switch (event.outcome()) {
        case Outcome::Result: add(LaneMarkKind::Result); break;
        case Outcome::Exception: add(LaneMarkKind::Exception); break;
        case Outcome::Cancelled: add(LaneMarkKind::Cancelled); break;
        }
        break;
    default: break;
    }
}

// The first lane is the program's own: it ends with the run.
void TimelineBuilder::markFailedProgram(const Event& end, AxisPosition position)
{
    if (end.status() == RunStatus::Exception)
        m_timeline.m_lanes.front().marks.push_back(
            {position.time, position.slot, m_index, LaneMarkKind::Exception});
}

void TimelineBuilder::markStarved(AxisPosition position)
{
    const std::vector<Starvation>& all = m_timeline.m_starved;
    for (; m_starvedCount < all.size() && all[m_starvedCount].end == m_index; ++m_starvedCount)
        m_timeline.m_lanes[all[m_starvedCount].lane].marks.push_back(
            {position.time, position.slot, m_index, LaneMarkKind::Starved});
}

void TimelineBuilder::addTurn(const Event& event)
{
    auto& queues = m_timeline.m_turnQueues;
    const AxisPosition position = m_slots.position();
    const auto first = static_cast<uint32_t>(queues.size());
    for (LaneId lane = m_ready.first(); lane != kNone; lane = m_ready.after(lane))
        queues.push_back(lane);
    m_timeline.m_turns.push_back({m_index, position.time, position.slot, event.subject, first,
                                  static_cast<uint32_t>(queues.size()) - first});
}

// REQUIRES: the lane is ready.
int64_t TimelineBuilder::rankOf(LaneId lane) const
{
    EventIndex event = m_timeline.m_lanes[lane].intervals.back().begin;
    // What says so of a new task is the next event.
    if (m_trace[event].kind == EventKind::TaskCreated) ++event;
    const EventKind kind = event < m_trace.size() ? m_trace[event].kind : EventKind::RunFinished;
    const bool hasRank = kind == EventKind::TaskReady || kind == EventKind::TaskPreempted;
    return hasRank ? m_trace.number(m_trace[event].argument) : 0;
}

void TimelineBuilder::finish()
{
    const auto lanes = static_cast<LaneId>(m_timeline.m_lanes.size());
    std::vector<StripBuilder::Ready> ready;
    for (LaneId lane = m_ready.first(); lane != kNone; lane = m_ready.after(lane))
        ready.push_back({lane, m_timeline.m_lanes[lane].intervals.back().start, rankOf(lane)});
    for (LaneId lane = 0; lane < lanes; ++lane)
        endMoment(lane);
    for (LaneId lane = 0; lane < lanes; ++lane)
        closeInterval(lane);
    m_strips.finish(m_index, m_slots, std::move(ready));
    m_timeline.m_slots[m_index] = m_slots.position().slot;
    m_timeline.m_strips = m_strips.takeStrips();
    m_timeline.m_instants = m_slots.takeInstants();
    putLanesInOrder();
}

void TimelineBuilder::putLanesInOrder()
{
    std::vector<bool> acts(m_timeline.m_lanes.size());
    for (const Moment& moment : m_timeline.m_moments)
        acts[moment.lane] = true;
    constexpr std::array fromTheTop{LaneKind::Program, LaneKind::Task, LaneKind::Callbacks,
                                    LaneKind::Thread};
    for (const LaneKind kind : fromTheTop)
        for (LaneId lane = 0; lane < acts.size(); ++lane) {
            const bool isTask = kind == LaneKind::Task || kind == LaneKind::Thread;
            const bool exists = m_timeline.m_lanes[lane].created != kNone;
            if (m_trace.lane(lane).kind == kind && (acts[lane] || (isTask && exists)))
                m_timeline.m_order.push_back(lane);
        }
}

} // namespace awaitscope
