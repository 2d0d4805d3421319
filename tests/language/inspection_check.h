#pragma once

#include "core/trace/labels.h"
#include "scenarios/inspection/inspector.h"
#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"

#include <QtTest>

namespace QTest {
template <> inline char* toString(const std::string& text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

namespace awaitscope {

inline constexpr Model kModels[] = {Model::Synchronous, Model::Cooperative, Model::Preemptive};

/// A program, a run of it, and who looks inside.
struct Looked {
    std::shared_ptr<const Program> program;
    RunOptions options;
    std::shared_ptr<const Trace> trace;
    std::unique_ptr<Inspector> inspector;

    Looked(const std::string& source, Model model, Language language = Language::English)
    {
        const CompileResult compiled = compileScenario(source, "main.py");
        program = compiled.program;
        if (!program) return;
        options.settings.model = model;
        options.limits.statements = 100'000;
        applyDirectives(options, compiled.directives, Language::English);
        trace = runScenario(program, options).trace;
        inspector = std::make_unique<Inspector>(program, options, trace, language);
    }

    EventIndex last() const { return static_cast<EventIndex>(trace->size() - 1); }
    LineSteps lines() { return inspector->linesBetween(0, last()); }
    /// The state where a line is about to run for the n-th time (from 1).
    std::shared_ptr<const Inspection> atLine(uint32_t line, int time = 1)
    {
        for (const LineStep& step : lines().steps)
            if (step.line == line && --time == 0) return inspector->at(step.position);
        return nullptr;
    }
};

inline std::string textOf(const std::vector<Variable>& variables)
{
    std::string text;
    for (const Variable& variable : variables)
        text += (text.empty() ? "" : ", ") + variable.name + "=" + variable.value;
    return text;
}

/// `inner:3(a=1) < outer:7(b=2)`
inline std::string textOf(const LaneCalls* calls)
{
    if (!calls) return "nothing";
    std::string text;
    for (const CallFrame& frame : calls->frames)
        text += (text.empty() ? "" : " < ") + frame.function + ":" + std::to_string(frame.line) +
                "(" + textOf(frame.variables) + ")";
    return (calls->hasBegun ? "" : "not begun: ") + text;
}

/// The calls of the lane that is about to run a line.
inline std::string callsAt(const std::string& source, uint32_t line, int time = 1,
                           Model model = Model::Cooperative)
{
    Looked looked(source, model);
    if (!looked.inspector) return "does not compile";
    const auto state = looked.atLine(line, time);
    return state ? textOf(state->callsOf(state->running)) : "never runs";
}

/// The value of the variable `x` of the module where the program ends.
inline std::string valueOf(const std::string& source, Language language = Language::English)
{
    Looked looked(source, Model::Cooperative, language);
    if (!looked.inspector) return "does not compile";
    const auto state = looked.inspector->at({looked.last(), 0});
    if (!state) return "no state";
    for (const Variable& variable : state->globals)
        if (variable.name == "x") return variable.value;
    return "no x";
}

inline void addModels()
{
    QTest::addColumn<Model>("model");
    for (const Model model : kModels)
        QTest::newRow(std::string(nameOf(model)).c_str()) << model;
}

} // namespace awaitscope
