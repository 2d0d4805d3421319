#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <vector>

namespace awaitscope {

/// What puts one event after another.
enum class WhyAfter : uint8_t {
    Same,     ///< they are one event
    Code,     ///< the same code, one after the other: no switch lies between them
    Cause,    ///< the earlier one, or what its lane did later, brought the later one about
    Queue,    ///< nothing but the order of the ready queue: the earlier one's task was made ready
              ///< first
    Timers,   ///< nothing but the timers: the earlier one's was due first, or set first
    Clock,    ///< nothing but the clock: the later one's task slept until after the earlier one
    Priority, ///< the earlier one's task became ready later, and was preferred
    Nothing,  ///< nothing does: they could as well have come the other way round (other cores)
};

/// Why `later` came after `earlier`, and the events that show it.
struct AfterReason {
    WhyAfter why = WhyAfter::Nothing;
    /// Of `Code` and `Cause`: in order, from `earlier` to `later`, each brought the next one about
    /// or (on one lane) came before it in the code. Of `Queue` and `Priority`: what made ready the
    /// task of `earlier`, then that of `later`. Of `Timers`: the two TimerSet in the same order. Of
    /// `Clock`: the TimerFired that woke the task of `later`.
    std::vector<EventIndex> chain;
};

/// Follows the causes of `later` back until they meet `earlier`, or something that its lane did
/// after it; where they do not, says what else decided. Linear in the length of the chain of
/// causes. REQUIRES: earlier <= later < trace.size().
AfterReason whyAfter(const Trace& trace, EventIndex earlier, EventIndex later);

/// The event, what brought it about, what brought that about, ... back to RunStarted.
std::vector<EventIndex> causesOf(const Trace& trace, EventIndex event);

} // namespace awaitscope
