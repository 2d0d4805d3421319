#include "gui/predict/prediction.h"
#include "tests/gui/library_runs.h"
#include "tests/gui/look_runs.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace awaitscope;

class TestPrediction : public QObject {
    Q_OBJECT
private slots:
    void theRightAnswerIsWhatComesNext();
    void wrongAnswersComeFromTheOtherModels();
    void whoGoesOnAfterItsOwnWaitIsTheNext();
    void theEndOfPrintsCanBeAsked();
    void whatCannotBeMissedIsNotAsked();
    void warningsAreNoAnswers();
    void everyQuestionOfTheLibraryIsSound_data();
    void everyQuestionOfTheLibraryIsSound();
};

namespace {

const Choice* find(const Prediction& prediction, const std::string& text)
{
    for (const Choice& choice : prediction.choices)
        if (choice.text == text) return &choice;
    return nullptr;
}

/// The event after which a run has printed `count` lines.
EventIndex printed(const Comparison& comparison, size_t run, size_t count)
{
    return comparison.runs[run].timeline.outputs()[count - 1];
}

} // namespace

void TestPrediction::theRightAnswerIsWhatComesNext()
{
    const auto look = lookComparison();
    const auto prediction = predict(*look, 1, printed(*look, 1, 2), Question::NextPrint);
    QVERIFY(prediction);
    QCOMPARE(prediction->choices[prediction->right].text, std::string("B done"));
    QCOMPARE(prediction->answer, printed(*look, 1, 3));
    const auto task = predict(*look, 1, printed(*look, 1, 1), Question::NextTask);
    QVERIFY(task);
    QCOMPARE(task->choices[task->right].text, std::string("compute(\"B\")"));
    // Who begins is no question: in every model it is main.
    QVERIFY(!predict(*look, 1, 0, Question::NextTask));
}

void TestPrediction::wrongAnswersComeFromTheOtherModels()
{
    const auto look = lookComparison();
    // A and B have started: calls would end A, threads would start C, the loop goes on with B.
    const auto prediction = predict(*look, 1, printed(*look, 1, 2), Question::NextPrint);
    QVERIFY(prediction);
    const Choice* threads = find(*prediction, "C starts");
    QVERIFY(threads);
    QCOMPARE(threads->answers, std::vector<Model>{Model::Preemptive});
    const auto afterFirst = predict(*look, 2, printed(*look, 2, 2), Question::NextPrint);
    QVERIFY(afterFirst);
    QCOMPARE(afterFirst->choices[afterFirst->right].text, std::string("C starts"));
    const Choice* loop = find(*afterFirst, "B done");
    QVERIFY(loop);
    QCOMPARE(loop->answers, std::vector<Model>{Model::Cooperative});
}

// In the course's event loop, tache2 falls asleep last and wakes first.
void TestPrediction::whoGoesOnAfterItsOwnWaitIsTheNext()
{
    const auto runs = libraryRuns("event-loop");
    const auto prediction = predict(*runs, 1, printed(*runs, 1, 2), Question::NextTask);
    QVERIFY(prediction);
    QCOMPARE(prediction->answer, printed(*runs, 1, 3) - 1);
    const Event& fact = (*runs->runs[1].trace)[prediction->answer];
    QCOMPARE(fact.lane, (*runs->runs[1].trace)[printed(*runs, 1, 2)].lane);
    QCOMPARE(fact.time, VirtualTime() + Duration::seconds(1));
}

void TestPrediction::theEndOfPrintsCanBeAsked()
{
    const auto look = lookComparison();
    const auto prediction = predict(*look, 1, printed(*look, 1, 6), Question::NextPrint);
    QVERIFY(prediction);
    QVERIFY(prediction->choices[prediction->right].isNothing);
    QVERIFY(prediction->choices.back().isNothing);
    QCOMPARE(prediction->choices.size(), size_t{3});
}

void TestPrediction::whatCannotBeMissedIsNotAsked()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.finished(main);
    const auto silent = comparisonOf("silent", {b.end()});
    QVERIFY(!predict(*silent, 0, 0, Question::NextPrint));
    const auto last = static_cast<EventIndex>(silent->runs[0].trace->size() - 1);
    QVERIFY(!predict(*silent, 0, last, Question::NextTask));
    QVERIFY(!predict(*silent, 0, last, Question::NextPrint));
}

void TestPrediction::warningsAreNoAnswers()
{
    const auto runs = libraryRuns("call-runs-nothing");
    const auto prediction = predict(*runs, 1, 0, Question::NextPrint);
    QVERIFY(prediction);
    QCOMPARE(prediction->choices[prediction->right].text, std::string("A is called"));
    for (const Choice& choice : prediction->choices)
        QVERIFY2(choice.text.find("Warning") == std::string::npos, choice.text.c_str());
}

void TestPrediction::everyQuestionOfTheLibraryIsSound_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char* scenario : {"event-loop", "not-faster", "gather", "gather-failure",
                                 "create-task", "preemptive-cooperative", "coroutine"})
        QTest::newRow(scenario) << scenario;
}

void TestPrediction::everyQuestionOfTheLibraryIsSound()
{
    QFETCH(QString, scenario);
    const auto runs = libraryRuns(scenario);
    size_t asked = 0;
    for (size_t run = 0; run < runs->runs.size(); ++run)
        for (EventIndex event = 0; event < runs->runs[run].trace->size(); ++event)
            for (const Question question : {Question::NextPrint, Question::NextTask}) {
                const auto prediction = predict(*runs, run, event, question);
                QVERIFY(prediction == predict(*runs, run, event, question));
                if (!prediction) continue;
                ++asked;
                QVERIFY(prediction->choices.size() >= 2);
                QVERIFY(prediction->choices.size() <= kMostChoices);
                QVERIFY(prediction->right < prediction->choices.size());
                QVERIFY(prediction->answer > event);
                std::set<std::tuple<std::string, TaskIdentity, bool>> different;
                for (const Choice& choice : prediction->choices)
                    different.emplace(choice.text, choice.task, choice.isNothing);
                QCOMPARE(different.size(), prediction->choices.size());
                const Choice& right = prediction->choices[prediction->right];
                const Event& fact = (*runs->runs[run].trace)[prediction->answer];
                if (question == Question::NextTask)
                    QCOMPARE(runs->identityOf(run, fact.lane), right.task);
                else if (!right.isNothing)
                    QCOMPARE(std::string(runs->runs[run].trace->text(fact.argument)), right.text);
            }
    QVERIFY(asked > 10);
}

QTEST_GUILESS_MAIN(TestPrediction)
#include "tst_prediction.moc"
