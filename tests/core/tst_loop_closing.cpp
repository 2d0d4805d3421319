#include "tests/core/loop_check.h"

using namespace awaitscope;

namespace {

// --- queues that are shut down

Ref<Queue> makeTestQueue(Runtime& runtime, int64_t capacity)
{
    const Ref<QueueStore> store = makeRef<TestStore>();
    return runtime.makeQueue(capacity, store);
}

Coroutine<Completion> gets(Runtime& runtime, Ref<Queue> queue)
{
    Completion item = co_await queue->get();
    print(runtime, "get " + textOf(item));
    co_return Completion();
}

Coroutine<Completion> puts(Runtime& runtime, Ref<Queue> queue, std::string item)
{
    Completion put = co_await queue->put(textValue(std::move(item)));
    print(runtime, "put " + textOf(put));
    co_return Completion();
}

Coroutine<Completion> shutsDownAnEmptyQueue(Runtime& runtime)
{
    const Ref<Queue> queue = makeTestQueue(runtime, 1);
    const Ref<Task> getter = co_await started(runtime, gets(runtime, queue));
    co_await turn(runtime);
    co_await queue->shutdown(false);
    co_await runtime.wait(getter);
    Completion put = co_await queue->putNow(textValue("late"));
    print(runtime, "putNow " + textOf(put) + " " + text(queue->isShutDown()));
    co_return Completion();
}

Coroutine<Completion> shutsDownAFullQueue(Runtime& runtime)
{
    const Ref<Queue> queue = makeTestQueue(runtime, 1);
    co_await queue->put(textValue("first"));
    const Ref<Task> putter = co_await started(runtime, puts(runtime, queue, "second"));
    co_await turn(runtime);
    co_await queue->shutdown(false);
    co_await runtime.wait(putter);
    co_await gets(runtime, queue);
    co_await gets(runtime, queue);
    co_return Completion();
}

Coroutine<Completion> joins(Runtime& runtime, Ref<Queue> queue)
{
    co_await queue->join();
    print(runtime, "joined");
    co_return Completion();
}

Coroutine<Completion> shutsDownAtOnce(Runtime& runtime)
{
    const Ref<Queue> queue = makeTestQueue(runtime, 0);
    co_await queue->put(textValue("dropped"));
    const Ref<Task> joiner = co_await started(runtime, joins(runtime, queue));
    co_await turn(runtime);
    co_await queue->shutdown(true);
    co_await runtime.wait(joiner);
    co_await gets(runtime, queue);
    co_return Completion();
}

// --- barriers

Coroutine<Completion> arrives(Runtime& runtime, Ref<Barrier> barrier)
{
    int64_t place = 0;
    Completion woken = co_await barrier->wait(place);
    print(runtime, woken.raised() ? textOf(woken) : "passed");
    co_return Completion();
}

Coroutine<Completion> breaksABarrier(Runtime& runtime)
{
    const Ref<Barrier> barrier = runtime.makeBarrier(2);
    const Ref<Task> first = co_await started(runtime, arrives(runtime, barrier));
    co_await turn(runtime);
    co_await barrier->reset();
    co_await runtime.wait(first);
    print(runtime, text(barrier->state() == BarrierState::Filling));
    co_await barrier->abort();
    co_await arrives(runtime, barrier);
    print(runtime, text(barrier->state() == BarrierState::Broken));
    co_await barrier->reset();
    const Ref<Task> second = co_await started(runtime, arrives(runtime, barrier));
    co_await arrives(runtime, barrier);
    co_return co_await runtime.wait(second);
}

// --- tasks

Coroutine<Completion> talks(Runtime& runtime, std::string name)
{
    print(runtime, name + " begins");
    co_await turn(runtime);
    print(runtime, name + " ends");
    co_return value(name);
}

Coroutine<Completion> startsAtOnce(Runtime& runtime)
{
    const Ref<Task> eager = task(talks(runtime, "eager"));
    co_await runtime.spawnEagerly(eager);
    print(runtime, "spawned " + text(eager->done()));
    Completion outcome = co_await runtime.wait(eager);
    print(runtime, textOf(outcome));
    co_return Completion();
}

Coroutine<Completion> awaitsItself(Runtime& runtime)
{
    const Ref<Task> self(runtime.currentTask());
    Completion outcome = co_await runtime.wait(self);
    print(runtime, textOf(outcome));
    co_return Completion();
}

Coroutine<Completion> showsWhoWaits(Runtime& runtime)
{
    const Ref<Future> future = makeRef<Future>();
    const Ref<Task> waiter = co_await started(runtime, talks(runtime, "waiter"));
    const Ref<Callback> callback = makeRef<TestCallback>(runtime, "callback");
    co_await runtime.addDoneCallback(waiter, callback);
    const Ref<Future> shielded = co_await runtime.shield(waiter);
    std::string kinds;
    for (const FutureWatcher& watcher : runtime.watchersOf(*waiter))
        kinds += std::to_string(static_cast<int>(watcher.kind)) + " ";
    print(runtime, kinds + text(runtime.awaitedBy(*waiter).get() == nullptr));
    co_return co_await runtime.wait(shielded);
}

Coroutine<Completion> stopsTheLoop(Runtime& runtime)
{
    runtime.stop(*runtime.loop());
    co_return co_await runtime.sleep(seconds(1));
}

Coroutine<Completion> stopsEarly(Runtime& runtime)
{
    const Ref<Task> first = task(stopsTheLoop(runtime));
    Completion outcome = co_await runtime.runMain(first, false);
    print(runtime, textOf(outcome));
    co_return Completion();
}

} // namespace

class TestLoopClosing : public QObject {
    Q_OBJECT
private slots:
    void whoWaitsForAnItemHearsOfTheShutdown();
    void whatIsInAQueueIsStillTaken();
    void anImmediateShutdownDropsTheItems();
    void aBarrierCanBeResetAndBroken();
    void anEagerTaskRunsUntilItWaits();
    void aTaskCannotAwaitItself();
    void aFutureTellsWhoWaits();
    void aLoopMayBeStoppedTooEarly();
};

void TestLoopClosing::whoWaitsForAnItemHearsOfTheShutdown()
{
    checkLoop(shutsDownAnEmptyQueue, "0 get !fault 11\n0 putNow !fault 11 True\n");
}

void TestLoopClosing::whatIsInAQueueIsStillTaken()
{
    checkLoop(shutsDownAFullQueue, "0 put !fault 11\n0 get first\n0 get !fault 11\n");
}

void TestLoopClosing::anImmediateShutdownDropsTheItems()
{
    checkLoop(shutsDownAtOnce, "0 joined\n0 get !fault 11\n");
}

void TestLoopClosing::aBarrierCanBeResetAndBroken()
{
    checkLoop(breaksABarrier, "0 !fault 12\n0 True\n0 !fault 7\n0 True\n0 passed\n0 passed\n");
}

void TestLoopClosing::anEagerTaskRunsUntilItWaits()
{
    checkLoop(startsAtOnce, "0 eager begins\n0 spawned False\n0 eager ends\n0 eager\n");
}

void TestLoopClosing::aTaskCannotAwaitItself()
{
    checkLoop(awaitsItself, "0 !fault 0\n");
}

void TestLoopClosing::aFutureTellsWhoWaits()
{
    checkLoop(showsWhoWaits, "0 1 4 True\n0 waiter begins\n0 waiter ends\n0 callback\n");
}

void TestLoopClosing::aLoopMayBeStoppedTooEarly()
{
    TestHost host;
    LoopRuntime runtime({}, host);
    runtime.run(stopsEarly(runtime));
    QCOMPARE(QString::fromStdString(printed(runtime.trace())), QString("0 !fault 13\n"));
}

QTEST_APPLESS_MAIN(TestLoopClosing)
#include "tst_loop_closing.moc"
