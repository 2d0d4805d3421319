#pragma once

#include "program/command_line.h"

#include <string>

namespace awaitscope {

/// What `--help` prints: of the whole program for `Command::Window`, else of one command.
std::string helpText(Command command, Language language);

/// `awaitscope 0.1.0`.
std::string versionText();

} // namespace awaitscope
