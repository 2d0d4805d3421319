#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A timer that cancels the task; on leaving, its cancellation becomes a TimeoutError (MODELS S6,
/// P12).
class ThreadTimeout : public Timeout {
public:
    ThreadTimeout(ThreadRuntime& runtime, std::optional<VirtualTime> deadline)
        : m_runtime(runtime), m_deadline(deadline)
    {
    }

    Coroutine<void> enter() override
    {
        m_task = Ref<Task>(m_runtime.currentTask());
        m_state = TimeoutState::Active;
        arm();
        co_return;
    }

    Coroutine<Completion> exit(Completion body) override
    {
        disarm();
        if (m_state != TimeoutState::Expiring) {
            m_state = TimeoutState::Finished;
            co_return body;
        }
        m_state = TimeoutState::Expired;
        if (!m_task) co_return body;
        if (m_runtime.takeBackRequest(*m_task) <= 0) {
            if (body.outcome == Outcome::Cancelled)
                co_return Completion::exception(m_runtime.host().timeoutError(body.payload));
            if (body.raised())
                m_runtime.host().noteTimeout(body.payload);
            else
                m_task->setMustCancel(false);
        }
        co_return body;
    }

    void reschedule(std::optional<VirtualTime> deadline) override
    {
        m_deadline = deadline;
        if (m_state == TimeoutState::Active) arm();
    }
    std::optional<VirtualTime> deadline() const override { return m_deadline; }
    TimeoutState state() const override { return m_state; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_task); }

private:
    void disarm()
    {
        if (m_timer) m_runtime.kernel().timers().remove(*m_timer);
        m_timer.reset();
    }
    void arm()
    {
        disarm();
        if (!m_deadline) return;
        Timer expiry;
        expiry.fire = [self = Ref<ThreadTimeout>(this)] { self->expire(); };
        m_timer = m_runtime.kernel().arm(std::max(*m_deadline, m_runtime.now()), std::move(expiry));
    }
    void expire()
    {
        m_state = TimeoutState::Expiring;
        m_timer.reset();
        if (m_task) m_runtime.cancelTask(*m_task, {}, ReadyReason::Timeout);
    }

    ThreadRuntime& m_runtime;
    std::optional<VirtualTime> m_deadline;
    std::optional<TimerKey> m_timer;
    Ref<Task> m_task;
    TimeoutState m_state = TimeoutState::Created;
};

} // namespace

Ref<Timeout> ThreadRuntime::makeTimeout(std::optional<VirtualTime> deadline)
{
    return makeRef<ThreadTimeout>(*this, deadline);
}

} // namespace awaitscope
