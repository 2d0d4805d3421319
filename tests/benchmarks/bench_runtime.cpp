#include "core/scenario/scenario.h"

#include <benchmark/benchmark.h>

using namespace awaitscope;

namespace {

RunOptions optionsFor(Model model)
{
    RunOptions options;
    options.settings.model = model;
    options.limits.events = std::numeric_limits<uint32_t>::max() - 1;
    options.limits.memory = uint64_t{8} << 30;
    return options;
}

Coroutine<> player(Scenario& scenario, int64_t turns)
{
    for (int64_t turn = 0; turn < turns; ++turn)
        co_await scenario.sleep(Duration());
}

Coroutine<> pingPong(Scenario& scenario, int64_t turns)
{
    const auto ping = co_await scenario.createTask("ping", player(scenario, turns));
    const auto pong = co_await scenario.createTask("pong", player(scenario, turns));
    co_await scenario.gather(ping, pong);
}

/// Two tasks that give way to each other, everything recorded: what a switch costs.
void taskSwitch(benchmark::State& state, Model model)
{
    constexpr int64_t kTurns = 500'000;
    size_t events = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto trace = runScenario(
            optionsFor(model), [](Scenario& scenario) { return pingPong(scenario, kTurns); });
        events = trace->size();
    }
    state.SetItemsProcessed(state.iterations() * 2 * kTurns);
    state.counters["events"] = static_cast<double>(events);
}
BENCHMARK_CAPTURE(taskSwitch, cooperative, Model::Cooperative)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(taskSwitch, preemptive, Model::Preemptive)->Unit(benchmark::kMillisecond);

Coroutine<> sleeper(Scenario& scenario, int64_t number, int64_t times)
{
    for (int64_t i = 0; i < times; ++i)
        co_await scenario.sleep(Duration::milliseconds(1 + (number * 7919 + i * 104729) % 1000));
}

Coroutine<> sleepers(Scenario& scenario, int64_t count, int64_t times)
{
    std::vector<TaskHandle> tasks;
    for (int64_t i = 0; i < count; ++i) {
        const auto task = co_await scenario.createTask("sleeper", sleeper(scenario, i, times));
        tasks.push_back(task);
    }
    co_await scenario.gather(tasks);
}

/// A thousand sleepers: what a timer costs.
void timers(benchmark::State& state)
{
    constexpr int64_t kSleepers = 1000;
    constexpr int64_t kTimes = 500;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(
            runScenario(optionsFor(Model::Cooperative),
                        [](Scenario& scenario) { return sleepers(scenario, kSleepers, kTimes); }));
    state.SetItemsProcessed(state.iterations() * kSleepers * kTimes);
}
BENCHMARK(timers)->Unit(benchmark::kMillisecond);

} // namespace
