#pragma once

#include "scenarios/language/values/value.h"

#include <cstdint>
#include <optional>

namespace awaitscope {

class Machine;

/// What `hash` answers: CPython's number where that is the same in each of its runs, as of numbers,
/// and tuples and frozensets of them; of what is equal to nothing but itself one that follows from
/// `id`, so that it is the same in all of ours. Tables have hashes of their own: see `hashOf`.
///
/// Nothing: it has no hash, or the program is asked for it (see KeyQuestion).
std::optional<int64_t> shownHash(Machine& machine, const Value& value);

/// The same of what is equal to nothing but itself: `object.__hash__`.
int64_t shownIdentityHash(Machine& machine, const Value& value);

/// What stands for the int that a `__hash__` returned, as CPython takes it. REQUIRES: an integer.
Value takenHash(const Value& returned);

} // namespace awaitscope
