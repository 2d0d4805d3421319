#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

SetOrder& HashTable::order()
{
    if (m_order) return *m_order;
    m_order.emplace();
    // Nothing was removed so far, or there would be an order already.
    for (uint32_t index = 0; index < m_entries.size(); ++index)
        if (m_entries[index].key) m_order->add(*SetOrder::hashOf(m_entries[index].key), index);
    return *m_order;
}

void HashTable::noteNew(const Value& key)
{
    const auto hash = SetOrder::hashOf(key);
    if (!hash) {
        m_isOrdered = m_isUnarranged = false;
        m_order.reset();
        return;
    }
    if (m_order) m_order->add(*hash, static_cast<uint32_t>(m_entries.size() - 1));
    m_isUnarranged = true;
}

void HashTable::compact()
{
    forgetPlaces();
    std::vector<uint32_t> to(m_order ? m_entries.size() : 0);
    uint32_t kept = 0;
    for (uint32_t index = 0; index < to.size(); ++index) {
        to[index] = kept;
        kept += m_entries[index].key ? 1 : 0;
    }
    std::erase_if(m_entries, [](const Entry& entry) { return !entry.key; });
    if (m_order) m_order->renumber(to);
}

void HashTable::arrange()
{
    m_isUnarranged = false;
    forgetPlaces();
    Cost::spend(m_entries.size() / Cost::kValuesCompared);
    const std::vector<uint32_t> indexes = order().indexes();
    std::vector<uint32_t> to(m_entries.size());
    Entries arranged;
    arranged.reserve(indexes.size());
    for (uint32_t index : indexes) {
        to[index] = static_cast<uint32_t>(arranged.size());
        arranged.push_back(std::move(m_entries[index]));
    }
    m_entries.swap(arranged);
    m_order->renumber(to);
    for (uint32_t& slot : m_slots)
        if (slot < kRemoved) slot = to[slot];
}

HashTable::Entry* HashTable::entryFrom(size_t& place)
{
    const auto index = order().next(place);
    return index ? &m_entries[*index] : nullptr;
}

Value HashTable::popKey()
{
    const size_t place = m_isOrdered ? order().nextToPop() : firstPlace();
    const Value key = m_entries[place].key;
    removeAt(place);
    return key;
}

void HashTable::unite(HashTable& other)
{
    if (&other == this || other.m_live == 0) return;
    Cost::spend(other.m_live);
    order().expect(other.m_live);
    if (m_live == 0 && order().copiesAsItIs(other.order())) {
        *this = other;
        return;
    }
    for (const Entry& entry : other.entries())
        if (entry.key) set(entry.hash, entry.key, entry.value);
}

} // namespace awaitscope
