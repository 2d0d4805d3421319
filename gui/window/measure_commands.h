#pragma once

#include "gui/playback/playback.h"

#include <QObject>

namespace awaitscope {

struct Markers;
class TimelineView;
class WindowActions;

/// Measures between two markers: M sets one at the cursor, Shift and a click one at the pointer;
/// the third time, or Escape, takes both away.
class MeasureCommands : public QObject {
    Q_OBJECT
public:
    MeasureCommands(const WindowActions& actions, Playback& playback, TimelineView& timeline,
                    QObject* parent);

    /// Takes the markers away; false when there were none.
    bool clear();

private:
    void add(AxisPosition position);
    void show(const Markers& markers);

    Playback& m_playback;
    TimelineView& m_timeline;
};

} // namespace awaitscope
