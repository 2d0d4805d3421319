#include "scenarios/inspection/inspector.h"
#include "scenarios/scenario_run.h"

#include <benchmark/benchmark.h>

using namespace awaitscope;

namespace {

/// So many turns of two tasks that give way to each other: about six events each.
std::string pingPong(int64_t turns)
{
    return "import asyncio\n"
           "async def player(number):\n"
           "    for turn in range(" +
           std::to_string(turns) +
           "):\n"
           "        await asyncio.sleep(0)\n"
           "async def main():\n"
           "    await asyncio.gather(player(1), player(2))\n"
           "asyncio.run(main())\n";
}

/// Many statements between few events.
std::string counting(int64_t statements)
{
    return "import asyncio\n"
           "async def main():\n"
           "    count = 0\n"
           "    while count < " +
           std::to_string(statements) +
           ":\n"
           "        count += 1\n"
           "    await asyncio.sleep(1)\n"
           "asyncio.run(main())\n";
}

using Source = std::string (*)(int64_t);

/// The run itself: what the others are measured by.
void run(benchmark::State& state, Source source)
{
    const CompileResult compiled = compileScenario(source(state.range(0)), "benchmark.py");
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(runScenario(compiled.program, {}));
}

/// Everything that the program is in the middle of near the end of the run.
void inspect(benchmark::State& state, Source source)
{
    const CompileResult compiled = compileScenario(source(state.range(0)), "benchmark.py");
    const auto trace = runScenario(compiled.program, {}).trace;
    const auto last = static_cast<EventIndex>(trace->size() - 5);
    for ([[maybe_unused]] auto _ : state) {
        Inspector inspector(compiled.program, {}, trace, Language::English);
        benchmark::DoNotOptimize(inspector.at({last, 0}));
    }
}

/// The same in the middle of the statements between two events.
void inspectAmid(benchmark::State& state, Source source)
{
    const CompileResult compiled = compileScenario(source(state.range(0)), "benchmark.py");
    const auto trace = runScenario(compiled.program, {}).trace;
    EventIndex begun = 0;
    while ((*trace)[begun].kind != EventKind::TaskRunning)
        ++begun;
    const auto statements = static_cast<uint64_t>(state.range(0));
    for ([[maybe_unused]] auto _ : state) {
        Inspector inspector(compiled.program, {}, trace, Language::English);
        benchmark::DoNotOptimize(inspector.at({begun, statements}));
    }
}

BENCHMARK_CAPTURE(run, switches, pingPong)
    ->Arg(20'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inspect, switches, pingPong)
    ->Arg(20'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, statements, counting)->Arg(5'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inspect, statements, counting)->Arg(5'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(inspectAmid, statements, counting)->Arg(5'000'000)->Unit(benchmark::kMillisecond);

} // namespace
