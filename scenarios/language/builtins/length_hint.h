#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// Whether the class of the program has a `__len__` or a `__length_hint__`, which lists ask for.
bool hasLengthHint(const Value& iterable);
/// `operator.length_hint(iterable)` for who only wants to know that it is fine: false when raised.
Coroutine<bool> askLengthHint(Machine& machine, Value iterable);

} // namespace awaitscope
