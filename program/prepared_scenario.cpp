#include "program/prepared_scenario.h"

#include "program/messages.h"
#include "scenarios/settings.h"

#include <algorithm>
#include <iostream>

namespace awaitscope {

namespace {

void complain(const std::vector<Diagnostic>& diagnostics, const SourceFile& source,
              Language language)
{
    constexpr size_t kMostTold = 200;
    const size_t told = std::min(diagnostics.size(), kMostTold);
    for (size_t index = 0; index < told; ++index)
        std::cerr << renderDiagnostic(diagnostics[index], source.text, source.name, language);
    if (told < diagnostics.size())
        std::cerr << say(Message::MoreProblems, language,
                         {std::to_string(diagnostics.size() - told)})
                  << '\n';
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
        // A check tells all that is left out, also what a run need not get to.
        const auto& omissions = scenario.compiled.omissions;
        if (line.command == Command::Check) {
            problems.insert(problems.end(), omissions.begin(), omissions.end());
            std::stable_sort(problems.begin(), problems.end(),
                             [](const auto& left, const auto& right) {
                                 return left.span.line < right.span.line;
                             });
        }
        complain(problems, scenario.source, line.language);
        return {};
    }
    line.choices.applyTo(scenario.options);
    scenario.models = line.models.empty() ? modelsOf(scenario.compiled.directives) : line.models;
    if (scenario.compiled.definesOnly)
        std::cerr << "awaitscope: "
                  << say(Message::DefinesOnly, line.language, {scenario.compiled.suggestedLine})
                  << '\n';
    return scenario;
}

RunOptions optionsFor(const PreparedScenario& scenario, const ModelChoice& choice)
{
    RunOptions options = scenario.options;
    choice.applyTo(options);
    return options;
}

Comparison compareModels(const PreparedScenario& scenario)
{
    std::vector<RunOptions> options;
    for (const ModelChoice& choice : scenario.models)
        options.push_back(optionsFor(scenario, choice));
    return makeComparison(scenario.source.title, runSideBySide(scenario.compiled.program, options));
}

} // namespace awaitscope
