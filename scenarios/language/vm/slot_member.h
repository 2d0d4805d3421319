#pragma once

#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

/// `Class.name`, where `__slots__` of the class, or of one that it derives from, has the name; null
/// where none has.
Value slotMember(const Type& type, const Value& name);

/// Whether `__slots__` of the class itself has a place for the name; one that begins with two
/// underscores stands there as it was written.
bool hasSlot(const Type& type, const Value& name);

/// Adds those of the class itself to its `__dict__`.
void addSlotMembers(const Type& type, HashTable& names);

} // namespace awaitscope
