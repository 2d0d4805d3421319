#include "scenarios/language/values/attributes.h"

namespace awaitscope {

Value* Attributes::find(const Value& name)
{
    if (m_entries.size() < kTableFrom) {
        for (Entry& entry : m_entries) {
            if (entry.name.is(name)) return entry.value ? &entry.value : nullptr;
        }
        return nullptr;
    }
    auto found = m_table.find(name.bits());
    if (found == m_table.end()) return nullptr;
    Value& value = m_entries[found->second].value;
    return value ? &value : nullptr;
}

void Attributes::set(const Value& name, Value value)
{
    if (Value* present = find(name)) {
        *present = std::move(value);
        return;
    }
    m_entries.push_back({name, std::move(value)});
    ++m_live;
    if (m_entries.size() == kTableFrom) {
        for (uint32_t index = 0; index < m_entries.size(); ++index)
            m_table[m_entries[index].name.bits()] = index;
    } else if (m_entries.size() > kTableFrom) {
        m_table[name.bits()] = static_cast<uint32_t>(m_entries.size() - 1);
    }
}

bool Attributes::remove(const Value& name)
{
    Value* present = find(name);
    if (!present) return false;
    *present = nullptr;
    if (m_entries.size() >= kTableFrom)
        m_table.erase(name.bits());
    else
        for (size_t index = 0; index < m_entries.size(); ++index)
            if (m_entries[index].name.is(name)) {
                m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(index));
                break;
            }
    --m_live;
    return true;
}

void Attributes::clear()
{
    m_table.clear();
    m_live = 0;
    std::vector<Entry> entries;
    entries.swap(m_entries); // values may reach back here while they are destroyed
}

} // namespace awaitscope
