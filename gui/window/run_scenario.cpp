#include "gui/window/run_scenario.h"

#include "core/trace/jsonl_reader.h"
#include "gui/narration/trace_problem_words.h"
#include "scenarios/inspection/inspector.h"
#include "scenarios/model_choice.h"
#include "scenarios/scenario_run.h"

#include <QCoreApplication>
#include <QFile>

#include <fstream>

namespace awaitscope {

namespace {

SourceProblem problemOf(const Diagnostic& diagnostic, Language language)
{
    QString message =
        QStringLiteral("%1: %2").arg(QString::fromStdString(diagnostic.type),
                                     QString::fromStdString(messageFor(diagnostic, language)));
    const std::string hint = hintFor(diagnostic, language);
    if (!hint.empty()) message += QLatin1Char('\n') + QString::fromStdString(hint);
    return {static_cast<int>(diagnostic.span.line), static_cast<int>(diagnostic.span.column),
            static_cast<int>(diagnostic.span.endLine), static_cast<int>(diagnostic.span.endColumn),
            message};
}

RunAnswer answerOf(const std::vector<Diagnostic>& diagnostics, Language language)
{
    RunAnswer answer;
    for (const Diagnostic& diagnostic : diagnostics)
        answer.problems.push_back(problemOf(diagnostic, language));
    return answer;
}

SourceProblem definesOnly(const QString& lineToAdd)
{
    SourceProblem problem;
    problem.message = QCoreApplication::translate(
                          "awaitscope::Run", "The program only defines things and starts nothing. "
                                             "Add a last line: %1")
                          .arg(lineToAdd);
    return problem;
}

} // namespace

RunFunction scenarioRunner(RunChoices choices)
{
    return [choices = std::move(choices)](const RunRequest& request, std::stop_token stop) {
        const CompileResult compiled =
            compileScenario(request.source.toStdString(), request.fileName.toStdString());
        if (!compiled.diagnostics.empty()) return answerOf(compiled.diagnostics, request.language);
        RunOptions options;
        const auto wrong = applyDirectives(options, compiled.directives, request.language);
        if (!wrong.empty()) return answerOf(wrong, request.language);
        choices.applyTo(options);
        options.stop = stop;
        RunAnswer answer;
        answer.models = request.models.empty() ? modelsOf(compiled.directives) : request.models;
        std::vector<RunOptions> models;
        for (const ModelChoice& choice : answer.models)
            choice.applyTo(models.emplace_back(options));
        if (compiled.definesOnly)
            answer.problems.push_back(definesOnly(QString::fromStdString(compiled.suggestedLine)));
        answer.comparison = std::make_shared<const Comparison>(
            makeComparison(request.title.toStdString(), runSideBySide(compiled.program, models)));
        for (size_t run = 0; run < models.size(); ++run)
            answer.inspectors.push_back(
                std::make_shared<Inspector>(compiled.program, models[run],
                                            answer.comparison->runs[run].trace, request.language));
        return answer;
    };
}

RunFunction traceReader(const QString& path)
{
    return [path](const RunRequest& request, const std::stop_token& stop) {
        RunAnswer answer;
        std::ifstream stream(QFile::encodeName(path).toStdString(), std::ios::binary);
        const TraceReading reading = stream ? readJsonl(stream, stop) : TraceReading();
        if (!reading.trace) {
            answer.refusal =
                reading.problem
                    ? sentenceFor(*reading.problem, request.language)
                    : QCoreApplication::translate("awaitscope::FileCommands", "it cannot be read.");
            return answer;
        }
        const std::shared_ptr<const Trace>& trace = reading.trace;
        answer.source = QString::fromStdString(trace->source());
        std::vector<Run> runs;
        runs.push_back(makeRun(trace));
        answer.comparison = std::make_shared<const Comparison>(
            makeComparison(request.title.toStdString(), std::move(runs)));
        if (trace->source().empty()) return answer;
        const CompileResult compiled = compileScenario(trace->source(), trace->fileName());
        if (!compiled.program) return answer;
        RunOptions options;
        options.settings = trace->settings();
        options.limits = trace->limits();
        answer.inspectors.push_back(
            std::make_shared<Inspector>(compiled.program, options, trace, request.language));
        return answer;
    };
}

} // namespace awaitscope
