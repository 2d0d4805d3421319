#include "gui/source/mark_overlay.h"
#include "gui/timeline/annotation_drawing.h"
#include "gui/timeline/arrows.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/highlight.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/legend.h"
#include "tests/gui/look_runs.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QHelpEvent>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>

#include <set>

using namespace awaitscope;

/// What tasks do to each other, and what people point at, drawn above the runs.
class TestArrows : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyKindHasItsOwnShapeInInk();
    void arrowsGoFromRowToRow();
    void oneTaskHasItsOwnArrowsWithWords();
    void theirWordsHideNothing();
    void whereThereIsNoRoomThePointerTells();
    void closeOnesAreLeftOut();
    void theirNumberFollowsThePixels();
    void behindTheCurtainThereAreNone();
    void hoveringLightsATaskInEveryRun();
    void hoveringAWaitLightsTheLockInEveryRun();
    void theSelectedTaskLightsTheLockThatItWaitsFor();
    void aMarkBesideTheSourceLightsItsTask();
    void theKeyShowsAllAndTheLegendTellsThem();
    void whatIsLitDoesNotTellHowLongItLasts();
    void tasksAreSelectedByKeysAndByTheirNames();
    void theSelectedTaskIsTheOneThatIsStepped();
    void behindTheCurtainNobodyIsSelectedWhoIsNotThere();
};

namespace {

constexpr int kCooperative = 1;
constexpr LaneId kMain = 1;
constexpr LaneId kDownload = 2;

struct Drawn {
    explicit Drawn(std::shared_ptr<const Comparison> comparison, double zoom = 1)
        : picture(std::move(comparison))
    {
        LayoutRequest request = picture.layoutRequest(style);
        request.width = 1000;
        layout = layOut(request);
        map = picture.axisMap(AxisMode::Unfolded, layout.plotWidth() * zoom, 1);
    }
    RunScene scene(size_t run) const { return picture.scene(run, map, 0, layout, style); }
    DisplayList arrows(size_t run, std::optional<LaneId> lane = {}) const
    {
        DisplayList list;
        drawArrows(list, scene(run), picture.links(run), lane);
        return list;
    }
    DisplayList annotations(size_t run, const Annotations& shown) const
    {
        DisplayList list;
        drawAnnotations(list, picture, scene(run), shown);
        return list;
    }

    ComparisonPicture picture;
    PictureStyle style;
    PictureLayout layout;
    AxisMap map;
};

std::vector<Arrow> arrowsIn(const DisplayList& list)
{
    std::vector<Arrow> arrows;
    for (const DisplayItem& item : list.items)
        if (const auto* arrow = std::get_if<Arrow>(&item)) arrows.push_back(*arrow);
    return arrows;
}

size_t framesIn(const DisplayList& list)
{
    size_t frames = 0;
    for (const DisplayItem& item : list.items)
        if (const auto* box = std::get_if<Box>(&item))
            frames += box->fill == Fill::None && box->edge.isValid() ? 1 : 0;
    return frames;
}

/// One wakes another again and again.
std::shared_ptr<const Comparison> wakes(int times)
{
    TraceBuilder b(Model::Preemptive);
    const LaneId main = b.task("main", b.program());
    const LaneId other = b.task("other", main);
    b.running(main);
    for (int i = 1; i <= times; ++i) {
        b.at(i * 0.001).running(other);
        b.waiting(other, WaitReason::Event);
        b.ready(other, ReadyReason::Event, main);
    }
    b.finished(main);
    return comparisonOf("", {b.end()});
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

void TestArrows::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestArrows::everyKindHasItsOwnShapeInInk()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Print}) {
        const Theme& theme = themeOf(kind);
        std::set<std::tuple<Dash, ArrowHead, ArrowTail>> shapes;
        for (const LinkKind link : kLinkKinds) {
            const Arrow arrow = arrowOf(link, {}, {0, 40}, theme, 1);
            shapes.emplace(arrow.dash, arrow.head, arrow.tail);
            QCOMPARE(arrow.color, theme.ink);
            QVERIFY(contrastOf(arrow.color, arrow.ground) >= 3);
        }
        QCOMPARE(shapes.size(), kLinkKinds.size());
    }
}

void TestArrows::arrowsGoFromRowToRow()
{
    const Drawn look(lookComparison());
    const std::vector<QRectF>& rows = look.layout.runs[kCooperative].lanes;
    const std::vector<Arrow> arrows = arrowsIn(look.arrows(kCooperative));
    // main creates three; the end of the download lets it go on. The program has no row.
    QCOMPARE(arrows.size(), size_t(4));
    size_t created = 0;
    for (const Arrow& arrow : arrows) {
        const bool down = arrow.head == ArrowHead::Open;
        created += down ? 1 : 0;
        QVERIFY(rows[down ? 0 : 1].contains(arrow.from));
        QVERIFY(down ? arrow.to.y() > rows[1].top() : rows[0].contains(arrow.to));
    }
    QCOMPARE(created, size_t(3));
    // A window that was resized may begin a hair behind the line's beginning.
    RunScene moved = look.scene(kCooperative);
    moved.offset = 1e-9;
    DisplayList again;
    drawArrows(again, moved, look.picture.links(kCooperative), std::nullopt);
    QCOMPARE(arrowsIn(again).size(), size_t(4));
}

void TestArrows::oneTaskHasItsOwnArrowsWithWords()
{
    const Drawn look(lookComparison());
    const DisplayList list = look.arrows(kCooperative, kDownload);
    QCOMPARE(arrowsIn(list).size(), size_t(2));
    QStringList words;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item)) words << text->text;
    QCOMPARE(words, QStringList({"creates", "ends, the other goes on"}));
    QCOMPARE(arrowsIn(look.arrows(kCooperative, kMain)).size(), size_t(4));
}

void TestArrows::theirWordsHideNothing()
{
    size_t labels = 0;
    for (const double height : {0.0, 640.0, 480.0}) {
        for (size_t run = 0; run < 3; ++run) {
            Drawn look(lookComparison());
            LayoutRequest request = look.picture.layoutRequest(look.style);
            request.width = 1000;
            request.height = height;
            look.layout = layOut(request);
            const RunScene scene = look.scene(run);
            DisplayList below;
            const PixelColumns columns(scene);
            for (size_t row = 0; row < scene.rows.size(); ++row) {
                drawLaneBars(below, scene, columns, scene.rows[row].lane,
                             scene.layout().lanes[row]);
                for (const DisplayItem& item : look.arrows(run, scene.rows[row].lane).items) {
                    const auto* label = std::get_if<Box>(&item);
                    if (!label) continue;
                    ++labels;
                    for (const DisplayItem& other : below.items) {
                        const auto* bar = std::get_if<Box>(&other);
                        if (!bar) continue;
                        const auto told = [](const QRectF& rect) {
                            return QStringLiteral("%1, %2, %3x%4")
                                .arg(rect.x())
                                .arg(rect.y())
                                .arg(rect.width())
                                .arg(rect.height());
                        };
                        QVERIFY2(!bar->rect.intersects(label->rect),
                                 qPrintable(told(bar->rect) + " under " + told(label->rect)));
                    }
                }
            }
        }
    }
    QVERIFY(labels > 10);
}

void TestArrows::whereThereIsNoRoomThePointerTells()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEnd();
    page.press(Qt::Key_L);
    TimelineView& view = page.window.timeline();
    const Drawn look(lookComparison());
    const LinkIndex& links = look.picture.links(kCooperative);
    const Link& created = links.into(kDownload).front();
    QCOMPARE(created.kind, LinkKind::Created);
    const Timeline& timeline = page.window.playback().comparison()->runs[kCooperative].timeline;
    const AxisPosition there = timeline.positionOf(created.to);
    const QPointF point = (view.centerOf(kCooperative, kMain, there) +
                           view.centerOf(kCooperative, kDownload, there)) /
                          2;
    const auto told = [&] {
        QHelpEvent help(QEvent::ToolTip, point.toPoint(),
                        view.plotWidget()->mapToGlobal(point.toPoint()));
        QCoreApplication::sendEvent(view.plotWidget(), &help);
        return QToolTip::text();
    };
    QVERIFY2(told().startsWith("main → download<br>creates"), qPrintable(told()));
    page.press(Qt::Key_L);
    QVERIFY(!told().contains("creates"));
}

void TestArrows::closeOnesAreLeftOut()
{
    const Drawn dense(wakes(5000));
    const std::vector<Arrow> arrows = arrowsIn(dense.arrows(0));
    QVERIFY(arrows.size() > 50);
    double last = -1000;
    for (const Arrow& arrow : arrows) {
        if (arrow.head == ArrowHead::Open) continue;
        QVERIFY(arrow.to.x() - last > 1);
        last = arrow.to.x();
    }
}

void TestArrows::theirNumberFollowsThePixels()
{
    const size_t some = arrowsIn(Drawn(wakes(2000)).arrows(0)).size();
    const size_t many = arrowsIn(Drawn(wakes(200000)).arrows(0)).size();
    QVERIFY2(many <= some + some / 4, qPrintable(QStringLiteral("%1 %2").arg(some).arg(many)));
}

void TestArrows::behindTheCurtainThereAreNone()
{
    const Drawn look(lookComparison());
    RunScene scene = look.scene(kCooperative);
    const Trace& trace = scene.trace();
    EventIndex first = 0; // the last event before the download ends
    while (trace[first].kind != EventKind::TaskFinished || trace[first].lane != kDownload)
        ++first;
    const auto drawn = [&](EventIndex last) {
        scene.lastShown = last;
        DisplayList list;
        drawArrows(list, scene, look.picture.links(kCooperative), std::nullopt);
        return arrowsIn(list).size();
    };
    QCOMPARE(drawn(0), size_t(0));
    QCOMPARE(drawn(first), size_t(3));
    QCOMPARE(drawn(static_cast<EventIndex>(trace.size() - 1)), size_t(4));
}

void TestArrows::hoveringLightsATaskInEveryRun()
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

void TestArrows::hoveringAWaitLightsTheLockInEveryRun()
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

void TestArrows::theSelectedTaskLightsTheLockThatItWaitsFor()
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

void TestArrows::aMarkBesideTheSourceLightsItsTask()
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

void TestArrows::theKeyShowsAllAndTheLegendTellsThem()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEnd();
    TimelineView& view = page.window.timeline();
    QCoreApplication::processEvents();
    const QImage before = view.plotWidget()->grab().toImage();
    page.press(Qt::Key_L);
    QVERIFY(view.annotations().allArrows);
    QCoreApplication::processEvents();
    QVERIFY(view.plotWidget()->grab().toImage() != before);
    page.press(Qt::Key_L);
    QVERIFY(!view.annotations().allArrows);
    QCoreApplication::processEvents();
    QVERIFY(view.plotWidget()->grab().toImage() == before);
}

void TestArrows::whatIsLitDoesNotTellHowLongItLasts()
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

void TestArrows::tasksAreSelectedByKeysAndByTheirNames()
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

void TestArrows::theSelectedTaskIsTheOneThatIsStepped()
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

void TestArrows::behindTheCurtainNobodyIsSelectedWhoIsNotThere()
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

QTEST_MAIN(TestArrows)
#include "tst_arrows.moc"
