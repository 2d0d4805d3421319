#pragma once

#include "core/scenario/scenario_values.h"

#include <deque>

namespace awaitscope {

/// A lock or a semaphore of a scenario. Copies mean the same one.
template <class Primitive> class Permit {
public:
    explicit Permit(Ref<Primitive> primitive) : m_primitive(std::move(primitive)) {}

    Coroutine<> acquire() const { return checked(m_primitive->acquire(), m_primitive); }
    /// Not a destructor's work: it may let somebody else run.
    Coroutine<> release() const { return checked(m_primitive->release(), m_primitive); }
    bool locked() const { return m_primitive->locked(); }
    const Primitive& primitive() const { return *m_primitive; }

private:
    static Coroutine<> checked(Coroutine<Completion> operation,
                               [[maybe_unused]] Ref<Primitive> kept)
    {
        const Completion completion = co_await operation;
        throwRaised(completion);
    }

    Ref<Primitive> m_primitive;
};

using ScenarioLock = Permit<Lock>;
using ScenarioSemaphore = Permit<Semaphore>;

/// An event of a scenario: a flag that tasks wait for.
class ScenarioEvent {
public:
    explicit ScenarioEvent(Ref<EventFlag> flag) : m_flag(std::move(flag)) {}

    Coroutine<> wait() const;
    Coroutine<> set() const { return m_flag->set(); }
    void clear() const { m_flag->clear(); }
    bool isSet() const { return m_flag->isSet(); }

private:
    Ref<EventFlag> m_flag;
};

/// Where a scenario's queue keeps its items: first in, first out.
class ArrivalStore final : public QueueStore {
public:
    Coroutine<Completion> put(Payload item) override;
    Coroutine<Completion> take() override;
    size_t size() const override { return m_items.size(); }

private:
    std::deque<Payload> m_items;
};

/// A queue of a scenario. Copies mean the same one.
template <class T> class ScenarioQueue {
public:
    explicit ScenarioQueue(Ref<Queue> queue) : m_queue(std::move(queue)) {}

    Coroutine<> put(T item) const { return putting(m_queue, std::move(item)); }
    Coroutine<T> get() const { return getting(m_queue); }
    Coroutine<> taskDone() const { return checking(m_queue, m_queue->taskDone()); }
    Coroutine<> join() const { return checking(m_queue, m_queue->join()); }
    size_t size() const { return m_queue->size(); }

private:
    static Coroutine<> putting(Ref<Queue> queue, T item)
    {
        Payload box = makeRef<ValueBox<T>>(std::move(item));
        const Completion completion = co_await queue->put(std::move(box));
        throwRaised(completion);
    }
    static Coroutine<T> getting(Ref<Queue> queue)
    {
        const Completion completion = co_await queue->get();
        co_return valueOf<T>(completion);
    }
    static Coroutine<> checking([[maybe_unused]] Ref<Queue> kept, Coroutine<Completion> operation)
    {
        const Completion completion = co_await operation;
        throwRaised(completion);
    }

    Ref<Queue> m_queue;
};

} // namespace awaitscope
