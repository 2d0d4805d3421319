#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "core/trace/jsonl_writer.h"
#include "tests/core/test_host.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <sstream>

using namespace awaitscope;

// Properties that hold for whatever the kernels record: of programs made at random.

namespace {

struct World {
    Runtime& runtime;
    Ref<Lock> lock;
    Ref<Semaphore> permits;
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

Coroutine<void> sleepWithLimit(World& world)
{
    const Ref<Timeout> limit = world.runtime.makeTimeout(world.runtime.now() + world.someTime());
    co_await limit->enter();
    Completion body = co_await world.runtime.sleep(world.someTime());
    co_await limit->exit(std::move(body));
}

Coroutine<void> cancelSomebody(World& world)
{
    const std::vector<Ref<Task>> live = world.runtime.liveTasks();
    if (live.empty()) co_return;
    const Ref<Future> whom = live[world.random() % live.size()];
    const Payload noMessage;
    co_await world.runtime.cancel(whom, noMessage);
}

Coroutine<void> takePermit(World& world)
{
    co_await world.permits->acquire();
    co_await world.runtime.work(world.someTime());
    co_await world.permits->release();
}

Coroutine<Completion> actor(World& world, int depth)
{
    for (uint32_t steps = 3 + world.random() % 6; steps > 0; --steps) {
        switch (world.random() % 15) {
        case 0: co_await world.runtime.sleep(world.someTime()); break;
        case 1: co_await world.runtime.work(world.someTime()); break;
        case 2: co_await world.runtime.blockingSleep(world.someTime()); break;
        case 3: co_await world.runtime.sleep(Duration()); break;
        case 4: world.runtime.write("x\n"); break;
        case 5: co_await useLock(world); break;
        case 6: co_await callLater(world); break;
        case 7: world.runtime.setPriority(static_cast<int64_t>(world.random() % 5)); break;
        case 8: co_await sleepWithLimit(world); break;
        case 9: co_await cancelSomebody(world); break;
        case 10: co_await takePermit(world); break;
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
    World world{*runtime, runtime->makeLock(), runtime->makeSemaphore(2, false),
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

// A thread has had all the CPU time that it asked for, no more and no less.
std::string workFault(const Trace& trace, const Metrics& metrics)
{
    std::vector<Duration> asked(trace.lanes().size());
    for (size_t i = 0; i < trace.size(); ++i)
        if (trace[i].kind == EventKind::WorkStarted)
            asked[trace[i].lane] += Duration::nanoseconds(trace.number(trace[i].argument));
    for (const TaskTimes& task : metrics.tasks)
        if (task.finished && task.running != asked[task.lane])
            return "what lane " + std::to_string(task.lane) + " computed";
    return {};
}

// No core is free for a while in which a thread is ready; under the GIL only the first one counts.
std::string idleFault(const Trace& trace, const Timeline& timeline)
{
    const bool hasGil = trace.settings().policy == Policy::Gil;
    for (const Strip& strip : timeline.strips()) {
        VirtualTime freeSince;
        std::vector<std::pair<VirtualTime, VirtualTime>> gaps;
        for (const Interval& interval : strip.intervals) {
            if (interval.start > freeSince) gaps.emplace_back(freeSince, interval.start);
            freeSince = interval.stop;
        }
        gaps.emplace_back(freeSince, trace.end());
        if (hasGil && strip.core > 0) {
            if (!strip.intervals.empty()) return "a thread without the GIL";
            continue;
        }
        for (const TimelineLane& lane : timeline.lanes())
            for (const Interval& interval : lane.intervals)
                for (const auto& [from, to] : gaps) {
                    if (interval.state != LaneState::Ready) continue;
                    // While a core passes to it, it has one, but does not run yet.
                    const VirtualTime taken = interval.stop + -trace.settings().switchCost;
                    if (std::min(taken, to) > std::max(interval.start, from))
                        return "an idle core " + std::to_string(strip.core) + " while " +
                               lane.label + " is ready at " + formatExactSeconds(interval.start);
                }
    }
    return {};
}

// How long a thread waits is bounded where nobody starves: by the quanta of all the others, and by
// what makes up for a difference of priorities (at most 4 here) or of CPU time had.
std::string starvationFault(const Trace& trace, const Timeline& timeline)
{
    const RunSettings& settings = trace.settings();
    int64_t quanta = 0;
    switch (settings.policy) {
    case Policy::RoundRobin:
    case Policy::Gil: quanta = 1; break;
    case Policy::PriorityAging: quanta = 1 + 4; break;
    case Policy::Fair: quanta = 1 + 3; break;
    default: return {};
    }
    const auto lanes = static_cast<int64_t>(trace.lanes().size());
    const Duration turn = settings.quantum + settings.switchCost;
    const Duration most = Duration::nanoseconds(quanta * lanes * turn.count());
    for (const TimelineLane& lane : timeline.lanes())
        for (const Interval& interval : lane.intervals)
            if (interval.state == LaneState::Ready && interval.length() > most)
                return lane.label + " starves";
    return {};
}

// On one core, without switches: who runs next is first in the ready queue. (Threads of callbacks
// are not shown in it.)
std::string queueFault(const Trace& trace)
{
    if (trace.settings().cores > 1 || trace.settings().switchCost > Duration()) return {};
    const SnapshotIndex index(trace);
    for (EventIndex i = 1; i < trace.size(); ++i) {
        if (trace[i].kind != EventKind::TaskRunning) continue;
        if (trace.lane(trace[i].lane).kind == LaneKind::Callbacks) continue;
        const Snapshot before = index.at(i - 1);
        if (before.ready.empty() || before.ready.front().lane != trace[i].lane)
            return "event " + std::to_string(i) + ": not the first of the queue";
    }
    return {};
}

std::string bytesOf(const Trace& trace)
{
    std::ostringstream stream;
    writeJsonl(stream, trace);
    return stream.str();
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
        QTest::addColumn<RunSettings>("settings");
        QTest::addColumn<int>("programs");
        RunSettings settings;
        settings.model = Model::Synchronous;
        QTest::newRow("synchronous") << settings << 25;
        settings.model = Model::Cooperative;
        QTest::newRow("cooperative") << settings << 25;
        settings.model = Model::Preemptive;
        for (const Policy policy : policies()) {
            for (const uint32_t cores : {1u, 2u, 3u, 16u}) {
                for (const int64_t switchCost : {0, 5}) {
                    settings.policy = policy;
                    settings.quantum = usualQuantum(policy);
                    settings.cores = cores;
                    settings.switchCost = Duration::milliseconds(switchCost);
                    settings.seed += 3;
                    QTest::addRow("%s, %u cores, %d ms a switch", nameOf(policy).data(), cores,
                                  static_cast<int>(switchCost))
                        << settings << 3;
                }
            }
        }
    }
    void whatIsDerivedFromARunIsConsistent()
    {
        QFETCH(RunSettings, settings);
        QFETCH(int, programs);
        size_t events = 0;
        for (int program = 0; program < programs; ++program, ++settings.seed) {
            const auto trace = randomRun(settings);
            const Run run = makeRun(trace);
            events += trace->size();
            const std::string seed = "seed " + std::to_string(settings.seed) + ": ";
            std::vector<std::string> faults{intervalFault(*trace, run.timeline),
                                            momentFault(run.timeline), figureFault(run.metrics),
                                            snapshotFault(*trace, run.timeline)};
            if (settings.model == Model::Preemptive) {
                faults.push_back(workFault(*trace, run.metrics));
                faults.push_back(idleFault(*trace, run.timeline));
                faults.push_back(queueFault(*trace));
                faults.push_back(starvationFault(*trace, run.timeline));
            }
            for (const std::string& fault : faults)
                QVERIFY2(fault.empty(), (seed + fault).c_str());
            QVERIFY2(bytesOf(*randomRun(settings)) == bytesOf(*trace), seed.c_str());
        }
        m_programs += static_cast<size_t>(programs);
        m_events += events;
    }
    void theProgramsDidSomething() { QVERIFY(m_events > m_programs * 60); }

private:
    size_t m_programs = 0;
    size_t m_events = 0;
};

QTEST_GUILESS_MAIN(RealRunsTest)
#include "tst_real_runs.moc"
