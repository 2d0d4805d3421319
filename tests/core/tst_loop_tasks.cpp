#include "tests/core/loop_check.h"

using namespace awaitscope;

namespace {

// --- time and ties

Coroutine<Completion> sleeps(Runtime& runtime, std::string name, double first, double second = 0)
{
    co_await runtime.sleep(seconds(first));
    if (second > 0) co_await runtime.sleep(seconds(second));
    print(runtime, name);
    co_return Completion();
}

Coroutine<Completion> equalDeadlines(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(sleeps(runtime, "A .3", .3)));
    tasks.push_back(task(sleeps(runtime, "B .1+.2", .1, .2)));
    tasks.push_back(task(sleeps(runtime, "C .3", .3)));
    tasks.push_back(task(sleeps(runtime, "D .3", .3)));
    tasks.push_back(task(sleeps(runtime, "E .3", .3)));
    tasks.push_back(task(sleeps(runtime, "F .2+.1", .2, .1)));
    co_return co_await gathered(runtime, std::move(tasks));
}

Coroutine<Completion> slept(Runtime& runtime)
{
    co_return co_await runtime.sleep(seconds(1));
}

Coroutine<Completion> timeoutTie(Runtime& runtime)
{
    Ref<Timeout> timeout = runtime.makeTimeout(runtime.now() + seconds(1));
    co_await timeout->enter();
    Completion body = co_await runtime.sleep(seconds(1));
    Completion left = co_await timeout->exit(body);
    print(runtime, textOf(left));
    Ref<Task> task = co_await started(runtime, slept(runtime));
    Completion second = co_await runtime.waitFor(task, seconds(1));
    // The task's timer is armed in its first step: after the time limit.
    print(runtime, textOf(second));
    co_return Completion();
}

Coroutine<Completion> timersBehindReady(Runtime& runtime)
{
    co_await printLater(runtime, 1.5, "timer 1.5");
    co_await printLater(runtime, 1, "timer 1");
    for (int round = 0; round < 4; ++round) {
        print(runtime, "spin " + std::to_string(round));
        if (round == 1) co_await runtime.blockingSleep(seconds(2));
        co_await turn(runtime);
    }
    co_await turn(runtime);
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> negativeDelays(Runtime& runtime)
{
    co_await printLater(runtime, 0, "later 0");
    co_await printLater(runtime, -1, "later -1");
    const Ref<Callback> callback = makeRef<TestCallback>(runtime, "soon");
    const Ref<Handle> handle = makeRef<Handle>(callback);
    co_await runtime.callSoon(handle);
    co_await runtime.sleep(seconds(-5));
    print(runtime, "main after sleep(-5)");
    co_await turn(runtime);
    print(runtime, "main after sleep(0)");
    co_return Completion();
}

// --- tasks

Coroutine<Completion> child(Runtime& runtime, int number)
{
    print(runtime, "child " + std::to_string(number) + " " + runtime.currentTask()->name());
    co_return Completion();
}

Coroutine<Completion> creates(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    std::string names;
    for (int number = 0; number < 3; ++number) {
        tasks.push_back(co_await started(runtime, child(runtime, number)));
        names += " " + tasks.back()->name();
    }
    print(runtime, "created" + names);
    co_await turn(runtime);
    for (const Ref<Task>& each : tasks)
        print(runtime, "main again " + text(each->done()));
    co_return Completion();
}

Coroutine<Completion> returns(std::string result)
{
    co_return value(result);
}

Coroutine<Completion> prints(Runtime& runtime, std::string line)
{
    print(runtime, line);
    co_return value(line);
}

Coroutine<Completion> awaitsDone(Runtime& runtime)
{
    Ref<Task> done = co_await started(runtime, returns("5"));
    co_await turn(runtime);
    Ref<Task> other = co_await started(runtime, prints(runtime, "other"));
    Completion first = co_await runtime.wait(done);
    Completion second = co_await runtime.wait(done);
    print(runtime, textOf(first) + " " + textOf(second));
    Ref<Future> future = makeRef<Future>();
    co_await runtime.complete(future, value("x"));
    Completion third = co_await runtime.wait(future);
    print(runtime, textOf(third));
    print(runtime, "no switch so far");
    co_await turn(runtime);
    co_return Completion();
}

Coroutine<Completion> steps(Runtime& runtime, std::string name, int count)
{
    for (int round = 0; round < count; ++round) {
        print(runtime, name + " " + std::to_string(round));
        co_await turn(runtime);
    }
    co_return Completion();
}

Coroutine<Completion> roundRobin(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(steps(runtime, "a", 3)));
    tasks.push_back(task(steps(runtime, "b", 2)));
    tasks.push_back(task(steps(runtime, "c", 1)));
    co_return co_await gathered(runtime, std::move(tasks));
}

Coroutine<Completion> wakesAfterTimer(Runtime& runtime)
{
    Ref<Task> first = co_await started(runtime, sleeps(runtime, "sleeper A", 1));
    co_await turn(runtime);
    co_await printLater(runtime, 1, "plain timer callback armed after A's");
    Ref<Task> second = co_await started(runtime, sleeps(runtime, "sleeper B", 1));
    co_await runtime.wait(first);
    co_return co_await runtime.wait(second);
}

Coroutine<Completion> waits(Runtime& runtime, std::string name, Ref<Task> awaited)
{
    Completion completion = co_await runtime.wait(awaited);
    print(runtime, name + " got " + textOf(completion));
    co_return Completion();
}

Coroutine<Completion> doneCallbacks(Runtime& runtime)
{
    Ref<Task> job = co_await started(runtime, prints(runtime, "job"));
    co_await runtime.addDoneCallback(job, makeRef<TestCallback>(runtime, "cb1"));
    Ref<Task> first = co_await started(runtime, waits(runtime, "w1", job));
    Ref<Task> second = co_await started(runtime, waits(runtime, "w2", job));
    co_await turn(runtime);
    print(runtime, "main: done " + text(job->done()));
    co_await runtime.addDoneCallback(job, makeRef<TestCallback>(runtime, "cb2"));
    co_await turn(runtime);
    print(runtime, "main: after one more iteration");
    co_await runtime.wait(first);
    co_return co_await runtime.wait(second);
}

bool sameObject(const Callback& left, const Callback& right)
{
    return &left == &right;
}

Coroutine<Completion> removesCallbacks(Runtime& runtime)
{
    Ref<Future> future = makeRef<Future>();
    Ref<Callback> wanted = makeRef<TestCallback>(runtime, "wanted");
    Ref<Callback> unwanted = makeRef<TestCallback>(runtime, "unwanted");
    co_await runtime.addDoneCallback(future, unwanted);
    co_await runtime.addDoneCallback(future, wanted);
    co_await runtime.addDoneCallback(future, unwanted);
    print(runtime, std::to_string(runtime.removeDoneCallback(*future, *unwanted, sameObject)));
    co_await runtime.complete(future, Completion());
    co_await turn(runtime);
    co_return Completion();
}

// --- iterations until resumed (SEMANTICS A5)

struct Counter {
    int turns = 0;
};

Coroutine<Completion> ticks(Runtime& runtime, std::shared_ptr<Counter> counter)
{
    for (;;) {
        ++counter->turns;
        Completion woken = co_await runtime.sleep(Duration());
        if (woken.raised()) co_return woken;
    }
}

Coroutine<Completion> grouped(Runtime& runtime, int members)
{
    Ref<TaskGroup> group = runtime.makeTaskGroup();
    co_await group->enter();
    for (int member = 0; member < members; ++member) {
        Ref<Task> created = task(returns("1"));
        co_await group->add(created);
    }
    co_return co_await group->exit(Completion());
}

Coroutine<Completion> completed(Runtime& runtime)
{
    std::vector<Ref<Future>> futures;
    futures.push_back(co_await started(runtime, returns("1")));
    futures.push_back(co_await started(runtime, returns("2")));
    Ref<AsCompleted> all = runtime.makeAsCompleted(std::move(futures), {});
    while (all->left() > 0) {
        Ref<Future> next;
        co_await all->next(next);
    }
    co_return Completion();
}

Coroutine<Completion> waitsForMany(Runtime& runtime, Ref<Task> awaited, bool limited)
{
    std::vector<Ref<Future>> futures{awaited};
    std::optional<Duration> timeout;
    if (limited) timeout = seconds(5);
    co_return co_await runtime.waitMany(std::move(futures), timeout, WaitUntil::AllCompleted);
}

Coroutine<Completion> gathersOne(Runtime& runtime, Ref<Task> awaited)
{
    std::vector<Ref<Future>> children{awaited};
    Ref<Future> all = co_await runtime.gather(std::move(children), false);
    co_return co_await runtime.wait(all);
}

Coroutine<Completion> shields(Runtime& runtime, Ref<Task> awaited)
{
    Ref<Future> outer = co_await runtime.shield(awaited);
    co_return co_await runtime.wait(outer);
}

Coroutine<void> cost(Runtime& runtime, std::shared_ptr<Counter> counter, std::string what,
                     Coroutine<Completion> awaited)
{
    const int before = counter->turns;
    co_await awaited;
    print(runtime, what + ": " + std::to_string(counter->turns - before));
}

Coroutine<Completion> iterationCosts(Runtime& runtime)
{
    const auto counter = std::make_shared<Counter>();
    Ref<Task> ticker = co_await started(runtime, ticks(runtime, counter));
    co_await turn(runtime);
    co_await cost(runtime, counter, "coroutine", returns("1"));
    co_await cost(runtime, counter, "sleep(0)", runtime.sleep(Duration()));
    Ref<Task> fresh = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "task", runtime.wait(fresh));
    co_await cost(runtime, counter, "finished task", runtime.wait(fresh));
    co_await cost(runtime, counter, "gather(done)", gathersOne(runtime, fresh));
    co_await cost(runtime, counter, "wait({done})", waitsForMany(runtime, fresh, false));
    Ref<Task> second = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "gather(1)", gathersOne(runtime, second));
    Ref<Task> third = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "wait({new})", waitsForMany(runtime, third, false));
    Ref<Task> fourth = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "wait({new}, 5)", waitsForMany(runtime, fourth, true));
    Ref<Task> fifth = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "wait_for(task, 5)", runtime.waitFor(fifth, seconds(5)));
    Ref<Task> sixth = co_await started(runtime, returns("1"));
    co_await cost(runtime, counter, "shield", shields(runtime, sixth));
    co_await cost(runtime, counter, "shield(done)", shields(runtime, sixth));
    co_await cost(runtime, counter, "as_completed 2", completed(runtime));
    co_await cost(runtime, counter, "TaskGroup()", grouped(runtime, 0));
    co_await cost(runtime, counter, "TaskGroup(1)", grouped(runtime, 1));
    co_await cost(runtime, counter, "TaskGroup(3)", grouped(runtime, 3));
    co_await runtime.cancel(ticker, {});
    co_return Completion();
}

} // namespace

class TestLoopTasks : public QObject {
    Q_OBJECT
private slots:
    void equalDeadlinesFireInOrderOfArming();
    void aTimeLimitWinsATie();
    void timersGoBehindWhatIsReady();
    void zeroAndNegativeDelaysAreTimersAndYields();
    void childrenStartInOrderOfCreationOnceTheCreatorSuspends();
    void awaitingWhatIsDoneNeverYields();
    void sleepingZeroAlternates();
    void theCostsInIterationsAreAsyncios();
    void aTimersCallbackComesBeforeTheTasksItWakes();
    void doneCallbacksRunInOrderWithTheWaiters();
    void aRemovedDoneCallbackIsNotCalled();
};

void TestLoopTasks::equalDeadlinesFireInOrderOfArming()
{
    checkLoop(equalDeadlines, "0.3 A .3\n0.3 C .3\n0.3 D .3\n0.3 E .3\n0.3 B .1+.2\n0.3 F .2+.1\n");
}

void TestLoopTasks::aTimeLimitWinsATie()
{
    checkLoop(timeoutTie, "1 !TimeoutError\n2 !TimeoutError\n");
}

void TestLoopTasks::timersGoBehindWhatIsReady()
{
    checkLoop(timersBehindReady, "0 spin 0\n0 spin 1\n2 spin 2\n2 timer 1\n2 timer 1.5\n2 spin 3\n"
                                 "2 end\n");
}

void TestLoopTasks::zeroAndNegativeDelaysAreTimersAndYields()
{
    checkLoop(negativeDelays, "0 soon\n0 main after sleep(-5)\n0 later -1\n0 later 0\n"
                              "0 main after sleep(0)\n");
}

void TestLoopTasks::childrenStartInOrderOfCreationOnceTheCreatorSuspends()
{
    checkLoop(creates, "0 created Task-2 Task-3 Task-4\n0 child 0 Task-2\n0 child 1 Task-3\n"
                       "0 child 2 Task-4\n0 main again True\n0 main again True\n"
                       "0 main again True\n");
}

void TestLoopTasks::awaitingWhatIsDoneNeverYields()
{
    checkLoop(awaitsDone, "0 5 5\n0 x\n0 no switch so far\n0 other\n");
}

void TestLoopTasks::sleepingZeroAlternates()
{
    checkLoop(roundRobin, "0 a 0\n0 b 0\n0 c 0\n0 a 1\n0 b 1\n0 a 2\n");
}

void TestLoopTasks::theCostsInIterationsAreAsyncios()
{
    checkLoop(iterationCosts,
              "0 coroutine: 0\n0 sleep(0): 1\n0 task: 2\n0 finished task: 0\n0 gather(done): 0\n"
              "0 wait({done}): 2\n0 gather(1): 3\n0 wait({new}): 3\n0 wait({new}, 5): 3\n"
              "0 wait_for(task, 5): 2\n0 shield: 3\n0 shield(done): 0\n0 as_completed 2: 3\n"
              "0 TaskGroup(): 0\n0 TaskGroup(1): 3\n0 TaskGroup(3): 3\n");
}

void TestLoopTasks::aTimersCallbackComesBeforeTheTasksItWakes()
{
    checkLoop(wakesAfterTimer,
              "1 plain timer callback armed after A's\n1 sleeper A\n1 sleeper B\n");
}

void TestLoopTasks::doneCallbacksRunInOrderWithTheWaiters()
{
    checkLoop(doneCallbacks, "0 job\n0 w1 got job\n0 w2 got job\n0 main: done True\n0 cb1\n0 cb2\n"
                             "0 main: after one more iteration\n");
}

void TestLoopTasks::aRemovedDoneCallbackIsNotCalled()
{
    checkLoop(removesCallbacks, "0 2\n0 wanted\n");
}

QTEST_APPLESS_MAIN(TestLoopTasks)
#include "tst_loop_tasks.moc"
