#include "core/timeline/chrome_writer.h"
#include "core/trace/csv_writer.h"
#include "core/trace/jsonl_reader.h"
#include "core/trace/jsonl_writer.h"
#include "program/commands/commands.h"
#include "program/ending.h"
#include "program/messages.h"
#include "program/output.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"

#include <filesystem>
#include <iostream>

namespace awaitscope {

namespace {

/// A mistyped -o must not cost anybody their program.
bool isSource(const std::string& output, const std::string& source)
{
    std::error_code ignored; // a file that is not there yet is no source
    return !output.empty() && !source.empty() &&
           std::filesystem::equivalent(output, source, ignored);
}

int writeTo(Output& output, const Trace& trace, TraceFormat format)
{
    switch (format) {
    case TraceFormat::Jsonl: writeJsonl(output.stream(), trace); break;
    case TraceFormat::Csv: writeCsv(output.stream(), trace); break;
    case TraceFormat::Chrome: writeChrome(output.stream(), buildTimeline(trace)); break;
    }
    return output.finish();
}

int write(const std::string& path, const Trace& trace, TraceFormat format)
{
    if (path.empty()) {
        Output output;
        return writeTo(output, trace, format);
    }
    Output output(path);
    return writeTo(output, trace, format);
}

/// A saved trace in another format.
int convert(const CommandLine& line)
{
    if (isSource(line.output, line.file)) {
        std::cerr << "awaitscope: " << say(Message::OverwritesSource, line.language, {line.output})
                  << '\n';
        return kExitUsage;
    }
    const auto trace = readSavedTrace(line);
    if (!trace) return kExitUsage;
    if (const int error = write(line.output, *trace, line.format)) {
        complainAboutWriting(line.output, error, line.language);
        return kExitUsage;
    }
    return exitCodeOf(*trace);
}

} // namespace

int traceCommand(const CommandLine& line)
{
    if (isSavedTrace(line.file)) return convert(line);
    const auto scenario = prepareScenario(line);
    if (!scenario) return kExitUsage;
    if (isSource(line.output, scenario->source.path)) {
        std::cerr << "awaitscope: " << say(Message::OverwritesSource, line.language, {line.output})
                  << '\n';
        return kExitUsage;
    }
    const RunOptions options = optionsFor(*scenario, line.models.front());
    const auto trace = runScenario(scenario->compiled.program, options).trace;
    if (const int error = write(line.output, *trace, line.format)) {
        complainAboutWriting(line.output, error, line.language);
        return kExitUsage;
    }
    const std::string ending = endingSentence(trace, options.limits, line.language);
    if (!ending.empty()) std::cerr << "awaitscope: " << ending << '\n';
    return exitCodeOf(*trace);
}

} // namespace awaitscope
