#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

Sentence mainCreated(const Scene& scene)
{
    if (scene.isSynchronous())
        return {scene.say({"`asyncio.run` calls {call}, as any function.",
                           "`asyncio.run` appelle {call}, comme une fonction quelconque."},
                          {{"call", scene.call(scene.event().lane)}}),
                scene.say({"There is no loop here: each call runs to its end before the next line.",
                           "Il n'y a pas de boucle ici : chaque appel va à son terme avant la "
                           "ligne suivante."}),
                {}};
    if (scene.isPreemptive())
        return {scene.say({"`asyncio.run` starts a thread for {call}.",
                           "`asyncio.run` démarre un thread pour {call}."},
                          {{"call", scene.call(scene.event().lane)}}),
                scene.say({"It is the only one in the ready queue; the scheduler gives it a core.",
                           "Il est seul dans la file des prêtes ; l'ordonnanceur lui donne un "
                           "cœur."}),
                {}};
    return {scene.say({"`asyncio.run` opens an event loop and makes a task of {call}.",
                       "`asyncio.run` ouvre une boucle d'événements et transforme {call} en "
                       "tâche."},
                      {{"call", scene.call(scene.event().lane)}}),
            scene.say({"It is the only one in the ready queue.",
                       "Elle est seule dans la file des prêtes."}),
            {}};
}

} // namespace

Sentence narrateCreated(const Scene& scene)
{
    const Event& event = scene.event();
    if (!scene.isTask(event.subject)) return mainCreated(scene);
    const QString maker = scene.maker();
    const QString creator = scene.name(event.subject);
    const QString call = scene.call(event.lane);
    if (scene.isSynchronous())
        return {
            scene.say({"{creator} calls {call} and can do nothing until it returns.",
                       "{creator} appelle {call} et ne peut rien faire avant son retour."},
                      {{"creator", creator}, {"call", call}}),
            maker.isEmpty()
                ? scene.say(
                      {"Without a loop, starting a task is an ordinary call; {creator} stays "
                       "underneath it on the call stack.",
                       "Sans boucle, c'est un simple appel ; {creator} reste dessous, dans la "
                       "pile d'appels."},
                      {{"creator", creator}})
                : scene.say({"Without a loop, {maker} is an ordinary call; {creator} stays "
                             "underneath it on the call stack.",
                             "Sans boucle, {maker} est un simple appel ; {creator} reste dessous, "
                             "dans la pile d'appels."},
                            {{"creator", creator}, {"maker", maker}}),
            {}};
    const QString subject = maker.isEmpty() ? creator : maker;
    if (scene.isPreemptive())
        return {scene.say(
                    scene.queueIsByArrival()
                        ? Words{"{subject} starts a thread for {call}, at the end of the ready "
                                "queue.",
                                "{subject} démarre un thread pour {call}, en fin de file des "
                                "prêtes."}
                        : Words{"{subject} starts a thread for {call}: it joins the ready queue.",
                                "{subject} démarre un thread pour {call} : il rejoint la file des "
                                "prêtes."},
                    {{"subject", subject}, {"call", call}}),
                scene.say({"Nothing in it has run yet: {creator} keeps its core for now.",
                           "Rien n'en est encore exécuté : {creator} garde son cœur pour "
                           "l'instant."},
                          {{"creator", creator}}),
                {}};
    return {scene.say({"{subject} wraps {call} in a task and puts it at the end of the ready "
                       "queue.",
                       "{subject} transforme {call} en tâche et la place à la fin de la file des "
                       "prêtes."},
                      {{"subject", subject}, {"call", call}}),
            scene.say({"Nothing in it has run yet: {creator} keeps the thread.",
                       "Rien n'en est encore exécuté : {creator} garde le thread."},
                      {{"creator", creator}}),
            {}};
}

namespace {

Sentence preemptiveRunning(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", event.lane);
    const WordValue core{"core", qint64{event.core} + 1};
    const QString why = turnWords(scene);
    if (!scene.hasRunBefore(event.lane))
        return {scene.say({"{task} starts on core {core}, at its first line.",
                           "{task} démarre sur le cœur {core}, à sa première ligne."},
                          {who, core}),
                why,
                {}};
    const auto interrupted = scene.last(EventKind::TaskPreempted, event.lane);
    const auto waited = scene.last(EventKind::TaskWaiting, event.lane);
    if (interrupted && (!waited || *waited < *interrupted))
        return {scene.say({"{task} gets core {core} and goes on exactly where it was interrupted.",
                           "{task} reçoit le cœur {core} et continue là où {task~elle avait été "
                           "interrompue|il avait été interrompu}."},
                          {who, core}),
                why,
                {}};
    return {scene.say({"{task} gets core {core} and goes on after its wait.",
                       "{task} reçoit le cœur {core} et reprend après son attente."},
                      {who, core}),
            why,
            {}};
}

Sentence synchronousRunning(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    if (!scene.hasRunBefore(event.lane)) {
        const LaneId creator = scene.trace().lane(event.lane).creator;
        if (!scene.isTask(creator))
            return {scene.say({"{task} starts, at its first line.",
                               "{task} démarre, à sa première ligne."},
                              {who}),
                    scene.say({"It is the first call; nothing else can run beside it.",
                               "C'est le premier appel ; rien d'autre ne peut s'exécuter à "
                               "côté."}),
                    {}};
        return {
            scene.say({"{task} starts, at its first line: {caller} has called it.",
                       "{task} démarre, à sa première ligne : {caller} l'a {task~appelée|appelé}."},
                      {who, {"caller", scene.name(creator)}}),
            scene.say({"Only the innermost call runs; {caller} stays underneath until it "
                       "returns.",
                       "Seul l'appel le plus interne s'exécute ; {caller} reste dessous "
                       "jusqu'à son retour."},
                      {{"caller", scene.name(creator)}}),
            {}};
    }
    return {
        scene.say({"{task} goes on after the call that it had made{line}.",
                   "{task} continue après l'appel {task~qu'elle|qu'il} avait fait{line}."},
                  {who, {"line", atLine(scene)}}),
        scene.say({"What it had called has returned; a caller goes on only then.",
                   "Ce {task~qu'elle|qu'il} avait appelé a rendu la main ; un appelant ne continue "
                   "qu'alors."},
                  {who}),
        {}};
}

QString whyTheLoopIsFree(const Scene& scene)
{
    const LaneId before = scene.previousRunning();
    if (before == scene.event().lane || !scene.isTask(before))
        return scene.say({"The loop is free and takes the head of the ready queue.",
                          "La boucle est libre et prend la première de la file des prêtes."});
    if (scene.isFinished(before))
        return scene.say({"{before} has ended, so the loop is free and takes the head of the ready "
                          "queue.",
                          "{before} est finie : la boucle est libre et prend la première de la "
                          "file des prêtes."},
                         {{"before", scene.name(before)}});
    if (scene.isWaiting(before))
        return scene.say({"{before} is waiting, so the loop is free and takes the head of the "
                          "ready queue.",
                          "{before} attend : la boucle est libre et prend la première de la file "
                          "des prêtes."},
                         {{"before", scene.name(before)}});
    return scene.say({"{before} has stepped aside, so the loop takes the head of the ready queue.",
                      "{before} a cédé la main : la boucle prend la première de la file des "
                      "prêtes."},
                     {{"before", scene.name(before)}});
}

} // namespace

namespace {

Sentence programRunning(const Scene& scene)
{
    return {scene.say({"{task} goes on{line}.", "{task} continue{line}."},
                      {scene.named("task", scene.event().lane), {"line", inParentheses(scene)}}),
            scene.say({"What it waited for is over.", "Ce qu'il attendait est fini."}),
            {}};
}

/// How a task of the loop goes on: after its `await`, or with an exception that is raised there.
QString resumedInWords(const Scene& scene)
{
    const LaneId lane = scene.event().lane;
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue line{"line", inParentheses(scene)};
    if (!scene.hasRunBefore(lane)) {
        if (scene.last(EventKind::CancelRequested, lane))
            return scene.say({"{task} gets its turn, but is cancelled before its first line.",
                              "{task} a son tour, mais {task~elle est annulée|il est annulé} avant "
                              "sa première ligne."},
                             {who});
        return scene.say(
            {"{task} starts, at its first line.", "{task} démarre, à sa première ligne."}, {who});
    }
    const EventIndex ready = scene.event().cause;
    const Event* const woken = ready == kNone ? nullptr : &scene.trace()[ready];
    const Event* const cause =
        woken && woken->cause != kNone ? &scene.trace()[woken->cause] : nullptr;
    const bool isByEnd = cause && woken->kind == EventKind::TaskReady &&
                         woken->readyReason() == ReadyReason::TaskDone &&
                         cause->kind == EventKind::TaskFinished;
    if (isByEnd && cause->outcome() == Outcome::Exception)
        return scene.say({"{task} resumes at its `await`{line}: the exception of {other} is raised "
                          "there.",
                          "{task} reprend à son `await`{line} : l'exception de la tâche {other} y "
                          "est levée."},
                         {who, line, {"other", scene.name(cause->lane)}});
    const bool isCancelled = woken && woken->kind == EventKind::TaskReady &&
                             (woken->readyReason() == ReadyReason::Cancelled ||
                              woken->readyReason() == ReadyReason::Timeout);
    if (isCancelled || (isByEnd && cause->outcome() == Outcome::Cancelled))
        return scene.say({"{task} resumes at its `await`{line}: `CancelledError` is raised there.",
                          "{task} reprend à son `await`{line} : `CancelledError` y est levée."},
                         {who, line});
    return scene.say({"{task} resumes just after its `await`{line}, with its variables as it left "
                      "them.",
                      "{task} reprend juste après son `await`{line}, ses variables intactes."},
                     {who, line});
}

} // namespace

Sentence narrateRunning(const Scene& scene)
{
    if (scene.trace().lane(scene.event().lane).kind == LaneKind::Program)
        return programRunning(scene);
    if (scene.isPreemptive()) return preemptiveRunning(scene);
    if (scene.isSynchronous()) return synchronousRunning(scene);
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    Sentence sentence{resumedInWords(scene), {}, {}};
    const Event& before = scene.trace()[scene.index() - 1];
    const Event* wait = scene.lastWait(event.lane);
    if (before.kind == EventKind::TaskReady && before.lane == event.lane && wait &&
        wait->keepsThread()) {
        sentence.what = scene.say({"{task} goes on{line}.", "{task} continue{line}."},
                                  {who, {"line", inParentheses(scene)}});
        sentence.why =
            scene.say({"What it waited for is there; the loop has stood still meanwhile.",
                       "Ce {task~qu'elle|qu'il} attendait est là ; la boucle s'était arrêtée "
                       "entre-temps."},
                      {who});
        return sentence;
    }
    sentence.why = whyTheLoopIsFree(scene);
    const auto behind = scene.readyBut(event.lane);
    if (!behind.empty())
        sentence.next = scene.say({"Behind it: {others}.", "Derrière {task~elle|lui} : {others}."},
                                  {who, {"others", scene.voice().list(scene.names(behind))}});
    return sentence;
}

/// Whether it is the wait at the end of a `TaskGroup` that is ended, because of a task of it.
static bool isOfItsGroup(const Scene& scene)
{
    const Event& event = scene.event();
    const Event* wait = scene.lastWait(event.lane);
    return scene.isTask(event.subject) && wait && wait->waitReason() == WaitReason::Group &&
           scene.trace().lane(event.subject).creator == event.lane;
}

static bool isByTimer(const Scene& scene)
{
    const EventIndex cause = scene.event().cause;
    return cause != kNone && scene.trace()[cause].kind == EventKind::TimerFired;
}

Sentence narrateCancelRequested(const Scene& scene)
{
    const Event& event = scene.event();
    const WordValue who = scene.named("task", scene.event().lane);
    Sentence sentence;
    if (isOfItsGroup(scene))
        return {scene.say({"{by} has failed, so the `TaskGroup` ends the wait of {task}.",
                           "{by} a échoué : le `TaskGroup` met fin à l'attente de {task}."},
                          {who, {"by", scene.name(event.subject)}}),
                scene.say({"It first waits for the others to end, then raises what failed.",
                           "Il attend d'abord la fin des autres, puis lève ce qui a échoué."}),
                {}};
    if (scene.isTask(event.subject))
        sentence.what = scene.say({"{by} requests the cancellation of {task}; nothing stops yet.",
                                   "{by} demande l'annulation de la tâche {task} ; rien ne "
                                   "s'arrête encore."},
                                  {who, {"by", scene.name(event.subject)}});
    else if (isByTimer(scene) && scene.state().lanes[event.lane].state == LaneState::Holding)
        return {scene.say({"The time limit of {task} is reached: its sleep ends here.",
                           "Le délai accordé à {task} est écoulé : son sommeil s'arrête ici."},
                          {who}),
                scene.say({"`CancelledError` is raised in it.", "`CancelledError` y est levée."}),
                {}};
    else if (isByTimer(scene))
        sentence.what = scene.say({"The time limit of {task} is reached: its cancellation is "
                                   "requested.",
                                   "Le délai accordé à {task} est écoulé : son annulation est "
                                   "demandée."},
                                  {who});
    else if (const LaneId main = scene.mainTask();
             main != event.lane && main != kNone && scene.isFinished(main))
        sentence.what = scene.say({"{main} is over, so `asyncio.run` requests the cancellation of "
                                   "{task}.",
                                   "{main} est finie : `asyncio.run` demande donc l'annulation de "
                                   "la tâche {task}."},
                                  {who, {"main", scene.name(main)}});
    else
        sentence.what = scene.say({"The cancellation of {task} is requested; nothing stops yet.",
                                   "L'annulation de la tâche {task} est demandée ; rien ne "
                                   "s'arrête encore."},
                                  {who});
    const Event* wait = scene.waitOf(event.lane);
    const uint32_t line = wait ? scene.trace().lineOf(*wait) : 0;
    if (wait && line == 0)
        sentence.why = scene.say({"When {task} next runs, `CancelledError` is raised where it is "
                                  "suspended.",
                                  "À son prochain tour, `CancelledError` est levée là où "
                                  "{task~elle est suspendue|il est suspendu}."},
                                 {who});
    else if (line != 0)
        sentence.why = scene.say({"When {task} next runs, `CancelledError` is raised at the "
                                  "`await` where it is suspended (line {line}).",
                                  "À son prochain tour, `CancelledError` y est levée à l'`await` "
                                  "où {task~elle est suspendue|il est suspendu} (ligne {line})."},
                                 {who, {"line", qint64{line}}});
    else
        sentence.why = scene.say({"A cancellation is a request: `CancelledError` is raised at the "
                                  "next `await` where {task} has to wait.",
                                  "Une annulation est une demande : `CancelledError` sera levée au "
                                  "prochain `await` où {task} devra attendre."},
                                 {who});
    return sentence;
}

} // namespace awaitscope
