#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/rounding.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

namespace {

Value lengthAtOnce(Machine&, Arguments slots)
{
    return plainLength(slots[0]);
}

Coroutine<Value> length(Machine& machine, Values slots)
{
    return lengthOf(machine, slots[0]);
}

Value sortedAtOnce(Machine& machine, Arguments slots)
{
    const int reverse = slots[2] ? machine.plainTruth(slots[2]) : 0;
    Values items;
    if (isWanted(slots[1]) || reverse < 0 || nativeIteratorOf(slots[0])) return nullptr;
    if (!machine.plainItems(slots[0], items) || machine.isRaised()) return nullptr;
    if (!sortAtOnce(machine, items, reverse == 1)) return nullptr;
    return makeList(std::move(items));
}

Coroutine<Value> sorted(Machine& machine, Values slots)
{
    Values items;
    if (!co_await collect(machine, slots[0], items)) co_return nullptr;
    bool reverse = false;
    if (slots[2]) {
        Answer answer = co_await isTrue(machine, slots[2]);
        if (answer == Answer::Raised) co_return nullptr;
        reverse = answer == Answer::Yes;
    }
    if (!co_await sortValues(machine, items, slots[1], reverse)) co_return nullptr;
    co_return makeList(std::move(items));
}

/// Adds up ints and floats; stops before the first item that is neither. `total` is null when
/// raised.
class NumberSum {
public:
    bool start(const Value& value)
    {
        if (isBig(value) || !isPlainNumber(value)) return false;
        m_isFloat = isFloat(value);
        if (m_isFloat)
            m_float = FloatSum(floatOf(value));
        else
            m_integer = intOf(value);
        return true;
    }
    bool add(const Value& item)
    {
        if (isBig(item) || !isPlainNumber(item)) return false;
        if (!m_isFloat && isFloat(item)) {
            m_float = FloatSum(static_cast<double>(m_integer));
            m_isFloat = true;
        }
        if (!m_isFloat)
            m_integer += intOf(item);
        else if (isFloat(item))
            m_float.add(floatOf(item));
        else
            m_float.add(static_cast<double>(intOf(item)));
        return true;
    }
    Value total(Machine& machine) const
    {
        return m_isFloat ? makeFloat(m_float.result()) : makeInteger(machine, m_integer);
    }

private:
    bool m_isFloat = false;
    __int128 m_integer = 0;
    FloatSum m_float{0};
};

/// The sum of a list or tuple of nothing but numbers; null, without an exception: it is not that.
Value sumOfNumbers(Machine& machine, const Value& sequence, const Value& start)
{
    const Type* type = typeOf(sequence);
    NumberSum numbers;
    if ((type != types::list() && type != types::tuple()) || !numbers.start(start)) return {};
    const Values& items = type == types::list() ? sequence.as<ListObject>()->items()
                                                : sequence.as<TupleObject>()->items();
    const auto other = std::find_if_not(items.begin(), items.end(),
                                        [&](const Value& item) { return numbers.add(item); });
    Cost::spend(static_cast<uint64_t>(other - items.begin()) / Cost::kValuesCompared);
    return other == items.end() ? numbers.total(machine) : Value();
}

Value sumAtOnce(Machine& machine, Arguments slots)
{
    return sumOfNumbers(machine, slots[0], slots[1] ? slots[1] : Value::small(0));
}

Coroutine<Value> sum(Machine& machine, Values slots)
{
    Value total = slots[1] ? slots[1] : Value::small(0);
    if (isStr(total))
        co_return machine.raiseTypeError("sum() can't sum strings [use ''.join(seq) instead]");
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    NumberSum numbers;
    bool plain = numbers.start(total);
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (plain && (step.ended || !numbers.add(step.item))) {
            plain = false;
            total = numbers.total(machine);
            if (!total) co_return nullptr;
        }
        if (step.ended) co_return total;
        if (plain) continue;
        total =
            co_await machine.binary(static_cast<int>(BinaryOperator::Add), false, total, step.item);
        if (!total) co_return nullptr;
    }
}

/// Slots: key, default, values. `sign` is what a better one compares as.
Coroutine<Value> extreme(Machine& machine, Values slots, bool largest)
{
    const char* name = largest ? "max" : "min";
    const Values& values = slots[2].as<TupleObject>()->items();
    if (values.empty())
        co_return machine.raiseTypeError(std::string(name) +
                                         " expected at least 1 argument, got 0");
    if (values.size() > 1 && slots[1])
        co_return machine.raiseTypeError("Cannot specify a default for " + std::string(name) +
                                         "() with multiple positional arguments");
    Value iterator = co_await iteratorOf(machine, values.size() > 1 ? slots[2] : values[0]);
    if (!iterator) co_return nullptr;
    Value best, bestKey;
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (step.ended) break;
        Value key = step.item;
        if (isWanted(slots[0])) {
            Values arguments{step.item};
            key = co_await CallAtOnce(machine, slots[0], std::move(arguments));
            if (!key) co_return nullptr;
        }
        bool better = !best;
        const Value& smaller = largest ? bestKey : key;
        const Value& greater = largest ? key : bestKey;
        if (!better && !plainLess(smaller, greater, better)) {
            CompareOperator operation = largest ? CompareOperator::Greater : CompareOperator::Less;
            Value verdict = co_await machine.compare(static_cast<int>(operation), key, bestKey);
            if (!verdict) co_return nullptr;
            Answer answer = co_await isTrue(machine, std::move(verdict));
            if (answer == Answer::Raised) co_return nullptr;
            better = answer == Answer::Yes;
        }
        if (!better) continue;
        best = step.item;
        bestKey = std::move(key);
    }
    if (best) co_return best;
    if (slots[1]) co_return slots[1];
    co_return machine.raiseValueError(std::string(name) + "() iterable argument is empty");
}

/// The items of a list or tuple that no class of the program has a say in; null: anything else.
const Values* plainSequence(const Value& iterable)
{
    if (typeOf(iterable) == types::list()) return &iterable.as<ListObject>()->items();
    if (typeOf(iterable) == types::tuple()) return &iterable.as<TupleObject>()->items();
    return nullptr;
}

template <bool Largest> Value extremeAtOnce(Machine&, Arguments slots)
{
    const Values& values = slots[2].as<TupleObject>()->items();
    if (isWanted(slots[0]) || values.empty() || (values.size() > 1 && slots[1])) return nullptr;
    const Values* const items = values.size() > 1 ? &values : plainSequence(values[0]);
    if (!items || items->empty()) return nullptr;
    Cost::spend(items->size() / Cost::kValuesCompared);
    const Value* best = &items->front();
    for (const Value& item : *items) {
        bool better = false;
        if (!(Largest ? plainLess(*best, item, better) : plainLess(item, *best, better)))
            return nullptr;
        if (better) best = &item;
    }
    return *best;
}

Coroutine<Value> minimum(Machine& machine, Values slots)
{
    return extreme(machine, std::move(slots), false);
}

Coroutine<Value> maximum(Machine& machine, Values slots)
{
    return extreme(machine, std::move(slots), true);
}

/// Whether some item has this truth.
Coroutine<Value> someItem(Machine& machine, Value iterable, bool wanted)
{
    Value iterator = co_await iteratorOf(machine, std::move(iterable));
    if (!iterator) co_return nullptr;
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (step.ended) co_return boolean(!wanted);
        const int plain = machine.plainTruth(step.item);
        if (plain >= 0 && (plain == 1) != wanted) continue;
        Answer answer = co_await isTrue(machine, std::move(step.item));
        if (answer == Answer::Raised) co_return nullptr;
        if ((answer == Answer::Yes) == wanted) co_return boolean(wanted);
    }
}

template <bool Wanted> Value someItemAtOnce(Machine& machine, Arguments slots)
{
    const Values* const items = plainSequence(slots[0]);
    if (!items) return nullptr;
    size_t seen = 0;
    int truth = Wanted ? 0 : 1;
    for (; seen < items->size() && (truth == 1) != Wanted; ++seen) {
        truth = machine.plainTruth((*items)[seen]);
        if (truth < 0) break;
    }
    Cost::spend(seen / Cost::kValuesCompared);
    if (truth < 0) return nullptr;
    return boolean(truth == 1);
}

Coroutine<Value> any(Machine& machine, Values slots)
{
    return someItem(machine, slots[0], true);
}

Coroutine<Value> all(Machine& machine, Values slots)
{
    return someItem(machine, slots[0], false);
}

} // namespace

void defineSequenceFunctions(Definitions& names)
{
    names.function("len", "obj, /", lengthAtOnce, length);
    names.function("sorted", "iterable, /, *, key=, reverse=", sortedAtOnce, sorted);
    names.function("sum", "iterable, /, start=", sumAtOnce, sum);
    names.function("min", "*args, key=, default=", extremeAtOnce<false>, minimum);
    names.function("max", "*args, key=, default=", extremeAtOnce<true>, maximum);
    names.function("any", "iterable, /", someItemAtOnce<true>, any);
    names.function("all", "iterable, /", someItemAtOnce<false>, all);
}

} // namespace awaitscope
