#include "gui/timeline/timeline_view.h"
#include "gui/window/main_window.h"
#include "tests/core/trace_builder.h"

#include <QApplication>
#include <QStandardPaths>
#include <QWheelEvent>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <ctime>
#include <map>

using namespace awaitscope;

namespace {

constexpr int kTasks = 20;
constexpr double kStep = 1e-5;

/// Tasks that `main` waits for.
std::vector<LaneId> makeTasks(TraceBuilder& b)
{
    const LaneId main = b.task("main", b.program());
    b.running(main);
    std::vector<LaneId> tasks;
    for (int i = 0; i < kTasks; ++i)
        tasks.push_back(b.task("worker", main, std::to_string(i)));
    b.waiting(main, WaitReason::Gather, kNone, kTasks);
    return tasks;
}

/// Each computes for a moment, prints now and then, and is ready again: three intervals a turn.
std::shared_ptr<const Trace> cooperativeRun(int64_t intervals)
{
    TraceBuilder b(Model::Cooperative);
    const std::vector<LaneId> tasks = makeTasks(b);
    double now = 0;
    for (int64_t turn = 0; turn < intervals / 3 / kTasks; ++turn) {
        b.iteration(static_cast<uint32_t>(turn + 1));
        for (const LaneId task : tasks) {
            b.at(now).running(task);
            if ((turn + task) % 100 == 0) b.prints(task, "now");
            b.at(now += kStep * (1 + (turn + task) % 3)).waiting(task, WaitReason::Sleep);
        }
        b.at(now += kStep);
        for (const LaneId task : tasks)
            b.ready(task, ReadyReason::Timer);
    }
    return b.end(RunStatus::Limit);
}

/// Threads on four cores are interrupted in turn: two intervals a turn.
std::shared_ptr<const Trace> preemptiveRun(int64_t intervals)
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.cores = 4;
    TraceBuilder b(settings);
    const std::vector<LaneId> tasks = makeTasks(b);
    double now = 0;
    for (int64_t turn = 0; turn < intervals / 2; ++turn) {
        const LaneId task = tasks[static_cast<size_t>(turn % kTasks)];
        const LaneId last = tasks[static_cast<size_t>((turn + kTasks - 4) % kTasks)];
        b.core(static_cast<uint8_t>(turn % 4)).at(now += kStep * (1 + turn % 3) / 2);
        if (turn >= 4) b.preempted(last);
        b.running(task);
    }
    return b.end(RunStatus::Limit);
}

/// Two runs of together about so many intervals; made once for each number.
std::shared_ptr<const Comparison> runsOf(int64_t intervals)
{
    static std::map<int64_t, std::shared_ptr<const Comparison>> made;
    auto& comparison = made[intervals];
    if (!comparison) {
        std::vector<Run> runs;
        runs.push_back(makeRun(cooperativeRun(intervals / 2)));
        runs.push_back(makeRun(preemptiveRun(intervals / 2)));
        comparison =
            std::make_shared<const Comparison>(makeComparison("benchmark", std::move(runs)));
    }
    return comparison;
}

int64_t eventsIn(const Comparison& comparison)
{
    int64_t events = 0;
    for (const Run& run : comparison.runs)
        events += static_cast<int64_t>(run.trace->size());
    return events;
}

/// The time of this thread's own work, whatever else the machine does.
double ownMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Lets a widget paint, and keeps how long each frame took.
class FrameMeter : public QObject {
public:
    explicit FrameMeter(QWidget* widget) { widget->installEventFilter(this); }

    /// From what the user does until it is to be seen.
    template <class Action> void frame(Action act)
    {
        const double begin = ownMilliseconds();
        m_painted = false;
        act();
        for (int round = 0; round < 20 && !m_painted; ++round)
            QApplication::processEvents();
        if (!m_painted) qFatal("nothing was painted");
        m_times.push_back(ownMilliseconds() - begin);
    }
    void report(benchmark::State& state)
    {
        std::sort(m_times.begin(), m_times.end());
        if (m_times.empty()) return;
        state.counters["median_ms"] = m_times[m_times.size() / 2];
        state.counters["p95_ms"] = m_times[m_times.size() * 95 / 100];
        state.counters["worst_ms"] = m_times.back();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) m_painted = true;
        return false;
    }

private:
    bool m_painted = false;
    std::vector<double> m_times;
};

void wheel(QWidget* widget, QPointF point, int delta, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(point, widget->mapToGlobal(point), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

void showView(TimelineView& view, int64_t intervals)
{
    view.resize(1920, 1080);
    view.setComparison(runsOf(intervals));
    view.show();
    QApplication::processEvents();
}

/// The wheel goes in, along and out again, from all runs whole to single bars; each frame is drawn
/// anew.
void panAndZoom(benchmark::State& state)
{
    TimelineView view;
    showView(view, state.range(0));
    view.setCurtain(state.range(1) != 0);
    if (state.range(1) != 0) view.setCursor({view.comparison()->runs[0].trace->end(), 0});
    QWidget* plot = view.plotWidget();
    FrameMeter meter(plot);
    int step = 0;
    for ([[maybe_unused]] auto _ : state) {
        const int phase = step++ % 120;
        const QPointF point(500 + 9 * (phase % 80), 300);
        meter.frame([&] {
            if (phase < 40)
                wheel(plot, point, 120);
            else if (phase < 80)
                wheel(plot, point, phase % 2 ? 120 : -240, Qt::ShiftModifier);
            else
                wheel(plot, point, -120);
        });
    }
    meter.report(state);
}
BENCHMARK(panAndZoom)
    ->ArgNames({"intervals", "curtain"})
    ->ArgsProduct({{10'000, 1'000'000, 10'000'000}, {0, 1}})
    ->Iterations(120)
    ->Unit(benchmark::kMillisecond);

/// All runs whole: the most bars on every pixel.
void panWhole(benchmark::State& state)
{
    TimelineView view;
    showView(view, state.range(0));
    view.zoomBy(1.2);
    FrameMeter meter(view.plotWidget());
    int step = 0;
    for ([[maybe_unused]] auto _ : state)
        meter.frame([&] { view.panBy(step++ % 60 < 30 ? 7 : -7); });
    meter.report(state);
}
BENCHMARK(panWhole)
    ->Arg(1'000'000)
    ->Arg(10'000'000)
    ->Iterations(120)
    ->Unit(benchmark::kMillisecond);

/// The cursor goes along, in the timeline alone.
void moveCursor(benchmark::State& state)
{
    TimelineView view;
    showView(view, state.range(0));
    view.setCurtain(state.range(1) != 0);
    FrameMeter meter(view.plotWidget());
    const Timeline& timeline = view.comparison()->runs[0].timeline;
    EventIndex event = static_cast<EventIndex>(timeline.trace().size() / 3);
    for ([[maybe_unused]] auto _ : state) {
        event += 997;
        meter.frame([&] { view.setCursor(timeline.positionOf(event)); });
    }
    meter.report(state);
    state.counters["events"] = static_cast<double>(eventsIn(*view.comparison()));
}
BENCHMARK(moveCursor)
    ->ArgNames({"intervals", "curtain"})
    ->ArgsProduct({{1'000'000}, {0, 1}})
    ->Iterations(120)
    ->Unit(benchmark::kMillisecond);

enum Showing { Plain, WithCurtain, WithPrediction };

/// Steps in the whole window: timelines, tables, narration.
void stepWindow(benchmark::State& state)
{
    Settings settings;
    settings.language = Language::English;
    const auto comparison = runsOf(state.range(0));
    MainWindow window(
        [comparison](const RunRequest&, std::stop_token) {
            return RunAnswer{comparison, {}};
        },
        settings);
    window.resize(1920, 1080);
    window.show();
    window.runSource();
    while (window.playback().isEmpty())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    window.playback().toStop(window.playback().stopCount() / 3);
    if (state.range(1) == WithCurtain) window.actions().curtain->trigger();
    if (state.range(1) == WithPrediction) window.actions().predictTask->trigger();
    QApplication::processEvents();
    FrameMeter meter(window.timeline().plotWidget());
    for ([[maybe_unused]] auto _ : state)
        meter.frame([&] { window.playback().stepForward(); });
    meter.report(state);
    state.counters["events"] = static_cast<double>(eventsIn(*comparison));
}
BENCHMARK(stepWindow)
    ->ArgNames({"intervals", "showing"})
    ->ArgsProduct({{1'000'000}, {Plain, WithCurtain, WithPrediction}})
    ->Iterations(60)
    ->Unit(benchmark::kMillisecond);

/// From finished runs to what can be drawn: what the window waits for after a run.
void present(benchmark::State& state)
{
    TimelineView view;
    view.resize(1920, 1080);
    for ([[maybe_unused]] auto _ : state)
        view.setComparison(runsOf(state.range(0)));
}
BENCHMARK(present)->Arg(1'000'000)->Iterations(5)->Unit(benchmark::kMillisecond);

/// From a finished trace to all that is derived from it.
void derive(benchmark::State& state)
{
    const auto trace = runsOf(state.range(0))->runs.back().trace;
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
    QStandardPaths::setTestModeEnabled(true);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
