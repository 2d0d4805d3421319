#include "gui/source/mark_overlay.h"
#include "gui/timeline/arrows.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/highlight.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/legend.h"
#include "tests/gui/drawn_runs.h"
#include "tests/gui/timeline_page.h"
#include "tests/gui/window_page.h"

#include <QHelpEvent>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>

#include <set>

using namespace awaitscope;

/// What tasks do to each other, drawn above the runs.
class TestArrows : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyKindHasItsOwnShapeInInk();
    void arrowsGoFromRowToRow();
    void aCallPointsToWhereItBegins();
    void oneTaskHasItsOwnArrowsWithWords();
    void theirWordsHideNothing();
    void whereThereIsNoRoomThePointerTells();
    void closeOnesAreLeftOut();
    void theirNumberFollowsThePixels();
    void behindTheCurtainThereAreNone();
    void theKeyShowsAllAndTheLegendTellsThem();
};

namespace {

constexpr int kCooperative = 1;
constexpr LaneId kMain = 1;
constexpr LaneId kDownload = 2;

std::vector<Arrow> arrowsIn(const DisplayList& list)
{
    std::vector<Arrow> arrows;
    for (const DisplayItem& item : list.items)
        if (const auto* arrow = std::get_if<Arrow>(&item)) arrows.push_back(*arrow);
    return arrows;
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

void TestArrows::aCallPointsToWhereItBegins()
{
    const Drawn look(lookComparison());
    constexpr size_t kSynchronous = 0;
    const RunScene scene = look.scene(kSynchronous);
    const std::vector<Arrow> arrows = arrowsIn(look.arrows(kSynchronous));
    std::multiset<double> calls;
    for (const Arrow& arrow : arrows) {
        if (arrow.head != ArrowHead::Open) continue;
        QCOMPARE(arrow.from.x(), arrow.to.x());
        calls.insert(arrow.to.x());
    }
    std::multiset<double> bars;
    for (const LaneId lane : scene.timeline().order()) {
        const TimelineLane& called = scene.timeline().lane(lane);
        if (scene.trace().lane(lane).creator == kMain)
            bars.insert(scene.x(called.intervals.front().from()));
    }
    QVERIFY(!calls.empty());
    QCOMPARE(calls, bars);
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
    // Without a loop it is a call.
    words.clear();
    for (const DisplayItem& item : look.arrows(0, kDownload).items)
        if (const auto* text = std::get_if<TextItem>(&item)) words << text->text;
    QVERIFY2(words.contains("calls") && !words.contains("creates"), qPrintable(words.join(' ')));
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

QTEST_MAIN(TestArrows)
#include "tst_arrows.moc"
