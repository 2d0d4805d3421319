#pragma once

#include "core/threads/ranked_queue.h"
#include "core/trace/trace.h"

#include <memory>
#include <optional>

namespace awaitscope {

/// How a thread comes into the ready queue.
enum class Arrival {
    Created,
    Woken,     ///< what it waited for has come
    Yielded,   ///< it stepped aside
    Preempted, ///< it lost its core
};

/// Why a running thread has to give up its core at once, and for whose sake. The first of the queue
/// gets the core: mostly that one.
struct Displacement {
    PreemptReason reason;
    const Thread* by;
};

/// Which ready thread gets a free core next, for how long, and whether a running one has to give up
/// its own. The rest of the machine (cores, switches, timers) does not know the order.
///
/// Every policy is an order of ranks: the least first, equals in order of arrival. What else one
/// decides is in the functions below; the rules of each are in docs/models.md.
class SchedulingPolicy {
public:
    /// `quantum` is the one that the user set.
    explicit SchedulingPolicy(Duration quantum) : m_quantum(quantum) {}
    SchedulingPolicy(const SchedulingPolicy&) = delete;
    SchedulingPolicy& operator=(const SchedulingPolicy&) = delete;
    virtual ~SchedulingPolicy() = default;

    // --- the ready queue
    /// Returns the thread's rank there.
    int64_t enqueue(Thread& thread, Arrival arrival)
    {
        arrives(thread, arrival);
        thread.readySince = m_now;
        const bool isFresh = arrival == Arrival::Created || arrival == Arrival::Woken;
        const int64_t rank = rankOf(thread);
        m_ready.add(thread, rank, isFresh);
        return rank;
    }
    bool empty() const { return m_ready.empty(); }
    /// Who would get a core now. REQUIRES: !empty().
    Thread& next() const { return *m_ready.first().thread; }
    /// The same, and takes it out: it has a core from here on.
    Thread& takeNext()
    {
        Thread& thread = m_ready.takeFirst();
        begins(thread);
        return thread;
    }
    /// Tells it the time.
    void advanceTo(VirtualTime now)
    {
        if (now == m_now) return;
        m_now = now;
        m_ready.settle();
    }

    // --- what a policy decides
    /// With what rank a thread joins the queue now; of a running one: how urgent it is.
    virtual int64_t rankOf(const Thread&) const { return 0; }
    /// How long a thread may keep its core from here on while others are ready.
    virtual Duration quantumOf(const Thread&) const { return m_quantum; }
    /// The running thread has used up its quantum, and wants to go on.
    virtual void quantumUsedUp(Thread&) {}
    /// Whether it then has to make room: somebody who is ready comes no later than it would.
    bool isOvertaken(const Thread& running) const
    {
        return !empty() && m_ready.first().rank <= rankOf(running);
    }
    /// Whether somebody who is ready makes `running` give up its core at once. REQUIRES: !empty().
    virtual std::optional<Displacement> displaces(const Thread&) const { return {}; }
    /// A running thread has another priority from here on.
    virtual void priorityChanged() {}
    /// A thread has left its core: it blocks, ends, steps aside or was preempted.
    virtual void leaves(Thread&) {}
    /// How many of the machine's cores run threads.
    virtual size_t coresUsed(size_t cores) const { return cores; }

protected:
    /// A thread is about to join the queue.
    virtual void arrives(Thread&, Arrival) {}
    /// A thread has left the queue for a core.
    virtual void begins(Thread&) {}

    const RankedQueue& ready() const { return m_ready; }
    VirtualTime now() const { return m_now; }
    Duration quantum() const { return m_quantum; }

    /// A quantum that is never used up.
    static constexpr Duration kEndless = VirtualTime::never() - VirtualTime();

private:
    Duration m_quantum;
    VirtualTime m_now;
    RankedQueue m_ready;
};

std::unique_ptr<SchedulingPolicy> makeRoundRobin(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeFirstComeFirstServed(Duration quantum);
std::unique_ptr<SchedulingPolicy> makePriority(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeAgingPriority(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeShortestRemaining(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeMultilevelFeedback(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeFairRuntime(Duration quantum);
std::unique_ptr<SchedulingPolicy> makeInterpreterLock(Duration quantum);
/// The one of that name.
std::unique_ptr<SchedulingPolicy> makePolicy(Policy policy, Duration quantum);

} // namespace awaitscope
