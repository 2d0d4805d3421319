#include "core/threads/thread_runtime.h"

namespace awaitscope {

Coroutine<Completion> ThreadRuntime::runMain(Ref<Future> main, bool shutdown)
{
    m_running = true;
    if (main->isTask()) {
        const Ref<Task> task(static_cast<Task*>(main.get()));
        if (task->lane() == kNone) co_await spawn(task);
    }
    if (!main->done()) {
        if (m_kernel->runsChildrenAtOnce()) {
            endByDeadlock({m_currentLane});
            co_await halt(Limit::None);
        }
        JoinQueue queue(m_watchedFutures, main);
        const Waiting waiting = waitingFor(*main);
        co_await m_kernel->block(queue, waiting, Interruptible::No);
    }
    if (shutdown) co_await shutDown(); // nothing is raised there
    m_running = false;
    main->setRetrieved();
    co_return main->completion();
}

Coroutine<Completion> ThreadRuntime::shutDown()
{
    std::vector<Ref<Task>> left = liveTasks();
    std::erase_if(left, [](const Ref<Task>& task) { return task->outlivesLoop(); });
    for (const Ref<Task>& task : left)
        cancelTask(*task, {});
    for (const Ref<Task>& task : left) {
        if (task->done()) continue;
        JoinQueue queue(m_watchedFutures, task);
        const Waiting waiting{WaitReason::Shutdown, task->lane(), 0};
        co_await m_kernel->block(queue, waiting, Interruptible::No);
    }
    // asyncio.run awaits two coroutines of its own as tasks.
    skipNumber();
    skipNumber();
    co_return Completion();
}

Coroutine<Completion> ThreadRuntime::runForever()
{
    co_return Completion::exception(m_host.faultError(Fault::RunForeverUnavailable));
}

} // namespace awaitscope
