#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"
#include "tests/conformance/run_record.h"

#include <QDir>
#include <QtTest>

#include <map>

using namespace awaitscope;

namespace {

constexpr Model kModels[] = {Model::Synchronous, Model::Cooperative, Model::Preemptive};

QString fileSuffix(Model model)
{
    switch (model) {
    case Model::Synchronous: return ".sync.jsonl";
    case Model::Cooperative: return ".jsonl";
    case Model::Preemptive: return ".preempt.jsonl";
    }
    return {};
}

QByteArray rowName(const QString& scenario, Model model)
{
    const std::string_view name = nameOf(model);
    return scenario.toUtf8() + ' ' + QByteArray(name.data(), qsizetype(name.size()));
}

QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The cases that do not pass yet, with the reason: `NAME MODEL reason` in each line.
std::map<QByteArray, QByteArray> notYet(const QString& fileName)
{
    std::map<QByteArray, QByteArray> reasons;
    for (const QByteArray& line : contentOf(fileName).split('\n')) {
        if (line.isEmpty() || line.startsWith('#')) continue;
        const qsizetype model = line.indexOf(' ') + 1;
        const qsizetype reason = line.indexOf(' ', model) + 1;
        reasons.emplace(line.left(reason - 1), line.mid(reason));
    }
    return reasons;
}

/// Runs a case and says in what it differs; empty when it does not.
std::string difference(const QString& scriptName, Model model)
{
    const QString base = scriptName.chopped(3);
    const auto expected = readRecord((base + fileSuffix(model)).toStdString());
    if (!expected) return "the expected run cannot be read";

    const std::string source = contentOf(scriptName).toStdString();
    const std::string fileName = QFileInfo(scriptName).fileName().toStdString();
    const CompileResult compiled = compileScenario(source, fileName);
    if (!compiled.program) {
        std::string text = "does not compile:";
        for (const Diagnostic& diagnostic : compiled.diagnostics)
            text += "\n" + renderDiagnostic(diagnostic, source, fileName);
        return text;
    }
    RunOptions options;
    options.settings.model = model;
    // Some cases never end; where they are cut short matters little, for the agreement ends there.
    options.limits.statements = 100'000;
    if (!applyDirectives(options, compiled.directives, Language::English).empty())
        return "its settings cannot be applied";

    const ScenarioRun run = runScenario(compiled.program, options);
    std::string text = differenceBetween(*expected, recordOf(*run.trace));
    if (!text.empty() && run.trace->error()) text += "\n" + run.trace->error()->traceback;
    return text;
}

} // namespace

/// Holds the language and the runtimes to what the oracle says of the same programs.
class TestConformance : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QDir folder(QFINDTESTDATA("cases"));
        for (const QString& part : {QStringLiteral("dev"), QStringLiteral("preempt")}) {
            const QDir cases(folder.filePath(part));
            for (const QString& script : cases.entryList({"*.py"}, QDir::Files, QDir::Name))
                m_scripts << cases.filePath(script);
        }
        QVERIFY(m_scripts.size() > 100);
        m_notYet = notYet(QFINDTESTDATA("not_yet.txt"));
    }

    void whatDoesNotPassYetIsACase()
    {
        std::map<QByteArray, QByteArray> unknown = m_notYet;
        for (const QString& script : m_scripts)
            for (const Model model : kModels)
                unknown.erase(rowName(QFileInfo(script).baseName(), model));
        for (const auto& [name, reason] : unknown)
            qWarning() << "not_yet.txt knows a case that is none:" << name;
        QVERIFY(unknown.empty());
        for (const auto& [name, reason] : m_notYet)
            QVERIFY2(!reason.isEmpty(), name);
    }

    void runsAsTheOracleSays_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<Model>("model");
        for (const QString& script : m_scripts) {
            for (const Model model : kModels)
                QTest::addRow("%s", rowName(QFileInfo(script).baseName(), model).constData())
                    << script << model;
        }
    }
    void runsAsTheOracleSays()
    {
        QFETCH(QString, script);
        QFETCH(Model, model);
        const std::string found = difference(script, model);
        const auto listed = m_notYet.find(QTest::currentDataTag());
        if (listed == m_notYet.end()) {
            QVERIFY2(found.empty(), found.c_str());
            return;
        }
        QVERIFY2(!found.empty(), "it passes: take it out of not_yet.txt");
        QEXPECT_FAIL("", listed->second, Continue);
        QVERIFY2(found.empty(), found.c_str());
    }

private:
    QStringList m_scripts;
    std::map<QByteArray, QByteArray> m_notYet;
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
