#pragma once

#include "core/trace/trace.h"

#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

/// What is compared of a run: what it printed and when, how it failed, how it ended.
struct RunRecord {
    struct Line {
        VirtualTime time; ///< of its newline
        std::string text;
        bool operator==(const Line&) const = default;
    };
    struct Error {
        std::string type;
        std::string text; ///< the traceback's last line
        uint32_t line = 0;
        bool operator==(const Error&) const = default;
    };
    std::vector<Line> lines; ///< stdout only
    std::optional<Error> error;
    std::string status;
    VirtualTime end;
};

/// REQUIRES: the run is over.
RunRecord recordOf(const Trace& trace);

/// Reads the lines that the oracle writes: `output`, `error` and `end`, one JSON object each.
/// Nothing when the file cannot be read or is of another form.
std::optional<RunRecord> readRecord(const std::string& fileName);

/// The first thing in which a run is not as expected, in words; empty when there is none. The
/// virtual time of the end is not looked at.
///
/// A run that the oracle cut short must be cut short here too, and agree as far as both go.
std::string differenceBetween(const RunRecord& expected, const RunRecord& actual);

} // namespace awaitscope
