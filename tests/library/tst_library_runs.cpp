#include "scenarios/library/library.h"
#include "scenarios/model_choice.h"
#include "scenarios/scenario_run.h"
#include "tests/conformance/run_record.h"
#include "tests/core/trace_text.h"

#include <QtTest>

using namespace awaitscope;

namespace {

std::shared_ptr<const Trace> traceOf(const LibraryScenario& scenario, const std::string& run)
{
    const CompileResult compiled = compileScenario(scenario.source, scenario.fileName());
    if (!compiled.program) return nullptr;
    RunOptions options;
    if (!applyDirectives(options, compiled.directives, scenario.language).empty()) return nullptr;
    std::get<ModelChoice>(parseModel(run)).applyTo(options);
    return runScenario(compiled.program, options).trace;
}

/// The three models, and what else the scenario is to be run under.
std::vector<std::string> runsOf(const LibraryScenario& scenario)
{
    std::vector<std::string> runs{"synchronous", "cooperative", "preemptive"};
    const CompileResult compiled = compileScenario(scenario.source, scenario.fileName());
    for (const ModelChoice& choice : modelsOf(compiled.directives))
        if (!choice.settings.empty()) runs.push_back(nameOf(choice));
    return runs;
}

/// When each line was printed, and when the run ended.
std::vector<VirtualTime> timesOf(const RunRecord& record)
{
    std::vector<VirtualTime> times;
    for (const RunRecord::Line& line : record.lines)
        times.push_back(line.time);
    times.push_back(record.end);
    return times;
}

} // namespace

class TestLibraryRuns : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        if (!QTest::currentDataTag()) return;
        QFETCH(QString, name);
        QFETCH(QString, run);
        for (const Language language : {Language::English, Language::French}) {
            const LibraryScenario* scenario = findScenario(name.toStdString(), language);
            QVERIFY(scenario);
            m_traces[language] = traceOf(*scenario, run.toStdString());
            QVERIFY(m_traces[language]);
        }
    }

    void aRunIsAsExpected_data() { addRows(); }
    void aRunIsAsExpected()
    {
        QFETCH(QString, name);
        QFETCH(QString, run);
        const std::string folder = QFINDTESTDATA("expected").toStdString();
        for (const auto& [language, trace] : m_traces) {
            const std::string file = folder + "/" + name.toStdString() +
                                     (language == Language::French ? ".fr." : ".en.") +
                                     QString(run).replace(':', ',').toStdString() + ".jsonl";
            const auto expected = readRecord(file);
            QVERIFY2(expected, file.c_str());
            const RunRecord actual = recordOf(*trace);
            const std::string difference = differenceBetween(*expected, actual);
            QVERIFY2(difference.empty(), (file + ": " + difference).c_str());
            QCOMPARE(actual.end.nanoseconds(), expected->end.nanoseconds());
        }
    }

    void theSameProgramGivesTheSameTrace_data() { addRows(); }
    void theSameProgramGivesTheSameTrace()
    {
        QFETCH(QString, name);
        QFETCH(QString, run);
        for (const auto& [language, trace] : m_traces) {
            const auto again =
                traceOf(*findScenario(name.toStdString(), language), run.toStdString());
            QVERIFY(again);
            const std::string first = jsonlOf(*trace);
            QVERIFY(!first.empty());
            QVERIFY(first == jsonlOf(*again));
        }
    }

    void bothLanguagesHaveTheSameTimes_data() { addRows(); }
    void bothLanguagesHaveTheSameTimes()
    {
        const RunRecord english = recordOf(*m_traces[Language::English]);
        const RunRecord french = recordOf(*m_traces[Language::French]);
        QVERIFY(timesOf(english) == timesOf(french));
        QCOMPARE(english.status, french.status);
    }

private:
    static void addRows()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("run");
        for (const LibraryScenario& scenario : scenarios(Language::English)) {
            for (const std::string& run : runsOf(scenario))
                QTest::addRow("%s %s", scenario.name.c_str(), run.c_str())
                    << QString::fromStdString(scenario.name) << QString::fromStdString(run);
        }
    }

    std::map<Language, std::shared_ptr<const Trace>> m_traces;
};

QTEST_GUILESS_MAIN(TestLibraryRuns)
#include "tst_library_runs.moc"
