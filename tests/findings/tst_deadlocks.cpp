#include "core/findings/deadlock.h"
#include "core/findings/starvation.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

/// `TIME cycle A holds lock f1, waits for lock f2; B ...`, or `TIME end A waits for lock f2 (B);
/// ...`
std::string described(const Trace& trace, const Deadlock& deadlock)
{
    const std::vector<std::string> labels = labelsOf(trace);
    std::string text = formatSeconds(trace[deadlock.event].time - VirtualTime());
    text += deadlock.extent == DeadlockExtent::Cycle ? " cycle" : " end";
    std::string_view separator = " ";
    for (const DeadlockLink& link : deadlock.links) {
        text.append(separator).append(labels[link.lane]);
        if (link.held != kNone) text += " has " + objectText(trace, link.held) + " and";
        text += " waits for ";
        text += link.wait == kNone ? "nothing" : onText(trace, trace[link.wait]);
        std::string by;
        for (const LaneId helper : link.helpers)
            by += (by.empty() ? "" : ", ") + labels[helper];
        if (!by.empty()) text += " (" + by + ")";
        for (const ObjectId object : link.atHand)
            text += " and refers to " + objectText(trace, object);
        separator = "; ";
    }
    for (const UnstartedHelper& helper : deadlock.unstarted)
        text += "; unstarted " + helper.coroutine + " has " + objectText(trace, helper.object);
    if (deadlock.broken != kNone)
        text += "; broken at " + formatSeconds(trace[deadlock.broken].time - VirtualTime());
    return text + "\n";
}

std::string described(Model model, const Trace& trace)
{
    std::string text =
        std::string(nameOf(model)) + " " + std::string(nameOf(trace.status())) + "\n";
    for (const Deadlock& deadlock : deadlocksOf(trace))
        text += described(trace, deadlock);
    return text;
}

} // namespace

/// Deadlocks in every model: beside each program of `deadlocked/` stands what there is to find; in
/// those of `ending/` there is nothing, however long they wait.
class TestDeadlocks : public QObject {
    Q_OBJECT

private slots:
    void aDeadlockIsFoundAndNamed_data() { addFiles("deadlocked"); }
    void aDeadlockIsFoundAndNamed()
    {
        QFETCH(QString, file);
        std::string found;
        for (const Model model : kModels) {
            const auto trace = runUnder(model, textOfFile(file));
            QVERIFY(trace);
            found += described(model, *trace);
        }
        const QStringList lines = QString::fromStdString(found).split('\n');
        const std::string expected = textOfFile(file.chopped(3) + ".txt");
        const QStringList wanted = QString::fromStdString(expected).split('\n');
        for (qsizetype line = 0; line < std::min(lines.size(), wanted.size()); ++line)
            QVERIFY2(lines[line] == wanted[line], qPrintable(lines[line]));
        QCOMPARE(lines.size(), wanted.size());
    }

    void aProgramThatEndsIsNoDeadlock_data() { addFiles("ending"); }
    void aProgramThatEndsIsNoDeadlock()
    {
        QFETCH(QString, file);
        for (const Model model : kModels) {
            const auto trace = runUnder(model, textOfFile(file));
            QVERIFY(trace);
            // A plain sequential run may well be stuck where others are not.
            if (model == Model::Synchronous && trace->status() != RunStatus::Ok) continue;
            QCOMPARE(trace->status(), RunStatus::Ok);
            QCOMPARE(QString::fromStdString(described(model, *trace)),
                     QString::fromStdString(std::string(nameOf(model)) + " ok\n"));
            QVERIFY(starvationIn(*trace).empty());
        }
    }

    // No program of the library or of the oracle's cases that ends well is called deadlocked.
    void noAlarmInProgramsThatEndWell_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : allPrograms())
            if (!file.contains("deadlocked")) QTest::newRow(qPrintable(name(file))) << file;
    }
    void noAlarmInProgramsThatEndWell()
    {
        QFETCH(QString, file);
        for (const Model model : kModels) {
            const auto trace = runUnder(model, textOfFile(file));
            QVERIFY(trace);
            const std::vector<Deadlock> deadlocks = deadlocksOf(*trace);
            const bool isStuck = trace->status() == RunStatus::Deadlock;
            QCOMPARE(!deadlocks.empty() && deadlocks.back().extent == DeadlockExtent::Run, isStuck);
            if (!isStuck) QCOMPARE(QString::fromStdString(described(model, *trace)).count('\n'), 1);
        }
    }

    // Who cycles are made of is a matter of the run, not of who looks on.
    void theEventListsTheLanesOfTheCircle()
    {
        const auto trace =
            runUnder(Model::Cooperative, textOfFile(QFINDTESTDATA("deadlocked/two_locks.py")));
        const std::vector<Deadlock> deadlocks = deadlocksOf(*trace);
        QCOMPARE(deadlocks.size(), size_t{2});
        const Event& event = (*trace)[deadlocks.front().event];
        QCOMPARE(event.extent(), DeadlockExtent::Cycle);
        QCOMPARE((*trace)[event.cause].kind, EventKind::TaskWaiting);
        QCOMPARE(deadlockedLanes(*trace, event), (std::vector<LaneId>{3, 2}));
    }

private:
    static QString name(const QString& file) { return QFileInfo(file).fileName(); }
    static void addFiles(const char* folder)
    {
        QTest::addColumn<QString>("file");
        const QDir dir(QFINDTESTDATA(folder));
        for (const QString& name : dir.entryList({"*.py"}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(name)) << dir.filePath(name);
    }
};

QTEST_GUILESS_MAIN(TestDeadlocks)
#include "tst_deadlocks.moc"
