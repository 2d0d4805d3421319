#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <stop_token>
#include <string_view>

namespace awaitscope {

/// Is told what the program prints while it runs, on the thread of the run.
class OutputListener {
public:
    virtual ~OutputListener() = default;
    /// The rest of a line, without its end, or (OutputPartial) a part of one that has been flushed
    /// or that the run leaves; `flags` are OutputFlags.
    virtual void printed(std::string_view text, uint16_t flags) = 0;
    /// What the program has printed so far is to be seen.
    virtual void flushed() {}
};

/// All that decides a run.
struct RunOptions {
    RunSettings settings;
    bool quantumIsWanted = false; ///< the user set it: it is not the policy's usual one
    Limits limits;
    std::stop_token stop;             ///< cancels the run from another thread
    OutputListener* output = nullptr; ///< outlives the run; null: nobody
};

} // namespace awaitscope
