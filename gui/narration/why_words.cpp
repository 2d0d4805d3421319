#include "gui/narration/why_words.h"

#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

/// Says single links and events of one run.
class Teller {
public:
    Teller(const Run& run, Language language) : m_run(run), m_voice(language) {}

    QString say(const Words& words, std::initializer_list<WordValue> values = {}) const
    {
        return m_voice.say(words, values);
    }
    const Trace& trace() const { return *m_run.trace; }
    const Voice& voice() const { return m_voice; }
    QString time(VirtualTime time) const { return m_voice.time(time); }
    QString name(LaneId lane) const
    {
        const QString plain = laneName(m_run, lane, m_voice);
        const bool isNamed =
            lane < trace().lanes().size() && !m_run.timeline.lane(lane).label.empty();
        return isNamed ? Voice::code(plain) : plain;
    }
    QString object(ObjectId id) const
    {
        const SharedObject& shared = trace().objects()[id];
        if (!shared.name.empty()) return Voice::code(QString::fromStdString(shared.name));
        const std::string_view kind = nameOf(shared.kind);
        return Voice::code(
            QStringLiteral("%1 %2")
                .arg(QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())))
                .arg(shared.place + 1));
    }
    QString atLine(EventIndex event) const
    {
        const uint32_t line = event == kNone ? 0 : trace().lineOf(trace()[event]);
        return line == 0 ? QString() : say({" at line {n}", " ligne {n}"}, {{"n", qint64{line}}});
    }
    Model model() const { return m_run.model(); }
    bool hasGil() const
    {
        return model() == Model::Preemptive && m_run.settings().policy == Policy::Gil;
    }

private:
    const Run& m_run;
    Voice m_voice;
};

QString sinceWhen(const Teller& teller, const NotRunning& link)
{
    return teller.say({" since {time}", " depuis {time}"}, {{"time", teller.time(link.since)}});
}

QString whoKeepsIt(const Teller& teller, const NotRunning& link)
{
    if (link.by == kNone)
        return link.place > 1
                   ? teller.say({"Those before it come first.", "Celles d'avant passent d'abord."})
                   : teller.say({"It runs next.", "C'est elle qui passe ensuite."});
    const WordValue by{"by", teller.name(link.by)};
    const WordValue line{"line", teller.atLine(link.byPlace)};
    const WordValue since{
        "since", link.bySince == kNone
                     ? QString()
                     : teller.say({" since {time}", " depuis {time}"},
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

/// What one link says of its lane, without a full stop.
QString linkInWords(const Teller& teller, const NotRunning& link)
{
    const WordValue task{"task", teller.name(link.lane)};
    const WordValue since{"since", sinceWhen(teller, link)};
    const auto by = [&] { return WordValue{"by", teller.name(link.by)}; };
    const auto object = [&] { return WordValue{"object", teller.object(link.object)}; };
    const auto told = [&](const Words& words) { return teller.say(words, {task, since}); };
    const auto toldOf = [&](const Words& words) {
        return teller.say(words, {task, since, object()});
    };
    switch (link.why) {
    case WhyNot::Runs: return told({"{task} runs", "{task} s'exécute"});
    case WhyNot::NotCreated:
        return link.event == kNone
                   ? told({"{task} does not exist", "{task} n'existe pas"})
                   : teller.say({"{task} does not exist yet: it is made at {time}",
                                 "{task} n'existe pas encore : elle est créée à {time}"},
                                {task, {"time", teller.time(link.since)}});
    case WhyNot::NotStarted:
        return told({"the call of {task} is just about to begin",
                     "l'appel {task} est sur le point de commencer"});
    case WhyNot::Ready:
        if (teller.hasGil())
            return teller.say({"{task} has been waiting{since} for the GIL, number {place} in line",
                               "{task} attend{since} le GIL, numéro {place} de la file"},
                              {task, since, {"place", static_cast<qint64>(link.place)}});
        return teller.say({"{task} has been ready{since}, number {place} in the ready queue",
                           "{task} est prête{since}, numéro {place} de la file des prêtes"},
                          {task, since, {"place", static_cast<qint64>(link.place)}});
    case WhyNot::Sleeps:
        return teller.say({"{task} sleeps until {until}", "{task} dort jusqu'à {until}"},
                          {task, {"until", teller.time(*link.until)}});
    case WhyNot::Late:
        return teller.say({"the sleep of {task} was over at {until}, but nobody looks at timers",
                           "{task} devait se réveiller à {until}, mais personne ne regarde les "
                           "minuteurs"},
                          {task, {"until", teller.time(*link.until)}});
    case WhyNot::Lock:
        if (link.by == kNone)
            return toldOf({"{task} has been waiting{since} for the lock {object}",
                           "{task} attend{since} le verrou {object}"});
        return teller.say({"{task} has been waiting{since} for the lock {object}, held by {by}",
                           "{task} attend{since} le verrou {object}, tenu par {by}"},
                          {task, since, object(), by()});
    case WhyNot::Semaphore:
        if (link.by == kNone)
            return toldOf({"{task} has been waiting{since} for a permit of {object}",
                           "{task} attend{since} une place du sémaphore {object}"});
        return teller.say({"{task} has been waiting{since} for a permit of {object}, held by {by}",
                           "{task} attend{since} une place du sémaphore {object}, tenue par {by}"},
                          {task, since, object(), by()});
    case WhyNot::Event:
        return toldOf({"{task} has been waiting{since} until {object} is set",
                       "{task} attend{since} que soit levé {object}"});
    case WhyNot::Condition:
        return toldOf({"{task} has been waiting{since} to be notified by {object}",
                       "{task} attend{since} d'être prévenue par {object}"});
    case WhyNot::Item:
        return toldOf({"{task} has been waiting{since} for an item of {object}",
                       "{task} attend{since} un élément de la file {object}"});
    case WhyNot::Space:
        return toldOf({"{task} has been waiting{since} for room in {object}",
                       "{task} attend{since} de la place dans {object}"});
    case WhyNot::Joined:
        return toldOf({"{task} has been waiting{since} until every item of {object} is processed",
                       "{task} attend{since} que soit traité tout élément de la file {object}"});
    case WhyNot::Barrier:
        return toldOf({"{task} has been waiting{since} at {object} for the others",
                       "{task} attend{since} les autres à {object}"});
    case WhyNot::Task:
        if (link.by != kNone && teller.trace().lane(link.by).kind == LaneKind::Thread)
            return teller.say({"{task} has been waiting{since} for {by} to end",
                               "{task} attend{since} la fin de {by}"},
                              {task, since, by()});
        return teller.say(
            {"{task} has been awaiting {by}{since}", "{task} attend{since} la tâche {by}"},
            {task, since, by()});
    case WhyNot::Several:
        return teller.say({"{task} has been waiting{since} for {n?# task|# tasks}",
                           "{task} attend{since} {n?# tâche|# tâches}"},
                          {task, since, {"n", qint64{link.count}}});
    case WhyNot::Future:
        return told({"{task} has been waiting{since} for a future without a result",
                     "{task} attend{since} un futur sans résultat"});
    case WhyNot::Call:
        return teller.say({"{task} has been inside the call of {by}{since}",
                           "{task} est dans l'appel {by}{since}"},
                          {task, since, by()});
    case WhyNot::Thread:
        return told({"{task} has been waiting{since} for a function in a thread of its own",
                     "{task} attend{since} une fonction dans un thread à part"});
    case WhyNot::Shutdown:
        return told({"{task} waits for what has been cancelled at the end of the run",
                     "{task} attend ce qui a été annulé à la fin de l'exécution"});
    case WhyNot::Idle:
        return told({"no code of {task} is under way", "aucun code n'est en cours ({task})"});
    case WhyNot::Finished:
        return teller.say({"{task} has been over since {time}", "{task} est finie depuis {time}"},
                          {task, {"time", teller.time(link.since)}});
    case WhyNot::Cancelled:
        return teller.say({"{task} was cancelled, and has been over since {time}",
                           "{task} a été annulée : elle est finie depuis {time}"},
                          {task, {"time", teller.time(link.since)}});
    }
    return {};
}

/// What will end it, when that is known.
QString untilWhen(const Teller& teller, const NotRunning& link)
{
    if ((link.why == WhyNot::Ready || link.why == WhyNot::Late) && link.by != kNone)
        return whoKeepsIt(teller, link);
    return {};
}

QString capitalized(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

} // namespace

Sentence whyNotRunningInWords(const Run& run, const std::vector<NotRunning>& chain,
                              Language language)
{
    const Teller teller(run, language);
    const NotRunning& first = chain.front();
    Sentence sentence;
    sentence.what = capitalized(linkInWords(teller, first)) + QLatin1Char('.');
    QStringList others;
    for (size_t i = 1; i < chain.size(); ++i)
        others << linkInWords(teller, chain[i]);
    const bool isCircle = chain.size() > 1 && chain.back().lane == first.lane;
    if (isCircle) {
        others.removeLast();
        // In front: where there is no room for all, it is what must be read.
        if (others.isEmpty())
            others << teller.say({"that is a circle", "c'est un cercle"});
        else
            others.front().prepend(teller.say({"a circle: ", "un cercle : "}));
    }
    sentence.why = others.isEmpty()
                       ? QString()
                       : capitalized(others.join(teller.say({"; ", " ; "}))) + QLatin1Char('.');
    const QString until = untilWhen(teller, chain.back());
    if (sentence.why.isEmpty())
        sentence.why = until;
    else
        sentence.next = until;
    if (sentence.why.isEmpty() && first.why == WhyNot::Ready)
        sentence.why = whoKeepsIt(teller, first);
    if (sentence.why.isEmpty() && first.why == WhyNot::Sleeps)
        sentence.why = teller.say(
            {"Its timer makes it ready then.", "Son minuteur la rendra prête à ce moment."});
    if (first.mustCancel)
        sentence.next = teller.say({"When it runs, it meets its cancellation.",
                                    "À son prochain tour, elle rencontrera son annulation."});
    return sentence;
}

namespace {

/// An event in a few words: `print("a")`... only what a chain needs.
QString eventInWords(const Teller& teller, EventIndex index)
{
    const Event& event = teller.trace()[index];
    const WordValue task{"task", teller.name(event.lane)};
    const WordValue line{"line", teller.atLine(index)};
    const auto told = [&](const Words& words) { return teller.say(words, {task, line}); };
    switch (event.kind) {
    case EventKind::TaskCreated:
        return teller.say({"{by} makes {task}", "{by} crée {task}"},
                          {task, {"by", teller.name(event.subject)}});
    case EventKind::TaskReady: return told({"{task} becomes ready", "{task} devient prête"});
    case EventKind::TaskRunning: return told({"{task} runs{line}", "{task} s'exécute{line}"});
    case EventKind::TaskWaiting: return told({"{task} waits{line}", "{task} attend{line}"});
    case EventKind::TaskFinished: return told({"{task} ends", "{task} finit"});
    case EventKind::TaskPreempted: return told({"{task} is interrupted", "{task} est interrompue"});
    case EventKind::CancelRequested:
        return told({"the cancellation of {task} is asked for", "l'annulation est demandée "
                                                                "({task})"});
    case EventKind::TimerSet:
        return told({"a timer is set for {task}", "un minuteur est réglé pour {task}"});
    case EventKind::TimerFired:
        return teller.say({"the timer of {task} is due at {time}",
                           "le minuteur réglé pour {task} échoit à {time}"},
                          {task, {"time", teller.time(event.time)}});
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
    return capitalized(links.join(QStringLiteral(", "))) + QLatin1Char('.');
}

} // namespace

Sentence whyAfterInWords(const Run& run, const AfterReason& reason, EventIndex earlier,
                         EventIndex later, Language language)
{
    const Teller teller(run, language);
    const WordValue first{"first", teller.name((*run.trace)[earlier].lane)};
    const WordValue second{"second", teller.name((*run.trace)[later].lane)};
    const auto said = [&](const Words& what) { return teller.say(what, {first, second}); };
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
    case WhyAfter::Queue:
        return {said({"Only the order of the ready queue decides: {first} stood before {second}.",
                      "Seul l'ordre de la file des prêtes décide : {first} était devant "
                      "{second}."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Timers:
        return {said({"Only the timers decide: that of {first} was due, or set, first.",
                      "Seuls les minuteurs décident : {first} avait le premier échu, ou le premier "
                      "réglé."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Clock:
        return {said({"Only the clock decides: {second} still slept.",
                      "Seule l'horloge décide : {second} dormait encore."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Priority:
        return {said({"The scheduler preferred {first}, which became ready later.",
                      "L'ordonnanceur a préféré {first}, devenue prête plus tard."}),
                chainInWords(teller, reason.chain),
                {}};
    case WhyAfter::Nothing: break;
    }
    return {said({"Nothing puts them in this order.", "Rien ne les met dans cet ordre."}),
            said({"They could as well have come the other way round.",
                  "Ils auraient pu venir dans l'ordre inverse."}),
            {}};
}

} // namespace awaitscope
