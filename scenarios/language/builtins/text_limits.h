#pragma once

#include "scenarios/language/vm/machine.h"

namespace awaitscope {

/// No text or bytes that are longer are made of others.
constexpr size_t kLongestText = size_t{1} << 28;

/// Whether a text that is being put together may have this size; raises MemoryError otherwise.
///
/// What is not yet a value of the program does not count as alive: charging it alone stops nothing.
inline bool isTextSize(Machine& machine, size_t size)
{
    if (size <= kLongestText) return true;
    machine.raise(exceptions::MemoryError(), "");
    return false;
}

} // namespace awaitscope
