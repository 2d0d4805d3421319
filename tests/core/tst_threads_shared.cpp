#include "core/trace/event_text.h"
#include "tests/core/threads_check.h"

using namespace awaitscope;

namespace {

Coroutine<Completion> usesPermit(Runtime& runtime, std::string name, Ref<Semaphore> permits)
{
    co_await permits->acquire();
    print(runtime, name + " in, " + std::to_string(permits->value()) + " left");
    co_await runtime.sleep(seconds(1));
    print(runtime, name + " out");
    co_await permits->release();
    co_return Completion();
}

Coroutine<Completion> semaphores(Runtime& runtime)
{
    const Ref<Semaphore> permits = runtime.makeSemaphore(2, true);
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(usesPermit(runtime, "A", permits)));
    tasks.push_back(task(usesPermit(runtime, "B", permits)));
    tasks.push_back(task(usesPermit(runtime, "C", permits)));
    co_await gathered(runtime, std::move(tasks));
    print(runtime, textOf(co_await permits->release()));
    print(runtime, textOf(co_await runtime.makeLock()->release()));
    co_return Completion();
}

Coroutine<Completion> waitsForEvent(Runtime& runtime, std::string name, Ref<EventFlag> event)
{
    co_await event->wait();
    print(runtime, name);
    co_return Completion();
}

Coroutine<Completion> events(Runtime& runtime)
{
    const Ref<EventFlag> event = runtime.makeEvent();
    const Ref<Task> first = co_await started(runtime, waitsForEvent(runtime, "A", event));
    const Ref<Task> second = co_await started(runtime, waitsForEvent(runtime, "B", event));
    co_await runtime.sleep(seconds(1));
    co_await event->set();
    event->clear();
    print(runtime, "set and cleared");
    co_await runtime.wait(first);
    co_await runtime.wait(second);
    co_return Completion();
}

Coroutine<Completion> waitsForCondition(Runtime& runtime, std::string name,
                                        Ref<Condition> condition)
{
    co_await condition->lock()->acquire();
    const Completion woken = co_await condition->wait();
    print(runtime, name + " " + textOf(woken) + (condition->lock()->locked() ? " owns" : " free"));
    co_await runtime.work(seconds(1));
    co_await condition->lock()->release();
    co_return woken;
}

Coroutine<Completion> conditions(Runtime& runtime)
{
    const Ref<Condition> condition = runtime.makeCondition(nullptr);
    std::vector<Ref<Task>> tasks;
    for (const char* name : {"A", "B", "C"})
        tasks.push_back(co_await started(runtime, waitsForCondition(runtime, name, condition)));
    co_await runtime.sleep(Duration());
    print(runtime, textOf(co_await condition->notify(1)));
    co_await condition->lock()->acquire();
    co_await condition->notify(2);
    co_await runtime.work(seconds(1));
    co_await condition->lock()->release();
    print(runtime, "released");
    co_await runtime.wait(tasks[1]);
    co_await runtime.cancel(tasks[2], nullptr);
    co_await runtime.wait(tasks[2]);
    co_return Completion();
}

// Notified, but not yet owning the lock: a cancellation still finds it.
Coroutine<Completion> cancelANotifiedThread(Runtime& runtime)
{
    const Ref<Condition> condition = runtime.makeCondition(nullptr);
    const Ref<Task> waiting = co_await started(runtime, waitsForCondition(runtime, "A", condition));
    co_await runtime.sleep(Duration());
    co_await condition->lock()->acquire();
    co_await condition->notifyAll();
    co_await runtime.cancel(waiting, nullptr);
    co_await runtime.sleep(seconds(1));
    co_await condition->lock()->release();
    co_await runtime.wait(waiting);
    co_return Completion();
}

Coroutine<Completion> notifiesAndWorks(Runtime& runtime)
{
    const Ref<Condition> condition = runtime.makeCondition(nullptr);
    const Ref<Task> waiting = co_await started(runtime, waitsForCondition(runtime, "A", condition));
    co_await runtime.sleep(Duration());
    co_await condition->lock()->acquire();
    co_await condition->notify(1);
    co_await runtime.work(seconds(2));
    co_await condition->lock()->release();
    co_await runtime.wait(waiting);
    co_return Completion();
}

Coroutine<Completion> produces(Runtime& runtime, Ref<Queue> queue)
{
    for (const char* item : {"1", "2", "3", "4"}) {
        co_await queue->put(textValue(item));
        print(runtime, std::string("put ") + item + ", size " + std::to_string(queue->size()));
    }
    co_return Completion();
}

Coroutine<Completion> consumes(Runtime& runtime, Ref<Queue> queue)
{
    for (;;) {
        const Completion got = co_await queue->get();
        if (got.raised()) co_return got;
        print(runtime, "got " + textOf(got));
        co_await runtime.work(seconds(1));
        co_await queue->taskDone();
    }
}

Coroutine<Completion> queues(Runtime& runtime)
{
    const Ref<Queue> queue = runtime.makeQueue(1, makeRef<TestStore>());
    const Ref<Task> consumer = co_await started(runtime, consumes(runtime, queue));
    const Ref<Task> producer = co_await started(runtime, produces(runtime, queue));
    co_await runtime.wait(producer);
    print(runtime, textOf(co_await queue->putNow(textValue("5"))));
    co_await queue->join();
    print(runtime, "joined");
    print(runtime, textOf(co_await queue->getNow()));
    print(runtime, textOf(co_await queue->taskDone()));
    co_return Completion();
}

Coroutine<Completion> arrives(Runtime& runtime, double after, Ref<Barrier> barrier)
{
    co_await runtime.sleep(seconds(after));
    int64_t place = -1;
    co_await barrier->wait(place);
    print(runtime, std::to_string(place));
    co_return Completion();
}

Coroutine<Completion> barriers(Runtime& runtime)
{
    const Ref<Barrier> barrier = runtime.makeBarrier(3);
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(arrives(runtime, 2, barrier)));
    tasks.push_back(task(arrives(runtime, 1, barrier)));
    tasks.push_back(task(arrives(runtime, 3, barrier)));
    co_await gathered(runtime, std::move(tasks));
    co_return Completion();
}

Coroutine<Completion> locksBoth(Runtime& runtime, Ref<Lock> first, Ref<Lock> second)
{
    co_await first->acquire();
    co_await runtime.sleep(seconds(1));
    co_await second->acquire();
    print(runtime, "never");
    co_return Completion();
}

Coroutine<Completion> deadlock(Runtime& runtime)
{
    const Ref<Lock> one = runtime.makeLock();
    const Ref<Lock> two = runtime.makeLock();
    co_return co_await both(runtime, locksBoth(runtime, one, two), locksBoth(runtime, two, one));
}

Coroutine<Completion> holdsALock(Runtime& runtime, Ref<Lock> lock)
{
    co_await lock->acquire();
    co_await runtime.sleep(seconds(1));
    co_await lock->release();
    co_return Completion();
}

Coroutine<Completion> twoOnALock(Runtime& runtime)
{
    const Ref<Lock> lock = runtime.makeLock();
    co_return co_await both(runtime, holdsALock(runtime, lock), holdsALock(runtime, lock));
}

} // namespace

class tst_threads_shared : public QObject {
    Q_OBJECT

private slots:
    void aPermitIsHandedToTheFirstWaiter()
    {
        checkRun(semaphores, preemptive(0.1),
                 "0 A in, 1 left\n0 B in, 0 left\n1 A out\n1 B out\n1 C in, 1 left\n2 C out\n"
                 "2 !fault 3\n2 !fault 1\n");
    }
    void settingAnEventWakesAllWhoWait()
    {
        checkRun(events, preemptive(0.1), "1 set and cleared\n1 A\n1 B\n");
    }
    void notifiedThreadsGoOnOwningTheLock()
    {
        checkRun(conditions, preemptive(5),
                 "0 !fault 2\n1 released\n1 A None owns\n2 B None owns\n"
                 "3 C !CancelledError owns\n");
    }
    void aNotifiedThreadMayStillBeCancelled()
    {
        checkRun(cancelANotifiedThread, preemptive(5), "1 A !CancelledError owns\n");
    }
    void itemsAreHandedOver()
    {
        checkRun(queues, preemptive(5),
                 "0 put 1, size 0\n0 put 2, size 1\n0 got 1\n1 got 2\n2 got 3\n3 put 3, size 0\n"
                 "3 put 4, size 0\n3 got 4\n4 None\n4 got 5\n5 joined\n5 !fault 4\n"
                 "5 !fault 6\n");
    }
    // P10: from the notification on, that is what it waits for; what made it ready stays told.
    void aNotifiedThreadWaitsForTheLock()
    {
        const auto trace = traceOf(notifiesAndWorks, preemptive(5));
        std::string told;
        for (size_t index = 0; index < trace->size(); ++index) {
            const Event& event = (*trace)[index];
            if (event.lane != 2) continue;
            const std::string time = formatSeconds(event.time - VirtualTime());
            if (event.kind == EventKind::TaskWaiting)
                told += time + " waits for " + std::string(nameOf(event.waitReason())) + "\n";
            if (event.kind == EventKind::TaskReady)
                told += time + " ready: " + std::string(nameOf(event.readyReason())) + "\n";
        }
        QCOMPARE(QString::fromStdString(told),
                 QString("0 ready: created\n0 waits for condition\n0 waits for lock\n"
                         "2 ready: condition\n"));
    }
    void theLastToArriveGoesOnFirst() { checkRun(barriers, preemptive(0.1), "3 2\n3 0\n3 1\n"); }
    void whoWaitsForEachOtherIsNamedInTheDeadlock()
    {
        checkRun(deadlock, preemptive(0.1), "deadlock\n");
        const auto trace = traceOf(deadlock, preemptive(0.1));
        const Event& event = (*trace)[trace->size() - 2];
        QCOMPARE(event.kind, EventKind::Deadlock);
        QCOMPARE(QString::fromStdString(std::string(trace->text(event.argument))),
                 QString("1 2 3"));
        QCOMPARE(event.time.toSeconds(), 1.0);
    }
    void aHandOffIsRecordedFromReleaseToWakeUp()
    {
        const auto trace = traceOf(twoOnALock, preemptive(0.1));
        size_t released = 0;
        while ((*trace)[released].kind != EventKind::LockReleased)
            ++released;
        const Event& acquired = (*trace)[released + 1];
        const Event& ready = (*trace)[released + 2];
        QCOMPARE(acquired.kind, EventKind::LockAcquired);
        QCOMPARE(acquired.cause, EventIndex(released));
        QCOMPARE(trace->nameOf(acquired.lane), std::string("Task-3"));
        QCOMPARE(ready.kind, EventKind::TaskReady);
        QCOMPARE(ready.readyReason(), ReadyReason::Lock);
        QCOMPARE(ready.cause, EventIndex(released));
        QCOMPARE(trace->nameOf(ready.subject), std::string("Task-2"));
    }
};

QTEST_APPLESS_MAIN(tst_threads_shared)
#include "tst_threads_shared.moc"
