#include "gui/timeline/strip_bars.h"

#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace awaitscope {

namespace {

void drawHolder(DisplayList& list, const RunScene& scene, const Interval& interval, QRectF rect)
{
    const double scale = scene.scale();
    Box box;
    box.rect = rect;
    if (interval.state == LaneState::Switching) {
        box.color = blend(scene.theme().ink, scene.theme().panel, 0.55);
        list.add(box);
        return;
    }
    box.color = scene.color(interval.lane);
    const bool held = interval.state == LaneState::Holding;
    if (held && rect.width() >= 4 * scale) {
        box.fill = Fill::CrossHatched;
        box.ground = blend(box.color, scene.theme().panel, 0.22);
        box.edge = box.color;
        box.edgeWidth = scale;
    } else if (held) {
        box.color = blend(box.color, scene.theme().panel, 0.6);
    }
    list.add(box);
    const QString& letter = scene.letter(interval.lane);
    const double width = textWidth(letter, TextRole::Letter, scale);
    if (rect.width() < width + 4 * scale) return;
    TextItem text;
    text.box = rect;
    text.alignment = Qt::AlignCenter;
    text.text = letter;
    text.role = TextRole::Letter;
    text.color = scene.theme().onTask;
    if (held) {
        Box plate;
        plate.rect = QRectF(rect.center().x() - width / 2 - 3 * scale, rect.top() + scale,
                            width + 6 * scale, rect.height() - 2 * scale);
        plate.color = scene.theme().panel;
        list.add(plate);
        text.color = scene.theme().ink;
    }
    list.add(text);
}

/// Several holders on one pixel: each gets its share of the height.
void drawHolders(DisplayList& list, const RunScene& scene, const QRectF& column,
                 std::vector<Interval>::const_iterator first,
                 std::vector<Interval>::const_iterator last)
{
    // More would not change what fifteen pixels can show; an odd stride keeps two tasks that take
    // turns apart.
    const auto stride = ((last - first) / 512) | 1;
    std::map<LaneId, int64_t> shares;
    int64_t all = 0;
    for (auto at = first; at < last; at += std::min(stride, last - at)) {
        const int64_t length = std::max<int64_t>(at->length().count(), 1);
        shares[at->lane] += length;
        all += length;
    }
    // What nobody has of the pixel's time stays empty.
    const double place = column.left() - scene.left() + scene.offset;
    const Duration time = scene.map.at(place + 1).time - scene.map.at(place).time;
    int64_t occupied = 0;
    for (auto at = first; at != last; ++at)
        occupied += at->length().count();
    const double busy =
        time > Duration()
            ? std::min(1.0, static_cast<double>(occupied) / static_cast<double>(time.count()))
            : 1;
    double y = column.bottom() - busy * column.height();
    for (const auto& [lane, length] : shares) {
        const double height =
            busy * column.height() * static_cast<double>(length) / static_cast<double>(all);
        Box box;
        box.rect = QRectF(column.left(), y, column.width(), height);
        box.color = lane == kNone ? scene.theme().quietInk : scene.color(lane);
        y += height;
        if (std::round(box.rect.bottom()) > std::round(box.rect.top())) list.add(box);
    }
}

void drawStrip(DisplayList& list, const RunScene& scene, const Strip& strip, const QRectF& row)
{
    Box ground;
    ground.rect = row;
    ground.color = scene.theme().panel;
    ground.edge = scene.theme().rule;
    ground.edgeWidth = scene.scale();
    list.add(ground);
    const auto endsBy = [&](double place) {
        return
            [&scene, place](const Interval& interval) { return scene.x(interval.to()) <= place; };
    };
    auto at =
        std::partition_point(strip.intervals.begin(), strip.intervals.end(), endsBy(scene.left()));
    while (at != strip.intervals.end()) {
        const double from = scene.x(at->from());
        const double to = scene.x(at->to());
        if (from > scene.right()) break;
        const double column = std::floor(from) + 1;
        auto next = at + 1;
        if (to < column)
            next = std::max(next, std::partition_point(at, strip.intervals.end(), endsBy(column)));
        QRectF rect = row;
        if (next - at == 1) {
            rect.setLeft(std::max(from, scene.left()));
            rect.setRight(std::min(to, scene.right()));
            drawHolder(list, scene, *at, rect);
        } else {
            rect.setLeft(column - 1);
            rect.setRight(column);
            drawHolders(list, scene, rect, at, next);
        }
        at = next;
    }
}

/// Tasks that are ready just after a position, in the order in which they will run.
std::vector<LaneId> readyAt(const Timeline& timeline, AxisPosition position)
{
    std::vector<std::pair<EventIndex, LaneId>> ready;
    for (const LaneId lane : timeline.order()) {
        const Interval* interval = timeline.intervalAt(lane, position);
        if (interval && interval->state == LaneState::Ready)
            ready.emplace_back(interval->begin, lane);
    }
    std::sort(ready.begin(), ready.end());
    std::vector<LaneId> lanes;
    for (const auto& [since, lane] : ready)
        lanes.push_back(lane);
    return lanes;
}

void drawQueue(DisplayList& list, const RunScene& scene, const std::vector<LaneId>& queue,
               double from, double to)
{
    const double scale = scene.scale();
    const double gap = 0.7 * scale;
    const auto size = static_cast<double>(queue.size());
    const double width = std::min(10.5 * scale, (to - from) / size - gap);
    if (width < 1.5) return;
    const QRectF row = scene.layout().ribbon;
    double x = from;
    for (const LaneId lane : queue) {
        Box box;
        box.rect = QRectF(x, row.top(), width, row.height());
        box.color = scene.color(lane);
        list.add(box);
        const QString& letter = scene.letter(lane);
        if (textWidth(letter, TextRole::SmallLetter, scale) <= width) {
            TextItem text;
            text.box = box.rect;
            text.alignment = Qt::AlignCenter;
            text.text = letter;
            text.role = TextRole::SmallLetter;
            text.color = scene.theme().onTask;
            list.add(text);
        }
        x += width + gap;
    }
}

} // namespace

void drawStrips(DisplayList& list, const RunScene& scene)
{
    const std::vector<Strip>& strips = scene.timeline().strips();
    for (size_t i = 0; i < strips.size() && i < scene.layout().strips.size(); ++i)
        drawStrip(list, scene, strips[i], scene.layout().strips[i]);
}

void drawReadyQueue(DisplayList& list, const RunScene& scene)
{
    const QRectF row = scene.layout().ribbon;
    if (row.isEmpty()) return;
    const double scale = scene.scale();
    const std::vector<Turn>& turns = scene.timeline().turns();
    auto turn = std::partition_point(turns.begin(), turns.end(), [&](const Turn& candidate) {
        return scene.x({candidate.time, candidate.slot}) < scene.left();
    });
    double last = -1;
    for (; turn != turns.end(); ++turn) {
        const double x = scene.x({turn->time, turn->slot});
        if (x > scene.right()) break;
        if (x < last + 3 * scale) continue;
        last = x;
        Stroke line;
        line.from = QPointF(x, row.top() - scale);
        line.to = QPointF(x, row.bottom() + scale);
        line.color = scene.theme().rule;
        line.width = scale;
        list.add(line);
    }

    const std::vector<Moment>& moments = scene.timeline().moments();
    auto moment =
        std::partition_point(moments.begin(), moments.end(), [&](const Moment& candidate) {
            return scene.x(candidate.to()) <= scene.left();
        });
    while (moment != moments.end()) {
        const double from = std::max(scene.x(moment->from()), scene.left());
        if (from > scene.right()) break;
        const double to = std::min(scene.x(moment->to()), scene.right());
        if (to - from < 4 * scale) {
            // Too narrow for a queue: on to the first that is not on the same pixels.
            moment = std::partition_point(moment + 1, moments.end(), [&](const Moment& candidate) {
                return scene.x(candidate.to()) < from + 4 * scale;
            });
            continue;
        }
        const std::vector<LaneId> queue = readyAt(scene.timeline(), moment->from());
        if (!queue.empty()) drawQueue(list, scene, queue, from + 2 * scale, to);
        ++moment;
    }
}

} // namespace awaitscope
