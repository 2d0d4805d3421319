#include "gui/playback/stops.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Collects what counts for one lane, or for all.
class StopFinder {
public:
    StopFinder(const Timeline& timeline, LaneId lane)
        : m_timeline(timeline), m_trace(timeline.trace()), m_lane(lane)
    {
    }

    std::vector<EventIndex> find(StepUnit unit)
    {
        switch (unit) {
        case StepUnit::Moment: findMoments(); break;
        case StepUnit::Event: findEvents(); break;
        case StepUnit::Line: findLines(); break;
        case StepUnit::Switch: findSwitches(); break;
        case StepUnit::Turn: findTurns(); break;
        case StepUnit::Print: findPrints(); break;
        }
        return std::move(m_found);
    }

private:
    bool wants(LaneId lane) const { return m_lane == kNone || lane == m_lane; }

    void findMoments();
    void findEvents();
    void findLines();
    void findSwitches();
    void findTurns();
    void findPrints();

    const Timeline& m_timeline;
    const Trace& m_trace;
    LaneId m_lane;
    std::vector<EventIndex> m_found;
};

void StopFinder::findMoments()
{
    for (const Moment& moment : m_timeline.moments()) {
        if (!wants(moment.lane)) continue;
        const EventIndex end = std::min(moment.last, static_cast<EventIndex>(m_trace.size() - 1));
        EventIndex latest = moment.first;
        for (EventIndex index = moment.first; index <= end; ++index) {
            if (m_trace[index].lane != moment.lane) continue;
            if (m_trace[index].time != m_trace[latest].time) m_found.push_back(latest);
            latest = index;
        }
        m_found.push_back(end);
    }
}

void StopFinder::findEvents()
{
    for (EventIndex index = 0; index < m_trace.size(); ++index)
        if (wants(m_trace[index].lane)) m_found.push_back(index);
}

void StopFinder::findLines()
{
    LaneId lane = kNone;
    uint32_t line = 0;
    EventKind kind = EventKind::RunStarted;
    for (EventIndex index = 0; index < m_trace.size(); ++index) {
        const Event& event = m_trace[index];
        const LaneId executor = executorOf(event);
        if (event.span == 0 || executor == kNone) continue;
        const uint32_t next = m_trace.lineOf(event);
        // The same kind of event again: the line is executed once more.
        const bool goesOn = executor == lane && next == line && event.kind != kind;
        lane = executor;
        line = next;
        kind = event.kind;
        if (!goesOn && next != 0 && wants(executor)) m_found.push_back(index);
    }
}

void StopFinder::findSwitches()
{
    std::vector<LaneId> holders;
    for (EventIndex index = 0; index < m_trace.size(); ++index) {
        const Event& event = m_trace[index];
        if (event.kind != EventKind::TaskRunning) continue;
        if (event.core >= holders.size()) holders.resize(event.core + size_t{1}, kNone);
        LaneId& holder = holders[event.core];
        if (holder != event.lane && wants(event.lane)) m_found.push_back(index);
        holder = event.lane;
    }
}

void StopFinder::findTurns()
{
    EventIndex turn = kNone;
    for (EventIndex index = 0; index < m_trace.size(); ++index) {
        const Event& event = m_trace[index];
        if (event.kind == EventKind::Iteration) turn = index;
        const bool runs = event.kind == EventKind::TaskRunning &&
                          m_trace.lane(event.lane).kind != LaneKind::Program;
        if (turn == kNone || !(runs || event.kind == EventKind::CallbackStarted)) continue;
        if (!wants(event.lane)) continue;
        m_found.push_back(turn);
        turn = kNone;
    }
}

void StopFinder::findPrints()
{
    for (const EventIndex output : m_timeline.outputs())
        if (wants(m_trace[output].lane)) m_found.push_back(output);
}

} // namespace

Stops::Stops(std::vector<EventIndex> between, EventIndex end) : m_lasts(std::move(between))
{
    m_lasts.push_back(0);
    m_lasts.push_back(end);
    // Moments of several cores overlap.
    std::sort(m_lasts.begin(), m_lasts.end());
    m_lasts.erase(std::unique(m_lasts.begin(), m_lasts.end()), m_lasts.end());
}

size_t Stops::at(EventIndex event) const
{
    const auto next = std::upper_bound(m_lasts.begin(), m_lasts.end(), event);
    return next == m_lasts.begin() ? 0 : static_cast<size_t>(next - m_lasts.begin()) - 1;
}

Stops stopsOf(const Timeline& timeline, StepUnit unit, LaneId lane)
{
    const auto end = static_cast<EventIndex>(timeline.trace().size() - 1);
    return {StopFinder(timeline, lane).find(unit), end};
}

LaneId executorOf(const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskCreated:
    case EventKind::CancelRequested: return event.subject;
    case EventKind::TaskReady:
    case EventKind::TimerFired:
    case EventKind::Iteration:
    case EventKind::RunStarted:
    case EventKind::RunFinished:
    case EventKind::Deadlock:
    case EventKind::LimitReached: return kNone;
    default: return event.lane;
    }
}

} // namespace awaitscope
