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
    Duration idle;      ///< nobody needed it
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
    std::optional<Duration> response;   ///< from its creation to its first step
    std::optional<Duration> turnaround; ///< from its creation to its end
    uint32_t preemptions = 0;
};

/// The longest time for which a ready or due task went unserved because another held the loop.
struct Freeze {
    Duration length;
    VirtualTime start;
    LaneId holder = kNone;
    EventIndex event = kNone; ///< the WorkStarted or BlockedStarted that held it longest
    uint32_t line = 0;        ///< of that event
};

/// The figures of one run. Absent (nullopt) is what its model cannot have, or what needs a task
/// that was never there.
struct Metrics {
    Duration total; ///< from the start of the run to its end
    std::vector<CoreTimes> cores;
    std::vector<TaskTimes> tasks; ///< in order of creation

    Duration readyWait; ///< of all tasks together: ready or due, and not run
    Duration waiting;   ///< of all tasks together: suspended, with nothing to be done for them
    std::optional<Duration> meanResponse;
    std::optional<Duration> worstResponse;
    std::optional<Duration> meanTurnaround;
    std::optional<Duration> worstTurnaround;
    /// How often a thread or core passed from one task to another. Not for calls (synchronous).
    std::optional<uint64_t> switches;
    /// How often a task lost its core against its will. Preemptive only.
    std::optional<uint64_t> preemptions;
    /// Cooperative only; nothing, too, when nobody was ever kept.
    std::optional<Freeze> freeze;
    uint64_t finishedTasks = 0;
    std::optional<double> throughput; ///< tasks finished per second
    /// Jain's index of how much of the time that a task wanted to compute it did: running /
    /// (running + ready + late). Of two tasks at least that computed; not for calls (synchronous).
    std::optional<double> fairness;
    Model model = Model::Cooperative;
};

/// Linear in the size of the timeline, but for one sort. REQUIRES: the timeline is of this trace.
Metrics computeMetrics(const Trace& trace, const Timeline& timeline);

} // namespace awaitscope
