#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// Sorts items of one built-in kind, as Python does. False when they are not, or the program, or an
/// error, has a say: nothing has happened then, unless something was raised.
bool sortAtOnce(Machine& machine, Values& items, bool reverse);
/// Sorts as Python does: stable, by `key(item)` when `key` is not null or None, with `<` only.
/// False when raised; the items are then in some order.
Coroutine<bool> sortValues(Machine& machine, Values& items, Value key, bool reverse);

} // namespace awaitscope
