#pragma once

#include "core/runtime/options.h"
#include "program/output.h"

#include <chrono>
#include <string>

namespace awaitscope {

/// Writes what a program prints while it runs, on the streams that it prints to, in its order: on a
/// terminal line by line, else many at once, for there may be millions.
class Echo final : public OutputListener {
public:
    Echo();
    void printed(std::string_view text, uint16_t flags) override;
    /// Writes what is left: see `Output::finish`.
    int finish();

private:
    void flush();

    Output m_output;
    std::string m_errors; // not written yet; while there are some, nothing waits in `m_output`
    bool m_isTerminal;
    std::chrono::steady_clock::time_point m_flushed;
};

} // namespace awaitscope
