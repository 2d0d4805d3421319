#include "gui/narration/narrations.h"

#include <QRegularExpression>

namespace awaitscope {

Sentence narrateRunStarted(const Scene& scene)
{
    switch (scene.model()) {
    case Model::Synchronous:
        return {scene.say({"The program starts on its only thread.",
                           "Le programme démarre sur son unique thread."}),
                scene.say({"Synchronous: each call runs to its end before the next line.",
                           "Synchrone : chaque appel va à son terme avant la ligne suivante."}),
                {}};
    case Model::Preemptive:
        return {scene.say({"The program starts; each task will be a thread.",
                           "Le programme démarre ; chaque tâche sera un thread."}),
                sharingWords(scene),
                {}};
    case Model::Cooperative: break;
    }
    return {scene.say({"The program starts on its only thread.",
                       "Le programme démarre sur son unique thread."}),
            scene.say({"Cooperative: a task keeps the thread until an `await` that has to wait.",
                       "Coopératif : une tâche garde le thread jusqu'à un `await` qui doit "
                       "attendre."}),
            {}};
}

namespace {

QString endOf(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue now{"time", scene.time(event.time)};
    const LaneId main = scene.mainTask();
    const WordValue name{"main", scene.name(main)};
    switch (event.status()) {
    case RunStatus::Ok:
        if (main == kNone)
            return scene.say(
                {"The program is over, at {time}.", "Le programme est fini, à {time}."}, {now});
        if (scene.isCooperative())
            return scene.say({"{main} is over: `asyncio.run` closes the loop, at {time}.",
                              "{main} est finie : `asyncio.run` ferme la boucle, à {time}."},
                             {name, now});
        return scene.say({"{main} is over, and with it the program, at {time}.",
                          "{main} est finie, et le programme avec elle, à {time}."},
                         {name, now});
    case RunStatus::Exception:
        return scene.say({"The program ends with {error}, at {time}.",
                          "Le programme se termine par {error}, à {time}."},
                         {now, {"error", Voice::source(scene.textArgument(), 60)}});
    case RunStatus::Exit:
        return scene.say({"The program leaves by `sys.exit`, at {time}.",
                          "Le programme s'arrête par `sys.exit`, à {time}."},
                         {now});
    case RunStatus::Deadlock:
        return scene.say({"The run ends in a deadlock, at {time}.",
                          "L'exécution finit par un interblocage, à {time}."},
                         {now});
    case RunStatus::Limit:
        return scene.say({"The run was stopped at {time}.", "L'exécution a été arrêtée à {time}."},
                         {now});
    }
    return {};
}

} // namespace

namespace {

/// The tasks that did not come to a result, if any.
QString failuresInWords(const Scene& scene)
{
    std::vector<LaneId> cancelled, failed;
    for (LaneId lane = 0; lane < scene.trace().lanes().size(); ++lane) {
        const auto end =
            scene.isTask(lane) ? scene.last(EventKind::TaskFinished, lane) : std::nullopt;
        if (!end) continue;
        const Outcome outcome = scene.trace()[*end].outcome();
        if (outcome == Outcome::Cancelled) cancelled.push_back(lane);
        if (outcome == Outcome::Exception) failed.push_back(lane);
    }
    constexpr int kMostNames = 3;
    const auto told = [&](const Words& words, const std::vector<LaneId>& lanes) {
        return scene.say(words, {{"n", static_cast<qint64>(lanes.size())},
                                 {"names", scene.voice().list(scene.names(lanes), kMostNames)}});
    };
    QStringList sentences;
    if (!failed.empty())
        sentences << told({"{n?# task|# tasks} failed: {names}.",
                           "{n?# tâche a échoué|# tâches ont échoué} : {names}."},
                          failed);
    if (!cancelled.empty())
        sentences << told({"{n?# task was|# tasks were} cancelled: {names}.",
                           "{n?# tâche a été annulée|# tâches ont été annulées} : {names}."},
                          cancelled);
    return sentences.join(QLatin1Char(' '));
}

} // namespace

Sentence narrateRunFinished(const Scene& scene)
{
    qint64 tasks = 0;
    qint64 threads = 0;
    bool hasLeftOvers = false;
    for (LaneId lane = 0; lane < scene.trace().lanes().size(); ++lane) {
        threads += scene.isThread(lane) && scene.isFinished(lane);
        if (!scene.isTask(lane)) continue;
        ++tasks;
        hasLeftOvers = hasLeftOvers || scene.isLeftOver(lane);
    }
    const auto live = scene.liveTasks();
    Sentence sentence{endOf(scene), {}, {}};
    if (scene.isPreemptive() && hasLeftOvers)
        sentence.next = scene.say({"Real threads would have gone on to their end.",
                                   "De vrais threads seraient allés jusqu'à leur fin."});
    if (!live.empty())
        sentence.why = scene.say({"{n?# task has|# tasks have} not ended: {names}.",
                                  "{n?# tâche n'est pas finie|# tâches ne sont pas finies} : "
                                  "{names}."},
                                 {{"n", static_cast<qint64>(live.size())},
                                  {"names", scene.voice().list(scene.names(live))}});
    else if (const QString failures = failuresInWords(scene); !failures.isEmpty())
        sentence.why = failures;
    else if (tasks == 0 && threads > 0)
        sentence.why = scene.say({"{n?Its only thread has|All its # threads have} ended.",
                                  "{n?Son seul thread est fini|Ses # threads sont finis}."},
                                 {{"n", threads}});
    else if (tasks == 0)
        sentence.why = scene.say({"It made no task: it only ran from top to bottom.",
                                  "Il n'a créé aucune tâche : il s'est exécuté de haut en bas."});
    else if (scene.isSynchronous())
        sentence.why = scene.say({"{n?The only call has|All # calls have} returned.",
                                  "{n?Le seul appel est revenu|Les # appels sont revenus}."},
                                 {{"n", tasks}});
    else
        sentence.why = scene.say({"{n?The only task has|All # tasks have} finished.",
                                  "{n?La seule tâche est terminée|Les # tâches sont terminées}."},
                                 {{"n", tasks}});
    return sentence;
}

namespace {

/// A lane that was created before `lane`, waits for a longer sleep than the last of `lane`, and is
/// still waiting: the reason why `lane` prints first. Each in the first sleep of its life: later
/// ones are of a tale too long for a sentence.
const Event* overtaken(const Scene& scene, const Event& sleep)
{
    if (!scene.isFirstSleep(sleep)) return nullptr;
    const LaneId self = scene.event().lane;
    const EventIndex created = scene.trace().lane(self).created;
    for (LaneId lane = 0; lane < scene.trace().lanes().size(); ++lane) {
        if (lane == self || !scene.isTask(lane)) continue;
        if (scene.trace().lane(lane).created >= created) continue;
        const Event* wait = scene.waitOf(lane);
        if (wait && wait->waitReason() == WaitReason::Sleep &&
            scene.trace().number(wait->argument) > scene.trace().number(sleep.argument) &&
            scene.isFirstSleep(*wait))
            return wait;
    }
    return nullptr;
}

} // namespace

namespace {

/// The coroutine function whose call has run nothing, as Python warns of it; empty where a line is
/// about something else.
QString neverAwaited(const QString& line)
{
    static const QRegularExpression warning(
        QStringLiteral("RuntimeWarning: coroutine '([^']+)' was never awaited$"));
    return warning.match(line).captured(1);
}

} // namespace

Sentence narrateOutput(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue text{"text", scene.voice().quoted(scene.textArgument())};
    Sentence sentence;
    const bool isError = (event.detail & OutputToStderr) != 0;
    if (const QString name = isError ? neverAwaited(scene.textArgument()) : QString();
        !name.isEmpty())
        return {scene.say({"{call} made a coroutine object; not one line of it has run.",
                           "{call} a créé un objet coroutine ; aucune ligne n'en a été exécutée."},
                          {{"call", Voice::code(name + QStringLiteral("()"))}}),
                scene.say({"Nobody awaited it, and Python warns of that{line}.",
                           "Personne ne l'a attendu, et Python en avertit{line}."},
                          {{"line", inParentheses(scene)}}),
                scene.say({"It needs an `await` or a `create_task`.",
                           "Il lui faut un `await` ou un `create_task`."})};
    if (isError)
        return {
            scene.say({"On the error stream: {text}.", "Sur la sortie d'erreur : {text}."}, {text}),
            scene.say({"Errors and warnings go there, apart from what the program prints.",
                       "Les erreurs et les avertissements y vont, à part de ce que le programme "
                       "affiche."}),
            {}};
    const auto calledBack = scene.last(EventKind::CallbackStarted, event.lane);
    if (scene.trace().lane(event.lane).kind == LaneKind::Callbacks && calledBack) {
        const std::string_view name = scene.trace().text(scene.trace()[*calledBack].argument);
        return {scene.say({"{function}, which is called back, prints {text}.",
                           "{function}, une fonction de rappel, affiche {text}."},
                          {{"function", Voice::code(QString::fromUtf8(
                                            name.data(), static_cast<qsizetype>(name.size())))},
                           text}),
                scene.isCooperative()
                    ? scene.say({"The loop calls it between two tasks; it is none itself{line}.",
                                 "La boucle l'appelle entre deux tâches ; elle n'en est pas "
                                 "une{line}."},
                                {{"line", inParentheses(scene)}})
                    : scene.say({"It is no task{line}.", "Ce n'est pas une tâche{line}."},
                                {{"line", inParentheses(scene)}}),
                {}};
    }
    const bool isBeside = scene.isThread(event.lane) && scene.isCooperative();
    if (!scene.isTask(event.lane) && !isBeside)
        return {scene.say({"The program prints {text}.", "Le programme affiche {text}."}, {text}),
                scene.say({"This is code outside any task{line}.",
                           "C'est du code hors de toute tâche{line}."},
                          {{"line", inParentheses(scene)}}),
                {}};
    const WordValue who = scene.named("task", scene.event().lane);
    sentence.what = scene.say({"{task} prints {text}.", "{task} affiche {text}."}, {who, text});
    const Event* sleep = scene.lastWait(event.lane);
    if (sleep && sleep->waitReason() == WaitReason::Sleep && !scene.isSynchronous()) {
        if (const Event* other = overtaken(scene, *sleep)) {
            const auto length = [&](const Event& wait) {
                return scene.duration(Duration::nanoseconds(scene.trace().number(wait.argument)));
            };
            sentence.why =
                scene.say({"It started after {other} but had less to wait for: {mine}, "
                           "not {theirs}.",
                           "{task~Elle|Il} a démarré après {other}, mais avait moins à attendre : "
                           "{mine}, non {theirs}."},
                          {who,
                           {"other", scene.name(other->lane)},
                           {"mine", length(*sleep)},
                           {"theirs", length(*other)}});
            sentence.next = scene.say({"The order of the ends is not the order of the starts.",
                                       "L'ordre des fins n'est pas celui des départs."});
            return sentence;
        }
    }
    if (scene.isSynchronous())
        sentence.why = scene.say({"It is the innermost call, the only code that runs{line}.",
                                  "C'est l'appel le plus interne, le seul code qui "
                                  "s'exécute{line}."},
                                 {{"line", inParentheses(scene)}});
    else if (isBeside)
        sentence.why = scene.say({"It runs in a thread of its own, beside the loop{line}.",
                                  "Son thread est à part, à côté de la boucle{line}."},
                                 {{"line", inParentheses(scene)}});
    else if (scene.isPreemptive())
        sentence.why =
            scene.say({"It has core {core} at the moment{line}.",
                       "{task~Elle|Il} a le cœur {core} à cet instant{line}."},
                      {who, {"core", qint64{event.core} + 1}, {"line", inParentheses(scene)}});
    else
        sentence.why =
            scene.say({"It has the thread{line} and keeps it until its next `await`, or "
                       "its end.",
                       "{task~Elle|Il} a le thread{line} et le garde jusqu'à son prochain "
                       "`await`, ou sa fin."},
                      {who, {"line", inParentheses(scene)}});
    return sentence;
}

namespace {

/// Why the scheduler never stepped in, where one might expect it; nothing where it could not.
QString whyNobodyStepsIn(const Scene& scene)
{
    const RunSettings& settings = scene.trace().settings();
    const Limit limit = scene.event().limit();
    const bool isEndless = limit == Limit::Statements || limit == Limit::Stopped;
    if (!isEndless || !scene.isPreemptive() || !hasQuantum(settings.policy) ||
        settings.statementCost > Duration())
        return {};
    return scene.say(
        {"Statements cost no time here, so no quantum ends: give them a cost (settings).",
         "Les instructions ne coûtent rien ici, aucun quantum ne s'épuise : donnez-leur "
         "un coût (réglages)."});
}

} // namespace

Sentence narrateLimit(const Scene& scene)
{
    const auto stopped = [&](const Words& words) {
        return Sentence{
            scene.say(words,
                      {{"time", scene.time(scene.event().time)}, {"line", inParentheses(scene)}}),
            scene.say({"The program had not finished.", "Le programme n'était pas fini."}),
            whyNobodyStepsIn(scene)};
    };
    switch (scene.event().limit()) {
    case Limit::Until:
        return stopped({"Stopped{line}: {time} of virtual time are used up (limit `until`).",
                        "Arrêt{line} : les {time} de temps virtuel sont épuisées (limite "
                        "`until`)."});
    case Limit::Events:
        return stopped({"Stopped at {time}{line}: too many events (limit `max-events`).",
                        "Arrêt à {time}{line} : trop d'événements (limite `max-events`)."});
    case Limit::Statements:
        return stopped({"Stopped at {time}{line}: too many statements (limit `max-statements`).",
                        "Arrêt à {time}{line} : trop d'instructions (limite `max-statements`)."});
    case Limit::Memory:
        return stopped({"Stopped at {time}{line}: out of memory (limit `max-memory`).",
                        "Arrêt à {time}{line} : mémoire épuisée (limite `max-memory`)."});
    case Limit::Depth:
        return stopped({"Stopped at {time}{line}: calls nested too deeply.",
                        "Arrêt à {time}{line} : trop d'appels imbriqués."});
    case Limit::Output:
        return stopped({"Stopped at {time}{line}: too much output.",
                        "Arrêt à {time}{line} : trop de texte affiché."});
    case Limit::Stopped:
    case Limit::None: break;
    }
    return stopped({"Stopped at {time}{line}, by the user.", "Arrêt à {time}{line}, sur demande."});
}

Sentence narrateCallback(const Scene& scene)
{
    // The library's own: no name that the program knows.
    const bool isOfPool = scene.textArgument().startsWith(QLatin1String("ThreadPoolExecutor."));
    if (isOfPool && scene.isSynchronous())
        return {scene.say({"A function of a pool has returned, and the pool learns of it.",
                           "Une fonction d'un pool est revenue, et le pool l'apprend."}),
                scene.say({"Without a loop it calls the next of its queue, if there is one.",
                           "Sans boucle, il appelle la suivante de sa file, s'il y en a une."}),
                {}};
    if (isOfPool)
        return {scene.say({"A function in a thread of a pool has ended, and the program's loop "
                           "learns of it.",
                           "Une fonction dans un thread d'un pool est finie, et la boucle du "
                           "programme l'apprend."}),
                scene.say({"Its result goes to whoever waits for it; the pool starts the next of "
                           "its queue.",
                           "Son résultat va à qui l'attend ; le pool démarre la suivante de sa "
                           "file."}),
                {}};
    const WordValue function{"function",
                             Voice::code(scene.textArgument().isEmpty() ? QStringLiteral("callback")
                                                                        : scene.textArgument())};
    if (scene.event().kind == EventKind::CallbackFinished)
        return {scene.say({"The function {function} returns.", "La fonction {function} revient."},
                          {function}),
                scene.isCooperative()
                    ? scene.say({"The loop goes on with its turn.", "La boucle poursuit son tour."})
                    : scene.say({"Whoever comes next goes on.", "La suite peut continuer."}),
                {}};
    if (scene.isPreemptive())
        return {scene.say({"The function {function} runs, in a thread of its own.",
                           "La fonction {function} s'exécute, dans un thread à part."},
                          {function}),
                scene.say({"It was asked for as a callback.",
                           "Elle avait été demandée comme fonction de rappel."}),
                {}};
    if (scene.isSynchronous())
        return {scene.say({"The function {function} is called.", "La fonction {function} est "
                                                                 "appelée."},
                          {function}),
                scene.say({"It runs on top of whoever lets time pass.",
                           "Elle s'exécute au-dessus de qui laisse passer le temps."}),
                {}};
    return {scene.say({"The loop calls {function}.", "La boucle appelle {function}."}, {function}),
            scene.say({"It is a plain callback of the ready queue, no task.",
                       "C'est une simple fonction de rappel de la file des prêtes, non une "
                       "tâche."}),
            {}};
}

} // namespace awaitscope
