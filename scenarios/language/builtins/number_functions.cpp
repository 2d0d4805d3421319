#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Coroutine<Value> absolute(Machine& machine, Values slots)
{
    if (isInteger(slots[0])) {
        bool negative = isInt(slots[0]) ? intOf(slots[0]) < 0 : bigOf(slots[0]) < 0;
        co_return negative ? negated(slots[0]) : plainInteger(slots[0]);
    }
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
    if (isInteger(slots[0]) || isFloat(slots[0])) {
        if (hasDigits && !isInteger(slots[1]))
            co_return machine.raiseTypeError("'" + machine.typeName(slots[1]) +
                                             "' object cannot be interpreted as an integer");
        int64_t digits = hasDigits ? sliceIndex(slots[1]) : 0;
        if (isInteger(slots[0])) co_return roundInteger(machine, slots[0], digits);
        if (hasDigits) co_return roundFloat(machine, floatOf(slots[0]), digits);
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
    auto isNumber = [](const Value& value) {
        return (isInteger(value) || isFloat(value)) && !isHooked(value, hook::Arithmetic);
    };
    if (isNumber(slots[0]) && isNumber(slots[1])) {
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
        if (!isNumber(slots[0]) || !isNumber(slots[1]))
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

Coroutine<Value> power(Machine& machine, Values slots)
{
    if (!isWanted(slots[2]))
        co_return co_await machine.binary(static_cast<int>(BinaryOperator::Power), false, slots[0],
                                          slots[1]);
    if (isInteger(slots[0]) && isInteger(slots[1]) && isInteger(slots[2]))
        co_return modularPower(machine, slots[0], slots[1], slots[2]);
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

Coroutine<Value> inBase(Machine& machine, Value value, unsigned base, const char* prefix)
{
    if (!isInteger(value)) {
        bool found = false;
        Values noArguments;
        Value index =
            co_await callSpecial(machine, value, "__index__", std::move(noArguments), found);
        if (found && !index) co_return nullptr;
        if (!found || !isInteger(index))
            co_return machine.raiseTypeError("'" + machine.typeName(value) +
                                             "' object cannot be interpreted as an integer");
        value = std::move(index);
    }
    std::string text = (isInt(value) ? intOf(value) < 0 : bigOf(value) < 0) ? "-" : "";
    text += prefix;
    co_return appendDigits(machine, value, base, text) ? makeStr(std::move(text)) : Value();
}

Coroutine<Value> binary(Machine& machine, Values slots)
{
    return inBase(machine, slots[0], 2, "0b");
}

Coroutine<Value> octal(Machine& machine, Values slots)
{
    return inBase(machine, slots[0], 8, "0o");
}

Coroutine<Value> hexadecimal(Machine& machine, Values slots)
{
    return inBase(machine, slots[0], 16, "0x");
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
    names.coroutine("bin", "number, /", binary);
    names.coroutine("oct", "number, /", octal);
    names.coroutine("hex", "number, /", hexadecimal);
    names.function("chr", "i, /", character);
    names.function("ord", "c, /", ordinal);
}

} // namespace awaitscope
