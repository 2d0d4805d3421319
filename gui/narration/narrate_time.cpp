#include "core/trace/event_text.h"
#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// Who is kept waiting by the scene's lane, or that nobody is.
QString whoMustWait(const Scene& scene)
{
    const auto others = scene.readyBut(scene.event().lane);
    if (others.empty())
        return scene.say({"Nobody else is ready at the moment; whoever becomes so has to wait.",
                          "Personne d'autre n'est prêt pour l'instant ; qui le devient devra "
                          "attendre."});
    const LaneId first = others.front();
    if (others.size() == 1)
        return scene.say({"{other} has been ready since {time} and must wait.",
                          "{other} est {other~prête|prêt} depuis t = {time} et doit attendre."},
                         {scene.named("other", first), {"time", scene.time(scene.since(first))}});
    return scene.say({"Ready, and kept waiting: {others}.", "Prêtes, et obligées d'attendre : "
                                                            "{others}."},
                     {{"others", scene.voice().list(scene.names(others))}});
}

/// Of what a thread does that runs no loop.
QString besideLoop(const Scene& scene)
{
    return scene.say({"No event loop runs in it: it keeps nobody else waiting.",
                      "Aucune boucle d'événements n'y tourne : il ne fait attendre personne."});
}

/// A core belongs to nobody while it passes from one thread to the next.
Sentence narratePassing(const Scene& scene, const ReadyEntry& entry)
{
    return {scene.say({"Core {core} is passing to {task}.", "Le cœur {core} passe à {task}."},
                      {{"core", qint64{*entry.core} + 1}, {"task", scene.name(entry.lane)}}),
            scene.say({"A switch costs {cost}: meanwhile nobody computes there.",
                       "Un changement coûte {cost} : pendant ce temps, personne n'y calcule."},
                      {{"cost", scene.voice().setting(scene.trace().settings().switchCost)}}),
            {}};
}

} // namespace

Sentence narrateIdle(const Scene& scene)
{
    const auto& ready = scene.state().ready;
    const auto isPassed = [](const ReadyEntry& entry) { return entry.core.has_value(); };
    const auto passed = std::find_if(ready.begin(), ready.end(), isPassed);
    if (scene.isPreemptive() && passed != ready.end()) return narratePassing(scene, *passed);
    const auto& timers = scene.timers();
    Sentence sentence;
    if (timers.empty()) {
        sentence.what = scene.say({"Nobody is ready, and no timer is pending.",
                                   "Personne n'est prêt, et aucun minuteur n'est en cours."});
    } else {
        const WordValue due{"time", scene.time(timers.front().deadline)};
        const WordValue for_{"task",
                             scene.isTask(timers.front().lane)
                                 ? QStringLiteral(" (%1)").arg(scene.name(timers.front().lane))
                                 : QString()};
        sentence.what =
            scene.isCooperative()
                ? scene.say({"Nobody is ready: the loop sleeps until the next timer, {time}{task}.",
                             "Personne n'est prêt : la boucle dort jusqu'au prochain minuteur, à "
                             "{time}{task}."},
                            {due, for_})
                : scene.say({"Nobody is ready: nothing runs until the next timer, {time}{task}.",
                             "Personne n'est prêt : rien ne s'exécute jusqu'au prochain minuteur, "
                             "à {time}{task}."},
                            {due, for_});
    }
    const auto cores = static_cast<qint64>(scene.state().running.size());
    sentence.why =
        scene.isPreemptive()
            ? scene.say({"No thread computes; {n?the core is|the cores are} free.",
                         "Aucun thread ne calcule ; {n?le cœur est libre|les cœurs sont libres}."},
                        {{"n", cores}})
            : scene.say({"No task computes; the thread is free, and time passes at no cost.",
                         "Aucune tâche ne calcule ; le thread est libre."});
    return sentence;
}

namespace {

/// A turn for what the loop keeps for itself: what made it ready says what it is about.
Sentence narrateOwnTurn(const Scene& scene)
{
    const Event& event = scene.event();
    const Words runsLater{"What it makes ready runs in a later turn.",
                          "Ce qu'il rend prêt s'exécutera dans un tour suivant."};
    const WordValue turn{"turn", qint64{event.subject}};
    const Event* cause = event.cause == kNone ? nullptr : &scene.trace()[event.cause];
    if (cause && scene.isTask(cause->lane)) {
        const WordValue who{"task", scene.name(cause->lane)};
        if (cause->kind == EventKind::TimerSet)
            return {scene.say({"The timer of {task} is due: the loop serves it in turn {turn}, "
                               "and runs no task.",
                               "Le minuteur de la tâche {task} est échu : la boucle le sert au "
                               "tour {turn}, sans exécuter de tâche."},
                              {who, turn}),
                    scene.say(runsLater),
                    {}};
        const LaneId creator = scene.trace().lane(cause->lane).creator;
        const bool isMain =
            creator != kNone && scene.trace().lane(creator).kind == LaneKind::Program;
        if (cause->kind == EventKind::TaskFinished && isMain)
            return {scene.say({"{task} is over: turn {turn} only serves to leave the loop.",
                               "{task} est finie : le tour {turn} ne sert qu'à quitter la boucle."},
                              {who, turn}),
                    scene.say({"No task of the program runs in it.",
                               "Aucune tâche du programme n'y est exécutée."}),
                    {}};
        if (cause->kind == EventKind::TaskFinished)
            return {scene.say({"{task} is over: in turn {turn} the loop only tells those who wait "
                               "for it, and runs no task.",
                               "{task} est finie : au tour {turn}, la boucle ne fait que le "
                               "signaler à qui l'attend, sans exécuter de tâche."},
                              {who, turn}),
                    scene.say(runsLater),
                    {}};
    }
    return {scene.say({"In turn {turn} the loop only calls functions, and runs no task.",
                       "Au tour {turn}, la boucle ne fait qu'appeler des fonctions, sans exécuter "
                       "de tâche."},
                      {turn}),
            scene.say(runsLater),
            {}};
}

} // namespace

Sentence narrateIteration(const Scene& scene)
{
    const qint64 all = scene.trace().number(scene.event().argument);
    if (all == 0 && !scene.timers().empty()) return narrateIdle(scene);
    const std::vector<LaneId> tasks = scene.readyBut(kNone);
    if (tasks.empty() && all > 0) return narrateOwnTurn(scene);
    const WordValue turn{"turn", qint64{scene.event().subject}};
    Sentence sentence;
    if (tasks.empty())
        sentence.what = scene.say({"The loop begins turn {turn}: nothing is ready.",
                                   "La boucle commence le tour {turn} : rien n'est prêt."},
                                  {turn});
    else
        sentence.what = scene.say(
            {"The loop begins turn {turn}: it runs {n?the task that is ready|the # tasks that are "
             "ready}, {names}.",
             "La boucle commence le tour {turn} : elle exécute {n?la tâche prête|les # tâches "
             "prêtes}, {names}."},
            {turn,
             {"n", static_cast<qint64>(tasks.size())},
             {"names", scene.voice().list(scene.names(tasks))}});
    sentence.why = scene.say({"Whoever becomes ready meanwhile waits for another turn.",
                              "Celles qui le deviennent entre-temps attendront un autre tour."});
    return sentence;
}

Sentence narrateWorkStarted(const Scene& scene)
{
    const Event& event = scene.event();
    const Duration cpu = scene.durationArgument();
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue length{"duration", scene.duration(cpu)};
    const WordValue until{"time", scene.time(event.time + cpu)};
    if (scene.isPreemptive() && scene.trace().settings().policy != Policy::RoundRobin)
        return {scene.say({"{task} needs {duration} of CPU.",
                           "{task} a besoin de {duration} de processeur."},
                          {who, length}),
                sharingWords(scene),
                {}};
    if (scene.isPreemptive())
        return {
            scene.say({"{task} needs {duration} of CPU, in slices of at most {quantum} when "
                       "others are ready.",
                       "{task} a besoin de {duration} de processeur, par tranches d'au plus "
                       "{quantum} si d'autres sont prêtes."},
                      {who, length, {"quantum", scene.duration(scene.trace().settings().quantum)}}),
            scene.say({"The scheduler may interrupt it anywhere.",
                       "L'ordonnanceur peut l'interrompre n'importe où."}),
            {}};
    if (scene.isSynchronous())
        return {scene.say({"{task} computes for {duration} and keeps the thread until {time}.",
                           "{task} calcule {duration} et garde le thread jusqu'à {time}."},
                          {who, length, until}),
                scene.say({"There is one thread, and each call runs to its end.",
                           "Il n'y a qu'un thread, et chaque appel va à son terme."}),
                {}};
    if (!scene.holdsLoop(event.lane))
        return {scene.say({"{task} computes for {duration} in its own thread, until {time}.",
                           "{task} calcule {duration} dans son propre thread, jusqu'à {time}."},
                          {who, length, until}),
                besideLoop(scene),
                {}};
    return {scene.say({"{task} computes for {duration} without an `await`: the loop can serve "
                       "nobody until {time}.",
                       "{task} calcule {duration} sans `await` : la boucle ne peut servir personne "
                       "avant {time}."},
                      {who, length, until}),
            whoMustWait(scene),
            {}};
}

Sentence narrateWorkFinished(const Scene& scene)
{
    const Event& event = scene.event();
    const auto started = scene.last(EventKind::WorkStarted, event.lane);
    const Duration cpu =
        started ? Duration::nanoseconds(scene.trace().number(scene.trace()[*started].argument))
                : Duration();
    Sentence sentence;
    sentence.what = scene.say({"{task} has its {duration} of CPU and goes on{line}.",
                               "{task} a eu ses {duration} de processeur et continue{line}."},
                              {scene.named("task", scene.event().lane),
                               {"duration", scene.duration(cpu)},
                               {"line", atLine(scene)}});
    const Duration passed = started ? event.time - scene.trace()[*started].time : Duration();
    if (scene.isPreemptive() && passed > cpu)
        sentence.why = scene.say({"It took {passed}, since others had the core in between.",
                                  "Il a fallu {passed} : d'autres ont eu le cœur entre-temps."},
                                 {{"passed", scene.duration(passed)}});
    else if (scene.isPreemptive())
        sentence.why = scene.say({"Nobody took the core from it meanwhile.",
                                  "Personne ne lui a pris le cœur entre-temps."});
    else if (!scene.isSynchronous() && !scene.holdsLoop(event.lane))
        sentence.why = besideLoop(scene);
    else
        sentence.why =
            scene.say({"It held the thread all that time: nobody else could run.",
                       "{task~Elle|Il} a tenu le thread tout ce temps : personne d'autre "
                       "n'a pu s'exécuter."},
                      {scene.named("task", event.lane)});
    return sentence;
}

/// Whether the sleep that begins with the event ends before `end`: a time limit ends it.
static bool isCutShort(const Scene& scene, VirtualTime end)
{
    constexpr EventIndex kMost = 100'000; // that are looked at
    const Trace& trace = scene.trace();
    const auto last = std::min(static_cast<EventIndex>(trace.size()), scene.index() + kMost);
    for (EventIndex index = scene.index() + 1; index < last; ++index)
        if (trace[index].kind == EventKind::BlockedFinished &&
            trace[index].lane == scene.event().lane)
            return trace[index].time < end;
    return false;
}

Sentence narrateBlockedStarted(const Scene& scene)
{
    const Event& event = scene.event();
    const Duration length = scene.durationArgument();
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue call{"code",
                         Voice::code(QStringLiteral("time.sleep(%1)").arg(Voice::number(length)))};
    const WordValue until{"time", scene.time(event.time + length)};
    const auto others = scene.readyBut(event.lane);
    if (scene.isSynchronous())
        return {scene.say(isCutShort(scene, event.time + length)
                              ? Words{"{task} sleeps {duration} and holds the thread, until its "
                                      "time limit at most.",
                                      "{task} dort {duration} et retient le thread, au plus "
                                      "jusqu'à son délai."}
                              : Words{"{task} sleeps {duration} and holds the thread until {time}.",
                                      "{task} dort {duration} et retient le thread jusqu'à "
                                      "{time}."},
                          {who, until, {"duration", scene.duration(length)}}),
                scene.say({"Without a loop a sleep gives nothing back: nobody else can run "
                           "meanwhile.",
                           "Sans boucle, dormir ne rend rien : personne d'autre ne peut "
                           "s'exécuter pendant ce temps."}),
                {}};
    if (scene.isPreemptive())
        return {scene.say({"{code} puts only {task} to sleep, until {time}.",
                           "{code} n'endort que {task}, jusqu'à {time}."},
                          {call, who, until}),
                others.empty()
                    ? scene.say({"{task} needs no core meanwhile; nobody else is ready.",
                                 "{task} n'a besoin d'aucun cœur ; personne d'autre n'est prêt."},
                                {who})
                    : scene.say({"The core goes to {other}.", "Le cœur passe à la tâche {other}."},
                                {{"other", scene.name(others.front())}}),
                {}};
    if (!scene.holdsLoop(event.lane))
        return {scene.say({"{code} puts only {task} to sleep, until {time}.",
                           "{code} n'endort que {task}, jusqu'à {time}."},
                          {call, who, until}),
                besideLoop(scene),
                {}};
    return {scene.say({"{code} blocks the loop until {time}: {task} holds the thread and computes "
                       "nothing.",
                       "{code} bloque la boucle jusqu'à {time} : {task} retient le thread sans "
                       "rien calculer."},
                      {call, who, until}),
            others.empty()
                ? scene.say({"It is no `await`, so nothing is handed back.",
                             "Ce n'est pas un `await` : rien n'est rendu."})
                : scene.say({"It is no `await`, so nothing is handed back; {other} is ready and "
                             "cannot start.",
                             "Ce n'est pas un `await` : rien n'est rendu ; {other} est "
                             "{other~prête|prêt} et ne peut pas démarrer."},
                            {scene.named("other", others.front())}),
            {}};
}

Sentence narrateBlockedFinished(const Scene& scene)
{
    const Event& event = scene.event();
    const auto started = scene.last(EventKind::BlockedStarted, event.lane);
    const WordValue held{
        "duration",
        scene.duration(started ? event.time - scene.trace()[*started].time : Duration())};
    const WordValue who = scene.named("task", event.lane);
    const WordValue line{"line", atLine(scene)};
    if (scene.isPreemptive())
        return {scene.say({"`time.sleep` is over: {task} is ready for a core again.",
                           "`time.sleep` est fini : {task} est de nouveau {task~prête|prêt}."},
                          {who}),
                scene.say({"Only its own thread slept, for {duration}.",
                           "Seul son thread dormait, pendant {duration}."},
                          {held}),
                {}};
    if (scene.isSynchronous())
        return {scene.say({"{task} wakes, still with the thread, and goes on{line}.",
                           "{task} se réveille, toujours avec le thread, et continue{line}."},
                          {who, line}),
                scene.say({"Nobody else could run for {duration}.",
                           "Personne d'autre n'a pu s'exécuter pendant {duration}."},
                          {held}),
                {}};
    if (!scene.holdsLoop(event.lane))
        return {scene.say({"`time.sleep` is over: {task} goes on{line}.",
                           "`time.sleep` est fini : {task} continue{line}."},
                          {who, line}),
                scene.say({"Only its own thread slept, for {duration}.",
                           "Seul son thread dormait, pendant {duration}."},
                          {held}),
                {}};
    return {
        scene.say({"`time.sleep` is over: {task} still holds the thread and goes on{line}.",
                   "`time.sleep` est fini : {task} tient toujours le thread et continue{line}."},
                  {who, line}),
        scene.say({"The loop was frozen for {duration}.", "La boucle est restée gelée {duration}."},
                  {held}),
        {}};
}

} // namespace awaitscope
