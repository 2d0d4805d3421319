#pragma once

#include "scenarios/library/embedded_files.h"

namespace awaitscope {

/// The texts of the modules that are written in Python, as the build found them. `path` is the
/// module's name with `.py`: `logging.py`, `collections.abc.py`.
std::span<const EmbeddedFile> pythonModules();

} // namespace awaitscope
