#pragma once

#include "scenarios/language/values/attributes.h"

namespace awaitscope {

/// The names that every program knows without importing: `print`, `len`, `ValueError`. Made once,
/// shared by all runs.
///
/// The first call also fills the built-in types with their methods.
const Attributes& builtinNames();

} // namespace awaitscope
