#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "tests/core/test_host.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace awaitscope;

// Properties that hold for whatever the kernels record: of programs made at random.

namespace {

struct World {
    Runtime& runtime;
    Ref<Lock> lock;
    std::minstd_rand random;

    Duration someTime() { return Duration::milliseconds(static_cast<int64_t>(random() % 300)); }
};

Coroutine<Completion> actor(World& world, int depth);

Coroutine<void> spawnOne(World& world, int depth)
{
    const Ref<Task> child = makeRef<TestTask>("", actor(world, depth + 1));
    co_await world.runtime.spawn(child);
    if (world.random() % 3 == 0) co_return;
    const Ref<Future> future = child;
    co_await world.runtime.wait(future);
}

Coroutine<void> callLater(World& world)
{
    const Ref<Callback> callback =
        makeRef<TestCallback>(world.runtime, "callback", world.someTime());
    const Ref<Handle> handle = makeRef<Handle>(callback);
    co_await world.runtime.callAt(handle, world.runtime.now() + world.someTime());
}

Coroutine<void> useLock(World& world)
{
    co_await world.lock->acquire();
    if (world.runtime.options().settings.model != Model::Synchronous)
        co_await world.runtime.sleep(world.someTime());
    co_await world.runtime.work(world.someTime());
    co_await world.lock->release();
}

Coroutine<Completion> actor(World& world, int depth)
{
    for (uint32_t steps = 3 + world.random() % 6; steps > 0; --steps) {
        switch (world.random() % 10) {
        case 0: co_await world.runtime.sleep(world.someTime()); break;
        case 1: co_await world.runtime.work(world.someTime()); break;
        case 2: co_await world.runtime.blockingSleep(world.someTime()); break;
        case 3: co_await world.runtime.sleep(Duration()); break;
        case 4: world.runtime.write("x\n"); break;
        case 5: co_await useLock(world); break;
        case 6: co_await callLater(world); break;
        default:
            if (depth < 3) co_await spawnOne(world, depth);
        }
    }
    co_return Completion();
}

Coroutine<Completion> program(World& world)
{
    world.runtime.write("begin\n");
    co_await world.runtime.work(world.someTime());
    const Ref<Task> main = makeRef<TestTask>("", actor(world, 0));
    const Ref<Future> future = main;
    co_await world.runtime.runMain(future, true);
    world.runtime.write("end\n");
    co_return Completion();
}

std::shared_ptr<const Trace> randomRun(const RunSettings& settings)
{
    RunOptions options;
    options.settings = settings;
    TestHost host;
    const auto runtime = Runtime::create(options, host);
    World world{*runtime, runtime->makeLock(),
                std::minstd_rand(static_cast<uint32_t>(settings.seed) * 2 + 1)};
    runtime->run(program(world));
    return runtime->sharedTrace();
}

std::string intervalFault(const Trace& trace, const Timeline& timeline)
{
    for (const TimelineLane& lane : timeline.lanes()) {
        for (size_t i = 0; i < lane.intervals.size(); ++i) {
            const Interval& interval = lane.intervals[i];
            if (interval.from() >= interval.to()) return "an interval of no width";
            if (interval.begin > interval.end) return "an interval that ends before it begins";
            if (i > 0 && lane.intervals[i - 1].to() != interval.from()) return "a gap";
        }
        if (lane.ended != kNone && !lane.intervals.empty() &&
            lane.intervals.back().to() != timeline.positionOf(lane.ended))
            return "does not end at its end";
    }
    for (const Strip& strip : timeline.strips())
        for (size_t i = 1; i < strip.intervals.size(); ++i)
            if (strip.intervals[i].from() < strip.intervals[i - 1].to()) return "a shared core";
    for (EventIndex i = 1; i < trace.size(); ++i)
        if (timeline.positionOf(i) < timeline.positionOf(i - 1)) return "a position that falls";
    return {};
}

std::string momentFault(const Timeline& timeline)
{
    const auto& moments = timeline.moments();
    for (size_t i = 0; i < moments.size(); ++i) {
        if (moments[i].from() >= moments[i].to()) return "a moment of no width";
        if (i > 0 && moments[i - 1].from() >= moments[i].from()) return "two begin at one place";
        if (timeline.momentAt(moments[i].first) != i) return "a moment that does not find itself";
    }
    for (const Instant& instant : timeline.instants())
        if (instant.slotCount == 0) return "an instant without a slot";
    return {};
}

std::string figureFault(const Metrics& metrics)
{
    for (const CoreTimes& core : metrics.cores) {
        if (core.busy + core.held + core.switching + core.idle != metrics.total) return "total";
        if (core.idle < Duration()) return "a core with more than the total";
    }
    for (const TaskTimes& task : metrics.tasks)
        if (task.running + task.held + task.inCall + task.ready + task.late + task.waiting !=
            task.lifetime)
            return "the life of lane " + std::to_string(task.lane);
    if (metrics.fairness && (*metrics.fairness <= 0 || *metrics.fairness > 1.000001)) return "jain";
    return {};
}

// A snapshot and the timeline tell the same story.
std::string snapshotFault(const Trace& trace, const Timeline& timeline)
{
    const SnapshotIndex index(trace);
    for (EventIndex i = 0; i < trace.size(); ++i) {
        const Snapshot snapshot = index.at(i);
        const bool isLast = i + 1 == trace.size();
        if (isLast || timeline.positionOf(i) == timeline.positionOf(i + 1)) continue;
        for (LaneId lane = 0; lane < trace.lanes().size(); ++lane) {
            const Interval* interval = timeline.intervalAt(lane, timeline.positionOf(i));
            const LaneState state = snapshot.lanes[lane].state;
            if (interval && interval->state != state)
                return "event " + std::to_string(i) + ", lane " + std::to_string(lane);
            const auto inQueue = std::ranges::count(snapshot.ready, lane, &ReadyEntry::lane);
            if (inQueue != (state == LaneState::Ready)) return "the ready queue";
        }
    }
    return {};
}

} // namespace

class RealRunsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsDerivedFromARunIsConsistent_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("switchCost");
        const auto add = [](const char* name, Model model, int cores, int switchCost) {
            QTest::newRow(name) << static_cast<int>(model) << cores << switchCost;
        };
        add("synchronous", Model::Synchronous, 1, 0);
        add("cooperative", Model::Cooperative, 1, 0);
        add("preemptive", Model::Preemptive, 1, 0);
        add("two cores", Model::Preemptive, 2, 0);
        add("three cores that switch", Model::Preemptive, 3, 5);
    }
    void whatIsDerivedFromARunIsConsistent()
    {
        QFETCH(int, model);
        QFETCH(int, cores);
        QFETCH(int, switchCost);
        RunSettings settings;
        settings.model = static_cast<Model>(model);
        settings.cores = static_cast<uint32_t>(cores);
        settings.switchCost = Duration::milliseconds(switchCost);
        size_t events = 0;
        for (settings.seed = 0; settings.seed < 25; ++settings.seed) {
            const auto trace = randomRun(settings);
            const Run run = makeRun(trace);
            events += trace->size();
            const std::string seed = "seed " + std::to_string(settings.seed) + ": ";
            for (const std::string& fault :
                 {intervalFault(*trace, run.timeline), momentFault(run.timeline),
                  figureFault(run.metrics), snapshotFault(*trace, run.timeline)})
                QVERIFY2(fault.empty(), (seed + fault).c_str());
        }
        QVERIFY2(events > 1500, std::to_string(events).c_str()); // programs that do something
    }
};

QTEST_GUILESS_MAIN(RealRunsTest)
#include "tst_real_runs.moc"
