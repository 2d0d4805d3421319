#include "scenarios/scenario_run.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace awaitscope;

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the script prints to stdout and stderr, in the cooperative model.
QString outputOf(const QByteArray& source, const RunOptions& options = {})
{
    CompileResult compiled = compileScenario(source.toStdString(), "main.py");
    if (!compiled.program)
        return QString::fromStdString("line " +
                                      std::to_string(compiled.diagnostics.front().span.line) +
                                      ": " + compiled.diagnostics.front().message);
    ScenarioRun run = runScenario(compiled.program, options);
    std::string output;
    for (size_t index = 0; index < run.trace->size(); ++index) {
        const Event& event = (*run.trace)[index];
        if (event.kind == EventKind::Output)
            output.append(run.trace->text(event.argument)).push_back('\n');
    }
    return QString::fromStdString(output);
}

} // namespace

/// Each script in scripts/ stands beside what CPython 3.13 prints for it.
class TestScripts : public QObject {
    Q_OBJECT

private slots:
    void whoPaysForStatementsMayStepAside()
    {
        RunOptions options;
        options.settings.statementCost = Duration::milliseconds(1);
        const QByteArray source = R"(
import asyncio
async def turns(name):
    for i in range(2):
        await asyncio.sleep(0)
        print(name, i, await asyncio.sleep(0, "back"))
async def main():
    await asyncio.gather(turns("a"), turns("b"))
asyncio.run(main())
)";
        QCOMPARE(outputOf(source, options), "a 0 back\nb 0 back\na 1 back\nb 1 back\n");
        options.settings.model = Model::Preemptive;
        QCOMPARE(outputOf(source, options), "a 0 back\nb 0 back\na 1 back\nb 1 back\n");
    }
    void printWhatCPythonPrints_data()
    {
        QTest::addColumn<QString>("script");
        QDir folder(AWAITSCOPE_SCRIPTS);
        for (const QString& name : folder.entryList({"*.py"}, QDir::Files, QDir::Name))
            QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
    }

    void printWhatCPythonPrints()
    {
        QFETCH(QString, script);
        QByteArray expected = contentsOf(script.chopped(3) + ".out");
        QVERIFY2(!expected.isEmpty(), "no expected output beside the script");
        QStringList wanted = QString::fromUtf8(expected).split('\n');
        QStringList printed = outputOf(contentsOf(script)).split('\n');
        for (qsizetype line = 0; line < qMin(wanted.size(), printed.size()); ++line)
            QCOMPARE(printed[line], wanted[line]);
        QCOMPARE(printed.size(), wanted.size());
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "tst_scripts.moc"
