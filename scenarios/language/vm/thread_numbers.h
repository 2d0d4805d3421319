#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// Which worker of a pool runs a function: a function takes the worker that has been idle for
/// longest, or a new one.
class ThreadNumbers {
public:
    /// A worker: what the names of its pool begin with, and its number there.
    struct Worker {
        std::string pool;
        uint32_t number = 0;
        std::string name() const { return pool + '_' + std::to_string(number); }
    };

    Worker take(const std::string& pool)
    {
        Pool& taken = m_pools[pool];
        if (taken.idle.empty()) return {pool, taken.count++};
        const uint32_t number = taken.idle.front();
        taken.idle.pop_front();
        return {pool, number};
    }
    void begin(LaneId lane, Worker worker) { m_workers[lane] = std::move(worker); }
    void end(LaneId lane)
    {
        auto found = m_workers.find(lane);
        if (found == m_workers.end()) return;
        m_pools[found->second.pool].idle.push_back(found->second.number);
        m_workers.erase(found);
    }
    /// Null for a lane that is no worker's.
    const Worker* workerOn(LaneId lane) const
    {
        auto found = m_workers.find(lane);
        return found == m_workers.end() ? nullptr : &found->second;
    }
    /// The lanes of a pool's workers.
    std::vector<LaneId> lanesOf(const std::string& pool) const
    {
        std::vector<LaneId> lanes;
        for (const auto& [lane, worker] : m_workers)
            if (worker.pool == pool) lanes.push_back(lane);
        return lanes;
    }

private:
    struct Pool {
        uint32_t count = 0;
        std::deque<uint32_t> idle;
    };

    std::map<std::string, Pool> m_pools;
    std::map<LaneId, Worker> m_workers;
};

} // namespace awaitscope
