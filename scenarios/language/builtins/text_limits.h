#pragma once

#include "scenarios/language/vm/machine.h"

namespace awaitscope {

/// Whether a text, or bytes, that is being put together may have this size; raises MemoryError
/// otherwise.
///
/// What is not yet a value of the program does not count as alive: charging it alone stops nothing.
inline bool isTextSize(Machine& machine, size_t size)
{
    if (size <= machine.runtime().options().limits.memory / 2) return true;
    machine.raise(exceptions::MemoryError(), "");
    return false;
}

} // namespace awaitscope
