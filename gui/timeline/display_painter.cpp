#include "gui/timeline/display_painter.h"

#include "gui/timeline/pixel_boxes.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

class ListPainter {
public:
    ListPainter(QPainter& painter, double scale) : m_painter(painter), m_scale(scale) {}

    void operator()(const Box& box);
    void operator()(const Boxes& boxes);
    void all(std::span<const DisplayItem> items);
    void operator()(const Stroke& stroke);
    void operator()(const Mark& mark);
    void operator()(const Arrow& arrow);
    void operator()(const TextItem& item);

private:
    bool paintsPixels() const;
    /// Draws `m_boxes`, which these items have been taken to, one row of a dense picture above the
    /// other.
    void pixelRows(std::span<const DisplayItem> items);
    void rowImage(std::span<const PixelBox> boxes, const QRect& bounds);
    void arrowEnds(const Arrow& arrow, const QColor& color, double width);
    void hatch(const QRectF& rect, const QColor& color);
    void flag(const Mark& mark);
    void cut(const Mark& mark);
    void cross(const Mark& mark);
    void breakOff(const Mark& mark);
    void stop(const Mark& mark);
    void hourglass(const Mark& mark);
    void tear(const Mark& mark);
    QPen pen(const QColor& color, double width) const
    {
        return QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    }

    QPainter& m_painter;
    double m_scale;
    std::vector<PixelBox> m_boxes;
};

void ListPainter::all(std::span<const DisplayItem> items)
{
    PixelBoxes taken(m_boxes, m_scale);
    size_t first = 0; // of those that have been taken
    for (size_t at = 0; at < items.size(); ++at) {
        if (std::visit(taken, items[at])) continue;
        pixelRows(items.subspan(first, at - first));
        std::visit(*this, items[at]);
        first = at + 1;
    }
    pixelRows(items.subspan(first));
}

void ListPainter::operator()(const Box& box)
{
    const QRectF rect = snapped(box.rect);
    const bool round = isRound(box, rect, m_scale);
    m_painter.setRenderHint(QPainter::Antialiasing, round);
    m_painter.setPen(Qt::NoPen);
    const auto draw = [&](const QRectF& area) {
        if (round)
            m_painter.drawRoundedRect(area, box.radius, box.radius);
        else
            m_painter.drawRect(area);
    };
    if (box.fill != Fill::None) {
        m_painter.setBrush(box.fill == Fill::CrossHatched ? box.ground : box.color);
        draw(rect);
        if (box.fill == Fill::CrossHatched) hatch(rect, box.color);
    }
    if (!isEdged(box)) return;
    if (round) {
        const double width = std::min({box.edgeWidth, rect.width(), rect.height()});
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen(box.edge, width));
        draw(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2));
        return;
    }
    m_painter.setBrush(box.edge);
    for (const QRectF& side : sidesOf(box, rect))
        m_painter.drawRect(side);
}

void ListPainter::operator()(const Boxes& boxes)
{
    std::vector<QRectF> rects;
    rects.reserve(boxes.rects.size());
    for (const QRectF& rect : boxes.rects)
        rects.push_back(snapped(rect));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(boxes.color);
    m_painter.drawRects(rects.data(), static_cast<int>(rects.size()));
}

/// Whether what is drawn becomes pixels as it is, one for one.
bool ListPainter::paintsPixels() const
{
    const QTransform& transform = m_painter.deviceTransform();
    return m_painter.paintEngine()->type() == QPaintEngine::Raster &&
           transform.type() <= QTransform::TxTranslate &&
           transform.dx() == std::floor(transform.dx()) &&
           transform.dy() == std::floor(transform.dy());
}

// What is dense has several boxes for each column of pixels: an image of a row of them costs a
// tenth.
void ListPainter::pixelRows(std::span<const DisplayItem> items)
{
    constexpr size_t kFew = 100;
    constexpr int kMost = 8192; // pixels
    const std::vector<PixelBox> boxes = std::exchange(m_boxes, {});
    if (boxes.size() <= kFew || !paintsPixels()) {
        for (const DisplayItem& item : items)
            std::visit(*this, item);
        return;
    }
    for (size_t first = 0, end; first < boxes.size(); first = end) {
        QRect bounds = boxes[first].rect;
        for (end = first + 1; end < boxes.size(); ++end) {
            const QRect& rect = boxes[end].rect;
            if (rect.top() > bounds.bottom() || rect.bottom() < bounds.top()) break;
            bounds |= rect;
        }
        const auto row = std::span(boxes).subspan(first, end - first);
        if (row.size() > kFew && bounds.width() <= kMost && bounds.height() <= kMost) {
            rowImage(row, bounds);
            continue;
        }
        for (const PixelBox& box : row)
            m_painter.fillRect(box.rect, QColor::fromRgba(box.color));
    }
}

void ListPainter::rowImage(std::span<const PixelBox> boxes, const QRect& bounds)
{
    QImage image(bounds.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (const PixelBox& box : boxes) {
        const QRect rect = box.rect.translated(-bounds.topLeft());
        const QRgb color = qPremultiply(box.color);
        for (int y = rect.top(); y <= rect.bottom(); ++y)
            std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)) + rect.left(), rect.width(),
                        color);
    }
    m_painter.drawImage(bounds.topLeft(), image);
}

void ListPainter::hatch(const QRectF& rect, const QColor& color)
{
    // Lines x - y = k * step and x + y = k * step, each cut to the rectangle: the pattern stands
    // still when a bar moves by a pixel.
    const double step = 9 * m_scale;
    QPainterPath path;
    const auto lines = [&](bool falling) {
        const double lowest = falling ? rect.left() - rect.bottom() : rect.left() + rect.top();
        const double highest = falling ? rect.right() - rect.top() : rect.right() + rect.bottom();
        for (double k = std::ceil(lowest / step) * step; k < highest; k += step) {
            const auto y = [&](double x) { return falling ? x - k : k - x; };
            const double one = falling ? rect.top() + k : k - rect.top();
            const double other = falling ? rect.bottom() + k : k - rect.bottom();
            const double from = std::max(rect.left(), std::min(one, other));
            const double to = std::min(rect.right(), std::max(one, other));
            if (from >= to) continue;
            path.moveTo(from, y(from));
            path.lineTo(to, y(to));
        }
    };
    lines(true);
    lines(false);
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen(color, 1.6 * m_scale));
    m_painter.drawPath(path);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
}

void ListPainter::operator()(const Stroke& stroke)
{
    m_painter.setBrush(Qt::NoBrush);
    if (const auto rect = filledBy(stroke)) {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(stroke.color);
        m_painter.drawRect(*rect);
        return;
    }
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    QPen line = pen(stroke.color, stroke.width);
    if (stroke.dash == Dash::Dashed) line.setDashPattern({4, 3});
    if (stroke.dash == Dash::Dotted) line.setDashPattern({2, 2});
    m_painter.setPen(line);
    m_painter.drawLine(stroke.from, stroke.to);
}

void ListPainter::operator()(const Mark& mark)
{
    // Going to and fro costs more than a tick or a flag, which are boxes.
    const bool isBox = mark.kind == MarkKind::Flag || isTick(mark);
    m_painter.setRenderHint(QPainter::Antialiasing, !isBox);
    switch (mark.kind) {
    case MarkKind::Ring: {
        const double radius = std::min(5.5 * m_scale, mark.size * 0.3);
        m_painter.setPen(pen(mark.color, std::max(1.2, 0.47 * radius)));
        m_painter.setBrush(mark.ground);
        m_painter.drawEllipse(mark.at, radius, radius);
        break;
    }
    case MarkKind::Cross: cross(mark); break;
    case MarkKind::Bar: {
        const double width = 5 * m_scale;
        const QRectF rect(mark.at.x() - width / 2, mark.at.y() - mark.size / 2 - 2 * m_scale, width,
                          mark.size + 4 * m_scale);
        m_painter.setPen(pen(mark.ground, 1.5 * m_scale));
        m_painter.setBrush(mark.color);
        m_painter.drawRect(rect);
        break;
    }
    case MarkKind::Flag: flag(mark); break;
    case MarkKind::Cut: cut(mark); break;
    case MarkKind::Break: breakOff(mark); break;
    case MarkKind::Stop: stop(mark); break;
    case MarkKind::Hourglass: hourglass(mark); break;
    case MarkKind::Tear: tear(mark); break;
    }
}

void ListPainter::flag(const Mark& mark)
{
    // `at` is the foot: the flag stands on its bar.
    const double small = std::clamp(mark.size / (26 * m_scale), 0.5, 1.0) * m_scale;
    const double wide = mark.room > 0 ? std::min(mark.room, 10 * small) : 10 * small;
    const QRectF cloth(mark.at.x(), mark.at.y() - 10 * small, wide, 7 * small);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mark.color);
    m_painter.drawRect(snapped(cloth));
    m_painter.drawRect(snapped(
        QRectF(mark.at.x(), mark.at.y() - 10 * small, std::max(1.0, 1.4 * small), 12 * small)));
}

void ListPainter::cut(const Mark& mark)
{
    const double over = 4 * m_scale;
    const double half = mark.size / 2;
    const double width = 4.5 * m_scale;
    if (isTick(mark)) return (*this)(tickOf(mark, m_scale));
    (*this)(Stroke{QPointF(mark.at.x(), mark.at.y() - half - over),
                   QPointF(mark.at.x(), mark.at.y() + half + over), mark.color, 2 * m_scale});
    const double top = mark.at.y() - half - 2 * over;
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mark.color);
    m_painter.drawPolygon(
        QPolygonF({QPointF(mark.at.x() - width, top), QPointF(mark.at.x() + width, top),
                   QPointF(mark.at.x(), top + 1.6 * width)}));
}

void ListPainter::cross(const Mark& mark)
{
    const double half = std::min(6 * m_scale, mark.size * 0.33);
    QPainterPath path;
    path.moveTo(mark.at.x() - half, mark.at.y() - half);
    path.lineTo(mark.at.x() + half, mark.at.y() + half);
    path.moveTo(mark.at.x() - half, mark.at.y() + half);
    path.lineTo(mark.at.x() + half, mark.at.y() - half);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(mark.ground, 7 * m_scale, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawPath(path);
    m_painter.setPen(QPen(mark.color, 3.4 * m_scale, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawPath(path);
}

void ListPainter::breakOff(const Mark& mark)
{
    // Two slanted strokes, as an axis is broken off on paper.
    const double height = mark.size / 2;
    const double slant = 3 * m_scale;
    for (const double offset : {-2.5 * m_scale, 2.5 * m_scale}) {
        const QPointF foot(mark.at.x() + offset - slant, mark.at.y() + height);
        const QPointF head(mark.at.x() + offset + slant, mark.at.y() - height);
        m_painter.setPen(pen(mark.color, 1.8 * m_scale));
        m_painter.drawLine(foot, head);
    }
}

void ListPainter::stop(const Mark& mark)
{
    // The sign for "no entry".
    const double radius = std::min(8 * m_scale, mark.size * 0.46);
    m_painter.setPen(pen(mark.ground, 1.5 * m_scale));
    m_painter.setBrush(mark.color);
    m_painter.drawEllipse(mark.at, radius, radius);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mark.ground);
    m_painter.drawRect(QRectF(mark.at.x() - 0.62 * radius, mark.at.y() - 0.2 * radius,
                              1.24 * radius, 0.4 * radius));
}

void ListPainter::hourglass(const Mark& mark)
{
    const double half = std::min(8 * m_scale, mark.size * 0.46);
    const double wide = 0.72 * half;
    const QPolygonF glass({mark.at + QPointF(-wide, -half), mark.at + QPointF(wide, -half),
                           mark.at + QPointF(-wide, half), mark.at + QPointF(wide, half)});
    m_painter.setPen(QPen(mark.ground, 3 * m_scale, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
    m_painter.setBrush(mark.color);
    m_painter.drawPolygon(glass);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPolygon(glass);
}

void ListPainter::tear(const Mark& mark)
{
    const double tooth = 3 * m_scale;
    const int teeth = std::max(1, static_cast<int>(std::round(mark.size / (2 * tooth))));
    const double top = mark.at.y() - mark.size / 2;
    const auto edge = [&](double x) {
        QPolygonF points;
        for (int i = 0; i <= 2 * teeth; ++i)
            points << QPointF(x + (i % 2 == 0 ? -tooth : tooth) / 2,
                              top + mark.size * i / (2 * teeth));
        return points;
    };
    const double half = std::max(mark.room / 2 - tooth, tooth);
    const QPolygonF left = edge(mark.at.x() - half);
    const QPolygonF right = edge(mark.at.x() + half);
    QPolygonF gap = left;
    std::copy(right.rbegin(), right.rend(), std::back_inserter(gap));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(mark.ground);
    m_painter.drawPolygon(gap);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(pen(mark.color, std::max(1.0, 1.2 * m_scale)));
    m_painter.drawPolyline(left);
    m_painter.drawPolyline(right);
}

void ListPainter::operator()(const Arrow& arrow)
{
    const auto line = [&](const QColor& color, double width, Dash dash) {
        QPen stroke = pen(color, width);
        if (dash == Dash::Dashed) stroke.setDashPattern({5, 3});
        if (dash == Dash::Dotted) stroke.setDashPattern({1.5, 2.5});
        m_painter.setPen(stroke);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawLine(arrow.from, arrow.to);
    };
    m_painter.setRenderHint(QPainter::Antialiasing, true);
    const double halo = arrow.width + 2 * m_scale;
    line(arrow.ground, halo, Dash::Solid);
    arrowEnds(arrow, arrow.ground, halo);
    line(arrow.color, arrow.width, arrow.dash);
    arrowEnds(arrow, arrow.color, arrow.width);
}

void ListPainter::arrowEnds(const Arrow& arrow, const QColor& color, double width)
{
    const QPointF way = arrow.to - arrow.from;
    const double length = std::hypot(way.x(), way.y());
    if (length <= 0) return;
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const QPointF back = arrow.to - 6 * m_scale * along;
    const QPointF side = 3.2 * m_scale * across;
    m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    m_painter.setBrush(Qt::NoBrush);
    switch (arrow.head) {
    case ArrowHead::Open:
        m_painter.drawPolyline(QPolygonF({back + side, arrow.to, back - side}));
        break;
    case ArrowHead::Filled:
        m_painter.setBrush(color);
        m_painter.drawPolygon(QPolygonF({back + side, arrow.to, back - side}));
        break;
    case ArrowHead::Stop:
        m_painter.setPen(pen(color, width + m_scale));
        m_painter.drawLine(arrow.to + 1.4 * side, arrow.to - 1.4 * side);
        break;
    }
    m_painter.setPen(pen(color, width));
    const double radius = 2.8 * m_scale;
    m_painter.setBrush(arrow.ground);
    if (arrow.tail == ArrowTail::Ring) m_painter.drawEllipse(arrow.from, radius, radius);
    m_painter.setBrush(color);
    if (arrow.tail == ArrowTail::Square)
        m_painter.drawRect(
            QRectF(arrow.from.x() - radius, arrow.from.y() - radius, 2 * radius, 2 * radius));
}

void ListPainter::operator()(const TextItem& item)
{
    m_painter.setFont(fontOf(item.role, m_scale));
    m_painter.setPen(item.color);
    m_painter.setRenderHint(QPainter::TextAntialiasing, true);
    // A line of text may be higher than its box; its width was measured.
    m_painter.drawText(item.box,
                       static_cast<int>(item.alignment) | Qt::TextDontClip | Qt::TextSingleLine,
                       item.text);
}

} // namespace

void paintDisplayList(QPainter& painter, const DisplayList& list)
{
    painter.save();
    // SVG files repeat the font even where there is no text: it must not be the system's.
    painter.setFont(fontOf(TextRole::BarText, list.scale));
    ListPainter(painter, list.scale).all(list.items);
    painter.restore();
}

} // namespace awaitscope
