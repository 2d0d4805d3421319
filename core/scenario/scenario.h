#pragma once

#include "core/scenario/scenario_shared.h"
#include "core/scenario/scenario_task.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// A group of tasks of a scenario: see `Scenario::within`.
class ScenarioGroup {
public:
    ScenarioGroup(Runtime& runtime, Ref<TaskGroup> group)
        : m_runtime(&runtime), m_group(std::move(group))
    {
    }
    const Ref<TaskGroup>& group() const { return m_group; }

    /// Creates a member. `name` may be empty: then it is numbered.
    template <class T> Coroutine<TaskOf<T>> createTask(std::string name, Coroutine<T> code) const
    {
        Ref<Task> task = makeNamedTask(std::move(name), std::move(code));
        return adding<T>(*m_runtime, m_group, std::move(task));
    }

private:
    template <class T>
    static Coroutine<TaskOf<T>> adding(Runtime& runtime, Ref<TaskGroup> group, Ref<Task> task)
    {
        const Completion added = co_await group->add(task);
        throwRaised(added);
        co_return TaskOf<T>(runtime, task);
    }

    Runtime* m_runtime;
    Ref<TaskGroup> m_group;
};

/// What a scenario written in C++ calls, under each of the models.
///
/// Its tasks are functions that return a `Coroutine` and take what they need as parameters, by
/// value, and the scenario by reference. (Lambdas that capture are the one thing to avoid: what
/// they capture is gone while the coroutine still runs, and g++ 12 destroys it twice when the
/// lambda stands inside a `co_await`.) Failures are C++ exceptions: whatever leaves a task is
/// thrown where the task is awaited; a cancellation is a `TaskCancelled`.
class Scenario {
public:
    explicit Scenario(Runtime& runtime) : m_runtime(runtime) {}

    Runtime& runtime() { return m_runtime; }
    VirtualTime now() const { return m_runtime.now(); }
    void print(std::string_view line);

    /// Gives way for so long; zero steps aside once.
    Coroutine<> sleep(Duration duration);
    /// Computes for so long.
    Coroutine<> work(Duration duration) { return m_runtime.work(duration); }
    /// How urgent the calling task is from here on, for the policies that look at it: the lower,
    /// the more; 0 unless set.
    void setPriority(int64_t priority) { m_runtime.setPriority(priority); }
    /// Sleeps for so long without giving way: `time.sleep`.
    Coroutine<> block(Duration duration) { return m_runtime.blockingSleep(duration); }

    /// Runs `code` as a task of its own. `name` may be empty: then it is numbered.
    template <class T> Coroutine<TaskOf<T>> createTask(std::string name, Coroutine<T> code)
    {
        Ref<Task> task = makeNamedTask(std::move(name), std::move(code));
        return spawning<T>(m_runtime, std::move(task));
    }
    /// Waits for all of them; throws the first exception that comes.
    Coroutine<> gather(std::vector<TaskHandle> tasks);
    template <class... Tasks> Coroutine<> gather(TaskHandle first, Tasks... others)
    {
        std::vector<TaskHandle> tasks{std::move(first), std::move(others)...};
        return gather(std::move(tasks));
    }
    /// Waits until all are done, whatever their end.
    Coroutine<> waitForAll(std::vector<TaskHandle> tasks);

    /// Runs `body` here; throws `TimedOut` when it takes longer than `limit`.
    Coroutine<> within(Duration limit, Coroutine<> body);
    /// Runs `body` here and waits for all tasks that it creates in `group`. When one fails, the
    /// others are cancelled; then an `ErrorGroup` is thrown.
    Coroutine<> within(ScenarioGroup group, Coroutine<> body);
    ScenarioGroup makeGroup();

    /// Runs `body` here while holding the lock, or a permit of the semaphore.
    template <class Primitive> Coroutine<> holding(Permit<Primitive> permit, Coroutine<> body)
    {
        co_await permit.acquire();
        m_runtime.holdsForBlock(permit.primitive());
        const Completion completion = co_await completionOf(std::move(body));
        co_await permit.release();
        throwRaised(completion);
    }
    ScenarioLock makeLock(std::string_view name = {});
    ScenarioSemaphore makeSemaphore(int64_t value, std::string_view name = {});
    ScenarioEvent makeEvent(std::string_view name = {});
    /// `capacity` 0: without bound.
    template <class T> ScenarioQueue<T> makeQueue(int64_t capacity = 0, std::string_view name = {})
    {
        return ScenarioQueue<T>(
            named(m_runtime.makeQueue(capacity, makeRef<ArrivalStore>()), name));
    }

private:
    template <class T> static Coroutine<TaskOf<T>> spawning(Runtime& runtime, Ref<Task> task)
    {
        co_await runtime.spawn(task);
        co_return TaskOf<T>(runtime, task);
    }
    template <class Primitive> Ref<Primitive> named(Ref<Primitive> shared, std::string_view name)
    {
        if (!name.empty()) m_runtime.trace().nameObject(shared->object(), name);
        return shared;
    }

    Runtime& m_runtime;
};

/// Runs a scenario under the model and with the settings of `options`; returns its record.
std::shared_ptr<const Trace> runScenario(const RunOptions& options,
                                         const std::function<Coroutine<>(Scenario&)>& main);

} // namespace awaitscope
