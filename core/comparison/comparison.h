#pragma once

#include "core/metrics/metrics.h"
#include "core/timeline/lane_events.h"
#include "core/timeline/timeline.h"
#include "core/trace/trace.h"

#include <memory>
#include <string>
#include <vector>

namespace awaitscope {

/// One finished run and all that is derived from it.
struct Run {
    std::shared_ptr<const Trace> trace;
    Timeline timeline;
    Metrics metrics;
    LaneEvents events;

    Model model() const { return trace->settings().model; }
    const RunSettings& settings() const { return trace->settings(); }
    /// A limit ended it (or the horizon that the user asked for): the picture ends with a break.
    bool wasCut() const { return metrics.cut; }
};

/// The same task in all runs of a comparison has the same number, from 0 without gaps. Colours,
/// letters and rows of tables go by it.
using TaskIdentity = uint32_t;

/// Runs of one source, side by side.
struct Comparison {
    std::string title;
    std::vector<Run> runs;
    /// By run and `LaneId`.
    std::vector<std::vector<TaskIdentity>> identities;
    size_t identityCount = 0;

    TaskIdentity identityOf(size_t run, LaneId lane) const { return identities[run][lane]; }
    /// The lane of a task in another run; `kNone` when it is not there.
    LaneId laneOf(size_t run, TaskIdentity identity) const;
};

/// Derives the timeline and the figures. REQUIRES: the run is over.
Run makeRun(std::shared_ptr<const Trace> trace);

/// Puts runs side by side and matches their lanes: by creator, coroutine, and place among
/// the creator's tasks of that coroutine, never by number (a model may create tasks that another
/// does not need).
/// Identities are given in the order of the first run's lanes, then of the second's new ones, ...
Comparison makeComparison(std::string title, std::vector<Run> runs);

} // namespace awaitscope
