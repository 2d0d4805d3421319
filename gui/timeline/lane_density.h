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

/// Exact shares of a lane's states in any stretch of time, at the cost of a search: what many bars
/// on one pixel look like. One bar picked out of them would lie.
class LaneDensity {
public:
    LaneDensity() = default;
    /// REQUIRES: the intervals ascend and outlive this.
    explicit LaneDensity(std::span<const Interval> intervals);

    /// Of the time in [from, to] that the lane lives. REQUIRES: from < to.
    StateShares sharesBetween(VirtualTime from, VirtualTime to) const;
    /// The same where it is known which intervals touch [from, to]: [first, last), at no cost.
    /// REQUIRES: only the first and the last of them may lie partly outside.
    StateShares sharesBetween(VirtualTime from, VirtualTime to, size_t first, size_t last) const;
    /// Of intervals [first, last), by their number: what happens at one instant has no length.
    /// REQUIRES: first < last, both indices of the intervals given.
    StateShares sharesAmong(size_t first, size_t last) const;

private:
    struct Sums {
        int64_t computing = 0;
        int64_t holding = 0;
        int64_t ready = 0;
        int64_t all = 0;

        void add(LaneState state, int64_t amount);
        StateShares minus(const Sums& before) const;
    };
    Sums until(VirtualTime time) const;

    std::span<const Interval> m_intervals;
    std::vector<Sums> m_lengths; // of all intervals before
};

} // namespace awaitscope
