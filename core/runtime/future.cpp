#include "core/runtime/future.h"

#include <cassert>

namespace awaitscope {

void Future::setCompletion(Completion completion)
{
    assert(!m_done);
    m_completion = std::move(completion);
    m_done = true;
}

int Task::uncancel()
{
    // Since 3.13 taking back the last request also takes back a cancellation not yet delivered.
    if (m_cancelRequests > 0 && --m_cancelRequests == 0) m_mustCancel = false;
    return m_cancelRequests;
}

} // namespace awaitscope
