#pragma once

#include "gui/compare/run_list.h"
#include "gui/playback/playback.h"

#include <QObject>
#include <QTimer>

#include <vector>

class QToolButton;

namespace awaitscope {

class RunSettingsPopup;
class TimelineView;

/// The controls in the headers of the timelines: a button for each run that opens its settings.
///
/// Changes are told a moment after the last one, so that whoever turns a number up does not wait
/// for every run in between.
class RunControls : public QObject {
    Q_OBJECT
public:
    RunControls(RunList& runs, Playback& playback, TimelineView& timeline);

    void setScale(double scale);
    /// Buttons without words leave their room to the header's.
    void setCompact(bool compact);
    void setLanguage(Language language);
    /// Opens the settings of a run that is shown.
    void openSettings(size_t run);
    /// Shows one run alone, or (again) all.
    void toggleAlone(size_t run);
    /// There are other runs.
    void showRuns();

signals:
    /// The list is another; `focus` is the run that was touched.
    void runsWanted(size_t focus);

private:
    void retranslate();
    void placeButtons();

    RunList& m_runs;
    Playback& m_playback;
    TimelineView& m_timeline;
    RunSettingsPopup* m_popup;
    std::vector<QToolButton*> m_buttons;
    QTimer m_delay;
    size_t m_focus = 0;
    double m_scale = 1;
    bool m_isCompact = false;
};

} // namespace awaitscope
