#include "core/trace/jsonl_writer.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/inside_page.h"

#include <QComboBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <fstream>

using namespace awaitscope;

/// What the panels say of the inside of a program, at the cursor, in the real window with real
/// runs.
class TestInside : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void placesOfGatherFill();
    void locksSayWhoHoldsAndWhoWaits();
    void theThreadIsNeverFreeBetweenTwoCalls();
    void theLoopDoesNotSleepWhileItHasFunctionsToCall();
    void queuesSayWhatTheyHold();
    void semaphoresEventsAndBarriersSayHowTheyAre();
    void coroutineObjectsThatNobodyStartedAreShown();
    void everyTaskIsSomewhere();
    void whatTheLastStepChangedIsMarkedWhicheverWayTheCursorCame();
    void theFocusDecidesOfWhomTheInsideIsTold();
    void rowsLightUpWhatTheyNameInEveryRun();
    void whatKeysChoseStaysLitWhereverItsRowGoes();
    void theStateIsInFrench();
    void variablesFollowTheCursorAndTheChosenTask();
    void variablesAreAskedForOnlyWhenSeen();
    void aSavedTraceOpensWithItsInside();
    void aTraceWithoutItsProgramSaysSo();
    void lateTimersAreToldLate();
    void theLineThatIsAboutToRunIsTold();
    void tasksAreNotToldByNumbersAlone();
};

namespace {

const char* const kShared = "import asyncio\n"
                            "lock = asyncio.Lock()\n"
                            "queue = asyncio.Queue(2)\n"
                            "async def worker(name):\n"
                            "    async with lock:\n"
                            "        await queue.put(name)\n"
                            "        await asyncio.sleep(1)\n"
                            "async def main():\n"
                            "    await asyncio.gather(worker('A'), worker('B'), worker('C'))\n"
                            "asyncio.run(main())\n";

} // namespace

void TestInside::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestInside::placesOfGatherFill()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    for (const char* wanted : {"[m] gather 0/3: A, B, C", "[m] gather 1/3: A (done), B, C",
                               "[m] gather 2/3: A (done), B (done), C"}) {
        const auto hasIt = [&] {
            return page.rows("waiting").split(" | ").front() == QLatin1String(wanted);
        };
        while (!hasIt() && !page.window.playback().isAtEnd())
            page.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY2(hasIt(), wanted);
    }
}

void TestInside::locksSayWhoHoldsAndWhoWaits()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("lock", "[A] holds it | [B] waits since 0 s | [C] waits since 0 s"));
    QVERIFY(page.stepUntil("lock", "[B] holds it | [C] waits since 0 s"));
    QVERIFY(page.stepUntil("lock", "free"));
}

void TestInside::theThreadIsNeverFreeBetweenTwoCalls()
{
    InsidePage page("import asyncio\n"
                    "async def tick():\n"
                    "    await asyncio.sleep(1)\n"
                    "async def main():\n"
                    "    await asyncio.gather(tick(), tick())\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    page.window.playback().toEvent(0, 0);
    QStringList seen;
    while (!page.window.playback().isAtEnd()) {
        page.press(Qt::Key_Right, Qt::ShiftModifier);
        const QString row = page.rows("thread");
        if (!seen.contains(row)) seen << row;
    }
    QVERIFY2(!seen.contains("free"), qPrintable(seen.join('\n')));
    QVERIFY2(seen.contains("goes back to main"), qPrintable(seen.join('\n')));
    QCOMPARE(seen.back(), "free: the run is over");
}

void TestInside::theLoopDoesNotSleepWhileItHasFunctionsToCall()
{
    InsidePage page("import asyncio\n"
                    "async def main():\n"
                    "    for each in asyncio.as_completed([asyncio.sleep(1), asyncio.sleep(3)]):\n"
                    "        await each\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    page.window.playback().toEvent(page.window.playback().focus(), 0);
    QVERIFY(page.stepUntil("finished", "sleep"));
    QCOMPARE(page.rows("thread"), "free: the loop begins its next turn");
    QVERIFY(page.stepUntil("thread", "free: the loop sleeps until 3 s"));
}

void TestInside::queuesSayWhatTheyHold()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("queue", "1 item of 2: 'A'"));
    QVERIFY(page.stepUntil("queue", "2 items of 2: 'A', 'B'"));
    QVERIFY(page.stepUntil("queue", "2 items of 2: 'A', 'B' | [C] waits for room, since 2 s"));
}

void TestInside::semaphoresEventsAndBarriersSayHowTheyAre()
{
    InsidePage page("import asyncio\n"
                    "async def guest(name, places, bell, table):\n"
                    "    async with places:\n"
                    "        await bell.wait()\n"
                    "    await table.wait()\n"
                    "async def main():\n"
                    "    places = asyncio.Semaphore(2)\n"
                    "    bell = asyncio.Event()\n"
                    "    table = asyncio.Barrier(3)\n"
                    "    for name in ('A', 'B', 'C'):\n"
                    "        asyncio.create_task(guest(name, places, bell, table))\n"
                    "    await asyncio.sleep(1)\n"
                    "    bell.set()\n"
                    "    await asyncio.sleep(1)\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("semaphore places",
                           "0 free | [A] has a permit | [B] has a permit | [C] waits since 0 s"));
    QCOMPARE(page.rows("event bell"),
             QString("not set | [A] waits since 0 s | [B] waits since 0 s"));
    QVERIFY(page.stepUntil("event bell", "set"));
    QVERIFY(page.stepUntil("barrier table", "1 of 3 are there | [A] waits since 1 s"));
}

void TestInside::coroutineObjectsThatNobodyStartedAreShown()
{
    InsidePage page("import asyncio\n"
                    "async def download(name):\n"
                    "    await asyncio.sleep(1)\n"
                    "async def main():\n"
                    "    forgotten = download('A')\n"
                    "    await asyncio.sleep(1)\n"
                    "    await forgotten\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("not started", "download(\"A\"): a coroutine object, not awaited"));
    QVERIFY(page.stepUntil("not started", QString()));
}

void TestInside::everyTaskIsSomewhere()
{
    InsidePage page("import asyncio\n"
                    "async def ends(): pass\n"
                    "async def fails(): raise ValueError('no')\n"
                    "async def long(): await asyncio.sleep(9)\n"
                    "async def main():\n"
                    "    tasks = [asyncio.create_task(f()) for f in (ends, fails, long)]\n"
                    "    await asyncio.sleep(1)\n"
                    "    tasks[2].cancel()\n"
                    "    await asyncio.sleep(1)\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("ready queue", "[E] since 0 s | [F] since 0 s | [L] since 0 s"));
    QVERIFY(page.stepUntil("finished", "ends"));
    QVERIFY(page.stepUntil("failed", "fails: ValueError: no"));
    QVERIFY(page.stepUntil("cancelled", "long"));
    page.press(Qt::Key_End);
    QCOMPARE(page.rows("finished"), QString("main, ends"));
    // A task stands somewhere from its creation on, in every run.
    for (const int run : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
        page.press(run);
        const Run& shown =
            page.window.playback().comparison()->runs[page.window.playback().focus()];
        page.press(Qt::Key_End);
        for (const LaneId lane : shown.timeline.order()) {
            if (shown.trace->lane(lane).kind != LaneKind::Task) continue;
            bool found = false;
            for (const NowRow& row : page.now().sections()[page.window.playback().focus()].rows)
                found = found || row.words().contains(
                                     QString::fromStdString(shown.timeline.lane(lane).label));
            QVERIFY2(found, shown.timeline.lane(lane).label.c_str());
        }
    }
}

void TestInside::whatTheLastStepChangedIsMarkedWhicheverWayTheCursorCame()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QCOMPARE(page.marked(), QStringList());
    QList<QStringList> forward;
    while (!page.window.playback().isAtEnd()) {
        forward << page.marked();
        page.press(Qt::Key_Right);
    }
    QVERIFY(forward.size() > 5);
    for (int stop = 1; stop < forward.size(); ++stop)
        QVERIFY2(!forward[stop].isEmpty(), qPrintable(QString::number(stop)));
    // What has not changed is not marked.
    page.settle();
    const auto& rows = page.now().sections()[1].rows;
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const NowRow& row) { return !row.changed; }));
    while (!page.window.playback().isAtStart()) {
        page.press(Qt::Key_Left);
        QCOMPARE(page.marked(), forward.takeLast());
    }
    QVERIFY(forward.isEmpty());
    page.press(Qt::Key_Right);
    QVERIFY(page.now().accessibleDescription().contains(QString::fromUtf8("● ")));
}

void TestInside::theFocusDecidesOfWhomTheInsideIsTold()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("queue", "1 item of 2: 'A'"));
    page.press(Qt::Key_3);
    QVERIFY(page.stepUntil("queue", "1 item of 2: 'A'"));
}

void TestInside::rowsLightUpWhatTheyNameInEveryRun()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("lock", "[A] holds it | [B] waits since 0 s"));
    const size_t focus = page.window.playback().focus();
    const TimelineView& view = page.window.timeline();
    const std::vector<NowRow>& rows = page.now().sections()[focus].rows;
    const auto point = [&](size_t row) {
        QTest::mouseMove(page.now().viewport(), page.now().rowRect(focus, row).center());
        QCoreApplication::processEvents();
    };
    const auto isNameless = [](const NowRow& row) { return !row.mark && row.object == kNone; };
    point(static_cast<size_t>(std::ranges::find_if(rows, isNameless) - rows.begin()));
    const QImage before = view.plotWidget()->grab().toImage();
    size_t named = 0;
    for (size_t row = 0; row < rows.size(); ++row) {
        point(row);
        const Highlight& lit = view.annotations().lit;
        const bool names = !isNameless(rows[row]);
        QCOMPARE(lit.isEmpty(), !names);
        // Nobody may have to do with what is shared just then.
        if (!names || rows[row].mark)
            QVERIFY2((view.plotWidget()->grab().toImage() != before) == names,
                     qPrintable(rows[row].group + ": " + rows[row].words()));
        if (!names) continue;
        ++named;
        QCOMPARE(lit.task, rows[row].mark ? rows[row].mark->task : std::nullopt);
        QCOMPARE(lit.object, rows[row].object);
        QCOMPARE(lit.run, focus);
    }
    QVERIFY(named >= 6);
    // Every run shows it, not only the one of the row.
    for (size_t row = 0; row < rows.size(); ++row)
        if (rows[row].group == "lock") point(row);
    const QImage lit = view.plotWidget()->grab().toImage();
    for (size_t run = 0; run < 3; ++run) {
        const int top = qRound(view.headerOf(run).bottom());
        const int bottom = run == 2 ? lit.height() : qRound(view.headerOf(run + 1).top());
        const QRect area(0, top, lit.width(), bottom - top);
        QVERIFY(lit.copy(area) != before.copy(area));
    }
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(page.now().viewport(), &leave);
    QVERIFY(view.annotations().lit.isEmpty());
}

void TestInside::whatKeysChoseStaysLitWhereverItsRowGoes()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("lock", "[A] holds it | [B] waits since 0 s"));
    page.now().setFocus(Qt::TabFocusReason);
    const auto lit = [&] { return page.window.timeline().annotations().lit; };
    for (int step = 0; step < 20 && (!lit().task || lit().object == kNone); ++step)
        page.press(Qt::Key_Down);
    const Highlight chosen = lit();
    QVERIFY(chosen.task && chosen.object != kNone);
    for (int step = 0; step < 3; ++step) {
        page.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(page.rows("waiting").contains("[B] lock"));
        QCOMPARE(lit(), chosen);
    }
    // Without a row there is nothing to be lit.
    page.press(Qt::Key_Home);
    QVERIFY(page.settle());
    QVERIFY(lit().isEmpty());
    page.press(Qt::Key_Right, Qt::ShiftModifier); // to where somebody runs
    QVERIFY(page.settle());
    for (int step = 0; step < 20 && lit().isEmpty(); ++step)
        page.press(Qt::Key_Down);
    QVERIFY(!lit().isEmpty());
    page.press(Qt::Key_Escape);
    QVERIFY(lit().isEmpty());
}

void TestInside::theStateIsInFrench()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    page.window.actions().french->trigger();
    QVERIFY(page.waitForRun());
    QVERIFY(page.stepUntil("verrou lock",
                           QString::fromUtf8("[A] le tient | [B] attend depuis t = 0\u00a0s | "
                                             "[C] attend depuis t = 0\u00a0s")));
    QVERIFY(page.stepUntil("file queue", QString::fromUtf8("2 éléments sur 2\u00a0: 'A', 'B'")));
    QVERIFY(
        page.rows("en attente").contains(QString::fromUtf8("gather 1/3\u00a0: A (finie), B, C")));
}

void TestInside::variablesFollowTheCursorAndTheChosenTask()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    page.window.inspector().tabs()->setCurrentIndex(1);
    VariablesPanel& variables = *page.window.inspector().variables();
    auto* list = variables.findChild<QTreeWidget*>(QStringLiteral("variables"));
    const auto value = [&](const QString& name) {
        page.settle();
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            if (list->topLevelItem(row)->text(0).mid(2).trimmed() == name)
                return list->topLevelItem(row)->text(1);
        return QStringLiteral("none");
    };
    while (value("name") != "'B'" && !page.window.playback().isAtEnd())
        page.press(Qt::Key_Right);
    QCOMPARE(value("name"), QString("'B'"));
    QVERIFY(variables.chooser()->currentText().contains("worker(\"B\")"));
    // Another task, and it stays chosen.
    const int other = variables.chooser()->findText("worker(\"C\")");
    QVERIFY(other > 0);
    variables.chooser()->setCurrentIndex(other);
    emit variables.chooser()->activated(other);
    QCOMPARE(value("name"), QString("'C'"));
    page.press(Qt::Key_Right);
    QCOMPARE(value("name"), QString("'C'"));
    // Where it stands: in `async with lock`.
    QCOMPARE(list->topLevelItem(0)->text(0), QString("worker"));
    QCOMPARE(list->topLevelItem(0)->text(1), QString("line 5"));
    // Back with the one that runs.
    variables.chooser()->setCurrentIndex(0);
    emit variables.chooser()->activated(0);
    page.press(Qt::Key_Home);
    QCOMPARE(value("name"), QString("none"));
    // Where there is nothing to show, that is said.
    for (bool isAtEnd = false; !isAtEnd; isAtEnd = page.window.playback().isAtEnd()) {
        page.press(Qt::Key_Right);
        page.settle();
        QCOMPARE(variables.note().contains("No variables"), list->topLevelItemCount() == 0);
    }
}

void TestInside::variablesAreAskedForOnlyWhenSeen()
{
    InsidePage page(kShared);
    QVERIFY(page.ready);
    VariablesPanel& variables = *page.window.inspector().variables();
    QSignalSpy answers(&variables.runner(), &InspectionRunner::answered);
    page.press(Qt::Key_Right);
    QVERIFY(page.settle());
    QCOMPARE(answers.size(), 0);
    page.window.inspector().tabs()->setCurrentIndex(1);
    QVERIFY(page.settle());
    QCOMPARE(answers.size(), 1);
}

void TestInside::aSavedTraceOpensWithItsInside()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("saved.jsonl");
    InsidePage page(kShared);
    QVERIFY(page.ready);
    const auto comparison = page.window.playback().comparison();
    {
        std::ofstream file(path.toStdString());
        writeJsonl(file, *comparison->runs[2].trace);
    }
    QVERIFY(page.window.openFile(path));
    QVERIFY(page.waitForRun());
    QCOMPARE(page.errors, QStringList());
    const auto opened = page.window.playback().comparison();
    QVERIFY(opened != comparison);
    QCOMPARE(opened->runs.size(), size_t{1});
    QCOMPARE(opened->runs[0].trace->size(), comparison->runs[2].trace->size());
    QVERIFY(page.window.editor().text().contains("asyncio.Lock()"));
    QVERIFY(page.stepUntil("queue", "1 item of 2: 'A'"));
    page.window.inspector().tabs()->setCurrentIndex(1);
    QVERIFY(page.settle());
    QVERIFY(!page.window.inspector().variables()->rows().empty());
    QVERIFY(!page.said().isEmpty());
}

void TestInside::aTraceWithoutItsProgramSaysSo()
{
    // Runs that were made by hand, as a trace of another program would be.
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(1);
    QVERIFY(page.window.inspector().variables()->note().contains("no program"));
    page.window.inspector().tabs()->setCurrentIndex(0);
    QVERIFY(!page.window.inspector().nowPanel()->sections().empty());
    page.window.actions().stepUnits[2]->trigger();
    page.press(Qt::Key_Right);
    QVERIFY(!page.window.playback().isAtStart());
}

void TestInside::lateTimersAreToldLate()
{
    InsidePage page("import asyncio\n"
                    "from awaitscope import work\n"
                    "async def sleeper():\n"
                    "    await asyncio.sleep(1)\n"
                    "async def computation():\n"
                    "    work(3)\n"
                    "async def main():\n"
                    "    await asyncio.gather(sleeper(), computation())\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    Playback& playback = page.window.playback();
    const auto goTo = [&](int milliseconds) {
        playback.toPosition({VirtualTime() + Duration::milliseconds(milliseconds), 0});
    };
    goTo(900);
    QCOMPARE(page.rows("timers"), "[S] 1 s");
    QVERIFY2(page.rows("waiting").contains("[S] sleep 1"), qPrintable(page.rows("waiting")));
    QVERIFY(!page.rows("waiting").contains("late"));
    goTo(1296);
    QCOMPARE(page.rows("timers"), "[S] 1 s, late");
    QVERIFY2(page.rows("waiting").endsWith("[S] sleep 1, late"), qPrintable(page.rows("waiting")));
    // The computation is over; the loop comes to the timer only now.
    playback.toStart();
    const auto thread = [&] { return page.rows("thread"); };
    while (!thread().contains("late") && !playback.isAtEnd())
        page.press(Qt::Key_Right);
    QCOMPARE(thread(), "free: the loop is about to serve the timer for 1 s, late");
    page.window.actions().french->trigger();
    QVERIFY(page.waitForRun());
    QCOMPARE(page.rows("thread"), "libre\u00a0: la boucle va servir le minuteur de 1\u00a0s, en "
                                  "retard");
}

void TestInside::theLineThatIsAboutToRunIsTold()
{
    InsidePage page("import asyncio\n"
                    "async def main():\n"
                    "    await asyncio.sleep(1)\n"
                    "    x = 1\n"
                    "    x = 2\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    page.window.playback().setStepUnit(StepUnit::Line);
    for (int step = 0; step < 8 && !page.said().contains("line 5"); ++step) {
        page.press(Qt::Key_Right);
        QVERIFY(QTest::qWaitFor([&] { return !page.window.playback().isWaiting(); }));
    }
    QVERIFY2(page.said().contains("line 5"), qPrintable(page.said()));
    QCOMPARE(page.rows("thread"), "[m] runs, line 5");
}

void TestInside::tasksAreNotToldByNumbersAlone()
{
    InsidePage page("import asyncio\n"
                    "async def task1():\n"
                    "    await asyncio.sleep(2)\n"
                    "async def task2():\n"
                    "    await asyncio.sleep(1)\n"
                    "async def main():\n"
                    "    await asyncio.gather(task1(), task2())\n"
                    "asyncio.run(main())\n");
    QVERIFY(page.ready);
    QVERIFY(page.stepUntil("waiting", "[m] gather 1/2: task1, task2 (done) | [1] sleep 2"));
}

QTEST_MAIN(TestInside)
#include "tst_inside.moc"
