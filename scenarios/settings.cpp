#include "scenarios/settings.h"

#include "core/text/nearest.h"
#include "scenarios/model_choice.h"

#include <charconv>

namespace awaitscope {

namespace {

using Apply = bool (*)(RunOptions& options, std::string_view value);

struct Setting {
    std::string_view key;
    Apply apply;
    /// What it takes, and an example.
    std::string_view takes[2];
};

template <class Number> std::optional<Number> parseNumber(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

bool applyQuantum(RunOptions& options, std::string_view value)
{
    const auto quantum = parseDuration(value);
    if (!quantum || *quantum <= Duration{}) return false;
    options.settings.quantum = *quantum;
    options.quantumIsWanted = true;
    return true;
}

bool applyCores(RunOptions& options, std::string_view value)
{
    const auto cores = parseNumber<uint32_t>(value);
    if (!cores || *cores < 1 || *cores > kMostCores) return false;
    options.settings.cores = *cores;
    return true;
}

bool applyPolicy(RunOptions& options, std::string_view value)
{
    const auto policy = policyNamed(value);
    if (!policy) return false;
    options.settings.policy = *policy;
    if (!options.quantumIsWanted) options.settings.quantum = usualQuantum(*policy);
    return true;
}

bool applyCost(Duration& cost, std::string_view value)
{
    const auto duration = parseDuration(value);
    if (!duration || *duration < Duration{}) return false;
    cost = *duration;
    return true;
}

bool applySwitchCost(RunOptions& options, std::string_view value)
{
    return applyCost(options.settings.switchCost, value);
}

bool applyStatementCost(RunOptions& options, std::string_view value)
{
    return applyCost(options.settings.statementCost, value);
}

bool applySeed(RunOptions& options, std::string_view value)
{
    const auto seed = parseNumber<int64_t>(value);
    if (!seed) return false;
    options.settings.seed = *seed;
    return true;
}

bool applyUntil(RunOptions& options, std::string_view value)
{
    const auto until = parseDuration(value);
    if (!until || *until <= Duration{}) return false;
    options.limits.until = VirtualTime{} + *until;
    options.limits.untilIsWanted = true;
    return true;
}

constexpr std::string_view kDurations[2] = {
    "a duration above zero, such as 250us, 100ms, 1.5s or a plain number of seconds",
    "une durée non nulle, telle que 250us, 100ms, 1.5s ou un simple nombre de secondes"};
constexpr std::string_view kCosts[2] = {
    "0 or a duration, such as 20us, 1ms or a plain number of seconds",
    "0 ou une durée, telle que 20us, 1ms ou un simple nombre de secondes"};

constexpr Setting kSettings[] = {
    {"quantum", applyQuantum, {kDurations[0], kDurations[1]}},
    {"cores", applyCores, {"a number from 1 to 16", "un nombre de 1 à 16"}},
    {"policy",
     applyPolicy,
     {"rr, fifo, priority, priority-aging, srt, mlfq, fair or gil",
      "rr, fifo, priority, priority-aging, srt, mlfq, fair ou gil"}},
    {"switch_cost", applySwitchCost, {kCosts[0], kCosts[1]}},
    {"statement_cost", applyStatementCost, {kCosts[0], kCosts[1]}},
    {"seed",
     applySeed,
     {"a whole number of at most 63 bits", "un nombre entier d'au plus 63 bits"}},
    {"until", applyUntil, {kDurations[0], kDurations[1]}},
    // The runs to compare: no setting of one run.
    {"models",
     nullptr,
     {"synchronous, cooperative or preemptive, each with settings of its own if wanted, such as "
      "preemptive:cores=4",
      "synchronous, cooperative ou preemptive, chacun avec ses propres réglages au besoin, comme "
      "preemptive:cores=4"}},
};

const Setting* findSetting(std::string_view key)
{
    for (const Setting& setting : kSettings)
        if (setting.key == key) return &setting;
    return nullptr;
}

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

std::string quoted(std::string_view text, Language language)
{
    const bool french = language == Language::French;
    return (french ? "« " : "“") + std::string(text) + (french ? " »" : "”");
}

std::string unknownKeySentence(const SettingProblem& problem, Language language)
{
    const bool french = language == Language::French;
    const std::string found = quoted(problem.key, language);
    const std::string_view near = nearestName(problem.key, settingKeys());
    if (!near.empty())
        return french ? found + " n'est pas un réglage ; vouliez-vous dire " +
                            quoted(near, language) + " ?"
                      : found + " is not a setting; did you mean " + quoted(near, language) + "?";
    return french ? found + " n'est pas un réglage ; il y a " + joined(settingKeys())
                  : found + " is not a setting; there are " + joined(settingKeys());
}

std::optional<SettingProblem> applyDirective(RunOptions& options, const Directive& directive)
{
    if (directive.key != "models") return applySetting(options, directive.key, directive.value);
    if (directive.value.empty())
        return SettingProblem{SettingProblem::Code::MissingValue, directive.key, {}};
    for (const std::string_view item : modelItems(directive.value)) {
        auto parsed = parseModel(item);
        if (auto* problem = std::get_if<SettingProblem>(&parsed)) return std::move(*problem);
    }
    return {};
}

} // namespace

const std::vector<std::string_view>& settingKeys()
{
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> all;
        for (const Setting& setting : kSettings)
            all.push_back(setting.key);
        return all;
    }();
    return keys;
}

std::string sentenceFor(const SettingProblem& problem, std::string_view name, Language language)
{
    if (problem.code == SettingProblem::Code::UnknownKey)
        return unknownKeySentence(problem, language);
    const bool french = language == Language::French;
    const std::string takes{findSetting(problem.key)->takes[french ? 1 : 0]};
    const std::string subject{name};
    const std::string found = quoted(problem.value, language);
    switch (problem.code) {
    case SettingProblem::Code::MissingValue:
        return french ? subject + " demande une valeur : " + takes
                      : subject + " needs a value: " + takes;
    default:
        return french ? subject + " ne peut pas valoir " + found + " ; il faut " + takes
                      : subject + " cannot be " + found + "; it takes " + takes;
    }
}

std::optional<SettingProblem> applySetting(RunOptions& options, std::string_view key,
                                           std::string_view value)
{
    using Code = SettingProblem::Code;
    const auto problem = [&](Code code) {
        return SettingProblem{code, std::string(key), std::string(value)};
    };
    const Setting* setting = findSetting(key);
    if (!setting || !setting->apply) return problem(Code::UnknownKey);
    if (value.empty()) return problem(Code::MissingValue);
    if (setting->apply(options, value)) return {};
    return problem(Code::BadValue);
}

void RunChoices::applyTo(RunOptions& options) const
{
    for (const auto& [key, value] : settings)
        applySetting(options, key, value);
    options.limits.events = maxEvents.value_or(options.limits.events);
    options.limits.statements = maxStatements.value_or(options.limits.statements);
    options.limits.memory = maxMemory.value_or(options.limits.memory);
}

std::vector<Diagnostic> applyDirectives(RunOptions& options,
                                        const std::vector<Directive>& directives, Language language)
{
    std::vector<Diagnostic> diagnostics;
    for (const Directive& directive : directives) {
        const auto problem = applyDirective(options, directive);
        if (!problem) continue;
        const bool isKey =
            problem->key == directive.key && (problem->code == SettingProblem::Code::UnknownKey ||
                                              problem->code == SettingProblem::Code::MissingValue);
        // Our own sentence is already in the reader's language: as with CPython's wordings,
        // nothing is left to translate.
        Diagnostic diagnostic;
        diagnostic.span = isKey ? directive.keySpan : directive.valueSpan;
        diagnostic.type = "SettingError";
        diagnostic.message = sentenceFor(*problem, problem->key, language);
        diagnostics.push_back(std::move(diagnostic));
    }
    return diagnostics;
}

} // namespace awaitscope
