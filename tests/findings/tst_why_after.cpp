#include "core/causes/why_after.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

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
    case WhyAfter::Late: return "late";
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

class TestWhyAfter : public QObject {
    Q_OBJECT

private slots:
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
    void butNotWhereItsTimeHadComeAlready()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def tick():
    await asyncio.sleep(0.5)
    print("tick")

async def report():
    work(2)
    print("report")

async def main():
    await asyncio.gather(tick(), report())
)"));
        QCOMPARE(after(*trace, "report", "tick").c_str(), "late timer_fired");
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
)"));
        QVERIFY(after(*trace, "job", "end").starts_with("cause"));
    }
    void whoWaitedForTheFirstOnlyDidNotNeedTheOthers()
    {
        const auto trace = runUnder(Model::Cooperative, program(R"(
async def nap(name):
    await asyncio.sleep(1)
    print(name)

async def main():
    tasks = [asyncio.create_task(nap(name)) for name in ("first", "second")]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print("end")
)"));
        QVERIFY(after(*trace, "first", "end").starts_with("cause"));
        // It ended before main went on, but nobody waited for it.
        QVERIFY(!after(*trace, "second", "end").starts_with("needed"));
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

QTEST_GUILESS_MAIN(TestWhyAfter)
#include "tst_why_after.moc"
