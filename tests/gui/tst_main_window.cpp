#include "core/trace/jsonl_writer.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/run_scenario.h"
#include "scenarios/scenario_run.h"
#include "tests/gui/window_page.h"

#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
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
    void whatWasWrongIsForgottenOnceItIsMended();
    void changedSourceIsNotLostWithoutAQuestion();
    void savingEndsTheQuestions();
    void aSavedTraceOpensWithItsProgram();
    void whatIsTypedWhileATraceIsReadIsKept();
    void theLanguageChangesAtOnce();
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

void TestMainWindow::whatWasWrongIsForgottenOnceItIsMended()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    SourceEditor& editor = page.window.editor();
    page.type("wrong ");
    const auto runs = [&] {
        page.window.runSource();
        return page.waitForRun() && editor.annotationAt(1).contains("SyntaxError");
    };
    QVERIFY(runs());
    // Another line is another matter.
    editor.goToLine(2);
    page.type(" ");
    QVERIFY(editor.annotationAt(1).contains("SyntaxError"));
    QVERIFY(page.window.problemText().contains("Line 1"));
    // Who types is not taken away from there by an error elsewhere.
    editor.setFocus();
    QVERIFY(runs());
    QCOMPARE(editor.caretLine(), 2);
    editor.goToLine(1);
    page.type("#");
    QVERIFY(editor.annotationAt(1).isEmpty());
    QVERIFY(page.window.problemText().isEmpty());
    QVERIFY(runs());
    while (editor.text().contains("wrong"))
        editor.undo();
    QVERIFY(editor.annotationAt(1).isEmpty());
    QVERIFY(page.window.problemText().isEmpty());
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

void TestMainWindow::theCurtainHidesWhatTellsTheEnd()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    QTabWidget& tabs = *page.window.inspector().tabs();
    tabs.setCurrentIndex(3);
    page.press(Qt::Key_B);
    QVERIFY(!tabs.isTabEnabled(3));
    QCOMPARE(tabs.currentIndex(), 0);
    page.press(Qt::Key_B);
    QVERIFY(tabs.isTabEnabled(3));
    // What was looked at is back, unless people have gone on to something else.
    QCOMPARE(tabs.currentIndex(), 3);
    page.press(Qt::Key_B);
    tabs.setCurrentIndex(1);
    page.press(Qt::Key_B);
    QCOMPARE(tabs.currentIndex(), 1);
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
    // In a narrow window sentences have as many lines, and less height.
    page.window.resize(1366, 768);
    QTRY_VERIFY(page.window.narration().height() < small);
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
