#include "core/metrics/metrics.h"

#include "core/metrics/freeze.h"

#include <algorithm>

namespace awaitscope {

namespace {

// The mean and the largest of durations, some of which may be absent.
class Summary {
public:
    void add(const std::optional<Duration>& duration)
    {
        if (!duration) return;
        m_sum += duration->count();
        m_worst = std::max(m_worst, *duration);
        ++m_count;
    }
    std::optional<Duration> mean() const
    {
        if (m_count == 0) return {};
        return Duration::nanoseconds(static_cast<int64_t>((m_sum + m_count / 2) / m_count));
    }
    std::optional<Duration> worst() const
    {
        if (m_count == 0) return {};
        return m_worst;
    }

private:
    __extension__ __int128 m_sum = 0; // a million tasks of an hour each
    int64_t m_count = 0;
    Duration m_worst;
};

CoreTimes coreTimes(const Strip& strip, Duration total)
{
    CoreTimes times;
    for (const Interval& interval : strip.intervals) {
        if (interval.state == LaneState::Computing) times.busy += interval.length();
        if (interval.state == LaneState::Holding) times.held += interval.length();
        if (interval.state == LaneState::Switching) times.switching += interval.length();
    }
    times.idle = total - times.busy - times.held - times.switching;
    return times;
}

void addInterval(TaskTimes& times, const Interval& interval)
{
    const Duration length = interval.length();
    switch (interval.state) {
    case LaneState::Computing: times.running += length; break;
    case LaneState::Holding: times.held += length; break;
    case LaneState::InCall: times.inCall += length; break;
    case LaneState::Ready: times.ready += length; break;
    case LaneState::Late: times.late += length; break;
    default: times.waiting += length; break;
    }
}

TaskTimes taskTimes(const Trace& trace, const TimelineLane& lane, LaneId id)
{
    TaskTimes times;
    times.lane = id;
    const VirtualTime created = trace[lane.created].time;
    for (const Interval& interval : lane.intervals) {
        addInterval(times, interval);
        if (!times.response && occupiesCore(interval.state))
            times.response = interval.start - VirtualTime();
    }
    times.finished = lane.ended != kNone;
    times.lifetime = (times.finished ? trace[lane.ended].time : trace.end()) - created;
    if (times.finished) times.turnaround = trace[lane.ended].time - VirtualTime();
    for (const LaneMark& mark : lane.marks)
        times.preemptions += mark.kind == LaneMarkKind::Preempted;
    return times;
}

uint64_t switchesOf(const Trace& trace, const Strip& strip)
{
    uint64_t switches = 0;
    LaneId last = kNone;
    for (const Interval& interval : strip.intervals) {
        if (!occupiesCore(interval.state)) continue;
        const LaneKind kind = trace.lane(interval.lane).kind;
        if (kind == LaneKind::Program || kind == LaneKind::Callbacks) continue;
        switches += last != kNone && last != interval.lane;
        last = interval.lane;
    }
    return switches;
}

/// It wanted a core and got no time on one: the run ended while it was still ready.
bool gotNothing(const TaskTimes& task, const TimelineLane& lane)
{
    if (task.running > Duration() || lane.intervals.empty()) return false;
    const LaneState last = lane.intervals.back().state;
    return last == LaneState::Ready || last == LaneState::Late;
}

std::optional<double> fairnessOf(const Timeline& timeline, const std::vector<TaskTimes>& tasks)
{
    double sum = 0;
    double sumOfSquares = 0;
    int count = 0;
    for (const TaskTimes& task : tasks) {
        if (!runsOnCores(timeline.trace(), task.lane)) continue;
        // Who asked for no time had all that it wanted.
        if (task.running <= Duration() && !gotNothing(task, timeline.lane(task.lane))) continue;
        const Duration wanted = task.running + task.ready + task.late;
        if (wanted <= Duration()) continue;
        const double share = task.running.toSeconds() / wanted.toSeconds();
        sum += share;
        sumOfSquares += share * share;
        ++count;
    }
    if (count < 2 || sumOfSquares <= 0) return {};
    return sum * sum / (count * sumOfSquares);
}

/// By lane: whether the program itself has asked for its end.
std::vector<bool> cancelledByProgram(const Trace& trace)
{
    std::vector<bool> cancelled(trace.lanes().size(), false);
    for (EventIndex index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind == EventKind::CancelRequested && event.lane != kNone &&
            (event.subject == kNone || trace.lane(event.subject).kind == LaneKind::Program))
            cancelled[event.lane] = true;
    }
    return cancelled;
}

} // namespace

Metrics computeMetrics(const Trace& trace, const Timeline& timeline)
{
    Metrics metrics;
    metrics.model = trace.settings().model;
    metrics.total = trace.end() - VirtualTime();
    metrics.cut = trace.wasCut();
    for (const Strip& strip : timeline.strips())
        metrics.cores.push_back(coreTimes(strip, metrics.total));

    const std::vector<bool> cancelled = cancelledByProgram(trace);
    Summary response;
    Summary turnaround;
    uint64_t preemptions = 0;
    Duration readyWait;
    for (LaneId id = 0; id < timeline.lanes().size(); ++id) {
        const TimelineLane& lane = timeline.lane(id);
        const LaneKind kind = trace.lane(id).kind;
        const bool isCounted = kind == LaneKind::Task || kind == LaneKind::Thread;
        if (!isCounted || lane.created == kNone) continue;
        const TaskTimes& times = metrics.tasks.emplace_back(taskTimes(trace, lane, id));
        preemptions += times.preemptions;
        readyWait += times.ready + times.late;
        metrics.waiting += times.waiting;
        metrics.finishedTasks += times.finished;
        metrics.cutOffTasks +=
            times.finished && cancelled[id] && trace[lane.ended].outcome() == Outcome::Cancelled;
        response.add(times.response);
        turnaround.add(times.turnaround);
    }
    metrics.meanResponse = response.mean();
    metrics.worstResponse = response.worst();
    metrics.meanTurnaround = turnaround.mean();
    metrics.worstTurnaround = turnaround.worst();
    if (metrics.total > Duration())
        metrics.throughput = static_cast<double>(metrics.finishedTasks - metrics.cutOffTasks) /
                             metrics.total.toSeconds();

    if (metrics.model == Model::Synchronous) return metrics;
    metrics.readyWait = readyWait;
    metrics.fairness = fairnessOf(timeline, metrics.tasks);
    metrics.freeze = longestFreeze(trace, timeline);
    metrics.switches = 0;
    for (const Strip& strip : timeline.strips())
        *metrics.switches += switchesOf(trace, strip);
    if (metrics.model == Model::Preemptive) metrics.preemptions = preemptions;
    return metrics;
}

} // namespace awaitscope
