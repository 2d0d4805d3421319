#include "core/comparison/first_difference.h"
#include "core/comparison/outcome_difference.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

Comparison compare(std::shared_ptr<const Trace> first, std::shared_ptr<const Trace> second)
{
    std::vector<Run> runs;
    runs.push_back(makeRun(std::move(first)));
    runs.push_back(makeRun(std::move(second)));
    return makeComparison("title", std::move(runs));
}

// One task that works 1 s at line 3, interrupted after 0.2 s if wanted.
std::shared_ptr<const Trace> worker(bool interrupted, double seconds = 1)
{
    TraceBuilder b(interrupted ? Model::Preemptive : Model::Cooperative);
    const LaneId main = b.line(2).task("main", b.program());
    b.running(main);
    b.line(3);
    if (interrupted) {
        b.add(EventKind::WorkStarted, main);
        b.at(0.2).preempted(main);
        b.running(main);
        b.at(seconds).add(EventKind::WorkFinished, main);
    } else {
        b.works(main, seconds);
    }
    b.line(4).finished(main);
    return b.end();
}

} // namespace

class FirstDifferenceTest : public QObject {
    Q_OBJECT

private slots:
    void equalRunsHaveNone()
    {
        QVERIFY(!firstDifference(compare(cooperativeSample(), cooperativeSample()), 0, 1));
    }

    void timesDoNotCount()
    {
        QVERIFY(!firstDifference(compare(worker(false, 1), worker(false, 2)), 0, 1));
    }

    void anInterruptionIsTheFirstDifference()
    {
        const auto difference = firstDifference(compare(worker(false), worker(true)), 0, 1);
        QVERIFY(difference);
        QCOMPARE(difference->parting, Parting::Suspends);
        QCOMPARE(difference->time(), VirtualTime() + Duration::milliseconds(200));
        QCOMPARE(difference->first.lane, LaneId{1});
        QCOMPARE(difference->first.position.time, VirtualTime() + Duration::seconds(1));
    }

    void anotherTaskThatGoesOnIsADifference()
    {
        const auto runThatStarts = [](bool first) {
            TraceBuilder b(Model::Cooperative);
            const LaneId a = b.task("a", b.program());
            const LaneId other = b.task("b", b.program());
            b.running(first ? a : other);
            return b.end();
        };
        const auto difference =
            firstDifference(compare(runThatStarts(true), runThatStarts(false)), 0, 1);
        QVERIFY(difference);
        QCOMPARE(difference->parting, Parting::Resumes);
        QCOMPARE(difference->first.lane, LaneId{1});
        QCOMPARE(difference->second.lane, LaneId{2});
    }

    void whatComesBehindALimitIsNoDifference()
    {
        const auto run = [](int prints, bool isCut) {
            TraceBuilder b(Model::Cooperative);
            const LaneId task = b.task("task", b.program());
            for (int i = 0; i < prints; ++i) {
                b.running(task);
                b.prints(task, std::to_string(i));
                b.waiting(task, WaitReason::Future);
                b.ready(task, ReadyReason::FutureDone);
            }
            if (isCut) b.add(EventKind::LimitReached, kNone, static_cast<uint16_t>(Limit::Events));
            return b.end(isCut ? RunStatus::Limit : RunStatus::Ok);
        };
        const auto outputs = [](const auto& first, const auto& second) {
            return outcomeDifference(*first, *second).output;
        };
        const auto cut = run(2, true), later = run(3, true), over = run(4, false);
        QVERIFY(!firstDifference(compare(cut, later), 0, 1));
        QVERIFY(!firstDifference(compare(over, cut), 0, 1));
        QVERIFY(outputs(cut, later) == OutputDifference::SameSoFar);
        QVERIFY(outputs(over, cut) == OutputDifference::SameSoFar);
        // A run that is over by itself does no more.
        QVERIFY(firstDifference(compare(run(1, false), later), 0, 1));
        QVERIFY(outputs(run(1, false), later) == OutputDifference::Different);
    }

    void aRunThatStopsEarlierIsADifference()
    {
        TraceBuilder b(Model::Cooperative);
        const auto empty = b.end();
        const auto difference = firstDifference(compare(empty, worker(false)), 0, 1);
        QVERIFY(difference);
        QCOMPARE(difference->parting, Parting::Stops);
        QCOMPARE(difference->first.lane, kNone);
        QCOMPARE(difference->first.event, EventIndex{1});
        QCOMPARE(difference->second.lane, LaneId{1});
    }
};

QTEST_GUILESS_MAIN(FirstDifferenceTest)
#include "tst_first_difference.moc"
