#pragma once

#include "core/runtime/blocking_threads.h"
#include "core/runtime/future.h"
#include "core/threads/wait_queue.h"

#include <deque>

namespace awaitscope {

/// Told when a future is done, in the thread that completes it.
class Watcher : public Opaque {
public:
    Watcher() { setHolder(); }
    virtual Coroutine<void> futureDone(Ref<Future> future) = 0;
    /// See `BlockingThreads`.
    virtual void comesOf(const HoldReason&) {}
};

/// One who is registered with a future: exactly one of the three.
struct Registered {
    Thread* joiner = nullptr;
    Ref<Watcher> watcher;
    Ref<Callback> callback;
};

class FutureWatchers;

/// All the futures of a run that somebody watches: what they hold may form cycles, which the end of
/// the run cuts.
class WatchedFutures {
public:
    WatchedFutures() = default;
    WatchedFutures(const WatchedFutures&) = delete;
    WatchedFutures& operator=(const WatchedFutures&) = delete;
    ~WatchedFutures() { clear(); }
    /// Forgets everything that is registered anywhere.
    void clear();
    void traverse(Visitor& visitor) const;
    /// Whoever watches `future`; made at the first call.
    FutureWatchers& of(Future& future);
    /// The same; null when nobody ever did.
    static FutureWatchers* find(Future& future);

private:
    friend class FutureWatchers;
    FutureWatchers* m_first = nullptr;
};

/// Who waits for one future, in order of registration.
class FutureWatchers : public Future::Waiters {
public:
    explicit FutureWatchers(WatchedFutures& all);
    ~FutureWatchers() override;

    void add(Registered registered) { m_registered.push_back(std::move(registered)); }
    bool empty() const { return m_registered.empty(); }
    void traverse(Visitor& visitor) const override;
    void comesOf(const HoldReason& why) const;
    /// REQUIRES: !empty().
    Registered takeFirst();
    void removeJoiner(Thread& thread);
    void removeWatcher(const Watcher& watcher);
    size_t removeCallback(const Callback& callback, bool (*same)(const Callback&, const Callback&));

private:
    friend class WatchedFutures;
    std::deque<Registered> m_registered;
    WatchedFutures* m_all;
    FutureWatchers* m_next = nullptr;
    FutureWatchers* m_previous = nullptr;
};

/// To wait in this queue is to be registered with the future.
class JoinQueue : public WaitQueue {
public:
    JoinQueue(WatchedFutures& all, Ref<Future> future) : m_all(all), m_future(std::move(future)) {}
    void append(Thread& thread) override;
    void remove(Thread& thread) override;

private:
    WatchedFutures& m_all;
    Ref<Future> m_future;
};

} // namespace awaitscope
