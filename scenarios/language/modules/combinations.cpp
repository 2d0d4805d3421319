#include "core/runtime/pooled_allocator.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/lazy.h"
#include "scenarios/language/vm/machine.h"

#include <limits>
#include <memory>
#include <numeric>

namespace awaitscope {

namespace {

/// What is chosen from, at one place or at several.
using Pool = std::shared_ptr<const Values>;

/// An index into its pool for each place.
using Indexes = std::vector<size_t, PooledAllocator<size_t>>;

struct Choice {
    std::vector<Pool> pools; ///< taken in turn by the places
    Indexes indexes;
    std::vector<bool, PooledAllocator<bool>> isUsed; ///< for permutations: by index into the pool

    const Values& pool(size_t place) const { return *pools[place % pools.size()]; }
};

/// Moves on to the next choice; false after the last one.
using Advance = bool (*)(Choice& choice);

/// Choices of items by their indexes, in lexical order: `product`, `permutations`, `combinations`.
class ChoiceIterator final : public NativeIterator {
public:
    ChoiceIterator(const Type* type, Choice first, Advance advance, bool empty)
        : NativeIterator(type), m_choice(std::move(first)), m_advance(advance), m_over(empty)
    {
    }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        if (m_over) {
            ended = true;
            return true;
        }
        const size_t places = m_choice.indexes.size();
        if (!machine.charge(1 + places / 4) || !machine.reserve(places * sizeof(Value)))
            return true;
        Values chosen;
        chosen.reserve(places);
        for (size_t place = 0; place < places; ++place)
            chosen.push_back(m_choice.pool(place)[m_choice.indexes[place]]);
        item = makeTuple(std::move(chosen));
        m_over = !m_advance(m_choice);
        return true;
    }
    void traverse(Visitor& visitor) const override
    {
        for (const Pool& pool : m_choice.pools)
            visitor.visitAll(*pool);
    }

private:
    Choice m_choice;
    Advance m_advance;
    bool m_over;
};

/// Like an odometer.
bool nextProduct(Choice& choice)
{
    for (size_t place = choice.indexes.size(); place-- > 0;) {
        if (++choice.indexes[place] < choice.pool(place).size()) return true;
        choice.indexes[place] = 0;
    }
    return false;
}

bool nextPermutation(Choice& choice)
{
    auto& [pools, indexes, isUsed] = choice;
    const auto firstUnused = [&isUsed = choice.isUsed](size_t index) {
        while (index < isUsed.size() && isUsed[index])
            ++index;
        return index;
    };
    for (size_t place = indexes.size(); place-- > 0;) {
        isUsed[indexes[place]] = false;
        size_t index = firstUnused(indexes[place] + 1);
        if (index == isUsed.size()) continue;
        for (size_t smallest = 0; place < indexes.size(); ++place) {
            indexes[place] = index;
            isUsed[index] = true;
            smallest = index = firstUnused(smallest);
        }
        return true;
    }
    return false;
}

bool nextCombination(Choice& choice)
{
    Indexes& indexes = choice.indexes;
    size_t count = indexes.size();
    for (size_t place = count; place-- > 0;) {
        if (indexes[place] + (count - place) >= choice.pool(place).size()) continue;
        ++indexes[place];
        for (size_t behind = place + 1; behind < count; ++behind)
            indexes[behind] = indexes[behind - 1] + 1;
        return true;
    }
    return false;
}

bool nextWithReplacement(Choice& choice)
{
    Indexes& indexes = choice.indexes;
    for (size_t place = indexes.size(); place-- > 0;) {
        if (indexes[place] + 1 >= choice.pool(place).size()) continue;
        size_t index = indexes[place] + 1;
        for (size_t behind = place; behind < indexes.size(); ++behind)
            indexes[behind] = index;
        return true;
    }
    return false;
}

/// A choice of so many places, all at the first items. False (and an exception): no room for it.
bool makeRoom(Machine& machine, Choice& choice, size_t places)
{
    if (!machine.reserve(places * sizeof(size_t))) return false;
    choice.indexes.resize(places);
    return true;
}

// Slots: repeat, iterables.
Coroutine<Value> product(Machine& machine, Values slots)
{
    int64_t repeat = 1;
    if (slots[0] && !readInteger(machine, slots[0], repeat)) co_return nullptr;
    if (repeat < 0) co_return machine.raiseValueError("repeat argument cannot be negative");
    Values iterables = slots[1].as<TupleObject>()->items();
    constexpr size_t kMostPlaces = std::numeric_limits<int64_t>::max() / sizeof(size_t);
    const auto rounds = static_cast<size_t>(repeat);
    if (rounds > 0 && iterables.size() > kMostPlaces / rounds)
        co_return machine.raise(exceptions::OverflowError(), "repeat argument too large");
    Choice choice;
    if (!makeRoom(machine, choice, rounds * iterables.size())) co_return nullptr;
    bool empty = false;
    for (size_t index = 0; index < iterables.size() && rounds > 0; ++index) {
        Values pool;
        if (!co_await collect(machine, iterables[index], pool)) co_return nullptr;
        empty = empty || pool.empty();
        choice.pools.push_back(std::make_shared<const Values>(std::move(pool)));
    }
    co_return makeRef<ChoiceIterator>(lazyType<"product">(), std::move(choice), nextProduct, empty);
}

// Slots: iterable, r.
template <Advance Next, bool Distinct> Coroutine<Value> choose(Machine& machine, Values slots)
{
    Values pool;
    if (!co_await collect(machine, slots[0], pool)) co_return nullptr;
    const size_t size = pool.size();
    auto count = static_cast<int64_t>(size);
    if (isWanted(slots[1]) && !readInteger(machine, slots[1], count)) co_return nullptr;
    if (count < 0) co_return machine.raiseValueError("r must be non-negative");
    const bool impossible = Distinct ? count > static_cast<int64_t>(size) : size == 0 && count > 0;
    if (impossible) count = 0;
    Choice choice;
    if (!makeRoom(machine, choice, static_cast<size_t>(count))) co_return nullptr;
    choice.pools.push_back(std::make_shared<const Values>(std::move(pool)));
    if (Distinct) std::iota(choice.indexes.begin(), choice.indexes.end(), size_t{0});
    if (Next == nextPermutation) {
        choice.isUsed.resize(size);
        std::fill_n(choice.isUsed.begin(), count, true);
    }
    const Type* type = !Distinct                 ? lazyType<"combinations_with_replacement">()
                       : Next == nextPermutation ? lazyType<"permutations">()
                                                 : lazyType<"combinations">();
    co_return makeRef<ChoiceIterator>(type, std::move(choice), Next, impossible);
}

} // namespace

void fillCombinations(Definitions& module)
{
    module.coroutine("product", "*iterables, repeat=", product);
    module.coroutine("permutations", "iterable, r=", choose<nextPermutation, true>);
    module.coroutine("combinations", "iterable, r", choose<nextCombination, true>);
    module.coroutine("combinations_with_replacement", "iterable, r",
                     choose<nextWithReplacement, false>);
}

} // namespace awaitscope
