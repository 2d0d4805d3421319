#include "core/trace/jsonl_writer.h"
#include "gui/inspector/events_model.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/run_scenario.h"
#include "scenarios/scenario_run.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include <sstream>
#include <thread>

using namespace awaitscope;

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aScenarioOpensRunsAndIsTold();
    void steppingBackUndoesSteppingForward();
    void consolesShowWhatWasPrintedUpToTheCursor();
    void digitsChooseTheRunThatIsStepped();
    void keysAreSilentWhileSomebodyTypes();
    void aSyntaxErrorKeepsThePicture();
    void changedSourceIsNotLostWithoutAQuestion();
    void savingEndsTheQuestions();
    void aSavedTraceOpensWithItsProgram();
    void whatIsTypedWhileATraceIsReadIsKept();
    void theLanguageChangesAtOnce();
    void aSmallScreenIsLargeEnough();
    void aSmallScreenIsNotLeft();
    void eventsAreReadInANarrowPanel();
    void figuresOfManyRunsAreReadInANarrowPanel();
    void everyRunIsReachedByKeysWhereNotAllFit();
    void presentingShowsThePictureInLargeLetters();
    void theCurtainHidesWhatTellsTheEnd();
    void themeAndSizeChangeAtOnce();
    void runsThatTakeLongAreStoppedWhereTheyAreStarted();
    void runsThatAreStoppedShowHowFarTheyCame();
    void onlyTheLastRequestIsAnswered();
    void closingAsksForUnsavedChanges();
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestMainWindow::aScenarioOpensRunsAndIsTold()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QVERIFY(page.window.timeline().comparison());
    QVERIFY(page.window.editor().text().contains("asyncio.run"));
    QVERIFY(!page.said().isEmpty());
    QVERIFY(page.window.windowTitle().contains("Awaitscope"));
    QCOMPARE(page.window.playback().focus(), size_t{1});
}

void TestMainWindow::steppingBackUndoesSteppingForward()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    const QString first = page.said();
    page.press(Qt::Key_Right);
    QVERIFY(page.said() != first);
    page.press(Qt::Key_Left);
    QCOMPARE(page.said(), first);
    page.press(Qt::Key_End);
    QVERIFY(page.window.playback().isAtEnd());
    page.press(Qt::Key_Home);
    QVERIFY(page.window.playback().isAtStart());
}

void TestMainWindow::consolesShowWhatWasPrintedUpToTheCursor()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QCOMPARE(page.printed(1), QStringList());
    page.press(Qt::Key_Right);
    page.press(Qt::Key_Right);
    QCOMPARE(page.printed(1), QStringList{"A starts"});
    page.press(Qt::Key_End);
    QCOMPARE(page.printed(1).size(), 6);
    page.press(Qt::Key_Home);
    QCOMPARE(page.printed(1), QStringList());
}

void TestMainWindow::digitsChooseTheRunThatIsStepped()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_3);
    QCOMPARE(page.window.playback().focus(), size_t{2});
    QCOMPARE(page.window.timeline().focusRun(), 2);
    page.press(Qt::Key_1);
    QCOMPARE(page.window.playback().focus(), size_t{0});
}

void TestMainWindow::keysAreSilentWhileSomebodyTypes()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    const EventIndex before = page.window.playback().event();
    page.type("3 b f");
    page.press(Qt::Key_Right);
    page.press(Qt::Key_End);
    QCOMPARE(page.window.playback().event(), before);
    QCOMPARE(page.window.playback().focus(), size_t{1});
    QVERIFY(!page.window.playback().isPlaying());
    QVERIFY(page.window.editor().text().startsWith("3 b f"));
}

void TestMainWindow::aSyntaxErrorKeepsThePicture()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const auto picture = page.window.timeline().comparison();
    page.type("wrong ");
    page.press(Qt::Key_F5);
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.editor().annotationAt(1).contains("SyntaxError"));
    QVERIFY(page.window.problemText().contains("Line 1"));
    QCOMPARE(page.window.timeline().comparison(), picture);
    page.window.editor().undo();
    page.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.problemText().isEmpty());
    QVERIFY(page.window.editor().annotationAt(1).isEmpty());
}

void TestMainWindow::changedSourceIsNotLostWithoutAQuestion()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.type("# mine");
    const QString mine = page.window.editor().text();
    QVERIFY(!page.window.openScenario("gather"));
    QCOMPARE(page.questions, 1);
    QCOMPARE(page.window.editor().text(), mine);
    page.answer = GuardAnswer::Discard;
    QVERIFY(page.window.openScenario("gather"));
    QVERIFY(page.window.editor().text() != mine);
    QVERIFY(page.waitForRun());
}

void TestMainWindow::savingEndsTheQuestions()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("mine.py");
    WindowPage page;
    page.window.files().askFileName = [&](bool, const QString&) { return path; };
    QVERIFY(page.open("event-loop"));
    page.type("# mine");
    page.answer = GuardAnswer::Save;
    page.window.actions().newFile->trigger();
    QCOMPARE(page.questions, 1);
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.openFile(path));
    QVERIFY(page.window.editor().text().startsWith("# mine"));
    QCOMPARE(page.questions, 1);
    QCOMPARE(page.errors, QStringList());
    QVERIFY(page.waitForRun());
    QVERIFY(!page.window.openFile(folder.filePath("not there.py")));
    QCOMPARE(page.errors.size(), 1);
}

void TestMainWindow::aSavedTraceOpensWithItsProgram()
{
    WindowPage page;
    QVERIFY(page.open("sleep"));
    const QTemporaryDir folder;
    const auto write = [&folder](const char* name, const std::string& text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.c_str()) > 0;
    };
    RunOptions options;
    const CompileResult compiled = compileScenario("print('saved')\n", "saved.py");
    std::ostringstream saved;
    writeJsonl(saved, *runScenario(compiled.program, options).trace);
    QVERIFY(write("run.jsonl", saved.str()));
    QVERIFY(write("broken.jsonl", "no trace\n"));

    QVERIFY(page.window.openFile(folder.filePath("run.jsonl")));
    QVERIFY(page.window.runner().isRunning()); // not on the window's thread
    QVERIFY(page.waitForRun());
    QCOMPARE(page.window.editor().text(), "print('saved')\n");
    page.press(Qt::Key_End);
    QCOMPARE(page.printed(0), QStringList{"saved"});
    QCOMPARE(page.window.runner().inspectors().size(), size_t{1});

    page.window.openFile(folder.filePath("broken.jsonl"));
    QVERIFY(page.waitForRun());
    QCOMPARE(page.errors.size(), 1);
    QVERIFY2(page.errors.front().contains("broken.jsonl"), qPrintable(page.errors.front()));
    QCOMPARE(page.window.editor().text(), "print('saved')\n");
}

void TestMainWindow::whatIsTypedWhileATraceIsReadIsKept()
{
    QTemporaryDir folder;
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QFile file(folder.filePath("run.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    std::ostringstream saved;
    const CompileResult compiled = compileScenario("print('saved')\n", "saved.py");
    writeJsonl(saved, *runScenario(compiled.program, RunOptions()).trace);
    file.write(saved.str().c_str());
    file.close();
    QVERIFY(page.window.openFile(file.fileName()));
    QVERIFY(page.window.runner().isRunning());
    page.type("# mine");
    const QString mine = page.window.editor().text();
    QVERIFY(!page.window.runner().isRunning());
    QTest::qWait(100);
    QVERIFY(mine.contains("# mine"));
    QCOMPARE(page.window.editor().text(), mine);
}

void TestMainWindow::theLanguageChangesAtOnce()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    const QString english = page.said();
    const size_t moment = page.window.playback().stopNumber();
    page.window.actions().french->trigger();
    QVERIFY(page.waitForRun());
    QVERIFY(page.said() != english);
    QCOMPARE(page.window.playback().stopNumber(), moment);
    QCOMPARE(page.window.actions().run->text(), QString::fromUtf8("E&xécuter"));
    QCOMPARE(page.window.inspector().tabs()->tabText(0), QString("Maintenant"));
    page.window.actions().english->trigger();
    QVERIFY(page.waitForRun());
    QCOMPARE(page.said(), english);
    QCOMPARE(page.window.actions().run->text(), QString("&Run"));
}

void TestMainWindow::aSmallScreenIsLargeEnough()
{
    WindowPage page;
    QVERIFY(page.open("gather"));
    const WindowActions& actions = page.window.actions();
    for (QAction* const language : {actions.french, actions.english}) {
        language->trigger();
        QVERIFY(page.waitForRun());
        const QSize least = page.window.minimumSizeHint();
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(QStringLiteral("%1x%2").arg(least.width()).arg(least.height())));
        for (const QSize size : {QSize(1024, 700), QSize(1280, 720), QSize(1600, 1000)}) {
            page.window.resize(size);
            QCoreApplication::processEvents();
            // What is chosen is still read; where there is room, all is there.
            const auto* speed = page.window.findChild<QComboBox*>("speed");
            QVERIFY(speed->width() > speed->fontMetrics().horizontalAdvance(speed->currentText()));
            const auto* present = page.window.findChild<QPushButton*>("present");
            QCOMPARE(present->text().contains("F11"), size.width() == 1600);
            const int right = present->mapTo(&page.window, QPoint(present->width(), 0)).x();
            QVERIFY(right <= size.width());
        }
    }
}

void TestMainWindow::aSmallScreenIsNotLeft()
{
    MainWindow window(&WindowPage::run, WindowPage::english());
    window.showOnScreen();
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.width() <= std::max(room.width(), window.minimumSizeHint().width()));
    QVERIFY(window.height() <= std::max(room.height(), window.minimumSizeHint().height()));
}

void TestMainWindow::eventsAreReadInANarrowPanel()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(2);
    auto* events = page.window.findChild<QTableView*>("events");
    const QAbstractItemModel& model = *events->model();
    for (const QSize size : {QSize(1366, 768), QSize(1600, 1000)}) {
        for (QAction* const language :
             {page.window.actions().french, page.window.actions().english}) {
            language->trigger();
            QVERIFY(page.waitForRun());
            page.window.resize(size);
            QCoreApplication::processEvents();
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex words = model.index(row, EventsModel::Words);
                const QRect needed = events->fontMetrics().boundingRect(
                    QRect(0, 0, events->columnWidth(EventsModel::Words) - 10, 1000),
                    Qt::TextWordWrap, words.data().toString());
                QVERIFY2(needed.height() <= events->rowHeight(row),
                         qPrintable(QStringLiteral("%1 in %2x%3: %4")
                                        .arg(needed.height())
                                        .arg(events->columnWidth(EventsModel::Words))
                                        .arg(events->rowHeight(row))
                                        .arg(words.data().toString())));
            }
        }
    }
}

namespace {

RunAnswer fiveRuns(const RunRequest&, std::stop_token)
{
    std::vector<std::shared_ptr<const Trace>> traces;
    for (int run = 0; run < 5; ++run)
        traces.push_back(preemptiveLook());
    return {comparisonOf("", traces), {}};
}

} // namespace

void TestMainWindow::figuresOfManyRunsAreReadInANarrowPanel()
{
    WindowPage page(&fiveRuns);
    page.window.resize(1366, 768);
    QVERIFY(page.open("event-loop"));
    page.window.inspector().tabs()->setCurrentIndex(3);
    QCoreApplication::processEvents();
    const auto* table = page.window.findChild<QTableView*>("compare");
    const QAbstractItemModel& model = *table->model();
    int width = 0;
    for (int column = 0; column < model.columnCount(); ++column)
        width += table->columnWidth(column);
    QVERIFY2(width <= table->viewport()->width(),
             qPrintable(QStringLiteral("%1 in %2").arg(width).arg(table->viewport()->width())));
    // As wide as with three: the timelines keep their room.
    QVERIFY(page.window.inspector().width() <= 362);
    QCOMPARE(model.headerData(4, Qt::Horizontal).toString(), QString("Preem.\n#4"));
    QCOMPARE(page.window.findChildren<QLabel*>("columnTitle")[3]->text(), QString("Preem. #4"));
    QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::ToolTipRole).toString(),
             QString("Preemptive #4"));
    // Of the rows, more than a few.
    QVERIFY(table->rowAt(table->viewport()->height() - 1) == -1 ||
            table->rowAt(table->viewport()->height() - 1) >= 6);
    // The console has its room back when it is over.
    const QWidget* console = page.window.inspector().console();
    const int low = console->height();
    page.window.inspector().tabs()->setCurrentIndex(0);
    QCoreApplication::processEvents();
    QVERIFY(console->height() > low);
}

void TestMainWindow::everyRunIsReachedByKeysWhereNotAllFit()
{
    WindowPage page(&fiveRuns);
    page.window.resize(1366, 768);
    QVERIFY(page.open("event-loop"));
    const TimelineView& view = page.window.timeline();
    const auto isInSight = [&](size_t run) { return !view.headerOf(run).isEmpty(); };
    QVERIFY(!isInSight(4));
    page.press(Qt::Key_5);
    QVERIFY(isInSight(4));
    page.press(Qt::Key_1);
    QVERIFY(isInSight(0) && !isInSight(4));
    for (int time = 0; time < 20; ++time)
        page.press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(isInSight(4));
    for (int time = 0; time < 20; ++time)
        page.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(isInSight(0));
    // Between the runs and the axis, a line tells of those that are not in sight.
    const auto tells = [&] {
        QCoreApplication::processEvents();
        const QImage picture = view.plotWidget()->grab().toImage();
        return picture.pixelColor(4, qRound(view.axisArea().top()) - 4) ==
               themeOf(ThemeKind::Light).band;
    };
    QVERIFY(tells());
    page.window.resize(1366, 1500);
    QVERIFY(!tells());
}

void TestMainWindow::presentingShowsThePictureInLargeLetters()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const auto& scenarios = *page.window.findChild<LibraryPanel*>();
    QVERIFY(scenarios.isVisible());
    page.press(Qt::Key_F11);
    QVERIFY(page.window.isPresenting());
    QVERIFY(!scenarios.isVisible());
    QVERIFY(!page.window.inspector().isVisible());
    QVERIFY(!page.window.menuBar()->isVisible());
    // What is printed stays in sight, of the run that is stepped.
    const auto& console = *page.window.inspector().console();
    QVERIFY(console.isVisible());
    QVERIFY(page.window.findChild<QListView*>("console2")->isVisible());
    QVERIFY(!page.window.findChild<QListView*>("console1")->isVisible());
    page.press(Qt::Key_Right);
    QCOMPARE(page.window.playback().stopNumber(), size_t{1});
    page.press(Qt::Key_F11);
    QVERIFY(!page.window.isPresenting());
    QVERIFY(scenarios.isVisible());
    QVERIFY(console.isVisible());
    QVERIFY(page.window.inspector().isAncestorOf(&console));
    QVERIFY(page.window.findChild<QListView*>("console1")->isVisible());
}

void TestMainWindow::theCurtainHidesWhatTellsTheEnd()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_B);
    QVERIFY(!page.window.inspector().tabs()->isTabEnabled(3));
    page.press(Qt::Key_B);
    QVERIFY(page.window.inspector().tabs()->isTabEnabled(3));
}

void TestMainWindow::themeAndSizeChangeAtOnce()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    const QImage light = page.window.grab().toImage();
    page.window.actions().darkTheme->trigger();
    const QImage dark = page.window.grab().toImage();
    QVERIFY(qGray(light.pixel(4, 990)) > 200);
    QVERIFY(qGray(dark.pixel(4, 990)) < 70);
    const int small = page.window.narration().height();
    page.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(page.window.narration().height() > small);
    page.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(page.window.narration().height(), small);
}

void TestMainWindow::runsThatTakeLongAreStoppedWhereTheyAreStarted()
{
    WindowPage page([](const RunRequest&, std::stop_token stop) {
        while (!stop.stop_requested())
            std::this_thread::yield();
        return RunAnswer{};
    });
    QVERIFY(page.window.openScenario("event-loop"));
    auto* button = page.window.findChild<QPushButton*>("run");
    for (const bool byKey : {false, true}) {
        if (byKey) page.window.runSource();
        QTRY_COMPARE(button->text(), QString("■ Stop"));
        if (byKey)
            page.press(Qt::Key_Escape);
        else
            QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(page.said().startsWith("The program is being stopped."), qPrintable(page.said()));
        QVERIFY(page.waitForRun());
        QCOMPARE(button->text(), QString("▶ Run"));
    }
}

void TestMainWindow::runsThatAreStoppedShowHowFarTheyCame()
{
    WindowPage page(scenarioRunner());
    page.window.editor().setText("print('begins')\nwhile True:\n    pass\n");
    page.window.runSource();
    QTRY_VERIFY(page.said().contains("The program is running."));
    page.window.actions().cancel->trigger();
    QVERIFY(page.waitForRun());
    QVERIFY2(page.window.problemText().contains("by the user"),
             qPrintable(page.window.problemText()));
    QCOMPARE(page.window.playback().comparison()->runs.size(), size_t{3});
    const auto legend = legendEntries(*page.window.playback().comparison());
    QVERIFY(std::find(legend.begin(), legend.end(), LegendEntry::Break) != legend.end());
    QVERIFY(!page.said().contains("running."));
    page.window.timeline().setFocus();
    page.press(Qt::Key_End);
    QVERIFY(page.said().contains("topped"));
    QCOMPARE(page.printed(0).front(), QString("begins"));
    // Behind the curtain nothing is said of the end.
    page.window.actions().curtain->trigger();
    page.window.runSource();
    QTRY_VERIFY(page.said().contains("The program is running."));
    page.window.actions().cancel->trigger();
    QVERIFY(page.waitForRun());
    QVERIFY(page.window.problemText().isEmpty());
}

void TestMainWindow::onlyTheLastRequestIsAnswered()
{
    ComparisonRunner runner([](const RunRequest& request, std::stop_token stop) {
        // The first one goes on until it is stopped.
        while (request.source == "first" && !stop.stop_requested())
            QThread::yieldCurrentThread();
        return WindowPage::run(request, stop);
    });
    QSignalSpy finished(&runner, &ComparisonRunner::finished);
    QSignalSpy failed(&runner, &ComparisonRunner::failed);
    runner.run({"", "", "first", Language::English});
    runner.run({"", "", "wrong", Language::English});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!runner.isRunning());
    runner.run({"", "", "first", Language::English});
    runner.cancel();
    QVERIFY(!runner.isRunning());
    runner.run({"", "", "good", Language::English});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(failed.size(), 1);
}

void TestMainWindow::closingAsksForUnsavedChanges()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.type("# mine");
    QVERIFY(!page.window.close());
    QCOMPARE(page.questions, 1);
    page.answer = GuardAnswer::Discard;
    QVERIFY(page.window.close());
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
