#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;

/// Sorts as Python does: stable, by `key(item)` when `key` is not null or None, with `<` only.
/// False when raised; the items are then in some order.
Coroutine<bool> sortValues(Machine& machine, Values& items, Value key, bool reverse);

} // namespace awaitscope
