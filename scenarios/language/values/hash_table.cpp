#include "scenarios/language/values/hash_table.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"

#include <cmath>

namespace awaitscope {

namespace {

// The slots that a hash may stand in, one after the other: all of its bits have a say in time, as
// those of numbers are as they come.
class Probe {
public:
    Probe(size_t hash, size_t mask) : m_slot(hash & mask), m_rest(hash), m_mask(mask) {}
    size_t slot() const { return m_slot; }
    void advance()
    {
        m_rest >>= 5;
        m_slot = (m_slot * 5 + m_rest + 1) & m_mask;
    }

private:
    size_t m_slot, m_rest, m_mask;
};

bool isExactText(const Value& value)
{
    return value.isObject() && value.object()->type() == types::str();
}

bool isSameKey(const Value& left, const Value& right)
{
    if (left.is(right)) return true;
    if (isExactText(left) && isExactText(right)) return textOf(left) == textOf(right);
    return plainEqual(left, right);
}

} // namespace

size_t HashTable::slotOf(size_t hash, const Value& key) const
{
    for (Probe probe(hash, m_slots.size() - 1);; probe.advance()) {
        const size_t slot = probe.slot();
        uint32_t index = m_slots[slot];
        if (index == kFree) return m_slots.size();
        if (index == kRemoved) continue;
        const Entry& entry = m_entries[index];
        if (entry.hash != hash) continue;
        if (isSameKey(entry.key, key)) return slot;
        if (KeyQuestion::isAsked()) return m_slots.size(); // the answer decides how to go on
    }
}

Value* HashTable::find(size_t hash, const Value& key)
{
    if (m_slots.empty()) return nullptr;
    size_t slot = slotOf(hash, key);
    return slot == m_slots.size() ? nullptr : &m_entries[m_slots[slot]].value;
}

bool HashTable::set(size_t hash, const Value& key, Value value)
{
    Value* present = find(hash, key);
    if (KeyQuestion::isAsked()) return false;
    if (present)
        *present = std::move(value);
    else
        addNew(hash, key, std::move(value));
    return !present;
}

void HashTable::addNew(size_t hash, const Value& key, Value value)
{
    if (m_slots.empty() || (m_entries.size() + 1) * 3 > m_slots.size() * 2) rebuild();
    Probe probe(hash, m_slots.size() - 1);
    while (m_slots[probe.slot()] != kFree && m_slots[probe.slot()] != kRemoved)
        probe.advance();
    m_slots[probe.slot()] = static_cast<uint32_t>(m_entries.size());
    m_entries.push_back({hash, key, std::move(value)});
    ++m_live;
    ++m_changes;
    if (m_isOrdered) noteNew(key);
}

bool HashTable::copyFrom(const HashTable& other)
{
    if (m_isSet || other.m_isSet || other.m_entries.size() != other.m_live) return false;
    m_entries = other.m_entries;
    m_slots = other.m_slots;
    m_live = other.m_live;
    forgetPlaces();
    return true;
}

bool HashTable::remove(size_t hash, const Value& key, Value* removed)
{
    if (m_slots.empty()) return false;
    size_t slot = slotOf(hash, key);
    if (slot == m_slots.size() || KeyQuestion::isAsked()) return false;
    removeFrom(slot, removed);
    return true;
}

void HashTable::removeAt(size_t place)
{
    Probe probe(m_entries[place].hash, m_slots.size() - 1);
    while (m_slots[probe.slot()] != place)
        probe.advance();
    removeFrom(probe.slot(), nullptr);
}

void HashTable::removeFrom(size_t slot, Value* removed)
{
    Entry& entry = m_entries[m_slots[slot]];
    if (m_isOrdered) order().remove(*SetOrder::hashOf(entry.key), m_slots[slot]);
    m_slots[slot] = kRemoved;
    --m_live;
    ++m_changes;
    Value goneKey = std::move(entry.key);
    Value goneValue = std::move(entry.value);
    if (removed) *removed = std::move(goneValue);
}

size_t HashTable::firstPlace()
{
    while (m_first < m_entries.size() && !m_entries[m_first].key)
        ++m_first;
    return m_first;
}

size_t HashTable::endPlace()
{
    if (m_endOf != m_entries.size()) m_end = m_endOf = m_entries.size();
    while (m_end > 0 && !m_entries[m_end - 1].key)
        --m_end;
    return m_end;
}

void HashTable::clear()
{
    Entries entries;
    entries.swap(m_entries); // destroying values may reach back here
    m_slots.clear();
    m_live = 0;
    ++m_changes;
    forgetPlaces();
    m_order.reset();
    m_isOrdered = m_isSet;
    m_isUnarranged = false;
}

void HashTable::traverse(Visitor& visitor) const
{
    for (const Entry& entry : m_entries) {
        visitor.visit(entry.key);
        visitor.visit(entry.value);
    }
}

void HashTable::rebuild()
{
    compact();
    size_t capacity = 8;
    while ((m_entries.size() + 1) * 3 > capacity)
        capacity *= 2;
    Cost::spend(m_entries.size() / Cost::kValuesCompared);
    m_slots.assign(capacity, kFree);
    for (uint32_t index = 0; index < m_entries.size(); ++index) {
        Probe probe(m_entries[index].hash, capacity - 1);
        while (m_slots[probe.slot()] != kFree)
            probe.advance();
        m_slots[probe.slot()] = index;
    }
}

namespace {

size_t mix(uint64_t bits)
{
    bits ^= bits >> 31;
    bits *= 0x9e3779b97f4a7c15;
    return bits ^ bits >> 29;
}

// A number is its own hash: numbers that follow each other stand next to each other.
size_t ofNumber(int64_t number)
{
    return static_cast<size_t>(number);
}

} // namespace

size_t identityHash(const Value& value)
{
    return mix(value.bits() >> 4);
}

namespace {

/// What stands too deep, or comes too late, has no part in the hash: equal tuples have equal hashes
/// all the same, and a tuple of tuples that share their insides has an end.
std::optional<size_t> hashOfTuple(const Values& items)
{
    constexpr int kDeepest = 500;
    constexpr uint64_t kMostItems = 10'000'000;
    static constinit thread_local int depth = 0;
    static constinit thread_local uint64_t done = 0;
    size_t hash = 0x345678;
    if (depth == 0) done = 0;
    if (depth == kDeepest) return hash;
    ++depth;
    bool isHashable = true;
    for (const Value& item : items) {
        if (++done > kMostItems) break;
        const auto part = hashOf(item);
        isHashable = part.has_value();
        if (!isHashable) break;
        hash = mix(hash ^ *part);
    }
    if (--depth == 0) Cost::spend(done / Cost::kValuesCompared);
    return isHashable ? std::optional(hash) : std::nullopt;
}

} // namespace

std::optional<size_t> hashOf(const Value& value)
{
    if (value.isSmall()) return ofNumber(value.smallInt());
    const Type* type = typeOf(value);
    if (type->hooks(hook::Hash)) return KeyQuestion::hashOf(value);
    switch (type->layout()) {
    case Layout::Str: return value.as<StrObject>()->hash();
    case Layout::Bool: return ofNumber(value.is(trueValue()));
    case Layout::Int: // equal floats are the same key, too
        return ofNumber(isInt(value) ? intOf(value) : numberHash(value));
    case Layout::Float: {
        constexpr double kSmall = 0x1p62;
        double number = floatOf(value);
        if (number == std::floor(number) && number >= -kSmall && number < kSmall)
            return ofNumber(static_cast<int64_t>(number));
        return ofNumber(numberHash(value));
    }
    case Layout::Bytes: return hashText(value.as<BytesObject>()->bytes());
    case Layout::Tuple: return hashOfTuple(value.as<TupleObject>()->items());
    case Layout::List:
    case Layout::Dict: return std::nullopt;
    case Layout::Set: {
        if (!type->isSubtypeOf(types::frozenset())) return std::nullopt;
        size_t hash = 1;
        for (const auto& entry : value.as<SetObject>()->table().entries())
            if (entry.key) hash += mix(entry.hash);
        return hash;
    }
    case Layout::Range: return value.as<RangeObject>()->length();
    case Layout::BoundMethod: return value.as<BoundMethodObject>()->hash();
    case Layout::Native:
        if (isComplex(value)) return ofNumber(complexHash(value));
        return identityHash(value);
    default: return identityHash(value);
    }
}

namespace {

constexpr int kShallow = 4;

/// Whether it is better to give up: containers that share their insides may take for ever.
bool isHopeless(int depth)
{
    return depth > kShallow && Cost::isSpent();
}

bool sameItems(const Values& left, const Values& right, int depth)
{
    if (left.size() != right.size() || isHopeless(depth)) return false;
    size_t index = 0;
    while (index < left.size() && plainEqual(left[index], right[index], depth + 1))
        ++index;
    constexpr uint64_t kDeepStep = 6; // nothing of it is at hand
    Cost::spend(depth > kShallow ? kDeepStep : index / Cost::kValuesCompared);
    return index == left.size();
}

bool sameEntries(HashTable& left, HashTable& right, bool values, int depth)
{
    if (left.size() != right.size() || isHopeless(depth)) return false;
    Cost::spend(left.size());
    for (const auto& entry : left.entries()) {
        if (!entry.key) continue;
        Value* other = right.find(entry.hash, entry.key);
        const bool isSame = other && (!values || plainEqual(entry.value, *other, depth + 1));
        if (!isSame && !KeyQuestion::isAsked()) return false;
    }
    return true;
}

} // namespace

bool plainEqual(const Value& left, const Value& right, int depth)
{
    constexpr int kDeepest = 1000; // self-containing containers are equal to nothing but themselves
    if (left.is(right)) return depth > 0 || !isFloat(left) || floatOf(left) == floatOf(left);
    if (depth > kDeepest) return false;
    if ((left.isObject() && typeOf(left)->hooks(hook::Equality)) ||
        (right.isObject() && typeOf(right)->hooks(hook::Equality)))
        return KeyQuestion::areEqual(left, right);
    auto isNumber = [](const Value& value) { return isInteger(value) || isFloat(value); };
    if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) == 0;
    auto isComplexNumber = [](const Value& value) {
        return value.isObject() && typeOf(value)->layout() == Layout::Native && isComplex(value);
    };
    if (isComplexNumber(left) || isComplexNumber(right)) {
        std::complex<double> first, second;
        return toComplex(left, first) && toComplex(right, second) && first == second;
    }
    if (!left.isObject() || !right.isObject()) return false;
    Layout layout = typeOf(left)->layout();
    if (layout != typeOf(right)->layout()) return false;
    switch (layout) {
    case Layout::Str: return sameText(textOf(left), textOf(right));
    case Layout::Bytes:
        return sameText(left.as<BytesObject>()->bytes(), right.as<BytesObject>()->bytes());
    case Layout::Tuple:
        return sameItems(left.as<TupleObject>()->items(), right.as<TupleObject>()->items(), depth);
    case Layout::List:
        return sameItems(left.as<ListObject>()->items(), right.as<ListObject>()->items(), depth);
    case Layout::Dict:
        return sameEntries(left.as<DictObject>()->table(), right.as<DictObject>()->table(), true,
                           depth);
    case Layout::Set:
        return sameEntries(left.as<SetObject>()->table(), right.as<SetObject>()->table(), false,
                           depth);
    case Layout::Range: {
        auto *a = left.as<RangeObject>(), *b = right.as<RangeObject>();
        return a->length() == b->length() &&
               (a->length() == 0 ||
                (a->start() == b->start() && (a->length() == 1 || a->step() == b->step())));
    }
    case Layout::Slice: {
        auto *a = left.as<SliceObject>(), *b = right.as<SliceObject>();
        return sameItems({a->start, a->stop, a->step}, {b->start, b->stop, b->step}, depth);
    }
    case Layout::BoundMethod:
        return left.as<BoundMethodObject>()->isSame(*right.as<BoundMethodObject>());
    default: return false;
    }
}

} // namespace awaitscope
