#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;

/// Runs a function of the program in a thread of its own: a future with its result. `keywords` is a
/// dict, or null.
Coroutine<Value> startThread(Machine& machine, Value function, Values arguments, Value keywords,
                             std::string pool = "asyncio");

/// What a callable of the program is called in traces; of one without a name, its class.
std::string nameOfFunction(Machine& machine, const Value& callable);

} // namespace awaitscope
