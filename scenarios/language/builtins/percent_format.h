#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// `template % arguments` for a str template.
Coroutine<Value> percentFormat(Machine& machine, Value format, Value arguments);
/// `template.format(*positional, **named)`; `named` is a mapping: a dict, or what `format_map` got.
Coroutine<Value> formatMethod(Machine& machine, Value format, Values positional, Value named);

} // namespace awaitscope
