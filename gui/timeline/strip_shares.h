#pragma once

#include "core/timeline/interval.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace awaitscope {

/// Who has a thread or a core, and whether it computes there or only holds it; no lane: a switch.
struct Holder {
    LaneId lane = kNone;
    bool holds = false; ///< without computing

    auto operator<=>(const Holder&) const = default;
};

/// How much each holder has of something, for a few lanes of many.
class HolderTally {
public:
    struct Part {
        Holder holder;
        int64_t amount;
    };

    void add(Holder holder, int64_t amount);
    /// Who has some, by lane.
    const std::vector<Part>& parts();
    void clear();

private:
    std::vector<int64_t> m_amounts; // by `placeOf`; 0 for whoever is not in the parts
    std::vector<Part> m_parts;
    std::vector<Holder> m_holders;
};

/// Whose an interval of a strip is.
Holder holderOf(const Interval& interval);

/// Who has a core how long in any stretch of a strip, at the cost of a few blocks: sums are kept
/// for each block of intervals.
class StripShares {
public:
    StripShares() = default;
    /// REQUIRES: the strip outlives this.
    explicit StripShares(const Strip& strip);

    /// Adds what each has of [from, to] in intervals [first, last). REQUIRES: only the first and
    /// the last of them may lie partly outside.
    void addTo(HolderTally& tally, size_t first, size_t last, VirtualTime from,
               VirtualTime to) const;

private:
    static constexpr size_t kBlock = 64;

    void addOne(HolderTally& tally, size_t number, VirtualTime from, VirtualTime to) const;

    const std::vector<Interval>* m_intervals = nullptr;
    std::vector<HolderTally::Part> m_parts; // of all blocks, one after the other
    std::vector<size_t> m_blocks;           // where the parts of each begin, and their end
};

} // namespace awaitscope
