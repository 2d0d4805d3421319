// What the mouse does to the plot.
#include "gui/timeline/timeline_plot.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr double kNearMarker = 5;
// One notch of a wheel is 120.
constexpr double kZoomPerNotch = 1.25;
constexpr double kFinePerNotch = 1.05;
constexpr double kPixelsPerNotch = 60;

} // namespace

bool TimelinePlot::isOnCursor(QPointF point) const
{
    return std::abs(point.x() - xOf(m_cursor)) <= kNearMarker &&
           point.x() >= m_layout.plotLeft - kNearMarker;
}

bool TimelinePlot::isOnAxis(QPointF point) const
{
    return axisArea().adjusted(-kNearMarker, 0, kNearMarker, 0).contains(point);
}

TimelinePlot::Drag TimelinePlot::dragAt(QPointF point) const
{
    if (isOnAxis(point)) return Drag::Cursor;
    if (point.y() >= m_viewport) return Drag::Pan;
    const MarkerPlaces places = markerPlaces();
    const auto isOn = [&](const std::optional<double>& x, bool handle) {
        if (!x) return false;
        return handle ? handleOf(places, *x, m_style.scale).contains(point)
                      : std::abs(point.x() - *x) <= kNearMarker;
    };
    // A handle is the marker's own; elsewhere the cursor comes first.
    for (const bool handle : {true, false}) {
        if (!handle && isOnCursor(point)) return Drag::Cursor;
        if (isOn(places.second, handle)) return Drag::SecondMarker;
        if (isOn(places.first, handle)) return Drag::FirstMarker;
    }
    return Drag::Pan;
}

void TimelinePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_picture) return;
    m_pressed = event->position();
    m_lastPoint = m_pressed;
    m_moved = false;
    if (pressLabel(m_pressed)) {
        m_drag = Drag::Label;
        return;
    }
    // With Shift, a click sets a marker, wherever it is.
    m_drag = event->modifiers() & Qt::ShiftModifier ? Drag::Pan : dragAt(m_pressed);
    if (m_drag == Drag::Cursor && isOnAxis(m_pressed))
        emit cursorDragged(positionAt(m_pressed.x()));
}

void TimelinePlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF point = event->position();
    if (m_drag == Drag::None) {
        hover(point);
        return;
    }
    if (!m_moved && (point - m_pressed).manhattanLength() < 4) return;
    m_moved = true;
    if (m_drag == Drag::Cursor) {
        emit cursorDragged(positionAt(point.x()));
    } else if (m_drag == Drag::Label) {
        dragLabel(point);
    } else if (m_drag != Drag::Pan) {
        emit markerDragged(m_drag == Drag::SecondMarker, snapped(point));
    } else {
        panBy(m_lastPoint.x() - point.x());
        setScroll(m_scroll + m_lastPoint.y() - point.y());
    }
    m_lastPoint = point;
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None) return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Label) dropLabel();
    if (m_moved || (drag != Drag::Pan && drag != Drag::Label)) return;
    if (drag == Drag::Pan && event->modifiers() & Qt::ShiftModifier)
        emit markerWanted(snapped(event->position()));
    else
        click(event->position());
}

void TimelinePlot::click(QPointF point)
{
    if (m_view.alone && beyondArea().contains(point)) {
        PictureView all = m_view;
        all.alone.reset();
        return setView(std::move(all));
    }
    const TimelineHit hit = hitAt(point);
    if (!hit.run || clickSign(point)) return;
    const int run = static_cast<int>(*hit.run);
    emit focusRequested(run);
    if (point.x() >= m_layout.plotLeft && point.x() <= m_layout.plotRight)
        emit cursorDragged(positionAt(point.x()));
    if (point.x() < m_layout.plotLeft && hit.lane != kNone) emit laneClicked(run, hit.lane);
    if (hit.print != kNone)
        emit printClicked(run, hit.print);
    else if (hit.interval)
        emit barClicked(run, hit.lane, hit.interval->begin);
}

void TimelinePlot::hover(QPointF point)
{
    if (!m_picture) return;
    QWidget::setCursor(dragAt(point) == Drag::Pan ? Qt::ArrowCursor : Qt::SizeHorCursor);
    const TimelineHit hit = hitAt(point);
    const EventIndex event = hit.print != kNone ? hit.print
                             : hit.interval     ? hit.interval->begin
                                                : kNone;
    const LaneId lane = event == kNone && point.x() >= m_layout.plotLeft ? kNone : hit.lane;
    if (lane == m_hoveredLane && event == m_hoveredEvent) return;
    m_hoveredLane = lane;
    m_hoveredEvent = event;
    emit hovered(hit.run ? static_cast<int>(*hit.run) : 0, lane, event);
}

void TimelinePlot::wheelEvent(QWheelEvent* event)
{
    const QPoint delta = event->angleDelta();
    // Some systems turn the wheel's axis with Shift themselves.
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    const bool overLabels = event->position().x() < m_layout.plotLeft;
    if (event->modifiers() & Qt::ShiftModifier || delta.y() == 0) {
        panBy(-notches * kPixelsPerNotch);
    } else if (overLabels && scrollRange() > 0) {
        setScroll(m_scroll - notches * kPixelsPerNotch);
    } else {
        const bool fine = event->modifiers() & Qt::ControlModifier;
        zoomAt(event->position().x(), std::pow(fine ? kFinePerNotch : kZoomPerNotch, notches));
    }
    event->accept();
}

void TimelinePlot::contextMenuEvent(QContextMenuEvent* event)
{
    const QPointF point = event->pos();
    const TimelineHit hit = hitAt(point);
    if (hit.lane == kNone || !hit.run || point.x() > m_layout.plotRight) return event->ignore();
    // At its name, what is asked about a task is asked of where the cursor is.
    const AxisPosition position =
        point.x() < m_layout.plotLeft ? cursorOf(*hit.run) : positionAt(point.x());
    emit menuWanted(static_cast<int>(*hit.run), hit.lane, hit.print, position, event->globalPos());
}

void TimelinePlot::leaveEvent(QEvent* event)
{
    if (m_hoveredLane != kNone || m_hoveredEvent != kNone) {
        m_hoveredLane = kNone;
        m_hoveredEvent = kNone;
        emit hovered(0, kNone, kNone);
    }
    QCustomPlot::leaveEvent(event);
}

} // namespace awaitscope
