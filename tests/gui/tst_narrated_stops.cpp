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

} // namespace

/// What the narrator says of a stop: of all that happened in it, what matters most.
class TestNarratedStops : public QObject {
    Q_OBJECT

private slots:
    void aTimeLimitHasItsOwnName()
    {
        const auto stop = [](const Told& told, EventIndex first, EventIndex last) {
            return plainText(told.narrator.atStop(first, last, Language::English));
        };
        const Told block = toldOf(Model::Cooperative, kTimeLimit);
        const EventIndex ready = block.find(EventKind::TaskReady, 1, 1);
        QVERIFY(block.english(ready).startsWith("The time of `wait_for` is up: what it waits for "
                                                "is cancelled, and it raises `TimeoutError`."));
        // Where it stood in the queue is past when it has run on.
        QCOMPARE(stop(block, ready, block.find(EventKind::TaskWaiting, 1, 1)),
                 "The time of wait_for is up: what it waits for is cancelled, and it raises "
                 "TimeoutError. main printed “too late”.");
        const Told wait = toldOf(Model::Cooperative, R"(
async def main():
    task = asyncio.create_task(asyncio.sleep(3))
    await asyncio.wait([task], timeout=1)
)");
        QVERIFY(wait.english(wait.find(EventKind::TaskReady, 1, 1))
                    .startsWith("The time of `wait` is up: it returns; what has not ended goes "
                                "on."));
        const Told threads = toldOf(Model::Preemptive, kTimeLimit);
        QCOMPARE(threads.english(threads.find(EventKind::TaskFinished, 2)),
                 "`answer` is cancelled. `CancelledError` has left it; `main`, whose time limit "
                 "it was, gets `TimeoutError`.");
    }

    void ofAFailedGroupTheOthersAreTold()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def good():
    try:
        await asyncio.sleep(2)
    finally:
        print("cancelled")
async def bad():
    await asyncio.sleep(1)
    raise ValueError
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(good())
        group.create_task(bad())
)");
        const EventIndex asked = told.find(EventKind::CancelRequested, 1);
        QVERIFY(told.english(asked).startsWith(
            "`bad` has failed, so the `TaskGroup` ends the wait of `main`."));
        QVERIFY(told.french(asked).contains("le `TaskGroup` met fin à l'attente de `main`."));
        const Sentence stop =
            told.narrator.atStop(asked, told.find(EventKind::TaskFinished, 2), Language::English);
        QCOMPARE(plainText(stop), "good is cancelled. CancelledError has left it; the TaskGroup "
                                  "of main is told so. good printed “cancelled”.");
    }

    void aGroupCountsWhoIsLeftInThePicture()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def good():
    await asyncio.sleep(2)
async def bad():
    await asyncio.sleep(1)
    raise ValueError
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(good())
        group.create_task(bad())
)");
        QVERIFY(told.english(told.find(EventKind::TaskWaiting, 1))
                    .startsWith("`main` waits at the end of the `TaskGroup`: 2 tasks are left."));
        QVERIFY(told.english(told.find(EventKind::TaskWaiting, 1, 1))
                    .startsWith("`main` waits at the end of the `TaskGroup`: all have ended"));
    }

    void aThreadOfAPoolIsNoneOfWhatMainHasGatheredBefore()
    {
        const Told told = toldOf(Model::Cooperative, R"(
import concurrent.futures
def computes(n):
    return n
async def quick(n):
    return n
async def main():
    await asyncio.gather(quick(1), quick(2))
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, computes, n) for n in (3, 4)))
)");
        for (EventIndex index = 0; index < told.run.trace->size(); ++index) {
            const Event& event = (*told.run.trace)[index];
            const QString said = told.english(index);
            QVERIFY2(!said.contains("ThreadPoolExecutor"), qPrintable(said));
            if (event.kind != EventKind::TaskFinished ||
                told.run.trace->lane(event.lane).kind != LaneKind::Thread)
                continue;
            QVERIFY2(said.endsWith("Whoever asked for its result in the program gets it.") ||
                         said.contains("was waiting for it"),
                     qPrintable(said));
        }
    }

    void whoPrintsFirstIsComparedInItsFirstSleepOnly()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def slow():
    while True:
        await asyncio.sleep(0.5)
async def quick():
    for _ in range(3):
        await asyncio.sleep(0.3)
    print("done")
async def main():
    other = asyncio.create_task(slow())
    await quick()
)");
        const QString said = told.english(told.find(EventKind::Output, 1));
        QVERIFY2(!said.contains("had less to wait for"), qPrintable(said));
    }

    void whatGatherKeepsIsRaisedNowhere()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def fails():
    raise ValueError
async def waits():
    await asyncio.sleep(5)
async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, fails(), return_exceptions=True)
)");
        const QString cancelled = told.english(told.find(EventKind::TaskFinished, 2));
        QVERIFY2(cancelled.endsWith("`gather` puts that into its list."), qPrintable(cancelled));
        const QString failed = told.english(told.find(EventKind::TaskFinished, 3));
        QVERIFY2(failed.endsWith("`gather` puts it into its list, which `main` gets."),
                 qPrintable(failed));
    }

    void aGroupIsToldOfEachThatEnds()
    {
        const Told told = toldOf(Model::Preemptive, R"(
async def part():
    await asyncio.sleep(1)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(part())
        group.create_task(part())
)");
        for (const LaneId part : {LaneId{2}, LaneId{3}}) {
            const QString said = told.english(told.find(EventKind::TaskFinished, part));
            QVERIFY2(!said.contains("Nobody"), qPrintable(said));
        }
    }

    void callbacksAndThreadsAreNoTasks()
    {
        const Told told = toldOf(Model::Cooperative, R"(
import threading
def alarm():
    print("wake up")
def thread():
    pass
async def saves():
    await asyncio.sleep(2)
async def main():
    asyncio.get_running_loop().call_later(0.5, alarm)
    try:
        await asyncio.wait_for(asyncio.shield(saves()), 1)
    except TimeoutError:
        pass
    threading.Thread(target=thread).start()
)");
        const Trace& trace = *told.run.trace;
        QStringList said;
        for (EventIndex index = 0; index < trace.size(); ++index) {
            const Event& event = trace[index];
            const bool isOfThread = event.kind == EventKind::TaskFinished &&
                                    trace.lane(event.lane).kind == LaneKind::Thread;
            const bool isTimeout =
                event.kind == EventKind::TaskReady && event.readyReason() == ReadyReason::Timeout;
            if (event.kind == EventKind::Output || isOfThread || isTimeout)
                said << plainText(told.narrator.atEvent(index, Language::English).what + ' ' +
                                  told.narrator.atEvent(index, Language::English).why);
        }
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[0], "alarm, which is called back, prints “wake up”. The loop calls it "
                          "between two tasks; it is none itself (line 6).");
        QVERIFY2(said[1].startsWith("The time of wait_for is up: it raises TimeoutError, and what "
                                    "is in the shield goes on."),
                 qPrintable(said[1]));
        QVERIFY2(said[2].endsWith("Whoever waits in its join() can go on."), qPrintable(said[2]));
    }

    void longCodeAndTextAreCutAtTheirEnd()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def main():
    print("a text that is longer than a sentence has room for")
    await asyncio.sleep(0.25 + 0.25 + 0.25 + 0.25 + 0.25)
)");
        const QString waits = told.english(told.find(EventKind::TaskWaiting, 1));
        QVERIFY2(waits.contains("`await asyncio.sleep(0.25 + 0.25 + 0.25…`"), qPrintable(waits));
        const QString prints = told.english(told.find(EventKind::Output, 1));
        QVERIFY2(prints.contains("“a text that is longer than a sent…”"), qPrintable(prints));
    }

    void whoSetsAnEventIsToldWithAllThatItWakes()
    {
        const Told told = toldOf(Model::Cooperative, R"(
async def starter(start):
    await asyncio.sleep(1)
    start.set()
    print("set")
async def runner(start):
    await start.wait()
async def main():
    start = asyncio.Event()
    await asyncio.gather(starter(start), runner(start), runner(start))
)");
        const EventIndex first = told.find(EventKind::TaskRunning, 2, 1);
        const EventIndex last = told.find(EventKind::TaskFinished, 2);
        const Sentence said = told.narrator.atStop(first, last, Language::English);
        QCOMPARE(said.what,
                 QString("`starter` sets `start`: `runner` and `runner #2` are ready again."));
        QCOMPARE(said.next, QString("`starter` printed “set”."));
        QVERIFY(told.narrator.atStop(first, last, Language::French)
                    .what.contains("`starter` lève `start`"));
    }

    void whoNotifiesIsToldWithAllThatMayCheckAgain()
    {
        constexpr const char* kNotified = R"(
async def baker(oven):
    await asyncio.sleep(1)
    async with oven:
        print("one cake")
        oven.notify_all()
    await asyncio.sleep(1)
async def guest(oven, name):
    async with oven:
        await oven.wait()
    print(name)
async def main():
    oven = asyncio.Condition()
    await asyncio.gather(baker(oven), guest(oven, "A"), guest(oven, "B"))
)";
        const auto told = [](Model model) {
            const Told run = toldOf(model, kNotified);
            const EventIndex woken = run.find(EventKind::TaskRunning, 2, 1);
            const EventIndex waits = run.find(EventKind::TaskWaiting, 2, 1);
            return plainText(run.narrator.atStop(woken, waits, Language::English));
        };
        QCOMPARE(told(Model::Cooperative),
                 "baker notifies oven: guest(\"A\") and guest(\"B\") may check their condition "
                 "again. First the lock has to be taken back, once baker has released it. baker "
                 "printed “one cake”.");
        // Of threads the second one waits for the lock, until the first one releases it.
        QCOMPARE(told(Model::Preemptive),
                 "baker notifies oven: guest(\"A\") may check its condition again. First the lock "
                 "has to be taken back, once baker has released it. baker printed “one cake”.");
        const Told threads = toldOf(Model::Preemptive, kNotified);
        const QString first = plainText(
            threads.narrator.atStop(threads.find(EventKind::TaskRunning, 3, 1),
                                    threads.find(EventKind::TaskFinished, 3), Language::English));
        QVERIFY2(!first.contains("notifies"), qPrintable(first));
        // What it prints says more than that places follow the arguments.
        QVERIFY2(first.endsWith("main still waits. guest(\"A\") printed “A”."), qPrintable(first));
    }

    void aStopTellsWhatItsEndStillShows()
    {
        const Told told = toldOf(Model::Cooperative, kTimeLimit);
        const EventIndex fired = told.find(EventKind::TimerFired, 1);
        const EventIndex last = told.find(EventKind::TaskWaiting, 1, 1);
        const Sentence sentence = told.narrator.atStop(fired, last, Language::English);
        QVERIFY2(!sentence.what.contains("nothing stops yet"), qPrintable(sentence.what));
        QVERIFY2(!sentence.why.contains("When `main` next runs"), qPrintable(sentence.why));
    }
};

QTEST_GUILESS_MAIN(TestNarratedStops)
#include "tst_narrated_stops.moc"
