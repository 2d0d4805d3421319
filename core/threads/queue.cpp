#include "core/threads/thread_runtime.h"

namespace awaitscope {

namespace {

/// What a blocked `put` is given when its item could not be stored.
class Refused : public Opaque {
public:
    explicit Refused(Completion error) : why(std::move(error)) {}
    const Completion why;
};

/// Items are handed over: a put gives to the first getter, a get makes room for the first putter
/// (MODELS P10).
class ThreadQueueOfItems : public Queue {
public:
    ThreadQueueOfItems(ThreadRuntime& runtime, int64_t capacity, Ref<QueueStore> store)
        : Queue(runtime.trace().addObject(ObjectKind::Queue)), m_runtime(runtime),
          m_capacity(capacity), m_store(std::move(store))
    {
    }

    Coroutine<Completion> put(Payload item) override;
    Coroutine<Completion> get() override;
    Coroutine<Completion> putNow(Payload item) override;
    Coroutine<Completion> getNow() override;
    Coroutine<Completion> taskDone() override;
    Coroutine<Completion> join() override;
    Coroutine<Completion> shutdown(bool immediate) override;
    bool isShutDown() const override { return m_shutDown; }
    int64_t unfinished() const override { return m_unfinished; }
    std::vector<Payload> items() const override { return m_store->items(); }
    size_t getters() const override { return m_getters.size(); }
    size_t putters() const override { return m_putters.size(); }
    size_t size() const override { return m_store->size(); }
    int64_t capacity() const override { return m_capacity; }
    void setCapacity(int64_t capacity) override { m_capacity = capacity; }
    void traverse(Visitor& visitor) const override
    {
        Queue::traverse(visitor);
        visitor.visit(m_store);
    }

private:
    Completion fault(Fault fault)
    {
        return Completion::exception(m_runtime.host().faultError(fault));
    }
    Completion answer(Completion woken)
    {
        if (woken.payload == m_thrownOut) return fault(Fault::QueueShutDown);
        const auto* refused = dynamic_cast<const Refused*>(woken.payload.get());
        return refused ? refused->why : std::move(woken);
    }
    bool full() const { return m_capacity > 0 && static_cast<int64_t>(size()) >= m_capacity; }
    EventIndex recordMove(EventKind kind, LaneId lane, EventIndex cause)
    {
        const NumberId left = m_runtime.trace().internNumber(static_cast<int64_t>(size()));
        return m_runtime.recordBecause(cause, kind, lane, uint16_t{}, object(), left);
    }
    Coroutine<Completion> store(Payload item, LaneId giver, EventIndex cause);
    Coroutine<Completion> take();
    void wakeAll(ThreadQueue& queue, ReadyReason reason, const Payload& value);

    ThreadRuntime& m_runtime;
    int64_t m_capacity;
    Ref<QueueStore> m_store;
    ThreadQueue m_getters;
    ThreadQueue m_putters;
    ThreadQueue m_joiners;
    int64_t m_unfinished = 0;
    bool m_shutDown = false;
    const Payload m_thrownOut = makeRef<ThrownOut>(); // what those are given who wait at a shutdown
};

Coroutine<Completion> ThreadQueueOfItems::store(Payload item, LaneId giver, EventIndex cause)
{
    Completion stored = co_await m_store->put(std::move(item));
    if (stored.raised()) co_return stored;
    ++m_unfinished;
    const EventIndex put = recordMove(EventKind::QueuePut, giver, cause);
    if (m_getters.empty()) co_return Completion();

    Completion taken = co_await m_store->take();
    if (taken.raised()) co_return taken;
    if (m_getters.empty()) { // it was cancelled while the store compared items
        Completion again = co_await m_store->put(taken.payload);
        co_return again;
    }
    Thread& getter = m_getters.takeFirst();
    recordMove(EventKind::QueueGot, getter.lane, put);
    Wake wake = m_runtime.wakeBecause(ReadyReason::Item, std::move(taken.payload));
    wake.cause = put;
    m_runtime.kernel().wake(getter, std::move(wake));
    co_return Completion();
}

Coroutine<Completion> ThreadQueueOfItems::put(Payload item)
{
    const Ref<Queue> self(this);
    if (m_shutDown) co_return fault(Fault::QueueShutDown);
    if (full()) {
        m_runtime.kernel().current().item = std::move(item);
        const Waiting waiting{WaitReason::QueuePut, object(), 0};
        Completion woken = co_await m_runtime.kernel().block(m_putters, waiting);
        co_return answer(std::move(woken));
    }
    Completion stored = co_await store(std::move(item), m_runtime.currentLane(), m_runtime.cause());
    co_return stored;
}

Coroutine<Completion> ThreadQueueOfItems::putNow(Payload item)
{
    const Ref<Queue> self(this);
    if (m_shutDown) co_return fault(Fault::QueueShutDown);
    if (full()) co_return fault(Fault::QueueFull);
    Completion stored = co_await store(std::move(item), m_runtime.currentLane(), m_runtime.cause());
    co_return stored;
}

Coroutine<Completion> ThreadQueueOfItems::take()
{
    Completion taken = co_await m_store->take();
    if (taken.raised()) co_return taken;
    const EventIndex got =
        recordMove(EventKind::QueueGot, m_runtime.currentLane(), m_runtime.cause());
    if (!m_putters.empty()) {
        Thread& putter = m_putters.takeFirst();
        Completion stored = co_await store(std::move(putter.item), putter.lane, got);
        Payload error;
        if (stored.raised()) error = makeRef<Refused>(std::move(stored));
        Wake wake = m_runtime.wakeBecause(ReadyReason::Space, std::move(error));
        wake.cause = got;
        m_runtime.kernel().wake(putter, std::move(wake));
    }
    co_return taken;
}

Coroutine<Completion> ThreadQueueOfItems::get()
{
    const Ref<Queue> self(this);
    if (size() > 0) {
        Completion taken = co_await take();
        co_return taken;
    }
    if (m_shutDown) co_return fault(Fault::QueueShutDown);
    const Waiting waiting{WaitReason::QueueGet, object(), 0};
    Completion woken = co_await m_runtime.kernel().block(m_getters, waiting);
    co_return answer(std::move(woken));
}

Coroutine<Completion> ThreadQueueOfItems::getNow()
{
    const Ref<Queue> self(this);
    if (size() == 0) co_return fault(m_shutDown ? Fault::QueueShutDown : Fault::QueueEmpty);
    Completion taken = co_await take();
    co_return taken;
}

Coroutine<Completion> ThreadQueueOfItems::taskDone()
{
    if (m_unfinished <= 0) co_return fault(Fault::TaskDoneTooOften);
    if (--m_unfinished == 0) wakeAll(m_joiners, ReadyReason::Joined, {});
    co_return Completion();
}

void ThreadQueueOfItems::wakeAll(ThreadQueue& queue, ReadyReason reason, const Payload& value)
{
    while (!queue.empty()) {
        Thread& next = queue.takeFirst();
        m_runtime.kernel().wake(next, m_runtime.wakeBecause(reason, value));
    }
}

Coroutine<Completion> ThreadQueueOfItems::shutdown(bool immediate)
{
    const Ref<Queue> self(this);
    m_shutDown = true;
    while (immediate && size() > 0) {
        Completion dropped = co_await m_store->take();
        if (dropped.raised()) co_return dropped;
        recordMove(EventKind::QueueGot, m_runtime.currentLane(), m_runtime.cause());
        if (m_unfinished > 0) --m_unfinished;
    }
    if (immediate && m_unfinished == 0) wakeAll(m_joiners, ReadyReason::Joined, {});
    wakeAll(m_getters, ReadyReason::Item, m_thrownOut);
    wakeAll(m_putters, ReadyReason::Space, m_thrownOut);
    co_return Completion();
}

Coroutine<Completion> ThreadQueueOfItems::join()
{
    const Ref<Queue> self(this);
    if (m_unfinished == 0) co_return Completion();
    const Waiting waiting{WaitReason::QueueJoin, object(), 0};
    Completion woken = co_await m_runtime.kernel().block(m_joiners, waiting);
    co_return woken;
}

} // namespace

Ref<Queue> ThreadRuntime::makeQueue(int64_t capacity, Ref<QueueStore> store)
{
    return makeRef<ThreadQueueOfItems>(*this, capacity, std::move(store));
}

} // namespace awaitscope
