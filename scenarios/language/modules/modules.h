#pragma once

#include "scenarios/language/values/attributes.h"

#include <string_view>

namespace awaitscope {

/// The contents of a module of the standard library that Awaitscope has; null when it has none of
/// this name. Made once, shared by all runs: each run copies them into a module object of its own.
const Attributes* moduleContents(std::string_view name);

} // namespace awaitscope
