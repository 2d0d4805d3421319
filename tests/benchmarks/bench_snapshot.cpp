#include "core/causes/why_after.h"
#include "core/causes/why_not_running.h"
#include "core/findings/starvation.h"
#include "core/scenario/scenario.h"
#include "core/snapshot/snapshot.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>

using namespace awaitscope;

namespace {

constexpr int64_t kTasks = 10'000;
constexpr size_t kEvents = 1'000'000; ///< about so many

/// What each task of a run does again and again.
using Doing = Coroutine<> (*)(Scenario& scenario, ScenarioLock lock, int64_t number);

Coroutine<> sleeps(Scenario& scenario, ScenarioLock, int64_t number)
{
    return scenario.sleep(Duration::milliseconds(1 + number * 7919 % 1000));
}

/// All timers are due at once, and the loop comes to them one by one.
Coroutine<> isLate(Scenario& scenario, ScenarioLock, int64_t)
{
    co_await scenario.sleep(Duration::milliseconds(1));
    co_await scenario.work(Duration::milliseconds(1));
}

Coroutine<> stepsAside(Scenario& scenario, ScenarioLock, int64_t)
{
    return scenario.sleep(Duration());
}

Coroutine<> computes(Scenario& scenario, ScenarioLock, int64_t number)
{
    co_await scenario.work(Duration::milliseconds(1 + number % 7));
    co_await scenario.sleep(Duration::milliseconds(1));
}

/// All but one are in the line for the lock.
Coroutine<> usesTheLock(Scenario& scenario, ScenarioLock lock, int64_t)
{
    co_await lock.acquire();
    co_await scenario.sleep(Duration());
    co_await lock.release();
}

Coroutine<> actor(Scenario& scenario, Doing doing, ScenarioLock lock, int64_t number)
{
    scenario.setPriority(number % 100);
    while (scenario.runtime().trace().size() < kEvents)
        co_await doing(scenario, lock, number);
}

Coroutine<> many(Scenario& scenario, Doing doing)
{
    const ScenarioLock lock = scenario.makeLock("lock");
    std::vector<TaskHandle> tasks;
    for (int64_t number = 0; number < kTasks; ++number) {
        const auto task =
            co_await scenario.createTask("actor", actor(scenario, doing, lock, number));
        tasks.push_back(task);
    }
    co_await scenario.gather(tasks);
}

std::shared_ptr<const Trace> traceOf(Doing doing, const RunSettings& settings)
{
    RunOptions options;
    options.settings = settings;
    options.limits.memory = uint64_t{4} << 30;
    options.limits.until = VirtualTime() + Duration::seconds(1'000'000'000);
    return runScenario(options, [doing](Scenario& scenario) { return many(scenario, doing); });
}

RunSettings cooperative()
{
    RunSettings settings;
    settings.model = Model::Cooperative;
    return settings;
}

RunSettings preemptive(Policy policy)
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.policy = policy;
    settings.quantum = usualQuantum(policy);
    settings.cores = 4;
    return settings;
}

/// Asks at events all over the run, and keeps how long the slowest answer took.
template <class Ask> void askEverywhere(benchmark::State& state, const Trace& trace, Ask ask)
{
    using Clock = std::chrono::steady_clock;
    size_t event = 0;
    double worst = 0;
    for ([[maybe_unused]] auto _ : state) {
        event = (event + 618'033) % trace.size();
        const auto begun = Clock::now();
        benchmark::DoNotOptimize(ask(static_cast<EventIndex>(event)));
        worst = std::max(worst,
                         std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    }
    state.counters["worst_ms"] = worst;
}

/// The state at any event, a million events and ten thousand tasks being there.
void stateAt(benchmark::State& state, Doing doing, const RunSettings& settings)
{
    const auto trace = traceOf(doing, settings);
    const SnapshotIndex index(*trace);
    askEverywhere(state, *trace, [&](EventIndex event) { return index.at(event); });
    state.counters["events"] = static_cast<double>(trace->size());
}

/// What makes that quick.
void index(benchmark::State& state, Doing doing, const RunSettings& settings)
{
    const auto trace = traceOf(doing, settings);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(SnapshotIndex(*trace));
    state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(trace->size()));
}

/// Who starves, in the whole run: part of every timeline.
void starvation(benchmark::State& state, Doing doing, const RunSettings& settings)
{
    const auto trace = traceOf(doing, settings);
    size_t found = 0;
    for ([[maybe_unused]] auto _ : state)
        found = starvationIn(*trace).size();
    state.counters["found"] = static_cast<double>(found);
}

/// The answer to a question about any task at any event, the state there included.
void whyNot(benchmark::State& state, Doing doing, const RunSettings& settings)
{
    const auto trace = traceOf(doing, settings);
    const SnapshotIndex index(*trace);
    askEverywhere(state, *trace, [&](EventIndex event) {
        const auto lane = static_cast<LaneId>(event % trace->lanes().size());
        return whyNotRunning(*trace, index.at(event), lane);
    });
}

/// The same of any two events.
void why(benchmark::State& state, Doing doing, const RunSettings& settings)
{
    const auto trace = traceOf(doing, settings);
    askEverywhere(state, *trace,
                  [&](EventIndex event) { return whyAfter(*trace, event / 3, event); });
}

#define AWAITSCOPE_BENCHMARKS_OF(name, doing, settings)                                            \
    BENCHMARK_CAPTURE(index, name, doing, settings)->Unit(benchmark::kMillisecond);                \
    BENCHMARK_CAPTURE(starvation, name, doing, settings)->Unit(benchmark::kMillisecond);           \
    BENCHMARK_CAPTURE(whyNot, name, doing, settings)->Unit(benchmark::kMillisecond);               \
    BENCHMARK_CAPTURE(why, name, doing, settings)->Unit(benchmark::kMillisecond);                  \
    BENCHMARK_CAPTURE(stateAt, name, doing, settings)->Unit(benchmark::kMillisecond)
AWAITSCOPE_BENCHMARKS_OF(sleepers, sleeps, cooperative());
AWAITSCOPE_BENCHMARKS_OF(late_sleepers, isLate, cooperative());
AWAITSCOPE_BENCHMARKS_OF(ready_queue, stepsAside, cooperative());
AWAITSCOPE_BENCHMARKS_OF(one_lock, usesTheLock, cooperative());
AWAITSCOPE_BENCHMARKS_OF(round_robin, computes, preemptive(Policy::RoundRobin));
AWAITSCOPE_BENCHMARKS_OF(priorities, computes, preemptive(Policy::Priority));
AWAITSCOPE_BENCHMARKS_OF(shortest, computes, preemptive(Policy::ShortestRemaining));
#undef AWAITSCOPE_BENCHMARKS_OF

} // namespace
