#pragma once

#include "core/trace/trace.h"

#include <iosfwd>

namespace awaitscope {

/// Writes a header, then one line for each event, in order: t, seq, kind, task, line, core, by,
/// why, on, outcome, text, stream, status, lane, name. Cells that a kind has nothing for are empty;
/// their contents are those of `writeJsonl`; `text` is an output's line, a failed task's error, a
/// callback's name, or the last line of a traceback; `name` is what people call the lane
/// (`Trace::label`), or its kind: a thread has no other. Quoted as RFC 4180 has it; lines end with
/// a newline.
void writeCsv(std::ostream& stream, const Trace& trace);

} // namespace awaitscope
