#include "gui/timeline/hit_test.h"

#include "gui/timeline/lane_marks.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

/// The print whose flag is at the point.
EventIndex printAt(const RunScene& scene, const LaneRow& row, const QRectF& place, QPointF point)
{
    const double scale = scene.scale();
    const double foot = std::round(place.center().y()) - scene.picture.barHeight / 2;
    if (point.y() < foot - 12 * scale || point.y() > foot + 2 * scale) return kNone;
    const std::vector<LaneMark>& marks =
        row.ownMarks.empty() ? scene.timeline().lane(row.lane).marks : row.ownMarks;
    auto at = std::partition_point(marks.begin(), marks.end(), [&](const LaneMark& mark) {
        return scene.x({mark.time, mark.slot + 1}) < point.x() - 14 * scale;
    });
    EventIndex found = kNone;
    while (at != marks.end() && scene.x(at->position()) <= point.x() + 2 * scale) {
        auto next = at;
        size_t prints = 0;
        for (; next != marks.end() && next->position() == at->position(); ++next)
            prints += next->kind == LaneMarkKind::Print && !scene.hides(next->event) ? 1 : 0;
        size_t print = 0;
        for (; at != next; ++at) {
            if (at->kind != LaneMarkKind::Print || scene.hides(at->event)) continue;
            const double x = flagPlace(scene, at->position(), print++, prints);
            if (point.x() >= x - 2 * scale && point.x() <= x + 11 * scale) found = at->event;
        }
    }
    return found;
}

const Interval* holderAt(const Strip& strip, AxisPosition position)
{
    const auto after =
        std::partition_point(strip.intervals.begin(), strip.intervals.end(),
                             [&](const Interval& interval) { return interval.from() <= position; });
    if (after == strip.intervals.begin()) return nullptr;
    const Interval& interval = *(after - 1);
    return position < interval.to() ? &interval : nullptr;
}

} // namespace

std::optional<size_t> rowAt(const RunScene& scene, double y)
{
    const std::vector<QRectF>& lanes = scene.layout().lanes;
    if (lanes.empty() || y < lanes.front().top()) return {};
    const auto row = static_cast<size_t>((y - lanes.front().top()) / scene.picture.lanePitch);
    return row < lanes.size() ? std::optional(row) : std::nullopt;
}

TimelineHit hitTest(const RunScene& scene, QPointF point)
{
    TimelineHit hit;
    const RunLayout& layout = scene.layout();
    if (layout.isHidden() || point.y() < layout.header.top() || point.y() > layout.body.bottom())
        return hit;
    hit.run = scene.index;
    const bool inPlot = point.x() >= scene.left() && point.x() <= scene.right();
    const AxisPosition position = scene.map.at(point.x() - scene.left() + scene.offset);
    if (!inPlot) {
        if (const auto row = rowAt(scene, point.y())) hit.lane = scene.rows[*row].lane;
        return hit;
    }
    const auto row = rowAt(scene, point.y());
    // A flag reaches above its row.
    for (const auto flags : {row, rowAt(scene, point.y() + 12 * scene.scale())}) {
        if (!flags) continue;
        const EventIndex print = printAt(scene, scene.rows[*flags], layout.lanes[*flags], point);
        if (print == kNone) continue;
        hit.print = print;
        hit.lane = scene.trace()[print].lane;
        hit.interval = scene.timeline().intervalAt(hit.lane, position);
        return hit;
    }
    if (row) {
        hit.lane = scene.rows[*row].lane;
        hit.interval = scene.timeline().intervalAt(hit.lane, position);
    }
    for (size_t i = 0; inPlot && i < layout.strips.size(); ++i) {
        if (!layout.strips[i].contains(point)) continue;
        hit.interval = holderAt(scene.timeline().strips()[i], position);
        if (hit.interval) hit.lane = hit.interval->lane;
    }
    return hit;
}

} // namespace awaitscope
