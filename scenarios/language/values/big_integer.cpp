#include "scenarios/language/values/big_integer.h"

#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"

#include <bit>
#include <cmath>
#include <limits>

namespace awaitscope {

namespace {

constexpr int kHashBits = 61;
constexpr uint64_t kHashModulus = (uint64_t{1} << kHashBits) - 1;

int64_t finishHash(uint64_t hash, bool negative)
{
    auto result = static_cast<int64_t>(hash);
    if (negative) result = -result;
    return result == -1 ? -2 : result;
}

int64_t floatHash(double number)
{
    constexpr int kStep = 28;
    if (std::isinf(number)) return number > 0 ? 314159 : -314159;
    if (std::isnan(number)) return 0;
    int exponent = 0;
    double mantissa = std::frexp(std::abs(number), &exponent);
    uint64_t hash = 0;
    while (mantissa != 0) {
        hash = ((hash << kStep) & kHashModulus) | hash >> (kHashBits - kStep);
        mantissa *= 268435456.0;
        exponent -= kStep;
        auto part = static_cast<uint64_t>(mantissa);
        mantissa -= static_cast<double>(part);
        hash += part;
        if (hash >= kHashModulus) hash -= kHashModulus;
    }
    exponent = exponent >= 0 ? exponent % kHashBits : kHashBits - 1 - ((-1 - exponent) % kHashBits);
    hash = ((hash << exponent) & kHashModulus) | hash >> (kHashBits - exponent);
    return finishHash(hash, number < 0);
}

int signOf(int comparison)
{
    return comparison < 0 ? -1 : comparison > 0;
}

int compareWithDouble(const Value& integer, double number)
{
    if (std::isnan(number)) return 2;
    if (std::isinf(number)) return number > 0 ? -1 : 1;
    if (integer.isSmall()) {
        constexpr int64_t kExact = int64_t{1} << 53;
        int64_t small = integer.smallInt();
        if (small >= -kExact && small <= kExact) {
            auto exact = static_cast<double>(small);
            return exact < number ? -1 : exact > number;
        }
    }
    return signOf(mpz_cmp_d(IntegerView(integer), number));
}

} // namespace

BigInteger::BigInteger(mpz_class number)
    : Object(types::integer()), m_number(std::move(number)),
      m_counted(mpz_size(m_number.get_mpz_t()) * sizeof(mp_limb_t))
{
    LiveBytes::add(m_counted);
}

BigInteger::~BigInteger()
{
    LiveBytes::remove(m_counted);
}

void BigInteger::leaveOutOfCount()
{
    LiveBytes::remove(std::exchange(m_counted, 0));
}

IntegerObject::IntegerObject(Value plain) : Object(types::integer()), m_plain(std::move(plain)) {}

bool isBig(const Value& value)
{
    if (!value.isObject()) return false;
    const Type* type = typeOf(value);
    if (type == types::integer()) return true;
    return type->layout() == Layout::Int && value.as<IntegerObject>()->plain().isObject();
}

const mpz_class& bigOf(const Value& value)
{
    const Value& plain =
        typeOf(value) == types::integer() ? value : value.as<IntegerObject>()->plain();
    const mpz_class& number = plain.as<BigInteger>()->number();
    // Whoever asks reads all of it.
    constexpr size_t kLimbsRead = Cost::kBytesMoved / sizeof(mp_limb_t);
    Cost::spend(mpz_size(number.get_mpz_t()) / kLimbsRead);
    return number;
}

Value plainInteger(const Value& value)
{
    if (value.isSmall()) return value;
    if (isBool(value)) return Value::small(intOf(value));
    return typeOf(value) == types::integer() ? value : value.as<IntegerObject>()->plain();
}

Value makeInteger(mpz_class number)
{
    if (mpz_fits_slong_p(number.get_mpz_t())) {
        int64_t small = number.get_si();
        if (Value::fitsSmall(small)) return Value::small(small);
    }
    return makeRef<BigInteger>(std::move(number));
}

Value makeInteger(int64_t number)
{
    if (Value::fitsSmall(number)) return Value::small(number);
    return makeRef<BigInteger>(mpz_class(number));
}

Value makeConstantInteger(mpz_class number)
{
    Value constant = makeInteger(std::move(number));
    if (isBig(constant)) constant.as<BigInteger>()->leaveOutOfCount();
    return constant;
}

mpz_class makeWide(__int128 number)
{
    auto magnitude = static_cast<unsigned __int128>(number);
    if (number < 0) magnitude = -magnitude;
    mpz_class result(static_cast<uint64_t>(magnitude >> 64));
    result <<= 64;
    result += static_cast<uint64_t>(magnitude);
    if (number < 0) result = -result;
    return result;
}

IntegerView::IntegerView(const Value& value)
{
    if (isBig(value)) {
        m_source = bigOf(value).get_mpz_t();
        return;
    }
    int64_t number = intOf(value);
    m_limb = number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    m_source = mpz_roinit_n(m_view, &m_limb, number < 0 ? -1 : number > 0);
}

uint64_t IntegerView::bits() const
{
    return bitsOf(m_source);
}

uint64_t bitsOf(mpz_srcptr number)
{
    return mpz_sgn(number) ? mpz_sizeinbase(number, 2) : 0;
}

double nearestDouble(mpz_srcptr number)
{
    constexpr uint64_t kMostBits = 1024, kKept = 64;
    uint64_t bits = bitsOf(number);
    if (bits > kMostBits) return mpz_sgn(number) < 0 ? -INFINITY : INFINITY;
    uint64_t left = bits > kKept ? bits - kKept : 0;
    mpz_class top;
    mpz_tdiv_q_2exp(top.get_mpz_t(), number, left);
    uint64_t magnitude = mpz_getlimbn(top.get_mpz_t(), 0);
    // Bits that are lost decide only between a tie and more than that.
    if (left && mpz_scan1(number, 0) < left) magnitude |= 1;
    double nearest = std::ldexp(static_cast<double>(magnitude), static_cast<int>(left));
    return mpz_sgn(number) < 0 ? -nearest : nearest;
}

bool fitsInt64(const Value& value, int64_t& number)
{
    if (isInt(value)) {
        number = intOf(value);
        return true;
    }
    if (!mpz_fits_slong_p(bigOf(value).get_mpz_t())) return false;
    number = bigOf(value).get_si();
    return true;
}

int compareNumbers(const Value& left, const Value& right)
{
    if (isFloat(left) && isFloat(right)) {
        double a = floatOf(left), b = floatOf(right);
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
    }
    if (isFloat(right)) return compareWithDouble(left, floatOf(right));
    if (isFloat(left)) {
        int reversed = compareWithDouble(right, floatOf(left));
        return reversed == 2 ? 2 : -reversed;
    }
    if (isInt(left) && isInt(right)) {
        int64_t a = intOf(left), b = intOf(right);
        return a < b ? -1 : a > b;
    }
    return signOf(mpz_cmp(IntegerView(left), IntegerView(right)));
}

int64_t numberHash(const Value& number)
{
    if (isFloat(number)) return floatHash(floatOf(number));
    if (isBig(number)) {
        const mpz_class& big = bigOf(number);
        return finishHash(mpz_tdiv_ui(big.get_mpz_t(), kHashModulus), big < 0);
    }
    int64_t small = intOf(number);
    uint64_t magnitude = small < 0 ? -static_cast<uint64_t>(small) : static_cast<uint64_t>(small);
    return finishHash(magnitude % kHashModulus, small < 0);
}

} // namespace awaitscope
