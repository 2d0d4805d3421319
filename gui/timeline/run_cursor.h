#pragma once

#include "core/timeline/axis_position.h"
#include "core/trace/event.h"

namespace awaitscope {

/// Where one run stands: several events can share a position.
struct RunCursor {
    AxisPosition position;
    EventIndex event = 0;
    bool operator==(const RunCursor&) const = default;
};

} // namespace awaitscope
