#include "program/prepared_scenario.h"

#include "program/messages.h"
#include "scenarios/settings.h"

#include <future>
#include <iostream>

namespace awaitscope {

namespace {

void complain(const std::vector<Diagnostic>& diagnostics, const SourceFile& source,
              Language language)
{
    for (const Diagnostic& diagnostic : diagnostics)
        std::cerr << renderDiagnostic(diagnostic, source.text, source.name, language);
}

} // namespace

std::optional<PreparedScenario> prepareScenario(const CommandLine& line)
{
    auto source = readSource(line);
    if (!source) return {};
    PreparedScenario scenario;
    scenario.source = std::move(*source);
    scenario.compiled = compileScenario(scenario.source.text, scenario.source.name);
    auto problems = scenario.compiled.diagnostics;
    if (problems.empty())
        problems = applyDirectives(scenario.options, scenario.compiled.directives, line.language);
    if (!problems.empty()) {
        complain(problems, scenario.source, line.language);
        return {};
    }
    line.choices.applyTo(scenario.options);
    if (scenario.compiled.definesOnly)
        std::cerr << "awaitscope: "
                  << say(Message::DefinesOnly, line.language, {scenario.compiled.suggestedLine})
                  << '\n';
    return scenario;
}

RunOptions optionsFor(const PreparedScenario& scenario, const ModelChoice& choice)
{
    RunOptions options = scenario.options;
    options.settings.model = choice.model;
    for (const auto& [key, value] : choice.settings)
        applySetting(options, key, value);
    return options;
}

std::vector<std::shared_ptr<const Trace>> runAll(const PreparedScenario& scenario,
                                                 const std::vector<ModelChoice>& models)
{
    std::vector<std::future<std::shared_ptr<const Trace>>> running;
    for (const ModelChoice& choice : models) {
        const RunOptions options = optionsFor(scenario, choice);
        running.push_back(std::async(std::launch::async, [&scenario, options] {
            return runScenario(scenario.compiled.program, options).trace;
        }));
    }
    std::vector<std::shared_ptr<const Trace>> traces;
    for (auto& run : running)
        traces.push_back(run.get());
    return traces;
}

} // namespace awaitscope
