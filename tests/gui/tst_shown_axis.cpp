// On what axis the runs are shown, how people come back to what they saw, and what goes into files.
#include "gui/timeline/axis_drawing.h"
#include "gui/timeline/axis_slider.h"
#include "gui/timeline/idle_breaks.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QClipboard>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

constexpr LaneId kMain = 1;

VirtualTime ms(int64_t count)
{
    return VirtualTime() + Duration::milliseconds(count);
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

class TestShownAxis : public QObject {
    Q_OBJECT
private slots:
    void init() { QApplication::setStyle(QStringLiteral("fusion")); }

    void theSliderAndItsKeysMixTimeAndOrder();
    void longIdleStretchesAreLeftOut();
    void onlyWhatIsLongIsLeftOut();
    void aRunThatWasStoppedDoesNotStretchTheAxis();
    void theWayBackLeadsToTheZoomToo();
    void aPictureShowsWhatIsShown();
    void aClosedCurtainIsAskedAbout();
};

void TestShownAxis::theSliderAndItsKeysMixTimeAndOrder()
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

void TestShownAxis::longIdleStretchesAreLeftOut()
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

void TestShownAxis::onlyWhatIsLongIsLeftOut()
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

void TestShownAxis::aRunThatWasStoppedDoesNotStretchTheAxis()
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

void TestShownAxis::theWayBackLeadsToTheZoomToo()
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

void TestShownAxis::aPictureShowsWhatIsShown()
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
    QVERIFY(page.said().contains("The picture is written."));
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

void TestShownAxis::aClosedCurtainIsAskedAbout()
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
    QVERIFY(page.said().contains("The picture is copied."));
}

QTEST_MAIN(TestShownAxis)
#include "tst_shown_axis.moc"
