#pragma once

#include "core/timeline/timeline.h"

#include <string_view>
#include <vector>

namespace awaitscope {

/// Whether a lane shows an interval as a slice.
inline bool isSlice(const Interval& interval)
{
    return interval.state != LaneState::Idle;
}

/// An arrow of a Chrome trace: from the slice in which one lane acted to the one in which another
/// lane felt it.
struct ChromeFlow {
    std::string_view name; ///< `task_done`, `cancelled`, ...: why the other became ready
    LaneId source = kNone;
    LaneId target = kNone;
    VirtualTime start; ///< inside its slice, before `stop` or just then
    VirtualTime stop;  ///< inside its slice
    /// After which event each end stands, among what stands at its time: `from` < `to`.
    EventIndex from = kNone;
    EventIndex to = kNone;
};

/// All arrows between lanes that are drawn: what lanes do to each other (see `linksBetween`), and
/// calls that return. Linear, but for finding the slices.
std::vector<ChromeFlow> chromeFlows(const Timeline& timeline);

} // namespace awaitscope
