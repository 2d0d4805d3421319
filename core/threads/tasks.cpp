#include "core/threads/gather.h"
#include "core/threads/shield.h"
#include "core/threads/thread_runtime.h"

namespace awaitscope {

std::vector<Ref<Task>> ThreadRuntime::liveTasks(const EventLoop* only) const
{
    std::vector<Ref<Task>> tasks;
    tasks.reserve(m_liveTasks.size());
    for (const auto& [lane, live] : m_liveTasks)
        if (!only || only == live.loop.get()) tasks.push_back(live.task);
    return tasks;
}

Coroutine<void> ThreadRuntime::spawn(Ref<Task> task)
{
    return m_kernel->spawn(std::move(task), LaneKind::Task);
}

Coroutine<Ref<Future>> ThreadRuntime::toThread(Ref<Task> function)
{
    co_await m_kernel->spawn(function, LaneKind::Thread);
    co_return function;
}

Coroutine<void> ThreadRuntime::startThread(Ref<Task> function)
{
    function->setOutlivesLoop();
    return m_kernel->spawn(std::move(function), LaneKind::Thread);
}

EventIndex ThreadRuntime::admit(const Ref<Task>& task, LaneKind kind)
{
    const EventIndex created = openLane(*task, kind);
    m_liveTasks.emplace(task->lane(), LiveTask{task, m_loop});
    return created;
}

Coroutine<void> ThreadRuntime::runTask(Ref<Task> task)
{
    Completion completion;
    std::optional<Completion> cancellation = takeCancellation(task.get());
    if (cancellation && task->endsUnstarted(cancellation->payload)) {
        completion = std::move(*cancellation);
    } else {
        Coroutine<Completion> body = task->body();
        completion = co_await body;
    }
    m_liveTasks.erase(task->lane());

    const TextId text = completion.outcome == Outcome::Exception
                            ? m_trace->intern(m_host.summary(completion.payload))
                            : 0;
    m_cause = record(EventKind::TaskFinished, task->lane(), completion.outcome, kNone, text);
    task->setCompletion(std::move(completion));
    co_await settle(task);
}

Coroutine<void> ThreadRuntime::settle(Ref<Future> future)
{
    const EventIndex ended = m_cause;
    FutureWatchers* watchers = WatchedFutures::find(*future);
    // One by one: while a callback works, whoever is behind it may still be cancelled.
    while (watchers && !watchers->empty()) {
        const Registered first = watchers->takeFirst();
        if (first.joiner) {
            const Wake wake = wakeBecause(readyReasonOf(*future));
            m_kernel->wake(*first.joiner, wake);
        } else if (first.watcher) {
            co_await first.watcher->futureDone(future);
        } else {
            co_await callHere(first.callback);
        }
        if (future->isTask()) m_cause = ended;
    }
}

Coroutine<bool> ThreadRuntime::complete(Ref<Future> future, Completion completion)
{
    if (future->done()) co_return false;
    future->setCompletion(std::move(completion));
    co_await settle(future);
    co_return true;
}

// --- waiting

Waiting ThreadRuntime::waitingFor(Future& future) const
{
    if (future.isTask()) {
        const LaneId lane = static_cast<Task&>(future).lane();
        const bool thread = lane != kNone && m_trace->lane(lane).kind == LaneKind::Thread;
        return {thread ? WaitReason::Thread : WaitReason::Task, lane, 0};
    }
    if (const auto* gathered = dynamic_cast<ThreadGather*>(&future))
        return {WaitReason::Gather, kNone, static_cast<int64_t>(gathered->children().size()),
                lanesOf(gathered->children())};
    if (const auto* shield = dynamic_cast<ThreadShield*>(&future)) return shield->inside();
    return {WaitReason::Future, kNone, 0};
}

ReadyReason ThreadRuntime::readyReasonOf(Future& future) const
{
    switch (waitingFor(future).reason) {
    case WaitReason::Task: return ReadyReason::TaskDone;
    case WaitReason::Thread: return ReadyReason::ThreadDone;
    case WaitReason::Gather: return ReadyReason::GatherDone;
    default: return ReadyReason::FutureDone;
    }
}

Coroutine<Completion> ThreadRuntime::wait(Ref<Future> future)
{
    if (!future->done()) {
        JoinQueue queue(m_watchedFutures, future);
        const Waiting waiting = waitingFor(*future);
        Completion woken = co_await m_kernel->block(queue, waiting);
        if (woken.raised()) {
            if (const auto* gathered = dynamic_cast<ThreadGather*>(future.get());
                gathered && !future->done()) {
                const std::vector<Ref<Future>> children = gathered->children();
                const Payload noMessage;
                for (const Ref<Future>& child : children)
                    co_await cancel(child, noMessage);
                // How it will end has been said: asyncio's gather raises the cancellation here.
                future->setRetrieved();
            }
            co_return woken;
        }
    }
    future->setRetrieved();
    Completion completion = future->completion();
    if (endsCancelled(*future)) completion.outcome = Outcome::Cancelled;
    co_return completion;
}

// --- cancelling

std::optional<Completion> ThreadRuntime::takeCancellation(Task* task)
{
    if (!task || !task->mustCancel()) return std::nullopt;
    task->setMustCancel(false);
    return Completion::cancelled(m_host.cancelledError(task->cancelMessage()));
}

bool ThreadRuntime::cancelTask(Task& task, Payload message, ReadyReason reason)
{
    if (task.done()) return false;
    task.addCancelRequest();
    task.setMustCancel(true);
    task.setCancelMessage(std::move(message));
    const EventIndex cause = m_cause;
    m_cause = record(EventKind::CancelRequested, task.lane(), uint16_t{}, m_currentLane);
    m_kernel->interrupt(task, reason);
    m_cause = cause;
    return true;
}

int ThreadRuntime::takeBackRequest(Task& task)
{
    const bool pending = task.mustCancel();
    const int left = task.uncancel();
    task.setMustCancel(pending);
    return left;
}

Coroutine<std::optional<bool>> ThreadRuntime::cancel(Ref<Future> future, Payload message)
{
    Asked asked;
    const bool taken = co_await cancelOnce(std::move(future), std::move(message), asked);
    co_return taken;
}

// Gathers of gathers may lead to the same one very often: it is asked once.
Coroutine<bool> ThreadRuntime::cancelOnce(Ref<Future> future, Payload message, Asked& asked)
{
    if (future->isTask()) co_return cancelTask(static_cast<Task&>(*future), std::move(message));
    if (const auto* gathered = dynamic_cast<ThreadGather*>(future.get())) {
        const auto [answer, isNew] = asked.try_emplace(future.get(), false);
        if (!isNew) co_return answer->second;
        const std::vector<Ref<Future>> children = gathered->children();
        bool any = false;
        for (const Ref<Future>& child : children) {
            const bool one = co_await cancelOnce(child, message, asked);
            any = any || one;
        }
        asked[future.get()] = any;
        co_return any;
    }
    if (future->done()) co_return false;
    future->setCancelMessage(message);
    Completion completion = Completion::cancelled(m_host.cancelledError(message));
    co_return co_await complete(future, std::move(completion));
}

} // namespace awaitscope
