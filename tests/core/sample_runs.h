#pragma once

#include "tests/core/trace_builder.h"

namespace awaitscope {

/// `gather(download("A", 2), compute("B", 1.2), compute("C", .8))`: the run that the design's
/// pictures show. Lanes: 0 program, 1 main, 2 A, 3 B, 4 C.
inline std::shared_ptr<const Trace> cooperativeSample()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.line(20).task("main", b.program());
    b.waiting(b.program(), WaitReason::Task, main);
    b.iteration(1);
    b.line(15).running(main);
    const LaneId download = b.line(16).task("download", main, "\"A\"");
    const LaneId first = b.line(17).task("compute", main, "\"B\"");
    const LaneId second = b.line(18).task("compute", main, "\"C\"");
    b.line(15).waiting(main, WaitReason::Gather, kNone, 3);
    b.iteration(2);
    b.line(5).running(download);
    b.prints(download, "A starts");
    const EventIndex timer = b.line(6).sleeps(download, 2);
    b.line(10).running(first);
    b.prints(first, "B starts");
    b.line(11).works(first, 1.2);
    b.line(12).prints(first, "B done");
    b.finished(first);
    b.line(10).running(second);
    b.prints(second, "C starts");
    b.line(11).works(second, 0.8);
    b.line(12).prints(second, "C done");
    b.finished(second);
    b.iteration(3);
    b.fired(timer);
    b.ready(download, ReadyReason::Timer);
    b.iteration(4);
    b.line(7).running(download);
    b.prints(download, "A done");
    b.finished(download);
    b.iteration(5);
    b.ready(main, ReadyReason::GatherDone, download);
    b.iteration(6);
    b.line(15).running(main);
    b.finished(main);
    b.ready(b.program(), ReadyReason::TaskDone, main);
    b.running(b.program());
    return b.end();
}

/// `tic` sleeps 1 s, `calcul` works 3 s (line 9). Lanes: 0 program, 1 main, 2 tic, 3 calcul.
inline std::shared_ptr<const Trace> lateSample()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.waiting(b.program(), WaitReason::Task, main);
    b.iteration(1);
    b.running(main);
    const LaneId tic = b.task("tic", main);
    const LaneId calcul = b.task("calcul", main);
    b.waiting(main, WaitReason::Gather, kNone, 2);
    b.iteration(2);
    b.running(tic);
    const EventIndex timer = b.line(4).sleeps(tic, 1);
    b.running(calcul);
    b.line(9).works(calcul, 3);
    b.finished(calcul);
    b.iteration(3);
    b.fired(timer);
    b.ready(tic, ReadyReason::Timer);
    b.iteration(4);
    b.running(tic);
    b.finished(tic);
    b.ready(main, ReadyReason::GatherDone, tic);
    b.iteration(5);
    b.running(main);
    b.finished(main);
    return b.end();
}

/// A download that sleeps 2 s, called by main. Lanes: 0 program, 1 main, 2 download.
inline std::shared_ptr<const Trace> synchronousSample()
{
    TraceBuilder b(Model::Synchronous);
    const LaneId main = b.task("main", b.program());
    b.waiting(b.program(), WaitReason::Call, main);
    b.running(main);
    const LaneId download = b.task("download", main);
    b.waiting(main, WaitReason::Call, download);
    b.running(download);
    b.blocks(download, 2);
    b.prints(download, "done");
    b.finished(download);
    b.running(main);
    b.works(main, 1);
    b.finished(main);
    b.running(b.program());
    return b.end();
}

/// Two threads of 0.2 s and 0.1 s on one core, quantum 0.1 s, each switch costs 0.01 s. Lanes: 0
/// program, 1 main, 2 A, 3 B.
inline std::shared_ptr<const Trace> preemptiveSample()
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.switchCost = Duration::milliseconds(10);
    TraceBuilder b(settings);
    const LaneId main = b.task("main", b.program());
    b.waiting(b.program(), WaitReason::Task, main);
    b.running(main);
    const LaneId first = b.task("worker", main, "\"A\"");
    const LaneId second = b.task("worker", main, "\"B\"");
    b.waiting(main, WaitReason::Gather, kNone, 2);
    b.at(0.01).running(first);
    b.add(EventKind::WorkStarted, first, 0, kNone, b.number(0.2));
    b.at(0.11).preempted(first);
    b.at(0.12).running(second);
    b.works(second, 0.1);
    b.finished(second);
    b.at(0.23).running(first);
    b.at(0.33).add(EventKind::WorkFinished, first);
    b.finished(first);
    b.ready(main, ReadyReason::GatherDone, first);
    b.at(0.34).running(main);
    b.finished(main);
    return b.end();
}

/// `low` is ready from 0 s on, while `high` is served `times` times for a second each, becoming
/// ready anew every time; then `low` is served, or the run is over. Lanes: 0 program, 1 low, 2
/// high.
inline std::shared_ptr<const Trace> passedOverSample(int times, bool isServed)
{
    TraceBuilder b(Model::Preemptive);
    const LaneId low = b.task("low", b.program());
    const LaneId high = b.task("high", b.program());
    b.running(high);
    for (int i = 0; i < times; ++i) {
        b.works(high, 1);
        b.ready(high, ReadyReason::Yielded, high);
        b.running(high);
    }
    b.finished(high);
    if (isServed) {
        b.running(low);
        b.finished(low);
    }
    return b.end();
}

} // namespace awaitscope
