#include "gui/timeline/chain_marks.h"

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

void drawDisc(DisplayList& list, const RunScene& scene, QPointF at, size_t number)
{
    const double size = kDisc * scene.scale();
    Box disc;
    disc.rect = QRectF(at.x() - size / 2, at.y() - size / 2, size, size);
    disc.color = scene.theme().accent;
    disc.edge = scene.theme().canvas;
    disc.edgeWidth = scene.scale();
    disc.radius = size / 2 - 0.5;
    list.addPlate(disc, QString::number(number), TextRole::SmallLetter, scene.theme().onAccent);
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
    for (size_t i = 1; chain.linked && i < discs.size(); ++i) {
        const QPointF way = discs[i] - discs[i - 1];
        if (std::hypot(way.x(), way.y()) > 2 * size)
            list.add(linkBetween(scene, discs[i - 1], discs[i]));
    }
    for (size_t i = 0; i < discs.size(); ++i)
        drawDisc(list, scene, discs[i], i + 1);
}

} // namespace awaitscope
