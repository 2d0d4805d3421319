#pragma once

#include "core/threads/thread.h"

#include <vector>

namespace awaitscope {

/// Threads that could run, by rank: the least first, equals in order of arrival.
///
/// Those that were woken at the present instant are known apart, since some policies let them, and
/// only them, take a core from another.
class RankedQueue {
public:
    struct Entry {
        int64_t rank = 0;
        uint64_t arrival = 0;
        Thread* thread = nullptr;
    };

    void add(Thread& thread, int64_t rank, bool isWoken);
    /// The largest rank in it; `least` when that is more.
    int64_t lastRank(int64_t least) const;
    bool empty() const { return m_woken.empty() && m_waiting.empty(); }
    /// REQUIRES: !empty().
    const Entry& first() const { return firstIsWoken() ? m_woken.front() : m_waiting.front(); }
    /// Of those that were woken at this instant; null when there is none.
    const Entry* firstWoken() const { return m_woken.empty() ? nullptr : &m_woken.front(); }
    /// REQUIRES: !empty().
    Thread& takeFirst();
    /// A new instant begins.
    void settle();

private:
    bool firstIsWoken() const;

    // Heaps, with the first in front.
    std::vector<Entry> m_woken;
    std::vector<Entry> m_waiting;
    uint64_t m_arrivals = 0;
};

} // namespace awaitscope
