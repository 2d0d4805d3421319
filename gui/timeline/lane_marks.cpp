#include "gui/timeline/lane_marks.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace awaitscope {

namespace {

MarkKind pictureOf(LaneMarkKind kind)
{
    switch (kind) {
    case LaneMarkKind::Print: return MarkKind::Flag;
    case LaneMarkKind::Preempted: return MarkKind::Cut;
    case LaneMarkKind::Exception: return MarkKind::Cross;
    case LaneMarkKind::Cancelled: return MarkKind::Bar;
    case LaneMarkKind::Deadlock: return MarkKind::Stop;
    case LaneMarkKind::Starved: return MarkKind::Hourglass;
    case LaneMarkKind::Created:
    case LaneMarkKind::Result: break;
    }
    return MarkKind::Ring;
}

} // namespace

double flagPlace(const RunScene& scene, AxisPosition position, size_t place, size_t count)
{
    const double begin = scene.x(position);
    const double room = scene.x({position.time, position.slot + 1}) - begin;
    const double scale = scene.scale();
    if (room < 6 * scale) return begin;
    const double step = std::min(13 * scale, (room - 4 * scale) / static_cast<double>(count));
    return begin + 3 * scale + static_cast<double>(place) * step;
}

namespace {

// What must be seen most is drawn last.
constexpr LaneMarkKind kKinds[] = {
    LaneMarkKind::Preempted, LaneMarkKind::Print,   LaneMarkKind::Result,  LaneMarkKind::Cancelled,
    LaneMarkKind::Exception, LaneMarkKind::Starved, LaneMarkKind::Deadlock};

class LaneMarks {
public:
    LaneMarks(DisplayList& list, const RunScene& scene, const PixelColumns& pixels,
              const LaneRow& row, const QRectF& place)
        : m_list(list), m_scene(scene), m_pixels(pixels), m_row(row),
          m_middle(std::round(place.center().y())), m_height(scene.picture.barHeight)
    {
    }
    void draw(LaneMarkKind kind);

private:
    using Number = std::span<const uint32_t>::iterator;

    void drawFlags(Number first, Number last);
    void drawMark(MarkKind kind, double x, double y, double room);

    DisplayList& m_list;
    const RunScene& m_scene;
    const PixelColumns& m_pixels;
    const LaneRow& m_row;
    double m_middle;
    double m_height;
    int m_lastPixel = 0; // that has one of the kind
    int m_near = 0;      // where the next one may be
    bool m_hasOne = false;
};

void LaneMarks::draw(LaneMarkKind kind)
{
    const LaneMarkIndex& marks = m_row.marks;
    const MarkKind picture = pictureOf(kind);
    const auto all = marks.of(kind);
    const AxisPosition left = m_pixels.start(m_pixels.first());
    // All of an instant's slot is a print's place.
    auto at = std::partition_point(all.begin(), all.end(), [&](uint32_t number) {
        return AxisPosition{marks[number].time, marks[number].slot + 1} < left;
    });
    m_hasOne = false;
    while (at != all.end() && !m_scene.hides(marks[*at].event)) {
        const AxisPosition position = marks[*at].position();
        const int pixel = m_pixels.columnOf(position, m_near);
        m_near = pixel;
        if (pixel > m_scene.right() + 0.5) break;
        // All that stand on this pixel, or (prints) side by side from here on.
        const bool onePixel = kind != LaneMarkKind::Print ||
                              m_pixels.columnOf({position.time, position.slot + 1}, pixel) - pixel <
                                  6 * m_scene.scale() - 1;
        const AxisPosition end =
            m_pixels.start(std::clamp(pixel + 1, m_pixels.first(), m_pixels.last()));
        const auto next = gallop(at, all.end(), [&](uint32_t number) {
            const AxisPosition other = marks[number].position();
            return other == position || (onePixel && other < end);
        });
        if (!onePixel) {
            drawFlags(at, next);
        } else if (pixel >= m_scene.left() - 0.5) {
            const int gap = pixel - m_lastPixel;
            // A swarm of interruptions must not hide the bars under it.
            const bool crowded = m_hasOne && gap < 10 * m_scene.scale();
            const bool isTick = picture == MarkKind::Cut && crowded;
            // Where they stand close together, the pixel is exact enough.
            drawMark(picture, crowded ? pixel : m_scene.x(position),
                     picture == MarkKind::Flag ? m_middle - m_height / 2 : m_middle,
                     isTick ? gap : 0);
            m_lastPixel = pixel;
            m_hasOne = true;
        }
        at = next;
    }
}

/// Prints at one position that has room: side by side in their slot.
void LaneMarks::drawFlags(Number first, Number last)
{
    size_t count = 0;
    for (auto at = first; at != last && !m_scene.hides(m_row.marks[*at].event); ++at)
        ++count;
    const AxisPosition position = m_row.marks[*first].position();
    for (size_t print = 0; print < count; ++print) {
        const double x = flagPlace(m_scene, position, print, count);
        if (x < m_scene.left() - 0.5 || x > m_scene.right() + 0.5) continue;
        const int pixel = static_cast<int>(std::round(x));
        if (m_hasOne && pixel == m_lastPixel) continue;
        double room = 0;
        if (print + 1 < count)
            room = std::max(1.0, flagPlace(m_scene, position, print + 1, count) - x -
                                     1.5 * m_scene.scale());
        drawMark(MarkKind::Flag, x, m_middle - m_height / 2, room);
        m_lastPixel = pixel;
        m_hasOne = true;
    }
}

void LaneMarks::drawMark(MarkKind kind, double x, double y, double room)
{
    Mark mark;
    mark.kind = kind;
    mark.at = QPointF(x, y);
    mark.color = kind == MarkKind::Ring ? m_scene.color(m_row.lane) : m_scene.theme().ink;
    mark.ground = m_scene.theme().panel;
    mark.size = m_height;
    mark.room = room;
    m_list.add(mark);
}

} // namespace

void drawLaneMarks(DisplayList& list, const RunScene& scene, const PixelColumns& pixels,
                   const LaneRow& row, const QRectF& place)
{
    LaneMarks marks(list, scene, pixels, row, place);
    for (const LaneMarkKind kind : kKinds)
        marks.draw(kind);
}

void drawCallLines(DisplayList& list, const RunScene& scene)
{
    if (scene.run().model() != Model::Synchronous) return;
    std::set<std::pair<int, size_t>>
        drawn; // pixel, row: a thousand calls on one pixel are one line
    for (size_t row = 0; row < scene.rows.size(); ++row) {
        const LaneId lane = scene.rows[row].lane;
        const TimelineLane& child = scene.timeline().lane(lane);
        const LaneId creator = scene.trace().lane(lane).creator;
        const uint32_t caller = scene.rows.rowOf(creator);
        if (caller == kNone || row <= caller || child.intervals.empty()) continue;
        if (scene.hides(child.created)) continue;
        const QRectF& from = scene.layout().lanes[caller];
        const QRectF& to = scene.layout().lanes[row];
        if (!scene.shows(from.united(to))) continue;
        const double x = scene.x(child.intervals.front().from());
        if (x < scene.left() || x > scene.right()) continue;
        if (!drawn.emplace(static_cast<int>(x), row).second) continue;
        const double half = scene.picture.barHeight / 2;
        Stroke line;
        line.from = QPointF(x, std::round(from.center().y()) + half);
        line.to = QPointF(x, std::round(to.center().y()) - half);
        line.color = scene.theme().quietInk;
        line.width = 1.4 * scene.scale();
        line.dash = Dash::Dotted;
        list.add(line);
    }
}

} // namespace awaitscope
