#include "gui/timeline/lane_marks.h"

#include <algorithm>
#include <cmath>
#include <map>
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

void drawLaneMarks(DisplayList& list, const RunScene& scene, LaneId lane, const QRectF& row)
{
    const std::vector<LaneMark>& marks = scene.timeline().lane(lane).marks;
    const double middle = std::round(row.center().y());
    const double height = scene.picture.barHeight;
    const Theme& theme = scene.theme();
    auto at = std::partition_point(marks.begin(), marks.end(), [&](const LaneMark& mark) {
        return scene.x({mark.time, mark.slot + 1}) < scene.left();
    });
    std::map<MarkKind, double> last; // the pixel that already has one
    while (at != marks.end() && scene.x(at->position()) <= scene.right() + 0.5) {
        auto next = at;
        size_t prints = 0;
        for (; next != marks.end() && next->position() == at->position(); ++next)
            prints += next->kind == LaneMarkKind::Print && !scene.hides(next->event) ? 1 : 0;
        size_t print = 0;
        for (; at != next; ++at) {
            if (at->kind == LaneMarkKind::Created || scene.hides(at->event)) continue;
            Mark mark;
            mark.kind = pictureOf(at->kind);
            mark.size = height;
            mark.color = mark.kind == MarkKind::Ring ? scene.color(lane) : theme.ink;
            mark.ground = theme.panel;
            double x = scene.x(at->position());
            double y = middle;
            if (mark.kind == MarkKind::Flag) {
                x = flagPlace(scene, at->position(), print++, prints);
                if (print < prints) {
                    const double next = flagPlace(scene, at->position(), print, prints);
                    mark.room = std::max(1.0, next - x - 1.5 * scene.scale());
                }
                y = middle - height / 2;
            }
            if (x < scene.left() - 0.5 || x > scene.right() + 0.5) continue;
            const auto [pixel, isNew] = last.try_emplace(mark.kind, std::round(x));
            const double gap = std::round(x) - pixel->second;
            if (!isNew && gap == 0) continue;
            // A swarm of interruptions must not hide the bars under it.
            if (!isNew && mark.kind == MarkKind::Cut && gap < 5 * scene.scale()) mark.room = gap;
            pixel->second = std::round(x);
            mark.at = QPointF(x, y);
            list.add(mark);
        }
    }
}

void drawCallLines(DisplayList& list, const RunScene& scene)
{
    if (scene.run().model() != Model::Synchronous) return;
    const std::vector<LaneId>& order = scene.timeline().order();
    std::map<LaneId, size_t> rows;
    for (size_t row = 0; row < order.size(); ++row)
        rows[order[row]] = row;
    std::set<std::pair<int, size_t>>
        drawn; // pixel, row: a thousand calls on one pixel are one line
    for (const LaneId lane : order) {
        const TimelineLane& child = scene.timeline().lane(lane);
        const auto caller = rows.find(scene.trace().lane(lane).creator);
        if (caller == rows.end() || child.intervals.empty()) continue;
        if (scene.hides(child.created)) continue;
        const size_t row = rows[lane];
        if (row <= caller->second) continue;
        const double x = scene.x(child.intervals.front().from());
        if (x < scene.left() || x > scene.right()) continue;
        if (!drawn.emplace(static_cast<int>(x), row).second) continue;
        const double half = scene.picture.barHeight / 2;
        Stroke line;
        line.from =
            QPointF(x, std::round(scene.layout().lanes[caller->second].center().y()) + half);
        line.to = QPointF(x, std::round(scene.layout().lanes[row].center().y()) - half);
        line.color = scene.theme().quietInk;
        line.width = 1.4 * scene.scale();
        line.dash = Dash::Dotted;
        list.add(line);
    }
}

} // namespace awaitscope
