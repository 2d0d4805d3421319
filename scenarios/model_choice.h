#pragma once

#include "scenarios/settings.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace awaitscope {

/// One run of a comparison: a model, with the settings that it alone has, over those of the
/// scenario.
struct ModelChoice {
    Model model = Model::Cooperative;
    /// Key and value, as `applySetting` takes them. REQUIRES: each has been tried.
    std::vector<std::pair<std::string, std::string>> settings;

    void applyTo(RunOptions& options) const;
};

/// As people write it: `preemptive:cores=4:quantum=50ms`.
std::string nameOf(const ModelChoice& choice);

/// What is written so. The problem is of the key `models` when there is no such model, else of the
/// setting that cannot be taken.
std::variant<ModelChoice, SettingProblem> parseModel(std::string_view text);

/// What a list with commas between is made of.
std::vector<std::string_view> modelItems(std::string_view list);

/// The runs that a scenario's comments name, all its lists together, else one of each model.
/// REQUIRES: `applyDirectives` has found no fault.
std::vector<ModelChoice> modelsOf(const std::vector<Directive>& directives);

} // namespace awaitscope
