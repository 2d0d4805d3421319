#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace awaitscope {

/// How the lines that two runs print on stdout compare; times do not count.
enum class OutputDifference : uint8_t {
    Same,      ///< the same lines in the same order
    SameSoFar, ///< the same, but only up to where a limit stopped one of them
    Reordered, ///< the same lines in another order
    Different, ///< other lines, or more of them
};
std::string_view nameOf(OutputDifference difference);

/// Whether two runs come to the same end.
struct OutcomeDifference {
    OutputDifference output = OutputDifference::Same;
    size_t line = 0;        ///< from 1: the first printed line that differs; 0 when none does
    bool sameStatus = true; ///< `ok`, `exception`, `deadlock`, ...
    bool sameError = true;  ///< the uncaught exceptions, if any, have the same last line

    bool isNone() const { return output == OutputDifference::Same && sameStatus && sameError; }
};

OutcomeDifference outcomeDifference(const Trace& first, const Trace& second);

} // namespace awaitscope
