#include "gui/window/measure_commands.h"

#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

namespace awaitscope {

MeasureCommands::MeasureCommands(const WindowActions& actions, Playback& playback,
                                 TimelineView& timeline, QObject* parent)
    : QObject(parent), m_playback(playback), m_timeline(timeline)
{
    connect(actions.measure, &QAction::triggered, this, [this] {
        if (m_playback.isEmpty()) return;
        add(m_timeline.snapped(static_cast<int>(m_playback.focus()), m_playback.position()));
    });
    connect(&timeline, &TimelineView::markerWanted, this, &MeasureCommands::add);
    connect(&timeline, &TimelineView::markerDragged, this,
            [this](bool second, AxisPosition position) {
                Markers markers = m_timeline.annotations().markers;
                (second ? markers.second : markers.first) = position;
                show(markers);
            });
}

bool MeasureCommands::clear()
{
    if (!m_timeline.annotations().markers.first) return false;
    show({});
    return true;
}

void MeasureCommands::add(AxisPosition position)
{
    Markers markers = m_timeline.annotations().markers;
    if (markers.second)
        markers = {};
    else
        (markers.first ? markers.second : markers.first) = position;
    show(markers);
}

void MeasureCommands::show(const Markers& markers)
{
    Annotations annotations = m_timeline.annotations();
    annotations.markers = markers;
    m_timeline.setAnnotations(annotations);
}

} // namespace awaitscope
