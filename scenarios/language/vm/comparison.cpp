#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

const char* symbolOf(BinaryOperator operation)
{
    static const char* const symbols[] = {"+",           "-",  "*",  "@", "/", "//", "%",
                                          "** or pow()", "<<", ">>", "|", "^", "&"};
    return symbols[static_cast<size_t>(operation)];
}

const char* symbolOf(CompareOperator operation)
{
    static const char* const symbols[] = {"==", "!=", "<",      "<=", ">",
                                          ">=", "is", "is not", "in", "not in"};
    return symbols[static_cast<size_t>(operation)];
}

const char* methodOf(BinaryOperator operation)
{
    static const char* const methods[] = {"add",      "sub", "mul", "matmul", "truediv",
                                          "floordiv", "mod", "pow", "lshift", "rshift",
                                          "or",       "xor", "and"};
    return methods[static_cast<size_t>(operation)];
}

const char* methodOf(CompareOperator operation)
{
    static const char* const methods[] = {"__eq__", "__ne__", "__lt__",
                                          "__le__", "__gt__", "__ge__"};
    return methods[static_cast<size_t>(operation)];
}

namespace {

bool isContained(const Value& container, const Value& item, bool& contained, bool& known)
{
    known = true;
    if (isHooked(container, hook::Contains)) return false;
    auto among = [&](const Values& items) {
        auto isKnownAndOther = [&](const Value& other) {
            contained = other.is(item); // be it equal to nothing, as nan
            known = contained || plainlyEqual(other, item, contained);
            return known && !contained;
        };
        contained = false;
        const auto end = std::find_if_not(items.begin(), items.end(), isKnownAndOther);
        Cost::spend(static_cast<uint64_t>(end - items.begin()) / Cost::kValuesCompared);
        if (end == items.end()) contained = false;
    };
    switch (typeOf(container)->layout()) {
    case Layout::List: among(container.as<ListObject>()->items()); return true;
    case Layout::Tuple: among(container.as<TupleObject>()->items()); return true;
    case Layout::Str:
        if (!isStr(item)) return false;
        contained = findText(textOf(container), textOf(item)) != std::string::npos;
        return true;
    case Layout::Dict:
    case Layout::Set: {
        auto hash = hashOf(item);
        if (!hash) return false;
        HashTable& table = typeOf(container)->layout() == Layout::Dict
                               ? container.as<DictObject>()->table()
                               : container.as<SetObject>()->table();
        contained = table.find(*hash, item) != nullptr;
        return !KeyQuestion::isAsked();
    }
    case Layout::Range: {
        auto* range = container.as<RangeObject>();
        if (!isInteger(item)) return false;
        contained = range->positionOf(item) >= 0;
        return true;
    }
    default: return false;
    }
}

bool isPartOf(HashTable& part, HashTable& whole)
{
    if (part.size() > whole.size()) return false;
    const auto isMissing = [&whole](const HashTable::Entry& entry) {
        return entry.key && !whole.find(entry.hash, entry.key);
    };
    const HashTable::Entries& keys = part.entries();
    const auto missing = std::find_if(keys.begin(), keys.end(), isMissing);
    Cost::spend(static_cast<uint64_t>(missing - keys.begin()));
    return missing == keys.end();
}

} // namespace

namespace {

bool isDictView(const Value& value)
{
    return value.isObject() &&
           (typeOf(value) == types::dictKeys() || typeOf(value) == types::dictItems());
}

bool equalAsSets(const Value& left, const Value& right)
{
    const Value first = asSetOperand(left), second = first ? asSetOperand(right) : Value();
    return second && plainEqual(first, second);
}

} // namespace

bool plainCompare(Machine& machine, CompareOperator operation, const Value& left,
                  const Value& right, Value& result)
{
    switch (operation) {
    case CompareOperator::Is: result = boolean(left.is(right)); return true;
    case CompareOperator::IsNot: result = boolean(!left.is(right)); return true;
    case CompareOperator::In:
    case CompareOperator::NotIn: {
        bool contained = false, known = false;
        if (!right.isObject() || !isContained(right, left, contained, known) || !known)
            return false;
        result = boolean(contained == (operation == CompareOperator::In));
        return true;
    }
    case CompareOperator::Equal:
    case CompareOperator::NotEqual: {
        bool equal = false;
        if (left.isSmall() && right.isSmall())
            equal = left.is(right);
        else if (isDictView(left) || isDictView(right))
            equal = equalAsSets(left, right);
        else if (!plainlyEqual(left, right, equal))
            return false;
        result = boolean(equal == (operation == CompareOperator::Equal));
        return true;
    }
    default: break;
    }
    if (left.isSmall() && right.isSmall()) {
        int64_t x = left.smallInt(), y = right.smallInt();
        result = boolean(operation == CompareOperator::Less        ? x < y
                         : operation == CompareOperator::LessEqual ? x <= y
                         : operation == CompareOperator::Greater   ? x > y
                                                                   : x >= y);
        return true;
    }
    auto isNumber = [](const Value& value) { return isFloat(value) || isInteger(value); };
    if (isNumber(left) && isNumber(right)) {
        if (isHooked(left, hook::Order) || isHooked(right, hook::Order)) return false;
        int order = compareNumbers(left, right); // 2: not a number is in no order
        result = boolean(operation == CompareOperator::Less        ? order == -1
                         : operation == CompareOperator::LessEqual ? order == -1 || order == 0
                         : operation == CompareOperator::Greater   ? order == 1
                                                                   : order == 1 || order == 0);
        return true;
    }
    if (left.isObject() && right.isObject() &&
        (typeOf(left)->layout() == Layout::Native || typeOf(right)->layout() == Layout::Native)) {
        const Value first = asSetOperand(left), second = first ? asSetOperand(right) : Value();
        return second && plainCompare(machine, operation, first, second, result);
    }
    if (left.isObject() && right.isObject() && typeOf(left)->layout() == Layout::Set &&
        typeOf(right)->layout() == Layout::Set && !isHooked(left, hook::Order) &&
        !isHooked(right, hook::Order)) {
        HashTable &x = left.as<SetObject>()->table(), &y = right.as<SetObject>()->table();
        bool less = operation == CompareOperator::Less || operation == CompareOperator::LessEqual;
        bool strict = operation == CompareOperator::Less || operation == CompareOperator::Greater;
        result =
            boolean((less ? isPartOf(x, y) : isPartOf(y, x)) && (!strict || x.size() != y.size()));
        return !KeyQuestion::isAsked();
    }
    bool swapped = operation == CompareOperator::Greater || operation == CompareOperator::LessEqual;
    bool less = false;
    if (!plainLess(swapped ? right : left, swapped ? left : right, less)) return false;
    bool negated =
        operation == CompareOperator::LessEqual || operation == CompareOperator::GreaterEqual;
    result = boolean(less != negated);
    return true;
}

} // namespace awaitscope
