#pragma once

#include "core/comparison/comparison.h"
#include "program/command_line.h"

#include <memory>
#include <optional>

namespace awaitscope {

/// Reads the saved trace that is the command line's FILE, or another one that it names. When it
/// cannot be read, or is to be run under settings of the command line, which a finished run cannot
/// be, says so on standard error and returns null.
std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line);
std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line, const std::string& file);

/// The runs as pictures and tables show them, under the title that the first had when it was made.
Comparison comparisonOf(const std::vector<std::shared_ptr<const Trace>>& traces);

} // namespace awaitscope
