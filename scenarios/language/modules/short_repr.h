#pragma once

#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;

/// `reprlib.repr`: long lists, texts and the like are cut.
std::string shortRepr(Machine& machine, const Value& value, int level = 6);

} // namespace awaitscope
