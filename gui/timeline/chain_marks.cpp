#include "gui/timeline/chain_marks.h"

#include "gui/timeline/lane_bars.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace awaitscope {

namespace {

constexpr double kDisc = 16;
constexpr size_t kMost = 99; // numbers of two digits

/// Where an event stands: on its lane's row, or (the loop's own) above all rows.
std::optional<QPointF> placeOf(const RunScene& scene, EventIndex event)
{
    const double x =
        std::clamp(scene.x(scene.timeline().positionOf(event)), scene.left(), scene.right());
    const LaneId lane = scene.trace()[event].lane;
    if (lane == kNone) return QPointF(x, scene.layout().body.top() + kDisc / 2 * scene.scale());
    const uint32_t number = scene.rows.rowShowing(lane);
    if (number == kNone) return std::nullopt;
    const QRectF row = scene.layout().lanes[number];
    return QPointF(x, std::round(row.center().y()));
}

Arrow linkBetween(const RunScene& scene, QPointF from, QPointF to)
{
    const double distance = std::hypot(to.x() - from.x(), to.y() - from.y());
    const QPointF edge = (to - from) / distance * (kDisc / 2 + 1) * scene.scale();
    Arrow arrow;
    arrow.from = from + edge;
    arrow.to = to - edge;
    arrow.color = scene.theme().accent;
    arrow.ground = scene.theme().canvas;
    arrow.width = 2.2 * scene.scale();
    return arrow;
}

bool crosses(const QLineF& line, const QRectF& rect)
{
    if (rect.contains(line.p1()) || rect.contains(line.p2())) return true;
    const QLineF edges[] = {{rect.topLeft(), rect.bottomLeft()},
                            {rect.topRight(), rect.bottomRight()},
                            {rect.topLeft(), rect.topRight()},
                            {rect.bottomLeft(), rect.bottomRight()}};
    return std::any_of(std::begin(edges), std::end(edges), [&](const QLineF& edge) {
        return line.intersects(edge, nullptr) == QLineF::BoundedIntersection;
    });
}

/// The words of lanes that a line crosses, once more above it.
void drawWordsAbove(DisplayList& list, const RunScene& scene, const std::vector<Arrow>& links)
{
    DisplayList lanes;
    lanes.scale = list.scale;
    const PixelColumns columns(scene);
    for (size_t row = 0; row < scene.rows.size(); ++row) {
        const QRectF& place = scene.layout().lanes[row];
        const bool isNear = std::any_of(links.begin(), links.end(), [&](const Arrow& link) {
            const auto [top, bottom] = std::minmax({link.from.y(), link.to.y()});
            return top <= place.bottom() && bottom >= place.top();
        });
        if (isNear && scene.shows(place))
            drawLaneBars(lanes, scene, columns, scene.rows[row].lane, place);
    }
    for (const DisplayItem& item : lanes.items) {
        const auto* words = std::get_if<TextItem>(&item);
        if (!words) continue;
        Box plate;
        plate.rect = words->box;
        plate.rect.setWidth(
            std::min(textWidth(words->text, words->role, scene.scale()), words->box.width()));
        plate.color = scene.theme().canvas;
        const bool isCrossed = std::any_of(links.begin(), links.end(), [&](const Arrow& link) {
            return crosses({link.from, link.to}, plate.rect);
        });
        if (!isCrossed) continue;
        list.add(plate);
        list.add(*words);
    }
}

void drawDisc(DisplayList& list, const RunScene& scene, QPointF at, size_t number)
{
    const double size = kDisc * scene.scale();
    // Two digits are wider than high.
    const double width = std::max(
        size, textWidth(QString::number(number), TextRole::Letter, scene.scale()) + size / 2);
    Box disc;
    disc.rect = QRectF(at.x() - width / 2, at.y() - size / 2, width, size);
    disc.color = scene.theme().accent;
    disc.edge = scene.theme().canvas;
    disc.edgeWidth = scene.scale();
    disc.radius = size / 2 - 0.5;
    list.addPlate(disc, QString::number(number), TextRole::Letter, scene.theme().onAccent);
}

} // namespace

void drawChain(DisplayList& list, const RunScene& scene, const CauseChain& chain)
{
    if (chain.run != scene.index) return;
    const double size = kDisc * scene.scale();
    std::vector<QPointF> discs;
    for (const EventIndex event : chain.events) {
        if (scene.hides(event) || discs.size() == kMost) break;
        std::optional<QPointF> place = placeOf(scene, event);
        if (!place) continue;
        // Those at one place stand side by side.
        for (const QPointF& other : discs)
            if (other.y() == place->y() && std::abs(other.x() - place->x()) < size)
                place->setX(other.x() + size);
        discs.push_back(*place);
    }
    std::vector<Arrow> links;
    for (size_t i = 1; chain.linked && i < discs.size(); ++i) {
        const QPointF way = discs[i] - discs[i - 1];
        if (std::hypot(way.x(), way.y()) > 2 * size)
            links.push_back(linkBetween(scene, discs[i - 1], discs[i]));
    }
    for (const Arrow& link : links)
        list.add(link);
    if (!links.empty()) drawWordsAbove(list, scene, links);
    for (size_t i = 0; i < discs.size(); ++i)
        drawDisc(list, scene, discs[i], i + 1);
}

} // namespace awaitscope
