#include "core/trace/trace.h"
#include "scenarios/library/library.h"
#include "tests/program/program_run.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

class TestProgramCompare : public QObject {
    Q_OBJECT

private slots:
    void theTableHasAColumnForEachModel()
    {
        const auto run = m_run("compare not-faster");
        QCOMPARE(run.code, 0);
        const QStringList lines = run.out.split('\n');
        QVERIFY2(lines[0].endsWith("synchronous  cooperative  preemptive"), qPrintable(run.out));
        QVERIFY2(lines[1].startsWith("total time"), qPrintable(run.out));
        QCOMPARE(lines[1].count("2 s"), 3);
    }
    void theTableIsFrenchWhereAskedFor()
    {
        const auto run = m_run("compare not-faster --lang fr");
        QVERIFY2(run.out.contains(QString::fromUtf8("durée totale")), qPrintable(run.out));
        const QString header = run.out.section('\n', 0, 0).simplified();
        QVERIFY2(header.endsWith(QString::fromUtf8("synchrone coopératif préemptif")),
                 qPrintable(header));
    }
    void theWordsOfADeadlockAreFrenchWhereAskedFor()
    {
        const QByteArray program = R"(import asyncio

async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(move(a, b), move(b, a))

asyncio.run(main())
)";
        const auto run =
            m_run("compare - --lang fr --models synchronous,preemptive:cores=2", program);
        const QString outcome = QString::fromUtf8("fins diffèrent : fin normale, interblocage.");
        QVERIFY2(QString(run.out).replace(QChar(0xa0), ' ').contains(outcome), qPrintable(run.out));
        const QString ending = QString::fromUtf8("awaitscope: préemptif:cores=2 : Interblocage");
        QVERIFY2(QString(run.err).replace(QChar(0xa0), ' ').startsWith(ending),
                 qPrintable(run.err));
    }
    void aLongTimeIsWrittenAsInSentences()
    {
        const auto run = m_run("compare - --models cooperative --until 2000",
                               "import asyncio\nasyncio.run(asyncio.sleep(1234))\n");
        QVERIFY2(run.out.section('\n', 1, 1).endsWith(" 1234 s"), qPrintable(run.out));
    }
    // A 0-0.1, B -0.2, A -0.3, B -0.4: A is ready for 0.1 s, B for twice that.
    void threadsCountWhereThereAreNoTasks()
    {
        m_run.write("threads.py", "import threading\n"
                                  "from awaitscope import work\n"
                                  "threads = [threading.Thread(target=work, args=(0.2,)) "
                                  "for _ in range(2)]\n"
                                  "for thread in threads:\n"
                                  "    thread.start()\n"
                                  "for thread in threads:\n"
                                  "    thread.join()\n");
        const auto table = m_run("compare threads.py --models synchronous,preemptive");
        QVERIFY2(!table.out.contains("no task is made"), qPrintable(table.out));
        const auto run = m_run("compare threads.py --models preemptive --json");
        for (const char* part : {"\"ready_wait\": \"0.300000000\"",
                                 "\"turnaround_mean\": \"0.350000000\"", "\"throughput\": 5,",
                                 "{\"task\": \"Thread-1 (work)\", \"label\": \"Thread-1 (work)\", "
                                 "\"running\": \"0.200000000\""})
            QVERIFY2(run.out.contains(part), qPrintable(run.out));
    }
    void functionsInThreadsAreNamed()
    {
        const QByteArray source = R"(import asyncio, threading, time
from awaitscope import work

def job(lock):
    with lock:
        pass

async def main():
    await asyncio.gather(asyncio.to_thread(time.sleep, 1), asyncio.to_thread(work, 2))
    lock = threading.Lock()
    thread = threading.Thread(target=job, args=(lock,))
    with lock:
        thread.start()
        thread.join()

asyncio.run(main())
)";
        for (const char* model : {"cooperative", "preemptive"}) {
            const auto run = m_run(QString("compare - --json --models %1").arg(model), source);
            for (const char* part :
                 {"\"label\": \"sleep\", \"running\"", "\"label\": \"work\", \"running\"",
                  "\"on\": \"task Thread-1 (job)\""})
                QVERIFY2(run.out.contains(part), qPrintable(run.out));
            QVERIFY2(!run.out.contains("\"task\": \"\""), qPrintable(run.out));
        }
    }
    // Two tasks of 3 statements each, one of them a work of 0.2 s, and main with one: nobody ever
    // waits for a timer, so that one core is busy to the end under every policy.
    void statementsCostTheSameUnderEveryPolicy()
    {
        const QByteArray source = R"(import asyncio
from awaitscope import work

async def task(n):
    work(0.2)
    n = n + 1
    return n

async def main():
    await asyncio.gather(task(1), task(2))

asyncio.run(main())
)";
        QStringList models;
        for (const awaitscope::Policy policy : awaitscope::policies())
            models << QString("preemptive:policy=%1").arg(awaitscope::nameOf(policy).data());
        const auto run =
            m_run("compare - --json --statement-cost 10ms --models " + models.join(','), source);
        QCOMPARE(run.code, 0);
        const QJsonArray runs = QJsonDocument::fromJson(run.bytes)["runs"].toArray();
        QCOMPARE(runs.size(), models.size());
        QJsonObject first;
        for (const QJsonValue& each : runs) {
            const QJsonObject figures = each.toObject()["figures"].toObject();
            if (first.isEmpty()) first = figures;
            QCOMPARE(figures["cpu_busy"].toDouble(), 1.0);
            QCOMPARE(figures["total_time"], first["total_time"]);
            // 2 x (0.2 + 3 x 0.01), main's statement, and what the module itself does.
            QVERIFY(figures["total_time"].toString().toDouble() >= 0.47);
        }
    }
    void machinesGetTheSameFigures()
    {
        const auto run = m_run("compare not-faster --json"
                               " --models cooperative,preemptive:cores=2:quantum=50ms");
        QCOMPARE(run.code, 0);
        const QJsonArray runs = QJsonDocument::fromJson(run.bytes)["runs"].toArray();
        QCOMPARE(runs.size(), 2);
        const QJsonObject threads = runs[1].toObject();
        QCOMPARE(threads["model"].toString(), "preemptive");
        QCOMPARE(threads["settings"].toObject()["cores"].toInt(), 2);
        QCOMPARE(threads["settings"].toObject()["quantum"].toString(), "0.050000000");
        QCOMPARE(threads["figures"].toObject()["total_time"].toString(), "1.000000000");
        const QJsonObject loop = runs[0].toObject()["figures"].toObject();
        QCOMPARE(loop["total_time"].toString(), "2.000000000");
        QVERIFY(loop["preemptions"].isNull());
    }
    // Two tasks of a second each: the loop serves the second one a second late.
    void machinesGetTheCoresTheTasksAndTheFreeze()
    {
        const auto run = m_run("compare not-faster --json --models synchronous,cooperative");
        const QJsonArray runs = QJsonDocument::fromJson(run.bytes)["runs"].toArray();
        QVERIFY(runs[0].toObject()["freeze"].isNull());
        const QJsonObject calls = runs[0].toObject();
        QVERIFY(calls["figures"].toObject()["ready_wait"].isNull());
        const QJsonObject call = calls["tasks"].toArray()[0].toObject();
        QVERIFY(call["ready"].isNull() && call["preemptions"].isNull());
        QVERIFY(calls["cores"].toArray()[0].toObject()["switching"].isNull());
        const QJsonObject loop = runs[1].toObject();
        const QJsonObject freeze = loop["freeze"].toObject();
        QCOMPARE(freeze["length"].toString(), "1.000000000");
        QCOMPARE(freeze["start"].toString(), "0.000000000");
        QCOMPARE(freeze["task"].toString(), "Task-2");
        QCOMPARE(freeze["waiting"].toString(), "Task-3");
        QVERIFY(freeze["line"].toInt() > 0);
        const QJsonObject core = loop["cores"].toArray()[0].toObject();
        QCOMPARE(core["busy"].toString(), "2.000000000");
        QCOMPARE(core["idle"].toString(), "0.000000000");
        QVERIFY(core["switching"].isNull());
        const QJsonObject second = loop["tasks"].toArray()[2].toObject();
        QCOMPARE(second["task"].toString(), "Task-3");
        QCOMPARE(second["ready"].toString(), "1.000000000");
        QCOMPARE(second["response"].toString(), "1.000000000");
        QCOMPARE(second["turnaround"].toString(), "2.000000000");
        QVERIFY(second["preemptions"].isNull());
    }
    void machinesGetLabelsThatTellLocksApart()
    {
        const auto run = m_run("compare - --json --models cooperative", R"(import asyncio

class Account:
    def __init__(self):
        self.lock = asyncio.Lock()

async def move(source, target):
    async with source.lock:
        await asyncio.sleep(1)
        async with target.lock:
            pass

async def main():
    a, b = Account(), Account()
    await asyncio.gather(move(a, b), move(b, a))

asyncio.run(main())
)");
        const QJsonArray waiting =
            QJsonDocument::fromJson(run.bytes)["runs"][0]["findings"][0]["waiting"].toArray();
        QCOMPARE(waiting.size(), 2);
        QCOMPARE(waiting[0]["holds"].toString(), "lock lock #2");
        QCOMPARE(waiting[0]["on"].toString(), "lock lock");
        QCOMPARE(waiting[1]["holds"].toString(), "lock lock");
    }
    void theFirstDifferenceStandsBelowTheTable()
    {
        const auto run = m_run("compare not-faster --models cooperative,preemptive");
        QVERIFY2(run.out.contains("\nFirst difference. Cooperative, at 1 s: the loop lets "),
                 qPrintable(run.out));
        QVERIFY2(run.out.contains("its quantum of 100 ms is used up"), qPrintable(run.out));
        QVERIFY2(run.out.contains("\nBoth print the same lines"), qPrintable(run.out));
        const auto same = m_run("compare event-loop --models cooperative,preemptive --lang fr");
        QVERIFY2(same.out.contains(QString::fromUtf8("aucune tâche ne calcule")),
                 qPrintable(same.out));
    }
    void machinesGetTheDifferenceAsCodes()
    {
        const auto run = m_run("compare not-faster --json --models cooperative,preemptive");
        const QJsonArray differences = QJsonDocument::fromJson(run.bytes)["differences"].toArray();
        QCOMPARE(differences.size(), 1);
        const QJsonObject difference = differences[0].toObject();
        QCOMPARE(difference["parting"].toString(), "suspends");
        const QJsonObject threads = difference["second"].toObject();
        QCOMPARE(threads["act"].toString(), "interrupted");
        QCOMPARE(threads["why"].toString(), "quantum");
        QCOMPARE(threads["t"].toString(), "0.100000000");
        const auto same = m_run("compare event-loop --json --models cooperative,preemptive");
        const QJsonObject none =
            QJsonDocument::fromJson(same.bytes)["differences"].toArray()[0].toObject();
        QVERIFY(none["parting"].isNull());
        QCOMPARE(none["why"].toString(), "nobody_computes");
        QCOMPARE(none["output"].toString(), "same");
    }
    void aCircleWhileOthersGoOnIsAFinding()
    {
        const QByteArray program = R"(import asyncio

async def move(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    asyncio.create_task(move(a, b), name="there")
    asyncio.create_task(move(b, a), name="back")
    await asyncio.sleep(100)

asyncio.run(main())
)";
        const auto run = m_run("compare - --models cooperative", program);
        QVERIFY2(run.out.endsWith("\ncooperative\nDeadlock at 1 s: back holds b and waits for a, "
                                  "held by there, which waits for b.\n"),
                 qPrintable(run.out));
        const auto json = m_run("compare - --json --models cooperative", program);
        const QJsonObject only =
            QJsonDocument::fromJson(json.bytes)["runs"].toArray()[0].toObject();
        const QJsonObject finding = only["findings"].toArray()[0].toObject();
        QCOMPARE(finding["finding"].toString(), "deadlock");
        QVERIFY(finding["cycle"].toBool());
        QCOMPARE(finding["waiting"].toArray()[0].toObject()["holds"].toString(), "lock b");
    }
    void aRunThatIsCutIsComparedAllTheSame()
    {
        const auto run = m_run("compare - --max-statements 50", "while True:\n    pass\n");
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err.count("--max-statements"), 3);
    }

    void aPictureIsTheSameEveryTime_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
    }
    void aPictureIsTheSameEveryTime()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begins);
        const auto run = m_run("export event-loop -o first." + suffix);
        QCOMPARE(run.err, "");
        QCOMPARE(run.code, 0);
        QCOMPARE(m_run("export event-loop -o second." + suffix).code, 0);
        const QByteArray first = m_run.read("first." + suffix);
        QVERIFY(first.startsWith(begins));
        QCOMPARE(m_run.read("second." + suffix), first);
    }
    void aPictureHasTheSizeAskedFor()
    {
        QCOMPARE(m_run("export event-loop -o p.png --width 900 --height 800").code, 0);
        QCOMPARE(QImage(m_run.path("p.png")).size(), QSize(900, 800));
    }
    void everyThemeAndAxisIsDrawn()
    {
        QByteArrayList pictures;
        for (const char* look : {"--theme light", "--theme dark", "--theme print", "--axis time",
                                 "--axis order", "--from 500ms --to 1", "--lang fr"}) {
            QCOMPARE(m_run(QString("export event-loop -o p.svg ") + look).code, 0);
            pictures << m_run.read("p.svg");
        }
        const QSet<QByteArray> different(pictures.begin(), pictures.end());
        QCOMPARE(different.size(), pictures.size());
    }
    void anUnknownSuffixIsTold()
    {
        const auto run = m_run("export event-loop -o picture.doc");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(".png, .svg or .pdf"), qPrintable(run.err));
    }
    void aPictureThatCannotBeWrittenIsTold()
    {
        const auto run = m_run("export event-loop -o nowhere/picture.png");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("nowhere/picture.png"), qPrintable(run.err));
    }

    void theLibraryIsListed()
    {
        const auto run = m_run("scenarios");
        QCOMPARE(run.code, 0);
        const QStringList lines = run.out.split('\n', Qt::SkipEmptyParts);
        const auto& library = awaitscope::scenarios(awaitscope::Language::English);
        QCOMPARE(static_cast<size_t>(lines.size()), library.size());
        for (size_t i = 0; i < library.size(); ++i)
            QVERIFY(lines[static_cast<int>(i)].startsWith(
                QString::fromStdString(library[i].name + ' ')));
    }
    void theRunsAreThoseThatTheScenarioNames()
    {
        const QString header = m_run("compare switch-cost").out.section('\n', 0, 0);
        QVERIFY2(header.contains("cooperative  preemptive:quantum=100ms  preemptive:quantum=20ms"),
                 qPrintable(header));
        QVERIFY2(!header.contains("synchronous"), qPrintable(header));
    }
    void theCommandLineBeatsTheRunsThatTheScenarioNames()
    {
        const QString header =
            m_run("compare switch-cost --models cooperative").out.section('\n', 0, 0);
        QVERIFY2(header.endsWith("  cooperative"), qPrintable(header));
        QVERIFY2(!header.contains("preemptive"), qPrintable(header));
    }
    void theHelpIsAnAnswer()
    {
        for (const char* words : {"--help", "-h", "run --help", "export -h", "--version"}) {
            const auto run = m_run(words);
            QCOMPARE(run.code, 0);
            QVERIFY(!run.out.isEmpty());
            QCOMPARE(run.err, "");
        }
    }
    void aWrongCommandLineIsOneSentence()
    {
        const auto run = m_run("run --modle cooperative event-loop");
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, "");
        QCOMPARE(run.err, "awaitscope: There is no option --modle; did you mean --model?\n"
                          "Try: awaitscope run --help\n");
    }
    void theWindowNeedsADisplay()
    {
        const auto run = m_run("event-loop");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("DISPLAY"), qPrintable(run.err));
    }

private:
    ProgramRun m_run;
};

QTEST_GUILESS_MAIN(TestProgramCompare)
#include "tst_program_compare.moc"
