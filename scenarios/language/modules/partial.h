#pragma once

#include "scenarios/language/values/value.h"

namespace awaitscope {

/// Puts what a `functools.partial` adds among the arguments, and its function in its place. False:
/// the callable is none. `values` are those of `names`.
bool unfoldPartial(Value& callable, Values& positional, Values& names, Values& values);

/// What a `functools.partial` calls in the end; any other value as it is.
Value withoutPartials(Value callable);

} // namespace awaitscope
