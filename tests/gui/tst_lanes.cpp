// Which lanes are shown, in which order, and on what axis.
#include "gui/timeline/axis_drawing.h"
#include "gui/timeline/axis_slider.h"
#include "gui/timeline/idle_breaks.h"
#include "gui/window/compare_commands.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QClipboard>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr LaneId kMain = 1;
constexpr LaneId kDownload = 2;
constexpr LaneId kFirst = 3;
constexpr LaneId kSecond = 4;

VirtualTime ms(int64_t count)
{
    return VirtualTime() + Duration::milliseconds(count);
}

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

/// Works a little, sleeps long, works a little.
std::shared_ptr<const Comparison> longSleep()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.works(main, 0.5);
    const EventIndex timer = b.sleeps(main, 98);
    b.at(98.5).fired(timer);
    b.ready(main, ReadyReason::Timer);
    b.running(main);
    b.works(main, 0.5);
    b.finished(main);
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
    void keysMoveLanesInEveryRun();
    void namesAreDraggedToOtherPlaces();
    void lanesAreRememberedWhenTheSourceRunsAgain();
    void tasksAreFoundAgainInAChangedProgram();
    void nothingButTheViewChanges();
    void tenThousandLanesCostWhatIsSeen();
    void theSliderAndItsKeysMixTimeAndOrder();
    void longIdleStretchesAreLeftOut();
    void onlyWhatIsLongIsLeftOut();
    void aRunThatWasStoppedDoesNotStretchTheAxis();
    void theWayBackLeadsToTheZoomToo();
    void aPictureShowsWhatIsShown();
    void aClosedCurtainIsAskedAbout();
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
        for (const Lane& lane : comparison.runs[0].trace->lanes())
            if (lane.coroutine == name)
                return comparison.identityOf(
                    0, static_cast<LaneId>(&lane - comparison.runs[0].trace->lanes().data()));
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
        names << QString::fromStdString(after->runs[0].trace->lane(rows[row].lane).coroutine);
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

void TestLanes::theSliderAndItsKeysMixTimeAndOrder()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    QVERIFY(view.axisOrder() == AxisMode::Unfolded);
    QVERIFY(page.window.actions().axisUnfolded->isChecked());
    page.press(Qt::Key_Greater);
    QCOMPARE(view.axisOrder().share(), 0.6);
    QVERIFY(!page.window.actions().axisUnfolded->isChecked());
    auto* slider = view.findChild<AxisSlider*>();
    QCOMPARE(slider->value(), 60);
    for (int time = 0; time < 6; ++time)
        page.press(Qt::Key_Greater);
    QVERIFY(view.axisOrder() == AxisMode::Order);
    QVERIFY(page.window.actions().axisOrder->isChecked());
    page.press(Qt::Key_Less);
    QCOMPARE(slider->value(), 90);

    // By mouse: what is at the cursor stays where it is, and the rest moves a little.
    page.window.actions().axisUnfolded->trigger();
    page.window.playback().toPosition(TimelinePage::at(1.2));
    const double cursor = view.xOf(view.cursor());
    slider->setSliderPosition(40);
    QCOMPARE(view.axisOrder().share(), 0.4);
    QVERIFY(std::abs(view.xOf(view.cursor()) - cursor) < 60);
    slider->setSliderPosition(0);
    QVERIFY(page.window.actions().axisTime->isChecked());
    QCOMPARE(view.xOf({{}, 3}), view.xOf({}));
}

void TestLanes::longIdleStretchesAreLeftOut()
{
    TimelinePage page(longSleep());
    TimelineView& view = page.view();
    const auto width = [&](double from, double to) {
        return view.xOf(TimelinePage::at(to)) - view.xOf(TimelinePage::at(from));
    };
    QVERIFY(width(0, 0.5) < 60);
    view.setBreaksIdle(true);
    QVERIFY(width(0, 0.5) > 250);
    const double gap = width(0.5, 98.5);
    QVERIFY(gap > 20 && gap < 120);
    // The cursor goes through, and a place in it is still a time.
    const double middle = view.xOf(TimelinePage::at(49.5));
    QVERIFY(std::abs(middle - view.xOf(TimelinePage::at(0.5)) - gap / 2) < 1);
    QVERIFY(std::abs(view.positionAt(middle).time.toSeconds() - 49.5) < 0.01);

    GanttFixture fixture(longSleep());
    PictureView broken;
    broken.breaksIdle = true;
    fixture.picture.setView(broken);
    fixture.layOutAgain(1000, 1, {});
    DisplayList list;
    drawAxis(list, fixture.map, 0, fixture.layout.axis, fixture.style);
    fixture.picture.drawRun(list, fixture.scene(0), false);
    size_t tears = 0;
    bool says = false;
    for (const DisplayItem& item : list.items) {
        if (const auto* mark = std::get_if<Mark>(&item)) tears += mark->kind == MarkKind::Tear;
        if (const auto* text = std::get_if<TextItem>(&item)) says |= text->text.contains("98 s");
    }
    QCOMPARE(tears, size_t{2});
    QVERIFY(says);
}

void TestLanes::onlyWhatIsLongIsLeftOut()
{
    const auto look = lookComparison();
    const std::vector<AxisInstant> none;
    QVERIFY(idleBreaks(*look, none, ms(4000)).empty());
    // All equally long: there would be nothing left to look at.
    TraceBuilder sleeps(Model::Cooperative);
    sleeps.running(sleeps.task("main", sleeps.program()));
    sleeps.at(3);
    const auto waits = comparisonOf("", {sleeps.end()});
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.works(main, 0.1);
    const EventIndex timer = b.sleeps(main, 10);
    b.at(10.1).fired(timer);
    b.running(main);
    b.finished(main);
    const auto once = comparisonOf("", {b.end()});
    const std::vector<AxisInstant> instants{{ms(0), 1}, {ms(1100), 0}, {ms(10100), 2}};
    const std::vector<AxisBreak> breaks = idleBreaks(*once, instants, ms(10100));
    QVERIFY(breaks == (std::vector<AxisBreak>{{ms(100), ms(1100)}, {ms(1100), ms(10100)}}));
}

void TestLanes::aRunThatWasStoppedDoesNotStretchTheAxis()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.works(main, 500);
    b.add(EventKind::LimitReached, kNone, static_cast<uint16_t>(Limit::Until));
    const auto endless = b.end(RunStatus::Limit);
    TimelinePage page(comparisonOf("", {synchronousLook(), endless, preemptiveLook()}));
    TimelineView& view = page.view();
    QVERIFY(view.xOf(TimelinePage::at(4)) > 900);
    // It goes on behind the edge, and says so.
    GanttFixture fixture(comparisonOf("", {synchronousLook(), endless}));
    DisplayList list;
    fixture.picture.drawRun(list, fixture.scene(1), false);
    size_t marks = 0;
    for (const DisplayItem& item : list.items)
        if (const auto* mark = std::get_if<Mark>(&item); mark && mark->kind == MarkKind::Break) {
            ++marks;
            QVERIFY(std::abs(mark->at.x() - fixture.layout.plotRight) < 1);
        }
    QCOMPARE(marks, size_t{1});
    // Alone it can be seen whole.
    view.setAlone(1);
    QVERIFY(view.xOf(TimelinePage::at(4)) < 200);
    QVERIFY(view.xOf(TimelinePage::at(500)) < 1000);
    view.setAlone({});
    QVERIFY(view.xOf(TimelinePage::at(4)) > 900);
}

void TestLanes::theWayBackLeadsToTheZoomToo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    const WindowPlace whole = view.window();
    page.press(Qt::Key_Right);
    page.press(Qt::Key_Right);
    const AxisPosition stepped = page.window.playback().position();
    page.press(Qt::Key_Plus);
    page.press(Qt::Key_Plus);
    const WindowPlace zoomed = view.window();
    QVERIFY(zoomed.zoom > 2);
    page.press(Qt::Key_End);
    // What was looked at, then how it was looked at, then where.
    page.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(page.window.playback().position() == stepped);
    QVERIFY(view.window() == zoomed);
    page.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(view.window() == whole);
    QVERIFY(page.window.playback().position() == stepped);
    page.press(Qt::Key_Right, Qt::AltModifier);
    QVERIFY(view.window() == zoomed);
    page.press(Qt::Key_Left, Qt::AltModifier);
    page.press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(page.window.playback().position() == AxisPosition{});

    // By wheel: one way in is one way back.
    QWidget* plot = view.plotWidget();
    for (int notch = 0; notch < 3; ++notch) {
        QWheelEvent event(QPointF(500, 200), plot->mapToGlobal(QPointF(500, 200)), {}, {0, 120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot, &event);
    }
    QVERIFY(view.window().zoom > 1.5);
    page.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(view.window() == whole);
}

void TestLanes::aPictureShowsWhatIsShown()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QTemporaryDir folder;
    page.window.files().askPictureName = [&](const QString&) { return folder.filePath("p.svg"); };
    const auto exported = [&] {
        page.window.actions().exportPicture->trigger();
        QFile file(folder.filePath("p.svg"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const QString usual = exported();
    QVERIFY(usual.contains(">download"));
    QVERIFY(!usual.contains("main +3"));
    page.window.playback().toEvent(
        1, page.window.playback().comparison()->runs[1].timeline.lane(kMain).created);
    page.press(Qt::Key_X);
    const QString folded = exported();
    QVERIFY(!folded.contains(">download"));
    QVERIFY(folded.contains("main +3"));
    QVERIFY(folded.contains("PREEMPTIVE"));
    // Its number once more shows it alone.
    page.press(Qt::Key_2);
    QVERIFY(!exported().contains("PREEMPTIVE"));
}

void TestLanes::aClosedCurtainIsAskedAbout()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.playback().toPosition(TimelinePage::at(0.7));
    QTemporaryDir folder;
    int asked = 0;
    CurtainAnswer answer = CurtainAnswer::AsShown;
    page.window.files().askCurtain = [&] {
        ++asked;
        return answer;
    };
    page.window.files().askPictureName = [&](const QString&) { return folder.filePath("p.svg"); };
    const auto exported = [&] {
        QFile::remove(folder.filePath("p.svg"));
        page.window.actions().exportPicture->trigger();
        QFile file(folder.filePath("p.svg"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const QString open = exported();
    QCOMPARE(asked, 0);
    QVERIFY(open.contains("total 4 s"));
    page.window.actions().curtain->trigger();
    const QString shown = exported();
    QCOMPARE(asked, 1);
    QVERIFY(!shown.isEmpty() && !shown.contains("total 4 s"));
    answer = CurtainAnswer::All;
    QCOMPARE(exported(), open);
    answer = CurtainAnswer::Cancel;
    QVERIFY(exported().isEmpty());

    // A copy is what is shown.
    const auto colours = [](const QImage& image) {
        const QRgb second = themeOf(ThemeKind::Light).tasks[2].rgb();
        qsizetype pixels = 0;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = image.width() / 2; x < image.width(); x += 3)
                pixels += image.pixel(x, y) == second ? 1 : 0;
        return pixels;
    };
    page.window.actions().copyPicture->trigger();
    const QImage hidden = QApplication::clipboard()->image();
    QVERIFY(!hidden.isNull());
    QCOMPARE(colours(hidden), 0);
    page.window.actions().curtain->trigger();
    page.window.actions().copyPicture->trigger();
    QVERIFY(colours(QApplication::clipboard()->image()) > 100);
}

QTEST_MAIN(TestLanes)
#include "tst_lanes.moc"
