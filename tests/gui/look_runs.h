#pragma once

#include "core/comparison/comparison.h"
#include "tests/core/sample_runs.h"

#include <map>
#include <memory>
#include <vector>

namespace awaitscope {

/// The program of `cooperativeSample` where every call runs to its end.
inline std::shared_ptr<const Trace> synchronousLook()
{
    TraceBuilder b(Model::Synchronous);
    const LaneId main = b.line(20).task("main", b.program());
    b.waiting(b.program(), WaitReason::Call, main);
    b.line(15).running(main);
    const auto call = [&](const char* coroutine, const char* argument, double seconds,
                          bool sleeps) {
        const LaneId callee = b.task(coroutine, main, argument);
        b.waiting(main, WaitReason::Call, callee);
        b.running(callee);
        b.prints(callee, "starts");
        if (sleeps)
            b.line(6).blocks(callee, seconds);
        else
            b.line(11).works(callee, seconds);
        b.prints(callee, "done");
        b.finished(callee);
        b.running(main);
    };
    call("download", "\"A\"", 2, true);
    call("compute", "\"B\"", 1.2, false);
    call("compute", "\"C\"", 0.8, false);
    b.finished(main);
    b.running(b.program());
    return b.end();
}

/// The same on one core, quantum 200 ms.
inline std::shared_ptr<const Trace> preemptiveLook()
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.quantum = Duration::milliseconds(200);
    TraceBuilder b(settings);
    const LaneId main = b.line(20).task("main", b.program());
    b.waiting(b.program(), WaitReason::Task, main);
    b.line(15).running(main);
    const LaneId download = b.line(16).task("download", main, "\"A\"");
    const LaneId first = b.line(17).task("compute", main, "\"B\"");
    const LaneId second = b.line(18).task("compute", main, "\"C\"");
    b.line(15).waiting(main, WaitReason::Gather, kNone, 3);
    b.line(5).running(download);
    b.prints(download, "A starts");
    const EventIndex timer = b.line(6).sleeps(download, 2);
    b.line(10).running(first);
    b.prints(first, "B starts");
    std::map<LaneId, EventIndex> work;
    work[first] = b.line(11).add(EventKind::WorkStarted, first, 0, kNone, b.number(1.2));
    // Turns of 200 ms until C has its 0.8 s at 1.6 s.
    LaneId on = first;
    LaneId off = second;
    for (int turn = 1; turn <= 7; ++turn) {
        b.at(turn * 0.2).preempted(on);
        std::swap(on, off);
        b.running(on);
        if (on == second && turn == 1) {
            b.prints(second, "C starts");
            work[second] = b.line(11).add(EventKind::WorkStarted, second, 0, kNone, b.number(0.8));
        }
    }
    b.at(1.6).add(EventKind::WorkFinished, second, 0, kNone, 0, work[second]);
    b.prints(second, "C done");
    b.finished(second);
    b.running(first);
    b.at(2).add(EventKind::WorkFinished, first, 0, kNone, 0, work[first]);
    b.fired(timer);
    b.ready(download, ReadyReason::Timer);
    b.line(12).prints(first, "B done");
    b.finished(first);
    b.running(download);
    b.line(7).prints(download, "A done");
    b.finished(download);
    b.ready(main, ReadyReason::GatherDone, download);
    b.running(main);
    b.finished(main);
    b.ready(b.program(), ReadyReason::TaskDone, main);
    b.running(b.program());
    return b.end();
}

inline std::shared_ptr<const Comparison>
comparisonOf(std::string title, std::vector<std::shared_ptr<const Trace>> traces)
{
    std::vector<Run> runs;
    for (auto& trace : traces)
        runs.push_back(makeRun(std::move(trace)));
    return std::make_shared<const Comparison>(makeComparison(std::move(title), std::move(runs)));
}

/// What the design's pictures show.
inline std::shared_ptr<const Comparison> lookComparison()
{
    return comparisonOf("Two computations and a download",
                        {synchronousLook(), cooperativeSample(), preemptiveLook()});
}

} // namespace awaitscope
