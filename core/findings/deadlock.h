#pragma once

#include "core/trace/event_text.h"
#include "core/trace/trace.h"

#include <vector>

namespace awaitscope {

/// One task of a deadlock: what it waits for, and who could end that.
struct DeadlockLink {
    LaneId lane = kNone;
    EventIndex wait = kNone; ///< its TaskWaiting: reason, object, place
    /// Who has what it waits for, or whose end it awaits; of a cycle, the next one stands first.
    /// Empty where anybody could have brought it.
    std::vector<LaneId> helpers;
    /// Of a cycle: what it has and the one before it waits for; none when that awaits its end.
    ObjectId held = kNone;
    /// Of a run that ends here: what others of it wait for, and it refers to.
    std::vector<ObjectId> atHand{};
};

/// A Deadlock event and what is behind it.
struct Deadlock {
    EventIndex event = kNone;
    DeadlockExtent extent = DeadlockExtent::Run;
    /// Of a cycle: each waits for the next. There is one at least, and each has its `wait`.
    std::vector<DeadlockLink> links;
    std::vector<UnstartedHelper> unstarted; ///< of a run that ends here
    /// Of a cycle: what set one of its tasks free later, all the same (a cancellation by somebody
    /// else); none when it lasted until the run ended, or until `asyncio.run` cancelled what was
    /// left.
    EventIndex broken = kNone;
};

/// The deadlocks of a run, in order. A run that ends in one has a `Run` at its end, and before it
/// the cycles that it consists of, if there are any. One walk through the trace. REQUIRES: the run
/// is over.
std::vector<Deadlock> deadlocksOf(const Trace& trace);

} // namespace awaitscope
