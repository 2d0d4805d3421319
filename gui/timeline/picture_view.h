#pragma once

#include "gui/timeline/lane_arrangement.h"

#include <cstddef>
#include <optional>

namespace awaitscope {

/// What of a comparison people want to see.
struct PictureView {
    std::optional<size_t> alone; ///< one run only
    bool breaksIdle = false;     ///< long stretches in which nothing happens are left out
    LaneArrangement lanes;

    bool operator==(const PictureView&) const = default;
};

} // namespace awaitscope
