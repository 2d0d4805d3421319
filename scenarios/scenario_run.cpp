#include "scenarios/scenario_run.h"

#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/omissions/omissions.h"
#include "scenarios/language/vm/machine.h"

#include <future>

namespace awaitscope {

namespace {

bool isDefinition(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Function:
    case StatementKind::Class:
    case StatementKind::Import:
    case StatementKind::ImportFrom:
    case StatementKind::Pass:
    case StatementKind::TypeAlias: return true;
    case StatementKind::Assign:
        return static_cast<const AssignStatement&>(statement).value->kind ==
               ExpressionKind::Constant;
    case StatementKind::AnnotatedAssign: {
        auto& value = static_cast<const AnnotatedAssignStatement&>(statement).value;
        return !value || value->kind == ExpressionKind::Constant;
    }
    case StatementKind::Expression: // a docstring
        return static_cast<const ExpressionStatement&>(statement).value->kind ==
               ExpressionKind::Constant;
    default: return false;
    }
}

/// Whether nothing but definitions stands at the top level; `line` is then what would start the
/// last of them that can be called without arguments (the one called `main` before all others).
bool onlyDefines(const Module& module, std::string& line)
{
    const FunctionStatement* start = nullptr;
    for (const auto& statement : module.body) {
        if (!isDefinition(*statement)) return false;
        if (statement->kind != StatementKind::Function) continue;
        auto& function = static_cast<const FunctionStatement&>(*statement);
        bool callable = true;
        for (const Parameter& parameter : function.parameters.list)
            callable = callable &&
                       (parameter.defaultValue || parameter.kind == ParameterKind::VarArguments ||
                        parameter.kind == ParameterKind::VarKeywords);
        if (callable && !(start && start->name == "main")) start = &function;
    }
    if (start) line = start->isAsync ? "asyncio.run(" + start->name + "())" : start->name + "()";
    return start != nullptr;
}

} // namespace

CompileResult compileScenario(std::string source, std::string fileName)
{
    CompileResult result;
    ParseResult parsed = parse(source);
    result.directives = std::move(parsed.directives);
    result.diagnostics = std::move(parsed.diagnostics);
    if (!parsed.module || !result.diagnostics.empty()) return result;
    result.definesOnly = onlyDefines(*parsed.module, result.suggestedLine);
    Omissions omissions = findOmissions(*parsed.module);
    result.diagnostics = std::move(omissions.refused);
    result.omissions = std::move(omissions.reached);
    result.program =
        compileModule(*parsed.module, std::move(source), std::move(fileName), result.diagnostics);
    return result;
}

ScenarioRun runScenario(std::shared_ptr<const Program> program, const RunOptions& options)
{
    Machine machine(*program, options);
    machine.run();
    return {machine.runtime().sharedTrace()};
}

std::vector<Run> runSideBySide(std::shared_ptr<const Program> program,
                               const std::vector<RunOptions>& options)
{
    std::vector<std::future<Run>> running;
    for (const RunOptions& one : options)
        running.push_back(std::async(std::launch::async, [&program, &one] {
            return makeRun(runScenario(program, one).trace);
        }));
    std::vector<Run> runs;
    for (auto& run : running)
        runs.push_back(run.get());
    return runs;
}

} // namespace awaitscope
