#pragma once

namespace awaitscope {

/// Gives generators, coroutines and async generators their methods. Called once, with the other
/// built-in types.
void defineGenerators();

} // namespace awaitscope
