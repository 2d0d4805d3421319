#include "core/trace/jsonl_reader.h"
#include "program/commands/commands.h"
#include "program/echo.h"
#include "program/ending.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"

#include <csignal>
#include <iostream>
#include <stop_token>

namespace awaitscope {

namespace {

std::stop_source g_stop;

/// Ctrl+C ends the run, which then says where it stopped; a second one the program.
void stopTheRun(int signal)
{
    g_stop.request_stop();
    std::signal(signal, SIG_DFL);
}

/// Where the program failed for what Awaitscope leaves out: what to write instead.
void explainOmissions(const PreparedScenario& scenario, const Trace& trace, Language language)
{
    if (!trace.error()) return;
    for (const Diagnostic& omission : scenario.compiled.omissions)
        if (omission.span.line == trace.error()->line)
            std::cerr << renderDiagnostic(omission, scenario.source.text, scenario.source.name,
                                          language);
}

} // namespace

int runCommand(const CommandLine& line)
{
    if (isSavedTrace(line.file)) {
        const auto trace = readSavedTrace(line);
        if (!trace) return kExitUsage;
        Echo echo(g_stop);
        for (size_t index = 0; index < trace->size(); ++index)
            if (const Event& event = (*trace)[index]; event.kind == EventKind::Output)
                echo.printed(trace->text(event.argument), event.detail);
        return echo.finish() ? kExitUsage : exitCodeOf(*trace);
    }
    const auto scenario = prepareScenario(line);
    if (!scenario) return kExitUsage;
    Echo echo(g_stop);
    RunOptions options = optionsFor(*scenario, line.models.front());
    options.output = &echo;
    options.stop = g_stop.get_token();
    if (std::signal(SIGINT, stopTheRun) == SIG_IGN) std::signal(SIGINT, SIG_IGN);
    const auto trace = runScenario(scenario->compiled.program, options).trace;

    const int error = echo.finish();
    if (error == 0 && echo.isRefused()) return 0; // the reader has what it wanted
    const std::string ending = endingSentence(trace, options.limits, line.language);
    if (!ending.empty()) std::cerr << "awaitscope: " << ending << '\n';
    explainOmissions(*scenario, *trace, line.language);
    if (error != 0) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return exitCodeOf(*trace);
}

} // namespace awaitscope
