#include "gui/inspector/now_row_builder.h"
#include "gui/narration/difference_words.h"
#include "gui/narration/narrations.h"
#include "gui/timeline/wording.h"

#include <algorithm>

namespace awaitscope {

/// `computes, line 11, until 1.2 s`.
QString NowRowBuilder::doing(LaneId lane) const
{
    const LaneStatus& status = m_snapshot.lanes[lane];
    const uint32_t line = m_about && m_about->lane == lane ? m_about->line
                          : status.place == kNone          ? 0
                                                           : trace().lineOf(trace()[status.place]);
    QString text = mark(lane) ? QString() : plainName(lane);
    const bool holds = status.state == LaneState::Holding;
    const auto began =
        m_scene.last(holds ? EventKind::BlockedStarted : EventKind::WorkStarted, lane);
    const auto ended =
        m_scene.last(holds ? EventKind::BlockedFinished : EventKind::WorkFinished, lane);
    const bool underWay = began && (!ended || *ended < *began);
    text += holds      ? m_voice.say({" holds it", " le retient"})
            : underWay ? m_voice.say({" computes", " calcule"})
                       : m_voice.say({" runs", " s'exécute"});
    if (line != 0)
        text += m_voice.say({", line {line}", ", ligne {line}"}, {{"line", qint64{line}}});
    if (m_scene.keepsThread(lane)) {
        const QString wait = plainText(waitInWords(m_scene, *m_scene.waitOf(lane)));
        text += m_voice.say({": {wait}", " : {wait}"}, {{"wait", wait}});
    } else if (underWay && (holds || !m_scene.isPreemptive())) {
        text += m_voice.say(
            {", until {time}", ", jusqu'à {time}"},
            {{"time", m_voice.time(trace()[*began].time + Duration::nanoseconds(trace().number(
                                                              trace()[*began].argument)))}});
    }
    return text.trimmed();
}

QString NowRowBuilder::untilTimer(VirtualTime deadline) const
{
    const WordValue time{"time", m_voice.time(deadline)};
    if (deadline > m_snapshot.time && hasCalls()) return nextTurn();
    if (deadline > m_snapshot.time)
        return m_voice.say(
            {"free: the loop sleeps until {time}", "libre : la boucle dort jusqu'à {time}"},
            {time});
    if (deadline == m_snapshot.time)
        return m_voice.say({"free: the loop is about to serve the timer for {time}",
                            "libre : la boucle va servir le minuteur de {time}"},
                           {time});
    return m_voice.say({"free: the loop is about to serve the timer for {time}, late",
                        "libre : la boucle va servir le minuteur de {time}, en retard"},
                       {time});
}

QString NowRowBuilder::afterTheRun(RunStatus status) const
{
    switch (status) {
    case RunStatus::Deadlock:
        return m_voice.say({"free: nothing can run any more (deadlock)",
                            "libre : plus rien ne peut s'exécuter (interblocage)"});
    case RunStatus::Limit: return m_voice.say({"the run was stopped", "l'exécution a été arrêtée"});
    default: break;
    }
    return m_voice.say({"free: the run is over", "libre : l'exécution est terminée"});
}

/// Whether the loop has functions to call, without time going by: they stand in no ready queue of
/// tasks.
bool NowRowBuilder::hasCalls() const
{
    for (EventIndex index = m_scene.index() + 1; index < trace().size(); ++index) {
        if (trace()[index].time != m_snapshot.time) return false;
        if (trace()[index].kind == EventKind::Iteration) return true;
    }
    return false;
}

QString NowRowBuilder::nextTurn() const
{
    return m_voice.say(
        {"free: the loop begins its next turn", "libre : la boucle commence le tour suivant"});
}

void NowRowBuilder::addCores()
{
    for (size_t core = 0; core < m_snapshot.running.size(); ++core) {
        const LaneId lane = m_snapshot.running[core];
        const QString label =
            m_scene.isPreemptive()
                ? m_voice.say({"core {n}", "cœur {n}"}, {{"n", static_cast<qint64>(core) + 1}})
                : m_voice.say({"thread", "thread"});
        const auto next =
            std::ranges::find(m_snapshot.ready, std::optional(uint8_t(core)), &ReadyEntry::core);
        if (trace()[m_scene.index()].kind == EventKind::RunFinished)
            add(label, kNone, afterTheRun(trace()[m_scene.index()].status()));
        else if (lane != kNone)
            add(label, lane, doing(lane));
        else if (next != m_snapshot.ready.end())
            add(label, next->lane,
                m_voice.say({"{name}the core is passing to it", "{name}le cœur passe à elle"},
                            {{"name", nameBefore(next->lane, QStringLiteral(": "))}}));
        else if (m_scene.isCooperative() && !m_snapshot.timers.empty() && m_snapshot.ready.empty())
            add(label, kNone, untilTimer(m_snapshot.timers.front().deadline));
        else if (m_scene.isCooperative() && !m_snapshot.ready.empty())
            add(label, kNone,
                m_voice.say({"free: {name} is next", "libre : {name} est la prochaine"},
                            {{"name", plainName(m_snapshot.ready.front().lane)}}));
        else if (m_scene.isCooperative() && hasCalls())
            add(label, kNone, nextTurn());
        else
            add(label, kNone, withoutOccupant());
    }
}

/// Between two calls the thread passes to the one that is called, or back to the caller.
QString NowRowBuilder::withoutOccupant() const
{
    const auto isInCall = [](const LaneStatus& lane) { return lane.state == LaneState::InCall; };
    const auto innermost =
        std::find_if(m_snapshot.lanes.rbegin(), m_snapshot.lanes.rend(), isInCall);
    if (innermost == m_snapshot.lanes.rend())
        return m_scene.isSynchronous() ? m_voice.say({"the program runs", "le programme s'exécute"})
                                       : m_voice.say({"free", "libre"});
    const auto caller = static_cast<LaneId>(m_snapshot.lanes.rend() - innermost - 1);
    const Event* wait = m_scene.waitOf(caller);
    const LaneId called = wait ? wait->subject : kNone;
    if (called != kNone && m_snapshot.lanes[called].state == LaneState::Waiting)
        return m_voice.say({"free: {name} waits, and nobody else can run",
                            "libre : {name} attend, et personne d'autre ne peut s'exécuter"},
                           {{"name", plainName(called)}});
    if (called != kNone && !m_scene.isFinished(called))
        return m_voice.say({"passes to {name}", "passe à {name}"}, {{"name", plainName(called)}});
    return m_voice.say({"goes back to {name}", "revient à {name}"}, {{"name", plainName(caller)}});
}

void NowRowBuilder::addRest(size_t shown, size_t all)
{
    if (all > shown)
        add({}, kNone,
            m_voice.say({"and {n} more", "et {n?une autre|# autres}"},
                        {{"n", static_cast<qint64>(all - shown)}}));
}

void NowRowBuilder::addReady()
{
    QString label = m_voice.say({"ready queue", "file des prêtes"});
    size_t shown = 0;
    const auto isElsewhere = [&](const ReadyEntry& entry) {
        return entry.loop != m_snapshot.ready.front().loop;
    };
    const bool haveSeveral = std::ranges::any_of(m_snapshot.ready, isElsewhere);
    for (const ReadyEntry& entry : m_snapshot.ready) {
        if (shown == kMostRows) break;
        const WordValue loop{"loop", haveSeveral ? m_voice.say({" (loop {n})", " (boucle {n})"},
                                                               {{"n", qint64{entry.loop} + 1}})
                                                 : QString()};
        const bool interrupted = trace()[entry.event].kind == EventKind::TaskPreempted;
        add(label, entry.lane,
            m_voice.say(interrupted
                            ? Words{"{name}interrupted at {time}", "{name}interrompue à {time}"}
                            : Words{"{name}since {time}{loop}", "{name}depuis t = {time}{loop}"},
                        {{"name", nameBefore(entry.lane, QStringLiteral(", "))},
                         {"time", m_voice.time(entry.since)},
                         loop}));
        label.clear();
        ++shown;
    }
    if (shown == 0) add(label, kNone, m_voice.say({"empty", "vide"}));
    addRest(shown, m_snapshot.ready.size());
}

void NowRowBuilder::addTimers()
{
    QString label = m_voice.say({"timers", "minuteurs"});
    size_t shown = 0;
    for (const PendingTimer& timer : m_snapshot.timers) {
        if (shown == kMostRows) break;
        const bool late = timer.deadline < m_snapshot.time;
        const bool unnamed = timer.lane == kNone || mark(timer.lane);
        const QString name = unnamed ? QString() : QLatin1Char(' ') + plainName(timer.lane);
        add(label, timer.lane,
            m_voice.say(late ? Words{"{time}{name}, late", "{time}{name}, en retard"}
                             : Words{"{time}{name}", "{time}{name}"},
                        {{"time", m_voice.time(timer.deadline)}, {"name", name}}));
        label.clear();
        ++shown;
    }
    if (shown == 0) add(label, kNone, m_voice.say({"none", "aucun"}));
    addRest(shown, m_snapshot.timers.size());
}

void NowRowBuilder::addWaiting()
{
    QString label = m_voice.say({"waiting", "en attente"});
    size_t shown = 0;
    size_t all = 0;
    for (LaneId lane = 0; lane < m_snapshot.lanes.size(); ++lane) {
        const LaneState state = m_snapshot.lanes[lane].state;
        if (state != LaneState::Waiting && state != LaneState::Late) continue;
        if (!m_scene.isTask(lane)) continue;
        if (++all > kMostRows) continue;
        const Event* wait = m_scene.waitOf(lane);
        m_object = wait ? awaitedObject(*wait) : kNone;
        QString text = nameBefore(lane, QStringLiteral(": ")) + waitText(lane);
        if (isLate(lane, wait)) text += m_voice.say({", late", ", en retard"});
        add(label, lane, text);
        label.clear();
        ++shown;
    }
    m_object = kNone;
    if (shown == 0) add(label, kNone, m_voice.say({"nobody", "personne"}));
    addRest(shown, all);
}

/// Whether it has slept long enough, and the loop has not served its timer yet.
bool NowRowBuilder::isLate(LaneId lane, const Event* wait) const
{
    return wait && wait->waitReason() == WaitReason::Sleep &&
           std::ranges::any_of(m_snapshot.timers, [&](const PendingTimer& timer) {
               return timer.lane == lane && timer.deadline < m_snapshot.time;
           });
}

/// `gather 1/3: A (done), B, C`: the places are filled in the order of the arguments.
QString NowRowBuilder::waitText(LaneId lane) const
{
    const Event* wait = m_scene.waitOf(lane);
    if (!wait) return {};
    const std::vector<LaneId> places = m_scene.gatheredBy(lane);
    if (places.empty()) return saidOnce(plainText(waitInWords(m_scene, *wait)));
    QStringList names;
    qint64 done = 0;
    for (const LaneId place : places) {
        const bool ended = m_scene.isFinished(place);
        done += ended;
        if (names.size() == static_cast<int>(kMostRows)) continue;
        names << (ended ? m_voice.say({"{name} (done)", "{name} (finie)"},
                                      {{"name", shortName(place)}})
                        : shortName(place));
    }
    if (places.size() > kMostRows) names << QString(QChar(0x2026));
    const QString call = wait->waitReason() == WaitReason::Gather ? QStringLiteral("gather")
                         : m_scene.isForNextCompleted(*wait)      ? QStringLiteral("as_completed")
                                                                  : QStringLiteral("wait");
    return m_voice.say({"{call} {done}/{all}: {names}", "{call} {done}/{all} : {names}"},
                       {{"call", call},
                        {"done", done},
                        {"all", static_cast<qint64>(places.size())},
                        {"names", names.join(QStringLiteral(", "))}});
}

/// The letter that stands for the task in all marks; its name where there is none, or where it
/// would be read as a number.
QString NowRowBuilder::shortName(LaneId lane) const
{
    const QString letter = m_stage.styles().letter(m_stage.comparison().identityOf(m_run, lane));
    return letter.isEmpty() || letter.front().isDigit() ? plainName(lane) : letter;
}

void NowRowBuilder::addThreads()
{
    QString label = m_voice.say({"in a thread", "dans un thread"});
    size_t shown = 0;
    for (LaneId lane = 0; lane < m_snapshot.lanes.size() && shown < kMostRows; ++lane) {
        const LaneState state = m_snapshot.lanes[lane].state;
        if (trace().lane(lane).kind != LaneKind::Thread || runsOnCores(trace(), lane)) continue;
        if (state == LaneState::Absent || state == LaneState::Finished) continue;
        add(label, lane, doing(lane));
        label.clear();
        ++shown;
    }
}

void NowRowBuilder::addEnded(const QString& label, Outcome outcome)
{
    QStringList names;
    size_t all = 0;
    for (LaneId lane = 0; lane < m_snapshot.lanes.size(); ++lane) {
        const LaneStatus& status = m_snapshot.lanes[lane];
        if (!m_scene.isTask(lane) || status.state != LaneState::Finished ||
            trace()[status.event].outcome() != outcome || ++all > kMostRows)
            continue;
        QString name = plainName(lane);
        if (outcome == Outcome::Exception) {
            const std::string_view error = trace().text(trace()[status.event].argument);
            name += m_voice.say({": ", " : "}) +
                    QString::fromUtf8(error.data(), static_cast<qsizetype>(error.size()));
        }
        names << name;
    }
    if (names.isEmpty()) return;
    if (all > kMostRows) names << QString(QChar(0x2026));
    add(label, kNone, names.join(QStringLiteral(", ")));
}

void NowRowBuilder::addEnded()
{
    addEnded(m_voice.say({"finished", "terminées"}), Outcome::Result);
    addEnded(m_voice.say({"failed", "en échec"}), Outcome::Exception);
    addEnded(m_voice.say({"cancelled", "annulées"}), Outcome::Cancelled);
}

void NowRowBuilder::addUnstarted()
{
    if (!m_inside) return;
    QString label = m_voice.say({"not started", "pas démarrées"});
    size_t shown = 0;
    for (const std::string& call : m_inside->unstarted) {
        if (++shown > kMostRows) break;
        add(label, kNone, {},
            m_voice.say({"{call}: a coroutine object, not awaited",
                         "{call} : un objet coroutine, pas attendu"},
                        {{"call", QString::fromStdString(call)}}));
        label.clear();
    }
    addRest(std::min(shown, kMostRows), m_inside->unstarted.size());
}

void NowRowBuilder::addStack()
{
    QString label = m_voice.say({"call stack", "pile d'appels"});
    size_t shown = 0;
    for (LaneId lane = 0; lane < m_snapshot.lanes.size(); ++lane) {
        if (m_snapshot.lanes[lane].state != LaneState::InCall || shown == kMostRows) continue;
        const Event* wait = m_scene.waitOf(lane);
        const uint32_t line = wait ? trace().lineOf(*wait) : 0;
        add(label, lane,
            line == 0 ? plainName(lane)
                      : m_voice.say({"{name}line {line}", "{name}ligne {line}"},
                                    {{"name", nameBefore(lane, QStringLiteral(", "))},
                                     {"line", qint64{line}}}));
        label.clear();
        ++shown;
    }
    if (shown == 0) add(label, kNone, m_voice.say({"nothing underneath", "rien dessous"}));
}

QString modelTitle(Model model, Language language)
{
    const Voice voice(language);
    switch (model) {
    case Model::Synchronous: return voice.say({"Synchronous", "Synchrone"});
    case Model::Cooperative: return voice.say({"Cooperative", "Coopératif"});
    case Model::Preemptive: return voice.say({"Preemptive", "Préemptif"});
    }
    return {};
}

QString NowRow::words() const
{
    return text + inside;
}

void markChanges(NowSection& now, const NowSection& before, bool withInside)
{
    for (NowRow& row : now.rows) {
        const bool isNew =
            std::none_of(before.rows.begin(), before.rows.end(), [&](const NowRow& old) {
                return old.group == row.group && old.mark == row.mark && old.text == row.text &&
                       (!withInside || old.inside == row.inside);
            });
        const bool isInside = row.text.isEmpty() && !row.inside.isEmpty();
        row.changed = isNew && (withInside || !isInside);
    }
}

NowSection nowSection(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
                      const Theme& theme, const Inspection* inside,
                      const std::optional<LineStep>& about)
{
    const Model model = stage.comparison().runs[run].model();
    NowRowBuilder rows(stage, run, snapshot, voice, theme, inside, about);
    rows.addCores();
    if (model == Model::Synchronous) {
        rows.addStack();
    } else {
        rows.addReady();
        rows.addTimers();
        rows.addWaiting();
        rows.addThreads();
    }
    rows.addObjects();
    rows.addUnstarted();
    rows.addEnded();
    return {runName(stage.comparison(), run, voice.language()), rows.take()};
}

} // namespace awaitscope
