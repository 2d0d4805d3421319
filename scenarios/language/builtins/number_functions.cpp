#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Coroutine<Value> absolute(Machine& machine, Values slots)
{
    if (isInt(slots[0])) co_return makeInteger(machine, std::abs(intOf(slots[0])));
    if (isFloat(slots[0])) co_return makeFloat(std::abs(floatOf(slots[0])));
    bool found = false;
    Values noArguments;
    Value result =
        co_await callSpecial(machine, slots[0], "__abs__", std::move(noArguments), found);
    if (found) co_return result;
    co_return machine.raiseTypeError("bad operand type for abs(): '" + machine.typeName(slots[0]) +
                                     "'");
}

Coroutine<Value> round(Machine& machine, Values slots)
{
    bool hasDigits = isWanted(slots[1]);
    if (isInt(slots[0]) || isFloat(slots[0])) {
        int64_t digits = 0;
        if (hasDigits && !readInteger(machine, slots[1], digits)) co_return nullptr;
        if (isInt(slots[0]))
            co_return roundInteger(machine, intOf(slots[0]), hasDigits ? digits : 0);
        if (hasDigits) co_return makeFloat(roundDigits(floatOf(slots[0]), digits));
        co_return integerOf(machine, std::nearbyint(floatOf(slots[0])));
    }
    bool found = false;
    Values arguments;
    if (hasDigits) arguments.push_back(slots[1]);
    Value result =
        co_await callSpecial(machine, slots[0], "__round__", std::move(arguments), found);
    if (found) co_return result;
    co_return machine.raiseTypeError("type " + machine.typeName(slots[0]) +
                                     " doesn't define __round__ method");
}

Coroutine<Value> divmod(Machine& machine, Values slots)
{
    Value quotient = co_await machine.binary(static_cast<int>(BinaryOperator::FloorDivide), false,
                                             slots[0], slots[1]);
    if (!quotient) co_return nullptr;
    Value rest = co_await machine.binary(static_cast<int>(BinaryOperator::Modulo), false, slots[0],
                                         slots[1]);
    if (!rest) co_return nullptr;
    Values pair;
    pair.push_back(std::move(quotient));
    pair.push_back(std::move(rest));
    co_return makeTuple(std::move(pair));
}

/// The number in [1, modulus) whose product with `number` is 1 modulo it; 0 when there is none.
__int128 inverse(__int128 number, __int128 modulus)
{
    __int128 rest = modulus, next = number, factor = 0, nextFactor = 1;
    while (next) {
        __int128 quotient = rest / next;
        rest = std::exchange(next, rest - quotient * next);
        factor = std::exchange(nextFactor, factor - quotient * nextFactor);
    }
    return rest == 1 ? (factor % modulus + modulus) % modulus : 0;
}

Value modularPower(Machine& machine, int64_t base, int64_t exponent, int64_t modulus)
{
    if (modulus == 0) return machine.raiseValueError("pow() 3rd argument cannot be 0");
    __int128 size = modulus < 0 ? -static_cast<__int128>(modulus) : modulus;
    __int128 result = 1 % size, factor = ((base % size) + size) % size;
    if (exponent < 0) {
        factor = inverse(factor, size);
        if (!factor) return machine.raiseValueError("base is not invertible for the given modulus");
        exponent = -exponent;
    }
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = result * factor % size;
        factor = factor * factor % size;
    }
    if (modulus < 0 && result) result -= size;
    return makeInteger(machine, result);
}

Coroutine<Value> power(Machine& machine, Values slots)
{
    if (!isWanted(slots[2]))
        co_return co_await machine.binary(static_cast<int>(BinaryOperator::Power), false, slots[0],
                                          slots[1]);
    if (isInt(slots[0]) && isInt(slots[1]) && isInt(slots[2]))
        co_return modularPower(machine, intOf(slots[0]), intOf(slots[1]), intOf(slots[2]));
    co_return machine.raiseTypeError(
        "pow() 3rd argument not allowed unless all arguments are integers");
}

Value inBase(Machine& machine, const Value& value, unsigned base, const char* prefix)
{
    int64_t number = 0;
    if (!readInteger(machine, value, number)) return nullptr;
    uint64_t magnitude =
        number < 0 ? -static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    return makeStr((number < 0 ? "-" : "") + (prefix + integerDigits(magnitude, base)));
}

Value binary(Machine& machine, Arguments slots)
{
    return inBase(machine, slots[0], 2, "0b");
}

Value octal(Machine& machine, Arguments slots)
{
    return inBase(machine, slots[0], 8, "0o");
}

Value hexadecimal(Machine& machine, Arguments slots)
{
    return inBase(machine, slots[0], 16, "0x");
}

Value character(Machine& machine, Arguments slots)
{
    int64_t code = 0;
    if (!readInteger(machine, slots[0], code)) return nullptr;
    if (code < 0 || code >= 0x110000)
        return machine.raiseValueError("chr() arg not in range(0x110000)");
    std::string text;
    appendCharacter(text, static_cast<uint32_t>(code));
    return makeStr(std::move(text));
}

Value ordinal(Machine& machine, Arguments slots)
{
    if (!isStr(slots[0]))
        return machine.raiseTypeError("ord() expected string of length 1, but " +
                                      machine.typeName(slots[0]) + " found");
    size_t length = slots[0].as<StrObject>()->length();
    if (length != 1)
        return machine.raiseTypeError("ord() expected a character, but string of length " +
                                      std::to_string(length) + " found");
    size_t offset = 0;
    return Value::small(readCharacter(textOf(slots[0]), offset));
}

} // namespace

void defineNumberFunctions(Definitions& names)
{
    names.coroutine("abs", "x, /", absolute);
    names.coroutine("round", "number, ndigits=", round);
    names.coroutine("divmod", "x, y, /", divmod);
    names.coroutine("pow", "base, exp, mod=", power);
    names.function("bin", "number, /", binary);
    names.function("oct", "number, /", octal);
    names.function("hex", "number, /", hexadecimal);
    names.function("chr", "i, /", character);
    names.function("ord", "c, /", ordinal);
}

} // namespace awaitscope
