#pragma once

#include "gui/timeline/display_list.h"

#include <QRect>
#include <QRgb>

#include <array>
#include <optional>
#include <vector>

namespace awaitscope {

/// The rectangle on whole pixels; what takes no time keeps one.
QRectF snapped(const QRectF& rect);

/// What a straight line fills that is not dashed: a filled rectangle has the same pixels on every
/// device.
std::optional<QRectF> filledBy(const Stroke& stroke);

/// Whether the box, on the pixels `rect`, has round corners: short bars look the same without their
/// small ones, and cost a tenth.
bool isRound(const Box& box, const QRectF& rect, double scale);
bool isEdged(const Box& box);
/// The four sides of a box that is not round: filled rectangles stay sharp where a pen would
/// straddle pixels. REQUIRES: isEdged(box).
std::array<QRectF, 4> sidesOf(const Box& box, const QRectF& rect);

/// A cut with little room is a tick above the bar.
bool isTick(const Mark& mark);
Stroke tickOf(const Mark& mark, double scale);

/// A rectangle of whole pixels.
struct PixelBox {
    QRect rect;
    QRgb color;
};

/// Takes items to pieces that are such rectangles, each of one opaque colour. False: the item is
/// more than that, and nothing is added.
class PixelBoxes {
public:
    PixelBoxes(std::vector<PixelBox>& boxes, double scale) : m_boxes(boxes), m_scale(scale) {}

    bool operator()(const Box& box);
    bool operator()(const Boxes& row);
    bool operator()(const Stroke& stroke);
    bool operator()(const Mark& mark);
    bool operator()(const Arrow&) { return false; }
    bool operator()(const TextItem&) { return false; }

private:
    void add(const QRectF& rect, const QColor& color);

    std::vector<PixelBox>& m_boxes;
    double m_scale;
};

} // namespace awaitscope
