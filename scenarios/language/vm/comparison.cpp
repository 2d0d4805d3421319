#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/keys.h"
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

/// A set, or a view: their length, and what they have, one after the other.
HashTable* tableIn(const Value& value)
{
    if (!value.isObject()) return nullptr;
    if (typeOf(value)->layout() == Layout::Set) return &value.as<SetObject>()->table();
    return isDictView(value) ? &value.as<DictViewObject>()->dict().table() : nullptr;
}

/// Whether they are compared as sets, and one of them is a view.
bool areViews(const Value& left, const Value& right)
{
    return (isDictView(left) && tableIn(right)) || (isDictView(right) && tableIn(left));
}

/// Whether a set or a view has the item. False, too, when raised: it has no hash.
bool hasItem(Machine& machine, const Value& whole, const Value& item)
{
    HashTable& table = *tableIn(whole);
    if (typeOf(whole) != types::dictItems()) {
        size_t hash = 0;
        return keyHash(machine, item, hash) && table.find(hash, item);
    }
    if (typeOf(item)->layout() != Layout::Tuple || item.as<TupleObject>()->items().size() != 2)
        return false;
    const Values& pair = item.as<TupleObject>()->items();
    size_t hash = 0;
    const Value* value = keyHash(machine, pair[0], hash) ? table.find(hash, pair[0]) : nullptr;
    return value && (value->is(pair[1]) || plainEqual(*value, pair[1]));
}

bool isPartOfView(Machine& machine, const Value& part, const Value& whole)
{
    const HashTable& table = *tableIn(part);
    Cost::spend(table.size());
    for (const HashTable::Entry& entry : table.entries()) {
        if (!entry.key) continue;
        const bool isPair = typeOf(part) == types::dictItems();
        const Value item = isPair ? makeTuple({entry.key, entry.value}) : entry.key;
        if (!hasItem(machine, whole, item) && !KeyQuestion::isAsked()) return false;
    }
    return true;
}

/// REQUIRES: areViews(left, right), and it is no `in`.
Value compareViews(Machine& machine, CompareOperator operation, const Value& left,
                   const Value& right)
{
    const size_t x = tableIn(left)->size(), y = tableIn(right)->size();
    const bool isSwapped =
        operation == CompareOperator::Greater || operation == CompareOperator::GreaterEqual;
    const bool isStrict =
        operation == CompareOperator::Less || operation == CompareOperator::Greater;
    const bool isOfEquals =
        operation == CompareOperator::Equal || operation == CompareOperator::NotEqual;
    const size_t part = isSwapped ? y : x, whole = isSwapped ? x : y;
    const bool fits = isOfEquals ? part == whole : isStrict ? part < whole : part <= whole;
    const bool holds =
        fits && isPartOfView(machine, isSwapped ? right : left, isSwapped ? left : right);
    if (machine.isRaised()) return {};
    return boolean(holds != (operation == CompareOperator::NotEqual));
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
        else if (areViews(left, right)) {
            result = compareViews(machine, operation, left, right);
            return !KeyQuestion::isAsked();
        } else if (!plainlyEqual(left, right, equal))
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
    if (areViews(left, right)) {
        result = compareViews(machine, operation, left, right);
        return !KeyQuestion::isAsked();
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

const Value& nameOf(CompareOperator operation)
{
    static const std::vector<Value> all = [] {
        std::vector<Value> made;
        for (int each = 0; each <= static_cast<int>(CompareOperator::GreaterEqual); ++each)
            made.push_back(intern(methodOf(static_cast<CompareOperator>(each))));
        return made;
    }();
    return all[static_cast<size_t>(operation)];
}

bool isDerived(const Value& operand, const Value& other)
{
    return typeOf(operand) != typeOf(other) && typeOf(operand)->isSubtypeOf(typeOf(other));
}

namespace {

CompareOperator reflected(CompareOperator operation)
{
    switch (operation) {
    case CompareOperator::Less: return CompareOperator::Greater;
    case CompareOperator::LessEqual: return CompareOperator::GreaterEqual;
    case CompareOperator::Greater: return CompareOperator::Less;
    case CompareOperator::GreaterEqual: return CompareOperator::LessEqual;
    default: return operation;
    }
}

} // namespace

Coroutine<Value> Machine::compare(int operation, Value left, Value right, bool isDeclined)
{
    auto kind = static_cast<CompareOperator>(operation);
    Value result;
    KeyQuestion::forget();
    bool known = plainCompare(*this, kind, left, right, result);
    bool isMember = kind == CompareOperator::In || kind == CompareOperator::NotIn;
    if (KeyQuestion::isAsked() && !isMember) { // sets, one a part of the other
        std::function<Value()> compareSets = [&] {
            Value made;
            plainCompare(*this, kind, left, right, made);
            return made;
        };
        result = co_await withAnswers(*this, std::move(compareSets));
        co_return result;
    }
    if (known) co_return result;
    if (isRaised()) co_return Value();
    if (kind == CompareOperator::In || kind == CompareOperator::NotIn) {
        Value found = co_await contains(right, left);
        if (!found) co_return Value();
        co_return boolean(found.is(trueValue()) == (kind == CompareOperator::In));
    }
    bool equality = kind == CompareOperator::Equal || kind == CompareOperator::NotEqual;
    // A subclass on the right goes first.
    const int first = isDerived(right, left) ? 1 : 0;
    for (const int side : {first, 1 - first}) {
        if (isDeclined && side == 0) continue;
        const Value& self = side == 0 ? left : right;
        const Value& other = side == 0 ? right : left;
        const Value* method = typeOf(self)->find(nameOf(side == 0 ? kind : reflected(kind)));
        bool inverted = false;
        if (!method) {
            // A class derived from a built-in one has the methods of that one.
            const Value base = plainOf(self);
            if (!base.is(self)) {
                if (plainCompare(*this, side == 0 ? kind : reflected(kind), base, plainOf(other),
                                 result))
                    co_return result;
                if (isRaised()) co_return Value();
                continue;
            }
            if (kind != CompareOperator::NotEqual) continue;
            method = typeOf(self)->find(intern("__eq__"));
            inverted = true;
        }
        if (!method) continue;
        Values arguments{self, other};
        Value answer = co_await call(*method, std::move(arguments));
        if (!answer) co_return Value();
        if (answer.is(notImplemented())) continue;
        if (!inverted) co_return answer;
        Value truth = co_await truthValue(std::move(answer));
        if (!truth) co_return Value();
        co_return boolean(truth.is(falseValue()));
    }
    if (equality) {
        // Whoever has an `__eq__` has been asked above.
        Value plainLeft = plainOf(left), plainRight = plainOf(right);
        if (isHooked(plainLeft, hook::Equality) || isHooked(plainRight, hook::Equality))
            co_return boolean(left.is(right) == (kind == CompareOperator::Equal));
        Answer same = co_await isSame(*this, plainLeft, plainRight);
        if (same == Answer::Raised) co_return Value();
        co_return boolean((same == Answer::Yes) == (kind == CompareOperator::Equal));
    }
    Layout layout = typeOf(left)->layout();
    if (isHooked(left, hook::Order) || isHooked(right, hook::Order)) {
        Value first = plainOf(left), second = plainOf(right);
        if (!first.is(left) || !second.is(right)) {
            result = co_await compare(operation, std::move(first), std::move(second));
            co_return result;
        }
    }
    if (layout == typeOf(right)->layout() && (layout == Layout::List || layout == Layout::Tuple)) {
        bool swapped = kind == CompareOperator::Greater || kind == CompareOperator::LessEqual;
        Answer less = co_await isLess(*this, swapped ? right : left, swapped ? left : right);
        if (less == Answer::Raised) co_return Value();
        bool negated = kind == CompareOperator::LessEqual || kind == CompareOperator::GreaterEqual;
        co_return boolean((less == Answer::Yes) != negated);
    }
    co_return raiseTypeError(std::string("'") + symbolOf(kind) +
                             "' not supported between instances of '" + typeName(left) + "' and '" +
                             typeName(right) + "'");
}

} // namespace awaitscope
