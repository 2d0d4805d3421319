#pragma once

#include "gui/inspector/now_rows.h"
#include "gui/narration/scene.h"
#include "gui/narration/sentence.h"

namespace awaitscope {

inline constexpr size_t kMostRows = 12; // of one kind; the rest is counted

/// Collects the rows of one section of the Now panel.
class NowRowBuilder {
public:
    NowRowBuilder(const Stage& stage, size_t run, const Snapshot& snapshot, const Voice& voice,
                  const Theme& theme, const Inspection* inside,
                  const std::optional<LineStep>& about)
        : m_stage(stage), m_run(run), m_snapshot(snapshot), m_voice(voice), m_theme(theme),
          m_inside(inside), m_about(about), m_source(),
          m_scene(stage.comparison().runs[run], snapshot.event, snapshot, m_voice, m_source)
    {
    }

    void addCores();
    void addReady();
    void addTimers();
    void addWaiting();
    void addStack();
    void addThreads();
    void addObjects();
    void addEnded();
    void addUnstarted();
    std::vector<NowRow> take() { return std::move(m_rows); }

private:
    const Trace& trace() const { return m_scene.trace(); }
    QString plainName(LaneId lane) const { return plainText(m_scene.name(lane)); }
    QString doing(LaneId lane) const;
    /// What the loop does until its next timer.
    QString untilTimer(VirtualTime deadline) const;
    QString afterTheRun(RunStatus status) const;
    bool hasCalls() const;
    QString nextTurn() const;
    QString withoutOccupant() const;
    bool isLate(LaneId lane, const Event* wait) const;
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
    void add(const QString& label, LaneId lane, const QString& text, const QString& inside = {})
    {
        if (!label.isEmpty()) m_group = label;
        m_rows.push_back({label, mark(lane), text, inside, m_group, m_object});
    }
    void addRest(size_t shown, size_t all);
    void addEnded(const QString& label, Outcome outcome);
    void addObject(ObjectId object);
    QString objectLabel(ObjectId object) const;
    /// How many items, permits, ...; and what of it only the program knows.
    QString objectText(ObjectId object) const;
    QString objectInside(ObjectId object) const;
    QString waiterText(ObjectId object, LaneId lane) const;
    QString waitText(LaneId lane) const;
    QString shortName(LaneId lane) const;
    QString since(LaneId lane) const
    {
        return m_voice.time(trace()[m_snapshot.lanes[lane].event].time);
    }

    const Stage& m_stage;
    size_t m_run;
    const Snapshot& m_snapshot;
    const Voice& m_voice;
    const Theme& m_theme;
    const Inspection* m_inside;
    const std::optional<LineStep>& m_about;
    QStringList m_source;
    Scene m_scene;
    std::vector<NowRow> m_rows;
    QString m_group;
    ObjectId m_object = kNone; ///< what the rows to come are about
};

} // namespace awaitscope
