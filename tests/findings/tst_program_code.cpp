#include "core/metrics/metrics.h"
#include "core/timeline/timeline.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

RunOptions under(Policy policy)
{
    RunOptions options;
    options.settings.policy = policy;
    return options;
}

std::string printed(const Trace& trace)
{
    std::string text;
    for (size_t index = 0; index < trace.size(); ++index)
        if (trace[index].kind == EventKind::Output)
            text.append(trace.text(trace[index].argument)) += '\n';
    return text;
}

std::string besideAThread(const char* length)
{
    const std::string work = "work(" + std::string(length) + ")";
    return "import threading\nfrom awaitscope import work\n"
           "def f():\n    " +
           work + "\n    print('thread')\nt = threading.Thread(target=f)\nt.start()\n" + work +
           "\nprint('program')\nt.join()\n";
}

} // namespace

/// The code of the module, outside any task, beside threads that it has made.
class TestProgramCode : public QObject {
    Q_OBJECT

private slots:
    void keepsItsCoreForItsQuantum()
    {
        for (const Policy policy : {Policy::RoundRobin, Policy::Fifo, Policy::Multilevel}) {
            const auto trace = runUnder(Model::Preemptive, besideAThread("0.05"), under(policy));
            QCOMPARE(printed(*trace), "program\nthread\n");
            for (size_t index = 0; index < trace->size(); ++index)
                QVERIFY((*trace)[index].kind != EventKind::TaskPreempted);
        }
        const auto trace = runUnder(Model::Preemptive, besideAThread("0.15"));
        QCOMPARE(printed(*trace), "program\nthread\n");
    }

    void isNoTaskWhoseInterruptionsCount()
    {
        const auto trace = runUnder(Model::Preemptive, besideAThread("0.5"));
        const Metrics metrics = computeMetrics(*trace, buildTimeline(*trace));
        QCOMPARE(metrics.tasks.size(), size_t{1});
        QCOMPARE(*metrics.preemptions, uint64_t{metrics.tasks.front().preemptions});
        QVERIFY(*metrics.preemptions > 0);
    }

    // asyncio.run waits for the threads of executors only.
    void goesOnBesideThreadsThatItsLoopHasLeft()
    {
        const std::string source = R"(
import asyncio, queue, threading
async def main():
    items = queue.Queue()
    threading.Thread(target=items.get, daemon=True).start()
    await asyncio.sleep(1)
asyncio.run(main())
print("after")
)";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const auto trace = runUnder(model, source);
            QCOMPARE(printed(*trace), "after\n");
            QCOMPARE(trace->status(), RunStatus::Ok);
        }
    }
};

QTEST_GUILESS_MAIN(TestProgramCode)
#include "tst_program_code.moc"
