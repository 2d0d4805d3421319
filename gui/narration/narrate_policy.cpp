#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

Policy policyOf(const Scene& scene)
{
    return scene.trace().settings().policy;
}

WordValue quantum(const Scene& scene)
{
    return {"quantum", scene.voice().setting(scene.trace().settings().quantum)};
}

// A task that has never set its own has 0.
WordValue priority(const Scene& scene, const char* key, LaneId lane)
{
    const auto set = scene.last(EventKind::PrioritySet, lane);
    const int64_t number = set ? scene.trace().number(scene.trace()[*set].argument) : 0;
    return {key, QString::number(number)};
}

// Whose turn it is now; nobody's name when that is a function that was called.
WordValue whoComesFirst(const Scene& scene)
{
    const Event& event = scene.event();
    const char* const field = "other";
    if (scene.isTask(event.subject) || scene.isThread(event.subject))
        return scene.named(field, event.subject);
    const auto others = scene.readyBut(event.lane);
    if (!others.empty()) return scene.named(field, others.front());
    return {field, scene.say({"another", "une autre"})};
}

Words becauseOf(PreemptReason reason, Policy policy)
{
    switch (reason) {
    case PreemptReason::Quantum: break;
    case PreemptReason::Priority:
        // What has been gained by waiting counts, too: numbers alone do not tell.
        if (policy == Policy::PriorityAging)
            return {"{other} is ready and more urgent.",
                    "{other} est {other~prête et plus urgente|prêt et plus urgent}."};
        return {"{other} is ready and more urgent, {theirs} against {own}.",
                "{other} est {other~prête et plus urgente|prêt et plus urgent}, {theirs} contre "
                "{own}."};
    case PreemptReason::Shorter:
        return {"{other} is ready and has less left to compute.",
                "{other} est {other~prête|prêt} et a moins à calculer."};
    case PreemptReason::Level:
        return {"{other} is ready, on a higher level.",
                "{other} est {other~prête|prêt}, à un niveau plus élevé."};
    case PreemptReason::Runtime:
        return {
            "{other} is ready and has had less CPU, by more than a quantum.",
            "{other} est {other~prête|prêt} et a eu moins de processeur, de plus d'un quantum."};
    }
    if (policy == Policy::Gil)
        return {"its switch interval of {quantum} is over and {other} waits for the GIL.",
                "son intervalle de commutation de {quantum} est écoulé et {other} attend le GIL."};
    // Lower levels have longer ones.
    if (policy == Policy::Multilevel)
        return {"its quantum is used up and {other} is ready.",
                "son quantum est épuisé et {other} est {other~prête|prêt}."};
    return {"its quantum of {quantum} is used up and {other} is ready.",
            "son quantum de {quantum} est épuisé et {other} est {other~prête|prêt}."};
}

Words whereItGoes(PreemptReason reason, Policy policy)
{
    switch (policy) {
    case Policy::Priority:
        return {"{task} asked for nothing; it goes behind those of its own priority.",
                "{task} n'a rien demandé ; {task~elle|il} passe derrière celles de même priorité."};
    case Policy::PriorityAging:
        return {"{task} asked for nothing; each quantum that it waits now makes it more urgent.",
                "{task} n'a rien demandé ; chaque quantum d'attente {task~la rend plus urgente|le "
                "rend plus urgent}."};
    case Policy::ShortestRemaining:
        return {"{task} asked for nothing; it goes on when nobody has less left.",
                "{task} n'a rien demandé ; {task~elle|il} continuera quand personne n'aura moins à "
                "calculer."};
    case Policy::Multilevel:
        if (reason == PreemptReason::Quantum)
            return {"Who uses up its quantum sinks to a lower level, with a longer one.",
                    "Qui épuise son quantum descend d'un niveau, où il est plus long."};
        return {"{task} asked for nothing; it keeps its level.",
                "{task} n'a rien demandé ; {task~elle|il} garde son niveau."};
    case Policy::Fair:
        return {
            "{task} asked for nothing; its turn comes when it has had least CPU.",
            "{task} n'a rien demandé ; son tour viendra quand {task~elle|il} en aura eu le moins."};
    case Policy::Gil:
        return {"{task} asked for nothing; it waits for the GIL behind the others.",
                "{task} n'a rien demandé ; {task~elle|il} attend le GIL derrière les autres."};
    case Policy::RoundRobin:
    case Policy::Fifo: break;
    }
    return {"{task} asked for nothing; it goes to the end of the queue.",
            "{task} n'a rien demandé ; {task~elle|il} repart en fin de file."};
}

Words howCoresAreShared(Policy policy)
{
    switch (policy) {
    case Policy::RoundRobin: break;
    case Policy::Fifo:
        return {"Preemptive, first come, first served: a thread keeps its core until it waits or "
                "ends.",
                "Préemptif, premier arrivé, premier servi : un thread garde son cœur jusqu'à ce "
                "qu'il attende ou finisse."};
    case Policy::Priority:
        return {"Preemptive: the most urgent has the core; equals share it, {quantum} at a time.",
                "Préemptif : la plus urgente a le cœur ; à égalité on le partage, {quantum} à la "
                "fois."};
    case Policy::PriorityAging:
        return {"Preemptive: the most urgent has the core; each {quantum} of waiting makes a task "
                "more urgent.",
                "Préemptif : la plus urgente a le cœur ; chaque attente de {quantum} rend plus "
                "urgente."};
    case Policy::ShortestRemaining:
        return {"Preemptive: whoever has least left to compute has the core.",
                "Préemptif : qui a le moins à calculer a le cœur."};
    case Policy::Multilevel:
        return {"Preemptive: three levels, {quantum} at the top; who uses up its quantum sinks.",
                "Préemptif : trois niveaux, {quantum} en haut ; qui épuise son quantum descend."};
    case Policy::Fair:
        return {"Preemptive: whoever has had least CPU goes next, for {quantum} at most.",
                "Préemptif : qui a eu le moins de processeur passe ensuite, au plus {quantum}."};
    case Policy::Gil:
        return {"Preemptive, with CPython's GIL: one thread runs Python at a time, for {quantum}, "
                "however many cores.",
                "Préemptif, avec le GIL de CPython : un seul thread exécute du Python à la fois, "
                "{quantum}, quel que soit le nombre de cœurs."};
    }
    return {"Preemptive: the scheduler shares {n?1 core|# cores} out, for at most {quantum} at a "
            "time when others are ready.",
            "Préemptif : l'ordonnanceur partage {n?1 cœur|# cœurs}, au plus {quantum} à la fois si "
            "d'autres sont prêtes."};
}

Words whyItsTurn(Policy policy)
{
    switch (policy) {
    case Policy::RoundRobin: break;
    case Policy::Fifo:
        return {"The core was free, and it was at the head of the ready queue; it keeps it until "
                "it waits or ends.",
                "Le cœur était libre et {task~elle|il} était en tête de la file des prêtes ; "
                "{task~elle|il} le garde "
                "jusqu'à attendre ou finir."};
    case Policy::Priority:
        return {"Of those that were ready it was the most urgent, with priority {priority}, and of "
                "equals the first.",
                "Des prêtes {task~elle était la plus urgente|il était le plus urgent}, avec la "
                "priorité {priority}, et à égalité "
                "{task~la première|le premier}."};
    case Policy::PriorityAging:
        return {"Of those that were ready it stood first: its priority is {priority}, and each "
                "quantum of waiting counts as one less.",
                "Des prêtes {task~elle était la première|il était le premier} : sa priorité est "
                "{priority}, et chaque quantum "
                "d'attente compte pour un de moins."};
    case Policy::ShortestRemaining:
        return {"Of those that were ready it had least left to compute.",
                "Des prêtes c'est {task~elle|lui} qui avait le moins à calculer."};
    case Policy::Multilevel:
        return {"Of those that were ready it was on the highest level, and there the first.",
                "Des prêtes {task~elle|il} était au plus haut niveau, et là {task~la première|le "
                "premier}."};
    case Policy::Fair:
        return {"Of those that were ready it had had least CPU; its quantum is {quantum}.",
                "Des prêtes c'est {task~elle|lui} qui avait eu le moins de processeur ; son "
                "quantum est de "
                "{quantum}."};
    case Policy::Gil:
        return {"The GIL was free, and it had waited longest; after {quantum} another may ask for "
                "it.",
                "Le GIL était libre et {task~elle|il} l'attendait depuis le plus longtemps ; après "
                "{quantum} "
                "une autre peut le demander."};
    }
    return {"The core was free, and it was at the head of the ready queue; its quantum is "
            "{quantum}.",
            "Le cœur était libre et {task~elle|il} était en tête de la file des prêtes ; son "
            "quantum est de "
            "{quantum}."};
}

bool looksAtPriorities(const Scene& scene)
{
    return scene.isPreemptive() &&
           (policyOf(scene) == Policy::Priority || policyOf(scene) == Policy::PriorityAging);
}

Words whyPrioritiesDoNotCount(Model model)
{
    switch (model) {
    case Model::Synchronous:
        return {"One call runs at a time: there is nobody to be more urgent than.",
                "Un seul appel s'exécute à la fois : il n'y a personne à devancer."};
    case Model::Cooperative:
        return {"The event loop knows no priorities: it serves in order of arrival.",
                "La boucle d'événements ne connaît pas de priorités : elle sert dans l'ordre "
                "d'arrivée."};
    case Model::Preemptive: break;
    }
    return {"The scheduler's present policy does not look at priorities.",
            "La politique actuelle de l'ordonnanceur ne regarde pas les priorités."};
}

/// Who has just lost the core that the event's lane gets, with its quantum used up; none when that
/// was free.
LaneId whoseQuantumIsOver(const Scene& scene)
{
    const LaneId before = scene.previousRunning();
    if (before == kNone || scene.state().lanes[before].state != LaneState::Ready) return kNone;
    const Event& event = scene.trace()[scene.state().lanes[before].event];
    const bool isIt = event.kind == EventKind::TaskPreempted &&
                      event.preemptReason() == PreemptReason::Quantum &&
                      event.core == scene.event().core;
    return isIt ? before : kNone;
}

} // namespace

QString sharingWords(const Scene& scene)
{
    return scene.say(howCoresAreShared(policyOf(scene)),
                     {{"n", qint64{scene.trace().settings().cores}}, quantum(scene)});
}

QString turnWords(const Scene& scene)
{
    if (const LaneId before = whoseQuantumIsOver(scene); before != kNone) {
        const WordValue other{"other", scene.name(before)};
        if (policyOf(scene) == Policy::Gil)
            return scene.say({"{other} has had the GIL for {quantum}, and hands it over to who has "
                              "waited longest.",
                              "{other} a eu le GIL pendant {quantum} et le cède à qui l'attend "
                              "depuis le plus longtemps."},
                             {other, quantum(scene)});
        if (policyOf(scene) == Policy::RoundRobin)
            return scene.say(
                {"It was at the head of the ready queue when the quantum of {other} was "
                 "used up; its own is {quantum}, too.",
                 "{task~Elle|Il} était en tête de la file des prêtes quand le quantum "
                 "de {other} s'est épuisé ; le sien est aussi de {quantum}."},
                {other, quantum(scene), scene.named("task", scene.event().lane)});
    }
    return scene.say(whyItsTurn(policyOf(scene)),
                     {quantum(scene), priority(scene, "priority", scene.event().lane),
                      scene.named("task", scene.event().lane)});
}

Sentence narratePreempted(const Scene& scene)
{
    const PreemptReason reason = scene.event().preemptReason();
    const WordValue who = scene.named("task", scene.event().lane);
    const QString because = scene.say(becauseOf(reason, policyOf(scene)),
                                      {quantum(scene), whoComesFirst(scene),
                                       priority(scene, "theirs", scene.event().subject),
                                       priority(scene, "own", scene.event().lane)});
    return {scene.say({"The scheduler interrupts {task}{where}: {because}",
                       "L'ordonnanceur interrompt {task}{where} : {because}"},
                      {who, {"where", inTheMiddle(scene)}, {"because", because}}),
            scene.say(whereItGoes(reason, policyOf(scene)), {who}),
            {}};
}

Sentence narratePrioritySet(const Scene& scene)
{
    const qint64 number = scene.trace().number(scene.event().argument);
    const WordValue who = scene.named("task", scene.event().lane);
    const WordValue value{"number", QString::number(number)};
    if (!looksAtPriorities(scene))
        return {scene.say({"{task} sets its priority to {number}, and nothing follows from it.",
                           "{task} prend la priorité {number}, et il n'en résulte rien."},
                          {who, value}),
                scene.say(whyPrioritiesDoNotCount(scene.model())),
                {}};
    return {scene.say({"{task} sets its priority to {number}: the lower, the more urgent.",
                       "{task} prend la priorité {number} : le plus petit nombre est le plus "
                       "urgent."},
                      {who, value}),
            scene.say({"It goes on for now: the scheduler looks when it next asks for CPU time.",
                       "{task~Elle|Il} continue pour l'instant : l'ordonnanceur regardera quand "
                       "{task~elle|il} demandera du temps de processeur."},
                      {who}),
            {}};
}

} // namespace awaitscope
