#include "gui/source/mark_overlay.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/highlight.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/drawn_runs.h"
#include "tests/gui/window_page.h"

#include <QStandardPaths>
#include <QTest>

using namespace awaitscope;

/// The task, the lock or the queue that people point at or select, in every run.
class TestHighlight : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void hoveringLightsATaskInEveryRun();
    void hoveringAWaitLightsTheLockInEveryRun();
    void theSelectedTaskLightsTheLockThatItWaitsFor();
    void aMarkBesideTheSourceLightsItsTask();
    void whatIsLitDoesNotTellHowLongItLasts();
    void tasksAreSelectedByKeysAndByTheirNames();
    void theSelectedTaskIsTheOneThatIsStepped();
    void behindTheCurtainNobodyIsSelectedWhoIsNotThere();
};

namespace {

constexpr int kCooperative = 1;
constexpr LaneId kMain = 1;
constexpr LaneId kDownload = 2;

size_t framesIn(const DisplayList& list)
{
    size_t frames = 0;
    for (const DisplayItem& item : list.items)
        if (const auto* box = std::get_if<Box>(&item))
            frames += box->fill == Fill::None && box->edge.isValid() ? 1 : 0;
    return frames;
}

/// Two runs in which `a` has the lock `door` that `b` wants; locks have other numbers.
std::shared_ptr<const Comparison> locks()
{
    const auto run = [](Model model, bool another) {
        TraceBuilder b(model);
        if (another) b.trace().nameObject(b.trace().addObject(ObjectKind::Lock), "window");
        const ObjectId door = b.trace().addObject(ObjectKind::Lock);
        b.trace().nameObject(door, "door");
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        b.running(first);
        b.add(EventKind::LockAcquired, first, 0, door);
        b.sleeps(first, 1);
        b.running(second);
        b.waiting(second, WaitReason::Lock, door);
        b.at(1).ready(first, ReadyReason::Timer);
        b.running(first);
        b.add(EventKind::LockReleased, first, 0, door);
        b.ready(second, ReadyReason::Lock, first);
        b.finished(first);
        b.running(second);
        b.add(EventKind::LockAcquired, second, 0, door);
        b.add(EventKind::LockReleased, second, 0, door);
        b.finished(second);
        return b.end();
    };
    return comparisonOf("", {run(Model::Cooperative, false), run(Model::Preemptive, true)});
}

} // namespace

void TestHighlight::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestHighlight::hoveringLightsATaskInEveryRun()
{
    const Drawn look(lookComparison());
    Annotations shown;
    for (size_t run = 0; run < 3; ++run)
        QCOMPARE(framesIn(look.annotations(run, shown)), size_t(0));
    shown.lit.task = look.picture.comparison().identityOf(kCooperative, kDownload);
    for (size_t run = 0; run < 3; ++run) {
        const DisplayList list = look.annotations(run, shown);
        const LaneId lane = look.picture.comparison().laneOf(run, *shown.lit.task);
        const std::vector<LaneId>& order = look.scene(run).timeline().order();
        const auto row =
            static_cast<size_t>(std::find(order.begin(), order.end(), lane) - order.begin());
        const auto* frame = std::get_if<Box>(&list.items.front());
        QVERIFY(frame && frame->fill == Fill::None);
        QCOMPARE(frame->rect.top(), look.layout.runs[run].lanes[row].top());
        QVERIFY(contrastOf(frame->edge, look.scene(run).theme().canvas) >= 3);
        QVERIFY(framesIn(list) >= 2); // its stretches on the strip
    }
}

void TestHighlight::hoveringAWaitLightsTheLockInEveryRun()
{
    WindowPage page([](const RunRequest&, std::stop_token) { return RunAnswer{locks(), {}}; });
    QVERIFY(page.open("event-loop"));
    const Timeline& timeline = page.window.playback().comparison()->runs[1].timeline;
    const LaneId second = timeline.order()[1];
    TimelineView& view = page.window.timeline();
    const QPoint point =
        view.centerOf(1, second, {VirtualTime() + Duration::fromSeconds(0.5), 0}).toPoint();
    QTest::mouseMove(view.plotWidget(), point);
    const Annotations& shown = view.annotations();
    QCOMPARE(shown.lit.run, size_t(1));
    QCOMPARE(shown.lit.object, ObjectId{1});
    const Drawn drawn(locks());
    for (size_t run = 0; run < 2; ++run) {
        // Who has it is underlined, who wants it framed.
        size_t underlines = 0;
        const DisplayList list = drawn.annotations(run, shown);
        for (const DisplayItem& item : list.items)
            if (const auto* box = std::get_if<Box>(&item))
                underlines += box->fill == Fill::Solid && box->rect.height() == 4 ? 1 : 0;
        QVERIFY(underlines >= 1);
        Annotations without = shown;
        without.lit.object = kNone;
        QVERIFY(framesIn(list) > framesIn(drawn.annotations(run, without)));
    }
    QTest::mouseMove(view.plotWidget(), QPoint(500, view.plotWidget()->height() - 4));
    QVERIFY(view.annotations().lit.isEmpty());
}

void TestHighlight::theSelectedTaskLightsTheLockThatItWaitsFor()
{
    WindowPage page([](const RunRequest&, std::stop_token) { return RunAnswer{locks(), {}}; });
    QVERIFY(page.open("event-loop"));
    const Comparison& comparison = *page.window.playback().comparison();
    const LaneId second = comparison.runs[1].timeline.order()[1];
    page.window.playback().selectTask(comparison.identityOf(1, second));
    QCOMPARE(page.window.timeline().annotations().lit.object, ObjectId{kNone});
    page.window.playback().toPosition({VirtualTime() + Duration::fromSeconds(0.5), 0});
    QCOMPARE(page.window.timeline().annotations().lit.object, ObjectId{1});
    page.press(Qt::Key_Escape);
    QVERIFY(page.window.timeline().annotations().lit.isEmpty());
}

void TestHighlight::aMarkBesideTheSourceLightsItsTask()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.editor().setText(QStringLiteral("\n").repeated(30));
    page.window.runSource();
    QVERIFY(page.waitForRun());
    while (page.printed(kCooperative).size() < 2)
        page.press(Qt::Key_Right);
    QCoreApplication::processEvents();
    page.window.editor().grab();
    const MarkOverlay& overlay = page.window.editor().overlay();
    QWidget* view = overlay.parentWidget();
    std::optional<uint32_t> task;
    QPoint point;
    for (int y = 0; y < view->height() && !task; y += 3)
        task = overlay.taskAt(point = QPoint(view->width() - 12, y));
    QVERIFY(task);
    QTest::mouseMove(view, point);
    QCOMPARE(page.window.timeline().annotations().lit.task, task);
    QCOMPARE(overlay.lit(), task);
    QTest::mouseMove(view, QPoint(20, view->height() - 4));
    QVERIFY(page.window.timeline().annotations().lit.isEmpty());
    QVERIFY(!overlay.lit());
}

void TestHighlight::whatIsLitDoesNotTellHowLongItLasts()
{
    const Drawn drawn(locks());
    RunScene scene = drawn.scene(0);
    size_t boxes = 0;
    for (EventIndex last = 0; last < scene.trace().size(); ++last) {
        scene.lastShown = last;
        const double curtain = curtainPlace(scene, {scene.timeline().positionOf(last), last});
        for (const LaneId lane : scene.timeline().order()) {
            DisplayList list;
            drawLitTask(list, scene, lane);
            // Its row is framed as a whole.
            if (!list.items.empty()) list.items.erase(list.items.begin());
            drawLitObject(list, scene, drawn.picture.objectUses(0), 0);
            for (const DisplayItem& item : list.items) {
                const auto* box = std::get_if<Box>(&item);
                QVERIFY(box && box->rect.right() <= curtain + 0.5);
                ++boxes;
            }
        }
    }
    QVERIFY(boxes > 20);
}

void TestHighlight::tasksAreSelectedByKeysAndByTheirNames()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const Comparison& comparison = *page.window.playback().comparison();
    page.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(page.window.timeline().annotations().selected,
             std::optional(comparison.identityOf(1, kMain)));
    page.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(page.window.playback().selectedTask(),
             std::optional(comparison.identityOf(1, kDownload)));
    page.press(Qt::Key_Up, Qt::ShiftModifier);
    page.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(page.window.playback().selectedTask(), std::optional(comparison.identityOf(1, 4)));
    page.press(Qt::Key_Escape);
    QVERIFY(!page.window.playback().selectedTask());
    // Its name, in another run; once more takes it away.
    QPoint name = page.window.timeline().centerOf(0, kDownload, {}).toPoint();
    name.setX(30);
    for (const bool selected : {true, false}) {
        QTest::mouseClick(page.window.timeline().plotWidget(), Qt::LeftButton, {}, name);
        QCOMPARE(page.window.playback().selectedTask().has_value(), selected);
    }
}

void TestHighlight::theSelectedTaskIsTheOneThatIsStepped()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    for (int i = 0; i < 3; ++i)
        page.press(Qt::Key_Down, Qt::ShiftModifier);
    page.press(Qt::Key_O);
    const auto& playback = page.window.playback();
    QCOMPARE(playback.stepTask(), playback.selectedTask());
    const Trace& trace = *playback.comparison()->runs[1].trace;
    page.press(Qt::Key_Right);
    QCOMPARE(trace[playback.event()].lane, LaneId{3});
    // Whoever steps all again still looks at the task.
    const std::optional<TaskIdentity> selected = playback.selectedTask();
    page.press(Qt::Key_O);
    QVERIFY(!playback.stepTask());
    QCOMPARE(playback.selectedTask(), selected);
    QCOMPARE(page.window.timeline().annotations().selected, selected);
    page.press(Qt::Key_O);
    QCOMPARE(playback.stepTask(), selected);
    // Another one is stepped as soon as it is selected.
    page.press(Qt::Key_Down, Qt::ShiftModifier);
    page.press(Qt::Key_Right);
    QCOMPARE(trace[playback.event()].lane, LaneId{4});
    // Without a selection, all are.
    page.press(Qt::Key_Escape);
    QVERIFY(!playback.stepTask());
    QVERIFY(!page.window.actions().oneTask->isChecked());
}

void TestHighlight::behindTheCurtainNobodyIsSelectedWhoIsNotThere()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_B);
    page.press(Qt::Key_Home);
    for (int i = 0; i < 3; ++i)
        page.press(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(!page.window.playback().selectedTask());
    QPoint name = page.window.timeline().centerOf(1, kDownload, {}).toPoint();
    name.setX(30);
    QTest::mouseMove(page.window.timeline().plotWidget(), name);
    QVERIFY(page.window.timeline().annotations().lit.isEmpty());
    QTest::mouseClick(page.window.timeline().plotWidget(), Qt::LeftButton, {}, name);
    QVERIFY(!page.window.playback().selectedTask());
}

QTEST_MAIN(TestHighlight)
#include "tst_highlight.moc"
