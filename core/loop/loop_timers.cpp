#include "core/loop/loop_timers.h"

#include <algorithm>
#include <cassert>

namespace awaitscope {

bool LoopTimers::later(const Timer& left, const Timer& right)
{
    if (left.deadline != right.deadline) return left.deadline > right.deadline;
    return left.order > right.order;
}

void LoopTimers::add(VirtualTime deadline, LoopCall call)
{
    if (m_heap.size() >= m_sweepAt) sweep();
    call.timed = true;
    assert(deadline <= VirtualTime::last());
    m_heap.push_back({deadline, m_order++, std::move(call)});
    std::push_heap(m_heap.begin(), m_heap.end(), later);
}

VirtualTime LoopTimers::next()
{
    while (!m_heap.empty() && m_heap.front().call.cancelled())
        pop();
    return m_heap.empty() ? VirtualTime::never() : m_heap.front().deadline;
}

void LoopTimers::moveDue(VirtualTime now, ReadyQueue& ready)
{
    while (!m_heap.empty() && m_heap.front().deadline <= now)
        ready.push(pop().call);
}

LoopTimers::Timer LoopTimers::pop()
{
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    Timer timer = std::move(m_heap.back());
    m_heap.pop_back();
    return timer;
}

// A program that sets and cancels timeouts by the thousand would keep them all until their time.
void LoopTimers::sweep()
{
    std::erase_if(m_heap, [](const Timer& timer) { return timer.call.cancelled(); });
    std::make_heap(m_heap.begin(), m_heap.end(), later);
    m_sweepAt = std::max<size_t>(128, 2 * m_heap.size());
}

} // namespace awaitscope
