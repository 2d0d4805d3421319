#include "gui/narration/difference_words.h"
#include "gui/narration/sentence.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

Run runOf(Model model, const std::string& source)
{
    return makeRun(runUnder(model, source));
}

Run preemptive(const std::string& source, Policy policy, uint32_t cores = 1, double quantum = 0.1)
{
    RunOptions options;
    options.settings.policy = policy;
    options.settings.cores = cores;
    options.settings.quantum = Duration::fromSeconds(quantum);
    return makeRun(runUnder(Model::Preemptive, source, options));
}

/// The sentence of the first difference, no-break spaces as `~`.
QString parting(Run first, Run second, Language language)
{
    std::vector<Run> runs;
    runs.push_back(std::move(first));
    runs.push_back(std::move(second));
    const Comparison comparison = makeComparison("", std::move(runs));
    return plainText(differenceInWords(comparison, 0, 1, language))
        .replace(QChar(0xa0), QLatin1Char('~'));
}

} // namespace

/// What is said of the place where two runs part, English beside French.
class TestPartingWords : public QObject {
    Q_OBJECT

private slots:
    void theFirstDifferenceSaysWhatEachDoes()
    {
        const std::string source = program(R"(
async def compute(name):
    work(0.25)

async def main():
    await asyncio.gather(compute("A"), compute("B"))
)");
        const auto told = [&](Language language) {
            return parting(runOf(Model::Cooperative, source), runOf(Model::Preemptive, source),
                           language);
        };
        QCOMPARE(
            told(Language::English),
            QString(
                "First difference. Cooperative, at 0.25 s: the loop lets compute(\"A\") run "
                "to its end at line 5, as it has to wait for nothing. Preemptive, at 0.1 s: the "
                "scheduler takes the core from compute(\"A\") at line 5: its quantum of 100 ms is "
                "used up, and compute(\"B\") is ready."));
        QCOMPARE(
            told(Language::French),
            QString(
                "Première différence. Coopératif, à 0,25~s~: la boucle laisse compute(\"A\") "
                "aller à son terme ligne 5, car elle n'a rien à attendre. Préemptif, à 0,1~s~: "
                "l'ordonnanceur retire le cœur à la tâche compute(\"A\") ligne 5~: son quantum de "
                "100~ms est épuisé, et compute(\"B\") est prête."));
    }
    void whereALimitStopsARunItIsSaid()
    {
        const std::string ticks = program(R"(
async def tick():
    while True:
        await asyncio.sleep(1)

async def main():
    await asyncio.gather(tick(), tick())
)");
        RunOptions options;
        options.limits.until = VirtualTime::atNanoseconds(5'500'000'000);
        const auto run = [&](Model model, const std::string& source) {
            return makeRun(runUnder(model, source, options));
        };
        QCOMPARE(parting(run(Model::Cooperative, ticks), run(Model::Preemptive, ticks),
                         Language::English),
                 QString("No difference between cooperative and preemptive up to where a limit "
                         "stopped them: no task computes, so there is nobody to interrupt."));
        const std::string busy = program(R"(
async def tick():
    await asyncio.sleep(1)

async def busy():
    while True:
        work(1)

async def main():
    await asyncio.gather(tick(), busy())
)");
        const QString told =
            parting(run(Model::Cooperative, busy), run(Model::Preemptive, busy), Language::English);
        QVERIFY2(told.contains("Cooperative, at 5.5 s: busy goes on at line 9 until a limit stops "
                               "the run."),
                 qPrintable(told));
    }
    void whoHoldsTheLoopIsToldBesideWhoWaits()
    {
        const std::string source = textOfFile(QFINDTESTDATA("deadlocked/join_holds_the_loop.py"));
        const auto told = [&](Language language) {
            return parting(runOf(Model::Cooperative, source), runOf(Model::Preemptive, source),
                           language);
        };
        QCOMPARE(told(Language::English),
                 QString("First difference at 0 s. Cooperative: main waits at line 22 (awaits "
                         "Thread-1 (job)) and holds the loop meanwhile. Preemptive: main goes on "
                         "at line 22 until it has to wait (awaits Thread-1 (job))."));
    }
    void orThatThereIsNoneAndWhy()
    {
        const std::string source = program(R"(
async def nap(time):
    await asyncio.sleep(time)

async def main():
    await asyncio.gather(nap(1), nap(2))
)");
        const auto told = [&](Language language) {
            return parting(runOf(Model::Cooperative, source), runOf(Model::Preemptive, source),
                           language);
        };
        QCOMPARE(told(Language::English),
                 QString("No difference between cooperative and preemptive: no task computes, so "
                         "there is nobody to interrupt."));
        QCOMPARE(told(Language::French),
                 QString("Aucune différence entre coopératif et préemptif~: aucune tâche ne "
                         "calcule, il n'y a donc personne à interrompre."));
        const std::string stuck = program(R"(
async def want(lock):
    await lock.acquire()

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await asyncio.create_task(want(lock))
)");
        const auto toldOfStuck = [&](Language language) {
            return parting(runOf(Model::Synchronous, stuck), runOf(Model::Cooperative, stuck),
                           language);
        };
        QCOMPARE(toldOfStuck(Language::English),
                 QString("No difference between synchronous and cooperative: both come to the same "
                         "deadlock."));
        QCOMPARE(
            toldOfStuck(Language::French),
            QString("Aucune différence entre synchrone et coopératif~: les deux aboutissent au "
                    "même interblocage."));
    }
    void whyAThreadKeepsItsCoreIsTheRuleOfThePolicy_data()
    {
        QTest::addColumn<Policy>("policy");
        QTest::addColumn<double>("quantum");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("french");
        QTest::newRow("fifo")
            << Policy::Fifo << 0.1
            << "without a quantum it keeps its core, though compute(\"B\") is ready."
            << "sans quantum, son cœur lui reste, bien que compute(\"B\") soit prête.";
        QTest::newRow("srt") << Policy::ShortestRemaining << 0.1
                             << "nobody who is ready has less left to compute."
                             << "de celles qui sont prêtes, aucune n'a moins à calculer.";
        QTest::newRow("priority") << Policy::Priority << 0.1
                                  << "nobody who is ready is more urgent."
                                  << "de celles qui sont prêtes, aucune n'est plus urgente.";
        QTest::newRow("rr") << Policy::RoundRobin << 1.0
                            << "its quantum of 1 s does not end before, though compute(\"B\") is "
                               "ready."
                            << "son quantum de 1~s ne finit pas avant, bien que compute(\"B\") "
                               "soit prête.";
        QTest::newRow("gil") << Policy::Gil << 1.0
                             << "its switch interval of 1 s does not end before, though "
                                "compute(\"B\") is ready."
                             << "son intervalle de commutation de 1~s ne finit pas avant, bien que "
                                "compute(\"B\") soit prête.";
        QTest::newRow("mlfq") << Policy::Multilevel << 0.1
                              << "its quantum does not end before, though compute(\"B\") is ready."
                              << "son quantum ne finit pas avant, bien que compute(\"B\") soit "
                                 "prête.";
    }
    void whyAThreadKeepsItsCoreIsTheRuleOfThePolicy()
    {
        QFETCH(Policy, policy);
        QFETCH(double, quantum);
        QFETCH(QString, english);
        QFETCH(QString, french);
        const std::string source = program(R"(
from awaitscope import priority

async def compute(name, number):
    priority(number)
    work(0.25)

async def main():
    await asyncio.gather(compute("A", 0), compute("B", 5))
)");
        for (const Language language : {Language::English, Language::French}) {
            const QString told = parting(preemptive(source, Policy::RoundRobin),
                                         preemptive(source, policy, 1, quantum), language);
            const QString& expected = language == Language::English ? english : french;
            QVERIFY2(told.endsWith(": " + expected), qPrintable(told));
        }
    }
    void onlyWhereNobodyIsReadyDoesNobodyNeedTheCore()
    {
        const std::string source = program(R"(
async def compute(name):
    work(0.25)

async def main():
    await asyncio.gather(compute("A"), compute("B"))
)");
        const QString told = parting(preemptive(source, Policy::RoundRobin),
                                     preemptive(source, Policy::RoundRobin, 2), Language::English);
        QVERIFY2(told.endsWith("compute(\"A\") runs to its end at line 5: nobody needs its core "
                               "before."),
                 qPrintable(told));
    }
    void anEndByFailureOrCancellationIsToldAsSuch()
    {
        const std::string source = program(R"(
async def bad():
    work(0.2)
    raise ValueError("x")

async def good():
    await asyncio.sleep(0.1)
    print("good")
    await asyncio.sleep(1)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bad())
        group.create_task(good())
)");
        const auto told = [&](uint32_t cores, Language language) {
            return parting(runOf(Model::Cooperative, source),
                           preemptive(source, Policy::RoundRobin, cores), language);
        };
        QVERIFY2(
            told(2, Language::English)
                .contains(
                    "Cooperative, at 0.2 s: good is cancelled and ends at line 9. Preemptive, "),
            qPrintable(told(2, Language::English)));
        QVERIFY2(
            told(2, Language::French)
                .contains(
                    "Coopératif, à 0,2~s~: good est annulée et se termine ligne 9. Préemptif, "),
            qPrintable(told(2, Language::French)));
        QVERIFY2(
            told(1, Language::English)
                .contains(
                    "Cooperative, at 0.2 s: the loop lets bad run until it fails at line 6, as it "
                    "has to wait for nothing. "),
            qPrintable(told(1, Language::English)));
        QVERIFY2(
            told(1, Language::French)
                .contains(
                    "Coopératif, à 0,2~s~: la boucle laisse bad continuer jusqu'à échouer ligne "
                    "6, car elle n'a rien à attendre. "),
            qPrintable(told(1, Language::French)));
    }
    void whoSleepsOutsideALoopHoldsNone()
    {
        const std::string source = "import threading, time\n"
                                   "def w():\n"
                                   "    time.sleep(1)\n"
                                   "threading.Thread(target=w).start()\n"
                                   "time.sleep(2)\n";
        const auto told = [&](Language language) {
            return parting(runOf(Model::Cooperative, source), runOf(Model::Preemptive, source),
                           language);
        };
        QVERIFY2(told(Language::English)
                     .contains("the program sleeps at line 5 and holds its thread meanwhile. "),
                 qPrintable(told(Language::English)));
        QVERIFY2(
            told(Language::French).contains("le programme dort ligne 5 en retenant son thread. "),
            qPrintable(told(Language::French)));
    }
};

QTEST_MAIN(TestPartingWords)
#include "tst_parting_words.moc"
