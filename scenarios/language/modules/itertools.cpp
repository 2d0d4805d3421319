#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/lazy.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/at_once.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

#include <utility>

namespace awaitscope {

namespace {

Coroutine<Value> add(Machine& machine, Value left, Value right)
{
    return machine.binary(static_cast<int>(BinaryOperator::Add), false, std::move(left),
                          std::move(right));
}

// State: next, step.
bool nextCountPlain(Machine&, Values& state, Value& item, bool&)
{
    int64_t following = 0;
    if (!state[0].isSmall() || !state[1].isSmall() ||
        __builtin_add_overflow(state[0].smallInt(), state[1].smallInt(), &following) ||
        !Value::fitsSmall(following))
        return false;
    item = std::exchange(state[0], Value::small(following));
    return true;
}

Coroutine<Value> nextCount(Machine& machine, Values& state)
{
    Value current = state[0];
    Value following = co_await add(machine, state[0], state[1]);
    if (!following) co_return nullptr;
    state[0] = std::move(following);
    co_return current;
}

Value count(Machine&, Arguments slots)
{
    Values state{slots[0] ? slots[0] : Value::small(0), slots[1] ? slots[1] : Value::small(1)};
    return makeLazy(lazyType<"count">(), std::move(state), nextCount, nextCountPlain);
}

Coroutine<Value> representCount(Machine& machine, Values slots)
{
    const Values state = stateOfLazy(slots[0]);
    Value first = co_await machine.repr(state[0]);
    if (!first) co_return Value();
    std::string text = "count(" + textOf(first);
    if (!(state[1].isSmall() && state[1].smallInt() == 1)) {
        Value step = co_await machine.repr(state[1]);
        if (!step) co_return Value();
        text += ", " + textOf(step);
    }
    co_return makeStr(text + ")");
}

// State: iterator or None, list of what came, position.
Coroutine<Value> nextCycle(Machine& machine, Values& state)
{
    Values& saved = state[1].as<ListObject>()->items();
    if (!state[0].is(none())) {
        Step step = co_await advance(machine, state[0]);
        if (step.raised) co_return nullptr;
        if (step) {
            saved.push_back(step.item);
            co_return step.item;
        }
        state[0] = none();
    }
    if (saved.empty()) co_return nullptr;
    auto position = static_cast<size_t>(state[2].smallInt());
    state[2] = Value::small(static_cast<int64_t>((position + 1) % saved.size()));
    co_return saved[position];
}

Coroutine<Value> cycle(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values nothing;
    Values state{iterator, makeList(nothing), Value::small(0)};
    co_return makeLazy(lazyType<"cycle">(), std::move(state), nextCycle);
}

// State: object, how many are left (-1: no end).
bool nextRepeatPlain(Machine&, Values& state, Value& item, bool& ended)
{
    const int64_t left = state[1].smallInt();
    if (left > 0) state[1] = Value::small(left - 1);
    ended = left == 0;
    if (!ended) item = state[0];
    return true;
}

Coroutine<Value> nextRepeat(Machine& machine, Values& state)
{
    Value item;
    bool ended = false;
    nextRepeatPlain(machine, state, item, ended);
    co_return item;
}

Coroutine<Value> representRepeat(Machine& machine, Values slots)
{
    const Values state = stateOfLazy(slots[0]);
    Value shown = co_await machine.repr(state[0]);
    if (!shown) co_return Value();
    const int64_t left = state[1].smallInt();
    co_return makeStr("repeat(" + textOf(shown) + (left < 0 ? "" : ", " + std::to_string(left)) +
                      ")");
}

Value repeat(Machine& machine, Arguments slots)
{
    int64_t times = -1;
    if (slots[1]) {
        if (!readInteger(machine, slots[1], times)) return nullptr;
        times = std::max<int64_t>(sliceIndex(slots[1]), 0);
    }
    Values state{slots[0], Value::small(times)};
    return makeLazy(lazyType<"repeat">(), std::move(state), nextRepeat, nextRepeatPlain);
}

// State: iterator over iterables, iterator over the current one or None.
bool nextChainPlain(Machine& machine, Values& state, Value& item, bool&)
{
    NativeIterator* const current = plainIteratorOf(state[1]);
    if (!current) return false;
    bool ended = false;
    current->nextPlain(machine, item, ended);
    if (ended) state[1] = none(); // on to the next one
    return !ended;
}

Coroutine<Value> nextChain(Machine& machine, Values& state)
{
    for (;;) {
        if (state[1].is(none())) {
            Step iterable = co_await advance(machine, state[0]);
            if (!iterable) co_return nullptr;
            Value iterator = co_await iteratorOf(machine, std::move(iterable.item));
            if (!iterator) co_return nullptr;
            state[1] = std::move(iterator);
        }
        Step step = co_await advance(machine, state[1]);
        if (step.raised) co_return nullptr;
        if (step) co_return step.item;
        state[1] = none();
    }
}

Coroutine<Value> chainAll(Machine& machine, Values slots)
{
    Value iterables = co_await iteratorOf(machine, slots[0]);
    if (!iterables) co_return nullptr;
    Values state{iterables, none()};
    co_return makeLazy(lazyType<"chain">(), std::move(state), nextChain, nextChainPlain);
}

Coroutine<Value> newChain(Machine& machine, Values slots)
{
    slots.erase(slots.begin());
    return chainAll(machine, std::move(slots));
}

// State: iterator, position, next wanted, stop (-1: none), step.
// What stands between two wanted ones, and up to the stop, is consumed, too.
int64_t wantedAfter(const Values& state)
{
    const int64_t stop = state[3].smallInt();
    const int64_t next = sliceIndex(makeInteger(state[2].smallInt() + state[4].smallInt()));
    return stop >= 0 ? std::min(next, stop) : next;
}

bool nextSlicePlain(Machine& machine, Values& state, Value& item, bool& ended)
{
    NativeIterator* const source = nativeIteratorOf(state[0]);
    const int64_t position = state[1].smallInt(), stop = state[3].smallInt();
    if (!source || source->depth() > 0 || position < state[2].smallInt()) return false;
    ended = stop >= 0 && position >= stop;
    if (ended) return true;
    if (!source->nextPlain(machine, item, ended)) return false;
    if (ended || !item) return true;
    state[1] = Value::small(position + 1);
    state[2] = Value::small(wantedAfter(state));
    return true;
}

Coroutine<Value> nextSlice(Machine& machine, Values& state)
{
    for (;;) {
        const int64_t position = state[1].smallInt(), stop = state[3].smallInt();
        const bool isWanted = position >= state[2].smallInt();
        if (isWanted && stop >= 0 && position >= stop) co_return nullptr;
        Step step = co_await advance(machine, state[0]);
        if (!step) co_return nullptr;
        state[1] = Value::small(position + 1);
        if (!isWanted) continue;
        state[2] = Value::small(wantedAfter(state));
        co_return step.item;
    }
}

// Slots: iterable, then one to three numbers.
Coroutine<Value> slice(Machine& machine, Values slots)
{
    int64_t start = 0, stop = -1, step = 1;
    for (size_t index = 1; index < 4; ++index) {
        const Value given = slots[index];
        if (!isWanted(given) || !haveIndex({&slots[index], 1})) continue;
        Value number = co_await indexOf(machine, given);
        if (!number) co_return nullptr;
        slots[index] = std::move(number);
    }
    const Value& stopGiven = slots[2] ? slots[2] : slots[1];
    for (size_t index = 1; index < 4; ++index)
        if (isWanted(slots[index]) && (!isInteger(slots[index]) || sliceIndex(slots[index]) < 0))
            co_return machine.raiseValueError(
                index == 3  ? "Step for islice() must be a positive integer or None."
                : !slots[2] ? "Stop argument for islice() must be None or an integer: 0 <= x <= "
                              "sys.maxsize."
                            : "Indices for islice() must be None or an integer: 0 <= x <= "
                              "sys.maxsize.");
    if (slots[2] && isWanted(slots[1])) start = sliceIndex(slots[1]);
    if (isWanted(stopGiven)) stop = sliceIndex(stopGiven);
    if (isWanted(slots[3])) step = sliceIndex(slots[3]);
    if (step == 0)
        co_return machine.raiseValueError("Step for islice() must be a positive integer or None.");
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values state{iterator, Value::small(0), Value::small(start), Value::small(stop),
                 Value::small(step)};
    co_return makeLazy(lazyType<"islice">(), std::move(state), nextSlice, nextSlicePlain);
}

// State: iterator, function or None, total (null before the first), an item taken already or null.
bool nextAccumulatedPlain(Machine& machine, Values& state, Value& item, bool& ended)
{
    NativeIterator* const source = plainIteratorOf(state[0]);
    if (!source || !state[1].is(none()) || state[3]) return false;
    source->nextPlain(machine, item, ended);
    if (!item) return true;
    Cost::spend(1);
    Value total = state[2] ? nullptr : item;
    if (!total && !plainBinary(machine, BinaryOperator::Add, false, state[2], item, total)) {
        state[3] = std::move(item);
        return false;
    }
    item = std::move(total);
    if (item) state[2] = item;
    return true;
}

Coroutine<Value> nextAccumulated(Machine& machine, Values& state)
{
    Value item = std::exchange(state[3], nullptr);
    if (!item) {
        Cost::spend(Cost::kStep);
        item = (co_await advance(machine, state[0])).item;
    }
    if (!item) co_return nullptr;
    if (state[2] && state[1].is(none())) {
        item = co_await add(machine, state[2], item);
    } else if (state[2]) {
        Values arguments{state[2], item};
        item = co_await CallAtOnce(machine, state[1], std::move(arguments));
    }
    if (item) state[2] = item;
    co_return item;
}

Coroutine<Value> accumulate(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values state{iterator, slots[1] ? slots[1] : none(), nullptr,
                 isWanted(slots[2]) ? slots[2] : nullptr};
    co_return makeLazy(lazyType<"accumulate">(), std::move(state), nextAccumulated,
                       nextAccumulatedPlain);
}

// State: function, iterator, whether dropping is over.
template <bool Take> Coroutine<Value> nextWhile(Machine& machine, Values& state)
{
    for (;;) {
        if (Take && state[2].is(trueValue())) co_return nullptr;
        Step step = co_await advance(machine, state[1]);
        if (!step) co_return nullptr;
        if (!Take && state[2].is(trueValue())) co_return step.item;
        Values arguments{step.item};
        Value verdict = co_await CallAtOnce(machine, state[0], std::move(arguments));
        if (!verdict) co_return nullptr;
        Answer holds = co_await isTrue(machine, std::move(verdict));
        if (holds == Answer::Raised) co_return nullptr;
        if (holds == Answer::No) state[2] = trueValue();
        if ((holds == Answer::Yes) == Take) co_return step.item;
    }
}

template <bool Take> Coroutine<Value> whileTrue(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[1]);
    if (!iterator) co_return nullptr;
    Values state{slots[0], iterator, falseValue()};
    co_return makeLazy(Take ? lazyType<"takewhile">() : lazyType<"dropwhile">(), std::move(state),
                       nextWhile<Take>);
}

// State: function, iterator.
Coroutine<Value> nextStar(Machine& machine, Values& state)
{
    Step step = co_await advance(machine, state[1]);
    if (!step) co_return nullptr;
    Values arguments;
    if (!co_await collect(machine, std::move(step.item), arguments)) co_return nullptr;
    co_return co_await machine.call(state[0], std::move(arguments));
}

Coroutine<Value> starMap(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[1]);
    if (!iterator) co_return nullptr;
    Values state{slots[0], iterator};
    co_return makeLazy(lazyType<"starmap">(), std::move(state), nextStar);
}

// State: iterator, previous item once there is one.
Coroutine<Value> nextPair(Machine& machine, Values& state)
{
    if (state.size() == 1) {
        Step first = co_await advance(machine, state[0]);
        if (!first) co_return nullptr;
        state.push_back(first.item);
    }
    Step step = co_await advance(machine, state[0]);
    if (!step) co_return nullptr;
    Cost::spend(Cost::kStep);
    Values pair{state[1], step.item};
    state[1] = step.item;
    co_return makeTuple(std::move(pair));
}

Coroutine<Value> pairwise(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values state{iterator};
    co_return makeLazy(lazyType<"pairwise">(), std::move(state), nextPair);
}

// State: iterator, size, whether the last one must be as long.
Coroutine<Value> nextBatch(Machine& machine, Values& state)
{
    Values batch;
    while (static_cast<int64_t>(batch.size()) < state[1].smallInt()) {
        Step step = co_await advance(machine, state[0]);
        if (step.raised) co_return nullptr;
        if (step.ended) break;
        batch.push_back(std::move(step.item));
    }
    if (batch.empty()) co_return nullptr;
    const bool isWhole = static_cast<int64_t>(batch.size()) == state[1].smallInt();
    if (!isWhole && state[2].is(trueValue()))
        co_return machine.raiseValueError("batched(): incomplete batch");
    co_return makeTuple(std::move(batch));
}

Coroutine<Value> batched(Machine& machine, Values slots)
{
    Value strict = falseValue();
    if (slots[2]) {
        Answer answer = co_await isTrue(machine, slots[2]);
        if (answer == Answer::Raised) co_return nullptr;
        strict = boolean(answer == Answer::Yes);
    }
    int64_t size = 0;
    if (!readInteger(machine, slots[1], size)) co_return nullptr;
    if (size < 1) co_return machine.raiseValueError("n must be at least one");
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    Values state{iterator, Value::small(size), strict};
    co_return makeLazy(lazyType<"batched">(), std::move(state), nextBatch);
}

// State: fill value, how many still run, then the iterators; None for one that is over.
Coroutine<Value> nextLongest(Machine& machine, Values& state)
{
    Values items;
    for (size_t index = 2; index < state.size(); ++index) {
        Value item = state[0];
        if (!state[index].is(none())) {
            Step step = co_await advance(machine, state[index]);
            if (step.raised) co_return nullptr;
            if (step) {
                item = step.item;
            } else {
                state[index] = none();
                state[1] = Value::small(state[1].smallInt() - 1);
            }
        }
        items.push_back(std::move(item));
    }
    if (state[1].smallInt() == 0) co_return nullptr;
    co_return makeTuple(std::move(items));
}

// Slots: fillvalue, iterables.
Coroutine<Value> zipLongest(Machine& machine, Values slots)
{
    Values iterables = slots[1].as<TupleObject>()->items();
    Values state{slots[0] ? slots[0] : none(),
                 Value::small(static_cast<int64_t>(iterables.size()))};
    for (size_t index = 0; index < iterables.size(); ++index) {
        Value iterator = co_await iteratorOf(machine, iterables[index]);
        if (!iterator) co_return nullptr;
        state.push_back(std::move(iterator));
    }
    co_return makeLazy(lazyType<"zip_longest">(), std::move(state), nextLongest);
}

} // namespace

void fillItertools(Definitions& module)
{
    module.function("count", "start=, step=", count).coroutine("cycle", "iterable, /", cycle);
    module.function("repeat", "object, times=", repeat);
    Definitions(lazyType<"count">()->attributes(), "count")
        .coroutine("__repr__", "self, /", representCount);
    Definitions(lazyType<"repeat">()->attributes(), "repeat")
        .coroutine("__repr__", "self, /", representRepeat);
    Definitions(lazyType<"chain">()->attributes(), "chain")
        .coroutine("__new__", "cls, /, *iterables", newChain);
    Value fromIterable = makeBuiltin("from_iterable", "iterable, /", chainAll);
    fromIterable.object()->makeImmortal();
    Definitions(lazyType<"chain">()->attributes())
        .value("from_iterable", makeRef<MethodWrapperObject>(types::staticMethod(), fromIterable));
    module.type(lazyType<"chain">());
    module.coroutine("islice", "iterable, start, stop=, step=, /", slice);
    module.coroutine("accumulate", "iterable, func=, *, initial=", accumulate);
    module.coroutine("takewhile", "predicate, iterable, /", whileTrue<true>);
    module.coroutine("dropwhile", "predicate, iterable, /", whileTrue<false>);
    module.coroutine("starmap", "function, iterable, /", starMap);
    module.coroutine("pairwise", "iterable, /", pairwise);
    module.coroutine("batched", "iterable, n, *, strict=", batched);
    module.coroutine("zip_longest", "*iterables, fillvalue=", zipLongest);
    fillCombinations(module);
    fillGroupBy(module);
}

} // namespace awaitscope
