#include "core/threads/gather.h"
#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool enough(const std::vector<Ref<Future>>& futures, WaitUntil until)
{
    const auto isDone = [](const Ref<Future>& future) { return future->done(); };
    const auto hasFailed = [](const Ref<Future>& future) { return future->failed(); };
    if (std::all_of(futures.begin(), futures.end(), isDone)) return true;
    switch (until) {
    case WaitUntil::FirstCompleted: return std::any_of(futures.begin(), futures.end(), isDone);
    case WaitUntil::FirstException: return std::any_of(futures.begin(), futures.end(), hasFailed);
    case WaitUntil::AllCompleted: break;
    }
    return false;
}

/// One call of `asyncio.wait`: wakes it when enough are done, or when the time is over.
class WaitWatcher : public Watcher {
public:
    WaitWatcher(ThreadRuntime& runtime, std::vector<Ref<Future>> futures, WaitUntil until,
                const HoldReason& why = {WaitReason::Wait, ReadyReason::GatherDone})
        : m_runtime(runtime), m_futures(std::move(futures)), m_until(until), m_why(why)
    {
    }
    Coroutine<void> futureDone(Ref<Future> future) override
    {
        if (!m_queue.empty() && isEnough(*future)) wake(m_why.ended);
        co_return;
    }
    void comesOf(const HoldReason& why) override
    {
        if (m_queue.empty()) return;
        m_why = why;
        m_queue.first().waiting = {why.reason, why.subject, 0};
        m_runtime.recordWait(m_queue.first());
    }
    void wake(ReadyReason reason)
    {
        if (m_queue.empty()) return;
        Thread& thread = m_queue.takeFirst();
        Wake wake = m_runtime.wakeBecause(reason);
        if (reason == m_why.ended)
            wake.cause = m_why.wokenBy(m_runtime.trace(), m_runtime.currentLane(), wake.cause);
        m_runtime.kernel().wake(thread, std::move(wake));
    }
    /// Blocks the current thread until then; `late`: what it is told when the time is over.
    Coroutine<Completion> block(std::optional<Duration> timeout, Waiting waiting, ReadyReason late,
                                Interruptible interruptible = Interruptible::Yes)
    {
        const Ref<WaitWatcher> self(this);
        for (const Ref<Future>& future : m_futures) {
            if (!future->done()) m_runtime.watch(*future, self);
        }
        std::optional<TimerKey> timer;
        if (timeout) {
            Timer expiry;
            expiry.fire = [self, late] { self->wake(late); };
            timer = m_runtime.kernel().arm(m_runtime.now() + *timeout, std::move(expiry));
        }
        Completion woken =
            co_await m_runtime.kernel().block(m_queue, std::move(waiting), interruptible);
        if (timer) m_runtime.kernel().timers().remove(*timer);
        for (const Ref<Future>& future : m_futures) {
            if (FutureWatchers* watchers = WatchedFutures::find(*future))
                watchers->removeWatcher(*self);
        }
        co_return woken;
    }

private:
    // As `enough`, which it was not before `last` was done.
    bool isEnough(const Future& last)
    {
        while (m_doneFirst < m_futures.size() && m_futures[m_doneFirst]->done())
            ++m_doneFirst;
        if (m_doneFirst == m_futures.size()) return true;
        return m_until == WaitUntil::FirstCompleted ||
               (m_until == WaitUntil::FirstException && last.failed());
    }

    ThreadRuntime& m_runtime;
    std::vector<Ref<Future>> m_futures;
    size_t m_doneFirst = 0; ///< so many of them, from the first on, are known to be done
    WaitUntil m_until;
    HoldReason m_why;
    ThreadQueue m_queue;
};

} // namespace

Coroutine<Completion> ThreadRuntime::waitMany(std::vector<Ref<Future>> futures,
                                              std::optional<Duration> timeout, WaitUntil until)
{
    if (enough(futures, until)) co_return Completion();

    const auto watcher = makeRef<WaitWatcher>(*this, futures, until);
    Waiting waiting{WaitReason::Wait, kNone, static_cast<int64_t>(futures.size()),
                    lanesOf(futures)};
    co_return co_await watcher->block(timeout, std::move(waiting), ReadyReason::Timeout);
}

Coroutine<bool> ThreadRuntime::holdFor(Ref<Future> future, std::optional<Duration> timeout,
                                       HoldReason why)
{
    if (future->done()) co_return true;
    std::vector<Ref<Future>> only(1, future);
    const auto watcher = makeRef<WaitWatcher>(*this, std::move(only), WaitUntil::AllCompleted, why);
    Waiting waiting{why.reason, why.subject, 0};
    // A cancellation that finds a task here has to wait: nothing gives up a lock of threads.
    co_await watcher->block(timeout, std::move(waiting), ReadyReason::Timer, Interruptible::No);
    co_return future->done();
}

void ThreadRuntime::comesOf(Future& future, const HoldReason& why)
{
    if (const FutureWatchers* watchers = WatchedFutures::find(future)) watchers->comesOf(why);
}

Coroutine<Completion> ThreadRuntime::waitFor(Ref<Future> future, Duration timeout)
{
    const Payload noMessage;
    if (!future->done()) {
        std::vector<Ref<Future>> only(1, future);
        const std::optional<Duration> limit = timeout;
        Completion woken = co_await waitMany(std::move(only), limit, WaitUntil::AllCompleted);
        if (woken.raised()) {
            co_await cancel(future, noMessage);
            // As for whoever awaits it.
            if (dynamic_cast<const ThreadGather*>(future.get())) future->setRetrieved();
            co_return woken;
        }
        if (!future->done()) {
            co_await cancel(future, noMessage);
            if (!future->done()) {
                JoinQueue queue(m_watchedFutures, future);
                const Waiting waiting = waitingFor(*future);
                Completion joined = co_await m_kernel->block(queue, waiting);
                if (joined.raised()) co_return joined;
            }
            future->setRetrieved();
            Completion completion = future->completion();
            if (endsCancelled(*future))
                completion = Completion::exception(m_host.timeoutError(completion.payload));
            co_return completion;
        }
    }
    future->setRetrieved();
    Completion completion = future->completion();
    if (endsCancelled(*future)) completion.outcome = Outcome::Cancelled;
    co_return completion;
}

} // namespace awaitscope
