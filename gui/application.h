#pragma once

#include "core/text/language.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// What the window begins with.
struct WindowOptions {
    std::string target;               ///< a file or a scenario of the library; empty for the first
    std::optional<Language> language; ///< for this time only; nothing: as people chose before
    /// Settings that beat the file's comments, as `applySetting` takes them.
    std::vector<std::pair<std::string, std::string>> settings;
};

/// Opens the window and stays until it is closed; returns the program's exit code.
int runWindow(int argc, char** argv, const WindowOptions& options);

} // namespace awaitscope
