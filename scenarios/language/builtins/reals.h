#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// Whether only code of the program could tell which float it stands for.
bool mayBeReal(const Value& value);

/// The float that `__float__` or `__index__` makes of a value that is no number; null, with `found`
/// false and without an exception, when it has neither.
Coroutine<Value> realOf(Machine& machine, Value value, bool& found);

/// Replaces what is no number by the float that it stands for; what stands for none stays. False
/// when raised.
Coroutine<bool> makeReal(Machine& machine, Values& values);

} // namespace awaitscope
