#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

// CPython's own steps, comparison by comparison, so that equal items come out in the same order.

bool checkHeap(Machine& machine, const Value& heap)
{
    if (typeOf(heap)->layout() == Layout::List) return true;
    machine.raiseTypeError("heap argument must be a list, not " + machine.typeName(heap));
    return false;
}

Values& itemsOf(const Value& heap)
{
    return heap.as<ListObject>()->items();
}

/// `left < right`, when no code of the program has a say in it; false otherwise.
bool comparesAtOnce(const Value& left, const Value& right, bool& isLess)
{
    constexpr uint64_t kSteps = 2; // with what is around it
    Cost::spend(kSteps);
    return plainLess(left, right, isLess);
}

/// Moves the item at `position` towards the root, up to `start`.
Coroutine<bool> siftDown(Machine& machine, Value heap, size_t start, size_t position)
{
    while (position > start) {
        size_t parent = (position - 1) / 2;
        bool isFirst = false;
        Answer less = Answer::No;
        if (comparesAtOnce(itemsOf(heap)[position], itemsOf(heap)[parent], isFirst))
            less = isFirst ? Answer::Yes : Answer::No;
        else
            less = co_await isLess(machine, itemsOf(heap)[position], itemsOf(heap)[parent]);
        if (less == Answer::Raised) co_return false;
        if (position >= itemsOf(heap).size()) {
            machine.raise(exceptions::RuntimeError(), "list changed size during iteration");
            co_return false;
        }
        if (less == Answer::No) break;
        std::swap(itemsOf(heap)[position], itemsOf(heap)[parent]);
        position = parent;
    }
    co_return true;
}

/// Moves the smaller child up until a leaf is hit, then the item back down to its place.
Coroutine<bool> siftUp(Machine& machine, Value heap, size_t position)
{
    size_t start = position, end = itemsOf(heap).size();
    for (size_t child = 2 * position + 1; child < end; child = 2 * position + 1) {
        if (child + 1 < end) {
            bool isFirst = false;
            Answer less = Answer::No;
            if (comparesAtOnce(itemsOf(heap)[child], itemsOf(heap)[child + 1], isFirst))
                less = isFirst ? Answer::Yes : Answer::No;
            else
                less = co_await isLess(machine, itemsOf(heap)[child], itemsOf(heap)[child + 1]);
            if (less == Answer::Raised) co_return false;
            if (itemsOf(heap).size() != end) {
                machine.raise(exceptions::RuntimeError(), "list changed size during iteration");
                co_return false;
            }
            if (less == Answer::No) ++child;
        }
        std::swap(itemsOf(heap)[position], itemsOf(heap)[child]);
        position = child;
    }
    co_return co_await siftDown(machine, std::move(heap), start, position);
}

Coroutine<Value> push(Machine& machine, Values slots)
{
    if (!checkHeap(machine, slots[0])) co_return nullptr;
    itemsOf(slots[0]).push_back(slots[1]);
    size_t last = itemsOf(slots[0]).size() - 1;
    bool done = co_await siftDown(machine, slots[0], 0, last);
    if (!done) co_return nullptr;
    co_return none();
}

Coroutine<Value> pop(Machine& machine, Values slots)
{
    if (!checkHeap(machine, slots[0])) co_return nullptr;
    Values& items = itemsOf(slots[0]);
    if (items.empty()) co_return machine.raise(exceptions::IndexError(), "index out of range");
    Value last = std::move(items.back());
    items.pop_back();
    if (items.empty()) co_return last;
    std::swap(items[0], last);
    if (!co_await siftUp(machine, slots[0], 0)) co_return nullptr;
    co_return last;
}

Coroutine<Value> heapify(Machine& machine, Values slots)
{
    if (!checkHeap(machine, slots[0])) co_return nullptr;
    for (size_t position = itemsOf(slots[0]).size() / 2; position-- > 0;)
        if (!co_await siftUp(machine, slots[0], position)) co_return nullptr;
    co_return none();
}

Coroutine<Value> replaceRoot(Machine& machine, Values slots)
{
    if (!checkHeap(machine, slots[0])) co_return nullptr;
    if (itemsOf(slots[0]).empty())
        co_return machine.raise(exceptions::IndexError(), "index out of range");
    Value root = std::exchange(itemsOf(slots[0])[0], slots[1]);
    if (!co_await siftUp(machine, slots[0], 0)) co_return nullptr;
    co_return root;
}

Coroutine<Value> pushPop(Machine& machine, Values slots)
{
    if (!checkHeap(machine, slots[0])) co_return nullptr;
    if (itemsOf(slots[0]).empty()) co_return slots[1];
    Answer less = co_await isLess(machine, itemsOf(slots[0])[0], slots[1]);
    if (less == Answer::Raised) co_return nullptr;
    if (less == Answer::No) co_return slots[1];
    co_return co_await replaceRoot(machine, std::move(slots));
}

// Slots: n, iterable, key.
Coroutine<Value> extremes(Machine& machine, Values slots, bool largest)
{
    int64_t count = 0;
    Values items;
    if (!readInteger(machine, slots[0], count)) co_return nullptr;
    if (!co_await collect(machine, slots[1], items)) co_return nullptr;
    if (!co_await sortValues(machine, items, slots[2], largest)) co_return nullptr;
    count = std::clamp<int64_t>(count, 0, static_cast<int64_t>(items.size()));
    items.resize(static_cast<size_t>(count));
    co_return makeList(std::move(items));
}

Coroutine<Value> smallest(Machine& machine, Values slots)
{
    return extremes(machine, std::move(slots), false);
}

Coroutine<Value> largest(Machine& machine, Values slots)
{
    return extremes(machine, std::move(slots), true);
}

} // namespace

void fillHeapq(Definitions& module)
{
    module.coroutine("heappush", "heap, item, /", push).coroutine("heappop", "heap, /", pop);
    module.coroutine("heapify", "heap, /", heapify);
    module.coroutine("heapreplace", "heap, item, /", replaceRoot);
    module.coroutine("heappushpop", "heap, item, /", pushPop);
    module.coroutine("nsmallest", "n, iterable, key=", smallest);
    module.coroutine("nlargest", "n, iterable, key=", largest);
}

} // namespace awaitscope
