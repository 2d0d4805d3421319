#include "gui/timeline/timeline_view.h"

#include <QApplication>

#include <benchmark/benchmark.h>

using namespace awaitscope;

namespace {

constexpr int kLanes = 20;

/// A run of about so many intervals: lanes that compute and wait in turn.
std::shared_ptr<const Comparison> runOf(int64_t intervals)
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.cores = kLanes;
    const auto trace = std::make_shared<Trace>(settings);
    Lane program;
    program.kind = LaneKind::Program;
    trace->addLane(program);
    Event event;
    trace->append(event);

    std::vector<LaneId> lanes;
    const auto add = [&](EventKind kind, LaneId lane, int64_t time, uint16_t detail = 0) {
        event.kind = kind;
        event.lane = lane;
        event.core = static_cast<uint8_t>(lane % kLanes);
        event.time = VirtualTime::atNanoseconds(time);
        event.detail = detail;
        trace->append(event);
    };
    for (int i = 0; i < kLanes; ++i) {
        Lane lane;
        lane.name = "Task-" + std::to_string(i + 1);
        lane.coroutine = "worker";
        lane.creator = 0;
        lane.place = static_cast<uint32_t>(i);
        lane.created = static_cast<EventIndex>(trace->size());
        lanes.push_back(trace->addLane(lane));
        add(EventKind::TaskCreated, lanes.back(), 0);
    }
    constexpr int64_t kStep = 1000;
    for (int64_t turn = 0; turn < intervals / kLanes / 2; ++turn) {
        for (const LaneId lane : lanes) {
            const int64_t start = turn * 2 * kLanes * kStep + lane * kStep;
            add(EventKind::TaskRunning, lane, start);
        }
        for (const LaneId lane : lanes) {
            const int64_t stop = (turn * 2 + 1) * kLanes * kStep + lane * kStep;
            add(EventKind::TaskWaiting, lane, stop, static_cast<uint16_t>(WaitReason::Future));
        }
    }
    const int64_t end = event.time.nanoseconds() + kStep;
    for (const LaneId lane : lanes)
        add(EventKind::TaskFinished, lane, end);
    add(EventKind::RunFinished, kNone, end);

    std::vector<Run> runs;
    runs.push_back(makeRun(trace));
    return std::make_shared<const Comparison>(makeComparison("benchmark", std::move(runs)));
}

/// The whole run in one window of 1920 x 1080, drawn anew each time.
void replot(benchmark::State& state)
{
    TimelineView view;
    view.resize(1920, 1080);
    view.setComparison(runOf(state.range(0)));
    view.show();
    QApplication::processEvents();
    QPixmap page(view.size());
    for ([[maybe_unused]] auto _ : state) {
        view.zoomBy(1.0001);           // another width: nothing drawn before is of use
        QApplication::processEvents(); // the replot is queued
        view.render(&page);
    }
}
BENCHMARK(replot)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

/// From a finished trace to all that is derived from it.
void derive(benchmark::State& state)
{
    const auto trace = runOf(state.range(0))->runs.front().trace;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(makeRun(trace));
    state.SetItemsProcessed(state.iterations() * static_cast<int64_t>(trace->size()));
}
BENCHMARK(derive)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false");
    QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
