#include "gui/timeline/arrows.h"

#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace awaitscope {

namespace {

constexpr double kColumn = 7;        // of the places that arrows share, at scale 1
constexpr size_t kMostInColumn = 64; // of one lane: more look the same

class Arrows {
public:
    Arrows(DisplayList& list, const RunScene& scene, bool labelled)
        : m_list(list), m_scene(scene), m_labelled(labelled)
    {
    }

    /// `links` in the order of `to`.
    void draw(const std::vector<Link>& links)
    {
        auto at = firstFrom(links, links.begin(), m_scene.left() - 0.5);
        while (at != links.end() && xOf(at->to) <= m_scene.right() + 0.5 &&
               !m_scene.hides(at->to)) {
            const double end = xOf(at->to) + kColumn * m_scene.scale();
            for (size_t seen = 0; seen < kMostInColumn && at != links.end() && xOf(at->to) < end;
                 ++seen)
                drawLink(*at++);
            at = firstFrom(links, at, end);
        }
    }

private:
    using Place = std::vector<Link>::const_iterator;

    double xOf(EventIndex event) const { return m_scene.x(m_scene.timeline().positionOf(event)); }
    Place firstFrom(const std::vector<Link>& links, Place begin, double x) const
    {
        return std::partition_point(begin, links.end(),
                                    [&](const Link& link) { return xOf(link.to) < x; });
    }
    void drawLink(const Link& link);
    bool takePlaces(const Link& link, int from, int to, double begin, double end);
    void drawLabel(const Link& link, const Arrow& arrow);

    DisplayList& m_list;
    const RunScene& m_scene;
    bool m_labelled;
    std::map<std::pair<int, int>, std::pair<int, LaneId>> m_taken; // row, column: x, source
    std::vector<QRectF> m_labels;
};

void Arrows::drawLink(const Link& link)
{
    // Folded lanes are in the row of another; what happens within a row has no arrow.
    const uint32_t sourceRow = m_scene.rows.rowShowing(link.source);
    const uint32_t targetRow = m_scene.rows.rowShowing(link.target);
    if (sourceRow == kNone || targetRow == kNone || sourceRow == targetRow) return;
    if (m_scene.hides(link.to)) return;
    const QRectF source = m_scene.layout().lanes[sourceRow];
    const QRectF target = m_scene.layout().lanes[targetRow];
    const int from = static_cast<int>(sourceRow);
    const int to = static_cast<int>(targetRow);
    if (!m_scene.shows(source.united(target))) return;
    const double begin = std::clamp(xOf(link.from), m_scene.left(), m_scene.right());
    const double end = std::clamp(xOf(link.to), m_scene.left(), m_scene.right());
    if (xOf(link.to) > m_scene.right() + 0.5 || !takePlaces(link, from, to, begin, end)) return;
    const double down = to > from ? 1 : -1;
    // From the edge of a full bar to that of one that is ready.
    const double half = m_scene.picture.barHeight / 2;
    const QPointF tail(begin, std::round(source.center().y()) + down * half);
    const QPointF head(end, std::round(target.center().y()) - down * std::round(half * 11 / 26));
    const Arrow arrow = arrowOf(link.kind, tail, head, m_scene.theme(), m_scene.scale());
    m_list.add(arrow);
    if (m_labelled) drawLabel(link, arrow);
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

void Arrows::drawLabel(const Link& link, const Arrow& arrow)
{
    const double scale = m_scene.scale();
    const QString words = linkWords(link.kind);
    const double width = textWidth(words, TextRole::BarText, scale) + 8 * scale;
    const double height = 15 * scale;
    const QPointF middle = (arrow.from + arrow.to) / 2;
    QRectF plate(middle.x() + 5 * scale, middle.y() - height / 2, width, height);
    if (plate.right() > m_scene.right()) plate.moveRight(middle.x() - 5 * scale);
    for (const QRectF& label : m_labels)
        if (label.intersects(plate)) return;
    m_labels.push_back(plate);
    Box box;
    box.rect = plate;
    box.color = m_scene.theme().panel;
    box.radius = 3 * scale;
    m_list.addPlate(box, words, TextRole::BarText, m_scene.theme().ink);
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
    Arrows arrows(list, scene, lane.has_value());
    if (lane) {
        arrows.draw(links.into(*lane));
        arrows.draw(links.outOf(*lane));
        return;
    }
    for (const LaneId each : scene.timeline().order())
        if (scene.rows.rowShowing(each) != kNone) arrows.draw(links.into(each));
}

} // namespace awaitscope
