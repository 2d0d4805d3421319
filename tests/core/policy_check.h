#pragma once

#include "tests/core/threads_check.h"

#include <sstream>

namespace awaitscope {

/// A thread of a timeline: its name, and what it does, step by step: `work 300`, `sleep 50`,
/// `yield`, `priority 2`, `lock`, `unlock`, `print WORD`. There is one lock.
struct ThreadScript {
    std::string name;
    std::string steps;
};

/// Threads that start at 0, in this order, and how they are scheduled. Times are counted in `unit`.
struct PolicyCase {
    Policy policy = Policy::RoundRobin;
    std::vector<ThreadScript> threads;
    double quantum = 100;
    uint32_t cores = 1;
    double switchCost = 0;
    Duration unit = Duration::milliseconds(1);
    VirtualTime until = RunOptions().limits.until;

    Duration length(double count) const { return Duration::fromSeconds(count * unit.toSeconds()); }
    RunOptions options() const
    {
        RunOptions options;
        options.settings.model = Model::Preemptive;
        options.settings.policy = policy;
        options.settings.quantum = length(quantum);
        options.settings.cores = cores;
        options.settings.switchCost = length(switchCost);
        options.limits.until = until;
        return options;
    }
};

inline PolicyCase of(Policy policy, std::vector<ThreadScript> threads)
{
    PolicyCase plan;
    plan.policy = policy;
    plan.threads = std::move(threads);
    return plan;
}

inline PolicyCase onCores(uint32_t cores, PolicyCase plan)
{
    plan.cores = cores;
    return plan;
}

inline PolicyCase withSwitches(double cost, PolicyCase plan)
{
    plan.switchCost = cost;
    return plan;
}

inline PolicyCase withQuantum(double quantum, PolicyCase plan)
{
    plan.quantum = quantum;
    return plan;
}

inline Coroutine<Completion> scripted(Runtime& runtime, const PolicyCase& plan,
                                      const ThreadScript& script, Ref<Lock> lock)
{
    std::istringstream steps(script.steps);
    std::string step;
    while (std::getline(steps >> std::ws, step, ',')) {
        std::istringstream words(step);
        std::string verb, text;
        words >> verb >> text;
        const double count = std::strtod(text.c_str(), nullptr);
        if (verb == "work")
            co_await runtime.work(plan.length(count));
        else if (verb == "sleep")
            co_await runtime.sleep(plan.length(count));
        else if (verb == "yield")
            co_await runtime.sleep(Duration());
        else if (verb == "priority")
            runtime.setPriority(static_cast<int64_t>(count));
        else if (verb == "lock")
            co_await lock->acquire();
        else if (verb == "unlock")
            co_await lock->release();
        else if (verb == "print")
            print(runtime, script.name + " " + text);
        else
            qFatal("no such step: %s", verb.c_str());
    }
    co_return Completion();
}

inline Coroutine<Completion> planned(Runtime& runtime, const PolicyCase& plan)
{
    const Ref<Lock> lock = runtime.makeLock();
    std::vector<Ref<Task>> tasks;
    for (const ThreadScript& script : plan.threads)
        tasks.push_back(task(scripted(runtime, plan, script, lock), script.name));
    Completion completion = co_await gathered(runtime, std::move(tasks));
    co_return completion;
}

inline Coroutine<Completion> plannedProgram(Runtime& runtime, const PolicyCase& plan)
{
    const Ref<Task> main = task(planned(runtime, plan));
    co_return co_await runtime.runMain(main, true);
}

inline std::shared_ptr<const Trace> traceOf(const PolicyCase& plan)
{
    TestHost host;
    ThreadRuntime runtime(plan.options(), host);
    runtime.run(plannedProgram(runtime, plan));
    return runtime.sharedTrace();
}

/// A stretch of time for which a thread had a core.
struct Stretch {
    LaneId lane = kNone;
    uint8_t core = 0;
    VirtualTime start;
    VirtualTime stop;
};

/// Those of some length, in the order of their ends.
inline std::vector<Stretch> stretchesOf(const Trace& trace)
{
    std::vector<Stretch> stretches;
    std::map<LaneId, Stretch> running;
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        switch (event.kind) {
        case EventKind::TaskRunning:
            running[event.lane] = {event.lane, event.core, event.time, event.time};
            break;
        case EventKind::TaskReady:
        case EventKind::TaskWaiting:
        case EventKind::TaskPreempted:
        case EventKind::TaskFinished:
            if (const auto found = running.find(event.lane); found != running.end()) {
                found->second.stop = event.time;
                if (event.time > found->second.start) stretches.push_back(found->second);
                running.erase(found);
            }
            break;
        default: break;
        }
    }
    return stretches;
}

/// `A 0-100 B 100-250`: who had which core when, a line for each core.
inline std::string ganttOf(const Trace& trace, Duration unit)
{
    std::vector<std::string> lines(trace.settings().cores);
    const auto text = [unit](VirtualTime time) {
        const double count =
            static_cast<double>(time.nanoseconds()) / static_cast<double>(unit.count());
        return QString::number(count, 'g', 15).toStdString();
    };
    for (const Stretch& stretch : stretchesOf(trace)) {
        std::string& line = lines[stretch.core];
        if (!line.empty()) line += ' ';
        line += trace.nameOf(stretch.lane) + " " + text(stretch.start) + "-" + text(stretch.stop);
    }
    std::string all;
    for (const std::string& line : lines)
        all += line + "\n";
    return all;
}

inline void checkTimeline(const PolicyCase& plan, const char* expected)
{
    const std::shared_ptr<const Trace> trace = traceOf(plan);
    QCOMPARE(QString::fromStdString(ganttOf(*trace, plan.unit)), QString(expected) + '\n');
    QCOMPARE(QString::fromStdString(disorderIn(*trace)), QString());
}

/// `100 A quantum B`: when who lost its core, why, and to whom; a line each.
inline std::string preemptionsIn(const Trace& trace)
{
    std::string lines;
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind != EventKind::TaskPreempted) continue;
        lines += std::to_string(event.time.nanoseconds() / 1'000'000) + " " +
                 trace.nameOf(event.lane) + " " + std::string(nameOf(event.preemptReason())) + " " +
                 trace.nameOf(event.subject) + "\n";
    }
    return lines;
}

} // namespace awaitscope
