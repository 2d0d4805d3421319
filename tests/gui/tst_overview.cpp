#include "gui/timeline/overview_strip.h"
#include "tests/gui/look_runs.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QStandardPaths>

using namespace awaitscope;

/// The strip with all of the runs, and the window in it as a frame.
class TestOverview : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void itIsThereOnlyWhenNotAllIsInView();
    void theFrameIsTheWindow();
    void draggingTheFramePans();
    void draggingItsEdgeZooms();
    void aClickBesideTheFrameBringsItThere();
    void itShowsTheRunsAndNothingBehindTheCurtain();
    void whatHoldsTheThreadHasNoHoles();
    void inThePresentationItStepsAside();
    void keysPan();
};

namespace {

void drag(QWidget* widget, QPointF from, QPointF to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from.toPoint());
    for (const QPointF& point : {(from + to) / 2, to})
        QTest::mouseMove(widget, point.toPoint());
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to.toPoint());
    QCoreApplication::processEvents();
}

double left(TimelinePage& page)
{
    return page.view().overview()->frame().left();
}

} // namespace

void TestOverview::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestOverview::itIsThereOnlyWhenNotAllIsInView()
{
    TimelinePage page(lookComparison());
    OverviewStrip* strip = page.view().overview();
    QVERIFY(!strip->isVisible());
    page.view().zoomBy(2);
    QVERIFY(strip->isVisible());
    page.view().fit();
    QVERIFY(!strip->isVisible());
    page.view().zoomBy(2);
    page.view().setComparison(nullptr);
    QVERIFY(!strip->isVisible());
}

void TestOverview::theFrameIsTheWindow()
{
    TimelinePage page(lookComparison());
    const double plotLeft = page.view().xOf({});
    const double half = page.view().xOf(TimelinePage::at(1.4));
    page.view().zoomAt(half, 3);
    QCoreApplication::processEvents();
    const QRectF frame = page.view().overview()->frame();
    QVERIFY(frame.left() > plotLeft);
    QVERIFY(frame.contains(QPointF(half, frame.center().y())));
    QVERIFY(frame.width() < 0.6 * (page.view().width() - plotLeft));
    // What is at its edges is what is at the window's.
    page.view().panBy(1e6);
    QCoreApplication::processEvents();
    page.view().panBy(-1e6);
    QVERIFY(std::abs(left(page) - plotLeft) < 2);
}

void TestOverview::draggingTheFramePans()
{
    TimelinePage page(lookComparison());
    page.view().zoomAt(page.view().xOf(TimelinePage::at(0.3)), 4);
    QCoreApplication::processEvents();
    const QRectF before = page.view().overview()->frame();
    const double there = page.view().xOf(TimelinePage::at(3));
    drag(page.view().overview(), before.center(), before.center() + QPointF(200, 0));
    QVERIFY2(std::abs(left(page) - before.left() - 200) < 8,
             qPrintable(QString::number(left(page) - before.left())));
    QVERIFY(page.view().xOf(TimelinePage::at(3)) < there - 300);
}

void TestOverview::draggingItsEdgeZooms()
{
    TimelinePage page(lookComparison());
    page.view().zoomAt(page.view().xOf(TimelinePage::at(1.4)), 4);
    QCoreApplication::processEvents();
    const QRectF before = page.view().overview()->frame();
    const QPointF edge(before.right(), before.center().y());
    drag(page.view().overview(), edge, edge + QPointF(120, 0));
    const QRectF after = page.view().overview()->frame();
    QVERIFY(std::abs(after.left() - before.left()) < 4);
    QVERIFY2(std::abs(after.right() - before.right() - 120) < 8,
             qPrintable(QString::number(after.right() - before.right())));
    drag(page.view().overview(), QPointF(after.left(), after.center().y()),
         QPointF(after.left() + 60, after.center().y()));
    QVERIFY(std::abs(page.view().overview()->frame().left() - after.left() - 60) < 8);
}

void TestOverview::aClickBesideTheFrameBringsItThere()
{
    TimelinePage page(lookComparison());
    page.view().zoomAt(page.view().xOf({}), 5);
    QCoreApplication::processEvents();
    const QPoint point(700, page.view().overview()->height() / 2);
    QTest::mouseClick(page.view().overview(), Qt::LeftButton, {}, point);
    QCoreApplication::processEvents();
    const QRectF frame = page.view().overview()->frame();
    QVERIFY(frame.contains(QPointF(700, frame.center().y())));
}

void TestOverview::itShowsTheRunsAndNothingBehindTheCurtain()
{
    // Two programs that begin alike and go on differently look alike until then.
    const auto picture = [](bool fails, bool closed) {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId other = b.task("other", main);
        b.running(main);
        const EventIndex work = b.add(EventKind::WorkStarted, main, 0, kNone, b.number(1));
        b.at(1).add(EventKind::WorkFinished, main, 0, kNone, 0, work);
        b.finished(main);
        if (fails) {
            b.running(other);
            b.works(other, 1);
        }
        b.at(2).finished(other);
        const auto comparison = comparisonOf("alike", {b.end()});
        TimelinePage page(comparison, {900, 400});
        const AxisPosition position = comparison->runs[0].timeline.positionOf(work);
        page.view().setCursor(position);
        page.view().setRunCursors({{position, work}});
        page.view().setCurtain(closed);
        page.view().zoomAt(page.view().xOf({}), 4);
        QCoreApplication::processEvents();
        return page.view().overview()->grab().toImage();
    };
    QVERIFY(picture(true, false) != picture(false, false));
    QVERIFY(picture(true, true) == picture(false, true));
}

void TestOverview::whatHoldsTheThreadHasNoHoles()
{
    // One long hold: where its letter would be there is as little of the ground as elsewhere.
    TraceBuilder b(Model::Synchronous);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.blocks(main, 4);
    b.finished(main);
    TimelinePage page(comparisonOf("", {b.end()}));
    page.view().setCursor(TimelinePage::at(0.5));
    page.view().zoomAt(page.view().xOf({}), 8);
    QCoreApplication::processEvents();
    OverviewStrip* strip = page.view().overview();
    const QImage picture = strip->grab().toImage();
    const QColor ground = themeOf(ThemeKind::Light).panel;
    const auto holes = [&](int middle) {
        int count = 0;
        for (int x = middle - 10; x <= middle + 10; ++x)
            for (int y = strip->height() / 2 - 2; y <= strip->height() / 2 + 2; ++y)
                count += picture.pixelColor(x, y) == ground ? 1 : 0;
        return count;
    };
    const int left = qRound(strip->frame().right());
    const int right = strip->width() - 40;
    for (int middle = left + 20; middle < right; middle += 10)
        QVERIFY2(holes(middle) == 0, qPrintable(QString::number(middle)));
}

void TestOverview::inThePresentationItStepsAside()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_W);
    OverviewStrip* strip = page.window.timeline().overview();
    QVERIFY(strip->isVisible());
    page.press(Qt::Key_F11);
    QVERIFY(!strip->isVisible());
    page.press(Qt::Key_F11);
    QVERIFY(strip->isVisible());
}

void TestOverview::keysPan()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    for (int i = 0; i < 4; ++i)
        page.press(Qt::Key_W);
    TimelineView& view = page.window.timeline();
    view.panBy(-1e6);
    const double before = view.xOf({});
    page.press(Qt::Key_D);
    QVERIFY(view.xOf({}) < before - 50);
    page.press(Qt::Key_A);
    QCOMPARE(view.xOf({}), before);
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
