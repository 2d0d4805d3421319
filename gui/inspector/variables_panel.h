#pragma once

#include "core/text/language.h"
#include "gui/inspector/inspection_runner.h"
#include "gui/inspector/variable_rows.h"
#include "gui/playback/playback.h"
#include "gui/playback/stage.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace awaitscope {

/// The calls and variables of one task at the cursor, of the run in focus: of the task that runs
/// there, unless somebody has chosen another.
///
/// What the last step has changed is bold and marked. Nothing is asked while nobody sees it.
class VariablesPanel : public QWidget {
    Q_OBJECT
public:
    explicit VariablesPanel(QWidget* parent = nullptr);

    /// `inspectors`: one for each run, or none where a run has no program to run again.
    void setStage(std::shared_ptr<const Stage> stage,
                  std::vector<std::shared_ptr<Inspector>> inspectors);
    void showCursor(const Playback& playback);
    void setLanguage(Language language);
    void setTheme(const Theme& theme);

    const std::vector<VariableRow>& rows() const { return m_rows; }
    /// What stands in place of rows; empty when there are rows.
    QString note() const;
    /// The lane whose variables are shown.
    LaneId lane() const { return m_lane; }
    /// Shows this lane from now on; `kNone`: that at the cursor.
    void chooseLane(LaneId lane);
    QComboBox* chooser() const { return m_chooser; }
    InspectionRunner& runner() { return m_runner; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void showAnswer(const std::shared_ptr<const Inspection>& inspection,
                    const std::shared_ptr<const Inspection>& before);
    void showProgress(int done, int all);
    void showRows();
    void showNote(const QString& note);
    void fillChooser();
    LaneId laneToShow() const;
    QString labelOf(LaneId lane) const;

    QComboBox* m_chooser;
    QLabel* m_note;
    QTreeWidget* m_list;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    InspectionRunner m_runner;

    std::shared_ptr<const Stage> m_stage;
    std::vector<std::shared_ptr<Inspector>> m_inspectors;
    size_t m_run = 0;
    RunPosition m_place;
    std::optional<RunPosition> m_placeBefore;
    bool m_isDue = false; ///< the cursor has moved since the last question
    LaneId m_chosen = kNone;
    LaneId m_lane = kNone;
    std::shared_ptr<const Inspection> m_shown, m_before;
    std::vector<VariableRow> m_rows;
    Language m_language = Language::English;
    Theme m_theme = themeOf(ThemeKind::Light);
};

} // namespace awaitscope
