#include "core/comparison/comparison.h"
#include "core/snapshot/snapshot.h"
#include "tests/core/random_runs.h"

#include <QTest>

using namespace awaitscope;

// What snapshots show of real runs, held against what happens next, and against what the programs
// themselves saw.

namespace {

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

// Who runs next is first in the ready queue. (Threads of callbacks are not shown in it. On several
// cores a thread may have one, and not have begun.)
std::string queueFault(const Trace& trace)
{
    const RunSettings& settings = trace.settings();
    if (settings.model == Model::Preemptive && settings.cores > 1) return {};
    const SnapshotIndex index(trace);
    for (EventIndex i = 1; i < trace.size(); ++i) {
        if (trace[i].kind != EventKind::TaskRunning) continue;
        if (trace.lane(trace[i].lane).kind != LaneKind::Task) continue;
        const Snapshot before = index.at(i - 1);
        if (before.lanes[trace[i].lane].state != LaneState::Ready &&
            settings.model == Model::Synchronous)
            continue; // a call begins, or comes back
        if (before.ready.empty() || before.ready.front().lane != trace[i].lane)
            return "event " + std::to_string(i) + ": not the first of the queue";
    }
    return {};
}

// Whom an object sets free is first in the line for it.
std::string lineFault(const Trace& trace, size_t& served)
{
    const SnapshotIndex index(trace);
    for (EventIndex i = 1; i < trace.size(); ++i) {
        if (trace[i].kind != EventKind::TaskReady) continue;
        switch (trace[i].readyReason()) {
        case ReadyReason::Lock:
        case ReadyReason::Event:
        case ReadyReason::Item:
        case ReadyReason::Space: break;
        default: continue;
        }
        const Snapshot before = index.at(i - 1);
        const EventIndex wait = before.lanes[trace[i].lane].event;
        const ObjectId object = awaitedObject(trace[wait]);
        if (object == kNone) return "event " + std::to_string(i) + ": waited for nothing";
        std::vector<LaneId> waiters = before.objects[object].waiters;
        // (For a queue some may wait to put, some to get.)
        std::erase_if(waiters, [&](LaneId lane) {
            return trace[before.lanes[lane].event].waitReason() != trace[wait].waitReason();
        });
        if (waiters.empty() || waiters.front() != trace[i].lane)
            return "event " + std::to_string(i) + ": not the first in line";
        ++served;
    }
    return {};
}

// The program knows who has its lock, and how much is in its queue.
std::string sightingFault(const RandomRun& run)
{
    const SnapshotIndex index(*run.trace);
    for (const Sighting& sighting : run.sightings) {
        const Snapshot snapshot = index.at(sighting.event);
        const std::vector<LaneId>& holders = snapshot.objects[run.lock].holders;
        const std::string where = "event " + std::to_string(sighting.event) + ": ";
        if (sighting.locked == holders.empty()) return where + "locked or not";
        if (!sighting.owners.empty() && holders != sighting.owners) return where + "the holder";
        if (static_cast<int64_t>(sighting.items) != snapshot.objects[run.queue].items)
            return where + "the items";
    }
    return {};
}

} // namespace

class SnapshotRunsTest : public QObject {
    Q_OBJECT

private slots:
    void aSnapshotShowsWhatIsThere_data()
    {
        QTest::addColumn<RunSettings>("settings");
        QTest::addColumn<int>("programs");
        forAllSettings([](const std::string& name, const RunSettings& settings) {
            const bool isPreemptive = settings.model == Model::Preemptive;
            QTest::newRow(name.c_str()) << settings << (isPreemptive ? 3 : 24);
        });
    }
    void aSnapshotShowsWhatIsThere()
    {
        QFETCH(RunSettings, settings);
        QFETCH(int, programs);
        for (int program = 0; program < programs; ++program, ++settings.seed) {
            const RandomRun run(settings);
            const Run derived = makeRun(run.trace);
            for (const std::string& fault :
                 {snapshotFault(*run.trace, derived.timeline), queueFault(*run.trace),
                  lineFault(*run.trace, m_served), sightingFault(run)})
                QVERIFY2(fault.empty(),
                         ("seed " + std::to_string(settings.seed) + ": " + fault).c_str());
            m_sightings += run.sightings.size();
        }
    }
    void thereWasSomethingToSee()
    {
        QVERIFY(m_sightings > 1000);
        QVERIFY(m_served > 100);
    }

private:
    size_t m_sightings = 0;
    size_t m_served = 0; // by what they waited for
};

QTEST_GUILESS_MAIN(SnapshotRunsTest)
#include "tst_snapshot_runs.moc"
