#include "scenarios/language/builtins/protocols.h"

#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

const Values* sequenceItems(const Value& value)
{
    if (!value.isObject()) return nullptr;
    Layout layout = typeOf(value)->layout();
    if (layout == Layout::Tuple) return &value.as<TupleObject>()->items();
    if (layout == Layout::List) return &value.as<ListObject>()->items();
    return nullptr;
}

bool isNumber(const Value& value)
{
    return isInteger(value) || isFloat(value);
}

/// Both of exactly this type, of which no program says anything.
bool areBoth(const Value& left, const Value& right, const Type* type)
{
    return left.isObject() && right.isObject() && typeOf(left) == type && typeOf(right) == type;
}

} // namespace

bool plainlyEqual(const Value& left, const Value& right, bool& equal)
{
    if (left.isSmall() && right.isSmall()) {
        equal = left.is(right);
        return true;
    }
    if (areBoth(left, right, types::str())) {
        equal = left.is(right) || sameText(textOf(left), textOf(right));
        return true;
    }
    if (isHooked(left, hook::Equality) || isHooked(right, hook::Equality)) return false;
    if (isNumber(left) && isNumber(right)) {
        equal = compareNumbers(left, right) == 0;
        return true;
    }
    if (isStr(left) && isStr(right)) {
        equal = sameText(textOf(left), textOf(right));
        return true;
    }
    auto isPlain = [](const Value& value) {
        return isNumber(value) || isStr(value) || value.is(none());
    };
    if (isPlain(left) && isPlain(right)) {
        equal = left.is(right);
        return true;
    }
    const Values *const first = sequenceItems(left), *const second = sequenceItems(right);
    if (!first || !second || typeOf(left)->layout() != typeOf(right)->layout()) return false;
    equal = first->size() == second->size();
    if (!equal) return true;
    size_t index = 0;
    for (; equal && index < first->size(); ++index) {
        const Value &one = (*first)[index], &other = (*second)[index];
        if (one.is(other)) continue;
        // (Items of items would need a bound.)
        if (sequenceItems(one) || !plainlyEqual(one, other, equal)) break;
    }
    Cost::spend(index / Cost::kValuesCompared);
    return !equal || index == first->size();
}

namespace {

/// REQUIRES: both are tuples, or both are lists.
bool plainLessInOrder(const Value& left, const Value& right, bool& less)
{
    const Values &first = *sequenceItems(left), &second = *sequenceItems(right);
    const size_t common = std::min(first.size(), second.size());
    size_t index = 0;
    for (bool equal = true; index < common; ++index) {
        if (!plainlyEqual(first[index], second[index], equal)) return false;
        if (!equal) break;
    }
    Cost::spend(index / Cost::kValuesCompared);
    if (index < common) return plainLess(first[index], second[index], less);
    less = first.size() < second.size();
    return true;
}

} // namespace

bool isPlainNumber(const Value& value)
{
    return isNumber(value) && !isHooked(value, hook::Arithmetic);
}

bool plainLess(const Value& left, const Value& right, bool& less)
{
    if (left.isSmall() && right.isSmall()) {
        less = left.smallInt() < right.smallInt();
        return true;
    }
    if (areBoth(left, right, types::str())) {
        Cost::spend(std::min(textOf(left).size(), textOf(right).size()) / Cost::kBytesMoved);
        less = textOf(left) < textOf(right); // UTF-8 keeps the order of code points
        return true;
    }
    if (areBoth(left, right, types::tuple())) return plainLessInOrder(left, right, less);
    if (isHooked(left, hook::Order) || isHooked(right, hook::Order)) return false;
    if (isNumber(left) && isNumber(right)) {
        less = compareNumbers(left, right) == -1;
        return true;
    }
    if (isStr(left) && isStr(right)) {
        Cost::spend(std::min(textOf(left).size(), textOf(right).size()) / Cost::kBytesMoved);
        less = textOf(left) < textOf(right); // UTF-8 keeps the order of code points
        return true;
    }
    if (typeOf(left)->layout() == Layout::Bytes && typeOf(right)->layout() == Layout::Bytes) {
        const std::string &first = left.as<BytesObject>()->bytes(),
                          &second = right.as<BytesObject>()->bytes();
        Cost::spend(std::min(first.size(), second.size()) / Cost::kBytesMoved);
        less = first < second;
        return true;
    }
    if (!sequenceItems(left) || typeOf(left)->layout() != typeOf(right)->layout()) return false;
    return plainLessInOrder(left, right, less);
}

Coroutine<Answer> isTrue(Machine& machine, Value value)
{
    int plain = machine.plainTruth(value);
    if (plain >= 0) co_return plain ? Answer::Yes : Answer::No;
    bool found = false;
    Values noArguments;
    Value verdict = co_await callSpecial(machine, value, "__bool__", noArguments, found);
    if (found) {
        if (verdict && !isBool(verdict))
            machine.raiseTypeError("__bool__ should return bool, returned " +
                                   machine.typeName(verdict));
        if (!verdict || !isBool(verdict)) co_return Answer::Raised;
        co_return verdict.is(trueValue()) ? Answer::Yes : Answer::No;
    }
    Value length = co_await lengthOf(machine, std::move(value));
    if (!length) co_return Answer::Raised;
    co_return intOf(length) ? Answer::Yes : Answer::No;
}

namespace {

constexpr int kDeepestComparison = 2000;

Answer raiseTooDeep(Machine& machine)
{
    machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded in comparison");
    return Answer::Raised;
}

/// Asks `__eq__` of either side, if there is any; a null verdict without an exception: neither
/// knows.
Coroutine<Value> askForEquality(Machine& machine, Value left, Value right)
{
    bool rightFirst = typeOf(left) != typeOf(right) && typeOf(right)->isSubtypeOf(typeOf(left));
    for (bool ofRight : {rightFirst, !rightFirst}) {
        bool found = false;
        Values other;
        other.push_back(ofRight ? left : right);
        Value verdict = co_await callSpecial(machine, ofRight ? right : left, "__eq__",
                                             std::move(other), found);
        if (found && !(verdict && verdict.is(notImplemented()))) co_return verdict;
    }
    co_return nullptr;
}

Coroutine<Answer> isSameWithin(Machine& machine, Value left, Value right, int depth);

Coroutine<Answer> areSameItems(Machine& machine, Values left, Values right, int depth)
{
    if (left.size() != right.size()) co_return Answer::No;
    for (size_t index = 0; index < left.size(); ++index) {
        if (!machine.chargeItem()) co_return Answer::Raised;
        bool equal = left[index].is(right[index]);
        if (equal) continue;
        if (plainlyEqual(left[index], right[index], equal)) {
            if (!equal) co_return Answer::No;
            continue;
        }
        Answer answer = co_await isSameWithin(machine, left[index], right[index], depth + 1);
        if (answer != Answer::Yes) co_return answer;
    }
    co_return Answer::Yes;
}

Coroutine<Answer> areSameDicts(Machine& machine, Value left, Value right, int depth)
{
    Values leftValues, rightValues;
    auto pair = [&] {
        HashTable& first = left.as<DictObject>()->table();
        HashTable& second = right.as<DictObject>()->table();
        leftValues.clear();
        rightValues.clear();
        if (first.size() != second.size()) return falseValue();
        for (const auto& entry : first.entries()) {
            if (!entry.key) continue;
            const Value* other = second.find(entry.hash, entry.key);
            if (!other && !KeyQuestion::isAsked()) return falseValue();
            if (!other) continue;
            leftValues.push_back(entry.value);
            rightValues.push_back(*other);
        }
        return trueValue();
    };
    KeyQuestion::forget();
    Value sameKeys = pair();
    if (KeyQuestion::isAsked()) {
        std::function<Value()> operation = pair;
        sameKeys = co_await withAnswers(machine, std::move(operation));
        if (!sameKeys) co_return Answer::Raised;
    }
    if (!sameKeys.is(trueValue())) co_return Answer::No;
    co_return co_await areSameItems(machine, std::move(leftValues), std::move(rightValues), depth);
}

Coroutine<Answer> isSameWithin(Machine& machine, Value left, Value right, int depth)
{
    if (left.is(right)) co_return Answer::Yes;
    bool equal = false;
    if (plainlyEqual(left, right, equal)) co_return equal ? Answer::Yes : Answer::No;
    if (depth > kDeepestComparison) co_return raiseTooDeep(machine);
    constexpr uint64_t kSteps = 3; // what it takes to ask the program
    if (!machine.charge(kSteps)) co_return Answer::Raised;
    Value verdict = co_await askForEquality(machine, left, right);
    if (verdict) co_return co_await isTrue(machine, std::move(verdict));
    if (machine.isRaised()) co_return Answer::Raised;
    if (isHooked(left, hook::Equality) || isHooked(right, hook::Equality)) {
        // The program does not know: what is left are the built-in values, or identity.
        Value plainLeft = plainOf(left), plainRight = plainOf(right);
        if (isHooked(plainLeft, hook::Equality) || isHooked(plainRight, hook::Equality))
            co_return Answer::No;
        Answer same = co_await isSameWithin(machine, plainLeft, plainRight, depth + 1);
        co_return same;
    }
    const Values *first = sequenceItems(left), *second = sequenceItems(right);
    Layout layout = typeOf(left)->layout();
    if (layout != typeOf(right)->layout())
        co_return plainEqual(left, right) ? Answer::Yes : Answer::No;
    if (first && second) {
        Cost::spend((first->size() + second->size()) / Cost::kValuesCopied);
        co_return co_await areSameItems(machine, *first, *second, depth);
    }
    if (layout == Layout::Dict)
        co_return co_await areSameDicts(machine, std::move(left), std::move(right), depth);
    KeyQuestion::forget();
    bool same = plainEqual(left, right);
    if (!KeyQuestion::isAsked()) co_return same ? Answer::Yes : Answer::No;
    std::function<Value()> operation = [&] { return boolean(plainEqual(left, right)); };
    Value answer = co_await withAnswers(machine, std::move(operation));
    if (!answer) co_return Answer::Raised;
    co_return answer.is(trueValue()) ? Answer::Yes : Answer::No;
}

} // namespace

Coroutine<Answer> isSame(Machine& machine, Value left, Value right)
{
    return isSameWithin(machine, std::move(left), std::move(right), 0);
}

Coroutine<Answer> isLess(Machine& machine, Value left, Value right)
{
    bool less = false;
    for (int depth = 0;; ++depth) {
        if (plainLess(left, right, less)) co_return less ? Answer::Yes : Answer::No;
        const Values *first = sequenceItems(left), *second = sequenceItems(right);
        if (!first || !second || typeOf(left)->layout() != typeOf(right)->layout()) break;
        if (depth > kDeepestComparison) co_return raiseTooDeep(machine);
        // The first items that differ decide.
        Cost::spend((first->size() + second->size()) / Cost::kValuesCopied);
        Values leftItems = *first, rightItems = *second;
        size_t common = std::min(leftItems.size(), rightItems.size()), index = 0;
        for (; index < common; ++index) {
            if (!machine.chargeItem()) co_return Answer::Raised;
            Answer same = co_await isSame(machine, leftItems[index], rightItems[index]);
            if (same == Answer::Raised) co_return same;
            if (same == Answer::No) break;
        }
        if (index == common)
            co_return leftItems.size() < rightItems.size() ? Answer::Yes : Answer::No;
        left = leftItems[index];
        right = rightItems[index];
    }
    Value result = co_await machine.compare(static_cast<int>(CompareOperator::Less),
                                            std::move(left), std::move(right));
    if (!result) co_return Answer::Raised;
    co_return co_await isTrue(machine, std::move(result));
}

Coroutine<Value> callSpecial(Machine& machine, Value self, const char* name, Values arguments,
                             bool& found)
{
    const Value* method = typeOf(self)->find(intern(name));
    found = method && !method->is(none());
    if (!found) co_return nullptr;
    Value callable = *method;
    arguments.insert(arguments.begin(), std::move(self));
    co_return co_await machine.call(std::move(callable), std::move(arguments));
}

Coroutine<Value> iteratorOf(Machine& machine, Value iterable)
{
    if (Value made = makeIterator(machine, iterable)) co_return made;
    co_return co_await machine.iterator(std::move(iterable));
}

Coroutine<bool> collect(Machine& machine, Value iterable, Values& items)
{
    if (machine.plainItems(iterable, items)) co_return !machine.isRaised();
    Value list = co_await machine.listOf(std::move(iterable));
    if (!list) co_return false;
    items = list.as<ListObject>()->items();
    co_return true;
}

Value plainLength(const Value& value)
{
    auto count = [](size_t length) { return Value::small(static_cast<int64_t>(length)); };
    switch (layoutUnless(value, hook::Length)) {
    case Layout::Str: return count(value.as<StrObject>()->length());
    case Layout::Bytes: return count(value.as<BytesObject>()->bytes().size());
    case Layout::List: return count(value.as<ListObject>()->items().size());
    case Layout::Tuple: return count(value.as<TupleObject>()->items().size());
    case Layout::Dict: return count(value.as<DictObject>()->table().size());
    case Layout::Set: return count(value.as<SetObject>()->table().size());
    case Layout::Range: return makeInteger(value.as<RangeObject>()->length());
    default: break;
    }
    const Type* type = typeOf(value);
    if (type == types::dictKeys() || type == types::dictValues() || type == types::dictItems())
        return count(value.as<DictViewObject>()->dict().table().size());
    return {};
}

Coroutine<Value> lengthOf(Machine& machine, Value value)
{
    if (Value plain = plainLength(value)) co_return plain;
    const Type* type = typeOf(value);
    bool found = false;
    Values noArguments;
    Value length = co_await callSpecial(machine, value, "__len__", std::move(noArguments), found);
    if (!found)
        co_return machine.raiseTypeError("object of type '" + nameInErrors(*type) +
                                         "' has no len()");
    if (!length) co_return nullptr;
    if (isBig(length))
        co_return machine.raise(exceptions::OverflowError(),
                                "cannot fit 'int' into an index-sized integer");
    int64_t number = 0;
    if (!readInteger(machine, length, number)) co_return nullptr;
    if (number < 0) co_return machine.raiseValueError("__len__() should return >= 0");
    co_return length;
}

bool keyHash(Machine& machine, const Value& key, size_t& hash)
{
    if (auto known = hashOf(key)) {
        hash = *known;
        return true;
    }
    if (KeyQuestion::isAsked()) return false;
    // A tuple is named by what makes it unhashable.
    const Value* culprit = &key;
    while (typeOf(*culprit)->layout() == Layout::Tuple) {
        const Value* inside = nullptr;
        for (const Value& item : culprit->as<TupleObject>()->items())
            if (!inside && !hashOf(item)) inside = &item;
        if (!inside) break;
        culprit = inside;
    }
    KeyQuestion::forget();
    machine.raiseTypeError("unhashable type: '" + machine.typeName(*culprit) + "'");
    return false;
}

bool setItem(Machine& machine, HashTable& table, const Value& key, Value value)
{
    size_t hash = 0;
    if (!keyHash(machine, key, hash)) return false;
    constexpr size_t kEntryBytes = 64;
    const bool isNew = table.set(hash, key, std::move(value));
    if (KeyQuestion::isAsked()) return false; // nothing is stored yet
    return !isNew || machine.reserve(kEntryBytes);
}

namespace {

Coroutine<bool> updateFromPairs(Machine& machine, Ref<DictObject> dict, Value iterable)
{
    Value iterator = co_await iteratorOf(machine, std::move(iterable));
    if (!iterator) co_return false;
    for (size_t count = 0;; ++count) {
        Step step = co_await advance(machine, iterator);
        if (!step) co_return !step.raised;
        if (typeOf(step.item) == types::tuple()) { // mostly two, with keys that need no program
            const Values& both = step.item.as<TupleObject>()->items();
            KeyQuestion::forget();
            if (both.size() == 2 && setItem(machine, dict->table(), both[0], both[1])) {
                Cost::spend(Cost::kNewKey);
                continue;
            }
            if (machine.isRaised()) co_return false;
        }
        Values pair;
        if (!machine.plainItems(step.item, pair)) {
            bool iterable =
                makeIterator(machine, step.item) || typeOf(step.item)->find(intern("__iter__"));
            if (!iterable) {
                machine.raiseTypeError("cannot convert dictionary update sequence element #" +
                                       std::to_string(count) + " to a sequence");
                co_return false;
            }
            if (!co_await collect(machine, step.item, pair)) co_return false;
        }
        if (pair.size() != 2) {
            machine.raiseValueError("dictionary update sequence element #" + std::to_string(count) +
                                    " has length " + std::to_string(pair.size()) +
                                    "; 2 is required");
            co_return false;
        }
        Value owner(dict);
        bool stored = co_await storeKey(machine, owner, dict->table(), pair[0], pair[1]);
        if (!stored) co_return false;
    }
}

} // namespace

Coroutine<bool> updateDict(Machine& machine, Ref<DictObject> dict, Value source)
{
    if (typeOf(source)->layout() == Layout::Dict) {
        if (source.as<DictObject>() == dict.get()) co_return true;
        if (dict->table().size() == 0 && dict->table().copyFrom(source.as<DictObject>()->table())) {
            Cost::spend(dict->table().size() / Cost::kValuesCopied);
            co_return true;
        }
        Value owner(dict);
        co_return co_await storeEntries(machine, std::move(owner), dict->table(), source);
    }
    const Value* keysMethod = typeOf(source)->find(intern("keys"));
    if (!keysMethod) co_return co_await updateFromPairs(machine, std::move(dict), source);
    Value method = *keysMethod;
    Values self{source};
    Value keys = co_await machine.call(std::move(method), std::move(self));
    if (!keys) co_return false;
    Values names;
    if (!co_await collect(machine, std::move(keys), names)) co_return false;
    for (const Value& name : names) {
        Value value = co_await machine.subscript(source, name);
        if (!value) co_return false;
        Value owner(dict);
        bool stored = co_await storeKey(machine, owner, dict->table(), name, value);
        if (!stored) co_return false;
    }
    co_return true;
}

Coroutine<bool> addAll(Machine& machine, Ref<SetObject> set, Value iterable)
{
    if (typeOf(iterable) == types::set() || typeOf(iterable) == types::frozenset()) {
        HashTable& others = iterable.as<SetObject>()->table();
        if (set->table().isOrdered() && others.isOrdered()) {
            if (!machine.reserve(others.size() * sizeof(HashTable::Entry))) co_return false;
            set->table().unite(others);
            co_return true;
        }
    }
    Value iterator = co_await iteratorOf(machine, std::move(iterable));
    if (!iterator) co_return false;
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (!step) co_return !step.raised;
        if (setItem(machine, set->table(), step.item, none())) continue;
        if (!KeyQuestion::isAsked()) co_return false;
        Value owner(set);
        bool stored = co_await storeKey(machine, owner, set->table(), step.item, none());
        if (!stored) co_return false;
    }
}

} // namespace awaitscope
