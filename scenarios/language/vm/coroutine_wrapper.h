#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// What `__await__` of a coroutine gives: an iterator, which the coroutine itself is not.
Value wrapCoroutine(const Value& coroutine);
/// The coroutine that it wraps; null for any other value.
Value wrappedCoroutine(const Value& value);
/// Asks an awaitable for its iterator: `function` is its `__await__`. A wrapped coroutine is given
/// as such; null when raised.
Coroutine<Value> iteratorToAwait(Machine& machine, Value function, Value awaitable);

} // namespace awaitscope
