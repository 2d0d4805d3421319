#include "tests/core/loop_check.h"

using namespace awaitscope;

namespace {

// --- locks

Coroutine<Completion> locks(Runtime& runtime, std::string name, Ref<Lock> lock)
{
    for (int round = 0; round < 2; ++round) {
        const std::string line = name + " " + std::to_string(round);
        co_await lock->acquire();
        print(runtime, line + " in");
        co_await runtime.sleep(seconds(0.1));
        co_await lock->release();
        print(runtime, line + " out " + text(lock->locked()));
    }
    co_return Completion();
}

Coroutine<Completion> lockFairness(Runtime& runtime)
{
    Ref<Lock> lock = runtime.makeLock();
    std::vector<Ref<Task>> tasks;
    for (const char* name : {"a", "b", "c"})
        tasks.push_back(task(locks(runtime, name, lock)));
    co_await gathered(runtime, std::move(tasks));
    Completion fault = co_await lock->release();
    print(runtime, textOf(fault));
    co_return Completion();
}

Coroutine<Completion> holds(Runtime& runtime, std::string name, Ref<Lock> lock)
{
    Completion taken = co_await lock->acquire();
    if (taken.raised()) {
        print(runtime, name + " cancelled");
        co_return taken;
    }
    print(runtime, name + " locked");
    co_await runtime.sleep(seconds(1));
    co_return co_await lock->release();
}

Coroutine<Completion> cancelsAWaiter(Runtime& runtime)
{
    Ref<Lock> lock = runtime.makeLock();
    Ref<Task> first = co_await started(runtime, holds(runtime, "L0", lock));
    Ref<Task> second = co_await started(runtime, holds(runtime, "L1", lock));
    Ref<Task> third = co_await started(runtime, holds(runtime, "L2", lock));
    co_await runtime.sleep(seconds(0.5));
    co_await runtime.cancel(second, {});
    co_await runtime.wait(third);
    co_return co_await runtime.wait(first);
}

// Woken to take the lock, and cancelled before it runs.
Coroutine<Completion> cancelsTheWoken(Runtime& runtime)
{
    Ref<Lock> lock = runtime.makeLock();
    co_await lock->acquire();
    Ref<Task> first = co_await started(runtime, holds(runtime, "L0", lock));
    Ref<Task> second = co_await started(runtime, holds(runtime, "L1", lock));
    co_await turn(runtime);
    co_await lock->release();
    co_await runtime.cancel(first, {});
    co_return co_await runtime.wait(second);
}

// --- events

Coroutine<Completion> waitsForFlag(Runtime& runtime, int number, Ref<EventFlag> flag)
{
    co_await flag->wait();
    print(runtime, std::to_string(number) + " woke, is_set " + text(flag->isSet()));
    co_return Completion();
}

Coroutine<Completion> setsAndClears(Runtime& runtime)
{
    Ref<EventFlag> flag = runtime.makeEvent();
    for (int number = 0; number < 3; ++number)
        co_await started(runtime, waitsForFlag(runtime, number, flag));
    co_await runtime.sleep(seconds(1));
    co_await flag->set();
    flag->clear();
    print(runtime, "set+clear");
    co_await turn(runtime);
    co_await flag->set();
    Completion atOnce = co_await flag->wait();
    print(runtime, textOf(atOnce));
    co_return Completion();
}

// --- semaphores

Coroutine<Completion> uses(Runtime& runtime, int number, Ref<Semaphore> semaphore)
{
    co_await semaphore->acquire();
    print(runtime, std::to_string(number) + " in " + text(semaphore->locked()));
    co_await runtime.sleep(seconds(1));
    co_await semaphore->release();
    print(runtime, std::to_string(number) + " out");
    co_return Completion();
}

Coroutine<Completion> semaphores(Runtime& runtime)
{
    Ref<Semaphore> semaphore = runtime.makeSemaphore(2, false);
    std::vector<Ref<Task>> tasks;
    for (int number = 0; number < 5; ++number)
        tasks.push_back(task(uses(runtime, number, semaphore)));
    co_await gathered(runtime, std::move(tasks));
    Ref<Semaphore> bounded = runtime.makeSemaphore(1, true);
    Completion fault = co_await bounded->release();
    print(runtime, textOf(fault));
    co_return Completion();
}

// --- conditions

Coroutine<Completion> waitsForCondition(Runtime& runtime, int number, Ref<Condition> condition)
{
    co_await condition->lock()->acquire();
    co_await condition->wait();
    print(runtime, std::to_string(number) + " woke");
    co_await runtime.sleep(seconds(0.1));
    co_return co_await condition->lock()->release();
}

Coroutine<Completion> conditions(Runtime& runtime)
{
    Ref<Condition> condition = runtime.makeCondition({});
    std::vector<Ref<Future>> waiters;
    for (int number = 0; number < 4; ++number)
        waiters.push_back(co_await started(runtime, waitsForCondition(runtime, number, condition)));
    co_await runtime.sleep(seconds(1));
    co_await condition->lock()->acquire();
    co_await condition->notify(2);
    print(runtime, "notified 2, still holding");
    co_await runtime.sleep(seconds(0.5));
    co_await condition->lock()->release();
    co_await runtime.sleep(seconds(1));
    co_await condition->lock()->acquire();
    co_await condition->notifyAll();
    co_await condition->lock()->release();
    Ref<Future> all = co_await runtime.gather(std::move(waiters), false);
    co_await runtime.wait(all);
    Completion fault = co_await condition->notify(1);
    print(runtime, textOf(fault));
    co_return Completion();
}

// --- queues

Coroutine<Completion> gets(Runtime& runtime, std::string name, Ref<Queue> queue)
{
    Completion item = co_await queue->get();
    print(runtime, name + " got " + textOf(item));
    co_return item;
}

Coroutine<Completion> puts(Runtime& runtime, int number, Ref<Queue> queue)
{
    co_await queue->put(textValue(std::to_string(number)));
    print(runtime, "put " + std::to_string(number) + " size " + std::to_string(queue->size()));
    co_return Completion();
}

Coroutine<Completion> queues(Runtime& runtime)
{
    Ref<QueueStore> store = makeRef<TestStore>();
    Ref<Queue> queue = runtime.makeQueue(1, store);
    std::vector<Ref<Future>> getters;
    for (const char* name : {"g0", "g1"})
        getters.push_back(co_await started(runtime, gets(runtime, name, queue)));
    co_await turn(runtime);
    co_await queue->putNow(textValue("first"));
    Completion stolen = co_await queue->getNow();
    print(runtime, "stolen " + textOf(stolen));
    std::vector<Ref<Future>> putters;
    for (int number = 0; number < 4; ++number)
        putters.push_back(co_await started(runtime, puts(runtime, number, queue)));
    Ref<Future> all = co_await runtime.gather(std::move(getters), false);
    co_await runtime.wait(all);
    print(runtime, "full " + std::to_string(queue->size()));
    for (int round = 0; round < 2; ++round) {
        Completion item = co_await queue->get();
        print(runtime, "main got " + textOf(item));
    }
    Ref<Future> rest = co_await runtime.gather(std::move(putters), false);
    co_await runtime.wait(rest);
    Completion empty = co_await queue->getNow();
    co_await queue->putNow(textValue("a"));
    Completion full = co_await queue->putNow(textValue("b"));
    print(runtime, textOf(empty) + " " + textOf(full));
    Completion fault;
    while (!fault.raised())
        fault = co_await queue->taskDone();
    print(runtime, textOf(fault));
    co_return Completion();
}

Coroutine<Completion> works(Runtime& runtime, int number, Ref<Queue> queue)
{
    for (;;) {
        Completion item = co_await queue->get();
        if (item.raised()) co_return item;
        print(runtime, std::to_string(number) + " " + textOf(item));
        co_await runtime.sleep(seconds(1));
        co_await queue->taskDone();
    }
}

Coroutine<Completion> joins(Runtime& runtime)
{
    Ref<QueueStore> store = makeRef<TestStore>();
    Ref<Queue> queue = runtime.makeQueue(0, store);
    for (const char* item : {"c", "a", "b"})
        co_await queue->putNow(textValue(item));
    for (int number = 0; number < 2; ++number)
        co_await started(runtime, works(runtime, number, queue));
    co_await queue->join();
    print(runtime, "joined");
    co_return Completion();
}

Coroutine<Completion> cancelsAGetter(Runtime& runtime)
{
    Ref<QueueStore> store = makeRef<TestStore>();
    Ref<Queue> queue = runtime.makeQueue(0, store);
    std::vector<Ref<Task>> tasks;
    for (const char* name : {"0", "1", "2"})
        tasks.push_back(co_await started(runtime, gets(runtime, name, queue)));
    co_await turn(runtime);
    co_await runtime.cancel(tasks[0], {});
    co_await queue->putNow(textValue("x"));
    co_await queue->putNow(textValue("y"));
    co_return co_await runtime.wait(tasks[2]);
}

// --- barriers

Coroutine<Completion> passes(Runtime& runtime, int number, Ref<Barrier> barrier)
{
    co_await runtime.sleep(seconds(number));
    print(runtime, std::to_string(number) + " arrives");
    int64_t place = -1;
    co_await barrier->wait(place);
    print(runtime, std::to_string(number) + " passes " + std::to_string(place));
    co_return Completion();
}

Coroutine<Completion> barriers(Runtime& runtime)
{
    Ref<Barrier> barrier = runtime.makeBarrier(3);
    std::vector<Ref<Task>> tasks;
    for (const int number : {3, 1, 2})
        tasks.push_back(task(passes(runtime, number, barrier)));
    co_return co_await gathered(runtime, std::move(tasks));
}

// --- threads

Coroutine<Completion> threadFunction(Runtime& runtime, double length)
{
    const std::string name = formatSeconds(seconds(length));
    print(runtime, "thread start " + name);
    co_await runtime.blockingSleep(seconds(length));
    print(runtime, "thread end " + name);
    co_return value(name);
}

Coroutine<Completion> toThread(Runtime& runtime, double length)
{
    Ref<Task> function = task(threadFunction(runtime, length));
    Ref<Future> result = co_await runtime.toThread(function);
    co_return co_await runtime.wait(result);
}

Coroutine<Completion> threads(Runtime& runtime)
{
    Ref<Task> first = co_await started(runtime, toThread(runtime, 1));
    co_await turn(runtime);
    print(runtime, "main goes on");
    co_await runtime.blockingSleep(seconds(2));
    print(runtime, "main blocked 2 s");
    Completion one = co_await runtime.wait(first);
    print(runtime, textOf(one));
    Completion both2 = co_await both(runtime, toThread(runtime, 2), toThread(runtime, 1));
    print(runtime, textOf(both2));
    co_return Completion();
}

Coroutine<Completion> leavesAThread(Runtime& runtime)
{
    Ref<Task> function = task(threadFunction(runtime, 3));
    co_await runtime.toThread(function);
    print(runtime, "main returns");
    co_return Completion();
}

} // namespace

class TestLoopShared : public QObject {
    Q_OBJECT
private slots:
    void aLockIsTakenByItsFirstWaiterWhenThatRuns();
    void aCancelledWaiterLeavesTheLine();
    void aCancelledWaiterPassesTheLockOn();
    void setWakesAllEvenIfClearFollows();
    void permitsArePassedOnInOrder();
    void notifiedTasksQueueForTheLock();
    void anItemMayBeTakenBeforeItsGetterRuns();
    void joinWaitsForEveryItem();
    void aCancelledGetterLosesNoItem();
    void theLastToArriveDoesNotWait();
    void threadsRunBesideTheLoop();
    void closingTheLoopWaitsForItsThreads();
};

void TestLoopShared::aLockIsTakenByItsFirstWaiterWhenThatRuns()
{
    checkLoop(lockFairness,
              "0 a 0 in\n0.1 a 0 out False\n0.1 b 0 in\n0.2 b 0 out False\n0.2 c 0 in\n"
              "0.3 c 0 out False\n0.3 a 1 in\n0.4 a 1 out False\n0.4 b 1 in\n0.5 b 1 out False\n"
              "0.5 c 1 in\n0.6 c 1 out False\n0.6 !fault 1\n");
}

void TestLoopShared::aCancelledWaiterLeavesTheLine()
{
    checkLoop(cancelsAWaiter, "0 L0 locked\n0.5 L1 cancelled\n1 L2 locked\n");
}

void TestLoopShared::aCancelledWaiterPassesTheLockOn()
{
    checkLoop(cancelsTheWoken, "0 L0 cancelled\n0 L1 locked\n");
}

void TestLoopShared::setWakesAllEvenIfClearFollows()
{
    checkLoop(setsAndClears, "1 set+clear\n1 0 woke, is_set False\n1 1 woke, is_set False\n"
                             "1 2 woke, is_set False\n1 None\n");
}

void TestLoopShared::permitsArePassedOnInOrder()
{
    checkLoop(semaphores, "0 0 in False\n0 1 in True\n1 0 out\n1 1 out\n1 2 in True\n1 3 in True\n"
                          "2 2 out\n2 3 out\n2 4 in False\n3 4 out\n3 !fault 3\n");
}

void TestLoopShared::notifiedTasksQueueForTheLock()
{
    checkLoop(conditions, "1 notified 2, still holding\n1.5 0 woke\n1.6 1 woke\n2.5 2 woke\n"
                          "2.6 3 woke\n2.7 !fault 2\n");
}

void TestLoopShared::anItemMayBeTakenBeforeItsGetterRuns()
{
    checkLoop(queues, "0 stolen first\n0 put 0 size 1\n0 g1 got 0\n0 put 1 size 1\n0 g0 got 1\n"
                      "0 put 2 size 1\n0 full 1\n0 main got 2\n0 put 3 size 1\n0 main got 3\n"
                      "0 !fault 4 !fault 5\n0 !fault 6\n");
}

void TestLoopShared::joinWaitsForEveryItem()
{
    checkLoop(joins, "0 0 c\n0 1 a\n1 0 b\n2 joined\n");
}

void TestLoopShared::aCancelledGetterLosesNoItem()
{
    checkLoop(cancelsAGetter, "0 0 got !CancelledError\n0 1 got x\n0 2 got y\n");
}

void TestLoopShared::theLastToArriveDoesNotWait()
{
    checkLoop(barriers, "1 1 arrives\n2 2 arrives\n3 3 arrives\n3 3 passes 2\n3 1 passes 0\n"
                        "3 2 passes 1\n");
}

void TestLoopShared::threadsRunBesideTheLoop()
{
    checkLoop(threads, "0 thread start 1\n0 main goes on\n1 thread end 1\n2 main blocked 2 s\n2 1\n"
                       "2 thread start 2\n2 thread start 1\n3 thread end 1\n4 thread end 2\n"
                       "4 [2, 1]\n");
}

void TestLoopShared::closingTheLoopWaitsForItsThreads()
{
    checkLoop(leavesAThread, "0 thread start 3\n0 main returns\n3 thread end 3\n");
}

QTEST_APPLESS_MAIN(TestLoopShared)
#include "tst_loop_shared.moc"
