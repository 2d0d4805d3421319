#pragma once

#include "core/runtime/options.h"
#include "core/text/language.h"
#include "scenarios/language/syntax/parser.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace awaitscope {

/// Why a setting cannot be taken.
struct SettingProblem {
    enum class Code {
        UnknownKey,   ///< there is no such setting
        MissingValue, ///< `quantum` where `quantum=100ms` is meant
        BadValue,     ///< the value is none of what this setting takes
    };
    Code code = Code::UnknownKey;
    std::string key;
    std::string value;
};

/// One sentence: what was found and what is allowed. `name` is how the setting is written where it
/// stands: `quantum` in a comment, `--quantum` on a command line.
std::string sentenceFor(const SettingProblem& problem, std::string_view name, Language language);

/// The settings that a scenario may carry in its comments, as they are written there: `quantum`,
/// `cores`, `policy`, `switch_cost`, `statement_cost`, `seed`, `until`, `models`.
const std::vector<std::string_view>& settingKeys();

/// Applies one setting of a run, so any but `models`. On a problem the options are left as they
/// were.
std::optional<SettingProblem> applySetting(RunOptions& options, std::string_view key,
                                           std::string_view value);

/// Settings and limits that somebody gave by hand, for this time: they beat the scenario's
/// comments.
struct RunChoices {
    /// Key and value, as `applySetting` takes them. REQUIRES: each has been tried.
    std::vector<std::pair<std::string, std::string>> settings;
    std::optional<uint64_t> maxEvents;
    std::optional<uint64_t> maxStatements;
    std::optional<uint64_t> maxMemory; ///< bytes

    void applyTo(RunOptions& options) const;
};

/// Applies a scenario's own settings, in the order of the source; what cannot be applied becomes a
/// diagnostic at its place, worded in `language`. What `models` names is tried, and applied by
/// whoever runs them: see `modelsOf`.
std::vector<Diagnostic>
applyDirectives(RunOptions& options, const std::vector<Directive>& directives, Language language);

} // namespace awaitscope
