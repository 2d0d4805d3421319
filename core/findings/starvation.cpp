#include "core/findings/starvation.h"

#include <algorithm>
#include <map>

namespace awaitscope {

namespace {

// A lane that is ready, in order of becoming it.
struct Ready {
    LaneId lane = kNone;
    EventIndex event = kNone;
    uint64_t passedOver = 0;
    std::map<LaneId, uint64_t> by;
};

class StarvationFinder {
public:
    explicit StarvationFinder(const Trace& trace) : m_trace(trace) {}

    std::vector<Starvation> find()
    {
        for (EventIndex index = 0; index < m_trace.size(); ++index)
            take(index);
        for (const Ready& ready : m_ready)
            judge(ready, kNone, m_trace.end());
        std::sort(m_found.begin(), m_found.end(),
                  [](const Starvation& a, const Starvation& b) { return a.ready < b.ready; });
        return std::move(m_found);
    }

private:
    void take(EventIndex index)
    {
        const Event& event = m_trace[index];
        switch (event.kind) {
        case EventKind::TaskReady:
        case EventKind::TaskPreempted:
            if (isTask(event.lane)) m_ready.push_back({event.lane, index, 0, {}});
            break;
        case EventKind::TaskRunning:
            m_running = event.lane;
            if (isTask(event.lane)) serve(event.lane, index);
            break;
        case EventKind::TaskFinished: leave(event.lane, event.time); break;
        case EventKind::CancelRequested:
            // The end of the run: what comes now is no service any more.
            if (event.subject != kNone && m_trace.lane(event.subject).kind == LaneKind::Program)
                leave(event.lane, event.time);
            break;
        case EventKind::LimitReached: m_wasCut = true; break;
        default: break;
        }
    }

    bool isTask(LaneId lane) const
    {
        const LaneKind kind = m_trace.lane(lane).kind;
        return kind == LaneKind::Task || kind == LaneKind::Thread;
    }

    void serve(LaneId lane, EventIndex index)
    {
        const auto isIt = [lane](const Ready& ready) { return ready.lane == lane; };
        const auto found = std::find_if(m_ready.begin(), m_ready.end(), isIt);
        if (found == m_ready.end()) return;
        for (auto before = m_ready.begin(); before != found; ++before) {
            ++before->passedOver;
            ++before->by[lane];
        }
        judge(*found, index, m_trace[index].time);
        m_ready.erase(found);
    }

    void leave(LaneId lane, VirtualTime time)
    {
        const auto isIt = [lane](const Ready& ready) { return ready.lane == lane; };
        const auto found = std::find_if(m_ready.begin(), m_ready.end(), isIt);
        if (found == m_ready.end()) return;
        judge(*found, kNone, time);
        m_ready.erase(found);
    }

    void judge(const Ready& ready, EventIndex served, VirtualTime until)
    {
        Starvation starved;
        starved.lane = ready.lane;
        starved.ready = ready.event;
        starved.served = served;
        starved.since = m_trace[ready.event].time;
        starved.until = until;
        starved.passedOver = ready.passedOver;
        const Duration length = starved.length();
        if (length <= m_trace.settings().switchCost + m_trace.settings().switchCost) return;
        const bool isLong = length >= (m_trace.end() - VirtualTime()) - length;
        const bool isOvertaken =
            ready.passedOver >= kPassedOverOften && (served == kNone || isLong);
        const bool isKeptOut = served == kNone && m_wasCut && isLong;
        if (!isOvertaken && !isKeptOut) return;
        uint64_t most = 0;
        for (const auto& [lane, count] : ready.by)
            if (count > most) {
                most = count;
                starved.by = lane;
            }
        if (most == 0 && m_running != ready.lane) starved.by = m_running;
        m_found.push_back(starved);
    }

    const Trace& m_trace;
    std::vector<Ready> m_ready;
    std::vector<Starvation> m_found;
    LaneId m_running = kNone; // who got a thread or core last
    bool m_wasCut = false;
};

} // namespace

std::vector<Starvation> starvationIn(const Trace& trace)
{
    return StarvationFinder(trace).find();
}

} // namespace awaitscope
