#include "gui/timeline/highlight.h"

#include "gui/timeline/curtain_drawing.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr ptrdiff_t kMostTogether = 64; // of uses that begin on one pixel
constexpr double kNarrowestFramed = 3;  // narrower frames would hide what they frame

Box frameOf(const RunScene& scene, const QRectF& rect)
{
    Box frame;
    frame.rect = rect;
    frame.fill = Fill::None;
    frame.edge = scene.theme().accent;
    frame.edgeWidth = 2 * scene.scale();
    return frame;
}

/// Where something that ends at an event is seen to end: how long it lasts is behind the curtain.
double shownEnd(const RunScene& scene, EventIndex end, double x)
{
    const bool isKnown = !scene.hidesEnd() || (end != kNone && !scene.hides(end));
    if (isKnown) return std::min(x, scene.right());
    const AxisPosition last = scene.timeline().positionOf(scene.lastShown);
    return std::min(x, std::min(curtainPlace(scene, {last, scene.lastShown}), scene.right()));
}

void frameStrip(DisplayList& list, const RunScene& scene, const Strip& strip, const QRectF& row,
                LaneId lane)
{
    auto at = std::partition_point(
        strip.intervals.begin(), strip.intervals.end(),
        [&](const Interval& interval) { return scene.x(interval.to()) < scene.left(); });
    while (at != strip.intervals.end() && scene.x(at->from()) <= scene.right()) {
        if (scene.hides(at->begin)) break;
        const double from = std::max(scene.x(at->from()), scene.left());
        const double to = shownEnd(scene, at->end, scene.x(at->to()));
        if (to - from < kNarrowestFramed) {
            // On to the first that reaches the next pixel.
            at = std::partition_point(at + 1, strip.intervals.end(), [&](const Interval& one) {
                return scene.x(one.to()) < from + 1;
            });
            continue;
        }
        if (at->lane == lane)
            list.add(frameOf(scene,
                             QRectF(QPointF(from, row.top() - 1), QPointF(to, row.bottom() + 1))));
        ++at;
    }
}

/// Where a lane's row is; nothing when it has none, or none that may be seen yet.
std::optional<QRectF> rowOf(const RunScene& scene, LaneId lane)
{
    const uint32_t number = scene.rows.rowShowing(lane);
    if (number == kNone || scene.hides(scene.timeline().lane(lane).created)) return std::nullopt;
    const QRectF row = scene.layout().lanes[number];
    return scene.shows(row) ? std::optional(row) : std::nullopt;
}

void drawUse(DisplayList& list, const RunScene& scene, const QRectF& row, double from, double to,
             bool holds)
{
    const double middle = std::round(row.center().y());
    const double half = scene.picture.barHeight / 2;
    if (!holds) {
        list.add(frameOf(scene,
                         QRectF(QPointF(from, middle - half / 2), QPointF(to, middle + half / 2))));
        return;
    }
    Box bar;
    bar.rect = QRectF(from, middle + half + scene.scale(), to - from, 4 * scene.scale());
    bar.color = scene.theme().accent;
    list.add(bar);
}

} // namespace

void drawLitTask(DisplayList& list, const RunScene& scene, LaneId lane)
{
    if (const std::optional<QRectF> row = rowOf(scene, lane)) {
        QRectF frame = *row;
        frame.setLeft(3 * scene.scale());
        frame.setRight(scene.picture.width - 3 * scene.scale());
        list.add(frameOf(scene, frame));
    }
    const std::vector<Strip>& strips = scene.timeline().strips();
    for (size_t strip = 0; strip < strips.size(); ++strip)
        if (scene.shows(scene.layout().strips[strip]))
            frameStrip(list, scene, strips[strip], scene.layout().strips[strip], lane);
}

void drawLitObject(DisplayList& list, const RunScene& scene, const ObjectUses& uses,
                   ObjectId object)
{
    const auto x = [&](EventIndex event) { return scene.x(scene.timeline().positionOf(event)); };
    const std::vector<ObjectUse>& all = uses.of(object);
    const auto firstFrom = [&](auto begin, double place) {
        return std::partition_point(begin, all.end(),
                                    [&](const ObjectUse& use) { return x(use.begin) < place; });
    };
    // Some that began left of the window reach into it.
    auto at = firstFrom(all.begin(), scene.left());
    at -= std::min<ptrdiff_t>(at - all.begin(), kMostTogether);
    std::vector<double> drawnTo(scene.trace().lanes().size(), scene.left()); // by lane
    while (at != all.end() && x(at->begin) <= scene.right() && !scene.hides(at->begin)) {
        const double pixel = std::floor(x(at->begin)) + 1;
        for (ptrdiff_t seen = 0; seen < kMostTogether && at != all.end(); ++seen, ++at) {
            if (x(at->begin) >= pixel) break;
            const double from = std::max(x(at->begin), drawnTo[at->lane]);
            const double to = shownEnd(scene, at->end, x(at->end));
            const std::optional<QRectF> row = rowOf(scene, at->lane);
            if (to < from + 1 || !row || scene.hides(at->begin)) continue;
            drawnTo[at->lane] = to;
            drawUse(list, scene, *row, from, to, at->holds);
        }
        if (at != all.end() && x(at->begin) < pixel) at = firstFrom(at, pixel);
    }
}

} // namespace awaitscope
