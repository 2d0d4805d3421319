#include "core/loop/loop_timeout.h"

namespace awaitscope {

Coroutine<void> LoopTimeout::enter()
{
    m_task = Ref<Task>(m_loop.currentTask());
    m_requestsBefore = m_task->cancelRequests();
    m_state = TimeoutState::Active;
    reschedule(m_deadline);
    co_return;
}

void LoopTimeout::reschedule(std::optional<VirtualTime> deadline)
{
    disarm();
    m_deadline = deadline;
    if (!deadline || m_state != TimeoutState::Active) return;
    m_alarm = makeRef<Alarm<LoopTimeout>>(*this);
    LoopCall call;
    call.kind = LoopCall::Kind::React;
    call.target = m_alarm;
    if (*deadline <= m_loop.now())
        m_loop.soon(std::move(call));
    else
        m_loop.at(*deadline, std::move(call), m_task->lane());
}

void LoopTimeout::alarmRang()
{
    m_alarm = nullptr;
    m_loop.cancelNow(*m_task, {}, ReadyReason::Timeout);
    m_state = TimeoutState::Expiring;
}

Coroutine<Completion> LoopTimeout::exit(Completion body)
{
    disarm();
    const Ref<Task> task = std::exchange(m_task, nullptr);
    if (m_state != TimeoutState::Expiring) {
        m_state = TimeoutState::Finished;
        co_return body;
    }
    m_state = TimeoutState::Expired;
    // Other requests than its own stay cancellations.
    const bool ours = task->uncancel() <= m_requestsBefore;
    if (ours && body.outcome == Outcome::Cancelled)
        co_return Completion::exception(m_loop.host().timeoutError(body.payload));
    if (ours && body.raised()) m_loop.host().noteTimeout(body.payload);
    co_return body;
}

void LoopTimeout::disarm()
{
    if (!m_alarm) return;
    m_alarm->cancel();
    m_alarm = nullptr;
}

Ref<Timeout> LoopRuntime::makeTimeout(std::optional<VirtualTime> deadline)
{
    return makeRef<LoopTimeout>(*this, deadline);
}

} // namespace awaitscope
