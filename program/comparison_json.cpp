#include "program/comparison_json.h"

#include "core/metrics/figure.h"
#include "core/trace/event_text.h"
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

std::string coresText(const Metrics& metrics)
{
    std::string text;
    for (const CoreTimes& core : metrics.cores)
        text += (text.empty() ? "\n        " : ",\n        ") +
                ("{\"busy\": " + seconds(core.busy)) + ", \"held\": " + seconds(core.held) +
                ", \"switching\": " + seconds(core.switching) +
                ", \"idle\": " + seconds(core.idle) + "}";
    return "[" + text + "\n      ]";
}

std::string tasksText(const Run& run)
{
    const auto optional = [](const std::optional<Duration>& duration) {
        return duration ? seconds(*duration) : std::string("null");
    };
    std::string text;
    for (const TaskTimes& task : run.metrics.tasks)
        text += (text.empty() ? "\n        " : ",\n        ") +
                ("{\"task\": " + jsonText(run.trace->lane(task.lane).name)) +
                ", \"running\": " + seconds(task.running) + ", \"held\": " + seconds(task.held) +
                ", \"in_call\": " + seconds(task.inCall) + ", \"ready\": " + seconds(task.ready) +
                ", \"late\": " + seconds(task.late) + ", \"waiting\": " + seconds(task.waiting) +
                ", \"lifetime\": " + seconds(task.lifetime) +
                ", \"response\": " + optional(task.response) +
                ", \"turnaround\": " + optional(task.turnaround) +
                ", \"preemptions\": " + std::to_string(task.preemptions) + "}";
    return "[" + text + (text.empty() ? "]" : "\n      ]");
}

std::string taskText(const Run& run, LaneId lane)
{
    const std::string_view name = lane == kNone ? std::string_view() : taskName(*run.trace, lane);
    return name.empty() ? "null" : jsonText(name);
}

/// Where and by whom the longest freeze was made.
std::string freezeText(const Run& run)
{
    if (!run.metrics.freeze) return "null";
    const Freeze& freeze = *run.metrics.freeze;
    return "{\"length\": " + seconds(freeze.length) +
           ", \"start\": " + seconds(freeze.start - VirtualTime{}) +
           ", \"task\": " + taskText(run, freeze.holder) +
           ", \"line\": " + (freeze.line == 0 ? "null" : std::to_string(freeze.line)) +
           ", \"waiting\": " + taskText(run, freeze.waiter) + "}";
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
           ",\n      \"figures\": {" + figures +
           "\n      },\n      \"freeze\": " + freezeText(run) +
           ",\n      \"cores\": " + coresText(run.metrics) +
           ",\n      \"tasks\": " + tasksText(run) + "\n    }";
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
