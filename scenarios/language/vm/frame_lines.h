#pragma once

#include "core/trace/trace.h"
#include "scenarios/language/vm/source_lines.h"

#include <string>

namespace awaitscope {

/// The source under a line of a traceback, with carets, as CPython 3.13 shows it: indented by four,
/// each line ended. Empty when there is no source.
std::string frameLines(const SourceLines& source, const TraceSpan& span);

} // namespace awaitscope
