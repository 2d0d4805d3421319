#include "program/comparison_json.h"

#include "core/comparison/first_difference.h"
#include "core/comparison/outcome_difference.h"
#include "core/findings/deadlock.h"
#include "core/findings/starvation.h"
#include "core/metrics/figure.h"
#include "core/trace/event_text.h"
#include "core/trace/json_text.h"
#include "core/trace/labels.h"

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
    const bool canSwitch = figureOf(metrics, Figure::CpuSwitching).has_value();
    std::string text;
    for (const CoreTimes& core : metrics.cores)
        text += (text.empty() ? "\n        " : ",\n        ") +
                ("{\"busy\": " + seconds(core.busy)) + ", \"held\": " + seconds(core.held) +
                ", \"switching\": " + (canSwitch ? seconds(core.switching) : "null") +
                ", \"idle\": " + seconds(core.idle) + "}";
    return "[" + text + "\n      ]";
}

std::string taskText(const Run& run, LaneId lane)
{
    if (lane == kNone) return "null";
    const bool isThread = run.trace->lane(lane).kind == LaneKind::Thread;
    std::string name = isThread ? run.trace->nameOf(lane) : taskName(*run.trace, lane);
    if (isThread && name.empty()) name = run.timeline.lane(lane).label;
    return name.empty() ? "null" : jsonText(name);
}

/// Its name in this run, and its label, which is the same in all.
std::string whoText(const Run& run, LaneId lane)
{
    const bool isNone = lane == kNone || run.timeline.lane(lane).label.empty();
    return "\"task\": " + taskText(run, lane) +
           ", \"label\": " + (isNone ? "null" : jsonText(run.timeline.lane(lane).label));
}

std::string tasksText(const Run& run)
{
    const auto optional = [](const std::optional<Duration>& duration) {
        return duration ? seconds(*duration) : std::string("null");
    };
    const bool canBeReady = figureOf(run.metrics, Figure::ReadyWait).has_value();
    const bool canBePreempted = figureOf(run.metrics, Figure::Preemptions).has_value();
    std::string text;
    for (const TaskTimes& task : run.metrics.tasks)
        text += (text.empty() ? "\n        " : ",\n        ") + ("{" + whoText(run, task.lane)) +
                ", \"running\": " + seconds(task.running) + ", \"held\": " + seconds(task.held) +
                ", \"in_call\": " + seconds(task.inCall) +
                ", \"ready\": " + (canBeReady ? seconds(task.ready) : "null") +
                ", \"late\": " + seconds(task.late) + ", \"waiting\": " + seconds(task.waiting) +
                ", \"lifetime\": " + seconds(task.lifetime) +
                ", \"response\": " + optional(task.response) +
                ", \"turnaround\": " + optional(task.turnaround) + ", \"preemptions\": " +
                (canBePreempted ? std::to_string(task.preemptions) : "null") + "}";
    return "[" + text + (text.empty() ? "]" : "\n      ]");
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

std::string deadlockText(const Run& run, const Deadlock& deadlock)
{
    const Trace& trace = *run.trace;
    const std::vector<std::string> labels = labelsOf(trace.objects());
    std::string links;
    for (const DeadlockLink& link : deadlock.links) {
        std::string by;
        for (const LaneId helper : link.helpers)
            by += (by.empty() ? "" : ", ") + (trace.lane(helper).kind == LaneKind::Program
                                                  ? jsonText("program")
                                                  : taskText(run, helper));
        links +=
            (links.empty() ? "" : ", ") + ("{" + whoText(run, link.lane)) + ", \"on\": " +
            jsonText(link.wait == kNone ? std::string() : onText(trace, trace[link.wait], labels)) +
            ", \"by\": [" + by + "], \"holds\": " +
            (link.held == kNone ? "null" : jsonText(objectText(trace, link.held, labels))) + "}";
    }
    const Event& event = trace[deadlock.event];
    return "{\"finding\": \"deadlock\", \"t\": " + seconds(event.time - VirtualTime{}) +
           ", \"cycle\": " + (deadlock.extent == DeadlockExtent::Cycle ? "true" : "false") +
           ", \"broken\": " +
           (deadlock.broken == kNone ? "null"
                                     : seconds(trace[deadlock.broken].time - VirtualTime{})) +
           ", \"waiting\": [" + links + "]}";
}

std::string starvationText(const Run& run, const Starvation& starvation)
{
    return "{\"finding\": \"starvation\", \"t\": " + seconds(starvation.since - VirtualTime{}) +
           ", " + whoText(run, starvation.lane) +
           ", \"until\": " + seconds(starvation.until - VirtualTime{}) +
           ", \"served\": " + (starvation.served == kNone ? "false" : "true") +
           ", \"passed_over\": " + std::to_string(starvation.passedOver) +
           ", \"by\": " + taskText(run, starvedBy(*run.trace, starvation)) + "}";
}

std::string findingsText(const Run& run)
{
    std::string findings;
    const auto add = [&](const std::string& text) {
        findings += (findings.empty() ? "\n        " : ",\n        ") + text;
    };
    for (const Deadlock& deadlock : deadlocksOf(*run.trace))
        add(deadlockText(run, deadlock));
    for (const Starvation& starvation : starvationIn(*run.trace))
        add(starvationText(run, starvation));
    return findings.empty() ? findings : findings + "\n      ";
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
           ",\n      \"tasks\": " + tasksText(run) + ",\n      \"findings\": [" +
           findingsText(run) + "]\n    }";
}

std::string placeText(const Comparison& comparison, size_t run, const PartingPlace& place)
{
    const Trace& trace = *comparison.runs[run].trace;
    const Event& event = trace[place.event];
    std::string text = "{\"t\": " + seconds(place.position.time - VirtualTime{}) +
                       ", \"seq\": " + std::to_string(place.event) + ", " +
                       whoText(comparison.runs[run], place.lane) +
                       ", \"line\": " + (place.line ? std::to_string(place.line) : "null") +
                       ", \"act\": " + jsonText(nameOf(place.act)) +
                       ", \"why\": " + jsonText(nameOf(place.cause)) +
                       ", \"by\": " + taskText(comparison.runs[run], place.by);
    if (event.kind == EventKind::TaskWaiting)
        text += ", \"on\": " + jsonText(onText(trace, event, labelsOf(trace.objects())));
    return text + "}";
}

std::string differenceText(const Comparison& comparison, size_t first, size_t second)
{
    const auto difference = firstDifference(comparison, first, second);
    const OutcomeDifference outcome =
        outcomeDifference(*comparison.runs[first].trace, *comparison.runs[second].trace);
    std::string text = "    {\"runs\": [" + std::to_string(first) + ", " + std::to_string(second) +
                       "], \"parting\": ";
    if (difference)
        text += jsonText(nameOf(difference->parting)) +
                ",\n     \"first\": " + placeText(comparison, first, difference->first) +
                ",\n     \"second\": " + placeText(comparison, second, difference->second);
    else
        text += "null, \"why\": " + jsonText(nameOf(samenessOf(comparison, first, second)));
    const auto boolean = [](bool value) { return value ? "true" : "false"; };
    return text + ",\n     \"output\": " + jsonText(nameOf(outcome.output)) +
           ", \"output_line\": " + (outcome.line ? std::to_string(outcome.line) : "null") +
           ", \"same_status\": " + boolean(outcome.sameStatus) +
           ", \"same_error\": " + boolean(outcome.sameError) + "}";
}

} // namespace

std::string jsonOf(const Comparison& comparison)
{
    std::string runs;
    for (const Run& run : comparison.runs)
        runs += (runs.empty() ? "\n" : ",\n") + runText(run);
    std::string differences;
    for (size_t first = 0; first < comparison.runs.size(); ++first)
        for (size_t second = first + 1; second < comparison.runs.size(); ++second)
            differences +=
                (differences.empty() ? "\n" : ",\n") + differenceText(comparison, first, second);
    return "{\n  \"title\": " + jsonText(comparison.title) + ",\n  \"runs\": [" + runs +
           "\n  ],\n  \"differences\": [" + differences + (differences.empty() ? "" : "\n  ") +
           "]\n}\n";
}

} // namespace awaitscope
