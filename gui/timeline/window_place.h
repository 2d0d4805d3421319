#pragma once

#include "core/timeline/axis_position.h"

namespace awaitscope {

/// Which part of the axis is in view, whatever the size of the window.
struct WindowPlace {
    double zoom = 1;   ///< how many times as long as the window the axis is
    AxisPosition left; ///< what stands at the left edge,
    double part = 0;   ///< and how much of its slot is left of that

    bool operator==(const WindowPlace&) const = default;
};

} // namespace awaitscope
