#pragma once

#include "scenarios/language/vm/generator.h"

namespace awaitscope {

/// Gives generators, coroutines and async generators their methods. Called once, with the other
/// built-in types.
void defineGenerators();

/// What the program sees of its state: one that a task is waiting in does not run.
GeneratorObject::State seenState(Machine& machine, const GeneratorObject& generator);
/// `gi_frame`: the frame of one that is not over, as far as it can be looked at; else None.
Value frameOf(const GeneratorObject& generator);

} // namespace awaitscope
