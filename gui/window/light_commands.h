#pragma once

#include "gui/playback/playback.h"
#include "gui/timeline/annotations.h"

#include <QObject>

#include <memory>

namespace awaitscope {

class SourceEditor;
class TimelineView;
class WindowActions;

/// Lights up, in every run, what people point at or select, and draws what it does to others.
class LightCommands : public QObject {
    Q_OBJECT
public:
    LightCommands(const WindowActions& actions, Playback& playback, TimelineView& timeline,
                  SourceEditor& editor, QObject* parent);

    /// Lights up something that the pointer is over, wherever that is; an empty one: nothing.
    void light(const Highlight& highlight);
    /// Ends what Escape ends; false when there was nothing.
    bool clear();

private:
    Highlight highlightAt(size_t run, LaneId lane, EventIndex event) const;
    /// The selected task with what it waits for at the cursor.
    Highlight selectedHighlight() const;
    void selectNext(bool forward);
    void show();

    const WindowActions& m_actions;
    Playback& m_playback;
    TimelineView& m_timeline;
    SourceEditor& m_editor;
    Highlight m_hovered;
    std::weak_ptr<const Comparison> m_litRuns; ///< those of `m_hovered`
};

} // namespace awaitscope
