#include "gui/timeline/moved_frame.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace awaitscope {

namespace {

// Marks reach so far from where they stand.
constexpr double kReach = 40;
// Further than that, a picture is not what it was.
constexpr double kMostStretched = 2;

/// Where the lanes and strips of a run are seen.
QRect seenPart(const RunLayout& run, const MovedFrame::View& view, int left, int right)
{
    const int top = std::max(0, qRound(run.body.top() - view.scroll));
    const int bottom = std::min(qRound(view.height), qRound(run.body.bottom() - view.scroll));
    return {left, top, right - left, std::max(0, bottom - top)};
}

void drawStrip(QPainter& painter, const QRectF& strip, const MovedFrame::View& view,
               const MovedFrame::DrawPart& draw)
{
    if (strip.isEmpty()) return;
    QRegion bodies; // headers stay where they are
    for (const RunLayout& run : view.layout.runs)
        if (!run.isHidden())
            bodies += seenPart(run, view, qRound(strip.left()), qRound(strip.right()));
    painter.save();
    painter.setClipRegion(bodies);
    painter.fillRect(strip, view.ground);
    draw(painter, std::max(view.layout.plotLeft, strip.left() - kReach),
         std::min(view.layout.plotRight, strip.right() + kReach));
    painter.restore();
}

} // namespace

void MovedFrame::drawWhole(QPainter& painter, QSize size, const View& view,
                           const std::function<void(QPainter&)>& draw)
{
    if (m_image.size() != size) m_image = QImage(size, QImage::Format_RGB32);
    m_image.fill(view.ground);
    m_curtains = view.curtains;
    m_map = view.window.map();
    m_offset = view.window.offset();
    m_plotLeft = view.layout.plotLeft;
    m_plotRight = view.layout.plotRight;
    QPainter onImage(&m_image);
    draw(onImage);
    onImage.end();
    painter.drawImage(0, 0, m_image);
}

bool MovedFrame::drawMoved(QPainter& painter, const View& view, const DrawPart& draw)
{
    const bool isSamePlot =
        m_plotLeft == view.layout.plotLeft && m_plotRight == view.layout.plotRight;
    if (!isKept() || !isSamePlot) return false;
    return view.window.map().width() == m_map.width() ? drawPanned(painter, view, draw)
                                                      : drawStretched(painter, view, draw);
}

bool MovedFrame::drawPanned(QPainter& painter, const View& view, const DrawPart& draw)
{
    const int left = static_cast<int>(m_plotLeft);
    const int right = static_cast<int>(std::floor(m_plotRight));
    // Whole pixels: what is drawn stays sharp.
    const int by = static_cast<int>(std::round(view.window.offset() - m_offset));
    const int kept = right - left - std::abs(by);
    if (kept <= 0) return false;
    m_offset += by;
    for (const RunLayout& run : view.layout.runs) {
        if (run.isHidden()) continue;
        const QRect part = seenPart(run, view, left, right) & m_image.rect();
        for (int y = part.top(); y <= part.bottom(); ++y) {
            auto* row = reinterpret_cast<QRgb*>(m_image.scanLine(y)) + left;
            std::memmove(row + std::max(0, -by), row + std::max(0, by),
                         static_cast<size_t>(kept) * sizeof(QRgb));
        }
    }
    QPainter onImage(&m_image);
    drawStrip(onImage,
              by > 0 ? QRectF(right - by, 0, m_image.width() - right + by, view.height)
                     : QRectF(left, 0, -by, view.height),
              view, draw);
    const Curtains before = std::exchange(m_curtains, view.curtains);
    if (before.stands != m_curtains.stands) {
        const double from = std::max(m_plotLeft, std::floor(before.first - by - kReach));
        const double to = std::min(m_plotRight, std::ceil(m_curtains.last + kReach));
        drawStrip(onImage, QRectF(from, 0, to - from, view.height), view, draw);
    }
    onImage.end();
    painter.drawImage(0, 0, m_image);
    return true;
}

bool MovedFrame::drawStretched(QPainter& painter, const View& view, const DrawPart& draw) const
{
    if (view.curtains.stands != m_curtains.stands) return false;
    const double width = m_plotRight - m_plotLeft;
    const AxisWindow& window = view.window;
    // The edges of the view on what is kept.
    const double from = placeAcross(window.map(), window.offset(), m_map) - m_offset;
    const double to = placeAcross(window.map(), window.offset() + width, m_map) - m_offset;
    const double stretch = width / std::max(1.0, to - from);
    if (stretch > kMostStretched || stretch < 1 / kMostStretched) return false;
    const double first = std::clamp(from, 0.0, width);
    const double last = std::clamp(to, first, width);
    const double left = m_plotLeft + (first - from) * stretch;
    const double right = m_plotLeft + (last - from) * stretch;
    painter.drawImage(0, 0, m_image);
    for (const RunLayout& run : view.layout.runs) {
        if (run.isHidden()) continue;
        const QRectF part = seenPart(run, view, static_cast<int>(m_plotLeft),
                                     static_cast<int>(std::ceil(m_plotRight)));
        if (part.isEmpty()) continue;
        painter.drawImage(QRectF(left, part.top(), right - left, part.height()), m_image,
                          QRectF(m_plotLeft + first, part.top(), last - first, part.height()));
    }
    drawStrip(painter, QRectF(m_plotLeft, 0, std::ceil(left - m_plotLeft), view.height), view,
              draw);
    const double end = std::floor(right);
    if (right < m_plotRight)
        drawStrip(painter, QRectF(end, 0, view.layout.width - end, view.height), view, draw);
    return true;
}

} // namespace awaitscope
