#pragma once

#include "core/timeline/timeline.h"

#include <vector>

namespace awaitscope {

/// Who is ready at any position of a run, in the order in which they will run, at the cost of the
/// queue's own length: the loop serves those first that wait longest.
class ReadyHistory {
public:
    ReadyHistory() = default;
    /// REQUIRES: the timeline outlives this.
    explicit ReadyHistory(const Timeline& timeline);

    /// Those who are ready just after a position, as far as that is known at the event `last`;
    /// empty when there are more than `most`.
    std::vector<LaneId> at(AxisPosition position, size_t most, EventIndex last = kNone) const;

private:
    struct Wait {
        const Interval* interval;
        AxisPosition latestEnd; ///< of this one and all before
    };

    std::vector<Wait> m_waits; // by beginning
};

} // namespace awaitscope
