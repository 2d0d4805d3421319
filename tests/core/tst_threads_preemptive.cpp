#include "tests/core/threads_check.h"

using namespace awaitscope;

namespace {

// --- the eight timelines of MODELS.md

Coroutine<Completion> working(Runtime& runtime, std::string name, double length)
{
    print(runtime, name + " start");
    co_await runtime.work(seconds(length));
    print(runtime, name + " end");
    co_return Completion();
}

Coroutine<Completion> twoCpuBound(Runtime& runtime)
{
    co_return co_await both(runtime, working(runtime, "A", 3), working(runtime, "B", 3));
}

Coroutine<Completion> worksThree(Runtime& runtime)
{
    co_await runtime.work(seconds(3));
    print(runtime, "A end");
    co_return Completion();
}

Coroutine<Completion> sleepsThenWorks(Runtime& runtime)
{
    co_await runtime.sleep(seconds(1));
    print(runtime, "B awake");
    co_await runtime.work(seconds(0.5));
    print(runtime, "B end");
    co_return Completion();
}

Coroutine<Completion> worksOne(Runtime& runtime)
{
    co_await runtime.work(seconds(1));
    print(runtime, "C end");
    co_return Completion();
}

Coroutine<Completion> tieOfQuantumAndTimer(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(worksThree(runtime)));
    tasks.push_back(task(sleepsThenWorks(runtime)));
    tasks.push_back(task(worksOne(runtime)));
    co_return co_await gathered(runtime, std::move(tasks));
}

Coroutine<Completion> sleeping(Runtime& runtime, std::string name)
{
    co_await runtime.sleep(seconds(1));
    print(runtime, name);
    co_return Completion();
}

Coroutine<Completion> blocking(Runtime& runtime, std::string name)
{
    co_await runtime.blockingSleep(seconds(1));
    print(runtime, name);
    co_return Completion();
}

Coroutine<Completion> sleepsOverlap(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(sleeping(runtime, "A")));
    tasks.push_back(task(blocking(runtime, "B")));
    tasks.push_back(task(sleeping(runtime, "C")));
    co_await gathered(runtime, std::move(tasks));
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> increment(Runtime& runtime, std::string name, int& counter, Ref<Lock> lock)
{
    if (lock) co_await lock->acquire();
    const int read = counter;
    co_await runtime.work(seconds(0.15));
    counter = read + 1;
    print(runtime, name + " writes " + std::to_string(counter));
    if (lock) co_await lock->release();
    co_return Completion();
}

Coroutine<Completion> incrementTwice(Runtime& runtime, Ref<Lock> lock)
{
    int counter = 0;
    co_await both(runtime, increment(runtime, "A", counter, lock),
                  increment(runtime, "B", counter, lock));
    print(runtime, "counter " + std::to_string(counter));
    co_return Completion();
}

Coroutine<Completion> lostUpdate(Runtime& runtime)
{
    co_return co_await incrementTwice(runtime, nullptr);
}

Coroutine<Completion> lockProtects(Runtime& runtime)
{
    co_return co_await incrementTwice(runtime, runtime.makeLock());
}

Coroutine<Completion> locksTwice(Runtime& runtime, std::string name, Ref<Lock> lock)
{
    for (int i = 0; i < 2; ++i) {
        co_await lock->acquire();
        print(runtime, name + " " + std::to_string(i));
        co_await runtime.work(seconds(1.5));
        co_await lock->release();
    }
    co_return Completion();
}

Coroutine<Completion> lockHandOff(Runtime& runtime)
{
    const Ref<Lock> lock = runtime.makeLock();
    co_await both(runtime, locksTwice(runtime, "A", lock), locksTwice(runtime, "B", lock));
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> yieldingChild(Runtime& runtime)
{
    print(runtime, "child start");
    co_await runtime.work(seconds(1));
    print(runtime, "child mid");
    co_await runtime.sleep(Duration());
    print(runtime, "child end");
    co_return Completion::result(textValue("7"));
}

Coroutine<Completion> joinAndYield(Runtime& runtime)
{
    const Ref<Task> child = co_await started(runtime, yieldingChild(runtime));
    print(runtime, "main created");
    co_await runtime.work(seconds(1.5));
    print(runtime, "main worked");
    const Completion joined = co_await runtime.wait(child);
    print(runtime, textOf(joined));
    co_return Completion();
}

Coroutine<Completion> spinning(Runtime& runtime)
{
    for (;;) {
        co_await runtime.work(seconds(0.4));
        print(runtime, "spin");
        Completion yielded = co_await runtime.sleep(Duration());
        if (yielded.raised()) {
            print(runtime, "spin cancelled");
            co_return yielded;
        }
    }
}

Coroutine<Completion> cancelAReadyThread(Runtime& runtime)
{
    const Ref<Task> spin = co_await started(runtime, spinning(runtime));
    co_await runtime.sleep(seconds(1));
    const bool cancelled = (co_await runtime.cancel(spin, nullptr)).value_or(false);
    print(runtime, cancelled ? "cancel True" : "cancel False");
    const Completion joined = co_await runtime.wait(spin);
    print(runtime, joined.outcome == Outcome::Cancelled ? "gone" : textOf(joined));
    co_return Completion();
}

// --- cores and switches

Coroutine<Completion> threeWorkers(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(working(runtime, "A", 3)));
    tasks.push_back(task(working(runtime, "B", 2)));
    tasks.push_back(task(working(runtime, "C", 1)));
    co_await gathered(runtime, std::move(tasks));
    print(runtime, "end");
    co_return Completion();
}

Coroutine<Completion> oneWorker(Runtime& runtime)
{
    co_await runtime.work(seconds(0.5));
    print(runtime, "worked");
    co_return Completion();
}

Coroutine<Completion> waitsForFlag(Runtime& runtime, bool& flag)
{
    while (!flag)
        co_await runtime.sleep(Duration());
    print(runtime, "seen");
    co_return Completion();
}

Coroutine<Completion> setsFlag(Runtime& runtime, bool& flag)
{
    for (int i = 0; i < 3; ++i)
        co_await runtime.sleep(Duration());
    flag = true;
    print(runtime, "set");
    co_return Completion();
}

Coroutine<Completion> yieldsOnTwoCores(Runtime& runtime)
{
    bool flag = false;
    co_await both(runtime, waitsForFlag(runtime, flag), setsFlag(runtime, flag));
    co_return Completion();
}

} // namespace

class tst_threads_preemptive : public QObject {
    Q_OBJECT

private slots:
    void twoCpuBoundThreadsAlternate()
    {
        checkRun(twoCpuBound, preemptive(1), "0 A start\n1 B start\n5 A end\n6 B end\n");
    }
    void aTimerThatFiresWhenAQuantumExpiresComesFirst()
    {
        checkRun(tieOfQuantumAndTimer, preemptive(1), "2 C end\n3 B awake\n3.5 B end\n4.5 A end\n");
    }
    void sleepsOverlapAndBlockingOnesToo()
    {
        checkRun(sleepsOverlap, preemptive(0.1), "1 A\n1 B\n1 C\n1 end\n");
    }
    void anUpdateIsLostWithoutALock()
    {
        checkRun(lostUpdate, preemptive(0.1), "0.25 A writes 1\n0.3 B writes 1\n0.3 counter 1\n");
    }
    void aLockProtectsTheUpdate()
    {
        checkRun(lockProtects, preemptive(0.1), "0.15 A writes 1\n0.3 B writes 2\n0.3 counter 2\n");
    }
    void aReleasedLockIsHandedOver()
    {
        checkRun(lockHandOff, preemptive(1), "0 A 0\n1.5 B 0\n3 A 1\n4.5 B 1\n6 end\n");
    }
    void aWorkThatEndsWithItsQuantumGoesOn()
    {
        checkRun(joinAndYield, preemptive(1),
                 "0 main created\n1 child start\n2 child mid\n2.5 main worked\n2.5 child end\n"
                 "2.5 7\n");
    }
    void aReadyThreadIsCancelledWhenItRuns()
    {
        checkRun(cancelAReadyThread, preemptive(0.5),
                 "0.4 spin\n0.8 spin\n1.2 spin\n1.2 cancel True\n1.2 spin cancelled\n1.2 gone\n");
    }

    // At 1 core 0 comes first: C in place of A; then A in place of B. At 2 C ends, B goes on.
    void threeThreadsShareTwoCores()
    {
        checkRun(threeWorkers, preemptive(1, 2),
                 "0 A start\n0 B start\n1 C start\n2 C end\n3 B end\n3 A end\n3 end\n");
    }
    void withEnoughCoresNobodyWaits()
    {
        checkRun(threeWorkers, preemptive(1, 4),
                 "0 A start\n0 B start\n0 C start\n1 C end\n2 B end\n3 A end\n3 end\n");
    }
    void threadsThatOnlyYieldDoNotKeepOtherCoresFromTheInstant()
    {
        checkRun(yieldsOnTwoCores, preemptive(1, 2), "0 set\n0 seen\n");
    }
    // A 0.1-1.1, B 1.2-2.2, A 2.3-3.3, B 3.4-4.4, A 4.5-5.5, B 5.6-6.6.
    void everySwitchToAnotherThreadCosts()
    {
        checkRun(twoCpuBound, preemptive(1, 1, 0.1),
                 "0.1 A start\n1.2 B start\n5.5 A end\n6.6 B end\n");
    }
    void aThreadThatGoesOnAloneDoesNotSwitch()
    {
        checkRun(oneWorker, preemptive(0.1, 1, 0.1), "0.5 worked\n");
    }
    void preemptionIsRecordedWithItsCause()
    {
        const auto trace = traceOf(oneWorker, preemptive(0.1));
        QCOMPARE(QString::fromStdString(scheduleOf(*trace)),
                 QString("0 0 task_ready Task-1\n0 0 task_waiting \n0 0 task_running Task-1\n"
                         "0.5 0 task_finished Task-1\n0.5 0 task_ready \n0.5 0 task_running \n"));
    }
};

QTEST_APPLESS_MAIN(tst_threads_preemptive)
#include "tst_threads_preemptive.moc"
