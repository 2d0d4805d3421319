#include "gui/narration/finding_words.h"
#include "gui/narration/narrator.h"
#include "tests/findings/model_runs.h"

using namespace awaitscope;

namespace {

Run runOf(Model model, const std::string& source)
{
    return makeRun(runUnder(model, source));
}

Run runOfFile(Model model, const char* name)
{
    return runOf(model, textOfFile(QFINDTESTDATA(name)));
}

QString ending(const Run& run, Language language)
{
    const SnapshotIndex snapshots(*run.trace);
    return plainText(Narrator(run, snapshots).finalDeadlock(language));
}

/// No-break spaces as `~`, so that one sees them.
QString visible(QString text)
{
    return text.replace(QChar(0xa0), QLatin1Char('~'));
}

const char* const kPhilosophers = R"(
async def phil(sem):
    await sem.acquire()
    await asyncio.sleep(1)
    await sem.acquire()

async def main():
    sem = asyncio.Semaphore(N)
    await asyncio.gather(*(phil(sem) for _ in range(N)))
)";

std::string philosophers(const char* number)
{
    return program(QString(kPhilosophers).replace("N", number).toUtf8().constData());
}

/// `number` tasks that want the lock of who gathers them.
std::string inALock(int number)
{
    return program(QString(R"(
async def part(i, lock):
    async with lock:
        return i

async def main():
    lock = asyncio.Lock()
    async with lock:
        await asyncio.gather(*(part(i, lock) for i in range(%1)))
)")
                       .arg(number)
                       .toUtf8()
                       .constData());
}

} // namespace

/// The sentences, English beside French.
class TestFindingWords : public QObject {
    Q_OBJECT

private slots:
    void aDeadlockIsNamedWithItsCircle_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Model>("model");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("french");
        const auto row = [](const char* file, Model model, const char* english,
                            const char* french) {
            QTest::newRow(file) << QString(file) << model << english << french;
        };
        row("inside_a_task_group", Model::Cooperative,
            "Deadlock: back holds b and waits for a, held by there, which waits for b.",
            "Interblocage~: back tient b et attend a, tenu par there, qui attend b.");
        row("three_philosophers", Model::Preemptive,
            "Deadlock: philosopher #3 holds fork3 and waits for fork1, held by philosopher, which "
            "waits for fork2, held by philosopher #2, which waits for fork3.",
            "Interblocage~: philosopher #3 tient fork3 et attend fork1, tenu par philosopher, qui "
            "attend fork2, tenu par philosopher #2, qui attend fork3.");
        row("await_each_other", Model::Cooperative,
            "Deadlock: second awaits first, which awaits second.",
            "Interblocage~: second attend la tâche first, qui attend la tâche second.");
        row("twice_the_same_lock", Model::Cooperative,
            "Deadlock: main holds lock and waits for lock, which it holds itself.",
            "Interblocage~: main tient lock et attend lock, qu'elle tient elle-même.");
        row("lock_held_across_await_of_its_user", Model::Cooperative,
            "Deadlock: user waits for lock, held by main, which awaits user.",
            "Interblocage~: user attend lock, tenu par main, qui attend la tâche user.");
        row("consumer_before_producer", Model::Synchronous,
            "Deadlock: consumer waits for an item of q; producer, not yet started, refers to q.",
            "Interblocage~: consumer attend un élément de la file q~; producer, pas encore "
            "démarrée, se réfère à q.");
        row("barrier_short_of_a_party", Model::Synchronous,
            "Deadlock: party waits at barrier for the others to arrive; party #2, not yet started, "
            "refers to barrier.",
            "Interblocage~: party attend les autres à barrier~; party #2, pas encore démarrée, se "
            "réfère à barrier.");
        row("consumer_made_before_producer", Model::Synchronous,
            "Deadlock: consumer waits for an item of q; main, which refers to q, is inside the "
            "call "
            "of consumer(), and "
            "goes on only when that has ended.",
            "Interblocage~: consumer attend un élément de la file q~; main, qui se réfère à q, est "
            "dans l'appel consumer(), et ne reprendra qu'à sa fin.");
        row("pool_of_one_asks_itself", Model::Cooperative,
            "Deadlock: ThreadPoolExecutor-0_0 waits for inner, in the queue of the pool, whose "
            "only thread it is.",
            "Interblocage~: ThreadPoolExecutor-0_0 attend inner, dans la file du pool, dont c'est "
            "le seul thread.");
        row("pool_is_full_of_askers", Model::Preemptive,
            "Deadlock: ThreadPoolExecutor-0_0 and ThreadPoolExecutor-0_1 wait for part, in the "
            "queue of the pool, all of whose threads they are.",
            "Interblocage~: ThreadPoolExecutor-0_0 et ThreadPoolExecutor-0_1 attendent part, dans "
            "la file du pool, dont ce sont tous les threads.");
        row("pool_results_of_each_other", Model::Preemptive,
            "Deadlock: ThreadPoolExecutor-0_1 waits for the result of ThreadPoolExecutor-0_0, "
            "which waits for the result of ThreadPoolExecutor-0_1.",
            "Interblocage~: ThreadPoolExecutor-0_1 attend le résultat de ThreadPoolExecutor-0_0, "
            "qui attend le résultat de ThreadPoolExecutor-0_1.");
        row("lock_of_a_finished_task", Model::Cooperative,
            "Deadlock: user waits for lock, held by careless, which has finished.",
            "Interblocage~: user attend lock, tenu par careless, qui est terminée.");
        row("threads_with_two_locks", Model::Preemptive,
            "Deadlock: Thread-2 (move) holds b and waits for a, held by Thread-1 (move), which "
            "waits for b.",
            "Interblocage~: Thread-2 (move) tient b et attend a, tenu par Thread-1 (move), qui "
            "attend b.");
        row("thread_joins_the_holder", Model::Preemptive,
            "Deadlock: Thread-1 (job) waits for lock, held by the program, which waits for the "
            "end of Thread-1 (job).",
            "Interblocage~: Thread-1 (job) attend lock, tenu par le programme, qui attend la fin "
            "de Thread-1 (job).");
        row("lock_kept_from_a_thread", Model::Synchronous,
            "Deadlock: main holds lock and is inside the call of job(), which waits for lock.",
            "Interblocage~: main tient lock et est dans l'appel job(), qui attend lock.");
        row("lock_of_threads_in_the_loop", Model::Cooperative,
            "Deadlock: b waits for lock, held by a, and holds the loop meanwhile: no other task "
            "can run.",
            "Interblocage~: b attend lock, tenu par a, et retient la boucle~: aucune autre tâche "
            "ne peut s'exécuter.");
        row("join_holds_the_loop", Model::Cooperative,
            "Deadlock: Thread-1 (job) waits until done is set; main waits for the end of Thread-1 "
            "(job), and holds the loop meanwhile: no other task can run.",
            "Interblocage~: Thread-1 (job) attend que soit levé done~; main attend la fin de "
            "Thread-1 (job), et retient la boucle~: aucune autre tâche ne peut s'exécuter.");
        row("locks_of_one_name", Model::Cooperative,
            "Deadlock: transfer #2 holds lock #2 and waits for lock, held by transfer, which "
            "waits for lock #2.",
            "Interblocage~: transfer #2 tient lock #2 et attend lock, tenu par transfer, qui "
            "attend lock #2.");
        row("event_never_set", Model::Preemptive,
            "Deadlock: waiter and waiter #2 wait until ready is set.",
            "Interblocage~: waiter et waiter #2 attendent que soit levé ready.");
        row("events_of_each_other", Model::Cooperative,
            "Deadlock: first, which refers to b, waits until a is set; first #2, which refers to "
            "a, waits until b is set.",
            "Interblocage~: first, qui se réfère à b, attend que soit levé a~; first #2, qui se "
            "réfère à a, attend que soit levé b.");
        row("sets_the_event_too_late", Model::Preemptive,
            "Deadlock: main, which refers to event, awaits worker; worker waits until event is "
            "set.",
            "Interblocage~: main, qui se réfère à event, attend la tâche worker~; worker attend "
            "que soit levé event.");
        row("starts_what_would_set_it_later", Model::Cooperative,
            "Deadlock: Thread-1 (worker) waits until event is set; the program, which refers to "
            "event, waits for the end of Thread-1 (worker).",
            "Interblocage~: Thread-1 (worker) attend que soit levé event~; le programme, qui se "
            "réfère à event, attend la fin de Thread-1 (worker).");
        row("thread_asks_for_a_coroutine", Model::Cooperative,
            "Deadlock: take waits for an item of queue; job, which refers to queue, waits for the "
            "result of take.",
            "Interblocage~: take attend un élément de la file queue~; job, qui se réfère à queue, "
            "attend le résultat de take.");
        row("thread_asks_a_held_loop", Model::Cooperative,
            "Deadlock: ThreadPoolExecutor-0_0 waits for ask, which its loop has not started; main "
            "waits for the result of ThreadPoolExecutor-0_0, and holds the loop meanwhile.",
            "Interblocage~: ThreadPoolExecutor-0_0 attend ask, que sa boucle n'a pas démarrée~; "
            "main attend le résultat de ThreadPoolExecutor-0_0, et retient la boucle.");
        row("pool_is_full_before_it_begins", Model::Preemptive,
            "Deadlock: ThreadPoolExecutor-0_0 waits for the result of ThreadPoolExecutor-0_1, "
            "which waits for nested, in the queue of a pool.",
            "Interblocage~: ThreadPoolExecutor-0_0 attend le résultat de ThreadPoolExecutor-0_1, "
            "qui attend nested, dans la file d'un pool.");
        row("gives_the_permit_later", Model::Cooperative,
            "Deadlock: waiter waits for a permit of permits, which nobody holds; giver, which "
            "refers to permits, waits until event is set.",
            "");
        row("permits_used_up", Model::Cooperative,
            "Deadlock: pair #2 holds a permit of sem and waits for a permit of sem, held by pair, "
            "which waits for a permit of sem.",
            "");
        row("holder_is_a_thread", Model::Preemptive,
            "Deadlock: the program waits for lock, held by GA, which has finished.",
            "Interblocage~: le programme attend lock, tenu par GA, qui est terminé.");
    }
    void aDeadlockIsNamedWithItsCircle()
    {
        QFETCH(QString, file);
        QFETCH(Model, model);
        QFETCH(QString, english);
        QFETCH(QString, french);
        const Run run = runOfFile(model, qPrintable("deadlocked/" + file + ".py"));
        QCOMPARE(visible(ending(run, Language::English)), english);
        if (!french.isEmpty()) QCOMPARE(visible(ending(run, Language::French)), french);
    }

    void theNarrationSaysWhatACircleMeans()
    {
        const Run run = runOfFile(Model::Cooperative, "deadlocked/while_another_goes_on.py");
        const std::vector<Deadlock> deadlocks = deadlocksOf(*run.trace);
        QCOMPARE(deadlocks.size(), size_t{1});
        const SnapshotIndex snapshots(*run.trace);
        const Narrator narrator(run, snapshots);
        const Sentence said = narrator.atEvent(deadlocks[0].event, Language::English);
        QCOMPARE(plainText(said.what),
                 QString("Deadlock: right holds b and waits for a, held by left, which waits for "
                         "b."));
        QVERIFY(!said.why.isEmpty());
        QCOMPARE(findingsInWords(run, Language::English).size(), 1);
        QCOMPARE(visible(plainText(findingsInWords(run, Language::French).front())),
                 QString("Interblocage à 1~s~: right tient b et attend a, tenu par left, qui "
                         "attend b."));
    }
    void whatIsBrokenIsNoFinding()
    {
        const Run run = runOfFile(Model::Cooperative, "deadlocked/watchdog_breaks_it.py");
        QCOMPARE(run.trace->status(), RunStatus::Ok);
        QVERIFY(findingsInWords(run, Language::English).isEmpty());
        const std::vector<Deadlock> deadlocks = deadlocksOf(*run.trace);
        const SnapshotIndex snapshots(*run.trace);
        const Sentence said =
            Narrator(run, snapshots).atEvent(deadlocks.at(0).event, Language::English);
        QCOMPARE(plainText(said.next), QString("That lasts until 5 s: then left is cancelled."));
    }
    void everyNarrationOfADeadlockFits()
    {
        const QDir dir(QFINDTESTDATA("deadlocked"));
        for (const QString& file : dir.entryList({"*.py"}, QDir::Files)) {
            for (const Model model : kModels) {
                const Run run = runOf(model, textOfFile(dir.filePath(file)));
                const SnapshotIndex snapshots(*run.trace);
                for (const Deadlock& deadlock : deadlocksOf(*run.trace)) {
                    for (const Language language : {Language::English, Language::French}) {
                        const Sentence said =
                            Narrator(run, snapshots).atEvent(deadlock.event, language);
                        QVERIFY(!said.what.isEmpty() && !said.why.isEmpty());
                        QVERIFY2(!said.what.contains('{'), qPrintable(said.what));
                        QVERIFY2(plainText(said).size() <= kLongestSentence,
                                 qPrintable(file + ": " + plainText(said)));
                    }
                }
            }
        }
    }

    void callsThatHaveNotStartedAreToldApart()
    {
        const Run run = runOf(Model::Synchronous, program(R"(
async def w(n, ready):
    await ready.wait()
    return n

async def main():
    ready = asyncio.Event()
    await asyncio.gather(w(1, ready), w(2, ready), w(3, ready), w(3, ready))
)"));
        QCOMPARE(ending(run, Language::English),
                 QString("Deadlock: w waits until ready is set; w(2), not yet started, refers to "
                         "ready; 2 calls of w(3), not yet started, refer to ready."));
    }
    void manyThatHaveNotStartedAreCounted()
    {
        const Run run = runOf(Model::Synchronous, inALock(300));
        QCOMPARE(ending(run, Language::English),
                 QString("Deadlock: main holds lock and is inside the call of part(), which waits "
                         "for lock; part(1), not yet started, refers to lock; part(2), not yet "
                         "started, refers to lock; part(3), not yet started, refers to lock; "
                         "part(4), not yet started, refers to lock; and 295 others."));
        QVERIFY2(
            visible(ending(run, Language::French)).endsWith("se réfère à lock~; et 295 autres."),
            qPrintable(ending(run, Language::French)));
    }
    void circlesThatDifferInOneMemberAreToldAsOne()
    {
        for (const Model model : {Model::Cooperative, Model::Preemptive}) {
            const Run run = runOf(model, inALock(30));
            QCOMPARE(ending(run, Language::English),
                     QString("Deadlock: main holds lock and waits in gather for part(0), part(1), "
                             "part(2), part(3) and 26 more, which wait for lock."));
            QCOMPARE(visible(ending(run, Language::French)),
                     QString("Interblocage~: main tient lock et attend dans gather les tâches "
                             "part(0), part(1), part(2), part(3) et 26 autres, qui attendent "
                             "lock."));
            QCOMPARE(deadlocksOf(*run.trace).size(), size_t{2});
        }
        const Run many = runOf(Model::Cooperative, inALock(3000));
        QVERIFY2(ending(many, Language::English).endsWith(" and 2996 more, which wait for lock."),
                 qPrintable(ending(many, Language::English)));
    }
    void whoAwaitsATaskOfOthersIsNamed()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def a(lock, ready):
    async with lock:
        await ready.wait()

async def b(lock):
    async with lock:
        pass

async def c(ready, other):
    await other
    ready.set()

async def main():
    lock, ready = asyncio.Lock(), asyncio.Event()
    first = asyncio.create_task(a(lock, ready))
    second = asyncio.create_task(b(lock))
    await asyncio.gather(first, second, c(ready, second))
)"));
        QCOMPARE(ending(run, Language::English),
                 QString("Deadlock: a waits until ready is set; b waits for lock, held by a; "
                         "c, which refers to ready, awaits b."));
    }
    void whoCountsOnTheEndOfItAllIsToldWithTheWayThere()
    {
        const std::string source = R"(import asyncio, threading
ready = threading.Event()
def block():
    ready.wait()
async def main():
    await asyncio.create_task(asyncio.to_thread(block))
    ready.set()
asyncio.run(main())
)";
        QCOMPARE(ending(runOf(Model::Cooperative, source), Language::English),
                 "Deadlock: main, which refers to ready, awaits to_thread; to_thread waits for the "
                 "result of block; block waits until ready is set.");
        QCOMPARE(ending(runOf(Model::Synchronous, source), Language::English),
                 "Deadlock: block waits until ready is set; to_thread is inside the call of "
                 "block(); main, which refers to ready, is inside the call of to_thread(), and "
                 "goes on only when that has ended.");
    }

    void aCallIsNumberedBehindItsName()
    {
        const Run run = runOf(Model::Synchronous, program(R"(
async def f(ready):
    if ready is not None:
        await ready.wait()

async def main():
    await f(None)
    await asyncio.gather(f(None), f(asyncio.Event()))
)"));
        QVERIFY2(ending(run, Language::English).contains("inside the call of f() #2,"),
                 qPrintable(ending(run, Language::English)));
    }
    void whoWaitsForAPermitThatItHasIsSaidToHoldIt()
    {
        const Run run = runOf(Model::Cooperative, program(R"(
async def main():
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    await sem.acquire()
)"));
        QCOMPARE(ending(run, Language::English),
                 QString("Deadlock: main holds a permit of sem and waits for a permit of sem, held "
                         "by itself."));
        QCOMPARE(visible(ending(run, Language::French)),
                 QString("Interblocage~: main tient une place du sémaphore sem et attend une place "
                         "du sémaphore sem, tenue par elle-même."));
    }
    void whoHoldsPermitsIsNamedOnceEach()
    {
        const Run two = runOf(Model::Cooperative, philosophers("2"));
        QCOMPARE(ending(two, Language::English),
                 QString("Deadlock: phil holds a permit of sem and waits for a permit of sem, held "
                         "by phil #2, which waits for a permit of sem."));
        QCOMPARE(visible(ending(two, Language::French)),
                 QString("Interblocage~: phil tient une place du sémaphore sem et attend une place "
                         "du sémaphore sem, tenue par phil #2, qui attend une place du sémaphore "
                         "sem."));
        const Run three = runOf(Model::Preemptive, philosophers("3"));
        QCOMPARE(ending(three, Language::English),
                 QString("Deadlock: phil holds a permit of sem and waits for a permit of sem, held "
                         "by phil #2 and phil #3, which wait for a permit of sem."));
        QCOMPARE(visible(ending(three, Language::French)),
                 QString("Interblocage~: phil tient une place du sémaphore sem et attend une place "
                         "du sémaphore sem, tenue par phil #2 et phil #3, qui attendent une place "
                         "du sémaphore sem."));
        const Run calls = runOf(Model::Synchronous, philosophers("2"));
        QCOMPARE(ending(calls, Language::English),
                 QString("Deadlock: phil #2 waits for a permit of sem, never given back by phil (2 "
                         "permits)."));
        QCOMPARE(visible(ending(calls, Language::French)),
                 QString("Interblocage~: phil #2 attend une place du sémaphore sem, jamais rendue "
                         "par phil (2 places)."));
        const Run threeCalls = runOf(Model::Synchronous, philosophers("3"));
        QVERIFY2(
            ending(threeCalls, Language::English)
                .startsWith("Deadlock: phil #2 holds a permit of sem and waits for a permit of "
                            "sem, never given back by phil (2 permits)"),
            qPrintable(ending(threeCalls, Language::English)));
        for (const Deadlock& deadlock : deadlocksOf(*three.trace)) {
            const SnapshotIndex snapshots(*three.trace);
            const Sentence said =
                Narrator(three, snapshots).atEvent(deadlock.event, Language::French);
            QVERIFY2(!said.why.contains("seul"), qPrintable(said.why));
        }
    }
    void whoKeepsItsCoreIsNotSaidToKeepTheThread()
    {
        const std::string source = program(R"(
from awaitscope import priority

async def high():
    while True:
        work(1)

async def low():
    priority(5)
    work(0.1)

async def main():
    await asyncio.gather(high(), low())
)");
        RunOptions options;
        options.settings.policy = Policy::Fifo;
        options.limits.until = VirtualTime() + Duration::seconds(20);
        const Run threads = makeRun(runUnder(Model::Preemptive, source, options));
        const auto told = [](const Run& run, Language language) {
            return visible(plainText(findingsInWords(run, language).join(' ')));
        };
        QVERIFY2(told(threads, Language::English).endsWith(", while high kept its core."),
                 qPrintable(told(threads, Language::English)));
        QVERIFY2(told(threads, Language::French).endsWith(", pendant que high gardait son cœur."),
                 qPrintable(told(threads, Language::French)));
        const Run loop = makeRun(runUnder(Model::Cooperative, source, options));
        QVERIFY2(told(loop, Language::English).endsWith(", while high kept the thread."),
                 qPrintable(told(loop, Language::English)));
    }
    void frenchJoinsWhatComesAfterASmallWord()
    {
        const Voice french(Language::French);
        const auto told = [&](const char* words, const QString& name) {
            return french.say({"", words}, {{"name", name}});
        };
        QCOMPARE(told("la fin de {name}", "`asker`"), QString("la fin d'`asker`"));
        QCOMPARE(told("ce que {name} attend", "`asker`"), QString("ce qu'`asker` attend"));
        QCOMPARE(told("que {name}", "`Élan`"), QString("qu'`Élan`"));
        QCOMPARE(told("la fin de {name}", "`hog`"), QString("la fin de `hog`"));
        QCOMPARE(told("la fin de {name}", "le programme"), QString("la fin du programme"));
        QCOMPARE(told("passe à {name}", "le programme"), QString("passe au programme"));
        QCOMPARE(told("monde {name}", "`asker`"), QString("monde `asker`"));
        QCOMPARE(Voice(Language::English).say({"de {name}", ""}, {{"name", "`a`"}}),
                 QString("de `a`"));
    }
    void frenchTasksAreFeminineAndThreadsMasculine()
    {
        const Words words{"{task} is ready", "{task} est {task~prête|prêt}"};
        const Voice french(Language::French);
        QCOMPARE(french.say(words, {{"task", "a", false}}), QString("a est prête"));
        QCOMPARE(french.say(words, {{"task", "a", true}}), QString("a est prêt"));
    }
};

QTEST_MAIN(TestFindingWords)
#include "tst_finding_words.moc"
