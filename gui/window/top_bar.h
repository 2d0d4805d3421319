#pragma once

#include "gui/playback/playback.h"

#include <QFrame>

class QComboBox;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace awaitscope {

class WindowActions;
class YieldingLabel;

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

private:
    struct TaskPlace {
        size_t run = 0;
        LaneId lane = kNone;
        bool operator==(const TaskPlace&) const = default;
    };

    QToolButton* stepButton(const QString& sign, QAction* action);
    QPushButton* button(QAction* action);
    void showPlayback();
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
    YieldingLabel* m_momentWord;
    QSpinBox* m_moment;
    YieldingLabel* m_of;
    QPushButton* m_curtain;
    QPushButton* m_predict;
    QPushButton* m_present;
    QPushButton* m_export;
    QString m_runName;
    bool m_isBusy = false;
    std::shared_ptr<const Comparison> m_tasksOf; ///< of `m_tasks`
    std::vector<TaskPlace> m_tasks;              ///< those that are listed
    bool m_tasksAreAll = false;                  ///< none was left out behind the curtain
};

} // namespace awaitscope
