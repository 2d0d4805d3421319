#include "core/comparison/first_difference.h"
#include "core/comparison/outcome_difference.h"
#include "tests/findings/model_runs.h"

Q_DECLARE_METATYPE(awaitscope::RunOptions)

using namespace awaitscope;

namespace {

RunOptions under(Model model, uint32_t cores = 1)
{
    RunOptions options;
    options.settings.model = model;
    options.settings.cores = cores;
    return options;
}

RunOptions byPolicy(Policy policy, double quantum = 0.1)
{
    RunOptions options = under(Model::Preemptive);
    options.settings.policy = policy;
    options.settings.quantum = Duration::fromSeconds(quantum);
    return options;
}

Comparison compared(const std::string& source, const RunOptions& first, const RunOptions& second)
{
    std::vector<Run> runs;
    runs.push_back(makeRun(runUnder(first.settings.model, source, first)));
    runs.push_back(makeRun(runUnder(second.settings.model, source, second)));
    return makeComparison("", std::move(runs));
}

std::string side(const Run& run, const PartingPlace& place)
{
    std::string text(nameOf(place.act));
    if (place.lane != kNone) text += " " + run.timeline.lane(place.lane).label;
    if (place.line != 0) text += " line " + std::to_string(place.line);
    text += " (" + std::string(nameOf(place.cause)) + ")";
    if (place.by != kNone) text += " by " + run.timeline.lane(place.by).label;
    return text;
}

std::string parting(const Comparison& comparison)
{
    const auto difference = firstDifference(comparison, 0, 1);
    if (!difference) return "none: " + std::string(nameOf(samenessOf(comparison, 0, 1)));
    return formatSeconds(difference->time() - VirtualTime()) + " " +
           std::string(nameOf(difference->parting)) + ": " +
           side(comparison.runs[0], difference->first) + " | " +
           side(comparison.runs[1], difference->second);
}

std::string outcome(const Comparison& comparison)
{
    const OutcomeDifference difference =
        outcomeDifference(*comparison.runs[0].trace, *comparison.runs[1].trace);
    std::string text(nameOf(difference.output));
    if (difference.line != 0) text += " from " + std::to_string(difference.line);
    if (!difference.sameStatus) text += ", other status";
    if (!difference.sameError) text += ", other error";
    return text;
}

/// Every fourth of all programs that there are.
QStringList somePrograms()
{
    const QStringList all = allPrograms();
    QStringList some;
    for (qsizetype i = 0; i < all.size(); i += 4)
        some << all[i];
    return some;
}

const char* const kSleepers = R"(
async def nap(name, time):
    print(name)
    await asyncio.sleep(time)
    print(name)

async def main():
    await asyncio.gather(nap("A", 2), nap("B", 1))
)";

const char* const kComputers = R"(
async def compute(name):
    print(name, "starts")
    work(0.25)
    print(name, "ends")

async def main():
    await asyncio.gather(compute("A"), compute("B"))
)";

const char* const kUrgent = R"(
from awaitscope import priority

async def compute(name, number):
    priority(number)
    work(0.25)

async def main():
    await asyncio.gather(compute("A", 0), compute("B", 5))
)";

const char* const kStuck = R"(
async def want(lock):
    await lock.acquire()

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.create_task(want(lock))
)";

const char* const kShort = R"(
async def compute(name):
    work(0.05)
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(compute("A"), compute("B"))
)";

} // namespace

/// Where two runs part, why, and whether that matters: all computed by hand.
class TestParting : public QObject {
    Q_OBJECT

private slots:
    void asTheModelsHaveIt_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<RunOptions>("first");
        QTest::addColumn<RunOptions>("second");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("ends");
        const auto row = [](const char* name, const char* source, RunOptions first,
                            RunOptions second, const char* expected, const char* ends) {
            QTest::newRow(name) << QString::fromStdString(program(source)) << first << second
                                << expected << ends;
        };
        const RunOptions calls = under(Model::Synchronous);
        const RunOptions loop = under(Model::Cooperative);
        const RunOptions threads = under(Model::Preemptive);
        row("sleepers, loop and threads", kSleepers, loop, threads, "none: nobody_computes",
            "same");
        row("sleepers, calls and loop", kSleepers, calls, loop,
            "0 suspends: holds nap(\"A\") line 6 (code) | waits nap(\"A\") line 6 (code)",
            "reordered from 2");
        row("computers, loop and threads", kComputers, loop, threads,
            "0.1 suspends: ends compute(\"A\") line 7 (code) | interrupted compute(\"A\") line 6 "
            "(quantum) by compute(\"B\")",
            "reordered from 2");
        row("computers, threads and threads", kComputers, threads, threads, "none: same_rules",
            "same");
        row("computers, one core and two", kComputers, threads, under(Model::Preemptive, 2),
            "0.1 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 7 (code)",
            "same");
        // Who keeps its core while another is ready does so by a rule.
        row("computers, without a quantum", kComputers, threads, byPolicy(Policy::Fifo),
            "0.1 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 7 (keeps) by compute(\"B\")",
            "reordered from 2");
        row("computers, shortest first", kComputers, threads, byPolicy(Policy::ShortestRemaining),
            "0.2 suspends: interrupted compute(\"B\") line 6 (quantum) by compute(\"A\") | ends "
            "compute(\"B\") line 7 (keeps) by compute(\"A\")",
            "reordered from 3");
        row("computers, levels", kComputers, threads, byPolicy(Policy::Multilevel),
            "0.3 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 7 (slice) by compute(\"B\")",
            "same");
        row("computers, a long quantum", kComputers, threads, byPolicy(Policy::RoundRobin, 1),
            "0.1 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 7 (slice) by compute(\"B\")",
            "reordered from 2");
        row("computers, as urgent", kComputers, threads, byPolicy(Policy::Priority, 1),
            "0.1 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 7 (slice) by compute(\"B\")",
            "reordered from 2");
        row("computers, less urgent", kUrgent, threads, byPolicy(Policy::Priority),
            "0.25 suspends: interrupted compute(\"A\") line 8 (quantum) by compute(\"B\") | ends "
            "compute(\"A\") line 8 (keeps) by compute(\"B\")",
            "same");
        row("stuck, calls and loop", kStuck, calls, loop, "none: both_stuck", "same");
        row("stuck, calls and threads", kStuck, calls, threads, "none: both_stuck", "same");
        row("without end, for nothing", R"(
async def busy():
    while True:
        pass

async def main():
    asyncio.create_task(busy())
    await asyncio.sleep(1)
)",
            loop, threads, "none: endless", "same");
        row("awaited where it is made", R"(
async def child():
    print("child")

async def main():
    await asyncio.create_task(child())
)",
            calls, loop, "none: one_at_a_time", "same");
        row("one task and a callback", R"(
def ring():
    work(0.3)

async def main():
    asyncio.get_running_loop().call_later(0.1, ring)
    await asyncio.sleep(0.2)
)",
            loop, byPolicy(Policy::RoundRobin, 1), "none: nobody_interrupted", "same");
        // On which core a task runs, and what begins beside it, is no difference.
        row("computers, two cores and four", kComputers, under(Model::Preemptive, 2),
            under(Model::Preemptive, 4), "none: nobody_ready", "same");
        row("within a quantum, one core and two", kShort, threads, under(Model::Preemptive, 2),
            "none: nobody_interrupted", "same");
        row("three computers, two cores and four", R"(
async def compute(name):
    print(name)
    work(0.25)

async def main():
    await asyncio.gather(compute("A"), compute("B"), compute("C"))
)",
            under(Model::Preemptive, 2), under(Model::Preemptive, 4),
            "0.1 suspends: interrupted compute(\"A\") line 6 (quantum) by compute(\"C\") | ends "
            "compute(\"A\") line 6 (code)",
            "same");
        row("within a quantum", kShort, loop, threads, "none: nobody_interrupted", "same");
        row("one task", "\nasync def main():\n    print(1)\n    await asyncio.sleep(1)\n", loop,
            threads, "none: one_task", "same");
        row("in turn", R"(
async def dl(name):
    print(name)

async def main():
    await dl("A")
    await dl("B")
)",
            calls, loop, "none: one_task", "same");
        row("a child of its own", R"(
async def child():
    print("child")

async def main():
    task = asyncio.create_task(child())
    print("made")
    await task
)",
            calls, loop, "0 suspends: calls main line 8 (called) | waits main line 10 (code)",
            "reordered from 1");
        row("stuck and not", R"(
async def consumer(q):
    print(await q.get())

async def producer(q):
    await q.put(1)

async def main():
    q = asyncio.Queue()
    await asyncio.gather(consumer(q), producer(q))
)",
            calls, loop, "0 stops: stops (stuck) | starts producer (ready)",
            "different from 1, other status");
        row("lost update", R"(
counter = 0

async def add():
    global counter
    read = counter
    work(0.15)
    counter = read + 1

async def main():
    await asyncio.gather(add(), add())
    print(counter)
)",
            loop, threads,
            "0.1 suspends: ends add line 9 (code) | interrupted add line 9 (quantum) by add #2",
            "different from 1");
        row("the thread gives way, the loop does not", R"(
import time

async def block():
    time.sleep(1)

async def other():
    print("other")

async def main():
    await asyncio.gather(block(), other())
)",
            loop, threads, "0 suspends: holds block line 7 (code) | waits block line 7 (code)",
            "same");
        row("threads beside a loop sleep as those on cores do", R"(
import time

def nap(name):
    time.sleep(0.1)
    print(name)

async def main():
    await asyncio.to_thread(nap, "a")
    await asyncio.to_thread(nap, "b")
)",
            loop, threads, "none: nobody_computes", "same");
        row("callbacks are the same, one by one or side by side", R"(
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "a")
    loop.call_later(1, print, "b")
    await asyncio.sleep(2)
)",
            loop, threads, "none: nobody_computes", "same");
    }
    void asTheModelsHaveIt()
    {
        QFETCH(QString, source);
        QFETCH(RunOptions, first);
        QFETCH(RunOptions, second);
        QFETCH(QString, expected);
        QFETCH(QString, ends);
        const Comparison comparison = compared(source.toStdString(), first, second);
        QCOMPARE(QString::fromStdString(parting(comparison)), expected);
        QCOMPARE(QString::fromStdString(outcome(comparison)), ends);
    }

    void noRunPartsFromItself()
    {
        for (const QString& file : somePrograms()) {
            const std::string source = textOfFile(file);
            for (const Model model : kModels) {
                const Comparison same = compared(source, under(model), under(model));
                QVERIFY2(!firstDifference(same, 0, 1), qPrintable(file));
                QVERIFY(outcomeDifference(*same.runs[0].trace, *same.runs[1].trace).isNone());
            }
        }
    }
    void theOrderOfTheTwoDoesNotMatter()
    {
        for (const QString& file : somePrograms()) {
            const std::string source = textOfFile(file);
            const Comparison one =
                compared(source, under(Model::Cooperative), under(Model::Preemptive));
            const Comparison other =
                compared(source, under(Model::Preemptive), under(Model::Cooperative));
            const auto there = firstDifference(one, 0, 1);
            const auto back = firstDifference(other, 0, 1);
            QCOMPARE(there.has_value(), back.has_value());
            if (!there) continue;
            QCOMPARE(there->first.event, back->second.event);
            QCOMPARE(there->second.event, back->first.event);
            QCOMPARE(there->parting, back->parting);
        }
    }
};

QTEST_GUILESS_MAIN(TestParting)
#include "tst_parting.moc"
