#include "core/threads/thread_runtime.h"

namespace awaitscope {

namespace {

/// The last to arrive goes on at once; the others become ready in order of arrival (MODELS P10).
class ThreadBarrier : public Barrier {
public:
    ThreadBarrier(ThreadRuntime& runtime, int64_t parties)
        : Barrier(runtime.trace().addObject(ObjectKind::Barrier)), m_runtime(runtime),
          m_parties(parties)
    {
    }

    Coroutine<Completion> wait(int64_t& place) override
    {
        const Ref<Barrier> self(this);
        place = waiting();
        if (place + 1 != m_parties) {
            const Waiting blocked{WaitReason::Barrier, object(), 0};
            Completion woken = co_await m_runtime.kernel().block(m_waiting, blocked);
            co_return woken;
        }
        while (!m_waiting.empty()) {
            Thread& next = m_waiting.takeFirst();
            m_runtime.kernel().wake(next, m_runtime.wakeBecause(ReadyReason::Barrier));
        }
        co_return Completion();
    }
    int64_t parties() const override { return m_parties; }
    int64_t waiting() const override { return static_cast<int64_t>(m_waiting.size()); }

private:
    ThreadRuntime& m_runtime;
    int64_t m_parties;
    ThreadQueue m_waiting;
};

} // namespace

Ref<Barrier> ThreadRuntime::makeBarrier(int64_t parties)
{
    return makeRef<ThreadBarrier>(*this, parties);
}

} // namespace awaitscope
