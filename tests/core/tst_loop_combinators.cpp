#include "tests/core/loop_check.h"

using namespace awaitscope;

namespace {

Coroutine<Completion> sleeps(Runtime& runtime, std::string name, double first, double second = 0)
{
    co_await runtime.sleep(seconds(first));
    if (second > 0) co_await runtime.sleep(seconds(second));
    print(runtime, name);
    co_return Completion();
}

Coroutine<Completion> shields(Runtime& runtime, Ref<Task> awaited)
{
    Ref<Future> outer = co_await runtime.shield(awaited);
    co_return co_await runtime.wait(outer);
}

// --- gather, wait, as_completed, shield

Coroutine<Completion> runsFor(Runtime& runtime, double length, bool fails = false)
{
    const std::string name = formatSeconds(seconds(length));
    Completion woken = co_await runtime.sleep(seconds(length));
    if (woken.raised()) {
        print(runtime, "cancelled " + name);
        co_return woken;
    }
    if (fails) co_return raiseText("ValueError(" + name + ")");
    print(runtime, "ok " + name);
    co_return value(name);
}

Coroutine<Completion> gathersAtTheCall(Runtime& runtime)
{
    std::vector<Ref<Future>> children;
    children.push_back(co_await started(runtime, runsFor(runtime, 2)));
    children.push_back(co_await started(runtime, runsFor(runtime, 1)));
    children.push_back(children.front());
    Ref<Future> all = co_await runtime.gather(std::move(children), false);
    co_await turn(runtime);
    print(runtime, "gather called, not awaited yet");
    Completion results = co_await runtime.wait(all);
    print(runtime, textOf(results));
    Ref<Future> none = co_await runtime.gather({}, false);
    Completion nothing = co_await runtime.wait(none);
    print(runtime, textOf(nothing));
    co_return Completion();
}

Coroutine<Completion> gathersFailures(Runtime& runtime)
{
    std::vector<Ref<Task>> three;
    three.push_back(task(runsFor(runtime, 1, true)));
    three.push_back(task(runsFor(runtime, 2)));
    three.push_back(task(runsFor(runtime, 1.5, true)));
    Completion first = co_await gathered(runtime, std::move(three));
    print(runtime, "caught " + textOf(first));
    co_await runtime.sleep(seconds(2));
    std::vector<Ref<Task>> two;
    two.push_back(task(runsFor(runtime, 1, true)));
    two.push_back(task(runsFor(runtime, 2)));
    Completion all = co_await gathered(runtime, std::move(two), true);
    print(runtime, textOf(all));

    std::vector<Ref<Future>> children;
    children.push_back(co_await started(runtime, runsFor(runtime, 1)));
    children.push_back(co_await started(runtime, runsFor(runtime, 2)));
    Ref<Future> gather = co_await runtime.gather(std::move(children), false);
    co_await runtime.sleep(seconds(0.5));
    const bool taken = (co_await runtime.cancel(gather, {})).value_or(false);
    print(runtime, "cancel -> " + text(taken));
    Completion cancelled = co_await runtime.wait(gather);
    print(runtime, "gather " + textOf(cancelled) + " " + text(gather->cancelled()));

    Ref<Task> single = co_await started(runtime, runsFor(runtime, 5));
    std::vector<Ref<Future>> mixed;
    mixed.push_back(single);
    mixed.push_back(co_await started(runtime, runsFor(runtime, 1)));
    Ref<Future> rest = co_await runtime.gather(std::move(mixed), true);
    co_await runtime.sleep(seconds(0.1));
    co_await runtime.cancel(single, {});
    Completion outcomes = co_await runtime.wait(rest);
    print(runtime, textOf(outcomes));
    co_return Completion();
}

Coroutine<void> tellDone(Runtime& runtime, std::vector<Ref<Future>> futures, WaitUntil until,
                         std::optional<Duration> timeout)
{
    co_await runtime.waitMany(futures, timeout, until);
    std::string line;
    for (const Ref<Future>& future : futures)
        line += text(future->done()) + " ";
    print(runtime, line);
}

Coroutine<Completion> waitsForSome(Runtime& runtime)
{
    std::vector<Ref<Future>> futures;
    futures.push_back(co_await started(runtime, sleeps(runtime, "one", 1)));
    futures.push_back(co_await started(runtime, runsFor(runtime, 2, true)));
    futures.push_back(co_await started(runtime, sleeps(runtime, "three", 3)));
    co_await tellDone(runtime, futures, WaitUntil::FirstCompleted, {});
    co_await tellDone(runtime, futures, WaitUntil::FirstException, {});
    co_await tellDone(runtime, futures, WaitUntil::AllCompleted, seconds(0.5));
    co_await tellDone(runtime, futures, WaitUntil::AllCompleted, {});
    co_return Completion();
}

Coroutine<Completion> takesAsCompleted(Runtime& runtime)
{
    std::vector<Ref<Future>> futures;
    futures.push_back(co_await started(runtime, runsFor(runtime, 3)));
    futures.push_back(co_await started(runtime, runsFor(runtime, 1)));
    futures.push_back(co_await started(runtime, runsFor(runtime, 2, true)));
    Ref<AsCompleted> all = runtime.makeAsCompleted(std::move(futures), seconds(2.5));
    while (all->left() > 0) {
        Ref<Future> next;
        Completion got = co_await all->next(next);
        print(runtime, next ? textOf(next->completion()) : textOf(got));
    }
    co_return Completion();
}

Coroutine<Completion> shieldsInner(Runtime& runtime, Ref<Task> inner)
{
    Completion outcome = co_await shields(runtime, inner);
    print(runtime, "waiter " + textOf(outcome) + ", inner done? " + text(inner->done()));
    co_return outcome;
}

Coroutine<Completion> shieldsFromCancel(Runtime& runtime)
{
    Ref<Task> inner = co_await started(runtime, runsFor(runtime, 2));
    Ref<Task> waiter = co_await started(runtime, shieldsInner(runtime, inner));
    co_await runtime.sleep(seconds(1));
    co_await runtime.cancel(waiter, {});
    std::vector<Ref<Future>> both{waiter, inner};
    Ref<Future> all = co_await runtime.gather(std::move(both), true);
    Completion outcomes = co_await runtime.wait(all);
    print(runtime, textOf(outcomes));
    co_return Completion();
}

} // namespace

class TestLoopCombinators : public QObject {
    Q_OBJECT
private slots:
    void gatherRunsItsChildrenInOrderOfArguments();
    void gatherPassesOnTheFirstFailureAndCancellations();
    void waitReturnsWhenEnoughIsDone();
    void asCompletedGivesResultsAsTheyCome();
    void aShieldKeepsCancellationFromTheInnerTask();
};

void TestLoopCombinators::gatherRunsItsChildrenInOrderOfArguments()
{
    checkLoop(gathersAtTheCall, "0 gather called, not awaited yet\n1 ok 1\n2 ok 2\n2 [2, 1, 2]\n"
                                "2 []\n");
}

void TestLoopCombinators::gatherPassesOnTheFirstFailureAndCancellations()
{
    checkLoop(gathersFailures,
              "1 caught !ValueError(1)\n2 ok 2\n5 ok 2\n5 [ValueError(1), 2]\n5.5 cancel -> True\n"
              "5.5 cancelled 1\n5.5 cancelled 2\n5.5 gather !CancelledError False\n"
              "5.6 cancelled 5\n6.5 ok 1\n6.5 [CancelledError, 1]\n");
}

void TestLoopCombinators::waitReturnsWhenEnoughIsDone()
{
    checkLoop(waitsForSome, "1 one\n1 True False False \n2 True True False \n"
                            "2.5 True True False \n3 three\n3 True True True \n");
}

void TestLoopCombinators::asCompletedGivesResultsAsTheyCome()
{
    // main returns then, and what is left of the tasks is cancelled.
    checkLoop(takesAsCompleted,
              "1 ok 1\n1 1\n2 !ValueError(2)\n2.5 !TimeoutError\n2.5 cancelled 3\n");
}

void TestLoopCombinators::aShieldKeepsCancellationFromTheInnerTask()
{
    checkLoop(shieldsFromCancel, "1 waiter !CancelledError, inner done? False\n2 ok 2\n"
                                 "2 [CancelledError, 2]\n");
}

QTEST_APPLESS_MAIN(TestLoopCombinators)
#include "tst_loop_combinators.moc"
