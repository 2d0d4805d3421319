#include "tests/core/loop_check.h"

#include <limits>

using namespace awaitscope;

namespace {

Coroutine<Completion> sleepsLong(Runtime& runtime, std::string name)
{
    Completion woken = co_await runtime.sleep(seconds(10));
    if (woken.raised()) print(runtime, name + " " + textOf(woken));
    co_return woken;
}

Coroutine<Completion> member(Runtime& runtime, double length, bool fails = false)
{
    const std::string name = formatSeconds(seconds(length));
    Completion woken = co_await runtime.sleep(seconds(length));
    if (woken.raised()) {
        print(runtime, "cancelled " + name);
        co_return woken;
    }
    if (fails) co_return raiseText("ValueError(" + name + ")");
    print(runtime, "ok " + name);
    co_return Completion();
}

Coroutine<void> addMember(TaskGroup& group, Coroutine<Completion> code)
{
    Ref<Task> created = task(std::move(code));
    co_await group.add(created);
}

Coroutine<Completion> insideAGroup(Runtime& runtime)
{
    Ref<TaskGroup> group = runtime.makeTaskGroup();
    co_await group->enter();
    co_await addMember(*group, member(runtime, 5));
    co_return co_await group->exit(Completion());
}

Coroutine<Completion> never(Runtime& runtime)
{
    print(runtime, "never");
    co_return Completion();
}

// --- the end of a run

Coroutine<Completion> background(Runtime& runtime, std::string name)
{
    Completion woken;
    while (!woken.raised()) {
        woken = co_await runtime.sleep(seconds(1));
        if (!woken.raised()) print(runtime, name);
    }
    print(runtime, name + " cancelled");
    co_await runtime.sleep(seconds(0.5));
    print(runtime, name + " cleaned");
    co_return woken;
}

Coroutine<Completion> leavesTasks(Runtime& runtime)
{
    co_await started(runtime, background(runtime, "bg 0"));
    co_await started(runtime, background(runtime, "bg 1"));
    co_await runtime.sleep(seconds(1.5));
    print(runtime, "main returns");
    co_return value("result");
}

Coroutine<Completion> waitsFor(Ref<EventFlag> flag)
{
    co_return co_await flag->wait();
}

Coroutine<Completion> deadlocks(Runtime& runtime)
{
    Ref<EventFlag> flag = runtime.makeEvent();
    Ref<Task> task = co_await started(runtime, waitsFor(flag));
    co_await runtime.sleep(seconds(1));
    print(runtime, "now stuck");
    co_return co_await runtime.wait(task);
}

Coroutine<Completion> names(Runtime& runtime)
{
    Ref<Task> first = co_await started(runtime, never(runtime));
    Ref<Task> named = task(never(runtime), "x");
    co_await runtime.spawn(named);
    Ref<Task> last = co_await started(runtime, never(runtime));
    co_await runtime.wait(last);
    print(runtime, runtime.currentTask()->name() + " " + first->name() + " " + named->name() + " " +
                       last->name());
    co_return Completion();
}

Coroutine<Completion> runsTwice(Runtime& runtime)
{
    const Ref<Task> first = makeRef<TestTask>("", names(runtime));
    co_await runtime.runMain(first, true);
    const Ref<Task> second = makeRef<TestTask>("", names(runtime));
    co_return co_await runtime.runMain(second, true);
}

Coroutine<Completion> fails(Runtime& runtime)
{
    co_await started(runtime, sleepsLong(runtime, "background"));
    co_await runtime.sleep(seconds(1));
    co_return raiseText("LookupError: from main");
}

Coroutine<Completion> exits(Runtime& runtime)
{
    co_await runtime.sleep(seconds(1));
    Completion exit = raiseText("SystemExit");
    exit.exits = true;
    co_return exit;
}

Coroutine<Completion> exitsInATask(Runtime& runtime)
{
    co_await started(runtime, exits(runtime));
    co_return co_await sleepsLong(runtime, "main");
}

Coroutine<Completion> endless(Runtime& runtime)
{
    for (;;) {
        co_await runtime.sleep(seconds(1));
        print(runtime, "again");
    }
}

Coroutine<Completion> spins(Runtime& runtime)
{
    for (;;)
        co_await runtime.sleep(Duration());
}

Coroutine<Completion> haltsInside(Runtime& runtime)
{
    runtime.write("unfinished");
    co_await runtime.halt(Limit::Statements);
    print(runtime, "never");
    co_return Completion();
}

// --- a run that ends while everything waits

Coroutine<Completion> waitsShielded(Runtime& runtime, Ref<Future> future)
{
    Ref<Future> outer = co_await runtime.shield(future);
    co_return co_await runtime.wait(outer);
}

Coroutine<Completion> waitsGathered(Runtime& runtime, Ref<Future> future)
{
    std::vector<Ref<Future>> children{future, future};
    Ref<Future> all = co_await runtime.gather(std::move(children), true);
    co_return co_await runtime.wait(all);
}

Coroutine<Completion> waitsLimited(Runtime& runtime, Ref<Future> future)
{
    co_return co_await runtime.waitFor(future, seconds(50));
}

Coroutine<Completion> waitsForEach(Runtime& runtime, Ref<Future> future)
{
    std::vector<Ref<Future>> futures{future};
    Ref<AsCompleted> all = runtime.makeAsCompleted(std::move(futures), seconds(60));
    Ref<Future> next;
    co_return co_await all->next(next);
}

Coroutine<Completion> waitsInside(Ref<Condition> condition)
{
    co_await condition->lock()->acquire();
    co_return co_await condition->wait();
}

Coroutine<Completion> blocks(Runtime& runtime)
{
    co_await runtime.blockingSleep(seconds(70));
    co_return Completion();
}

Coroutine<Completion> waitsForEverything(Runtime& runtime)
{
    Ref<Future> future = makeRef<Future>();
    Ref<Condition> condition = runtime.makeCondition({});
    std::vector<Ref<Future>> waiters;
    waiters.push_back(co_await started(runtime, waitsShielded(runtime, future)));
    waiters.push_back(co_await started(runtime, waitsGathered(runtime, future)));
    waiters.push_back(co_await started(runtime, waitsLimited(runtime, future)));
    waiters.push_back(co_await started(runtime, waitsForEach(runtime, future)));
    waiters.push_back(co_await started(runtime, waitsInside(condition)));
    waiters.push_back(co_await started(runtime, insideAGroup(runtime)));
    co_await runtime.addDoneCallback(future, makeRef<TestCallback>(runtime, "never"));
    co_await printLater(runtime, 40, "never");
    Ref<Task> function = task(blocks(runtime));
    Ref<Future> thread = co_await runtime.toThread(function);
    waiters.push_back(thread);
    waiters.push_back(Ref<Task>(runtime.currentTask()));
    print(runtime, "all wait");
    std::optional<Duration> unlimited;
    co_return co_await runtime.waitMany(std::move(waiters), unlimited, WaitUntil::AllCompleted);
}

Coroutine<Completion> sleepsForEver(Runtime& runtime)
{
    co_return co_await runtime.sleep(Duration::nanoseconds(std::numeric_limits<int64_t>::max()));
}

} // namespace

class TestLoopEndings : public QObject {
    Q_OBJECT
private slots:
    void theEndOfARunCancelsWhatIsLeft();
    void aDeadlockNamesWhoWaits();
    void closingALoopUsesUpTwoNumbers();
    void anExceptionOfMainComesAfterTheCancellations();
    void anExitLeavesTheLoopAtOnce();
    void theHorizonEndsARun();
    void theHorizonMayBeWanted();
    void aRunThatSpinsEndsAtItsEvents();
    void aStopTokenEndsARun();
    void aLanguageMayHaltTheRun();
    void aRunMayEndWhileEverythingWaits();
    void aSleepOfAnyLengthIsNoDeadlock();
};

void TestLoopEndings::theEndOfARunCancelsWhatIsLeft()
{
    checkLoop(leavesTasks, "1 bg 0\n1 bg 1\n1.5 main returns\n1.5 bg 0 cancelled\n"
                           "1.5 bg 1 cancelled\n2 bg 0 cleaned\n2 bg 1 cleaned\n");
}

void TestLoopEndings::aDeadlockNamesWhoWaits()
{
    checkLoop(deadlocks, "1 now stuck\ndeadlock\n");
    const std::shared_ptr<const Trace> trace = loopTraceOf(deadlocks);
    const Event& deadlock = (*trace)[trace->size() - 2];
    QCOMPARE(deadlock.kind, EventKind::Deadlock);
    QCOMPARE(QString::fromStdString(std::string(trace->text(deadlock.argument))), QString("1 2"));
}

void TestLoopEndings::closingALoopUsesUpTwoNumbers()
{
    TestHost host;
    LoopRuntime runtime({}, host);
    runtime.run(runsTwice(runtime));
    const std::string lines = printed(runtime.trace());
    QCOMPARE(QString::fromStdString(lines),
             QString("0 never\n0 never\n0 never\n0 Task-1 Task-2 x Task-3\n"
                     "0 never\n0 never\n0 never\n0 Task-6 Task-7 x Task-8\n"));
}

void TestLoopEndings::anExceptionOfMainComesAfterTheCancellations()
{
    checkLoop(fails, "1 background !CancelledError\nexception LookupError: from main\n");
}

void TestLoopEndings::anExitLeavesTheLoopAtOnce()
{
    checkLoop(exitsInATask, "1 main !CancelledError\nexit SystemExit\n");
}

void TestLoopEndings::theHorizonEndsARun()
{
    RunOptions options;
    options.limits.until = VirtualTime() + seconds(2.5);
    checkLoop(endless, "1 again\n2 again\nlimit\n", options);
    const std::shared_ptr<const Trace> trace = loopTraceOf(endless, options);
    QCOMPARE(trace->end(), options.limits.until);
    QCOMPARE((*trace)[trace->size() - 2].limit(), Limit::Until);
}

void TestLoopEndings::theHorizonMayBeWanted()
{
    RunOptions options;
    options.limits.until = VirtualTime() + seconds(2);
    options.limits.untilIsWanted = true;
    checkLoop(endless, "1 again\n2 again\n", options);
}

void TestLoopEndings::aRunThatSpinsEndsAtItsEvents()
{
    RunOptions options;
    options.limits.events = 1000;
    const std::shared_ptr<const Trace> trace = loopTraceOf(spins, options);
    QCOMPARE(trace->status(), RunStatus::Limit);
    QCOMPARE((*trace)[trace->size() - 2].limit(), Limit::Events);
    QVERIFY(trace->size() < 1010);
}

void TestLoopEndings::aStopTokenEndsARun()
{
    std::stop_source source;
    source.request_stop();
    RunOptions options;
    options.stop = source.get_token();
    const std::shared_ptr<const Trace> trace = loopTraceOf(spins, options);
    QCOMPARE((*trace)[trace->size() - 2].limit(), Limit::Stopped);
}

void TestLoopEndings::aLanguageMayHaltTheRun()
{
    checkLoop(haltsInside, "0 unfinished\nlimit\n");
    const std::shared_ptr<const Trace> trace = loopTraceOf(haltsInside);
    const Event& output = (*trace)[trace->size() - 2];
    QCOMPARE(output.kind, EventKind::Output);
    QVERIFY(output.detail & OutputPartial);
}

// That nothing leaks is for the sanitizer to say.
void TestLoopEndings::aRunMayEndWhileEverythingWaits()
{
    RunOptions options;
    options.limits.until = VirtualTime() + seconds(3);
    checkLoop(waitsForEverything, "0 all wait\nlimit\n", options);
}

void TestLoopEndings::aSleepOfAnyLengthIsNoDeadlock()
{
    checkLoop(sleepsForEver, "limit\n");
}

QTEST_APPLESS_MAIN(TestLoopEndings)
#include "tst_loop_endings.moc"
