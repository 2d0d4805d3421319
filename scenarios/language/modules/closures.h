#pragma once

#include "scenarios/language/values/callable.h"

#include <string_view>

namespace awaitscope {

/// A callable that remembers `state`: `function` gets it as its first parameter. Decorators of the
/// standard library return these.
Value makeClosure(Value state, Value function);
/// An immortal built-in, for a static local.
template <class Native>
Value makeImmortalBuiltin(const char* name, std::string_view signature, Native function)
{
    Value made = makeBuiltin(name, signature, function);
    made.object()->makeImmortal();
    return made;
}

/// `callable(*positional, **named)`; `named` is a dict.
Coroutine<Value> callWith(Machine& machine, Value callable, Values positional, Value named);

} // namespace awaitscope
