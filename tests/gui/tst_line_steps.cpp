#include "gui/inspector/variables_panel.h"
#include "gui/window/line_asker.h"
#include "gui/window/run_scenario.h"
#include "scenarios/inspection/inspector.h"
#include "scenarios/library/library.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QProgressBar>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>

using namespace awaitscope;

/// Steps by lines: through the statements inside a moment, there and back.
class TestLineSteps : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void steppingBackIsTheInverseOfSteppingForward_data();
    void steppingBackIsTheInverseOfSteppingForward();
    void stretchesGiveTheSameStopsAsTheWhole_data();
    void stretchesGiveTheSameStopsAsTheWhole();
    void ofTooManyStatementsTheMiddleIsPassedBothWays();
    void linesInsideAMomentAreSteppedInTheWindow();
    void variablesAreThoseOfTheLine();
    void linesHaveNumbersThatCanBeTyped();
    void stepsOfOneTaskStayOnItsLines();
    void breakpointsHaltInsideMoments();
    void playingHaltsInsideAMoment();
    void playingByLinesSeesEveryLine();
    void stepsWaitForTheirLinesInOrder();
    void aLongSearchIsSeenAndCancelled();
};

namespace {

RunAnswer runOf(const QString& source, const QString& name = "main.py")
{
    RunRequest request;
    request.source = source;
    request.fileName = name;
    return scenarioRunner()(request, {});
}

/// A playback whose lines are told at once.
class Stepper {
public:
    explicit Stepper(RunAnswer answer) : m_answer(std::move(answer))
    {
        QObject::connect(&playback, &Playback::linesWanted, &playback,
                         [this](size_t run, const LineStops::Stretch& stretch) {
                             ++questions;
                             playback.takeLines(run, stretch,
                                                m_answer.inspectors[run]->linesBetween(
                                                    stretch.first, stretch.last));
                         });
        playback.setComparison(m_answer.comparison,
                               std::vector<bool>(m_answer.inspectors.size(), true));
        playback.setStepUnit(StepUnit::Line);
    }
    Place place() const
    {
        const RunPosition here = playback.runPosition(playback.focus());
        return {here.event, playback.position(), here.statements};
    }
    const RunAnswer& answer() const { return m_answer; }

    Playback playback;
    int questions = 0;

private:
    RunAnswer m_answer;
};

const char* const kMoments = "import asyncio\n"                          // 1
                             "async def count(name, to):\n"              // 2
                             "    total = 0\n"                           // 3
                             "    for n in range(to):\n"                 // 4
                             "        total += n\n"                      // 5
                             "    await asyncio.sleep(1)\n"              // 6
                             "    print(name, total)\n"                  // 7
                             "async def main():\n"                       // 8
                             "    await asyncio.gather(count('A', 2),\n" // 9
                             "                         count('B', 1))\n" // 10
                             "asyncio.run(main())\n";                    // 11

class LinesPage : public WindowPage {
public:
    explicit LinesPage(const QString& source) : WindowPage(scenarioRunner())
    {
        window.editor().setText(source);
        window.runSource();
        ready = waitForRun();
        window.actions().stepUnits[2]->trigger();
        ready = ready && settle();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] {
            return !window.playback().isWaiting() &&
                   !window.inspector().variables()->runner().isRunning();
        });
    }
    /// The line that is marked, after a step by a key.
    int step(int key = Qt::Key_Right)
    {
        press(key);
        return settle() ? window.editor().currentLine() : -1;
    }
    bool ready = false;
};

} // namespace

void TestLineSteps::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestLineSteps::steppingBackIsTheInverseOfSteppingForward_data()
{
    QTest::addColumn<QString>("name");
    for (const LibraryScenario& scenario : scenarios(Language::English))
        QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
}

void TestLineSteps::steppingBackIsTheInverseOfSteppingForward()
{
    QFETCH(QString, name);
    const LibraryScenario* scenario = findScenario(name.toStdString(), Language::English);
    QVERIFY(scenario);
    Stepper stepper(runOf(QString::fromStdString(scenario->source)));
    Playback& playback = stepper.playback;
    QVERIFY(stepper.answer().comparison);
    for (size_t run = 0; run < stepper.answer().comparison->runs.size(); ++run) {
        playback.setFocus(run);
        playback.toStart();
        std::vector<Place> places;
        constexpr size_t kMost = 3000; // what computes for long goes on alike
        while (!playback.isAtEnd() && places.size() < kMost) {
            places.push_back(stepper.place());
            playback.stepForward();
            QVERIFY(stepper.place() != places.back());
            const auto line = playback.line();
            QVERIFY(line || playback.isAtEnd());
            if (line) QVERIFY(line->position == playback.runPosition(run));
        }
        QVERIFY(places.size() > 3);
        while (!places.empty()) {
            playback.stepBack();
            QCOMPARE(stepper.place() == places.back(), true);
            places.pop_back();
        }
        QVERIFY(playback.isAtStart());
    }
}

void TestLineSteps::stretchesGiveTheSameStopsAsTheWhole_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1, 2, 7, 1000})
        QTest::addRow("%d", width) << width;
}

void TestLineSteps::stretchesGiveTheSameStopsAsTheWhole()
{
    QFETCH(int, width);
    const RunAnswer answer = runOf(kMoments);
    for (size_t run = 0; run < 3; ++run) {
        const auto end = static_cast<EventIndex>(answer.comparison->runs[run].trace->size() - 1);
        Inspector& inspector = *answer.inspectors[run];
        const LineSteps all = inspector.linesBetween(0, end);
        LineStops stops(end, static_cast<EventIndex>(width));
        RunPosition here;
        const auto next = [&](bool forward) {
            LineStops::Found found = stops.next(here, forward);
            while (!found.isKnown) {
                const auto stretch = stops.stretchFor(here, forward);
                stops.add(stretch, inspector.linesBetween(stretch.first, stretch.last));
                found = stops.next(here, forward);
            }
            return found.place;
        };
        for (const LineStep& step : all.steps) {
            here = next(true).value_or(RunPosition());
            QVERIFY(here == step.position);
            QCOMPARE(stops.at(here)->line, step.line);
        }
        QVERIFY(next(true) == RunPosition({end, 0}));
        here = {end, 0};
        QVERIFY(!next(true));
        stops = LineStops(end, static_cast<EventIndex>(width));
        for (size_t step = all.steps.size(); step-- > 0;) {
            here = next(false).value_or(RunPosition());
            QVERIFY(here == all.steps[step].position);
        }
        QVERIFY(next(false) == RunPosition());
    }
}

void TestLineSteps::ofTooManyStatementsTheMiddleIsPassedBothWays()
{
    Stepper stepper(runOf("print('begin')\nn = 0\nwhile n < 30000:\n    n += 1\nprint('end')\n"));
    Playback& playback = stepper.playback;
    std::vector<Place> places;
    while (!playback.isAtEnd()) {
        places.push_back(stepper.place());
        playback.stepForward();
    }
    QVERIFY(places.size() > 15'000 && places.size() < 30'000);
    // In the end all stretches are known.
    QVERIFY(playback.isNumbered());
    QCOMPARE(playback.stopNumber(), places.size());
    QVERIFY(stepper.questions < 40);
    while (!places.empty()) {
        playback.stepBack();
        if (stepper.place() != places.back()) QFAIL("another way back");
        places.pop_back();
    }
    QVERIFY(playback.isAtStart());
}

void TestLineSteps::linesInsideAMomentAreSteppedInTheWindow()
{
    LinesPage page(kMoments);
    QVERIFY(page.ready);
    QList<int> lines;
    while (!page.window.playback().isAtEnd())
        lines << page.step();
    // From the first line of A to its sleep it is one moment, and so for B; then what each prints.
    QCOMPARE(lines, (QList<int>{1, 2, 8, 11, 9, 3, 4, 5, 5, 6, 3, 4, 5, 6, 7, 7, lines.back()}));
    while (lines.size() > 1) {
        lines.removeLast();
        QCOMPARE(page.step(Qt::Key_Left), lines.back());
    }
    page.step(Qt::Key_Left);
    QVERIFY(page.window.playback().isAtStart());
    // What comes next is told, with what it means in the model; its task stands on the line.
    while (page.step() != 6)
        QVERIFY(!page.window.playback().isAtEnd());
    QVERIFY2(page.said().contains("count(\"A\") comes to line 6: await asyncio.sleep(1)."),
             qPrintable(page.said()));
    QVERIFY(page.said().contains("Suspends this task"));
    const auto& marks = page.window.editor().marks();
    QVERIFY(std::any_of(marks.begin(), marks.end(), [](const SourceMark& mark) {
        return mark.line == 6 && mark.task.letter == "A";
    }));
}

void TestLineSteps::variablesAreThoseOfTheLine()
{
    LinesPage page(kMoments);
    QVERIFY(page.ready);
    page.window.inspector().tabs()->setCurrentIndex(1);
    VariablesPanel& variables = *page.window.inspector().variables();
    const auto value = [&](const QString& name) {
        for (const VariableRow& row : variables.rows())
            if (row.name == name) return row.value + (row.changed ? " changed" : "");
        return QStringLiteral("none");
    };
    while (page.step() != 6)
        QVERIFY(!page.window.playback().isAtEnd());
    QCOMPARE(value("total"), QString("1 changed"));
    QCOMPARE(value("n"), QString("1"));
    QCOMPARE(page.step(Qt::Key_Left), 5);
    QCOMPARE(value("total"), QString("0"));
    QCOMPARE(value("n"), QString("1 changed"));
    QCOMPARE(page.step(Qt::Key_Left), 5);
    QCOMPARE(value("n"), QString("0 changed"));
    // The same as on the way there.
    QCOMPARE(page.step(), 5);
    QCOMPARE(value("total"), QString("0"));
    QCOMPARE(value("n"), QString("1 changed"));
}

void TestLineSteps::linesHaveNumbersThatCanBeTyped()
{
    LinesPage page(kMoments);
    QVERIFY(page.ready);
    QCOMPARE(page.window.playback().stopCount(), size_t{17});
    auto* number = page.window.findChild<QSpinBox*>(QStringLiteral("momentNumber"));
    QVERIFY(number->isEnabled());
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, "6");
    QTest::keyClick(number, Qt::Key_Return);
    QCOMPARE(page.window.editor().currentLine(), 3);
    QCOMPARE(page.window.playback().stopNumber(), size_t{6});
    page.step();
    QCOMPARE(number->value(), 7);
}

void TestLineSteps::stepsOfOneTaskStayOnItsLines()
{
    Stepper stepper(runOf(kMoments));
    Playback& playback = stepper.playback;
    playback.setFocus(1);
    const LaneId lane = 3; // B
    playback.setStepTask(playback.comparison()->identityOf(1, lane));
    QList<uint32_t> lines;
    for (playback.stepForward(); !playback.isAtEnd(); playback.stepForward()) {
        QVERIFY(playback.line());
        QCOMPARE(playback.line()->lane, lane);
        lines << playback.line()->line;
    }
    QCOMPARE(lines, (QList<uint32_t>{3, 4, 5, 6, 7}));
    QCOMPARE(playback.stopCount(), size_t{6});
}

void TestLineSteps::breakpointsHaltInsideMoments()
{
    LinesPage page(kMoments);
    QVERIFY(page.ready);
    page.window.actions().stepUnits[0]->trigger();
    page.window.editor().toggleBreakpoint(5);
    QCOMPARE(page.step(Qt::Key_F8), 5);
    const RunPosition first = page.window.playback().runPosition(1);
    QVERIFY(first.statements > 0);
    QCOMPARE(page.step(Qt::Key_F8), 5);
    QVERIFY(page.window.playback().runPosition(1) > first);
    QCOMPARE(page.step(Qt::Key_F8), 5);
    const RunPosition last = page.window.playback().runPosition(1);
    page.step(Qt::Key_F8); // there is no other
    QVERIFY(page.window.playback().runPosition(1) == last);
    page.press(Qt::Key_F8, Qt::ShiftModifier);
    page.press(Qt::Key_F8, Qt::ShiftModifier);
    QVERIFY(page.settle());
    QVERIFY(page.window.playback().runPosition(1) == first);
    // A step by moments goes on from there to the end of the moment.
    page.step();
    QCOMPARE(page.window.playback().runPosition(1).statements, uint64_t{0});
    QVERIFY(page.window.playback().runPosition(1) > first);
}

void TestLineSteps::playingHaltsInsideAMoment()
{
    Stepper stepper(runOf(kMoments));
    Playback& playback = stepper.playback;
    playback.setFocus(1);
    playback.setStepUnit(StepUnit::Moment);
    playback.setBreakpoints({5});
    playback.setSpeed(100);
    int halts = 0;
    for (int frame = 0; frame < 1000 && !playback.isAtEnd(); ++frame) {
        if (!playback.isPlaying()) {
            if (frame > 0) {
                ++halts;
                QVERIFY(playback.line());
                QCOMPARE(playback.line()->line, 5u);
            }
            playback.setPlaying(true);
        }
        playback.advance(30);
    }
    QVERIFY(playback.isAtEnd());
    QCOMPARE(halts, 3);
}

void TestLineSteps::playingByLinesSeesEveryLine()
{
    Stepper stepper(runOf(kMoments));
    Playback& playback = stepper.playback;
    playback.setFocus(1);
    playback.toStart();
    playback.setSpeed(100);
    playback.setPlaying(true);
    std::vector<RunPosition> seen;
    for (int frame = 0; frame < 2000 && playback.isPlaying(); ++frame) {
        playback.advance(2);
        if (seen.empty() || seen.back() != playback.runPosition(1))
            seen.push_back(playback.runPosition(1));
    }
    QVERIFY(playback.isAtEnd());
    QCOMPARE(seen.size(), size_t{18});
}

void TestLineSteps::stepsWaitForTheirLinesInOrder()
{
    const RunAnswer answer = runOf(kMoments);
    Playback playback;
    std::vector<LineStops::Stretch> asked;
    connect(&playback, &Playback::linesWanted, &playback,
            [&](size_t, const LineStops::Stretch& stretch) { asked.push_back(stretch); });
    playback.setComparison(answer.comparison, {true, true, true});
    playback.stepBy(StepUnit::Line, kNone, true);
    playback.stepBy(StepUnit::Line, kNone, true);
    playback.stepBy(StepUnit::Line, kNone, true);
    playback.stepBy(StepUnit::Line, kNone, false);
    QVERIFY(playback.isAtStart());
    QVERIFY(playback.isWaiting());
    QCOMPARE(asked.size(), size_t{1});
    const LineSteps lines = answer.inspectors[0]->linesBetween(asked[0].first, asked[0].last);
    playback.takeLines(0, asked[0], lines);
    QVERIFY(!playback.isWaiting());
    QVERIFY(playback.runPosition(0) == lines.steps[1].position);
    // Whoever goes elsewhere meanwhile is not taken back.
    playback.setFocus(1);
    playback.stepBy(StepUnit::Line, kNone, true);
    playback.toEnd();
    playback.takeLines(1, asked.back(),
                       answer.inspectors[1]->linesBetween(asked.back().first, asked.back().last));
    QVERIFY(playback.isAtEnd());
    // Given up, the steps are forgotten.
    playback.setFocus(2);
    playback.toStart();
    playback.stepBy(StepUnit::Line, kNone, true);
    QVERIFY(playback.isWaiting());
    playback.giveUpLines();
    QVERIFY(!playback.isWaiting());
    QVERIFY(playback.isAtStart());
}

void TestLineSteps::aLongSearchIsSeenAndCancelled()
{
    LinesPage page("import asyncio\n"
                   "async def main():\n"
                   "    for n in range(20000):\n"
                   "        await asyncio.sleep(0)\n"
                   "asyncio.run(main())\n");
    QVERIFY(page.ready);
    auto* progress = page.window.findChild<QProgressBar*>(QStringLiteral("work"));
    QVERIFY(!progress->isVisible());
    page.press(Qt::Key_End);
    page.press(Qt::Key_Left);
    QVERIFY(page.window.playback().isWaiting());
    page.press(Qt::Key_Escape);
    QVERIFY(!page.window.playback().isWaiting());
    QVERIFY(page.window.playback().isAtEnd());
    // How far it is shows while it lasts.
    bool wasSeen = false;
    connect(page.window.findChild<LineAsker*>(), &LineAsker::progressed, this,
            [&] { wasSeen = wasSeen || progress->isVisible(); });
    page.press(Qt::Key_Left);
    QVERIFY(page.settle());
    QVERIFY(wasSeen);
    QVERIFY(!progress->isVisible());
    QVERIFY(!page.window.playback().isAtEnd());
}

QTEST_MAIN(TestLineSteps)
#include "tst_line_steps.moc"
