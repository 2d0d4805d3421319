#include "gui/playback/causes.h"
#include "gui/playback/playback.h"
#include "tests/gui/library_runs.h"
#include "tests/gui/look_runs.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace awaitscope;

class TestPlayback : public QObject {
    Q_OBJECT
private slots:
    void anEmptyOneStandsStill();
    void steppingBackIsTheInverseOfSteppingForward_data();
    void steppingBackIsTheInverseOfSteppingForward();
    void everyStepMovesAndReachesTheEnd();
    void theOtherRunsStandAtTheSamePlace();
    void aPlaceBetweenEventsIsKept();
    void aMomentThatLastsHaltsWhereItGoesOn();
    void playingShowsEveryStopAndEnds();
    void idleStretchesAreCutShort();
    void momentsCanBeGoneTo();
    void everyUnitHaltsAtWhatItIsCalled();
    void runsCanBeSteppedApart();
    void playingHaltsAtABreakpoint();
    void jumpsAreUndoneOneByOneAndStepsAtOnce();
    void causesLeadBackToWhatWokeATask();
    void anotherRunOfTheProgramKeepsTheCursor();
};

namespace {

/// From the start to the end, each step there, back and there again, and then back to the start.
size_t stepThrough(Playback& playback)
{
    playback.toStart();
    std::vector<Place> places;
    const auto place = [&] { return Place{playback.event(), playback.position()}; };
    while (!playback.isAtEnd()) {
        places.push_back(place());
        playback.stepForward();
        const Place next = place();
        if (next.event <= places.back().event) qFatal("a step does not move");
        playback.stepBack();
        if (place() != places.back())
            QTest::qFail("back is not where forth began", __FILE__, __LINE__);
        playback.stepForward();
        if (place() != next) QTest::qFail("forth is not where back began", __FILE__, __LINE__);
        if (QTest::currentTestFailed()) return 0;
    }
    for (size_t step = places.size(); step-- > 0;) {
        playback.stepBack();
        if (place() != places[step]) QTest::qFail("another way back", __FILE__, __LINE__);
    }
    if (!playback.isAtStart()) QTest::qFail("the start is not reached", __FILE__, __LINE__);
    return places.size();
}

} // namespace

void TestPlayback::anEmptyOneStandsStill()
{
    Playback playback;
    playback.stepForward();
    playback.stepBack();
    playback.toEnd();
    playback.setPlaying(true);
    playback.advance(1000);
    QVERIFY(playback.isEmpty());
    QVERIFY(!playback.isPlaying());
    QCOMPARE(playback.stopCount(), size_t{0});
}

void TestPlayback::steppingBackIsTheInverseOfSteppingForward_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char* scenario :
         {"event-loop", "not-faster", "producer-consumer", "group-fails", "deadlock", "loop-froze"})
        if (findScenario(scenario, Language::English)) QTest::newRow(scenario) << scenario;
    QTest::newRow("the design's pictures") << QString();
}

void TestPlayback::steppingBackIsTheInverseOfSteppingForward()
{
    QFETCH(QString, scenario);
    Playback playback;
    playback.setComparison(scenario.isEmpty() ? lookComparison() : libraryRuns(scenario));
    std::vector<std::optional<TaskIdentity>> filters{std::nullopt};
    for (TaskIdentity task = 0; task < playback.comparison()->identityCount && task < 4; ++task)
        filters.push_back(task);
    size_t steps = 0;
    for (const bool together : {true, false}) {
        playback.setTogether(together);
        for (size_t run = 0; run < playback.comparison()->runs.size(); ++run) {
            playback.setFocus(run);
            for (const StepUnit unit : kStepUnits) {
                playback.setStepUnit(unit);
                if (playback.lacksTurns()) continue; // no step leads anywhere
                for (const auto& task : filters) {
                    playback.setStepTask(task);
                    steps += stepThrough(playback);
                    if (QTest::currentTestFailed()) return;
                }
            }
        }
    }
    QVERIFY(steps > 100);
}

void TestPlayback::everyStepMovesAndReachesTheEnd()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    QSignalSpy changed(&playback, &Playback::changed);
    for (size_t step = 0; step < playback.stopCount(); ++step)
        playback.stepForward();
    QCOMPARE(static_cast<size_t>(changed.size()), playback.stopCount());
    QVERIFY(playback.isAtEnd());
    QCOMPARE(playback.stopNumber(), playback.stopCount());
}

void TestPlayback::theOtherRunsStandAtTheSamePlace()
{
    const auto comparison = lookComparison();
    Playback playback;
    playback.setComparison(comparison);
    playback.setFocus(1);
    while (!playback.isAtEnd()) {
        playback.stepForward();
        for (size_t run = 0; run < 3; ++run) {
            const Timeline& timeline = comparison->runs[run].timeline;
            const EventIndex event = playback.event(run);
            QVERIFY(timeline.positionOf(event) <= playback.position());
            if (event + 1 >= comparison->runs[run].trace->size() || run == 1) continue;
            // As far as the run in focus, of what stands right there.
            const Timeline& ours = comparison->runs[1].timeline;
            if (playback.event(1) < ours.eventAt(playback.position())) continue;
            // What would begin there has not begun.
            const auto next = timeline.momentAt(event + 1);
            const bool begins = next && timeline.moments()[*next].first == event + 1 &&
                                timeline.moments()[*next].from() == playback.position();
            QVERIFY(begins || timeline.positionOf(event + 1) > playback.position());
        }
    }
}

void TestPlayback::aPlaceBetweenEventsIsKept()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    const AxisPosition place{VirtualTime::atNanoseconds(900'000'000), 0};
    playback.toPosition(place);
    QVERIFY(playback.position() == place);
    QVERIFY(!playback.isOnEvent());
    const EventIndex event = playback.event();
    playback.stepBack();
    QCOMPARE(playback.event(), event);
    QVERIFY(playback.isOnEvent());
}

void TestPlayback::aMomentThatLastsHaltsWhereItGoesOn()
{
    const auto comparison = lookComparison();
    const Trace& trace = *comparison->runs[1].trace;
    bool begins = false;
    bool goesOn = false;
    const Stops stops = stopsOf(comparison->runs[1].timeline);
    for (const EventIndex last : stops.lasts()) {
        if (trace[last].kind == EventKind::WorkStarted) begins = true;
        if (begins && trace[last].kind == EventKind::TaskFinished) goesOn = true;
    }
    QVERIFY(begins);
    QVERIFY(goesOn);
}

void TestPlayback::playingShowsEveryStopAndEnds()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    playback.toStart();
    std::set<size_t> seen;
    playback.setPlaying(true);
    for (int frame = 0; frame < 2000 && playback.isPlaying(); ++frame) {
        playback.advance(30);
        seen.insert(playback.stopNumber());
    }
    QVERIFY(!playback.isPlaying());
    QVERIFY(playback.isAtEnd());
    QCOMPARE(seen.size(), playback.stopCount() + 1);
}

void TestPlayback::idleStretchesAreCutShort()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const EventIndex timer = b.sleeps(main, 1000);
    b.at(1000).fired(timer);
    b.ready(main, ReadyReason::Timer);
    b.running(main);
    b.finished(main);
    Playback playback;
    playback.setComparison(comparisonOf("idle", {b.end()}));
    playback.setPlaying(true);
    int frames = 0;
    while (playback.isPlaying() && frames < 1000) {
        playback.advance(30);
        ++frames;
    }
    QVERIFY2(frames * 30 < 8000, qPrintable(QString::number(frames)));
}

void TestPlayback::momentsCanBeGoneTo()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(2);
    for (size_t number = 0; number <= playback.stopCount(); ++number) {
        playback.toStop(number);
        QCOMPARE(playback.stopNumber(), number);
    }
    playback.toStop(100000);
    QVERIFY(playback.isAtEnd());
}

void TestPlayback::everyUnitHaltsAtWhatItIsCalled()
{
    const auto comparison = lookComparison();
    const Timeline& timeline = comparison->runs[1].timeline;
    const Trace& trace = timeline.trace();
    const auto inner = [&](StepUnit unit, LaneId lane = kNone) {
        const Stops stops = stopsOf(timeline, unit, lane);
        const auto lasts = stops.lasts();
        return std::vector<EventIndex>(lasts.begin() + 1, lasts.end() - 1);
    };
    QCOMPARE(inner(StepUnit::Print).size(), size_t{6});
    QCOMPARE(inner(StepUnit::Print, 2).size(), size_t{2});
    // In two of the six turns the loop only serves a timer, or tells `gather` of an end.
    QCOMPARE(inner(StepUnit::Turn).size(), size_t{4});
    QCOMPARE(inner(StepUnit::Event).size(), trace.size() - 2);
    for (const EventIndex event : inner(StepUnit::Switch))
        QCOMPARE(trace[event].kind, EventKind::TaskRunning);
    std::vector<uint32_t> lines;
    for (const EventIndex event : inner(StepUnit::Line, 3))
        lines.push_back(trace.lineOf(trace[event]));
    QCOMPARE(lines, (std::vector<uint32_t>{10, 11, 12}));
    // Without a loop there are no turns.
    QCOMPARE(stopsOf(comparison->runs[2].timeline, StepUnit::Turn).size(), size_t{2});
}

void TestPlayback::runsCanBeSteppedApart()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    playback.setTogether(false);
    const EventIndex other = playback.event(2);
    playback.stepForward();
    playback.stepForward();
    const EventIndex left = playback.event(1);
    QVERIFY(left > 0);
    playback.setFocus(2);
    QCOMPARE(playback.event(), other);
    playback.toEnd();
    QCOMPARE(playback.event(1), left);
    playback.setTogether(true);
    QVERIFY(playback.position(1) == playback.position());
    QVERIFY(playback.event(1) > left);
}

void TestPlayback::playingHaltsAtABreakpoint()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    playback.setBreakpoints({12});
    playback.setSpeed(100);
    playback.setPlaying(true);
    for (int frame = 0; frame < 2000 && playback.isPlaying(); ++frame)
        playback.advance(30);
    const Trace& trace = *playback.comparison()->runs[1].trace;
    QVERIFY(!playback.isAtEnd());
    QCOMPARE(trace.lineOf(trace[playback.event()]), 12u);
    const EventIndex first = playback.event();
    playback.toLine(playback.breakpoints(), true);
    const EventIndex second = playback.event();
    QVERIFY(second > first);
    playback.toLine(playback.breakpoints(), true);
    QCOMPARE(playback.event(), second);
    playback.toLine(playback.breakpoints(), false);
    QCOMPARE(playback.event(), first);
    // Whoever points at a line sees it, round the end if need be.
    playback.toEnd();
    playback.toLine({12}, true, true);
    QCOMPARE(playback.event(), first);
    playback.toLine({1}, true, true);
    QCOMPARE(playback.event(), first);
}

void TestPlayback::jumpsAreUndoneOneByOneAndStepsAtOnce()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    playback.beginGesture();
    playback.toStop(5);
    const EventIndex fifth = playback.event();
    for (int step = 0; step < 3; ++step) {
        playback.beginGesture();
        playback.stepForward();
    }
    // One click chooses a run, a place and an event: one thing to undo.
    playback.beginGesture();
    const EventIndex stepped = playback.event();
    playback.setFocus(2);
    playback.toPosition({VirtualTime::atNanoseconds(700'000'000), 0});
    playback.toEvent(2, 30);
    QVERIFY(playback.goBack());
    QCOMPARE(playback.focus(), size_t{1});
    QCOMPARE(playback.event(), stepped);
    QVERIFY(playback.goBack());
    QCOMPARE(playback.event(), fifth);
    QVERIFY(playback.goForward());
    QVERIFY(playback.goForward());
    QCOMPARE(playback.focus(), size_t{2});
    QCOMPARE(playback.event(), EventIndex{30});
    QVERIFY(!playback.goForward());
}

void TestPlayback::causesLeadBackToWhatWokeATask()
{
    const auto comparison = libraryRuns("event-loop");
    const Timeline& timeline = comparison->runs[1].timeline;
    const Trace& trace = timeline.trace();
    size_t hops = 0;
    for (EventIndex event = 0; event < trace.size(); ++event) {
        const EventIndex cause = causeOf(trace, event);
        if (trace[event].kind != EventKind::TaskReady || cause == kNone) continue;
        QVERIFY(cause < event);
        QVERIFY(trace[cause].lane != trace[event].lane || trace[cause].time < trace[event].time);
        const EventIndex effect = effectOf(timeline, cause);
        QVERIFY(effect != kNone);
        QVERIFY(effect <= event);
        ++hops;
    }
    QVERIFY(hops >= 3);
}

void TestPlayback::anotherRunOfTheProgramKeepsTheCursor()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    const AxisPosition place{VirtualTime::atNanoseconds(900'000'000), 0};
    playback.toPosition(place);
    playback.replaceRuns(comparisonOf("fewer", {preemptiveLook(), cooperativeSample()}), 0);
    QCOMPARE(playback.focus(), size_t{0});
    QVERIFY(playback.position() == place);
    playback.replaceRuns(comparisonOf("none", {}), 0);
    QVERIFY(playback.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlayback)
#include "tst_playback.moc"
