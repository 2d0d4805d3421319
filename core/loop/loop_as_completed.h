#pragma once

#include "core/loop/alarm.h"
#include "core/loop/wait_line.h"

#include <deque>
#include <vector>

namespace awaitscope {

/// `asyncio.as_completed`: a queue of what is done. When its time is over, one mark for each that
/// is not.
class LoopAsCompleted final : public AsCompleted {
public:
    LoopAsCompleted(LoopRuntime& loop, std::vector<Ref<Future>> futures,
                    std::optional<Duration> timeout);
    ~LoopAsCompleted() override;

    /// Watches the futures and starts the clock.
    void arm();
    size_t left() const override { return m_left; }
    Coroutine<Completion> next(Ref<Future>& next) override;
    void oneDone(Future& future);
    /// What the first one waits for who wants the next result; null: nobody does.
    Future* nextGetter() { return m_getters.empty() ? nullptr : &m_getters.front(); }
    void alarmRang();
    void traverse(Visitor& visitor) const override
    {
        visitor.visitAll(m_futures);
        visitor.visitAll(m_done);
        m_getters.traverse(visitor);
    }

private:
    LoopRuntime& m_loop;
    std::vector<Ref<Future>> m_futures;
    std::optional<Duration> m_timeout;
    std::deque<Ref<Future>> m_done; // null: the time was over
    WaitLine m_getters;
    Ref<Alarm<LoopAsCompleted>> m_alarm;
    size_t m_awaited; // not done yet
    size_t m_left;
};

} // namespace awaitscope
