#include "tests/core/threads_check.h"

using namespace awaitscope;

namespace {

Ref<Handle> handle(Runtime& runtime, const char* name, double work = 0)
{
    return makeRef<Handle>(makeRef<TestCallback>(runtime, name, seconds(work)));
}

Coroutine<Completion> named(Runtime& runtime, double length)
{
    const Ref<Task> self(runtime.currentTask());
    const Completion slept = co_await runtime.sleep(seconds(length));
    print(runtime, self->name() + (slept.raised() ? " cancelled" : " done"));
    if (slept.raised()) co_await runtime.sleep(seconds(1));
    co_return slept;
}

// P13: what is left is cancelled and joined; P6: main goes on first.
Coroutine<Completion> leavesTasks(Runtime& runtime)
{
    const Ref<Task> explicitName = task(named(runtime, 5), "bob");
    co_await runtime.spawn(explicitName);
    co_await started(runtime, named(runtime, 6));
    co_await started(runtime, named(runtime, 1));
    co_await runtime.sleep(seconds(2));
    print(runtime, "main ends");
    co_return Completion();
}

Coroutine<Completion> raises(Runtime& runtime)
{
    co_await started(runtime, named(runtime, 5));
    co_await runtime.sleep(Duration());
    co_return raiseText("ValueError: x");
}

// P14: each a fresh thread at the tail; the one that works is preempted like others.
Coroutine<Completion> callbacks(Runtime& runtime)
{
    co_await runtime.callSoon(handle(runtime, "soon"));
    co_await runtime.callAt(handle(runtime, "later", 0.3), VirtualTime() + seconds(1));
    const Ref<Handle> cancelled = handle(runtime, "cancelled");
    co_await runtime.callAt(cancelled, VirtualTime() + seconds(1.1));
    cancelled->cancel();
    print(runtime, "asked");
    co_await runtime.work(seconds(0.1));
    co_await runtime.sleep(seconds(0.9));
    print(runtime, "awake");
    co_await runtime.work(seconds(0.3));
    print(runtime, "worked");
    co_return Completion();
}

Coroutine<Completion> worksWhileACallIsReady(Runtime& runtime)
{
    co_await runtime.callSoon(handle(runtime, "soon"));
    co_await runtime.work(seconds(0.3));
    co_return Completion();
}

Coroutine<Completion> joins(Runtime& runtime, std::string name, Ref<Future> future)
{
    const Completion joined = co_await runtime.wait(future);
    print(runtime, name + " " + textOf(joined));
    co_return Completion();
}

// P7: callbacks and joiners in order of registration, in the thread that completes.
Coroutine<Completion> doneCallbacks(Runtime& runtime)
{
    const Ref<Future> future = makeRef<Future>();
    const Ref<Task> first = co_await started(runtime, joins(runtime, "A", future));
    co_await runtime.sleep(Duration());
    co_await runtime.addDoneCallback(future, makeRef<TestCallback>(runtime, "C", seconds(1)));
    const Ref<TestCallback> removed = makeRef<TestCallback>(runtime, "removed");
    co_await runtime.addDoneCallback(future, removed);
    const size_t count = runtime.removeDoneCallback(
        *future, *removed, [](const Callback& a, const Callback& b) { return &a == &b; });
    print(runtime, "removed " + std::to_string(count));
    const Ref<Task> second = co_await started(runtime, joins(runtime, "B", future));
    co_await runtime.sleep(Duration());
    co_await runtime.complete(future, Completion::result(textValue("x")));
    print(runtime, "completed");
    const bool again = co_await runtime.complete(future, Completion());
    print(runtime, again ? "twice" : "once");
    co_await runtime.addDoneCallback(future, makeRef<TestCallback>(runtime, "late"));
    co_await runtime.wait(first);
    co_await runtime.wait(second);
    co_return Completion();
}

Coroutine<Completion> quick(Runtime&)
{
    co_return Completion();
}

Coroutine<Completion> callbackOfATask(Runtime& runtime)
{
    const Ref<Task> child = co_await started(runtime, quick(runtime));
    const Ref<Callback> callback = makeRef<TestCallback>(runtime, "C", seconds(1));
    co_await runtime.addDoneCallback(child, callback);
    co_await runtime.wait(child);
    co_return Completion();
}

Coroutine<Completion> inAThread(Runtime& runtime)
{
    co_await runtime.blockingSleep(seconds(1));
    print(runtime, "thread");
    co_return Completion::result(textValue("7"));
}

Coroutine<Completion> threads(Runtime& runtime)
{
    const Ref<Future> future = co_await runtime.toThread(task(inAThread(runtime)));
    print(runtime, "started");
    print(runtime, textOf(co_await runtime.wait(future)));
    const Ref<Task> next = co_await started(runtime, quick(runtime));
    print(runtime, next->name());
    print(runtime, textOf(co_await runtime.runForever()));
    co_return Completion();
}

Coroutine<Completion> waitsForNobody(Runtime& runtime)
{
    co_return co_await runtime.wait(makeRef<Future>());
}

Coroutine<Completion> ticks(Runtime& runtime)
{
    for (;;) {
        co_await runtime.sleep(seconds(300));
        print(runtime, "tick");
    }
}

Coroutine<Completion> worksForEver(Runtime& runtime)
{
    const Ref<Task> other = co_await started(runtime, ticks(runtime));
    for (;;)
        co_await runtime.work(seconds(0.001));
}

Coroutine<Completion> worksBeyondTheEndOfTime(Runtime& runtime)
{
    co_await runtime.work(seconds(9e9));
    co_await runtime.work(seconds(9e9));
    print(runtime, "never");
    co_return Completion();
}

// The module's own code around two runs.
Coroutine<Completion> twoRuns(Runtime& runtime)
{
    co_await runtime.work(seconds(1));
    const Ref<Task> early = task(named(runtime, 2));
    co_await runtime.spawn(early);
    const Ref<Task> first = task(named(runtime, 1));
    co_await runtime.runMain(first, false);
    print(runtime, "between");
    co_await runtime.blockingSleep(seconds(1));
    co_await runtime.runMain(early, true);
    const Ref<Task> last = task(named(runtime, 0));
    co_await runtime.runMain(last, true);
    co_return Completion();
}

std::string printedBy(Coroutine<Completion> (*program)(Runtime&), const RunOptions& options)
{
    TestHost host;
    ThreadRuntime runtime(options, host);
    runtime.run(program(runtime));
    return printed(runtime.trace());
}

} // namespace

class tst_threads_run : public QObject {
    Q_OBJECT

private slots:
    void whatIsLeftIsCancelledAndJoined()
    {
        checkRun(leavesTasks, preemptive(0.1),
                 "1 Task-3 done\n2 main ends\n2 bob cancelled\n2 Task-2 cancelled\n");
        QCOMPARE(traceOf(leavesTasks, preemptive(0.1))->end().toSeconds(), 3.0);
    }
    void anUncaughtExceptionEndsTheRunAfterTheOthers()
    {
        checkRun(raises, preemptive(0.1), "0 Task-2 cancelled\nexception ValueError: x\n");
    }
    void aCallIsAThreadOfItsOwn()
    {
        checkRun(callbacks, preemptive(0.2),
                 "0 asked\n0.1 soon\n1 later\n1.2 awake\n1.5 later worked\n1.6 worked\n");
    }
    void aCallIsReadyUntilItHasACore()
    {
        const auto trace = traceOf(worksWhileACallIsReady, preemptive(0.1));
        const auto first = [&](EventKind kind, size_t from) {
            while ((*trace)[from].kind != kind)
                ++from;
            return static_cast<EventIndex>(from);
        };
        const EventIndex preempted = first(EventKind::TaskPreempted, 0);
        const LaneId called = (*trace)[preempted].subject;
        QCOMPARE(trace->lane(called).kind, LaneKind::Callbacks);
        const EventIndex running = first(EventKind::TaskRunning, preempted);
        QCOMPARE((*trace)[running].lane, called);
        const Event& ready = (*trace)[(*trace)[running].cause];
        QCOMPARE(ready.kind, EventKind::TaskReady);
        QCOMPARE(ready.lane, called);
        QCOMPARE(ready.readyReason(), ReadyReason::Created);
        QCOMPARE(ready.time, VirtualTime());
    }
    void theTimerOfACallIsNoTasks()
    {
        for (const RunOptions& options : {preemptive(0.2), synchronous()}) {
            const auto trace = traceOf(callbacks, options);
            size_t set = 0;
            while ((*trace)[set].kind != EventKind::TimerSet)
                ++set;
            QCOMPARE(trace->lane((*trace)[set].lane).kind, LaneKind::Callbacks);
        }
    }
    void whoeverCompletesAFutureCallsBack()
    {
        checkRun(doneCallbacks, preemptive(0.4),
                 "0 removed 1\n0 C\n0.4 A x\n1 C worked\n1 completed\n1 once\n1 B x\n1 late\n");
    }
    void aCallbackOfAnEndedTaskRunsOnALaneOfItsOwn()
    {
        const auto trace = traceOf(callbackOfATask, preemptive(5));
        size_t finished = 0;
        while ((*trace)[finished].kind != EventKind::TaskFinished)
            ++finished;
        const Event& running = (*trace)[finished + 1];
        QCOMPARE(running.kind, EventKind::TaskRunning);
        QCOMPARE(trace->lane(running.lane).kind, LaneKind::Callbacks);
        QCOMPARE(running.cause, EventIndex(finished));
        QCOMPARE((*trace)[finished + 2].kind, EventKind::CallbackStarted);
        checkRun(callbackOfATask, preemptive(5), "0 C\n1 C worked\n");
        checkRun(callbackOfATask, synchronous(), "0 C\n1 C worked\n");
    }
    void aThreadUsesUpATaskNumber()
    {
        checkRun(threads, preemptive(0.1), "0 started\n1 thread\n1 7\n1 Task-3\n1 !fault 10\n");
        checkRun(threads, synchronous(), "1 thread\n1 started\n1 7\n1 Task-3\n1 !fault 10\n");
    }
    void waitingForNobodyIsADeadlock()
    {
        checkRun(waitsForNobody, preemptive(0.1), "deadlock\n");
        checkRun(waitsForNobody, synchronous(), "deadlock\n");
    }
    void anEndlessProgramEndsAtTheLimits()
    {
        checkRun(ticks, preemptive(0.1), "300 tick\n600 tick\n900 tick\nlimit\n");
        RunOptions options = preemptive(0.1);
        options.limits.events = 1000;
        checkRun(worksForEver, options, "limit\n");
        options.limits.until = VirtualTime() + seconds(0.05);
        options.limits.untilIsWanted = true;
        checkRun(worksForEver, options, "");
    }
    void timeHasAnEnd()
    {
        for (const Policy policy : {Policy::RoundRobin, Policy::Multilevel}) {
            RunOptions options = preemptive(0.1);
            options.settings.policy = policy;
            options.limits.until = VirtualTime::last();
            const auto trace = traceOf(worksBeyondTheEndOfTime, options);
            QCOMPARE(trace->status(), RunStatus::Limit);
            QCOMPARE(trace->end(), VirtualTime::last());
        }
    }
    void theModulesOwnCodeStandsOutsideTheMachine()
    {
        QCOMPARE(QString::fromStdString(printedBy(twoRuns, preemptive(0.1))),
                 QString("2 Task-2 done\n2 between\n3 Task-1 done\n3 Task-5 done\n"));
    }
};

QTEST_APPLESS_MAIN(tst_threads_run)
#include "tst_threads_run.moc"
