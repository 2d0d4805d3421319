#include "tests/gui/look_runs.h"
#include "tests/gui/timeline_page.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

using namespace awaitscope;

namespace {

constexpr LaneId kDownload = 2;
constexpr LaneId kFirst = 3;
constexpr int kCooperative = 1;
constexpr int kPreemptive = 2;

std::shared_ptr<const Comparison> manyTasks()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    for (int i = 0; i < 60; ++i)
        b.task("worker", main, std::to_string(i));
    b.works(main, 1);
    return comparisonOf("", {b.end()});
}

constexpr double kPause = 0.05;

/// So many bars that drawing them takes longer than a frame may, and a pause among them.
std::shared_ptr<const Comparison> manyBars()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    std::vector<LaneId> tasks;
    for (int i = 0; i < 36; ++i)
        tasks.push_back(b.task("worker", main, std::to_string(i)));
    b.waiting(main, WaitReason::Gather, kNone, 36);
    double now = 0;
    for (uint32_t turn = 0; turn < 700; ++turn) {
        if (turn == 350) now += kPause;
        b.iteration(turn + 1);
        for (const LaneId task : tasks) {
            b.at(now).running(task);
            b.at(now += 1e-5 * (1 + (turn + task) % 3)).waiting(task, WaitReason::Sleep);
        }
        b.at(now += 1e-5);
        for (const LaneId task : tasks)
            b.ready(task, ReadyReason::Timer);
    }
    return comparisonOf("", {b.end(RunStatus::Limit)});
}

/// Not by moving what was drawn before.
void drawWhole(TimelinePage& page)
{
    page.view().setTheme(themeOf(ThemeKind::Light));
}

/// Whether two pictures are the same but for the last digit of a place.
bool areAlike(const QImage& one, const QImage& other)
{
    if (one.size() != other.size()) return false;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y), b = other.pixel(x, y);
            if (std::abs(qRed(a) - qRed(b)) > 2 || std::abs(qGreen(a) - qGreen(b)) > 2 ||
                std::abs(qBlue(a) - qBlue(b)) > 2)
                return false;
        }
    return true;
}

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT
private slots:
    void showsNothingWithoutRuns()
    {
        TimelinePage page(nullptr);
        QVERIFY(!page.picture().isNull());
        page.click({200, 200});
        page.wheel({200, 200}, 1);
        page.view().setCursor(TimelinePage::at(1));
        page.view().setComparison(comparisonOf("", {}));
        QVERIFY(!page.view().comparison());
    }

    void theTimeAtTheCursorCutsNoLabel()
    {
        TimelinePage page(lookComparison());
        const Theme& theme = themeOf(ThemeKind::Light);
        const QRectF axis = page.view().axisArea();
        const int middle = qRound(page.view().xOf(TimelinePage::at(2)));
        // Beside the time, in the row of the labels: pixels with ink.
        const auto inked = [&](int from, int to) {
            const QImage picture = page.picture();
            int count = 0;
            for (int x = from; x < to; ++x)
                for (int y = qRound(axis.top()) + 12; y < qRound(axis.top()) + 25; ++y)
                    count += picture.pixelColor(x, y) == theme.canvas ? 0 : 1;
            return count;
        };
        page.view().setCursor(TimelinePage::at(0.5));
        QVERIFY(inked(middle - 10, middle + 100) > 40); // `t = 2 s, in order`
        page.view().setCursor(TimelinePage::at(2));
        // The tag is 45 pixels wide to each side.
        QCOMPARE(inked(middle + 45, middle + 110), 0);
        page.view().setCursor(TimelinePage::at(0.5));
        QVERIFY(inked(middle - 10, middle + 100) > 40);
    }

    void theWheelZoomsAroundThePointer()
    {
        TimelinePage page(lookComparison());
        const QPoint point = page.on(kCooperative, kFirst, TimelinePage::at(0.7));
        const AxisPosition before = page.view().positionAt(point.x());
        const double second = page.view().xOf(TimelinePage::at(0.8));
        page.wheel(point, 4);
        const AxisPosition after = page.view().positionAt(point.x());
        QVERIFY(std::abs((after.time - before.time).toSeconds()) < 1e-6);
        QVERIFY(page.view().xOf(TimelinePage::at(0.8)) > second + 20);
    }

    void aHeavyPictureIsMovedAtOnceAndThenDrawnWhole()
    {
        const auto bars = manyBars();
        for (const int by : {37, -90}) {
            TimelinePage page(bars);
            page.view().zoomBy(3);
            page.view().panBy(400);
            drawWhole(page);
            const QImage before = page.picture();
            page.view().panBy(by);
            const QImage moved = page.picture();
            // Under the first lane, which has words.
            const int top = qRound(page.view().headerOf(0).bottom()) + 46;
            const int height = qRound(page.view().axisArea().top()) - 40 - top;
            const int left = qRound(page.view().axisArea().left());
            const QRect inside(left + 200, top, 300, height);
            QVERIFY(moved.copy(inside) == before.copy(inside.translated(by, 0)));
            QVERIFY(moved.copy(inside) != before.copy(inside));
            // Nothing is missing where it came into view.
            TimelinePage whole(bars);
            whole.view().zoomBy(3);
            whole.view().panBy(400 + by);
            drawWhole(whole);
            const QImage exact = whole.picture();
            const int right = qRound(page.view().axisArea().right());
            const QRect strip(by > 0 ? right - by : left, top, std::abs(by), height);
            QVERIFY(moved.copy(strip) == exact.copy(strip));
            QTRY_VERIFY(page.picture() == exact);
        }
    }

    void aHeavyPictureIsStretchedAtOnceAndThenDrawnWhole()
    {
        const auto bars = manyBars();
        for (const double factor : {1.3, 1 / 1.3}) {
            TimelinePage page(bars);
            page.view().zoomBy(3);
            const QImage before = page.picture();
            page.view().zoomBy(factor);
            const QImage stretched = page.picture();
            QVERIFY(stretched != before);
            TimelinePage whole(bars);
            whole.view().showWindow(page.view().window());
            const QImage exact = whole.picture();
            QVERIFY(stretched != exact);
            QTRY_VERIFY(page.picture() == exact);
        }
    }

    void whatIsTooMuchAtOnceIsSeenSoon()
    {
        const auto bars = manyBars();
        TimelinePage page(bars);
        TimelinePage whole(bars);
        for (TimelinePage* each : {&page, &whole}) {
            each->view().zoomBy(20);
            each->view().zoomBy(1 / 4.0);
            drawWhole(*each);
            each->picture();
            each->view().zoomBy(1 / 4.0);
        }
        page.picture(); // most of it has not been drawn yet
        drawWhole(whole);
        const QImage exact = whole.picture();
        QTRY_VERIFY(areAlike(page.picture(), exact));
        for (TimelinePage* each : {&page, &whole})
            each->view().panBy(1);
        drawWhole(whole);
        const QImage panned = whole.picture();
        QTRY_VERIFY(areAlike(page.picture(), panned));
    }

    void aHeavyPictureIsShownFurtherAsTheCurtainMoves()
    {
        const auto bars = manyBars();
        const auto end = bars->runs[0].trace->end().toSeconds();
        TimelinePage page(bars);
        page.view().setCurtain(true);
        page.view().setCursor(TimelinePage::at(end * 0.3));
        drawWhole(page);
        page.picture();
        for (const double part : {0.32, 0.5, 0.2}) {
            page.view().setCursor(TimelinePage::at(end * part));
            const QImage moved = page.picture();
            TimelinePage whole(bars);
            whole.view().setCursor(TimelinePage::at(end * part));
            whole.view().setCurtain(true);
            const QImage exact = whole.picture();
            const int top = qRound(page.view().headerOf(0).bottom()) + 46;
            const QRect lanes(0, top, moved.width(),
                              qRound(page.view().axisArea().top()) - 40 - top);
            QVERIFY(moved.copy(lanes) == exact.copy(lanes));
            QTRY_VERIFY(page.picture() == exact);
        }
    }

    void aHeavyPictureIsShownFurtherWhereNothingHappens()
    {
        const auto bars = manyBars();
        const Trace& trace = *bars->runs[0].trace;
        VirtualTime pause;
        for (EventIndex event = 1; event < trace.size(); ++event)
            if ((trace[event].time - trace[event - 1].time).toSeconds() > kPause / 2)
                pause = trace[event - 1].time;
        const auto inPause = [&](double part) {
            return AxisPosition{pause + Duration::fromSeconds(kPause * part), 0};
        };
        TimelinePage page(bars);
        page.view().setCurtain(true);
        page.view().setCursor(inPause(0.1));
        drawWhole(page);
        page.picture();
        for (const double part : {0.3, 0.9, 0.5}) {
            page.view().setCursor(inPause(part));
            TimelinePage whole(bars);
            whole.view().setCursor(inPause(part));
            whole.view().setCurtain(true);
            const QImage exact = whole.picture();
            QTRY_VERIFY(page.picture() == exact);
        }
    }

    void controlZoomsFiner()
    {
        TimelinePage coarse(lookComparison());
        TimelinePage fine(lookComparison());
        const QPoint point = coarse.on(kCooperative, kFirst, TimelinePage::at(0.7));
        coarse.wheel(point, 2);
        fine.wheel(point, 2, Qt::ControlModifier);
        QVERIFY(fine.view().xOf(TimelinePage::at(1)) < coarse.view().xOf(TimelinePage::at(1)));
        QVERIFY(fine.view().xOf(TimelinePage::at(1)) > point.x());
    }

    void shiftPansAndDraggingTheGroundDoes()
    {
        TimelinePage page(lookComparison());
        page.view().zoomBy(6);
        const double start = page.view().xOf(TimelinePage::at(1));
        page.wheel({500, 100}, -2, Qt::ShiftModifier);
        const double panned = page.view().xOf(TimelinePage::at(1));
        QVERIFY(panned < start);
        page.drag({600, 100}, {680, 100});
        QVERIFY(page.view().xOf(TimelinePage::at(1)) > panned + 60);
        page.view().fit();
        QVERIFY(page.view().positionAt(page.view().xOf({})) == AxisPosition{});
    }

    void draggingTheCursorAsksForItsPlaces()
    {
        TimelinePage page(lookComparison());
        TimelineView& view = page.view();
        connect(&view, &TimelineView::cursorDragged, &view, &TimelineView::setCursor);
        view.setCursor(TimelinePage::at(0.7));
        QSignalSpy dragged(&view, &TimelineView::cursorDragged);
        QSignalSpy clicked(&view, &TimelineView::barClicked);
        const QPoint from(qRound(view.xOf(TimelinePage::at(0.7))), 50);
        page.drag(from, from + QPoint(120, 0));
        QVERIFY(dragged.size() >= 2);
        QCOMPARE(clicked.size(), 0);
        QVERIFY(view.cursor().time > TimelinePage::at(0.8).time);
        QVERIFY(std::abs(view.xOf(view.cursor()) - (from.x() + 120)) < 32);
    }

    void theCursorNeverMovesByItself()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(0.5));
        page.click(page.on(kCooperative, kFirst, TimelinePage::at(0.9)));
        page.view().zoomBy(3);
        QVERIFY(page.view().cursor() == TimelinePage::at(0.5));
    }

    void zoomingByKeysStaysAtTheCursor()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(1.2));
        const double before = page.view().xOf(TimelinePage::at(1.2));
        page.view().zoomBy(1.5);
        QVERIFY(std::abs(page.view().xOf(TimelinePage::at(1.2)) - before) < 2);
    }

    void aClickSaysRunPlaceAndBar()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(3));
        QSignalSpy focus(&page.view(), &TimelineView::focusRequested);
        QSignalSpy cursor(&page.view(), &TimelineView::cursorDragged);
        QSignalSpy bar(&page.view(), &TimelineView::barClicked);
        page.click(page.on(kCooperative, kDownload, TimelinePage::at(0.7)));
        QCOMPARE(focus.size(), 1);
        QCOMPARE(focus[0][0].toInt(), kCooperative);
        QCOMPARE(cursor.size(), 1);
        QCOMPARE(bar.size(), 1);
        QCOMPARE(bar[0][1].value<LaneId>(), kDownload);
        const Trace& trace = *page.view().comparison()->runs[kCooperative].trace;
        const Event& event = trace[bar[0][2].value<EventIndex>()];
        QCOMPARE(event.kind, EventKind::TaskWaiting);
    }

    void aFlagAnswersWithItsPrint()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(3));
        QSignalSpy prints(&page.view(), &TimelineView::printClicked);
        // The flag stands on the bar's upper edge, at the beginning of its slot.
        const QPoint middle = page.on(kCooperative, kFirst, TimelinePage::at(0, 2));
        for (int dy = 8; dy < 24 && prints.isEmpty(); dy += 2)
            page.click(middle + QPoint(4, -dy));
        QCOMPARE(prints.size(), 1);
        const Trace& trace = *page.view().comparison()->runs[kCooperative].trace;
        const Event& event = trace[prints[0][1].value<EventIndex>()];
        QCOMPARE(trace.text(event.argument), std::string_view("B starts"));
    }

    void hoveringSaysWhatIsThereAndThatItIsLeft()
    {
        TimelinePage page(lookComparison());
        QSignalSpy hovered(&page.view(), &TimelineView::hovered);
        page.move(page.on(kCooperative, kFirst, TimelinePage::at(0.7)));
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][1].value<LaneId>(), kFirst);
        page.move(page.on(kCooperative, kFirst, TimelinePage::at(0.8)));
        QCOMPARE(hovered.size(), 1);
        page.move(page.on(kCooperative, kFirst, TimelinePage::at(3.5)));
        QCOMPARE(hovered.size(), 2);
        QCOMPARE(hovered[1][1].value<LaneId>(), kNone);
    }

    void aTooltipTellsTheBar()
    {
        TimelinePage page(lookComparison());
        const QPoint point = page.on(kCooperative, kDownload, TimelinePage::at(0.7));
        QWidget* plot = page.view().plotWidget();
        QHelpEvent event(QEvent::ToolTip, point, plot->mapToGlobal(point));
        QCoreApplication::sendEvent(plot, &event);
        const QString words = QToolTip::text();
        for (const char* part : {"download", "Task-2", "waiting", "sleep 2", "from 0 s to 2 s"})
            QVERIFY2(words.contains(part), qPrintable(words));
        QToolTip::hideText();
    }

    void behindTheCurtainATooltipTellsNoEnd()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(0.9));
        page.view().setCurtain(true);
        const QPoint point = page.on(kCooperative, kDownload, TimelinePage::at(0.7));
        QWidget* plot = page.view().plotWidget();
        QHelpEvent event(QEvent::ToolTip, point, plot->mapToGlobal(point));
        QCoreApplication::sendEvent(plot, &event);
        QVERIFY2(QToolTip::text().contains("since 0 s"), qPrintable(QToolTip::text()));
        QVERIFY2(!QToolTip::text().contains("2 s"), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void theCurtainHidesWhatComes()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(0.5));
        const QPoint later = page.on(kCooperative, kFirst, TimelinePage::at(0.9));
        const QColor task = themeOf(ThemeKind::Light).tasks[1];
        QCOMPARE(page.picture().pixelColor(later), task);
        page.view().setCurtain(true);
        QVERIFY(page.picture().pixelColor(later) != task);
        const QPoint earlier = page.on(kCooperative, kFirst, TimelinePage::at(0.3));
        QCOMPARE(page.picture().pixelColor(earlier), task);
        QSignalSpy bar(&page.view(), &TimelineView::barClicked);
        page.click(later);
        QCOMPARE(bar.size(), 0);
    }

    void behindTheCurtainTheAxisTellsNothing()
    {
        TimelinePage page(lookComparison());
        page.view().setCursor(TimelinePage::at(0.9));
        const int x = qRound(page.view().xOf(page.view().cursor()));
        // Rows with marks to the right of the cursor: the line of the axis and its ticks.
        const auto markedRows = [&] {
            const QImage picture = page.picture();
            const int top = page.on(kPreemptive, kFirst, TimelinePage::at(0.9)).y() + 83;
            QStringList rows;
            for (int y = top; y < top + 10; ++y)
                for (int right = x + 7; right < picture.width() - 40; ++right)
                    if (picture.pixel(right, y) != picture.pixel(x + 6, y)) {
                        rows << QString::number(y);
                        break;
                    }
            return rows;
        };
        QVERIFY(!markedRows().isEmpty());
        page.view().setCurtain(true);
        QCOMPARE(markedRows().join(' '), QString());
    }

    void movingTheCursorRevealsIt()
    {
        TimelinePage page(lookComparison());
        page.view().zoomAt(200, 8);
        page.view().setCursor(TimelinePage::at(3.5));
        const double x = page.view().xOf(page.view().cursor());
        QVERIFY(x > 0 && x < page.view().width());
    }

    void manyLanesScroll()
    {
        TimelinePage page(manyTasks(), {800, 400});
        QTRY_VERIFY(page.view().findChild<QScrollBar*>()->isVisible());
        const QPoint last = page.on(0, 60, TimelinePage::at(0.5));
        QVERIFY(last.y() > 400);
        auto* bar = page.view().findChild<QScrollBar*>();
        bar->setValue(bar->maximum());
        QVERIFY(page.on(0, 60, TimelinePage::at(0.5)).y() < 400);
        page.view().resize(800, 3000);
        QTRY_VERIFY(!bar->isVisible());
    }

    void themesReachThePixels()
    {
        TimelinePage page(lookComparison());
        const QPoint corner(2, page.view().height() - 2);
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
            page.view().setTheme(themeOf(kind));
            QCOMPARE(page.picture().pixelColor(corner), themeOf(kind).canvas);
        }
    }

    void newRunsOfTheSameLengthKeepTheZoom()
    {
        TimelinePage page(lookComparison());
        page.view().zoomAt(400, 5);
        const double x = page.view().xOf(TimelinePage::at(1));
        page.view().setComparison(lookComparison());
        QCOMPARE(page.view().xOf(TimelinePage::at(1)), x);
        page.view().setComparison(comparisonOf("", {lateSample()}));
        QVERIFY(page.view().positionAt(page.view().xOf({})) == AxisPosition{});
        QVERIFY(page.view().xOf(TimelinePage::at(3)) < page.view().width());
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
