#include "core/metrics/figure.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

Metrics metricsOf(const std::shared_ptr<const Trace>& trace)
{
    return computeMetrics(*trace, buildTimeline(*trace));
}

const TaskTimes& taskOf(const Metrics& metrics, LaneId lane)
{
    for (const TaskTimes& task : metrics.tasks)
        if (task.lane == lane) return task;
    qFatal("no such task");
}

double shareOf(const Metrics& metrics, Figure figure)
{
    return std::get<double>(figureOf(metrics, figure).value());
}

Duration ms(int64_t count)
{
    return Duration::milliseconds(count);
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private:
    static std::vector<std::shared_ptr<const Trace>> samples()
    {
        return {cooperativeSample(), lateSample(), synchronousSample(), preemptiveSample()};
    }

private slots:
    void whatACoreDoesAddsUpToTheTotal()
    {
        for (const auto& trace : samples()) {
            const Metrics metrics = metricsOf(trace);
            QCOMPARE(metrics.total, trace->end() - VirtualTime());
            for (const CoreTimes& core : metrics.cores) {
                QCOMPARE(core.busy + core.held + core.switching + core.idle, metrics.total);
                QVERIFY(core.idle >= Duration());
            }
        }
    }

    void whatATaskDoesAddsUpToItsLife()
    {
        for (const auto& trace : samples())
            for (const TaskTimes& task : metricsOf(trace).tasks)
                QCOMPARE(task.running + task.held + task.inCall + task.ready + task.late +
                             task.waiting,
                         task.lifetime);
    }

    void aCooperativeRunHasAFreezeAndItsLine()
    {
        const Metrics metrics = metricsOf(cooperativeSample());
        QCOMPARE(metrics.total, ms(2000));
        QCOMPARE(metrics.cores[0].busy, ms(2000));
        QVERIFY(metrics.freeze);
        QCOMPARE(metrics.freeze->length, ms(1200));
        QCOMPARE(metrics.freeze->holder, LaneId{3});
        QCOMPARE(metrics.freeze->line, 11u);
        QCOMPARE(*metrics.readyWait, ms(1200));
        QCOMPARE(*metrics.switches, uint64_t{5});
        QVERIFY(!metrics.preemptions);
        QCOMPARE(metrics.finishedTasks, uint64_t{4});
        QCOMPARE(*metrics.throughput, 2.0);
    }

    void aDueTaskIsFrozenFromItsDeadline()
    {
        const Metrics metrics = metricsOf(lateSample());
        QCOMPARE(metrics.freeze->length, ms(2000));
        QCOMPARE(metrics.freeze->start, VirtualTime() + ms(1000));
        QCOMPARE(metrics.freeze->holder, LaneId{3});
        QCOMPARE(metrics.freeze->line, 9u);
        QCOMPARE(taskOf(metrics, 2).late, ms(2000));
        QCOMPARE(taskOf(metrics, 2).waiting, ms(1000));
    }

    void aFreezeIsOfTheWorkThatGoesOnThoughSomebodyAskedForAnEnd()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId hog = b.task("hog", b.program());
        const LaneId other = b.task("other", b.program());
        b.line(3).running(hog);
        const EventIndex work = b.add(EventKind::WorkStarted, hog, 0, kNone, b.number(3));
        b.at(1).preempted(hog);
        b.running(other);
        b.add(EventKind::CancelRequested, hog, 0, other);
        b.at(1.5).add(EventKind::TaskReady, other);
        b.running(hog);
        b.at(3).add(EventKind::CancelRequested, hog, 0, other);
        b.at(3.5).add(EventKind::WorkFinished, hog);
        b.finished(hog);
        b.running(other);
        b.finished(other);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(metrics.freeze->length, ms(2000));
        QCOMPARE(metrics.freeze->event, work);
        QCOMPARE(metrics.freeze->line, 3u);
    }

    void whatIsToldOfACallbackThatIsOverKeepsNoCore()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId callbacks = b.lane(LaneKind::Callbacks);
        const LaneId sleeper = b.task("sleeper", b.program());
        b.running(sleeper);
        const EventIndex timer = b.sleeps(sleeper, 3);
        b.at(1).running(callbacks);
        b.add(EventKind::CallbackStarted, callbacks);
        b.add(EventKind::CallbackFinished, callbacks);
        b.prints(callbacks, "never retrieved", OutputToStderr);
        b.at(2).add(EventKind::WorkStarted, callbacks, 0, kNone, b.number(0.5));
        b.at(2.5).add(EventKind::WorkFinished, callbacks);
        b.at(3).fired(timer);
        b.ready(sleeper, ReadyReason::Timer);
        b.at(4).running(sleeper);
        b.finished(sleeper);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(metrics.cores[0].busy, ms(500));
        QVERIFY(!metrics.freeze || metrics.freeze->length == Duration());
    }

    void responseIsToTheFirstStepAndTurnaroundToTheEnd()
    {
        const Metrics metrics = metricsOf(cooperativeSample());
        QCOMPARE(*taskOf(metrics, 4).response, ms(1200));
        QCOMPARE(*taskOf(metrics, 4).turnaround, ms(2000));
        QCOMPARE(*metrics.meanResponse, ms(300));
        QCOMPARE(*metrics.worstResponse, ms(1200));
        QCOMPARE(*metrics.meanTurnaround, ms(1800));
        QCOMPARE(*metrics.worstTurnaround, ms(2000));
    }

    void aTaskThatNeverRanHasNeither()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId task = b.task("main", b.program());
        b.at(1);
        const Metrics metrics = metricsOf(b.end(RunStatus::Limit));
        QVERIFY(!taskOf(metrics, task).response);
        QVERIFY(!taskOf(metrics, task).turnaround);
        QVERIFY(!metrics.meanResponse);
        QCOMPARE(taskOf(metrics, task).ready, ms(1000));
    }

    void aCallerIsInItsCallAndASleepHoldsTheThread()
    {
        const Metrics metrics = metricsOf(synchronousSample());
        QCOMPARE(metrics.cores[0].held, ms(2000));
        QCOMPARE(metrics.cores[0].busy, ms(1000));
        QCOMPARE(taskOf(metrics, 1).inCall, ms(2000));
        QCOMPARE(taskOf(metrics, 2).held, ms(2000));
        QVERIFY(!metrics.switches);
        QVERIFY(!metrics.readyWait);
        QVERIFY(!metrics.freeze);
        QVERIFY(!metrics.fairness);
        QVERIFY(!figureOf(metrics, Figure::LongestFreeze));
        QVERIFY(!figureOf(metrics, Figure::ReadyWait));
        QVERIFY(!figureOf(metrics, Figure::CpuSwitching));
    }

    void aPreemptiveRunHasPreemptionsAndSwitches()
    {
        const Metrics metrics = metricsOf(preemptiveSample());
        QCOMPARE(*metrics.preemptions, uint64_t{1});
        QCOMPARE(*metrics.switches, uint64_t{4});
        QCOMPARE(metrics.cores[0].busy, ms(300));
        QCOMPARE(metrics.cores[0].switching, ms(40));
        QCOMPARE(metrics.cores[0].idle, Duration());
        QCOMPARE(taskOf(metrics, 2).preemptions, 1u);
        // B is ready from 0 on: A computes 0.01-0.11; C, from 0.11 on: B computes 0.12-0.22.
        QVERIFY(metrics.freeze);
        QCOMPARE(metrics.freeze->length, ms(100));
        QCOMPARE(metrics.freeze->start, VirtualTime() + ms(10));
        QCOMPARE(metrics.freeze->holder, LaneId{2});
        QCOMPARE(metrics.freeze->waiter, LaneId{3});
    }

    void responseAndTurnaroundCountFromTheStartOfTheRun()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.works(main, 1);
        const LaneId child = b.task("child", main); // created at 1
        b.waiting(main, WaitReason::Task, child);
        b.running(child);
        b.works(child, 2);
        b.finished(child);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(*taskOf(metrics, child).response, ms(1000));
        QCOMPARE(*taskOf(metrics, child).turnaround, ms(3000));
        QCOMPARE(taskOf(metrics, child).lifetime, ms(2000));
        QCOMPARE(*metrics.meanResponse, ms(500));
    }

    // A (lane 1) works 0-3 on core 0, line 5, interrupted at 1 and back at once; B (2) works 0-2 on
    // core 1, line 6. C (3) is ready 0.5-2: A's second stretch has 1 s of it, B's has all 1.5 s.
    void aFreezeOnTwoCoresIsTheLongestThatOneTaskKeptItsCoreWhileAnotherWaited()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.cores = 2;
        TraceBuilder b(settings);
        const LaneId a = b.task("a", b.program());
        const LaneId other = b.task("b", b.program());
        b.core(0).line(5).running(a);
        b.add(EventKind::WorkStarted, a, 0, kNone, b.number(3));
        b.core(1).line(6).running(other);
        b.add(EventKind::WorkStarted, other, 0, kNone, b.number(2));
        b.at(0.5).line(0).task("c", b.program());
        b.at(1).core(0).line(5).preempted(a);
        b.running(a);
        b.at(2).core(1).line(6).add(EventKind::WorkFinished, other);
        b.finished(other);
        b.running(3);
        b.finished(3);
        b.at(3).core(0).line(5).add(EventKind::WorkFinished, a);
        b.finished(a);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(metrics.freeze->length, ms(1500));
        QCOMPARE(metrics.freeze->start, VirtualTime() + ms(500));
        QCOMPARE(metrics.freeze->holder, other);
        QCOMPARE(metrics.freeze->waiter, LaneId{3});
        QCOMPARE(metrics.freeze->line, 6u);
    }

    // The work at line 5 began before the interruption; the freeze is in what is left of it.
    void aFreezeInAnInterruptedWorkHasTheLineOfThatWork()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId a = b.task("a", b.program());
        b.line(5).running(a);
        b.add(EventKind::WorkStarted, a, 0, kNone, b.number(3));
        b.at(1).preempted(a);
        b.running(a);
        b.at(2).line(0).task("b", b.program());
        b.at(3).line(5).add(EventKind::WorkFinished, a);
        b.finished(a);
        b.running(2);
        b.finished(2);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(metrics.freeze->length, ms(1000));
        QCOMPARE(metrics.freeze->holder, a);
        QCOMPARE(metrics.freeze->line, 5u);
    }

    void jainIsOneWhenAllHaveTheSameShare()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId first = b.task("a", b.program());
        b.running(first);
        b.works(first, 1);
        b.finished(first);
        const LaneId second = b.task("b", b.program());
        b.running(second);
        b.works(second, 3);
        b.finished(second);
        QCOMPARE(*metricsOf(b.end()).fairness, 1.0);
    }

    void jainFallsWhenOneWaitsForAnother()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        b.running(first);
        b.works(first, 1);
        b.finished(first);
        b.running(second);
        b.works(second, 1);
        b.finished(second);
        // Shares of 1 and 1/2: (3/2)^2 / (2 * 5/4)
        QCOMPARE(*metricsOf(b.end()).fairness, 0.9);
    }

    void jainCountsWhoGotNothing()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId first = b.task("a", b.program());
        const LaneId asks = b.task("asks for nothing", b.program());
        b.task("starves", b.program());
        b.running(asks);
        b.finished(asks);
        b.running(first);
        b.works(first, 2);
        b.finished(first);
        // Shares of 1 and 0: one has all.
        QCOMPARE(*metricsOf(b.end(RunStatus::Limit)).fairness, 0.5);
    }

    void sharesAreOfAllCores()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.cores = 2;
        TraceBuilder b(settings);
        const LaneId first = b.task("a", b.program());
        b.running(first);
        b.works(first, 1);
        b.finished(first);
        const Metrics metrics = metricsOf(b.end());
        QCOMPARE(metrics.cores.size(), size_t{2});
        QCOMPARE(shareOf(metrics, Figure::CpuBusy), 0.5);
        QCOMPARE(shareOf(metrics, Figure::CpuIdle), 0.5);
    }

    void aRunThatTakesNoTimeHasNoShares()
    {
        TraceBuilder b(Model::Cooperative);
        const Metrics metrics = metricsOf(b.end());
        QVERIFY(!figureOf(metrics, Figure::CpuBusy));
        QVERIFY(!figureOf(metrics, Figure::Throughput));
        QCOMPARE(std::get<Duration>(*figureOf(metrics, Figure::TotalTime)), Duration());
    }

    void everyFigureHasItsOwnNameAndTheValueOfItsUnit()
    {
        std::vector<std::string_view> names;
        const Metrics metrics = metricsOf(preemptiveSample());
        for (const Figure figure : kFigures) {
            QVERIFY(!nameOf(figure).empty());
            QVERIFY(std::ranges::find(names, nameOf(figure)) == names.end());
            names.push_back(nameOf(figure));
            const auto value = figureOf(metrics, figure);
            if (!value) continue;
            QCOMPARE(std::holds_alternative<Duration>(*value), unitOf(figure) == FigureUnit::Time);
            QCOMPARE(std::holds_alternative<uint64_t>(*value), unitOf(figure) == FigureUnit::Count);
        }
    }

    void theBestRunsAreThoseThatReachTheBestValue()
    {
        Metrics slow, quick;
        slow.total = ms(4000);
        quick.total = ms(2000);
        quick.switches = 7;
        slow.switches = 3;
        QCOMPARE(bestRuns({&slow, &quick, &quick}, Figure::TotalTime),
                 (std::vector<bool>{false, true, true}));
        QCOMPARE(bestRuns({&slow, &quick}, Figure::Switches), (std::vector<bool>{false, false}));
        QCOMPARE(bestRuns({&quick, &quick}, Figure::TotalTime), (std::vector<bool>{false, false}));
        QCOMPARE(bestRuns({}, Figure::TotalTime), std::vector<bool>());
        QCOMPARE(worstRuns({&slow, &quick, &quick}, Figure::TotalTime),
                 (std::vector<bool>{true, false, false}));
        QCOMPARE(worstRuns({&slow, &quick, &slow}, Figure::Switches),
                 (std::vector<bool>{false, false, false}));
        // Of two, the one that is not best needs no mark.
        QCOMPARE(worstRuns({&slow, &quick}, Figure::TotalTime), (std::vector<bool>{false, false}));
    }
    void aRunThatALimitEndedIsNotTheBest()
    {
        Metrics cut, slow;
        cut.total = ms(1000);
        cut.cut = true; // all its tasks had ended
        slow.total = ms(3000);
        QCOMPARE(bestRuns({&cut, &slow}, Figure::TotalTime), (std::vector<bool>{false, false}));
        TraceBuilder b(Model::Cooperative);
        QVERIFY(!metricsOf(b.end()).cut);
    }
    void timesThatNobodyCanCountAreTheMost()
    {
        const Duration years = Duration::seconds(9'000'000'000);
        TraceBuilder b(Model::Cooperative);
        for (const char* name : {"first", "second"}) {
            const LaneId lane = b.task(name, b.program());
            b.running(lane);
            b.waiting(lane, WaitReason::Future);
        }
        b.at(9'000'000'000.0);
        const Metrics metrics = metricsOf(b.end());
        QVERIFY(metrics.waiting > years);
        QCOMPARE(years + years, Duration::nanoseconds(std::numeric_limits<int64_t>::max()));
        QCOMPARE(-years - years, Duration::nanoseconds(std::numeric_limits<int64_t>::min()));
    }
    void aCallbackInBetweenIsNoSwitch()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId callbacks = b.lane(LaneKind::Callbacks);
        for (int time = 0; time < 3; ++time) {
            b.running(main);
            b.works(main, 0.1);
            b.waiting(main, WaitReason::Future);
            b.add(EventKind::CallbackStarted, callbacks);
            b.works(callbacks, 0.1);
            b.add(EventKind::CallbackFinished, callbacks);
            b.ready(main, ReadyReason::FutureDone, callbacks);
        }
        b.running(main);
        b.finished(main);
        QCOMPARE(*metricsOf(b.end()).switches, uint64_t{0});
    }
    void aRunThatCutsOffItsTasksIsNotTheBest()
    {
        // As a task that nobody awaits: the end of the program cancels it, or lets it end.
        const auto run = [](double length, bool cutsOff) {
            TraceBuilder b(Model::Cooperative);
            const LaneId task = b.task("task", b.program());
            b.running(task);
            b.works(task, length);
            if (cutsOff) b.add(EventKind::CancelRequested, task, 0, b.program());
            b.finished(task, cutsOff ? Outcome::Cancelled : Outcome::Result);
            const auto trace = b.end();
            return computeMetrics(*trace, buildTimeline(*trace));
        };
        const Metrics left = run(1, true);
        const Metrics slow = run(4, false);
        const Metrics quick = run(2, false);
        QCOMPARE(left.cutOffTasks, uint64_t{1});
        QCOMPARE(*left.throughput, 0.0);
        QCOMPARE(slow.cutOffTasks, uint64_t{0});
        QCOMPARE(bestRuns({&left, &slow, &quick}, Figure::TotalTime),
                 (std::vector<bool>{false, false, true}));
        QCOMPARE(bestRuns({&left, &slow}, Figure::TotalTime), (std::vector<bool>{false, false}));
        // Where all do, none has an advantage.
        const Metrics worse = run(3, true);
        QCOMPARE(bestRuns({&left, &worse}, Figure::TotalTime), (std::vector<bool>{true, false}));
    }

    void aRunThatWasCutShortIsNotTheBest()
    {
        Metrics stuck, quick, slow;
        stuck.total = ms(1000);
        stuck.tasks.emplace_back(); // never ends
        quick.total = ms(2000);
        slow.total = ms(3000);
        QCOMPARE(bestRuns({&stuck, &slow, &quick}, Figure::TotalTime),
                 (std::vector<bool>{false, false, true}));
        QCOMPARE(bestRuns({&stuck, &slow}, Figure::TotalTime), (std::vector<bool>{false, false}));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
