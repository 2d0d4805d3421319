#pragma once

#include "core/loop/loop_event.h"

namespace awaitscope {

/// `asyncio.Queue`: an item stays in the queue until the getter that it woke runs; somebody else
/// may take it in between (SEMANTICS L5).
class LoopQueue final : public Queue {
public:
    LoopQueue(LoopRuntime& loop, ObjectId object, int64_t capacity, Ref<QueueStore> store);

    Coroutine<Completion> put(Payload item) override;
    Coroutine<Completion> get() override;
    Coroutine<Completion> putNow(Payload item) override;
    Coroutine<Completion> getNow() override;
    bool putAtOnce(Payload& item) override;
    bool getAtOnce(Payload& item) override;
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
        visitor.visit(m_finished);
        m_getters.traverse(visitor);
        m_putters.traverse(visitor);
    }

private:
    bool full() const { return m_capacity > 0 && size() >= static_cast<size_t>(m_capacity); }
    Coroutine<Completion> putLater(Payload item);
    Coroutine<Completion> getLater();
    EventIndex recordChange(EventKind kind);

    LoopRuntime& m_loop;
    Ref<QueueStore> m_store;
    Ref<LoopEvent> m_finished;
    WaitLine m_getters;
    WaitLine m_putters;
    int64_t m_capacity;
    int64_t m_unfinished = 0;
    bool m_shutDown = false;
};

} // namespace awaitscope
