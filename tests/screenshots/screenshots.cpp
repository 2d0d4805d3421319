// Takes a picture of the window in every state worth seeing, in both languages and both themes, for
// people to look at: awaitscope_screenshots FOLDER [NAME]. Works without a display.

#include "gui/source/source_editor.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/compare_commands.h"
#include "gui/window/main_window.h"
#include "gui/window/run_scenario.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTextStream>

#include <functional>

using namespace awaitscope;

namespace {

void settle()
{
    for (int round = 0; round < 20; ++round)
        QCoreApplication::processEvents();
}

void waitForRun(MainWindow& window)
{
    if (!QTest::qWaitFor([&] { return !window.runner().isRunning(); }, 20000))
        qFatal("a run takes too long");
    settle();
}

void toMoment(MainWindow& window, size_t moment)
{
    window.playback().toStop(moment);
    settle();
}

void showTab(MainWindow& window, int index)
{
    window.findChild<QTabWidget*>()->setCurrentIndex(index);
    settle();
}

/// Takes an answer that is not right.
void answerWrong(MainWindow& window)
{
    window.actions().predict->trigger();
    if (const auto& prediction = window.predict().prediction())
        window.predict().answer(prediction->right == 0 ? 1 : 0);
    settle();
}

/// Selects a task of the run in focus, from 1.
void select(MainWindow& window, int number)
{
    for (int time = 0; time < number; ++time)
        window.actions().selectNext->trigger();
    settle();
}

/// Holds the pointer over the first wait for a lock.
void pointAtWait(MainWindow& window)
{
    const Run& run = window.playback().comparison()->runs[1];
    for (const LaneId lane : run.timeline.order())
        for (const Interval& interval : run.timeline.lane(lane).intervals) {
            const Event& event = (*run.trace)[interval.begin];
            if (interval.state != LaneState::Waiting || awaitedObject(event) == kNone) continue;
            const QPointF point = window.timeline().centerOf(1, lane, interval.from());
            QTest::mouseMove(window.timeline().plotWidget(), point.toPoint() + QPoint(4, 0));
            return settle();
        }
}

/// Goes to where the run that starves somebody serves it at last.
void toStarved(MainWindow& window)
{
    window.playback().setFocus(1);
    const Timeline& timeline = window.playback().comparison()->runs[1].timeline;
    window.playback().toPosition(timeline.positionOf(timeline.starved().front().end));
    settle();
}

/// Runs the window's source with `old` replaced.
void edit(MainWindow& window, const QString& old, const QString& replacement)
{
    window.editor().setText(window.editor().text().replace(old, replacement));
    window.runSource();
    waitForRun(window);
}

const char* const kManyTasks =
    "import asyncio\n\n\nasync def worker(n):\n    await asyncio.sleep(n % 7)\n\n\n"
    "async def main():\n    await asyncio.gather(*(worker(n) for n in range(60)))\n\n\n"
    "asyncio.run(main())\n";

const char* const kLongSleeps =
    "import asyncio\nfrom awaitscope import work\n\n\nasync def poll(name, pause):\n"
    "    for turn in range(3):\n        work(0.2)\n        print(name, turn)\n"
    "        await asyncio.sleep(pause)\n\n\nasync def main():\n"
    "    await asyncio.gather(poll(\"A\", 60), poll(\"B\", 25))\n\n\nasyncio.run(main())\n";

const char* const kEndless =
    "# awaitscope: until=30\nimport asyncio\nimport time\n\nstop = False\n\n\n"
    "async def spin():\n    while not stop:\n        time.sleep(0.5)\n"
    "        await asyncio.sleep(0)\n\n\nasync def main():\n    global stop\n"
    "    task = asyncio.create_task(spin())\n    await asyncio.sleep(2)\n    stop = True\n"
    "    await task\n\n\nasyncio.run(main())\n";

/// Runs another text.
void useText(MainWindow& window, const char* text)
{
    window.editor().setText(QString::fromLatin1(text));
    window.runSource();
    waitForRun(window);
}

struct Shot {
    const char* name;
    const char* scenario;
    std::function<void(MainWindow&)> act; ///< after the scenario has run
};

const Shot kShots[] = {
    {"start", "event-loop", [](MainWindow&) {}},
    {"middle", "preemptive-cooperative", [](MainWindow& window) { toMoment(window, 5); }},
    {"end", "preemptive-cooperative", [](MainWindow& window) { window.playback().toEnd(); }},
    {"curtain", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 4);
         window.actions().curtain->trigger();
     }},
    {"predict", "event-loop",
     [](MainWindow& window) {
         toMoment(window, 3);
         window.actions().predict->trigger();
     }},
    {"predict-wrong", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 3);
         answerWrong(window);
     }},
    {"present-predict", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 3);
         window.actions().present->trigger();
         answerWrong(window);
     }},
    {"present", "sleep",
     [](MainWindow& window) {
         toMoment(window, 4);
         window.actions().present->trigger();
     }},
    {"present-curtain", "lost-update-work",
     [](MainWindow& window) {
         toMoment(window, 3);
         window.actions().present->trigger();
         window.actions().curtain->trigger();
     }},
    {"deadlock", "deadlock", [](MainWindow& window) { window.playback().toEnd(); }},
    {"philosophers", "philosophers", [](MainWindow& window) { toMoment(window, 9); }},
    {"starved", "starvation", toStarved},
    {"freeze", "frozen-loop", [](MainWindow& window) { toMoment(window, 6); }},
    {"events", "gather",
     [](MainWindow& window) {
         toMoment(window, 6);
         showTab(window, window.findChild<QTabWidget*>()->count() - 2);
     }},
    {"compare", "not-faster",
     [](MainWindow& window) { showTab(window, window.findChild<QTabWidget*>()->count() - 1); }},
    {"more-runs", "not-faster",
     [](MainWindow& window) {
         RunList& runs = window.compare().runs();
         runs.setSetting(2, "quantum", "300ms");
         runs.duplicate(2);
         runs.setSetting(3, "cores", "2");
         if (!QTest::qWaitFor([&] { return window.playback().comparison()->runs.size() == 4; }))
             qFatal("the fourth run does not come");
         toMoment(window, 6);
         showTab(window, window.findChild<QTabWidget*>()->count() - 1);
     }},
    {"alone", "convoy",
     [](MainWindow& window) {
         window.actions().focusRuns[1]->trigger();
         toMoment(window, 5);
     }},
    {"apart", "sleep",
     [](MainWindow& window) {
         window.actions().together->trigger();
         toMoment(window, 5);
     }},
    {"breakpoints", "event-loop",
     [](MainWindow& window) {
         window.editor().toggleBreakpoint(6);
         window.actions().toBreakpoint->trigger();
         // What lines there are is asked of a quiet run first.
         if (!QTest::qWaitFor([&] { return window.playback().line().has_value(); }))
             qFatal("no breakpoint is reached");
     }},
    {"tab-two", "producer-consumer",
     [](MainWindow& window) {
         toMoment(window, 8);
         showTab(window, 1);
     }},
    {"order", "gather",
     [](MainWindow& window) {
         window.actions().axisOrder->trigger();
         toMoment(window, 6);
     }},
    {"zoomed", "convoy",
     [](MainWindow& window) {
         toMoment(window, 6);
         for (int time = 0; time < 4; ++time)
             window.actions().zoomIn->trigger();
     }},
    {"arrows", "producer-consumer",
     [](MainWindow& window) {
         window.playback().toEnd();
         window.actions().arrows->trigger();
     }},
    {"selected", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 6);
         select(window, 2);
     }},
    {"lock-lit", "philosophers",
     [](MainWindow& window) {
         toMoment(window, 12);
         pointAtWait(window);
     }},
    {"why-not", "deadlock",
     [](MainWindow& window) {
         window.playback().toEnd();
         select(window, 2);
         window.actions().whyNotRunning->trigger();
     }},
    {"why-after", "event-loop",
     [](MainWindow& window) {
         window.playback().setStepUnit(StepUnit::Print);
         toMoment(window, 2);
         window.actions().whyAfter->trigger();
         toMoment(window, 5);
         window.actions().whyAfter->trigger();
     }},
    {"measuring", "convoy",
     [](MainWindow& window) {
         toMoment(window, 3);
         window.actions().measure->trigger();
         toMoment(window, 8);
         window.actions().measure->trigger();
     }},
    {"present-why", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 4);
         window.actions().present->trigger();
         window.actions().whyNotRunning->trigger();
     }},
    {"present-curtain-arrows", "producer-consumer",
     [](MainWindow& window) {
         toMoment(window, 8);
         window.actions().present->trigger();
         window.actions().curtain->trigger();
         window.actions().arrows->trigger();
     }},
    {"error", "event-loop",
     [](MainWindow& window) {
         edit(window, QStringLiteral("asyncio.run("), QStringLiteral("asyncio.run(("));
     }},
    {"exception", "event-loop",
     [](MainWindow& window) {
         edit(window, QStringLiteral("asyncio.run("), QStringLiteral("1 / 0\nasyncio.run("));
         window.playback().toEnd();
     }},
    {"many-tasks", "event-loop",
     [](MainWindow& window) {
         useText(window, kManyTasks);
         toMoment(window, 40);
     }},
    {"folded", "event-loop",
     [](MainWindow& window) {
         useText(window, kManyTasks);
         window.actions().foldLane->trigger();
     }},
    {"moved-lanes", "preemptive-cooperative",
     [](MainWindow& window) {
         toMoment(window, 2);
         window.actions().laneUp->trigger();
         window.playback().toEnd();
         window.playback().toStart();
         toMoment(window, 3);
         window.actions().hideLane->trigger();
         toMoment(window, 5);
     }},
    {"between-time-and-order", "gather",
     [](MainWindow& window) {
         for (int time = 0; time < 3; ++time)
             window.actions().moreOrder->trigger();
         toMoment(window, 6);
     }},
    {"idle-left-out", "event-loop",
     [](MainWindow& window) {
         useText(window, kLongSleeps);
         window.actions().breakIdle->trigger();
         toMoment(window, 4);
     }},
    {"present-idle-left-out", "event-loop",
     [](MainWindow& window) {
         useText(window, kLongSleeps);
         window.actions().breakIdle->trigger();
         window.actions().present->trigger();
         toMoment(window, 4);
     }},
    {"goes-on", "event-loop",
     [](MainWindow& window) {
         useText(window, kEndless);
         window.playback().toPosition({VirtualTime() + Duration::seconds(1), 0});
     }},
    {"narrow", "semaphore",
     [](MainWindow& window) {
         window.resize(1024, 700);
         toMoment(window, 6);
     }},
    {"large-text", "event-loop",
     [](MainWindow& window) {
         for (int time = 0; time < 5; ++time)
             window.actions().larger->trigger();
         toMoment(window, 6);
     }},
};

bool take(const Shot& shot, Language language, ThemeChoice theme, const QDir& folder)
{
    Settings settings;
    settings.language = language;
    settings.theme = theme;
    MainWindow window(scenarioRunner(), settings);
    window.resize(1600, 1000);
    window.show();
    if (!window.openScenario(QString::fromLatin1(shot.scenario))) return false;
    waitForRun(window);
    shot.act(window);
    settle();
    const QString name = QStringLiteral("%1-%2-%3.png")
                             .arg(QLatin1String(shot.name),
                                  QLatin1String(language == Language::French ? "fr" : "en"),
                                  QLatin1String(theme == ThemeChoice::Dark ? "dark" : "light"));
    const bool isTaken = window.grab().save(folder.filePath(name));
    window.editor().setText(window.editor().text()); // nothing is left to be asked about
    return isTaken;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) qFatal("awaitscope_screenshots FOLDER [NAME]");
    // A display is used where one is asked for: the presentation fills its screen.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QString only = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    for (const Shot& shot : kShots) {
        if (!only.isEmpty() && only != QLatin1String(shot.name)) continue;
        for (const Language language : {Language::English, Language::French})
            for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark})
                if (!take(shot, language, theme, folder)) {
                    QTextStream(stderr) << "cannot take " << shot.name << '\n';
                    return 1;
                }
    }
    return 0;
}
