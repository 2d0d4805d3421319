#include "tests/program/program_run.h"

#include <QJsonDocument>
#include <QJsonObject>

class TestProgramTrace : public QObject {
    Q_OBJECT

private slots:
    void aTraceIsOneObjectALine()
    {
        const auto run = m_run("trace event-loop");
        QCOMPARE(run.code, 0);
        const QStringList lines = run.out.split('\n', Qt::SkipEmptyParts);
        for (int i = 0; i < lines.size(); ++i) {
            const QJsonObject object = QJsonDocument::fromJson(lines[i].toUtf8()).object();
            QCOMPARE(object["seq"].toInt(-1), i);
            QVERIFY2(lines[i].startsWith("{\"t\": \""), qPrintable(lines[i]));
        }
        const QJsonObject first = QJsonDocument::fromJson(lines.first().toUtf8()).object();
        QCOMPARE(first["kind"].toString(), "run_started");
        const QJsonObject last = QJsonDocument::fromJson(lines.last().toUtf8()).object();
        QCOMPARE(last["kind"].toString(), "run_finished");
        QCOMPARE(last["status"].toString(), "ok");
        QCOMPARE(last["t"].toString(), "2.000000000");
    }
    void aTraceIsTheSameEveryTime_data()
    {
        QTest::addColumn<QString>("words");
        for (const char* format : {"jsonl", "csv", "chrome"})
            for (const char* model : {"synchronous", "cooperative", "preemptive"})
                QTest::addRow("%s %s", format, model)
                    << QString("trace wait-random --seed 3 --format %1 --model %2")
                           .arg(format, model);
    }
    void aTraceIsTheSameEveryTime()
    {
        QFETCH(QString, words);
        const auto first = m_run(words);
        const auto second = m_run(words + " -o out");
        QCOMPARE(first.code, 0);
        QCOMPARE(second.code, 0);
        QVERIFY(!first.bytes.isEmpty());
        QCOMPARE(second.out, "");
        QCOMPARE(m_run.read("out"), first.bytes);
    }
    void chromeTracesAreJson()
    {
        const auto run = m_run("trace not-faster --format chrome --model preemptive");
        QVERIFY(QJsonDocument::fromJson(run.bytes)["traceEvents"].isArray());
    }
    void aSavedTraceDrawsTheSamePicture_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("model");
        for (const char* program : {"event-loop", "gather-failure", "mine.py"})
            for (const char* model : {"synchronous", "cooperative", "preemptive"})
                QTest::addRow("%s %s", program, model) << QString(program) << QString(model);
    }
    void aSavedTraceDrawsTheSamePicture()
    {
        QFETCH(QString, program);
        QFETCH(QString, model);
        m_run.write("mine.py", "import asyncio\n"
                               "async def f(lock):\n"
                               "    async with lock:\n"
                               "        await asyncio.sleep(1)\n"
                               "        print('é')\n"
                               "async def main():\n"
                               "    lock = asyncio.Lock()\n"
                               "    await asyncio.gather(f(lock), f(lock))\n"
                               "asyncio.run(main())\n");
        m_run(QString("trace %1 --model %2 -o run.jsonl").arg(program, model));
        QCOMPARE(m_run(QString("export %1 --models %2 -o a.svg").arg(program, model)).code, 0);
        const auto again = m_run("export run.jsonl -o b.svg");
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QVERIFY(!m_run.read("a.svg").isEmpty());
        QCOMPARE(m_run.read("b.svg"), m_run.read("a.svg"));
        QCOMPARE(m_run("compare run.jsonl").out,
                 m_run(QString("compare %1 --models %2").arg(program, model)).out);
        QCOMPARE(m_run("trace run.jsonl").bytes, m_run.read("run.jsonl"));
        QCOMPARE(m_run("trace run.jsonl --format chrome").bytes,
                 m_run(QString("trace %1 --model %2 --format chrome").arg(program, model)).bytes);
    }
    void aSavedTraceThatIsNoneIsTold()
    {
        m_run.write("broken.jsonl", "{\"t\": \"0.000000000\", \"seq\": 0}\n");
        const auto run = m_run("export broken.jsonl -o b.svg");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("line 1"), qPrintable(run.err));
        QVERIFY2(m_run("export broken.jsonl -o b.svg --lang fr").err.contains("ligne 1"), "French");
        QCOMPARE(m_run("compare nowhere.jsonl").code, 2);
    }
    void aSavedTraceTakesNoSettings()
    {
        m_run("trace event-loop -o run.jsonl");
        const auto run = m_run("export run.jsonl -o b.svg --models preemptive");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("run.jsonl"), qPrintable(run.err));
        QCOMPARE(m_run("compare run.jsonl --quantum 5ms").code, 2);
    }
    void savedRunsOfOneProgramAreCompared()
    {
        m_run("trace lost-update-work --model preemptive -o threads.jsonl");
        m_run("trace lost-update-work -o loop.jsonl");
        m_run("trace lost-update-work --max-events 20 -o short.jsonl");
        const auto run = m_run("compare threads.jsonl loop.jsonl short.jsonl");
        QCOMPARE(run.code, 0);
        const QStringList lines = run.out.split('\n');
        QVERIFY2(lines[0].simplified().endsWith("threads loop short"), qPrintable(run.out));
        // The limits of a run are saved with it.
        QVERIFY2(run.err.contains("short: Stopped") && run.err.contains("20"), qPrintable(run.err));
        QVERIFY2(m_run("compare threads.jsonl loop.jsonl --json").out.contains("runs"), "JSON");
        m_run("trace event-loop -o other.jsonl");
        const auto wrong = m_run("compare loop.jsonl other.jsonl");
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains("other.jsonl"), qPrintable(wrong.err));
        QCOMPARE(m_run("run loop.jsonl other.jsonl").code, 2);
    }
    void aTraceEndsAsTheRunDoes()
    {
        const auto run = m_run("trace -", "raise ValueError('x')\n");
        QCOMPARE(run.code, 1);
        QVERIFY2(run.out.contains("\"status\": \"exception\""), qPrintable(run.out));
        QCOMPARE(m_run("trace -", "import sys\nsys.exit(5)\n").code, 5);
        const auto cut = m_run("trace - --max-statements 50", "while True:\n    pass\n");
        QCOMPARE(cut.code, 3);
        QVERIFY2(cut.out.contains("\"status\": \"limit\""), qPrintable(cut.out));
        QVERIFY2(cut.err.contains("--max-statements"), qPrintable(cut.err));
    }
    void anOptionBeatsTheComment()
    {
        const QByteArray body = "from awaitscope import work\nwork(0.1)\n";
        m_run.write("plain.py", body);
        m_run.write("commented.py", body + "# awaitscope: statement_cost=1s\n");
        const auto end = [&](const QString& words) {
            const auto lines = m_run("trace " + words).out.split('\n', Qt::SkipEmptyParts);
            return QJsonDocument::fromJson(lines.last().toUtf8())["t"].toString();
        };
        QCOMPARE(end("plain.py"), "0.100000000");
        QVERIFY(end("commented.py") > "1.");
        QCOMPARE(end("commented.py --statement-cost 0"), "0.100000000");
    }
    void aTraceNeverOverwritesItsSource()
    {
        m_run.write("mine.py", "print(1)\n");
        const auto run = m_run("trace mine.py -o ./mine.py");
        QCOMPARE(run.code, 2);
        QCOMPARE(m_run.read("mine.py"), "print(1)\n");
    }

    void aFullDiskIsTold()
    {
        const auto run = m_run("trace event-loop -o /dev/full");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("/dev/full"), qPrintable(run.err));
        QCOMPARE(m_run.shell("awaitscope run event-loop > /dev/full").code, 2);
        QCOMPARE(m_run.shell("awaitscope scenarios > /dev/full").code, 2);
    }
    void aFolderThatIsNotThereIsTold()
    {
        const auto run = m_run("trace event-loop -o nowhere/trace.jsonl");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("nowhere/trace.jsonl"), qPrintable(run.err));
    }
    void aReaderThatGoesAwayIsNoCrash()
    {
        const auto run = m_run.shell("awaitscope run - <<< 'for i in range(100000): print(i)'"
                                     " | head -n 1; echo ${PIPESTATUS[0]}");
        QCOMPARE(run.out, "0\n0\n");
        QCOMPARE(run.err, "");
    }
    void standardOutputThatIsClosedIsTold()
    {
        QCOMPARE(m_run.shell("awaitscope run event-loop >&-").code, 2);
    }

private:
    ProgramRun m_run;
};

QTEST_GUILESS_MAIN(TestProgramTrace)
#include "tst_program_trace.moc"
