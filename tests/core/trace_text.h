#pragma once

#include "core/trace/jsonl_reader.h"
#include "core/trace/jsonl_writer.h"

#include <sstream>
#include <string>

namespace awaitscope {

/// A trace as JSON lines.
inline std::string jsonlOf(const Trace& trace)
{
    std::ostringstream stream;
    writeJsonl(stream, trace);
    return stream.str();
}

/// JSON lines as a trace.
inline TraceReading readText(const std::string& text)
{
    std::istringstream stream(text);
    return readJsonl(stream);
}

} // namespace awaitscope
