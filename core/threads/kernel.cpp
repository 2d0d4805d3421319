#include "core/threads/kernel.h"

#include "core/threads/thread_runtime.h"

namespace awaitscope {

TimerKey Kernel::arm(VirtualTime deadline, Timer timer)
{
    timer.lane = timer.handle ? m_runtime.callbacksLane() : m_runtime.currentLane();
    timer.set = m_runtime.record(EventKind::TimerSet, timer.lane, uint16_t{}, kNone,
                                 m_runtime.number(deadline));
    return m_timers.add(deadline, std::move(timer));
}

} // namespace awaitscope
