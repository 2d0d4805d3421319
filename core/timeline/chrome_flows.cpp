#include "core/timeline/chrome_flows.h"

#include "core/causes/links.h"

#include <algorithm>

namespace awaitscope {

namespace {

class FlowFinder {
public:
    explicit FlowFinder(const Timeline& timeline)
        : m_timeline(timeline), m_trace(timeline.trace()), m_isDrawn(m_trace.lanes().size())
    {
        for (const LaneId lane : timeline.order())
            m_isDrawn[lane] = true;
    }

    std::vector<ChromeFlow> find()
    {
        const auto size = static_cast<EventIndex>(m_trace.size());
        for (const Link& link : linksBetween(m_trace, 0, size))
            add(link.source, link.from, link.target, feltAt(link.to), nameOf(m_trace[link.to]));
        for (EventIndex index = 0; index < size; ++index)
            if (isByCauseAlone(m_trace[index]))
                add(m_trace[m_trace[index].cause].lane, m_trace[index].cause, m_trace[index].lane,
                    index, nameOf(m_trace[index]));
        return std::move(m_flows);
    }

private:
    using Intervals = std::vector<Interval>;

    static std::string_view nameOf(const Event& event)
    {
        if (event.kind == EventKind::TaskReady) return awaitscope::nameOf(event.readyReason());
        if (event.kind == EventKind::CancelRequested)
            return awaitscope::nameOf(ReadyReason::Cancelled);
        return awaitscope::nameOf(event.kind);
    }

    /// A step that another lane has brought about, though the trace does not say `by`: a call's
    /// return.
    bool isByCauseAlone(const Event& event) const
    {
        if (event.lane == kNone || event.cause == kNone) return false;
        const LaneId source = m_trace[event.cause].lane;
        if (source == kNone || source == event.lane) return false;
        switch (event.kind) {
        case EventKind::TaskReady: return event.subject == kNone;
        case EventKind::TaskRunning:
        case EventKind::TaskPreempted:
        case EventKind::CallbackStarted: return true;
        default: return false;
        }
    }

    /// Who waits and is cancelled is ready at once: that is what it feels.
    EventIndex feltAt(EventIndex index) const
    {
        const EventIndex next = index + 1;
        const bool isReady = m_trace[index].kind == EventKind::CancelRequested &&
                             next < m_trace.size() && m_trace[next].kind == EventKind::TaskReady &&
                             m_trace[next].lane == m_trace[index].lane;
        return isReady ? next : index;
    }

    /// The last interval that has begun at an event; null before the first.
    const Interval* begunAt(LaneId lane, EventIndex event) const
    {
        const Intervals& intervals = m_timeline.lane(lane).intervals;
        const auto after = std::upper_bound(
            intervals.begin(), intervals.end(), event,
            [](EventIndex wanted, const Interval& interval) { return wanted < interval.begin; });
        return after == intervals.begin() ? nullptr : &*std::prev(after);
    }

    /// Where an event leads a lane: what it brings may be over at once, and be no interval.
    const Interval* broughtBy(LaneId lane, EventIndex event) const
    {
        const Intervals& intervals = m_timeline.lane(lane).intervals;
        if (intervals.empty()) return nullptr;
        const Interval* begun = begunAt(lane, event);
        const Interval* last = &intervals.back();
        if (!begun) return intervals.data();
        if (begun->end <= event && begun != last) ++begun;
        const VirtualTime time = m_trace[event].time;
        while (begun != last && begun->start < begun->stop && begun->stop <= time)
            ++begun;
        return begun;
    }

    /// The nearest time of a slice, whose end is outside.
    static VirtualTime within(const Interval& slice, VirtualTime time)
    {
        const VirtualTime last = slice.stop + -Duration::nanoseconds(1);
        return std::clamp(time, slice.start, std::max(slice.start, last));
    }

    void add(LaneId source, EventIndex deed, LaneId target, EventIndex felt, std::string_view name)
    {
        if (!m_isDrawn[source] || !m_isDrawn[target]) return;
        const Interval* from = begunAt(source, deed);
        const Interval* to = broughtBy(target, felt);
        if (!from || !to || !isSlice(*from) || !isSlice(*to)) return;
        const VirtualTime time = m_trace[felt].time;
        ChromeFlow flow{name, source, target, within(*from, time), within(*to, time)};
        if (flow.stop < flow.start) return;
        flow.to = std::max(felt, to->begin);
        flow.from = std::min(deed, flow.to - 1);
        m_flows.push_back(flow);
    }

    const Timeline& m_timeline;
    const Trace& m_trace;
    std::vector<bool> m_isDrawn; // by lane
    std::vector<ChromeFlow> m_flows;
};

} // namespace

std::vector<ChromeFlow> chromeFlows(const Timeline& timeline)
{
    return FlowFinder(timeline).find();
}

} // namespace awaitscope
