#pragma once

#include "core/runtime/future.h"

#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

/// Something that tasks share and that has a place in the trace. Its name is bound at its first
/// store to a variable.
class Shared : public Opaque {
public:
    ObjectId object() const { return m_object; }
    /// What a language keeps beside it: the attributes of an instance whose class derives from one
    /// of these. Core never looks inside.
    const Ref<>& companion() const { return m_companion; }
    void setCompanion(Ref<> companion) { m_companion = std::move(companion); }

    void traverse(Visitor& visitor) const override { visitor.visit(m_companion); }

protected:
    explicit Shared(ObjectId object) : m_object(object) { setHolder(); }

private:
    ObjectId m_object;
    Ref<> m_companion;
};

/// One holder at a time; the others wait in order. asyncio frees the lock and wakes the first
/// waiter, who takes it when it runs (SEMANTICS L1); kernels hand it over at once (MODELS P9).
class Lock : public Shared {
public:
    virtual Coroutine<Completion> acquire() = 0;
    virtual Coroutine<Completion> release() = 0;
    virtual bool locked() const = 0;
    /// How many stand in line, for `repr`; kernels of threads do not say.
    virtual size_t waiting() const { return 0; }

protected:
    using Shared::Shared;
};

class Semaphore : public Shared {
public:
    virtual Coroutine<Completion> acquire() = 0;
    virtual Coroutine<Completion> release() = 0;
    virtual bool locked() const = 0;
    virtual int64_t value() const = 0;
    virtual size_t waiting() const { return 0; }

protected:
    using Shared::Shared;
};

/// `asyncio.Event`.
class EventFlag : public Shared {
public:
    virtual Coroutine<Completion> wait() = 0;
    virtual Coroutine<void> set() = 0;
    virtual void clear() = 0;
    virtual bool isSet() const = 0;
    virtual size_t waiting() const { return 0; }

protected:
    using Shared::Shared;
};

class Condition : public Shared {
public:
    virtual Coroutine<Completion> wait() = 0;
    virtual Coroutine<Completion> notify(int64_t count) = 0;
    virtual Coroutine<Completion> notifyAll() = 0;
    virtual const Ref<Lock>& lock() const = 0;
    virtual size_t waiting() const { return 0; }

protected:
    using Shared::Shared;
};

/// Where a queue keeps its items: in order of arrival, by priority, last in first out. Priorities
/// compare values of the program, which may run its code: hence coroutines.
class QueueStore : public Opaque {
public:
    QueueStore() { setHolder(); }
    virtual Coroutine<Completion> put(Payload item) = 0;
    /// REQUIRES: size() > 0.
    virtual Coroutine<Completion> take() = 0;
    /// The same without a coroutine, where no code of the program is needed. False: nothing is
    /// done.
    virtual bool putAtOnce(Payload&) { return false; }
    virtual bool takeAtOnce(Payload&) { return false; }
    virtual size_t size() const = 0;
    /// In the order in which they are kept, for `repr`.
    virtual std::vector<Payload> items() const { return {}; }
};

class Queue : public Shared {
public:
    virtual Coroutine<Completion> put(Payload item) = 0;
    virtual Coroutine<Completion> get() = 0;
    virtual Coroutine<Completion> putNow(Payload item) = 0;
    virtual Coroutine<Completion> getNow() = 0;
    /// `put` and `get` without a coroutine, where nothing has to be waited for. False: nothing is
    /// done.
    virtual bool putAtOnce(Payload&) { return false; }
    virtual bool getAtOnce(Payload&) { return false; }
    virtual Coroutine<Completion> taskDone() = 0;
    virtual Coroutine<Completion> join() = 0;
    /// No more items: whoever waits to put one fails, and whoever waits for one when none is left;
    /// `immediate`: what is in the queue is dropped.
    virtual Coroutine<Completion> shutdown(bool immediate) = 0;
    virtual bool isShutDown() const = 0;
    virtual size_t size() const = 0;
    virtual int64_t capacity() const = 0;
    /// For a queue that nobody has used yet.
    virtual void setCapacity(int64_t capacity) = 0;
    virtual int64_t unfinished() const = 0;
    virtual std::vector<Payload> items() const = 0;
    /// How many wait for an item, and for room.
    virtual size_t getters() const = 0;
    virtual size_t putters() const = 0;

protected:
    using Shared::Shared;
};

enum class BarrierState { Filling, Draining, Resetting, Broken };

class Barrier : public Shared {
public:
    /// The result is the place of arrival, through `place`.
    virtual Coroutine<Completion> wait(int64_t& place) = 0;
    virtual int64_t parties() const = 0;
    virtual int64_t waiting() const = 0;
    /// Whoever waits fails; `abort`: whoever comes later, too, until a reset.
    virtual Coroutine<Completion> reset() = 0;
    virtual Coroutine<Completion> abort() = 0;
    virtual BarrierState state() const = 0;

protected:
    using Shared::Shared;
};

enum class TimeoutState { Created, Active, Expiring, Expired, Finished };

/// `asyncio.timeout`, `timeout_at`.
class Timeout : public Opaque {
public:
    Timeout() { setHolder(); }
    /// Starts the clock for the current task.
    virtual Coroutine<void> enter() = 0;
    /// Leaves the block: `body` is how it ended; returned is what leaves (a TimeoutError in place
    /// of a cancellation).
    virtual Coroutine<Completion> exit(Completion body) = 0;
    virtual void reschedule(std::optional<VirtualTime> deadline) = 0;
    virtual std::optional<VirtualTime> deadline() const = 0;
    virtual TimeoutState state() const = 0;
    bool expired() const
    {
        return state() == TimeoutState::Expiring || state() == TimeoutState::Expired;
    }
};

class TaskGroup : public Opaque {
public:
    TaskGroup() { setHolder(); }
    /// What it would say of itself.
    struct State {
        size_t members = 0; ///< that are not done
        size_t errors = 0;
        bool aborting = false; ///< its members are being cancelled
        bool entered = false;
        bool exiting = false; ///< its block is over: it waits for them, or has ended
    };
    virtual State state() const = 0;
    virtual Coroutine<void> enter() = 0;
    /// Spawns the task as a member, `eagerly` or not. A result that is raised means that it was
    /// refused.
    virtual Coroutine<Completion> add(Ref<Task> task, bool eagerly = false) = 0;
    virtual Coroutine<Completion> exit(Completion body) = 0;
};

/// Results in the order of their arrival.
class AsCompleted : public Opaque {
public:
    AsCompleted() { setHolder(); }
    virtual size_t left() const = 0;
    /// Waits for the next one; `next` is that future. Raised: the time is over, or a cancellation.
    virtual Coroutine<Completion> next(Ref<Future>& next) = 0;
};

} // namespace awaitscope
