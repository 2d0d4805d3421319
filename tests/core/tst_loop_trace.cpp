#include "tests/core/loop_check.h"

using namespace awaitscope;

namespace {

std::string nameOfLane(const Trace& trace, LaneId lane)
{
    if (lane == kNone) return "-";
    return trace.lane(lane).kind == LaneKind::Task ? trace.nameOf(lane) : "program";
}

// Every time a task becomes ready: `TIME TASK REASON BY <- CAUSE`.
std::string wakeUps(const Trace& trace)
{
    std::string lines;
    for (size_t index = 0; index < trace.size(); ++index) {
        const Event& event = trace[index];
        if (event.kind != EventKind::TaskReady) continue;
        lines += formatSeconds(event.time - VirtualTime()) + " " + nameOfLane(trace, event.lane) +
                 " " + std::string(nameOf(event.readyReason())) + " " +
                 nameOfLane(trace, event.subject) + " <- " +
                 std::string(nameOf(trace[event.cause].kind)) + "\n";
    }
    return lines;
}

void checkWakeUps(TestMain main, const char* expected)
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(main);
    QCOMPARE(QString::fromStdString(wakeUps(*trace)), QString::fromUtf8(expected));
    QCOMPARE(QString::fromStdString(disorderIn(*trace)), QString());
}

Coroutine<Completion> sleepsOne(Runtime& runtime)
{
    co_return co_await runtime.sleep(seconds(1));
}

Coroutine<Completion> gathersTwo(Runtime& runtime)
{
    std::vector<Ref<Task>> tasks;
    tasks.push_back(task(sleepsOne(runtime)));
    tasks.push_back(task(sleepsOne(runtime)));
    co_return co_await gathered(runtime, std::move(tasks));
}

Coroutine<Completion> locksFor(Runtime& runtime, Ref<Lock> lock)
{
    co_await lock->acquire();
    co_await runtime.sleep(Duration());
    co_return co_await lock->release();
}

Coroutine<Completion> contends(Runtime& runtime)
{
    Ref<Lock> lock = runtime.makeLock();
    Ref<Task> first = co_await started(runtime, locksFor(runtime, lock));
    Ref<Task> second = co_await started(runtime, locksFor(runtime, lock));
    co_return co_await runtime.wait(second);
}

Coroutine<Completion> expires(Runtime& runtime)
{
    Ref<Task> slow = co_await started(runtime, sleepsOne(runtime));
    co_await runtime.waitFor(slow, Duration::milliseconds(500));
    Ref<Task> other = co_await started(runtime, sleepsOne(runtime));
    co_await runtime.sleep(Duration());
    co_await runtime.cancel(other, {});
    co_return co_await runtime.wait(other);
}

Coroutine<Completion> setsPlaces(Runtime& runtime)
{
    TraceSpan span;
    span.line = 7;
    const SpanId place = runtime.trace().addSpan(span);
    runtime.setPlace(place);
    co_await started(runtime, sleepsOne(runtime));
    co_await runtime.sleep(seconds(1));
    co_return Completion();
}

Coroutine<Completion> callsLater(Runtime& runtime)
{
    co_await printLater(runtime, 1, "tick");
    co_await runtime.sleep(seconds(2));
    co_return Completion();
}

} // namespace

class TestLoopTrace : public QObject {
    Q_OBJECT
private slots:
    void everyWakeUpTellsItsReason();
    void aReleasedLockIsTheCauseOfTheNextHoldersWakeUp();
    void aTimeLimitIsTold();
    void aTaskResumesAtThePlaceWhereItStopped();
    void callbacksHaveALaneOfTheirOwn();
    void aTimerTellsHowLateItIs();
    void whatHoldsTheLoopEndsBecauseItBegan();
    void equalRunsHaveEqualTraces();
};

void TestLoopTrace::everyWakeUpTellsItsReason()
{
    checkWakeUps(gathersTwo, "0 Task-1 created program <- task_created\n"
                             "0 Task-2 created Task-1 <- task_created\n"
                             "0 Task-3 created Task-1 <- task_created\n"
                             "1 Task-2 timer - <- timer_fired\n"
                             "1 Task-3 timer - <- timer_fired\n"
                             "1 Task-1 gather_done Task-3 <- task_finished\n"
                             "1 program task_done Task-1 <- task_finished\n");
}

void TestLoopTrace::aReleasedLockIsTheCauseOfTheNextHoldersWakeUp()
{
    checkWakeUps(contends, "0 Task-1 created program <- task_created\n"
                           "0 Task-2 created Task-1 <- task_created\n"
                           "0 Task-3 created Task-1 <- task_created\n"
                           "0 Task-2 yielded Task-2 <- task_running\n"
                           "0 Task-3 lock Task-2 <- lock_released\n"
                           "0 Task-3 yielded Task-3 <- task_running\n"
                           "0 Task-1 task_done Task-3 <- task_finished\n"
                           "0 program task_done Task-1 <- task_finished\n");
}

void TestLoopTrace::aTimeLimitIsTold()
{
    checkWakeUps(expires, "0 Task-1 created program <- task_created\n"
                          "0 Task-2 created Task-1 <- task_created\n"
                          "0.5 Task-2 timeout - <- cancel_requested\n"
                          "0.5 Task-1 task_done Task-2 <- task_finished\n"
                          "0.5 Task-3 created Task-1 <- task_created\n"
                          "0.5 Task-1 yielded Task-1 <- task_running\n"
                          "0.5 Task-3 cancelled Task-1 <- cancel_requested\n"
                          "0.5 Task-1 task_done Task-3 <- task_finished\n"
                          "0.5 program task_done Task-1 <- task_finished\n");
}

void TestLoopTrace::aTaskResumesAtThePlaceWhereItStopped()
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(setsPlaces);
    std::string lines;
    for (size_t index = 0; index < trace->size(); ++index) {
        const Event& event = (*trace)[index];
        if (event.kind == EventKind::TaskRunning && event.lane != 0)
            lines += trace->nameOf(event.lane) + " " + std::to_string(trace->lineOf(event)) + "\n";
    }
    // Nobody has said where the second task is; main's timer was armed first.
    QCOMPARE(QString::fromStdString(lines), QString("Task-1 0\nTask-2 0\nTask-1 7\nTask-2 0\n"));
}

void TestLoopTrace::callbacksHaveALaneOfTheirOwn()
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(callsLater);
    size_t started = 0;
    for (size_t index = 0; index < trace->size(); ++index) {
        const Event& event = (*trace)[index];
        if (event.kind != EventKind::CallbackStarted) continue;
        ++started;
        QCOMPARE(trace->lane(event.lane).kind, LaneKind::Callbacks);
        QCOMPARE((*trace)[event.cause].kind, EventKind::TimerFired);
        QCOMPARE((*trace)[index + 1].kind, EventKind::Output);
        QCOMPARE((*trace)[index + 1].lane, event.lane);
        QCOMPARE((*trace)[index + 2].kind, EventKind::CallbackFinished);
    }
    QCOMPARE(started, size_t{1});
}

Coroutine<Completion> blocksOver(Runtime& runtime)
{
    Ref<Task> task = co_await started(runtime, sleepsOne(runtime));
    co_await runtime.sleep(Duration());
    co_await runtime.work(seconds(3));
    co_return co_await runtime.wait(task);
}

void TestLoopTrace::aTimerTellsHowLateItIs()
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(blocksOver);
    size_t fired = 0;
    for (size_t index = 0; index < trace->size(); ++index) {
        const Event& event = (*trace)[index];
        if (event.kind != EventKind::TimerFired) continue;
        ++fired;
        const Event& set = (*trace)[event.cause];
        QCOMPARE(set.kind, EventKind::TimerSet);
        QCOMPARE(event.time.nanoseconds() - trace->number(set.argument), seconds(2).count());
    }
    QCOMPARE(fired, size_t{1});
}

void TestLoopTrace::whatHoldsTheLoopEndsBecauseItBegan()
{
    const std::shared_ptr<const Trace> trace = loopTraceOf(blocksOver);
    size_t ended = 0;
    for (size_t index = 0; index < trace->size(); ++index) {
        const Event& event = (*trace)[index];
        if (event.kind == EventKind::WorkFinished)
            QCOMPARE((*trace)[event.cause].kind, EventKind::WorkStarted);
        else if (event.kind == EventKind::BlockedFinished)
            QCOMPARE((*trace)[event.cause].kind, EventKind::BlockedStarted);
        else
            continue;
        ++ended;
    }
    QVERIFY(ended > 0);
}

void TestLoopTrace::equalRunsHaveEqualTraces()
{
    const std::shared_ptr<const Trace> first = loopTraceOf(expires);
    const std::shared_ptr<const Trace> second = loopTraceOf(expires);
    QCOMPARE(first->size(), second->size());
    for (size_t index = 0; index < first->size(); ++index)
        QVERIFY(std::memcmp(&(*first)[index], &(*second)[index], sizeof(Event)) == 0);
}

QTEST_APPLESS_MAIN(TestLoopTrace)
#include "tst_loop_trace.moc"
