#include "scenarios/language/builtins/sorting.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/at_once.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <optional>

namespace awaitscope {

namespace {

/// What a key begins with, as a number in the same order: most comparisons need no more, and not
/// the key itself, wherever it lies.
struct Beginning {
    const Type* type;    ///< of the key
    const Type* content; ///< what the number was made of; numbers of one content are in order
    uint64_t number;
};

std::optional<Beginning> beginningOf(const Value& key)
{
    constexpr uint64_t kSign = uint64_t{1} << 63;
    const Type* type = typeOf(key);
    if (key.isSmall()) return Beginning{type, type, static_cast<uint64_t>(key.smallInt()) ^ kSign};
    if (type == types::floating()) {
        const double number = floatOf(key) + 0.0; // -0.0 equals 0.0
        if (std::isnan(number)) return std::nullopt;
        const auto bits = std::bit_cast<uint64_t>(number);
        return Beginning{type, type, bits & kSign ? ~bits : bits | kSign};
    }
    if (type == types::str()) {
        const std::string& text = textOf(key);
        uint64_t number = 0;
        for (size_t index = 0; index < sizeof number; ++index)
            number = number << 8 | (index < text.size() ? static_cast<uint8_t>(text[index]) : 0);
        return Beginning{type, type, number};
    }
    if (type != types::tuple() || key.as<TupleObject>()->items().empty()) return std::nullopt;
    const Value& first = key.as<TupleObject>()->items().front();
    if (typeOf(first) == types::tuple()) return std::nullopt;
    auto beginning = beginningOf(first);
    if (beginning) beginning->type = type;
    return beginning;
}

/// A place in the order that is being made.
struct Place {
    uint64_t number; ///< see `Beginning`
    size_t index;    ///< of the key
};

// How many of these steps a statement's time is enough for.
constexpr size_t kStepsOfSort = 4;
constexpr size_t kStepsOfMerge = 2;

/// n log n
size_t stepsFor(size_t count)
{
    return count * static_cast<size_t>(std::bit_width(count));
}

/// Sorts keys that are all of one built-in kind. False when they are not, or the program, or an
/// error, has a say: nothing has happened then.
bool sortAlike(const Values& keys, bool reverse, std::vector<Place>& places)
{
    places.reserve(keys.size());
    std::optional<Beginning> all;
    for (size_t index = 0; index < keys.size(); ++index) {
        const auto beginning = beginningOf(keys[index]);
        if (!beginning) return false;
        if (!all) all = beginning;
        if (beginning->type != all->type || beginning->content != all->content) return false;
        places.push_back({beginning->number, index});
    }
    Cost::spend(keys.size() / Cost::kValuesCompared);
    // Many are in order already, or the other way round.
    const auto ascends = [](const Place& left, const Place& right) {
        return left.number >= right.number;
    };
    const auto descends = [](const Place& left, const Place& right) {
        return left.number <= right.number;
    };
    const bool isUp = std::adjacent_find(places.begin(), places.end(), ascends) == places.end();
    const bool isDown =
        !isUp && std::adjacent_find(places.begin(), places.end(), descends) == places.end();
    if (isUp || isDown) {
        if (isUp == reverse) std::reverse(places.begin(), places.end());
        return true;
    }
    Cost::spend(stepsFor(keys.size()) / kStepsOfSort);
    bool known = true;
    std::stable_sort(places.begin(), places.end(), [&](const Place& left, const Place& right) {
        const Place &first = reverse ? right : left, &second = reverse ? left : right;
        if (first.number != second.number) return first.number < second.number;
        bool less = false;
        known = known && plainLess(keys[first.index], keys[second.index], less);
        return known && less;
    });
    return known;
}

/// Puts the items in this order.
template <class Order> void arrange(Values& items, const Order& order)
{
    Values sorted;
    sorted.reserve(items.size());
    for (const auto& place : order) {
        if constexpr (std::is_same_v<Order, std::vector<Place>>)
            sorted.push_back(std::move(items[place.index]));
        else
            sorted.push_back(std::move(items[place]));
    }
    items = std::move(sorted);
}

constexpr size_t kBytesPerItem = 64; // keys, their beginnings, two orders

bool isNotANumber(const Value& key)
{
    return isFloat(key) && std::isnan(floatOf(key));
}

/// Sorts keys of any kinds. False when the program, or an error, has a say: nothing has happened
/// then.
bool sortPlainly(const Values& keys, std::vector<size_t>& order)
{
    if (std::any_of(keys.begin(), keys.end(), isNotANumber)) return false; // in no order
    std::vector<size_t> sorted = order;
    bool known = true;
    std::stable_sort(sorted.begin(), sorted.end(), [&](size_t left, size_t right) {
        bool less = false;
        known = known && plainLess(keys[left], keys[right], less);
        return known && less;
    });
    if (known) order.swap(sorted);
    return known;
}

/// Sorts where the program has a say: it is asked as often as CPython asks it, and in the same
/// order, as long as there is one run to be made.
class AskingSort {
public:
    AskingSort(Machine& machine, const Values& keys, std::vector<size_t>& order)
        : m_machine(machine), m_keys(keys), m_order(order)
    {
    }

    /// False when raised.
    Coroutine<bool> sort()
    {
        const size_t size = m_order.size();
        for (size_t begin = 0; begin < size; begin += kRun) {
            const bool isMade = co_await makeRun(begin, std::min(begin + kRun, size));
            if (!isMade) co_return false;
        }
        for (size_t width = kRun; width < size; width *= 2)
            for (size_t begin = 0; begin + width < size; begin += 2 * width) {
                const size_t end = std::min(begin + 2 * width, size);
                const bool isMerged = co_await merge(begin, begin + width, end);
                if (!isMerged) co_return false;
            }
        co_return true;
    }

private:
    static constexpr size_t kRun = 64;

    /// Whether one key, by its place among them, is less than another.
    Coroutine<Answer> isBefore(size_t left, size_t right)
    {
        bool less = false;
        if (plainLess(m_keys[left], m_keys[right], less)) co_return less ? Answer::Yes : Answer::No;
        const Answer answer = co_await isLess(m_machine, m_keys[left], m_keys[right]);
        co_return answer;
    }
    /// The same for neighbours in the order: whether the later one is less.
    Coroutine<Answer> isFalling(size_t place)
    {
        return isBefore(m_order[place], m_order[place - 1]);
    }
    void reverse(size_t begin, size_t end)
    {
        std::reverse(m_order.begin() + static_cast<std::ptrdiff_t>(begin),
                     m_order.begin() + static_cast<std::ptrdiff_t>(end));
    }

    /// Goes on as long as nothing falls. Where that ends; 0: raised.
    Coroutine<size_t> rise(size_t place, size_t end)
    {
        for (; place < end; ++place) {
            const Answer falls = co_await isFalling(place);
            if (falls == Answer::Raised) co_return 0;
            if (falls == Answer::Yes) break;
        }
        co_return place;
    }

    /// The end of what is in order from `begin` on: what falls is turned round. 0: raised.
    Coroutine<size_t> naturalRun(size_t begin, size_t end)
    {
        size_t place = co_await rise(begin + 1, end);
        if (place == 0 || place == end) co_return place;
        if (place > begin + 1) {
            const Answer rises = co_await isBefore(m_order[begin], m_order[place - 1]);
            if (rises == Answer::Raised) co_return 0;
            if (rises == Answer::Yes) co_return place;
            reverse(begin, place); // all equal: they keep their order when all is turned round
        }
        size_t equal = 1; // of the last ones
        for (++place; place < end; ++place) {
            const Answer falls = co_await isFalling(place);
            if (falls == Answer::Raised) co_return 0;
            if (falls == Answer::Yes) {
                reverse(place - equal, place);
                equal = 1;
                continue;
            }
            const Answer rises = co_await isBefore(m_order[place - 1], m_order[place]);
            if (rises == Answer::Raised) co_return 0;
            if (rises == Answer::Yes) break;
            ++equal;
        }
        reverse(place - equal, place);
        reverse(begin, place);
        place = co_await rise(place, end);
        co_return place;
    }

    /// Puts [begin, end) in order: each that is not yet finds its place by halves.
    Coroutine<bool> makeRun(size_t begin, size_t end)
    {
        size_t place = co_await naturalRun(begin, end);
        if (place == 0) co_return false;
        for (; place < end; ++place) {
            size_t low = begin, high = place;
            while (low < high) {
                const size_t middle = low + (high - low) / 2;
                const Answer before = co_await isBefore(m_order[place], m_order[middle]);
                if (before == Answer::Raised) co_return false;
                if (before == Answer::Yes)
                    high = middle;
                else
                    low = middle + 1;
            }
            const auto first = m_order.begin();
            std::rotate(first + static_cast<std::ptrdiff_t>(low),
                        first + static_cast<std::ptrdiff_t>(place),
                        first + static_cast<std::ptrdiff_t>(place) + 1);
        }
        co_return true;
    }

    /// Merges two neighbours. The right one goes first only if it has to: that makes it stable.
    Coroutine<bool> merge(size_t begin, size_t middle, size_t end)
    {
        const Answer falls = co_await isFalling(middle);
        if (falls != Answer::Yes) co_return falls == Answer::No;
        const std::vector<size_t> lefts(m_order.begin() + static_cast<std::ptrdiff_t>(begin),
                                        m_order.begin() + static_cast<std::ptrdiff_t>(middle));
        size_t left = 0, right = middle, target = begin;
        while (left < lefts.size() && right < end) {
            const Answer before = co_await isBefore(m_order[right], lefts[left]);
            if (before == Answer::Raised) co_return false;
            m_order[target++] = before == Answer::Yes ? m_order[right++] : lefts[left++];
        }
        while (left < lefts.size())
            m_order[target++] = lefts[left++];
        co_return true;
    }

    Machine& m_machine;
    const Values& m_keys;
    std::vector<size_t>& m_order;
};

} // namespace

bool sortAtOnce(Machine& machine, Values& items, bool reverse)
{
    if (items.size() < 2) return true;
    std::vector<Place> places;
    if (!machine.reserve(items.size() * kBytesPerItem) || !sortAlike(items, reverse, places))
        return false;
    arrange(items, places);
    return true;
}

Coroutine<bool> sortValues(Machine& machine, Values& items, Value key, bool reverse)
{
    Values keys = items;
    if (isWanted(key)) {
        for (Value& item : keys) {
            Values arguments{item};
            Value made = co_await CallAtOnce(machine, key, std::move(arguments));
            if (!made) co_return false;
            item = std::move(made);
        }
    }
    if (!machine.reserve(items.size() * kBytesPerItem)) co_return false;
    if (std::vector<Place> places; sortAlike(keys, reverse, places)) {
        arrange(items, places);
        co_return true;
    }
    if (!machine.charge(stepsFor(items.size()) / kStepsOfMerge)) co_return false;
    std::vector<size_t> order(items.size());
    std::iota(order.begin(), order.end(), size_t(0));
    if (reverse) std::reverse(order.begin(), order.end());
    if (!sortPlainly(keys, order)) {
        AskingSort asking(machine, keys, order);
        const bool isSorted = co_await asking.sort();
        if (!isSorted) co_return false;
    }
    if (reverse) std::reverse(order.begin(), order.end());
    arrange(items, order);
    co_return true;
}

} // namespace awaitscope
