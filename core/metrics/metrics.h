#pragma once

#include "core/timeline/timeline.h"

#include <optional>
#include <vector>

namespace awaitscope {

/// What one thread or core did. The four add up to the run's total time.
struct CoreTimes {
    Duration busy;      ///< computing
    Duration held;      ///< a thread was kept without computing
    Duration switching; ///< passing to another thread
    Duration idle;      ///< nobody had it: none was ready, or (a GIL) none may run beside another
};

/// Where the life of one task went. The first six add up to the lifetime.
struct TaskTimes {
    LaneId lane = kNone;
    Duration running; ///< computing
    Duration held;    ///< kept the thread without computing
    Duration inCall;  ///< underneath a call
    Duration ready;   ///< could run and did not
    Duration late;    ///< its timer was due, but the loop was held
    Duration waiting; ///< for anything else

    Duration lifetime; ///< from its creation to its end, or that of the run
    bool finished = false;
    std::optional<Duration> response;   ///< from the start of the run to its first step
    std::optional<Duration> turnaround; ///< from the start of the run to its end
    uint32_t preemptions = 0;
};

/// The longest time for which one task kept its thread or core while another was ready or due.
struct Freeze {
    Duration length;
    VirtualTime start;
    LaneId holder = kNone;
    LaneId waiter = kNone;    ///< who was ready or due
    EventIndex event = kNone; ///< the WorkStarted, BlockedStarted or TaskWaiting (of a lock of
                              ///< threads) that held it longest
    uint32_t line = 0;        ///< of that event
};

/// The figures of one run. Absent (nullopt) is what its model cannot have, or what needs a task
/// that was never there. What each figure means, in words:
/// `scenarios/library/glossary/figures.words`.
struct Metrics {
    Duration total; ///< from the start of the run to its end
    std::vector<CoreTimes> cores;
    /// In order of creation. A thread that the program makes, or hands a function to, counts as a
    /// task in every model; beside a loop it shares nothing, and is left out of `fairness`.
    std::vector<TaskTimes> tasks;

    /// Of all tasks together: ready or due, and not run. Not for calls (synchronous), which begin
    /// where they are made.
    std::optional<Duration> readyWait;
    Duration waiting; ///< of all tasks together: suspended, with nothing to be done for them
    std::optional<Duration> meanResponse;
    std::optional<Duration> worstResponse;
    std::optional<Duration> meanTurnaround;
    std::optional<Duration> worstTurnaround;
    /// How often a thread or core passed from one task to another; callbacks in between are none.
    /// Not for calls (synchronous).
    std::optional<uint64_t> switches;
    /// How often a task lost its core against its will. Preemptive only.
    std::optional<uint64_t> preemptions;
    /// Not for calls (synchronous); nothing, too, when nobody was ever kept.
    std::optional<Freeze> freeze;
    uint64_t finishedTasks = 0;
    /// Of those, how many the program's own end has cancelled, as `asyncio.run` does: work undone.
    uint64_t cutOffTasks = 0;
    std::optional<double> throughput; ///< tasks finished, and not cut off, per second
    /// Jain's index of how much of the time that a task wanted to compute it did: running /
    /// (running + ready + late). Of two tasks at least that computed; not for calls (synchronous).
    std::optional<double> fairness;
    bool cut = false; ///< a limit ended the run, or the horizon that the user asked for
    Model model = Model::Cooperative;
};

/// Linear in the size of the timeline and the number of cores, but for one sort. REQUIRES: the
/// timeline is of this trace.
Metrics computeMetrics(const Trace& trace, const Timeline& timeline);

} // namespace awaitscope
