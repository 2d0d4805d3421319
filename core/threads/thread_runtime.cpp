#include "core/threads/thread_runtime.h"

#include "core/threads/gather.h"
#include "core/threads/preemptive_kernel.h"
#include "core/threads/synchronous_kernel.h"
#include "core/trace/event_text.h"

#include <algorithm>

namespace awaitscope {

ThreadRuntime::ThreadRuntime(const RunOptions& options, Host& host) : Runtime(options, host)
{
    if (options.settings.model == Model::Synchronous)
        m_kernel = std::make_unique<SynchronousKernel>(*this);
    else
        m_kernel = std::make_unique<PreemptiveKernel>(*this, options.settings);
}

ThreadRuntime::~ThreadRuntime() = default;

std::coroutine_handle<> ThreadRuntime::next()
{
    return m_kernel->next();
}

void ThreadRuntime::priorityChanged(int64_t priority)
{
    m_kernel->setPriority(priority);
}

void ThreadRuntime::abandon()
{
    m_kernel->abandon();
    m_watchedFutures.clear();
    m_liveTasks.clear();
}

// --- who runs

void ThreadRuntime::enter(Thread& thread, uint8_t core)
{
    m_currentTask = thread.task.get();
    m_currentLane = thread.lane;
    m_loop = thread.loop;
    m_place = thread.place;
    m_cause = thread.cause;
    m_core = core;
}

void ThreadRuntime::leave(Thread& thread)
{
    thread.loop = m_loop;
    thread.place = m_place;
    thread.cause = m_cause;
}

void ThreadRuntime::enterTimer(EventIndex cause)
{
    m_currentTask = nullptr;
    m_currentLane = kNone;
    m_place = 0;
    m_cause = cause;
    m_core = 0;
}

Wake ThreadRuntime::wakeBecause(ReadyReason reason, Payload value)
{
    return {reason, m_cause, m_currentLane, std::move(value)};
}

void ThreadRuntime::recordWait(const Thread& thread)
{
    const Waiting& waiting = thread.waiting;
    const uint32_t subject =
        waiting.others.empty() ? waiting.subject : subjectOfWait(*m_trace, waiting.others);
    // Whoever runs may have put another into this wait: that one stands elsewhere.
    const SpanId place = m_place;
    if (&thread != &m_kernel->current()) m_place = thread.place;
    const EventIndex wait = record(EventKind::TaskWaiting, thread.lane, waiting.reason, subject,
                                   m_trace->internNumber(waiting.argument));
    m_place = place;
    if (waiting.reason == WaitReason::Queued)
        m_waits.waitsForAny(thread.lane, awaitedLanes(*m_trace, (*m_trace)[wait]));
    if (!waiting.others.empty()) m_waits.waitsForAny(thread.lane, waiting.others);
    if (waiting.forRest) m_waits.waitsForRest(thread.lane);
}

std::vector<TimedLane> ThreadRuntime::timedLanes()
{
    return m_kernel->timedLanes();
}

LaneId ThreadRuntime::takeCallbacksLane()
{
    if (m_freeCallbacksLanes.empty()) {
        Lane another;
        another.kind = LaneKind::Callbacks;
        return m_callbacksLanes++ == 0 ? callbacksLane() : m_trace->addLane(std::move(another));
    }
    return m_freeCallbacksLanes.extract(m_freeCallbacksLanes.begin()).value();
}

void ThreadRuntime::returnCallbacksLane(LaneId lane)
{
    m_freeCallbacksLanes.insert(lane);
}

// --- time

Coroutine<Completion> ThreadRuntime::sleep(Duration duration)
{
    return m_kernel->sleep(duration);
}

Coroutine<void> ThreadRuntime::work(Duration duration)
{
    return m_kernel->work(duration);
}

Coroutine<void> ThreadRuntime::blockingSleep(Duration duration)
{
    return m_kernel->blockingSleep(duration);
}

// --- callbacks

Coroutine<void> ThreadRuntime::callHere(Ref<Callback> callback)
{
    Thread& thread = m_kernel->current();
    const SpanId place = m_place;
    const LaneId lane = thread.lane;
    const EventIndex cause = m_cause;
    const bool borrows = thread.task && thread.task->done() && !thread.callbackLane;
    if (borrows) {
        thread.callbackLane = true;
        thread.lane = m_currentLane = takeCallbacksLane();
        m_cause = record(EventKind::TaskRunning, thread.lane);
    }
    const TextId name = m_trace->intern(callback->name());
    const EventIndex started =
        record(EventKind::CallbackStarted, thread.lane, uint16_t{}, kNone, name);
    Coroutine<void> call = callback->call();
    co_await call;
    recordBecause(started, EventKind::CallbackFinished, thread.lane, uint16_t{}, kNone, name);
    m_place = place;
    if (borrows) {
        returnCallbacksLane(thread.lane);
        thread.callbackLane = false;
        thread.lane = m_currentLane = lane;
        m_cause = cause;
    }
}

Coroutine<void> ThreadRuntime::callSoon(Ref<Handle> handle)
{
    return m_kernel->call(handle->callback());
}

Coroutine<void> ThreadRuntime::callAt(Ref<Handle> handle, VirtualTime deadline)
{
    Timer timer;
    timer.handle = std::move(handle);
    m_kernel->arm(deadline, std::move(timer));
    co_return;
}

Coroutine<void> ThreadRuntime::addDoneCallback(Ref<Future> future, Ref<Callback> callback)
{
    if (future->done())
        co_await m_kernel->call(callback);
    else
        m_watchedFutures.of(*future).add({nullptr, {}, callback});
}

size_t ThreadRuntime::removeDoneCallback(Future& future, const Callback& callback,
                                         bool (*same)(const Callback&, const Callback&))
{
    FutureWatchers* watchers = WatchedFutures::find(future);
    return watchers ? watchers->removeCallback(callback, same) : 0;
}

void ThreadRuntime::watch(Future& future, Ref<Watcher> watcher)
{
    m_watchedFutures.of(future).add({nullptr, std::move(watcher), {}});
}

} // namespace awaitscope
