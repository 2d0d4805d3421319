#include "core/scenario/scenario.h"

namespace awaitscope {

namespace {

std::vector<Ref<Future>> futuresOf(const std::vector<TaskHandle>& tasks)
{
    std::vector<Ref<Future>> futures;
    for (const TaskHandle& task : tasks)
        futures.push_back(task.task());
    return futures;
}

Coroutine<bool> cancelling(Runtime& runtime, Ref<Task> task, std::string message)
{
    Payload payload;
    if (!message.empty()) payload = makeRef<ValueBox<std::string>>(std::move(message));
    const std::optional<bool> taken = co_await runtime.cancel(task, payload);
    co_return taken.value_or(false);
}

Coroutine<> joining(Runtime& runtime, Ref<Task> task)
{
    const Completion completion = co_await runtime.wait(task);
    throwRaised(completion);
}

Coroutine<> waiting(Ref<EventFlag> flag)
{
    const Completion completion = co_await flag->wait();
    throwRaised(completion);
}

Coroutine<Completion> program(Runtime& runtime, Ref<Task> main)
{
    co_return co_await runtime.runMain(main, true);
}

} // namespace

Coroutine<bool> TaskHandle::cancel(std::string message) const
{
    return cancelling(*m_runtime, m_task, std::move(message));
}

Coroutine<> TaskHandle::join() const
{
    return joining(*m_runtime, m_task);
}

Coroutine<> ScenarioEvent::wait() const
{
    return waiting(m_flag);
}

Coroutine<Completion> ArrivalStore::put(Payload item)
{
    m_items.push_back(std::move(item));
    co_return Completion();
}

Coroutine<Completion> ArrivalStore::take()
{
    Payload item = std::move(m_items.front());
    m_items.pop_front();
    co_return Completion::result(std::move(item));
}

void Scenario::print(std::string_view line)
{
    m_runtime.write(line);
    m_runtime.write("\n");
}

Coroutine<> Scenario::sleep(Duration duration)
{
    const Completion completion = co_await m_runtime.sleep(duration);
    throwRaised(completion);
}

Coroutine<> Scenario::gather(std::vector<TaskHandle> tasks)
{
    const Ref<Future> all = co_await m_runtime.gather(futuresOf(tasks), false);
    const Completion completion = co_await m_runtime.wait(all);
    throwRaised(completion);
}

Coroutine<> Scenario::waitForAll(std::vector<TaskHandle> tasks)
{
    if (tasks.empty()) co_return;
    const std::optional<Duration> unlimited;
    const Completion completion =
        co_await m_runtime.waitMany(futuresOf(tasks), unlimited, WaitUntil::AllCompleted);
    throwRaised(completion);
}

Coroutine<> Scenario::within(Duration limit, Coroutine<> body)
{
    const Ref<Timeout> timeout = m_runtime.makeTimeout(now() + limit);
    co_await timeout->enter();
    Completion ended = co_await completionOf(std::move(body));
    const Completion left = co_await timeout->exit(std::move(ended));
    throwRaised(left);
}

Coroutine<> Scenario::within(ScenarioGroup group, Coroutine<> body)
{
    co_await group.group()->enter();
    Completion ended = co_await completionOf(std::move(body));
    const Completion left = co_await group.group()->exit(std::move(ended));
    throwRaised(left);
}

ScenarioGroup Scenario::makeGroup()
{
    return ScenarioGroup(m_runtime, m_runtime.makeTaskGroup());
}

ScenarioLock Scenario::makeLock(std::string_view name)
{
    return ScenarioLock(named(m_runtime.makeLock(), name));
}

ScenarioSemaphore Scenario::makeSemaphore(int64_t value, std::string_view name)
{
    return ScenarioSemaphore(named(m_runtime.makeSemaphore(value, false), name));
}

ScenarioEvent Scenario::makeEvent(std::string_view name)
{
    return ScenarioEvent(named(m_runtime.makeEvent(), name));
}

std::shared_ptr<const Trace> runScenario(const RunOptions& options,
                                         const std::function<Coroutine<>(Scenario&)>& main)
{
    ScenarioHost host;
    const std::unique_ptr<Runtime> runtime = Runtime::create(options, host);
    Scenario scenario(*runtime);
    const Ref<Task> task = makeRef<ScenarioTask<void>>("main", main(scenario));
    runtime->run(program(*runtime, task));
    return runtime->sharedTrace();
}

} // namespace awaitscope
