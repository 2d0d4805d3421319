#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>

namespace awaitscope {

/// Which worker of asyncio's pool runs a function: a function takes the worker that has been idle
/// for longest, or a new one.
class ThreadNumbers {
public:
    uint32_t take()
    {
        if (m_idle.empty()) return m_count++;
        const uint32_t number = m_idle.front();
        m_idle.pop_front();
        return number;
    }
    void begin(LaneId lane, uint32_t number) { m_numbers[lane] = number; }
    void end(LaneId lane)
    {
        auto found = m_numbers.find(lane);
        if (found == m_numbers.end()) return;
        m_idle.push_back(found->second);
        m_numbers.erase(found);
    }
    /// Nothing for a lane that is no worker's.
    std::optional<uint32_t> numberOf(LaneId lane) const
    {
        auto found = m_numbers.find(lane);
        return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
    }

private:
    uint32_t m_count = 0;
    std::deque<uint32_t> m_idle;
    std::map<LaneId, uint32_t> m_numbers;
};

} // namespace awaitscope
