#include "core/causes/why_not_running.h"

#include "core/causes/stuck_lanes.h"
#include "core/trace/event_text.h"

#include <algorithm>

namespace awaitscope {

namespace {

WhyNot whyOf(WaitReason reason)
{
    switch (reason) {
    case WaitReason::Sleep: return WhyNot::Sleeps;
    case WaitReason::Task: return WhyNot::Task;
    case WaitReason::Future: return WhyNot::Future;
    case WaitReason::Gather:
    case WaitReason::Wait:
    case WaitReason::Group:
    case WaitReason::Queued: return WhyNot::Several;
    case WaitReason::Lock: return WhyNot::Lock;
    case WaitReason::Semaphore: return WhyNot::Semaphore;
    case WaitReason::Event: return WhyNot::Event;
    case WaitReason::Condition: return WhyNot::Condition;
    case WaitReason::QueueGet: return WhyNot::Item;
    case WaitReason::QueuePut: return WhyNot::Space;
    case WaitReason::QueueJoin: return WhyNot::Joined;
    case WaitReason::Barrier: return WhyNot::Barrier;
    case WaitReason::Call: return WhyNot::Call;
    case WaitReason::Thread: return WhyNot::Thread;
    case WaitReason::Shutdown: return WhyNot::Shutdown;
    case WaitReason::Work: return WhyNot::Work;
    }
    return WhyNot::Future;
}

class Answer {
public:
    Answer(const Trace& trace, const Snapshot& snapshot, Foresight foresight)
        : m_trace(trace), m_snapshot(snapshot), m_foresight(foresight)
    {
    }

    NotRunning about(LaneId lane) const
    {
        const LaneStatus& status = m_snapshot.lanes[lane];
        NotRunning answer;
        answer.lane = lane;
        answer.event = status.event;
        if (status.event != kNone) answer.since = m_trace[status.event].time;
        switch (status.state) {
        case LaneState::Computing:
        case LaneState::Switching: answer.core = status.core; break;
        case LaneState::Holding:
            answer.core = status.core;
            answer.keepsThread =
                m_trace.settings().model == Model::Cooperative && runsOnCores(m_trace, lane);
            if (isKept(lane))
                waiting(answer);
            else if (m_trace[status.event].kind == EventKind::BlockedStarted)
                sleepsInPlace(answer, m_trace[status.event]);
            break;
        case LaneState::Absent: absent(answer); break;
        case LaneState::Idle: answer.why = WhyNot::Idle; break;
        case LaneState::Ready: ready(answer); break;
        case LaneState::InCall:
        case LaneState::Waiting:
        case LaneState::Late: waiting(answer); break;
        case LaneState::Finished:
            answer.why = status.event != kNone &&
                                 m_trace[status.event].kind == EventKind::TaskFinished &&
                                 m_trace[status.event].outcome() == Outcome::Cancelled
                             ? WhyNot::Cancelled
                             : WhyNot::Finished;
            break;
        }
        return answer;
    }

    // About whom the chain goes on; none: nobody in particular.
    LaneId after(const NotRunning& link)
    {
        switch (link.why) {
        case WhyNot::Lock:
        case WhyNot::Event:
        case WhyNot::Condition:
        case WhyNot::Item:
        case WhyNot::Space:
        case WhyNot::Task:
        case WhyNot::Call:
        case WhyNot::Thread: return link.by;
        case WhyNot::Ready:
        case WhyNot::Late: return link.by != kNone && isKept(link.by) ? link.by : kNone;
        case WhyNot::Semaphore:
        case WhyNot::Several: break;
        default: return kNone;
        }
        if (link.others.size() == 1) return link.others.front();
        if (link.others.empty()) return kNone;
        if (!m_isStuck) m_isStuck = stuckLanes(m_trace, m_snapshot);
        if (!(*m_isStuck)[link.lane]) return kNone;
        const auto stuck = std::find_if(link.others.begin(), link.others.end(),
                                        [this](LaneId other) { return (*m_isStuck)[other]; });
        return stuck == link.others.end() ? kNone : *stuck;
    }

private:
    bool isKept(LaneId lane) const
    {
        const LaneStatus& status = m_snapshot.lanes[lane];
        return status.state == LaneState::Holding && m_trace[status.event].keepsThread();
    }

    // Absent: not there yet, or (synchronous) made, and its call begins at once.
    void absent(NotRunning& answer) const
    {
        const EventIndex created = m_trace.lane(answer.lane).created;
        const bool exists = created != kNone && created <= m_snapshot.event;
        answer.why = exists ? WhyNot::NotStarted : WhyNot::NotCreated;
        answer.event = created;
        if (created != kNone) answer.since = m_trace[created].time;
    }

    void ready(NotRunning& answer) const
    {
        answer.why = WhyNot::Ready;
        const auto own = std::ranges::find(m_snapshot.ready, answer.lane, &ReadyEntry::lane);
        if (own != m_snapshot.ready.end()) {
            answer.place = static_cast<size_t>(
                std::count_if(m_snapshot.ready.begin(), own + 1,
                              [&own](const ReadyEntry& entry) { return entry.loop == own->loop; }));
            answer.since = own->since;
            answer.event = own->event;
        }
        answer.mustCancel = cancelPending(answer);
        occupant(answer);
    }

    // A cancellation that it will meet when it runs: it was woken by it, or it was asked for since.
    bool cancelPending(const NotRunning& answer) const
    {
        const Event& event = m_trace[answer.event];
        if (event.kind != EventKind::TaskReady) return false;
        if (event.readyReason() == ReadyReason::Cancelled ||
            event.readyReason() == ReadyReason::Timeout)
            return true;
        const EventIndex requested = lastOf(EventKind::CancelRequested, answer.lane);
        return requested != kNone && requested > answer.event;
    }

    // Who has the thread; of several cores, the one that was taken first.
    void occupant(NotRunning& answer) const
    {
        for (const LaneId running : m_snapshot.running) {
            if (running == kNone || running == answer.lane) continue;
            const LaneStatus& status = m_snapshot.lanes[running];
            if (answer.by != kNone && m_snapshot.lanes[answer.by].event <= status.event) continue;
            answer.by = running;
        }
        if (answer.by == kNone) return;
        answer.bySince = lastOf(EventKind::TaskRunning, answer.by);
        if (answer.bySince == kNone) answer.bySince = m_snapshot.lanes[answer.by].event;
        answer.byPlace = m_snapshot.lanes[answer.by].place;
        busyUntil(answer);
    }

    // Who had the loop until now.
    LaneId lastOccupant() const
    {
        for (EventIndex index = m_snapshot.event + 1; index-- > 0;) {
            const Event& event = m_trace[index];
            if (event.kind == EventKind::TaskRunning && runsOnCores(m_trace, event.lane))
                return event.lane;
        }
        return kNone;
    }

    // The end of the work or the sleep that `by` is in the middle of.
    void busyUntil(NotRunning& answer) const
    {
        for (EventIndex index = m_snapshot.event + 1; index-- > 0;) {
            const Event& event = m_trace[index];
            if (event.lane != answer.by) continue;
            switch (event.kind) {
            case EventKind::WorkStarted:
            case EventKind::BlockedStarted:
                // A thread that is interrupted does not compute all the time.
                if (m_trace.settings().model != Model::Preemptive)
                    answer.until =
                        event.time + Duration::nanoseconds(m_trace.number(event.argument));
                return;
            case EventKind::TaskWaiting:
            case EventKind::WorkFinished:
            case EventKind::BlockedFinished:
            case EventKind::TaskRunning:
            case EventKind::TaskCreated: return;
            default: break;
            }
        }
    }

    EventIndex lastOf(EventKind kind, LaneId lane) const
    {
        for (EventIndex index = m_snapshot.event + 1; index-- > 0;) {
            const Event& event = m_trace[index];
            if (event.lane != lane) continue;
            if (event.kind == kind) return index;
            if (event.kind == EventKind::TaskCreated) break;
        }
        return kNone;
    }

    void waiting(NotRunning& answer) const
    {
        const Event& wait = m_trace[answer.event];
        if (wait.kind != EventKind::TaskWaiting) { // a callback runs on top of it, or its time came
            const EventIndex began = lastOf(EventKind::TaskWaiting, answer.lane);
            if (began == kNone) {
                answer.why = WhyNot::Idle;
                return;
            }
            answer.event = began;
            answer.since = m_trace[began].time;
            return waiting(answer);
        }
        answer.why = whyOf(wait.waitReason());
        answer.count = wait.argument != 0 ? m_trace.number(wait.argument) : 0;
        answer.object = awaitedObject(wait);
        switch (answer.why) {
        case WhyNot::Sleeps: sleeps(answer, wait); break;
        case WhyNot::Task:
        case WhyNot::Call:
        case WhyNot::Thread:
        case WhyNot::Shutdown:
            answer.by = wait.subject;
            if (answer.by != kNone) answer.byPlace = m_snapshot.lanes[answer.by].place;
            break;
        case WhyNot::Several: answer.others = unfinished(wait); break;
        case WhyNot::Event: endedLater(answer, ReadyReason::Event); break;
        case WhyNot::Condition: endedLater(answer, ReadyReason::Condition); break;
        case WhyNot::Item: endedLater(answer, ReadyReason::Item); break;
        case WhyNot::Space: endedLater(answer, ReadyReason::Space); break;
        default: break;
        }
        if (answer.object != kNone) inLine(answer);
    }

    // Nobody is bound to do what it waits for: only the rest of the run knows who does.
    void endedLater(NotRunning& answer, ReadyReason reason) const
    {
        if (m_foresight == Foresight::None) return;
        for (EventIndex index = m_snapshot.event + 1; index < m_trace.size(); ++index) {
            const Event& event = m_trace[index];
            const bool isWoken = event.lane == answer.lane && event.kind == EventKind::TaskReady;
            if (isWoken && event.readyReason() == reason) {
                answer.by = event.subject;
                break;
            }
            if (event.kind == EventKind::RunFinished)
                answer.neverComes = event.status() != RunStatus::Limit;
            else if (isWoken)
                answer.neverComes = true;
            if (isWoken) break;
        }
        if (answer.by != kNone) answer.byPlace = m_snapshot.lanes[answer.by].place;
    }

    void sleeps(NotRunning& answer, const Event& wait) const
    {
        answer.until = wait.time + Duration::nanoseconds(m_trace.number(wait.argument));
        if (m_snapshot.lanes[answer.lane].state != LaneState::Late &&
            m_snapshot.time <= *answer.until)
            return;
        answer.why = WhyNot::Late;
        occupant(answer);
        if (answer.by == kNone) answer.heldBy = lastOccupant();
        answer.until = wait.time + Duration::nanoseconds(m_trace.number(wait.argument));
    }

    void sleepsInPlace(NotRunning& answer, const Event& blocked) const
    {
        answer.why = WhyNot::Sleeps;
        answer.until = blocked.time + Duration::nanoseconds(m_trace.number(blocked.argument));
    }

    void inLine(NotRunning& answer) const
    {
        const ObjectStatus& object = m_snapshot.objects[answer.object];
        const auto found = std::find(object.waiters.begin(), object.waiters.end(), answer.lane);
        if (found != object.waiters.end())
            answer.place = static_cast<size_t>(found - object.waiters.begin()) + 1;
        const bool isHeld = answer.why == WhyNot::Lock || answer.why == WhyNot::Semaphore;
        if (!isHeld || object.holders.empty()) return;
        answer.by = object.holders.front();
        if (answer.why == WhyNot::Semaphore)
            for (const LaneId holder : object.holders)
                if (!std::ranges::count(answer.others, holder)) answer.others.push_back(holder);
        answer.byPlace = m_snapshot.lanes[answer.by].place;
        for (EventIndex index = m_snapshot.event + 1; index-- > 0;) {
            const Event& event = m_trace[index];
            if (event.kind != EventKind::LockAcquired || event.lane != answer.by ||
                event.subject != answer.object)
                continue;
            answer.bySince = index;
            break;
        }
    }

    std::vector<LaneId> unfinished(const Event& wait) const
    {
        std::vector<LaneId> lanes = awaitedLanes(m_trace, wait);
        std::erase_if(lanes, [this](LaneId lane) {
            return m_snapshot.lanes[lane].state == LaneState::Finished;
        });
        return lanes;
    }

    const Trace& m_trace;
    const Snapshot& m_snapshot;
    Foresight m_foresight;
    std::optional<std::vector<bool>> m_isStuck; // once it is asked for
};

/// Whether, from `lane` on, somebody in the chain waits for what another one does later.
bool isEndedLater(const std::vector<NotRunning>& chain, LaneId lane)
{
    const auto first = std::ranges::find(chain, lane, &NotRunning::lane);
    return std::any_of(first, chain.end(), [](const NotRunning& link) {
        return link.why == WhyNot::Event || link.why == WhyNot::Condition ||
               link.why == WhyNot::Item || link.why == WhyNot::Space;
    });
}

} // namespace

std::vector<NotRunning> whyNotRunning(const Trace& trace, const Snapshot& snapshot, LaneId lane,
                                      Foresight foresight)
{
    Answer answer(trace, snapshot, foresight);
    std::vector<NotRunning> chain;
    std::vector<bool> isThere(trace.lanes().size(), false);
    for (LaneId next = lane; next != kNone;) {
        const bool wasThere = isThere[next];
        if (wasThere && isEndedLater(chain, next)) break;
        isThere[next] = true;
        chain.push_back(answer.about(next));
        if (wasThere) break;
        next = answer.after(chain.back());
    }
    return chain;
}

std::vector<EventIndex> eventsOf(const std::vector<NotRunning>& chain)
{
    std::vector<EventIndex> events;
    const auto add = [&](EventIndex event) {
        if (event == kNone || std::find(events.begin(), events.end(), event) != events.end())
            return;
        events.push_back(event);
    };
    for (const NotRunning& link : chain) {
        add(link.event);
        add(link.bySince);
    }
    return events;
}

} // namespace awaitscope
