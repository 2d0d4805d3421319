#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

/// What puts one event after another.
enum class WhyAfter : uint8_t {
    Same,      ///< they are one event
    Code,      ///< the same code, one after the other: no switch lies between them
    Cause,     ///< the earlier one, or what its lane did later, brought the later one about
    Needed,    ///< the later one had to come after it, though another brought it about at last:
               ///< `gather` waits for all
    NotReady,  ///< the later one's task was not there yet, or still waited for something else
    Clock,     ///< the same: it slept until after the earlier one
    Late,      ///< the same: its timer was due already, but the loop was held
    Computing, ///< both were under way (on cores of their own, or in turns), and the later one's
               ///< task was not done yet
    Running, ///< the earlier one's task was running when the later one's became ready, and went on
    Queue,   ///< nothing but the order of the ready queue: the earlier one's task was made ready
             ///< first
    Timers,  ///< nothing but the timers: the earlier one's was due first, or set first
    Preferred, ///< nothing but the policy: the earlier one's task was preferred
    Cores,     ///< nothing but the numbers of their cores: both came at one instant
    Apart,     ///< one of them runs in a thread beside the event loop
    Nothing,   ///< nothing does: they could as well have come the other way round
};

/// Why `later` came after `earlier`, and the events that show it.
struct AfterReason {
    WhyAfter why = WhyAfter::Nothing;
    /// In order. Of `Code`, `Cause` and `Needed`: from `earlier` to `later`, each brought the next
    /// one about or (on one lane) came before it in the code. Of `Queue` and `Preferred`: what made
    /// ready the task of `earlier`, then that of `later`. Of `Running`: what made ready the task
    /// of `later`. Of `NotReady`: the wait of the task of
    /// `later`, where it had one, and what made it ready. Of `Timers`: the two TimerSet. Of
    /// `Clock` and `Late`: the TimerFired that woke the task of `later`; of `Clock` before it those
    /// since `earlier` that woke it late. Of `Computing`: the end of its work.
    std::vector<EventIndex> chain;
    /// Of `Needed`: the wait for several in which the chain enters the task of `later`; none when
    /// it does so in another way.
    EventIndex wait = kNone;
};

/// Follows the causes of `later` back until they meet `earlier`, or something that its lane did
/// after it; then all else that had to come before; where neither meets it, says what decided.
/// Linear in the number of events up to `later`. REQUIRES: earlier <= later < trace.size().
AfterReason whyAfter(const Trace& trace, EventIndex earlier, EventIndex later);

/// The event, what brought it about, what brought that about, ... back to RunStarted.
std::vector<EventIndex> causesOf(const Trace& trace, EventIndex event);

} // namespace awaitscope
