#include "core/threads/thread_runtime.h"

namespace awaitscope {

namespace {

class ThreadEventFlag : public EventFlag {
public:
    explicit ThreadEventFlag(ThreadRuntime& runtime)
        : EventFlag(runtime.trace().addObject(ObjectKind::Event)), m_runtime(runtime)
    {
    }

    Coroutine<Completion> wait() override
    {
        const Ref<EventFlag> self(this);
        if (m_set) co_return Completion();
        const Waiting waiting{WaitReason::Event, object(), 0};
        Completion woken = co_await m_runtime.kernel().block(m_waiting, waiting);
        co_return woken;
    }

    Coroutine<void> set() override
    {
        m_set = true;
        while (!m_waiting.empty()) {
            Thread& next = m_waiting.takeFirst();
            m_runtime.kernel().wake(next, m_runtime.wakeBecause(ReadyReason::Event));
        }
        co_return;
    }
    void clear() override { m_set = false; }
    bool isSet() const override { return m_set; }

private:
    ThreadRuntime& m_runtime;
    ThreadQueue m_waiting;
    bool m_set = false;
};

} // namespace

Ref<EventFlag> ThreadRuntime::makeEvent()
{
    return makeRef<ThreadEventFlag>(*this);
}

} // namespace awaitscope
