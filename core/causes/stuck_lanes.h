#pragma once

#include "core/snapshot/snapshot.h"
#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// For whom a lane waits.
struct AwaitedLanes {
    std::vector<LaneId> lanes; ///< none twice, none that is over; empty: nobody that is known
    bool anyWillDo = false;    ///< one of them is enough, not all are needed
};

/// For whom `lane` waits just after the snapshot's event: for those whose end it needs; of a lock
/// or a semaphore, for one of the holders; of `asyncio.wait` and `as_completed`, which may be
/// content with the first that ends, for any; of what stands in the queue of a pool, for any of its
/// threads.
AwaitedLanes awaitedBy(const Trace& trace, const Snapshot& snapshot, LaneId lane);

/// By lane: whether it waits in a circle, or for one that does, with no way round: for all of those
/// that must end one is stuck, or all of those of whom one would do. What is waited for otherwise
/// (a time, an event, an item) is taken to come. So each stuck lane waits for a stuck one.
///
/// The greatest set with that property; linear in what is waited for. REQUIRES: the snapshot is of
/// `trace`.
std::vector<bool> stuckLanes(const Trace& trace, const Snapshot& snapshot);

} // namespace awaitscope
