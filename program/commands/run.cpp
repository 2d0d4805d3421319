#include "program/commands/commands.h"
#include "program/ending.h"
#include "program/output.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"

#include <iostream>

namespace awaitscope {

namespace {

/// What the program printed, on both streams, in its order.
void printOutput(const Trace& trace, std::ostream& output)
{
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind != EventKind::Output) continue;
        const bool isError = (event.detail & OutputToStderr) != 0;
        if (isError) output.flush(); // so that both stand in order on a terminal
        std::ostream& stream = isError ? std::cerr : output;
        stream << trace.text(event.argument);
        if ((event.detail & OutputPartial) == 0) stream << '\n';
    }
    output.flush();
}

} // namespace

int runCommand(const CommandLine& line)
{
    if (isSavedTrace(line)) {
        const auto trace = readSavedTrace(line);
        if (!trace) return kExitUsage;
        Output output;
        printOutput(*trace, output.stream());
        return output.finish() ? kExitUsage : exitCodeOf(*trace);
    }
    const auto scenario = prepareScenario(line);
    if (!scenario) return kExitUsage;
    const RunOptions options = optionsFor(*scenario, line.models.front());
    const auto trace = runScenario(scenario->compiled.program, options).trace;

    Output output;
    printOutput(*trace, output.stream());
    const std::string ending = endingSentence(trace, options.limits, line.language);
    if (!ending.empty()) std::cerr << "awaitscope: " << ending << '\n';
    if (const int error = output.finish()) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return exitCodeOf(*trace);
}

} // namespace awaitscope
