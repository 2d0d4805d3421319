#include "core/comparison/beside.h"
#include "core/comparison/comparison.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

namespace {

std::shared_ptr<const Trace> runThatCreates(Model model, std::vector<std::string> coroutines)
{
    TraceBuilder b(model);
    const LaneId main = b.task("main", b.program());
    for (const std::string& coroutine : coroutines)
        b.task(coroutine, main);
    return b.end();
}

Comparison compare(std::shared_ptr<const Trace> first, std::shared_ptr<const Trace> second)
{
    std::vector<Run> runs;
    runs.push_back(makeRun(std::move(first)));
    runs.push_back(makeRun(std::move(second)));
    return makeComparison("title", std::move(runs));
}

} // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void aTaskHasTheSameIdentityInAllRuns()
    {
        const Comparison comparison = compare(runThatCreates(Model::Cooperative, {"a", "b", "b"}),
                                              runThatCreates(Model::Preemptive, {"a", "b", "b"}));
        QCOMPARE(comparison.identities[0], comparison.identities[1]);
        QCOMPARE(comparison.identityCount, size_t{5});
    }

    void aTaskThatOnlyOneModelNeedsDoesNotShiftTheOthers()
    {
        const Comparison comparison =
            compare(runThatCreates(Model::Cooperative, {"a", "b"}),
                    runThatCreates(Model::Preemptive, {"extra", "a", "b"}));
        QCOMPARE(comparison.identityOf(0, 2), comparison.identityOf(1, 3));
        QCOMPARE(comparison.identityOf(0, 3), comparison.identityOf(1, 4));
        QCOMPARE(comparison.laneOf(0, comparison.identityOf(1, 2)), kNone);
        QCOMPARE(comparison.laneOf(1, comparison.identityOf(0, 3)), LaneId{4});
        QCOMPARE(comparison.identityCount, size_t{5});
    }

    void runsThatDoTheSameStandAtTheSameEvent()
    {
        for (const auto& sample : {cooperativeSample(), synchronousSample(), preemptiveSample()}) {
            const Comparison comparison = compare(sample, sample);
            const Timeline& timeline = comparison.runs[0].timeline;
            for (EventIndex event = 0; event < sample->size(); ++event)
                QCOMPARE(eventBeside(comparison, 1, 0, event, timeline.positionOf(event)), event);
        }
    }

    void whatBeginsWhereTheOtherRunStandsHasNotBegunBesideIt()
    {
        const Comparison comparison = compare(cooperativeSample(), synchronousSample());
        const Timeline& ours = comparison.runs[0].timeline;
        const Timeline& theirs = comparison.runs[1].timeline;
        for (EventIndex event = 0; event + 1 < comparison.runs[0].trace->size(); ++event) {
            const AxisPosition position = ours.positionOf(event);
            const EventIndex beside = eventBeside(comparison, 1, 0, event, position);
            QVERIFY(theirs.positionOf(beside) <= position);
            const auto moment = theirs.momentAt(beside);
            if (!moment || theirs.moments()[*moment].from() != position) continue;
            const auto own = ours.momentAt(event);
            QVERIFY(own && ours.moments()[*own].from() == position);
            QCOMPARE(comparison.identityOf(1, theirs.moments()[*moment].lane),
                     comparison.identityOf(0, ours.moments()[*own].lane));
        }
    }

    void besideARunThatIsAboutToPrintNobodyHasPrinted()
    {
        TraceBuilder loop(Model::Cooperative);
        const LaneId waiting = loop.task("main", loop.program());
        loop.running(waiting);
        const EventIndex timer = loop.sleeps(waiting, 1);
        loop.at(1).iteration(2);
        loop.fired(timer);
        loop.ready(waiting, ReadyReason::Timer);
        loop.iteration(3);
        const EventIndex stands = loop.running(waiting);
        loop.prints(waiting, "done");
        loop.finished(waiting);
        TraceBuilder calls(Model::Synchronous);
        const LaneId called = calls.task("main", calls.program());
        calls.running(called);
        calls.blocks(called, 1);
        calls.prints(called, "done");
        const auto done = static_cast<EventIndex>(calls.trace().size() - 1);
        calls.finished(called);
        const Comparison comparison = compare(loop.end(), calls.end());
        const AxisPosition position = comparison.runs[0].timeline.positionOf(stands);
        QCOMPARE(eventBeside(comparison, 1, 0, stands, position), done - 1);
        QVERIFY(eventBeside(comparison, 1, 0, stands + 1, position) >= done);
    }

    void besideARunThatHasEndedTheInstantIsOver()
    {
        TraceBuilder longer(Model::Cooperative);
        const LaneId task = longer.task("main", longer.program());
        longer.running(task);
        longer.prints(task, "one");
        longer.prints(task, "two");
        TraceBuilder shorter(Model::Preemptive);
        const Comparison comparison = compare(shorter.end(), longer.end());
        const Timeline& ours = comparison.runs[0].timeline;
        const auto end = static_cast<EventIndex>(comparison.runs[0].trace->size() - 1);
        const auto last = static_cast<EventIndex>(comparison.runs[1].trace->size() - 1);
        QVERIFY(comparison.runs[1].timeline.positionOf(last) > ours.positionOf(end));
        QCOMPARE(eventBeside(comparison, 1, 0, end, ours.positionOf(end)), last);
        // A longer look at the same instant takes nothing back.
        AxisPosition further = ours.positionOf(end);
        ++further.slot;
        QCOMPARE(eventBeside(comparison, 1, 0, end, further), last);
    }

    void aRunOwnsAllThatIsDerivedFromIt()
    {
        const Comparison comparison = compare(cooperativeSample(), synchronousSample());
        QCOMPARE(comparison.runs[0].model(), Model::Cooperative);
        QCOMPARE(comparison.runs[1].model(), Model::Synchronous);
        QCOMPARE(&comparison.runs[0].timeline.trace(), comparison.runs[0].trace.get());
        QCOMPARE(comparison.runs[0].metrics.total, Duration::seconds(2));
    }

    void aRunThatALimitEndedWasCutEvenIfTheUserWantedIt()
    {
        TraceBuilder b(Model::Cooperative);
        b.add(EventKind::LimitReached, b.program(), static_cast<uint16_t>(Limit::Until));
        b.prints(b.program(), "unfinished", OutputPartial);
        QVERIFY(makeRun(b.end(RunStatus::Ok)).wasCut());
        QVERIFY(!makeRun(cooperativeSample()).wasCut());
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
