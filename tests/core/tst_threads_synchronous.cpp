#include "tests/core/threads_check.h"

using namespace awaitscope;

namespace {

Coroutine<Completion> child(Runtime& runtime, std::string name, double length)
{
    print(runtime, name + " start");
    Completion slept = co_await runtime.sleep(seconds(length));
    if (slept.raised()) co_return slept;
    print(runtime, name + " end");
    co_return Completion::result(textValue(name));
}

Coroutine<Completion> failing(Runtime& runtime, std::string name)
{
    print(runtime, name + " fails");
    co_return raiseText(name);
}

// S2: the child runs to its end at the call.
Coroutine<Completion> childRunsAtTheCall(Runtime& runtime)
{
    const Ref<Task> created = co_await started(runtime, child(runtime, "A", 1));
    print(runtime, "created " + created->name());
    const Completion joined = co_await runtime.wait(created);
    print(runtime, textOf(joined));
    co_return Completion();
}

// S2, S3: every child runs; the first failure in order of the arguments is raised.
Coroutine<Completion> gatherRaisesTheFirst(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(child(runtime, "A", 1)));
    tasks.push_back(task(failing(runtime, "B")));
    tasks.push_back(task(failing(runtime, "C")));
    const Completion all = co_await gathered(runtime, std::move(tasks));
    print(runtime, textOf(all));
    std::vector<Ref<Task>> again;
    again.push_back(task(failing(runtime, "D")));
    again.push_back(task(child(runtime, "E", 1)));
    const Completion listed = co_await gathered(runtime, std::move(again), true);
    print(runtime, textOf(listed));
    co_return Completion();
}

// S4: no abort of the body; the errors leave at the end of the block.
Coroutine<Completion> groupOfFailures(Runtime& runtime)
{
    const Ref<TaskGroup> group = runtime.makeTaskGroup();
    co_await group->enter();
    co_await group->add(task(failing(runtime, "A")));
    co_await group->add(task(child(runtime, "B", 1)));
    co_await group->add(task(failing(runtime, "C")));
    print(runtime, "body");
    const Completion left = co_await group->exit(Completion());
    print(runtime, textOf(left));
    co_return Completion();
}

Coroutine<Completion> getsFromAnEmptyQueue(Runtime& runtime)
{
    const Ref<Queue> queue = runtime.makeQueue(0, makeRef<TestStore>());
    co_return co_await queue->get();
}

// S5: nobody else can ever put.
Coroutine<Completion> blocksForEver(Runtime& runtime)
{
    co_await started(runtime, getsFromAnEmptyQueue(runtime));
    print(runtime, "never");
    co_return Completion();
}

class Releasing : public Callback {
public:
    Releasing(Runtime& runtime, Ref<Lock> lock) : m_runtime(runtime), m_lock(std::move(lock)) {}
    Coroutine<void> call() override
    {
        print(m_runtime, "releases");
        co_await m_lock->release();
    }
    std::string name() const override { return "release"; }

private:
    Runtime& m_runtime;
    Ref<Lock> m_lock;
};

// S5: time jumps to the call that ends the wait.
Coroutine<Completion> aTimerReleasesTheLock(Runtime& runtime)
{
    const Ref<Lock> lock = runtime.makeLock();
    co_await lock->acquire();
    const Ref<Handle> handle = makeRef<Handle>(makeRef<Releasing>(runtime, lock));
    co_await runtime.callAt(handle, VirtualTime() + seconds(2));
    co_await lock->acquire();
    print(runtime, lock->locked() ? "owns it" : "free");
    co_return Completion();
}

Coroutine<Completion> limited(Runtime& runtime, double limit, Coroutine<Completion> block)
{
    const Ref<Timeout> timeout = runtime.makeTimeout(runtime.now() + seconds(limit));
    co_await timeout->enter();
    Completion body = co_await block;
    Completion left = co_await timeout->exit(body);
    print(runtime, textOf(left) + (timeout->expired() ? " expired" : " in time"));
    co_return left;
}

Coroutine<Completion> worksThenSleeps(Runtime& runtime, bool sleeps)
{
    co_await runtime.work(seconds(2));
    print(runtime, "worked");
    if (sleeps) co_return co_await runtime.sleep(Duration());
    co_return Completion();
}

// S6
Coroutine<Completion> timeouts(Runtime& runtime)
{
    co_await limited(runtime, 1, child(runtime, "A", 3));
    co_await limited(runtime, 1, child(runtime, "B", 1));
    co_await limited(runtime, 1, worksThenSleeps(runtime, true));
    co_await limited(runtime, 1, worksThenSleeps(runtime, false));
    co_await limited(runtime, 1, getsFromAnEmptyQueue(runtime));
    co_await runtime.sleep(seconds(1));
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> cancelsItsCreator(Runtime& runtime, Ref<Task> creator)
{
    const bool asked = (co_await runtime.cancel(creator, textValue("enough"))).value_or(false);
    print(runtime, asked ? "asked" : "refused");
    co_return Completion();
}

// S7
Coroutine<Completion> cancelledFromBelow(Runtime& runtime)
{
    const Ref<Task> self(runtime.currentTask());
    const Ref<Task> below = co_await started(runtime, cancelsItsCreator(runtime, self));
    const bool asked = (co_await runtime.cancel(below, nullptr)).value_or(false);
    print(runtime, asked ? "asked" : "refused");
    print(runtime, "goes on");
    co_return co_await runtime.sleep(seconds(1));
}

// S8: a call on the stack of whoever lets time pass; the last one never fires.
Coroutine<Completion> callbacks(Runtime& runtime)
{
    const VirtualTime now = runtime.now();
    const Ref<Handle> soon = makeRef<Handle>(makeRef<TestCallback>(runtime, "soon"));
    const Ref<Handle> one = makeRef<Handle>(makeRef<TestCallback>(runtime, "one", seconds(0.5)));
    const Ref<Handle> cancelled = makeRef<Handle>(makeRef<TestCallback>(runtime, "cancelled"));
    const Ref<Handle> late = makeRef<Handle>(makeRef<TestCallback>(runtime, "late"));
    co_await runtime.callAt(one, now + seconds(1));
    co_await runtime.callAt(cancelled, now + seconds(1.2));
    co_await runtime.callAt(late, now + seconds(9));
    cancelled->cancel();
    co_await runtime.callSoon(soon);
    print(runtime, "asked");
    co_await runtime.work(seconds(2));
    print(runtime, "worked");
    co_return Completion();
}

/// Waits for half a second for what nobody brings, as `Lock.acquire(timeout=0.5)` of threads does.
class HoldsHalfASecond : public Callback {
public:
    explicit HoldsHalfASecond(Runtime& runtime) : m_runtime(runtime) {}
    Coroutine<void> call() override
    {
        print(m_runtime, "holds");
        const HoldReason why;
        const bool got = co_await dynamic_cast<BlockingThreads&>(m_runtime).holdFor(
            makeRef<Future>(), seconds(0.5), why);
        print(m_runtime, got ? "got it" : "gives up");
    }
    std::string name() const override { return "hold"; }

private:
    Runtime& m_runtime;
};

// S8: the waits beneath are not its own.
Coroutine<Completion> waitsBeneathAFunctionThatHolds(Runtime& runtime)
{
    const Ref<Lock> lock = runtime.makeLock();
    co_await lock->acquire();
    const Ref<Handle> hold = makeRef<Handle>(makeRef<HoldsHalfASecond>(runtime));
    const Ref<Handle> release = makeRef<Handle>(makeRef<Releasing>(runtime, lock));
    co_await runtime.callAt(hold, VirtualTime() + seconds(1));
    co_await runtime.callAt(release, VirtualTime() + seconds(3));
    co_await lock->acquire();
    print(runtime, "owns it");
    co_return Completion();
}

Coroutine<Completion> endless(Runtime& runtime)
{
    for (;;)
        co_await runtime.sleep(seconds(300));
}

// S9
Coroutine<Completion> neverReturns(Runtime& runtime)
{
    print(runtime, "starts");
    co_await started(runtime, endless(runtime));
    print(runtime, "never");
    co_return Completion();
}

Coroutine<Completion> yieldsForEver(Runtime& runtime)
{
    for (;;)
        co_await runtime.sleep(Duration());
}

Coroutine<Completion> spawnsForEver(Runtime& runtime)
{
    co_await started(runtime, spawnsForEver(runtime));
    co_return Completion();
}

} // namespace

class tst_threads_synchronous : public QObject {
    Q_OBJECT

private slots:
    void aChildRunsToItsEndAtTheCall()
    {
        checkRun(childRunsAtTheCall, synchronous(), "0 A start\n1 A end\n1 created Task-2\n1 A\n");
    }
    void gatherRaisesTheFirstFailureInOrderOfTheArguments()
    {
        checkRun(gatherRaisesTheFirst, synchronous(),
                 "0 A start\n1 A end\n1 B fails\n1 C fails\n1 !B\n1 D fails\n1 E start\n2 E end\n"
                 "2 [D, E]\n");
    }
    void aGroupRaisesAllErrorsAtItsEnd()
    {
        checkRun(groupOfFailures, synchronous(),
                 "0 A fails\n0 B start\n1 B end\n1 C fails\n1 body\n1 !group[A, C]\n");
    }
    void aBlockedStackIsADeadlock()
    {
        checkRun(blocksForEver, synchronous(), "deadlock\n");
        const auto trace = traceOf(blocksForEver, synchronous());
        const Event& deadlock = (*trace)[trace->size() - 2];
        QCOMPARE(deadlock.kind, EventKind::Deadlock);
        QCOMPARE(QString::fromStdString(std::string(trace->text(deadlock.argument))),
                 QString("2 1"));
    }
    void aTimerMayEndAWait()
    {
        checkRun(aTimerReleasesTheLock, synchronous(), "2 releases\n2 owns it\n");
    }
    void aTimeoutInterruptsSleepsAndWaitsButNoWork()
    {
        checkRun(timeouts, synchronous(),
                 "0 A start\n1 !TimeoutError expired\n1 B start\n2 !TimeoutError expired\n"
                 "4 worked\n4 !TimeoutError expired\n6 worked\n6 None expired\n"
                 "7 !TimeoutError expired\n8 end\n");
    }
    void aCancellationIsDeliveredAtTheNextSleep()
    {
        checkRun(cancelledFromBelow, synchronous(),
                 "0 asked\n0 refused\n0 goes on\nexception CancelledError: enough\n");
    }
    void callsRunOnTheStackOfWhoeverLetsTimePass()
    {
        checkRun(callbacks, synchronous(), "0 soon\n0 asked\n1 one\n1.5 one worked\n2.5 worked\n");
    }
    void aFunctionThatHoldsEndsNoWaitBeneathIt()
    {
        checkRun(waitsBeneathAFunctionThatHolds, synchronous(),
                 "1 holds\n1.5 gives up\n3 releases\n3 owns it\n");
    }
    void aFunctionHasALaneOfItsOwn()
    {
        const auto trace = traceOf(waitsBeneathAFunctionThatHolds, synchronous());
        QCOMPARE(QString::fromStdString(scheduleOf(*trace)),
                 QString("0 0 task_waiting \n0 0 task_running Task-1\n0 0 task_waiting Task-1\n"
                         "1 0 task_waiting \n1.5 0 task_ready \n1.5 0 task_running \n"
                         "3 0 task_ready Task-1\n3 0 task_running Task-1\n"
                         "3 0 task_finished Task-1\n3 0 task_running \n"));
    }
    void anEndlessProgramEndsAtTheHorizon()
    {
        checkRun(neverReturns, synchronous(), "0 starts\nlimit\n");
        QCOMPARE(traceOf(neverReturns, synchronous())->end().toSeconds(), 1000.0);
    }
    void anEndlessProgramWithoutTimeEndsAtTheLimits()
    {
        RunOptions options = synchronous();
        options.limits.events = 1000;
        checkRun(spawnsForEver, options, "limit\n");
        options.stop = [] {
            std::stop_source source;
            source.request_stop();
            return source.get_token();
        }();
        checkRun(yieldsForEver, options, "limit\n");
    }
    void aCallIsRecordedAsAWaitForTheCallee()
    {
        QCOMPARE(QString::fromStdString(scheduleOf(*traceOf(childRunsAtTheCall, synchronous()))),
                 QString("0 0 task_waiting \n0 0 task_running Task-1\n0 0 task_waiting Task-1\n"
                         "0 0 task_running Task-2\n1 0 task_finished Task-2\n"
                         "1 0 task_running Task-1\n1 0 task_finished Task-1\n1 0 task_running \n"));
    }
};

QTEST_APPLESS_MAIN(tst_threads_synchronous)
#include "tst_threads_synchronous.moc"
