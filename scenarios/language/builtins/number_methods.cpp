#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/hex_floats.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

constexpr size_t kBytesConverted = 8; ///< in the time of a statement
constexpr size_t kWord = 8;           ///< bytes that GMP takes and gives at once

Value bitLength(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(IntegerView(slots[0]).bits()));
}

Value bitCount(Machine&, Arguments slots)
{
    mpz_class magnitude;
    mpz_abs(magnitude.get_mpz_t(), IntegerView(slots[0]));
    return Value::small(static_cast<int64_t>(mpz_popcount(magnitude.get_mpz_t())));
}

Value integerItself(Machine&, Arguments slots)
{
    return plainInteger(slots[0]);
}

Value integerWithOne(Machine&, Arguments slots)
{
    return makeTuple({plainInteger(slots[0]), Value::small(1)});
}

Value one(Machine&, Arguments)
{
    return Value::small(1);
}

Value zero(Machine&, Arguments)
{
    return Value::small(0);
}

Value isWholeNumber(Machine&, Arguments)
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
    IntegerView number(slots[0]);
    if (number.sign() < 0 && !isSigned)
        return machine.raise(exceptions::OverflowError(), "can't convert negative int to unsigned");
    if (!machine.reserve(static_cast<size_t>(length))) return nullptr;
    // Two's complement: of a negative number, the bits of its inverse decide how many are needed.
    mpz_class magnitude = number.copy();
    if (number.sign() < 0) magnitude = ~magnitude;
    uint64_t needed = bitsOf(magnitude.get_mpz_t()) + isSigned;
    bool isEmpty = length == 0 && number.sign() == 0;
    if (!isEmpty && needed > static_cast<uint64_t>(length) * 8)
        return machine.raise(exceptions::OverflowError(), "int too big to convert");
    std::string bytes(static_cast<size_t>(length) + kWord, '\0');
    Cost::spend(bytes.size() / kBytesConverted);
    if (magnitude != 0) mpz_export(bytes.data(), nullptr, -1, kWord, -1, 0, magnitude.get_mpz_t());
    bytes.resize(static_cast<size_t>(length));
    if (number.sign() < 0)
        for (char& byte : bytes)
            byte = static_cast<char>(~byte);
    if (big) std::reverse(bytes.begin(), bytes.end());
    return makeBytes(std::move(bytes));
}

/// Bytes, or an iterable of ints; false when raised.
Coroutine<bool> readBytes(Machine& machine, Value given, std::string& bytes)
{
    if (const std::string* known = bytesIn(given)) {
        bytes = *known;
        co_return true;
    }
    Values items;
    bool isIterable =
        !isStr(given) && (makeIterator(machine, given) || typeOf(given)->find(intern("__iter__")));
    if (!isIterable) {
        machine.raiseTypeError("cannot convert '" + machine.typeName(given) + "' object to bytes");
        co_return false;
    }
    if (!co_await collect(machine, std::move(given), items)) co_return false;
    for (const Value& item : items) {
        int64_t byte = 0;
        if (!readInteger(machine, item, byte)) co_return false;
        if (byte < 0 || byte > 255) {
            machine.raiseValueError("bytes must be in range(0, 256)");
            co_return false;
        }
        bytes.push_back(static_cast<char>(byte));
    }
    co_return true;
}

// Slots: cls, bytes, byteorder, signed.
Coroutine<Value> fromBytes(Machine& machine, Values slots)
{
    bool big = true;
    if (!readByteOrder(machine, slots[2], big)) co_return nullptr;
    bool isSigned = slots[3] && machine.plainTruth(slots[3]) == 1;
    std::string bytes;
    if (!co_await readBytes(machine, slots[1], bytes)) co_return nullptr;
    if (!reserveInteger(machine, bytes.size() * 8)) co_return nullptr;
    Cost::spend(bytes.size() / kBytesConverted);
    if (big) std::reverse(bytes.begin(), bytes.end());
    bool negative = isSigned && !bytes.empty() && (bytes.back() & 0x80);
    if (negative)
        for (char& byte : bytes)
            byte = static_cast<char>(~byte);
    mpz_class number;
    bytes.resize((bytes.size() + kWord - 1) / kWord * kWord);
    mpz_import(number.get_mpz_t(), bytes.size() / kWord, -1, kWord, -1, 0, bytes.data());
    if (negative) number = ~number;
    Values arguments{makeInteger(std::move(number))};
    if (slots[0].is(Value(types::integer()))) co_return arguments.front();
    Value made = co_await machine.call(slots[0], std::move(arguments));
    co_return made;
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
    return makeStr(hexOfFloat(floatOf(slots[0])));
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
    mpz_class upper(mantissa), lower(1);
    if (exponent > 0)
        upper <<= static_cast<uint64_t>(exponent);
    else
        lower <<= static_cast<uint64_t>(-exponent);
    return makeTuple({makeInteger(std::move(upper)), makeInteger(std::move(lower))});
}

Value fromHex(Machine& machine, Arguments slots)
{
    if (!isStr(slots[0]))
        return machine.raiseTypeError("fromhex() argument must be str, not " +
                                      machine.typeName(slots[0]));
    double number = 0;
    switch (readHexFloat(textOf(slots[0]), number)) {
    case HexFloat::Fine: return makeFloat(number);
    case HexFloat::TooLarge:
        return machine.raise(exceptions::OverflowError(),
                             "hexadecimal value too large to represent as a float");
    case HexFloat::Invalid: break;
    }
    return machine.raiseValueError("invalid hexadecimal floating-point string");
}

template <Value SliceObject::*Part> Value slicePart(Machine&, Arguments slots)
{
    return slots[0].as<SliceObject>()->*Part;
}

template <int64_t (RangeObject::*Part)() const> Value rangePart(Machine&, Arguments slots)
{
    return makeInteger((slots[0].as<RangeObject>()->*Part)());
}

Value rangeIndex(Machine& machine, Arguments slots)
{
    int64_t position = slots[0].as<RangeObject>()->positionOf(slots[1]);
    if (position >= 0) return Value::small(position);
    std::string text;
    if (!machine.plainRepr(slots[1], text)) text = "sequence.index(x): x";
    return machine.raiseValueError(isInteger(slots[1]) ? text + " is not in range"
                                                       : "sequence.index(x): x not in sequence");
}

Value rangeCount(Machine&, Arguments slots)
{
    return Value::small(slots[0].as<RangeObject>()->positionOf(slots[1]) >= 0);
}

} // namespace

void defineNumberMethods()
{
    Methods<types::integer> integers;
    integers.method<"bit_length", bitLength>()
        .method<"bit_count", bitCount>()
        .method<"conjugate", integerItself>()
        .method<"is_integer", isWholeNumber>()
        .method<"as_integer_ratio", integerWithOne>()
        .method<"to_bytes", toBytes>("self, /, length=, byteorder=, *, signed=")
        .property<"real", integerItself>()
        .property<"numerator", integerItself>()
        .property<"imag", zero>()
        .property<"denominator", one>();
    Value read = makeBuiltin("from_bytes", "cls, bytes, byteorder=, *, signed=", fromBytes);
    read.as<BuiltinObject>()->setOwner("int");
    read.object()->makeImmortal();
    integers.definitions().value("from_bytes",
                                 makeRef<MethodWrapperObject>(types::classMethod(), read));
    Methods<types::floating> floats;
    floats.method<"is_integer", floatIsInteger>()
        .method<"hex", floatHex>()
        .method<"as_integer_ratio", integerRatio>()
        .method<"conjugate", floatItself>()
        .property<"real", floatItself>()
        .property<"imag", floatZero>();
    floats.definitions().staticMethod("fromhex", "string, /", fromHex);
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
