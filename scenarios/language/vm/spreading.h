#pragma once

#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;

/// Whether `iter(value)` has somewhere to begin; runs nothing.
bool isIterable(Machine& machine, const Value& value);
/// What is called, as CPython names it when `*` or `**` cannot be spread: `__main__.f()`.
std::string calledName(Machine& machine, const Value& callable);

} // namespace awaitscope
