#include "scenarios/language/values/attributes.h"

namespace awaitscope {

constinit thread_local uint64_t Attributes::s_versionOfTypes = 1;

size_t Attributes::slotOf(uintptr_t name) const
{
    const size_t mask = m_table.size() - 1;
    size_t slot = (name >> 4 ^ name >> 12) & mask;
    while (m_table[slot] != kFree && m_entries[m_table[slot]].name.bits() != name)
        slot = (slot + 1) & mask;
    return slot;
}

void Attributes::rebuild()
{
    std::erase_if(m_entries, [](const Entry& entry) { return !entry.name; });
    size_t capacity = 16;
    while (capacity < m_entries.size() * 2)
        capacity *= 2;
    m_table.assign(capacity, kFree);
    for (uint32_t index = 0; index < m_entries.size(); ++index)
        m_table[slotOf(m_entries[index].name.bits())] = index;
}

Attributes::Entry* Attributes::entryInTable(const Value& name)
{
    const uint32_t index = m_table[slotOf(name.bits())];
    return index == kFree ? nullptr : &m_entries[index];
}

void Attributes::set(const Value& name, Value value)
{
    Entry* present = entryOf(name);
    if (present && present->value) {
        present->value = std::move(value);
        return;
    }
    changed();
    if (present) {
        present->value = std::move(value);
        return;
    }
    constexpr size_t kFirst = 4;
    if (m_entries.capacity() == 0) m_entries.reserve(kFirst);
    m_entries.push_back({name, std::move(value)});
    if (m_entries.size() < kTableFrom) return;
    if (m_table.size() < m_entries.size() * 2)
        rebuild();
    else
        m_table[slotOf(name.bits())] = static_cast<uint32_t>(m_entries.size() - 1);
}

bool Attributes::remove(const Value& name)
{
    Entry* present = entryOf(name);
    if (!present || !present->value) return false;
    changed();
    Value last = std::move(present->value); // what it destroys may reach back here
    auto place = static_cast<size_t>(present - m_entries.data());
    if (place < m_reserved) return true;
    if (m_table.empty())
        m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(place));
    else
        present->name = nullptr; // gone when the table is made anew
    return true;
}

void Attributes::reserve(const Values& names)
{
    for (const Value& name : names)
        set(name, {});
    m_reserved = static_cast<uint32_t>(m_entries.size());
}

void Attributes::clear()
{
    changed();
    m_table.clear();
    m_reserved = 0;
    Entries entries;
    entries.swap(m_entries); // values may reach back here while they are destroyed
}

} // namespace awaitscope
