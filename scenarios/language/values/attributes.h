#pragma once

#include "scenarios/language/values/value.h"

#include <cstddef>
#include <unordered_map>
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
        Value name;
        Value value; ///< null while unset, or once deleted
    };

    /// Null when there is none.
    Value* find(const Value& name);
    const Value* find(const Value& name) const { return const_cast<Attributes*>(this)->find(name); }
    void set(const Value& name, Value value);
    /// False when there was none.
    bool remove(const Value& name);
    /// Gives these names the first places, unset as yet; they keep them. REQUIRES: it is empty.
    void reserve(const std::vector<Value>& names);
    /// The value of the name that `reserve` was given at this place; null while it is unset.
    Value& at(size_t place) { return m_entries[place].value; }
    const std::vector<Entry>& entries() const { return m_entries; }
    void clear();

private:
    static constexpr size_t kTableFrom = 9;

    Entry* entryOf(const Value& name);

    std::vector<Entry> m_entries;
    std::unordered_map<uintptr_t, uint32_t> m_table; // by identity of the name; never iterated
    size_t m_reserved = 0;
};

} // namespace awaitscope
