#pragma once

#include "core/trace/event.h"

#include <QObject>

namespace awaitscope {

class Playback;
class TimelineView;
class WindowActions;

/// What the commands do that change how the timelines show the runs, and nothing of the runs: which
/// lanes, in which order, and the axis between time and order.
class LaneCommands : public QObject {
    Q_OBJECT
public:
    LaneCommands(const WindowActions& actions, const Playback& playback, TimelineView& timeline,
                 QObject* parent);

private:
    void connectLanes();
    void connectAxis();
    /// The lane that a command is about: that of the selected task, else that of the cursor.
    LaneId lane() const;
    void showAxis();

    const WindowActions& m_actions;
    const Playback& m_playback;
    TimelineView& m_timeline;
};

} // namespace awaitscope
