#pragma once

#include "scenarios/language/values/type.h"

#include <string>

namespace awaitscope {

/// What CPython's C code calls a type in its errors: one that is written in C, too, goes by its
/// module and name (`collections.deque`), all others by their name.
std::string nameInErrors(const Type& type);

} // namespace awaitscope
