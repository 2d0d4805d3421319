#include "program/saved_trace.h"

#include "core/trace/jsonl_reader.h"
#include "gui/narration/trace_problem_words.h"
#include "program/messages.h"
#include "program/source_file.h"
#include "scenarios/library/library.h"

#include <cerrno>
#include <fstream>
#include <iostream>

namespace awaitscope {

namespace {

/// What the source was called: a scenario of the library by its title, a file by its name.
std::string titleOf(const Trace& trace)
{
    for (const Language language : {Language::English, Language::French})
        for (const LibraryScenario& scenario : scenarios(language))
            if (scenario.fileName() == trace.fileName() && scenario.source == trace.source())
                return scenario.title;
    if (trace.fileName() == "<stdin>") return "stdin";
    const size_t slash = trace.fileName().rfind('/');
    return slash == std::string::npos ? trace.fileName() : trace.fileName().substr(slash + 1);
}

} // namespace

std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line)
{
    return readSavedTrace(line, line.file);
}

std::shared_ptr<const Trace> readSavedTrace(const CommandLine& line, const std::string& file)
{
    const auto complain = [](const std::string& sentence) {
        std::cerr << "awaitscope: " << sentence << '\n';
        return nullptr;
    };
    const bool comparesModels = line.command == Command::Compare || line.command == Command::Export;
    const RunChoices& choices = line.choices;
    if (!choices.settings.empty() || choices.maxEvents || choices.maxStatements ||
        choices.maxMemory || (comparesModels && !line.models.empty()))
        return complain(say(Message::RunIsOver, line.language, {file}));
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return complain(
            say(Message::CannotRead, line.language, {file, systemErrorText(errno, line.language)}));
    TraceReading reading = readJsonl(stream);
    if (reading.trace) return std::move(reading.trace);
    return complain(say(Message::CannotRead, line.language,
                        {file, sentenceFor(*reading.problem, line.language).toStdString()}));
}

Comparison comparisonOf(const std::vector<std::shared_ptr<const Trace>>& traces)
{
    std::vector<Run> runs;
    for (const std::shared_ptr<const Trace>& trace : traces)
        runs.push_back(makeRun(trace));
    return makeComparison(titleOf(*traces.front()), std::move(runs));
}

} // namespace awaitscope
