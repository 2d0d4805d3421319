#pragma once

#include "core/comparison/comparison.h"
#include "program/command_line.h"

#include <memory>
#include <optional>

namespace awaitscope {

/// Whether the command line's FILE is a trace that was saved: its name ends in `.jsonl`.
bool isSavedTrace(const CommandLine& line);

/// Reads it, or another one that the command line names. When it cannot be read, or is to be run
/// under settings of the command line, which a finished run cannot be, says so on standard error
/// and returns null.
std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line);
std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line, const std::string& file);

/// The runs as pictures and tables show them, under the title that the first had when it was made.
Comparison comparisonOf(const std::vector<std::shared_ptr<const Trace>>& traces);

} // namespace awaitscope
