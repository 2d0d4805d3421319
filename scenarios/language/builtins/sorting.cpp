#include "scenarios/language/builtins/sorting.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

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

Coroutine<bool> sortValues(Machine& machine, Values& items, Value key, bool reverse)
{
    Values keys = items;
    if (isWanted(key)) {
        for (Value& item : keys) {
            Values arguments{item};
            Value made = co_await machine.call(key, std::move(arguments));
            if (!made) co_return false;
            item = std::move(made);
        }
    }
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
    Values sorted;
    sorted.reserve(items.size());
    for (size_t index : order)
        sorted.push_back(items[index]);
    items = std::move(sorted);
    co_return true;
}

} // namespace awaitscope
