#pragma once

#include "program/source_file.h"
#include "scenarios/scenario_run.h"

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

/// A scenario that is ready to be run: read, compiled, and with the settings of its own comments
/// under those of the command line.
struct PreparedScenario {
    SourceFile source;
    CompileResult compiled;
    /// For any model; what one model alone has is still to come, see `optionsFor`.
    RunOptions options;
    /// The runs to make: those of the command line, else the scenario's own.
    std::vector<ModelChoice> models;
};

/// Reads and compiles what the command line names. When something is wrong, says so on standard
/// error and returns nothing; a program that starts nothing is told so, but is fine.
std::optional<PreparedScenario> prepareScenario(const CommandLine& line);

/// The options under which this model runs the scenario.
RunOptions optionsFor(const PreparedScenario& scenario, const ModelChoice& choice);

/// Runs the scenario under each of its models, side by side.
Comparison compareModels(const PreparedScenario& scenario);

} // namespace awaitscope
