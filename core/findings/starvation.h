#pragma once

#include "core/time/virtual_time.h"
#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// A task that was ready and was not served, again and again.
///
/// It has been *passed over* when another task gets a thread or core that became ready after it.
/// A first-in-first-out queue passes nobody over, however long it is. A task is starved when in one
/// stretch of being ready
/// - it was passed over at least `kPassedOverOften` times, and it was not served any more, or had
///   to be ready for at least half of the run; or
/// - it was ready, or its sleep was over, for at least half of a run that was then cut by a limit,
///   and never served again: somebody keeps the thread.
/// (A stretch no longer than two switches is none: the core is on its way.)
struct Starvation {
    LaneId lane = kNone;
    EventIndex ready = kNone;  ///< its TaskReady or TaskPreempted; the TaskWaiting of its sleep
    EventIndex served = kNone; ///< its next TaskRunning; none when it was not served any more
    EventIndex end = kNone;    ///< of the stretch: `served`, or what ended the hope for it
    VirtualTime since;
    VirtualTime until; ///< when it was served, or the end of the run
    uint64_t passedOver = 0;

    Duration length() const { return until - since; }
};

inline constexpr uint64_t kPassedOverOften = 5;

/// The starved tasks and threads of a run, in the order of these stretches. A few walks through the
/// trace. REQUIRES: the run is over.
std::vector<Starvation> starvationIn(const Trace& trace);

/// Who passed it over most often, or who kept the thread; none: nobody. Looks at the stretch.
LaneId starvedBy(const Trace& trace, const Starvation& starvation);

} // namespace awaitscope
