#include "gui/timeline/ghost_bars.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <vector>

namespace awaitscope {

namespace {

constexpr double kNarrowestOutline = 2; // narrower outlines would only be noise
constexpr double kMark = 4;             // of what has no width in this picture
constexpr int kMostLookedAt = 8;        // intervals of one pixel column
constexpr double kTag = 15;

bool isOnCore(LaneState state)
{
    return state == LaneState::Computing || state == LaneState::Holding;
}

/// Whether a lane does the same at the same time: what has not moved needs no outline.
bool hasSame(const std::vector<Interval>& intervals, const Interval& wanted)
{
    const auto at =
        std::partition_point(intervals.begin(), intervals.end(), [&](const Interval& interval) {
            return interval.from() < wanted.from();
        });
    for (auto same = at; same != intervals.end() && same->from() == wanted.from(); ++same)
        if (same->to() == wanted.to() && same->state == wanted.state) return true;
    return false;
}

using LanesByLabel = std::map<std::string_view, const TimelineLane*>;

LanesByLabel lanesByLabel(const Run& run)
{
    LanesByLabel lanes;
    for (const TimelineLane& lane : run.timeline.lanes())
        lanes.emplace(lane.label, &lane);
    return lanes;
}

/// Where the run has words, as they are drawn.
std::vector<QRectF> wordsIn(const DisplayList& list)
{
    std::vector<QRectF> words;
    for (const DisplayItem& item : list.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (!text) continue;
        QRectF ink = text->box;
        if (text->alignment & Qt::AlignLeft)
            ink.setWidth(
                std::min(textWidth(text->text, text->role, list.scale), text->box.width()));
        // Boxes may be as high as a header.
        const double air = ink.height() - textSize(text->role) * list.scale;
        words.push_back(air > 0 ? ink.adjusted(0, air / 2, 0, -air / 2) : ink);
    }
    return words;
}

/// A dashed line from the top to the bottom of a run, broken where it would cross words.
void drawPartingLine(DisplayList& list, const RunScene& scene, double x,
                     const std::vector<QRectF>& words)
{
    const QRectF body = scene.layout().body;
    std::vector<QRectF> crossed;
    std::copy_if(words.begin(), words.end(), std::back_inserter(crossed),
                 [x](const QRectF& place) { return place.left() <= x && x <= place.right(); });
    std::sort(crossed.begin(), crossed.end(),
              [](const QRectF& one, const QRectF& other) { return one.top() < other.top(); });
    crossed.emplace_back(x, body.bottom(), 0, 0);
    double from = body.top();
    for (const QRectF& gap : crossed) {
        Stroke line;
        line.from = QPointF(x, from);
        line.to = QPointF(x, std::min(gap.top(), body.bottom()));
        line.color = scene.theme().accent;
        line.width = 1.6 * scene.scale();
        line.dash = Dash::Dashed;
        if (line.to.y() > from) list.add(line);
        from = std::max(from, gap.bottom());
    }
}

/// The middle of the tag at that line: half in the header, or else beside the first strip, or at
/// the bottom, where it hides no words.
double tagPlace(const RunScene& scene, double middle, const std::vector<QRectF>& words)
{
    const QRectF body = scene.layout().body;
    const double size = kTag * scene.scale();
    std::vector<double> places{body.top()};
    if (!scene.layout().strips.empty()) places.push_back(scene.layout().strips.front().top());
    places.push_back(body.bottom() - size / 2);
    for (const double place : places) {
        const QRectF tag(middle - size / 2, place - size / 2, size, size);
        const bool isFree = std::none_of(
            words.begin(), words.end(), [&](const QRectF& other) { return other.intersects(tag); });
        if (isFree) return place;
    }
    return body.top();
}

} // namespace

bool leavesGhost(const Run& before, const Run& now, const RunRows& rows)
{
    const LanesByLabel lanes = lanesByLabel(before);
    for (size_t row = 0; row < rows.size(); ++row) {
        const TimelineLane& lane = now.timeline.lane(rows[row].lane);
        const auto old = lanes.find(lane.label);
        if (old == lanes.end()) continue;
        for (const Interval& interval : old->second->intervals)
            if (isOnCore(interval.state) && !hasSame(lane.intervals, interval)) return true;
    }
    return false;
}

void drawGhost(DisplayList& list, const RunScene& scene, const PixelColumns& columns)
{
    // What was is no answer to what will be, but close to it.
    if (!scene.before || scene.hidesEnd()) return;
    const LanesByLabel lanes = lanesByLabel(*scene.before);
    for (size_t row = 0; row < scene.rows.size(); ++row) {
        const QRectF place = scene.layout().lanes[row];
        const LaneId lane = scene.rows[row].lane;
        const auto old = lanes.find(scene.labels[lane]);
        if (old == lanes.end() || !scene.shows(place)) continue;
        const double height = scene.picture.barHeight + 4 * scene.scale();
        const std::vector<Interval>& intervals = old->second->intervals;
        const std::vector<Interval>& now = scene.timeline().lane(lane).intervals;
        const AxisPosition left = columns.start(columns.first());
        auto at = std::partition_point(intervals.begin(), intervals.end(),
                                       [left](const Interval& one) { return one.to() < left; });
        const auto outline = [&](double from, double width) {
            list.add(
                ghostOf(QRectF(from, std::round(place.center().y()) - height / 2, width, height),
                        scene.style));
        };
        const double mark = kMark * scene.scale();
        double free = scene.left(); // where no mark has been set yet
        while (at != intervals.end() && scene.x(at->from()) < scene.right()) {
            const double from = std::max(scene.x(at->from()), scene.left());
            const double to = std::min(scene.x(at->to()), scene.right());
            if (to - from < kNarrowestOutline) {
                // On to the last one that begins on this column: it may be longer.
                const int column = std::min(static_cast<int>(from) + 1, columns.last());
                const auto next = gallop(at + 1, intervals.end(),
                                         [end = columns.start(column)](const Interval& one) {
                                             return one.from() < end;
                                         });
                const auto looked = std::min(
                    next, at + std::min<std::ptrdiff_t>(kMostLookedAt, intervals.end() - at));
                const bool isOther = std::any_of(at, looked, [&](const Interval& one) {
                    return isOnCore(one.state) && !hasSame(now, one) &&
                           scene.x(one.to()) - from < kNarrowestOutline;
                });
                if (isOther && from >= free) {
                    outline(from - mark / 2, mark);
                    free = from + 2 * mark;
                }
                at = std::max(next - 1, at + 1);
                continue;
            }
            if (isOnCore(at->state) && !hasSame(now, *at)) outline(from, to - from);
            ++at;
        }
    }
}

void drawDifference(DisplayList& list, const RunScene& scene)
{
    if (scene.difference == kNone || scene.hides(scene.difference)) return;
    const double x = scene.x(scene.timeline().positionOf(scene.difference));
    if (x < scene.left() || x > scene.right() + 1) return;
    const std::vector<QRectF> words = wordsIn(list);
    drawPartingLine(list, scene, x, words);
    const double size = kTag * scene.scale();
    const double middle = std::min(x, scene.right() - size) + size / 2;
    drawPartingTag(list, {middle, tagPlace(scene, middle, words)}, scene.style);
}

Box ghostOf(const QRectF& rect, const PictureStyle& style)
{
    Box outline;
    outline.rect = rect;
    outline.fill = Fill::None;
    outline.edge = style.theme->quietInk;
    outline.edgeWidth = std::max(1.0, style.scale);
    return outline;
}

void drawPartingTag(DisplayList& list, QPointF middle, const PictureStyle& style)
{
    const double size = kTag * style.scale;
    Box tag;
    tag.rect = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size);
    tag.color = style.theme->accent;
    list.addPlate(tag, QStringLiteral("≠"), TextRole::StripLabel, style.theme->onAccent);
}

} // namespace awaitscope
