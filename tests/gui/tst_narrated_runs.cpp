#include "scenarios/library/library.h"
#include "tests/findings/model_runs.h"
#include "tests/gui/told.h"

using namespace awaitscope;

namespace {

Told toldOf(Model model, const char* body)
{
    const auto trace = runUnder(model, program(body));
    return Told(trace, QString::fromStdString(trace->source()));
}

constexpr const char* kTimeLimit = R"(
async def answer():
    await asyncio.sleep(3)
async def main():
    try:
        await asyncio.wait_for(answer(), 1)
    except TimeoutError:
        print("too late")
    await asyncio.sleep(1)
)";

constexpr const char* kLeftBehind = R"(
async def mail():
    await asyncio.sleep(5)
async def main():
    asyncio.create_task(mail())
    await asyncio.sleep(1)
)";

} // namespace

/// What the narrator says of programs as people write them: ends, cancellations, limits of time.
class TestNarratedRuns : public QObject {
    Q_OBJECT

private slots:
    void aTimeLimitIsNoSleepThatIsOver()
    {
        const Told told = toldOf(Model::Cooperative, kTimeLimit);
        const EventIndex fired = told.find(EventKind::TimerFired, 1);
        QVERIFY(told.english(fired).startsWith("The time limit of `main` is reached."));
        QVERIFY(told.french(fired).startsWith("Le délai accordé à `main` est écoulé."));
        const EventIndex asked = told.find(EventKind::CancelRequested, 1);
        QVERIFY(told.english(asked).startsWith(
            "The time limit of `main` is reached: its cancellation is requested."));
        QVERIFY(told.english(told.find(EventKind::TaskRunning, 1, 1))
                    .contains("`CancelledError` is raised there."));
        QVERIFY(told.english(told.find(EventKind::TimerFired, 1, 1))
                    .startsWith("The 1 s of `main` are over"));
    }

    void whoIsCancelledAtTheEndIsToldOf()
    {
        const Told told = toldOf(Model::Cooperative, kLeftBehind);
        const EventIndex asked = told.find(EventKind::CancelRequested, 2);
        QVERIFY(told.english(asked).startsWith(
            "`main` is over, so `asyncio.run` requests the cancellation of `mail`."));
        QVERIFY(told.french(asked).contains("`asyncio.run` demande donc l'annulation"));
        const QString left = told.english(told.find(EventKind::TaskFinished, 2));
        QVERIFY2(left.contains("`main` is over: at its end `asyncio.run` cancels what is left."),
                 qPrintable(left));
        const EventIndex end = told.find(EventKind::RunFinished, kNone);
        QVERIFY(told.english(end).endsWith("1 task was cancelled: `mail`."));
        QVERIFY(told.french(end).contains("1 tâche a été annulée"));
    }

    void failuresAreNoResults()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def fails():
    raise ValueError(1)
async def main():
    task = asyncio.create_task(fails())
    try:
        await task
    except ValueError:
        print("caught")
)");
        QVERIFY(told.english(told.find(EventKind::RunFinished, kNone))
                    .endsWith("1 task failed: `fails`."));
        QVERIFY(told.english(told.find(EventKind::TaskRunning, 1, 1))
                    .contains("the exception of `fails` is raised there."));
    }

    void gatherKeepsExceptionsForItsListWhereItWasAskedTo()
    {
        constexpr const char* kFails = R"(
async def fails():
    await asyncio.sleep(1)
    raise ValueError(1)
async def main():
    try:
        await asyncio.gather(fails(), asyncio.sleep(2)%1)
    except ValueError:
        pass
)";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const QByteArray kept =
                QString::fromLatin1(kFails).arg(", return_exceptions=True").toLatin1();
            const Told list = toldOf(model, kept.constData());
            const QString end = list.english(list.find(EventKind::TaskFinished, 2));
            QVERIFY2(end.contains("put exceptions into its list: `main` still waits"),
                     qPrintable(end));
            const QByteArray raised = QString::fromLatin1(kFails).arg("").toLatin1();
            const Told told = toldOf(model, raised.constData());
            const QString passed = told.english(told.find(EventKind::TaskFinished, 2));
            QVERIFY2(passed.contains("`gather` passes it to `main`"), qPrintable(passed));
        }
    }

    void aWriteThatUndoesAnotherIsToldFirst()
    {
        constexpr const char* kBank = R"(
balance = 100
async def take(amount):
    global balance
    seen = balance
    await asyncio.sleep(1)
    balance = seen - amount
    print(balance)
async def main():
    await asyncio.gather(take(30), take(50))
)";
        const std::string source = program(kBank);
        const QString text = QString::fromStdString(source);
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const Told told(runUnder(model, source), text);
            const auto stop = [&](LaneId lane, Language language) {
                return plainText(told.narrator.atStop(told.find(EventKind::TaskRunning, lane, 1),
                                                      told.find(EventKind::TaskFinished, lane),
                                                      language));
            };
            const QString second = stop(3, Language::English);
            QVERIFY2(second.startsWith("take(50) writes from a value that it read earlier (line "),
                     qPrintable(second));
            QVERIFY2(second.contains("take(30) has written since, and that is lost."),
                     qPrintable(second));
            QVERIFY2(stop(3, Language::French).contains("take(30) a écrit depuis"),
                     qPrintable(stop(3, Language::French)));
            const QString first = stop(2, Language::English); // loses nothing
            QVERIFY2(!first.contains("lost"), qPrintable(first));
        }
        // Under plain calls each reads what the one before has written.
        const Told calls(runUnder(Model::Synchronous, source), text);
        const Sentence whole =
            calls.narrator.atStop(0, calls.find(EventKind::RunFinished, kNone), Language::English);
        QVERIFY2(!plainText(whole).contains("lost"), qPrintable(plainText(whole)));
    }

    void aThreadBesideTheLoopKeepsNobodyWaiting()
    {
        const Told told = toldOf(Model::Cooperative, R"(
import time
from awaitscope import work
def computes():
    work(2)
    time.sleep(1)
    print("computed")
async def main():
    await asyncio.to_thread(computes)
)");
        const LaneId thread = 2;
        const QString works = told.english(told.find(EventKind::WorkStarted, thread));
        QVERIFY2(works.contains("in its own thread, until 2 s"), qPrintable(works));
        QVERIFY2(works.contains("it keeps nobody else waiting"), qPrintable(works));
        const QString sleeps = told.french(told.find(EventKind::BlockedStarted, thread));
        QVERIFY2(sleeps.contains("n'endort que `computes`"), qPrintable(sleeps));
        const QString worked = told.english(told.find(EventKind::WorkFinished, thread));
        QVERIFY2(worked.contains("it keeps nobody else waiting"), qPrintable(worked));
        const QString prints = told.english(told.find(EventKind::Output, thread));
        QVERIFY2(prints.contains("in a thread of its own, beside the loop"), qPrintable(prints));
    }

    void aGroupCollectsWhatFailsBehindTheFirst()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def fails():
    raise ValueError(1)
async def tidies_badly():
    try:
        await asyncio.sleep(3)
    finally:
        raise OSError(2)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(tidies_badly())
        group.create_task(fails())
)");
        const EventIndex end = told.find(EventKind::TaskFinished, 2);
        QVERIFY(told.english(end).contains("The `TaskGroup` collects it for `main`."));
        QVERIFY(told.french(end).contains("la recueille pour `main`"));
    }

    void whoIsCancelledBeforeItsFirstLineDoesNotStart()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def never():
    print("never")
async def main():
    task = asyncio.create_task(never())
    task.cancel()
    await asyncio.wait([task])
)");
        QVERIFY(told.english(told.find(EventKind::TaskRunning, 2))
                    .startsWith("`never` gets its turn, but is cancelled before its first line."));
    }

    void theProgramGoesOnBehindItsLoop()
    {
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const Told told = toldOf(model, kLeftBehind);
            const QString text = told.english(told.find(EventKind::TaskRunning, 0));
            QVERIFY2(text.contains("goes on"), qPrintable(text));
            QVERIFY2(!text.contains("first line"), qPrintable(text));
        }
    }

    void aForgottenCoroutineIsToldOf()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def job():
    print("job")
async def main():
    job()
    await job()
)");
        const EventIndex warning = told.find(EventKind::Output, 1);
        const EventIndex end = told.find(EventKind::TaskFinished, 1);
        const Sentence stop =
            told.narrator.atStop(told.find(EventKind::TaskRunning, 1), end, Language::English);
        QVERIFY2(stop.what.startsWith("`job()` made a coroutine object"), qPrintable(stop.what));
        QVERIFY(!told.english(warning + 1).contains("nobody caught"));
    }

    void aSleepThatIsOverIsToldInTwoWays()
    {
        const Told told = toldOf(Model::Cooperative, kTimeLimit);
        const EventIndex fired = told.find(EventKind::TimerFired, 1, 1);
        const auto what = [&](EventIndex event) {
            return told.narrator.atEvent(event, Language::English).what;
        };
        QCOMPARE(what(fired), QString("The 1 s of `main` are over: it goes to the end of the ready "
                                      "queue."));
        QVERIFY(what(fired) != what(fired + 1));
    }

    void commentsAreNotQuoted()
    {
        const std::string source = program("async def main():\n    work(2)  # no \"await\"\n");
        const Told told(runUnder(Model::Cooperative, source), QString::fromStdString(source));
        LineStep step;
        step.position.event = told.find(EventKind::TaskRunning, 1);
        step.lane = 1;
        step.line = 4;
        QCOMPARE(told.narrator.atLine(step, Language::English).what,
                 QString("`main` comes to line 4: `work(2)`."));
    }

    void whoseTimeLimitItWasIsNamed()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(3)
    except TimeoutError:
        print("too late")
)");
        const EventIndex fired = told.find(EventKind::TimerFired, 1);
        const EventIndex last = told.find(EventKind::TaskFinished, 1);
        const Sentence said = told.narrator.atStop(fired, last, Language::English);
        for (EventIndex event = fired; event <= last; ++event) {
            const QString text = told.english(event);
            QVERIFY2(!text.contains("It is alone") || text.startsWith('`'), qPrintable(text));
        }
        QVERIFY(!said.why.startsWith("It is alone"));
    }

    void nothingIsCutThatLibrariesSay_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << Language::English;
        QTest::newRow("French") << Language::French;
    }

    void nothingIsCutThatLibrariesSay()
    {
        QFETCH(Language, language);
        for (const char* name : {"preemptive-cooperative", "sleep", "to-thread", "who-wins"}) {
            const LibraryScenario* found = findScenario(name, language);
            QVERIFY(found);
            const QString source = QString::fromStdString(std::string(found->source));
            for (const Model model : kModels) {
                const Told told(runUnder(model, source.toStdString()), source);
                for (EventIndex event = 0; event < told.run.trace->size(); ++event) {
                    const Sentence said = told.narrator.atEvent(event, language);
                    QVERIFY2(!said.why.endsWith(QChar(0x2026)), qPrintable(said.why));
                }
            }
        }
    }

    void theNextOfAsCompletedIsToldAsThat()
    {
        const std::string source = program(R"(
async def offer(seconds):
    await asyncio.sleep(seconds)
async def main():
    for earliest in asyncio.as_completed([offer(1), offer(2)]):
        await earliest
    await asyncio.wait([asyncio.create_task(offer(1))])
)");
        const Told told(runUnder(Model::Cooperative, source), QString::fromStdString(source));
        const EventIndex first = told.find(EventKind::TaskWaiting, 1);
        QVERIFY(told.english(first).startsWith(
            "`main` waits for the next of 2 tasks to end (`as_completed`)."));
        QVERIFY(told.french(first).startsWith(
            "`main` attend la prochaine fin, parmi 2 tâches (`as_completed`)."));
        QVERIFY(told.english(told.find(EventKind::TaskWaiting, 1, 1))
                    .startsWith("`main` waits for the last task to end"));
        QVERIFY(told.english(told.find(EventKind::TaskWaiting, 1, 2))
                    .startsWith("`main` waits for 1 task."));
    }

    void turnsOfTheLoopAreToldApart()
    {
        const Told told = toldOf(Model::Cooperative, kLeftBehind);
        QStringList turns;
        for (EventIndex event = 0; event < told.run.trace->size(); ++event)
            if ((*told.run.trace)[event].kind == EventKind::Iteration)
                turns << told.narrator.atEvent(event, Language::English).what;
        for (qsizetype turn = 1; turn < turns.size(); ++turn)
            QVERIFY2(turns[turn] != turns[turn - 1], qPrintable(turns[turn]));
        QVERIFY2(turns.front().startsWith("The loop begins turn 1: it runs the task that is ready"),
                 qPrintable(turns.front()));
    }

    void nothingIsSaidTwiceInARow()
    {
        for (const LibraryScenario& scenario : scenarios(Language::English))
            for (const Model model : kModels) {
                const Told told(runUnder(model, scenario.source),
                                QString::fromStdString(scenario.source));
                const Trace& trace = *told.run.trace;
                QString before;
                for (EventIndex event = 0; event < trace.size(); ++event) {
                    const QString what = told.narrator.atEvent(event, Language::English).what;
                    // A program may print a line twice.
                    if (trace[event].kind != EventKind::Output)
                        QVERIFY2(what != before,
                                 qPrintable(QString::fromStdString(scenario.name) + ": " + what));
                    before = what;
                }
            }
    }

    void realThreadsAreNotCancelledAtTheEnd()
    {
        const Told threads = toldOf(Model::Preemptive, kLeftBehind);
        const EventIndex end = threads.find(EventKind::RunFinished, kNone);
        QVERIFY(threads.english(end).endsWith("Real threads would have gone on to their end."));
        QVERIFY(threads.french(end).endsWith("De vrais threads seraient allés jusqu'à leur fin."));
    }

    void callsReturn()
    {
        const Told calls = toldOf(Model::Synchronous, kLeftBehind);
        QVERIFY(calls.french(calls.find(EventKind::TaskFinished, 2))
                    .startsWith("`mail` revient à `main`."));
        const QString end = calls.french(calls.find(EventKind::RunFinished, kNone));
        QVERIFY2(end.endsWith("Les 2 appels sont revenus."), qPrintable(end));
    }

    void whatATaskGroupGetsIsNotRaisedAtOnce()
    {
        const std::string source = program(R"(
async def fails():
    raise ValueError(1)
async def sleeps():
    await asyncio.sleep(9)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeps())
        group.create_task(fails())
)");
        const QString text = QString::fromStdString(source);
        const Told told(runUnder(Model::Cooperative, source), text);
        const QString cancelled = told.english(told.find(EventKind::TaskFinished, 2));
        QVERIFY2(cancelled.endsWith("the `TaskGroup` of `main` is told so."),
                 qPrintable(cancelled));
        const Told calls(runUnder(Model::Synchronous, source), text);
        const QString failed = calls.english(calls.find(EventKind::TaskFinished, 3));
        QVERIFY2(!failed.contains("gets this exception"), qPrintable(failed));
    }

    void whileACorePassesOnNobodyIsMissed()
    {
        RunOptions options;
        options.settings.switchCost = Duration::milliseconds(50);
        const Told told(runUnder(Model::Preemptive, program(R"(
async def count(n):
    work(n)
async def main():
    await asyncio.gather(count(1), count(2))
)"),
                                 options));
        const EventIndex passing = told.find(EventKind::TaskPreempted, 2);
        const QString text = plainText(told.narrator.between(passing, Language::English));
        QCOMPARE(text, QString("Core 1 is passing to count(2). A switch costs 50 ms: meanwhile "
                               "nobody computes there."));
        QVERIFY(told.narrator.between(passing, Language::French)
                    .what.startsWith(QString::fromUtf8("Le cœur 1 passe à")));
    }
};

QTEST_GUILESS_MAIN(TestNarratedRuns)
#include "tst_narrated_runs.moc"
