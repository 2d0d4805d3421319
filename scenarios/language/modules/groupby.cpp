#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/lazy.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// What `groupby` and its groups share, in a list: nothing is taken from the source before somebody
/// asks for it, and a group ends when the next one begins.
enum Place : size_t {
    Source,     ///< an iterator
    Key,        ///< the function, or None
    Item,       ///< the one that was taken last; null once it is handed out
    ItemKey,    ///< its key; null before the first one
    WantedKey,  ///< of the group that was given last; null before the first one
    GroupCount, ///< how many groups there were: only the last one gives items
};

Values& placesOf(const Value& shared)
{
    return shared.as<ListObject>()->items();
}

enum class Found { Yes, No, Raised };

/// Takes the next item.
Coroutine<Found> take(Machine& machine, Value shared)
{
    Step step = co_await advance(machine, placesOf(shared)[Source]);
    if (step.raised) co_return Found::Raised;
    if (step.ended) co_return Found::No;
    Value key = step.item;
    if (!placesOf(shared)[Key].is(none())) {
        Values arguments{step.item};
        key = co_await machine.call(placesOf(shared)[Key], std::move(arguments));
        if (!key) co_return Found::Raised;
    }
    placesOf(shared)[Item] = std::move(step.item);
    placesOf(shared)[ItemKey] = std::move(key);
    co_return Found::Yes;
}

// State: what is shared, number of the group, its key.
Coroutine<Value> nextOfGroup(Machine& machine, Values& state)
{
    const Value shared = state[0], number = state[1], key = state[2];
    if (!placesOf(shared)[GroupCount].is(number)) co_return nullptr;
    if (!placesOf(shared)[Item]) {
        const Found found = co_await take(machine, shared);
        if (found != Found::Yes) co_return nullptr;
    }
    const Answer same = co_await isSame(machine, key, placesOf(shared)[ItemKey]);
    if (same != Answer::Yes) co_return nullptr;
    co_return std::exchange(placesOf(shared)[Item], nullptr);
}

// State: what is shared.
Coroutine<Value> nextGroup(Machine& machine, Values& state)
{
    const Value shared = state[0];
    const Value number = Value::small(placesOf(shared)[GroupCount].smallInt() + 1);
    placesOf(shared)[GroupCount] = number;
    for (;;) {
        const Value wanted = placesOf(shared)[WantedKey], present = placesOf(shared)[ItemKey];
        if (present) {
            if (!wanted) break;
            const Answer same = co_await isSame(machine, wanted, present);
            if (same == Answer::Raised) co_return nullptr;
            if (same == Answer::No) break;
        }
        if (!machine.chargeItem()) co_return nullptr;
        const Found found = co_await take(machine, shared);
        if (found != Found::Yes) co_return nullptr;
    }
    const Value key = placesOf(shared)[ItemKey];
    placesOf(shared)[WantedKey] = key;
    Values ofGroup{shared, number, key};
    Values pair{key, makeLazy(lazyType<"_grouper">(), std::move(ofGroup), nextOfGroup)};
    co_return makeTuple(std::move(pair));
}

Coroutine<Value> groupBy(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values places{iterator,       slots[1] ? slots[1] : none(), nullptr, nullptr, nullptr,
                  Value::small(0)};
    Values state{makeList(std::move(places))};
    co_return makeLazy(lazyType<"groupby">(), std::move(state), nextGroup);
}

} // namespace

void fillGroupBy(Definitions& module)
{
    module.coroutine("groupby", "iterable, key=", groupBy);
}

} // namespace awaitscope
