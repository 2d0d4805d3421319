#include "gui/timeline/comparison_picture.h"
#include "gui/timeline/hit_test.h"
#include "gui/timeline/lane_bars.h"
#include "gui/timeline/lane_marks.h"
#include "gui/timeline/runs_beyond.h"
#include "tests/gui/gantt_fixture.h"
#include "tests/gui/library_runs.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace awaitscope;

namespace {

using Fixture = GanttFixture;

/// Two threads that take turns of a millisecond, `turns` times; the first prints now and then.
std::shared_ptr<const Comparison> denseRun(int turns)
{
    TraceBuilder b(Model::Preemptive);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    LaneId on = b.task("worker", main, "\"A\"");
    LaneId off = b.task("worker", main, "\"B\"");
    b.waiting(main, WaitReason::Gather, kNone, 2);
    b.running(on);
    for (int turn = 1; turn <= turns; ++turn) {
        b.at(turn * 0.001).preempted(on);
        std::swap(on, off);
        b.running(on);
        if (turn % 1000 == 0) b.prints(on, "now");
    }
    b.finished(on, Outcome::Exception, "ValueError: x");
    b.running(off);
    b.finished(off);
    return comparisonOf("Dense", {b.end(RunStatus::Ok)});
}

std::multiset<MarkKind> kindsIn(const DisplayList& list)
{
    std::multiset<MarkKind> kinds;
    for (const DisplayItem& item : list.items)
        if (const auto* mark = std::get_if<Mark>(&item)) kinds.insert(mark->kind);
    return kinds;
}

QStringList words(const DisplayList& list)
{
    QStringList result;
    for (const DisplayItem& item : list.items)
        if (const auto* text = std::get_if<TextItem>(&item)) result << text->text;
    return result;
}

size_t boxesIn(const DisplayList& list)
{
    size_t count = list.count<Box>();
    for (const DisplayItem& item : list.items)
        if (const auto* boxes = std::get_if<Boxes>(&item)) count += boxes->rects.size();
    return count;
}

QRectF extentOf(const DisplayItem& item)
{
    if (const auto* box = std::get_if<Box>(&item)) return box->rect;
    if (const auto* boxes = std::get_if<Boxes>(&item)) {
        QRectF all;
        for (const QRectF& rect : boxes->rects)
            all = all.united(rect);
        return all;
    }
    if (const auto* text = std::get_if<TextItem>(&item)) return text->box;
    if (const auto* line = std::get_if<Stroke>(&item)) return QRectF(line->from, line->to);
    return QRectF(std::get<Mark>(item).at, QSizeF());
}

} // namespace

class TestGantt : public QObject {
    Q_OBJECT
private slots:
    void everyStateHasItsShape()
    {
        const Fixture look(lookComparison());
        const auto boxWith = [](const DisplayList& list, auto&& wanted) {
            for (const DisplayItem& item : list.items)
                if (const auto* box = std::get_if<Box>(&item); box && wanted(*box)) return true;
            return false;
        };
        const double bar = look.layout.barHeight;
        const DisplayList held = look.bars(0, 1);
        QVERIFY(boxWith(held, [&](const Box& box) {
            return box.fill == Fill::CrossHatched && box.rect.height() == bar;
        }));
        const DisplayList call = look.bars(0, 0);
        QVERIFY(boxWith(call, [&](const Box& box) {
            return box.edge.isValid() && box.fill == Fill::Solid && box.rect.height() == bar;
        }));
        const DisplayList ready = look.bars(1, 3);
        QVERIFY(boxWith(ready, [&](const Box& box) {
            return box.edge.isValid() && box.rect.height() < bar / 2;
        }));
        QVERIFY(boxWith(ready, [&](const Box& box) {
            return !box.edge.isValid() && box.rect.height() == bar;
        }));
        const DisplayList waits = look.bars(1, 1);
        QCOMPARE(waits.count<Stroke>(), size_t{1});
    }

    void wordsSayWhy()
    {
        const Fixture look(lookComparison());
        QVERIFY(words(look.bars(0, 0)).contains("in the call compute(\"B\")"));
        QVERIFY(words(look.bars(0, 1)).contains("sleeps 2 s, holds the thread"));
        QCOMPARE(words(look.bars(1, 0)), QStringList{"gather (3)"});
        QCOMPARE(words(look.bars(1, 1)), QStringList{"sleep 2"});
    }
    void whereThereIsLittleRoomTheWordsAreFew()
    {
        const Fixture look(lookComparison(), 460);
        QVERIFY(words(look.bars(0, 1)).contains("sleeps 2 s"));
    }
    void aLockWithoutANameIsNumbered()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.trace().addObject(ObjectKind::Lock);
        const ObjectId second = b.trace().addObject(ObjectKind::Lock);
        b.waiting(main, WaitReason::Lock, second);
        const Fixture look(comparisonOf("", {b.at(1).end(RunStatus::Deadlock)}));
        QCOMPARE(words(look.bars(0, 0)), QStringList{"lock 2"});
    }

    void aLockCalledLockIsSaidOnce()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        b.trace().nameObject(lock, "lock");
        b.waiting(main, WaitReason::Lock, lock);
        const Fixture look(comparisonOf("", {b.at(1).end(RunStatus::Deadlock)}));
        QCOMPARE(words(look.bars(0, 0)), QStringList{"lock"});
    }

    void aDueTimerIsDashed()
    {
        const Fixture late(comparisonOf("", {lateSample()}));
        bool dashed = false;
        for (const DisplayItem& item : late.bars(0, 1).items)
            if (const auto* line = std::get_if<Stroke>(&item)) dashed |= line->dash == Dash::Dashed;
        QVERIFY(dashed);
    }

    void costsThePixelsNotTheIntervals_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {1.0, 7.0, 60.0, 900.0})
            QTest::addRow("%g", zoom) << zoom;
    }
    void costsThePixelsNotTheIntervals()
    {
        QFETCH(double, zoom);
        Fixture dense(denseRun(20000), 1000, zoom);
        for (const double part : {0.0, 0.3, 0.9}) {
            dense.offset = part * (dense.map.width() - dense.layout.plotWidth());
            for (size_t row = 1; row <= 2; ++row) {
                const DisplayList list = dense.bars(0, row);
                QVERIFY(boxesIn(list) > 0);
                // A column shows at most two states here, and what stands beside it.
                QVERIFY(static_cast<double>(boxesIn(list)) <= 3 * dense.layout.plotWidth());
            }
        }
    }

    void nothingLeavesThePlot()
    {
        Fixture look(lookComparison(), 800, 5);
        look.offset = 900;
        const double slack = 1;
        for (size_t run = 0; run < 3; ++run)
            for (size_t row = 0; row < 4; ++row)
                for (const DisplayItem& item : look.bars(run, row).items) {
                    const QRectF extent = extentOf(item);
                    QVERIFY(extent.left() >= look.layout.plotLeft - slack);
                    QVERIFY(extent.right() <= look.layout.plotRight + slack);
                }
    }

    void mergedBarsHaveNoBorderAndShowTheShares()
    {
        const Fixture dense(denseRun(20000), 1000, 1, AxisMode::Time);
        const QColor color = dense.scene(0).color(dense.scene(0).timeline().order()[1]);
        double columns = 0;
        for (const DisplayItem& item : dense.bars(0, 1).items) {
            const auto* boxes = std::get_if<Boxes>(&item);
            if (!boxes || boxes->color != color) continue;
            for (const QRectF& rect : boxes->rects) {
                if (rect.height() <= 1) continue; // the line of what waits
                // Each has the core half of the time; a column holds some twenty turns.
                QVERIFY(std::abs(rect.height() / dense.layout.barHeight - 0.5) < 0.1);
                columns += rect.width();
            }
        }
        QVERIFY(columns > 500);
    }

    void printsInterruptionsAndFailuresAreNeverMergedAway()
    {
        const auto comparison = denseRun(20000);
        const Fixture dense(comparison);
        const Timeline& timeline = comparison->runs[0].timeline;
        for (size_t row = 1; row <= 2; ++row) {
            const LaneId lane = timeline.order()[row];
            std::set<std::pair<MarkKind, int>> wanted;
            for (const LaneMark& mark : timeline.lane(lane).marks) {
                const int pixel = qRound(dense.scene(0).x(mark.position()));
                if (mark.kind == LaneMarkKind::Print)
                    wanted.emplace(MarkKind::Flag,
                                   qRound(flagPlace(dense.scene(0), mark.position(), 0, 1)));
                if (mark.kind == LaneMarkKind::Preempted) wanted.emplace(MarkKind::Cut, pixel);
                if (mark.kind == LaneMarkKind::Exception) wanted.emplace(MarkKind::Cross, pixel);
            }
            std::set<std::pair<MarkKind, int>> drawn;
            for (const DisplayItem& item : dense.marks(0, row).items) {
                const Mark& mark = std::get<Mark>(item);
                if (mark.kind == MarkKind::Ring) continue;
                QVERIFY(drawn.emplace(mark.kind, qRound(mark.at.x())).second);
            }
            for (const auto& [kind, pixel] : wanted)
                QVERIFY2(
                    drawn.contains({kind, pixel}),
                    qPrintable(QString("kind %1 at %2").arg(static_cast<int>(kind)).arg(pixel)));
        }
    }

    void aSwarmOfInterruptionsLeavesTheBarsInSight()
    {
        const Fixture dense(denseRun(20000));
        size_t whole = 0, ticks = 0;
        for (const DisplayItem& item : dense.marks(0, 1).items) {
            const Mark& mark = std::get<Mark>(item);
            if (mark.kind == MarkKind::Cut) ++(mark.room > 0 ? ticks : whole);
        }
        QVERIFY(ticks > 500);
        QVERIFY2(whole < 30, qPrintable(QString::number(whole)));
    }
    void aMarkAtTheVeryEndIsDrawn()
    {
        // Where the last slot ends is the plot's right edge, or a rounding error beyond it.
        for (double width = 700; width < 720; width += 0.7) {
            const Fixture look(lookComparison(), width);
            for (size_t run = 0; run < 3; ++run)
                QVERIFY2(kindsIn(look.marks(run, 0)).contains(MarkKind::Ring),
                         qPrintable(QString("run %1, width %2").arg(run).arg(width)));
        }
    }
    void aLaneHasOneMarkPerEvent()
    {
        const Fixture look(lookComparison());
        QCOMPARE(kindsIn(look.marks(1, 2)),
                 (std::multiset<MarkKind>{MarkKind::Flag, MarkKind::Flag, MarkKind::Ring}));
        QCOMPARE(kindsIn(look.marks(2, 2)).count(MarkKind::Cut), size_t{4});
    }

    void callsHangFromTheirCallers()
    {
        const Fixture look(lookComparison());
        DisplayList list;
        drawCallLines(list, look.scene(0));
        QCOMPARE(list.count<Stroke>(), size_t{3});
        DisplayList none;
        drawCallLines(none, look.scene(1));
        QCOMPARE(none.count<Stroke>(), size_t{0});
    }

    void textsNeverOverlap()
    {
        for (const double width : {420.0, 700.0, 1000.0, 1600.0}) {
            const Fixture look(lookComparison(), width);
            DisplayList list;
            for (size_t run = 0; run < 3; ++run)
                look.picture.drawRun(list, look.scene(run), run == 1);
            std::vector<QRectF> places;
            for (const DisplayItem& item : list.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (!text) continue;
                const double needed = textWidth(text->text, text->role, 1);
                QVERIFY2(needed <= text->box.width() + 6, qPrintable(text->text));
                QRectF place = text->box;
                if (text->alignment & Qt::AlignRight) place.setLeft(place.right() - needed);
                if (text->alignment & Qt::AlignLeft) place.setWidth(needed);
                if (text->alignment & Qt::AlignHCenter) {
                    place.setLeft(text->box.center().x() - needed / 2);
                    place.setWidth(needed);
                }
                const double letters = textSize(text->role);
                place.setTop(text->box.center().y() - letters / 2);
                place.setHeight(letters);
                for (const QRectF& other : places)
                    QVERIFY2(!place.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other),
                             qPrintable(text->text));
                places.push_back(place);
            }
            QVERIFY(places.size() > 20);
        }
    }

    void aPointFindsItsBarAndItsPrint()
    {
        const Fixture look(lookComparison());
        const RunScene scene = look.scene(1);
        const auto middleOf = [&](size_t row, VirtualTime time) {
            return QPointF(scene.x({time, 0}), scene.layout().lanes[row].center().y());
        };
        const auto second = VirtualTime() + Duration::milliseconds(600);
        const TimelineHit bar = hitTest(scene, middleOf(2, second));
        QVERIFY(bar.run && *bar.run == 1);
        QCOMPARE(bar.lane, LaneId{3});
        QVERIFY(bar.interval && bar.interval->state == LaneState::Computing);
        QCOMPARE(bar.print, kNone);

        const double flag = flagPlace(scene, {VirtualTime(), 2}, 0, 1);
        const QPointF at(flag + 4,
                         scene.layout().lanes[2].center().y() - look.layout.barHeight / 2 - 6);
        const TimelineHit print = hitTest(scene, at);
        QVERIFY(print.print != kNone);
        const Trace& trace = *scene.run().trace;
        QCOMPARE(trace.text(trace[print.print].argument), std::string_view("B starts"));

        const QRectF strip = scene.layout().strips[0];
        const TimelineHit holder = hitTest(scene, {scene.x({second, 0}), strip.center().y()});
        QCOMPARE(holder.lane, LaneId{3});
        QVERIFY(!hitTest(scene, {0, 5000}).run);
    }

    void aRunThatWasCutLeavesABreak()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.works(main, 5);
        b.add(EventKind::LimitReached, kNone, static_cast<uint16_t>(Limit::Until));
        const Fixture cut(comparisonOf("", {lateSample(), b.end(RunStatus::Limit)}));
        QCOMPARE(cut.picture.end(), VirtualTime() + Duration::seconds(3));
        DisplayList list;
        cut.picture.drawRun(list, cut.scene(1), false);
        QCOMPARE(kindsIn(list).count(MarkKind::Break), size_t{1});
    }

    void runsThatAreOutOfSightAreTold()
    {
        std::vector<std::shared_ptr<const Trace>> traces;
        for (int run = 0; run < 4; ++run)
            traces.push_back(lateSample());
        const Fixture four(comparisonOf("", traces));
        const std::vector<RunLayout>& runs = four.layout.runs;
        const double all = four.layout.runsBottom;
        QVERIFY(runsBeyond(four.layout, 0, all).below.empty());
        const double second = runs[1].body.bottom();
        const RunsBeyond some =
            runsBeyond(four.layout, runs[1].header.top(), second - runs[1].header.top() + 10);
        QCOMPARE(some.above, std::vector<size_t>({0}));
        QCOMPARE(some.below, std::vector<size_t>({2, 3}));
        for (const double width : {900.0, 200.0}) {
            DisplayList list;
            drawRunsBeyond(list, four.picture.comparison(), some, {0, 0, width, 17}, four.style);
            const auto* text = std::get_if<TextItem>(&list.items.back());
            QVERIFY(text);
            QCOMPARE(text->text, width > 500 ? QString("▼ below: 3 COOPERATIVE #3  ·  4 "
                                                       "COOPERATIVE #4      ▲ above: 1 "
                                                       "COOPERATIVE #1")
                                             : QString("▼ below: 3, 4      ▲ above: 1"));
        }
    }

    void whereRunsPartNoWordsAreCrossed()
    {
        Fixture look(lookComparison());
        const Timeline& timeline = look.picture.comparison().runs[2].timeline;
        // While `main` waits in `gather (3)`, just behind the beginning of these words.
        EventIndex there = 0;
        while (timeline.positionOf(there).time < VirtualTime() + Duration::milliseconds(200))
            ++there;
        look.picture.setDifferences({kNone, kNone, there});
        const RunScene scene = look.scene(2);
        DisplayList list;
        look.picture.drawRun(list, scene, false);
        const double x = scene.x(timeline.positionOf(there));
        std::vector<QRectF> words;
        std::vector<Stroke> parts;
        std::optional<QRectF> tag;
        for (const DisplayItem& item : list.items) {
            const auto* stroke = std::get_if<Stroke>(&item);
            if (stroke && stroke->dash == Dash::Dashed && stroke->from.x() == x)
                parts.push_back(*stroke);
            const auto* text = std::get_if<TextItem>(&item);
            if (text && text->text == QString::fromUtf8("≠")) tag = text->box;
            if (!text || text->role != TextRole::BarText) continue;
            const double height = textSize(text->role);
            words.emplace_back(text->box.left(), text->box.center().y() - height / 2,
                               textWidth(text->text, text->role, 1), height);
        }
        size_t crossed = 0;
        for (const QRectF& place : words) {
            crossed += place.left() <= x && x <= place.right() ? 1 : 0;
            for (const Stroke& part : parts)
                QVERIFY(!place.intersects(QRectF(part.from, part.to).adjusted(-0.5, 0, 0.5, 0)));
            QVERIFY(tag && !tag->intersects(place));
        }
        QVERIFY(crossed >= 1 && parts.size() > crossed);
        QCOMPARE(parts.back().to.y(), scene.layout().body.bottom());
    }

    void headersAreCutBetweenWords()
    {
        bool isShort = false;
        for (double width = 420; width <= 1400; width += 20) {
            const Fixture look(lookComparison(), width);
            DisplayList list;
            look.picture.drawRun(list, look.scene(2), false);
            for (const DisplayItem& item : list.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (!text || text->role != TextRole::RunWords) continue;
                const QStringList parts = text->text.split(QStringLiteral("  ·  "));
                // Each part is whole, or the first one nearly so; and what is left out is told.
                const QStringList whole{"threads, round robin", "quantum 200 ms", "cores 1"};
                for (const QString& part : parts.mid(1))
                    QVERIFY2(whole.contains(part) || part == QString::fromUtf8("…"),
                             qPrintable(text->text));
                QVERIFY2(parts.front().size() >= 9, qPrintable(text->text));
                isShort = isShort || parts.back() == QString::fromUtf8("…");
            }
        }
        QVERIFY(isShort);
    }

    void rowsShrinkBeforeThePictureGrows()
    {
        LayoutRequest request;
        request.runs = {{4, 1, false}, {4, 1, true}, {4, 4, false}};
        request.width = 900;
        const PictureLayout wanted = layOut(request);
        request.height = wanted.height - 60;
        const PictureLayout shrunk = layOut(request);
        QVERIFY(shrunk.height <= request.height);
        QVERIFY(shrunk.lanePitch < wanted.lanePitch);
        request.height = 100;
        const PictureLayout least = layOut(request);
        QVERIFY(least.height > request.height);
        QCOMPARE(least.lanePitch, request.smallestPitch);
        // Headers and air give way when rows can no longer; never so much that parts meet.
        request.height = least.height + 20;
        const PictureLayout tight = layOut(request);
        QVERIFY(tight.height <= request.height);
        QCOMPARE(tight.lanePitch, request.smallestPitch);
        for (const PictureLayout& layout : {shrunk, least, tight})
            for (const RunLayout& run : layout.runs) {
                QVERIFY(run.header.bottom() < run.lanes.front().top());
                QVERIFY(run.lanes.back().bottom() < run.strips.front().top());
                QVERIFY(run.strips.back().bottom() < run.body.bottom());
            }
        QVERIFY(least.runs.front().header.height() < wanted.runs.front().header.height());
    }
    void whatTakesNoTimeIsSeenInPureTime()
    {
        Fixture lock(libraryRuns("lock"));
        lock.layOutAgain(1000, 1, AxisMode::Time);
        // The second to have the lock runs at 1.5 s, only to sleep.
        const double x = lock.scene(1).x({VirtualTime() + Duration::milliseconds(1500), 0});
        size_t marks = 0;
        for (size_t row = 0; row < lock.scene(1).rows.size(); ++row)
            for (const DisplayItem& item : lock.bars(1, row).items)
                if (const auto* boxes = std::get_if<Boxes>(&item))
                    for (const QRectF& rect : boxes->rects)
                        marks += rect.height() == lock.layout.barHeight &&
                                 std::abs(rect.left() - x) <= 1;
        QCOMPARE(marks, size_t{1});
    }
};

QTEST_MAIN(TestGantt)
#include "tst_gantt.moc"
