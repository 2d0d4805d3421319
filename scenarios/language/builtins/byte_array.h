#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Definitions;
class Machine;

/// What `bytes(source, encoding, errors)` and `bytearray(...)` are made of; slots: cls, source,
/// encoding, errors. False when raised. `kind`: which of the two, for messages.
Coroutine<bool> readBytesFrom(Machine& machine, Values slots, const char* kind, std::string& bytes);

void defineByteArrays(Definitions& names);
void defineMemoryViews(Definitions& names);

} // namespace awaitscope
