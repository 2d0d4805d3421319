#include "core/causes/why_after.h"

#include "core/timeline/lane_state.h"
#include "core/trace/event_text.h"

#include <algorithm>

namespace awaitscope {

namespace {

// The events on the way back that put a lane into the ready queue and onto the thread.
struct TaskTurn {
    EventIndex running = kNone;
    EventIndex ready = kNone;
    EventIndex fired = kNone; // the timer that made it ready
};

TaskTurn turnOf(const Trace& trace, const std::vector<EventIndex>& causes)
{
    TaskTurn turn;
    for (const EventIndex index : causes) {
        const EventKind kind = trace[index].kind;
        if (turn.running == kNone) {
            if (kind == EventKind::TaskRunning) turn.running = index;
        } else if (turn.ready == kNone) {
            if (kind != EventKind::TaskReady && kind != EventKind::TaskPreempted) break;
            turn.ready = index;
        } else {
            if (kind == EventKind::TimerFired) turn.fired = index;
            break;
        }
    }
    return turn;
}

// The part of the chain from where `earlier` is met up to `later`; empty when it is not met.
std::vector<EventIndex> meeting(const Trace& trace, const std::vector<EventIndex>& causes,
                                EventIndex earlier)
{
    const LaneId lane = trace[earlier].lane;
    std::vector<EventIndex> chain;
    for (const EventIndex index : causes) {
        if (index < earlier) break;
        chain.push_back(index);
        const bool isSameLane =
            lane != kNone && trace[index].lane == lane && index != causes.front();
        // What others do to a lane is not its own code.
        const EventKind kind = trace[index].kind;
        const bool isDone = kind != EventKind::TaskReady && kind != EventKind::TaskRunning &&
                            kind != EventKind::CancelRequested && kind != EventKind::TimerFired;
        // A wake-up has the turn that did it for its cause, which may lie before `earlier`.
        const bool isMade = lane != kNone && trace[index].subject == lane &&
                            (kind == EventKind::TaskCreated || kind == EventKind::CancelRequested ||
                             (kind == EventKind::TaskReady &&
                              (trace[index].cause == kNone || trace[index].cause < earlier)));
        if (index == earlier || (isSameLane && isDone) || isMade) {
            if (chain.back() != earlier) chain.push_back(earlier);
            std::reverse(chain.begin(), chain.end());
            return chain;
        }
    }
    return {};
}

// What others do to a lane is not its own code.
bool isOwnDoing(const Event& event)
{
    switch (event.kind) {
    case EventKind::TaskCreated:
    case EventKind::TaskReady:
    case EventKind::CancelRequested:
    case EventKind::TimerSet:
    case EventKind::TimerFired:
    case EventKind::Deadlock: return false;
    default: return event.lane != kNone;
    }
}

// Walks back from `later` through all that had to come before it: causes, the code of each lane,
// and the ends of all that a lane waited for.
class Necessity {
public:
    Necessity(const Trace& trace, EventIndex earlier, EventIndex later)
        : m_trace(trace), m_earlier(earlier), m_later(later), m_next(later - earlier + 1, kNone),
          m_laterOwn(trace.lanes().size(), kNone), m_waits(trace.lanes().size(), kNone),
          m_ends(trace.lanes().size(), kNone)
    {
        findJoins();
    }

    // The chain and its wait; an empty chain when `earlier` is not met.
    AfterReason find()
    {
        if (isOwnDoing(m_trace[m_later])) m_laterOwn[m_trace[m_later].lane] = m_later;
        need(m_trace[m_later].cause, m_later);
        for (EventIndex index = m_later; index-- > m_earlier;) {
            const Event& event = m_trace[index];
            if (isOwnDoing(event)) {
                EventIndex& follower = m_laterOwn[event.lane];
                if (next(index) == kNone) next(index) = follower;
                if (next(index) == kNone) continue;
                follower = index;
                if (event.lane == m_trace[m_earlier].lane) return chainFrom(index);
            }
            if (next(index) == kNone) continue;
            if (index == m_earlier) return chainFrom(index);
            // Whom it had to make room for is no reason for what it does later.
            if (event.kind != EventKind::TaskPreempted) need(event.cause, index);
            if (const EventIndex wait = joinedAt(index); wait != kNone)
                for (const LaneId lane : awaitedLanes(m_trace, m_trace[wait]))
                    need(m_ends[lane], index);
        }
        return {};
    }

private:
    struct Join {
        EventIndex ready;
        EventIndex wait;
    };

    EventIndex& next(EventIndex index) { return m_next[index - m_earlier]; }
    void need(EventIndex index, EventIndex follower)
    {
        if (index == kNone || index < m_earlier) return;
        if (next(index) == kNone) next(index) = follower;
    }

    // Waits for several that were over when all of these had ended.
    void findJoins()
    {
        for (EventIndex index = 0; index < m_later; ++index) {
            const Event& event = m_trace[index];
            if (event.kind == EventKind::TaskWaiting) m_waits[event.lane] = index;
            if (event.kind == EventKind::TaskFinished) m_ends[event.lane] = index;
            if (event.kind != EventKind::TaskReady || index < m_earlier) continue;
            const EventIndex wait = m_waits[event.lane];
            if (wait == kNone || !isForSeveral(m_trace[wait].waitReason())) continue;
            // The last of their ends woke it; else it did not wait for all of them.
            const EventIndex last = event.subject == kNone ? kNone : m_ends[event.subject];
            const std::vector<LaneId> lanes = awaitedLanes(m_trace, m_trace[wait]);
            const auto hadEnded = [this, last](LaneId lane) {
                return m_ends[lane] != kNone && m_ends[lane] <= last;
            };
            if (last != kNone && std::all_of(lanes.begin(), lanes.end(), hadEnded))
                m_joins.push_back({index, wait});
        }
    }
    EventIndex joinedAt(EventIndex ready) const
    {
        const auto isBefore = [](const Join& join, EventIndex index) { return join.ready < index; };
        const auto found = std::lower_bound(m_joins.begin(), m_joins.end(), ready, isBefore);
        return found != m_joins.end() && found->ready == ready ? found->wait : kNone;
    }

    AfterReason chainFrom(EventIndex met)
    {
        AfterReason reason{WhyAfter::Needed, {m_earlier}};
        std::vector<EventIndex>& chain = reason.chain;
        if (met != m_earlier) chain.push_back(met);
        for (EventIndex index = next(met); index != kNone; index = next(index)) {
            // Of what a lane does in one go only the ends matter.
            const LaneId lane = m_trace[index].lane;
            const size_t size = chain.size();
            if (size > 2 && m_trace[chain[size - 1]].lane == lane &&
                m_trace[chain[size - 2]].lane == lane && isOwnDoing(m_trace[chain[size - 1]]))
                chain.pop_back();
            chain.push_back(index);
            if (const EventIndex wait = joinedAt(index); wait != kNone) reason.wait = wait;
            if (index == m_later) break;
        }
        return reason;
    }

    const Trace& m_trace;
    EventIndex m_earlier;
    EventIndex m_later;
    std::vector<EventIndex> m_next;     // from `earlier` on: what needs it
    std::vector<EventIndex> m_laterOwn; // by lane: what it does next that is needed
    std::vector<EventIndex> m_waits;    // by lane
    std::vector<EventIndex> m_ends;     // by lane
    std::vector<Join> m_joins;
};

// The task of `later` had a thread of its own all the time.
AfterReason sideBySide(const Trace& trace, EventIndex earlier, EventIndex later)
{
    for (EventIndex index = later; index-- > earlier;) {
        const Event& event = trace[index];
        if (event.lane != trace[later].lane || event.time == trace[earlier].time) continue;
        if (event.kind == EventKind::WorkFinished || event.kind == EventKind::BlockedFinished)
            return {WhyAfter::Computing, {index}};
    }
    const bool isOneInstant = trace[earlier].time == trace[later].time;
    const bool areTwoCores = trace[earlier].core != trace[later].core;
    if (isOneInstant && areTwoCores) return {WhyAfter::Cores, {}};
    return {};
}

// The task of `later` could not run yet.
AfterReason notReady(const Trace& trace, const TaskTurn& second, EventIndex earlier)
{
    if (second.fired != kNone && second.fired > earlier) {
        const Event& fired = trace[second.fired];
        const VirtualTime due =
            fired.cause == kNone ? fired.time : dueTimeOf(trace, trace[fired.cause]);
        if (due <= trace[earlier].time && due < fired.time) return {WhyAfter::Late, {second.fired}};
        AfterReason reason{WhyAfter::Clock, {}};
        // A sleep before it that ended late has put it off, too.
        for (EventIndex index = earlier; index < second.fired; ++index) {
            const Event& event = trace[index];
            if (event.kind == EventKind::TimerFired && event.lane == fired.lane &&
                event.cause != kNone && dueTimeOf(trace, trace[event.cause]) < event.time)
                reason.chain.push_back(index);
        }
        reason.chain.push_back(second.fired);
        return reason;
    }
    const Event& ready = trace[second.ready];
    AfterReason reason{WhyAfter::NotReady, {second.ready}};
    std::vector<EventIndex>& chain = reason.chain;
    if (ready.readyReason() == ReadyReason::Created) return reason;
    const EventIndex cause = ready.cause;
    if (cause != kNone && trace[cause].kind != EventKind::TaskRunning && isOwnDoing(trace[cause]))
        chain.insert(chain.begin(), cause);
    for (EventIndex index = second.ready; index-- > 0;) {
        const Event& event = trace[index];
        if (event.lane != ready.lane) continue;
        if (event.kind == EventKind::TaskWaiting) chain.insert(chain.begin(), index);
        if (event.kind == EventKind::TaskWaiting || event.kind == EventKind::TaskRunning) break;
    }
    return reason;
}

// Whether the later one, once it had its turn, computed for longer than a turn may last: then it is
// its own work that lasts, and no queue.
bool needsMoreThanOneTurn(const Trace& trace, const TaskTurn& second, EventIndex later)
{
    const RunSettings& settings = trace.settings();
    return settings.model == Model::Preemptive && hasQuantum(settings.policy) &&
           trace[later].time - trace[second.running].time > settings.quantum;
}

AfterReason byQueue(const Trace& trace, EventIndex first, EventIndex second)
{
    const auto rank = [&trace](EventIndex ready) { return trace.number(trace[ready].argument); };
    const Event& last = trace[second];
    const bool wasTaken =
        last.kind == EventKind::TaskPreempted && last.preemptReason() != PreemptReason::Quantum;
    const bool isPreferred = wasTaken || rank(first) < rank(second) || first > second;
    return {isPreferred ? WhyAfter::Preferred : WhyAfter::Queue, {first, second}};
}

AfterReason byTurns(const Trace& trace, const TaskTurn& first, TaskTurn second, EventIndex earlier,
                    EventIndex later)
{
    // Who steps aside has come after it already.
    while (second.ready != kNone && second.ready > earlier &&
           trace[second.ready].kind == EventKind::TaskReady &&
           trace[second.ready].readyReason() == ReadyReason::Yielded)
        second = turnOf(trace, causesOf(trace, second.ready));
    if (second.running == kNone || second.running < earlier)
        return sideBySide(trace, earlier, later);
    if (first.fired != kNone && second.fired != kNone &&
        trace[first.fired].time == trace[second.fired].time) {
        const EventIndex firstSet = trace[first.fired].cause;
        const EventIndex secondSet = trace[second.fired].cause;
        if (firstSet != kNone && secondSet != kNone)
            return {WhyAfter::Timers, {firstSet, secondSet}};
    }
    const bool isLater = second.ready != kNone && second.ready > earlier;
    if (isLater && trace[second.ready].kind == EventKind::TaskReady)
        return notReady(trace, second, earlier);
    if (isLater || needsMoreThanOneTurn(trace, second, later))
        return sideBySide(trace, earlier, later);
    // It became ready while the other one ran, and that one went on.
    if (first.running != kNone && second.ready != kNone && first.running < second.ready &&
        runsOnCores(trace, trace[earlier].lane))
        return {WhyAfter::Running, {second.ready}};
    if (!runsOnCores(trace, trace[earlier].lane) || !runsOnCores(trace, trace[later].lane))
        return {WhyAfter::Apart, {}};
    if (first.ready != kNone && second.ready != kNone)
        return byQueue(trace, first.ready, second.ready);
    return {};
}

} // namespace

std::vector<EventIndex> causesOf(const Trace& trace, EventIndex event)
{
    std::vector<EventIndex> causes;
    for (EventIndex index = event; index != kNone; index = trace[index].cause)
        causes.push_back(index);
    return causes;
}

AfterReason whyAfter(const Trace& trace, EventIndex earlier, EventIndex later)
{
    if (earlier == later) return {WhyAfter::Same, {earlier}};
    const std::vector<EventIndex> causes = causesOf(trace, later);
    const TaskTurn second = turnOf(trace, causes);
    const TaskTurn first = turnOf(trace, causesOf(trace, earlier));
    const LaneId lane = trace[earlier].lane;
    if (lane != kNone && trace[later].lane == lane && first.running == second.running)
        return {WhyAfter::Code, {earlier, later}};
    std::vector<EventIndex> chain = meeting(trace, causes, earlier);
    if (!chain.empty()) return {WhyAfter::Cause, std::move(chain)};
    if (lane != kNone && trace[later].lane == lane)
        // One task, interrupted in between: its code goes on.
        return {WhyAfter::Code, {earlier, later}};
    // What the loop does for itself has no turn.
    if (lane == kNone || trace[later].lane == kNone) return {};
    AfterReason needed = Necessity(trace, earlier, later).find();
    if (!needed.chain.empty()) return needed;
    return byTurns(trace, first, second, earlier, later);
}

} // namespace awaitscope
