// The rows of the plot: brought to sight, folded, hidden, moved.
#include "gui/timeline/run_frame.h"
#include "gui/timeline/timeline_plot.h"

#include <algorithm>

namespace awaitscope {

TaskIdentity TimelinePlot::taskOfRow(size_t run, size_t row) const
{
    return m_picture->comparison().identityOf(run, m_picture->rows(run)[row].lane);
}

void TimelinePlot::revealLane(LaneId lane)
{
    const auto run = static_cast<size_t>(m_focusRun);
    if (lane == kNone || run >= m_layout.runs.size() || m_layout.runs[run].isHidden()) return;
    const uint32_t number = m_picture->rows(run).rowShowing(lane);
    if (number == kNone) return;
    const QRectF row = m_layout.runs[run].lanes[number];
    if (row.bottom() > m_scroll + m_viewport) setScroll(row.bottom() - m_viewport);
    if (row.top() < m_scroll) setScroll(row.top());
}

void TimelinePlot::revealStep()
{
    const auto run = static_cast<size_t>(m_focusRun);
    if (!m_picture || run >= m_runCursors.size()) return;
    const EventIndex event = m_runCursors[run].event;
    if (event != kNone) revealLane((*m_picture->comparison().runs[run].trace)[event].lane);
}

void TimelinePlot::revealSelected()
{
    if (!m_picture || !m_annotations.selected) return;
    revealLane(
        m_picture->comparison().laneOf(static_cast<size_t>(m_focusRun), *m_annotations.selected));
}

void TimelinePlot::toggleFold(size_t run, LaneId lane)
{
    if (!m_picture) return;
    const uint32_t row = m_picture->rows(run).rowShowing(lane);
    if (row == kNone || !m_picture->rows(run)[row].hasParts) return;
    PictureView view = m_view;
    const TaskIdentity task = taskOfRow(run, row);
    view.lanes.setFolded(task, !view.lanes.isFolded(task));
    setView(std::move(view));
}

void TimelinePlot::hideLane(size_t run, LaneId lane)
{
    if (!m_picture) return;
    const uint32_t row = m_picture->rows(run).rowShowing(lane);
    // A picture of nothing would be a riddle.
    if (row == kNone || m_picture->rows(run).size() == 1) return;
    PictureView view = m_view;
    view.lanes.hide(taskOfRow(run, row));
    setView(std::move(view));
}

void TimelinePlot::moveLane(size_t run, LaneId lane, bool down)
{
    if (!m_picture) return;
    const RunRows& rows = m_picture->rows(run);
    const uint32_t row = rows.rowShowing(lane);
    if (row == kNone || (down ? row + 1 == rows.size() : row == 0)) return;
    PictureView view = m_view;
    view.lanes.move(m_picture->comparison(), taskOfRow(run, row),
                    taskOfRow(run, down ? row + 1 : row - 1), down);
    setView(std::move(view));
}

void TimelinePlot::showAllLanes()
{
    PictureView view = m_view;
    view.lanes.reset();
    setView(std::move(view));
}

bool TimelinePlot::pressLabel(QPointF point)
{
    const TimelineHit hit = hitAt(point);
    if (!hit.run || hit.lane == kNone || point.x() >= m_layout.plotLeft) return false;
    m_labelDrag = {*hit.run, m_picture->rows(*hit.run).rowOf(hit.lane), {}, false};
    return true;
}

void TimelinePlot::dragLabel(QPointF point)
{
    const RunScene scene = this->scene(m_labelDrag.run);
    const std::vector<QRectF>& lanes = scene.layout().lanes;
    const double y =
        std::clamp(point.y() + m_scroll, lanes.front().top(), lanes.back().bottom() - 1);
    m_labelDrag.target = rowAt(scene, y);
    m_labelDrag.behind = m_labelDrag.target && y > lanes[*m_labelDrag.target].center().y();
    redrawCursor();
}

void TimelinePlot::dropLabel()
{
    const LabelDrag drag = std::exchange(m_labelDrag, {});
    redrawCursor();
    if (!drag.target || *drag.target == drag.row) return;
    PictureView view = m_view;
    view.lanes.move(m_picture->comparison(), taskOfRow(drag.run, drag.row),
                    taskOfRow(drag.run, *drag.target), drag.behind);
    setView(std::move(view));
}

std::optional<QLineF> TimelinePlot::dropLine() const
{
    if (m_drag != Drag::Label || !m_labelDrag.target) return {};
    const QRectF row = m_layout.runs[m_labelDrag.run].lanes[*m_labelDrag.target];
    const double y = (m_labelDrag.behind ? row.bottom() : row.top()) - m_scroll;
    return QLineF(0, y, m_layout.plotRight, y);
}

bool TimelinePlot::clickSign(QPointF point)
{
    const TimelineHit hit = hitAt(point);
    if (!hit.run || hit.lane == kNone || point.x() >= m_layout.plotLeft) return false;
    const RunScene scene = this->scene(*hit.run);
    const uint32_t row = scene.rows.rowOf(hit.lane);
    if (!scene.rows[row].hasParts || !foldSignOf(scene, row).contains(point + QPointF(0, m_scroll)))
        return false;
    toggleFold(*hit.run, hit.lane);
    return true;
}

} // namespace awaitscope
