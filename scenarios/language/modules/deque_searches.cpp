#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

constexpr int64_t kNone = -1, kRaised = -2, kChanged = -3;

/// Position of the first equal item, or one of the above: the deque was changed by an `__eq__`.
Coroutine<int64_t> search(Machine& machine, Ref<DequeObject> deque, Value wanted, int64_t from,
                          int64_t to = INT64_MAX)
{
    const auto end = static_cast<size_t>(to);
    const uint64_t changes = deque->changes;
    for (auto index = static_cast<size_t>(from); index < std::min(end, deque->items.size());
         ++index) {
        if (!machine.chargeItem()) co_return kRaised;
        Value item = deque->items[index];
        bool equal = item.is(wanted);
        if (!equal && plainlyEqual(item, wanted, equal) && !equal) continue;
        if (equal) co_return static_cast<int64_t>(index);
        Answer answer = co_await isSame(machine, item, wanted);
        if (answer == Answer::Raised) co_return kRaised;
        if (deque->changes != changes) co_return kChanged;
        if (answer == Answer::Yes) co_return static_cast<int64_t>(index);
    }
    co_return kNone;
}

/// Null, for `return`, when a search found out that it cannot go on.
Value raiseChanged(Machine& machine, int64_t found, Type* error)
{
    return found == kChanged ? machine.raise(error, "deque mutated during iteration") : Value();
}

Coroutine<Value> contains(Machine& machine, Values slots)
{
    int64_t found = co_await search(machine, slots[0].ref<DequeObject>(), slots[1], 0);
    if (found < kNone) co_return raiseChanged(machine, found, exceptions::RuntimeError());
    co_return boolean(found >= 0);
}

Coroutine<Value> raiseMissing(Machine& machine, Value item)
{
    std::string text;
    if (!co_await appendText(machine, std::move(item), 'r', text)) co_return nullptr;
    co_return machine.raiseValueError(text + " is not in deque");
}

// Slots: self, value, start, stop.
Coroutine<Value> index(Machine& machine, Values slots)
{
    int64_t from = 0, to = 0;
    const auto size = static_cast<int64_t>(slots[0].as<DequeObject>()->items.size());
    if (!readBounds(machine, slots[2], slots[3], size, from, to)) co_return nullptr;
    int64_t found = co_await search(machine, slots[0].ref<DequeObject>(), slots[1], from, to);
    if (found < kNone) co_return raiseChanged(machine, found, exceptions::RuntimeError());
    if (found >= 0) co_return Value::small(found);
    co_return co_await raiseMissing(machine, slots[1]);
}

Coroutine<Value> count(Machine& machine, Values slots)
{
    int64_t total = 0;
    for (int64_t from = 0;; ++total) {
        int64_t found = co_await search(machine, slots[0].ref<DequeObject>(), slots[1], from);
        if (found < kNone) co_return raiseChanged(machine, found, exceptions::RuntimeError());
        if (found == kNone) co_return Value::small(total);
        from = found + 1;
    }
}

Coroutine<Value> remove(Machine& machine, Values slots)
{
    int64_t found = co_await search(machine, slots[0].ref<DequeObject>(), slots[1], 0);
    if (found < kNone) co_return raiseChanged(machine, found, exceptions::IndexError());
    if (found == kNone) co_return co_await raiseMissing(machine, slots[1]);
    DequeObject& deque = *slots[0].as<DequeObject>();
    Cost::spend(deque.items.size() / 2 / Cost::kValuesCopied);
    ++deque.changes;
    deque.items.erase(deque.items.begin() + found);
    co_return none();
}

} // namespace

void defineDequeSearches()
{
    Methods<types::deque>()
        .method<"index", index>("self, value, start=, stop=, /")
        .method<"count", count>("self, value, /")
        .method<"remove", remove>("self, value, /")
        .method<"__contains__", contains>("self, item, /");
}

} // namespace awaitscope
