#pragma once

#include "core/threads/thread_runtime.h"
#include "tests/core/test_host.h"

#include <QtTest>

namespace awaitscope {

inline Duration seconds(double length)
{
    return Duration::fromSeconds(length);
}

inline RunOptions synchronous()
{
    RunOptions options;
    options.settings.model = Model::Synchronous;
    return options;
}

inline RunOptions preemptive(double quantum, uint32_t cores = 1, double switchCost = 0)
{
    RunOptions options;
    options.settings.model = Model::Preemptive;
    options.settings.quantum = seconds(quantum);
    options.settings.cores = cores;
    options.settings.switchCost = seconds(switchCost);
    return options;
}

inline std::shared_ptr<const Trace> traceOf(TestMain main, const RunOptions& options)
{
    TestHost host;
    ThreadRuntime runtime(options, host);
    runtime.run(testProgram(runtime, main));
    return runtime.sharedTrace();
}

/// A trace that nobody can read is wrong even if it prints the right lines: causes come before what
/// they bring about, and time never goes back.
inline std::string disorderIn(const Trace& trace)
{
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.cause != kNone && event.cause >= index) return "a cause that comes later";
        if (index > 0 && event.time < trace[index - 1].time) return "time goes back";
        if (event.kind == EventKind::TaskRunning && event.cause == kNone)
            return "runs for no cause";
    }
    return {};
}

inline void checkRun(TestMain main, const RunOptions& options, const char* expected)
{
    const std::shared_ptr<const Trace> trace = traceOf(main, options);
    QCOMPARE(QString::fromStdString(printed(*trace)), QString::fromUtf8(expected));
    QCOMPARE(QString::fromStdString(disorderIn(*trace)), QString());
}

/// The events of the kinds that decide who runs, one a line: `TIME CORE KIND NAME`.
inline std::string scheduleOf(const Trace& trace)
{
    std::string lines;
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        switch (event.kind) {
        case EventKind::TaskRunning:
        case EventKind::TaskWaiting:
        case EventKind::TaskReady:
        case EventKind::TaskPreempted:
        case EventKind::TaskFinished:
            lines += formatSeconds(event.time - VirtualTime()) + " " + std::to_string(event.core) +
                     " " + std::string(nameOf(event.kind)) + " " + trace.nameOf(event.lane) + "\n";
            break;
        default: break;
        }
    }
    return lines;
}

inline void print(Runtime& runtime, const std::string& line)
{
    runtime.write(line + "\n");
}

inline Ref<Task> task(Coroutine<Completion> code, const std::string& name = {})
{
    return makeRef<TestTask>(name, std::move(code));
}

/// `asyncio.create_task`.
inline Coroutine<Ref<Task>> started(Runtime& runtime, Coroutine<Completion> code)
{
    Ref<Task> created = task(std::move(code));
    co_await runtime.spawn(created);
    co_return created;
}

/// `await asyncio.gather(...)` of coroutines.
inline Coroutine<Completion> gathered(Runtime& runtime, std::vector<Ref<Task>> tasks,
                                      bool returnExceptions = false)
{
    std::vector<Ref<Future>> children;
    for (const Ref<Task>& each : tasks) {
        co_await runtime.spawn(each);
        children.push_back(each);
    }
    Ref<Future> all = co_await runtime.gather(std::move(children), returnExceptions);
    Completion completion = co_await runtime.wait(all);
    co_return completion;
}

/// `await asyncio.gather(a, b)`.
inline Coroutine<Completion> both(Runtime& runtime, Coroutine<Completion> first,
                                  Coroutine<Completion> second)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(std::move(first)));
    tasks.push_back(task(std::move(second)));
    Completion completion = co_await gathered(runtime, std::move(tasks));
    co_return completion;
}

} // namespace awaitscope
