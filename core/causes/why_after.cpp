#include "core/causes/why_after.h"

#include <algorithm>

namespace awaitscope {

namespace {

// The events on the way back that put a lane into the ready queue and onto the thread.
struct Turn {
    EventIndex running = kNone;
    EventIndex ready = kNone;
    EventIndex fired = kNone; // the timer that made it ready
};

Turn turnOf(const Trace& trace, const std::vector<EventIndex>& causes)
{
    Turn turn;
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

AfterReason byTurns(const Trace& trace, const Turn& first, const Turn& second, EventIndex earlier)
{
    // It had its core already: whoever is quicker comes first.
    if (second.running == kNone || second.running < earlier) return {};
    if (first.fired != kNone && second.fired != kNone &&
        trace[first.fired].time == trace[second.fired].time) {
        const EventIndex firstSet = trace[first.fired].cause;
        const EventIndex secondSet = trace[second.fired].cause;
        if (firstSet != kNone && secondSet != kNone)
            return {WhyAfter::Timers, {firstSet, secondSet}};
    }
    if (second.fired != kNone && second.fired > earlier) return {WhyAfter::Clock, {second.fired}};
    if (first.ready != kNone && second.ready != kNone) {
        if (first.ready < second.ready) return {WhyAfter::Queue, {first.ready, second.ready}};
        return {WhyAfter::Priority, {first.ready, second.ready}};
    }
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
    const Turn second = turnOf(trace, causes);
    const Turn first = turnOf(trace, causesOf(trace, earlier));
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
    return byTurns(trace, first, second, earlier);
}

} // namespace awaitscope
