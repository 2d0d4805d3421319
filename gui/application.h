#pragma once

#include "core/text/language.h"
#include "scenarios/settings.h"

#include <optional>
#include <string>

namespace awaitscope {

/// What the window begins with.
struct WindowOptions {
    std::string target;               ///< a file or a scenario of the library; empty for the first
    std::optional<Language> language; ///< for this time only; nothing: as people chose before
    RunChoices choices;               ///< for every run in the window
};

/// Opens the window and stays until it is closed; returns the program's exit code.
int runWindow(int argc, char** argv, const WindowOptions& options);

} // namespace awaitscope
