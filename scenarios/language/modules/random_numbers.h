#pragma once

#include "scenarios/language/values/value.h"

namespace awaitscope {

class Machine;
class RandomGenerator;

// What the methods of `random.Random` draw that is more than a float: ints of any size, bytes, the
// state. Each returns null when it has raised.

/// `randrange(start, stop, step)`.
Value rangeNumber(Machine& machine, RandomGenerator& generator, Arguments slots);
/// `randint(a, b)`.
Value randomInteger(Machine& machine, RandomGenerator& generator, Arguments slots);
/// `uniform(a, b)`: `a + (b - a) * random()`.
Value uniformNumber(Machine& machine, RandomGenerator& generator, Arguments slots);
/// `getrandbits(k)`.
Value randomBits(Machine& machine, RandomGenerator& generator, const Value& count);
/// `randbytes(n)`.
Value randomBytes(Machine& machine, RandomGenerator& generator, const Value& count);
/// `getstate()` and `setstate(state)`.
Value stateOf(const RandomGenerator& generator);
Value setState(Machine& machine, RandomGenerator& generator, const Value& state);

} // namespace awaitscope
