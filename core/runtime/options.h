#pragma once

#include "core/trace/trace.h"

#include <stop_token>

namespace awaitscope {

/// All that decides a run.
struct RunOptions {
    RunSettings settings;
    bool quantumIsWanted = false; ///< the user set it: it is not the policy's usual one
    Limits limits;
    std::stop_token stop; ///< cancels the run from another thread
};

} // namespace awaitscope
