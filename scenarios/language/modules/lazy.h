#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// An iterator whose items a coroutine function makes from a state that it owns: null at the end.
///
/// What `itertools` is made of: `makeLazy(state, next)`, with `next(machine, state)`.
using LazyNext = Coroutine<Value> (*)(Machine& machine, Values& state);
/// The same where no code of the program is needed, and nothing has to wait: see
/// `NativeIterator::nextPlain`.
using LazyNextPlain = bool (*)(Machine& machine, Values& state, Value& item, bool& ended);
Value makeLazy(Values state, LazyNext next, LazyNextPlain nextPlain = nullptr);

} // namespace awaitscope
