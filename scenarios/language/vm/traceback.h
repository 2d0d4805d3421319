#pragma once

#include "scenarios/language/values/exception.h"
#include "scenarios/language/vm/source_lines.h"

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

class Machine;
struct Program;

/// What `ExceptionObject::keptLines` is of an exception that was raised: all of its lines are kept,
/// and if it has none, all that raised it is of the library.
inline constexpr size_t kAllLines = SIZE_MAX - 1;
/// Says so, of one that has just left a frame of the library.
inline void markRaised(ExceptionObject& exception)
{
    if (exception.keptLines == SIZE_MAX) exception.keptLines = kAllLines;
}

/// What of an exception is shown.
struct TracebackOptions {
    bool chain = true;   ///< causes and contexts, too
    bool isBare = false; ///< the frames and the exception itself, without its causes and members
    int64_t limit = INT64_MAX; ///< at most so many frames; negative: only the innermost
};

/// The lines of frames, as under `Traceback (most recent call last):`; `entries` are innermost
/// first.
std::string stackText(const Program& program, const SourceLines& source,
                      const TracebackEntries& entries, int64_t limit = INT64_MAX,
                      bool hasCarets = true);
/// The last lines of a traceback: the exception with its text, and its notes. Without `frames`
/// nothing near is looked for when a name is not known.
std::string exceptionOnly(Machine& machine, const Value& exception, bool frames = true);
/// The whole traceback, as CPython 3.13 prints it.
std::string tracebackText(Machine& machine, const Value& exception,
                          const TracebackOptions& options = {});

} // namespace awaitscope
