#include "core/causes/why_after.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

/// Every event knows the one that brought it about.
class TestCauses : public QObject {
    Q_OBJECT

private slots:
    void everyEventHasACauseThatComesBefore_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : allPrograms())
            QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
    void everyEventHasACauseThatComesBefore()
    {
        QFETCH(QString, file);
        const std::string source = textOfFile(file);
        for (const Model model : kModels) {
            for (const uint32_t cores : {1u, 3u}) {
                if (cores > 1 && model != Model::Preemptive) continue;
                RunOptions options;
                options.settings.cores = cores;
                const auto trace = runUnder(model, source, options);
                QVERIFY(trace);
                QCOMPARE(QString::fromStdString(firstHole(*trace)), QString());
            }
        }
    }

    void theChainOfCausesEndsWithTheRun()
    {
        const auto trace =
            runUnder(Model::Cooperative, textOfFile(QFINDTESTDATA("ending/slow_producer.py")));
        for (EventIndex index = 0; index < trace->size(); ++index)
            QCOMPARE(causesOf(*trace, index).back(), EventIndex{0});
    }

    void whoWakesAThreadDoesSoByWhatItDidThere()
    {
        constexpr auto source = R"(
import threading

lock = threading.Lock()
event = threading.Event()

def waiter():
    event.wait()

def helper():
    with lock:
        pass

threads = [threading.Thread(target=waiter), threading.Thread(target=helper)]
for thread in threads:
    thread.start()
with lock:
    pass
event.set()
for thread in threads:
    thread.join()
with lock:
    pass
)";
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const auto trace = runUnder(model, source);
            QCOMPARE(trace->status(), RunStatus::Ok);
            int woken = 0;
            for (EventIndex index = 0; index < trace->size(); ++index) {
                const Event& event = (*trace)[index];
                const bool isWoken = event.kind == EventKind::TaskReady &&
                                     (event.readyReason() == ReadyReason::Event ||
                                      event.readyReason() == ReadyReason::TaskDone);
                if (!isWoken) continue;
                ++woken;
                QVERIFY((*trace)[event.cause].kind != EventKind::LockReleased);
            }
            QVERIFY(woken > 0);
        }
    }

private:
    static std::string firstHole(const Trace& trace)
    {
        if (trace[0].kind != EventKind::RunStarted || trace[0].cause != kNone)
            return "the run does not start with itself";
        for (EventIndex index = 1; index < trace.size(); ++index) {
            const Event& event = trace[index];
            if (event.cause < index) continue;
            return std::string(nameOf(trace.settings().model)) + ": event " +
                   std::to_string(index) + ", " + std::string(nameOf(event.kind)) + " of " +
                   std::string(taskName(trace, event.lane)) + ", line " +
                   std::to_string(trace.lineOf(event)) + ": " +
                   (event.cause == kNone ? "no cause" : "a cause that comes later");
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
