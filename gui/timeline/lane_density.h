#pragma once

#include "core/timeline/interval.h"

#include <cstddef>
#include <span>
#include <vector>

namespace awaitscope {

/// The shares of the states in a stretch of a lane; what is left of 1 is waiting.
struct StateShares {
    double computing = 0;
    double holding = 0;
    double ready = 0;
};

/// Exact shares of a lane's states in any stretch of its intervals, in constant time: what many
/// bars on one pixel look like. One bar picked out of them would lie.
class LaneDensity {
public:
    LaneDensity() = default;
    explicit LaneDensity(std::span<const Interval> intervals);

    /// Of intervals [first, last), by their lengths; by their number when none lasts.
    /// REQUIRES: first < last, both indices of the intervals given.
    StateShares shares(size_t first, size_t last) const;

private:
    struct Sums {
        int64_t computing = 0;
        int64_t holding = 0;
        int64_t ready = 0;
        int64_t all = 0;
        uint32_t computingCount = 0;
        uint32_t holdingCount = 0;
        uint32_t readyCount = 0;
    };
    std::vector<Sums> m_sums; // of all intervals before
};

} // namespace awaitscope
