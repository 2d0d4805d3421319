#include "gui/narration/narrator.h"
#include "gui/narration/why_words.h"
#include "tests/core/trace_builder.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

Run runOf(Model model, const std::string& source)
{
    return makeRun(runUnder(model, source));
}

Run runOfFile(Model model, const char* name)
{
    return runOf(model, textOfFile(QFINDTESTDATA(name)));
}

/// No-break spaces as `~`, so that one sees them.
QString visible(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char('~'));
}

EventIndex eventAt(const Trace& trace, double seconds)
{
    EventIndex event = 0;
    while (event + 1 < trace.size() && trace[event + 1].time.toSeconds() <= seconds)
        ++event;
    return event;
}

LaneId laneOf(const Trace& trace, std::string_view coroutine)
{
    for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
        if (trace.coroutineOf(lane) == coroutine) return lane;
    return kNone;
}

} // namespace

/// The answers to "why is it not running?" and "why after?", English beside French.
class TestWhyWords : public QObject {
    Q_OBJECT

private slots:
    void whyItDoesNotRunIsSaid()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def hog():
    await asyncio.sleep(1)
    work(3)

async def other():
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(hog(), other())
)"));
        const Trace& trace = *run.trace;
        const Snapshot snapshot = snapshotAt(trace, eventAt(trace, 1.5));
        const auto chain = whyNotRunning(trace, snapshot, laneOf(trace, "other"));
        const Sentence said = whyNotRunningInWords(run, chain, Language::English);
        QCOMPARE(plainText(said.what),
                 QString("other has been ready since 1 s, number 1 in the ready queue."));
        QCOMPARE(plainText(said.why), QString("hog has held the loop since 1 s at line 6."));
        const Sentence french = whyNotRunningInWords(run, chain, Language::French);
        QCOMPARE(visible(plainText(french.what)),
                 QString("other est prête depuis t = 1~s, numéro 1 de la file des prêtes."));
    }
    void whoGathersNamesWhomItWaitsFor()
    {
        const Run run = runOfFile(Model::Cooperative, "deadlocked/two_locks.py");
        const Trace& trace = *run.trace;
        const Snapshot snapshot = snapshotAt(trace, static_cast<EventIndex>(trace.size() - 1));
        const auto chain = whyNotRunning(trace, snapshot, laneOf(trace, "main"));
        const Sentence said = whyNotRunningInWords(run, chain, Language::English);
        QCOMPARE(plainText(said.what),
                 QString("main has been waiting since 0 s for move and move #2."));
        QCOMPARE(plainText(said.why),
                 QString("A circle: move has been waiting since 1 s for the lock b, held by "
                         "move #2; move #2 has been waiting since 1 s for the lock a, held by "
                         "move."));
        const Sentence french = whyNotRunningInWords(run, chain, Language::French);
        QCOMPARE(visible(plainText(french.what)),
                 QString("main attend move et move #2 depuis t = 0~s."));
    }
    void whoHoldsTheLoopWithALockOfThreadsIsTold()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
import threading, time

def job(lock):
    with lock:
        time.sleep(3)

async def other():
    await asyncio.sleep(2)

async def main():
    lock = threading.Lock()
    threading.Thread(target=job, args=(lock,)).start()
    task = asyncio.create_task(other())
    await asyncio.sleep(1)
    with lock:
        await task
)"));
        const Trace& trace = *run.trace;
        const SnapshotIndex snapshots(trace);
        const Narrator narrator(run, snapshots);
        EventIndex wait = 0;
        while (!trace[wait].keepsThread())
            ++wait;
        const Sentence said = narrator.atEvent(wait, Language::English);
        QCOMPARE(plainText(said.what),
                 QString("main waits for the lock lock, held by Thread-1 (job) since 0 s."));
        QCOMPARE(plainText(said.why), QString("It is no await: the loop stands still until then, "
                                              "and no other task can run."));
        Snapshot snapshot = snapshots.at(wait);
        snapshot.time = VirtualTime() + Duration::fromSeconds(2.5);
        const auto chain = whyNotRunning(trace, snapshot, laneOf(trace, "other"));
        const Sentence why = whyNotRunningInWords(run, chain, Language::English);
        QCOMPARE(plainText(why.what), QString("The sleep of other was over at 2 s, but nobody "
                                              "looks at timers."));
        QVERIFY2(plainText(why.why).startsWith(
                     "main has been waiting since 1 s for the lock lock, held by Thread-1 (job), "
                     "and holds the loop; Thread-1 (job) sleeps until 3 s."),
                 qPrintable(plainText(why.why)));
    }
    void aQuantumThatIsUsedUpIsToldAsSuch()
    {
        const Run run = runOf(Model::Preemptive, program(R"(
async def compute(name):
    work(0.15)

async def main():
    await asyncio.gather(compute("A"), compute("B"))
)"));
        const Trace& trace = *run.trace;
        const SnapshotIndex snapshots(trace);
        EventIndex running = 0;
        while (trace[running].kind != EventKind::TaskPreempted)
            ++running;
        while (trace[running].kind != EventKind::TaskRunning)
            ++running;
        const Sentence said = Narrator(run, snapshots).atEvent(running, Language::English);
        QVERIFY2(plainText(said.why).startsWith("It was at the head of the ready queue when "
                                                "the quantum of compute(\"A\") was used up"),
                 qPrintable(plainText(said.why)));
    }
    void orderOfChildrenIsThatOfTheirMaking()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def say(text):
    print(text)

async def main():
    await asyncio.gather(say("first"), say("second"))
    print("end")
)"));
        const Trace& trace = *run.trace;
        const auto& prints = run.timeline.outputs();
        const auto told = [&](size_t earlier, size_t later, Language language) {
            const AfterReason reason = whyAfter(trace, prints[earlier], prints[later]);
            const Sentence said =
                whyAfterInWords(run, reason, prints[earlier], prints[later], language);
            return visible(plainText(said.what) + " | " + plainText(said.why));
        };
        QCOMPARE(told(0, 1, Language::English),
                 QString("Only the order of the ready queue decides: say(\"first\") stood before "
                         "say(\"second\"). | main makes say(\"first\"), main makes "
                         "say(\"second\")."));
        QCOMPARE(
            told(0, 2, Language::English),
            QString("main waits until all these have ended: say(\"first\") and "
                    "say(\"second\"). | say(\"first\") prints \u201cfirst\u201d, say(\"first\") "
                    "ends, main becomes ready, main prints \u201cend\u201d."));
    }
    void whoMakesATimerLateIsNamed()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def sleeper():
    print("asleep")
    await asyncio.sleep(1)
    print("awake")

async def busy():
    work(3)

async def main():
    await asyncio.gather(sleeper(), busy())
)"));
        const auto& prints = run.timeline.outputs();
        const AfterReason reason = whyAfter(*run.trace, prints[0], prints[1]);
        const Sentence said = whyAfterInWords(run, reason, prints[0], prints[1], Language::English);
        QVERIFY2(plainText(said.why).contains("the timer of sleeper, due at 1 s, is seen at 3 s "
                                              "only, since busy held the thread"),
                 qPrintable(plainText(said.why)));
    }
    void whoMadeAnEarlierTimerLateIsNamed()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def clock():
    await asyncio.sleep(0.5)
    print("tick 1")
    await asyncio.sleep(0.5)
    print("tick 2")

async def report():
    work(2)
    print("done")

async def main():
    await asyncio.gather(clock(), report())
)"));
        const auto& prints = run.timeline.outputs();
        const auto said = [&](size_t later, Language language) {
            const AfterReason reason = whyAfter(*run.trace, prints[0], prints[later]);
            const Sentence words = whyAfterInWords(run, reason, prints[0], prints[later], language);
            return plainText(words.what + ' ' + words.why);
        };
        QCOMPARE(said(1, Language::English),
                 QString("The timer of clock was due already, but report held the loop. The timer "
                         "of clock, due at 0.5 s, is seen at 2 s only, since report held the "
                         "thread."));
        QCOMPARE(said(2, Language::English),
                 QString("clock still slept, and report made it late. The timer of clock, due at "
                         "0.5 s, is seen at 2 s only, since report held the thread; the timer of "
                         "clock is due at 2.5 s."));
        QVERIFY(said(2, Language::French).startsWith("clock dormait encore, et report l'a retard"));
    }
    void onceTheLoopIsFreeItIsAboutToLookAtTimers()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def sleeper():
    await asyncio.sleep(1)

async def busy():
    work(3)

async def main():
    await asyncio.gather(sleeper(), busy())
)"));
        const Trace& trace = *run.trace;
        const LaneId busy = laneOf(trace, "busy");
        EventIndex end = 0;
        while (trace[end].kind != EventKind::TaskFinished || trace[end].lane != busy)
            ++end;
        const SnapshotIndex snapshots(trace);
        const auto chain = whyNotRunning(trace, snapshots.at(end), laneOf(trace, "sleeper"));
        const Sentence why = whyNotRunningInWords(run, chain, Language::English);
        QCOMPARE(plainText(why.what), QString("The sleep of sleeper was over at 1 s, but busy has "
                                              "held the loop until now."));
        QCOMPARE(why.why, QString("The loop is free again: it is about to look at the timers."));
        QVERIFY(plainText(whyNotRunningInWords(run, chain, Language::French).what)
                    .contains("busy a tenu la boucle"));
    }
    void whoWillSetAnEventIsSaid()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def starter(start):
    await asyncio.sleep(1)
    start.set()

async def runner(start):
    await start.wait()

async def main():
    start = asyncio.Event()
    await asyncio.gather(starter(start), runner(start))
)"));
        const Trace& trace = *run.trace;
        const Snapshot snapshot = snapshotAt(trace, eventAt(trace, 0.5));
        const auto chain = whyNotRunning(trace, snapshot, laneOf(trace, "runner"));
        const Sentence said = whyNotRunningInWords(run, chain, Language::English);
        QCOMPARE(plainText(said.what), QString("runner has been waiting since 0 s until start is "
                                               "set, which starter will do."));
        QCOMPARE(plainText(said.why), QString("starter sleeps until 1 s."));
        const Sentence french = whyNotRunningInWords(run, chain, Language::French);
        QCOMPARE(visible(plainText(french.what)),
                 QString("runner attend depuis t = 0~s que soit levé start, ce que fera starter."));
        // Behind the curtain nobody knows who will.
        const auto hidden =
            whyNotRunning(trace, snapshot, laneOf(trace, "runner"), Foresight::None);
        QCOMPARE(plainText(whyNotRunningInWords(run, hidden, Language::English)),
                 QString("runner has been waiting since 0 s until start is set."));
    }
    void thatNobodySetsAnEventIsSaid()
    {
        const std::string source = program(R"(
async def runner(start):
    await start.wait()

async def main():
    start = asyncio.Event()
    await asyncio.wait([asyncio.create_task(runner(start))], timeout=1)
    print("enough")
    await asyncio.sleep(1)
)");
        const auto whyOf = [](const Run& run) {
            const Trace& trace = *run.trace;
            const auto chain = whyNotRunning(trace, snapshotAt(trace, eventAt(trace, 0.5)),
                                             laneOf(trace, "runner"));
            return plainText(whyNotRunningInWords(run, chain, Language::English));
        };
        QCOMPARE(whyOf(runOf(Model::Cooperative, source)),
                 QString("runner has been waiting since 0 s until start is set. In this run nobody "
                         "does that while it waits."));
        // Of a run that was stopped nobody knows.
        RunOptions options;
        options.limits.until = VirtualTime::atNanoseconds(1'500'000'000);
        QCOMPARE(whyOf(makeRun(runUnder(Model::Cooperative, source, options))),
                 QString("runner has been waiting since 0 s until start is set."));
    }
    void whereNoQuantumEndsItIsSaidWhy()
    {
        TraceBuilder b(Model::Preemptive);
        const LaneId hog = b.task("hog", b.program());
        b.running(hog);
        const EventIndex limit =
            b.add(EventKind::LimitReached, hog, static_cast<uint16_t>(Limit::Statements));
        const auto trace = b.end(RunStatus::Limit);
        const Run run = makeRun(trace);
        const SnapshotIndex snapshots(*trace);
        const Sentence said = Narrator(run, snapshots).atEvent(limit, Language::English);
        QVERIFY2(said.next.startsWith("Statements cost no time here"), qPrintable(said.next));
    }
    void everyAnswerIsASentence()
    {
        for (const QString& file : allPrograms()) {
            const std::string source = textOfFile(file);
            for (const Model model : kModels) {
                const auto trace = runUnder(model, source);
                if (trace->size() > 400 || trace->lanes().size() > 12) continue;
                const Run run = makeRun(trace);
                const SnapshotIndex snapshots(*trace);
                for (EventIndex event = 0; event < trace->size(); event += 7) {
                    const Snapshot snapshot = snapshots.at(event);
                    for (LaneId lane = 0; lane < trace->lanes().size(); ++lane)
                        for (const Language language : {Language::English, Language::French}) {
                            const auto chain = whyNotRunning(*trace, snapshot, lane);
                            const Sentence said = whyNotRunningInWords(run, chain, language);
                            QVERIFY(said.what.size() > 5 && said.what.endsWith('.'));
                            QVERIFY2(!said.why.contains('{'), qPrintable(said.why));
                        }
                    const AfterReason reason = whyAfter(*trace, event / 2, event);
                    const Sentence said =
                        whyAfterInWords(run, reason, event / 2, event, Language::French);
                    QVERIFY(said.what.endsWith('.'));
                }
            }
        }
    }
};

QTEST_MAIN(TestWhyWords)
#include "tst_why_words.moc"
