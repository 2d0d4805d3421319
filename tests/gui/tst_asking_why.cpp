#include "core/causes/why_after.h"
#include "gui/timeline/chain_marks.h"
#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/library_runs.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardPaths>

using namespace awaitscope;

/// Why is it not running? Why after?
class TestAskingWhy : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theKeyAsksAboutTheSelectedTask();
    void withoutASelectionItAsksAboutWhoRunsNext();
    void theMenuOfABarAsksAtThatPlace();
    void theChainLeadsToWhoHoldsTheLock();
    void escapeEndsItAndSoDoesAStep();
    void twoPrintsByKeyAreToldApart();
    void twoConsoleLinesByTheirMenus();
    void theAnswerFollowsTheLanguage();
    void marksAreNumberedAndLinked();
    void wordsOfLanesAreReadThroughTheLinks();
    void behindTheCurtainNothingIsMarked();
    void aLongCircleIsToldWhole();
    void whatIsLongerThanTheWindowIsScrolledByKeys();
    void theMenuKeyAsksAtTheCursor();
    void theMenuKeyPicksPrintedLines();
    void theLaneThatWasClickedIsAskedAbout();
    void aLongCircleIsToldInAWholeSentence();
};

namespace {

constexpr int kCooperative = 1;
constexpr LaneId kFirst = 3;
constexpr LaneId kSecond = 4;

/// A circle of locks: each has its own and wants that of the next.
std::shared_ptr<const Comparison> circleOf(size_t count)
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    std::vector<LaneId> tasks;
    std::vector<ObjectId> locks;
    for (size_t i = 0; i < count; ++i) {
        tasks.push_back(b.task("philosopher", main, std::to_string(i)));
        locks.push_back(b.trace().addObject(ObjectKind::Lock));
        b.trace().nameObject(locks.back(), "fork_" + std::to_string(i));
    }
    b.waiting(main, WaitReason::Gather, kNone, static_cast<int64_t>(count));
    for (size_t i = 0; i < count; ++i) {
        b.running(tasks[i]);
        b.add(EventKind::LockAcquired, tasks[i], 0, locks[i]);
        b.sleeps(tasks[i], 1);
    }
    b.at(1);
    for (size_t i = 0; i < count; ++i)
        b.ready(tasks[i], ReadyReason::Timer);
    for (size_t i = 0; i < count; ++i) {
        b.running(tasks[i]);
        b.waiting(tasks[i], WaitReason::Lock, locks[(i + 1) % count]);
    }
    return comparisonOf("", {b.end()});
}

const CauseChain& chainOf(WindowPage& page)
{
    return page.window.timeline().annotations().chain;
}

void stepToPrint(WindowPage& page, int count)
{
    page.window.playback().setStepUnit(StepUnit::Print);
    while (page.printed(kCooperative).size() < count)
        page.press(Qt::Key_Right);
}

QMenu* openedMenu()
{
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

void askForMenu(QWidget* widget, QPoint point)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, widget->mapToGlobal(point));
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

void TestAskingWhy::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestAskingWhy::theKeyAsksAboutTheSelectedTask()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 2);
    const Comparison& comparison = *page.window.playback().comparison();
    page.window.playback().selectTask(comparison.identityOf(kCooperative, kSecond));
    page.press(Qt::Key_Y);
    const Trace& trace = *comparison.runs[kCooperative].trace;
    QVERIFY2(page.said().startsWith("compute(\"C\") has been ready since 0 s"),
             qPrintable(page.said()));
    QCOMPARE(chainOf(page).run, size_t{kCooperative});
    QCOMPARE(chainOf(page).events.size(), size_t(2));
    QCOMPARE(trace[chainOf(page).events[0]].lane, kSecond);
    QCOMPARE(trace[chainOf(page).events[0]].kind, EventKind::TaskReady);
    QCOMPARE(trace[chainOf(page).events[1]].lane, kFirst);
    QCOMPARE(trace[chainOf(page).events[1]].kind, EventKind::TaskRunning);
}

void TestAskingWhy::withoutASelectionItAsksAboutWhoRunsNext()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 2);
    page.press(Qt::Key_Y);
    QVERIFY2(page.said().startsWith("compute(\"C\")"), qPrintable(page.said()));
}

void TestAskingWhy::theMenuOfABarAsksAtThatPlace()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    const AxisPosition there{VirtualTime() + Duration::fromSeconds(0.6), 0};
    askForMenu(view.plotWidget(), view.centerOf(kCooperative, kSecond, there).toPoint());
    QVERIFY(openedMenu());
    QAction* why = openedMenu()->actions().front();
    QCOMPARE(why->text(), QString("Why is it not running?"));
    QVERIFY(why->isEnabled());
    why->trigger();
    openedMenu()->close();
    QVERIFY(std::abs((page.window.playback().position().time - there.time).toSeconds()) < 0.01);
    QVERIFY2(page.said().contains("compute(\"B\") has held the loop"), qPrintable(page.said()));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    // Who computes runs.
    askForMenu(view.plotWidget(), view.centerOf(kCooperative, kFirst, there).toPoint());
    QVERIFY(openedMenu());
    QVERIFY(!openedMenu()->actions().front()->isEnabled());
    openedMenu()->close();
}

void TestAskingWhy::theChainLeadsToWhoHoldsTheLock()
{
    const auto runs = libraryRuns("deadlock");
    WindowPage page([&](const RunRequest&, std::stop_token) { return RunAnswer{runs, {}}; });
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEnd();
    const Trace& trace = *runs->runs[kCooperative].trace;
    LaneId waiter = kNone;
    for (EventIndex i = 0; i < trace.size() && waiter == kNone; ++i)
        if (trace[i].kind == EventKind::TaskWaiting && trace[i].waitReason() == WaitReason::Lock)
            waiter = trace[i].lane;
    QVERIFY(waiter != kNone);
    page.window.playback().selectTask(runs->identityOf(kCooperative, waiter));
    page.press(Qt::Key_Y);
    QVERIFY2(page.said().contains("circle"), qPrintable(page.said()));
    bool acquired = false;
    for (const EventIndex event : chainOf(page).events)
        acquired = acquired || trace[event].kind == EventKind::LockAcquired;
    QVERIFY(acquired);
}

void TestAskingWhy::escapeEndsItAndSoDoesAStep()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 2);
    const QString told = page.said();
    for (const int key : {int(Qt::Key_Escape), int(Qt::Key_Right)}) {
        page.press(Qt::Key_Y);
        QVERIFY(page.said() != told);
        QVERIFY(!chainOf(page).events.empty());
        page.press(key);
        QVERIFY(chainOf(page).events.empty());
        if (key == Qt::Key_Escape) QCOMPARE(page.said(), told);
    }
}

void TestAskingWhy::twoPrintsByKeyAreToldApart()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 3);
    page.press(Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY2(page.said().startsWith("Why after “B done”?"), qPrintable(page.said()));
    QCOMPARE(chainOf(page).events.size(), size_t(1));
    // The first one stays while one steps.
    page.press(Qt::Key_Left);
    page.press(Qt::Key_Left);
    QVERIFY(page.said().startsWith("Why after"));
    page.press(Qt::Key_Y, Qt::ShiftModifier);
    const Comparison& comparison = *page.window.playback().comparison();
    const std::vector<EventIndex>& outputs = comparison.runs[kCooperative].timeline.outputs();
    const AfterReason reason =
        whyAfter(*comparison.runs[kCooperative].trace, outputs[0], outputs[2]);
    QVERIFY(!page.said().startsWith("Why after"));
    for (const EventIndex event : reason.chain)
        QVERIFY(std::count(chainOf(page).events.begin(), chainOf(page).events.end(), event) == 1);
    for (const size_t print : {0, 2})
        QVERIFY(std::count(chainOf(page).events.begin(), chainOf(page).events.end(),
                           outputs[print]) == 1);
    page.press(Qt::Key_Escape);
    QVERIFY(chainOf(page).events.empty());
}

void TestAskingWhy::twoConsoleLinesByTheirMenus()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEnd();
    auto* console = page.window.findChild<QListView*>("console2");
    const auto choose = [&](int row) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        askForMenu(console->viewport(),
                   console->visualRect(console->model()->index(row, 0)).center());
        QMenu* menu = openedMenu();
        if (!menu) return QString();
        QAction* action = menu->actions().front();
        const QString text = action->text();
        action->trigger();
        menu->close();
        return text;
    };
    QVERIFY(choose(0).contains("A starts"));
    QCOMPARE(chainOf(page).events.size(), size_t(1));
    const QString second = choose(2);
    QVERIFY2(second.contains("A starts") && second.contains("B done"), qPrintable(second));
    QVERIFY(chainOf(page).events.size() >= 2);
}

void TestAskingWhy::theAnswerFollowsTheLanguage()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 2);
    page.press(Qt::Key_Y, Qt::ShiftModifier);
    page.window.actions().french->trigger();
    if (!chainOf(page).events.empty())
        QVERIFY2(page.said().startsWith("Pourquoi après"), qPrintable(page.said()));
}

void TestAskingWhy::marksAreNumberedAndLinked()
{
    const ComparisonPicture picture(lookComparison());
    PictureStyle style;
    LayoutRequest request = picture.layoutRequest(style);
    request.width = 1000;
    const PictureLayout layout = layOut(request);
    const AxisMap map = picture.axisMap(AxisMode::Unfolded, layout.plotWidth(), 1);
    const RunScene scene = picture.scene(kCooperative, map, 0, layout, style);
    const std::vector<EventIndex>& outputs = scene.timeline().outputs();
    DisplayList list;
    drawChain(list, scene, {kCooperative, {outputs[0], outputs[2], outputs[5]}, true});
    QStringList numbers;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item)) numbers << text->text;
    QCOMPARE(numbers, QStringList({"1", "2", "3"}));
    QCOMPARE(list.count<Arrow>(), size_t(2));
    DisplayList apart;
    drawChain(apart, scene, {kCooperative, {outputs[0], outputs[2]}, false});
    QCOMPARE(apart.count<Arrow>(), size_t(0));
    DisplayList other;
    drawChain(other, picture.scene(0, map, 0, layout, style), {kCooperative, {outputs[0]}, true});
    QVERIFY(other.items.empty());
}

void TestAskingWhy::wordsOfLanesAreReadThroughTheLinks()
{
    WindowPage page([](const RunRequest&, std::stop_token) {
        return RunAnswer{libraryRuns("deadlock"), {}};
    });
    QVERIFY(page.open("deadlock"));
    page.press(Qt::Key_End);
    page.press(Qt::Key_Y);
    const ComparisonPicture picture(page.window.playback().comparison());
    PictureStyle style;
    LayoutRequest request = picture.layoutRequest(style);
    request.width = 1000;
    const PictureLayout layout = layOut(request);
    const AxisMap map = picture.axisMap(AxisMode::Unfolded, layout.plotWidth(), 1);
    const RunScene scene = picture.scene(kCooperative, map, 0, layout, style);
    DisplayList list;
    drawChain(list, scene, chainOf(page));
    // After the last link, on a ground of their own.
    size_t place = 0;
    QStringList words;
    for (size_t i = 0; i < list.items.size(); ++i) {
        if (std::holds_alternative<Arrow>(list.items[i])) place = i;
        const auto* text = std::get_if<TextItem>(&list.items[i]);
        if (!text || text->role != TextRole::BarText) continue;
        QVERIFY(i > place && place > 0);
        const auto* ground = std::get_if<Box>(&list.items[i - 1]);
        QVERIFY(ground && ground->color == style.theme->canvas);
        words << text->text;
    }
    QVERIFY2(words.join(' ').contains("sleep"), qPrintable(words.join(' ')));
}

void TestAskingWhy::behindTheCurtainNothingIsMarked()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 3);
    page.press(Qt::Key_Y, Qt::ShiftModifier);
    page.press(Qt::Key_Home);
    const auto picture = [&] {
        QCoreApplication::processEvents();
        return page.window.timeline().plotWidget()->grab().toImage();
    };
    page.press(Qt::Key_B);
    const QImage pending = picture();
    page.press(Qt::Key_Escape);
    QVERIFY(picture() == pending);
}

void TestAskingWhy::aLongCircleIsToldWhole()
{
    const auto runs = circleOf(7);
    WindowPage page([&](const RunRequest&, std::stop_token) { return RunAnswer{runs, {}}; });
    QVERIFY(page.open("event-loop"));
    page.window.resize(1200, 800);
    page.window.playback().toEnd();
    page.window.playback().selectTask(runs->identityOf(0, 2));
    QCoreApplication::processEvents();
    const int usual = page.window.narration().height();
    page.press(Qt::Key_Y);
    QCoreApplication::processEvents();
    for (size_t i = 0; i < 7; ++i)
        QVERIFY2(page.said().contains("fork_" + QString::number(i)), qPrintable(page.said()));
    QVERIFY2(!page.said().contains(QChar(0x2026)), qPrintable(page.said()));
    // All of it is in sight.
    const NarrationBar& bar = page.window.narration();
    QVERIFY(bar.height() > usual);
    for (const char* name : {"what", "why"}) {
        const auto* label = bar.findChild<QLabel*>(QLatin1String(name));
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
        const QPoint end = label->mapTo(&bar, QPoint(0, label->height()));
        QVERIFY2(end.y() <= bar.height(), name);
    }
    page.press(Qt::Key_Escape);
    QCOMPARE(bar.height(), usual);
}

void TestAskingWhy::whatIsLongerThanTheWindowIsScrolledByKeys()
{
    const auto runs = circleOf(60);
    WindowPage page([&](const RunRequest&, std::stop_token) { return RunAnswer{runs, {}}; });
    QVERIFY(page.open("event-loop"));
    page.window.resize(1200, 800);
    page.window.playback().toEnd();
    page.window.playback().selectTask(runs->identityOf(0, 2));
    page.press(Qt::Key_Y);
    QCoreApplication::processEvents();
    const NarrationBar& bar = page.window.narration();
    QVERIFY(bar.height() <= page.window.height() / 2);
    const QScrollBar* scrolling = bar.findChild<QScrollArea*>()->verticalScrollBar();
    QVERIFY(scrolling->maximum() > 0);
    bar.findChild<QLabel*>("why")->setFocus(Qt::TabFocusReason);
    const size_t moment = page.window.playback().stopNumber();
    for (int i = 0; i < 100; ++i)
        page.press(Qt::Key_Down);
    QCOMPARE(scrolling->value(), scrolling->maximum());
    QCOMPARE(page.window.playback().stopNumber(), moment);
    QCOMPARE(page.window.playback().speed(), 1.0);
}

void TestAskingWhy::theMenuKeyAsksAtTheCursor()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepToPrint(page, 2);
    page.press(Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(openedMenu());
    // It says whom it is about.
    const QList<QAction*> entries = openedMenu()->actions();
    QCOMPARE(entries[0]->text(), QString("compute(\"C\")"));
    QVERIFY(!entries[0]->isEnabled());
    QCOMPARE(entries[1]->text(), QString("Why is it not running?"));
    QVERIFY2(entries[2]->text().contains("B starts"), qPrintable(entries[2]->text()));
    entries[1]->trigger();
    openedMenu()->close();
    QVERIFY2(page.said().startsWith("compute(\"C\")"), qPrintable(page.said()));
}

void TestAskingWhy::theMenuKeyPicksPrintedLines()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEnd();
    auto* console = page.window.findChild<QListView*>("console2");
    console->setFocus(Qt::TabFocusReason);
    page.press(Qt::Key_Home);
    page.press(Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(openedMenu());
    QVERIFY(openedMenu()->actions().front()->text().contains("A starts"));
    openedMenu()->close();
}

void TestAskingWhy::theLaneThatWasClickedIsAskedAbout()
{
    RealPage page;
    QVERIFY(page.open("sleep-at-least"));
    TimelineView& view = page.window.timeline();
    const Timeline& timeline = page.shown().runs[1].timeline;
    const auto named = [&](const char* name) {
        for (const LaneId lane : timeline.order())
            if (timeline.lane(lane).label == name) return lane;
        return kNone;
    };
    const AxisPosition late{VirtualTime() + Duration::milliseconds(1296), 0};
    for (const char* name : {"sleeper", "main", "sleeper"}) {
        QTest::mouseClick(view.plotWidget(), Qt::LeftButton, {},
                          view.centerOf(1, named(name), late).toPoint());
        page.press(Qt::Key_Y);
        const QString first = page.said().section('.', 0, 0);
        QVERIFY2(first.contains(name), qPrintable(page.said()));
        page.press(Qt::Key_Escape);
    }
    // Once the cursor moves on, it is nobody's any more.
    page.press(Qt::Key_End);
    page.press(Qt::Key_Y);
    QVERIFY2(!page.said().contains("sleep of sleeper"), qPrintable(page.said()));
}

void TestAskingWhy::aLongCircleIsToldInAWholeSentence()
{
    RealPage page;
    for (const bool french : {false, true}) {
        if (french) page.window.actions().french->trigger();
        QVERIFY(page.open("philosophers"));
        page.press(Qt::Key_End);
        const QString told = page.said();
        QVERIFY2(told.contains(french ? "cercle de 5" : "circle of 5"), qPrintable(told));
        QVERIFY2(!told.contains(QChar(0x2026)) && told.endsWith('.'), qPrintable(told));
        QVERIFY2(told.size() <= kLongestSentence, qPrintable(told));
    }
}

QTEST_MAIN(TestAskingWhy)
#include "tst_asking_why.moc"
