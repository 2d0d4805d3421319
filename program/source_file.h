#pragma once

#include "program/command_line.h"

#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// A scenario's source, wherever it came from.
struct SourceFile {
    std::string name;  ///< what diagnostics and tracebacks call it: the path as it was typed,
                       ///< `event-loop.py` for a scenario of the library, `<stdin>`
    std::string title; ///< what a picture calls it
    std::string path;  ///< empty when it is not a file
    std::string text;  ///< its bytes, as they are
};

/// Reads the FILE of a command line. A file beats a scenario of the same name; a folder does not.
/// When it cannot be read, says so on standard error and returns nothing.
std::optional<SourceFile> readSource(const CommandLine& line);

/// Words for an error number of the operating system.
std::string systemErrorText(int error, Language language);

/// Says on standard error that this file could not be written.
void complainAboutWriting(const std::string& path, int error, Language language);

} // namespace awaitscope
