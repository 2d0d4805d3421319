#pragma once

#include "core/runtime/options.h"
#include "program/output.h"

#include <chrono>
#include <stop_token>
#include <string>

namespace awaitscope {

/// Writes what a program prints while it runs, on the streams that it prints to, in its order. On a
/// terminal, and of the first thousand, line by line; else many at once, for there may be millions.
class Echo final : public OutputListener {
public:
    explicit Echo(std::stop_source stop);
    void printed(std::string_view text, uint16_t flags) override;
    void flushed() override { flush(); }
    /// Nobody takes any more of it: the run is asked to stop.
    bool isRefused() const { return m_output.hasFailed(); }
    /// Writes what is left: see `Output::finish`.
    int finish();

private:
    void flush();

    Output m_output;
    std::string m_errors; // not written yet; while there are some, nothing waits in `m_output`
    std::stop_source m_stop;
    bool m_isTerminal;
    size_t m_lines = 0;
    std::chrono::steady_clock::time_point m_flushed;
};

} // namespace awaitscope
