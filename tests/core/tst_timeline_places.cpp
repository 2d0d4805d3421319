#include "core/timeline/lane_events.h"
#include "core/timeline/timeline.h"
#include "tests/core/sample_runs.h"

#include <QTest>

using namespace awaitscope;

/// Which event, moment and turn of the loop is where.
class TimelinePlacesTest : public QObject {
    Q_OBJECT

private slots:
    void turnsKnowWhoIsReady()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        QCOMPARE(timeline.turns().size(), size_t{6});
        const auto ready = timeline.readyAt(timeline.turns()[1]);
        QCOMPARE(std::vector<LaneId>(ready.begin(), ready.end()), (std::vector<LaneId>{2, 3, 4}));
        QCOMPARE(timeline.turns()[1].number, 2u);
        QCOMPARE(timeline.readyAt(timeline.turns()[2]).size(), size_t{0});
    }

    void whereTheCursorIsIsTheLastEventBefore()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        const EventIndex event = timeline.eventAt({VirtualTime() + Duration::seconds(1), 0});
        QCOMPARE((*trace)[event].kind, EventKind::WorkStarted);
        for (EventIndex i = 0; i < trace->size(); ++i)
            QVERIFY(timeline.eventAt(timeline.positionOf(i)) >= i);
        QCOMPARE(timeline.eventAt(trace->end()), static_cast<EventIndex>(trace->size() - 1));
    }

    void everyEventKnowsItsMoment()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        QVERIFY(!timeline.momentAt(0));
        const auto& moments = timeline.moments();
        for (size_t i = 0; i < moments.size(); ++i) {
            QCOMPARE(*timeline.momentAt(moments[i].first), i);
            QVERIFY(moments[i].first <= moments[i].last);
        }
        QCOMPARE(*timeline.momentAt(static_cast<EventIndex>(trace->size() - 1)),
                 moments.size() - 1);
    }

    void theFirstEventOfAPlace()
    {
        const auto trace = cooperativeSample();
        const Timeline timeline = buildTimeline(*trace);
        const auto count = static_cast<EventIndex>(trace->size());
        for (EventIndex event = 0; event < count; ++event) {
            const EventIndex first = timeline.firstAt(timeline.positionOf(event));
            QVERIFY(first <= event);
            QCOMPARE(timeline.positionOf(first), timeline.positionOf(event));
            QVERIFY(first == 0 || timeline.positionOf(first - 1) < timeline.positionOf(event));
        }
        QCOMPARE(timeline.firstAt({timeline.end().time, kNone}), count);
    }

    void theLastEventOfALaneIsFoundAsByGoingBack()
    {
        const auto trace = cooperativeSample();
        const LaneEvents events(*trace);
        for (LaneId lane = 0; lane < trace->lanes().size(); ++lane)
            for (EventIndex until = 0; until < trace->size(); ++until)
                for (const EventKind kind : {EventKind::TaskRunning, EventKind::TaskWaiting,
                                             EventKind::Output, EventKind::WorkStarted}) {
                    EventIndex expected = kNone;
                    for (EventIndex event = 0; event <= until; ++event)
                        if ((*trace)[event].kind == kind && (*trace)[event].lane == lane)
                            expected = event;
                    QCOMPARE(events.last(kind, lane, until), expected);
                }
    }
};

QTEST_GUILESS_MAIN(TimelinePlacesTest)
#include "tst_timeline_places.moc"
