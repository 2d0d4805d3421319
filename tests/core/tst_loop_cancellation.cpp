#include "tests/core/loop_check.h"

#include <limits>

using namespace awaitscope;

namespace {

// --- delivery

Coroutine<Completion> sleepsLong(Runtime& runtime, std::string name)
{
    Completion woken = co_await runtime.sleep(seconds(10));
    if (woken.raised()) print(runtime, name + " " + textOf(woken));
    co_return woken;
}

Coroutine<Completion> awaits(Runtime& runtime, Ref<Task> inner)
{
    Completion outcome = co_await runtime.wait(inner);
    print(runtime, "outer " + textOf(outcome) + "; inner cancelled: " + text(inner->cancelled()));
    co_return outcome;
}

Coroutine<Completion> never(Runtime& runtime)
{
    print(runtime, "never");
    co_return Completion();
}

Coroutine<Completion> delivers(Runtime& runtime)
{
    Ref<Task> inner = co_await started(runtime, sleepsLong(runtime, "sleeper"));
    Ref<Task> outer = co_await started(runtime, awaits(runtime, inner));
    Ref<Task> unstarted = co_await started(runtime, never(runtime));
    co_await runtime.cancel(unstarted, {});
    co_await runtime.sleep(seconds(1));
    print(runtime, "x " + text(unstarted->cancelled()));
    const bool taken = (co_await runtime.cancel(outer, textValue("because"))).value_or(false);
    print(runtime,
          text(taken) + " " + std::to_string(outer->cancelRequests()) + " " + text(outer->done()));
    for (int round = 0; round < 3; ++round) {
        co_await runtime.sleep(Duration());
        print(runtime,
              std::to_string(round) + " " + text(inner->done()) + " " + text(outer->done()));
    }
    const bool again = (co_await runtime.cancel(outer, {})).value_or(false);
    print(runtime, text(again));
    co_return Completion();
}

Coroutine<Completion> swallows(Runtime& runtime)
{
    Completion woken = co_await runtime.sleep(seconds(10));
    co_return woken.raised() ? value("swallowed") : woken;
}

Coroutine<Completion> cleansUp(Runtime& runtime)
{
    Completion woken = co_await runtime.sleep(seconds(10));
    print(runtime, "cleanup begins");
    Completion cleaned = co_await runtime.sleep(seconds(1));
    if (cleaned.raised()) co_return cleaned;
    print(runtime, "cleanup ends");
    co_return woken;
}

Coroutine<Completion> swallowsAndCleansUp(Runtime& runtime)
{
    Ref<Task> first = co_await started(runtime, swallows(runtime));
    Ref<Task> second = co_await started(runtime, cleansUp(runtime));
    Ref<Task> third = co_await started(runtime, cleansUp(runtime));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(first, {});
    co_await runtime.cancel(second, {});
    co_await runtime.cancel(third, {});
    co_await runtime.sleep(seconds(0.5));
    co_await runtime.cancel(third, {});
    std::vector<Ref<Future>> children{first, second, third};
    Ref<Future> all = co_await runtime.gather(std::move(children), true);
    Completion outcomes = co_await runtime.wait(all);
    print(runtime, textOf(outcomes));
    print(runtime, text(first->cancelled()) + " " + std::to_string(first->cancelRequests()) + " " +
                       text(second->cancelled()));
    co_return Completion();
}

Coroutine<Completion> cancelsItself(Runtime& runtime)
{
    Ref<Task> self(runtime.currentTask());
    co_await runtime.cancel(self, {});
    print(runtime, "still running");
    Completion woken = co_await runtime.sleep(seconds(1));
    print(runtime, textOf(woken));
    co_await runtime.cancel(self, {});
    // The request is still there when the task ends.
    co_return value("result");
}

Coroutine<Completion> cancelsTheRunning(Runtime& runtime)
{
    Ref<Task> task = co_await started(runtime, cancelsItself(runtime));
    Completion outcome = co_await runtime.wait(task);
    print(runtime, textOf(outcome) + " " + text(task->cancelled()));
    co_return Completion();
}

// A chain far longer than the stack of a machine could take.
constexpr int kLinks = 100'000;

Coroutine<Completion> gathersNext(Runtime& runtime, Ref<Task> next)
{
    std::vector<Ref<Future>> children{next};
    Ref<Future> all = co_await runtime.gather(std::move(children), false);
    co_return co_await runtime.wait(all);
}

Coroutine<Completion> cancelsAChain(Runtime& runtime)
{
    Ref<Task> link = co_await started(runtime, sleepsLong(runtime, "last"));
    for (int index = 0; index < kLinks; ++index)
        link = co_await started(runtime, gathersNext(runtime, link));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(link, {});
    Completion outcome = co_await runtime.wait(link);
    print(runtime, "first " + textOf(outcome));
    co_return Completion();
}

// --- task groups

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

Coroutine<Completion> groups(Runtime& runtime)
{
    Ref<TaskGroup> first = runtime.makeTaskGroup();
    co_await first->enter();
    co_await addMember(*first, member(runtime, 2));
    co_await addMember(*first, member(runtime, 1));
    print(runtime, "body ends");
    co_await first->exit(Completion());
    print(runtime, "all done");

    Ref<TaskGroup> second = runtime.makeTaskGroup();
    co_await second->enter();
    co_await addMember(*second, member(runtime, 3));
    co_await addMember(*second, member(runtime, 1, true));
    co_await addMember(*second, member(runtime, 1, true));
    co_await addMember(*second, member(runtime, 4));
    Completion body = co_await runtime.sleep(seconds(10));
    print(runtime, "body " + textOf(body));
    Completion left = co_await second->exit(body);
    print(runtime, textOf(left) + " " + std::to_string(runtime.currentTask()->cancelRequests()));

    Ref<TaskGroup> third = runtime.makeTaskGroup();
    co_await third->enter();
    co_await addMember(*third, member(runtime, 3));
    Completion raised = co_await third->exit(raiseText("KeyError('body')"));
    print(runtime, textOf(raised));
    co_return Completion();
}

Coroutine<Completion> insideAGroup(Runtime& runtime)
{
    Ref<TaskGroup> group = runtime.makeTaskGroup();
    co_await group->enter();
    co_await addMember(*group, member(runtime, 5));
    co_return co_await group->exit(Completion());
}

Coroutine<Completion> cancelsAGroup(Runtime& runtime)
{
    Ref<Task> parent = co_await started(runtime, insideAGroup(runtime));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(parent, {});
    Completion outcome = co_await runtime.wait(parent);
    print(runtime, textOf(outcome) + " " + text(parent->cancelled()));
    Ref<TaskGroup> unused = runtime.makeTaskGroup();
    Ref<Task> refused = task(never(runtime));
    Completion fault = co_await unused->add(refused);
    print(runtime, textOf(fault));
    co_return Completion();
}

// --- timeouts

Coroutine<Completion> limits(Runtime& runtime)
{
    Ref<Timeout> first = runtime.makeTimeout(runtime.now() + seconds(1));
    co_await first->enter();
    Completion body = co_await runtime.sleep(seconds(2));
    print(runtime, "inside " + textOf(body));
    Completion left = co_await first->exit(body);
    print(runtime, "outside " + textOf(left) + " " + text(first->expired()));

    Ref<Timeout> second = runtime.makeTimeout(runtime.now() + seconds(1));
    co_await second->enter();
    co_await runtime.blockingSleep(seconds(3));
    Completion blocked = co_await second->exit(Completion());
    print(runtime, "blocked past the deadline: " + textOf(blocked));

    Ref<Timeout> third = runtime.makeTimeout(runtime.now() + seconds(1));
    co_await third->enter();
    co_await runtime.blockingSleep(seconds(3));
    Completion first0 = co_await runtime.sleep(Duration());
    print(runtime, "reached " + textOf(first0));
    Completion second0 = co_await runtime.sleep(Duration());
    Completion expired = co_await third->exit(second0);
    print(runtime, textOf(expired));

    Ref<Timeout> outer = runtime.makeTimeout(runtime.now() + seconds(5));
    Ref<Timeout> inner = runtime.makeTimeout(runtime.now() + seconds(1));
    co_await outer->enter();
    co_await inner->enter();
    Completion slept = co_await runtime.sleep(seconds(3));
    Completion fromInner = co_await inner->exit(slept);
    Completion fromOuter = co_await outer->exit(fromInner);
    print(runtime, textOf(fromOuter) + " " + text(outer->expired()));
    co_return Completion();
}

Coroutine<Completion> waitsForGather(Runtime& runtime)
{
    std::vector<Ref<Future>> children;
    children.push_back(co_await started(runtime, member(runtime, 5)));
    children.push_back(co_await started(runtime, member(runtime, 6)));
    Ref<Future> all = co_await runtime.gather(std::move(children), false);
    Completion outcome = co_await runtime.waitFor(all, seconds(1));
    print(runtime, textOf(outcome));
    Ref<Task> slow = co_await started(runtime, cleansUp(runtime));
    Completion late = co_await runtime.waitFor(slow, seconds(1));
    print(runtime, textOf(late));
    Ref<Task> unstarted = co_await started(runtime, never(runtime));
    Completion atOnce = co_await runtime.waitFor(unstarted, Duration());
    print(runtime, textOf(atOnce) + " " + text(unstarted->cancelled()));
    co_return Completion();
}

} // namespace

class TestLoopCancellation : public QObject {
    Q_OBJECT
private slots:
    void aCancellationGoesToTheInnermostAwaitFirst();
    void aCancellationMayBeSwallowedOrCleanedUpAfter();
    void aRunningTaskMeetsItsCancellationAtItsNextAwait();
    void aChainOfAnyLengthCanBeCancelled();
    void aFailingMemberCancelsItsGroup();
    void cancellingTheParentCancelsTheGroup();
    void aTimeoutTurnsItsOwnCancellationIntoATimeoutError();
    void waitForCancelsWhatItWaitsFor();
};

void TestLoopCancellation::aCancellationGoesToTheInnermostAwaitFirst()
{
    checkLoop(delivers, "1 x True\n1 True 1 False\n1 sleeper !CancelledError: because\n"
                        "1 0 True False\n1 outer !CancelledError: because; inner cancelled: True\n"
                        "1 1 True True\n1 2 True True\n1 False\n");
}

void TestLoopCancellation::aCancellationMayBeSwallowedOrCleanedUpAfter()
{
    checkLoop(swallowsAndCleansUp,
              "1 cleanup begins\n1 cleanup begins\n2 cleanup ends\n"
              "2 [swallowed, CancelledError, CancelledError]\n2 False 1 True\n");
}

void TestLoopCancellation::aRunningTaskMeetsItsCancellationAtItsNextAwait()
{
    checkLoop(cancelsTheRunning, "0 still running\n0 !CancelledError\n0 !CancelledError True\n");
}

void TestLoopCancellation::aChainOfAnyLengthCanBeCancelled()
{
    checkLoop(cancelsAChain, "1 last !CancelledError\n1 first !CancelledError\n");
}

void TestLoopCancellation::aFailingMemberCancelsItsGroup()
{
    checkLoop(groups, "0 body ends\n1 ok 1\n2 ok 2\n2 all done\n3 cancelled 3\n3 cancelled 4\n"
                      "3 body !CancelledError\n3 !group[ValueError(1), ValueError(1)] 0\n"
                      "3 !group[KeyError('body')]\n");
}

void TestLoopCancellation::cancellingTheParentCancelsTheGroup()
{
    checkLoop(cancelsAGroup, "1 cancelled 5\n1 !CancelledError True\n1 !fault 8\n");
}

void TestLoopCancellation::aTimeoutTurnsItsOwnCancellationIntoATimeoutError()
{
    checkLoop(limits, "1 inside !CancelledError\n1 outside !TimeoutError True\n"
                      "4 blocked past the deadline: None\n7 reached None\n7 !TimeoutError\n"
                      "8 !TimeoutError False\n");
}

void TestLoopCancellation::waitForCancelsWhatItWaitsFor()
{
    checkLoop(waitsForGather, "1 cancelled 5\n1 cancelled 6\n1 !TimeoutError\n2 cleanup begins\n"
                              "3 cleanup ends\n3 !TimeoutError\n3 !TimeoutError True\n");
}

QTEST_APPLESS_MAIN(TestLoopCancellation)
#include "tst_loop_cancellation.moc"
