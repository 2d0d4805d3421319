#include "core/threads/ranked_queue.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool comesLater(const RankedQueue::Entry& left, const RankedQueue::Entry& right)
{
    return left.rank != right.rank ? left.rank > right.rank : left.arrival > right.arrival;
}

void push(std::vector<RankedQueue::Entry>& heap, const RankedQueue::Entry& entry)
{
    heap.push_back(entry);
    std::push_heap(heap.begin(), heap.end(), comesLater);
}

} // namespace

void RankedQueue::add(Thread& thread, int64_t rank, bool isWoken)
{
    push(isWoken ? m_woken : m_waiting, {rank, ++m_arrivals, &thread});
}

int64_t RankedQueue::lastRank(int64_t least) const
{
    for (const auto* heap : {&m_woken, &m_waiting})
        for (const Entry& entry : *heap)
            least = std::max(least, entry.rank);
    return least;
}

bool RankedQueue::firstIsWoken() const
{
    if (m_woken.empty() || m_waiting.empty()) return m_waiting.empty();
    return comesLater(m_waiting.front(), m_woken.front());
}

Thread& RankedQueue::takeFirst()
{
    auto& heap = firstIsWoken() ? m_woken : m_waiting;
    std::pop_heap(heap.begin(), heap.end(), comesLater);
    Thread& thread = *heap.back().thread;
    heap.pop_back();
    return thread;
}

void RankedQueue::settle()
{
    for (const Entry& entry : m_woken)
        push(m_waiting, entry);
    m_woken.clear();
}

} // namespace awaitscope
