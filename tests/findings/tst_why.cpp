#include "core/causes/why_after.h"
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
    case WhyNot::Idle: return "idle";
    case WhyNot::Finished: return "finished";
    case WhyNot::Cancelled: return "cancelled";
    }
    return {};
}

LaneId laneOf(const Trace& trace, std::string_view coroutine)
{
    for (LaneId lane = 0; lane < trace.lanes().size(); ++lane)
        if (trace.lane(lane).coroutine == coroutine) return lane;
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
    const std::vector<std::string> labels = labelsOf(trace.lanes());
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

EventIndex printOf(const Trace& trace, std::string_view text)
{
    for (EventIndex index = 0; index < trace.size(); ++index)
        if (trace[index].kind == EventKind::Output && trace.text(trace[index].argument) == text)
            return index;
    return kNone;
}

std::string_view nameOf(WhyAfter why)
{
    switch (why) {
    case WhyAfter::Same: return "same";
    case WhyAfter::Code: return "code";
    case WhyAfter::Cause: return "cause";
    case WhyAfter::Needed: return "needed";
    case WhyAfter::NotReady: return "not ready";
    case WhyAfter::Clock: return "clock";
    case WhyAfter::Computing: return "computing";
    case WhyAfter::Running: return "running";
    case WhyAfter::Queue: return "queue";
    case WhyAfter::Timers: return "timers";
    case WhyAfter::Preferred: return "preferred";
    case WhyAfter::Cores: return "cores";
    case WhyAfter::Apart: return "apart";
    case WhyAfter::Nothing: return "nothing";
    }
    return {};
}

/// The verdict on two printed lines, and the kinds of the chain.
std::string after(const Trace& trace, std::string_view earlier, std::string_view later)
{
    const AfterReason reason = whyAfter(trace, printOf(trace, earlier), printOf(trace, later));
    std::string text(nameOf(reason.why));
    for (const EventIndex index : reason.chain)
        text += " " + std::string(awaitscope::nameOf(trace[index].kind));
    return text;
}

} // namespace

class TestWhy : public QObject {
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
        QCOMPARE(whyAt(*trace, 0.5, "taker").c_str(), "taker item q 0 #1");
        QCOMPARE(whyAt(*trace, 0.5, "pass_on").c_str(), "pass_on event e 0 #1");
    }

    void oneAfterTheOtherInOneTaskIsTheCode()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def main():
    print("a")
    print("b")
    await asyncio.sleep(1)
    print("c")
)"));
        QCOMPARE(after(*trace, "a", "b").c_str(), "code output output");
        QCOMPARE(after(*trace, "a", "a").c_str(), "same output");
        QVERIFY(after(*trace, "a", "c").starts_with("cause output timer_set timer_fired"));
    }
    void whatATaskBroughtAboutCameAfterIt()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def child():
    print("child")

async def main():
    print("main")
    await asyncio.create_task(child())
    print("after")
)"));
        QCOMPARE(after(*trace, "main", "child").c_str(),
                 "cause output task_created task_ready task_running output");
        QCOMPARE(after(*trace, "child", "after").c_str(),
                 "cause output task_finished task_ready task_running output");
    }
    void orElseTheReadyQueueDecides()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def say(text):
    print(text)

async def main():
    await asyncio.gather(say("first"), say("second"))
)"));
        QCOMPARE(after(*trace, "first", "second").c_str(), "queue task_ready task_ready");
    }
    void orTheTimers()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def nap(text):
    await asyncio.sleep(1)
    print(text)

async def main():
    await asyncio.gather(nap("first"), nap("second"))
)"));
        QCOMPARE(after(*trace, "first", "second").c_str(), "timers timer_set timer_set");
    }
    void orTheClock()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def nap(text, time):
    await asyncio.sleep(time)
    print(text)

async def main():
    await asyncio.gather(nap("long", 2), nap("short", 1))
)"));
        QCOMPARE(after(*trace, "short", "long").c_str(), "clock timer_fired");
    }
    void whoComputesLongerOnItsOwnCoreComesLater()
    {
        RunOptions options;
        options.settings.cores = 2;
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def compute(text, time):
    work(time)
    print(text)

async def main():
    await asyncio.gather(compute("long", 2), compute("short", 1))
)"),
                                    options);
        QCOMPARE(after(*trace, "short", "long").c_str(), "computing work_finished");
    }
    void atOneInstantTheCoresGoByTheirNumbers()
    {
        RunOptions options;
        options.settings.cores = 2;
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def compute(text):
    work(1)
    print(text)

async def main():
    await asyncio.gather(compute("one"), compute("two"))
)"),
                                    options);
        // The work of both ends at this instant.
        QCOMPARE(after(*trace, "one", "two").c_str(), "cores");
    }
    void whoGathersHadToWaitForEachOfThem()
    {
        const std::string source = program(R"(
async def child(text, time):
    await asyncio.sleep(time)
    print(text)

async def main():
    await asyncio.gather(child("short", 1), child("long", 2))
    print("all")
)");
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const auto trace = runUnder(model, source);
            QVERIFY(after(*trace, "long", "all").starts_with("cause output task_finished"));
            QVERIFY(after(*trace, "short", "all").starts_with("needed output task_finished"));
            const AfterReason reason =
                whyAfter(*trace, printOf(*trace, "short"), printOf(*trace, "all"));
            QCOMPARE((*trace)[reason.wait].waitReason(), WaitReason::Gather);
            QCOMPARE(awaitedLanes(*trace, (*trace)[reason.wait]).size(), size_t{2});
        }
    }
    void whoeverAwaitsThoseHadToWaitToo()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def leaf(text):
    await asyncio.sleep(1)
    print(text)

async def pair():
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf("first"))
        group.create_task(leaf("second"))

async def main():
    await asyncio.create_task(pair())
    print("end")
)"));
        QVERIFY(after(*trace, "first", "end").starts_with("needed output task_finished"));
    }
    void theFirstOfTwoNeedsNoOther()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def child(text, time):
    await asyncio.sleep(time)
    print(text)
    await asyncio.sleep(5)

async def quick():
    await asyncio.sleep(2)

async def main():
    tasks = [asyncio.create_task(child("early", 1)), asyncio.create_task(quick())]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("enough")
)"));
        QVERIFY(after(*trace, "early", "enough").starts_with("not ready task_waiting"));
    }
    void whoWaitsForAnotherIsNoMatterOfTheQueue()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def bystander():
    await asyncio.sleep(1)
    print("bystander")

async def setter(event):
    await asyncio.sleep(2)
    event.set()

async def waiter(event):
    await event.wait()
    print("waiter")

async def main():
    event = asyncio.Event()
    await asyncio.gather(bystander(), setter(event), waiter(event))
)"));
        QVERIFY(after(*trace, "bystander", "waiter").starts_with("not ready task_waiting"));
    }
    void whoIsNotMadeYetComesLater()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def say(text):
    print(text)

async def main():
    asyncio.create_task(say("early"))
    await asyncio.sleep(1)
    await asyncio.create_task(say("late"))
)"));
        QCOMPARE(after(*trace, "early", "late").c_str(), "not ready task_ready");
    }
    void whoRunsGoesOnBeforeWhomItMakesReady()
    {
        const std::string source = program(R"(
async def child():
    print("child")

async def main():
    task = asyncio.create_task(child())
    print("main")
    await task
)");
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const auto trace = runUnder(model, source);
            QCOMPARE(after(*trace, "main", "child").c_str(), "running task_ready");
        }
    }
    void whoHasMoreToComputeIsDoneLater()
    {
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def compute(text, time):
    work(time)
    print(text)

async def main():
    await asyncio.gather(compute("long", 2), compute("short", 0.5), compute("same", 0.5))
)"));
        QCOMPARE(after(*trace, "short", "long").c_str(), "computing work_finished");
        // Of two that compute for as long, only their places in the queue decide.
        QCOMPARE(after(*trace, "short", "same").c_str(), "queue task_preempted task_preempted");
    }
    void aPolicyPrefersTheUrgentOne()
    {
        RunOptions options;
        options.settings.policy = Policy::Priority;
        const auto trace = runUnder(Model::Preemptive, program(R"(
from awaitscope import priority

async def worker(text, urgency):
    priority(urgency)
    work(0.1)
    print(text)

async def main():
    await asyncio.gather(worker("later", 5), worker("sooner", 1))
)"),
                                    options);
        QVERIFY(after(*trace, "sooner", "later").starts_with("preferred"));
    }
    void aThreadBesideTheLoopWaitsForNoTurn()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
import time

def job():
    time.sleep(1)
    print("job")

async def main():
    await asyncio.gather(asyncio.to_thread(job), asyncio.sleep(0.5))
    print("end")

async def other():
    await asyncio.sleep(1)
    print("other")
)"));
        QVERIFY(after(*trace, "job", "end").starts_with("cause"));
    }
    void aLockIsPassedOn()
    {
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def first(lock):
    async with lock:
        work(1)
        print("first")

async def second(lock):
    async with lock:
        print("second")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(first(lock), second(lock))
)"));
        QCOMPARE(after(*trace, "first", "second").c_str(),
                 "cause output lock_released task_ready task_running output");
    }
};

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why.moc"
