#include "scenarios/language/vm/arithmetic.h"

#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

namespace {

Value tooLarge(Machine& machine)
{
    return machine.raise(exceptions::OverflowError(),
                         "integers beyond 62 bits are not available in this version of Awaitscope");
}

Value makeInt(Machine& machine, int64_t number, bool overflowed)
{
    if (overflowed || !Value::fitsSmall(number)) return tooLarge(machine);
    return Value::small(number);
}

int64_t floorDivide(int64_t left, int64_t right)
{
    int64_t quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

Value intPower(Machine& machine, int64_t base, int64_t exponent)
{
    int64_t result = 1;
    bool overflowed = false;
    while (exponent > 0) {
        if (exponent & 1) overflowed |= __builtin_mul_overflow(result, base, &result);
        exponent >>= 1;
        if (exponent > 0 && (base > 1 || base < -1))
            overflowed |= __builtin_mul_overflow(base, base, &base);
        else if (base == -1 || base == 1 || base == 0)
            base *= base;
        if (overflowed) break;
    }
    return makeInt(machine, result, overflowed);
}

double floatModulo(double left, double right)
{
    double rest = std::fmod(left, right);
    if (rest != 0 ? (rest < 0) != (right < 0) : false) rest += right;
    return rest == 0 ? std::copysign(0.0, right) : rest;
}

bool floatBinary(Machine& machine, BinaryOperator operation, double left, double right,
                 Value& result)
{
    auto zero = [&](const char* message) {
        result = machine.raise(exceptions::ZeroDivisionError(), message);
        return true;
    };
    switch (operation) {
    case BinaryOperator::Add: result = makeFloat(left + right); return true;
    case BinaryOperator::Subtract: result = makeFloat(left - right); return true;
    case BinaryOperator::Multiply: result = makeFloat(left * right); return true;
    case BinaryOperator::Divide:
        if (right == 0) return zero("float division by zero");
        result = makeFloat(left / right);
        return true;
    case BinaryOperator::FloorDivide: {
        if (right == 0) return zero("float floor division by zero");
        double rest = floatModulo(left, right);
        double quotient = (left - rest) / right;
        double whole = std::floor(quotient);
        if (quotient - whole > 0.5) whole += 1;
        result = makeFloat(whole);
        return true;
    }
    case BinaryOperator::Modulo:
        if (right == 0) return zero("float modulo");
        result = makeFloat(floatModulo(left, right));
        return true;
    case BinaryOperator::Power:
        if (left == 0 && right < 0) return zero("0.0 cannot be raised to a negative power");
        if (left < 0 && right != std::floor(right)) {
            result = machine.raiseValueError("complex numbers are not available in Awaitscope");
            return true;
        }
        result = makeFloat(std::pow(left, right));
        if (std::isinf(floatOf(result)) && std::isfinite(left) && std::isfinite(right))
            result =
                machine.raise(exceptions::OverflowError(), "(34, 'Numerical result out of range')");
        return true;
    default: return false;
    }
}

bool intBinary(Machine& machine, BinaryOperator operation, int64_t left, int64_t right,
               Value& result)
{
    int64_t number = 0;
    bool overflowed = false;
    switch (operation) {
    case BinaryOperator::Add: overflowed = __builtin_add_overflow(left, right, &number); break;
    case BinaryOperator::Subtract: overflowed = __builtin_sub_overflow(left, right, &number); break;
    case BinaryOperator::Multiply: overflowed = __builtin_mul_overflow(left, right, &number); break;
    case BinaryOperator::Divide:
        if (right == 0) {
            result = machine.raise(exceptions::ZeroDivisionError(), "division by zero");
            return true;
        }
        result = makeFloat(static_cast<double>(left) / static_cast<double>(right));
        return true;
    case BinaryOperator::FloorDivide:
    case BinaryOperator::Modulo:
        if (right == 0) {
            result = machine.raise(exceptions::ZeroDivisionError(),
                                   operation == BinaryOperator::Modulo
                                       ? "integer modulo by zero"
                                       : "integer division or modulo by zero");
            return true;
        }
        number = floorDivide(left, right);
        if (operation == BinaryOperator::Modulo) number = left - number * right;
        break;
    case BinaryOperator::Power:
        if (right < 0)
            return floatBinary(machine, operation, static_cast<double>(left),
                               static_cast<double>(right), result);
        result = intPower(machine, left, right);
        return true;
    case BinaryOperator::LeftShift:
        if (right < 0) {
            result = machine.raiseValueError("negative shift count");
            return true;
        }
        overflowed =
            left != 0 && (right > 61 || __builtin_mul_overflow(left, int64_t{1} << right, &number));
        break;
    case BinaryOperator::RightShift:
        if (right < 0) {
            result = machine.raiseValueError("negative shift count");
            return true;
        }
        number = left >> std::min<int64_t>(right, 63);
        break;
    case BinaryOperator::BitOr: number = left | right; break;
    case BinaryOperator::BitXor: number = left ^ right; break;
    case BinaryOperator::BitAnd: number = left & right; break;
    case BinaryOperator::MatrixMultiply: return false;
    }
    result = makeInt(machine, number, overflowed);
    return true;
}

Value repeat(Machine& machine, const Value& sequence, int64_t count)
{
    count = std::max<int64_t>(count, 0);
    auto fits = [&](size_t size, size_t unit) {
        return size == 0 || (static_cast<uint64_t>(count) < (uint64_t{1} << 40) / (size * unit) &&
                             machine.reserve(size * unit * static_cast<size_t>(count)));
    };
    auto tooMuch = [&] {
        return machine.isRaised() ? Value() : machine.raise(exceptions::MemoryError(), "");
    };
    if (isStr(sequence)) {
        const std::string& text = textOf(sequence);
        if (!fits(text.size(), 1)) return tooMuch();
        std::string repeated;
        repeated.reserve(text.size() * static_cast<size_t>(count));
        for (int64_t index = 0; index < count && !text.empty(); ++index)
            repeated += text;
        return makeStr(std::move(repeated));
    }
    bool isList = typeOf(sequence)->layout() == Layout::List;
    const Values& items =
        isList ? sequence.as<ListObject>()->items() : sequence.as<TupleObject>()->items();
    if (!fits(items.size(), sizeof(Value))) return tooMuch();
    Values repeated;
    repeated.reserve(items.size() * static_cast<size_t>(count));
    for (int64_t index = 0; index < count && !items.empty(); ++index)
        repeated.insert(repeated.end(), items.begin(), items.end());
    return isList ? makeList(std::move(repeated)) : makeTuple(std::move(repeated));
}

bool sequenceBinary(Machine& machine, BinaryOperator operation, bool inPlace, const Value& left,
                    const Value& right, Value& result)
{
    Layout layout = left.isObject() ? typeOf(left)->layout() : Layout::Int;
    Layout other = right.isObject() ? typeOf(right)->layout() : Layout::Int;
    auto isSequence = [](Layout kind) {
        return kind == Layout::Str || kind == Layout::List || kind == Layout::Tuple;
    };
    if (operation == BinaryOperator::Multiply) {
        if (isSequence(layout) && isInt(right)) {
            result = repeat(machine, left, intOf(right));
            return true;
        }
        if (isSequence(other) && isInt(left)) {
            result = repeat(machine, right, intOf(left));
            return true;
        }
        return false;
    }
    if (operation != BinaryOperator::Add || layout != other || !isSequence(layout)) return false;
    if (layout == Layout::Str) {
        if (!machine.reserve(textOf(left).size() + textOf(right).size()))
            result = nullptr;
        else
            result = Value(makeRef<StrObject>(textOf(left) + textOf(right),
                                              left.as<StrObject>()->length() +
                                                  right.as<StrObject>()->length()));
        return true;
    }
    const Values& more =
        layout == Layout::List ? right.as<ListObject>()->items() : right.as<TupleObject>()->items();
    if (!machine.reserve(more.size() * sizeof(Value))) {
        result = nullptr;
        return true;
    }
    if (layout == Layout::List && inPlace) {
        Values added = more; // it may be the same list
        Values& items = left.as<ListObject>()->items();
        items.insert(items.end(), added.begin(), added.end());
        result = left;
        return true;
    }
    Values items =
        layout == Layout::List ? left.as<ListObject>()->items() : left.as<TupleObject>()->items();
    items.insert(items.end(), more.begin(), more.end());
    result = layout == Layout::List ? makeList(std::move(items)) : makeTuple(std::move(items));
    return true;
}

bool setBinary(BinaryOperator operation, bool inPlace, const Value& left, const Value& right,
               Value& result)
{
    if (!left.isObject() || !right.isObject()) return false;
    Layout layout = typeOf(left)->layout();
    if (layout != typeOf(right)->layout()) return false;
    if (layout == Layout::Dict && operation == BinaryOperator::BitOr) {
        Ref<DictObject> united = inPlace ? left.ref<DictObject>() : makeRef<DictObject>();
        if (!inPlace)
            for (const auto& entry : left.as<DictObject>()->table().entries())
                if (entry.key) united->table().set(entry.hash, entry.key, entry.value);
        auto entries = right.as<DictObject>()->table().entries();
        for (const auto& entry : entries)
            if (entry.key) united->table().set(entry.hash, entry.key, entry.value);
        result = united;
        return true;
    }
    if (layout != Layout::Set) return false;
    HashTable &first = left.as<SetObject>()->table(), &second = right.as<SetObject>()->table();
    auto made = makeRef<SetObject>(typeOf(left));
    auto addFrom = [&](HashTable& from, HashTable* with, bool wanted) {
        for (const auto& entry : from.entries())
            if (entry.key && (!with || (with->find(entry.hash, entry.key) != nullptr) == wanted))
                made->table().set(entry.hash, entry.key, nullptr);
    };
    switch (operation) {
    case BinaryOperator::BitOr:
        addFrom(first, nullptr, true);
        addFrom(second, nullptr, true);
        break;
    case BinaryOperator::BitAnd: addFrom(first, &second, true); break;
    case BinaryOperator::Subtract: addFrom(first, &second, false); break;
    case BinaryOperator::BitXor:
        addFrom(first, &second, false);
        addFrom(second, &first, false);
        break;
    default: return false;
    }
    if (inPlace && typeOf(left) == types::set()) {
        HashTable table = made->table();
        first = std::move(table);
        result = left;
        return true;
    }
    result = made;
    return true;
}

} // namespace

bool plainBinary(Machine& machine, BinaryOperator operation, bool inPlace, const Value& left,
                 const Value& right, Value& result)
{
    if (isInt(left) && isInt(right)) {
        bool bits = operation == BinaryOperator::BitOr || operation == BinaryOperator::BitAnd ||
                    operation == BinaryOperator::BitXor;
        if (bits && isBool(left) && isBool(right)) {
            bool a = left.is(trueValue()), b = right.is(trueValue());
            result = boolean(operation == BinaryOperator::BitOr    ? a || b
                             : operation == BinaryOperator::BitAnd ? a && b
                                                                   : a != b);
            return true;
        }
        return intBinary(machine, operation, intOf(left), intOf(right), result);
    }
    double leftNumber = 0, rightNumber = 0;
    if (toDouble(left, leftNumber) && toDouble(right, rightNumber))
        return floatBinary(machine, operation, leftNumber, rightNumber, result);
    return sequenceBinary(machine, operation, inPlace, left, right, result) ||
           setBinary(operation, inPlace, left, right, result);
}

} // namespace awaitscope
