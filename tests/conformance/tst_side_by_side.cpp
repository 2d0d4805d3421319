#include "scenarios/scenario_run.h"
#include "scenarios/settings.h"
#include "tests/core/trace_text.h"

#include <QDir>
#include <QtTest>

using namespace awaitscope;

namespace {

QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every model twice, so that the same code runs at the same time, too.
std::vector<RunOptions> modelsTwice(RunOptions options)
{
    std::vector<RunOptions> models;
    options.limits.statements = 100'000; // some cases never end
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
        options.settings.model = model;
        models.insert(models.end(), 2, options);
    }
    return models;
}

} // namespace

/// Runs of one program on several threads give what they give alone. The thread sanitizer watches
/// this test when it is built with it.
class TestSideBySide : public QObject {
    Q_OBJECT

private slots:
    /// What all runs share is made by the first one, which pays nothing for it: how far it comes
    /// with its statements tells. Only the first row that needs a thing can show it.
    void theFirstRunOfAProcessComesAsFarAsTheNext_data()
    {
        QTest::addColumn<QString>("use");
        QTest::newRow("nothing") << QString("None");
        QTest::newRow("decimals") << QString("from decimal import Decimal\nDecimal('0.1')");
        QTest::newRow("patterns") << QString("import re\nre.match('(?P<a>x|y)+z?', 'xyz')");
        QTest::newRow("times") << QString("import time\ntime.strptime('1 May 2020', '%d %B %Y')");
        QTest::newRow("texts") << QString("('ß'.upper(), 'a b'.split(), 'ab'.find('b'))");
        QTest::newRow("classes") << QString("type('T', (int,), {'x': 1})");
        for (const char* module :
             {"asyncio",   "collections", "contextlib", "copy",     "dataclasses", "datetime",
              "enum",      "fractions",   "functools",  "heapq",    "inspect",     "itertools",
              "json",      "logging",     "math",       "pprint",   "queue",       "random",
              "re",        "statistics",  "string",     "textwrap", "threading",   "time",
              "traceback", "typing",      "uuid"})
            QTest::newRow(module) << QString("import %1").arg(module);
    }
    void theFirstRunOfAProcessComesAsFarAsTheNext()
    {
        QFETCH(QString, use);
        // The call at which it is cut tells how many statements were left.
        const QString source =
            use + "\ndef f():\n    pass\nwhile True:\n" + QStringLiteral("    f()\n").repeated(997);
        const CompileResult compiled = compileScenario(source.toStdString(), "case.py");
        QVERIFY(compiled.program);
        RunOptions options;
        options.limits.statements = 300'000;
        const std::string first = jsonlOf(*runScenario(compiled.program, options).trace);
        const std::string next = jsonlOf(*runScenario(compiled.program, options).trace);
        QVERIFY2(first.find("limit_reached") != std::string::npos, first.c_str());
        QVERIFY2(first == next,
                 qPrintable(QString("%1 and %2 bytes").arg(first.size()).arg(next.size())));
    }

    void threadsDoNotChangeARun_data()
    {
        QTest::addColumn<QString>("script");
        for (const char* folder : {"cases/dev", "cases/preempt", "../language/scripts"}) {
            const QDir cases(QFINDTESTDATA(folder));
            const QStringList scripts = cases.entryList({"*.py"}, QDir::Files, QDir::Name);
            QVERIFY2(!scripts.isEmpty(), folder);
            for (const QString& script : scripts)
                QTest::newRow(qPrintable(script)) << cases.filePath(script);
        }
    }
    void threadsDoNotChangeARun()
    {
        QFETCH(QString, script);
        const CompileResult compiled = compileScenario(contentOf(script).toStdString(), "case.py");
        if (!compiled.program) QSKIP("does not compile");
        RunOptions options;
        QVERIFY(applyDirectives(options, compiled.directives, Language::English).empty());
        const std::vector<RunOptions> models = modelsTwice(options);

        const std::vector<Run> runs = runSideBySide(compiled.program, models);
        QCOMPARE(runs.size(), models.size());
        for (std::size_t i = 0; i < runs.size(); i += 2) {
            const std::string alone = jsonlOf(*runScenario(compiled.program, models[i]).trace);
            QVERIFY(jsonlOf(*runs[i].trace) == alone);
            QVERIFY(jsonlOf(*runs[i + 1].trace) == alone);
        }
    }
};

QTEST_GUILESS_MAIN(TestSideBySide)
#include "tst_side_by_side.moc"
