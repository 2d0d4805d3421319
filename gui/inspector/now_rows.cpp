#include "gui/inspector/now_rows.h"

#include "gui/narration/difference_words.h"
#include "gui/narration/narrations.h"

namespace awaitscope {

namespace {

constexpr size_t kMostRows = 12; // of one kind; the rest is counted

/// Collects the rows of one section.
class Rows {
public:
    Rows(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
         const Theme& theme)
        : m_stage(stage), m_run(run), m_snapshot(snapshot), m_voice(voice), m_theme(theme),
          m_source(),
          m_scene(stage.comparison().runs[run], snapshot.event, snapshot, m_voice, m_source)
    {
    }

    void addCores();
    void addReady();
    void addTimers();
    void addWaiting();
    void addStack();
    std::vector<NowRow> take() { return std::move(m_rows); }

private:
    const Trace& trace() const { return m_scene.trace(); }
    QString plainName(LaneId lane) const { return plainText(m_scene.name(lane)); }
    QString doing(LaneId lane) const;
    /// Nothing where the mark's letter says it.
    QString nameBefore(LaneId lane, const QString& separator) const
    {
        return mark(lane) ? QString() : plainName(lane) + separator;
    }
    std::optional<TaskMark> mark(LaneId lane) const
    {
        if (!m_scene.isTask(lane)) return std::nullopt;
        return m_stage.markOf(m_run, lane, m_snapshot, m_theme);
    }
    void add(const QString& label, LaneId lane, const QString& text)
    {
        m_rows.push_back({label, mark(lane), text});
    }
    void addRest(size_t shown, size_t all);

    const Stage& m_stage;
    size_t m_run;
    const Snapshot& m_snapshot;
    const Voice& m_voice;
    const Theme& m_theme;
    QStringList m_source;
    Scene m_scene;
    std::vector<NowRow> m_rows;
};

/// `computes, line 11, until 1.2 s`.
QString Rows::doing(LaneId lane) const
{
    const LaneStatus& status = m_snapshot.lanes[lane];
    const uint32_t line = status.place == kNone ? 0 : trace().lineOf(trace()[status.place]);
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
    if (underWay && (holds || !m_scene.isPreemptive()))
        text += m_voice.say(
            {", until {time}", ", jusqu'à {time}"},
            {{"time", m_voice.time(trace()[*began].time + Duration::nanoseconds(trace().number(
                                                              trace()[*began].argument)))}});
    return text.trimmed();
}

void Rows::addCores()
{
    for (size_t core = 0; core < m_snapshot.running.size(); ++core) {
        const LaneId lane = m_snapshot.running[core];
        const QString label =
            m_scene.isPreemptive()
                ? m_voice.say({"core {n}", "cœur {n}"}, {{"n", static_cast<qint64>(core) + 1}})
                : m_voice.say({"thread", "thread"});
        if (lane != kNone)
            add(label, lane, doing(lane));
        else if (m_scene.isCooperative() && !m_snapshot.timers.empty() && m_snapshot.ready.empty())
            add(label, kNone,
                m_voice.say(
                    {"free: the loop sleeps until {time}", "libre : la boucle dort jusqu'à {time}"},
                    {{"time", m_voice.time(m_snapshot.timers.front().deadline)}}));
        else
            add(label, kNone, m_voice.say({"free", "libre"}));
    }
}

void Rows::addRest(size_t shown, size_t all)
{
    if (all > shown)
        add({}, kNone,
            m_voice.say({"and {n} more", "et {n?une autre|# autres}"},
                        {{"n", static_cast<qint64>(all - shown)}}));
}

void Rows::addReady()
{
    QString label = m_voice.say({"ready queue", "file des prêtes"});
    size_t shown = 0;
    for (const ReadyEntry& entry : m_snapshot.ready) {
        if (shown == kMostRows) break;
        const bool interrupted = trace()[entry.event].kind == EventKind::TaskPreempted;
        add(label, entry.lane,
            m_voice.say(interrupted
                            ? Words{"{name}interrupted at {time}", "{name}interrompue à {time}"}
                            : Words{"{name}since {time}", "{name}depuis {time}"},
                        {{"name", nameBefore(entry.lane, QStringLiteral(", "))},
                         {"time", m_voice.time(entry.since)}}));
        label.clear();
        ++shown;
    }
    if (shown == 0) add(label, kNone, m_voice.say({"empty", "vide"}));
    addRest(shown, m_snapshot.ready.size());
}

void Rows::addTimers()
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

void Rows::addWaiting()
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
        const QString reason = wait ? plainText(waitInWords(m_scene, *wait)) : QString();
        add(label, lane, nameBefore(lane, QStringLiteral(": ")) + reason);
        label.clear();
        ++shown;
    }
    if (shown == 0) add(label, kNone, m_voice.say({"nobody", "personne"}));
    addRest(shown, all);
}

void Rows::addStack()
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

} // namespace

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

NowSection nowSection(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
                      const Theme& theme)
{
    const Model model = stage.comparison().runs[run].model();
    Rows rows(stage, run, snapshot, voice, theme);
    rows.addCores();
    if (model == Model::Synchronous) {
        rows.addStack();
    } else {
        rows.addReady();
        rows.addTimers();
        rows.addWaiting();
    }
    return {runName(stage.comparison(), run, voice.language()), rows.take()};
}

} // namespace awaitscope
