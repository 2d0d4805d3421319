#pragma once

#include "core/timeline/interval.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace awaitscope {

/// How much each lane has of something, for a few lanes of many.
class LaneTally {
public:
    struct Part {
        LaneId lane;
        int64_t amount;
    };

    void add(LaneId lane, int64_t amount);
    /// Who has some, by lane.
    const std::vector<Part>& parts();
    void clear();

private:
    std::vector<int64_t> m_amounts; // by lane; 0 for whoever is not in the parts
    std::vector<Part> m_parts;
    std::vector<LaneId> m_lanes;
};

/// Who has a core how long in any stretch of a strip, at the cost of a few blocks: sums are kept
/// for each block of intervals.
class StripShares {
public:
    StripShares() = default;
    /// REQUIRES: the strip outlives this.
    explicit StripShares(const Strip& strip);

    /// Adds what each lane has of [from, to] in intervals [first, last); a switch counts for lane
    /// `kNone`. REQUIRES: only the first and the last of them may lie partly outside.
    void addTo(LaneTally& tally, size_t first, size_t last, VirtualTime from, VirtualTime to) const;

private:
    static constexpr size_t kBlock = 64;

    void addOne(LaneTally& tally, size_t number, VirtualTime from, VirtualTime to) const;

    const std::vector<Interval>* m_intervals = nullptr;
    std::vector<LaneTally::Part> m_parts; // of all blocks, one after the other
    std::vector<size_t> m_blocks;         // where the parts of each begin, and their end
};

} // namespace awaitscope
