#include "tests/program/program_run.h"

namespace {

const QByteArray kTwoTasks = R"(import asyncio
from awaitscope import work

async def task(name):
    print(name, "starts")
    work(0.25)
    print(name, "ends")

async def main():
    await asyncio.gather(task("A"), task("B"))

asyncio.run(main())
)";

const QByteArray kEndless = R"(import asyncio

async def main():
    while True:
        await asyncio.sleep(1)

asyncio.run(main())
)";

const QByteArray kDeadlock = R"(import asyncio

async def transfer(source, target):
    async with source:
        await asyncio.sleep(1)
        async with target:
            print("never")

async def main():
    left = asyncio.Lock()
    right = asyncio.Lock()
    await asyncio.gather(transfer(left, right), transfer(right, left))

asyncio.run(main())
)";

} // namespace

class TestProgramRun : public QObject {
    Q_OBJECT

private slots:
    void aScenarioOfTheLibraryPrintsItsLines()
    {
        const auto run = m_run("run event-loop");
        QCOMPARE(run.out, "Task 1 starts\nTask 2 starts\nTask 2 done\nTask 1 done\n");
        QCOMPARE(run.err, "");
        QCOMPARE(run.code, 0);
    }
    // The gather's own CancelledError has been handed on, whether a timeout or the program's end
    // brought it.
    void aCancelledGatherIsNoLostException()
    {
        const QByteArray source = R"(import asyncio

async def waits():
    await asyncio.gather(asyncio.sleep(5), asyncio.sleep(6))

async def main():
    left = asyncio.create_task(waits())
    try:
        async with asyncio.timeout(2):
            await asyncio.gather(asyncio.sleep(5), asyncio.sleep(6))
    except TimeoutError:
        print("late")
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.sleep(5), asyncio.sleep(6)), 1)
    except TimeoutError:
        print("late again")

asyncio.run(main())
)";
        for (const char* model : {"cooperative", "preemptive"}) {
            const auto run = m_run(QString("run - --model %1").arg(model), source);
            QCOMPARE(run.err, "");
            QVERIFY2(run.out.endsWith("late again\n"), qPrintable(run.out));
        }
    }
    void aPriorityIsHeededUnderThePoliciesOfThatName()
    {
        const QByteArray source = R"(import asyncio
from awaitscope import priority, work

async def task(name, n):
    assert priority(n) is None
    work(0.25)
    print(name)

async def main():
    await asyncio.gather(task("last", 2), task("first", 0), task("second", 1))

asyncio.run(main())
)";
        QCOMPARE(m_run("run - --model preemptive --policy priority", source).out,
                 "first\nsecond\nlast\n");
        QCOMPARE(m_run("run - --model preemptive --policy fifo", source).out,
                 "last\nfirst\nsecond\n");
        QCOMPARE(m_run("run -", source).out, "last\nfirst\nsecond\n");
    }
    void theLibrarySpeaksTheLanguageAskedFor()
    {
        QCOMPARE(m_run("run event-loop --lang fr").out,
                 QString::fromUtf8("Tâche 1 commence\nTâche 2 commence\nTâche 2 terminée\n"
                                   "Tâche 1 terminée\n"));
    }
    void theModelDecidesTheOrder_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("out");
        QTest::newRow("synchronous") << "synchronous"
                                     << "A starts\nA ends\nB starts\nB ends\n";
        QTest::newRow("cooperative") << "cooperative"
                                     << "A starts\nA ends\nB starts\nB ends\n";
        QTest::newRow("preemptive") << "preemptive"
                                    << "A starts\nB starts\nA ends\nB ends\n";
        QTest::newRow("with settings") << "preemptive:quantum=1s"
                                       << "A starts\nA ends\nB starts\nB ends\n";
    }
    void theModelDecidesTheOrder()
    {
        QFETCH(QString, model);
        QFETCH(QString, out);
        QCOMPARE(m_run("run - --model " + model, kTwoTasks).out, out);
    }
    void aFileIsRunByItsPath()
    {
        m_run.write("lesson.py", "print('hello', end='')\n");
        QCOMPARE(m_run("run lesson.py").out, "hello");
        QCOMPARE(m_run("run ./lesson.py").code, 0);
    }
    void aFileBeatsAScenarioOfItsName()
    {
        m_run.write("gather", "print('mine')\n");
        QCOMPARE(m_run("run gather").out, "mine\n");
        QFile::remove(m_run.path("gather"));
        QVERIFY(QDir(m_run.path("")).mkdir("gather"));
        QCOMPARE(m_run("run gather").code, 0);
    }

    void anUncaughtExceptionEndsWithOne()
    {
        const auto run = m_run("run -", "print('before')\nraise ValueError('broken')\n");
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, "before\n");
        QVERIFY2(run.err.startsWith("Traceback (most recent call last):\n"), qPrintable(run.err));
        QVERIFY2(run.err.endsWith("\nValueError: broken\n"), qPrintable(run.err));
        QCOMPARE(run.err.count("Traceback"), 1);
    }
    void theProgramChoosesItsExitCode()
    {
        QCOMPARE(m_run("run -", "import sys\nsys.exit(7)\n").code, 7);
        QCOMPARE(m_run("run -", "import sys\nsys.exit()\n").code, 0);
        const auto told = m_run("run -", "import sys\nsys.exit('sorry')\n");
        QCOMPARE(told.code, 1);
        QCOMPARE(told.err, "sorry\n");
    }
    void aDeadlockSaysWhoWaitsForWhom()
    {
        const auto run = m_run("run -", kDeadlock);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY2(run.err.contains("left") && run.err.contains("right"), qPrintable(run.err));
        QVERIFY2(run.err.contains("transfer"), qPrintable(run.err));
    }
    void theLocksOfAListHaveTheirPlacesInIt()
    {
        const auto run = m_run("run philosophers");
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("forks[0]") && run.err.contains("forks[1]"), qPrintable(run.err));
    }
    void aDeadlockOfCallsSaysWhoCouldHaveHelped()
    {
        const auto run = m_run("run - --model synchronous", R"(import asyncio

async def consumer(q):
    print(await q.get())

async def producer(q):
    await q.put(1)

async def main():
    q = asyncio.Queue()
    await asyncio.gather(consumer(q), producer(q))

asyncio.run(main())
)");
        QCOMPARE(run.code, 3);
        QCOMPARE(run.err,
                 "awaitscope: Deadlock: consumer waits for an item of q; producer, not yet "
                 "started, refers to q.\n");
    }
    void aLimitSaysHowToRaiseIt_data()
    {
        QTest::addColumn<QString>("option");
        QTest::newRow("events") << "--max-events";
        QTest::newRow("statements") << "--max-statements";
    }
    void aLimitSaysHowToRaiseIt()
    {
        QFETCH(QString, option);
        const auto run = m_run("run - " + option + " 100", kEndless);
        QCOMPARE(run.code, 3);
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY2(run.err.contains(option), qPrintable(run.err));
        QVERIFY2(run.err.contains("line "), qPrintable(run.err));
    }
    void memoryIsLimited()
    {
        const auto run = m_run("run - --max-memory 20M",
                               "x = []\nwhile True:\n    x.append('a' * 1000 + str(len(x)))\n");
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("--max-memory"), qPrintable(run.err));
    }
    void aListThatGrowsAtOnceIsLimited_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("extend") << "x = [1]\nwhile True:\n    x.extend(x)\n";
        QTest::newRow("list") << "list(range(10**9))\n";
        QTest::newRow("sorted") << "sorted(range(10**9))\n";
        QTest::newRow("comprehension") << "[i for i in range(10**9)]\n";
    }
    void aListThatGrowsAtOnceIsLimited()
    {
        QFETCH(QString, program);
        const auto run = m_run("run - --max-memory 20M", program.toUtf8());
        QVERIFY(run.code == 1 || run.code == 3);
        QVERIFY2(run.err.contains("MemoryError") || run.err.contains("--max-memory"),
                 qPrintable(run.err));
    }
    void anExceptionThatComesOfABoundSaysHowToRaiseIt_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QString>("option");
        QTest::newRow("text") << QByteArray("print('kept')\n'x' * 10**12\n") << "--max-memory";
        QTest::newRow("number") << QByteArray("print('kept')\n1 << 10**12\n") << "--max-memory";
        QTest::newRow("width") << QByteArray("print('kept')\nf'{1:10000000000}'\n")
                               << "--max-memory";
        QTest::newRow("calls") << QByteArray("def f():\n    f()\nprint('kept')\nf()\n")
                               << "sys.setrecursionlimit";
    }
    void anExceptionThatComesOfABoundSaysHowToRaiseIt()
    {
        QFETCH(QByteArray, program);
        QFETCH(QString, option);
        for (const QString language : {"en", "fr"}) {
            const auto run = m_run("run - --lang " + language, program);
            QCOMPARE(run.code, 1);
            QCOMPARE(run.out, "kept\n");
            const QString last = run.err.trimmed().section('\n', -1);
            QVERIFY2(last.contains(option), qPrintable(run.err));
            QVERIFY2(last.contains(language == "fr" ? ", ligne 2" : ", line 2"),
                     qPrintable(run.err));
        }
    }
    void anExceptionOfTheProgramsOwnIsNoBound()
    {
        for (const QByteArray raised : {"MemoryError('mine')", "RecursionError('mine')"}) {
            const auto run = m_run("run -", "raise " + raised + "\n");
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.trimmed().endsWith("Error: mine"), qPrintable(run.err));
        }
    }
    void aLimitNamesTheLineOfALoopThatCallsNothing()
    {
        const auto run =
            m_run("run - --max-statements 1000", "x = 0\nwhile True:\n    x = x + 1\n");
        QVERIFY2(run.err.contains(", line 3: the limit of 1000 statements"), qPrintable(run.err));
        QVERIFY2(run.err.contains("No time passes while statements run"), qPrintable(run.err));
        const auto paid = m_run("run - --max-statements 1000 --statement-cost 1ns",
                                "x = 0\nwhile True:\n    x = x + 1\n");
        QVERIFY2(!paid.err.contains("No time passes"), qPrintable(paid.err));
    }
    void whatWasPrintedIsThereWhenTheRunIsInterrupted()
    {
        m_run.write("endless.py", "print('first')\nwhile True:\n    pass\n");
        const auto run = m_run.shell("timeout --preserve-status -s INT 2 "
                                     "awaitscope run endless.py --max-statements 100000000000");
        QCOMPARE(run.code, 3);
        QCOMPARE(run.out, QString("first\n"));
        QVERIFY2(run.err.contains("Stopped at 0 s") && run.err.contains("(Ctrl+C)"),
                 qPrintable(run.err));
    }
    void whatIsFlushedIsWrittenBeforeTheLineIsWhole()
    {
        m_run.write("dots.py", "import sys\nprint('.', end='', flush=True)\nsys.stdout.write('.')\n"
                               "sys.stdout.flush()\nprint('!', file=sys.stderr)\nprint('.')\n"
                               "print('last', end='')\n");
        const auto run = m_run.shell("awaitscope run dots.py 2>&1");
        QCOMPARE(run.out, QString("..!\n.\nlast"));
    }
    void aReaderThatGoesAwayEndsTheRun()
    {
        m_run.write("chatty.py", "while True:\n    print('x')\n");
        const auto run = m_run.shell("awaitscope run chatty.py --max-events 100000000000 "
                                     "--max-statements 100000000000 --max-memory 8G | head -1");
        QCOMPARE(run.out, QString("x\n"));
        QCOMPARE(run.err, QString());
    }
    void whatIsLeftOutIsExplainedWhereItFails()
    {
        const auto run = m_run("run -", "import sys\nprint(1)\nfor line in sys.stdin:\n    pass\n");
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, QString("1\n"));
        QVERIFY2(run.err.contains("AttributeError: module 'sys' has no attribute 'stdin'"),
                 qPrintable(run.err));
        QVERIFY2(run.err.contains("sys.stdin is not available in Awaitscope"), qPrintable(run.err));
    }
    void tooMuchOutputIsLimited()
    {
        const auto run = m_run("run - --max-memory 1M", "while True:\n    print('x' * 1000)\n");
        QCOMPARE(run.code, 3);
        QVERIFY(run.out.startsWith("xxx"));
        QVERIFY2(run.err.contains("--max-memory"), qPrintable(run.err));
    }
    void virtualTimeHasAHorizon()
    {
        const auto run = m_run("run -", kEndless);
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains("--until"), qPrintable(run.err));
    }
    void aHorizonThatIsAskedForIsANormalEnd()
    {
        const auto run = m_run("run - --until 3s", kEndless);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.err, "");
    }
    void aProgramThatStartsNothingIsToldSo()
    {
        const auto run = m_run("run -", "async def main():\n    print('never')\n");
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, "");
        QVERIFY2(run.err.contains("asyncio.run(main())"), qPrintable(run.err));
    }

private:
    ProgramRun m_run;
};

QTEST_GUILESS_MAIN(TestProgramRun)
#include "tst_program_run.moc"
