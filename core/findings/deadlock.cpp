#include "core/findings/deadlock.h"

#include "core/trace/event_text.h"
#include "core/trace/holders.h"

#include <algorithm>

namespace awaitscope {

namespace {

class DeadlockFinder {
public:
    explicit DeadlockFinder(const Trace& trace)
        : m_trace(trace), m_waits(trace.lanes().size(), kNone), m_holders(trace.objects().size())
    {
    }

    std::vector<Deadlock> find()
    {
        for (EventIndex index = 0; index < m_trace.size(); ++index)
            take(index);
        return std::move(m_found);
    }

private:
    void take(EventIndex index)
    {
        const Event& event = m_trace[index];
        switch (event.kind) {
        case EventKind::TaskWaiting: m_waits[event.lane] = index; break;
        case EventKind::TaskReady:
        case EventKind::TaskRunning:
        case EventKind::TaskFinished: setFree(event.lane, index); break;
        case EventKind::LockAcquired: m_holders[event.subject].push_back(event.lane); break;
        case EventKind::LockReleased: takeBack(m_holders[event.subject], event.lane); break;
        case EventKind::Deadlock: add(index); break;
        default: break;
        }
    }

    // Whether the program's end has cancelled it.
    bool isShutdown(EventIndex index) const
    {
        for (; index != kNone; index = m_trace[index].cause) {
            const Event& event = m_trace[index];
            if (event.kind == EventKind::CancelRequested)
                return event.subject == kNone ||
                       m_trace.lane(event.subject).kind == LaneKind::Program;
            if (event.kind != EventKind::TaskReady && event.kind != EventKind::TaskRunning) break;
        }
        return false;
    }

    void setFree(LaneId lane, EventIndex index)
    {
        if (m_waits[lane] == kNone) return;
        m_waits[lane] = kNone;
        for (const size_t standing : m_standing) {
            Deadlock& deadlock = m_found[standing];
            const auto isIt = [lane](const DeadlockLink& link) { return link.lane == lane; };
            if (deadlock.broken == kNone &&
                std::any_of(deadlock.links.begin(), deadlock.links.end(), isIt) &&
                !isShutdown(index))
                deadlock.broken = index;
        }
        std::erase_if(m_standing, [&](size_t at) { return m_found[at].broken != kNone; });
    }

    std::vector<LaneId> helpersOf(const Event& wait) const
    {
        switch (wait.waitReason()) {
        case WaitReason::Lock:
        case WaitReason::Semaphore:
            if (wait.subject != kNone) return m_holders[wait.subject];
            break;
        case WaitReason::Task:
        case WaitReason::Call:
        case WaitReason::Thread:
            if (wait.subject != kNone) return {wait.subject};
            break;
        case WaitReason::Queued: return awaitedLanes(m_trace, wait);
        default: break;
        }
        return {};
    }

    void add(EventIndex index)
    {
        const Event& event = m_trace[index];
        Deadlock deadlock;
        deadlock.event = index;
        deadlock.extent = event.extent();
        const std::vector<LaneId> lanes = deadlockedLanes(m_trace, event);
        // A record that was written by hand may say of a cycle what cannot be.
        const auto waits = [this](LaneId lane) { return m_waits[lane] != kNone; };
        if (deadlock.extent == DeadlockExtent::Cycle &&
            (lanes.empty() || !std::all_of(lanes.begin(), lanes.end(), waits)))
            return;
        for (size_t i = 0; i < lanes.size(); ++i) {
            DeadlockLink link;
            link.lane = lanes[i];
            link.wait = m_waits[link.lane];
            if (link.wait != kNone) link.helpers = helpersOf(m_trace[link.wait]);
            if (deadlock.extent == DeadlockExtent::Cycle) {
                const LaneId next = lanes[(i + 1) % lanes.size()];
                std::erase(link.helpers, next);
                link.helpers.insert(link.helpers.begin(), next);
                const LaneId before = lanes[(i + lanes.size() - 1) % lanes.size()];
                link.held = objectOf(m_waits[before]);
            }
            deadlock.links.push_back(std::move(link));
        }
        deadlock.unstarted = unstartedHelpers(m_trace, event);
        for (const StuckHelper& helper : stuckHelpers(m_trace, event))
            for (DeadlockLink& link : deadlock.links)
                if (link.lane == helper.lane && m_holders[helper.object].empty())
                    link.atHand.push_back(helper.object);
        if (deadlock.extent == DeadlockExtent::Cycle) m_standing.push_back(m_found.size());
        m_found.push_back(std::move(deadlock));
    }

    ObjectId objectOf(EventIndex wait) const
    {
        if (wait == kNone) return kNone;
        const WaitReason reason = m_trace[wait].waitReason();
        const bool isHeld = reason == WaitReason::Lock || reason == WaitReason::Semaphore;
        return isHeld ? m_trace[wait].subject : kNone;
    }

    const Trace& m_trace;
    std::vector<EventIndex> m_waits;            // by lane, while it waits
    std::vector<std::vector<LaneId>> m_holders; // by object
    std::vector<Deadlock> m_found;
    std::vector<size_t> m_standing; // cycles among them that nobody has broken yet
};

} // namespace

std::vector<Deadlock> deadlocksOf(const Trace& trace)
{
    return DeadlockFinder(trace).find();
}

} // namespace awaitscope
