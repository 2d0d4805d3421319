#pragma once

#include "gui/window/comparison_runner.h"

#include <string>
#include <utility>
#include <vector>

namespace awaitscope {

/// Compiles a scenario and runs it under the three models, each on a thread of its own.
///
/// `settings` beat those of the scenario's comments.
RunFunction scenarioRunner(std::vector<std::pair<std::string, std::string>> settings = {});

} // namespace awaitscope
