#include "gui/narration/why_words.h"

#include "core/trace/event_text.h"
#include "gui/narration/teller.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString sinceWhen(const Teller& teller, const NotRunning& link)
{
    return teller.say({" since {time}", " depuis t = {time}"}, {{"time", teller.time(link.since)}});
}

QString whoKeepsIt(const Teller& teller, const NotRunning& link)
{
    if (link.by == kNone)
        return link.place > 1
                   ? teller.say({"Those before it come first.", "Celles d'avant passent d'abord."})
                   : teller.say({"It runs next.", "C'est {task~elle|lui} qui passe ensuite."},
                                {teller.named("task", link.lane)});
    const WordValue by{"by", teller.name(link.by)};
    const WordValue line{"line", teller.atLine(link.byPlace)};
    const WordValue since{
        "since", link.bySince == kNone
                     ? QString()
                     : teller.say({" since {time}", " depuis t = {time}"},
                                  {{"time", teller.time(teller.trace()[link.bySince].time)}})};
    switch (teller.model()) {
    case Model::Cooperative:
        return teller.say(
            {"{by} has held the loop{since}{line}.", "{by} tient la boucle{since}{line}."},
            {by, since, line});
    case Model::Preemptive:
        if (teller.trace().settings().cores > 1)
            return teller.say({"No core is free: {by} has had one{since}{line}.",
                               "Aucun cœur n'est libre : {by} en occupe un{since}{line}."},
                              {by, since, line});
        return teller.say({"{by} has had the core{since}{line}.", "{by} a le cœur{since}{line}."},
                          {by, since, line});
    case Model::Synchronous: break;
    }
    return teller.say({"{by} has had the thread{since}{line}.", "{by} a le thread{since}{line}."},
                      {by, since, line});
}

/// What one link says of what its lane waits for, without a full stop.
QString waitOfLink(const Teller& teller, const NotRunning& link)
{
    const WordValue task = teller.named("task", link.lane);
    const WordValue since{"since", sinceWhen(teller, link)};
    const auto by = [&] { return WordValue{"by", teller.name(link.by)}; };
    const auto object = [&] { return WordValue{"object", teller.object(link.object)}; };
    const auto told = [&](const Words& words) { return teller.say(words, {task, since}); };
    const auto later = [&](const Words& words) {
        return link.by == kNone ? QString() : teller.say(words, {by()});
    };
    const auto toldOf = [&](const Words& words) {
        return teller.say(words, {task, since, object()});
    };
    switch (link.why) {
    case WhyNot::Runs: return told({"{task} runs", "{task} s'exécute"});
    case WhyNot::NotCreated:
        return link.event == kNone ? told({"{task} does not exist", "{task} n'existe pas"})
                                   : teller.say({"{task} does not exist yet: it is made at {time}",
                                                 "{task} n'existe pas encore : {task~elle est "
                                                 "créée|il est créé} à {time}"},
                                                {task, {"time", teller.time(link.since)}});
    case WhyNot::NotStarted:
        return told({"the call of {task} is just about to begin",
                     "l'appel {task} est sur le point de commencer"});
    case WhyNot::Ready:
        if (teller.hasGil())
            return teller.say({"{task} has been waiting{since} for the GIL, number {place} in line",
                               "{task} attend le GIL{since}, numéro {place} de la file"},
                              {task, since, {"place", static_cast<qint64>(link.place)}});
        return teller.say(
            {"{task} has been ready{since}, number {place} in the ready queue",
             "{task} est {task~prête|prêt}{since}, numéro {place} de la file des prêtes"},
            {task, since, {"place", static_cast<qint64>(link.place)}});
    case WhyNot::Sleeps:
        return teller.say({"{task} sleeps until {until}", "{task} dort jusqu'à {until}"},
                          {task, {"until", teller.time(*link.until)}});
    case WhyNot::Late:
        if (link.heldBy != kNone)
            return teller.say(
                {"the sleep of {task} was over at {until}, but {by} has held the loop until now",
                 "{task} devait se réveiller à {until}, mais {by} a tenu la boucle jusqu'ici"},
                {task, {"until", teller.time(*link.until)}, {"by", teller.name(link.heldBy)}});
        return teller.say({"the sleep of {task} was over at {until}, but nobody looks at timers",
                           "{task} devait se réveiller à {until}, mais personne ne regarde les "
                           "minuteurs"},
                          {task, {"until", teller.time(*link.until)}});
    case WhyNot::Lock:
        if (link.by == kNone)
            return toldOf({"{task} has been waiting{since} for the lock {object}",
                           "{task} attend le verrou {object}{since}"});
        return teller.say({"{task} has been waiting{since} for the lock {object}, held by {by}",
                           "{task} attend le verrou {object}{since}, tenu par {by}"},
                          {task, since, object(), by()});
    case WhyNot::Semaphore:
        if (link.by == kNone)
            return toldOf({"{task} has been waiting{since} for a permit of {object}",
                           "{task} attend une place du sémaphore {object}{since}"});
        if (link.others.size() > 1)
            return teller.say({"{task} has been waiting{since} for a permit of {object}, which "
                               "{others} hold",
                               "{task} attend une place du sémaphore {object}{since}, dont "
                               "{others} détiennent les places"},
                              {task, since, object(), {"others", teller.names(link.others)}});
        return teller.say({"{task} has been waiting{since} for a permit of {object}, held by {by}",
                           "{task} attend une place du sémaphore {object}{since}, tenue par {by}"},
                          {task, since, object(), by()});
    case WhyNot::Event:
        return toldOf({"{task} has been waiting{since} until {object} is set",
                       "{task} attend{since} que soit levé {object}"}) +
               later({", which {by} will do", ", ce que fera {by}"});
    case WhyNot::Condition:
        return toldOf({"{task} has been waiting{since} to be notified by {object}",
                       "{task} attend{since} d'être {task~prévenue|prévenu} par {object}"}) +
               later({", which {by} will do", ", ce que fera {by}"});
    case WhyNot::Item:
        return toldOf({"{task} has been waiting{since} for an item of {object}",
                       "{task} attend un élément de la file {object}{since}"}) +
               later({", which {by} will bring", ", qu'apportera {by}"});
    case WhyNot::Space:
        return toldOf({"{task} has been waiting{since} for room in {object}",
                       "{task} attend de la place dans {object}{since}"}) +
               later({", which {by} will make", ", que fera {by}"});
    case WhyNot::Joined:
        return toldOf({"{task} has been waiting{since} until every item of {object} is processed",
                       "{task} attend{since} que soit traité tout élément de la file {object}"});
    case WhyNot::Barrier:
        return toldOf({"{task} has been waiting{since} at {object} for the others",
                       "{task} attend les autres à {object}{since}"});
    case WhyNot::Task:
        if (link.by != kNone && teller.trace().lane(link.by).kind == LaneKind::Thread)
            return teller.say({"{task} has been waiting{since} for {by} to end",
                               "{task} attend la fin de {by}{since}"},
                              {task, since, by()});
        return teller.say(
            {"{task} has been awaiting {by}{since}", "{task} attend la tâche {by}{since}"},
            {task, since, by()});
    case WhyNot::Several:
        if (!link.others.empty())
            return teller.say(
                {"{task} has been waiting{since} for {others}", "{task} attend {others}{since}"},
                {task, since, {"others", teller.names(link.others)}});
        if (!awaitedLanes(teller.trace(), teller.trace()[link.event]).empty())
            return told({"all that {task} has been waiting for{since} is over",
                         "tout ce que {task} attend{since} est fini"});
        return teller.say({"{task} has been waiting{since} for {n?# task|# tasks}",
                           "{task} attend {n?# tâche|# tâches}{since}"},
                          {task, since, {"n", qint64{link.count}}});
    case WhyNot::Future:
        return told({"{task} has been waiting{since} for a future without a result",
                     "{task} attend un futur sans résultat{since}"});
    case WhyNot::Call:
        return teller.say({"{task} has been inside the call of {by}{since}",
                           "{task} est dans l'appel {by}{since}"},
                          {task, since, by()});
    case WhyNot::Thread:
        return told({"{task} has been waiting{since} for a function in a thread of its own",
                     "{task} attend une fonction dans un thread à part{since}"});
    case WhyNot::Shutdown:
        return told({"{task} waits for what has been cancelled at the end of the run",
                     "{task} attend ce qui a été annulé à la fin de l'exécution"});
    case WhyNot::Work:
        return told({"{task} has had nothing to do{since}: no function is left for its pool",
                     "{task} n'a rien à faire{since} : aucune fonction ne reste pour son pool"});
    case WhyNot::Idle:
        return told({"no code of {task} is under way", "aucun code n'est en cours ({task})"});
    case WhyNot::Finished:
        return teller.say(
            {"{task} has been over since {time}", "{task} est {task~finie|fini} depuis t = {time}"},
            {task, {"time", teller.time(link.since)}});
    case WhyNot::Cancelled:
        return teller.say(
            {"{task} was cancelled, and has been over since {time}",
             "{task} a été {task~annulée : elle est finie|annulé : il est fini} depuis t = {time}"},
            {task, {"time", teller.time(link.since)}});
    }
    return {};
}

/// What one link says of its lane, without a full stop.
QString linkInWords(const Teller& teller, const NotRunning& link)
{
    const QString wait = waitOfLink(teller, link);
    if (!link.keepsThread) return wait;
    return wait + teller.say({", and holds the loop", ", et retient la boucle"});
}

/// What will end it, when that is known.
QString untilWhen(const Teller& teller, const NotRunning& link)
{
    if ((link.why == WhyNot::Ready || link.why == WhyNot::Late) && link.by != kNone)
        return whoKeepsIt(teller, link);
    if (link.neverComes)
        return teller.say({"In this run nobody does that while it waits.",
                           "Dans cette exécution, personne ne le fait pendant son attente."});
    if (link.why == WhyNot::Late)
        return teller.say({"The loop is free again: it is about to look at the timers.",
                           "La boucle est de nouveau libre : elle va regarder les minuteurs."});
    return {};
}

QString whileItSleeps(const Teller& teller, const NotRunning& sleeper)
{
    if (sleeper.keepsThread || teller.model() == Model::Synchronous)
        return teller.say({"Nobody else can run meanwhile: it keeps the thread.",
                           "Personne d'autre ne peut s'exécuter : {task~elle|il} garde le thread."},
                          {teller.named("task", sleeper.lane)});
    if (!runsOnCores(teller.trace(), sleeper.lane))
        return teller.say({"It has a thread of its own: the loop goes on meanwhile.",
                           "Son thread est à part : la boucle continue pendant ce temps."});
    return teller.say({"Its timer makes it ready then.",
                       "Son minuteur {task~la rendra prête|le rendra prêt} à ce moment."},
                      {teller.named("task", sleeper.lane)});
}

} // namespace

Sentence whyNotRunningInWords(const Run& run, const std::vector<NotRunning>& chain,
                              Language language)
{
    const Teller teller(run, language);
    const NotRunning& first = chain.front();
    Sentence sentence;
    sentence.what = Teller::capitalized(linkInWords(teller, first)) + QLatin1Char('.');
    QStringList others;
    for (size_t i = 1; i < chain.size(); ++i)
        others << linkInWords(teller, chain[i]);
    const auto begin = std::find_if(chain.begin(), chain.end(), [&chain](const NotRunning& link) {
        return link.lane == chain.back().lane;
    });
    if (begin != chain.end() - 1) { // a circle
        others.removeLast();
        // In front: where there is no room for all, it is what must be read.
        const qsizetype place = std::max<qsizetype>(begin - chain.begin() - 1, 0);
        if (others.isEmpty())
            others << teller.say({"that is a circle", "c'est un cercle"});
        else
            others[place].prepend(teller.say({"a circle: ", "un cercle : "}));
    }
    sentence.why = others.isEmpty() ? QString()
                                    : Teller::capitalized(others.join(teller.say({"; ", " ; "}))) +
                                          QLatin1Char('.');
    const QString until = untilWhen(teller, chain.back());
    if (sentence.why.isEmpty())
        sentence.why = until;
    else
        sentence.next = until;
    if (sentence.why.isEmpty() && first.why == WhyNot::Ready)
        sentence.why = whoKeepsIt(teller, first);
    if (sentence.why.isEmpty() && first.why == WhyNot::Sleeps)
        sentence.why = whileItSleeps(teller, first);
    if (first.mustCancel)
        sentence.next =
            teller.say({"When it runs, it meets its cancellation.",
                        "À son prochain tour, {task~elle|il} rencontrera son annulation."},
                       {teller.named("task", first.lane)});
    return sentence;
}

} // namespace awaitscope
