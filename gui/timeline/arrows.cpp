#include "gui/timeline/arrows.h"

#include "gui/timeline/label_room.h"
#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace awaitscope {

namespace {

constexpr double kColumn = 7;        // of the places that arrows share, at scale 1
constexpr size_t kMostInColumn = 64; // of one lane: more look the same
constexpr int kMostLabels = 40;      // looked for: more could not be read
constexpr double kLabel = 12;        // its letters fit between two bars
constexpr double kNearArrow = 4;     // as far as a pointer may be from an arrow

/// An arrow, and what it stands for.
struct DrawnLink {
    Link link;
    Arrow arrow;
};

double distanceTo(const Arrow& arrow, QPointF point)
{
    const QPointF way = arrow.to - arrow.from;
    const double length = QPointF::dotProduct(way, way);
    const double part =
        length > 0 ? std::clamp(QPointF::dotProduct(point - arrow.from, way) / length, 0.0, 1.0)
                   : 0;
    const QPointF apart = point - (arrow.from + part * way);
    return std::hypot(apart.x(), apart.y());
}

class Arrows {
public:
    explicit Arrows(const RunScene& scene) : m_scene(scene), m_room(scene) {}

    /// Those of a lane, or of all.
    void place(const LinkIndex& links, std::optional<LaneId> lane);
    const std::vector<DrawnLink>& placed() const { return m_placed; }
    void draw(DisplayList& list) const;
    void drawLabels(DisplayList& list);

private:
    using Place = std::vector<Link>::const_iterator;

    /// `links` in the order of `to`.
    void place(const std::vector<Link>& links)
    {
        auto at = firstFrom(links, links.begin(), m_scene.left() - 0.5);
        while (at != links.end() && endOf(*at) <= m_scene.right() + 0.5 && !hides(*at)) {
            const double end = endOf(*at) + kColumn * m_scene.scale();
            for (size_t seen = 0; seen < kMostInColumn && at != links.end() && endOf(*at) < end;
                 ++seen)
                placeLink(*at++);
            at = firstFrom(links, at, end);
        }
    }
    /// Without a loop, what is created is called: that is seen where its bar begins.
    bool isCall(const Link& link) const
    {
        return link.kind == LinkKind::Created && m_scene.run().model() == Model::Synchronous &&
               !m_scene.timeline().lane(link.target).intervals.empty();
    }
    AxisPosition positionOf(EventIndex event) const { return m_scene.timeline().positionOf(event); }
    double endOf(const Link& link) const
    {
        return m_scene.x(isCall(link)
                             ? m_scene.timeline().lane(link.target).intervals.front().from()
                             : positionOf(link.to));
    }
    double beginOf(const Link& link) const
    {
        return isCall(link) ? endOf(link) : m_scene.x(positionOf(link.from));
    }
    bool hides(const Link& link) const
    {
        return m_scene.hides(
            isCall(link) ? m_scene.timeline().lane(link.target).intervals.front().begin : link.to);
    }
    Place firstFrom(const std::vector<Link>& links, Place begin, double x) const
    {
        return std::partition_point(begin, links.end(),
                                    [&](const Link& link) { return endOf(link) < x; });
    }
    void placeLink(const Link& link);
    bool takePlaces(const Link& link, int from, int to, double begin, double end);
    std::optional<QRectF> freePlate(const Arrow& arrow, double width) const;

    const RunScene& m_scene;
    std::map<std::pair<int, int>, std::pair<int, LaneId>> m_taken; // row, column: x, source
    std::vector<DrawnLink> m_placed;
    LabelRoom m_room;
};

void Arrows::place(const LinkIndex& links, std::optional<LaneId> lane)
{
    if (lane) {
        place(links.into(*lane));
        place(links.outOf(*lane));
        return;
    }
    for (const LaneId each : m_scene.timeline().order())
        if (m_scene.rows.rowShowing(each) != kNone) place(links.into(each));
}

void Arrows::placeLink(const Link& link)
{
    // Folded lanes are in the row of another; what happens within a row has no arrow.
    const uint32_t sourceRow = m_scene.rows.rowShowing(link.source);
    const uint32_t targetRow = m_scene.rows.rowShowing(link.target);
    if (sourceRow == kNone || targetRow == kNone || sourceRow == targetRow) return;
    if (hides(link)) return;
    const QRectF source = m_scene.layout().lanes[sourceRow];
    const QRectF target = m_scene.layout().lanes[targetRow];
    const int from = static_cast<int>(sourceRow);
    const int to = static_cast<int>(targetRow);
    if (!m_scene.shows(source.united(target))) return;
    const double begin = std::clamp(beginOf(link), m_scene.left(), m_scene.right());
    const double end = std::clamp(endOf(link), m_scene.left(), m_scene.right());
    if (endOf(link) > m_scene.right() + 0.5 || !takePlaces(link, from, to, begin, end)) return;
    const double down = to > from ? 1 : -1;
    // From the edge of a full bar to that of one that is ready.
    const double half = m_scene.picture.barHeight / 2;
    const QPointF tail(begin, std::round(source.center().y()) + down * half);
    const QPointF head(end, std::round(target.center().y()) - down * std::round(half * 11 / 26));
    m_placed.push_back({link, arrowOf(link.kind, tail, head, m_scene.theme(), m_scene.scale())});
}

void Arrows::draw(DisplayList& list) const
{
    for (const DrawnLink& drawn : m_placed)
        list.add(drawn.arrow);
}

bool Arrows::takePlaces(const Link& link, int from, int to, double begin, double end)
{
    const double column = kColumn * m_scene.scale();
    const int pixel = static_cast<int>(std::round(end));
    const int first = static_cast<int>(std::floor(std::min(begin, end) / column));
    const int last = static_cast<int>(std::floor(std::max(begin, end) / column));
    // A slanted one is at its source's row first, then comes to the target's.
    const int step = to > from ? 1 : -1;
    std::vector<std::pair<int, int>> places;
    for (int row = from + step;; row += step) {
        const double part = static_cast<double>(row - from) / (to - from);
        const int middle =
            first == last ? first
                          : static_cast<int>(std::floor((begin + part * (end - begin)) / column));
        places.emplace_back(row, middle);
        if (row == to) break;
    }
    const std::pair<int, LaneId> owner(pixel, link.source);
    // One lane's doings at one place share their line, but not their heads.
    for (const auto& place : places) {
        const auto found = m_taken.find(place);
        if (found != m_taken.end() && (place.first == to || found->second != owner)) return false;
    }
    for (const auto& place : places)
        m_taken.emplace(place, owner);
    return true;
}

/// Beside the arrow, as near to its middle as there is room; a little behind its ends, if need be.
std::optional<QRectF> Arrows::freePlate(const Arrow& arrow, double width) const
{
    const double scale = m_scene.scale();
    const double height = kLabel * scale;
    const QPointF way = arrow.to - arrow.from;
    const double slant = std::abs(way.y()) < 1 ? 0 : way.x() / way.y();
    const double aside = 5 * scale + std::abs(slant) * height / 2;
    const double middle = std::round((arrow.from.y() + arrow.to.y()) / 2);
    const double first = std::min(arrow.from.y(), arrow.to.y());
    const double last = std::max(arrow.from.y(), arrow.to.y());
    const double farthest = std::abs(way.y()) / 2 + m_scene.picture.lanePitch;
    for (double apart = 0; apart <= farthest; apart += scale) {
        for (const double y : {middle - apart, middle + apart}) {
            const double x = arrow.from.x() + (std::clamp(y, first, last) - arrow.from.y()) * slant;
            for (const double left : {x + aside, x - aside - width}) {
                const QRectF plate(left, y - height / 2, width, height);
                if (m_room.isFree(plate)) return plate;
            }
        }
    }
    return std::nullopt;
}

void Arrows::drawLabels(DisplayList& list)
{
    const double scale = m_scene.scale();
    int looked = 0;
    for (const auto& [link, arrow] : m_placed) {
        if (++looked > kMostLabels) return;
        const QString words = linkWords(link.kind, m_scene.run().model());
        // Where there is no room, the pointer tells it.
        const auto plate = freePlate(arrow, textWidth(words, TextRole::BarText, scale) + 4 * scale);
        if (!plate) continue;
        m_room.take(*plate);
        Box box;
        box.rect = *plate;
        box.color = m_scene.theme().panel;
        box.radius = 3 * scale;
        list.addPlate(box, words, TextRole::BarText, m_scene.theme().ink);
    }
}

} // namespace

Arrow arrowOf(LinkKind kind, QPointF from, QPointF to, const Theme& theme, double scale)
{
    Arrow arrow;
    arrow.from = from;
    arrow.to = to;
    arrow.color = theme.ink;
    arrow.ground = theme.canvas;
    arrow.width = 1.3 * scale;
    switch (kind) {
    case LinkKind::Created: arrow.head = ArrowHead::Open; break;
    case LinkKind::Woke: arrow.dash = Dash::Dashed; break;
    case LinkKind::Cancelled: arrow.head = ArrowHead::Stop; break;
    case LinkKind::Joined:
        arrow.dash = Dash::Dotted;
        arrow.tail = ArrowTail::Ring;
        break;
    case LinkKind::Handed: arrow.tail = ArrowTail::Square; break;
    }
    return arrow;
}

void drawArrows(DisplayList& list, const RunScene& scene, const LinkIndex& links,
                std::optional<LaneId> lane)
{
    list.scale = scene.scale();
    Arrows arrows(scene);
    arrows.place(links, lane);
    arrows.draw(list);
    if (lane) arrows.drawLabels(list);
}

std::optional<Link> arrowAt(const RunScene& scene, const LinkIndex& links,
                            std::optional<LaneId> lane, QPointF point)
{
    Arrows arrows(scene);
    arrows.place(links, lane);
    // Of those that one lane does at one moment, the line to the next row is that row's.
    const auto rankOf = [point](const Arrow& arrow) {
        const QPointF way = arrow.to - arrow.from;
        return std::pair(std::round(distanceTo(arrow, point)), std::hypot(way.x(), way.y()));
    };
    const DrawnLink* found = nullptr;
    for (const DrawnLink& drawn : arrows.placed()) {
        if (distanceTo(drawn.arrow, point) > kNearArrow * scene.scale()) continue;
        if (!found || rankOf(drawn.arrow) < rankOf(found->arrow)) found = &drawn;
    }
    return found ? std::optional(found->link) : std::nullopt;
}

} // namespace awaitscope
