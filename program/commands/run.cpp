#include "core/trace/jsonl_reader.h"
#include "program/commands/commands.h"
#include "program/ending.h"
#include "program/output.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"

#include <iostream>

namespace awaitscope {

namespace {

/// What the program printed, on both streams, in its order. Errors, too, are written many at once:
/// there may be millions.
void printOutput(const Trace& trace, std::ostream& output)
{
    constexpr size_t kMany = 65536;
    std::string errors;
    auto writeErrors = [&errors] {
        std::cerr.write(errors.data(), static_cast<std::streamsize>(errors.size()));
        errors.clear();
    };
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind != EventKind::Output) continue;
        const std::string_view text = trace.text(event.argument);
        const bool isLine = (event.detail & OutputPartial) == 0;
        if (event.detail & OutputToStderr) {
            if (errors.empty()) output.flush(); // so that both stand in order on a terminal
            errors += text;
            if (isLine) errors += '\n';
            if (errors.size() > kMany) writeErrors();
        } else {
            if (!errors.empty()) writeErrors();
            output << text;
            if (isLine) output << '\n';
        }
    }
    writeErrors();
    output.flush();
}

} // namespace

int runCommand(const CommandLine& line)
{
    if (isSavedTrace(line.file)) {
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
