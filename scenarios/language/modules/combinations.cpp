#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/machine.h"

#include <memory>

namespace awaitscope {

namespace {

/// What is chosen from, at one place or at several.
using Pool = std::shared_ptr<const Values>;

/// Moves the indexes on to the next choice; false after the last one.
using Advance = bool (*)(std::vector<size_t>& indexes, const std::vector<size_t>& sizes);

/// Choices of items by their indexes, in lexical order: `product`, `permutations`, `combinations`.
class ChoiceIterator final : public NativeIterator {
public:
    /// `steps`: what one choice takes, in statements.
    ChoiceIterator(std::vector<Pool> pools, std::vector<size_t> first, Advance advance,
                   uint64_t steps, bool empty)
        : m_pools(std::move(pools)), m_indexes(std::move(first)), m_advance(advance),
          m_steps(steps), m_over(empty)
    {
        for (const Pool& pool : m_pools)
            m_sizes.push_back(pool->size());
    }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        if (m_over) {
            ended = true;
            return true;
        }
        if (!machine.charge(m_steps)) return true;
        Values chosen;
        chosen.reserve(m_indexes.size());
        for (size_t place = 0; place < m_indexes.size(); ++place)
            chosen.push_back((*m_pools[place])[m_indexes[place]]);
        item = makeTuple(std::move(chosen));
        m_over = !m_advance(m_indexes, m_sizes);
        return true;
    }

private:
    std::vector<Pool> m_pools; ///< for each place
    std::vector<size_t> m_sizes, m_indexes;
    Advance m_advance;
    uint64_t m_steps;
    bool m_over;
};

uint64_t stepsOf(size_t places, bool looksAtAll)
{
    return 1 + places / 4 + (looksAtAll ? places * places / 16 : 0);
}

/// Like an odometer.
bool nextProduct(std::vector<size_t>& indexes, const std::vector<size_t>& sizes)
{
    for (size_t place = indexes.size(); place-- > 0;) {
        if (++indexes[place] < sizes[place]) return true;
        indexes[place] = 0;
    }
    return false;
}

bool nextPermutation(std::vector<size_t>& indexes, const std::vector<size_t>& sizes)
{
    auto isUsed = [&indexes](size_t index, size_t places) {
        return std::find(indexes.begin(), indexes.begin() + static_cast<std::ptrdiff_t>(places),
                         index) != indexes.begin() + static_cast<std::ptrdiff_t>(places);
    };
    for (size_t place = indexes.size(); place-- > 0;) {
        size_t candidate = indexes[place] + 1;
        while (candidate < sizes[place] && isUsed(candidate, place))
            ++candidate;
        if (candidate >= sizes[place]) continue;
        indexes[place] = candidate;
        for (size_t behind = place + 1; behind < indexes.size(); ++behind) {
            size_t smallest = 0;
            while (isUsed(smallest, behind))
                ++smallest;
            indexes[behind] = smallest;
        }
        return true;
    }
    return false;
}

bool nextCombination(std::vector<size_t>& indexes, const std::vector<size_t>& sizes)
{
    size_t count = indexes.size();
    for (size_t place = count; place-- > 0;) {
        if (indexes[place] + (count - place) >= sizes[place]) continue;
        ++indexes[place];
        for (size_t behind = place + 1; behind < count; ++behind)
            indexes[behind] = indexes[behind - 1] + 1;
        return true;
    }
    return false;
}

bool nextWithReplacement(std::vector<size_t>& indexes, const std::vector<size_t>& sizes)
{
    for (size_t place = indexes.size(); place-- > 0;) {
        if (indexes[place] + 1 >= sizes[place]) continue;
        size_t index = indexes[place] + 1;
        for (size_t behind = place; behind < indexes.size(); ++behind)
            indexes[behind] = index;
        return true;
    }
    return false;
}

// Slots: repeat, iterables.
Coroutine<Value> product(Machine& machine, Values slots)
{
    int64_t repeat = 1;
    if (slots[0] && !readInteger(machine, slots[0], repeat)) co_return nullptr;
    if (repeat < 0) co_return machine.raiseValueError("repeat argument cannot be negative");
    Values iterables = slots[1].as<TupleObject>()->items();
    constexpr int64_t kMostPlaces = 1000;
    if (iterables.empty()) repeat = 0;
    if (!iterables.empty() && repeat > kMostPlaces / static_cast<int64_t>(iterables.size()))
        co_return machine.raise(exceptions::MemoryError(), "");
    std::vector<Pool> once, pools;
    bool empty = false;
    for (size_t index = 0; index < iterables.size(); ++index) {
        Values pool;
        if (!co_await collect(machine, iterables[index], pool)) co_return nullptr;
        empty = empty || pool.empty();
        once.push_back(std::make_shared<const Values>(std::move(pool)));
    }
    for (int64_t round = 0; round < repeat; ++round)
        pools.insert(pools.end(), once.begin(), once.end());
    empty = empty && !pools.empty();
    std::vector<size_t> first(pools.size(), 0);
    const uint64_t steps = stepsOf(pools.size(), false);
    co_return makeRef<ChoiceIterator>(std::move(pools), std::move(first), nextProduct, steps,
                                      empty);
}

// Slots: iterable, r.
template <Advance Next, bool Distinct> Coroutine<Value> choose(Machine& machine, Values slots)
{
    Values pool;
    if (!co_await collect(machine, slots[0], pool)) co_return nullptr;
    auto count = static_cast<int64_t>(pool.size());
    if (isWanted(slots[1]) && !readInteger(machine, slots[1], count)) co_return nullptr;
    if (count < 0) co_return machine.raiseValueError("r must be non-negative");
    bool impossible =
        Distinct ? count > static_cast<int64_t>(pool.size()) : pool.empty() && count > 0;
    if (impossible) count = 0;
    constexpr int64_t kMostPlaces = 1000;
    if (count > kMostPlaces) co_return machine.raise(exceptions::MemoryError(), "");
    std::vector<Pool> pools(static_cast<size_t>(count),
                            std::make_shared<const Values>(std::move(pool)));
    std::vector<size_t> first(static_cast<size_t>(count), 0);
    for (size_t place = 0; Distinct && place < first.size(); ++place)
        first[place] = place;
    const uint64_t steps = stepsOf(first.size(), Next == nextPermutation);
    co_return makeRef<ChoiceIterator>(std::move(pools), std::move(first), Next, steps, impossible);
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
