#pragma once

#include "gui/compare/run_list.h"
#include "gui/timeline/run_places.h"
#include "gui/window/comparison_runner.h"

#include <QObject>

#include <memory>

namespace awaitscope {

class Playback;
class RunControls;
class TimelineView;
class WindowActions;

/// What the commands about runs do: which one is stepped or shown alone, more and fewer of them,
/// other settings, and the outlines of the run before.
class CompareCommands : public QObject {
    Q_OBJECT
public:
    CompareCommands(const WindowActions& actions, Playback& playback, TimelineView& timeline,
                    QObject* parent);

    RunList& runs() { return m_runs; }
    /// The models to run a source with: those of its own when it is another one.
    std::vector<ModelChoice> modelsFor(const QString& fileName);
    /// The runs that were asked for are shown; `before` are those shown until then, or null.
    void showRuns(std::shared_ptr<const Comparison> before, const ComparisonRunner& runner);
    void setScale(double scale);
    void setCompact(bool compact);
    void retranslate(Language language);

signals:
    /// The same program is to be run with the settings of `runs`; `focus` was touched.
    void runsWanted(size_t focus);

private:
    void connectActions();
    void showGhost();

    const WindowActions& m_actions;
    Playback& m_playback;
    TimelineView& m_timeline;
    RunList m_runs;
    RunControls* m_controls;
    std::shared_ptr<const Comparison> m_before; ///< of the same program; null for none
    RunPlaces m_beforePlaces;                   ///< in it
    std::vector<uint64_t> m_wantedIds;          ///< of the runs that were asked for last
    std::vector<uint64_t> m_shownIds;
    QString m_shownFile;
    Language m_shownLanguage = Language::English;
};

} // namespace awaitscope
