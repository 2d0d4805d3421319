#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/callable.h"

namespace awaitscope {

class Machine;

/// `template % arguments` for a str template.
Coroutine<Value> percentFormat(Machine& machine, Value format, Value arguments);
/// The same for a template of bytes.
Coroutine<Value> percentFormatBytes(Machine& machine, Value format, Value arguments);
/// The same for fields that are names, numbers or nothing, of built-in values; slots: template,
/// positional, named. Null without raising: it is not that simple.
Value formatAtOnce(Machine& machine, Arguments slots);
/// `template.format(*positional, **named)`; `named` is a mapping: a dict, or what `format_map` got.
Coroutine<Value> formatMethod(Machine& machine, Value format, Values positional, Value named);

} // namespace awaitscope
