#include "core/loop/loop_event.h"

#include <limits>

namespace awaitscope {

Coroutine<Completion> LoopEvent::wait()
{
    const Ref<LoopEvent> self(this);
    if (m_set) co_return Completion();
    if (m_line.isBoundElsewhere(m_loop)) co_return m_loop.boundElsewhere(*this);
    const Ref<Future> waiter = m_line.join();
    Completion woken = co_await m_loop.waitOn(*waiter, m_reason, m_subject);
    m_line.leave(waiter);
    co_return woken;
}

Coroutine<void> LoopEvent::set()
{
    setNow();
    co_return;
}

void LoopEvent::setNow()
{
    if (m_set) return;
    m_set = true;
    m_line.wake(m_loop, std::numeric_limits<size_t>::max());
}

} // namespace awaitscope
