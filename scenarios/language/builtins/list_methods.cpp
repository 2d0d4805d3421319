#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Values& itemsOf(const Value& list)
{
    return list.as<ListObject>()->items();
}

std::ptrdiff_t offset(int64_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

constexpr size_t kItemBytes = 24; // with the room that a growing list keeps

/// All items of a list are moved by one place, or turned round: no object is touched.
void payForMoving(size_t items)
{
    constexpr size_t kMoved = 8;
    Cost::spend(items / kMoved);
}

Value append(Machine& machine, Arguments slots)
{
    if (!machine.reserve(kItemBytes)) return {};
    itemsOf(slots[0]).push_back(slots[1]);
    return none();
}

Coroutine<Value> extend(Machine& machine, Values slots)
{
    bool extended = co_await machine.extendList(slots[0], slots[1]);
    co_return extended ? none() : Value();
}

Value insert(Machine& machine, Arguments slots)
{
    int64_t index = 0;
    if (!readInteger(machine, slots[1], index)) return nullptr;
    if (!machine.reserve(kItemBytes)) return nullptr;
    Values& list = itemsOf(slots[0]);
    const int64_t place = clampIndex(index, static_cast<int64_t>(list.size()));
    payForMoving(list.size() - static_cast<size_t>(place));
    list.insert(list.begin() + offset(place), slots[2]);
    return none();
}

Value pop(Machine& machine, Arguments slots)
{
    Values& list = itemsOf(slots[0]);
    int64_t index = -1;
    if (slots[1] && !readInteger(machine, slots[1], index)) return nullptr;
    if (list.empty()) return machine.raise(exceptions::IndexError(), "pop from empty list");
    auto length = static_cast<int64_t>(list.size());
    if (index < 0) index += length;
    if (index < 0 || index >= length)
        return machine.raise(exceptions::IndexError(), "pop index out of range");
    Value item = std::move(list[static_cast<size_t>(index)]);
    payForMoving(static_cast<size_t>(length - index));
    list.erase(list.begin() + offset(index));
    return item;
}

Value clear(Machine&, Arguments slots)
{
    Values items;
    items.swap(itemsOf(slots[0]));
    dropBackward(items);
    return none();
}

Value copy(Machine& machine, Arguments slots)
{
    const Values& list = itemsOf(slots[0]);
    if (!machine.reserve(list.size() * sizeof(Value))) return nullptr;
    Cost::spend(list.size() / Cost::kValuesCopied);
    return makeList(list);
}

Value reverse(Machine&, Arguments slots)
{
    payForMoving(itemsOf(slots[0]).size());
    std::reverse(itemsOf(slots[0]).begin(), itemsOf(slots[0]).end());
    return none();
}

/// Position of the first item in [from, to) that equals `wanted`; -1 when none, -2 when raised. The
/// program may change the list meanwhile.
template <class Sequence>
Coroutine<int64_t> search(Machine& machine, Value sequence, Value wanted, int64_t from, int64_t to)
{
    auto* object = sequence.as<Sequence>();
    for (int64_t index = from; index < to; ++index) {
        if (!machine.chargeItem()) co_return -2;
        if (index >= static_cast<int64_t>(object->items().size())) break;
        Value item = object->items()[static_cast<size_t>(index)];
        bool equal = item.is(wanted);
        if (!equal && !plainlyEqual(item, wanted, equal)) {
            Answer answer = co_await isSame(machine, item, wanted);
            if (answer == Answer::Raised) co_return -2;
            equal = answer == Answer::Yes;
        }
        if (equal) co_return index;
    }
    co_return -1;
}

template <class Sequence> Coroutine<Value> count(Machine& machine, Values slots)
{
    int64_t total = 0;
    for (int64_t from = 0;; ++total) {
        int64_t found = co_await search<Sequence>(machine, slots[0], slots[1], from, INT64_MAX);
        if (found == -2) co_return nullptr;
        if (found == -1) co_return Value::small(total);
        from = found + 1;
    }
}

template <class Sequence> Coroutine<int64_t> indexWithin(Machine& machine, const Values& slots)
{
    int64_t from = 0, to = 0;
    auto length = static_cast<int64_t>(slots[0].as<Sequence>()->items().size());
    if (!readBounds(machine, slots[2], slots[3], length, from, to)) co_return -2;
    co_return co_await search<Sequence>(machine, slots[0], slots[1], from, to);
}

Coroutine<Value> indexInList(Machine& machine, Values slots)
{
    int64_t found = co_await indexWithin<ListObject>(machine, slots);
    if (found == -2) co_return nullptr;
    if (found >= 0) co_return Value::small(found);
    std::string text;
    if (!co_await appendText(machine, slots[1], 'r', text)) co_return nullptr;
    co_return machine.raiseValueError(text + " is not in list");
}

Coroutine<Value> indexInTuple(Machine& machine, Values slots)
{
    int64_t found = co_await indexWithin<TupleObject>(machine, slots);
    if (found == -2) co_return nullptr;
    if (found >= 0) co_return Value::small(found);
    co_return machine.raiseValueError("tuple.index(x): x not in tuple");
}

Coroutine<Value> remove(Machine& machine, Values slots)
{
    int64_t found = co_await search<ListObject>(machine, slots[0], slots[1], 0, INT64_MAX);
    if (found == -2) co_return nullptr;
    Values& list = itemsOf(slots[0]);
    if (found < 0 || found >= static_cast<int64_t>(list.size()))
        co_return machine.raiseValueError("list.remove(x): x not in list");
    payForMoving(list.size() - static_cast<size_t>(found));
    list.erase(list.begin() + offset(found));
    co_return none();
}

Value sortOfAKind(Machine& machine, Arguments slots)
{
    const int reverse = slots[2] ? machine.plainTruth(slots[2]) : 0;
    if (isWanted(slots[1]) || reverse < 0) return nullptr;
    return sortAtOnce(machine, itemsOf(slots[0]), reverse == 1) ? none() : Value();
}

Coroutine<Value> sort(Machine& machine, Values slots)
{
    bool descending = false;
    if (slots[2]) {
        Answer answer = co_await isTrue(machine, slots[2]);
        if (answer == Answer::Raised) co_return nullptr;
        descending = answer == Answer::Yes;
    }
    // As in CPython, the list looks empty while it is being sorted.
    Values items;
    items.swap(itemsOf(slots[0]));
    bool done = co_await sortValues(machine, items, slots[1], descending);
    bool changed = !itemsOf(slots[0]).empty();
    items.swap(itemsOf(slots[0]));
    if (!done) co_return nullptr;
    if (changed) co_return machine.raiseValueError("list modified during sort");
    co_return none();
}

} // namespace

void defineListMethods()
{
    Methods<types::list>()
        .method<"append", append>("self, object, /")
        .method<"extend", extend>("self, iterable, /")
        .method<"insert", insert>("self, index, object, /")
        .method<"remove", remove>("self, value, /")
        .method<"pop", pop>("self, index=, /")
        .method<"clear", clear>()
        .method<"index", indexInList>("self, value, start=, stop=, /")
        .method<"count", count<ListObject>>("self, value, /")
        .method<"sort", sortOfAKind, sort>("self, /, *, key=, reverse=")
        .method<"reverse", reverse>()
        .method<"copy", copy>();
}

void defineTupleMethods()
{
    Methods<types::tuple>()
        .method<"index", indexInTuple>("self, value, start=, stop=, /")
        .method<"count", count<TupleObject>>("self, value, /");
}

} // namespace awaitscope
