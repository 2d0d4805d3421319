#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/types.h"
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
Value makeLazy(const Type* type, Values state, LazyNext next, LazyNextPlain nextPlain = nullptr);
/// What it holds, for its `__repr__`. REQUIRES: it is one.
const Values& stateOfLazy(const Value& lazy);

/// The type of such an iterator of `itertools`: a name, and nothing else.
template <FixedName Name> Type* lazyType()
{
    static Type* const type =
        makeBuiltinType(Name.text, "itertools", Layout::Iterator, {types::iterator()});
    return type;
}

} // namespace awaitscope
