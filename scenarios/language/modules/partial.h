#pragma once

#include "scenarios/language/values/value.h"

namespace awaitscope {

/// What a `functools.partial` calls in the end; any other value as it is.
Value withoutPartials(Value callable);

} // namespace awaitscope
