#pragma once

#include "core/comparison/comparison.h"
#include "program/command_line.h"

#include <memory>
#include <optional>

namespace awaitscope {

/// Whether the command line's FILE is a trace that was saved: its name ends in `.jsonl`.
bool isSavedTrace(const CommandLine& line);

/// Reads it. When it cannot be read, or is to be run under settings of the command line, which a
/// finished run cannot be, says so on standard error and returns null.
std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line);

/// The run as pictures and tables show it, under the title that it had when it was made.
Comparison comparisonOf(std::shared_ptr<const Trace> trace);

} // namespace awaitscope
