#pragma once

#include "gui/playback/playback.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace awaitscope {

class WindowActions;

/// The row of buttons: run, step, play, where the cursor is, and what a lecture needs at hand.
class TopBar : public QFrame {
    Q_OBJECT
public:
    TopBar(const WindowActions& actions, Playback& playback, QWidget* parent = nullptr);

    void retranslate();
    /// The name of the run that is stepped, as the label after the moment says it.
    void setRunName(const QString& name);
    /// While runs take long, the button that starts them stops them.
    void setBusy(bool busy);
    /// Only what stepping needs, for the presentation view.
    void setCompact(bool compact);
    /// Where there is little room, what is said elsewhere, too, gives way.
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct TaskPlace {
        size_t run = 0;
        LaneId lane = kNone;
        bool operator==(const TaskPlace&) const = default;
    };

    QToolButton* stepButton(const QString& sign, QAction* action);
    QPushButton* button(QAction* action);
    void showPlayback();
    /// Shows as much as there is room for.
    void fit();
    /// Leaves out the first `given` things of those that can be done without.
    void leaveOut(int given);
    void fillTasks();
    QString unitWord() const;

    const WindowActions& m_actions;
    Playback& m_playback;
    QPushButton* m_run;
    QToolButton* m_play;
    std::vector<QToolButton*> m_steps;
    QComboBox* m_unit;
    QComboBox* m_task;
    QComboBox* m_speed;
    QLabel* m_momentWord;
    QSpinBox* m_moment;
    QLabel* m_of;
    QPushButton* m_curtain;
    QPushButton* m_predict;
    QPushButton* m_present;
    QPushButton* m_export;
    QString m_runName;
    QString m_count;      ///< `of 12`
    QStringList m_fitted; ///< the words that were last found room for
    bool m_isCompact = false;
    bool m_isBusy = false;
    std::shared_ptr<const Comparison> m_tasksOf; ///< of `m_tasks`
    std::vector<TaskPlace> m_tasks;              ///< those that are listed
    bool m_tasksAreAll = false;                  ///< none was left out behind the curtain
};

} // namespace awaitscope
