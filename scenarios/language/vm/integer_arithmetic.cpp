#include "scenarios/language/vm/integer_arithmetic.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace awaitscope {

namespace {

Value raiseZeroDivision(Machine& machine, BinaryOperator operation)
{
    return machine.raise(exceptions::ZeroDivisionError(),
                         operation == BinaryOperator::Divide ? "division by zero"
                         : operation == BinaryOperator::Modulo
                             ? "integer modulo by zero"
                             : "integer division or modulo by zero");
}

/// The operations whose result fits 64 bits. False for the others, and for what raises.
bool smallBinary(BinaryOperator operation, int64_t left, int64_t right, int64_t& number)
{
    constexpr int64_t kMostShift = 61;
    switch (operation) {
    case BinaryOperator::Add: return !__builtin_add_overflow(left, right, &number);
    case BinaryOperator::Subtract: return !__builtin_sub_overflow(left, right, &number);
    case BinaryOperator::Multiply: return !__builtin_mul_overflow(left, right, &number);
    case BinaryOperator::FloorDivide:
    case BinaryOperator::Modulo: {
        if (right == 0) return false;
        int64_t quotient = left / right, rest = left % right;
        if (rest && (rest < 0) != (right < 0)) {
            --quotient;
            rest += right;
        }
        number = operation == BinaryOperator::Modulo ? rest : quotient;
        return true;
    }
    case BinaryOperator::LeftShift:
        if (right < 0 || right > kMostShift) return false;
        return !__builtin_mul_overflow(left, int64_t{1} << right, &number);
    case BinaryOperator::RightShift:
        if (right < 0) return false;
        number = left >> std::min<int64_t>(right, 63);
        return true;
    case BinaryOperator::BitOr: number = left | right; return true;
    case BinaryOperator::BitXor: number = left ^ right; return true;
    case BinaryOperator::BitAnd: number = left & right; return true;
    case BinaryOperator::Power: {
        if (right < 0) return false;
        number = 1;
        for (int64_t exponent = right;;) {
            if ((exponent & 1) && __builtin_mul_overflow(number, left, &number)) return false;
            exponent >>= 1;
            if (exponent == 0) return true;
            if (__builtin_mul_overflow(left, left, &left)) return false;
        }
    }
    case BinaryOperator::Divide:
    case BinaryOperator::MatrixMultiply: break;
    }
    return false;
}

/// Correctly rounded, however large the two are.
Value trueQuotient(Machine& machine, mpz_srcptr left, mpz_srcptr right)
{
    auto tooLarge = [&] {
        return machine.raise(exceptions::OverflowError(),
                             "integer division result too large for a float");
    };
    bool negative = (mpz_sgn(left) < 0) != (mpz_sgn(right) < 0);
    if (mpz_sgn(left) == 0) return makeFloat(negative ? -0.0 : 0.0);
    auto difference = static_cast<int64_t>(bitsOf(left)) - static_cast<int64_t>(bitsOf(right));
    if (difference > DBL_MAX_EXP) return tooLarge();
    if (difference < DBL_MIN_EXP - DBL_MANT_DIG - 1) return makeFloat(negative ? -0.0 : 0.0);
    // A quotient of two bits more than a float has, and whether anything is left over.
    int64_t shift = std::max<int64_t>(difference, DBL_MIN_EXP) - DBL_MANT_DIG - 2;
    mpz_class scaled, divisor, quotient, rest;
    mpz_abs(scaled.get_mpz_t(), left);
    mpz_abs(divisor.get_mpz_t(), right);
    if (shift <= 0)
        scaled <<= static_cast<uint64_t>(-shift);
    else
        divisor <<= static_cast<uint64_t>(shift);
    mpz_tdiv_qr(quotient.get_mpz_t(), rest.get_mpz_t(), scaled.get_mpz_t(), divisor.get_mpz_t());
    uint64_t digits = quotient.get_ui();
    bool inexact = rest != 0;
    auto bits = static_cast<int64_t>(bitsOf(quotient.get_mpz_t()));
    int64_t extra = std::max<int64_t>(bits, DBL_MIN_EXP - shift) - DBL_MANT_DIG;
    uint64_t half = uint64_t{1} << (extra - 1);
    uint64_t low = digits | static_cast<uint64_t>(inexact);
    if ((low & half) && (low & (3 * half - 1))) low += half;
    double nearest =
        std::ldexp(static_cast<double>(low & ~(2 * half - 1)), static_cast<int>(shift));
    if (std::isinf(nearest)) return tooLarge();
    return makeFloat(negative ? -nearest : nearest);
}

Value divideFloats(Machine& machine, const Value& left, const Value& right)
{
    constexpr int64_t kExact = int64_t{1} << 53;
    auto isExact = [](const Value& value) {
        return isInt(value) && intOf(value) >= -kExact && intOf(value) <= kExact;
    };
    if (isExact(left) && isExact(right))
        return makeFloat(static_cast<double>(intOf(left)) / static_cast<double>(intOf(right)));
    IntegerView first(left), second(right);
    constexpr uint64_t kFloatLimbs = 20;
    if (!chargeProduct(machine, kFloatLimbs, std::max(first.limbs(), second.limbs())))
        return nullptr;
    return trueQuotient(machine, first, second);
}

Value shift(Machine& machine, bool toLeft, const IntegerView& number, const Value& by)
{
    IntegerView count(by);
    if (count.sign() < 0) return machine.raiseValueError("negative shift count");
    if (number.sign() == 0) return Value::small(0);
    bool isHuge = !mpz_fits_ulong_p(count);
    uint64_t bits = isHuge ? 0 : mpz_get_ui(count);
    if (!toLeft) {
        if (isHuge || bits >= number.bits()) return Value::small(number.sign() < 0 ? -1 : 0);
        if (!reserveInteger(machine, number.bits() - bits)) return nullptr;
        if (!chargePass(machine, number.limbs())) return nullptr;
        mpz_class result;
        mpz_fdiv_q_2exp(result.get_mpz_t(), number, bits);
        return makeInteger(std::move(result));
    }
    constexpr uint64_t kMost = uint64_t{1} << 62;
    if (isHuge || bits > kMost)
        return machine.raise(exceptions::OverflowError(), "too many digits in integer");
    if (!reserveInteger(machine, number.bits() + bits) ||
        !chargePass(machine, limbsOf(number.bits() + bits)))
        return nullptr;
    mpz_class result;
    mpz_mul_2exp(result.get_mpz_t(), number, bits);
    return makeInteger(std::move(result));
}

Value power(Machine& machine, const Value& baseGiven, const Value& exponentGiven)
{
    IntegerView base(baseGiven), exponent(exponentGiven);
    if (exponent.sign() < 0) {
        double left = 0, right = 0;
        if (!convertToDouble(machine, baseGiven, left) ||
            !convertToDouble(machine, exponentGiven, right))
            return nullptr;
        return floatBinary(machine, BinaryOperator::Power, left, right);
    }
    if (mpz_cmpabs_ui(base, 1) <= 0) {
        if (exponent.sign() == 0) return Value::small(1);
        bool flips = base.sign() < 0 && mpz_odd_p(exponent.get()) == 0;
        return Value::small(flips ? 1 : mpz_get_si(base));
    }
    constexpr double kMost = 0x1p60;
    int64_t scale = 0;
    double top = std::log2(std::abs(mpz_get_d_2exp(&scale, base)));
    double bits = mpz_get_d(exponent) * (static_cast<double>(scale) + top) + 1;
    if (!reserveInteger(machine, static_cast<uint64_t>(std::min(bits, kMost)))) return nullptr;
    uint64_t half = limbsOf(static_cast<uint64_t>(bits)) / 2;
    if (!chargeProduct(machine, half, half, 2)) return nullptr;
    mpz_class result;
    mpz_pow_ui(result.get_mpz_t(), base, mpz_get_ui(exponent));
    return makeInteger(std::move(result));
}

} // namespace

Value integerBinary(Machine& machine, BinaryOperator operation, const Value& left,
                    const Value& right)
{
    int64_t number = 0;
    if (isInt(left) && isInt(right) && smallBinary(operation, intOf(left), intOf(right), number))
        return makeInteger(number);
    if (operation == BinaryOperator::Power) return power(machine, left, right);
    IntegerView first(left), second(right);
    bool divides = operation == BinaryOperator::Divide ||
                   operation == BinaryOperator::FloorDivide || operation == BinaryOperator::Modulo;
    if (divides && second.sign() == 0) return raiseZeroDivision(machine, operation);
    if (operation == BinaryOperator::Divide) return divideFloats(machine, left, right);
    if (operation == BinaryOperator::LeftShift || operation == BinaryOperator::RightShift)
        return shift(machine, operation == BinaryOperator::LeftShift, first, right);
    uint64_t bits = operation == BinaryOperator::Multiply
                        ? first.bits() + second.bits()
                        : std::max(first.bits(), second.bits()) + 1;
    if (!reserveInteger(machine, bits)) return nullptr;
    uint64_t large = std::max(first.limbs(), second.limbs());
    if (!chargePass(machine, large)) return nullptr;
    if (operation == BinaryOperator::Multiply &&
        !chargeProduct(machine, first.limbs(), second.limbs()))
        return nullptr;
    if (divides && !chargeProduct(machine, large, second.limbs(), 2)) return nullptr;
    mpz_class result;
    mpz_ptr made = result.get_mpz_t();
    switch (operation) {
    case BinaryOperator::Add: mpz_add(made, first, second); break;
    case BinaryOperator::Subtract: mpz_sub(made, first, second); break;
    case BinaryOperator::Multiply: mpz_mul(made, first, second); break;
    case BinaryOperator::FloorDivide: mpz_fdiv_q(made, first, second); break;
    case BinaryOperator::Modulo: mpz_fdiv_r(made, first, second); break;
    case BinaryOperator::BitOr: mpz_ior(made, first, second); break;
    case BinaryOperator::BitXor: mpz_xor(made, first, second); break;
    default: mpz_and(made, first, second); break;
    }
    return makeInteger(std::move(result));
}

Value modularPower(Machine& machine, const Value& base, const Value& exponent, const Value& modulus)
{
    IntegerView power(exponent), limit(modulus);
    if (limit.sign() == 0) return machine.raiseValueError("pow() 3rd argument cannot be 0");
    IntegerView factor(base);
    if (!reserveInteger(machine, limit.bits() + factor.bits()) ||
        !chargeProduct(machine, limit.limbs() + 1, limit.limbs() + 1, 4 * power.bits() + 4) ||
        !chargeProduct(machine, factor.limbs(), limit.limbs(), 2))
        return nullptr;
    mpz_class size, result, start = factor.copy(), steps;
    mpz_abs(size.get_mpz_t(), limit);
    mpz_abs(steps.get_mpz_t(), power);
    if (power.sign() < 0 && size != 1 &&
        !mpz_invert(start.get_mpz_t(), start.get_mpz_t(), size.get_mpz_t()))
        return machine.raiseValueError("base is not invertible for the given modulus");
    mpz_powm(result.get_mpz_t(), start.get_mpz_t(), steps.get_mpz_t(), size.get_mpz_t());
    if (limit.sign() < 0 && result != 0) result -= size;
    return makeInteger(std::move(result));
}

Value negated(const Value& number)
{
    if (isInt(number)) return makeInteger(-intOf(number));
    return makeInteger(mpz_class(-bigOf(number)));
}

Value inverted(const Value& number)
{
    if (isInt(number)) return makeInteger(~intOf(number));
    return makeInteger(mpz_class(~bigOf(number)));
}

} // namespace awaitscope
