#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/modules/dict_kinds.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

#include <bit>

namespace awaitscope {

namespace {

Type* counterType()
{
    static Type* const type =
        makeBuiltinType("Counter", "collections", Layout::Dict, {types::dict()});
    return type;
}

const Value& zero()
{
    static const Value number = Value::small(0);
    return number;
}

/// The sum, or the difference, of two counts, which may be any numbers. Null when raised.
Coroutine<Value> plus(Machine& machine, Value left, Value right, int sign)
{
    if (isInt(left) && isInt(right))
        co_return makeInteger(machine, static_cast<__int128>(intOf(left)) +
                                           sign * static_cast<__int128>(intOf(right)));
    const auto operation = sign > 0 ? BinaryOperator::Add : BinaryOperator::Subtract;
    co_return co_await machine.binary(static_cast<int>(operation), false, std::move(left),
                                      std::move(right));
}

Coroutine<Answer> isLessCount(Machine& machine, Value left, Value right)
{
    if (isInt(left) && isInt(right))
        co_return intOf(left) < intOf(right) ? Answer::Yes : Answer::No;
    co_return co_await isLess(machine, std::move(left), std::move(right));
}

/// What a dict says of a key; null when it has none. False when raised.
Coroutine<bool> countOf(Machine& machine, Value dict, Value key, Value& count)
{
    HashTable& table = tableOf(dict);
    count = nullptr;
    KeyQuestion::forget();
    const std::optional<size_t> hash = hashOf(key);
    const Value* known = hash ? table.find(*hash, key) : nullptr;
    if (hash && !KeyQuestion::isAsked()) {
        if (known) count = *known;
        co_return true;
    }
    KeyQuestion::forget();
    co_return co_await findKey(machine, std::move(dict), table, std::move(key), count);
}

/// Stores the count of a key, through the `__setitem__` of a class of the program.
Coroutine<bool> storeCount(Machine& machine, Value counter, Value key, Value count)
{
    if (isHooked(counter, hook::SetItem)) {
        bool found = false;
        Values item{key, count};
        Value done = co_await callSpecial(machine, counter, "__setitem__", std::move(item), found);
        if (found) co_return bool(done);
    }
    if (setItem(machine, tableOf(counter), key, count)) co_return true;
    if (!KeyQuestion::isAsked()) co_return false;
    co_return co_await storeKey(machine, counter, tableOf(counter), key, count);
}

/// Adds `sign` times `count` to the count of a key.
Coroutine<bool> addCount(Machine& machine, Value counter, Value key, Value count, int sign)
{
    Value present;
    Cost::spend(Cost::kNewKey);
    const bool known = co_await countOf(machine, counter, key, present);
    if (!known) co_return false;
    if (!present) present = zero();
    Value sum = co_await plus(machine, std::move(present), std::move(count), sign);
    if (!sum) co_return false;
    co_return co_await storeCount(machine, counter, key, std::move(sum));
}

HashTable::Entries entriesOf(const Value& dict)
{
    HashTable::Entries entries;
    for (const auto& entry : tableOf(dict).entries())
        if (entry.key) entries.push_back(entry);
    return entries;
}

/// Adds `sign` times a source's counts: a mapping's, or one for each item of an iterable.
Coroutine<bool> addCounts(Machine& machine, Value counter, Value source, int sign)
{
    if (typeOf(source)->layout() == Layout::Dict) {
        if (sign > 0 && tableOf(counter).size() == 0)
            co_return co_await storeEntries(machine, counter, tableOf(counter), source);
        const HashTable::Entries entries = entriesOf(source);
        for (const auto& entry : entries) {
            const bool added = co_await addCount(machine, counter, entry.key, entry.value, sign);
            if (!added) co_return false;
        }
        co_return true;
    }
    Value iterator = co_await iteratorOf(machine, std::move(source));
    if (!iterator) co_return false;
    const Value one = Value::small(1);
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return false;
        if (step.ended) co_return true;
        const bool added = co_await addCount(machine, counter, std::move(step.item), one, sign);
        if (!added) co_return false;
    }
}

// Slots: self or cls, source, keywords.
Coroutine<Value> updateCounter(Machine& machine, Values slots, int sign)
{
    const Value counter = slots[0];
    for (size_t place = 1; place <= 2; ++place) {
        const Value source = slots[place];
        if (!isWanted(source)) continue;
        const bool added = co_await addCounts(machine, counter, source, sign);
        if (!added) co_return nullptr;
    }
    co_return none();
}

Coroutine<Value> newCounter(Machine& machine, Values slots)
{
    Value counter = makeKind(machine, slots[0], counterType());
    if (!counter) co_return nullptr;
    slots[0] = counter;
    Value done = co_await updateCounter(machine, std::move(slots), 1);
    if (!done) co_return nullptr;
    co_return counter;
}

Coroutine<Value> update(Machine& machine, Values slots)
{
    return updateCounter(machine, std::move(slots), 1);
}

Coroutine<Value> subtract(Machine& machine, Values slots)
{
    return updateCounter(machine, std::move(slots), -1);
}

Value zeroForMissing(Machine&, Arguments)
{
    return zero();
}

/// Whether a count comes before another one; those that are no numbers stay where they are.
bool isMore(const Value& left, const Value& right)
{
    if (isInt(left) && isInt(right)) return intOf(left) > intOf(right);
    const auto isNumber = [](const Value& value) { return isFloat(value) || isInt(value); };
    const auto number = [](const Value& value) {
        return isFloat(value) ? floatOf(value) : static_cast<double>(intOf(value));
    };
    return isNumber(left) && isNumber(right) && number(left) > number(right);
}

/// Keys and counts, most common first; equal counts in order of first appearance.
HashTable::Entries mostCommonFirst(const Value& counter)
{
    HashTable::Entries entries = entriesOf(counter);
    Cost::spend(entries.size() * static_cast<size_t>(std::bit_width(entries.size())));
    std::stable_sort(entries.begin(), entries.end(), [](const auto& left, const auto& right) {
        return isMore(left.value, right.value);
    });
    return entries;
}

Value mostCommon(Machine& machine, Arguments slots)
{
    const HashTable::Entries entries = mostCommonFirst(slots[0]);
    const auto all = static_cast<int64_t>(entries.size());
    int64_t count = all;
    if (isWanted(slots[1]) && !readInteger(machine, slots[1], count)) return nullptr;
    Values pairs;
    for (const auto& entry :
         std::span(entries).first(static_cast<size_t>(std::clamp<int64_t>(count, 0, all))))
        pairs.push_back(makeTuple({entry.key, entry.value}));
    return makeList(std::move(pairs));
}

Value elements(Machine& machine, Arguments slots)
{
    Values items;
    for (const auto& entry : tableOf(slots[0]).entries()) {
        if (!entry.key) continue;
        int64_t count = 0;
        if (!readInteger(machine, entry.value, count)) return nullptr;
        for (; count > 0; --count) {
            items.push_back(entry.key);
            constexpr size_t kMost = 10'000'000;
            if (items.size() > kMost) return machine.raise(exceptions::MemoryError(), "");
        }
    }
    return makeIterator(machine, makeList(std::move(items)));
}

Coroutine<Value> total(Machine& machine, Values slots)
{
    Value sum = zero();
    const HashTable::Entries entries = entriesOf(slots[0]);
    for (const auto& entry : entries) {
        sum = co_await plus(machine, std::move(sum), entry.value, 1);
        if (!sum) co_return nullptr;
    }
    co_return sum;
}

Coroutine<Value> representCounter(Machine& machine, Values slots)
{
    auto sorted = makeRef<DictObject>();
    for (const auto& entry : mostCommonFirst(slots[0]))
        sorted->table().addNew(entry.hash, entry.key, entry.value);
    return representAs(machine, slots[0], Value(sorted));
}

/// Drops what is not above zero.
Coroutine<bool> keepPositive(Machine& machine, Value counter)
{
    const HashTable::Entries entries = entriesOf(counter);
    for (const auto& entry : entries) {
        const Answer answer = co_await isLessCount(machine, zero(), entry.value);
        if (answer == Answer::Raised) co_return false;
        if (answer == Answer::Yes) continue;
        HashTable& table = tableOf(counter);
        for (size_t place = 0; place < table.entries().size(); ++place)
            if (table.entries()[place].key.is(entry.key)) {
                table.removeAt(place);
                break;
            }
    }
    co_return true;
}

/// How two counts of one key become one.
enum class Combination { Sum, Difference, Larger, Smaller };

/// Null when raised.
template <Combination Kind> Coroutine<Value> combined(Machine& machine, Value left, Value right)
{
    if (Kind == Combination::Sum || Kind == Combination::Difference) {
        const int sign = Kind == Combination::Sum ? 1 : -1;
        co_return co_await plus(machine, std::move(left), std::move(right), sign);
    }
    const Answer isLess = co_await isLessCount(machine, left, right);
    if (isLess == Answer::Raised) co_return nullptr;
    const bool isLarger = Kind == Combination::Larger;
    co_return (isLess == Answer::Yes) == isLarger ? right : left;
}

/// Counts of this one's keys, then of those that only the other one has; none that is not above
/// zero.
template <Combination Kind> Coroutine<Value> combine(Machine& machine, Values slots)
{
    if (!isInstance(slots[1], counterType())) co_return notImplemented();
    const Value made = makeRef<KindOfDict>(counterType());
    const HashTable::Entries own = entriesOf(slots[0]), others = entriesOf(slots[1]);
    for (const auto& entry : own) {
        Value other;
        const bool fine = co_await countOf(machine, slots[1], entry.key, other);
        if (!fine) co_return nullptr;
        if (!other) other = zero();
        Value count = co_await combined<Kind>(machine, entry.value, std::move(other));
        if (!count) co_return nullptr;
        tableOf(made).addNew(entry.hash, entry.key, std::move(count));
    }
    for (const auto& entry : others) {
        Value known;
        if (Kind == Combination::Smaller) break;
        const bool fine = co_await countOf(machine, slots[0], entry.key, known);
        if (!fine) co_return nullptr;
        if (known) continue;
        Value count = co_await combined<Kind>(machine, zero(), entry.value);
        if (!count) co_return nullptr;
        tableOf(made).addNew(entry.hash, entry.key, std::move(count));
    }
    const bool kept = co_await keepPositive(machine, made);
    co_return kept ? made : Value();
}

/// `counter += other`, with any mapping.
template <Combination Kind> Coroutine<Value> combineInPlace(Machine& machine, Values slots)
{
    const Value counter = slots[0], other = slots[1];
    if (typeOf(other)->layout() != Layout::Dict)
        co_return machine.raise(exceptions::AttributeError(),
                                "'" + machine.className(other) +
                                    "' object has no attribute 'items'");
    // `&=` goes by its own keys, the others by what is to be added.
    const bool isOwn = Kind == Combination::Smaller;
    const Value looked = isOwn ? other : counter;
    const HashTable::Entries entries = entriesOf(isOwn ? counter : other);
    for (const auto& entry : entries) {
        const Value key = entry.key;
        Value found;
        const bool fine = co_await countOf(machine, looked, key, found);
        if (!fine) co_return nullptr;
        if (!found && isOwn && !isInstance(other, counterType()))
            co_return raiseKeyError(machine, key);
        if (!found) found = zero();
        Value own = isOwn ? entry.value : found, others = isOwn ? found : entry.value;
        Value count = co_await combined<Kind>(machine, std::move(own), std::move(others));
        if (!count) co_return nullptr;
        bool stored = co_await storeCount(machine, counter, key, std::move(count));
        if (!stored) co_return nullptr;
    }
    const bool kept = co_await keepPositive(machine, counter);
    co_return kept ? counter : Value();
}

/// `+counter` and `-counter`: what is above zero then.
template <int Sign> Coroutine<Value> signedCounts(Machine& machine, Values slots)
{
    const Value made = makeRef<KindOfDict>(counterType());
    const HashTable::Entries entries = entriesOf(slots[0]);
    for (const auto& entry : entries) {
        Value count = co_await plus(machine, zero(), entry.value, Sign);
        if (!count) co_return nullptr;
        tableOf(made).addNew(entry.hash, entry.key, std::move(count));
    }
    const bool kept = co_await keepPositive(machine, made);
    co_return kept ? made : Value();
}

enum class Order { Equal, LessOrEqual, Less };

/// Whether each count of the first is equal to the second's, or not above it.
Coroutine<Answer> isOrdered(Machine& machine, Value first, Value second, bool isEqual)
{
    HashTable::Entries entries = entriesOf(first);
    for (const auto& entry : entriesOf(second))
        entries.push_back(entry);
    for (const auto& entry : entries) {
        Value left, right;
        bool fine = co_await countOf(machine, first, entry.key, left);
        if (fine) fine = co_await countOf(machine, second, entry.key, right);
        if (!fine) co_return Answer::Raised;
        if (!left) left = zero();
        if (!right) right = zero();
        Answer answer = Answer::Yes;
        if (isEqual)
            answer = co_await isSame(machine, left, right);
        else
            answer = co_await isLessCount(machine, right, left);
        if (answer == Answer::Raised) co_return answer;
        if ((answer == Answer::Yes) != isEqual) co_return Answer::No;
    }
    co_return Answer::Yes;
}

template <Order Kind, bool Swapped> Coroutine<Value> compare(Machine& machine, Values slots)
{
    if (!isInstance(slots[1], counterType())) co_return notImplemented();
    const Value first = slots[Swapped ? 1 : 0], second = slots[Swapped ? 0 : 1];
    Answer answer = co_await isOrdered(machine, first, second, Kind == Order::Equal);
    if (answer == Answer::Raised) co_return nullptr;
    if (Kind != Order::Less || answer == Answer::No) co_return boolean(answer == Answer::Yes);
    answer = co_await isOrdered(machine, first, second, true);
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean(answer == Answer::No);
}

Coroutine<Value> isUnequal(Machine& machine, Values slots)
{
    const Value equal = co_await compare<Order::Equal, false>(machine, std::move(slots));
    if (!equal || equal.is(notImplemented())) co_return equal;
    co_return boolean(!equal.is(trueValue()));
}

Value removeItem(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    tableOf(slots[0]).remove(hash, slots[1]); // what is not there is removed already
    return none();
}

Coroutine<Value> copyCounter(Machine& machine, Values slots)
{
    if (!typeOf(slots[0])->isProgram()) co_return copyAs(counterType(), slots[0]);
    Values arguments{slots[0]};
    co_return co_await machine.call(Value(const_cast<Type*>(typeOf(slots[0]))),
                                    std::move(arguments));
}

} // namespace

void defineCounter(Definitions& module)
{
    const char* const other = "self, other, /";
    defineNew(counterType(), "cls, iterable=, /, **kwargs", newCounter);
    Methods<counterType>()
        .method<"__missing__", zeroForMissing>("self, key, /")
        .method<"__init__", update>("self, iterable=, /, **kwargs")
        .method<"update", update>("self, iterable=, /, **kwargs")
        .method<"subtract", subtract>("self, iterable=, /, **kwargs")
        .method<"most_common", mostCommon>("self, n=")
        .method<"elements", elements>()
        .method<"total", total>()
        .method<"__add__", combine<Combination::Sum>>(other)
        .method<"__sub__", combine<Combination::Difference>>(other)
        .method<"__or__", combine<Combination::Larger>>(other)
        .method<"__and__", combine<Combination::Smaller>>(other)
        .method<"__iadd__", combineInPlace<Combination::Sum>>(other)
        .method<"__isub__", combineInPlace<Combination::Difference>>(other)
        .method<"__ior__", combineInPlace<Combination::Larger>>(other)
        .method<"__iand__", combineInPlace<Combination::Smaller>>(other)
        .method<"__pos__", signedCounts<1>>()
        .method<"__neg__", signedCounts<-1>>()
        .method<"__eq__", compare<Order::Equal, false>>(other)
        .method<"__ne__", isUnequal>(other)
        .method<"__le__", compare<Order::LessOrEqual, false>>(other)
        .method<"__lt__", compare<Order::Less, false>>(other)
        .method<"__ge__", compare<Order::LessOrEqual, true>>(other)
        .method<"__gt__", compare<Order::Less, true>>(other)
        .method<"__delitem__", removeItem>("self, key, /")
        .method<"__repr__", representCounter>()
        .method<"copy", copyCounter>();
    module.type(counterType());
}

} // namespace awaitscope
