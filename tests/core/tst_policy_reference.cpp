#include "core/snapshot/snapshot.h"
#include "tests/core/policy_reference.h"

#include <QDebug>

#include <numeric>
#include <random>

using namespace awaitscope;

// Random threads, run by the kernel and by a scheduler that was built another way.

namespace {

class Dice {
public:
    explicit Dice(uint32_t seed) : m_random(seed * 2 + 1) {}
    // From `least` to `most`.
    int roll(int least, int most)
    {
        const auto count = static_cast<uint32_t>(most - least + 1);
        return least + static_cast<int>(m_random() / 7 % count);
    }

private:
    std::minstd_rand m_random;
};

std::string randomSteps(Dice& dice)
{
    std::string steps;
    if (dice.roll(0, 2) > 0) steps += "priority " + std::to_string(dice.roll(-2, 3)) + ", ";
    for (int count = dice.roll(1, 7); count > 0; --count) {
        switch (dice.roll(0, 9)) {
        case 0: steps += "yield, "; break;
        case 1: steps += "lock, work " + std::to_string(dice.roll(1, 6)) + ", unlock, "; break;
        case 2: steps += "priority " + std::to_string(dice.roll(-2, 3)) + ", "; break;
        case 3:
        case 4:
        case 5: steps += "sleep " + std::to_string(dice.roll(1, 12)) + ", "; break;
        default: steps += "work " + std::to_string(dice.roll(1, 15)) + ", "; break;
        }
    }
    return steps + "work 1";
}

PolicyCase randomCase(Policy policy, uint32_t seed)
{
    Dice dice(seed);
    PolicyCase plan;
    plan.policy = policy;
    plan.cores = static_cast<uint32_t>(dice.roll(0, 3) > 0 ? dice.roll(1, 4) : dice.roll(5, 16));
    plan.quantum = dice.roll(1, 6);
    plan.switchCost = dice.roll(0, 1) > 0 ? dice.roll(1, 3) : 0;
    for (int count = dice.roll(1, 3 + 2 * static_cast<int>(plan.cores)); count > 0; --count)
        plan.threads.push_back(
            {std::string(1, static_cast<char>('A' + plan.threads.size())), randomSteps(dice)});
    return plan;
}

QString described(const PolicyCase& plan, uint32_t seed)
{
    QString text = QStringLiteral("seed %1, %2 cores, quantum %3, switch %4\n")
                       .arg(seed)
                       .arg(plan.cores)
                       .arg(plan.quantum)
                       .arg(plan.switchCost);
    for (const ThreadScript& script : plan.threads)
        text += QString::fromStdString(script.name + ": " + script.steps + "\n");
    return text;
}

// As `ReferenceScheduler::states`, of a snapshot.
std::string stateIn(const Trace& trace, const Snapshot& snapshot)
{
    std::vector<std::string> chosen(snapshot.running.size());
    std::string waiting, running, holders, line;
    for (const ReadyEntry& entry : snapshot.ready) {
        const std::string name = " " + trace.nameOf(entry.lane);
        if (entry.core)
            chosen[*entry.core] = name + ">" + std::to_string(*entry.core);
        else
            waiting += name;
    }
    for (size_t i = 0; i < snapshot.running.size(); ++i)
        if (snapshot.running[i] != kNone)
            running += " " + trace.nameOf(snapshot.running[i]) + ">" + std::to_string(i);
    const ObjectStatus& lock = snapshot.objects.front();
    for (const LaneId lane : lock.holders)
        holders += " " + trace.nameOf(lane);
    for (const LaneId lane : lock.waiters)
        line += " " + trace.nameOf(lane);
    return std::accumulate(chosen.begin(), chosen.end(), std::string()) + waiting + " |" + running +
           " |" + holders + " |" + line;
}

} // namespace

class tst_policy_reference : public QObject {
    Q_OBJECT

private slots:
    void theKernelDoesWhatTheReferenceDoes_data()
    {
        QTest::addColumn<int>("policy");
        for (const Policy policy : policies())
            QTest::newRow(std::string(nameOf(policy)).c_str()) << static_cast<int>(policy);
    }
    void theKernelDoesWhatTheReferenceDoes()
    {
        QFETCH(int, policy);
        for (uint32_t seed = 0; seed < 250; ++seed) {
            const PolicyCase plan = randomCase(static_cast<Policy>(policy), seed);
            const std::string expected = ReferenceScheduler(plan).run();
            const std::string found = ganttOf(*traceOf(plan), plan.unit);
            if (found != expected)
                qInfo().noquote() << "kernel:\n"
                                  << found.c_str() << "reference:\n"
                                  << expected.c_str() << described(plan, seed);
            QVERIFY(found == expected);
        }
    }

    void aSnapshotShowsTheReferencesQueueCoresAndLock_data()
    {
        theKernelDoesWhatTheReferenceDoes_data();
    }
    void aSnapshotShowsTheReferencesQueueCoresAndLock()
    {
        QFETCH(int, policy);
        size_t compared = 0;
        for (uint32_t seed = 0; seed < 100; ++seed) {
            const PolicyCase plan = randomCase(static_cast<Policy>(policy), seed);
            ReferenceScheduler reference(plan);
            reference.run();
            const auto trace = traceOf(plan);
            const SnapshotIndex index(*trace);
            for (EventIndex i = 0; i + 1 < trace->size(); ++i) {
                const VirtualTime time = (*trace)[i].time;
                if ((*trace)[i + 1].time == time) continue;
                const auto expected =
                    reference.states().find(time.nanoseconds() / plan.unit.count());
                if (expected == reference.states().end()) continue;
                QCOMPARE(
                    QString::fromStdString(formatSeconds(time - VirtualTime()) +
                                           stateIn(*trace, index.at(i))),
                    QString::fromStdString(formatSeconds(time - VirtualTime()) + expected->second));
                ++compared;
            }
        }
        QVERIFY(compared > 1000);
    }
};

QTEST_APPLESS_MAIN(tst_policy_reference)
#include "tst_policy_reference.moc"
