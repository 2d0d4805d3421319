#include "scenarios/language/values/attributes.h"

namespace awaitscope {

Attributes::Entry* Attributes::entryOf(const Value& name)
{
    if (m_entries.size() < kTableFrom) {
        for (Entry& entry : m_entries)
            if (entry.name.is(name)) return &entry;
        return nullptr;
    }
    auto found = m_table.find(name.bits());
    return found == m_table.end() ? nullptr : &m_entries[found->second];
}

Value* Attributes::find(const Value& name)
{
    Entry* entry = entryOf(name);
    return entry && entry->value ? &entry->value : nullptr;
}

void Attributes::set(const Value& name, Value value)
{
    if (Entry* present = entryOf(name)) {
        present->value = std::move(value);
        return;
    }
    m_entries.push_back({name, std::move(value)});
    if (m_entries.size() == kTableFrom) {
        for (uint32_t index = 0; index < m_entries.size(); ++index)
            m_table[m_entries[index].name.bits()] = index;
    } else if (m_entries.size() > kTableFrom) {
        m_table[name.bits()] = static_cast<uint32_t>(m_entries.size() - 1);
    }
}

bool Attributes::remove(const Value& name)
{
    Entry* present = entryOf(name);
    if (!present || !present->value) return false;
    Value last = std::move(present->value); // what it destroys may reach back here
    auto place = static_cast<size_t>(present - m_entries.data());
    if (place < m_reserved) return true;
    if (m_entries.size() >= kTableFrom)
        m_table.erase(name.bits());
    else
        m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(place));
    return true;
}

void Attributes::reserve(const std::vector<Value>& names)
{
    for (const Value& name : names)
        set(name, {});
    m_reserved = m_entries.size();
}

void Attributes::clear()
{
    m_table.clear();
    m_reserved = 0;
    std::vector<Entry> entries;
    entries.swap(m_entries); // values may reach back here while they are destroyed
}

} // namespace awaitscope
