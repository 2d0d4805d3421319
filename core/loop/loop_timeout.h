#pragma once

#include "core/loop/alarm.h"

namespace awaitscope {

/// `asyncio.timeout`: cancels its task at the deadline, and tells that cancellation from others by
/// the number of requests.
class LoopTimeout final : public Timeout {
public:
    LoopTimeout(LoopRuntime& loop, std::optional<VirtualTime> deadline)
        : m_loop(loop), m_deadline(deadline)
    {
    }
    ~LoopTimeout() override { disarm(); }

    Coroutine<void> enter() override;
    Coroutine<Completion> exit(Completion body) override;
    void reschedule(std::optional<VirtualTime> deadline) override;
    std::optional<VirtualTime> deadline() const override { return m_deadline; }
    TimeoutState state() const override { return m_state; }
    void alarmRang();
    void traverse(Visitor& visitor) const override { visitor.visit(m_task); }

private:
    void disarm();

    LoopRuntime& m_loop;
    std::optional<VirtualTime> m_deadline;
    Ref<Alarm<LoopTimeout>> m_alarm;
    Ref<Task> m_task; // while it is entered
    int m_requestsBefore = 0;
    TimeoutState m_state = TimeoutState::Created;
};

} // namespace awaitscope
