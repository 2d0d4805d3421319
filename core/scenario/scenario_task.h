#pragma once

#include "core/scenario/scenario_values.h"

namespace awaitscope {

/// A task of a scenario in C++.
template <class T> class ScenarioTask final : public Task {
public:
    ScenarioTask(std::string function, Coroutine<T> code)
        : m_function(std::move(function)), m_code(std::move(code))
    {
    }
    std::string_view functionName() const override { return m_function; }
    Coroutine<Completion> body() override { return completionOf(std::move(m_code)); }
    bool endsUnstarted(const Payload&) override
    {
        m_code = {};
        return true;
    }

private:
    std::string m_function;
    Coroutine<T> m_code;
};

/// `name` may be empty: then it is numbered.
template <class T> Ref<Task> makeNamedTask(std::string name, Coroutine<T> code)
{
    Ref<Task> task = makeRef<ScenarioTask<T>>(name, std::move(code));
    if (!name.empty()) task->setName(name);
    return task;
}

/// A task that has been created: to be awaited, watched, cancelled. Copies mean the same task.
class TaskHandle {
public:
    TaskHandle(Runtime& runtime, Ref<Task> task) : m_runtime(&runtime), m_task(std::move(task)) {}

    std::string name() const { return m_task->name(); }
    bool done() const { return m_task->done(); }
    bool cancelled() const { return m_task->cancelled(); }
    const Ref<Task>& task() const { return m_task; }

    /// Asks for its cancellation: false when it is done already.
    Coroutine<bool> cancel(std::string message = {}) const;
    /// Waits for its end; throws what it threw.
    Coroutine<> join() const;

protected:
    Runtime* m_runtime;
    Ref<Task> m_task;
};

/// The same, of a coroutine that returns a `T`.
template <class T> class TaskOf : public TaskHandle {
public:
    using TaskHandle::TaskHandle;

    /// Waits for its end; returns what it returned, or throws what it threw.
    Coroutine<T> result() const { return resultOf(*m_runtime, m_task); }

private:
    static Coroutine<T> resultOf(Runtime& runtime, Ref<Task> task)
    {
        const Completion completion = co_await runtime.wait(task);
        co_return valueOf<T>(completion);
    }
};

template <> class TaskOf<void> : public TaskHandle {
public:
    using TaskHandle::TaskHandle;
    Coroutine<> result() const { return join(); }
};

} // namespace awaitscope
