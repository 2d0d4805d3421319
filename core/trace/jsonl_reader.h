#pragma once

#include "core/trace/trace.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace awaitscope {

/// Why a text is no trace that can be opened.
struct TraceProblem {
    enum class Code {
        Empty,      ///< there is nothing in it
        NotJson,    ///< the line is not one JSON object
        NotATrace,  ///< the first line is not `run_started`
        Missing,    ///< `key` is not there
        BadValue,   ///< `key` is `value`, which it cannot be here
        Unnumbered, ///< `seq` is `value` where the number of the line is meant
        BackInTime, ///< `t` is earlier than in the line before
        EndsEarly,  ///< the text ends before `run_finished`: it was cut off
        GoesOn,     ///< something follows `run_finished`
        TooLarge,   ///< more than can be opened: of events, or in one line
    };
    Code code = Code::Empty;
    size_t line = 0; ///< from 1
    std::string key;
    std::string value;
    bool operator==(const TraceProblem&) const = default;
};

/// A trace, or what is wrong.
struct TraceReading {
    std::shared_ptr<const Trace> trace; ///< null when there is a problem
    std::optional<TraceProblem> problem;
};

/// Whether a file is one, by its name.
inline bool isSavedTrace(std::string_view fileName)
{
    return fileName.ends_with(".jsonl");
}

/// Reads what `writeJsonl` has written: of the trace that is read it writes the same bytes.
///
/// Whatever the text is, it ends with a trace whose every number can be used, or with a problem.
/// Keys that it does not know are passed over, as are those that only say again what others say.
/// Soon after `stop` it comes back with neither.
TraceReading readJsonl(std::istream& stream, const std::stop_token& stop = {});

} // namespace awaitscope
