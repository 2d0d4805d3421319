#include "core/comparison/first_difference.h"

#include "core/comparison/kept_core.h"
#include "core/snapshot/snapshot.h"
#include "core/timeline/lane_state.h"

#include <algorithm>

namespace awaitscope {

namespace {

class Side {
public:
    Side(const Comparison& comparison, size_t index)
        : m_run(comparison.runs[index]), m_identities(comparison.identities[index]),
          m_moments(m_run.timeline.moments())
    {
        const Trace::Lanes& lanes = m_run.trace->lanes();
        while (m_callbacks < lanes.size() && lanes[m_callbacks].kind != LaneKind::Callbacks)
            ++m_callbacks;
        splitAtSleeps();
    }

    size_t count() const { return m_moments.size(); }
    const Moment& moment(size_t index) const { return m_moments[index]; }
    // Callbacks are the same code, whether they run one by one or side by side.
    TaskIdentity identity(size_t index) const
    {
        const LaneId lane = moment(index).lane;
        const bool isCallback = m_run.trace->lane(lane).kind == LaneKind::Callbacks;
        return m_identities[isCallback ? m_callbacks : lane];
    }
    const Event& event(EventIndex index) const { return (*m_run.trace)[index]; }
    uint32_t line(EventIndex index) const { return m_run.trace->lineOf(event(index)); }

    // How a moment ends: a thread beside a loop sleeps as one that has a core does.
    EventKind kindOfEnd(size_t index) const
    {
        const Event& last = event(moment(index).last);
        return sleepsAside(last) ? EventKind::TaskWaiting : last.kind;
    }

    // How a moment suspends, when another run's does so at `line`: it may hold its thread there.
    EventIndex suspension(size_t index, uint32_t line) const
    {
        const Moment& its = moment(index);
        for (EventIndex at = its.first; at < its.last; ++at) {
            const Event& held = event(at);
            const bool holds = (held.kind == EventKind::BlockedStarted && !sleepsAside(held)) ||
                               held.keepsThread();
            if (holds && held.lane == its.lane && line != 0 && this->line(at) == line) return at;
        }
        return its.last;
    }

    PartingPlace place(size_t index, EventIndex at) const
    {
        PartingPlace place;
        place.moment = index;
        place.lane = moment(index).lane;
        place.event = at;
        place.position = m_run.timeline.positionOf(at);
        place.line = line(at);
        tellAct(place);
        return place;
    }
    bool wasCut() const { return m_run.wasCut(); }
    PartingPlace end() const
    {
        PartingPlace place;
        place.moment = count();
        place.event = static_cast<EventIndex>(m_run.trace->size() - 1);
        place.position = m_run.timeline.positionOf(place.event);
        place.cause = causeOfEnd();
        return place;
    }

private:
    PartingCause causeOfEnd() const
    {
        if (m_run.wasCut()) return PartingCause::Cut;
        return m_run.trace->status() == RunStatus::Deadlock ? PartingCause::Stuck
                                                            : PartingCause::Over;
    }

    bool sleepsAside(const Event& event) const
    {
        return event.kind == EventKind::BlockedStarted && !runsOnCores(*m_run.trace, event.lane);
    }

    // Moments of threads beside the loop end where they sleep, and go on afterwards.
    void splitAtSleeps()
    {
        const auto isAside = [this](const Moment& moment) {
            return !runsOnCores(*m_run.trace, moment.lane);
        };
        if (std::ranges::none_of(m_moments, isAside)) return;
        std::vector<Moment> parts;
        for (Moment part : m_moments) {
            const EventIndex last = part.last;
            for (EventIndex at = part.first; isAside(part) && at < last; ++at) {
                if (event(at).lane != part.lane) continue;
                if (event(at).kind == EventKind::BlockedFinished) part.first = at;
                if (event(at).kind != EventKind::BlockedStarted) continue;
                part.last = at;
                parts.push_back(part);
                part.last = last;
            }
            parts.push_back(part);
        }
        std::ranges::stable_sort(parts, {}, &Moment::first);
        m_moments = std::move(parts);
    }

    void tellAct(PartingPlace& place) const
    {
        const Event& at = event(place.event);
        switch (at.kind) {
        case EventKind::TaskRunning: tellTurn(place, at); break;
        case EventKind::BlockedStarted:
            place.act = sleepsAside(at) ? PartingAct::Waits : PartingAct::Holds;
            break;
        case EventKind::TaskWaiting:
            if (at.keepsThread()) {
                place.act = PartingAct::Holds;
                break;
            }
            place.act = at.waitReason() == WaitReason::Call ? PartingAct::Calls : PartingAct::Waits;
            if (at.waitReason() == WaitReason::Call) place.cause = PartingCause::Called;
            break;
        case EventKind::TaskReady: place.act = PartingAct::Yields; break;
        case EventKind::TaskPreempted:
            place.act = PartingAct::Interrupted;
            place.by = at.subject;
            place.cause = at.preemptReason() == PreemptReason::Quantum ? PartingCause::Quantum
                                                                       : PartingCause::Priority;
            break;
        case EventKind::TaskFinished: tellEnd(place); break;
        case EventKind::RunFinished: // in the middle of it
            place.act = PartingAct::Stops;
            place.cause = causeOfEnd();
            break;
        default: place.act = PartingAct::Resumes; break;
        }
    }

    void tellEnd(PartingPlace& place) const
    {
        place.act = PartingAct::Ends;
        if (m_run.model() != Model::Preemptive) return;
        const KeptCore kept = keptCore(m_run, moment(place.moment));
        place.by = kept.by;
        if (kept.by != kNone)
            place.cause = kept.isWithinQuantum ? PartingCause::Slice : PartingCause::Keeps;
    }

    void tellTurn(PartingPlace& place, const Event& at) const
    {
        place.act = hasRunBefore(place) ? PartingAct::Resumes : PartingAct::Starts;
        const Snapshot now = snapshotAt(*m_run.trace, place.event);
        if (m_run.model() == Model::Synchronous) {
            place.cause = place.act == PartingAct::Starts ? PartingCause::Called
                          : at.cause != kNone && event(at.cause).kind == EventKind::TaskReady
                              ? PartingCause::Ready
                              : PartingCause::Returned;
            return;
        }
        place.cause = PartingCause::Ready;
        // Whom a core is passing to has been chosen before.
        const uint16_t loop = loopOf(*m_run.trace, at.lane);
        const auto isNext = [loop](const ReadyEntry& entry) {
            return !entry.core && entry.loop == loop;
        };
        const auto next = std::ranges::find_if(now.ready, isNext);
        if (next != now.ready.end()) place.by = next->lane;
    }

    bool hasRunBefore(const PartingPlace& place) const
    {
        for (size_t index = 0; index < place.moment; ++index)
            if (moment(index).lane == place.lane) return true;
        return false;
    }

    const Run& m_run;
    const std::vector<TaskIdentity>& m_identities;
    std::vector<Moment> m_moments;
    LaneId m_callbacks = 0; // the first lane of callbacks
};

bool sameLine(uint32_t first, uint32_t second)
{
    return first == 0 || second == 0 || first == second;
}

// All tasks, and what they do with time.
struct Habits {
    size_t tasks = 0;
    bool callsBack = false; // code outside any task
    bool waits = false;
    bool computes = false;
    bool isInterrupted = false;
};

Habits habitsOf(const Trace& trace)
{
    Habits habits;
    for (const Lane& lane : trace.lanes())
        if (lane.kind == LaneKind::Task || lane.kind == LaneKind::Thread) ++habits.tasks;
    for (size_t i = 0; i < trace.size(); ++i) {
        const Event& event = trace[i];
        switch (event.kind) {
        case EventKind::CallbackStarted: habits.callsBack = true; break;
        case EventKind::WorkStarted:
            habits.computes = habits.computes || trace.number(event.argument) > 0;
            break;
        case EventKind::BlockedStarted:
            habits.waits = habits.waits || trace.number(event.argument) > 0;
            break;
        case EventKind::TaskWaiting:
            // The program's own code waits in `asyncio.run`.
            habits.waits = habits.waits || (event.waitReason() != WaitReason::Call &&
                                            trace.lane(event.lane).kind != LaneKind::Program);
            break;
        case EventKind::TaskPreempted: habits.isInterrupted = true; break;
        default: break;
        }
    }
    return habits;
}

/// Whether statements that cost no time have ended the run.
bool isEndlessForNothing(const Trace& trace)
{
    if (trace.settings().statementCost > Duration() || trace.status() != RunStatus::Limit)
        return false;
    for (size_t index = trace.size(); index-- > 0;)
        if (trace[index].kind == EventKind::LimitReached)
            return trace[index].limit() == Limit::Statements;
    return false;
}

} // namespace

std::string_view nameOf(Parting parting)
{
    switch (parting) {
    case Parting::Resumes: return "resumes";
    case Parting::Suspends: return "suspends";
    case Parting::Stops: return "stops";
    }
    return {};
}

std::string_view nameOf(PartingAct act)
{
    switch (act) {
    case PartingAct::Starts: return "starts";
    case PartingAct::Resumes: return "resumes";
    case PartingAct::Waits: return "waits";
    case PartingAct::Holds: return "holds";
    case PartingAct::Calls: return "calls";
    case PartingAct::Yields: return "yields";
    case PartingAct::Interrupted: return "interrupted";
    case PartingAct::Ends: return "ends";
    case PartingAct::Stops: return "stops";
    }
    return {};
}

std::string_view nameOf(PartingCause cause)
{
    switch (cause) {
    case PartingCause::Code: return "code";
    case PartingCause::Called: return "called";
    case PartingCause::Returned: return "returned";
    case PartingCause::Ready: return "ready";
    case PartingCause::Quantum: return "quantum";
    case PartingCause::Priority: return "priority";
    case PartingCause::Slice: return "slice";
    case PartingCause::Keeps: return "keeps";
    case PartingCause::Over: return "over";
    case PartingCause::Stuck: return "stuck";
    case PartingCause::Cut: return "cut";
    }
    return {};
}

std::string_view nameOf(Sameness sameness)
{
    switch (sameness) {
    case Sameness::NoTasks: return "no_tasks";
    case Sameness::OneTask: return "one_task";
    case Sameness::Endless: return "endless";
    case Sameness::NobodyWaits: return "nobody_waits";
    case Sameness::BothStuck: return "both_stuck";
    case Sameness::OneAtATime: return "one_at_a_time";
    case Sameness::NobodyComputes: return "nobody_computes";
    case Sameness::NobodyReady: return "nobody_ready";
    case Sameness::NobodyInterrupted: return "nobody_interrupted";
    case Sameness::CoresKept: return "cores_kept";
    case Sameness::SameRules: return "same_rules";
    }
    return {};
}

namespace {

/// Whether somebody is ready in a stretch of time, asked in any order.
class ReadyTimes {
public:
    explicit ReadyTimes(const Timeline& timeline)
    {
        for (const TimelineLane& lane : timeline.lanes())
            for (const Interval& interval : lane.intervals)
                if (interval.state == LaneState::Ready && interval.start < interval.stop)
                    m_times.push_back({interval.start, interval.stop});
        std::ranges::sort(m_times, {}, &Time::start);
        for (size_t i = 1; i < m_times.size(); ++i)
            m_times[i].latestStop = std::max(m_times[i].latestStop, m_times[i - 1].latestStop);
    }
    bool overlap(const Moment& moment) const
    {
        const auto after = std::ranges::lower_bound(m_times, moment.stop, {}, &Time::start);
        return after != m_times.begin() && std::prev(after)->latestStop > moment.start;
    }

private:
    struct Time {
        VirtualTime start;
        VirtualTime latestStop; // of those up to it
    };
    std::vector<Time> m_times; // by their beginning
};

/// REQUIRES: the run interrupts nobody.
Sameness whyNobodyIsInterrupted(const Run& run)
{
    if (run.model() != Model::Preemptive) return Sameness::NobodyReady;
    const RunSettings& settings = run.settings();
    const bool isToTheEnd =
        settings.policy == Policy::Fifo || settings.policy == Policy::ShortestRemaining;
    const ReadyTimes ready(run.timeline);
    Sameness why = Sameness::NobodyReady;
    int looks = 100; // each is as long as the run
    for (const Moment& moment : run.timeline.moments()) {
        if (!ready.overlap(moment)) continue;
        if (isToTheEnd) return Sameness::CoresKept;
        why = Sameness::NobodyInterrupted;
        if (moment.stop - moment.start <= settings.quantum || looks-- <= 0) continue;
        const KeptCore kept = keptCore(run, moment);
        if (kept.by != kNone && !kept.isWithinQuantum) return Sameness::CoresKept;
    }
    return why;
}

} // namespace

Sameness samenessOf(const Comparison& comparison, size_t first, size_t second)
{
    const Run& a = comparison.runs[first];
    const Run& b = comparison.runs[second];
    const Habits left = habitsOf(*a.trace);
    const Habits right = habitsOf(*b.trace);
    if (!left.callsBack && !right.callsBack) {
        if (left.tasks == 0) return Sameness::NoTasks;
        if (left.tasks == 1) return Sameness::OneTask;
    }
    if (isEndlessForNothing(*a.trace) && isEndlessForNothing(*b.trace)) return Sameness::Endless;
    const bool isCall = a.model() == Model::Synchronous || b.model() == Model::Synchronous;
    if (isCall && a.model() != b.model()) {
        if (!left.waits && !right.waits) return Sameness::NobodyWaits;
        const bool isStuck =
            a.trace->status() == RunStatus::Deadlock && b.trace->status() == RunStatus::Deadlock;
        return isStuck ? Sameness::BothStuck : Sameness::OneAtATime;
    }
    if (!left.computes && !right.computes) return Sameness::NobodyComputes;
    if (left.isInterrupted || right.isInterrupted) return Sameness::SameRules;
    return std::max(whyNobodyIsInterrupted(a), whyNobodyIsInterrupted(b));
}

std::optional<FirstDifference> firstDifference(const Comparison& comparison, size_t first,
                                               size_t second)
{
    const Side a(comparison, first);
    const Side b(comparison, second);
    const size_t common = std::min(a.count(), b.count());
    for (size_t i = 0; i < common; ++i) {
        const Moment& left = a.moment(i);
        const Moment& right = b.moment(i);
        if (a.identity(i) != b.identity(i) || !sameLine(a.line(left.first), b.line(right.first)))
            return FirstDifference{Parting::Resumes, a.place(i, left.first),
                                   b.place(i, right.first)};
        if (a.kindOfEnd(i) != b.kindOfEnd(i) || !sameLine(a.line(left.last), b.line(right.last)))
            return FirstDifference{Parting::Suspends,
                                   a.place(i, a.suspension(i, b.line(right.last))),
                                   b.place(i, b.suspension(i, a.line(left.last)))};
    }
    if (a.count() == b.count()) return {};
    // What a run would have done that a limit stopped, nobody knows.
    if ((a.count() < b.count() ? a : b).wasCut()) return {};
    const auto place = [common](const Side& side) {
        return common < side.count() ? side.place(common, side.moment(common).first) : side.end();
    };
    return FirstDifference{Parting::Stops, place(a), place(b)};
}

} // namespace awaitscope
