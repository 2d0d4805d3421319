#pragma once

#include "core/time/virtual_time.h"

#include <compare>
#include <cstdint>

namespace awaitscope {

/// A place on the axis with unfolded instants: a virtual time, and how many slots of that instant
/// are over. An instant with n slots goes from (time, 0) to (time, n); time goes on from there.
struct AxisPosition {
    VirtualTime time;
    uint32_t slot = 0;
    auto operator<=>(const AxisPosition&) const = default;
};

} // namespace awaitscope
