#include "core/comparison/comparison.h"
#include "core/metrics/figure.h"
#include "core/trace/jsonl_reader.h"
#include "gui/inspector/figure_words.h"
#include "gui/inspector/now_rows.h"
#include "gui/narration/difference_words.h"
#include "gui/narration/finding_words.h"
#include "gui/narration/sentence.h"
#include "program/commands/commands.h"
#include "program/comparison_json.h"
#include "program/ending.h"
#include "program/messages.h"
#include "program/output.h"
#include "program/prepared_scenario.h"
#include "program/saved_trace.h"
#include "program/text_table.h"

#include <algorithm>
#include <iostream>

namespace awaitscope {

namespace {

std::vector<std::string> figureRow(const Comparison& comparison, Figure figure, Language language)
{
    std::vector<std::string> cells{figureName(figure, language).toStdString()};
    for (const Run& run : comparison.runs)
        cells.push_back(figureText(figureOf(run.metrics, figure), figure, language).toStdString());
    return cells;
}

std::string tableOf(const Comparison& comparison, const std::vector<std::string>& names,
                    Language language)
{
    std::vector<TextTable::Align> columns(comparison.runs.size() + 1, TextTable::Align::Right);
    columns.front() = TextTable::Align::Left;
    TextTable table(std::move(columns));
    std::vector<std::string> header{comparison.title};
    header.insert(header.end(), names.begin(), names.end());
    table.addRow(std::move(header));
    for (const Figure figure : kFigures) {
        bool isThere = false;
        for (const Run& run : comparison.runs)
            isThere |= figureOf(run.metrics, figure).has_value();
        if (isThere) table.addRow(figureRow(comparison, figure, language));
    }
    return table.text();
}

/// What no figure says: where the runs part, whether that matters, and what went wrong.
std::string sentencesOf(const Comparison& comparison, const std::vector<std::string>& names,
                        Language language)
{
    std::string text;
    const auto add = [&](const QString& sentence) {
        text += plainText(sentence).toStdString() + '\n';
    };
    for (size_t first = 0; first < comparison.runs.size(); ++first) {
        for (size_t second = first + 1; second < comparison.runs.size(); ++second) {
            const Trace& left = *comparison.runs[first].trace;
            const Trace& right = *comparison.runs[second].trace;
            text += '\n';
            add(differenceInWords(comparison, first, second, language));
            add(outcomeInWords(outcomeDifference(left, right), left, right, language));
        }
    }
    for (size_t i = 0; i < comparison.runs.size(); ++i) {
        const QStringList findings = findingsInWords(comparison.runs[i], language);
        if (!findings.isEmpty()) text += '\n' + names[i] + '\n';
        for (const QString& finding : findings)
            add(finding);
    }
    return text;
}

/// The runs to compare, and what each is called.
struct ComparedRuns {
    Comparison comparison;
    std::vector<std::string> names;
    std::vector<Limits> limits;
};

/// A model, as people call it.
std::string modelName(Model model, Language language)
{
    return modelTitle(model, language).toLower().toStdString();
}

/// A model with its settings, which are written as the command line takes them.
std::string choiceName(const ModelChoice& choice, Language language)
{
    const std::string name = nameOf(choice);
    return modelName(choice.model, language) + name.substr(std::min(name.find(':'), name.size()));
}

/// What a saved run is called among several: its file's name.
std::string shortNameOf(const std::string& file)
{
    const std::string name = file.substr(file.rfind('/') + 1);
    return name.substr(0, name.rfind('.'));
}

std::optional<ComparedRuns> savedRuns(const CommandLine& line)
{
    std::vector<std::string> files{line.file};
    files.insert(files.end(), line.others.begin(), line.others.end());
    std::vector<std::shared_ptr<const Trace>> traces;
    ComparedRuns compared;
    for (const std::string& file : files) {
        const auto trace = readSavedTrace(line, file);
        if (!trace) return {};
        if (!traces.empty() && trace->source() != traces.front()->source()) {
            std::cerr << "awaitscope: "
                      << say(Message::OtherPrograms, line.language, {line.file, file}) << '\n';
            return {};
        }
        traces.push_back(trace);
        compared.names.push_back(files.size() > 1
                                     ? shortNameOf(file)
                                     : modelName(trace->settings().model, line.language));
        compared.limits.push_back(trace->limits());
    }
    compared.comparison = comparisonOf(traces);
    return compared;
}

std::optional<ComparedRuns> preparedFor(const CommandLine& line)
{
    if (isSavedTrace(line.file)) return savedRuns(line);
    const auto scenario = prepareScenario(line);
    if (!scenario) return {};
    ComparedRuns compared{compareModels(*scenario), {}, {}};
    for (const ModelChoice& choice : scenario->models) {
        compared.names.push_back(choiceName(choice, line.language));
        compared.limits.push_back(optionsFor(*scenario, choice).limits);
    }
    return compared;
}

} // namespace

int compareCommand(const CommandLine& line)
{
    const auto table = preparedFor(line);
    if (!table) return kExitUsage;
    const Comparison& comparison = table->comparison;

    Output output;
    output.stream() << (line.asJson ? jsonOf(comparison)
                                    : tableOf(comparison, table->names, line.language) +
                                          sentencesOf(comparison, table->names, line.language));
    output.stream().flush();
    for (size_t i = 0; i < comparison.runs.size(); ++i) {
        const Limits& limits = table->limits[i];
        const std::string ending = endingSentence(comparison.runs[i].trace, limits, line.language);
        if (!ending.empty())
            std::cerr << "awaitscope: "
                      << say(Message::OfRun, line.language, {table->names[i], ending}) << '\n';
    }
    if (const int error = output.finish()) {
        complainAboutWriting({}, error, line.language);
        return kExitUsage;
    }
    return 0;
}

} // namespace awaitscope
