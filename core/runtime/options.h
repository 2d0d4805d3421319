#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <stop_token>

namespace awaitscope {

/// Where a run stops by itself. All but `stop` are counted in deterministic units.
struct Limits {
    VirtualTime until = VirtualTime::atNanoseconds(1'000'000'000'000); ///< horizon of virtual time
    bool untilIsWanted = false; ///< the user asked for the horizon: reaching it is a normal end
    uint64_t events = 10'000'000;
    uint64_t statements = 200'000'000;
    uint64_t memory = uint64_t{512} << 20; ///< bytes of the program's values, output and trace
    uint32_t depth = 1000; ///< nested calls of the program, as CPython's recursion limit
};

/// All that decides a run.
struct RunOptions {
    RunSettings settings;
    bool quantumIsWanted = false; ///< the user set it: it is not the policy's usual one
    Limits limits;
    std::stop_token stop; ///< cancels the run from another thread
};

} // namespace awaitscope
