#include "gui/timeline/axis_drawing.h"

#include "core/text/time_text.h"
#include "gui/timeline/axis_ticks.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <map>
#include <set>

namespace awaitscope {

namespace {

/// Where texts stand already, so that no two overlap.
class TakenPlaces {
public:
    /// Whether [from, to] was free; takes it if so.
    bool take(double from, double to)
    {
        const auto next = m_places.lower_bound(from);
        if (next != m_places.end() && next->first < to) return false;
        if (next != m_places.begin() && std::prev(next)->second > from) return false;
        m_places[from] = to;
        return true;
    }

private:
    std::map<double, double> m_places;
};

class AxisDrawing {
public:
    AxisDrawing(DisplayList& list, const QRectF& area, const PictureStyle& style)
        : m_list(list), m_area(area), m_style(style)
    {
    }

    /// The first of the texts that fits in `room` around x and overlaps nothing.
    bool label(double x, std::initializer_list<QString> texts, double room)
    {
        for (const QString& words : texts) {
            const double width = textWidth(words, TextRole::AxisText, m_style.scale);
            if (width > room) continue;
            const double lowest = m_area.left(); // beside it stands the slider
            const double highest = m_area.right() + 24 * m_style.scale;
            const double from = std::clamp(x - width / 2, lowest, highest - width);
            const double gap = 5 * m_style.scale;
            if (!m_taken.take(from - gap, from + width + gap)) continue;
            TextItem text;
            text.box = QRectF(from, m_area.top() + 10 * m_style.scale, width, 16 * m_style.scale);
            text.alignment = Qt::AlignCenter;
            text.text = words;
            text.role = TextRole::AxisText;
            text.color = m_style.theme->quietInk;
            m_list.add(text);
            return true;
        }
        return false;
    }

    void stroke(QPointF from, QPointF to, double width)
    {
        m_list.add(Stroke{from, to, m_style.theme->quietInk, width * m_style.scale});
    }

private:
    DisplayList& m_list;
    QRectF m_area;
    const PictureStyle& m_style;
    TakenPlaces m_taken;
};

} // namespace

void drawAxis(DisplayList& list, const AxisMap& map, double offset, const QRectF& area,
              const PictureStyle& style)
{
    const double scale = style.scale;
    const double from = offset;
    const double to = offset + area.width();
    AxisDrawing drawing(list, area, style);
    drawing.stroke(area.topLeft(), area.topRight(), 1);

    // What is left out is said before all else.
    drawTears(list, map, offset,
              QRectF(area.left(), area.top() - 4 * scale, area.width(), 8 * scale), style);
    for (const AxisMap::Break& gap : map.breaksBetween(from, to)) {
        const QString length = lengthWords(gap.stretch.length(), style.language);
        drawing.label(area.left() + (gap.begin + gap.end) / 2 - offset,
                      {leftOutWords(length), length}, 120 * scale);
    }

    const auto knots = map.knotsBetween(from, to);
    const bool legible = map.slotWidth() >= 4 * scale;
    std::set<VirtualTime> bracketed;
    for (const AxisMap::Knot& knot : knots) {
        if (!legible) break;
        const double begin = std::max(area.left() + knot.begin - offset, area.left());
        const double end = std::min(area.left() + knot.end - offset, area.right());
        if (end - begin < 2 * scale) continue;
        const double y = area.top() + 5 * scale;
        drawing.stroke(QPointF(begin + scale, y), QPointF(end - scale, y), 2);
        const QString time = timeWords(knot.time, style.language);
        drawing.label((begin + end) / 2, {instantWords(time), time},
                      std::max(end - begin + 40 * scale, 60 * scale));
        bracketed.insert(knot.time);
    }
    if (map.pixelsPerSecond() <= 0) {
        // Not to scale: the times of the steps, where there is room.
        for (const AxisMap::Knot& knot : map.knotsBetween(from, to, 8 * scale))
            if (knot.slotCount == 0 || !legible)
                drawing.label(area.left() + knot.begin - offset,
                              {timeWords(knot.time, style.language)}, 80 * scale);
        return;
    }
    for (const AxisTick& tick : ticksBetween(map, from, to, 64 * scale)) {
        if (bracketed.contains(tick.time)) continue;
        const double x = area.left() + tick.x - offset;
        // Exactly: ticks may be finer than what is read of events.
        const std::string time = timeText(tick.time, style.language);
        if (drawing.label(x, {QString::fromStdString(time)}, 120 * scale))
            drawing.stroke(QPointF(x, area.top()), QPointF(x, area.top() + 6 * scale), 1);
    }
}

void drawTears(DisplayList& list, const AxisMap& map, double offset, const QRectF& area,
               const PictureStyle& style)
{
    for (const AxisMap::Break& gap : map.breaksBetween(offset, offset + area.width())) {
        const double begin = std::max(area.left() + gap.begin - offset, area.left());
        const double end = std::min(area.left() + gap.end - offset, area.right());
        // In a sliver there is no room for two edges.
        if (end - begin < 6 * style.scale) continue;
        Mark tear;
        tear.kind = MarkKind::Tear;
        tear.at = QPointF((begin + end) / 2, area.center().y());
        tear.size = area.height();
        tear.room = end - begin;
        tear.color = style.theme->quietInk;
        tear.ground = style.theme->canvas;
        list.add(tear);
    }
}

} // namespace awaitscope
