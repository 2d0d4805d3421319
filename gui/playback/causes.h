#pragma once

#include "core/timeline/timeline.h"

namespace awaitscope {

/// What brought an event about, one hop: the event of another lane, or of an earlier time, that its
/// chain of causes leads to; `kNone` when nothing did.
EventIndex causeOf(const Trace& trace, EventIndex event);

/// What came of the moment at an event: the first wake-up of another lane that it caused up to the
/// event, or of its own by a timer that it set; `kNone` when nothing did.
EventIndex effectOf(const Timeline& timeline, EventIndex event);

} // namespace awaitscope
