#include "core/threads/thread_runtime.h"

#include <algorithm>

namespace awaitscope {

// Whoever runs a loop only waits meanwhile: its own code is not the loop's.
bool ThreadRuntime::isRunning() const
{
    if (m_runners.empty()) return false;
    if (m_currentLane == kNone) return true;
    const LaneKind kind = m_trace->lane(m_currentLane).kind;
    return kind != LaneKind::Program && kind != LaneKind::Thread;
}

bool ThreadRuntime::runsLoop(LaneId lane) const
{
    return std::find(m_runners.begin(), m_runners.end(), lane) != m_runners.end();
}

Coroutine<Completion> ThreadRuntime::runMain(Ref<Future> main, bool shutdown)
{
    const LaneId runner = m_currentLane;
    const Ref<EventLoop> loop = m_loop;
    m_runners.push_back(runner);
    loop->setRunner(runner);
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
    std::erase(m_runners, runner);
    loop->setRunner(kNone);
    main->setRetrieved();
    co_return main->completion();
}

Coroutine<Completion> ThreadRuntime::shutDown()
{
    std::vector<Ref<Task>> left = liveTasks(m_loop.get());
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
