#pragma once

#include "core/time/virtual_time.h"

#include <cstdint>

namespace awaitscope {

/// Where a run stops by itself: in deterministic units, so that the same run always stops at the
/// same event.
struct Limits {
    VirtualTime until = VirtualTime::atNanoseconds(1'000'000'000'000); ///< horizon of virtual time
    bool untilIsWanted = false; ///< the user asked for the horizon: reaching it is a normal end
    uint64_t events = 10'000'000;
    uint64_t statements = 800'000'000;
    uint64_t memory = uint64_t{512} << 20; ///< bytes of the program's values, output and trace
    uint32_t depth = 1000; ///< nested calls of the program, as CPython's recursion limit

    bool operator==(const Limits&) const = default;
};

} // namespace awaitscope
