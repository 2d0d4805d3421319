#include "scenarios/scenario_run.h"

#include <QTest>

using namespace awaitscope;

namespace {

QString shown(const std::vector<Diagnostic>& diagnostics, Language language = Language::English)
{
    QStringList lines;
    for (const Diagnostic& diagnostic : diagnostics)
        lines << QString("%1:%2 %3")
                     .arg(diagnostic.span.line)
                     .arg(diagnostic.span.column)
                     .arg(QString::fromStdString(messageFor(diagnostic, language)));
    return lines.join('\n');
}

QString refused(const std::string& source)
{
    return shown(compileScenario(source, "main.py").diagnostics);
}

QString reached(const std::string& source)
{
    const CompileResult compiled = compileScenario(source, "main.py");
    return compiled.program ? shown(compiled.omissions) : "not compiled";
}

std::string hintOf(const std::string& source, Language language = Language::English)
{
    const CompileResult compiled = compileScenario(source, "main.py");
    return hintFor(compiled.diagnostics.empty() ? compiled.omissions.front()
                                                : compiled.diagnostics.front(),
                   language);
}

} // namespace

class TestOmissions : public QObject {
    Q_OBJECT

private slots:
    void aModuleThatIsNotThereIsRefusedBeforeTheRun()
    {
        QCOMPARE(refused("import asyncio\nimport requests, aiohttp.web\nfrom numpy import array\n"),
                 QString("2:8 Awaitscope does not have the module 'requests'\n"
                         "2:18 Awaitscope does not have the module 'aiohttp.web'\n"
                         "3:6 Awaitscope does not have the module 'numpy'"));
    }

    void aGuardedImportIsTheProgramsOwnAffair_data()
    {
        QTest::addColumn<QString>("source");
        for (const char* handler :
             {"except ImportError", "except ModuleNotFoundError", "except Exception", "except",
              "except (ValueError, ImportError)", "except ImportError as error"})
            QTest::newRow(handler)
                << QString("try:\n    import uvloop\n%1:\n    uvloop = None\n").arg(handler);
        QTest::newRow("suppress") << "from contextlib import suppress\n"
                                     "with suppress(ImportError):\n    import uvloop\n";
        QTest::newRow("types only") << "from typing import TYPE_CHECKING\n"
                                       "if TYPE_CHECKING:\n    import numpy\n";
    }

    void aGuardedImportIsTheProgramsOwnAffair()
    {
        QFETCH(QString, source);
        QCOMPARE(refused(source.toStdString()), QString());
        QCOMPARE(reached(source.toStdString()), QString());
    }

    void anImportThatIsPerhapsNeverReachedDoesNotRefuseTheRun()
    {
        QCOMPARE(reached("def load():\n    import numpy\n"),
                 QString("2:12 Awaitscope does not have the module 'numpy'"));
        QCOMPARE(reached("try:\n    import numpy\nexcept ValueError:\n    pass\n"),
                 QString("2:12 Awaitscope does not have the module 'numpy'"));
    }

    void aNameThatAModuleLacksIsToldAtItsPlace()
    {
        QCOMPARE(reached("import asyncio as aio\naio.start_server(1)\n"),
                 QString("2:1 asyncio.start_server is not available in Awaitscope"));
        QCOMPARE(reached("from asyncio import sleep, open_connection\n"),
                 QString("1:28 asyncio.open_connection is not available in Awaitscope"));
    }

    void aNameOfSomethingElseIsNotJudged()
    {
        QCOMPARE(reached("import time\nclass time:\n    x = 1\ntime.y\n"), QString());
        QCOMPARE(reached("import time\ndef f(time):\n    return time.y\n"), QString());
        QCOMPARE(reached("import time\nif hasattr(time, 'y'):\n    time.y\n"), QString());
        QCOMPARE(reached("import time\ntry:\n    time.y\nexcept AttributeError:\n    pass\n"),
                 QString());
        QCOMPARE(reached("def open(x):\n    return x\nopen(1)\n"), QString());
    }

    void filesAndKeyboardAreToldAtTheirPlaces()
    {
        QCOMPARE(reached("with open('a') as f:\n    x = input()\n    eval(x)\n"),
                 QString("1:6 open() is not available in Awaitscope\n"
                         "2:9 input() is not available in Awaitscope\n"
                         "3:5 eval() is not available in Awaitscope"));
    }

    void theAdviceFitsAndSpeaksBothLanguages()
    {
        QVERIFY(QString::fromStdString(hintOf("import requests")).contains("asyncio.sleep(1)"));
        QVERIFY(QString::fromStdString(hintOf("import aiofiles")).contains("no files"));
        QVERIFY(QString::fromStdString(hintOf("import requests", Language::French))
                    .contains("n'a pas de réseau"));
        const CompileResult compiled = compileScenario("import requests", "main.py");
        QCOMPARE(shown(compiled.diagnostics, Language::French),
                 QString("1:8 Awaitscope n'a pas le module « requests »"));
    }
};

QTEST_GUILESS_MAIN(TestOmissions)
#include "tst_omissions.moc"
