#include "core/scenario/scenario.h"

using namespace awaitscope;

Coroutine<> download(Scenario& scenario, std::string name, Duration duration)
{
    scenario.print(name + " starts");
    co_await scenario.sleep(duration);
    scenario.print(name + " ends");
}

Coroutine<> downloads(Scenario& scenario)
{
    auto a = co_await scenario.createTask("A", download(scenario, "A", Duration::seconds(2)));
    auto b = co_await scenario.createTask("B", download(scenario, "B", Duration::seconds(1)));
    co_await scenario.gather(a, b);
}

/// The record of all that happened: 3 s long when synchronous, else 2 s.
std::shared_ptr<const Trace> runDownloads(Model model)
{
    RunOptions options;
    options.settings.model = model;
    return runScenario(options, downloads);
}
