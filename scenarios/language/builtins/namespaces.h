#pragma once

#include "scenarios/language/values/value.h"

namespace awaitscope {

struct Frame;
class Machine;

/// `globals()`: the variables of the module that is running, as a dict that writes through.
Value globalNames(Machine& machine);

/// `locals()`: what the code that is running has bound so far, as a dict of its own; in a module
/// the same as `globals()`.
Value localNames(Machine& machine);
/// The variables of a frame that are bound, as a new dict.
Value variablesOf(const Frame& frame);

} // namespace awaitscope
