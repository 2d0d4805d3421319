#include "core/trace/jsonl_reader.h"
#include "gui/application.h"
#include "program/commands/commands.h"
#include "program/messages.h"
#include "program/saved_trace.h"
#include "program/source_file.h"

#include <cstdlib>
#include <iostream>

namespace awaitscope {

namespace {

bool hasDisplay()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (const char* value = std::getenv(name); value && *value) return true;
    return false;
}

/// What the window is to open: a path with a slash in it, which no scenario's name has, or a name.
/// Nothing, and it has been said, when it cannot be read.
std::optional<std::string> targetOf(const CommandLine& line)
{
    if (line.file.empty()) return std::string();
    if (line.file == "-") return "/dev/stdin";
    if (isSavedTrace(line.file))
        return line.file.find('/') == std::string::npos ? "./" + line.file : line.file;
    const auto source = readSource(line);
    if (!source) return {};
    if (source->path.empty()) return line.file;
    return source->path.find('/') == std::string::npos ? "./" + source->path : source->path;
}

} // namespace

int windowCommand(const CommandLine& line, char** argv)
{
    const auto target = targetOf(line);
    if (!target) return kExitUsage;
    if (!hasDisplay()) {
        std::cerr << "awaitscope: " << say(Message::NoDisplay, line.language) << '\n';
        return kExitUsage;
    }
    WindowOptions options;
    options.target = *target;
    options.language = line.chosenLanguage;
    options.choices = line.choices;
    // The program's name only: our options are none of Qt's business.
    return runWindow(1, argv, options);
}

} // namespace awaitscope
