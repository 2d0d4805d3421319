#pragma once

#include "scenarios/language/values/container.h"

namespace awaitscope {

/// What `|`, `&`, `-`, `^` of sets make: a set of the left one's type, in the order of the left
/// one, then the right one.
enum class SetOperation { Union, Intersection, Difference, SymmetricDifference };
Ref<SetObject> combineSets(SetOperation operation, const Type* type, HashTable& left,
                           HashTable& right);
/// Whether all of `left` is in `right`.
/// `left |= right` and the like. REQUIRES: both tables are ordered (HashTable::isOrdered).
void combineInPlace(SetOperation operation, HashTable& left, HashTable& right);

bool isSubset(HashTable& left, HashTable& right);

} // namespace awaitscope
