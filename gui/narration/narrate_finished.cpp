#include "core/trace/event_text.h"
#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// How many of the lanes have ended, and the place of `lane` among them.
struct Places {
    qint64 total = 0;
    qint64 ended = 0;
    qint64 place = 0;
};

/// Nothing where the lane is none of them, or it is not known which they are.
Places placesOf(const Scene& scene, LaneId waiter, const Event& gather)
{
    Places places;
    const auto count = static_cast<size_t>(scene.trace().number(gather.argument));
    std::vector<LaneId> lanes = awaitedLanes(scene.trace(), gather);
    if (lanes.empty()) lanes = scene.childrenOf(waiter);
    if (lanes.size() != count || std::ranges::find(lanes, scene.event().lane) == lanes.end())
        return places;
    for (const LaneId child : lanes) {
        ++places.total;
        if (child == scene.event().lane) places.place = places.total;
        if (scene.isFinished(child)) ++places.ended;
    }
    return places;
}

/// Whether a `TaskGroup` that its creator has not left yet collects what the task ends with: the
/// creator is woken by the first failure only.
bool isCollected(const Scene& scene)
{
    const LaneId creator = scene.trace().lane(scene.event().lane).creator;
    const auto waited = scene.last(EventKind::TaskWaiting, creator);
    if (!waited || scene.trace()[*waited].waitReason() != WaitReason::Group) return false;
    const auto ran = scene.last(EventKind::TaskRunning, creator);
    return ran && *ran < *waited;
}

/// Whether `waiter` becomes ready because of the event: what comes next of it tells.
bool isWokenByThis(const Scene& scene, LaneId waiter)
{
    constexpr EventIndex kMost = 100'000; // that are looked at
    const Trace& trace = scene.trace();
    const auto end = std::min(static_cast<EventIndex>(trace.size()), scene.index() + kMost);
    for (EventIndex index = scene.index() + 1; index < end; ++index) {
        const Event& event = trace[index];
        if (event.lane != waiter) continue;
        if (event.kind == EventKind::TaskReady) return event.cause == scene.index();
        if (event.kind == EventKind::TaskRunning || event.kind == EventKind::TaskFinished) break;
    }
    return false;
}

/// Whether a task keeps its exception although it ran inside of a call: `create_task` was called,
/// which raises nothing.
bool isKept(const Scene& scene, const Event* wait)
{
    return wait && wait->waitReason() == WaitReason::Call &&
           scene.makerOf(*wait).contains(QLatin1String("create_task"));
}

Sentence failed(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    Sentence sentence;
    sentence.what = scene.say({"{task} ends with {error}.", "{task} se termine par {error}."},
                              {who, {"error", Voice::source(scene.textArgument(), 60)}});
    const LaneId awaiter = scene.awaiterOf(event.lane);
    const Event* wait = scene.isTask(awaiter) ? scene.waitOf(awaiter) : nullptr;
    std::vector<LaneId> siblings;
    for (const LaneId child : scene.childrenOf(scene.trace().lane(event.lane).creator))
        if (child != event.lane && !scene.isFinished(child)) siblings.push_back(child);
    const WordValue others{"others", scene.voice().list(scene.names(siblings))};
    const WordValue waiter{"waiter", scene.name(awaiter)};
    if (wait && wait->waitReason() == WaitReason::Group)
        sentence.why = siblings.empty()
                           ? scene.say({"The `TaskGroup` passes it to {waiter}.",
                                        "Le `TaskGroup` la transmet à {waiter}."},
                                       {waiter})
                           : scene.say({"So the `TaskGroup` cancels the others: {others}.",
                                        "Le `TaskGroup` annule donc les autres : {others}."},
                                       {others});
    else if (wait && wait->waitReason() == WaitReason::Gather && !isWokenByThis(scene, awaiter))
        sentence.why = scene.say({"`gather` was asked to put exceptions into its list: {waiter} "
                                  "still waits.",
                                  "`gather` doit ranger les exceptions dans sa liste : {waiter} "
                                  "attend encore."},
                                 {waiter});
    else if (wait && wait->waitReason() == WaitReason::Gather && scene.keepsExceptions(*wait))
        sentence.why = scene.say({"`gather` puts it into its list, which {waiter} gets.",
                                  "`gather` la range dans sa liste, que {waiter} reçoit."},
                                 {waiter});
    else if (wait && wait->waitReason() == WaitReason::Gather)
        sentence.why =
            siblings.empty()
                ? scene.say({"`gather` passes it to {waiter}.", "`gather` la transmet à {waiter}."},
                            {waiter})
                : scene.say({"`gather` passes it to {waiter}; still there: {others}.",
                             "`gather` la transmet à {waiter} ; toujours là : {others}."},
                            {waiter, others});
    else if (scene.isTask(awaiter) && !isKept(scene, wait))
        sentence.why = scene.say({"{waiter}, which is waiting for it, gets this exception.",
                                  "{waiter}, qui l'attend, reçoit cette exception."},
                                 {waiter});
    else if (!scene.isTask(scene.trace().lane(event.lane).creator))
        sentence.why = scene.say({"Nothing in the program caught it: the run ends with it.",
                                  "Rien dans le programme ne l'a interceptée : l'exécution se "
                                  "termine sur elle."});
    else if (isCollected(scene))
        sentence.why = scene.say({"The `TaskGroup` collects it for {creator}.",
                                  "Le `TaskGroup` la recueille pour {creator}."},
                                 {{"creator", scene.name(scene.trace().lane(event.lane).creator)}});
    else
        sentence.why = scene.say({"The task keeps the exception for whoever awaits it; if nobody "
                                  "does, nobody sees it.",
                                  "La tâche garde l'exception pour qui l'attendra ; si personne "
                                  "ne le fait, personne ne la voit."});
    return sentence;
}

bool waitsInGroup(const Scene& scene, LaneId lane)
{
    const Event* wait = scene.waitOf(lane);
    return wait && wait->waitReason() == WaitReason::Group;
}

/// Whether the scene's task was cancelled by the `wait_for` of `waiter`, whose time was up.
bool isTimedOutBy(const Scene& scene, LaneId waiter)
{
    const Trace& trace = scene.trace();
    const auto asked = scene.last(EventKind::CancelRequested, scene.event().lane);
    if (!asked || trace[*asked].subject != waiter || trace[*asked].cause == kNone) return false;
    const Event& running = trace[trace[*asked].cause];
    if (running.kind != EventKind::TaskRunning || running.cause == kNone) return false;
    const Event& ready = trace[running.cause];
    return ready.kind == EventKind::TaskReady && ready.readyReason() == ReadyReason::Timeout;
}

/// What whoever waits for a task that is cancelled gets.
QString passedOn(const Scene& scene, LaneId awaiter)
{
    const WordValue waiter{"waiter", scene.name(awaiter)};
    const Event* wait = scene.waitOf(awaiter);
    if (isTimedOutBy(scene, awaiter))
        return scene.say(
            {"`CancelledError` has left it; {waiter}, whose time limit it was, gets "
             "`TimeoutError`.",
             "`CancelledError` en est sortie ; {waiter}, dont c'était le délai, reçoit "
             "`TimeoutError`."},
            {waiter});
    if (wait && wait->waitReason() == WaitReason::Wait)
        return scene.say({"`CancelledError` has left it; `wait` counts it as done.",
                          "`CancelledError` en est sortie ; pour `wait`, elle est finie."});
    if (wait && wait->waitReason() == WaitReason::Gather && scene.keepsExceptions(*wait))
        return scene.say({"`CancelledError` has left it; `gather` puts that into its list.",
                          "`CancelledError` en est sortie ; `gather` la range dans sa liste."});
    if (wait && wait->waitReason() == WaitReason::Gather && !isWokenByThis(scene, awaiter))
        return scene.say({"`CancelledError` has left it; {waiter} still waits in `gather`.",
                          "`CancelledError` en est sortie ; {waiter} attend encore dans `gather`."},
                         {waiter});
    return scene.say({"`CancelledError` has left it; {waiter}, which awaits it, gets the same.",
                      "`CancelledError` en est sortie ; {waiter}, qui l'attend, la reçoit aussi."},
                     {waiter});
}

Sentence cancelled(const Scene& scene)
{
    const LaneId lane = scene.event().lane, main = scene.mainTask();
    const LaneId awaiter = scene.awaiterOf(lane), creator = scene.trace().lane(lane).creator;
    // It may have been made ready meanwhile, to be cancelled, too.
    const bool isHere = scene.isTask(creator) && !scene.isFinished(creator);
    const Event* wait = isHere ? scene.lastWait(creator) : nullptr;
    QString why;
    if (main != kNone && main != lane && scene.isFinished(main))
        why = scene.say({"{main} is over: at its end `asyncio.run` cancels what is left.",
                         "{main} est {main~terminée|terminé} : à la fin, `asyncio.run` annule ce "
                         "qui reste."},
                        {scene.named("main", main)});
    else if (scene.isTask(awaiter) && !waitsInGroup(scene, awaiter))
        why = passedOn(scene, awaiter);
    else if (wait && wait->waitReason() == WaitReason::Group)
        why = scene.say({"`CancelledError` has left it; the `TaskGroup` of {creator} is told so.",
                         "`CancelledError` en est sortie ; le `TaskGroup` de {creator} l'apprend."},
                        {{"creator", scene.name(creator)}});
    else
        why = scene.say({"`CancelledError` has left it; nobody awaits it.",
                         "`CancelledError` en est sortie ; personne ne l'attend."});
    return {scene.say({"{task} is cancelled.", "{task} est {task~annulée|annulé}."},
                      {scene.named("task", lane)}),
            why,
            {}};
}

Sentence gathered(const Scene& scene, LaneId waiter, const Places& places)
{
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue place{"place", places.place};
    QString what;
    if (places.ended == 1 && places.total > 1)
        what = scene.say({"{task} ends first; its result goes to place {place} of `gather`'s list.",
                          "{task} finit la première ; son résultat prend la place {place} dans la "
                          "liste de `gather`."},
                         {who, place});
    else
        what = scene.say({"{task} ends; its result goes to place {place} of `gather`'s list.",
                          "{task} finit ; son résultat prend la place {place} dans la liste de "
                          "`gather`."},
                         {who, place});
    const WordValue ended{"ended", places.ended};
    const WordValue total{"total", places.total};
    const WordValue name{"waiter", scene.name(waiter)};
    const QString rule = scene.say({"Places follow the arguments, not the finish.",
                                    "Les places suivent les arguments, non l'arrivée."});
    // At the end it is what the list shows: a lesson, more than a remark.
    if (places.ended == places.total)
        return {what,
                scene.say({"It was the last of {total}: {waiter} can go on. {rule}",
                           "C'était {total?le seul résultat attendu|le dernier des # résultats} : "
                           "{waiter} peut continuer. {rule}"},
                          {total, name, {"rule", rule}}),
                {}};
    return {what,
            scene.say({"{ended} of {total} results: {waiter} still waits.",
                       "{ended?# résultat|# résultats} sur {total} : {waiter} attend encore."},
                      {ended, total, name}),
            rule};
}

Sentence returned(const Scene& scene)
{
    const Event& event = scene.event();
    const LaneId creator = scene.trace().lane(event.lane).creator;
    if (!scene.isTask(creator))
        return {scene.say({"{task} returns: its work is done.",
                           "{task} se termine : son travail est fini."},
                          {scene.named("task", scene.event().lane)}),
                scene.say({"It was the first call; nothing is left underneath it.",
                           "C'était le premier appel ; il n'y a plus rien dessous."}),
                {}};
    return {scene.say({"{task} returns to {caller}.", "{task} revient à {caller}."},
                      {scene.named("task", scene.event().lane), {"caller", scene.name(creator)}}),
            scene.say({"The call is over; {caller}, which was underneath, can go on.",
                       "L'appel est fini ; {caller}, qui était dessous, peut continuer."},
                      {{"caller", scene.name(creator)}}),
            {}};
}

} // namespace

Sentence narrateFinished(const Scene& scene)
{
    const Event& event = scene.event();
    if (event.outcome() == Outcome::Exception) return failed(scene);
    if (event.outcome() == Outcome::Cancelled) return cancelled(scene);
    if (scene.isSynchronous()) return returned(scene);
    const LaneId awaiter = scene.awaiterOf(event.lane);
    const Event* wait = scene.isTask(awaiter) ? scene.waitOf(awaiter) : nullptr;
    const WordValue who = scene.named("task", event.lane);
    if (wait && wait->waitReason() == WaitReason::Gather) {
        const Places places = placesOf(scene, awaiter, *wait);
        if (places.total > 0) return gathered(scene, awaiter, places);
    }
    if (scene.isTask(awaiter))
        return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
                scene.say({"{waiter} was waiting for it and is told so.",
                           "{waiter} l'attendait : {waiter~elle en est avertie|il en est averti}."},
                          {scene.named("waiter", awaiter)}),
                {}};
    const LaneId creator = scene.trace().lane(event.lane).creator;
    const bool isOfPool =
        creator != kNone &&
        (scene.trace().lane(creator).kind == LaneKind::Callbacks ||
         (scene.isThread(event.lane) && scene.trace().nameOf(event.lane).empty()));
    if (isOfPool)
        return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
                scene.say({"Whoever asked for its result in the program gets it.",
                           "Qui a demandé son résultat dans le programme le reçoit."}),
                {}};
    if (scene.isThread(event.lane))
        return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
                scene.say({"Whoever waits in its `join()` can go on.",
                           "Qui attend dans son `join()` peut continuer."}),
                {}};
    if (!scene.isTask(creator))
        return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
                scene.say({"It is the task that `asyncio.run` was waiting for: the run comes to "
                           "its end.",
                           "C'est la tâche qu'`asyncio.run` attendait : l'exécution touche à sa "
                           "fin."}),
                {}};
    if (isCollected(scene))
        return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
                scene.say({"The `TaskGroup` of {creator} is told so.",
                           "Le `TaskGroup` de {creator} l'apprend."},
                          {{"creator", scene.name(creator)}}),
                {}};
    return {scene.say({"{task} has finished.", "{task} est {task~terminée|terminé}."}, {who}),
            scene.say({"Nobody is waiting for it at the moment; it keeps its result for whoever "
                       "awaits it.",
                       "Personne ne l'attend pour l'instant ; {task~elle|il} garde son "
                       "résultat pour qui l'attendra."},
                      {who}),
            {}};
}

} // namespace awaitscope
