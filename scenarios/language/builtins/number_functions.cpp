#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

// Most have nothing to ask the program: each is answered at once where it can be.

Value absoluteAtOnce(Machine&, Arguments slots)
{
    if (!isPlainNumber(slots[0])) return nullptr;
    if (isInteger(slots[0])) {
        const bool negative = isInt(slots[0]) ? intOf(slots[0]) < 0 : bigOf(slots[0]) < 0;
        return negative ? negated(slots[0]) : plainInteger(slots[0]);
    }
    return makeFloat(std::abs(floatOf(slots[0])));
}

Coroutine<Value> absolute(Machine& machine, Values slots)
{
    bool found = false;
    Values noArguments;
    Value result =
        co_await callSpecial(machine, slots[0], "__abs__", std::move(noArguments), found);
    if (found) co_return result;
    if (Value plain = plainOf(slots[0]); isPlainNumber(plain))
        co_return absoluteAtOnce(machine, Arguments(&plain, 1));
    co_return machine.raiseTypeError("bad operand type for abs(): '" + machine.typeName(slots[0]) +
                                     "'");
}

Value roundAtOnce(Machine& machine, Arguments slots)
{
    if (!isPlainNumber(slots[0])) return nullptr;
    const bool hasDigits = isWanted(slots[1]);
    Value given;
    if (hasDigits) given = isInteger(slots[1]) ? slots[1] : KeyQuestion::indexOf(slots[1]);
    if (hasDigits && !given)
        return machine.raiseTypeError("'" + machine.typeName(slots[1]) +
                                      "' object cannot be interpreted as an integer");
    const int64_t digits = hasDigits ? sliceIndex(given) : 0;
    if (isInteger(slots[0])) return roundInteger(machine, slots[0], digits);
    if (hasDigits) return roundFloat(machine, floatOf(slots[0]), digits);
    return integerOf(machine, std::nearbyint(floatOf(slots[0])));
}

Coroutine<Value> round(Machine& machine, Values slots)
{
    const bool hasDigits = isWanted(slots[1]);
    bool found = false;
    Values arguments;
    if (hasDigits) arguments.push_back(slots[1]);
    Value result =
        co_await callSpecial(machine, slots[0], "__round__", std::move(arguments), found);
    if (found) co_return result;
    if (Value plain[] = {plainOf(slots[0]), slots[1]}; isPlainNumber(plain[0]))
        co_return roundAtOnce(machine, Arguments(plain, 2));
    co_return machine.raiseTypeError("type " + machine.typeName(slots[0]) +
                                     " doesn't define __round__ method");
}

Value divmodAtOnce(Machine& machine, Arguments slots)
{
    if (!slots[0].isSmall() || !slots[1].isSmall() || slots[1].smallInt() == 0) return nullptr;
    Values pair(2);
    if (!plainBinary(machine, BinaryOperator::FloorDivide, false, slots[0], slots[1], pair[0]) ||
        !plainBinary(machine, BinaryOperator::Modulo, false, slots[0], slots[1], pair[1]))
        return nullptr;
    return makeTuple(std::move(pair));
}

Coroutine<Value> divmod(Machine& machine, Values slots)
{
    if (isPlainNumber(slots[0]) && isPlainNumber(slots[1])) {
        bool whole = isInteger(slots[0]) && isInteger(slots[1]);
        double divisor = 0;
        toDouble(slots[1], divisor);
        if (divisor == 0 && !whole)
            co_return machine.raise(exceptions::ZeroDivisionError(), "float divmod()");
    } else {
        for (bool reflected : {false, true}) {
            const Value &self = slots[reflected], &other = slots[!reflected];
            bool found = false;
            Values arguments{other};
            const char* name = reflected ? "__rdivmod__" : "__divmod__";
            Value result = co_await callSpecial(machine, self, name, std::move(arguments), found);
            if (found && !(result && result.is(notImplemented()))) co_return result;
        }
        for (Value& each : slots)
            each = plainOf(each);
        if (!isPlainNumber(slots[0]) || !isPlainNumber(slots[1]))
            co_return machine.raiseTypeError("unsupported operand type(s) for divmod(): '" +
                                             machine.typeName(slots[0]) + "' and '" +
                                             machine.typeName(slots[1]) + "'");
    }
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

Value powerAtOnce(Machine& machine, Arguments slots)
{
    if (isWanted(slots[2])) {
        if (!isInteger(slots[0]) || !isInteger(slots[1]) || !isInteger(slots[2])) return nullptr;
        return modularPower(machine, slots[0], slots[1], slots[2]);
    }
    Value result;
    if (isPlainNumber(slots[0]) && isPlainNumber(slots[1]))
        plainBinary(machine, BinaryOperator::Power, false, slots[0], slots[1], result);
    return result;
}

Coroutine<Value> power(Machine& machine, Values slots)
{
    if (!isWanted(slots[2]))
        co_return co_await machine.binary(static_cast<int>(BinaryOperator::Power), false, slots[0],
                                          slots[1]);
    bool hasFloat = isFloat(slots[0]) || isFloat(slots[1]) || isFloat(slots[2]);
    if (!isInteger(slots[0]) && !isFloat(slots[0])) {
        bool found = false;
        Values others{slots[1], slots[2]};
        Value result = co_await callSpecial(machine, slots[0], "__pow__", std::move(others), found);
        if (found) co_return result;
    }
    if (!hasFloat)
        co_return machine.raiseTypeError(
            "unsupported operand type(s) for ** or pow(): '" + machine.typeName(slots[0]) + "', '" +
            machine.typeName(slots[1]) + "', '" + machine.typeName(slots[2]) + "'");
    co_return machine.raiseTypeError(
        "pow() 3rd argument not allowed unless all arguments are integers");
}

Value digitsOf(Machine& machine, const Value& value, unsigned base)
{
    std::string text = (isInt(value) ? intOf(value) < 0 : bigOf(value) < 0) ? "-" : "";
    text += base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    return appendDigits(machine, value, base, text) ? makeStr(std::move(text)) : Value();
}

template <unsigned Base> Value inBaseAtOnce(Machine& machine, Arguments slots)
{
    return isInteger(slots[0]) ? digitsOf(machine, slots[0], Base) : Value();
}

template <unsigned Base> Coroutine<Value> inBase(Machine& machine, Values slots)
{
    bool found = false;
    Values noArguments;
    Value index =
        co_await callSpecial(machine, slots[0], "__index__", std::move(noArguments), found);
    if (found && !index) co_return nullptr;
    if (!found || !isInteger(index))
        co_return machine.raiseTypeError("'" + machine.typeName(slots[0]) +
                                         "' object cannot be interpreted as an integer");
    co_return digitsOf(machine, index, Base);
}

Value character(Machine& machine, Arguments slots)
{
    int64_t code = 0;
    if (!isBig(slots[0]) && !readInteger(machine, slots[0], code)) return nullptr;
    if (isBig(slots[0]) || code < 0 || code >= 0x110000)
        return machine.raiseValueError("chr() arg not in range(0x110000)");
    std::string text;
    appendCharacter(text, static_cast<uint32_t>(code));
    return makeStr(std::move(text));
}

Value ordinal(Machine& machine, Arguments slots)
{
    const std::string* bytes = bytesIn(slots[0]);
    if (!bytes && !isStr(slots[0]))
        return machine.raiseTypeError("ord() expected string of length 1, but " +
                                      machine.typeName(slots[0]) + " found");
    const size_t length = bytes ? bytes->size() : slots[0].as<StrObject>()->length();
    if (length != 1)
        return machine.raiseTypeError("ord() expected a character, but string of length " +
                                      std::to_string(length) + " found");
    if (bytes) return Value::small(static_cast<unsigned char>(bytes->front()));
    size_t offset = 0;
    return Value::small(readCharacter(textOf(slots[0]), offset));
}

} // namespace

void defineNumberFunctions(Definitions& names)
{
    names.function("abs", "x, /", absoluteAtOnce, absolute);
    names.function("round", "number, ndigits=", roundAtOnce, round);
    names.function("divmod", "x, y, /", divmodAtOnce, divmod);
    names.function("pow", "base, exp, mod=", powerAtOnce, power);
    names.function("bin", "number, /", inBaseAtOnce<2>, inBase<2>);
    names.function("oct", "number, /", inBaseAtOnce<8>, inBase<8>);
    names.function("hex", "number, /", inBaseAtOnce<16>, inBase<16>);
    names.function("chr", "i, /", character);
    names.function("ord", "c, /", ordinal);
}

} // namespace awaitscope
