#include "core/findings/starvation.h"
#include "tests/core/sample_runs.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;
using namespace std::string_view_literals;

namespace {

/// A program under the event loop, cut after 20 s.
std::shared_ptr<const Trace> cutAfter20Seconds(const char* tasks)
{
    RunOptions options;
    options.limits.until = VirtualTime() + Duration::seconds(20);
    return runUnder(Model::Cooperative, program(tasks), options);
}

} // namespace

class TestStarvation : public QObject {
    Q_OBJECT

private slots:
    void whoIsPassedOverAgainAndAgainIsStarved()
    {
        const auto trace = passedOverSample(12, false);
        const std::vector<Starvation> found = starvationIn(*trace);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found[0].lane, LaneId{1});
        QCOMPARE(starvedBy(*trace, found[0]), LaneId{2});
        QCOMPARE(found[0].served, kNone);
        // The first time `high` ran, it had been made after `low`, too.
        QCOMPARE(found[0].passedOver, uint64_t{13});
        QCOMPARE(found[0].length().toSeconds(), 12.0);
    }
    void lateServiceAfterHalfOfTheRunIsToldAsServed()
    {
        const std::vector<Starvation> found = starvationIn(*passedOverSample(12, true));
        QCOMPARE(found.size(), size_t{1});
        QVERIFY(found[0].served != kNone);
    }
    void aFewTimesAreNoStarvation()
    {
        QVERIFY(starvationIn(*passedOverSample(3, false)).empty());
        QVERIFY(starvationIn(*passedOverSample(3, true)).empty());
    }
    // Each has a thread of its own: nobody is preferred to who waits for the loop of another.
    void whatGoesOnBesideALoopPassesNobodyOver_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("another loop") << R"(
async def beside():
    for _ in range(10):
        await asyncio.sleep(1)

threading.Thread(target=lambda: asyncio.run(beside())).start()
)";
        QTest::newRow("threads") << R"(
def beside(mine, other):
    for _ in range(10):
        mine.acquire()
        time.sleep(0.5)
        other.release()

one, other = threading.Semaphore(1), threading.Semaphore(0)
for pair in (one, other), (other, one):
    threading.Thread(target=beside, args=pair).start()
)";
    }
    void whatGoesOnBesideALoopPassesNobodyOver()
    {
        QFETCH(QString, body);
        const auto trace =
            runUnder(Model::Cooperative,
                     "import asyncio\nimport threading\nimport time\n" + body.toStdString() + R"(
async def hold():
    time.sleep(10)

async def late():
    pass

async def main():
    await asyncio.gather(hold(), late())

asyncio.run(main())
)");
        QVERIFY(trace);
        QCOMPARE(trace->status(), RunStatus::Ok);
        QVERIFY(starvationIn(*trace).empty());
    }
    // In the library's program the report is passed over eight times, and served after 4 s.
    void theReportOfTheLibraryIsStarvedUnderPriorities()
    {
        RunOptions options;
        options.settings.policy = Policy::Priority;
        const auto trace =
            runUnder(Model::Preemptive,
                     textOfFile(QFINDTESTDATA("../../scenarios/library/pitfalls/starvation.en.py")),
                     options);
        const std::vector<Starvation> found = starvationIn(*trace);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(trace->coroutineOf(found[0].lane), "report"sv);
        QCOMPARE(found[0].passedOver, uint64_t{8});
        QCOMPARE(found[0].length().toSeconds(), 4.0);
    }
    void aLongQueueThatMovesIsNoStarvation()
    {
        TraceBuilder b(Model::Cooperative);
        std::vector<LaneId> tasks;
        for (int i = 0; i < 30; ++i)
            tasks.push_back(b.task("worker", b.program()));
        for (const LaneId task : tasks) {
            b.running(task);
            b.works(task, 1);
            b.finished(task);
        }
        QVERIFY(starvationIn(*b.end()).empty());
    }
    void whoWaitsBehindALoopThatNeverAwaitsIsStarved()
    {
        const auto trace = cutAfter20Seconds(R"(
async def hog():
    while True:
        work(1)

async def patient():
    print("never")

async def main():
    await asyncio.gather(hog(), patient())
)");
        QCOMPARE(trace->status(), RunStatus::Limit);
        const std::vector<Starvation> found = starvationIn(*trace);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(trace->coroutineOf(found[0].lane), "patient"sv);
        QCOMPARE(trace->coroutineOf(starvedBy(*trace, found[0])), "hog"sv);
        QCOMPARE(found[0].passedOver, uint64_t{0});
        QCOMPARE(found[0].length().toSeconds(), 20.0);
    }
    void whoseSleepIsOverBehindSuchALoopIsStarvedToo()
    {
        const auto trace = cutAfter20Seconds(R"(
async def hog():
    while True:
        work(1)

async def ticker():
    await asyncio.sleep(2)
    print("never")

async def main():
    await asyncio.gather(ticker(), hog())
)");
        const std::vector<Starvation> found = starvationIn(*trace);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(trace->coroutineOf(found[0].lane), "ticker"sv);
        QCOMPARE(trace->coroutineOf(starvedBy(*trace, found[0])), "hog"sv);
        QCOMPARE(found[0].length().toSeconds(), 18.0);
        QCOMPARE((*trace)[found[0].end].kind, EventKind::LimitReached);
    }
    void aSleepThatTheEndOfTheRunCutsIsNone()
    {
        const auto trace = cutAfter20Seconds(R"(
async def main():
    await asyncio.sleep(100)
)");
        QVERIFY(starvationIn(*trace).empty());
    }
    void threadsOfTheProgramStarveAsTasksDo()
    {
        RunOptions options;
        options.settings.policy = Policy::Priority;
        const auto trace = runUnder(Model::Preemptive, R"(
import threading
import time
from awaitscope import priority, work

def low():
    priority(5)
    work(1)

def high():
    for _ in range(10):
        work(0.5)
        time.sleep(0)

threads = [threading.Thread(target=f) for f in (low, high)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
)",
                                    options);
        const std::vector<Starvation> found = starvationIn(*trace);
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(trace->coroutineOf(found[0].lane), "low"sv);
        QCOMPARE(trace->coroutineOf(starvedBy(*trace, found[0])), "high"sv);
    }
    void theSamePreemptivelyIsServed()
    {
        RunOptions options;
        options.limits.until = VirtualTime() + Duration::seconds(20);
        const auto trace = runUnder(Model::Preemptive, program(R"(
async def hog():
    while True:
        work(1)

async def patient():
    while True:
        work(1)

async def main():
    await asyncio.gather(hog(), patient())
)"),
                                    options);
        QVERIFY(starvationIn(*trace).empty());
    }
};

QTEST_GUILESS_MAIN(TestStarvation)
#include "tst_starvation.moc"
