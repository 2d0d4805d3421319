#pragma once

#include "scenarios/language/values/container.h"

namespace awaitscope {

class Machine;

/// A slice applied to a length, as Python resolves it.
struct SliceRange {
    int64_t start = 0, stop = 0, step = 1;
    /// The positions that it takes, in order.
    std::vector<int64_t> positions() const;
    template <class Visit> void each(Visit visit) const
    {
        // Wide: the last step may lead far beyond the end.
        for (__int128 index = start; step > 0 ? index < stop : index > stop; index += step)
            visit(static_cast<size_t>(index));
    }
};

/// False when raised.
bool resolveSlice(Machine& machine, const SliceObject& slice, size_t size, SliceRange& range);
/// `sequence[slice]` of a list, tuple, str or range. Null when raised.
Value sliceOf(Machine& machine, const Value& sequence, const SliceObject& slice);

} // namespace awaitscope
