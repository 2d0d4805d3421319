#include "core/snapshot/snapshot.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

std::vector<LaneId> readyLanes(const Snapshot& snapshot)
{
    std::vector<LaneId> lanes;
    for (const ReadyEntry& entry : snapshot.ready)
        lanes.push_back(entry.lane);
    return lanes;
}

// Index of the n-th event (from 0) of a kind on a lane.
EventIndex find(const Trace& trace, EventKind kind, LaneId lane, int n = 0)
{
    for (EventIndex i = 0; i < trace.size(); ++i)
        if (trace[i].kind == kind && trace[i].lane == lane && n-- == 0) return i;
    qFatal("no such event");
}

bool same(const Snapshot& a, const Snapshot& b)
{
    const auto sameLane = [](const LaneStatus& x, const LaneStatus& y) {
        return x.state == y.state && x.core == y.core && x.event == y.event && x.place == y.place;
    };
    const auto sameReady = [](const ReadyEntry& x, const ReadyEntry& y) {
        return x.lane == y.lane && x.since == y.since && x.event == y.event;
    };
    const auto sameTimer = [](const PendingTimer& x, const PendingTimer& y) {
        return x.lane == y.lane && x.deadline == y.deadline && x.event == y.event;
    };
    return a.event == b.event && a.time == b.time && a.iteration == b.iteration &&
           std::ranges::equal(a.lanes, b.lanes, sameLane) &&
           std::ranges::equal(a.ready, b.ready, sameReady) &&
           std::ranges::equal(a.timers, b.timers, sameTimer) && a.running == b.running &&
           a.outputs == b.outputs;
}

} // namespace

class SnapshotTest : public QObject {
    Q_OBJECT

private slots:
    void theReadyQueueIsInOrder()
    {
        const auto trace = cooperativeSample();
        const EventIndex suspended = find(*trace, EventKind::TaskWaiting, 1);
        const Snapshot snapshot = snapshotAt(*trace, suspended);
        QCOMPARE(readyLanes(snapshot), (std::vector<LaneId>{2, 3, 4}));
        QCOMPARE((*trace)[snapshot.ready[0].event].kind, EventKind::TaskReady);
        QCOMPARE(snapshot.ready[0].since, VirtualTime());
        QCOMPARE(snapshot.running, (std::vector<LaneId>{kNone}));
        QCOMPARE(snapshot.lanes[1].state, LaneState::Waiting);
        QCOMPARE((*trace)[snapshot.lanes[1].event].waitReason(), WaitReason::Gather);
        QCOMPARE(snapshot.iteration, 1u);
    }

    void duringWorkTheOthersWait()
    {
        const auto trace = cooperativeSample();
        const Snapshot snapshot = snapshotAt(*trace, find(*trace, EventKind::WorkStarted, 3));
        QCOMPARE(snapshot.running, (std::vector<LaneId>{3}));
        QCOMPARE(readyLanes(snapshot), (std::vector<LaneId>{4}));
        QCOMPARE(snapshot.timers.size(), size_t{1});
        QCOMPARE(snapshot.timers[0].lane, LaneId{2});
        QCOMPARE(snapshot.timers[0].deadline, VirtualTime() + Duration::seconds(2));
        QCOMPARE(snapshot.outputs, size_t{2});
        QCOMPARE(trace->lineOf((*trace)[snapshot.lanes[3].place]), 11u);
        QCOMPARE(trace->lineOf((*trace)[snapshot.lanes[2].place]), 6u);
    }

    void aFiredTimerIsGone()
    {
        const auto trace = cooperativeSample();
        const Snapshot snapshot = snapshotAt(*trace, find(*trace, EventKind::TimerFired, 2));
        QVERIFY(snapshot.timers.empty());
    }

    void aDueTimerMakesItsLaneLate()
    {
        const auto trace = lateSample();
        const Snapshot before = snapshotAt(*trace, find(*trace, EventKind::WorkStarted, 3));
        QCOMPARE(before.lanes[2].state, LaneState::Waiting);
        const Snapshot after = snapshotAt(*trace, find(*trace, EventKind::WorkFinished, 3));
        QCOMPARE(after.lanes[2].state, LaneState::Late);
        QCOMPARE(after.timers.size(), size_t{1});
    }

    void aTimerThatIsDueWhenItIsSetIsNotLate()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.at(0.5);
        const EventIndex overdue = b.timer(main, 0.1);
        const EventIndex waits = b.waiting(main, WaitReason::Wait);
        b.fired(overdue);
        const auto trace = b.end();
        QCOMPARE(snapshotAt(*trace, waits).lanes[main].state, LaneState::Waiting);
    }

    void aTimerThatNeverFiresIsPendingUntilItsWaitIsOver()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.timer(main, 10);
        const EventIndex wait = b.waiting(main, WaitReason::Future);
        const EventIndex ready = b.at(1).ready(main, ReadyReason::FutureDone);
        const auto trace = b.end();
        QCOMPARE(snapshotAt(*trace, wait).timers.size(), size_t{1});
        QVERIFY(snapshotAt(*trace, ready).timers.empty());
    }

    void locksKnowWhoHoldsThemAndWhoWaits()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        const LaneId third = b.task("c", b.program());
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        b.running(first);
        const EventIndex acquired = b.add(EventKind::LockAcquired, first, 0, lock);
        b.waiting(first, WaitReason::Sleep);
        b.running(second);
        b.waiting(second, WaitReason::Lock, lock);
        b.running(third);
        const EventIndex wait = b.waiting(third, WaitReason::Lock, lock);
        b.running(first);
        const EventIndex released = b.add(EventKind::LockReleased, first, 0, lock);
        const EventIndex ready = b.ready(second, ReadyReason::Lock, first);
        const auto trace = b.end();
        const SnapshotIndex index(*trace);
        QCOMPARE(index.at(acquired).objects[lock].holders, (std::vector<LaneId>{first}));
        QCOMPARE(index.at(wait).objects[lock].waiters, (std::vector<LaneId>{second, third}));
        QVERIFY(index.at(released).objects[lock].holders.empty());
        QCOMPARE(index.at(ready).objects[lock].waiters, (std::vector<LaneId>{third}));
    }

    void queuesKnowHowMuchIsInThem()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const ObjectId queue = b.trace().addObject(ObjectKind::Queue);
        b.running(main);
        const EventIndex put =
            b.add(EventKind::QueuePut, main, 0, queue, b.trace().internNumber(3));
        const EventIndex got =
            b.add(EventKind::QueueGot, main, 0, queue, b.trace().internNumber(2));
        const auto trace = b.end();
        QCOMPARE(snapshotAt(*trace, put).objects[queue].items, int64_t{3});
        QCOMPARE(snapshotAt(*trace, got).objects[queue].items, int64_t{2});
    }

    void aPreemptedTaskGoesToTheEndOfTheQueue()
    {
        const auto trace = preemptiveSample();
        const Snapshot snapshot = snapshotAt(*trace, find(*trace, EventKind::TaskPreempted, 2));
        QCOMPARE(readyLanes(snapshot), (std::vector<LaneId>{3, 2}));
        QCOMPARE(snapshot.running, (std::vector<LaneId>{kNone}));
    }

    void theOneOnTopOfTheStackRuns()
    {
        const auto trace = synchronousSample();
        const Snapshot snapshot = snapshotAt(*trace, find(*trace, EventKind::BlockedStarted, 2));
        QCOMPARE(snapshot.lanes[1].state, LaneState::InCall);
        QCOMPARE(snapshot.lanes[2].state, LaneState::Holding);
        QCOMPARE(snapshot.running, (std::vector<LaneId>{2}));
        QVERIFY(snapshot.ready.empty());
    }

    void theIndexAgreesWithAWalkFromTheBeginning()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        const LaneId other = b.task("other", main);
        for (uint32_t i = 1; i < 1500; ++i) {
            b.at(i).iteration(i);
            b.running(main);
            b.prints(main, std::to_string(i));
            const EventIndex timer = b.sleeps(main, 1);
            b.running(other);
            b.ready(other, ReadyReason::Yielded);
            b.at(i + 1).fired(timer);
            b.ready(main, ReadyReason::Timer);
        }
        const auto trace = b.end();
        const SnapshotIndex index(*trace);
        for (EventIndex i = 0; i < trace->size(); i += 97)
            QVERIFY(same(index.at(i), snapshotAt(*trace, i)));
        QCOMPARE(index.at(static_cast<EventIndex>(trace->size() - 1)).outputs, size_t{1499});
    }

    void stepsBackAreTheInverseOfStepsForward()
    {
        const auto trace = cooperativeSample();
        const SnapshotIndex index(*trace);
        std::vector<Snapshot> forward;
        for (EventIndex i = 0; i < trace->size(); ++i)
            forward.push_back(index.at(i));
        for (size_t i = trace->size(); i-- > 0;)
            QVERIFY(same(index.at(static_cast<EventIndex>(i)), forward[i]));
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "tst_snapshot.moc"
