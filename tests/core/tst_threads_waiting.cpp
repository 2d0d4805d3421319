#include "tests/core/threads_check.h"

using namespace awaitscope;

namespace {

Coroutine<Completion> child(Runtime& runtime, std::string name, double length, bool fails = false)
{
    Completion slept = co_await runtime.sleep(seconds(length));
    if (slept.raised()) {
        print(runtime, name + " cancelled");
        co_return slept;
    }
    print(runtime, name);
    if (fails) co_return raiseText(name);
    co_return Completion::result(textValue(name));
}

Coroutine<Completion> gatherFails(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(child(runtime, "A", 2)));
    tasks.push_back(task(child(runtime, "B", 1, true)));
    tasks.push_back(task(child(runtime, "C", 3)));
    const Completion all = co_await gathered(runtime, std::move(tasks));
    print(runtime, textOf(all));
    co_return co_await runtime.sleep(seconds(1.5));
}

Coroutine<Completion> gathering(Runtime& runtime)
{
    co_return co_await both(runtime, child(runtime, "A", 2), child(runtime, "B", 3));
}

Coroutine<Completion> cancelledGather(Runtime& runtime)
{
    const Ref<Task> outer = co_await started(runtime, gathering(runtime));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(outer, textValue("stop"));
    const Completion joined = co_await runtime.wait(outer);
    print(runtime, textOf(joined));
    co_return Completion();
}

Coroutine<Completion> waitForOne(Runtime& runtime, bool gathers)
{
    Ref<Future> waited;
    if (gathers) {
        std::vector<Ref<Future>> children;
        children.push_back(co_await started(runtime, child(runtime, "A", 2)));
        children.push_back(co_await started(runtime, child(runtime, "B", 3)));
        waited = co_await runtime.gather(std::move(children), false);
    } else {
        waited = co_await started(runtime, child(runtime, "A", 2));
    }
    const Completion first = co_await runtime.waitFor(waited, seconds(1));
    print(runtime, textOf(first));
    const Ref<Task> quick = co_await started(runtime, child(runtime, "Q", 1));
    const Completion second = co_await runtime.waitFor(quick, seconds(5));
    print(runtime, textOf(second));
    co_return Completion();
}

Coroutine<Completion> waitForATask(Runtime& runtime)
{
    return waitForOne(runtime, false);
}

Coroutine<Completion> waitForAGather(Runtime& runtime)
{
    return waitForOne(runtime, true);
}

/// Waits as a lock of threads is waited for.
Coroutine<Completion> holder(Runtime& runtime, Ref<Future> lock)
{
    const bool held =
        co_await dynamic_cast<BlockingThreads&>(runtime).holdFor(lock, std::nullopt, HoldReason{});
    print(runtime, held ? "held" : "let go on without it");
    Completion slept = co_await runtime.sleep(seconds(1));
    print(runtime, textOf(slept));
    co_return slept;
}

/// Is cancelled before it begins to wait.
Coroutine<Completion> cancelledHolder(Runtime& runtime, Ref<Future> lock)
{
    const Ref<Future> self(runtime.currentTask());
    co_await runtime.cancel(self, Payload());
    co_return co_await holder(runtime, lock);
}

Coroutine<Completion> cancelAHolder(Runtime& runtime)
{
    const Ref<Future> lock = makeRef<Future>();
    const Ref<Task> before = co_await started(runtime, holder(runtime, lock));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(before, Payload());
    co_await started(runtime, cancelledHolder(runtime, lock));
    co_await runtime.sleep(seconds(1));
    co_await runtime.complete(lock, Completion());
    co_return co_await runtime.sleep(seconds(2));
}

std::string whoIsDone(const std::vector<Ref<Future>>& futures)
{
    std::string done;
    for (const Ref<Future>& future : futures)
        done += future->done() ? "1" : "0";
    return done;
}

Coroutine<Completion> waitMany(Runtime& runtime)
{
    std::vector<Ref<Future>> futures;
    futures.push_back(co_await started(runtime, child(runtime, "A", 3)));
    futures.push_back(co_await started(runtime, child(runtime, "B", 1)));
    futures.push_back(co_await started(runtime, child(runtime, "C", 2, true)));
    futures.push_back(co_await started(runtime, child(runtime, "D", 9)));
    const std::optional<Duration> never;
    const std::optional<Duration> two = seconds(2);
    co_await runtime.waitMany(futures, never, WaitUntil::FirstCompleted);
    print(runtime, whoIsDone(futures));
    co_await runtime.waitMany(futures, never, WaitUntil::FirstException);
    print(runtime, whoIsDone(futures));
    co_await runtime.waitMany(futures, two, WaitUntil::AllCompleted);
    print(runtime, whoIsDone(futures));
    co_return Completion();
}

Coroutine<Completion> asCompleted(Runtime& runtime)
{
    std::vector<Ref<Future>> futures;
    futures.push_back(co_await started(runtime, child(runtime, "A", 3)));
    futures.push_back(co_await started(runtime, child(runtime, "B", 1)));
    futures.push_back(co_await started(runtime, child(runtime, "C", 9)));
    const std::optional<Duration> limit = seconds(5);
    const Ref<AsCompleted> arrivals = runtime.makeAsCompleted(std::move(futures), limit);
    while (arrivals->left() > 0) {
        Ref<Future> next;
        const Completion waited = co_await arrivals->next(next);
        print(runtime, waited.raised() ? textOf(waited) : "got " + textOf(next->completion()));
    }
    co_return Completion();
}

Coroutine<Completion> shielding(Runtime& runtime, Ref<Task> inner)
{
    const Ref<Future> outer = co_await runtime.shield(inner);
    co_return co_await runtime.wait(outer);
}

Coroutine<Completion> shielded(Runtime& runtime)
{
    const Ref<Task> inner = co_await started(runtime, child(runtime, "inner", 2));
    const Ref<Task> outer = co_await started(runtime, shielding(runtime, inner));
    const Ref<Task> other = co_await started(runtime, shielding(runtime, inner));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(outer, nullptr);
    print(runtime, textOf(co_await runtime.wait(outer)));
    print(runtime, textOf(co_await runtime.wait(other)));
    co_return Completion();
}

// --- timeouts and groups

Coroutine<Completion> limited(Runtime& runtime, double limit, Coroutine<Completion> block)
{
    const Ref<Timeout> timeout = runtime.makeTimeout(runtime.now() + seconds(limit));
    co_await timeout->enter();
    const Completion body = co_await block;
    const Completion left = co_await timeout->exit(body);
    print(runtime, textOf(left) + (timeout->expired() ? " expired" : " in time"));
    co_return left;
}

Coroutine<Completion> nestedLimits(Runtime& runtime)
{
    co_return co_await limited(runtime, 5, limited(runtime, 1, child(runtime, "B", 3)));
}

Coroutine<Completion> blockingWork(Runtime& runtime)
{
    co_await runtime.work(seconds(2));
    co_await runtime.blockingSleep(seconds(2));
    print(runtime, "worked");
    co_return Completion();
}

Coroutine<Completion> timeouts(Runtime& runtime)
{
    co_await limited(runtime, 2, child(runtime, "A", 1));
    co_await nestedLimits(runtime);
    co_await limited(runtime, 1, blockingWork(runtime));
    co_await runtime.sleep(seconds(1));
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> failingGroup(Runtime& runtime)
{
    const Ref<TaskGroup> group = runtime.makeTaskGroup();
    co_await group->enter();
    co_await group->add(task(child(runtime, "A", 3)));
    co_await group->add(task(child(runtime, "B", 1, true)));
    const Completion body = co_await runtime.sleep(seconds(5));
    print(runtime, "body " + textOf(body));
    const Completion left = co_await group->exit(body);
    print(runtime, textOf(left));
    print(runtime, std::to_string(runtime.currentTask()->cancelRequests()));
    const Completion slept = co_await runtime.sleep(Duration());
    print(runtime, textOf(slept));
    const Completion late = co_await group->add(task(child(runtime, "L", 1)));
    print(runtime, textOf(late));
    co_return Completion();
}

Coroutine<Completion> groupOfTwo(Runtime& runtime, bool bodyFails)
{
    const Ref<TaskGroup> group = runtime.makeTaskGroup();
    const Completion early = co_await group->add(task(child(runtime, "E", 1)));
    print(runtime, textOf(early));
    co_await group->enter();
    co_await group->add(task(child(runtime, "A", 2)));
    co_await group->add(task(child(runtime, "B", 3)));
    co_await runtime.sleep(seconds(1));
    const Completion body = bodyFails ? raiseText("body") : Completion();
    const Completion left = co_await group->exit(body);
    print(runtime, textOf(left));
    co_return left;
}

Coroutine<Completion> groups(Runtime& runtime)
{
    co_await groupOfTwo(runtime, false);
    co_await groupOfTwo(runtime, true);
    const Ref<Task> cancelled = co_await started(runtime, groupOfTwo(runtime, false));
    co_await runtime.sleep(seconds(1.5));
    co_await runtime.cancel(cancelled, nullptr);
    print(runtime, textOf(co_await runtime.wait(cancelled)));
    co_return Completion();
}

// --- cancelling (P11)

Coroutine<Completion> cancelBeforeTheStart(Runtime& runtime)
{
    const Ref<Task> never = co_await started(runtime, child(runtime, "A", 0));
    co_await runtime.cancel(never, textValue("early"));
    print(runtime, textOf(co_await runtime.wait(never)));
    const bool again = (co_await runtime.cancel(never, nullptr)).value_or(false);
    print(runtime, again ? "True" : "False");
    co_return Completion();
}

Coroutine<Completion> getting(Runtime& runtime, Ref<Queue> queue)
{
    const Completion got = co_await queue->get();
    print(runtime, textOf(got));
    const Completion slept = co_await runtime.sleep(seconds(1));
    print(runtime, textOf(slept));
    co_return slept;
}

Coroutine<Completion> cancelAfterHandOff(Runtime& runtime)
{
    const Ref<Queue> queue = runtime.makeQueue(0, makeRef<TestStore>());
    const Ref<Task> getter = co_await started(runtime, getting(runtime, queue));
    co_await runtime.sleep(Duration());
    co_await queue->put(textValue("item"));
    co_await runtime.cancel(getter, nullptr);
    co_await runtime.wait(getter);
    co_return Completion();
}

// A sleep that is over when the cancellation comes still raises it (P11).
Coroutine<Completion> cancelAWokenSleeper(Runtime& runtime)
{
    const Ref<Task> sleeper = co_await started(runtime, child(runtime, "A", 1));
    co_await runtime.sleep(Duration());
    co_await runtime.work(seconds(1));
    co_await runtime.cancel(sleeper, nullptr);
    print(runtime, textOf(co_await runtime.wait(sleeper)));
    co_return Completion();
}

} // namespace

class tst_threads_waiting : public QObject {
    Q_OBJECT

private slots:
    void gatherRaisesTheFirstFailureAndLeavesTheOthers()
    {
        checkRun(gatherFails, preemptive(0.1), "1 B\n1 !B\n2 A\n2.5 C cancelled\n");
    }
    void cancellingWhoGathersCancelsTheChildren()
    {
        checkRun(cancelledGather, preemptive(0.1),
                 "1 A cancelled\n1 B cancelled\n1 !CancelledError: stop\n");
    }
    void waitForCancelsAndJoinsWhatIsLate()
    {
        checkRun(waitForATask, preemptive(0.1), "1 A cancelled\n1 !TimeoutError\n2 Q\n2 Q\n");
        checkRun(waitForATask, synchronous(), "2 A\n2 A\n3 Q\n3 Q\n");
    }
    void waitForOfAGatherTimesOut()
    {
        checkRun(waitForAGather, preemptive(0.1),
                 "1 A cancelled\n1 B cancelled\n1 !TimeoutError\n2 Q\n2 Q\n");
    }
    void aCancellationWaitsForALockOfThreads()
    {
        checkRun(cancelAHolder, preemptive(0.1),
                 "2 held\n2 !CancelledError\n2 held\n2 !CancelledError\n");
    }
    void waitReturnsWhenEnoughAreDone()
    {
        checkRun(waitMany, preemptive(0.1),
                 "1 B\n1 0100\n2 C\n2 0110\n3 A\n4 1110\n4 D cancelled\n");
        checkRun(waitMany, synchronous(), "3 A\n4 B\n6 C\n15 D\n15 1111\n15 1111\n15 1111\n");
    }
    void asCompletedGivesThemInOrderOfArrivalUpToTheLimit()
    {
        checkRun(asCompleted, preemptive(0.1),
                 "1 B\n1 got B\n3 A\n3 got A\n5 !TimeoutError\n5 C cancelled\n");
    }
    void aShieldKeepsTheInnerTaskAlive()
    {
        checkRun(shielded, preemptive(0.1), "1 !CancelledError\n2 inner\n2 inner\n");
    }
    void aTimeoutCancelsSleepsButNoWork()
    {
        checkRun(timeouts, preemptive(0.1),
                 "1 A\n1 A in time\n2 B cancelled\n2 !TimeoutError expired\n"
                 "2 !TimeoutError in time\n6 worked\n6 None expired\n7 end\n");
    }
    void aFailingMemberAbortsItsGroup()
    {
        checkRun(failingGroup, preemptive(0.1),
                 "1 B\n1 A cancelled\n1 body !CancelledError\n1 !group[B]\n1 0\n1 None\n"
                 "1 !fault 9\n");
    }
    void aGroupWaitsForItsMembersAndEndsWithItsBody()
    {
        checkRun(groups, preemptive(0.1),
                 "0 !fault 8\n2 A\n3 B\n3 None\n3 !fault 8\n4 A cancelled\n4 B cancelled\n"
                 "4 !group[body]\n4 !fault 8\n5.5 A cancelled\n5.5 B cancelled\n"
                 "5.5 !CancelledError\n5.5 !CancelledError\n");
    }
    void aThreadCancelledBeforeItsStartNeverRuns()
    {
        checkRun(cancelBeforeTheStart, preemptive(0.1), "0 !CancelledError: early\n0 False\n");
    }
    void whatWasHandedOverIsKept()
    {
        checkRun(cancelAfterHandOff, preemptive(0.1), "0 item\n0 !CancelledError\n");
    }
    void aSleeperCancelledOnceAwakeIsCancelled()
    {
        checkRun(cancelAWokenSleeper, preemptive(5), "1 A cancelled\n1 !CancelledError\n");
    }
};

QTEST_APPLESS_MAIN(tst_threads_waiting)
#include "tst_threads_waiting.moc"
