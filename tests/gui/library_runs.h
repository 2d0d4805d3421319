#pragma once

#include "core/comparison/comparison.h"
#include "scenarios/library/library.h"
#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"

#include <QString>

#include <memory>

namespace awaitscope {

/// A scenario of the library under the three models, as the window runs it.
inline std::shared_ptr<const Comparison> libraryRuns(const QString& scenario)
{
    const LibraryScenario* found = findScenario(scenario.toStdString(), Language::English);
    const CompileResult compiled = compileScenario(found->source, "scenario.py");
    RunOptions options;
    applyDirectives(options, compiled.directives, Language::English);
    std::vector<RunOptions> models;
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive})
        models.emplace_back(options).settings.model = model;
    return std::make_shared<const Comparison>(
        makeComparison(found->name, runSideBySide(compiled.program, models)));
}

} // namespace awaitscope
