#include "core/loop/loop_condition.h"
#include "core/loop/loop_event.h"
#include "core/loop/loop_lock.h"
#include "core/loop/loop_queue.h"
#include "core/loop/loop_runtime.h"

namespace awaitscope {

Ref<Lock> LoopRuntime::makeLock()
{
    const ObjectId object = m_trace->addObject(ObjectKind::Lock);
    return makeRef<LoopLock>(*this, object, WaitReason::Lock, object);
}

Ref<Semaphore> LoopRuntime::makeSemaphore(int64_t value, bool bounded)
{
    return makeRef<LoopSemaphore>(*this, m_trace->addObject(ObjectKind::Semaphore), value, bounded);
}

Ref<EventFlag> LoopRuntime::makeEvent()
{
    const ObjectId object = m_trace->addObject(ObjectKind::Event);
    return makeRef<LoopEvent>(*this, object, WaitReason::Event, object);
}

Ref<Condition> LoopRuntime::makeCondition(Ref<Lock> lock)
{
    if (!lock) lock = makeLock();
    const ObjectId object = m_trace->addObject(ObjectKind::Condition);
    return makeRef<LoopCondition>(*this, object, std::move(lock), WaitReason::Condition, object);
}

Ref<Queue> LoopRuntime::makeQueue(int64_t capacity, Ref<QueueStore> store)
{
    return makeRef<LoopQueue>(*this, m_trace->addObject(ObjectKind::Queue), capacity,
                              std::move(store));
}

Ref<Barrier> LoopRuntime::makeBarrier(int64_t parties)
{
    return makeRef<LoopBarrier>(*this, m_trace->addObject(ObjectKind::Barrier), parties);
}

} // namespace awaitscope
