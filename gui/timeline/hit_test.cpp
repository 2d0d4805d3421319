#include "gui/timeline/hit_test.h"

#include "gui/timeline/lane_marks.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

/// The print whose flag is at the point.
EventIndex printAt(const RunScene& scene, LaneId lane, const QRectF& row, QPointF point)
{
    const double scale = scene.scale();
    const double foot = std::round(row.center().y()) - scene.picture.barHeight / 2;
    if (point.y() < foot - 12 * scale || point.y() > foot + 2 * scale) return kNone;
    const std::vector<LaneMark>& marks = scene.timeline().lane(lane).marks;
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

TimelineHit hitTest(const RunScene& scene, QPointF point)
{
    TimelineHit hit;
    const RunLayout& layout = scene.layout();
    if (layout.isHidden() || point.y() < layout.header.top() || point.y() > layout.body.bottom())
        return hit;
    hit.run = scene.index;
    const bool inPlot = point.x() >= scene.left() && point.x() <= scene.right();
    const AxisPosition position = scene.map.at(point.x() - scene.left() + scene.offset);
    const std::vector<LaneId>& order = scene.timeline().order();
    for (size_t i = 0; i < order.size(); ++i) {
        if (!inPlot) {
            if (layout.lanes[i].top() <= point.y() && point.y() < layout.lanes[i].bottom())
                hit.lane = order[i];
            continue;
        }
        if (const EventIndex print = printAt(scene, order[i], layout.lanes[i], point);
            print != kNone) {
            hit.print = print;
            hit.lane = order[i];
            hit.interval = scene.timeline().intervalAt(order[i], position);
            return hit;
        }
        if (!layout.lanes[i].contains(point)) continue;
        hit.lane = order[i];
        hit.interval = scene.timeline().intervalAt(order[i], position);
    }
    for (size_t i = 0; inPlot && i < layout.strips.size(); ++i) {
        if (!layout.strips[i].contains(point)) continue;
        hit.interval = holderAt(scene.timeline().strips()[i], position);
        if (hit.interval) hit.lane = hit.interval->lane;
    }
    return hit;
}

} // namespace awaitscope
