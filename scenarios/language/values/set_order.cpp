#include "scenarios/language/values/set_order.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"

#include <bit>

namespace awaitscope {

uint64_t SetOrder::hashOfTuple(std::span<const uint64_t> hashes)
{
    constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                       kPrime5 = 2870177450012600261u;
    uint64_t sum = kPrime5;
    for (const uint64_t hash : hashes)
        sum = std::rotl(sum + hash * kPrime2, 31) * kPrime1;
    sum += hashes.size() ^ (kPrime5 ^ 3527539u);
    return sum == ~uint64_t(0) ? 1546275796u : sum;
}

std::optional<uint64_t> SetOrder::hashOf(const Value& key, int depth)
{
    constexpr int kDeepest = 20;
    constexpr uint64_t kNoneHash = 0xfca86420, kMinusTwo = ~uint64_t(1);
    constexpr int64_t kModulus = (int64_t(1) << 61) - 1;
    if (key.isSmall() && key.smallInt() > -kModulus && key.smallInt() < kModulus)
        return key.smallInt() == -1 ? kMinusTwo : static_cast<uint64_t>(key.smallInt());
    if (key.is(none())) return kNoneHash;
    if (key.is(trueValue()) || key.is(falseValue())) return key.is(trueValue());
    const Type* type = typeOf(key);
    if (type == types::tuple() && depth < kDeepest) {
        std::vector<uint64_t> hashes;
        for (const Value& item : key.as<TupleObject>()->items()) {
            const auto hash = hashOf(item, depth + 1);
            if (!hash) return std::nullopt;
            hashes.push_back(*hash);
        }
        return hashOfTuple(hashes);
    }
    if (type != types::integer() && type != types::floating()) return std::nullopt;
    if (isFloat(key) && floatOf(key) != floatOf(key)) return std::nullopt;
    const int64_t hash = numberHash(key);
    return hash == -1 ? kMinusTwo : static_cast<uint64_t>(hash);
}

/// Places next to each other are tried together.
size_t SetOrder::lastInRow(size_t place) const
{
    constexpr size_t kLinearProbes = 9;
    return place + kLinearProbes < m_places.size() ? place + kLinearProbes : place;
}

/// Where a key was removed, on the way to a free place, it comes to stand: at the last such one.
/// Returns whether it has filled a free place.
bool SetOrder::put(uint64_t hash, uint32_t index)
{
    Place* removed = nullptr;
    const size_t mask = m_places.size() - 1;
    uint64_t perturb = hash;
    for (size_t place = hash & mask;; place = (place * 5 + 1 + perturb) & mask) {
        for (size_t each = place; each <= lastInRow(place); ++each) {
            if (m_places[each].index == kRemoved) removed = &m_places[each];
            if (m_places[each].index == kFree) {
                (removed ? *removed : m_places[each]) = {hash, index};
                return !removed;
            }
        }
        perturb >>= 5;
    }
}

void SetOrder::add(uint64_t hash, uint32_t index)
{
    constexpr size_t kLarge = 50000;
    ++m_used;
    if (!put(hash, index)) return;
    ++m_filled;
    if (m_filled * 5 >= (m_places.size() - 1) * 3)
        resize(m_used > kLarge ? m_used * 2 : m_used * 4);
}

void SetOrder::remove(uint64_t hash, uint32_t index)
{
    const size_t mask = m_places.size() - 1;
    uint64_t perturb = hash;
    for (size_t place = hash & mask;; place = (place * 5 + 1 + perturb) & mask) {
        for (size_t each = place; each <= lastInRow(place); ++each)
            if (m_places[each].index == index) {
                m_places[each].index = kRemoved;
                --m_used;
                return;
            }
        perturb >>= 5;
    }
}

void SetOrder::expect(size_t count)
{
    if ((m_filled + count) * 5 >= (m_places.size() - 1) * 3) resize((m_used + count) * 2);
}

void SetOrder::resize(size_t atLeast)
{
    size_t size = kSmallest;
    while (size <= atLeast)
        size *= 2;
    Cost::spend(m_places.size() / Cost::kValuesCopied);
    const Places old = std::exchange(m_places, Places(size));
    for (const Place& place : old)
        if (place.index < kRemoved) put(place.hash, place.index);
    m_filled = m_used;
}

std::vector<uint32_t> SetOrder::indexes() const
{
    std::vector<uint32_t> found;
    found.reserve(m_used);
    for (const Place& place : m_places)
        if (place.index < kRemoved) found.push_back(place.index);
    return found;
}

std::optional<uint32_t> SetOrder::next(size_t& place) const
{
    const size_t from = place;
    while (place < m_places.size() && m_places[place].index >= kRemoved)
        ++place;
    Cost::spend((place - from) / Cost::kValuesCopied);
    if (place == m_places.size()) return std::nullopt;
    return m_places[place++].index;
}

uint32_t SetOrder::nextToPop()
{
    m_popped &= m_places.size() - 1;
    std::optional<uint32_t> found = next(m_popped);
    if (!found) {
        m_popped = 0;
        found = next(m_popped);
    }
    return *found;
}

void SetOrder::renumber(const std::vector<uint32_t>& to)
{
    for (Place& place : m_places)
        if (place.index < kRemoved) place.index = to[place.index];
}

} // namespace awaitscope
