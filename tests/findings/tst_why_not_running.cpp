#include "core/causes/why_not_running.h"
#include "core/metrics/metrics.h"
#include "tests/core/trace_builder.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

std::string_view nameOf(WhyNot why)
{
    switch (why) {
    case WhyNot::Runs: return "runs";
    case WhyNot::NotCreated: return "not created";
    case WhyNot::NotStarted: return "not started";
    case WhyNot::Ready: return "ready";
    case WhyNot::Sleeps: return "sleeps";
    case WhyNot::Late: return "late";
    case WhyNot::Lock: return "lock";
    case WhyNot::Semaphore: return "semaphore";
    case WhyNot::Event: return "event";
    case WhyNot::Condition: return "condition";
    case WhyNot::Item: return "item";
    case WhyNot::Space: return "space";
    case WhyNot::Joined: return "joined";
    case WhyNot::Barrier: return "barrier";
    case WhyNot::Task: return "task";
    case WhyNot::Several: return "several";
    case WhyNot::Future: return "future";
    case WhyNot::Call: return "call";
    case WhyNot::Thread: return "thread";
    case WhyNot::Shutdown: return "shutdown";
    case WhyNot::Work: return "work";
    case WhyNot::Idle: return "idle";
    case WhyNot::Finished: return "finished";
    case WhyNot::Cancelled: return "cancelled";
    }
    return {};
}

LaneId laneOf(const Trace& trace, std::string_view coroutine)
{
    for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
        if (trace.coroutineOf(lane) == coroutine) return lane;
    return kNone;
}

/// `waiter lock a 0 #1 by holder; holder sleeps 0 until 5`.
std::string whyAt(const Trace& trace, double seconds, std::string_view coroutine)
{
    EventIndex event = 0;
    while (event + 1 < trace.size() && trace[event + 1].time.toSeconds() <= seconds)
        ++event;
    Snapshot snapshot = snapshotAt(trace, event);
    snapshot.time = VirtualTime() + Duration::fromSeconds(seconds);
    const std::vector<std::string> labels = labelsOf(trace);
    std::string text;
    for (const NotRunning& link : whyNotRunning(trace, snapshot, laneOf(trace, coroutine))) {
        if (!text.empty()) text += "; ";
        text += labels[link.lane] + " " + std::string(nameOf(link.why));
        if (link.object != kNone) text += " " + trace.objects()[link.object].name;
        if (link.event != kNone) text += " " + formatSeconds(link.since - VirtualTime());
        if (link.place != 0) text += " #" + std::to_string(link.place);
        if (link.until) text += " until " + formatSeconds(*link.until - VirtualTime());
        if (link.by != kNone) text += " by " + labels[link.by];
        if (link.bySince != kNone)
            text += " since " + formatSeconds(trace[link.bySince].time - VirtualTime());
        if (link.byPlace != kNone && trace.lineOf(trace[link.byPlace]) != 0)
            text += " line " + std::to_string(trace.lineOf(trace[link.byPlace]));
    }
    return text;
}

const char* const kHog = R"(
async def hog():
    await asyncio.sleep(1)
    work(3)

async def napper():
    await asyncio.sleep(2)

async def other():
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(hog(), napper(), other())
)";

const char* const kChain = R"(
async def holder(lock):
    async with lock:
        await asyncio.sleep(5)

async def user(lock):
    async with lock:
        pass

async def asker(task):
    await task

async def main():
    lock = asyncio.Lock()
    one = asyncio.create_task(holder(lock))
    two = asyncio.create_task(user(lock))
    three = asyncio.create_task(asker(two))
    await three
)";

} // namespace

class TestWhyNotRunning : public QObject {
    Q_OBJECT

private slots:
    void whoIsReadyWaitsForWhoHoldsTheLoop()
    {
        const auto trace = runUnder(Model::Cooperative, program(kHog));
        QCOMPARE(whyAt(*trace, 1.5, "other").c_str(),
                 "other ready 1 #1 until 4 by hog since 1 line 6");
        QCOMPARE(whyAt(*trace, 0.5, "hog").c_str(), "hog sleeps 0 until 1");
        QCOMPARE(whyAt(*trace, 1.5, "hog").c_str(), "hog runs 1");
    }
    void whoSleepsTooLongIsLate()
    {
        const auto trace = runUnder(Model::Cooperative, program(kHog));
        QCOMPARE(whyAt(*trace, 1.5, "napper").c_str(), "napper sleeps 0 until 2");
    }
    void theChainGoesToWhoCouldAct()
    {
        const auto trace = runUnder(Model::Cooperative, program(kChain));
        QCOMPARE(whyAt(*trace, 1, "main").c_str(),
                 "main task 0 by asker line 13; asker task 0 by user line 9; "
                 "user lock lock 0 #1 by holder since 0 line 6; holder sleeps 0 until 5");
    }
    void whoWaitsForALockOfThreadsHoldsTheLoop()
    {
        const char* const source = R"(
import threading, time

def job(lock):
    with lock:
        time.sleep(3)

async def other():
    await asyncio.sleep(0.5)

async def waiter(lock):
    await asyncio.sleep(1)
    lock.acquire()

async def main():
    lock = threading.Lock()
    thread = threading.Thread(target=job, args=(lock,))
    thread.start()
    await asyncio.gather(other(), waiter(lock), asyncio.sleep(2))
)";
        const auto trace = runUnder(Model::Cooperative, program(source));
        QCOMPARE(whyAt(*trace, 2, "waiter").c_str(),
                 "waiter lock lock 1 #1 by Thread-1 (job) since 0 line 8; "
                 "Thread-1 (job) sleeps 0 until 3");
        QCOMPARE(whyAt(*trace, 2.5, "sleep").c_str(),
                 "sleep late 0 until 2 by waiter since 1 line 15; "
                 "waiter lock lock 1 #1 by Thread-1 (job) since 0 line 8; "
                 "Thread-1 (job) sleeps 0 until 3");
        const Snapshot snapshot =
            snapshotAt(*trace, trace->firstAtOrAfter(VirtualTime() + Duration::seconds(3)) - 1);
        const LaneId waiter = laneOf(*trace, "waiter");
        QCOMPARE(snapshot.running[0], waiter);
        QCOMPARE(snapshot.lanes[waiter].state, LaneState::Holding);
        QVERIFY(whyNotRunning(*trace, snapshot, waiter).front().keepsThread);
        // What it costs.
        const Metrics metrics = computeMetrics(*trace, buildTimeline(*trace));
        QCOMPARE(metrics.cores[0].held, Duration::seconds(2));
        QCOMPARE(metrics.freeze->length, Duration::seconds(1));
        QCOMPARE(metrics.freeze->line, 15u);
        // Other threads go on where the loop is no such thing.
        const auto preemptive = runUnder(Model::Preemptive, program(source));
        const Metrics theirs = computeMetrics(*preemptive, buildTimeline(*preemptive));
        QCOMPARE(theirs.cores[0].held, Duration());
    }
    void whoIsCancelledBeforeItsTimerIsSeenWasLateTill()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def heartbeat():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    work(10)
    task.cancel()
)"));
        const Metrics metrics = computeMetrics(*trace, buildTimeline(*trace));
        QCOMPARE(metrics.freeze->length, Duration::seconds(9));
        QCOMPARE(metrics.freeze->line, 10u);
        const LaneId task = laneOf(*trace, "heartbeat");
        const SnapshotIndex snapshots(*trace);
        const auto last = trace->firstAtOrAfter(VirtualTime() + Duration::seconds(10));
        const Snapshot still = snapshots.at(static_cast<EventIndex>(last - 1));
        QCOMPARE(still.lanes[task].state, LaneState::Waiting);
        const Snapshot after = snapshots.at(static_cast<EventIndex>(last));
        QCOMPARE(after.lanes[task].state, LaneState::Late);
        QCOMPARE(after.timers.size(), size_t{1});
    }
    void whoGathersNamesThemAndTheCircleBehind()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def left(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            pass

async def right(a, b):
    async with b:
        await asyncio.sleep(0.1)
        async with a:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(asyncio.sleep(1), left(a, b), right(a, b))
)"));
        const LaneId main = laneOf(*trace, "main");
        const Snapshot snapshot = snapshotAt(*trace, static_cast<EventIndex>(trace->size() - 1));
        const std::vector<NotRunning> chain = whyNotRunning(*trace, snapshot, main);
        QCOMPARE(chain.size(), size_t{4});
        const LaneId left = laneOf(*trace, "left");
        const LaneId right = laneOf(*trace, "right");
        QCOMPARE(chain[0].others, (std::vector<LaneId>{left, right}));
        QCOMPARE(chain[1].lane, left);
        QCOMPARE(chain[2].lane, right);
        QCOMPARE(chain[3].lane, left);
    }
    void aPermitMayComeFromAnyHolder()
    {
        const auto chainOf = [](const std::string& body) {
            const auto trace = runUnder(Model::Cooperative, program(body.c_str()));
            EventIndex event = 0;
            while (event + 1 < trace->size() && (*trace)[event + 1].time.toSeconds() <= 0.5)
                ++event;
            const Snapshot snapshot = snapshotAt(*trace, event);
            std::string text;
            for (const NotRunning& link :
                 whyNotRunning(*trace, snapshot, laneOf(*trace, "second"))) {
                text += trace->coroutineOf(link.lane);
                for (const LaneId other : link.others)
                    text.append(" ").append(trace->coroutineOf(other));
                text += "; ";
            }
            return text;
        };
        constexpr std::string_view kPrefix = R"(
async def first(permits):
    async with permits:
        await asyncio.sleep(0.1)
        async with permits:
            pass

async def second(permits):
    async with permits:
        await asyncio.sleep(0.1)
        async with permits:
            pass

async def sleeper(permits):
    async with permits:
        await asyncio.sleep(5)

async def main():
    permits = asyncio.Semaphore()";
        constexpr std::string_view kBoth = R"(2)
    await asyncio.gather(first(permits), second(permits))
)";
        constexpr std::string_view kThree = R"(3)
    await asyncio.gather(first(permits), second(permits), sleeper(permits))
)";
        QCOMPARE(chainOf(std::string(kPrefix).append(kBoth)).c_str(),
                 "second first second; first first second; first first second; ");
        QCOMPARE(chainOf(std::string(kPrefix).append(kThree)).c_str(),
                 "second first second sleeper; ");
    }
    void aCircleComesBack()
    {
        const auto trace = runUnder(Model::Cooperative,
                                    textOfFile(QFINDTESTDATA("deadlocked/await_each_other.py")));
        QCOMPARE(whyAt(*trace, 0.5, "first").c_str(),
                 "first task 0.1 by second line 11; second task 0.2 by first line 7; "
                 "first task 0.1 by second line 11");
    }
    void aSynchronousCallerIsUnderneath()
    {
        const auto trace = runUnder(Model::Synchronous, program(kHog));
        QCOMPARE(whyAt(*trace, 0.5, "main").c_str(),
                 "main call 0 by hog line 5; hog sleeps 0 until 1");
        QCOMPARE(whyAt(*trace, 0.5, "napper").c_str(), "napper not created 4");
    }
    void beforeAndAfterItsLife()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def quick():
    pass

async def late():
    await asyncio.sleep(1)

async def main():
    await asyncio.create_task(quick())
    await asyncio.sleep(2)
    task = asyncio.create_task(late())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(1)
)"));
        QCOMPARE(whyAt(*trace, 1, "quick").c_str(), "quick finished 0");
        QCOMPARE(whyAt(*trace, 1, "late").c_str(), "late not created 2");
        QCOMPARE(whyAt(*trace, 2.5, "late").c_str(), "late cancelled 2");
    }
    void aThreadWaitsForItsCore()
    {
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def compute():
    work(1)

async def other():
    work(1)

async def main():
    await asyncio.gather(compute(), other())
)"));
        QCOMPARE(whyAt(*trace, 0.05, "other").c_str(),
                 "other ready 0 #1 by compute since 0 line 5");
        QCOMPARE(whyAt(*trace, 0.15, "compute").c_str(),
                 "compute ready 0.1 #1 by other since 0.1 line 8");
    }
    void whoIsReadyMayHaveBeenCancelledSince()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def canceller(tasks):
    await asyncio.sleep(1)
    tasks[1].cancel()

async def victim():
    await asyncio.sleep(1)

async def main():
    tasks = []
    tasks += [asyncio.create_task(canceller(tasks)), asyncio.create_task(victim())]
    await asyncio.wait(tasks)
)"));
        EventIndex request = 0;
        while ((*trace)[request].kind != EventKind::CancelRequested)
            ++request;
        const LaneId victim = laneOf(*trace, "victim");
        QVERIFY(!whyNotRunning(*trace, snapshotAt(*trace, request - 1), victim)[0].mustCancel);
        QVERIFY(whyNotRunning(*trace, snapshotAt(*trace, request), victim)[0].mustCancel);
    }
    void sharedThingsAreNamed()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def taker(q):
    await q.get()

async def pass_on(e):
    await e.wait()

async def main():
    q = asyncio.Queue()
    e = asyncio.Event()
    tasks = [asyncio.create_task(taker(q)), asyncio.create_task(pass_on(e))]
    await asyncio.sleep(1)
    e.set()
    await q.put(1)
    await asyncio.gather(*tasks)
)"));
        QCOMPARE(whyAt(*trace, 0.5, "taker").c_str(),
                 "taker item q 0 #1 by main line 14; main sleeps 0 until 1");
        QCOMPARE(whyAt(*trace, 0.5, "pass_on").c_str(),
                 "pass_on event e 0 #1 by main line 14; main sleeps 0 until 1");
    }
    void whatSomebodyDoesLaterMakesNoCircle()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def runner(e):
    await e.wait()

async def main():
    e = asyncio.Event()
    task = asyncio.create_task(runner(e))
    await asyncio.wait([task], timeout=1)
    e.set()
    await task
)"));
        QCOMPARE(whyAt(*trace, 0.5, "runner").c_str(),
                 "runner event e 0 #1 by main line 10; main several 0");
        QCOMPARE(whyAt(*trace, 0.5, "main").c_str(),
                 "main several 0; runner event e 0 #1 by main line 10");
    }
};

QTEST_GUILESS_MAIN(TestWhyNotRunning)
#include "tst_why_not_running.moc"
