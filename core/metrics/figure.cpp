#include "core/metrics/figure.h"

#include <algorithm>
#include <limits>

namespace awaitscope {

namespace {

// A share of all cores' time.
std::optional<FigureValue> share(const Metrics& metrics, Duration CoreTimes::*part)
{
    if (metrics.total <= Duration() || metrics.cores.empty()) return {};
    double sum = 0;
    for (const CoreTimes& core : metrics.cores)
        sum += (core.*part).toSeconds();
    return sum / (metrics.total.toSeconds() * static_cast<double>(metrics.cores.size()));
}

template <class T> std::optional<FigureValue> optional(const std::optional<T>& value)
{
    if (!value) return {};
    return FigureValue(*value);
}

/// By a limit, or a task is left that never ended.
bool isCutShort(const Metrics& run)
{
    return run.cut || !std::ranges::all_of(run.tasks, &TaskTimes::finished);
}

/// By run: whether it did all that was asked for, as far as any of them did.
std::vector<bool> inTheRace(const std::vector<const Metrics*>& runs)
{
    uint64_t fewest = std::numeric_limits<uint64_t>::max();
    for (const Metrics* run : runs)
        if (!isCutShort(*run)) fewest = std::min(fewest, run->cutOffTasks);
    std::vector<bool> races;
    for (const Metrics* run : runs)
        races.push_back(!isCutShort(*run) && run->cutOffTasks == fewest);
    return races;
}

/// Those that reach the least or most value of `fewest` runs that have it, when not all do.
std::vector<bool> extremeRuns(const std::vector<const Metrics*>& runs, Figure figure, Better wanted,
                              size_t fewest)
{
    std::vector<bool> extreme(runs.size(), false);
    if (wanted == Better::Neither) return extreme;
    std::vector<std::optional<FigureValue>> values;
    std::optional<FigureValue> least, most;
    size_t known = 0;
    const std::vector<bool> races = inTheRace(runs);
    for (size_t run = 0; run < runs.size(); ++run) {
        const auto& value =
            values.emplace_back(races[run] ? figureOf(*runs[run], figure) : std::nullopt);
        if (!value) continue;
        ++known;
        least = least ? std::min(*least, *value) : *value;
        most = most ? std::max(*most, *value) : *value;
    }
    if (known < fewest || *least == *most) return extreme;
    const FigureValue& bound = wanted == Better::Less ? *least : *most;
    for (size_t i = 0; i < runs.size(); ++i)
        extreme[i] = values[i] && *values[i] == bound;
    return extreme;
}

} // namespace

std::string_view nameOf(Figure figure)
{
    switch (figure) {
    case Figure::TotalTime: return "total_time";
    case Figure::CpuBusy: return "cpu_busy";
    case Figure::CpuHeld: return "cpu_held";
    case Figure::CpuSwitching: return "cpu_switching";
    case Figure::CpuIdle: return "cpu_idle";
    case Figure::Waiting: return "waiting";
    case Figure::ReadyWait: return "ready_wait";
    case Figure::LongestFreeze: return "longest_freeze";
    case Figure::ResponseMean: return "response_mean";
    case Figure::ResponseWorst: return "response_worst";
    case Figure::TurnaroundMean: return "turnaround_mean";
    case Figure::TurnaroundWorst: return "turnaround_worst";
    case Figure::Switches: return "switches";
    case Figure::Preemptions: return "preemptions";
    case Figure::Throughput: return "throughput";
    case Figure::Fairness: return "jain";
    }
    return {};
}

FigureUnit unitOf(Figure figure)
{
    switch (figure) {
    case Figure::CpuBusy:
    case Figure::CpuHeld:
    case Figure::CpuSwitching:
    case Figure::CpuIdle: return FigureUnit::Share;
    case Figure::Switches:
    case Figure::Preemptions: return FigureUnit::Count;
    case Figure::Throughput: return FigureUnit::PerSecond;
    case Figure::Fairness: return FigureUnit::Index;
    default: return FigureUnit::Time;
    }
}

Better bestIs(Figure figure)
{
    switch (figure) {
    case Figure::TotalTime:
    case Figure::CpuHeld:
    case Figure::ReadyWait:
    case Figure::LongestFreeze:
    case Figure::ResponseMean:
    case Figure::ResponseWorst:
    case Figure::TurnaroundMean:
    case Figure::TurnaroundWorst: return Better::Less;
    case Figure::Throughput:
    case Figure::Fairness: return Better::More;
    case Figure::CpuBusy:
    case Figure::CpuSwitching:
    case Figure::CpuIdle:
    case Figure::Waiting:
    case Figure::Switches:
    case Figure::Preemptions: return Better::Neither;
    }
    return Better::Neither;
}

std::optional<FigureValue> figureOf(const Metrics& metrics, Figure figure)
{
    switch (figure) {
    case Figure::TotalTime: return metrics.total;
    case Figure::CpuBusy: return share(metrics, &CoreTimes::busy);
    case Figure::CpuHeld: return share(metrics, &CoreTimes::held);
    case Figure::CpuSwitching:
        if (metrics.model != Model::Preemptive) return {};
        return share(metrics, &CoreTimes::switching);
    case Figure::CpuIdle: return share(metrics, &CoreTimes::idle);
    case Figure::Waiting: return metrics.waiting;
    case Figure::ReadyWait: return optional(metrics.readyWait);
    case Figure::LongestFreeze:
        if (metrics.model == Model::Synchronous) return {};
        return metrics.freeze ? metrics.freeze->length : Duration();
    case Figure::ResponseMean: return optional(metrics.meanResponse);
    case Figure::ResponseWorst: return optional(metrics.worstResponse);
    case Figure::TurnaroundMean: return optional(metrics.meanTurnaround);
    case Figure::TurnaroundWorst: return optional(metrics.worstTurnaround);
    case Figure::Switches: return optional(metrics.switches);
    case Figure::Preemptions: return optional(metrics.preemptions);
    case Figure::Throughput: return optional(metrics.throughput);
    case Figure::Fairness: return optional(metrics.fairness);
    }
    return {};
}

std::vector<bool> bestRuns(const std::vector<const Metrics*>& runs, Figure figure)
{
    const Better better = bestIs(figure);
    return extremeRuns(runs, figure, better, 2);
}

std::vector<bool> worstRuns(const std::vector<const Metrics*>& runs, Figure figure)
{
    const Better better = bestIs(figure);
    const Better worse = better == Better::Less   ? Better::More
                         : better == Better::More ? Better::Less
                                                  : Better::Neither;
    return extremeRuns(runs, figure, worse, 3);
}

} // namespace awaitscope
