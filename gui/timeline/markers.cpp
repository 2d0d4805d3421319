#include "gui/timeline/markers.h"

#include "gui/timeline/wording.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr double kHandle = 16;
constexpr double kHandleHeight = 12; // as much as is free below the last strip

void drawMarker(DisplayList& list, const MarkerPlaces& places, double x, const QString& number,
                const PictureStyle& style)
{
    if (x < places.left - 1 || x > places.right + 1) return;
    const double scale = style.scale;
    for (const QRectF& body : places.bodies) {
        const QPointF from(x, body.top());
        const QPointF to(x, std::min(body.bottom(), places.bottom));
        if (to.y() <= from.y()) continue;
        list.add(Stroke{from, to, style.theme->cursorHalo, 3 * scale});
        list.add(Stroke{from, to, style.theme->accent, 1.4 * scale, Dash::Dotted});
    }
    Box handle;
    handle.rect = handleOf(places, x, scale);
    handle.color = style.theme->accent;
    handle.radius = 3 * scale;
    list.addPlate(handle, number, TextRole::StripLabel, style.theme->onAccent);
}

void drawDistance(DisplayList& list, const MarkerPlaces& places, const Markers& markers,
                  const PictureStyle& style)
{
    const double scale = style.scale;
    const double from =
        std::clamp(std::min(*places.first, *places.second), places.left, places.right);
    const double to =
        std::clamp(std::max(*places.first, *places.second), places.left, places.right);
    const double y = places.bottom - kHandleHeight * 0.5 * scale;
    Stroke line{QPointF(from, y), QPointF(to, y), style.theme->accent, 1.4 * scale};
    if (to > from) list.add(line);
    const auto [earlier, later] = std::minmax({markers.first->time, markers.second->time});
    const QString words = lengthWords(later - earlier, style.language);
    const double width = textWidth(words, TextRole::StripLabel, scale) + 10 * scale;
    const double height = kHandleHeight * scale;
    const double aside = kHandle * scale;
    double left = (from + to - width) / 2;
    // Where there is no room between them, it stands beside them.
    if (to - from < width + aside)
        left = to + aside + width <= places.right ? to + aside : from - aside - width;
    Box plate;
    plate.rect = QRectF(left, y - height / 2, width, height);
    plate.color = style.theme->panel;
    plate.edge = style.theme->accent;
    plate.edgeWidth = scale;
    plate.radius = 3 * scale;
    list.addPlate(plate, words, TextRole::StripLabel, style.theme->ink);
}

} // namespace

std::optional<AxisPosition> edgeNear(const RunScene& scene, QPointF point, double reach)
{
    const RunLayout& layout = scene.layout();
    std::optional<AxisPosition> best;
    double nearest = reach;
    bool onRow = false;
    const auto consider = [&](AxisPosition position, bool own) {
        const double distance = std::abs(scene.x(position) - point.x());
        // The row under the pointer comes before all others.
        if (distance > reach || (onRow && !own)) return;
        if (distance > nearest && !(own && !onRow)) return;
        nearest = distance;
        onRow = onRow || own;
        best = position;
    };
    for (size_t row = 0; row < scene.rows.size(); ++row) {
        if (!scene.shows(layout.lanes[row])) continue;
        const bool own =
            layout.lanes[row].top() <= point.y() && point.y() < layout.lanes[row].bottom();
        const std::vector<Interval>& intervals =
            scene.timeline().lane(scene.rows[row].lane).intervals;
        auto at =
            std::partition_point(intervals.begin(), intervals.end(), [&](const Interval& one) {
                return scene.x(one.to()) < point.x() - reach;
            });
        for (size_t seen = 0; at != intervals.end() && seen < 16; ++at, ++seen) {
            if (scene.x(at->from()) > point.x() + reach || scene.hides(at->begin)) break;
            consider(at->from(), own);
            if (!scene.hides(at->end)) consider(at->to(), own);
        }
    }
    return best;
}

QRectF handleOf(const MarkerPlaces& places, double x, double scale)
{
    return QRectF(x - kHandle / 2 * scale, places.bottom - kHandleHeight * scale, kHandle * scale,
                  kHandleHeight * scale);
}

void drawMarkers(DisplayList& list, const MarkerPlaces& places, const Markers& markers,
                 const PictureStyle& style)
{
    list.scale = style.scale;
    if (places.first && places.second) drawDistance(list, places, markers, style);
    if (places.first) drawMarker(list, places, *places.first, QStringLiteral("1"), style);
    if (places.second) drawMarker(list, places, *places.second, QStringLiteral("2"), style);
}

} // namespace awaitscope
