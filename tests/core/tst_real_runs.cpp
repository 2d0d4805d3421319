#include "core/comparison/comparison.h"
#include "core/trace/jsonl_writer.h"
#include "tests/core/random_runs.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace awaitscope;

// Properties that hold for whatever the kernels record: of programs made at random.

namespace {

std::string intervalFault(const Trace& trace, const Timeline& timeline)
{
    for (const TimelineLane& lane : timeline.lanes()) {
        for (size_t i = 0; i < lane.intervals.size(); ++i) {
            const Interval& interval = lane.intervals[i];
            if (interval.from() >= interval.to()) return "an interval of no width";
            if (interval.begin > interval.end) return "an interval that ends before it begins";
            if (i > 0 && lane.intervals[i - 1].to() != interval.from()) return "a gap";
        }
        if (lane.ended != kNone && !lane.intervals.empty() &&
            lane.intervals.back().to() != timeline.positionOf(lane.ended))
            return "does not end at its end";
    }
    for (const Strip& strip : timeline.strips())
        for (size_t i = 1; i < strip.intervals.size(); ++i)
            if (strip.intervals[i].from() < strip.intervals[i - 1].to()) return "a shared core";
    for (EventIndex i = 1; i < trace.size(); ++i)
        if (timeline.positionOf(i) < timeline.positionOf(i - 1)) return "a position that falls";
    return {};
}

std::string momentFault(const Timeline& timeline)
{
    const auto& moments = timeline.moments();
    for (size_t i = 0; i < moments.size(); ++i) {
        if (moments[i].from() >= moments[i].to()) return "a moment of no width";
        if (i > 0 && moments[i - 1].from() >= moments[i].from()) return "two begin at one place";
        if (timeline.momentAt(moments[i].first) != i) return "a moment that does not find itself";
    }
    for (const Instant& instant : timeline.instants())
        if (instant.slotCount == 0) return "an instant without a slot";
    return {};
}

std::string figureFault(const Metrics& metrics)
{
    for (const CoreTimes& core : metrics.cores) {
        if (core.busy + core.held + core.switching + core.idle != metrics.total) return "total";
        if (core.idle < Duration()) return "a core with more than the total";
    }
    for (const TaskTimes& task : metrics.tasks)
        if (task.running + task.held + task.inCall + task.ready + task.late + task.waiting !=
            task.lifetime)
            return "the life of lane " + std::to_string(task.lane);
    if (metrics.fairness && (*metrics.fairness <= 0 || *metrics.fairness > 1.000001)) return "jain";
    return {};
}

// A thread has had all the CPU time that it asked for, no more and no less.
std::string workFault(const Trace& trace, const Metrics& metrics)
{
    std::vector<Duration> asked(trace.lanes().size());
    for (size_t i = 0; i < trace.size(); ++i)
        if (trace[i].kind == EventKind::WorkStarted)
            asked[trace[i].lane] += Duration::nanoseconds(trace.number(trace[i].argument));
    for (const TaskTimes& task : metrics.tasks)
        if (task.finished && task.running != asked[task.lane])
            return "what lane " + std::to_string(task.lane) + " computed";
    return {};
}

// No core is free for a while in which a thread is ready; under the GIL only the first one counts.
std::string idleFault(const Trace& trace, const Timeline& timeline)
{
    const bool hasGil = trace.settings().policy == Policy::Gil;
    for (const Strip& strip : timeline.strips()) {
        VirtualTime freeSince;
        std::vector<std::pair<VirtualTime, VirtualTime>> gaps;
        for (const Interval& interval : strip.intervals) {
            if (interval.start > freeSince) gaps.emplace_back(freeSince, interval.start);
            freeSince = interval.stop;
        }
        gaps.emplace_back(freeSince, trace.end());
        if (hasGil && strip.core > 0) {
            if (!strip.intervals.empty()) return "a thread without the GIL";
            continue;
        }
        for (const TimelineLane& lane : timeline.lanes())
            for (const Interval& interval : lane.intervals)
                for (const auto& [from, to] : gaps) {
                    if (interval.state != LaneState::Ready) continue;
                    // While a core passes to it, it has one, but does not run yet.
                    const VirtualTime taken = interval.stop + -trace.settings().switchCost;
                    if (std::min(taken, to) > std::max(interval.start, from))
                        return "an idle core " + std::to_string(strip.core) + " while " +
                               lane.label + " is ready at " + formatExactSeconds(interval.start);
                }
    }
    return {};
}

// How long a thread waits is bounded where nobody starves: by the quanta of all the others, and by
// what makes up for a difference of priorities (at most 4 here) or of CPU time had.
std::string starvationFault(const Trace& trace, const Timeline& timeline)
{
    const RunSettings& settings = trace.settings();
    int64_t quanta = 0;
    switch (settings.policy) {
    case Policy::RoundRobin:
    case Policy::Gil: quanta = 1; break;
    case Policy::PriorityAging: quanta = 1 + 4; break;
    case Policy::Fair: quanta = 1 + 3; break;
    default: return {};
    }
    const auto lanes = static_cast<int64_t>(trace.lanes().size());
    const Duration turn = settings.quantum + settings.switchCost;
    const Duration most = Duration::nanoseconds(quanta * lanes * turn.count());
    for (const TimelineLane& lane : timeline.lanes())
        for (const Interval& interval : lane.intervals)
            if (interval.state == LaneState::Ready && interval.length() > most)
                return lane.label + " starves";
    return {};
}

std::string bytesOf(const Trace& trace)
{
    std::ostringstream stream;
    writeJsonl(stream, trace);
    return stream.str();
}

} // namespace

class RealRunsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsDerivedFromARunIsConsistent_data()
    {
        QTest::addColumn<RunSettings>("settings");
        QTest::addColumn<int>("programs");
        forAllSettings([](const std::string& name, const RunSettings& settings) {
            const bool isPreemptive = settings.model == Model::Preemptive;
            QTest::newRow(name.c_str()) << settings << (isPreemptive ? 3 : 25);
        });
    }
    void whatIsDerivedFromARunIsConsistent()
    {
        QFETCH(RunSettings, settings);
        QFETCH(int, programs);
        size_t events = 0;
        for (int program = 0; program < programs; ++program, ++settings.seed) {
            const auto trace = RandomRun(settings).trace;
            const Run run = makeRun(trace);
            events += trace->size();
            const std::string seed = "seed " + std::to_string(settings.seed) + ": ";
            std::vector<std::string> faults{intervalFault(*trace, run.timeline),
                                            momentFault(run.timeline), figureFault(run.metrics)};
            if (settings.model == Model::Preemptive) {
                faults.push_back(workFault(*trace, run.metrics));
                faults.push_back(idleFault(*trace, run.timeline));
                faults.push_back(starvationFault(*trace, run.timeline));
            }
            for (const std::string& fault : faults)
                QVERIFY2(fault.empty(), (seed + fault).c_str());
            QVERIFY2(bytesOf(*RandomRun(settings).trace) == bytesOf(*trace), seed.c_str());
        }
        m_programs += static_cast<size_t>(programs);
        m_events += events;
    }
    void theProgramsDidSomething() { QVERIFY(m_events > m_programs * 60); }

private:
    size_t m_programs = 0;
    size_t m_events = 0;
};

QTEST_GUILESS_MAIN(RealRunsTest)
#include "tst_real_runs.moc"
