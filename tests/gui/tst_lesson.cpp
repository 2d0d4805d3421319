#include "gui/inspector/events_model.h"
#include "gui/predict/predict_panel.h"
#include "gui/timeline/timeline_view.h"
#include "tests/gui/window_page.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QToolTip>

using namespace awaitscope;

/// What a teacher does in front of a class: the curtain, and questions about what comes next.
class TestLesson : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void behindTheCurtainTheEndDoesNotShow();
    void behindTheCurtainNothingIsSaidOfTheEnd();
    void behindTheCurtainNobodyIsListedWhoIsToCome();
    void anAnswerByKeyIsJudgedAndShown();
    void anAnswerIsGoneWithTheNextStep();
    void aWrongAnswerIsToldForWhatItIs();
    void thatNothingMoreComesIsToldInAWholeSentence();
    void handsAreCountedIn();
    void escapeEndsTheQuestions();
    void questionsFollowTheCursor();
    void closingGivesTheDigitsAndTheCurtainBack();
    void predictingWorksInThePresentationView();
    void answersShareAllTheWidth();
    void escapeLeavesThePresentationLast();
};

namespace {

template <class Widget> Widget* child(WindowPage& page, const char* name)
{
    return page.window.findChild<Widget*>(QLatin1String(name));
}

void stepTo(WindowPage& page, size_t printed)
{
    while (page.printed(1).size() < static_cast<int>(printed))
        page.press(Qt::Key_Right);
}

} // namespace

void TestLesson::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("AwaitscopeTests"));
    QStandardPaths::setTestModeEnabled(true);
}

void TestLesson::behindTheCurtainTheEndDoesNotShow()
{
    // Two programs that begin alike and go on differently look alike until then.
    const auto picture = [](bool fails, bool closed) {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.iteration(1);
        b.running(main);
        b.prints(main, "begins");
        const EventIndex work = b.add(EventKind::WorkStarted, main, 0, kNone, b.number(1));
        b.at(1).add(EventKind::WorkFinished, main, 0, kNone, 0, work);
        b.prints(main, "goes on");
        if (fails) b.prints(main, "and fails");
        b.finished(main, fails ? Outcome::Exception : Outcome::Result);
        const auto comparison = comparisonOf("alike", {b.end()});
        TimelineView view;
        view.resize(900, 500);
        view.setComparison(comparison);
        view.setCurtain(closed);
        const AxisPosition position = comparison->runs[0].timeline.positionOf(work);
        view.setCursor(position);
        view.setRunCursors({{position, work}});
        view.show();
        QCoreApplication::processEvents();
        return view.plotWidget()->grab().toImage();
    };
    QVERIFY(picture(true, false) != picture(false, false));
    QVERIFY(picture(true, true) == picture(false, true));
}

void TestLesson::behindTheCurtainNothingIsSaidOfTheEnd()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    auto* scenarios = page.window.findChild<LibraryPanel*>();
    scenarios->showAnswer(true);
    stepTo(page, 2);
    page.press(Qt::Key_B);
    QVERIFY(!scenarios->isAnswerShown());
    QVERIFY(!child<QPushButton>(page, "answer")->isEnabled());
    const EventsModel& events = *page.window.inspector().eventsModel();
    QCOMPARE(events.rowCount(), static_cast<int>(page.window.playback().event()) + 1);
    QVERIFY(!page.window.inspector().tabs()->isTabEnabled(3));
    for (const QLabel* label : page.window.findChildren<QLabel*>())
        if (label->isVisible())
            QVERIFY2(!label->text().contains(QString::number(page.window.playback().stopCount()) +
                                             "  ("),
                     qPrintable(label->text()));
    page.press(Qt::Key_Right);
    QCOMPARE(events.rowCount(), static_cast<int>(page.window.playback().event()) + 1);
    // How many steps there are tells the end.
    const auto* number = child<QSpinBox>(page, "momentNumber");
    const int steps = static_cast<int>(page.window.playback().stopCount());
    QVERIFY(number->maximum() > steps);
    page.press(Qt::Key_End);
    QCOMPARE(number->value(), steps);
    page.press(Qt::Key_Home);
    page.press(Qt::Key_B);
    QCOMPARE(number->maximum(), steps);
    QVERIFY(events.rowCount() > static_cast<int>(page.window.playback().event()) + 1);
    QVERIFY(child<QPushButton>(page, "answer")->isEnabled());
}

void TestLesson::behindTheCurtainNobodyIsListedWhoIsToCome()
{
    WindowPage page([](const RunRequest&, std::stop_token) {
        TraceBuilder b(Model::Cooperative);
        const LaneId main = b.task("main", b.program());
        b.iteration(1);
        b.running(main);
        const EventIndex work = b.add(EventKind::WorkStarted, main, 0, kNone, b.number(1));
        b.at(1).add(EventKind::WorkFinished, main, 0, kNone, 0, work);
        b.task("late", main);
        b.finished(main, Outcome::Result);
        return RunAnswer{comparisonOf("later", {b.end()}), {}};
    });
    const auto* tasks = child<QComboBox>(page, "stepTask");
    page.window.actions().french->trigger();
    QVERIFY(tasks->itemText(0).startsWith("toutes")); // also while there is nothing to list
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Home);
    QCOMPARE(tasks->count(), 3);
    page.press(Qt::Key_B);
    QVERIFY(tasks->count() < 3);
    page.press(Qt::Key_End);
    QCOMPARE(tasks->count(), 3);
}

void TestLesson::anAnswerByKeyIsJudgedAndShown()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 2);
    page.press(Qt::Key_P);
    QVERIFY(page.window.predictPanel().isVisible());
    QVERIFY(page.window.actions().curtain->isChecked());
    const Prediction prediction = *page.window.predict().prediction();
    QVERIFY(child<QPushButton>(page, "choice1")->text().contains("1"));
    page.press(Qt::Key_1 + static_cast<int>(prediction.right));
    QVERIFY(page.window.predict().wasRight());
    QCOMPARE(page.window.predictPanel().verdict(), QString("Right."));
    QCOMPARE(page.printed(1).back(), QString("B done"));
    QCOMPARE(page.window.playback().event(), prediction.answer);
    // A digit is no second answer; Enter asks the next question.
    page.press(Qt::Key_1);
    QCOMPARE(page.window.predict().answers(), 1);
    page.press(Qt::Key_Return);
    QVERIFY(!page.window.predict().answered());
    QVERIFY(page.window.predict().prediction()->asked == prediction.answer);
}

void TestLesson::anAnswerIsGoneWithTheNextStep()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 2);
    page.press(Qt::Key_P);
    page.press(Qt::Key_1 + static_cast<int>(page.window.predict().prediction()->right));
    QCOMPARE(page.window.predictPanel().verdict(), QString("Right."));
    page.press(Qt::Key_Right);
    QVERIFY(!page.window.predict().answered());
    QCOMPARE(page.window.predict().answers(), 1);
    QVERIFY(page.window.predictPanel().verdict() != "Right.");
}

void TestLesson::aWrongAnswerIsToldForWhatItIs()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 2);
    page.press(Qt::Key_P);
    const auto& choices = page.window.predict().prediction()->choices;
    const auto threads = std::find_if(choices.begin(), choices.end(), [](const Choice& choice) {
        return choice.text == "C starts";
    });
    QVERIFY(threads != choices.end());
    auto* button = child<QPushButton>(
        page, qPrintable(QStringLiteral("choice%1").arg(threads - choices.begin() + 1)));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(page.window.predict().answered());
    QVERIFY(!page.window.predict().wasRight());
    QVERIFY(page.window.predictPanel().verdict().contains("as for threads"));
    QVERIFY(page.window.predictPanel().verdict().contains("B done"));
    page.window.actions().french->trigger();
    QVERIFY(page.window.predictPanel().verdict().contains("comme pour des threads") ||
            !page.window.predict().answered());
}

void TestLesson::thatNothingMoreComesIsToldInAWholeSentence()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 6);
    page.press(Qt::Key_P);
    const Prediction prediction = *page.window.predict().prediction();
    QVERIFY(prediction.choices[prediction.right].isNothing);
    page.press(prediction.right == 0 ? Qt::Key_2 : Qt::Key_1);
    QVERIFY(page.window.predictPanel().verdict().startsWith("No: nothing more is printed."));
}

void TestLesson::handsAreCountedIn()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 2);
    page.press(Qt::Key_P);
    const size_t right = page.window.predict().prediction()->right;
    const size_t wrong = right == 0 ? 1 : 0;
    for (const auto& [choice, hands] : {std::pair{right, "12"}, std::pair{wrong, "18"}}) {
        auto* field = child<QSpinBox>(page, qPrintable(QStringLiteral("hands%1").arg(choice + 1)));
        QTest::mouseClick(field->findChild<QLineEdit*>(), Qt::LeftButton);
        QCoreApplication::processEvents();
        QTest::keyClicks(QApplication::focusWidget(), hands);
    }
    // Digits that are typed into a field are no answers.
    QVERIFY(!page.window.predict().answered());
    page.press(Qt::Key_Escape);
    page.press(Qt::Key_1 + static_cast<int>(right));
    QCOMPARE(page.window.predict().rightHands(), 12);
    QCOMPARE(page.window.predict().allHands(), 30);
}

void TestLesson::escapeEndsTheQuestions()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    stepTo(page, 2);
    page.press(Qt::Key_P);
    QVERIFY(page.window.predict().isOpen());
    page.press(Qt::Key_Escape);
    QVERIFY(!page.window.predict().isOpen());
    QVERIFY(!page.window.actions().predict->isChecked());
}

void TestLesson::questionsFollowTheCursor()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_Right);
    page.press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(page.window.predict().prediction());
    QCOMPARE(page.window.predict().question(), Question::NextTask);
    const EventIndex before = page.window.predict().prediction()->asked;
    page.press(Qt::Key_PageDown);
    QVERIFY(page.window.predict().prediction()->asked > before);
    page.press(Qt::Key_End);
    QVERIFY(!page.window.predict().prediction());
    QVERIFY(page.window.predictPanel().verdict().contains("nothing to predict"));
}

void TestLesson::closingGivesTheDigitsAndTheCurtainBack()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_P);
    page.press(Qt::Key_P);
    QVERIFY(!page.window.predictPanel().isVisible());
    QVERIFY(!page.window.actions().curtain->isChecked());
    page.press(Qt::Key_3);
    QCOMPARE(page.window.playback().focus(), size_t{2});
}

void TestLesson::predictingWorksInThePresentationView()
{
    WindowPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_F11);
    page.press(Qt::Key_PageDown);
    page.press(Qt::Key_P);
    QVERIFY(page.window.predictPanel().isVisible());
    // Large letters must not make the window larger than a projector.
    QVERIFY(page.window.predictPanel().minimumSizeHint().width() <= 1600);
    page.press(Qt::Key_1);
    QCOMPARE(page.window.predict().answers(), 1);
    page.press(Qt::Key_B);
    QVERIFY(!page.window.actions().curtain->isChecked());
}

void TestLesson::answersShareAllTheWidth()
{
    RealPage page;
    page.window.actions().french->trigger();
    QVERIFY(page.open("event-loop"));
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 720)}) {
        page.press(Qt::Key_F11);
        page.window.showNormal();
        page.window.resize(size);
        page.window.playback().toStop(3);
        page.press(Qt::Key_P);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        for (const char* name : {"choice1", "choice2", "choice3"}) {
            const QString text = child<QPushButton>(page, name)->text();
            QVERIFY2(!text.contains(QChar(0x2026)), qPrintable(text));
        }
        page.press(Qt::Key_P);
        page.press(Qt::Key_F11);
    }
}

void TestLesson::escapeLeavesThePresentationLast()
{
    RealPage page;
    QVERIFY(page.open("event-loop"));
    page.press(Qt::Key_F11);
    page.press(Qt::Key_P);
    page.press(Qt::Key_Y);
    page.press(Qt::Key_Escape);
    QVERIFY(page.window.isPresenting() && page.window.actions().predict->isChecked());
    page.press(Qt::Key_Escape);
    QVERIFY(page.window.isPresenting() && !page.window.actions().predict->isChecked());
    page.press(Qt::Key_Escape);
    QVERIFY(!page.window.isPresenting());
}

QTEST_MAIN(TestLesson)
#include "tst_lesson.moc"
