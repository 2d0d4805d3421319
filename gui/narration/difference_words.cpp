#include "gui/narration/difference_words.h"

#include "gui/inspector/now_rows.h"
#include "gui/narration/narrations.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// One of the two runs at the place where they part.
class Side {
public:
    Side(const Run& run, const PartingPlace& place, const Voice& voice)
        : m_run(run), m_place(place), m_voice(voice), m_state(snapshotAt(*run.trace, place.event)),
          m_scene(run, place.event, m_state, voice, m_noSource)
    {
    }

    /// What happens here while the other run does `other`.
    QString words(PartingAct other) const
    {
        switch (m_place.act) {
        case PartingAct::Starts:
        case PartingAct::Resumes: return turn();
        case PartingAct::Waits:
            if (m_scene.event().kind == EventKind::BlockedStarted)
                return say({"{task} sleeps{line}", "{task} dort{line}"}, {task(), line()});
            return say({"{task} goes on{line} until it has to wait ({wait})",
                        "{task} continue{line} jusqu'à devoir attendre ({wait})"},
                       {task(), line(), {"wait", waitInWords(m_scene, m_scene.event())}});
        case PartingAct::Holds: return holds();
        case PartingAct::Calls:
            return say({"{task} calls {callee}{line} and stays underneath until that returns",
                        "{task} appelle {callee}{line} et reste dessous jusqu'à son retour"},
                       {task(), line(), {"callee", m_scene.call(m_scene.event().subject)}});
        case PartingAct::Yields:
            return say({"{task} steps aside{line} and goes to the end of the ready queue",
                        "{task} cède la main{line} et passe à la fin de la file des prêtes"},
                       {task(), line()});
        case PartingAct::Interrupted: return interrupted();
        case PartingAct::Ends: return ends(other);
        case PartingAct::Stops: break;
        }
        switch (m_place.cause) {
        case PartingCause::Cut:
            if (m_place.lane != kNone)
                return say({"{task} goes on{line} until a limit stops the run",
                            "{task} continue{line} jusqu'à ce qu'une limite arrête l'exécution"},
                           {task(), line()});
            return say({"a limit has stopped the run", "une limite a arrêté l'exécution"});
        case PartingCause::Stuck:
            return say({"nothing can run any more: a deadlock",
                        "plus rien ne peut s'exécuter : un interblocage"});
        default: break;
        }
        return say({"the run is over", "l'exécution est finie"});
    }

private:
    QString say(const Words& words, std::initializer_list<WordValue> values = {}) const
    {
        return m_voice.say(words, values);
    }
    WordValue task() const { return m_scene.named("task", m_place.lane); }
    WordValue by() const { return m_scene.named("by", m_place.by); }
    WordValue line() const
    {
        if (m_place.line == 0) return {"line", QString()};
        return {"line", say({" at line {n}", " ligne {n}"}, {{"n", qint64{m_place.line}}})};
    }

    QString ends(PartingAct other) const
    {
        if (m_scene.event().outcome() == Outcome::Cancelled)
            return say({"{task} is cancelled and ends{line}",
                        "{task} est {task~annulée|annulé} et se termine{line}"},
                       {task(), line()});
        const bool fails = m_scene.event().outcome() == Outcome::Exception;
        if (m_run.model() == Model::Cooperative && !m_scene.isThread(m_place.lane)) {
            const WordValue run{"run",
                                fails ? say({"run until it fails", "continuer jusqu'à échouer"})
                                      : say({"run to its end", "aller à son terme"})};
            return say({"the loop lets {task} {run}{line}, as it has to wait for nothing",
                        "la boucle laisse {task} {run}{line}, car {task~elle|il} n'a rien à "
                        "attendre"},
                       {task(), line(), run});
        }
        const WordValue runs{"runs", fails
                                         ? say({"runs until it fails", "continue jusqu'à échouer"})
                                         : say({"runs to its end", "va à son terme"})};
        const QString what =
            say({"{task} {runs}{line}", "{task} {runs}{line}"}, {task(), line(), runs});
        if (m_run.model() == Model::Synchronous && other == PartingAct::Waits)
            return what + say({": it waits in place, holding the thread",
                               " : {task~elle|il} attend sur place, en retenant le thread"},
                              {task()});
        if (m_run.model() == Model::Preemptive && other == PartingAct::Interrupted)
            return what + say({": {why}", " : {why}"}, {{"why", whyItKeepsItsCore()}});
        return what;
    }

    QString holds() const
    {
        const bool waits = m_scene.event().keepsThread();
        const WordValue what{"what", waits ? waitInWords(m_scene, m_scene.event()) : QString()};
        if (waits)
            return say({"{task} waits{line} ({what}) and holds the loop meanwhile",
                        "{task} attend{line} ({what}) en retenant la boucle"},
                       {task(), line(), what});
        // The program's own code runs outside any loop.
        const bool isProgram = m_run.trace->lane(m_place.lane).kind == LaneKind::Program;
        if (m_run.model() == Model::Cooperative && isProgram)
            return say({"{task} sleeps{line} and holds its thread meanwhile",
                        "{task} dort{line} en retenant son thread"},
                       {task(), line()});
        if (m_run.model() == Model::Cooperative)
            return say({"{task} sleeps{line} and holds the loop meanwhile",
                        "{task} dort{line} en retenant la boucle"},
                       {task(), line()});
        return say({"{task} sleeps in place{line}, holding the thread",
                    "{task} dort sur place{line}, en retenant le thread"},
                   {task(), line()});
    }

    QString interrupted() const
    {
        if (m_place.cause == PartingCause::Quantum)
            return say({"the scheduler takes the core from {task}{line}: its quantum{quantum} is "
                        "used up, and {by} is ready",
                        "l'ordonnanceur retire le cœur {task~à la tâche|au thread} {task}{line} : "
                        "son quantum{quantum} est épuisé, et {by} est {by~prête|prêt}"},
                       {task(), line(), by(), quantum()});
        return say(
            {"the scheduler takes the core from {task}{line}: {by}, who is ready, comes first",
             "l'ordonnanceur retire le cœur {task~à la tâche|au thread} {task}{line} : {by}, qui "
             "est {by~prête|prêt}, passe avant"},
            {task(), line(), by()});
    }

    /// ` of 100 ms`; nothing where the levels of a queue have quanta of their own.
    WordValue quantum() const
    {
        if (m_run.settings().policy == Policy::Multilevel) return {"quantum", QString()};
        return {"quantum", say({" of {length}", " de {length}"},
                               {{"length", m_voice.setting(m_run.settings().quantum)}})};
    }

    /// Why it kept its core to its end.
    QString whyItKeepsItsCore() const
    {
        const Policy policy = m_run.settings().policy;
        const bool isSlice = m_place.cause == PartingCause::Slice;
        if (!isSlice && m_place.cause != PartingCause::Keeps)
            return say({"nobody needs its core before", "personne n'a besoin de son cœur avant"});
        if (isSlice && policy == Policy::Gil)
            return say({"its switch interval{quantum} does not end before, though {by} is ready",
                        "son intervalle de commutation{quantum} ne finit pas avant, bien que {by} "
                        "soit {by~prête|prêt}"},
                       {quantum(), by()});
        if (isSlice)
            return say({"its quantum{quantum} does not end before, though {by} is ready",
                        "son quantum{quantum} ne finit pas avant, bien que {by} soit "
                        "{by~prête|prêt}"},
                       {quantum(), by()});
        switch (policy) {
        case Policy::Fifo:
            return say({"without a quantum it keeps its core, though {by} is ready",
                        "sans quantum, son cœur lui reste, bien que {by} soit {by~prête|prêt}"},
                       {by()});
        case Policy::ShortestRemaining:
            return say({"nobody who is ready has less left to compute",
                        "de celles qui sont prêtes, aucune n'a moins à calculer"});
        case Policy::Priority:
            return say({"nobody who is ready is more urgent",
                        "de celles qui sont prêtes, aucune n'est plus urgente"});
        default: break;
        }
        return say({"nobody who is ready comes first when its quantum ends",
                    "de celles qui sont prêtes, aucune ne passe avant quand son quantum finit"});
    }

    QString turn() const
    {
        const bool starts = m_place.act == PartingAct::Starts;
        switch (m_place.cause) {
        case PartingCause::Called:
            return say({"{task} runs at once, as a call{line}",
                        "{task} s'exécute aussitôt, comme un appel{line}"},
                       {task(), line()});
        case PartingCause::Returned:
            return say({"{task} goes on{line}: its call has returned",
                        "{task} continue{line} : son appel est revenu"},
                       {task(), line()});
        default: break;
        }
        if (m_scene.isThread(m_place.lane) && m_run.model() == Model::Cooperative)
            return say({"{task} runs{line}, in a thread beside the loop",
                        "{task} s'exécute{line}, dans un thread à côté de la boucle"},
                       {task(), line()});
        if (!m_scene.isTask(m_place.lane) && !m_scene.isThread(m_place.lane))
            return say({"code outside any task runs{line} ({task})",
                        "du code hors de toute tâche s'exécute{line} ({task})"},
                       {task(), line()});
        const QString who =
            m_run.model() == Model::Cooperative
                ? (starts ? say({"the loop starts {task}{line}", "la boucle démarre {task}{line}"},
                                {task(), line()})
                          : say({"the loop resumes {task}{line}", "la boucle reprend {task}{line}"},
                                {task(), line()}))
            : m_run.model() == Model::Preemptive
                ? (starts ? say({"the scheduler starts {task}{line}",
                                 "l'ordonnanceur démarre {task}{line}"},
                                {task(), line()})
                          : say({"the scheduler resumes {task}{line}",
                                 "l'ordonnanceur reprend {task}{line}"},
                                {task(), line()}))
                : say({"{task} goes on{line}", "{task} continue{line}"}, {task(), line()});
        // Those of another loop, and whom a core is passing to, were not to choose from.
        if (m_place.by == kNone && !m_state.ready.empty()) return who;
        if (m_place.by == kNone)
            return who + say({", the only one that is ready",
                              ", {task~la seule qui soit prête|le seul qui soit prêt}"},
                             {task()});
        return who + say({", ahead of {by}, which is ready, too",
                          ", avant {by}, {by~prête elle|prêt lui} aussi"},
                         {by()});
    }

    const Run& m_run;
    const PartingPlace& m_place;
    const Voice& m_voice;
    const QStringList m_noSource;
    Snapshot m_state;
    Scene m_scene;
};

QString samenessInWords(Sameness sameness, const Voice& voice)
{
    switch (sameness) {
    case Sameness::NoTasks:
        return voice.say({"no task is made, so there is nothing to schedule",
                          "aucune tâche n'est créée, il n'y a donc rien à ordonnancer"});
    case Sameness::OneTask:
        return voice.say({"there is one task only, so nobody else could run",
                          "il n'y a qu'une tâche, personne d'autre ne pourrait donc s'exécuter"});
    case Sameness::Endless:
        return voice.say({"one task goes on without end, but statements cost no time here, so "
                          "nobody can step in",
                          "une tâche continue sans fin, mais les instructions ne coûtent pas de "
                          "temps ici, personne ne peut donc intervenir"});
    case Sameness::NobodyWaits:
        return voice.say({"no task has to wait, so each runs in one go",
                          "aucune tâche n'a à attendre, chacune s'exécute donc d'un trait"});
    case Sameness::BothStuck:
        return voice.say(
            {"both come to the same deadlock", "les deux aboutissent au même interblocage"});
    case Sameness::OneAtATime:
        return voice.say({"there is never more than one that can go on, as with calls",
                          "il n'y en a jamais plus d'une qui puisse continuer, comme pour des "
                          "appels"});
    case Sameness::NobodyComputes:
        return voice.say({"no task computes, so there is nobody to interrupt",
                          "aucune tâche ne calcule, il n'y a donc personne à interrompre"});
    case Sameness::NobodyReady:
        return voice.say({"no task computes while another is ready, so there is nobody to make "
                          "room for",
                          "aucune tâche ne calcule pendant qu'une autre est prête, il n'y a donc "
                          "personne à qui laisser la place"});
    case Sameness::CoresKept:
        return voice.say({"some compute while others are ready, but the policy lets each keep its "
                          "core",
                          "certaines calculent pendant que d'autres sont prêtes, mais la politique "
                          "laisse à chacune son cœur"});
    case Sameness::NobodyInterrupted:
        return voice.say({"no task computes longer than its quantum while another is ready, so "
                          "nobody is interrupted",
                          "aucune tâche ne calcule plus longtemps que son quantum pendant qu'une "
                          "autre est prête, personne n'est donc interrompu"});
    case Sameness::SameRules: break;
    }
    return voice.say({"both make the same choices", "les deux font les mêmes choix"});
}

QString noDifference(const Comparison& comparison, size_t first, size_t second, const Voice& voice)
{
    const Sameness why = samenessOf(comparison, first, second);
    const bool wasCut = comparison.runs[first].wasCut() || comparison.runs[second].wasCut();
    return voice.say(
        wasCut && why != Sameness::Endless
            ? Words{"No difference between {first} and {second} up to where a limit "
                    "stopped them: {why}.",
                    "Aucune différence entre {first} et {second} jusqu'à la limite qui "
                    "les a arrêtés : {why}."}
            : Words{"No difference between {first} and {second}: {why}.",
                    "Aucune différence entre {first} et {second} : {why}."},
        {{"first", runName(comparison, first, voice.language()).toLower()},
         {"second", runName(comparison, second, voice.language()).toLower()},
         {"why", samenessInWords(why, voice)}});
}

} // namespace

QString runName(const Comparison& comparison, size_t run, Language language)
{
    const Model model = comparison.runs[run].model();
    const auto isSame = [model](const Run& other) { return other.model() == model; };
    const QString title = modelTitle(model, language);
    if (std::count_if(comparison.runs.begin(), comparison.runs.end(), isSame) == 1) return title;
    return QStringLiteral("%1 #%2").arg(title).arg(run + 1);
}

QString shortRunName(const Comparison& comparison, size_t run, Language language)
{
    const Voice voice(language);
    const Words models[] = {
        {"Sync.", "Sync."}, {"Coop.", "Coop."}, {"Preem.", "Préem."}}; // as `Model`
    const QString name = voice.say(models[static_cast<size_t>(comparison.runs[run].model())], {});
    const QString number = runName(comparison, run, language).section(QLatin1String(" #"), 1);
    return number.isEmpty() ? name : QStringLiteral("%1 #%2").arg(name, number);
}

QString differenceInWords(const Comparison& comparison, size_t first, size_t second,
                          Language language)
{
    const Voice voice(language);
    const auto difference = firstDifference(comparison, first, second);
    if (!difference) return noDifference(comparison, first, second, voice);
    const Side left(comparison.runs[first], difference->first, voice);
    const Side right(comparison.runs[second], difference->second, voice);
    const WordValue names[] = {{"first", runName(comparison, first, language)},
                               {"second", runName(comparison, second, language)}};
    const WordValue acts[] = {{"left", left.words(difference->second.act)},
                              {"right", right.words(difference->first.act)}};
    const VirtualTime then = difference->first.position.time;
    const VirtualTime there = difference->second.position.time;
    if (then == there)
        return voice.say({"First difference at {time}. {first}: {left}. {second}: {right}.",
                          "Première différence à {time}. {first} : {left}. {second} : {right}."},
                         {{"time", voice.time(then)}, names[0], names[1], acts[0], acts[1]});
    return voice.say(
        {"First difference. {first}, at {then}: {left}. {second}, at {there}: {right}.",
         "Première différence. {first}, à {then} : {left}. {second}, à {there} : {right}."},
        {{"then", voice.time(then)},
         {"there", voice.time(there)},
         names[0],
         names[1],
         acts[0],
         acts[1]});
}

QString differenceWords(const Comparison& comparison, size_t first, size_t second,
                        const std::optional<FirstDifference>& difference, Language language)
{
    const Voice voice(language);
    if (!difference) return plainText(noDifference(comparison, first, second, voice));
    const auto line = [&](size_t run, const PartingPlace& place, PartingAct other) {
        const Side side(comparison.runs[run], place, voice);
        return plainText(voice.say({"{run}, {time}: {how}.", "{run}, {time} : {how}."},
                                   {{"run", runName(comparison, run, language)},
                                    {"time", voice.time(place.position.time)},
                                    {"how", side.words(other)}}));
    };
    return line(first, difference->first, difference->second.act) + QLatin1Char('\n') +
           line(second, difference->second, difference->first.act);
}

QString outcomeInWords(const OutcomeDifference& difference, const Trace& first, const Trace& second,
                       Language language)
{
    const Voice voice(language);
    const auto line = static_cast<qint64>(difference.line);
    QString text;
    switch (difference.output) {
    case OutputDifference::Same:
        text = voice.say({"Both print the same lines in the same order",
                          "Les deux affichent les mêmes lignes dans le même ordre"});
        break;
    case OutputDifference::SameSoFar:
        text = voice.say({"Both print the same lines, up to where a limit stopped one of them",
                          "Les deux affichent les mêmes lignes, jusqu'à la limite qui a arrêté "
                          "l'une"});
        break;
    case OutputDifference::Reordered:
        text = voice.say({"Both print the same lines, in another order from line {n} on",
                          "Les deux affichent les mêmes lignes, dans un autre ordre à partir de la "
                          "ligne {n}"},
                         {{"n", line}});
        break;
    case OutputDifference::Different:
        text = voice.say({"They print different lines from line {n} on",
                          "Les lignes affichées diffèrent à partir de la ligne {n}"},
                         {{"n", line}});
        break;
    }
    const auto status = [&voice](const Trace& trace) {
        const Words words[] = {{"ok", "fin normale"},
                               {"exception", "exception"},
                               {"exit", "`sys.exit`"},
                               {"deadlock", "interblocage"},
                               {"limit", "limite"}}; // as `RunStatus`
        return voice.say(words[static_cast<size_t>(trace.status())]);
    };
    if (!difference.sameStatus)
        text += voice.say({"; they end differently: {first}, {second}",
                           " ; les fins diffèrent : {first}, {second}"},
                          {{"first", status(first)}, {"second", status(second)}});
    else if (!difference.sameError)
        text += voice.say({"; they end with different errors", " ; les erreurs finales diffèrent"});
    return text + QLatin1Char('.');
}

} // namespace awaitscope
