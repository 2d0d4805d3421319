#include "gui/timeline/axis_map.h"
#include "gui/timeline/axis_ticks.h"
#include "gui/timeline/axis_window.h"

#include <QTest>

#include <cmath>
#include <random>
#include <set>
#include <vector>

using namespace awaitscope;

namespace {

constexpr double kSlot = 30;

VirtualTime ms(int64_t count)
{
    return VirtualTime() + Duration::milliseconds(count);
}

struct Line {
    const char* name;
    std::vector<AxisInstant> instants;
    VirtualTime end;
    double width;
};

std::vector<Line> lines()
{
    std::vector<AxisInstant> many;
    for (int i = 0; i < 5000; ++i)
        many.push_back({ms(i), static_cast<uint32_t>(1 + i % 3)});
    return {
        {"nothing", {}, ms(0), 800},
        {"zeroWidth", {{ms(0), 4}, {ms(2000), 3}}, ms(4000), 0},
        {"zeroRange", {{ms(0), 5}}, ms(0), 800},
        {"oneInstantAtZero", {{ms(0), 4}}, ms(1000), 800},
        {"oneInstantLater", {{ms(500), 2}}, ms(1000), 800},
        {"instantAtTheEnd", {{ms(0), 1}, {ms(1000), 3}}, ms(1000), 800},
        {"theLook", {{ms(0), 3}, {ms(1200), 2}, {ms(2000), 3}}, ms(4000), 810},
        {"withoutSlots", {{ms(300), 0}, {ms(600), 0}}, ms(1000), 640},
        {"onePixel", {{ms(0), 2}}, ms(10), 1},
        {"thousands", many, ms(5000), 900},
        {"thousandsZoomedIn", many, ms(5000), 5e6},
    };
}

void addLinesInAllModes()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("mode");
    const std::vector<Line> all = lines();
    for (size_t i = 0; i < all.size(); ++i)
        for (const int mode : {0, 1, 2})
            QTest::addRow("%s-%d", all[i].name, mode) << static_cast<int>(i) << mode;
}

AxisMap mapOf(int line, int mode)
{
    const Line chosen = lines()[static_cast<size_t>(line)];
    return AxisMap(std::make_shared<const AxisLine>(chosen.instants, chosen.end),
                   static_cast<AxisMode>(mode), chosen.width, kSlot);
}

std::shared_ptr<const AxisLine> lookLine(const std::vector<AxisBreak>& breaks = {})
{
    const std::vector<AxisInstant> instants{{ms(0), 3}, {ms(1200), 2}, {ms(2000), 3}};
    return std::make_shared<const AxisLine>(instants, ms(4000), breaks);
}

AxisMap lookMap(double width)
{
    return AxisMap(lookLine(), AxisMode::Unfolded, width, kSlot);
}

/// Some positions of a line, in order: within slots, at knots, between.
std::vector<AxisPosition> positionsOf(const Line& line)
{
    std::vector<AxisPosition> positions;
    const int64_t end = line.end.nanoseconds();
    std::set<int64_t> times{0, end};
    const size_t apart = 1 + line.instants.size() / 37;
    for (size_t i = 0; i < line.instants.size(); i += apart) {
        const int64_t time = line.instants[i].time.nanoseconds();
        times.insert({std::max<int64_t>(time - 1, 0), time, std::min(time + 1, end)});
    }
    for (int part = 1; part < 19; ++part)
        times.insert(end / 19 * part);
    for (const int64_t time : times)
        for (uint32_t slot = 0; slot < 4; ++slot)
            positions.push_back({VirtualTime::atNanoseconds(time), slot});
    return positions;
}

} // namespace

class TestAxisMap : public QObject {
    Q_OBJECT
private slots:
    void neverFalls_data() { addLinesInAllModes(); }
    void neverFalls()
    {
        QFETCH(int, line);
        QFETCH(int, mode);
        const AxisMap map = mapOf(line, mode);
        const Line chosen = lines()[static_cast<size_t>(line)];
        double last = 0;
        const int64_t steps = chosen.end == VirtualTime() ? 0 : 500;
        for (int64_t step = 0; step <= steps; ++step) {
            const auto time = VirtualTime::atNanoseconds(chosen.end.nanoseconds() / 500 * step);
            for (uint32_t slot = 0; slot < 6; ++slot) {
                const double x = map.x({time, slot});
                QVERIFY2(x >= last, qPrintable(QString("%1 after %2").arg(x).arg(last)));
                last = x;
            }
        }
        QVERIFY(last <= chosen.width + 1e-6);
    }

    void comesBackFromEveryPixel_data() { addLinesInAllModes(); }
    void comesBackFromEveryPixel()
    {
        QFETCH(int, line);
        QFETCH(int, mode);
        const AxisMap map = mapOf(line, mode);
        const double step = std::max(map.width() / 997, 0.25);
        AxisPosition last;
        for (double x = 0; x <= map.width(); x += step) {
            const AxisPosition position = map.at(x);
            QVERIFY(position >= last);
            last = position;
            // The position begins at or before x, within a slot or a nanosecond.
            const double back = map.x(position);
            QVERIFY2(back <= x + 1e-3, qPrintable(QString("%1 from %2").arg(back).arg(x)));
            const double slack = std::max(map.slotWidth(), map.pixelsPerSecond() / 1e9) + 1e-3;
            QVERIFY2(x - back <= slack, qPrintable(QString("%1 from %2").arg(back).arg(x)));
            QCOMPARE(map.at(back).time, position.time);
        }
    }

    void comesBackFromEverySlot()
    {
        const AxisMap map = lookMap(810);
        for (const AxisPosition position :
             {AxisPosition{ms(0), 0}, AxisPosition{ms(0), 2}, AxisPosition{ms(1200), 1},
              AxisPosition{ms(2000), 0}, AxisPosition{ms(2000), 2}, AxisPosition{ms(777), 0},
              AxisPosition{ms(3999), 0}})
            QVERIFY(map.at(map.x(position) + 1e-8) == position);
    }

    void slotsAreEquallyWideAndTimeIsToScaleBetween()
    {
        const AxisMap map = lookMap(810);
        QCOMPARE(map.slotWidth(), kSlot);
        QCOMPARE(map.x({ms(0), 1}), kSlot);
        QCOMPARE(map.xAfter(ms(0)), 3 * kSlot);
        const double scale = (810 - 8 * kSlot) / 4000;
        QCOMPARE(map.x(ms(1200)), 3 * kSlot + 1200 * scale);
        QCOMPARE(map.x(ms(2000)), 5 * kSlot + 2000 * scale);
        QCOMPARE(map.x(ms(4000)), 810.0);
    }

    void slotsPastTheLastStandWhereTimeGoesOn()
    {
        const AxisMap map = lookMap(810);
        QCOMPARE(map.x({ms(0), 3}), map.x({ms(0), 99}));
        QCOMPARE(map.x({ms(0), 3}), map.xAfter(ms(0)));
    }

    void slotsNeverTakeMoreThanHalf_data()
    {
        QTest::addColumn<double>("width");
        for (const double width : {5.0, 60.0, 300.0, 480.0, 5000.0})
            QTest::addRow("%g", width) << width;
    }
    void slotsNeverTakeMoreThanHalf()
    {
        QFETCH(double, width);
        const AxisMap map = lookMap(width);
        QVERIFY(8 * map.slotWidth() <= width / 2 + 1e-9);
    }

    void denseInstantsFold()
    {
        const AxisMap map = mapOf(9, static_cast<int>(AxisMode::Unfolded));
        QCOMPARE(map.slotWidth(), 0.0);
        QCOMPARE(map.x(ms(2500)), 450.0);
    }

    void instantsHaveNoWidthInPureTime()
    {
        const AxisMap map = mapOf(6, static_cast<int>(AxisMode::Time));
        QCOMPARE(map.x({ms(2000), 2}), 405.0);
        QCOMPARE(map.slotWidth(), 0.0);
    }

    void orderMakesEqualSteps()
    {
        const AxisMap map = mapOf(6, static_cast<int>(AxisMode::Order));
        // Three, two and three slots, and three stretches between them.
        const double step = 810.0 / 11;
        QCOMPARE(map.x({ms(0), 2}), 2 * step);
        QCOMPARE(map.x(ms(1200)), 4 * step);
        QCOMPARE(map.x(ms(2000)), 7 * step);
        QCOMPARE(map.pixelsPerSecond(), 0.0);
    }

    void aRunWithoutTimeKeepsItsOrder()
    {
        const AxisMap map = mapOf(2, static_cast<int>(AxisMode::Unfolded));
        QVERIFY(map.slotWidth() >= kSlot);
        QVERIFY(map.at(map.x({ms(0), 4}) + 1) == (AxisPosition{ms(0), 4}));
    }

    void theFirstPositionFromAPlaceIsTheFirst_data() { addLinesInAllModes(); }
    void theFirstPositionFromAPlaceIsTheFirst()
    {
        QFETCH(int, line);
        QFETCH(int, mode);
        const AxisMap map = mapOf(line, mode);
        const std::vector<AxisPosition> positions = positionsOf(lines()[static_cast<size_t>(line)]);
        AxisMap::Walk walk;
        for (double x = -1; x <= map.width() + 2; x += std::max(map.width() / 97, 0.25)) {
            const AxisPosition first = map.firstFrom(x);
            QVERIFY(map.firstFrom(x, walk) == first);
            for (const AxisPosition position : positions)
                QVERIFY2((map.x(position) >= x) == (position >= first),
                         qPrintable(QString("%1 at %2").arg(map.x(position)).arg(x)));
        }
    }

    void aWalkFindsTheSameWhateverItsSteps()
    {
        std::mt19937 random(1);
        std::vector<AxisInstant> instants;
        VirtualTime now;
        for (int i = 0; i < 3000; ++i) {
            now = now + Duration::nanoseconds(1 + (i / 500 % 2 ? 40 : 4000) * (random() % 9));
            instants.push_back({now, 1 + static_cast<uint32_t>(random() % 3)});
        }
        const AxisMap map(std::make_shared<const AxisLine>(instants, now), AxisMode::Unfolded, 2000,
                          kSlot);
        for (const double most : {0.2, 3.0, 700.0}) {
            AxisMap::Walk walk;
            for (double x = 0; x < map.width() + 5; x += most * (random() % 5) / 4)
                QVERIFY2(map.firstFrom(x, walk) == map.firstFrom(x),
                         qPrintable(QString::number(x)));
        }
    }

    void theSliderGoesThroughTheModesWithoutAJump()
    {
        for (int line = 0; line < static_cast<int>(lines().size()); ++line) {
            const Line chosen = lines()[static_cast<size_t>(line)];
            const auto shared = std::make_shared<const AxisLine>(chosen.instants, chosen.end);
            const std::vector<AxisPosition> positions = positionsOf(chosen);
            const auto placesAt = [&](AxisOrder order) {
                const AxisMap map(shared, order, chosen.width, kSlot);
                std::vector<double> places;
                for (const AxisPosition position : positions)
                    places.push_back(map.x(position));
                return places;
            };
            for (const AxisMode mode : {AxisMode::Time, AxisMode::Unfolded, AxisMode::Order})
                QCOMPARE(placesAt(AxisOrder(AxisOrder(mode).share())), placesAt(mode));
            std::vector<double> last = placesAt(AxisOrder(0.0));
            for (int step = 1; step <= 100; ++step) {
                const std::vector<double> places = placesAt(AxisOrder(step / 100.0));
                QVERIFY(std::is_sorted(places.begin(), places.end()));
                for (size_t i = 0; i < places.size(); ++i)
                    QVERIFY(std::abs(places[i] - last[i]) <= chosen.width / 45 + 1e-6);
                last = places;
            }
        }
    }

    void aBreakTakesLittleRoomAndLeavesTheRestToScale()
    {
        const AxisMap map(lookLine({{ms(100), ms(1100)}, {ms(2500), ms(4000)}}), AxisMode::Unfolded,
                          810, kSlot);
        const double gap = map.x(ms(1100)) - map.x(ms(100));
        QVERIFY(gap > kSlot && gap < 3 * kSlot);
        QCOMPARE(map.x(ms(4000)) - map.x(ms(2500)), gap);
        QCOMPARE(map.x(ms(4000)), 810.0);
        // Half a second in it is half of its room: positions are still exact.
        QCOMPARE(map.x(ms(600)), map.x(ms(100)) + gap / 2);
        QCOMPARE(map.at(map.x(ms(600))).time, ms(600));
        const double scale = (810 - 8 * kSlot - 2 * gap) / 1500;
        QCOMPARE(map.x(ms(1200)) - map.x(ms(1100)), 100 * scale);
        QCOMPARE(map.x(ms(2500)) - map.xAfter(ms(2000)), 500 * scale);
        const auto breaks = map.breaksBetween(0, 810);
        QCOMPARE(breaks.size(), size_t{2});
        QVERIFY(breaks[0].stretch == (AxisBreak{ms(100), ms(1100)}));
        QCOMPARE(breaks[1].begin, map.x(ms(2500)));
        QVERIFY(map.breaksBetween(200, 210).empty());
        for (const AxisTick& tick : ticksBetween(map, 0, 810, 30))
            for (const AxisMap::Break& gone : breaks)
                QVERIFY(tick.time <= gone.stretch.from || tick.time >= gone.stretch.to);
    }

    void inPureOrderABreakChangesNothing()
    {
        const AxisMap broken(lookLine({{ms(100), ms(1100)}}), AxisMode::Order, 810, kSlot);
        const AxisMap whole(lookLine(), AxisMode::Order, 810, kSlot);
        for (const int64_t time : {0, 100, 600, 1100, 1200, 1700, 2000, 3000, 4000})
            QCOMPARE(broken.x({ms(time), 1}), whole.x({ms(time), 1}));
    }

    void aLongBreakIsNoWorkForTheTicks()
    {
        const std::vector<AxisInstant> instants{{ms(0), 1}, {ms(1), 1}, {ms(1'000'000'000'000), 1}};
        const AxisMap map(std::make_shared<const AxisLine>(
                              instants, ms(1'000'000'000'001),
                              std::vector<AxisBreak>{{ms(1), ms(1'000'000'000'000)}}),
                          AxisMode::Time, 800, kSlot);
        QVERIFY(ticksBetween(map, 0, 800, 64).size() < 40);
    }

    void outsideTheLineAreItsEnds()
    {
        const AxisMap map = lookMap(810);
        QVERIFY(map.at(-50) == AxisPosition{});
        QCOMPARE(map.at(5000).time, ms(4000));
        QCOMPARE(map.x(ms(9000)), 810.0);
    }

    void ticksAreRoundAndApart()
    {
        const AxisMap map = lookMap(810);
        const std::vector<AxisTick> ticks = ticksBetween(map, 0, 810, 64);
        QVERIFY(ticks.size() >= 3);
        for (size_t i = 0; i < ticks.size(); ++i) {
            QCOMPARE(ticks[i].time.nanoseconds() % 500'000'000, 0);
            if (i > 0) QVERIFY(ticks[i].x - ticks[i - 1].x >= 64);
        }
        QVERIFY(ticksBetween(AxisMap(), 0, 100, 64).empty());
    }

    void tickStepsAreOneTwoFive_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addColumn<qint64>("step");
        QTest::newRow("a second") << 64.0 << qint64{1'000'000'000};
        QTest::newRow("two") << 40.0 << qint64{2'000'000'000};
        QTest::newRow("a fifth") << 400.0 << qint64{200'000'000};
        QTest::newRow("nanoseconds") << 64e9 << qint64{1};
        QTest::newRow("hours") << 0.001 << qint64{100'000'000'000'000};
    }
    void tickStepsAreOneTwoFive()
    {
        QFETCH(double, scale);
        QFETCH(qint64, step);
        QCOMPARE(tickStep(scale, 64).count(), step);
    }

    void whatIsUnderThePointerStaysThere_data()
    {
        QTest::addColumn<double>("x");
        for (const double x : {0.0, 45.0, 100.0, 333.0, 600.0, 809.0})
            QTest::addRow("%g", x) << x;
    }
    void whatIsUnderThePointerStaysThere()
    {
        QFETCH(double, x);
        AxisWindow window;
        window.setWidth(810);
        window.setLine(lookMap, true);
        for (const double factor : {1.5, 4.0, 10.0, 0.5}) {
            const AxisPosition before = window.at(x);
            window.zoomAt(x, factor);
            QCOMPARE(window.at(x).slot, before.slot);
            const auto moved = window.at(x).time - before.time;
            QVERIFY(std::abs(moved.toSeconds()) < 1e-6);
        }
    }

    void zoomingOutEndsAtTheWholeLine()
    {
        AxisWindow window;
        window.setWidth(810);
        window.setLine(lookMap, true);
        window.zoomAt(400, 8);
        QVERIFY(window.offset() > 0);
        window.zoomAt(100, 0.001);
        QCOMPARE(window.zoom(), 1.0);
        QCOMPARE(window.offset(), 0.0);
    }

    void panningStopsAtTheEnds()
    {
        AxisWindow window;
        window.setWidth(810);
        window.setLine(lookMap, true);
        window.panBy(100);
        QCOMPARE(window.offset(), 0.0);
        window.zoomAt(0, 3);
        window.panBy(1e9);
        QCOMPARE(window.at(810).time, ms(4000));
        window.panBy(-1e9);
        QVERIFY(window.at(0) == AxisPosition{});
    }

    void revealingMovesOnlyWhenNeeded()
    {
        AxisWindow window;
        window.setWidth(810);
        window.setLine(lookMap, true);
        window.zoomAt(0, 4);
        window.reveal({ms(100), 0});
        QCOMPARE(window.offset(), 0.0);
        window.reveal({ms(3500), 0});
        const double x = window.x({ms(3500), 0});
        QVERIFY(x >= 0 && x <= 810);
    }
};

QTEST_APPLESS_MAIN(TestAxisMap)
#include "tst_axis_map.moc"
