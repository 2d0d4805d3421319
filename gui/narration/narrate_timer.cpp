#include "core/trace/event_text.h"
#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

Sentence woken(const Scene& scene, const Event& wait)
{
    const bool isLast = scene.queueIsByArrival();
    const Event& event = scene.event();
    const Duration length = Duration::nanoseconds(scene.trace().number(wait.argument));
    const WordValue who = scene.named("task", scene.event().lane);
    Sentence sentence;
    if (length == Duration::seconds(1))
        sentence.what = scene.say(
            isLast ? Words{"The 1 s of {task} are over: it goes to the end of the ready queue.",
                           "{task} a attendu sa seconde : {task~elle|il} passe à la fin de la file "
                           "des prêtes."}
                   : Words{"The 1 s of {task} are over: it joins the ready queue.",
                           "{task} a attendu sa seconde : {task~elle|il} rejoint la file des "
                           "prêtes."},
            {who});
    else
        sentence.what = scene.say(
            isLast
                ? Words{"The {duration} of {task} are over: it goes to the end of the ready queue.",
                        "{task} a attendu ses {duration} : {task~elle|il} passe à la fin de la "
                        "file des prêtes."}
                : Words{"The {duration} of {task} are over: it joins the ready queue.",
                        "{task} a attendu ses {duration} : {task~elle|il} rejoint la file des "
                        "prêtes."},
            {who, {"duration", scene.duration(length)}});
    const auto others = scene.readyBut(event.lane);
    const LaneId holder = scene.holder();
    if (scene.isTask(holder) && holder != event.lane)
        sentence.why = scene.say({"{holder} has the thread or core: {task} waits for its turn.",
                                  "{holder} a le thread ou le cœur : {task} attend son tour."},
                                 {who, {"holder", scene.name(holder)}});
    else if (others.empty())
        sentence.why = scene.say({"It is alone there, so it runs next.",
                                  "{task~Elle y est seule : c'est elle qui reprend|Il y est seul : "
                                  "c'est lui qui reprend}."},
                                 {who});
    else
        sentence.why =
            scene.say({"Ahead of it there: {others}.", "Devant {task~elle|lui} : {others}."},
                      {who, {"others", scene.voice().list(scene.names(others))}});
    sentence.next =
        scene.isPreemptive()
            ? scene.say({"A timer makes it *ready*; the scheduler gives it a core.",
                         "Le minuteur {task~la rend *prête*|le rend *prêt*} ; l'ordonnanceur lui "
                         "donne un cœur."},
                        {who})
            : scene.say(
                  {"A timer makes a task *ready*; the loop makes it *run*.",
                   "Le minuteur {task~la rend *prête*|le rend *prêt*} ; la boucle l'*exécute*."},
                  {who});
    return sentence;
}

Sentence wokenLate(const Scene& scene, VirtualTime deadline, const Event* wait)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    Sentence sentence;
    sentence.what =
        scene.say({"{task} is woken {late} late.", "{task} se réveille avec {late} de retard."},
                  {who, {"late", scene.duration(event.time - deadline)}});
    const WordValue due{"due", scene.time(deadline)};
    const WordValue now{"now", scene.time(event.time)};
    const LaneId holder = scene.previousRunning();
    if (scene.isTask(holder) && holder != event.lane)
        sentence.why = scene.say({"Its timer was due at {due}, but {holder} held the loop until "
                                  "{now} without an `await`.",
                                  "L'échéance était à {due}, mais {holder} a gardé la boucle "
                                  "jusqu'à {now} sans aucun `await`."},
                                 {due, now, {"holder", scene.name(holder)}});
    else
        sentence.why = scene.say({"Its timer was due at {due}, but the loop was held until {now}.",
                                  "L'échéance était à {due}, mais la boucle était retenue jusqu'à "
                                  "{now}."},
                                 {due, now});
    if (wait)
        sentence.next = scene.say(
            {"`sleep({n})` means *at least* {duration}.",
             "`sleep({n})` veut dire *au moins* {duration}."},
            {{"n", Voice::number(Duration::nanoseconds(scene.trace().number(wait->argument)))},
             {"duration",
              scene.duration(Duration::nanoseconds(scene.trace().number(wait->argument)))}});
    return sentence;
}

} // namespace

Sentence narrateTimerSet(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue deadline{"time", scene.time(scene.timeArgument())};
    Sentence sentence;
    if (scene.isTask(event.lane))
        sentence.what = scene.say({"A timer for {time} is set for {task}.",
                                   "Un minuteur est réglé sur {time} pour {task}."},
                                  {deadline, {"task", scene.who()}});
    else
        sentence.what = scene.say(
            {"A timer is set for {time}.", "Un minuteur est réglé sur {time}."}, {deadline});
    const auto& timers = scene.timers();
    const auto count = static_cast<qint64>(timers.size());
    const bool next = timers.empty() || timers.front().deadline == scene.timeArgument();
    if (count <= 1)
        sentence.why =
            scene.say({"It is the only one that is pending.", "C'est le seul en cours."});
    else if (next)
        sentence.why = scene.say({"{n} timers are pending; this one is the next.",
                                  "{n} minuteurs en cours ; celui-ci est le prochain."},
                                 {{"n", count}});
    else
        sentence.why = scene.say({"{n} timers are pending; the next is due at {first}.",
                                  "{n} minuteurs en cours ; le prochain est à {first}."},
                                 {{"n", count}, {"first", scene.time(timers.front().deadline)}});
    return sentence;
}

bool isTimeLimit(const Scene& scene, const Event& timerFired)
{
    if (timerFired.cause == kNone || !scene.isTask(timerFired.lane)) return false;
    const Event& set = scene.trace()[timerFired.cause];
    const Event* wait = scene.lastWait(timerFired.lane);
    if (set.kind != EventKind::TimerSet || !wait) return false;
    switch (wait->waitReason()) {
    case WaitReason::Sleep: {
        const Duration length = Duration::nanoseconds(scene.trace().number(wait->argument));
        return dueTimeOf(scene.trace(), set) != wait->time + length;
    }
    case WaitReason::Wait: // with a timeout of its own
    case WaitReason::Queued:
    case WaitReason::Future: return false;
    default: return true;
    }
}

Sentence narrateTimerFired(const Scene& scene)
{
    const Event& event = scene.event();
    if (isTimeLimit(scene, event))
        return {scene.say({"The time limit of {task} is reached.",
                           "Le délai accordé à {task} est écoulé."},
                          {scene.named("task", scene.event().lane)}),
                scene.say({"So what it waits for is cancelled.",
                           "Ce {task~qu'elle|qu'il} attend est donc annulé."},
                          {scene.named("task", event.lane)}),
                {}};
    const Event* wait = scene.isTask(event.lane) ? scene.lastWait(event.lane) : nullptr;
    if (wait && wait->waitReason() != WaitReason::Sleep) wait = nullptr;
    if (event.cause != kNone && scene.trace()[event.cause].kind == EventKind::TimerSet) {
        const VirtualTime deadline =
            VirtualTime::atNanoseconds(scene.trace().number(scene.trace()[event.cause].argument));
        if (deadline < event.time && scene.isTask(event.lane))
            return wokenLate(scene, deadline, wait);
    }
    if (wait && !scene.isSynchronous()) return woken(scene, *wait);
    if (!scene.isTask(event.lane))
        return {scene.say({"A timer is due.", "Un minuteur arrive à échéance."}),
                scene.say({"Its function is called now.", "Sa fonction est appelée maintenant."}),
                {}};
    return {scene.say({"A timer of {task} is due.", "Un minuteur de la tâche {task} est échu."},
                      {scene.named("task", scene.event().lane)}),
            scene.say({"It was set for {time}.", "Il était réglé sur {time}."},
                      {{"time", scene.time(event.time)}}),
            {}};
}

} // namespace awaitscope
