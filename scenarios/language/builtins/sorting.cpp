#include "scenarios/language/builtins/sorting.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/at_once.h"

#include <algorithm>
#include <bit>
#include <cmath>
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

/// Merges two sorted neighbours [begin, middle) and [middle, end) of `order` into `merged`, without
/// code of the program. False when that has a say.
bool mergePlainly(const Values& keys, bool reverse, const std::vector<size_t>& order,
                  std::vector<size_t>& merged, size_t begin, size_t middle, size_t end)
{
    // The right one goes first only if it has to: that is what makes it stable.
    auto takesRight = [&](size_t left, size_t right, bool& answer) {
        return plainLess(keys[order[reverse ? left : right]], keys[order[reverse ? right : left]],
                         answer);
    };
    bool takeRight = false;
    if (middle < end && !takesRight(middle - 1, middle, takeRight)) return false;
    size_t left = begin, right = middle, target = begin;
    while (takeRight && left < middle && right < end) {
        bool answer = false;
        if (!takesRight(left, right, answer)) return false;
        merged[target++] = order[answer ? right++ : left++];
    }
    while (left < middle)
        merged[target++] = order[left++];
    while (right < end)
        merged[target++] = order[right++];
    return true;
}

/// The same, where the program has a say. False when raised.
Coroutine<bool> merge(Machine& machine, const Values& keys, bool reverse,
                      const std::vector<size_t>& order, std::vector<size_t>& merged, size_t begin,
                      size_t middle, size_t end)
{
    size_t left = begin, right = middle;
    for (size_t target = begin; target < end; ++target) {
        bool takeRight = left == middle;
        if (!takeRight && right < end) {
            const Value& first = keys[order[reverse ? left : right]];
            const Value& second = keys[order[reverse ? right : left]];
            if (!plainLess(first, second, takeRight)) {
                Answer less = co_await isLess(machine, first, second);
                if (less == Answer::Raised) co_return false;
                takeRight = less == Answer::Yes;
            }
        }
        merged[target] = order[takeRight ? right++ : left++];
    }
    co_return true;
}

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
    std::vector<size_t> order(items.size()), merged(items.size());
    for (size_t index = 0; index < order.size(); ++index)
        order[index] = index;
    for (size_t width = 1; width < order.size(); width *= 2) {
        for (size_t begin = 0; begin < order.size(); begin += 2 * width) {
            size_t middle = std::min(begin + width, order.size());
            size_t end = std::min(middle + width, order.size());
            if (mergePlainly(keys, reverse, order, merged, begin, middle, end)) continue;
            if (!co_await merge(machine, keys, reverse, order, merged, begin, middle, end))
                co_return false;
        }
        order.swap(merged);
    }
    arrange(items, order);
    co_return true;
}

} // namespace awaitscope
