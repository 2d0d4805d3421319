#pragma once

#include "core/trace/trace.h"
#include "gui/narration/late_write.h"

#include <optional>

namespace awaitscope {

/// A write by which another one vanishes: `by` read, let time pass, and writes what it made of that
/// at `line`; `other` has come past the same line meanwhile.
struct LostUpdate {
    LaneId by = kNone;
    LaneId other = kNone;
    int line = 0; ///< from 1
    LateWrite how = LateWrite::No;
    EventIndex event = kNone; ///< where `by` goes on after its wait, just before it writes
};

/// The last one among the events first..last, as far as the places of events and the text of the
/// program tell (`lateWriteOf`).
std::optional<LostUpdate> lostUpdateIn(const Trace& trace, const QStringList& source,
                                       EventIndex first, EventIndex last);

} // namespace awaitscope
