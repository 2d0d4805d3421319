#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// The sleep, lock, ... that the lane was waiting for before it was made ready.
const Event* endedWait(const Scene& scene)
{
    return scene.lastWait(scene.event().lane);
}

/// Of a block, of `wait_for`, or of a call that waits no longer than it was told to.
QString timeIsUp(const Scene& scene)
{
    const Event& event = scene.event();
    const Event* wait = endedWait(scene);
    const bool isAsked =
        event.cause != kNone && scene.trace()[event.cause].kind == EventKind::CancelRequested;
    const QString setter = scene.timeLimit();
    if (setter.contains(QLatin1String("wait_for")) && scene.shieldsInside())
        return scene.say({"The time of `wait_for` is up: it raises `TimeoutError`, and what is in "
                          "the `shield` goes on.",
                          "Le délai de `wait_for` est écoulé : il lève `TimeoutError`, et ce que "
                          "`shield` protège continue."});
    if (setter.contains(QLatin1String("wait_for")))
        return scene.say({"The time of `wait_for` is up: what it waits for is cancelled, and it "
                          "raises `TimeoutError`.",
                          "Le délai de `wait_for` est écoulé : ce qu'il attend est annulé, et il "
                          "lève `TimeoutError`."});
    if (!isAsked && wait && wait->waitReason() == WaitReason::Wait)
        return scene.say({"The time of `wait` is up: it returns; what has not ended goes on.",
                          "Le délai de `wait` est écoulé : il revient ; ce qui n'a pas fini "
                          "continue."});
    return scene.say({"The time limit is over: what runs inside is cancelled, and "
                      "`TimeoutError` will leave the block.",
                      "Le délai est écoulé : l'intérieur du bloc est annulé, et "
                      "`TimeoutError` en sortira."});
}

QString fact(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", event.lane);
    const bool hasBy = scene.isTask(event.subject);
    const WordValue by = scene.named("by", event.subject);
    switch (event.readyReason()) {
    case ReadyReason::Created:
        if (event.lane != kNone && scene.trace().lane(event.lane).kind == LaneKind::Callbacks)
            return scene.say({"A function that was to be called has a thread of its own now, ready "
                              "for the first time.",
                              "Une fonction à appeler a maintenant son propre thread, prêt pour "
                              "la première fois."});
        return scene.say({"{task} has just been made and is ready for the first time.",
                          "{task} vient d'être {task~créée et est prête|créé et est prêt} pour la "
                          "première fois."},
                         {who});
    case ReadyReason::Yielded:
        if (!scene.queueIsByArrival())
            return scene.say({"{task} steps aside with `sleep(0)`: the scheduler chooses anew.",
                              "{task} cède la main par `sleep(0)` : l'ordonnanceur choisit à "
                              "nouveau."},
                             {who});
        return scene.say({"{task} steps aside with `sleep(0)`: end of the ready queue.",
                          "{task} cède la main par `sleep(0)` : fin de la file des prêtes."},
                         {who});
    case ReadyReason::Timer:
        if (const Event* wait = endedWait(scene); wait && wait->waitReason() != WaitReason::Sleep)
            return scene.say({"{task} has waited as long as it would: it is ready again.",
                              "{task} a attendu aussi longtemps que voulu : "
                              "{task~elle est de nouveau prête|il est de nouveau prêt}."},
                             {who});
        return scene.say({"The sleep of {task} is over: it is ready again.",
                          "{task} a fini son attente : {task~elle est de nouveau prête|il est de "
                          "nouveau prêt}."},
                         {who});
    case ReadyReason::TaskDone:
        if (hasBy)
            return scene.say(
                {"{by} has ended, so {task}, which was waiting for it, is ready.",
                 "{by} est {by~finie|fini} : {task}, qui l'attendait, est {task~prête|prêt}."},
                {who, by});
        return scene.say(
            {"The task that {task} was waiting for has ended: {task} is ready.",
             "{task} est {task~prête|prêt} : la tâche {task~qu'elle|qu'il} attendait est finie."},
            {who});
    case ReadyReason::FutureDone:
        return scene.say({"The future that {task} was waiting for has its result: {task} is ready.",
                          "{task} est {task~prête|prêt} : le futur {task~qu'elle|qu'il} attendait "
                          "a son résultat."},
                         {who});
    case ReadyReason::GatherDone:
        return scene.say(
            {"All that {task} was waiting for is there: it is ready.",
             "{task} est {task~prête|prêt} : tout ce {task~qu'elle|qu'il} attendait est là."},
            {who});
    case ReadyReason::Lock:
        return hasBy ? scene.say(
                           {"{by} releases what {task} was waiting for: {task} is ready.",
                            "{by} libère ce que {task} attendait : {task} est {task~prête|prêt}."},
                           {who, by})
                     : scene.say({"What {task} was waiting for is free: {task} is ready.",
                                  "{task} est {task~prête|prêt} : ce {task~qu'elle|qu'il} "
                                  "attendait est libre."},
                                 {who});
    case ReadyReason::Event:
        return scene.say(
            {"The event that {task} was waiting for is set: {task} is ready.",
             "{task} est {task~prête|prêt} : l'événement {task~qu'elle|qu'il} attendait est levé."},
            {who});
    case ReadyReason::Condition:
        return scene.say(
            {"{task} is notified: it may check its condition again.",
             "{task} est {task~prévenue : elle|prévenu : il} peut revérifier sa condition."},
            {who});
    case ReadyReason::Item:
        if (const Event* wait = endedWait(scene); wait && wait->waitReason() == WaitReason::Work)
            return scene.say({"There is work for {task}: it is ready.",
                              "{task} est {task~prête|prêt} : il y a du travail pour "
                              "{task~elle|lui}."},
                             {who});
        return scene.say({"There is an item for {task}: it is ready.",
                          "{task} est {task~prête|prêt} : il y a un élément pour {task~elle|lui}."},
                         {who});
    case ReadyReason::Space:
        return scene.say(
            {"There is room in the queue again: {task} is ready.",
             "{task} est {task~prête|prêt} : il y a de nouveau de la place dans la file."},
            {who});
    case ReadyReason::Joined:
        return scene.say(
            {"Every item of the queue is processed: {task} is ready.",
             "{task} est {task~prête|prêt} : tous les éléments de la file sont traités."},
            {who});
    case ReadyReason::Barrier:
        return scene.say({"All have arrived at the barrier: {task} is ready.",
                          "{task} est {task~prête|prêt} : toutes sont arrivées à la barrière."},
                         {who});
    case ReadyReason::Cancelled:
        return scene.say({"{task} is taken out of its wait by the cancellation and is ready.",
                          "{task} est {task~tirée|tiré} de son attente par l'annulation : "
                          "{task~elle est prête|il est prêt}."},
                         {who});
    case ReadyReason::Timeout: return timeIsUp(scene);
    case ReadyReason::ThreadDone:
        return scene.say(
            {"The thread that {task} was waiting for has ended: {task} is ready.",
             "{task} est {task~prête|prêt} : le thread {task~qu'elle|qu'il} attendait est fini."},
            {who});
    }
    return {};
}

} // namespace

Sentence narrateReady(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", event.lane);
    Sentence sentence{fact(scene), {}, {}};
    if (scene.isSynchronous()) {
        sentence.why = scene.say({"It is on top of the call stack again and goes on at once.",
                                  "{task~Elle|Il} est de nouveau au sommet de la pile d'appels et "
                                  "continue aussitôt."},
                                 {who});
        return sentence;
    }
    const Event* wait = endedWait(scene);
    if (wait && wait->keepsThread() && scene.holder() == event.lane) {
        sentence.why =
            scene.say({"It has held the loop all that time: it goes on at once.",
                       "{task~Elle|Il} a retenu la boucle tout ce temps : {task~elle|il} "
                       "continue aussitôt."},
                      {who});
        return sentence;
    }
    const auto others = scene.readyBut(event.lane);
    const LaneId holder = scene.holder();
    // Of a time limit nobody has been named yet.
    const bool isNamed = event.readyReason() != ReadyReason::Timeout;
    if (scene.isTask(holder) && holder != event.lane && !scene.isPreemptive())
        sentence.why = scene.say({"{holder} has the thread: {task} runs only when the loop comes "
                                  "to it.",
                                  "{holder} a le thread : {task} ne s'exécutera qu'à son tour."},
                                 {{"holder", scene.name(holder)}, {"task", scene.who()}});
    else if (others.empty())
        sentence.why = scene.say(
            isNamed ? Words{"It is alone in the ready queue, so it runs next.",
                            "{task~Elle est seule dans la file des prêtes : c'est elle|Il est seul "
                            "dans la file des prêtes : c'est lui} qui passe ensuite."}
                    : Words{"{task} is alone in the ready queue, so it runs next.",
                            "{task} est {task~seule|seul} dans la file des prêtes et passe "
                            "ensuite."},
            {who});
    else if (const auto before = scene.readyBefore(event.lane); before.empty())
        sentence.why =
            scene.say(isNamed ? Words{"It stands first in the ready queue.",
                                      "{task~Elle est la première|Il est le premier} de la file "
                                      "des prêtes."}
                              : Words{"{task} stands first in the ready queue.",
                                      "{task} est {task~la première|le premier} de la file des "
                                      "prêtes."},
                      {who});
    else
        sentence.why = scene.say(isNamed ? Words{"Ahead of it in the ready queue: {others}.",
                                                 "Devant {task~elle|lui} dans la file des prêtes : "
                                                 "{others}."}
                                         : Words{"Ahead of {task} in the ready queue: {others}.",
                                                 "Devant {task} dans la file des prêtes : "
                                                 "{others}."},
                                 {who, {"others", scene.voice().list(scene.names(before))}});
    return sentence;
}

Sentence narrateWoken(const Scene& scene)
{
    const Event& last = scene.event();
    std::vector<LaneId> woken;
    for (EventIndex index = scene.index() + 1; index-- > 0;) {
        const Event& event = scene.trace()[index];
        if (event.kind != last.kind || event.detail != last.detail || event.cause != last.cause)
            break;
        woken.push_back(event.lane);
    }
    std::reverse(woken.begin(), woken.end());
    const Event* wait = scene.lastWait(last.lane);
    const WordValue count{"n", static_cast<qint64>(woken.size())};
    const WordValue names{"names", scene.voice().list(scene.names(woken), 3)};
    const WordValue by = scene.named("by", last.subject);
    const WordValue object{"object", scene.object(wait ? wait->subject : kNone)};
    if (last.readyReason() == ReadyReason::Condition)
        return {scene.say({"{by} notifies {object}: {names} may check {n?its|their} condition "
                           "again.",
                           "{by} notifie {object} : {names} {n?peut revérifier sa|peuvent "
                           "revérifier leur} condition."},
                          {by, object, names, count}),
                scene.say({"First the lock has to be taken back, once {by} has released it.",
                           "Il faut d'abord reprendre le verrou, une fois rendu par {by}."},
                          {by}),
                {}};
    Sentence sentence;
    sentence.what =
        scene.say({"{by} sets {object}: {names} {n?is|are} ready again.",
                   "{by} lève {object} : {names} {n?est prête|sont prêtes} de nouveau."},
                  {by, object, names, count});
    if (scene.isSynchronous())
        sentence.why =
            scene.say({"Whoever waited for it can go on.", "Qui l'attendait peut continuer."});
    else if (woken.size() > 1)
        sentence.why =
            scene.say({"All that waited for it come into the ready queue, in the order "
                       "in which they began to wait.",
                       "Toutes celles qui l'attendaient entrent dans la file des prêtes, "
                       "dans l'ordre de leur attente."});
    else
        sentence.why = scene.say({"Setting it interrupts nobody: {by} goes on until it waits or "
                                  "ends.",
                                  "Le lever n'interrompt personne : {by} continue jusqu'à sa "
                                  "prochaine attente ou sa fin."},
                                 {by});
    return sentence;
}

} // namespace awaitscope
