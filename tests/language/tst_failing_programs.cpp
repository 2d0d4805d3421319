#include "scenarios/scenario_run.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

/// What the program prints to stdout and stderr, in the cooperative model.
QString outputOf(const QString& source)
{
    CompileResult compiled = compileScenario(source.toStdString(), "main.py");
    if (!compiled.program) return "not compiled";
    ScenarioRun run = runScenario(compiled.program, RunOptions());
    std::string output;
    for (size_t index = 0; index < run.trace->size(); ++index) {
        const Event& event = (*run.trace)[index];
        if (event.kind != EventKind::Output) continue;
        output += run.trace->text(event.argument);
        if ((event.detail & OutputPartial) == 0) output += '\n';
    }
    return QString::fromStdString(output);
}

/// Numbers that differ from run to run in CPython.
QString withoutAddresses(QString text)
{
    static const QRegularExpression address("0x[0-9a-f]{6,}");
    return text.replace(address, "0x...");
}

} // namespace

/// Little programs that fail, each beside what CPython 3.13 prints for it (the frames of the
/// standard library left out).
class TestFailingPrograms : public QObject {
    Q_OBJECT

private slots:
    void printTheTracebackOfCPython_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        QFile file(AWAITSCOPE_FAILING_PROGRAMS);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList programs =
            QString::fromUtf8(file.readAll()).split("### program\n", Qt::SkipEmptyParts);
        QVERIFY(programs.size() > 100);
        int number = 0;
        for (const QString& program : programs) {
            const QStringList parts = program.split("### prints\n");
            QCOMPARE(parts.size(), 2);
            QTest::addRow("%d", ++number) << parts[0] << parts[1];
        }
    }

    void printTheTracebackOfCPython()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        const QStringList printed = withoutAddresses(outputOf(source)).split('\n');
        const QStringList wanted = expected.split('\n');
        for (qsizetype line = 0; line < qMin(printed.size(), wanted.size()); ++line)
            QCOMPARE(printed[line], wanted[line]);
        QCOMPARE(printed.size(), wanted.size());
    }
};

QTEST_GUILESS_MAIN(TestFailingPrograms)
#include "tst_failing_programs.moc"
