#include "core/findings/starvation.h"

#include "core/timeline/lane_state.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace awaitscope {

namespace {

bool canStarve(const Trace& trace, LaneId lane)
{
    const LaneKind kind = trace.lane(lane).kind;
    return kind == LaneKind::Task || kind == LaneKind::Thread;
}

bool beginsStretch(const Trace& trace, const Event& event)
{
    const bool isReady =
        event.kind == EventKind::TaskReady || event.kind == EventKind::TaskPreempted;
    return isReady && canStarve(trace, event.lane);
}

/// How many of the stretches, numbered in the order of their beginning, have been served: a binary
/// indexed tree.
class ServedCount {
public:
    explicit ServedCount(size_t stretches) : m_sums(stretches + 1, 0) {}
    void add(size_t stretch)
    {
        ++m_total;
        for (size_t at = stretch + 1; at < m_sums.size(); at += at & (~at + 1))
            ++m_sums[at];
    }
    uint64_t laterThan(size_t stretch) const
    {
        uint64_t upTo = 0;
        for (size_t at = stretch + 1; at > 0; at -= at & (~at + 1))
            upTo += m_sums[at];
        return m_total - upTo;
    }

private:
    std::vector<uint32_t> m_sums;
    uint64_t m_total = 0;
};

/// In which ready queue a lane stands: in the cooperative model each loop has one of its own, and a
/// thread beside the loops stands in none.
std::optional<uint32_t> queueOf(const Trace& trace, LaneId lane)
{
    if (!runsOnCores(trace, lane)) return std::nullopt;
    return loopOf(trace, lane);
}

/// How many stretches there are in each queue.
std::map<uint32_t, size_t> stretchesIn(const Trace& trace)
{
    std::map<uint32_t, size_t> counts;
    for (EventIndex index = 0; index < trace.size(); ++index) {
        if (!beginsStretch(trace, trace[index])) continue;
        if (const auto queue = queueOf(trace, trace[index].lane)) ++counts[*queue];
    }
    return counts;
}

class StarvationFinder {
public:
    explicit StarvationFinder(const Trace& trace) : m_trace(trace), m_lanes(trace.lanes().size())
    {
        for (const auto& [queue, stretches] : stretchesIn(trace))
            m_queues.emplace(queue, Queue{ServedCount(stretches)});
    }

    std::vector<Starvation> find()
    {
        for (EventIndex index = 0; index < m_trace.size(); ++index)
            take(index);
        if (m_cut == kNone) m_cut = static_cast<EventIndex>(m_trace.size() - 1);
        for (LaneId lane = 0; lane < m_lanes.size(); ++lane)
            end(lane, kNone, m_cut);
        std::sort(m_found.begin(), m_found.end(),
                  [](const Starvation& a, const Starvation& b) { return a.ready < b.ready; });
        return std::move(m_found);
    }

private:
    /// What a lane waits for, while it does: to be served, or the end of a sleep.
    struct Wait {
        EventIndex ready = kNone;
        VirtualTime since;
        std::optional<size_t> stretch; ///< its number in the queue, when it is ready
    };
    struct Queue {
        ServedCount served;
        size_t stretches = 0; ///< that have begun
    };

    Queue* queueOfLane(LaneId lane)
    {
        const auto queue = queueOf(m_trace, lane);
        return queue ? &m_queues.at(*queue) : nullptr;
    }

    void take(EventIndex index)
    {
        const Event& event = m_trace[index];
        if (beginsStretch(m_trace, event)) {
            Queue* const queue = queueOfLane(event.lane);
            m_lanes[event.lane] = {index, event.time, {}};
            if (queue) m_lanes[event.lane].stretch = queue->stretches++;
            return;
        }
        switch (event.kind) {
        case EventKind::TaskWaiting:
            if (event.waitReason() == WaitReason::Sleep && canStarve(m_trace, event.lane))
                m_lanes[event.lane] = {
                    index, event.time + Duration::nanoseconds(m_trace.number(event.argument)), {}};
            break;
        case EventKind::TaskRunning:
            if (const auto stretch = end(event.lane, index, index))
                queueOfLane(event.lane)->served.add(*stretch);
            break;
        case EventKind::TaskFinished: end(event.lane, kNone, index); break;
        case EventKind::CancelRequested:
            // The end of the run: what comes now is no service any more.
            if (event.subject != kNone && m_trace.lane(event.subject).kind == LaneKind::Program)
                end(event.lane, kNone, index);
            break;
        case EventKind::LimitReached: m_cut = index; break;
        default: break;
        }
    }

    /// The lane's wait is over. Returns the number of the stretch.
    std::optional<size_t> end(LaneId lane, EventIndex served, EventIndex index)
    {
        const Wait wait = m_lanes[lane];
        m_lanes[lane] = {};
        if (wait.ready != kNone) judge(wait, served, index);
        return wait.stretch;
    }

    void judge(const Wait& wait, EventIndex served, EventIndex end)
    {
        Starvation starved;
        starved.lane = m_trace[wait.ready].lane;
        starved.ready = wait.ready;
        starved.served = served;
        starved.end = end;
        starved.since = wait.since;
        starved.until = m_trace[end].time;
        if (starved.until <= starved.since) return;
        const Duration length = starved.length();
        if (length <= m_trace.settings().switchCost + m_trace.settings().switchCost) return;
        if (wait.stretch)
            starved.passedOver = queueOfLane(starved.lane)->served.laterThan(*wait.stretch);
        const bool isLong = length >= (m_trace.end() - VirtualTime()) - length;
        const bool isOvertaken =
            starved.passedOver >= kPassedOverOften && (served == kNone || isLong);
        const bool isCut = m_trace[end].kind == EventKind::LimitReached;
        const bool isKeptOut = served == kNone && isCut && isLong;
        if (isOvertaken || isKeptOut) m_found.push_back(starved);
    }

    const Trace& m_trace;
    std::vector<Wait> m_lanes;
    std::map<uint32_t, Queue> m_queues;
    std::vector<Starvation> m_found;
    EventIndex m_cut = kNone; // where the run was cut, or just ended
};

} // namespace

std::vector<Starvation> starvationIn(const Trace& trace)
{
    return StarvationFinder(trace).find();
}

LaneId starvedBy(const Trace& trace, const Starvation& starvation)
{
    std::map<LaneId, bool> isLater; // became ready in this stretch, and waits
    std::map<LaneId, uint64_t> times;
    LaneId last = kNone; // who got a thread or core
    for (EventIndex index = 0; index < starvation.end; ++index) {
        const Event& event = trace[index];
        if (event.kind == EventKind::TaskRunning) {
            last = event.lane;
            const auto later = isLater.find(event.lane);
            if (later != isLater.end() && std::exchange(later->second, false)) ++times[event.lane];
        } else if (index > starvation.ready && beginsStretch(trace, event) &&
                   queueOf(trace, event.lane) == queueOf(trace, starvation.lane)) {
            isLater[event.lane] = true;
        }
    }
    const auto isLess = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(times.begin(), times.end(), isLess);
    if (starvation.passedOver > 0 && most != times.end()) return most->first;
    return last == starvation.lane ? kNone : last;
}

} // namespace awaitscope
