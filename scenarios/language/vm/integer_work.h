#pragma once

#include "scenarios/language/values/big_integer.h"

#include <cstddef>
#include <cstdint>

namespace awaitscope {

class Machine;

// Arithmetic of big ints takes time and memory that grow with the numbers. Whoever computes one
// asks here first, so that no single operation outlasts or outgrows the run. Each raises and
// returns false when it must not be done.

/// Memory for a result of so many bits, and for what is needed on the way to it.
bool reserveInteger(Machine& machine, uint64_t bits);
/// Time for `times` products of numbers of so many limbs.
bool chargeProduct(Machine& machine, uint64_t leftLimbs, uint64_t rightLimbs, uint64_t times = 1);
/// Time for going once through so many limbs: sums, shifts, bits.
bool chargePass(Machine& machine, uint64_t limbs);
/// Limbs that hold so many bits.
constexpr uint64_t limbsOf(uint64_t bits)
{
    return bits / 64 + 1;
}

/// `OverflowError`, as an operation of floats has it for an int that is no float. Null.
Value raiseTooLargeForFloat(Machine& machine);
/// An int or a float as a double; raises when an int is too large. REQUIRES: it is a number.
bool convertToDouble(Machine& machine, const Value& value, double& number);

} // namespace awaitscope
