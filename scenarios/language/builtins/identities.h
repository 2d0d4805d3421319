#pragma once

#include "scenarios/language/values/value.h"

#include <unordered_map>

namespace awaitscope {

/// The numbers that `id` gives out, in the order in which it is asked: addresses would differ from
/// run to run.
///
/// What was asked for stays alive, so that no other object can take over its number.
class Identities {
public:
    int64_t of(const Value& value)
    {
        auto [entry, isNew] = m_numbers.try_emplace(value.bits(), value, 0);
        if (isNew) entry->second.second = kFirst + kStep * static_cast<int64_t>(m_numbers.size());
        return entry->second.second;
    }

private:
    static constexpr int64_t kFirst = 140'000'000'000'000, kStep = 48;

    std::unordered_map<uintptr_t, std::pair<Value, int64_t>> m_numbers; // never iterated
};

} // namespace awaitscope
