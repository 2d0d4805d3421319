#include "gui/timeline/pixel_boxes.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

bool isOpaque(const QColor& color)
{
    return color.alpha() == 255;
}

} // namespace

QRectF snapped(const QRectF& rect)
{
    const double left = std::round(rect.left());
    const double top = std::round(rect.top());
    return QRectF(left, top, std::max(1.0, std::round(rect.right()) - left),
                  std::max(1.0, std::round(rect.bottom()) - top));
}

std::optional<QRectF> filledBy(const Stroke& stroke)
{
    const bool upright = stroke.from.x() == stroke.to.x();
    if (stroke.dash != Dash::Solid || (!upright && stroke.from.y() != stroke.to.y())) return {};
    const double half = std::max(1.0, std::round(stroke.width)) / 2;
    const QRectF line = QRectF(stroke.from, stroke.to).normalized();
    return snapped(upright ? line.adjusted(-half, 0, half, 0) : line.adjusted(0, -half, 0, half));
}

bool isRound(const Box& box, const QRectF& rect, double scale)
{
    const double smallCorner = 3 * scale;
    const double least = box.radius <= smallCorner ? 8 * box.radius : 2 * box.radius;
    return box.radius > 0 && rect.width() > least;
}

bool isEdged(const Box& box)
{
    return box.edge.isValid() && box.edgeWidth > 0;
}

std::array<QRectF, 4> sidesOf(const Box& box, const QRectF& rect)
{
    const double width = std::min({box.edgeWidth, rect.width(), rect.height()});
    const double thick = std::max(1.0, std::round(width));
    return {QRectF(rect.left(), rect.top(), rect.width(), thick),
            QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick),
            QRectF(rect.left(), rect.top(), thick, rect.height()),
            QRectF(rect.right() - thick, rect.top(), thick, rect.height())};
}

bool isTick(const Mark& mark)
{
    return mark.kind == MarkKind::Cut && mark.room > 0;
}

Stroke tickOf(const Mark& mark, double scale)
{
    const double foot = mark.at.y() - mark.size / 2;
    return {QPointF(mark.at.x(), foot - 8 * scale), QPointF(mark.at.x(), foot), mark.color,
            std::clamp(mark.room / 2, 1.0, 2 * scale)};
}

bool PixelBoxes::operator()(const Box& box)
{
    const QRectF rect = snapped(box.rect);
    const bool isPlain = box.fill == Fill::None || (box.fill == Fill::Solid && isOpaque(box.color));
    if (!isPlain || isRound(box, rect, m_scale) || (isEdged(box) && !isOpaque(box.edge)))
        return false;
    if (box.fill == Fill::Solid) add(rect, box.color);
    if (isEdged(box))
        for (const QRectF& side : sidesOf(box, rect))
            add(side, box.edge);
    return true;
}

bool PixelBoxes::operator()(const Boxes& row)
{
    if (!isOpaque(row.color)) return false;
    for (const QRectF& rect : row.rects)
        add(snapped(rect), row.color);
    return true;
}

bool PixelBoxes::operator()(const Stroke& stroke)
{
    const auto rect = filledBy(stroke);
    if (!rect || !isOpaque(stroke.color)) return false;
    add(*rect, stroke.color);
    return true;
}

bool PixelBoxes::operator()(const Mark& mark)
{
    return isTick(mark) && (*this)(tickOf(mark, m_scale));
}

void PixelBoxes::add(const QRectF& rect, const QColor& color)
{
    m_boxes.push_back({rect.toAlignedRect(), color.rgba()});
}

} // namespace awaitscope
