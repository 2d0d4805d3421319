#include "core/threads/thread_runtime.h"
#include "core/trace/event_text.h"

#include <deque>
#include <unordered_set>

namespace awaitscope {

namespace {

/// The futures that are done and not asked for yet, and who asks.
class Arrivals : public Watcher {
public:
    explicit Arrivals(ThreadRuntime& runtime) : m_runtime(runtime) {}
    Coroutine<void> futureDone(Ref<Future> future) override
    {
        done.push_back(std::move(future));
        wake(ReadyReason::GatherDone);
        co_return;
    }
    void traverse(Visitor& visitor) const override { visitor.visitAll(done); }
    void wake(ReadyReason reason)
    {
        if (getters.empty()) return;
        Thread& thread = getters.takeFirst();
        m_runtime.kernel().wake(thread, m_runtime.wakeBecause(reason));
    }

    std::deque<Ref<Future>> done;
    ThreadQueue getters;

private:
    ThreadRuntime& m_runtime;
};

class ThreadAsCompleted : public AsCompleted {
public:
    ThreadAsCompleted(ThreadRuntime& runtime, const std::vector<Ref<Future>>& futures,
                      std::optional<VirtualTime> deadline)
        : m_runtime(runtime), m_arrivals(makeRef<Arrivals>(runtime)), m_deadline(deadline),
          m_left(futures.size())
    {
        std::unordered_set<const Future*> seen; // asked only, never walked
        for (const Ref<Future>& future : futures) {
            if (!seen.insert(future.get()).second) continue;
            m_futures.push_back(future);
            if (future->done())
                m_arrivals->done.push_back(future);
            else
                runtime.watch(*future, m_arrivals);
        }
    }

    size_t left() const override { return m_left; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_arrivals);
        visitor.visitAll(m_futures);
    }

    Coroutine<Completion> next(Ref<Future>& next) override
    {
        const Ref<AsCompleted> self(this);
        const int64_t left = static_cast<int64_t>(m_left);
        if (m_left > 0) --m_left;
        if (m_arrivals->done.empty()) {
            std::optional<TimerKey> timer;
            if (m_deadline) {
                Timer expiry;
                expiry.fire = [arrivals = m_arrivals] { arrivals->wake(ReadyReason::Timeout); };
                timer = m_runtime.kernel().arm(*m_deadline, std::move(expiry));
            }
            Waiting waiting{WaitReason::Wait, kNone, left};
            if (m_left <= kMostNamed) {
                std::erase_if(m_futures, [](const Ref<Future>& future) { return future->done(); });
                waiting.others = ThreadRuntime::lanesOf(m_futures);
            }
            Completion woken =
                co_await m_runtime.kernel().block(m_arrivals->getters, std::move(waiting));
            if (timer) m_runtime.kernel().timers().remove(*timer);
            if (woken.raised()) co_return woken;
        }
        // Empty also when another getter was quicker.
        if (m_arrivals->done.empty())
            co_return Completion::exception(m_runtime.host().timeoutError(nullptr));
        next = std::move(m_arrivals->done.front());
        m_arrivals->done.pop_front();
        co_return Completion();
    }

private:
    ThreadRuntime& m_runtime;
    Ref<Arrivals> m_arrivals;
    std::vector<Ref<Future>> m_futures;
    std::optional<VirtualTime> m_deadline;
    size_t m_left;
};

} // namespace

Ref<AsCompleted> ThreadRuntime::makeAsCompleted(std::vector<Ref<Future>> futures,
                                                std::optional<Duration> timeout)
{
    std::optional<VirtualTime> deadline;
    if (timeout) deadline = m_now + *timeout;
    return makeRef<ThreadAsCompleted>(*this, futures, deadline);
}

} // namespace awaitscope
