#include "scenarios/inspection/quiet_run.h"
#include "tests/language/inspection_check.h"

#include <QDir>

using namespace awaitscope;

namespace {

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const char* const kTwoTasks = "import asyncio\n"                                 // 1
                              "async def work(name, times):\n"                   // 2
                              "    done = 0\n"                                   // 3
                              "    for turn in range(times):\n"                  // 4
                              "        await asyncio.sleep(1)\n"                 // 5
                              "        done += 1\n"                              // 6
                              "    return done\n"                                // 7
                              "async def main():\n"                              // 8
                              "    first = asyncio.create_task(work('A', 2))\n"  // 9
                              "    second = asyncio.create_task(work('B', 1))\n" // 10
                              "    total = await first + await second\n"         // 11
                              "    print(total)\n"                               // 12
                              "limit = 3\n"                                      // 13
                              "asyncio.run(main())\n"                            // 14
                              "limit = 4\n";                                     // 15

} // namespace

/// What a quiet second run says of a program.
class TestInspection : public QObject {
    Q_OBJECT

private slots:
    void theSecondRunIsTheFirst_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Model>("model");
        for (const QString& folder :
             {QFINDTESTDATA("scripts"), QFINDTESTDATA("../conformance/cases/dev")})
            for (const QFileInfo& file : QDir(folder).entryInfoList({"*.py"}))
                for (const Model model : kModels)
                    QTest::addRow("%s %s", qPrintable(file.fileName()),
                                  std::string(nameOf(model)).c_str())
                        << file.filePath() << model;
        QVERIFY(QTest::currentTestFunction());
    }
    void theSecondRunIsTheFirst()
    {
        QFETCH(QString, path);
        QFETCH(Model, model);
        Looked looked(contentOf(path).toStdString(), model);
        if (!looked.inspector) QSKIP("not for this version");
        // All states at the beginning, then the lines of all.
        QuietQuestion question;
        question.last = std::min<EventIndex>(looked.last(), 200);
        question.wantsStates = true;
        const auto labels = labelsOf(*looked.trace);
        QuietAnswer answer = runQuietly(*looked.program, looked.options, *looked.trace, labels,
                                        Language::English, question, {}, {});
        QVERIFY(answer.isComplete);
        QCOMPARE(answer.states.size(), size_t{question.last} + 1);
        for (EventIndex i = 0; i <= question.last; ++i)
            QCOMPARE(answer.states[i]->position.event, i);
        question.last = looked.last();
        question.wantsStates = false;
        question.wantsLines = true;
        answer = runQuietly(*looked.program, looked.options, *looked.trace, labels,
                            Language::English, question, {}, {});
        QVERIFY(answer.isComplete);
        QCOMPARE(answer.sameEvents, looked.trace->size());
        for (size_t i = 1; i < answer.lines.steps.size(); ++i)
            QVERIFY(answer.lines.steps[i - 1].position < answer.lines.steps[i].position);
    }

    void linesAreThoseThatRun_data() { addModels(); }
    void linesAreThoseThatRun()
    {
        QFETCH(Model, model);
        Looked looked(kTwoTasks, model);
        QByteArray lines;
        for (const LineStep& step : looked.lines().steps)
            if (step.lane == 0) lines += QByteArray::number(step.line) + ' ';
        QCOMPARE(lines, QByteArray("1 2 8 13 14 15 "));
        lines.clear();
        const LaneId main = 1;
        for (const LineStep& step : looked.lines().steps)
            if (step.lane == main) lines += QByteArray::number(step.line) + ' ';
        QCOMPARE(lines, QByteArray("9 10 11 12 "));
    }

    void linesOfAStretchAreThoseOfTheWhole()
    {
        Looked looked(kTwoTasks, Model::Preemptive);
        const LineSteps all = looked.lines();
        for (EventIndex first = 0; first < looked.last(); ++first) {
            Looked anew(kTwoTasks, Model::Preemptive);
            const EventIndex last = std::min(first + 3, looked.last());
            size_t count = 0;
            const LineSteps some = anew.inspector->linesBetween(first, last);
            for (const LineStep& step : all.steps) {
                if (step.position.event < first || step.position.event >= last) continue;
                QVERIFY(count < some.steps.size());
                QVERIFY(some.steps[count].position == step.position);
                QCOMPARE(some.steps[count].line, step.line);
                QCOMPARE(some.steps[count++].lane, step.lane);
            }
            QCOMPARE(some.steps.size(), count);
        }
    }

    void tooManyLinesKeepTheirEnds()
    {
        Looked looked("n = 0\nwhile n < 30000:\n    n += 1\n", Model::Synchronous);
        const LineSteps lines = looked.lines();
        QVERIFY(lines.omitted > 0);
        QCOMPARE(lines.steps.size() + lines.omitted, size_t{1 + 30001 + 30000});
        QCOMPARE(lines.steps.front().line, 1u);
        QCOMPARE(lines.steps.back().line, 2u);
        QCOMPARE(lines.steps[lines.omittedAfter].position.statements -
                     lines.steps[lines.omittedAfter - 1].position.statements,
                 lines.omitted + 1);
        const auto state = looked.inspector->at(lines.steps.back().position);
        QVERIFY(state);
        QCOMPARE(textOf(state->globals), std::string("n=30000"));
    }

    void variablesAreThoseOfTheStatement_data() { addModels(); }
    void variablesAreThoseOfTheStatement()
    {
        QFETCH(Model, model);
        QCOMPARE(callsAt(kTwoTasks, 6, 1, model),
                 std::string("work:6(name='A', times=2, done=0, turn=0)"));
        Looked looked(kTwoTasks, model);
        const auto state = looked.atLine(12);
        QVERIFY(state);
        QCOMPARE(textOf(state->callsOf(1)),
                 std::string("main:12(first=task work(\"A\"), done: 2, second=task work(\"B\"), "
                             "done: 1, total=3)"));
        QCOMPARE(textOf(state->callsOf(0)), std::string("<module>:14()"));
        QCOMPARE(textOf(state->globals), std::string("limit=3"));
    }

    void aTaskThatWaitsHasItsVariables()
    {
        Looked looked(kTwoTasks, Model::Cooperative);
        // The second sleep of A: B is over.
        for (EventIndex i = 0; i < looked.trace->size(); ++i) {
            if ((*looked.trace)[i].kind != EventKind::Output) continue;
            const auto state = looked.inspector->at({i, 0});
            QVERIFY(state);
            QCOMPARE(state->running, kNone);
        }
        const auto state = looked.atLine(6, 1);
        QVERIFY(state);
        QCOMPARE(textOf(state->callsOf(3)),
                 std::string("work:5(name='B', times=1, done=0, turn=0)"));
        QCOMPARE(textOf(state->callsOf(7)), std::string("nothing"));
    }

    void aTaskThatHasNotBegunHasItsArguments()
    {
        Looked looked(kTwoTasks, Model::Cooperative);
        const auto state = looked.atLine(11);
        QVERIFY(state);
        QCOMPARE(textOf(state->callsOf(2)), std::string("not begun: work:2(name='A', times=2)"));
    }

    void theModuleHasVariablesBeforeAndAfter_data() { addModels(); }
    void theModuleHasVariablesBeforeAndAfter()
    {
        QFETCH(Model, model);
        Looked looked(kTwoTasks, model);
        const auto before = looked.inspector->at({0, 0});
        QVERIFY(before && before->globals.empty());
        const auto after = looked.inspector->at({looked.last(), 0});
        QVERIFY(after);
        QCOMPARE(textOf(after->globals), std::string("limit=4"));
    }

    void callsStandAboveEachOther()
    {
        QCOMPARE(callsAt("def fact(n):\n"
                         "    if n == 0:\n"
                         "        return 1\n"
                         "    return n * fact(n - 1)\n"
                         "fact(2)\n",
                         3),
                 std::string("fact:3(n=0) < fact:4(n=1) < fact:4(n=2) < <module>:5()"));
    }

    void deepRecursionIsCut()
    {
        Looked looked("def down(n):\n    if n > 0:\n        down(n - 1)\n    print(n)\ndown(600)\n",
                      Model::Synchronous);
        const auto state = looked.atLine(4);
        QVERIFY(state);
        QCOMPARE(state->callsOf(0)->frames.size(), size_t{200});
        QCOMPARE(textOf(state->callsOf(0)->frames.front().variables), std::string("n=0"));
    }

    void closuresShareTheirVariables()
    {
        const std::string source = "def counter(start):\n"
                                   "    count = start\n"
                                   "    def step():\n"
                                   "        nonlocal count\n"
                                   "        count += 1\n"
                                   "        return count\n"
                                   "    return step\n"
                                   "x = counter(5)\n"
                                   "x()\n";
        QCOMPARE(
            callsAt(source, 6),
            std::string("step:6(count=6) < <module>:9()").replace(0, 4, "counter.<locals>.step"));
        QCOMPARE(valueOf(source), std::string("function counter.<locals>.step"));
    }

    void generatorsHaveFramesOfTheirOwn()
    {
        const std::string source = "def numbers(most):\n"
                                   "    for n in range(most):\n"
                                   "        yield n\n"
                                   "x = numbers(3)\n"
                                   "next(x)\n"
                                   "next(x)\n";
        QCOMPARE(callsAt(source, 3, 2), std::string("numbers:3(most=3, n=1) < <module>:6()"));
        QCOMPARE(valueOf(source), std::string("generator numbers, suspended"));
    }

    void asyncGeneratorsAreSeenThroughTheirLoop()
    {
        QCOMPARE(callsAt("import asyncio\n"
                         "async def numbers(most):\n"
                         "    for n in range(most):\n"
                         "        await asyncio.sleep(1)\n"
                         "        yield n\n"
                         "async def main():\n"
                         "    async for got in numbers(3):\n"
                         "        print(got)\n"
                         "asyncio.run(main())\n",
                         5, 2),
                 std::string("numbers:5(most=3, n=1) < main:7(got=0)"));
    }

    void classBodiesHaveNames()
    {
        QCOMPARE(callsAt("class Point:\n    size = 2\n    kind = 'p'\n", 3),
                 std::string("Point:3(size=2) < <module>:1()"));
    }

    void comprehensionsHideTheirPlumbing()
    {
        const std::string calls = callsAt("def double(n):\n"
                                          "    return 2 * n\n"
                                          "x = [double(n) for n in (1, 2)]\n",
                                          2, 2);
        QVERIFY2(calls.starts_with("double:2(n=2) < "), calls.c_str());
        QVERIFY2(calls.find("=<") == std::string::npos, calls.c_str());
        QVERIFY2(calls.find(".0") == std::string::npos, calls.c_str());
    }

    void queuesShowWhatTheyHold_data() { addModels(); }
    void queuesShowWhatTheyHold()
    {
        QFETCH(Model, model);
        Looked looked("import asyncio\n"
                      "async def main():\n"
                      "    q = asyncio.Queue(3)\n"
                      "    best = asyncio.PriorityQueue()\n"
                      "    for item in ('a', 'b'):\n"
                      "        q.put_nowait(item)\n"
                      "        best.put_nowait((ord(item) % 2, item))\n"
                      "    await q.get()\n"
                      "    print(q.qsize())\n"
                      "asyncio.run(main())\n",
                      model);
        const auto state = looked.atLine(8);
        QVERIFY(state);
        QCOMPARE(state->queues.size(), size_t{2});
        QCOMPARE(state->queues[0].items, (std::vector<std::string>{"'a'", "'b'"}));
        QCOMPARE(state->queues[1].items, (std::vector<std::string>{"(0, 'b')", "(1, 'a')"}));
        // At each event, as many items as the event says.
        for (EventIndex i = 0; i < looked.trace->size(); ++i) {
            const Event& event = (*looked.trace)[i];
            if (event.kind != EventKind::QueuePut && event.kind != EventKind::QueueGot) continue;
            const auto here = looked.inspector->at({i, 0});
            QVERIFY(here && here->contentsOf(event.subject));
            QCOMPARE(int64_t(here->contentsOf(event.subject)->items.size()),
                     looked.trace->number(event.argument));
        }
        const auto end = looked.inspector->at({looked.last(), 0});
        QVERIFY(end && end->queues.empty());
    }

    void queuesOfThreadsShowWhatTheyHold_data() { addModels(); }
    void queuesOfThreadsShowWhatTheyHold()
    {
        QFETCH(Model, model);
        Looked looked("import queue\n"
                      "class Job:\n"
                      "    def __init__(self, inbox):\n"
                      "        self.inbox = inbox\n"
                      "q = queue.Queue(3)\n"
                      "last = Job(queue.LifoQueue())\n"
                      "simple = queue.SimpleQueue()\n"
                      "for item in ('a', 'b'):\n"
                      "    q.put(item)\n"
                      "    last.inbox.put(item)\n"
                      "    simple.put(item)\n"
                      "q.get()\n"
                      "print(q.qsize())\n",
                      model);
        const auto state = looked.atLine(13);
        QVERIFY(state);
        QCOMPARE(state->queues.size(), size_t{3});
        QCOMPARE(state->queues[0].items, (std::vector<std::string>{"'b'"}));
        QCOMPARE(state->queues[1].items, (std::vector<std::string>{"'a'", "'b'"}));
        QCOMPARE(state->queues[2].items, (std::vector<std::string>{"'a'", "'b'"}));
        QCOMPARE(state->stateOf(state->queues[0].object)->number, int64_t{3});
        // At each event, as many items as the event says.
        for (EventIndex i = 0; i < looked.trace->size(); ++i) {
            const Event& event = (*looked.trace)[i];
            if (event.kind != EventKind::QueuePut && event.kind != EventKind::QueueGot) continue;
            const auto here = looked.inspector->at({i + 1, 0});
            QVERIFY(here && here->contentsOf(event.subject));
            QCOMPARE(int64_t(here->contentsOf(event.subject)->items.size()),
                     looked.trace->number(event.argument));
        }
    }

    void coroutineObjectsThatNobodyStartedAreTold_data() { addModels(); }
    void coroutineObjectsThatNobodyStartedAreTold()
    {
        QFETCH(Model, model);
        Looked looked("import asyncio\n"                                // 1
                      "async def download(name, s=1):\n"                // 2
                      "    await asyncio.sleep(s)\n"                    // 3
                      "async def main():\n"                             // 4
                      "    c = download('A')\n"                         // 5
                      "    kept = [download('B'), c]\n"                 // 6
                      "    task = asyncio.create_task(download('C'))\n" // 7
                      "    await c\n"                                   // 8
                      "    print('c')\n"                                // 9
                      "    await asyncio.gather(kept[0], task)\n"       // 10
                      "    print('end')\n"                              // 11
                      "asyncio.run(main())\n",
                      model);
        const auto at = [&](uint32_t line) {
            const auto state = looked.atLine(line);
            std::string calls;
            for (const std::string& call : state ? state->unstarted : std::vector<std::string>())
                calls += call + ' ';
            return calls;
        };
        QCOMPARE(at(5), std::string());
        QCOMPARE(at(6), std::string("download(\"A\") "));
        QCOMPARE(at(8), std::string("download(\"A\") download(\"B\") "));
        QCOMPARE(at(9), std::string("download(\"B\") "));
        QCOMPARE(at(11), std::string());
        // What a task is made of is none, at no event.
        for (EventIndex i = 0; i <= looked.last(); ++i)
            for (const std::string& call : looked.inspector->at({i, 0})->unstarted)
                QVERIFY2(call != "download(\"C\")" && call != "main()", call.c_str());
    }

    void whatIsSharedSaysHowItIs_data() { addModels(); }
    void whatIsSharedSaysHowItIs()
    {
        QFETCH(Model, model);
        Looked looked("import asyncio\n"
                      "class Site:\n"
                      "    def __init__(self): self.places = [asyncio.Semaphore(3)]\n"
                      "async def main():\n"
                      "    site, flag = Site(), asyncio.Event()\n"
                      "    meet, q = asyncio.Barrier(4), asyncio.Queue(5)\n"
                      "    async with site.places[0]:\n"
                      "        flag.set()\n"
                      "        print(q)\n"
                      "asyncio.run(main())\n",
                      model);
        const auto state = looked.atLine(9);
        QVERIFY(state);
        const auto numberOf = [&](ObjectKind kind) {
            for (const SharedState& shared : state->shared)
                if (looked.trace->objects()[shared.object].kind == kind) return shared.number;
            return int64_t{-1};
        };
        QCOMPARE(numberOf(ObjectKind::Semaphore), int64_t{2});
        QCOMPARE(numberOf(ObjectKind::Event), int64_t{1});
        QCOMPARE(numberOf(ObjectKind::Barrier), int64_t{4});
        QCOMPARE(numberOf(ObjectKind::Queue), int64_t{5});
        QVERIFY(!state->stateOf(kNone));
    }

    void onePositionIsAnsweredOnce()
    {
        Looked looked(kTwoTasks, Model::Cooperative);
        const auto state = looked.inspector->at({4, 0});
        QVERIFY(state);
        QVERIFY(state == looked.inspector->at({4, 0}));
        const auto near = looked.inspector->at({5, 0});
        QVERIFY(near);
        QVERIFY(state == looked.inspector->at({4, 0})); // still the same window
        // Fewer statements than asked for: the last of them.
        const auto beyond = looked.inspector->at({4, 1000});
        QVERIFY(beyond);
        QCOMPARE(beyond->position.event, 4u);
    }

    void amidManyStatementsEachIsCounted_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("turns");
        QTest::addColumn<int>("before"); // statements before the loop
        QTest::newRow("plain") << "n = 0\nwhile n < 20000:\n    n += 1\nprint(n)\n" << 20000 << 1;
        QTest::newRow("the library's do not count")
            << "import statistics\nn = 0\nwhile n < 300:\n    n += statistics.mean([1])\nprint(n)\n"
            << 300 << 2;
    }
    void amidManyStatementsEachIsCounted()
    {
        QFETCH(QString, body);
        QFETCH(int, turns);
        QFETCH(int, before);
        for (const Model model : kModels) {
            Looked looked(body.toStdString(), model);
            const auto lookAt = [&](uint64_t statements) {
                Inspector fresh(looked.program, looked.options, looked.trace, Language::English);
                return fresh.at({0, statements});
            };
            for (const int turn : {0, 1, 16, 17, 40, 200, turns - 1}) {
                const auto wanted = static_cast<uint64_t>(before + 2 * turn + 2);
                const auto state = lookAt(wanted); // about to run the body for the next time
                QCOMPARE(state->position.statements, wanted);
                QCOMPARE(state->lanes.front().frames.front().line, before + 2u);
                QCOMPARE(QString::fromStdString(textOf(state->globals)), QString("n=%1").arg(turn));
            }
            // The last header, and the print.
            const auto beyond = lookAt(1'000'000);
            QCOMPARE(beyond->position.statements, static_cast<uint64_t>(before + 2 * turns + 2));
        }
    }
    void aStoppedQuestionHasNoAnswer()
    {
        Looked looked("n = 0\nwhile n < 20000:\n    n += 1\nprint(n)\nprint(n)\n",
                      Model::Synchronous);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!looked.inspector->at({looked.last(), 0}, stop.get_token()));
        QVERIFY(looked.inspector->linesBetween(0, looked.last(), stop.get_token()).steps.empty());
        QVERIFY(looked.inspector->at({looked.last(), 0}));
    }

    // Each statement that takes time is a place to stop at, the header of a loop as often as it
    // does.
    void whatCostsTimeIsAStep()
    {
        const auto linesOf = [](const std::string& source) {
            Looked looked(source, Model::Cooperative);
            std::vector<uint32_t> lines;
            for (const LineStep& step : looked.lines().steps)
                lines.push_back(step.line);
            return lines;
        };
        const std::string source = "for i in range(2):\n    pass\nx = 1\n";
        QCOMPARE(linesOf(source), (std::vector<uint32_t>{1, 3}));
        QCOMPARE(linesOf(source + "# awaitscope: statement_cost=1ms\n"),
                 (std::vector<uint32_t>{1, 2, 1, 2, 1, 3}));
    }
    void progressIsTold()
    {
        Looked looked("import asyncio\n"
                      "async def main():\n"
                      "    for i in range(8000):\n"
                      "        await asyncio.sleep(0)\n"
                      "asyncio.run(main())\n",
                      Model::Cooperative);
        std::vector<EventIndex> told;
        QVERIFY(
            looked.inspector->at({looked.last(), 0}, {}, [&](EventIndex i) { told.push_back(i); }));
        QVERIFY(!told.empty());
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QVERIFY(told.back() < looked.last());
    }
};

QTEST_GUILESS_MAIN(TestInspection)
#include "tst_inspection.moc"
