#include "core/timeline/timeline.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

const char* nameOf(LaneState state)
{
    switch (state) {
    case LaneState::Absent: return "absent";
    case LaneState::Idle: return "idle";
    case LaneState::Ready: return "ready";
    case LaneState::Computing: return "computing";
    case LaneState::Holding: return "holding";
    case LaneState::InCall: return "call";
    case LaneState::Waiting: return "waiting";
    case LaneState::Late: return "late";
    case LaneState::Switching: return "switching";
    case LaneState::Finished: return "finished";
    }
    return "";
}

std::string describe(AxisPosition position)
{
    return formatSeconds(position.time - VirtualTime()) + ":" + std::to_string(position.slot);
}

// `ready 0:0, computing 0:1, to 0:2`: where each state begins, and where the last one ends.
std::string describe(const std::vector<Interval>& intervals)
{
    std::string text;
    AxisPosition last;
    for (const Interval& interval : intervals) {
        if (!text.empty() && interval.from() != last) text += "to " + describe(last) + ", ";
        text += nameOf(interval.state);
        text += ' ' + describe(interval.from()) + ", ";
        last = interval.to();
    }
    return text + "to " + describe(last);
}

std::string describe(const Timeline& timeline, LaneId lane)
{
    return describe(timeline.lane(lane).intervals);
}

std::string describeStrip(const Timeline& timeline, size_t index = 0)
{
    std::string text;
    for (const Interval& interval : timeline.strips()[index].intervals)
        text += nameOf(interval.state) + (' ' + std::to_string(interval.lane)) + ' ' +
                describe(interval.from()) + '-' + describe(interval.to()) + "; ";
    return text;
}

std::string describeMoments(const Timeline& timeline)
{
    std::string text;
    for (const Moment& moment : timeline.moments())
        text += std::to_string(moment.lane) + '@' + describe(moment.from()) + ' ';
    return text;
}

void compare(const std::string& actual, const char* expected)
{
    QCOMPARE(QString::fromStdString(actual), QString::fromUtf8(expected));
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT

private slots:
    void cooperativeStatesStandInTheSlotsOfTheirInstants()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        compare(describe(timeline, 1), "computing 0:0, waiting 0:1, computing 2:2, to 2:3");
        compare(describe(timeline, 2),
                "ready 0:0, computing 0:1, waiting 0:2, computing 2:1, to 2:2");
        compare(describe(timeline, 3), "ready 0:0, computing 0:2, to 1.2:1");
        compare(describe(timeline, 4), "ready 0:0, computing 1.2:1, to 2:1");
    }

    void momentsBeginInSlotsInOrder()
    {
        const auto trace = cooperativeSample();
        compare(describeMoments(buildTimeline(*trace)), "1@0:0 2@0:1 3@0:2 4@1.2:1 2@2:1 1@2:2 ");
    }

    void instantsCountTheirSlots()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        std::string text;
        for (const Instant& instant : timeline.instants())
            text += formatSeconds(instant.time - VirtualTime()) + ':' +
                    std::to_string(instant.slotCount) + ' ';
        compare(text, "0:3 1.2:2 2:3 ");
    }

    void aSlotIsTakenOnlyByWhatHasAnOrder()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId task = b.task("main", b.program());
        b.running(task);
        b.works(task, 1);
        b.finished(task);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        compare(describe(timeline, task), "computing 0:0, to 1:0");
        QCOMPARE(timeline.instants().size(), size_t{1});
    }

    void positionsNeverFall()
    {
        for (const auto& trace :
             {cooperativeSample(), lateSample(), synchronousSample(), preemptiveSample()}) {
            const Timeline timeline = buildTimeline(*trace);
            for (EventIndex i = 1; i < trace->size(); ++i)
                QVERIFY(timeline.positionOf(i - 1) <= timeline.positionOf(i));
        }
    }

    void intervalsOfATaskAreContiguousFromCreationToEnd()
    {
        for (const auto& trace :
             {cooperativeSample(), lateSample(), synchronousSample(), preemptiveSample()}) {
            const Timeline timeline = buildTimeline(*trace);
            for (const TimelineLane& lane : timeline.lanes()) {
                if (lane.created == kNone) continue;
                QVERIFY(!lane.intervals.empty());
                QCOMPARE(lane.intervals.front().start, (*trace)[lane.created].time);
                QVERIFY(lane.intervals.back().to() == timeline.positionOf(lane.ended));
                for (size_t i = 1; i < lane.intervals.size(); ++i)
                    QVERIFY(lane.intervals[i - 1].to() == lane.intervals[i].from());
            }
        }
    }

    void aTimerThatIsDueWhileTheLoopIsHeldIsLate()
    {
        const auto trace = lateSample();
        const Timeline timeline = buildTimeline(*trace);
        compare(describe(timeline, 2),
                "ready 0:0, computing 0:1, waiting 0:2, late 1:0, computing 3:0, to 3:1");
        const Interval* late = timeline.intervalAt(2, {VirtualTime() + Duration::seconds(2), 0});
        QVERIFY(late);
        QCOMPARE((*trace)[late->begin].kind, EventKind::WorkFinished);
    }

    // What its lane waited for before it was set is no matter of it.
    void aTimerThatIsDueWhenItIsSetMakesNoEarlierWaitLate()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        const EventIndex slept = b.sleeps(main, 0.5);
        b.at(0.5).fired(slept);
        b.ready(main, ReadyReason::Timer);
        b.running(main);
        const EventIndex overdue = b.timer(main, 0.1);
        b.waiting(main, WaitReason::Wait);
        b.fired(overdue);
        b.ready(main, ReadyReason::Timeout);
        b.running(main);
        b.finished(main);
        const Timeline timeline = buildTimeline(*b.end());
        for (const Interval& interval : timeline.lane(main).intervals)
            QVERIFY(interval.state != LaneState::Late);
    }

    void aCallerIsInItsCall()
    {
        const auto trace = synchronousSample();
        const Timeline timeline = buildTimeline(*trace);
        compare(describe(timeline, 1), "computing 0:0, call 0:1, computing 2:1, to 3:0");
        compare(describe(timeline, 2), "holding 0:1, computing 2:0, to 2:1");
        compare(describeStrip(timeline), "computing 1 0:0-0:1; holding 2 0:1-2:0; "
                                         "computing 2 2:0-2:1; computing 1 2:1-3:0; ");
    }

    void theStripShowsWhoHasTheThread()
    {
        const auto trace = cooperativeSample();
        compare(describeStrip(buildTimeline(*trace)),
                "computing 1 0:0-0:1; computing 2 0:1-0:2; computing 3 0:2-1.2:1; "
                "computing 4 1.2:1-2:1; computing 2 2:1-2:2; computing 1 2:2-2:3; ");
    }

    // Two threads of callbacks, one after the other on one lane; the second is interrupted, and
    // goes on without a switch.
    void aNewThreadOnALaneThatAnotherHadIsSwitchedTo()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.switchCost = Duration::milliseconds(10);
        TraceBuilder b(settings);
        const LaneId calls = b.lane(LaneKind::Callbacks);
        const auto runs = [&](EventIndex cause) {
            b.add(EventKind::TaskRunning, calls, 0, kNone, 0, cause);
        };
        EventIndex fired = b.add(EventKind::TimerFired, kNone);
        runs(fired);
        b.add(EventKind::CallbackStarted, calls);
        b.at(1).add(EventKind::CallbackFinished, calls);
        fired = b.add(EventKind::TimerFired, kNone);
        b.at(1.01);
        runs(fired);
        b.add(EventKind::CallbackStarted, calls);
        const EventIndex lost = b.at(2).add(EventKind::TaskPreempted, calls);
        b.at(3);
        runs(lost);
        b.at(4).add(EventKind::CallbackFinished, calls);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        std::vector<std::pair<LaneState, Duration>> found;
        for (const Interval& interval : timeline.strips()[0].intervals)
            if (interval.length() > Duration())
                found.emplace_back(interval.state, interval.length());
        const std::vector<std::pair<LaneState, Duration>> expected{
            {LaneState::Computing, Duration::seconds(1)},
            {LaneState::Switching, Duration::milliseconds(10)},
            {LaneState::Computing, Duration::milliseconds(990)},
            {LaneState::Computing, Duration::seconds(1)}};
        QVERIFY(found == expected);
    }

    void switchesLieBeforeTheThreadGoesOn()
    {
        const auto trace = preemptiveSample();
        const Timeline timeline = buildTimeline(*trace);
        compare(describeStrip(timeline),
                "computing 1 0:0-0:1; switching 2 0:1-0.01:0; computing 2 0.01:0-0.11:0; "
                "switching 3 0.11:0-0.12:0; computing 3 0.12:0-0.22:0; "
                "switching 2 0.22:0-0.23:0; computing 2 0.23:0-0.33:0; "
                "switching 1 0.33:0-0.34:0; computing 1 0.34:0-0.34:1; ");
        compare(describe(timeline, 2),
                "ready 0:0, computing 0.01:0, ready 0.11:0, computing 0.23:0, to 0.33:0");
    }

    void aSwitchThatTheEndCutsIsNoIdleTime()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.switchCost = Duration::milliseconds(100);
        TraceBuilder b(settings);
        const LaneId first = b.task("a", b.program());
        const LaneId last = b.task("b", b.program());
        b.running(last);
        b.add(EventKind::TaskPreempted, last, 0, first, b.number(5)); // its rank
        const LaneId next = b.task("c", b.program());
        b.running(first);
        b.works(first, 0.1);
        b.finished(first);
        b.at(0.15);
        const Timeline timeline = buildTimeline(*b.end(RunStatus::Limit));
        const Interval& cut = timeline.strips()[0].intervals.back();
        QCOMPARE(cut.state, LaneState::Switching);
        QCOMPARE(cut.lane, next);
        QCOMPARE(cut.start, VirtualTime() + Duration::milliseconds(100));
        QCOMPARE(cut.stop, VirtualTime() + Duration::milliseconds(150));
    }

    void aSwitchThatIsNeverOverTakesNoLongerThanItsCost()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.switchCost = Duration::milliseconds(100);
        TraceBuilder b(settings);
        const LaneId first = b.task("a", b.program());
        b.running(first);
        const LaneId left = b.task("b", first);
        b.finished(first);
        b.at(1); // of the program's own
        const Timeline timeline = buildTimeline(*b.end());
        const Interval& cut = timeline.strips()[0].intervals.back();
        QCOMPARE(cut.state, LaneState::Switching);
        QCOMPARE(cut.lane, left);
        QCOMPARE(cut.length(), Duration::milliseconds(100));
    }

    void laneMarksAreInOrder()
    {
        const auto trace = preemptiveSample();
        const Timeline timeline = buildTimeline(*trace);
        const auto& marks = timeline.lane(2).marks;
        QCOMPARE(marks.size(), size_t{3});
        QCOMPARE(marks[0].kind, LaneMarkKind::Created);
        QCOMPARE(marks[1].kind, LaneMarkKind::Preempted);
        QCOMPARE(marks[2].kind, LaneMarkKind::Result);
        QCOMPARE(marks[1].time, VirtualTime() + Duration::milliseconds(110));
    }

    void aProgramThatFailsHasItsMark()
    {
        for (const RunStatus status : {RunStatus::Ok, RunStatus::Exception}) {
            TraceBuilder b(Model::Synchronous);
            b.running(b.program());
            b.works(b.program(), 1);
            const Timeline timeline = buildTimeline(*b.end(status));
            const auto& marks = timeline.lane(b.program()).marks;
            QCOMPARE(marks.size(), size_t{status == RunStatus::Exception});
            if (marks.empty()) continue;
            QCOMPARE(marks[0].kind, LaneMarkKind::Exception);
            QCOMPARE(marks[0].time, VirtualTime() + Duration::seconds(1));
        }
    }

    void whoseTimerIsNeverLookedAtIsLateToTheEnd()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId sleeper = b.task("sleeper", b.program());
        const LaneId hog = b.task("hog", b.program());
        b.running(sleeper);
        b.sleeps(sleeper, 2);
        b.running(hog);
        b.works(hog, 10);
        const auto trace = b.end(RunStatus::Limit);
        compare(describe(buildTimeline(*trace), sleeper),
                "computing 0:0, waiting 0:1, late 2:0, to 10:0");
    }

    void aStarvedLaneIsMarkedWhereItIsServedAtLast()
    {
        const LaneId low = 1, high = 2;
        const auto trace = passedOverSample(8, true);
        const Timeline timeline = buildTimeline(*trace);
        const TimelineLane& lane = timeline.lane(low);
        QCOMPARE(lane.marks[1].kind, LaneMarkKind::Starved);
        const Event& served = (*trace)[lane.marks[1].event];
        QCOMPARE(served.kind, EventKind::TaskRunning);
        QCOMPARE(served.lane, low);
        QVERIFY(lane.marks[1].position() == lane.intervals[0].to());
        QCOMPARE(lane.intervals[0].state, LaneState::Ready);
        QVERIFY(timeline.starvationOf(lane.intervals[0]));
        for (const LaneMark& mark : timeline.lane(high).marks)
            QVERIFY(mark.kind != LaneMarkKind::Starved);
    }

    void theProgramIsDrawnOnlyWhenItDoesSomething()
    {
        const auto silent = cooperativeSample();
        QCOMPARE(buildTimeline(*silent).order(), (std::vector<LaneId>{1, 2, 3, 4}));

        TraceBuilder b(Model::Cooperative);
        b.prints(b.program(), "before");
        const LaneId main = b.task("main", b.program());
        b.waiting(b.program(), WaitReason::Task, main);
        b.iteration(1);
        b.running(main);
        b.finished(main);
        b.ready(b.program(), ReadyReason::TaskDone, main);
        b.running(b.program());
        b.prints(b.program(), "after");
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        QCOMPARE(timeline.order(), (std::vector<LaneId>{0, 1}));
        compare(describeMoments(timeline), "0@0:0 1@0:1 0@0:2 ");
        compare(describe(timeline, 0), "computing 0:0, waiting 0:1, computing 0:2, to 0:3");
    }

    void moduleLevelSleepsHoldTheThread()
    {
        TraceBuilder b(Model::Cooperative);
        b.blocks(b.program(), 1);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        compare(describeStrip(timeline), "holding 0 0:0-1:0; ");
        QCOMPARE(timeline.order(), (std::vector<LaneId>{0}));
    }

    void aCallbackInterruptsTheSleepUnderneath()
    {
        TraceBuilder b(Model::Synchronous);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.add(EventKind::BlockedStarted, main);
        b.at(1).add(EventKind::CallbackStarted, main);
        b.prints(main, "tick");
        b.add(EventKind::CallbackFinished, main);
        b.at(2).add(EventKind::BlockedFinished, main);
        b.finished(main);
        const auto trace = b.end();
        compare(describe(buildTimeline(*trace), main),
                "holding 0:0, computing 1:0, holding 1:1, to 2:0");
    }

    void callbacksOfTheLoopAreMoments()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.iteration(1);
        b.running(main);
        b.sleeps(main, 1);
        const LaneId callbacks = b.lane(LaneKind::Callbacks);
        b.iteration(2);
        b.add(EventKind::CallbackStarted, callbacks);
        b.add(EventKind::CallbackFinished, callbacks);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        compare(describeMoments(timeline), "1@0:0 2@0:1 ");
        QCOMPARE(timeline.order(), (std::vector<LaneId>{main, callbacks}));
    }

    void threadsOfToThreadDoNotHoldTheLoop()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId thread = b.lane(LaneKind::Thread, "read");
        b.running(thread);
        b.blocks(thread, 1);
        b.finished(thread);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        QVERIFY(timeline.strips().front().intervals.empty());
        compare(describe(timeline, thread), "holding 0:0, to 1:0");
    }

    void coresRunAtTheSameTimeInSlotsOfTheirOwn()
    {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.cores = 2;
        TraceBuilder b(settings);
        const LaneId first = b.task("a", b.program());
        const LaneId second = b.task("b", b.program());
        b.core(0).running(first);
        b.add(EventKind::WorkStarted, first);
        b.core(1).running(second);
        b.add(EventKind::WorkStarted, second);
        b.at(1).core(0).add(EventKind::WorkFinished, first);
        b.prints(first, "a");
        b.finished(first);
        b.core(1).add(EventKind::WorkFinished, second);
        b.prints(second, "b");
        b.finished(second);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        compare(describeStrip(timeline, 0), "computing 1 0:0-1:1; ");
        compare(describeStrip(timeline, 1), "computing 2 0:1-1:2; ");
    }

    void aRunThatIsCutEndsWhereItStands()
    {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.running(main);
        b.add(EventKind::WorkStarted, main);
        b.at(5).add(EventKind::LimitReached, main, static_cast<uint16_t>(Limit::Until));
        const auto trace = b.end(RunStatus::Limit);
        const Timeline timeline = buildTimeline(*trace);
        compare(describe(timeline, main), "computing 0:0, to 5:0");
        QCOMPARE(timeline.lane(main).ended, kNone);
        QVERIFY(timeline.intervalAt(main, timeline.end()));
    }

    void aTraceOfNothingHasAnEmptyTimeline()
    {
        TraceBuilder b(Model::Preemptive);
        const auto trace = b.end();
        const Timeline timeline = buildTimeline(*trace);
        QVERIFY(timeline.moments().empty());
        QVERIFY(timeline.order().empty());
        QCOMPARE(timeline.eventAt(VirtualTime()), EventIndex{1});
    }
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
