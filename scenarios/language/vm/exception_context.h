#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>

namespace awaitscope {

/// What is being handled becomes the context of what is raised. No exception becomes its own
/// context, however far back: the chain ends before it. Returns how many of the chain were looked
/// at.
uint64_t setContext(const Value& raised, Value handled);

} // namespace awaitscope
