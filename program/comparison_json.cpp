#include "program/comparison_json.h"

#include "core/metrics/figure.h"
#include "core/trace/json_text.h"

#include <array>
#include <charconv>

namespace awaitscope {

namespace {

std::string jsonText(std::string_view text)
{
    std::string json;
    appendJsonString(json, text);
    return json;
}

std::string seconds(Duration duration)
{
    return '"' + formatExactSeconds(VirtualTime{} + duration) + '"';
}

/// The shortest text that reads back as the same number: the same on every machine.
std::string number(double value)
{
    std::array<char, 32> text;
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return std::string(text.data(), end);
}

std::string valueText(const std::optional<FigureValue>& value)
{
    if (!value) return "null";
    if (const auto* duration = std::get_if<Duration>(&*value)) return seconds(*duration);
    if (const auto* count = std::get_if<uint64_t>(&*value)) return std::to_string(*count);
    return number(std::get<double>(*value));
}

std::string settingsText(const RunSettings& settings)
{
    return "{\"quantum\": " + seconds(settings.quantum) +
           ", \"cores\": " + std::to_string(settings.cores) +
           ", \"policy\": " + jsonText(nameOf(settings.policy)) +
           ", \"switch_cost\": " + seconds(settings.switchCost) +
           ", \"statement_cost\": " + seconds(settings.statementCost) +
           ", \"seed\": " + std::to_string(settings.seed) + "}";
}

std::string runText(const Run& run)
{
    std::string figures;
    for (const Figure figure : kFigures) {
        figures += figures.empty() ? "\n        " : ",\n        ";
        figures += jsonText(nameOf(figure)) + ": " + valueText(figureOf(run.metrics, figure));
    }
    return "    {\n      \"model\": " + jsonText(nameOf(run.model())) +
           ",\n      \"settings\": " + settingsText(run.settings()) +
           ",\n      \"status\": " + jsonText(nameOf(run.trace->status())) +
           ",\n      \"figures\": {" + figures + "\n      }\n    }";
}

} // namespace

std::string jsonOf(const Comparison& comparison)
{
    std::string runs;
    for (const Run& run : comparison.runs)
        runs += (runs.empty() ? "\n" : ",\n") + runText(run);
    return "{\n  \"title\": " + jsonText(comparison.title) + ",\n  \"runs\": [" + runs +
           "\n  ]\n}\n";
}

} // namespace awaitscope
