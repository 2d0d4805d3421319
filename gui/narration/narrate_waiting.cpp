#include "core/trace/event_text.h"
#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kLongestCall = 40;

/// What follows from a wait, in the model's own words.
QString whatFollows(const Scene& scene)
{
    if (scene.isSynchronous())
        return scene.say(
            {"It is underneath on the call stack: nothing else can run until that "
             "comes.",
             "{task~Elle|Il} reste dessous dans la pile d'appels : rien d'autre ne peut "
             "passer d'ici là."},
            {scene.named("task", scene.event().lane)});
    if (scene.event().keepsThread())
        return scene.say({"It is no `await`: the loop stands still until then, and no other task "
                          "can run.",
                          "Ce n'est pas un `await` : la boucle s'arrête jusque-là, et aucune autre "
                          "tâche ne peut s'exécuter."});
    if (scene.isPreemptive())
        return scene.say({"Its thread needs no core meanwhile: the scheduler serves the others.",
                          "Son thread n'a besoin d'aucun cœur : l'ordonnanceur sert les autres."});
    if (scene.isThread(scene.event().lane))
        return scene.say({"Its thread stands still until then; the others go on.",
                          "Son thread s'arrête jusque-là ; les autres continuent."});
    return scene.say({"It holds nothing: the loop serves the others.",
                      "{task~Elle|Il} ne retient rien : la boucle sert les autres."},
                     {scene.named("task", scene.event().lane)});
}

Sentence sleeping(const Scene& scene)
{
    const Event& event = scene.event();
    const Duration length = scene.durationArgument();
    const QString written = scene.code();
    const QString call = written.startsWith(QLatin1String("await "))
                             ? written
                             : QStringLiteral("await asyncio.sleep(%1)").arg(Voice::number(length));
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue code{"code", Voice::source(call, kLongestCall)};
    const WordValue due{"time", scene.time(event.time + length)};
    if (scene.isPreemptive())
        return {scene.say({"{task} goes to sleep for {duration} and gives up its core.",
                           "{task} s'endort pour {duration} et rend son cœur."},
                          {who, {"duration", scene.duration(length)}}),
                scene.say({"Only this thread sleeps, until {time}; the scheduler gives the core to "
                           "another.",
                           "Seul ce thread dort, jusqu'à {time} ; l'ordonnanceur donne le cœur à "
                           "un autre."},
                          {due}),
                {}};
    if (scene.isSynchronous())
        return {scene.say({"{task} sleeps for {duration} and keeps the thread.",
                           "{task} dort {duration} et garde le thread."},
                          {who, {"duration", scene.duration(length)}}),
                scene.say({"There is no loop: nothing else can run before {time}.",
                           "Il n'y a pas de boucle : rien d'autre ne peut passer avant {time}."},
                          {due}),
                {}};
    return {
        scene.say({"{task} suspends itself at {code} and gives the thread back to the loop.",
                   "{task} se suspend à {code} et rend la main à la boucle."},
                  {who, code}),
        scene.say({"It keeps its place and its variables; its timer is set for {time}.",
                   "{task~Elle|Il} garde sa place et ses variables ; son minuteur est réglé sur "
                   "{time}."},
                  {who, due}),
        {}};
}

Sentence lockWait(const Scene& scene, bool semaphore)
{
    const Event& event = scene.event();
    const LaneId owner = scene.ownerOf(event.subject);
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue object{"object", scene.object(event.subject)};
    QString what;
    if (semaphore)
        what = scene.say({"{task} waits for the semaphore {object}: no permit is free.",
                          "{task} attend le sémaphore {object} : aucune place n'est libre."},
                         {who, object});
    else if (scene.isTask(owner) || scene.isThread(owner))
        what = scene.say({"{task} waits for the lock {object}, held by {owner} since {time}.",
                          "{task} attend le verrou {object}, tenu par {owner} depuis t = {time}."},
                         {who,
                          object,
                          {"owner", scene.name(owner)},
                          {"time", scene.time(scene.ownedSince(event.subject))}});
    else
        what =
            scene.say({"{task} waits for the lock {object}.", "{task} attend le verrou {object}."},
                      {who, object});
    if (event.keepsThread()) return {what, whatFollows(scene), {}};
    const auto waiters = scene.waitersOf(event.subject);
    const bool first = waiters.empty() || waiters.front() == event.lane;
    const auto place = static_cast<qint64>(waiters.size());
    return {what,
            first ? scene.say({"First in its queue.", "Première de sa file."})
                  : scene.say({"Number {place} in its queue.", "Numéro {place} de sa file."},
                              {{"place", place}}),
            {}};
}

} // namespace

/// How many of those that a group waits for have not ended yet; as many as it began to wait for
/// where they are too many to be recorded.
static qint64 leftOf(const Scene& scene, const Event& wait)
{
    const qint64 all = scene.trace().number(wait.argument);
    if (all > static_cast<qint64>(kMostNamed)) return all;
    const std::vector<LaneId> lanes = awaitedLanes(scene.trace(), wait);
    return std::count_if(lanes.begin(), lanes.end(),
                         [&](LaneId lane) { return !scene.isFinished(lane); });
}

QString waitInWords(const Scene& scene, const Event& wait)
{
    const auto count = [&] { return qint64{scene.trace().number(wait.argument)}; };
    const auto object = [&] { return WordValue{"object", scene.object(wait.subject)}; };
    const auto lane = [&] { return WordValue{"task", scene.name(wait.subject)}; };
    switch (wait.waitReason()) {
    case WaitReason::Sleep:
        return scene.say({"sleep {number}", "sleep {number}"},
                         {{"number", Voice::number(Duration::nanoseconds(count()))}});
    case WaitReason::Task: return scene.say({"awaits {task}", "attend {task}"}, {lane()});
    case WaitReason::Future: return scene.say({"awaits a future", "attend un futur"});
    case WaitReason::Gather: return scene.say({"gather of {n}", "gather de {n}"}, {{"n", count()}});
    case WaitReason::Wait:
        if (scene.isForNextCompleted(wait))
            return scene.say({"next of {n} (as_completed)", "la suivante de {n} (as_completed)"},
                             {{"n", count()}});
        return scene.say({"wait for {n}", "wait sur {n}"}, {{"n", count()}});
    case WaitReason::Group:
        if (leftOf(scene, wait) == 0)
            return scene.say({"group, all have ended", "groupe, toutes finies"});
        return scene.say({"group, {n} left", "groupe, encore {n}"}, {{"n", leftOf(scene, wait)}});
    case WaitReason::Lock: return scene.say({"lock {object}", "verrou {object}"}, {object()});
    case WaitReason::Semaphore:
        return scene.say({"semaphore {object}", "sémaphore {object}"}, {object()});
    case WaitReason::Event: return scene.say({"event {object}", "événement {object}"}, {object()});
    case WaitReason::Condition:
        return scene.say({"condition {object}", "condition {object}"}, {object()});
    case WaitReason::QueueGet: return scene.say({"{object}.get()", "{object}.get()"}, {object()});
    case WaitReason::QueuePut: return scene.say({"{object}.put()", "{object}.put()"}, {object()});
    case WaitReason::QueueJoin:
        return scene.say({"{object}.join()", "{object}.join()"}, {object()});
    case WaitReason::Barrier:
        return scene.say({"barrier {object}", "barrière {object}"}, {object()});
    case WaitReason::Call:
        return scene.say({"in the call {task}", "dans l'appel {task}"}, {lane()});
    case WaitReason::Thread: return scene.say({"a thread", "un thread"});
    case WaitReason::Shutdown: return scene.say({"the end of the run", "la fin de l'exécution"});
    case WaitReason::Queued:
        if (awaitedLanes(scene.trace(), wait).empty())
            return scene.say({"{function}, not yet started", "{function}, pas encore démarrée"},
                             {{"function", scene.queued(wait)}});
        return scene.say({"{function} in the queue of a pool", "{function} dans la file d'un pool"},
                         {{"function", scene.queued(wait)}});
    case WaitReason::Work: return scene.say({"waits for work", "attend du travail"});
    }
    return {};
}

Sentence narrateWaiting(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", event.lane);
    const WordValue object{"object", scene.object(event.subject)};
    const auto count = [&] { return WordValue{"n", qint64{scene.trace().number(event.argument)}}; };
    const auto told = [&](const Words& words, std::initializer_list<WordValue> values) {
        return Sentence{scene.say(words, values), whatFollows(scene), {}};
    };
    switch (event.waitReason()) {
    case WaitReason::Sleep: return sleeping(scene);
    case WaitReason::Lock: return lockWait(scene, false);
    case WaitReason::Semaphore: return lockWait(scene, true);
    case WaitReason::Task:
        if (scene.isThread(event.subject))
            return told({"{task} waits for {other} to end.", "{task} attend la fin de {other}."},
                        {who, {"other", scene.name(event.subject)}});
        return told(
            {"{task} waits for {other} to end.", "{task} attend la fin de la tâche {other}."},
            {who, {"other", scene.name(event.subject)}});
    case WaitReason::Future:
        return told({"{task} waits for a future that has no result yet.",
                     "{task} attend un futur qui n'a pas encore de résultat."},
                    {who});
    case WaitReason::Gather:
        return told({"{task} waits in `gather` for {n?# task|# tasks}.",
                     "{task} attend {n?# tâche|# tâches} dans `gather`."},
                    {who, count()});
    case WaitReason::Wait:
        if (scene.isForNextCompleted(event))
            return told({"{task} waits for {n?the last task|the next of # tasks} to end "
                         "(`as_completed`).",
                         "{task} attend {n?la fin de la dernière tâche|la prochaine fin, parmi "
                         "# tâches} (`as_completed`)."},
                        {who, count()});
        return told({"{task} waits for {n?# task|# tasks}.", "{task} attend {n?# tâche|# tâches}."},
                    {who, count()});
    case WaitReason::Group:
        if (leftOf(scene, event) == 0)
            return told({"{task} waits at the end of the `TaskGroup`: all have ended, and it is "
                         "still to be told so.",
                         "{task} attend à la fin du `TaskGroup` : toutes sont finies, mais il faut "
                         "encore le lui dire."},
                        {who});
        return told({"{task} waits at the end of the `TaskGroup`: {n?# task is|# tasks are} left.",
                     "{task} attend à la fin du `TaskGroup` : encore {n?# tâche|# tâches}."},
                    {who, {"n", leftOf(scene, event)}});
    case WaitReason::Event:
        return told({"{task} waits until the event {object} is set.",
                     "{task} attend que soit levé l'événement {object}."},
                    {who, object});
    case WaitReason::Condition:
        return told({"{task} waits to be notified by the condition {object}; the lock is free "
                     "meanwhile.",
                     "{task} attend d'être {task~prévenue|prévenu} par la condition {object} ; le "
                     "verrou est "
                     "libre entre-temps."},
                    {who, object});
    case WaitReason::QueueGet:
        return {scene.say({"{task} waits: the queue {object} is empty.",
                           "{task} attend : la file {object} est vide."},
                          {who, object}),
                event.keepsThread() ? whatFollows(scene)
                                    : scene.say({"The next `put` wakes it.",
                                                 "Le prochain `put` {task~la|le} réveillera."},
                                                {who}),
                {}};
    case WaitReason::QueuePut:
        return {scene.say({"{task} waits: the queue {object} is full.",
                           "{task} attend : la file {object} est pleine."},
                          {who, object}),
                event.keepsThread() ? whatFollows(scene)
                                    : scene.say({"The next `get` makes room.",
                                                 "Le prochain `get` fera de la place."}),
                {}};
    case WaitReason::QueueJoin:
        return told({"{task} waits until every item of the queue {object} is processed.",
                     "{task} attend que soient traités tous les éléments de la file {object}."},
                    {who, object});
    case WaitReason::Barrier:
        return told({"{task} waits at the barrier {object} for the others to arrive.",
                     "{task} attend les autres à la barrière {object}."},
                    {who, object});
    case WaitReason::Call:
        return {scene.say({"{task} is inside the call of {callee} and can do nothing until it "
                           "returns.",
                           "{task} est dans l'appel {callee} et ne peut rien faire avant son "
                           "retour."},
                          {who, {"callee", scene.call(event.subject)}}),
                whatFollows(scene),
                {}};
    case WaitReason::Thread:
        return told({"{task} waits for a function that runs in a thread of its own.",
                     "{task} attend une fonction qui s'exécute dans un thread à part."},
                    {who});
    case WaitReason::Shutdown:
        return {scene.say({"`asyncio.run` waits for the tasks that it has cancelled.",
                           "`asyncio.run` attend les tâches qu'il a annulées."}),
                scene.say({"Each may still run its `finally` before the run ends.",
                           "Chacune peut encore exécuter son `finally` avant la fin."}),
                {}};
    case WaitReason::Queued:
        if (awaitedLanes(scene.trace(), event).empty())
            return told({"{task} waits for {function}, which its loop has still to start.",
                         "{task} attend {function}, que sa boucle doit encore démarrer."},
                        {who, {"function", scene.queued(event)}});
        return told({"{task} waits for {function}, which stands in the queue of its pool.",
                     "{task} attend {function}, qui est dans la file de son pool."},
                    {who, {"function", scene.queued(event)}});
    case WaitReason::Work:
        return told({"{task} has nothing to do until a function is handed to its pool.",
                     "{task} n'a rien à faire avant qu'une fonction ne soit confiée à son pool."},
                    {who});
    }
    return {};
}

} // namespace awaitscope
