#pragma once

#include "scenarios/language/values/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace awaitscope {

/// The places that CPython's set gives its keys: they decide in which order numbers are seen.
///
/// Keys are known by their index in the table of their set. What is removed keeps its place until
/// another key takes it, or the set grows.
class SetOrder {
public:
    /// CPython's hash of numbers, None, and tuples of them; nothing for other keys, whose order in
    /// CPython differs from run to run.
    static std::optional<uint64_t> hashOf(const Value& key, int depth = 0);

    /// CPython's hash of a tuple whose items have these: it adds them up as xxHash does.
    static uint64_t hashOfTuple(std::span<const uint64_t> hashes);

    void add(uint64_t hash, uint32_t index);
    /// REQUIRES: it was added with this hash.
    void remove(uint64_t hash, uint32_t index);
    /// Makes room before `count` keys of another set come.
    void expect(size_t count);
    /// The index of each key, in order.
    std::vector<uint32_t> indexes() const;
    /// The index of the first key at this place or behind it, and moves the place past it; nothing
    /// when there is none.
    std::optional<uint32_t> next(size_t& place) const;
    /// The index of the key that `pop` takes: the first behind the last one that it took. REQUIRES:
    /// there is a key.
    uint32_t nextToPop();
    /// Each key gets a new index: the old one is the index into `to`.
    void renumber(const std::vector<uint32_t>& to);
    /// Whether this one, still untouched, takes over the other place by place.
    bool copiesAsItIs(const SetOrder& other) const
    {
        return m_filled == 0 && m_places.size() == other.m_places.size() &&
               other.m_filled == other.m_used;
    }

private:
    static constexpr size_t kSmallest = 8;
    static constexpr uint32_t kFree = 0xffffffff, kRemoved = 0xfffffffe;
    struct Place {
        uint64_t hash = 0;
        uint32_t index = kFree;
    };

    size_t lastInRow(size_t place) const;
    bool put(uint64_t hash, uint32_t index);
    void resize(size_t atLeast);

    using Places = std::vector<Place, PooledAllocator<Place>>;
    Places m_places = Places(kSmallest);
    size_t m_popped = 0;             ///< the place where `pop` goes on
    size_t m_filled = 0, m_used = 0; ///< places that are taken, and those whose key is there still
};

} // namespace awaitscope
