#include "core/trace/event_text.h"
#include "gui/narration/teller.h"
#include "gui/narration/why_words.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString becomesReady(const Teller& teller, const Event& event)
{
    const WordValue task = teller.named("task", event.lane);
    switch (event.readyReason()) {
    case ReadyReason::Created:
        if (event.subject == kNone) break;
        return teller.say({"{by} makes {task}", "{by} crée {task}"},
                          {task, {"by", teller.name(event.subject)}});
    case ReadyReason::Yielded:
        return teller.say({"{task} steps aside", "{task} cède la main"}, {task});
    case ReadyReason::Timer:
        return teller.say({"{task} wakes at {time}", "{task} se réveille à {time}"},
                          {task, {"time", teller.time(event.time)}});
    default: break;
    }
    return teller.say({"{task} becomes ready", "{task} devient {task~prête|prêt}"}, {task});
}

VirtualTime dueTimeOfFired(const Trace& trace, const Event& fired)
{
    return fired.cause == kNone ? fired.time : dueTimeOf(trace, trace[fired.cause]);
}

/// Who held the thread when a timer was seen late; `kNone` when it was seen in time.
LaneId whoMadeLate(const Trace& trace, EventIndex fired)
{
    if (dueTimeOfFired(trace, trace[fired]) == trace[fired].time) return kNone;
    EventIndex running = fired;
    while (running > 0 && trace[running].kind != EventKind::TaskRunning)
        --running;
    return running == 0 ? kNone : trace[running].lane;
}

/// The first of those who held the thread when the timers of a chain were due.
LaneId whoMadeLate(const Trace& trace, const std::vector<EventIndex>& chain)
{
    for (const EventIndex fired : chain)
        if (const LaneId holder = whoMadeLate(trace, fired); holder != kNone) return holder;
    return kNone;
}

/// A timer that fires is seen late when somebody held the thread meanwhile.
QString timerFires(const Teller& teller, EventIndex index)
{
    const Trace& trace = teller.trace();
    const Event& event = trace[index];
    const WordValue task = teller.named("task", event.lane);
    const WordValue time{"time", teller.time(event.time)};
    const VirtualTime due = dueTimeOfFired(trace, event);
    const LaneId holder = whoMadeLate(trace, index);
    if (holder == kNone)
        return teller.say({"the timer of {task} is due at {time}",
                           "le minuteur réglé pour {task} échoit à {time}"},
                          {task, time});
    return teller.say({"the timer of {task}, due at {due}, is seen at {time} only, since {other} "
                       "held the thread",
                       "le minuteur réglé pour {task}, échu à {due}, n'est vu qu'à {time}, car "
                       "{other} retenait le thread"},
                      {task, time, {"due", teller.time(due)}, {"other", teller.name(holder)}});
}

/// An event in a few words: `print("a")`... only what a chain needs.
QString eventInWords(const Teller& teller, EventIndex index)
{
    const Event& event = teller.trace()[index];
    const WordValue task = teller.named("task", event.lane);
    const WordValue line{"line", teller.atLine(index)};
    const auto told = [&](const Words& words) { return teller.say(words, {task, line}); };
    switch (event.kind) {
    case EventKind::TaskCreated:
        return teller.say({"{by} makes {task}", "{by} crée {task}"},
                          {task, {"by", teller.name(event.subject)}});
    case EventKind::TaskReady: return becomesReady(teller, event);
    case EventKind::TaskRunning: return told({"{task} runs{line}", "{task} s'exécute{line}"});
    case EventKind::TaskWaiting: {
        const std::vector<LaneId> lanes = awaitedLanes(teller.trace(), event);
        const ObjectId object = awaitedObject(event);
        if (lanes.empty() && object == kNone)
            return told({"{task} waits{line}", "{task} attend{line}"});
        const QString what = lanes.empty() ? teller.object(object) : teller.names(lanes);
        return teller.say({"{task} waits for {what}{line}", "{task} attend {what}{line}"},
                          {task, line, {"what", what}});
    }
    case EventKind::TaskFinished: return told({"{task} ends", "{task} finit"});
    case EventKind::TaskPreempted:
        return told({"{task} is interrupted", "{task} est {task~interrompue|interrompu}"});
    case EventKind::CancelRequested:
        return told({"the cancellation of {task} is asked for", "l'annulation est demandée "
                                                                "({task})"});
    case EventKind::TimerSet:
        return told({"a timer is set for {task}", "un minuteur est réglé pour {task}"});
    case EventKind::TimerFired: return timerFires(teller, index);
    case EventKind::LockReleased:
        return teller.say({"{task} releases {object}", "{task} rend {object}"},
                          {task, {"object", teller.object(event.subject)}});
    case EventKind::LockAcquired:
        return teller.say({"{task} takes {object}", "{task} prend {object}"},
                          {task, {"object", teller.object(event.subject)}});
    case EventKind::QueuePut:
        return teller.say(
            {"{task} puts an item into {object}", "{task} met un élément dans {object}"},
            {task, {"object", teller.object(event.subject)}});
    case EventKind::QueueGot:
        return teller.say({"{task} takes an item out of {object}",
                           "{task} retire un élément de la file {object}"},
                          {task, {"object", teller.object(event.subject)}});
    case EventKind::Output: {
        const std::string_view text = teller.trace().text(event.argument);
        return teller.say({"{task} prints {text}", "{task} affiche {text}"},
                          {task,
                           {"text", teller.voice().quoted(QString::fromUtf8(
                                        text.data(), static_cast<qsizetype>(text.size())))}});
    }
    case EventKind::WorkFinished:
        return teller.say({"{task} has computed until {time}", "{task} a calculé jusqu'à {time}"},
                          {task, {"time", teller.time(event.time)}});
    case EventKind::BlockedFinished:
        return teller.say({"{task} has slept until {time}", "{task} a dormi jusqu'à {time}"},
                          {task, {"time", teller.time(event.time)}});
    default: break;
    }
    const std::string_view kind = nameOf(event.kind);
    return Voice::code(QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))) +
           teller.atLine(index);
}

QString chainInWords(const Teller& teller, const std::vector<EventIndex>& chain)
{
    QStringList links;
    for (const EventIndex index : chain) {
        const QString link = eventInWords(teller, index);
        if (links.isEmpty() || links.back() != link) links << link;
    }
    const bool areLong = std::any_of(links.begin(), links.end(), [](const QString& link) {
        return link.contains(QLatin1String(", "));
    });
    const QString between = areLong ? teller.say({"; ", " ; "}) : QStringLiteral(", ");
    return Teller::capitalized(links.join(between)) + QLatin1Char('.');
}

QString neededInWords(const Teller& teller, const AfterReason& reason)
{
    if (reason.wait == kNone)
        return teller.say({"The second could only come after the first.",
                           "Le second ne pouvait venir qu'après le premier."});
    const Event& wait = teller.trace()[reason.wait];
    return teller.say({"{task} waits until all these have ended: {others}.",
                       "{task} attend que toutes soient finies : {others}."},
                      {{"task", teller.name(wait.lane)},
                       {"others", teller.names(awaitedLanes(teller.trace(), wait))}});
}

/// Whether a chain is nothing but the making of a task.
bool isMadeBy(const Trace& trace, const std::vector<EventIndex>& chain)
{
    return chain.size() == 1 && trace[chain.front()].readyReason() == ReadyReason::Created;
}

bool areDueAtOnce(const Trace& trace, const std::vector<EventIndex>& timers)
{
    return trace.number(trace[timers.front()].argument) ==
           trace.number(trace[timers.back()].argument);
}

/// By what the policy chooses: `: it is more urgent`.
QString preferenceInWords(const Teller& teller, const WordValue& first)
{
    switch (teller.trace().settings().policy) {
    case Policy::Priority:
        return teller.say(
            {": it was more urgent", " : {first~elle était plus urgente|il était plus urgent}"},
            {first});
    case Policy::PriorityAging:
        return teller.say(
            {": it was more urgent, with what it had gained by waiting",
             " : {first~elle était plus urgente|il était plus urgent}, attente comprise"},
            {first});
    case Policy::ShortestRemaining:
        return teller.say({": it had less left to compute", " : il lui restait moins à calculer"});
    case Policy::Multilevel:
        return teller.say({": its level was higher", " : son niveau était plus élevé"});
    case Policy::Fair:
        return teller.say(
            {": it had had less CPU", " : {first~elle|il} avait eu moins de processeur"}, {first});
    case Policy::RoundRobin:
    case Policy::Fifo:
    case Policy::Gil: break;
    }
    return {};
}

} // namespace

Sentence whyAfterInWords(const Run& run, const AfterReason& reason, EventIndex earlier,
                         EventIndex later, Language language)
{
    const Teller teller(run, language);
    const WordValue first = teller.named("first", (*run.trace)[earlier].lane);
    const WordValue second = teller.named("second", (*run.trace)[later].lane);
    const LaneId holder = reason.why == WhyAfter::Clock || reason.why == WhyAfter::Late
                              ? whoMadeLate(*run.trace, reason.chain)
                              : kNone;
    const WordValue by{"holder", teller.name(holder)};
    const auto said = [&](const Words& what) { return teller.say(what, {first, second, by}); };
    switch (reason.why) {
    case WhyAfter::Same:
        return {said({"It is the same event.", "C'est le même événement."}), {}, {}};
    case WhyAfter::Code:
        return {said({"{first} does one after the other: that is the order of its code.",
                      "{first} fait l'un après l'autre : c'est l'ordre de son code."}),
                chainInWords(teller, {earlier, later}),
                {}};
    case WhyAfter::Cause:
        return {said({"The first brought the second about.", "Le premier a entraîné le second."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Needed:
        return {neededInWords(teller, reason), chainInWords(teller, reason.chain), {}};
    case WhyAfter::NotReady:
        return {
            said(isMadeBy(*run.trace, reason.chain)
                     ? Words{"{second} did not exist yet.", "{second} n'existait pas encore."}
                     : Words{"{second} still had to wait.", "{second} devait encore attendre."}),
            chainInWords(teller, reason.chain),
            {}};
    case WhyAfter::Clock:
        return {said(holder != kNone ? Words{"{second} still slept, and {holder} made it late.",
                                             "{second} dormait encore, et {holder} l'a "
                                             "{second~retardée|retardé}."}
                                     : Words{"Only time decides: {second} still slept.",
                                             "Seul le temps décide : {second} dormait encore."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Late:
        return {
            said(holder != kNone
                     ? Words{"The timer of {second} was due already, but {holder} held the loop.",
                             "Le minuteur réglé pour {second} était échu, mais {holder} retenait "
                             "la boucle."}
                     : Words{"The timer of {second} was due already, but nobody looked at it.",
                             "Le minuteur réglé pour {second} était échu, mais personne ne le "
                             "regardait."}),
            chainInWords(teller, reason.chain),
            {}};
    case WhyAfter::Computing:
        return {said({"Both were under way, and {second} was not done yet.",
                      "Les deux étaient en cours, et {second} n'avait pas fini."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Running:
        return {said({"{first} was running when {second} became ready, and went on.",
                      "{first} s'exécutait quand {second} est {second~devenue prête|devenu prêt}, "
                      "et a continué."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Queue:
        return {said({"Only the order of the ready queue decides: {first} stood before {second}.",
                      "Seul l'ordre de la file des prêtes décide : {first} était devant "
                      "{second}."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Timers:
        return {said(areDueAtOnce(*run.trace, reason.chain)
                         ? Words{"Both timers were due at once: that of {first} was set first.",
                                 "Les deux minuteurs échoient ensemble : celui de {first} a été "
                                 "réglé le premier."}
                         : Words{"Only the timers decide: that of {first} was due first.",
                                 "Seuls les minuteurs décident : celui de {first} échoit le "
                                 "premier."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Preferred:
        return {teller.say({"The scheduler preferred {first}{because}.",
                            "L'ordonnanceur a préféré {first}{because}."},
                           {first, {"because", preferenceInWords(teller, first)}}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Cores:
        return {said({"Both came at one instant: the core with the lower number goes first.",
                      "Les deux tombent au même instant : le cœur de plus petit numéro passe "
                      "d'abord."}),
                {},
                {}};
    case WhyAfter::Apart:
        return {said({"One of them runs in a thread beside the event loop, and waits for no turn "
                      "of it.",
                      "L'un des deux s'exécute dans un thread à côté de la boucle, sans attendre "
                      "son tour."}),
                {},
                {}};
    case WhyAfter::Nothing: break;
    }
    return {said({"Nothing puts them in this order.", "Rien ne les met dans cet ordre."}),
            said({"They could as well have come the other way round.",
                  "Ils auraient pu venir dans l'ordre inverse."}),
            {}};
}

} // namespace awaitscope
