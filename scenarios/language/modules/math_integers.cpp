#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

/// Number theory takes ints, not floats that look like them.
bool checkInteger(Machine& machine, Value& value)
{
    if (!isInteger(value)) {
        if (Value known = KeyQuestion::indexOf(value)) value = std::move(known);
    }
    if (isInteger(value)) return true;
    machine.raiseTypeError("'" + machine.typeName(value) +
                           "' object cannot be interpreted as an integer");
    return false;
}

template <bool Multiple> Value gcdOrLcm(Machine& machine, Arguments slots)
{
    Values numbers = slots[0].as<TupleObject>()->items();
    mpz_class result = Multiple ? 1 : 0;
    for (Value& value : numbers) {
        if (!checkInteger(machine, value)) return nullptr;
        IntegerView number(value);
        constexpr uint64_t kSlower = 4; // than a product of the two
        if (!chargeProduct(machine, number.limbs(), mpz_size(result.get_mpz_t()), kSlower) ||
            !reserveInteger(machine, number.bits() + (Multiple ? bitsOf(result.get_mpz_t()) : 0)))
            return nullptr;
        if (Multiple)
            mpz_lcm(result.get_mpz_t(), result.get_mpz_t(), number);
        else
            mpz_gcd(result.get_mpz_t(), result.get_mpz_t(), number);
    }
    return makeInteger(std::move(result));
}

Value integerRoot(Machine& machine, Arguments slots)
{
    if (!checkInteger(machine, slots[0])) return nullptr;
    IntegerView number(slots[0]);
    if (number.sign() < 0) return machine.raiseValueError("isqrt() argument must be nonnegative");
    if (!reserveInteger(machine, number.bits() / 2) ||
        !chargeProduct(machine, number.limbs(), number.limbs()))
        return nullptr;
    mpz_class root;
    mpz_sqrt(root.get_mpz_t(), number);
    return makeInteger(std::move(root));
}

/// Whether a product of many factors, which will have about so many bits, may be made.
bool allowProduct(Machine& machine, double bits)
{
    constexpr double kMost = 0x1p60;
    constexpr uint64_t kTimes = 4;
    auto expected = static_cast<uint64_t>(std::min(bits, kMost));
    uint64_t half = limbsOf(expected) / 2;
    return reserveInteger(machine, expected) && chargeProduct(machine, half, half, kTimes);
}

Value factorial(Machine& machine, Arguments slots)
{
    if (!checkInteger(machine, slots[0])) return nullptr;
    int64_t number = 0;
    bool fits = fitsInt64(slots[0], number);
    if (fits ? number < 0 : bigOf(slots[0]) < 0)
        return machine.raiseValueError("factorial() not defined for negative values");
    if (!fits)
        return machine.raise(exceptions::OverflowError(),
                             "factorial() argument should not exceed " + std::to_string(INT64_MAX));
    auto count = static_cast<double>(number);
    if (!allowProduct(machine, count < 2 ? 1 : count * (std::log2(count) - 1.4) + 16))
        return nullptr;
    mpz_class result;
    mpz_fac_ui(result.get_mpz_t(), static_cast<uint64_t>(number));
    return makeInteger(std::move(result));
}

/// `from * (from - 1) * ...`, halved again and again so that factors are of like size.
mpz_class fallingProduct(const mpz_class& from, uint64_t count)
{
    constexpr uint64_t kFew = 16;
    if (count > kFew) {
        uint64_t half = count / 2;
        return fallingProduct(from, half) * fallingProduct(from - half, count - half);
    }
    mpz_class product = 1;
    for (uint64_t index = 0; index < count; ++index)
        product *= from - index;
    return product;
}

template <bool Divided> Value combinations(Machine& machine, Arguments slots)
{
    bool isAll = !isWanted(slots[1]);
    if (!checkInteger(machine, slots[0]) || (!isAll && !checkInteger(machine, slots[1])))
        return nullptr;
    mpz_class total = IntegerView(slots[0]).copy();
    mpz_class chosen = isAll ? total : IntegerView(slots[1]).copy();
    if (total < 0) return machine.raiseValueError("n must be a non-negative integer");
    if (chosen < 0) return machine.raiseValueError("k must be a non-negative integer");
    if (chosen > total) return Value::small(0);
    if (Divided) chosen = std::min(chosen, mpz_class(total - chosen));
    if (!mpz_fits_slong_p(chosen.get_mpz_t()))
        return machine.raise(exceptions::OverflowError(),
                             std::string(Divided ? "min(n - k, k)" : "k") + " must not exceed " +
                                 std::to_string(INT64_MAX));
    uint64_t count = chosen.get_ui();
    if (count == 0) return Value::small(1);
    auto bits = static_cast<double>(bitsOf(total.get_mpz_t()));
    auto factors = static_cast<double>(count);
    double expected = factors * bits;
    if (Divided) expected -= factors * (std::log2(factors) - 1.45);
    if (!allowProduct(machine, expected + 64)) return nullptr;
    if (!Divided) return makeInteger(fallingProduct(total, count));
    mpz_class result;
    if (mpz_fits_ulong_p(total.get_mpz_t()))
        mpz_bin_uiui(result.get_mpz_t(), total.get_ui(), count);
    else
        mpz_bin_ui(result.get_mpz_t(), total.get_mpz_t(), count);
    return makeInteger(std::move(result));
}

} // namespace

void fillMathIntegers(Definitions& module)
{
    module.function("gcd", "*integers", gcdOrLcm<false>)
        .function("lcm", "*integers", gcdOrLcm<true>);
    module.function("isqrt", "n, /", integerRoot).function("factorial", "n, /", factorial);
    module.function("comb", "n, k, /", combinations<true>);
    module.function("perm", "n, k=, /", combinations<false>);
}

} // namespace awaitscope
