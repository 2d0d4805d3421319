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
        if (m_broken)
            co_return Completion::exception(m_runtime.host().faultError(Fault::BrokenBarrier));
        place = waiting();
        if (place + 1 != m_parties) {
            const Waiting blocked{WaitReason::Barrier, object(), 0};
            Completion woken = co_await m_runtime.kernel().block(m_waiting, blocked);
            if (woken.payload == m_thrownOut)
                co_return Completion::exception(m_runtime.host().faultError(Fault::BarrierReset));
            co_return woken;
        }
        wakeAll({});
        co_return Completion();
    }
    Coroutine<Completion> reset() override
    {
        m_broken = false;
        wakeAll(m_thrownOut);
        co_return Completion();
    }
    Coroutine<Completion> abort() override
    {
        m_broken = true;
        wakeAll(m_thrownOut);
        co_return Completion();
    }
    BarrierState state() const override
    {
        return m_broken ? BarrierState::Broken : BarrierState::Filling;
    }
    int64_t parties() const override { return m_parties; }
    int64_t waiting() const override { return static_cast<int64_t>(m_waiting.size()); }

private:
    void wakeAll(const Payload& value)
    {
        while (!m_waiting.empty()) {
            Thread& next = m_waiting.takeFirst();
            m_runtime.kernel().wake(next, m_runtime.wakeBecause(ReadyReason::Barrier, value));
        }
    }

    ThreadRuntime& m_runtime;
    int64_t m_parties;
    ThreadQueue m_waiting;
    const Payload m_thrownOut = makeRef<ThrownOut>(); // what those are given who are thrown out
    bool m_broken = false;
};

} // namespace

Ref<Barrier> ThreadRuntime::makeBarrier(int64_t parties)
{
    return makeRef<ThreadBarrier>(*this, parties);
}

} // namespace awaitscope
