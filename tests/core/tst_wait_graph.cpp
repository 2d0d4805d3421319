#include "core/runtime/wait_graph.h"

#include <QTest>

using namespace awaitscope;

namespace {

/// A run as the graph sees it: events of lanes, one after the other.
class Followed {
public:
    WaitGraph graph;

    void happens(EventKind kind, LaneId lane, uint32_t subject = kNone,
                 WaitReason reason = WaitReason::Sleep)
    {
        Event event;
        event.kind = kind;
        event.lane = lane;
        event.subject = subject;
        if (kind == EventKind::TaskWaiting) event.detail = static_cast<uint16_t>(reason);
        graph.follow(event, ++m_index);
    }

    void gathers(LaneId lane, std::vector<LaneId> others)
    {
        happens(EventKind::TaskWaiting, lane, kNone, WaitReason::Gather);
        graph.waitsForAny(lane, std::move(others));
    }

    void isQueued(LaneId lane, std::vector<LaneId> threads)
    {
        happens(EventKind::TaskWaiting, lane, kNone, WaitReason::Queued);
        graph.waitsForAny(lane, std::move(threads));
    }

    /// Looks at all suspects as a run does; how many there were.
    size_t look()
    {
        const auto suspects = graph.takeSuspects(VirtualTime());
        for (const LaneId lane : suspects)
            graph.cycleThrough(lane);
        return suspects.size();
    }

private:
    EventIndex m_index = 0;
};

} // namespace

class WaitGraphTest : public QObject {
    Q_OBJECT

private slots:
    void aWaiterIsSuspectedOnceHoweverOften()
    {
        Followed run;
        run.happens(EventKind::TaskWaiting, 0, 1, WaitReason::Task); // 1 is waited for
        for (LaneId child = 2; child < 200; child += 2) {
            run.gathers(1, {child, child + 1});
            // That nobody looks in between is how a run is when its tasks end at once.
            const size_t looks = run.look();
            QCOMPARE(looks, size_t{1});
            run.happens(EventKind::TaskFinished, child);
            run.happens(EventKind::TaskFinished, child + 1);
            run.happens(EventKind::TaskRunning, 1);
        }
    }

    void twoThatWaitForOneAnotherAreACycle()
    {
        Followed run;
        run.happens(EventKind::TaskWaiting, 0, 1, WaitReason::Task);
        run.happens(EventKind::TaskWaiting, 1, 0, WaitReason::Task);
        const auto suspects = run.graph.takeSuspects(VirtualTime());
        QCOMPARE(suspects, std::vector<LaneId>{1});
        const auto cycle = run.graph.cycleThrough(1);
        QVERIFY(cycle);
        QCOMPARE(cycle->lanes, (std::vector<LaneId>{1, 0}));
    }

    void aGatherIsStuckWhenTheLastThatCouldRunEnds()
    {
        Followed run;
        run.happens(EventKind::TaskWaiting, 0, 1, WaitReason::Task);
        run.happens(EventKind::TaskWaiting, 2, 1, WaitReason::Task);
        run.gathers(1, {2, 3}); // 2 waits for 1; 3 may run
        QCOMPARE(run.graph.takeSuspects(VirtualTime()), std::vector<LaneId>{1});
        QVERIFY(!run.graph.cycleThrough(1));
        run.happens(EventKind::TaskFinished, 3);
        QCOMPARE(run.graph.takeSuspects(VirtualTime()), std::vector<LaneId>{1});
        QVERIFY(run.graph.cycleThrough(1));
    }

    void aWaitForTheRestIsForThoseWhoAreNotOver()
    {
        Followed run;
        run.happens(EventKind::TaskWaiting, 0, 1, WaitReason::Task);
        run.gathers(1, {2, 3});
        run.happens(EventKind::TaskFinished, 2);
        run.happens(EventKind::TaskRunning, 1);
        run.happens(EventKind::TaskWaiting, 1, kNone, WaitReason::Group);
        run.graph.waitsForRest(1);
        run.look();
        run.happens(EventKind::TaskWaiting, 3, 1, WaitReason::Task);
        QCOMPARE(run.graph.takeSuspects(VirtualTime()), std::vector<LaneId>{3});
        const auto cycle = run.graph.cycleThrough(3);
        QVERIFY(cycle);
        QCOMPARE(cycle->lanes, (std::vector<LaneId>{3, 1}));
    }

    void aPoolIsStuckWhenAllItsThreadsAre()
    {
        Followed run;
        run.isQueued(1, {2, 1});
        QCOMPARE(run.look(), size_t{1});
        QVERIFY(!run.graph.cycleThrough(1));
        run.isQueued(2, {1, 2});
        const auto cycle = run.graph.cycleThrough(2);
        QVERIFY(cycle);
        QCOMPARE(cycle->lanes, (std::vector<LaneId>{2, 1}));
        Followed alone;
        alone.isQueued(1, {1});
        QCOMPARE(alone.graph.cycleThrough(1)->lanes, std::vector<LaneId>{1});
    }

    void aThreadThatEndsMakesRoomInItsPool()
    {
        Followed run;
        run.isQueued(1, {2, 1});
        run.happens(EventKind::TaskFinished, 2);
        run.look();
        QVERIFY(!run.graph.cycleThrough(1));
    }

    void whoIsOverAndHoldsSomethingIsStillItsHolder()
    {
        Followed run;
        run.happens(EventKind::LockAcquired, 1, 0);
        run.happens(EventKind::TaskFinished, 1);
        run.happens(EventKind::TaskWaiting, 2, 5, WaitReason::Sleep); // takes a place of its own
        run.happens(EventKind::LockReleased, 1, 0);
        run.happens(EventKind::LockAcquired, 2, 0);
        run.happens(EventKind::TaskWaiting, 3, 2, WaitReason::Task);
        run.happens(EventKind::LockReleased, 2, 0);
        QVERIFY(!run.graph.isMarked(1));
        QCOMPARE(run.graph.waitOf(1), kNone);
        QVERIFY(run.graph.waitOf(2) != kNone);
    }
};

QTEST_APPLESS_MAIN(WaitGraphTest)
#include "tst_wait_graph.moc"
