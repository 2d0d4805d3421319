#pragma once

#include "scenarios/language/values/set_order.h"
#include "scenarios/language/values/value.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace awaitscope {

/// Keys and values in order of insertion: the inside of `dict` and `set`.
///
/// Hashes and equality of built-in values only: whoever uses it with keys whose class defines
/// `__eq__` or `__hash__` finds the entry by `candidates` and compares by running the program's
/// code.
class HashTable {
public:
    struct Entry {
        size_t hash = 0;
        Value key; ///< null once removed
        Value value;
    };

    using Entries = std::vector<Entry, PooledAllocator<Entry>>;

    /// Null when there is none. REQUIRES: `hash` is the key's.
    Value* find(size_t hash, const Value& key);
    /// Returns true when the key is new. While a question is asked (see KeyQuestion), neither this
    /// nor `remove` changes anything.
    bool set(size_t hash, const Value& key, Value value);
    bool remove(size_t hash, const Value& key, Value* removed = nullptr);
    /// The same for keys that need not be compared: one that no other is equal to (as of a table of
    /// the same keys), and the one at a place.
    void addNew(size_t hash, const Value& key, Value value);
    void removeAt(size_t place);
    void clear();
    void traverse(Visitor& visitor) const;
    size_t size() const { return m_live; }
    /// How often a key came or went.
    uint32_t changes() const { return m_changes; }
    /// With gaps where entries were removed: their key is null.
    const Entries& entries() const
    {
        if (m_isUnarranged) const_cast<HashTable*>(this)->arrange();
        return m_entries;
    }
    Entries& mutableEntries() { return m_entries; }
    /// Whether `entries` would have to be put in order first, and they are better taken one by one:
    /// from the place 0 on, until there is none.
    bool isUnarranged() const { return m_isUnarranged; }
    Entry* entryFrom(size_t& place);
    /// A place that no entry stands before, however many were removed there.
    size_t firstPlace();
    /// A place that no entry stands at or behind.
    size_t endPlace();
    /// Takes the key that a set's `pop` takes. REQUIRES: size() > 0.
    Value popKey();

    /// Takes over all that a dict has, in its order, at once. False, having done nothing: there is
    /// more room than entries, or it is no dict. REQUIRES: it is empty.
    bool copyFrom(const HashTable& other);
    /// For a set: its numbers are seen in the order that CPython gives them. REQUIRES: it is empty.
    void orderAsSet() { m_isOrdered = m_isSet = true; }
    /// A set, and all of its keys are of the kinds whose order CPython decides.
    bool isOrdered() const { return m_isOrdered; }
    /// Adds the keys of another set. REQUIRES: both are ordered.
    void unite(HashTable& other);

private:
    static constexpr uint32_t kFree = 0xffffffff, kRemoved = 0xfffffffe;

    size_t slotOf(size_t hash, const Value& key) const;
    void removeFrom(size_t slot, Value* removed);
    void rebuild();
    SetOrder& order();
    void noteNew(const Value& key);
    void arrange();
    void compact();
    /// Where the first and the last entry stand is to be found anew.
    void forgetPlaces() { m_first = m_end = m_endOf = 0; }

    Entries m_entries;
    std::vector<uint32_t, PooledAllocator<uint32_t>> m_slots; // power of two
    size_t m_live = 0;
    uint32_t m_changes = 0;
    size_t m_first = 0;              ///< there is no entry before
    size_t m_end = 0;                ///< there is none from here on, as long as there are
    size_t m_endOf = 0;              ///< so many places
    std::optional<SetOrder> m_order; ///< made when it is first asked for
    bool m_isSet = false, m_isOrdered = false;
    bool m_isUnarranged = false; ///< the entries are not in the order in which they are seen
};

/// The hash of a built-in value; nothing for an unhashable one. Equal values have equal hashes
/// (1, 1.0 and True). Objects of the program hash by identity, which decides no order.
std::optional<size_t> hashOf(const Value& value);

/// The hash of what is equal to nothing but itself.
size_t identityHash(const Value& value);

/// Equality of built-in values, deep; objects of the program are equal by identity.
bool plainEqual(const Value& left, const Value& right, int depth = 0);

} // namespace awaitscope
