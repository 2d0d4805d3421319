#include "gui/timeline/display_painter.h"

#include <QImage>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace awaitscope {

namespace {

QRectF snapped(const QRectF& rect)
{
    const double left = std::round(rect.left());
    const double top = std::round(rect.top());
    // What takes no time keeps a pixel.
    return QRectF(left, top, std::max(1.0, std::round(rect.right()) - left),
                  std::max(1.0, std::round(rect.bottom()) - top));
}

class ListPainter {
public:
    ListPainter(QPainter& painter, double scale) : m_painter(painter), m_scale(scale) {}

    void operator()(const Box& box);
    void operator()(const Boxes& boxes);
    /// Items that are boxes, one row of a dense picture above the other.
    void boxRows(std::span<const DisplayItem> items);
    void operator()(const Stroke& stroke);
    void operator()(const Mark& mark);
    void operator()(const Arrow& arrow);
    void operator()(const TextItem& item);

private:
    bool paintsPixels() const;
    void boxImage(std::span<const DisplayItem> items, const QRect& bounds);
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
};

void ListPainter::operator()(const Box& box)
{
    const QRectF rect = snapped(box.rect);
    // Short bars look the same without their small corners, and cost a tenth.
    const double smallCorner = 3 * m_scale;
    const double least = box.radius <= smallCorner ? 8 * box.radius : 2 * box.radius;
    const bool round = box.radius > 0 && rect.width() > least;
    m_painter.setRenderHint(QPainter::Antialiasing, round);
    m_painter.setPen(Qt::NoPen);
    const auto draw = [&](const QRectF& area) {
        if (round)
            m_painter.drawRoundedRect(area, box.radius, box.radius);
        else
            m_painter.drawRect(area);
    };
    const bool edged = box.edge.isValid() && box.edgeWidth > 0;
    if (box.fill != Fill::None) {
        m_painter.setBrush(box.fill == Fill::CrossHatched ? box.ground : box.color);
        draw(rect);
        if (box.fill == Fill::CrossHatched) hatch(rect, box.color);
    }
    if (!edged) return;
    const double width = std::min({box.edgeWidth, rect.width(), rect.height()});
    m_painter.setBrush(Qt::NoBrush);
    if (round) {
        m_painter.setPen(pen(box.edge, width));
        draw(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2));
        return;
    }
    // Four filled rectangles stay sharp where a pen would straddle pixels.
    const double thick = std::max(1.0, std::round(width));
    m_painter.setBrush(box.edge);
    m_painter.drawRect(QRectF(rect.left(), rect.top(), rect.width(), thick));
    m_painter.drawRect(QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick));
    m_painter.drawRect(QRectF(rect.left(), rect.top(), thick, rect.height()));
    m_painter.drawRect(QRectF(rect.right() - thick, rect.top(), thick, rect.height()));
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

/// What is dense has several boxes for each column of pixels: an image of them costs a tenth.
void ListPainter::boxRows(std::span<const DisplayItem> items)
{
    constexpr size_t kFew = 100;
    constexpr int kMost = 8192; // pixels
    for (size_t first = 0; first < items.size();) {
        QRectF bounds;
        size_t end = first, count = 0;
        for (; end < items.size(); ++end) {
            QRectF more;
            for (const QRectF& rect : std::get<Boxes>(items[end]).rects)
                more |= rect;
            if (end > first && !more.intersects(bounds)) break;
            bounds |= more;
            count += std::get<Boxes>(items[end]).rects.size();
        }
        const auto row = items.subspan(first, end - first);
        const QRect area = snapped(bounds).toAlignedRect().adjusted(0, 0, 1, 1);
        if (count > kFew && area.width() <= kMost && area.height() <= kMost && paintsPixels())
            boxImage(row, area);
        else
            for (const DisplayItem& item : row)
                (*this)(std::get<Boxes>(item));
        first = end;
    }
}

void ListPainter::boxImage(std::span<const DisplayItem> items, const QRect& bounds)
{
    QImage image(bounds.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (const DisplayItem& item : items) {
        const Boxes& boxes = std::get<Boxes>(item);
        const QRgb color = qPremultiply(boxes.color.rgba());
        for (const QRectF& box : boxes.rects) {
            const QRect rect =
                snapped(box).toAlignedRect().translated(-bounds.topLeft()) & image.rect();
            for (int y = rect.top(); y <= rect.bottom(); ++y)
                std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)) + rect.left(), rect.width(),
                            color);
        }
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
    const bool straight = stroke.from.x() == stroke.to.x() || stroke.from.y() == stroke.to.y();
    m_painter.setBrush(Qt::NoBrush);
    if (straight && stroke.dash == Dash::Solid) {
        // A filled rectangle has the same pixels on every device.
        const double width = std::max(1.0, std::round(stroke.width));
        QRectF rect = QRectF(stroke.from, stroke.to).normalized();
        if (stroke.from.x() == stroke.to.x())
            rect.adjust(-width / 2, 0, width / 2, 0);
        else
            rect.adjust(0, -width / 2, 0, width / 2);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(stroke.color);
        m_painter.drawRect(snapped(rect));
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
    const bool isBox = mark.kind == MarkKind::Flag || (mark.kind == MarkKind::Cut && mark.room > 0);
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
    if (mark.room > 0) {
        const double foot = mark.at.y() - half;
        (*this)(Stroke{QPointF(mark.at.x(), foot - 2 * over), QPointF(mark.at.x(), foot),
                       mark.color, std::clamp(mark.room / 2, 1.0, 2 * m_scale)});
        return;
    }
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
    ListPainter draw(painter, list.scale);
    const std::span<const DisplayItem> items(list.items);
    for (size_t at = 0; at < items.size();) {
        size_t end = at;
        while (end < items.size() && std::holds_alternative<Boxes>(items[end]))
            ++end;
        if (end > at)
            draw.boxRows(items.subspan(at, end - at));
        else
            std::visit(draw, items[end++]);
        at = end;
    }
    painter.restore();
}

} // namespace awaitscope
