#include "core/comparison/kept_core.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A stretch in which somebody else is ready and no core is on its way.
struct Candidate {
    LaneId lane = kNone;
    VirtualTime start;
    VirtualTime stop;
    int64_t rank = 0;
};

class CoreKeeper {
public:
    CoreKeeper(const Run& run, const Moment& moment) : m_run(run), m_moment(moment)
    {
        for (LaneId lane = 0; lane < run.trace->lanes().size(); ++lane)
            if (lane != moment.lane) addCandidates(lane);
        std::ranges::stable_sort(m_candidates, {}, &Candidate::start);
    }

    KeptCore answer()
    {
        KeptCore kept;
        if (m_candidates.empty()) return kept;
        kept.by = m_candidates.front().lane;
        const Policy policy = m_run.settings().policy;
        if (policy == Policy::Fifo || policy == Policy::ShortestRemaining) return kept;
        if (policy == Policy::Priority) {
            // The less urgent get nothing at the end of a quantum, either.
            std::erase_if(m_candidates,
                          [own = priority()](const Candidate& other) { return other.rank > own; });
            if (m_candidates.empty()) return kept;
            kept.by = m_candidates.front().lane;
        }
        kept.isWithinQuantum = !isReadyAtTheEndOfAQuantum();
        return kept;
    }

private:
    void addCandidates(LaneId lane)
    {
        for (const Interval& interval : m_run.timeline.lane(lane).intervals) {
            if (interval.state != LaneState::Ready) continue;
            if (interval.start >= m_moment.stop || interval.stop <= m_moment.start) continue;
            const VirtualTime start = std::max(interval.start, m_moment.start);
            const VirtualTime stop = std::min(chosenAt(lane, interval), m_moment.stop);
            if (start >= stop) continue;
            const Trace& trace = *m_run.trace;
            m_candidates.push_back(
                {lane, start, stop, trace.number(trace[interval.begin].argument)});
        }
    }

    // When a core begins to pass to it.
    VirtualTime chosenAt(LaneId lane, const Interval& ready) const
    {
        if (m_run.settings().switchCost == Duration()) return ready.stop;
        for (const Strip& strip : m_run.timeline.strips())
            for (const Interval& passing : strip.intervals)
                if (passing.state == LaneState::Switching && passing.lane == lane &&
                    passing.start >= ready.start && passing.stop <= ready.stop)
                    return passing.start;
        return ready.stop;
    }

    bool isReadyAtTheEndOfAQuantum() const
    {
        Duration quantum = m_run.settings().quantum;
        if (quantum <= Duration()) return false; // a trace may say anything
        VirtualTime begin = m_moment.start;
        if (m_run.settings().policy == Policy::Multilevel) {
            constexpr int64_t kLowestLevel = 2;
            int64_t level = std::clamp(rank(), int64_t{0}, kLowestLevel);
            for (int64_t i = 0; i < level; ++i)
                quantum += quantum;
            // Each is twice as long as the one before, as long as it sinks.
            for (; level < kLowestLevel && begin < m_moment.stop; ++level) {
                begin = begin + quantum;
                if (isReadyAt(begin)) return true;
                quantum += quantum;
            }
        }
        return std::ranges::any_of(m_candidates, [&](const Candidate& other) {
            const int64_t before = std::max((other.start - begin).count(), int64_t{1});
            const Duration begun = Duration::nanoseconds(before % quantum.count());
            VirtualTime end = begin + Duration::nanoseconds(before);
            if (begun > Duration()) end = end + (quantum - begun);
            return end < other.stop;
        });
    }

    bool isReadyAt(VirtualTime time) const
    {
        return std::ranges::any_of(m_candidates, [time](const Candidate& other) {
            return other.start <= time && time < other.stop;
        });
    }

    // In the ready queue, when it got its core.
    int64_t rank() const
    {
        const Trace& trace = *m_run.trace;
        for (EventIndex at = m_moment.first; at-- > 0;) {
            const Event& event = trace[at];
            if (event.lane == m_moment.lane &&
                (event.kind == EventKind::TaskReady || event.kind == EventKind::TaskPreempted))
                return trace.number(event.argument);
        }
        return 0;
    }

    int64_t priority() const
    {
        const EventIndex set =
            m_run.events.last(EventKind::PrioritySet, m_moment.lane, m_moment.last);
        return set == kNone ? 0 : m_run.trace->number((*m_run.trace)[set].argument);
    }

    const Run& m_run;
    const Moment& m_moment;
    std::vector<Candidate> m_candidates; // by their beginning
};

} // namespace

KeptCore keptCore(const Run& run, const Moment& moment)
{
    return CoreKeeper(run, moment).answer();
}

} // namespace awaitscope
