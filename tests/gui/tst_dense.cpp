// Where many things happen on one pixel: the picture still tells the truth. Random runs at random
// zooms, beside a count of every interval.
#include "tests/gui/gantt_fixture.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace awaitscope;

namespace {

using Random = std::mt19937;

double pick(Random& random, double from, double to)
{
    return from + (to - from) * static_cast<double>(random()) / 4294967296.0;
}

/// Lengths from nothing to seconds, in stretches that are alike.
double randomLength(Random& random, double scale)
{
    switch (random() % 8) {
    case 0: return 0;
    case 1: return 1e-9;
    case 2: return scale * pick(random, 1, 60);
    default: return scale * pick(random, 0.1, 2);
    }
}

/// Three threads on two cores that do what comes to their minds, and end in three ways.
std::shared_ptr<const Comparison> randomRun(uint32_t seed)
{
    Random random(seed);
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.cores = 2;
    TraceBuilder b(settings);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    std::vector<LaneId> lanes;
    for (const char* name : {"\"A\"", "\"B\"", "\"C\""})
        lanes.push_back(b.task("worker", main, name));
    b.waiting(main, WaitReason::Gather, kNone, 3);
    double now = 0;
    double scale = 1e-4;
    std::vector<LaneId> onCore(2, kNone);
    for (int step = 0; step < 3000; ++step) {
        if (step % 150 == 0) scale = std::pow(10, pick(random, -6, -2));
        b.at(now += randomLength(random, scale));
        const auto core = static_cast<uint8_t>(random() % 2);
        LaneId& holder = onCore[core];
        b.core(core);
        if (holder != kNone) {
            switch (random() % 5) {
            case 0: b.waiting(holder, WaitReason::Future); break;
            case 1: b.prints(holder, "now"); continue;
            case 2: {
                const double length = randomLength(random, scale);
                b.blocks(holder, length);
                now += length;
                continue;
            }
            default: b.preempted(holder); break;
            }
            holder = kNone;
        }
        const LaneId next = lanes[random() % lanes.size()];
        if (next == onCore[0] || next == onCore[1] || random() % 4 == 0) continue;
        b.running(next);
        holder = next;
    }
    for (size_t core = 0; core < 2; ++core)
        if (onCore[core] != kNone) b.core(static_cast<uint8_t>(core)).preempted(onCore[core]);
    const Outcome outcomes[] = {Outcome::Exception, Outcome::Cancelled, Outcome::Result};
    for (size_t lane = 0; lane < lanes.size(); ++lane) {
        b.at(now += 1e-9).running(lanes[lane]);
        b.finished(lanes[lane], outcomes[lane], "ValueError: x");
    }
    return comparisonOf("Random", {b.end()});
}

/// The fixture at a random width, zoom and place.
GanttFixture randomView(Random& random, const std::shared_ptr<const Comparison>& comparison)
{
    const AxisOrder orders[] = {AxisMode::Time, AxisMode::Unfolded, AxisMode::Order,
                                AxisOrder(pick(random, 0, 1))};
    GanttFixture view(comparison, std::floor(pick(random, 400, 900)),
                      std::pow(10, pick(random, 0, 4)), orders[random() % 4]);
    view.offset = pick(random, 0, 1) * std::max(0.0, view.map.width() - view.layout.plotWidth());
    return view;
}

/// What is drawn on single columns, by colour: (column, colour) to (top, bottom).
using Columns = std::map<int, std::vector<std::pair<QRgb, QRectF>>>;

Columns columnsOf(const DisplayList& list)
{
    Columns columns;
    for (const DisplayItem& item : list.items) {
        const auto* boxes = std::get_if<Boxes>(&item);
        if (!boxes) continue;
        for (const QRectF& rect : boxes->rects)
            for (int column = qRound(rect.left()); column < qRound(rect.right()); ++column)
                columns[column].emplace_back(boxes->color.rgb(), rect);
    }
    return columns;
}

/// The columns of what is drawn as a bar.
std::set<int> barColumnsOf(const DisplayList& list)
{
    std::set<int> columns;
    for (const DisplayItem& item : list.items)
        if (const auto* box = std::get_if<Box>(&item))
            // Hollow bars leave a pixel to their neighbours.
            for (int column = qRound(box->rect.left()) - 1; column <= qRound(box->rect.right());
                 ++column)
                columns.insert(column);
    return columns;
}

/// One task that holds its thread again and again, a moment each time.
std::shared_ptr<const Comparison> manyHolds(int count)
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    for (int i = 0; i < count; ++i)
        b.at(i * 1e-3).blocks(main, 1e-3);
    b.at(count * 1e-3).finished(main);
    return comparisonOf("", {b.end()});
}

double heightOf(const std::vector<std::pair<QRgb, QRectF>>& parts, QColor color)
{
    double height = 0;
    for (const auto& [rgb, rect] : parts)
        // The line of what waits is no part.
        if (rgb == color.rgb() && rect.height() > 1) height += rect.height();
    return height;
}

/// The time that intervals for which `fits` holds have of [from, to], counted one by one.
template <class Fits>
double timeIn(const std::vector<Interval>& intervals, VirtualTime from, VirtualTime to, Fits fits)
{
    double sum = 0;
    for (const Interval& interval : intervals) {
        const Duration part = std::min(interval.stop, to) - std::max(interval.start, from);
        if (part > Duration() && fits(interval)) sum += static_cast<double>(part.count());
    }
    return sum;
}

QString where(uint32_t seed, int column)
{
    return QString("seed %1, column %2").arg(seed).arg(column);
}

} // namespace

class TestDense : public QObject {
    Q_OBJECT
private slots:
    void everyColumnShowsTheSharesOfTheStates();
    void nothingIsDrawnOverTheShares();
    void noColumnOfALifeIsEmpty();
    void whatIsHeldAllTheTimeKeepsItsHatch();
    void coresAreSharedAsTheyWere();
    void everyMarkIsThereAtEveryZoom();
};

void TestDense::everyColumnShowsTheSharesOfTheStates()
{
    int compared = 0;
    for (uint32_t seed = 1; seed <= 60; ++seed) {
        const auto comparison = randomRun(seed % 6);
        Random random(seed);
        const GanttFixture view = randomView(random, comparison);
        const RunScene scene = view.scene(0);
        const PixelColumns columns(scene);
        for (size_t row = 1; row <= 3; ++row) {
            const LaneId lane = scene.rows[row].lane;
            const std::vector<Interval>& intervals = scene.timeline().lane(lane).intervals;
            const DisplayList list = view.bars(0, row);
            const Columns drawn = columnsOf(list);
            const std::set<int> bars = barColumnsOf(list);
            for (int column = columns.first(); column < columns.last() - 1; ++column) {
                const AxisPosition start = columns.start(column);
                const AxisPosition end = columns.start(column + 1);
                const auto begins = std::count_if(
                    intervals.begin(), intervals.end(), [&](const Interval& interval) {
                        return start <= interval.from() && interval.from() < end;
                    });
                const auto shown = drawn.find(column);
                if (begins > 1)
                    QVERIFY2(shown != drawn.end() || bars.contains(column),
                             qPrintable(where(seed, column)));
                if (shown == drawn.end() || start.time >= end.time) continue;
                const double life =
                    timeIn(intervals, start.time, end.time, [](auto&) { return true; });
                if (life == 0) continue;
                const auto share = [&](std::initializer_list<LaneState> states) {
                    const auto isOne = [states](const Interval& interval) {
                        return std::find(states.begin(), states.end(), interval.state) !=
                               states.end();
                    };
                    return timeIn(intervals, start.time, end.time, isOne) / life;
                };
                const QColor color = scene.color(lane);
                const double full = view.layout.barHeight;
                const double computing = share({LaneState::Computing});
                const double ready = share({LaneState::Ready, LaneState::Late});
                // What takes no time is seen, too: as high as a bar where it is alone.
                const bool isInstant =
                    computing == 0 && std::abs(heightOf(shown->second, color) - full) <= 1 &&
                    std::any_of(intervals.begin(), intervals.end(), [&](const Interval& one) {
                        return one.state == LaneState::Computing && start <= one.from() &&
                               one.from() < end;
                    });
                // Two pixels at least for what is there, and the rounding.
                QVERIFY2(isInstant ||
                             std::abs(heightOf(shown->second, color) - computing * full) <= 3,
                         qPrintable(where(seed, column)));
                const QColor pale = blend(color, scene.theme().canvas, 0.3);
                QVERIFY2(std::abs(heightOf(shown->second, pale) - ready * full) <= 5,
                         qPrintable(where(seed, column)));
                ++compared;
            }
        }
    }
    QVERIFY2(compared > 2000, qPrintable(QString::number(compared)));
}

void TestDense::nothingIsDrawnOverTheShares()
{
    for (uint32_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        const GanttFixture view = randomView(random, randomRun(seed % 6));
        for (size_t row = 1; row <= 3; ++row) {
            const DisplayList list = view.bars(0, row);
            const Columns shares = columnsOf(list);
            for (const DisplayItem& item : list.items) {
                const auto* box = std::get_if<Box>(&item);
                if (!box) continue;
                const int left = qRound(box->rect.left());
                const int right = std::max(left + 1, qRound(box->rect.right()));
                const auto first = shares.lower_bound(left);
                QVERIFY2(first == shares.end() || first->first >= right,
                         qPrintable(where(seed, left)));
            }
        }
    }
}

void TestDense::noColumnOfALifeIsEmpty()
{
    for (uint32_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        const GanttFixture view = randomView(random, randomRun(seed % 6));
        const RunScene scene = view.scene(0);
        for (size_t row = 1; row <= 3; ++row) {
            const std::vector<Interval>& intervals =
                scene.timeline().lane(scene.rows[row].lane).intervals;
            std::vector<bool> covered(static_cast<size_t>(scene.right()) + 2);
            const auto cover = [&](double from, double to) {
                const int left = std::max(0, static_cast<int>(std::floor(from)));
                for (int column = left; column < std::ceil(std::max(to, left + 1.0)); ++column)
                    if (column < static_cast<int>(covered.size()))
                        covered[static_cast<size_t>(column)] = true;
            };
            for (const DisplayItem& item : view.bars(0, row).items) {
                if (const auto* box = std::get_if<Box>(&item))
                    // Hollow bars leave a pixel to their neighbours.
                    cover(box->rect.left() - 1, box->rect.right() + 1);
                if (const auto* line = std::get_if<Stroke>(&item))
                    cover(line->from.x(), line->to.x());
                if (const auto* boxes = std::get_if<Boxes>(&item))
                    for (const QRectF& rect : boxes->rects)
                        cover(rect.left(), rect.right());
            }
            const double from = std::max(scene.x(intervals.front().from()), scene.left());
            const double to = std::min(scene.x(intervals.back().to()), scene.right());
            for (int column = static_cast<int>(std::ceil(from)); column < std::floor(to); ++column)
                QVERIFY2(covered[static_cast<size_t>(column)], qPrintable(where(seed, column)));
        }
    }
}

void TestDense::whatIsHeldAllTheTimeKeepsItsHatch()
{
    const GanttFixture view(manyHolds(20000));
    const RunScene scene = view.scene(0);
    DisplayList strips;
    drawStrips(strips, scene, PixelColumns(scene));
    for (const DisplayList& list : {view.bars(0, 0), strips}) {
        double hatched = 0;
        for (const DisplayItem& item : list.items)
            if (const auto* box = std::get_if<Box>(&item); box && box->fill == Fill::CrossHatched)
                hatched += box->rect.width();
        QVERIFY2(hatched > view.layout.plotWidth() * 0.9, qPrintable(QString::number(hatched)));
    }
}

void TestDense::coresAreSharedAsTheyWere()
{
    int compared = 0;
    for (uint32_t seed = 1; seed <= 60; ++seed) {
        Random random(seed);
        const GanttFixture view = randomView(random, randomRun(seed % 6));
        const RunScene scene = view.scene(0);
        const PixelColumns columns(scene);
        DisplayList list;
        drawStrips(list, scene, columns);
        for (size_t strip = 0; strip < 2; ++strip) {
            const QRectF row = scene.layout().strips[strip];
            DisplayList mine;
            for (const DisplayItem& item : list.items)
                if (const auto* boxes = std::get_if<Boxes>(&item);
                    boxes && row.contains(boxes->rects.front().center()))
                    mine.add(*boxes);
            const std::vector<Interval>& intervals = scene.timeline().strips()[strip].intervals;
            for (const auto& [column, parts] : columnsOf(mine)) {
                const AxisPosition start = columns.start(column);
                const AxisPosition end = columns.start(column + 1);
                if (start.time >= end.time || end.time == VirtualTime::never()) continue;
                const auto whole = static_cast<double>((end.time - start.time).count());
                for (size_t part = 2; part <= 7; ++part) {
                    const LaneId id = scene.rows[part / 2].lane;
                    const bool holds = part % 2 == 1;
                    const double share =
                        timeIn(intervals, start.time, end.time,
                               [&](const Interval& one) {
                                   return one.lane == id &&
                                          (one.state == LaneState::Holding) == holds;
                               }) /
                        whole;
                    const QColor color =
                        holds ? blend(scene.color(id), scene.theme().panel, 0.6) : scene.color(id);
                    double height = 0;
                    for (const auto& [rgb, rect] : parts)
                        if (rgb == color.rgb()) height += rect.height();
                    QVERIFY2(std::abs(height - share * row.height()) <= 1.01,
                             qPrintable(where(seed, column)));
                    ++compared;
                }
            }
        }
    }
    QVERIFY2(compared > 3000, qPrintable(QString::number(compared)));
}

void TestDense::everyMarkIsThereAtEveryZoom()
{
    const std::map<LaneMarkKind, MarkKind> pictures{
        {LaneMarkKind::Print, MarkKind::Flag},       {LaneMarkKind::Preempted, MarkKind::Cut},
        {LaneMarkKind::Exception, MarkKind::Cross},  {LaneMarkKind::Cancelled, MarkKind::Bar},
        {LaneMarkKind::Deadlock, MarkKind::Stop},    {LaneMarkKind::Result, MarkKind::Ring},
        {LaneMarkKind::Starved, MarkKind::Hourglass}};
    int found = 0;
    for (uint32_t seed = 1; seed <= 100; ++seed) {
        Random random(seed);
        const GanttFixture view = randomView(random, randomRun(seed % 6));
        const RunScene scene = view.scene(0);
        for (size_t row = 1; row <= 3; ++row) {
            std::map<MarkKind, std::set<double>> drawn;
            for (const DisplayItem& item : view.marks(0, row).items) {
                const Mark& mark = std::get<Mark>(item);
                drawn[mark.kind].insert(mark.at.x());
            }
            for (const LaneMark& mark : scene.timeline().lane(scene.rows[row].lane).marks) {
                if (!pictures.contains(mark.kind)) continue;
                const double from = scene.x(mark.position());
                // A flag may stand anywhere in the slot of its print.
                const double to =
                    mark.kind == LaneMarkKind::Print ? scene.x({mark.time, mark.slot + 1}) : from;
                if (from < scene.left() || to > scene.right()) continue;
                const std::set<double>& places = drawn[pictures.at(mark.kind)];
                const auto near = places.lower_bound(from - 1);
                QVERIFY2(near != places.end() && *near <= to + 1,
                         qPrintable(where(seed, qRound(from))));
                ++found;
            }
        }
    }
    QVERIFY2(found > 10000, qPrintable(QString::number(found)));
}

QTEST_MAIN(TestDense)
#include "tst_dense.moc"
