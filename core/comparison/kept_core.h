#pragma once

#include "core/comparison/comparison.h"

namespace awaitscope {

/// Why a thread kept its core for a whole moment.
struct KeptCore {
    LaneId by = kNone;            ///< who was ready meanwhile, for some time; none: nobody was
    bool isWithinQuantum = false; ///< no quantum of its ended while somebody was ready to whom it
                                  ///< would have had to leave the core then
};

/// REQUIRES: a moment of a run of the preemptive model, which does not end against its will.
KeptCore keptCore(const Run& run, const Moment& moment);

} // namespace awaitscope
