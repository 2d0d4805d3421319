#include "gui/timeline/axis_window.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A place of a line that survives a change of its length: a position, and the part of the slot
/// that is left of it.
struct Anchor {
    AxisPosition position;
    double part = 0;
};

Anchor anchorAt(const AxisMap& map, double place)
{
    Anchor anchor{map.at(place)};
    const double begin = map.x(anchor.position);
    const double end = map.x({anchor.position.time, anchor.position.slot + 1});
    if (end > begin) anchor.part = std::clamp((place - begin) / (end - begin), 0.0, 1.0);
    return anchor;
}

double placeOf(const AxisMap& map, const Anchor& anchor)
{
    const double begin = map.x(anchor.position);
    const double end = map.x({anchor.position.time, anchor.position.slot + 1});
    return begin + anchor.part * (end - begin);
}

} // namespace

void AxisWindow::setLine(LineMaker maker, bool refit)
{
    m_maker = std::move(maker);
    if (refit) m_zoom = 1;
    makeLine();
    if (refit) m_offset = 0;
    keepInside();
}

void AxisWindow::changeLine(LineMaker maker, double x)
{
    const Anchor anchor = anchorAt(m_map, m_offset + x);
    m_maker = std::move(maker);
    makeLine();
    m_offset = placeOf(m_map, anchor) - x;
    keepInside();
}

void AxisWindow::setWidth(double width)
{
    if (width == m_width) return;
    const Anchor left = anchorAt(m_map, m_offset);
    m_width = width;
    makeLine();
    m_offset = placeOf(m_map, left);
    keepInside();
}

void AxisWindow::zoomAt(double x, double factor)
{
    const double zoom = std::clamp(m_zoom * factor, 1.0, std::max(1.0, largestZoom()));
    if (zoom == m_zoom) return;
    const Anchor anchor = anchorAt(m_map, m_offset + x);
    m_zoom = zoom;
    makeLine();
    m_offset = placeOf(m_map, anchor) - x;
    keepInside();
}

void AxisWindow::panBy(double pixels)
{
    m_offset += pixels;
    keepInside();
}

void AxisWindow::fit()
{
    m_zoom = 1;
    makeLine();
    m_offset = 0;
}

void AxisWindow::reveal(AxisPosition position)
{
    const double place = m_map.x(position);
    if (place < m_offset || place > m_offset + m_width) {
        // With some room ahead, so that a step does not scroll each time.
        m_offset = place - m_width * (place < m_offset ? 0.7 : 0.3);
    }
    keepInside();
}

WindowPlace AxisWindow::place() const
{
    const Anchor left = anchorAt(m_map, m_offset);
    return {m_zoom, left.position, left.part};
}

void AxisWindow::show(const WindowPlace& place)
{
    m_zoom = std::clamp(place.zoom, 1.0, std::max(1.0, largestZoom()));
    makeLine();
    m_offset = placeOf(m_map, {place.left, place.part});
    keepInside();
}

void AxisWindow::showBetween(const AxisMap& line, double from, double to)
{
    // Slots do not grow with the line: a few times come close enough.
    for (int time = 0; time < 8; ++time) {
        const double shown = placeAcross(line, to, m_map) - placeAcross(line, from, m_map);
        if (shown <= 0) break;
        const double zoom = std::clamp(m_zoom * m_width / shown, 1.0, std::max(1.0, largestZoom()));
        if (zoom == m_zoom) break;
        m_zoom = zoom;
        makeLine();
    }
    m_offset = placeAcross(line, from, m_map);
    keepInside();
}

double AxisWindow::largestZoom() const
{
    if (m_map.pixelsPerSecond() <= 0) return std::max(1000.0, m_map.stepCount());
    return static_cast<double>(m_map.end().nanoseconds()) / 1000;
}

void AxisWindow::makeLine()
{
    m_map = m_maker ? m_maker(m_width * m_zoom) : AxisMap();
}

void AxisWindow::keepInside()
{
    m_offset = std::clamp(m_offset, 0.0, std::max(0.0, m_map.width() - m_width));
}

double placeAcross(const AxisMap& from, double place, const AxisMap& to)
{
    return placeOf(to, anchorAt(from, place));
}

} // namespace awaitscope
