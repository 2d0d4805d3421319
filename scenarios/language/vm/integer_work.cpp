#include "scenarios/language/vm/integer_work.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace awaitscope {

bool reserveInteger(Machine& machine, uint64_t bits)
{
    constexpr uint64_t kObject = 48, kLittle = 4096, kOnTheWay = 4, kMost = uint64_t{1} << 60;
    uint64_t bytes = bits / 8 + kObject;
    return machine.reserve(bytes < kLittle ? bytes : std::min(bytes, kMost) * kOnTheWay);
}

bool chargeProduct(Machine& machine, uint64_t leftLimbs, uint64_t rightLimbs, uint64_t times)
{
    // In steps of about the time of a statement: schoolbook products are charged by pairs of limbs,
    // those of large numbers by limbs times their logarithm.
    constexpr uint64_t kPairsPerStep = 16, kStepsPerLevel = 3, kMost = uint64_t{1} << 62;
    uint64_t small = std::min(leftLimbs, rightLimbs), large = std::max(leftLimbs, rightLimbs);
    auto perLimb = std::min<double>(static_cast<double>(small) / kPairsPerStep,
                                    kStepsPerLevel * std::bit_width(small));
    double steps = perLimb * static_cast<double>(large) * static_cast<double>(times);
    if (steps < 1) return true;
    return machine.charge(steps < static_cast<double>(kMost) ? static_cast<uint64_t>(steps)
                                                             : kMost);
}

bool chargePass(Machine& machine, uint64_t limbs)
{
    constexpr uint64_t kLimbsPerStep = 2;
    return limbs < kLimbsPerStep || machine.charge(limbs / kLimbsPerStep);
}

Value raiseTooLargeForFloat(Machine& machine)
{
    return machine.raise(exceptions::OverflowError(), "int too large to convert to float");
}

bool convertToDouble(Machine& machine, const Value& value, double& number)
{
    toDouble(value, number);
    if (!isBig(value) || std::isfinite(number)) return true;
    raiseTooLargeForFloat(machine);
    return false;
}

} // namespace awaitscope
