#pragma once

#include "scenarios/language/values/type.h"

#include <cstdint>
#include <gmpxx.h>
#include <string>

namespace awaitscope {

/// An int that does not fit a small one. Ints have one form each: what fits is small, so two equal
/// ints are never a small and a big one.
class BigInteger final : public Object {
public:
    /// REQUIRES: the number does not fit a small int.
    explicit BigInteger(mpz_class number);
    ~BigInteger() override;
    const mpz_class& number() const { return m_number; }
    /// It belongs to no run.
    void leaveOutOfCount();

private:
    mpz_class m_number;
    uint64_t m_counted = 0; ///< of limbs
};

/// What instances of a class of the program that derives from `int` hold: the plain int.
class IntegerObject : public Object {
public:
    explicit IntegerObject(Value plain);
    const Value& plain() const { return m_plain; }

private:
    Value m_plain;
};

/// An int that `isInt` does not cover.
bool isBig(const Value& value);
/// REQUIRES: isBig(value).
const mpz_class& bigOf(const Value& value);
/// The int that a bool or an instance of a class derived from `int` stands for; the value itself
/// when it is an int already. REQUIRES: isInteger(value).
Value plainInteger(const Value& value);
/// An int of any size, or a bool. (`isInt` says whether it fits 64 bits.)
inline bool isInteger(const Value& value)
{
    if (!value.isObject()) return value.isSmall();
    const Layout layout = typeOf(value)->layout();
    return layout == Layout::Int || layout == Layout::Bool;
}

/// The int in its one form. Unbounded: whoever made the number has asked for its memory.
Value makeInteger(mpz_class number);
Value makeInteger(int64_t number);
/// One that belongs to no run: a constant of a program, a value of a module.
Value makeConstantInteger(mpz_class number);
mpz_class makeWide(__int128 number);

/// An int of any size as GMP reads it, without a copy. Lives no longer than the value.
class IntegerView {
public:
    /// REQUIRES: isInteger(value).
    explicit IntegerView(const Value& value);
    IntegerView(const IntegerView&) = delete;
    IntegerView& operator=(const IntegerView&) = delete;
    mpz_srcptr get() const { return m_source; }
    operator mpz_srcptr() const { return m_source; }
    mpz_class copy() const { return mpz_class(m_source); }
    int sign() const { return mpz_sgn(m_source); }
    /// Bits of the magnitude; 0 for 0.
    uint64_t bits() const;
    size_t limbs() const { return mpz_size(m_source); }

private:
    mp_limb_t m_limb = 0;
    mpz_t m_view;
    mpz_srcptr m_source;
};

uint64_t bitsOf(mpz_srcptr number);
/// The nearest double, ties to even; infinite when it is beyond all doubles.
double nearestDouble(mpz_srcptr number);
/// An int that fits 64 bits; false when it does not. REQUIRES: isInteger(value).
bool fitsInt64(const Value& value, int64_t& number);
/// Below, equal to or above: -1, 0, 1, exactly. 2 when one is not a number. REQUIRES: both are ints
/// or floats.
int compareNumbers(const Value& left, const Value& right);
/// CPython's hash of an int or a float: equal for equal numbers. REQUIRES: it is one.
int64_t numberHash(const Value& number);

} // namespace awaitscope
