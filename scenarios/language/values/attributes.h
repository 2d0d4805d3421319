#pragma once

#include "scenarios/language/values/value.h"

#include <cstddef>
#include <vector>

namespace awaitscope {

/// Names and their values, in order of first assignment: the attributes of an object, the names of
/// a module.
///
/// Names are interned strings, compared by identity. Few names are searched in a row, many by a
/// table.
class Attributes {
public:
    struct Entry {
        Value name;  ///< null once deleted among many
        Value value; ///< null while unset, or once deleted
    };

    using Entries = std::vector<Entry, PooledAllocator<Entry>>;

    Attributes() = default;
    Attributes(Attributes&&) = default;
    Attributes& operator=(Attributes&&) = default;
    ~Attributes()
    {
        changed(); // another type may come to stand at the same address
    }

    /// Null when there is none.
    Value* find(const Value& name)
    {
        Entry* entry = entryOf(name);
        return entry && entry->value ? &entry->value : nullptr;
    }
    const Value* find(const Value& name) const { return const_cast<Attributes*>(this)->find(name); }
    void set(const Value& name, Value value);
    /// False when there was none.
    bool remove(const Value& name);
    /// Gives these names the first places, unset as yet; they keep them. REQUIRES: it is empty.
    void reserve(const Values& names);
    /// The value of the name that `reserve` was given at this place; null while it is unset.
    Value& at(size_t place) { return m_entries[place].value; }
    const Entries& entries() const { return m_entries; }
    void traverse(Visitor& visitor) const
    {
        for (const Entry& entry : m_entries)
            visitor.visit(entry.value);
    }
    void clear();

    /// Says that these are a type's. Whoever remembers what was found on types forgets it when the
    /// version is another.
    void setOfType() { m_ofType = true; }
    static uint64_t versionOfTypes() { return s_versionOfTypes; }

private:
    static constexpr size_t kTableFrom = 9;
    static constexpr uint32_t kFree = 0xffffffff;

    /// Where the name is in the table, or would be.
    size_t slotOf(uintptr_t name) const;
    void rebuild();
    void changed()
    {
        if (m_ofType) ++s_versionOfTypes;
    }

    static constinit thread_local uint64_t s_versionOfTypes;

    Entry* entryOf(const Value& name)
    {
        if (!m_table.empty()) return entryInTable(name);
        for (Entry& entry : m_entries)
            if (entry.name.is(name)) return &entry;
        return nullptr;
    }
    Entry* entryInTable(const Value& name);

    Entries m_entries;
    std::vector<uint32_t> m_table; // of indices, a power of two; empty while there are few
    uint32_t m_reserved = 0;
    bool m_ofType = false;
};

} // namespace awaitscope
