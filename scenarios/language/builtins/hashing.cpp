#include "scenarios/language/builtins/hashing.h"

#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/hash_table.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/set_order.h"
#include "scenarios/language/vm/machine.h"

#include <bit>

namespace awaitscope {

namespace {

// No hash is -1.
uint64_t withoutMinusOne(uint64_t hash)
{
    return hash == ~uint64_t(0) ? ~uint64_t(1) : hash;
}

/// One question; what stands too deep in it, or comes too late, has no part in the hash.
class Hashing {
public:
    explicit Hashing(Machine& machine) : m_machine(machine) {}
    ~Hashing() { Cost::spend(m_done); }

    std::optional<uint64_t> of(const Value& value, int depth = 0)
    {
        ++m_done;
        if (value.isObject() && typeOf(value)->hooks(hook::Hash)) return KeyQuestion::hashOf(value);
        const Layout layout = typeOf(value)->layout();
        if (layout != Layout::Tuple)
            if (const auto known = SetOrder::hashOf(value)) return known;
        switch (layout) {
        case Layout::Str:
        case Layout::Bytes: return *hashOf(value) >> 3;
        case Layout::Int: return withoutMinusOne(static_cast<uint64_t>(numberHash(value)));
        case Layout::Tuple: return ofTuple(value.as<TupleObject>()->items(), depth);
        case Layout::Range: return ofRange(*value.as<RangeObject>());
        case Layout::Set:
            if (!typeOf(value)->isSubtypeOf(types::frozenset())) return {};
            return ofSet(value.as<SetObject>()->table(), depth);
        case Layout::List:
        case Layout::Dict: return {};
        default: break;
        }
        if (layout == Layout::Native && isComplex(value)) return complexHash(value);
        if (layout == Layout::BoundMethod) return ofMethod(*value.as<BoundMethodObject>());
        return static_cast<uint64_t>(shownIdentityHash(m_machine, value));
    }

private:
    static constexpr int kDeepest = 200;
    static constexpr uint64_t kMost = 10'000'000;
    bool isTooMuch(int depth) const { return depth >= kDeepest || m_done >= kMost; }

    std::optional<uint64_t> ofTuple(const Values& items, int depth)
    {
        std::vector<uint64_t> hashes;
        for (const Value& item : items) {
            if (isTooMuch(depth)) break;
            const auto hash = of(item, depth + 1);
            if (!hash) return {};
            hashes.push_back(*hash);
        }
        return SetOrder::hashOfTuple(hashes);
    }

    uint64_t ofMethod(const BoundMethodObject& method)
    {
        return static_cast<uint64_t>(shownIdentityHash(m_machine, method.self())) ^
               static_cast<uint64_t>(shownIdentityHash(m_machine, method.function()));
    }

    std::optional<uint64_t> ofRange(const RangeObject& range)
    {
        const int64_t length = range.length();
        Values parts{makeInteger(length), none(), none()};
        if (length > 0) parts[1] = makeInteger(range.start());
        if (length > 1) parts[2] = makeInteger(range.step());
        return ofTuple(parts, 0);
    }

    // As CPython's `frozenset_hash` does it: the order has no say.
    std::optional<uint64_t> ofSet(const HashTable& table, int depth)
    {
        uint64_t hash = 0;
        for (const HashTable::Entry& entry : table.entries()) {
            if (!entry.key) continue;
            if (isTooMuch(depth)) break;
            const auto part = of(entry.key, depth + 1);
            if (!part) return {};
            hash ^= ((*part ^ 89869747u) ^ (*part << 16)) * 3644798167u;
        }
        hash ^= (static_cast<uint64_t>(table.size()) + 1) * 1927868237u;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash * 69069u + 907133923u;
        return hash == ~uint64_t(0) ? 590923713u : hash;
    }

    Machine& m_machine;
    uint64_t m_done = 0;
};

} // namespace

std::optional<int64_t> shownHash(Machine& machine, const Value& value)
{
    const auto hash = Hashing(machine).of(value);
    if (!hash) return {};
    return static_cast<int64_t>(*hash);
}

int64_t shownIdentityHash(Machine& machine, const Value& value)
{
    return static_cast<int64_t>(std::rotr(machine.addressNumberOf(value), 4));
}

Value takenHash(const Value& returned)
{
    int64_t number = 0;
    if (!fitsInt64(returned, number)) number = numberHash(returned);
    return makeInteger(static_cast<int64_t>(withoutMinusOne(static_cast<uint64_t>(number))));
}

} // namespace awaitscope
