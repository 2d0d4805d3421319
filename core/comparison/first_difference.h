#pragma once

#include "core/comparison/comparison.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace awaitscope {

/// How two runs part.
enum class Parting : uint8_t {
    Resumes,  ///< different tasks go on, or the same one at different lines
    Suspends, ///< the same task goes on, and suspends differently: elsewhere, or against its will
    Stops,    ///< one run has nothing more to do
};
std::string_view nameOf(Parting parting);

/// What one of two runs does where they part.
enum class PartingAct : uint8_t {
    Starts,      ///< the task takes its first step
    Resumes,     ///< the task goes on
    Waits,       ///< the task suspends: see the event's `waitReason`
    Holds,       ///< the task waits or sleeps, but keeps its thread meanwhile
    Calls,       ///< synchronous: the task makes a call, and stays underneath it
    Yields,      ///< the task steps aside
    Interrupted, ///< the task loses its core against its will
    Ends,        ///< the task is over
    Stops, ///< nothing more happens in the run; `Cut`: the task goes on until a limit stops it
};
std::string_view nameOf(PartingAct act);

/// Why it does that.
enum class PartingCause : uint8_t {
    Code,     ///< the code that has come to this point has to
    Called,   ///< synchronous: a call runs at once, where it is made
    Returned, ///< synchronous: what it called has returned
    Ready,    ///< it was the next one in the ready queue, `by` behind it if somebody was
    Quantum,  ///< its quantum is used up, and `by` is ready
    Priority, ///< `by`, who is ready, is preferred: see the event's `preemptReason`
    Slice,    ///< preemptive: keeps its core, since its quantum does not end before; `by` is ready
    Keeps,    ///< preemptive: keeps its core, since the policy does not prefer `by`, who is ready
    Over,     ///< the run is over: its main task has ended
    Stuck,    ///< a deadlock
    Cut,      ///< a limit
};
std::string_view nameOf(PartingCause cause);

/// Where one of the two stands when they part, and what it does there.
struct PartingPlace {
    size_t moment = 0;        ///< its index; the number of moments when the run has stopped
    LaneId lane = kNone;      ///< whose moment it is; none when the run has stopped before
    EventIndex event = kNone; ///< how it begins (`Resumes`) or suspends; the last of the run when
                              ///< it has stopped
    AxisPosition position;    ///< of that event
    PartingAct act = PartingAct::Stops;
    PartingCause cause = PartingCause::Code;
    uint32_t line = 0; ///< of the event; 0 when it has none
    LaneId by = kNone; ///< see `PartingCause`
};

struct FirstDifference {
    Parting parting = Parting::Resumes;
    PartingPlace first;
    PartingPlace second;

    /// The earlier of the two times: when a viewer can first see it.
    VirtualTime time() const { return std::min(first.position.time, second.position.time); }
};

/// The first place where two runs of a comparison part, or nothing when all that they do is the
/// same: moment by moment, whose it is, at which line it goes on and how and where it suspends.
/// Times do not count. Tasks are the same when their identities are. A line that one of the two
/// does not know is no difference. Where one of them suspends and the other one, at that line,
/// holds its thread instead, they part there. What one does behind the place where a limit has
/// stopped the other is no difference.
std::optional<FirstDifference> firstDifference(const Comparison& comparison, size_t first,
                                               size_t second);

/// Why two runs do not part at all.
enum class Sameness : uint8_t {
    NoTasks,           ///< there is no task and no callback: nothing can be scheduled in one way
                       ///< or another
    OneTask,           ///< there is one task only, and no callback
    Endless,           ///< both run one task's statements without end, and these cost no time
    NobodyWaits,       ///< synchronous beside another: no task ever has to wait for anything
    BothStuck,         ///< synchronous beside another: some wait, and both runs are deadlocks
    OneAtATime,        ///< synchronous beside another: never may more than one go on
    NobodyComputes,    ///< nobody computes, so there is nobody to interrupt
    NobodyReady,       ///< some compute, but never while another is ready
    NobodyInterrupted, ///< some do, but none longer than a quantum
    CoresKept,         ///< some do, for longer, but the policy lets them go on
    SameRules,         ///< both models would interrupt, and did so in the same places
};
std::string_view nameOf(Sameness sameness);

/// REQUIRES: !firstDifference(comparison, first, second).
Sameness samenessOf(const Comparison& comparison, size_t first, size_t second);

} // namespace awaitscope
