#include "gui/window/light_commands.h"

#include "gui/source/source_editor.h"
#include "gui/timeline/timeline_view.h"
#include "gui/window/window_actions.h"

#include <algorithm>

namespace awaitscope {

LightCommands::LightCommands(const WindowActions& actions, Playback& playback,
                             TimelineView& timeline, SourceEditor& editor, QObject* parent)
    : QObject(parent), m_actions(actions), m_playback(playback), m_timeline(timeline),
      m_editor(editor)
{
    connect(actions.arrows, &QAction::toggled, this, &LightCommands::show);
    connect(actions.selectNext, &QAction::triggered, this, [this] { selectNext(true); });
    connect(actions.selectPrevious, &QAction::triggered, this, [this] { selectNext(false); });
    connect(&playback, &Playback::settingsChanged, this, &LightCommands::show);
    connect(&playback, &Playback::changed, this, &LightCommands::show);
    connect(&timeline, &TimelineView::hovered, this,
            [this](int run, LaneId lane, EventIndex event) {
                light(highlightAt(static_cast<size_t>(run), lane, event));
            });
    connect(&editor, &SourceEditor::taskHovered, this, [this](std::optional<uint32_t> task) {
        light({task, 0, kNone});
    });
    connect(&timeline, &TimelineView::laneClicked, this, [this](int run, LaneId lane) {
        const TaskIdentity task =
            m_playback.comparison()->identityOf(static_cast<size_t>(run), lane);
        if (m_playback.selectedTask() == task)
            m_playback.selectTask(std::nullopt);
        else
            m_playback.selectTask(task);
    });
}

Highlight LightCommands::highlightAt(size_t run, LaneId lane, EventIndex event) const
{
    if (lane == kNone || m_playback.isEmpty()) return {};
    Highlight highlight{m_playback.comparison()->identityOf(run, lane), run, kNone};
    if (event != kNone)
        highlight.object = awaitedObject((*m_playback.comparison()->runs[run].trace)[event]);
    return highlight;
}

void LightCommands::light(const Highlight& highlight)
{
    m_hovered = highlight;
    m_litRuns = m_playback.comparison();
    show();
}

Highlight LightCommands::selectedHighlight() const
{
    const auto task = m_playback.selectedTask();
    if (!task || m_playback.isEmpty()) return {};
    const size_t run = m_playback.focus();
    const LaneId lane = m_playback.comparison()->laneOf(run, *task);
    if (lane == kNone) return {};
    const Interval* interval =
        m_playback.comparison()->runs[run].timeline.intervalAt(lane, m_playback.position());
    const bool isThere = interval && interval->begin <= m_playback.event();
    return isThere ? highlightAt(run, lane, interval->begin) : Highlight();
}

void LightCommands::selectNext(bool forward)
{
    if (m_playback.isEmpty()) return;
    const size_t focus = m_playback.focus();
    const Comparison& comparison = *m_playback.comparison();
    const Timeline& timeline = comparison.runs[focus].timeline;
    std::vector<TaskIdentity> tasks;
    for (const LaneId lane : timeline.order()) {
        const EventIndex created = timeline.lane(lane).created;
        const bool isHidden =
            m_actions.curtain->isChecked() && created != kNone && created > m_playback.event();
        if (!isHidden) tasks.push_back(comparison.identityOf(focus, lane));
    }
    if (tasks.empty()) return;
    const auto selected = m_playback.selectedTask();
    const auto at = selected ? std::find(tasks.begin(), tasks.end(), *selected) : tasks.end();
    if (at == tasks.end())
        m_playback.selectTask(forward ? tasks.front() : tasks.back());
    else if (forward)
        m_playback.selectTask(at + 1 == tasks.end() ? tasks.front() : *(at + 1));
    else
        m_playback.selectTask(at == tasks.begin() ? tasks.back() : *(at - 1));
}

bool LightCommands::clear()
{
    if (!m_playback.selectedTask()) return false;
    m_playback.selectTask(std::nullopt);
    return true;
}

void LightCommands::show()
{
    Annotations annotations = m_timeline.annotations();
    annotations.allArrows = m_actions.arrows->isChecked();
    annotations.selected = m_playback.selectedTask();
    // What is gone with its runs cannot be lit.
    if (m_playback.comparison() != m_litRuns.lock()) m_hovered = {};
    annotations.lit = m_hovered.isEmpty() ? selectedHighlight() : m_hovered;
    m_timeline.setAnnotations(annotations);
    m_editor.setLit(m_hovered.task ? m_hovered.task : annotations.selected);
}

} // namespace awaitscope
