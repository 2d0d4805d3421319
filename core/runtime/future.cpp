#include "core/runtime/future.h"

#include "core/runtime/event_loop.h"

#include <cassert>

namespace awaitscope {

Ref<EventLoop> Future::loop() const
{
    return {};
}

void Future::setCompletion(Completion completion)
{
    assert(!m_done);
    m_completion = std::move(completion);
    m_done = true;
}

void Future::traverse(Visitor& visitor) const
{
    visitor.visit(m_completion.payload);
    visitor.visit(m_cancelMessage);
    if (m_waiters) m_waiters->traverse(visitor);
}

void Future::letGo()
{
    m_waiters = nullptr;
    // An exception stays, for whoever reports that nobody looked at it.
    if (!m_completion.raised()) m_completion.payload = nullptr;
}

void Task::traverse(Visitor& visitor) const
{
    Future::traverse(visitor);
    if (m_activity) m_activity->traverse(visitor);
}

std::string Task::name() const
{
    if (m_name) return *m_name;
    return m_number == 0 ? std::string() : "Task-" + std::to_string(m_number);
}

int Task::uncancel()
{
    // Since 3.13 taking back the last request also takes back a cancellation not yet delivered.
    if (m_cancelRequests > 0 && --m_cancelRequests == 0) m_mustCancel = false;
    return m_cancelRequests;
}

} // namespace awaitscope
