#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/markers.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/help.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QStandardPaths>

using namespace awaitscope;

/// Two markers, and how far they are apart.
class TestMeasuring : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theKeySetsBothAndTakesThemAway();
    void shiftAndAClickSnapToTheEdgeOfABar();
    void farFromEdgesAMarkerStandsWhereItIsPut();
    void draggingMovesAMarker();
    void escapeTakesThemAway();
    void theDistanceIsWrittenBetweenThem();
    void neitherHandlesNorWordsHideStrips();
    void behindTheCurtainNothingIsSnappedTo();
    void theHelpAndThePaletteKnowIt();
};

namespace {

constexpr int kCooperative = 1;
constexpr LaneId kFirst = 3;

AxisPosition at(double seconds)
{
    return {VirtualTime() + Duration::fromSeconds(seconds), 0};
}

const Markers& markersOf(WindowPage& page)
{
    return page.window.timeline().annotations().markers;
}

/// A place on a lane of the window's timeline.
QPoint on(WindowPage& page, LaneId lane, double seconds, int shift = 0)
{
    return page.window.timeline().centerOf(kCooperative, lane, at(seconds)).toPoint() +
           QPoint(shift, 0);
}

void shiftClick(WindowPage& page, QPoint point)
{
    QTest::mouseClick(page.window.timeline().plotWidget(), Qt::LeftButton, Qt::ShiftModifier,
                      point);
}

} // namespace

void TestMeasuring::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestMeasuring::theKeySetsBothAndTakesThemAway()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const AxisPosition start = page.window.playback().position();
    page.press(Qt::Key_M);
    QCOMPARE(markersOf(page).first, std::optional(start));
    QVERIFY(!markersOf(page).second);
    page.press(Qt::Key_End);
    page.press(Qt::Key_M);
    QCOMPARE(markersOf(page).first, std::optional(start));
    QCOMPARE(markersOf(page).second, std::optional(page.window.playback().position()));
    page.press(Qt::Key_M);
    QVERIFY(markersOf(page) == Markers());
}

void TestMeasuring::shiftAndAClickSnapToTheEdgeOfABar()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const AxisPosition before = page.window.playback().position();
    const auto endOfComputing = [&](LaneId lane) {
        const Run& run = page.window.playback().comparison()->runs[kCooperative];
        for (const Interval& interval : run.timeline.lane(lane).intervals)
            if (interval.state == LaneState::Computing) return interval.to();
        return AxisPosition();
    };
    const auto beside = [&](LaneId lane, int shift) {
        return page.window.timeline().centerOf(kCooperative, lane, endOfComputing(lane)).toPoint() +
               QPoint(shift, 0);
    };
    shiftClick(page, beside(kFirst, -4));
    QVERIFY(markersOf(page).first);
    QVERIFY(*markersOf(page).first == endOfComputing(kFirst));
    // It is no click on the bar.
    QVERIFY(page.window.playback().position() == before);
    shiftClick(page, beside(4, 4));
    QVERIFY(*markersOf(page).second == endOfComputing(4));
}

void TestMeasuring::farFromEdgesAMarkerStandsWhereItIsPut()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const QPoint point = on(page, kFirst, 0.6);
    shiftClick(page, point);
    QVERIFY(std::abs(page.window.timeline().xOf(*markersOf(page).first) - point.x()) < 1.5);
    // No more digits than pixels can tell.
    shiftClick(page, on(page, kFirst, 0.9, 7));
    const Duration distance = markersOf(page).second->time - markersOf(page).first->time;
    QVERIFY(distance > Duration());
    QVERIFY2(distance.count() % 1'000'000 == 0, qPrintable(QString::number(distance.count())));
}

void TestMeasuring::draggingMovesAMarker()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    TimelineView& view = page.window.timeline();
    QWidget* plot = view.plotWidget();
    shiftClick(page, on(page, kFirst, 0.4));
    shiftClick(page, on(page, kFirst, 0.8));
    const auto drag = [&](AxisPosition from, QPoint to) {
        const QPoint begin(qRound(view.xOf(from)), to.y());
        QTest::mousePress(plot, Qt::LeftButton, {}, begin);
        for (const QPoint& point : {(begin + to) / 2, to})
            QTest::mouseMove(plot, point);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    };
    const Markers before = markersOf(page);
    drag(*before.second, on(page, kFirst, 1.2, 3));
    QCOMPARE(markersOf(page).second->time, at(1.2).time);
    QCOMPARE(markersOf(page).first, before.first);
    // The cursor stays where it was, and the window, too.
    QVERIFY(page.window.playback().isAtStart());
    QCOMPARE(view.xOf({}), view.xOf(view.positionAt(view.xOf({}))));
    drag(*before.first, on(page, kFirst, 0.6));
    QVERIFY(markersOf(page).first->time > at(0.55).time);
}

void TestMeasuring::escapeTakesThemAway()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_M);
    page.press(Qt::Key_Escape);
    QVERIFY(markersOf(page) == Markers());
}

void TestMeasuring::theDistanceIsWrittenBetweenThem()
{
    const Markers markers{at(2), at(0.8)};
    for (const Language language : {Language::English, Language::French}) {
        PictureStyle style;
        style.language = language;
        DisplayList list;
        drawMarkers(list, {{QRectF(100, 0, 800, 400)}, 400, 100, 900, 700.0, 300.0}, markers,
                    style);
        QStringList words;
        for (const DisplayItem& item : list.items)
            if (const auto* text = std::get_if<TextItem>(&item)) {
                words << text->text;
                if (text->text.contains('s'))
                    QVERIFY(text->box.left() > 300 && text->box.right() < 700);
            }
        const QString distance = language == Language::French ? "1,2" : "1.2";
        QCOMPARE(words.size(), 3);
        QVERIFY2(words.front().startsWith(distance), qPrintable(words.front()));
        QCOMPARE(words.mid(1), QStringList({"1", "2"}));
    }
}

void TestMeasuring::neitherHandlesNorWordsHideStrips()
{
    ComparisonPicture picture(lookComparison());
    const PictureStyle style;
    LayoutRequest request = picture.layoutRequest(style);
    request.width = 1000;
    const PictureLayout layout = layOut(request);
    const double strip = layout.runs.back().strips.back().bottom();
    for (const double apart : {400.0, 20.0}) {
        MarkerPlaces places{{}, layout.runsBottom, layout.plotLeft, layout.plotRight, {}, {}};
        places.first = layout.plotLeft + 100;
        places.second = *places.first + apart;
        Markers markers;
        markers.first = at(0);
        markers.second = at(1.2);
        DisplayList list;
        drawMarkers(list, places, markers, style);
        QVERIFY(list.count<Box>() == 3);
        std::vector<QRectF> boxes;
        for (const DisplayItem& item : list.items)
            if (const auto* box = std::get_if<Box>(&item)) boxes.push_back(box->rect);
        for (size_t one = 0; one < boxes.size(); ++one) {
            QVERIFY(boxes[one].top() >= strip);
            for (size_t other = 0; other < one; ++other)
                QVERIFY(!boxes[one].intersects(boxes[other]));
        }
    }
}

void TestMeasuring::behindTheCurtainNothingIsSnappedTo()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    while (page.printed(kCooperative).size() < 2)
        page.press(Qt::Key_Right);
    page.press(Qt::Key_B);
    QVERIFY(page.window.playback().position().time < at(1).time);
    shiftClick(page, on(page, kFirst, 1.2, -4));
    QVERIFY(!(*markersOf(page).first > page.window.playback().position()));
}

void TestMeasuring::theHelpAndThePaletteKnowIt()
{
    WindowPage page;
    const QString help = keysText(page.window.actions());
    QVERIFY(help.contains(plainName(*page.window.actions().measure).toHtmlEscaped()));
    QVERIFY(help.contains("Shift"));
}

QTEST_MAIN(TestMeasuring)
#include "tst_measuring.moc"
