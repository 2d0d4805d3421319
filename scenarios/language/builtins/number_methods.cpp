#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <bit>
#include <cmath>

namespace awaitscope {

namespace {

uint64_t magnitudeOf(const Value& value)
{
    int64_t number = intOf(value);
    return number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
}

Value bitLength(Machine&, Arguments slots)
{
    return Value::small(std::bit_width(magnitudeOf(slots[0])));
}

Value bitCount(Machine&, Arguments slots)
{
    return Value::small(std::popcount(magnitudeOf(slots[0])));
}

Value integerItself(Machine&, Arguments slots)
{
    return Value::small(intOf(slots[0]));
}

Value one(Machine&, Arguments)
{
    return Value::small(1);
}

Value zero(Machine&, Arguments)
{
    return Value::small(0);
}

Value isInteger(Machine&, Arguments)
{
    return trueValue();
}

bool readByteOrder(Machine& machine, const Value& given, bool& big)
{
    big = true;
    if (!given) return true;
    if (isStr(given) && (textOf(given) == "big" || textOf(given) == "little")) {
        big = textOf(given) == "big";
        return true;
    }
    machine.raiseValueError("byteorder must be either 'little' or 'big'");
    return false;
}

// Slots: self, length, byteorder, signed.
Value toBytes(Machine& machine, Arguments slots)
{
    int64_t length = 1;
    bool big = true;
    if (slots[1] && !readInteger(machine, slots[1], length)) return nullptr;
    if (!readByteOrder(machine, slots[2], big)) return nullptr;
    bool isSigned = slots[3] && machine.plainTruth(slots[3]) == 1;
    if (length < 0) return machine.raiseValueError("length argument must be non-negative");
    constexpr int64_t kMost = 1 << 20;
    int64_t number = intOf(slots[0]);
    if (number < 0 && !isSigned)
        return machine.raise(exceptions::OverflowError(), "can't convert negative int to unsigned");
    auto needed = std::bit_width(static_cast<uint64_t>(number < 0 ? ~number : number)) + isSigned;
    if (length > kMost || (length < 9 && static_cast<int64_t>(needed) > length * 8))
        return machine.raise(exceptions::OverflowError(), "int too big to convert");
    std::string bytes;
    for (int64_t index = 0; index < length; ++index)
        bytes.push_back(static_cast<char>(number >> std::min<int64_t>(index * 8, 63)));
    if (big) std::reverse(bytes.begin(), bytes.end());
    return makeBytes(std::move(bytes));
}

Value fromBytes(Machine& machine, Arguments slots)
{
    bool big = true;
    if (typeOf(slots[0])->layout() != Layout::Bytes)
        return machine.raiseTypeError("cannot convert '" + machine.typeName(slots[0]) +
                                      "' object to bytes");
    if (!readByteOrder(machine, slots[1], big)) return nullptr;
    bool isSigned = slots[2] && machine.plainTruth(slots[2]) == 1;
    std::string bytes = slots[0].as<BytesObject>()->bytes();
    if (!big) std::reverse(bytes.begin(), bytes.end());
    __int128 number = isSigned && !bytes.empty() && (bytes[0] & 0x80) ? -1 : 0;
    for (char byte : bytes) {
        number = number * 256 + static_cast<unsigned char>(byte);
        if (number > (__int128(1) << 80) || number < -(__int128(1) << 80)) break;
    }
    return makeInteger(machine, number);
}

Value floatIsInteger(Machine&, Arguments slots)
{
    double number = floatOf(slots[0]);
    return boolean(std::isfinite(number) && std::floor(number) == number);
}

Value floatItself(Machine&, Arguments slots)
{
    return makeFloat(floatOf(slots[0]));
}

Value floatZero(Machine&, Arguments)
{
    return makeFloat(0);
}

Value floatHex(Machine&, Arguments slots)
{
    double number = floatOf(slots[0]);
    if (!std::isfinite(number)) return makeStr(formatFloat(number));
    std::string sign = std::signbit(number) ? "-" : "";
    if (number == 0) return makeStr(sign + "0x0.0p+0");
    int exponent = 0;
    double mantissa = std::frexp(std::abs(number), &exponent);
    // One hexadecimal digit before the point; subnormal numbers keep the least exponent.
    int left = std::max(-1021 - exponent, 0);
    mantissa = std::ldexp(mantissa, 1 - left);
    exponent -= 1 - left;
    std::string digits;
    auto whole = static_cast<unsigned>(mantissa);
    mantissa -= whole;
    for (int count = 0; count < 13; ++count) {
        mantissa *= 16;
        auto digit = static_cast<unsigned>(mantissa);
        digits.push_back("0123456789abcdef"[digit]);
        mantissa -= digit;
    }
    return makeStr(sign + "0x" + std::to_string(whole) + "." + digits + "p" +
                   (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent)));
}

Value integerRatio(Machine& machine, Arguments slots)
{
    double number = floatOf(slots[0]);
    if (std::isnan(number)) return machine.raiseValueError("cannot convert NaN to integer ratio");
    if (std::isinf(number))
        return machine.raise(exceptions::OverflowError(),
                             "cannot convert Infinity to integer ratio");
    int exponent = 0;
    double mantissa = std::frexp(number, &exponent);
    for (int count = 0; count < 300 && mantissa != std::floor(mantissa); ++count) {
        mantissa *= 2;
        --exponent;
    }
    constexpr int kMostBits = 62;
    if (exponent > kMostBits || exponent < -kMostBits)
        return makeInteger(machine, __int128(1) << 100);
    auto whole = static_cast<__int128>(mantissa);
    Value upper = makeInteger(machine, exponent > 0 ? whole << exponent : whole);
    Value lower = makeInteger(machine, exponent < 0 ? __int128(1) << -exponent : 1);
    if (!upper || !lower) return nullptr;
    return makeTuple({upper, lower});
}

template <Value SliceObject::*Part> Value slicePart(Machine&, Arguments slots)
{
    return slots[0].as<SliceObject>()->*Part;
}

template <int64_t (RangeObject::*Part)() const> Value rangePart(Machine&, Arguments slots)
{
    return Value::small((slots[0].as<RangeObject>()->*Part)());
}

/// Position of an int in a range; -1 when it is not in there.
int64_t positionIn(const RangeObject& range, const Value& value)
{
    double number = 0;
    if (!toDouble(value, number) || std::floor(number) != number) return -1;
    __int128 distance =
        static_cast<__int128>(isInt(value) ? intOf(value) : static_cast<int64_t>(number)) -
        range.start();
    if (distance % range.step() != 0) return -1;
    __int128 position = distance / range.step();
    return position >= 0 && position < range.length() ? static_cast<int64_t>(position) : -1;
}

Value rangeIndex(Machine& machine, Arguments slots)
{
    int64_t position = positionIn(*slots[0].as<RangeObject>(), slots[1]);
    if (position >= 0) return Value::small(position);
    std::string text;
    if (!machine.plainRepr(slots[1], text)) text = "sequence.index(x): x";
    return machine.raiseValueError(text +
                                   (isInt(slots[1]) ? " is not in range" : " not in sequence"));
}

Value rangeCount(Machine&, Arguments slots)
{
    return Value::small(positionIn(*slots[0].as<RangeObject>(), slots[1]) >= 0);
}

} // namespace

void defineNumberMethods()
{
    Methods<types::integer> integers;
    integers.method<"bit_length", bitLength>()
        .method<"bit_count", bitCount>()
        .method<"conjugate", integerItself>()
        .method<"is_integer", isInteger>()
        .method<"to_bytes", toBytes>("self, /, length=, byteorder=, *, signed=")
        .property<"real", integerItself>()
        .property<"numerator", integerItself>()
        .property<"imag", zero>()
        .property<"denominator", one>();
    integers.definitions().staticMethod("from_bytes", "bytes, byteorder=, *, signed=", fromBytes);
    Methods<types::floating>()
        .method<"is_integer", floatIsInteger>()
        .method<"hex", floatHex>()
        .method<"as_integer_ratio", integerRatio>()
        .method<"conjugate", floatItself>()
        .property<"real", floatItself>()
        .property<"imag", floatZero>();
    Methods<types::range>()
        .method<"index", rangeIndex>("self, value, /")
        .method<"count", rangeCount>("self, value, /")
        .property<"start", rangePart<&RangeObject::start>>()
        .property<"stop", rangePart<&RangeObject::stop>>()
        .property<"step", rangePart<&RangeObject::step>>();
    Methods<types::slice>()
        .property<"start", slicePart<&SliceObject::start>>()
        .property<"stop", slicePart<&SliceObject::stop>>()
        .property<"step", slicePart<&SliceObject::step>>();
}

} // namespace awaitscope
