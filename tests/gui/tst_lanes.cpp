// Which lanes are shown, and in which order.
#include "gui/timeline/run_frame.h"
#include "gui/window/help.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr LaneId kMain = 1;
constexpr LaneId kDownload = 2;
constexpr LaneId kFirst = 3;
constexpr LaneId kSecond = 4;

bool isDrawn(const TimelineView& view, int run, LaneId lane)
{
    return !view.centerOf(run, lane, {}).isNull();
}

/// The lanes of a run from the top.
std::vector<LaneId> lanesOf(const TimelineView& view, int run)
{
    std::map<double, LaneId> lanes;
    for (LaneId lane = 0; lane <= kSecond; ++lane)
        if (isDrawn(view, run, lane)) lanes[view.centerOf(run, lane, {}).y()] = lane;
    std::vector<LaneId> result;
    for (const auto& [y, lane] : lanes)
        result.push_back(lane);
    return result;
}

std::shared_ptr<const Comparison> manyTasks(int count)
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    for (int i = 0; i < count; ++i)
        b.task("worker", main, std::to_string(i));
    b.works(main, 1);
    return comparisonOf("", {b.end()});
}

} // namespace

class TestLanes : public QObject {
    Q_OBJECT
private slots:
    void init() { QApplication::setStyle(QStringLiteral("fusion")); }

    void foldingHidesWhatATaskCreatedInEveryRun();
    void aClickOnTheSignFolds();
    void aFoldedRowKeepsTheMarksOfAll();
    void aFoldedRowSaysHowManyItHas();
    void lanesAreHiddenAndShownAgain();
    void thePictureSaysHowManyAreHidden();
    void theMenuOfANameFoldsAndHides();
    void keysMoveLanesInEveryRun();
    void namesAreDraggedToOtherPlaces();
    void lanesAreRememberedWhenTheSourceRunsAgain();
    void tasksAreFoundAgainInAChangedProgram();
    void nothingButTheViewChanges();
    void tenThousandLanesCostWhatIsSeen();
    void theRowOfTheStepIsInSight();
};

void TestLanes::foldingHidesWhatATaskCreatedInEveryRun()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    page.window.playback().toEvent(
        1, page.window.playback().comparison()->runs[1].timeline.lane(kMain).created);
    page.press(Qt::Key_X);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(view, run), std::vector<LaneId>{kMain});
    page.press(Qt::Key_X);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(view, run), (std::vector<LaneId>{kMain, kDownload, kFirst, kSecond}));
}

void TestLanes::aClickOnTheSignFolds()
{
    TimelinePage page(lookComparison());
    QSignalSpy cursor(&page.view(), &TimelineView::cursorDragged);
    const auto y = [&] { return qRound(page.view().centerOf(1, kMain, {}).y()); };
    page.click({8, y()});
    QVERIFY(!isDrawn(page.view(), 0, kFirst));
    page.click({8, y()});
    QVERIFY(isDrawn(page.view(), 0, kFirst));
    // Nothing can be folded into a task that created none; its name is only a name.
    page.click({8, qRound(page.view().centerOf(1, kFirst, {}).y())});
    QVERIFY(isDrawn(page.view(), 0, kSecond));
    QCOMPARE(cursor.size(), 0);
}

void TestLanes::aFoldedRowKeepsTheMarksOfAll()
{
    const auto comparison = lookComparison();
    LaneArrangement lanes;
    lanes.setFolded(comparison->identityOf(2, kMain), true);
    const RunRows rows = lanes.rowsOf(*comparison, 2);
    QCOMPARE(rows.size(), size_t{1});
    for (const LaneMarkKind kind : {LaneMarkKind::Print, LaneMarkKind::Preempted}) {
        size_t all = 0;
        for (const TimelineLane& lane : comparison->runs[2].timeline.lanes())
            all += static_cast<size_t>(
                std::count_if(lane.marks.begin(), lane.marks.end(),
                              [kind](const LaneMark& mark) { return mark.kind == kind; }));
        QVERIFY(all > 3);
        QCOMPARE(rows[0].marks.of(kind).size(), all);
    }
    // The end of the row is that of its own task.
    QCOMPARE(rows[0].marks.of(LaneMarkKind::Result).size(), size_t{1});
}

void TestLanes::aFoldedRowSaysHowManyItHas()
{
    const auto comparison = manyTasks(40);
    GanttFixture fixture(comparison);
    PictureView view;
    view.lanes.setFolded(comparison->identityOf(0, kMain), true);
    fixture.picture.setView(view);
    fixture.layOutAgain(1000, 1, {});
    const auto labels = [&](EventIndex lastShown) {
        RunScene scene = fixture.scene(0);
        scene.lastShown = lastShown;
        DisplayList list;
        fixture.picture.drawRun(list, scene, false);
        QStringList words;
        for (const DisplayItem& item : list.items)
            if (const auto* text = std::get_if<TextItem>(&item)) words << text->text;
        return words;
    };
    QVERIFY(labels(kNone).contains("main +40"));
    // Behind the curtain nobody knows how many there will be.
    const EventIndex third = comparison->runs[0].timeline.lane(4).created;
    QVERIFY(labels(third).contains("main +3"));
}

void TestLanes::lanesAreHiddenAndShownAgain()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    const Timeline& timeline = page.window.playback().comparison()->runs[1].timeline;
    page.window.playback().toEvent(1, timeline.lane(kFirst).created);
    page.press(Qt::Key_H);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(view, run), (std::vector<LaneId>{kMain, kDownload, kSecond}));
    page.press(Qt::Key_H, Qt::ShiftModifier);
    QCOMPARE(lanesOf(view, 1).size(), size_t{4});
    // What is hidden while it is folded takes its parts along.
    page.window.playback().toEvent(1, timeline.lane(kMain).created);
    page.press(Qt::Key_X);
    page.press(Qt::Key_H);
    QVERIFY(isDrawn(view, 1, kMain));
}

void TestLanes::thePictureSaysHowManyAreHidden()
{
    GanttFixture picture(lookComparison(), 1400);
    const auto told = [&] {
        DisplayList list;
        list.scale = 1;
        drawRunHeader(list, picture.scene(1), false);
        QStringList texts;
        for (const DisplayItem& item : list.items)
            if (const auto* text = std::get_if<TextItem>(&item)) texts << text->text;
        return texts.join('|');
    };
    QVERIFY2(!told().contains("hidden"), qPrintable(told()));
    const Comparison& comparison = picture.picture.comparison();
    PictureView view;
    view.lanes.hide(comparison.identityOf(1, kFirst));
    picture.picture.setView(view);
    picture.layOutAgain(1400, 1, {});
    QVERIFY2(told().contains("1 lane hidden"), qPrintable(told()));
    view.lanes.hide(comparison.identityOf(1, kSecond));
    picture.picture.setView(view);
    picture.layOutAgain(1400, 1, {});
    QVERIFY2(told().contains("2 lanes hidden"), qPrintable(told()));
}

void TestLanes::theMenuOfANameFoldsAndHides()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    const auto choose = [&](LaneId lane, const QAction* action) {
        QPoint name = view.centerOf(1, lane, {}).toPoint();
        name.setX(40);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, name,
                                view.plotWidget()->mapToGlobal(name));
        QCoreApplication::sendEvent(view.plotWidget(), &asked);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) return false;
        bool isThere = false;
        for (QAction* entry : menu->actions())
            if (plainName(*entry) == plainName(*action)) {
                entry->trigger();
                isThere = true;
            }
        menu->close();
        return isThere;
    };
    const WindowActions& actions = page.window.actions();
    QVERIFY(choose(kFirst, actions.hideLane));
    QVERIFY(!isDrawn(view, 1, kFirst));
    QVERIFY(choose(kMain, actions.foldLane));
    QVERIFY(!isDrawn(view, 1, kSecond));
    QVERIFY(choose(kMain, actions.allLanes));
    QVERIFY(isDrawn(view, 1, kFirst));
}

void TestLanes::keysMoveLanesInEveryRun()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    page.window.playback().toEvent(
        1, page.window.playback().comparison()->runs[1].timeline.lane(kDownload).created);
    page.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(view, run), (std::vector<LaneId>{kMain, kFirst, kDownload, kSecond}));
    for (int time = 0; time < 5; ++time)
        page.press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(view, run), (std::vector<LaneId>{kDownload, kMain, kFirst, kSecond}));
    // Where the desktop has these keys for itself.
    page.press(Qt::Key_J);
    QCOMPARE(lanesOf(view, 0), (std::vector<LaneId>{kMain, kDownload, kFirst, kSecond}));
    page.press(Qt::Key_K);
    QCOMPARE(lanesOf(view, 0), (std::vector<LaneId>{kDownload, kMain, kFirst, kSecond}));
    QVERIFY(keysText(page.window.actions()).contains(", K</b>"));
}

void TestLanes::namesAreDraggedToOtherPlaces()
{
    TimelinePage page(lookComparison());
    const auto label = [&](LaneId lane, int dy) {
        return QPoint(60, qRound(page.view().centerOf(2, lane, {}).y()) + dy);
    };
    page.drag(label(kSecond, 0), label(kMain, -6));
    for (int run = 0; run < 3; ++run)
        QCOMPARE(lanesOf(page.view(), run),
                 (std::vector<LaneId>{kSecond, kMain, kDownload, kFirst}));
    page.drag(label(kSecond, 0), label(kDownload, 6));
    QCOMPARE(lanesOf(page.view(), 0), (std::vector<LaneId>{kMain, kDownload, kSecond, kFirst}));
    page.drag(label(kMain, 0), label(kMain, 8));
    QCOMPARE(lanesOf(page.view(), 0), (std::vector<LaneId>{kMain, kDownload, kSecond, kFirst}));
}

void TestLanes::lanesAreRememberedWhenTheSourceRunsAgain()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    page.window.playback().toEvent(
        1, page.window.playback().comparison()->runs[1].timeline.lane(kFirst).created);
    page.press(Qt::Key_H);
    page.type(" ");
    page.window.runSource();
    QVERIFY(page.waitForRun());
    QTRY_COMPARE(lanesOf(view, 0), (std::vector<LaneId>{kMain, kDownload, kSecond}));
    page.answer = GuardAnswer::Discard;
    QVERIFY(page.open("gather"));
    QTRY_COMPARE(lanesOf(view, 0).size(), size_t{4});
}

void TestLanes::tasksAreFoundAgainInAChangedProgram()
{
    const auto program = [](bool changed) {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        if (changed) b.task("logger", main);
        const LaneId boss = b.task("boss", main);
        b.task("worker", main);
        b.running(boss);
        b.task("helper", boss);
        return comparisonOf("", {b.end()});
    };
    const auto before = program(false);
    const auto after = program(true);
    const auto find = [](const Comparison& comparison, std::string_view name) {
        const Trace& trace = *comparison.runs[0].trace;
        for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
            if (trace.coroutineOf(lane) == name) return comparison.identityOf(0, lane);
        return kNone;
    };
    LaneArrangement lanes;
    lanes.setFolded(find(*before, "boss"), true);
    lanes.move(*before, find(*before, "worker"), find(*before, "main"), false);
    const LaneArrangement now = lanes.carriedOver(*before, *after);
    QVERIFY(now.isFolded(find(*after, "boss")));
    QVERIFY(!now.isFolded(find(*after, "logger")));
    const RunRows rows = now.rowsOf(*after, 0);
    QStringList names;
    for (size_t row = 0; row < rows.size(); ++row)
        names << QString::fromStdString(
            std::string(after->runs[0].trace->coroutineOf(rows[row].lane)));
    QCOMPARE(names, (QStringList{"worker", "main", "logger", "boss"}));
}

void TestLanes::nothingButTheViewChanges()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toEvent(
        1, page.window.playback().comparison()->runs[1].timeline.lane(kMain).created);
    const auto before = page.window.playback().comparison();
    const QString said = page.said();
    const AxisPosition position = page.window.playback().position();
    page.press(Qt::Key_X);
    page.press(Qt::Key_Greater);
    page.press(Qt::Key_Z);
    QCOMPARE(page.said(), said);
    QVERIFY(page.window.playback().position() == position);
    QCOMPARE(page.window.playback().comparison(), before);
}

void TestLanes::tenThousandLanesCostWhatIsSeen()
{
    GanttFixture fixture(manyTasks(10'000));
    RunScene scene = fixture.scene(0);
    scene.top = 200'000;
    scene.bottom = 201'000;
    DisplayList list;
    fixture.picture.drawRun(list, scene, true);
    QVERIFY2(list.items.size() < 500, qPrintable(QString::number(list.items.size())));

    TimelinePage page(manyTasks(10'000), {1000, 700});
    const LaneId last = 10'001;
    QVERIFY(page.view().centerOf(0, last, {}).y() > 100'000);
    auto* bar = page.view().findChild<QScrollBar*>();
    QTRY_VERIFY(bar->isVisible());
    bar->setValue(bar->maximum());
    const QPointF center = page.view().centerOf(0, last, TimelinePage::at(0.5));
    QVERIFY(center.y() > 0 && center.y() < 700);
    QSignalSpy hovered(&page.view(), &TimelineView::hovered);
    page.move(center.toPoint());
    QCOMPARE(hovered.size(), 1);
    QCOMPARE(hovered[0][1].value<LaneId>(), last);
}

void TestLanes::theRowOfTheStepIsInSight()
{
    constexpr int kCount = 100;
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    LaneId last = main;
    for (int i = 0; i < kCount; ++i)
        last = b.task("worker", main, std::to_string(i));
    b.works(main, 1);
    b.running(last);
    const auto step = static_cast<EventIndex>(b.trace().size() - 1);
    b.works(last, 1);
    TimelinePage page(comparisonOf("", {b.end()}), {1000, 400});
    const auto isInSight = [&](LaneId lane) {
        const double y = page.view().centerOf(0, lane, TimelinePage::at(0.5)).y();
        return y > 0 && y < 400;
    };
    QVERIFY(!isInSight(last));
    page.view().setRunCursors({{TimelinePage::at(1), step}});
    QVERIFY(isInSight(last));
    page.view().setRunCursors({{TimelinePage::at(0), 1}});
    QVERIFY(isInSight(main));
}

QTEST_MAIN(TestLanes)
#include "tst_lanes.moc"
