#pragma once

#include "gui/window/comparison_runner.h"
#include "scenarios/settings.h"

namespace awaitscope {

/// Compiles a scenario and runs it under the models that its comments name, else under all three,
/// each on a thread of its own.
///
/// `choices` beat the settings of the scenario's comments.
RunFunction scenarioRunner(RunChoices choices = {});

/// Reads a saved trace, the request's file: a run of its own, with an inspector where its program
/// is in it.
RunFunction traceReader(const QString& path);

} // namespace awaitscope
