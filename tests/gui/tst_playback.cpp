#include "gui/playback/playback.h"
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
};

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
    QCOMPARE(playback.momentCount(), size_t{0});
}

void TestPlayback::steppingBackIsTheInverseOfSteppingForward_data()
{
    QTest::addColumn<int>("run");
    QTest::addColumn<bool>("byEvent");
    for (int run = 0; run < 3; ++run)
        for (const bool byEvent : {false, true})
            QTest::addRow("run %d %s", run, byEvent ? "event" : "moment") << run << byEvent;
}

void TestPlayback::steppingBackIsTheInverseOfSteppingForward()
{
    QFETCH(int, run);
    QFETCH(bool, byEvent);
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(static_cast<size_t>(run));
    playback.setStepUnit(byEvent ? StepUnit::Event : StepUnit::Moment);
    playback.toStart();
    int steps = 0;
    while (!playback.isAtEnd()) {
        const EventIndex event = playback.event();
        const AxisPosition position = playback.position();
        playback.stepForward();
        QVERIFY(playback.event() > event);
        QVERIFY(playback.position() >= position);
        playback.stepBack();
        QCOMPARE(playback.event(), event);
        QVERIFY(playback.position() == position);
        playback.stepForward();
        ++steps;
    }
    QVERIFY(steps > 5);
    playback.stepForward();
    QVERIFY(playback.isAtEnd());
}

void TestPlayback::everyStepMovesAndReachesTheEnd()
{
    Playback playback;
    playback.setComparison(lookComparison());
    playback.setFocus(1);
    QSignalSpy changed(&playback, &Playback::changed);
    for (size_t step = 0; step < playback.momentCount(); ++step)
        playback.stepForward();
    QCOMPARE(static_cast<size_t>(changed.size()), playback.momentCount());
    QVERIFY(playback.isAtEnd());
    QCOMPARE(playback.moment(), playback.momentCount());
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
            if (event + 1 < comparison->runs[run].trace->size() && run != 1)
                QVERIFY(timeline.positionOf(event + 1) > playback.position());
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
    for (const Stop& stop : stopsOf(comparison->runs[1].timeline)) {
        if (trace[stop.last].kind == EventKind::WorkStarted) begins = true;
        if (begins && trace[stop.last].kind == EventKind::TaskFinished) goesOn = true;
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
        seen.insert(playback.moment());
    }
    QVERIFY(!playback.isPlaying());
    QVERIFY(playback.isAtEnd());
    QCOMPARE(seen.size(), playback.momentCount() + 1);
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
    for (size_t number = 0; number <= playback.momentCount(); ++number) {
        playback.toMoment(number);
        QCOMPARE(playback.moment(), number);
    }
    playback.toMoment(100000);
    QVERIFY(playback.isAtEnd());
}

QTEST_GUILESS_MAIN(TestPlayback)
#include "tst_playback.moc"
