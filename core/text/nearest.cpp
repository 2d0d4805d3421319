#include "core/text/nearest.h"

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
size_t distance(std::string_view left, std::string_view right)
{
    std::vector<size_t> beforeLast(right.size() + 1);
    std::vector<size_t> last(right.size() + 1);
    std::vector<size_t> row(right.size() + 1);
    for (size_t column = 0; column <= right.size(); ++column)
        row[column] = column;
    for (size_t i = 1; i <= left.size(); ++i) {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = i;
        for (size_t j = 1; j <= right.size(); ++j) {
            const size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row[right.size()];
}

} // namespace

std::string_view nearestName(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr size_t kLongestName = 64; // nobody mistypes more: a path, a pasted text
    if (word.size() > kLongestName) return {};
    std::string_view nearest;
    size_t least = std::max<size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const size_t steps = distance(word, candidate);
        if (steps >= least) continue;
        least = steps;
        nearest = candidate;
    }
    return nearest;
}

} // namespace awaitscope
