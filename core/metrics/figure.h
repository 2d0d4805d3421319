#pragma once

#include "core/metrics/metrics.h"

#include <array>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace awaitscope {

/// The rows of the table that compares runs, in its order.
enum class Figure : uint8_t {
    TotalTime,
    CpuBusy, ///< share of cores x total
    CpuHeld,
    CpuSwitching,
    CpuIdle,
    Waiting,
    ReadyWait,
    LongestFreeze, ///< zero where somebody could have been kept, but nobody was
    ResponseMean,
    ResponseWorst,
    TurnaroundMean,
    TurnaroundWorst,
    Switches,
    Preemptions,
    Throughput, ///< tasks per second
    Fairness,
};

inline constexpr std::array kFigures{
    Figure::TotalTime,    Figure::CpuBusy,       Figure::CpuHeld,        Figure::CpuSwitching,
    Figure::CpuIdle,      Figure::Waiting,       Figure::ReadyWait,      Figure::LongestFreeze,
    Figure::ResponseMean, Figure::ResponseWorst, Figure::TurnaroundMean, Figure::TurnaroundWorst,
    Figure::Switches,     Figure::Preemptions,   Figure::Throughput,     Figure::Fairness};

/// What a figure's number is.
enum class FigureUnit : uint8_t { Time, Share, Count, PerSecond, Index };
/// Which of two is better. Most are neither: more switches are no fault.
enum class Better : uint8_t { Less, More, Neither };

/// `Time` is a Duration, `Count` a number without decimals, the others a double (a share is from 0
/// to 1).
using FigureValue = std::variant<Duration, uint64_t, double>;

/// Identifiers for machines, never renamed: `total_time`, `cpu_busy`, ...
std::string_view nameOf(Figure figure);
FigureUnit unitOf(Figure figure);
Better bestIs(Figure figure);
/// The figure of one run; nothing where the run cannot have it.
std::optional<FigureValue> figureOf(const Metrics& metrics, Figure figure);
/// Which of the runs are truly best in it: those that reach the best value, when another one does
/// not; none when the figure has no better, or all are equal. A run that was cut short, or that cut
/// off more tasks at its end than another, is out of the race: what it saved, it owes.
std::vector<bool> bestRuns(const std::vector<const Metrics*>& runs, Figure figure);
/// The same for the worst; none when only two runs have the figure: the other one is the best.
std::vector<bool> worstRuns(const std::vector<const Metrics*>& runs, Figure figure);

} // namespace awaitscope
