#include "tests/core/sample_runs.h"
#include "tests/gui/look_runs.h"
#include "tests/gui/told.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

/// French texts are written here with plain spaces; the narration has no-break ones.
QString withNoBreakSpaces(QString text)
{
    const QChar space(0x00a0);
    for (const char* mark : {":", ";", "»"})
        text.replace(QStringLiteral(" ") + mark, space + QString(mark));
    text.replace(QString::fromUtf8("« "), QString::fromUtf8("«") + space);
    for (const char* unit : {"s", "ms"})
        text.replace(QRegularExpression(QStringLiteral("(\\d) (%1\\b)").arg(unit)),
                     QStringLiteral("\\1") + space + QStringLiteral("\\2"));
    return text;
}

// The event loop of the course: lanes 1 main, 2 tache1, 3 tache2.
std::shared_ptr<const Trace> eventLoop()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.waiting(b.program(), WaitReason::Task, main);
    b.iteration(1);
    b.running(main);
    const LaneId first = b.line(8).task("tache1", main);
    const LaneId second = b.line(9).task("tache2", main);
    b.waiting(main, WaitReason::Gather, kNone, 2);
    b.iteration(2);
    b.line(3).running(first);
    b.prints(first, "Tâche 1 commence");
    const EventIndex long_ = b.sleeps(first, 2);
    b.running(second);
    b.prints(second, "Tâche 2 commence");
    const EventIndex short_ = b.sleeps(second, 1);
    b.iteration(3);
    b.at(1).fired(short_);
    b.ready(second, ReadyReason::Timer);
    b.line(10).running(second);
    b.prints(second, "Tâche 2 terminée");
    b.finished(second);
    b.at(2).fired(long_);
    b.ready(first, ReadyReason::Timer);
    b.running(first);
    b.prints(first, "Tâche 1 terminée");
    b.finished(first);
    b.ready(main, ReadyReason::GatherDone, first);
    b.running(main);
    b.finished(main);
    return b.end();
}

} // namespace

class TestNarrator : public QObject {
    Q_OBJECT
private slots:
    void aNewTaskIsTold();
    void theFirstStepIsTold();
    void aSleepIsTold();
    void anIdleLoopIsTold();
    void aTimerOnTimeIsTold();
    void aTimerThatIsLateIsTold();
    void aBlockedLoopIsTold();
    void aPrintOutOfTurnIsTold();
    void aResultForGatherIsTold();
    void anInterruptionIsTold();
    void everyPolicyTellsItsInterruptions();
    void aPriorityIsToldWhereItCounts();
    void theQueueOfAPolicyIsToldInItsOrder();
    void starvationIsToldWhereItEnds();
    void allWhoAreStarvedAtOneEventAreTold();
    void aRequestedCancellationIsTold();
    void aCallIsTold();
    void whatMattersMostInAMomentIsTold();
    void everyKindIsToldInEveryModelAndLanguage();
    void everyReasonIsTold();
    void pluralsAreChosenByLanguage();
    void marksBecomeRichText();
};

void TestNarrator::aNewTaskIsTold()
{
    const QString source = QStringLiteral("\n\n\n\n\n\n\nasyncio.create_task(tache1())\n");
    const Told told(eventLoop(), source);
    const EventIndex event = told.find(EventKind::TaskCreated, 2);
    QCOMPARE(told.english(event),
             "`create_task` wraps `tache1()` in a task and puts it at the end of the ready queue. "
             "Nothing in it has run yet: `main` keeps the thread.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`create_task` transforme `tache1()` en tâche et la place à la fin "
                               "de la file des prêtes. Rien n'en est encore exécuté : `main` garde "
                               "le thread."));
}

void TestNarrator::theFirstStepIsTold()
{
    const Told told(eventLoop());
    const EventIndex event = told.find(EventKind::TaskRunning, 2);
    QCOMPARE(told.english(event), "`tache1` starts, at its first line. `main` is waiting, so the "
                                  "loop is free and takes the head of the ready queue. Behind it: "
                                  "`tache2`.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`tache1` démarre, à sa première ligne. `main` attend : la boucle "
                               "est libre et prend la première de la file des prêtes. Derrière "
                               "elle : `tache2`."));
}

void TestNarrator::aSleepIsTold()
{
    const Told told(eventLoop());
    const EventIndex event = told.find(EventKind::TaskWaiting, 2);
    QCOMPARE(told.english(event),
             "`tache1` suspends itself at `await asyncio.sleep(2)` and gives the thread back to "
             "the loop. It keeps its place and its variables; its timer is set for 2 s.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`tache1` se suspend à `await asyncio.sleep(2)` et rend la main à "
                               "la boucle. Elle garde sa place et ses variables ; son minuteur "
                               "est réglé sur 2 s."));
}

void TestNarrator::anIdleLoopIsTold()
{
    const Told told(eventLoop());
    const Sentence sentence =
        told.narrator.between(told.find(EventKind::Iteration, kNone, 2), Language::English);
    QCOMPARE(sentence.what, "Nobody is ready: the loop sleeps until the next timer, 1 s "
                            "(`tache2`).");
    QCOMPARE(sentence.why, "No task computes; the thread is free, and time passes at no cost.");
}

void TestNarrator::aTimerOnTimeIsTold()
{
    const Told told(eventLoop());
    const EventIndex event = told.find(EventKind::TimerFired, 3);
    QCOMPARE(told.english(event),
             "The 1 s of `tache2` are over: it goes to the end of the ready queue. It is alone "
             "there, so it runs next. A timer makes a task *ready*; the loop makes it *run*.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`tache2` a attendu sa seconde : elle passe à la fin de la file "
                               "des prêtes. Elle y est seule : c'est elle qui reprend. Le "
                               "minuteur la rend *prête* ; la boucle l'*exécute*."));
}

void TestNarrator::aTimerThatIsLateIsTold()
{
    const Told told(lateSample());
    const EventIndex event = told.find(EventKind::TimerFired, 2);
    QCOMPARE(told.english(event),
             "`tic` is woken 2 s late. Its timer was due at 1 s, but `calcul` held the loop until "
             "3 s without an `await`. `sleep(1)` means *at least* 1 s.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`tic` se réveille avec 2 s de retard. L'échéance était à 1 s, "
                               "mais `calcul` a gardé la boucle jusqu'à 3 s sans aucun `await`. "
                               "`sleep(1)` veut dire *au moins* 1 s."));
}

void TestNarrator::aBlockedLoopIsTold()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const LaneId first = b.task("tache1", main);
    b.task("tache2", main);
    b.waiting(main, WaitReason::Gather, kNone, 2);
    b.running(first);
    b.blocks(first, 2);
    const Told told(b.end());
    const EventIndex event = told.find(EventKind::BlockedStarted, first);
    QCOMPARE(told.english(event),
             "`time.sleep(2)` blocks the loop until 2 s: `tache1` holds the thread and computes "
             "nothing. It is no `await`, so nothing is handed back; `tache2` is ready and cannot "
             "start.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`time.sleep(2)` bloque la boucle jusqu'à 2 s : `tache1` retient "
                               "le thread sans rien calculer. Ce n'est pas un `await` : rien "
                               "n'est rendu ; `tache2` est prête et ne peut pas démarrer."));
}

void TestNarrator::aPrintOutOfTurnIsTold()
{
    const Told told(eventLoop());
    const EventIndex event = told.find(EventKind::Output, 3, 1);
    QCOMPARE(told.english(event),
             QString::fromUtf8("`tache2` prints “Tâche 2 terminée”. It started after `tache1` but "
                               "had less to wait for: 1 s, not 2 s. The order of the ends is not "
                               "the order of the starts."));
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`tache2` affiche « Tâche 2 terminée ». Elle a démarré après "
                               "`tache1`, mais avait moins à attendre : 1 s, non 2 s. L'ordre des "
                               "fins n'est pas celui des départs."));
}

void TestNarrator::aResultForGatherIsTold()
{
    const Told told(cooperativeSample());
    const EventIndex event = told.find(EventKind::TaskFinished, 3);
    QCOMPARE(told.english(event),
             "`compute(\"B\")` ends first; its result goes to place 2 of `gather`'s list. 1 of 3 "
             "results: `main` still waits. Places follow the arguments, not the finish.");
}

void TestNarrator::anInterruptionIsTold()
{
    const Told told(preemptiveLook());
    const EventIndex event = told.find(EventKind::TaskPreempted, 3);
    QCOMPARE(told.english(event),
             "The scheduler interrupts `compute(\"B\")` in the middle of `work`: its quantum of "
             "200 ms is used up and `compute(\"C\")` is ready. `compute(\"B\")` asked for "
             "nothing; it goes to the end of the queue.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("L'ordonnanceur interrompt `compute(\"B\")` en plein `work` : son "
                               "quantum de 200 ms est épuisé et `compute(\"C\")` est prête. "
                               "`compute(\"B\")` n'a rien demandé ; elle repart en fin de "
                               "file."));
}

void TestNarrator::everyPolicyTellsItsInterruptions()
{
    for (const Policy policy : policies()) {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.policy = policy;
        TraceBuilder b(settings);
        const LaneId main = b.task("main", b.program());
        const LaneId hog = b.task("une_coroutine_au_nom_" + std::string(60, 'x'), main);
        b.running(hog);
        b.add(EventKind::WorkStarted, hog, 0, kNone, b.number(3));
        for (int reason = 0; reason <= static_cast<int>(PreemptReason::Runtime); ++reason) {
            b.running(hog);
            b.add(EventKind::TaskPreempted, hog, static_cast<uint16_t>(reason), main);
        }
        b.add(EventKind::PrioritySet, hog, 0, kNone, b.number(1));
        const Told told(b.end());
        for (EventIndex event = 0; event < told.run.trace->size(); ++event) {
            for (const Language language : {Language::English, Language::French}) {
                const Sentence sentence = told.narrator.atEvent(event, language);
                QVERIFY2(!sentence.what.isEmpty() && !sentence.why.isEmpty(),
                         qPrintable(QString::number(event)));
                QVERIFY2(!(sentence.what + sentence.why).contains('{'), qPrintable(sentence.what));
                QVERIFY2(plainText(sentence).size() <= kLongestSentence,
                         qPrintable(plainText(sentence)));
            }
        }
    }
}

void TestNarrator::aPriorityIsToldWhereItCounts()
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.policy = Policy::Priority;
    TraceBuilder b(settings);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    b.add(EventKind::PrioritySet, main, 0, kNone, b.trace().internNumber(5));
    b.add(EventKind::WorkStarted, main, 0, kNone, b.number(3));
    const LaneId urgent = b.task("urgent", b.program());
    b.add(EventKind::TaskPreempted, main, static_cast<uint16_t>(PreemptReason::Priority), urgent);
    const Told told(b.end());
    QCOMPARE(told.english(told.find(EventKind::PrioritySet, main)),
             "`main` sets its priority to 5: the lower, the more urgent. It goes on for now: the "
             "scheduler looks when it next asks for CPU time.");
    QCOMPARE(
        told.english(told.find(EventKind::TaskPreempted, main)),
        "The scheduler interrupts `main` in the middle of `work`: `urgent` is ready and more "
        "urgent, 0 against 5. `main` asked for nothing; it goes behind those of its own priority.");
    QCOMPARE(
        told.french(told.find(EventKind::TaskPreempted, main)),
        withNoBreakSpaces("L'ordonnanceur interrompt `main` en plein `work` : `urgent` est "
                          "prête et plus urgente, 0 contre 5. `main` n'a rien demandé ; elle passe "
                          "derrière celles de même priorité."));

    TraceBuilder loop(Model::Cooperative);
    const LaneId task = loop.task("main", loop.program());
    loop.running(task);
    loop.add(EventKind::PrioritySet, task, 0, kNone, loop.trace().internNumber(-2));
    const Told ignored(loop.end());
    QCOMPARE(ignored.english(ignored.find(EventKind::PrioritySet, task)),
             "`main` sets its priority to -2, and nothing follows from it. The event loop knows no "
             "priorities: it serves in order of arrival.");
}

void TestNarrator::theQueueOfAPolicyIsToldInItsOrder()
{
    RunSettings settings;
    settings.model = Model::Preemptive;
    settings.policy = Policy::Priority;
    TraceBuilder b(settings);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const auto ready = [&](LaneId lane, int64_t priority) {
        b.add(EventKind::TaskReady, lane, static_cast<uint16_t>(ReadyReason::Cancelled), main,
              b.trace().internNumber(priority));
    };
    std::vector<LaneId> tasks;
    for (const char* name : {"a", "b", "c"}) {
        tasks.push_back(b.task(name, main));
        b.running(tasks.back());
        b.sleeps(tasks.back(), 1);
    }
    ready(tasks[0], 5);
    ready(tasks[1], 1);
    ready(tasks[2], 3);
    const Told told(b.end());
    QVERIFY(told.english(told.find(EventKind::TaskCreated, tasks[0]))
                .startsWith("`main` starts a thread for `a()`: it joins the ready queue."));
    QVERIFY(told.english(told.find(EventKind::TaskReady, tasks[1], 1))
                .endsWith("It stands first in the ready queue."));
    QVERIFY(told.english(told.find(EventKind::TaskReady, tasks[2], 1))
                .endsWith("Ahead of it in the ready queue: `b`."));
}

void TestNarrator::starvationIsToldWhereItEnds()
{
    const LaneId low = 1;
    const Told told(passedOverSample(8, true));
    const EventIndex served = told.find(EventKind::TaskRunning, low);
    const EventIndex finished = told.find(EventKind::TaskFinished, low);
    const QString english = told.english(served);
    QVERIFY2(english.contains("`low` was starved: ready from 0 s to 8 s, it was passed over 9 "
                              "times, most often by `high`."),
             qPrintable(english));
    QVERIFY(told.french(served).contains("famine"));
    QVERIFY(!told.english(finished).contains("starved"));
    // Of a step of several events, this is what it is about.
    QVERIFY(told.narrator.atStop(served, finished, Language::English).why.contains("starved"));
}

void TestNarrator::allWhoAreStarvedAtOneEventAreTold()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId hog = b.task("hog", b.program());
    b.task("first", b.program());
    b.task("second", b.program());
    b.running(hog);
    b.works(hog, 20);
    b.add(EventKind::LimitReached, hog, static_cast<uint16_t>(Limit::Until));
    const auto trace = b.end(RunStatus::Limit);
    QCOMPARE(trace->lanes().size(), size_t{4});
    const Told told(trace);
    const std::vector<Starvation> starved = starvationIn(*trace);
    QCOMPARE(starved.size(), size_t{2});
    QCOMPARE(starved[0].end, starved[1].end);
    const QString english = told.english(starved[0].end);
    QVERIFY2(english.contains("`first` was starved"), qPrintable(english));
    // As many as fit.
    QVERIFY2(english.endsWith("Others too."), qPrintable(english));
}

void TestNarrator::aRequestedCancellationIsTold()
{
    TraceBuilder b(Model::Cooperative);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const LaneId longue = b.task("longue", main);
    b.sleeps(main, 1);
    b.running(longue);
    b.line(4).sleeps(longue, 10);
    b.at(1).running(main);
    const EventIndex event = b.add(EventKind::CancelRequested, longue, 0, main);
    const Told told(b.end());
    QCOMPARE(told.english(event),
             "`main` requests the cancellation of `longue`; nothing stops yet. When `longue` next "
             "runs, `CancelledError` is raised at the `await` where it is suspended (line 4).");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`main` demande l'annulation de la tâche `longue` ; rien ne "
                               "s'arrête encore. À son prochain tour, `CancelledError` y est "
                               "levée à l'`await` où elle est suspendue (ligne 4)."));
}

void TestNarrator::aCallIsTold()
{
    const QString source = QStringLiteral("x = asyncio.create_task(tache1())");
    TraceBuilder b(Model::Synchronous);
    const LaneId main = b.task("main", b.program());
    b.running(main);
    const LaneId child = b.line(1).task("tache1", main);
    b.waiting(main, WaitReason::Call, child);
    const Told told(b.end(), source);
    const EventIndex event = told.find(EventKind::TaskCreated, child);
    QCOMPARE(told.english(event),
             "`main` calls `tache1()` and can do nothing until it returns. Without a loop, "
             "`create_task` is an ordinary call; `main` stays underneath it on the call stack.");
    QCOMPARE(told.french(event),
             withNoBreakSpaces("`main` appelle `tache1()` et ne peut rien faire avant son retour. "
                               "Sans boucle, `create_task` est un simple appel ; `main` reste "
                               "dessous, dans la pile d'appels."));
}

void TestNarrator::whatMattersMostInAMomentIsTold()
{
    const Told told(eventLoop());
    const EventIndex first = told.find(EventKind::TaskRunning, 3, 1);
    const EventIndex last = told.find(EventKind::TaskFinished, 3);
    const Sentence sentence = told.narrator.atStop(first, last, Language::English);
    QCOMPARE(sentence.what, QString::fromUtf8("`tache2` prints “Tâche 2 terminée”."));
}

void TestNarrator::everyKindIsToldInEveryModelAndLanguage()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
        TraceBuilder b(model);
        const std::string name(60, 'x'); // names may be long; sentences may not
        const LaneId main = b.task("main", b.program());
        b.running(main);
        const LaneId task = b.task("une_coroutine_au_nom_" + name, main);
        const ObjectId lock = b.trace().addObject(ObjectKind::Lock);
        const ObjectId queue = b.trace().addObject(ObjectKind::Queue);
        const TextId text = b.trace().intern(std::string(300, 'y'));
        for (int kind = 0; kind <= static_cast<int>(EventKind::PrioritySet); ++kind) {
            const auto what = static_cast<EventKind>(kind);
            const bool locks = what == EventKind::LockAcquired || what == EventKind::LockReleased;
            const bool queues = what == EventKind::QueuePut || what == EventKind::QueueGot;
            const bool texts = what == EventKind::Output || what == EventKind::CallbackStarted;
            b.add(what, task, 0,
                  locks    ? lock
                  : queues ? queue
                           : main,
                  texts ? text : b.number(1.5));
        }
        for (const Outcome outcome : {Outcome::Result, Outcome::Exception, Outcome::Cancelled})
            b.add(EventKind::TaskFinished, task, static_cast<uint16_t>(outcome), kNone, text);
        const Told told(b.end());
        for (EventIndex event = 0; event < told.run.trace->size(); ++event) {
            for (const Language language : {Language::English, Language::French}) {
                const Sentence sentence = told.narrator.atEvent(event, language);
                QVERIFY2(!sentence.what.isEmpty(), qPrintable(QString::number(event)));
                QVERIFY2(!sentence.why.isEmpty(), qPrintable(sentence.what));
                QVERIFY2(plainText(sentence).size() <= kLongestSentence,
                         qPrintable(plainText(sentence)));
                QVERIFY2(!sentence.what.contains('{'), qPrintable(sentence.what));
            }
        }
    }
}

void TestNarrator::everyReasonIsTold()
{
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
        TraceBuilder b(model);
        const LaneId main = b.task("main", b.program());
        const LaneId task = b.task("task", main);
        const ObjectId object = b.trace().addObject(ObjectKind::Lock);
        for (int reason = 0; reason <= static_cast<int>(WaitReason::Work); ++reason) {
            const auto wait = static_cast<WaitReason>(reason);
            const bool lanes =
                wait == WaitReason::Task || wait == WaitReason::Call || wait == WaitReason::Thread;
            b.running(task);
            b.waiting(task, wait, lanes ? main : object, 3);
        }
        for (int reason = 0; reason <= static_cast<int>(ReadyReason::ThreadDone); ++reason)
            b.ready(task, static_cast<ReadyReason>(reason), main);
        const Told told(b.end());
        for (EventIndex event = 0; event < told.run.trace->size(); ++event) {
            for (const Language language : {Language::English, Language::French}) {
                const Sentence sentence = told.narrator.atEvent(event, language);
                QVERIFY2(!sentence.what.isEmpty() && !sentence.why.isEmpty(),
                         qPrintable(QString::number(event)));
                QVERIFY2(plainText(sentence).size() <= kLongestSentence,
                         qPrintable(plainText(sentence)));
            }
        }
    }
}

void TestNarrator::pluralsAreChosenByLanguage()
{
    const Words words{"{n?# task|# tasks}", "{n?# tâche|# tâches}"};
    const Voice english(Language::English);
    const Voice french(Language::French);
    QCOMPARE(english.say(words, {{"n", qint64{0}}}), "0 tasks");
    QCOMPARE(english.say(words, {{"n", qint64{1}}}), "1 task");
    QCOMPARE(french.say(words, {{"n", qint64{0}}}), QString::fromUtf8("0 tâche"));
    QCOMPARE(french.say(words, {{"n", qint64{2}}}), QString::fromUtf8("2 tâches"));
    QCOMPARE(french.time(VirtualTime::atNanoseconds(1'500'000'000)),
             QStringLiteral("1,5") + QChar(0x00a0) + 's');
    QCOMPARE(english.list({"a", "b", "c", "d"}), "a, b and 2 more");
}

void TestNarrator::marksBecomeRichText()
{
    QCOMPARE(plainText(QStringLiteral("`a` is *ready*")), "a is ready");
    QCOMPARE(plainText(QStringLiteral("2 * 3 * 4")), "2 * 3 * 4");
    QCOMPARE(richText(QStringLiteral("`a<b` *c*"), "F"),
             "<span style=\"font-family:'F'\">a&lt;b</span> <i>c</i>");
}

QTEST_MAIN(TestNarrator)
#include "tst_narrator.moc"
