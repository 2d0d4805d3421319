#pragma once

#include "scenarios/language/values/type.h"

namespace awaitscope {

/// `Class.name`, where `__slots__` of the class, or of one that it derives from, has the name; null
/// where none has.
Value slotMember(const Type& type, const Value& name);

} // namespace awaitscope
