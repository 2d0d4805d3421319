#pragma once

#include "core/trace/event.h"

#include <vector>

namespace awaitscope {

/// Which hold of an object a release by `lane` ends, of those in order of acquisition: its own last
/// one; where it has none (whoever releases need not be a holder), the first of all; `end()` when
/// nobody has it. `laneOf` says whose hold an element is.
template <class Holds, class LaneOf>
typename Holds::iterator releasedHold(Holds& holds, LaneId lane, LaneOf laneOf)
{
    for (auto hold = holds.end(); hold != holds.begin();)
        if (laneOf(*--hold) == lane) return hold;
    return holds.begin();
}

/// The same where an element is the lane that holds the object; that hold is taken away.
inline void takeBack(std::vector<LaneId>& holders, LaneId lane)
{
    const auto hold = releasedHold(holders, lane, [](LaneId holder) { return holder; });
    if (hold != holders.end()) holders.erase(hold);
}

} // namespace awaitscope
