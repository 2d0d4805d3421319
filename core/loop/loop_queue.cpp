#include "core/loop/loop_queue.h"

namespace awaitscope {

LoopQueue::LoopQueue(LoopRuntime& loop, ObjectId object, int64_t capacity, Ref<QueueStore> store)
    : Queue(object), m_loop(loop), m_store(std::move(store)),
      m_finished(makeRef<LoopEvent>(loop, kNone, WaitReason::QueueJoin, object)),
      m_capacity(capacity)
{
    m_finished->setNow();
}

Coroutine<Completion> LoopQueue::put(Payload item)
{
    return full() ? putLater(std::move(item)) : putNow(std::move(item));
}

Coroutine<Completion> LoopQueue::putLater(Payload item)
{
    const Ref<LoopQueue> self(this);
    while (full()) {
        if (m_shutDown) co_return m_loop.fault(Fault::QueueShutDown);
        if (m_putters.isBoundElsewhere(m_loop)) co_return m_loop.boundElsewhere(*this);
        const Ref<Future> putter = m_putters.join();
        Completion woken = co_await m_loop.waitOn(*putter, WaitReason::QueuePut, object());
        if (woken.raised()) {
            m_loop.cancelNow(*putter);
            m_putters.leave(putter);
            // There was room for it, but it cannot use it.
            if (!full() && !putter->cancelled()) m_putters.wakeAndRemove(m_loop);
            co_return woken;
        }
    }
    co_return co_await putNow(std::move(item));
}

Coroutine<Completion> LoopQueue::putNow(Payload item)
{
    const Ref<LoopQueue> self(this);
    if (m_shutDown) co_return m_loop.fault(Fault::QueueShutDown);
    if (full()) co_return m_loop.fault(Fault::QueueFull);
    Completion stored = co_await m_store->put(std::move(item));
    if (stored.raised()) co_return stored;
    const LoopRuntime::Because because(m_loop, recordChange(EventKind::QueuePut));
    ++m_unfinished;
    m_finished->clear();
    m_getters.wakeAndRemove(m_loop);
    co_return Completion();
}

Coroutine<Completion> LoopQueue::get()
{
    return size() == 0 ? getLater() : getNow();
}

Coroutine<Completion> LoopQueue::getLater()
{
    const Ref<LoopQueue> self(this);
    while (size() == 0) {
        if (m_shutDown) co_return m_loop.fault(Fault::QueueShutDown);
        if (m_getters.isBoundElsewhere(m_loop)) co_return m_loop.boundElsewhere(*this);
        const Ref<Future> getter = m_getters.join();
        Completion woken = co_await m_loop.waitOn(*getter, WaitReason::QueueGet, object());
        if (woken.raised()) {
            m_loop.cancelNow(*getter);
            m_getters.leave(getter);
            if (size() > 0 && !getter->cancelled()) m_getters.wakeAndRemove(m_loop);
            co_return woken;
        }
    }
    co_return co_await getNow();
}

Coroutine<Completion> LoopQueue::getNow()
{
    const Ref<LoopQueue> self(this);
    if (size() == 0) co_return m_loop.fault(m_shutDown ? Fault::QueueShutDown : Fault::QueueEmpty);
    Completion item = co_await m_store->take();
    if (item.raised()) co_return item;
    const LoopRuntime::Because because(m_loop, recordChange(EventKind::QueueGot));
    m_putters.wakeAndRemove(m_loop);
    co_return item;
}

bool LoopQueue::putAtOnce(Payload& item)
{
    if (m_shutDown || full() || !m_store->putAtOnce(item)) return false;
    const LoopRuntime::Because because(m_loop, recordChange(EventKind::QueuePut));
    ++m_unfinished;
    m_finished->clear();
    m_getters.wakeAndRemove(m_loop);
    return true;
}

bool LoopQueue::getAtOnce(Payload& item)
{
    if (size() == 0 || !m_store->takeAtOnce(item)) return false;
    const LoopRuntime::Because because(m_loop, recordChange(EventKind::QueueGot));
    m_putters.wakeAndRemove(m_loop);
    return true;
}

Coroutine<Completion> LoopQueue::taskDone()
{
    if (m_unfinished == 0) co_return m_loop.fault(Fault::TaskDoneTooOften);
    if (--m_unfinished == 0) m_finished->setNow();
    co_return Completion();
}

Coroutine<Completion> LoopQueue::join()
{
    const Ref<LoopQueue> self(this);
    if (m_unfinished == 0) co_return Completion();
    co_return co_await m_finished->wait();
}

Coroutine<Completion> LoopQueue::shutdown(bool immediate)
{
    const Ref<LoopQueue> self(this);
    m_shutDown = true;
    if (immediate) {
        while (size() > 0) {
            Completion dropped = co_await m_store->take();
            if (dropped.raised()) co_return dropped;
            recordChange(EventKind::QueueGot);
            if (m_unfinished > 0) --m_unfinished;
        }
        if (m_unfinished == 0) m_finished->setNow();
    }
    m_getters.wakeAndRemoveAll(m_loop);
    m_putters.wakeAndRemoveAll(m_loop);
    co_return Completion();
}

EventIndex LoopQueue::recordChange(EventKind kind)
{
    const NumberId items = m_loop.number(Duration::nanoseconds(static_cast<int64_t>(size())));
    return m_loop.record(kind, m_loop.currentLane(), uint16_t{}, object(), items);
}

} // namespace awaitscope
