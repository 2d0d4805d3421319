#pragma once

#include "gui/playback/playback.h"

#include <QObject>

#include <functional>

namespace awaitscope {

class SourceEditor;
class WindowActions;

/// What the commands that move the cursor do: steps, jumps, breakpoints, causes, the way back.
class StepCommands : public QObject {
    Q_OBJECT
public:
    StepCommands(const WindowActions& actions, Playback& playback, SourceEditor& editor,
                 QObject* parent);

    /// Whether a line of the source that was clicked is taken for something else than a step.
    std::function<bool(int line)> takesLine;

protected:
    /// A press of a key or a button begins a new gesture.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectSteps();
    void connectJumps();
    void connectLines();
    void showSettings();
    LaneId laneAtCursor() const;
    void stepOnOneTask(bool one);
    void toCause();
    void toEffect();
    void toggleBreakpoint();

    const WindowActions& m_actions;
    Playback& m_playback;
    SourceEditor& m_editor;
};

} // namespace awaitscope
