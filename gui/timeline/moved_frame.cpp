#include "gui/timeline/moved_frame.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace awaitscope {

namespace {

// Marks reach so far from where they stand, at scale 1.
constexpr double kReach = 40;
// Further than that, a picture is not what it was.
constexpr double kMuchStretched = 1.5;
constexpr double kMostStretched = 64;

/// Where the lanes and strips of a run are seen.
QRect seenPart(const RunLayout& run, const MovedFrame::View& view, int left, int right)
{
    const int top = std::max(0, qRound(run.body.top() - view.scroll));
    const int bottom = std::min(qRound(view.height), qRound(run.body.bottom() - view.scroll));
    return {left, top, right - left, std::max(0, bottom - top)};
}

/// Draws between two places; false when that would take too long. What is `bare` has nothing that
/// could stay there meanwhile.
bool drawStrip(QPainter& painter, const QRectF& strip, const MovedFrame::View& view,
               const MovedFrame::DrawPart& draw, bool bare, double density = 1)
{
    if (strip.isEmpty()) return true;
    const double reach = kReach * std::max(1.0, view.layout.scale);
    const double from = std::max(view.layout.plotLeft, strip.left() - reach);
    const double to = std::min(view.layout.plotRight, strip.right() + reach);
    const bool isLight = draw.isLight(from, to, density);
    if (!isLight && !bare) return false;
    QRegion bodies; // headers stay where they are
    for (const RunLayout& run : view.layout.runs)
        if (!run.isHidden())
            bodies += seenPart(run, view, qRound(strip.left()), qRound(strip.right()));
    painter.save();
    painter.setClipRegion(bodies);
    painter.fillRect(strip, view.ground);
    if (isLight) draw.draw(painter, from, to);
    painter.restore();
    return isLight;
}

} // namespace

MovedFrame::Frame MovedFrame::frameOf(QSize size, const View& view)
{
    Frame frame{QImage(size, QImage::Format_RGB32),
                view.curtains,
                view.window.map(),
                view.window.offset(),
                view.layout.plotLeft,
                view.layout.plotRight};
    frame.image.fill(view.ground);
    return frame;
}

void MovedFrame::drawWhole(QPainter& painter, QSize size, const View& view,
                           const std::function<void(QPainter&)>& draw)
{
    m_next = {};
    m_kept = frameOf(size, view);
    QPainter onImage(&m_kept.image);
    draw(onImage);
    onImage.end();
    painter.drawImage(0, 0, m_kept.image);
}

void MovedFrame::beginRenewal(QSize size, const View& view, int parts)
{
    m_next = frameOf(size, view);
    m_parts = parts;
    m_partsDone = 0;
}

bool MovedFrame::renewPart(const DrawBand& draw)
{
    const double height = m_next.image.height();
    const double top = std::floor(height * m_partsDone / m_parts);
    const double bottom = std::floor(height * ++m_partsDone / m_parts);
    QPainter onImage(&m_next.image);
    onImage.setClipRect(QRectF(0, top, m_next.image.width(), bottom - top));
    draw(onImage, top, bottom);
    onImage.end();
    if (m_partsDone < m_parts) return false;
    m_kept = std::exchange(m_next, {});
    return true;
}

MovedFrame::Likeness MovedFrame::drawMoved(QPainter& painter, const View& view,
                                           const DrawPart& draw)
{
    const bool isSamePlot =
        m_kept.plotLeft == view.layout.plotLeft && m_kept.plotRight == view.layout.plotRight;
    if (m_kept.image.isNull() || !isSamePlot) return Likeness::None;
    return view.window.map().width() == m_kept.map.width() ? drawPanned(painter, view, draw)
                                                           : drawStretched(painter, view, draw);
}

MovedFrame::Likeness MovedFrame::drawPanned(QPainter& painter, const View& view,
                                            const DrawPart& draw)
{
    QImage& image = m_kept.image;
    const int left = static_cast<int>(m_kept.plotLeft);
    const int right = static_cast<int>(std::floor(m_kept.plotRight));
    // Whole pixels: what is drawn stays sharp.
    const double moved = std::round(view.window.offset() - m_kept.offset);
    if (std::abs(moved) >= right - left) return Likeness::None;
    const int by = static_cast<int>(moved);
    const int kept = right - left - std::abs(by);
    const Curtains before = std::exchange(m_kept.curtains, view.curtains);
    const bool isSameCurtain = before.stands == m_kept.curtains.stands;
    if (view.window.offset() != m_kept.offset || !isSameCurtain) m_kept.isExact = false;
    m_kept.offset += by;
    for (const RunLayout& run : view.layout.runs) {
        if (run.isHidden() || by == 0) continue;
        const QRect part = seenPart(run, view, left, right) & image.rect();
        for (int y = part.top(); y <= part.bottom(); ++y) {
            auto* row = reinterpret_cast<QRgb*>(image.scanLine(y)) + left;
            std::memmove(row + std::max(0, -by), row + std::max(0, by),
                         static_cast<size_t>(kept) * sizeof(QRgb));
        }
    }
    QPainter onImage(&image);
    bool isDrawn = drawStrip(onImage,
                             by > 0 ? QRectF(right - by, 0, image.width() - right + by, view.height)
                                    : QRectF(left, 0, -by, view.height),
                             view, draw, true);
    if (!isSameCurtain) {
        const double reach = kReach * std::max(1.0, view.layout.scale);
        const double from = std::max(m_kept.plotLeft, std::floor(before.first - by - reach));
        const double to = std::min(m_kept.plotRight, std::ceil(m_kept.curtains.last + reach));
        isDrawn = drawStrip(onImage, QRectF(from, 0, to - from, view.height), view, draw, false) &&
                  isDrawn;
    }
    onImage.end();
    painter.drawImage(0, 0, image);
    if (!isDrawn) return Likeness::Rough;
    return m_kept.isExact ? Likeness::Exact : Likeness::Near;
}

MovedFrame::Likeness MovedFrame::drawStretched(QPainter& painter, const View& view,
                                               const DrawPart& draw) const
{
    if (view.curtains.stands != m_kept.curtains.stands) return Likeness::None;
    const QImage& image = m_kept.image;
    const double width = m_kept.plotRight - m_kept.plotLeft;
    const AxisWindow& window = view.window;
    // The edges of the view on what is kept.
    const double from = placeAcross(window.map(), window.offset(), m_kept.map) - m_kept.offset;
    const double to =
        placeAcross(window.map(), window.offset() + width, m_kept.map) - m_kept.offset;
    const double stretch = width / std::max(1.0, to - from);
    const double most = std::max(stretch, 1 / stretch);
    if (most > kMostStretched) return Likeness::None;
    const double first = std::clamp(from, 0.0, width);
    const double last = std::clamp(to, first, width);
    const double left = m_kept.plotLeft + (first - from) * stretch;
    const double right = m_kept.plotLeft + (last - from) * stretch;
    painter.drawImage(0, 0, image);
    for (const RunLayout& run : view.layout.runs) {
        if (run.isHidden()) continue;
        const QRectF part = seenPart(run, view, static_cast<int>(m_kept.plotLeft),
                                     static_cast<int>(std::ceil(m_kept.plotRight)));
        if (part.isEmpty()) continue;
        painter.drawImage(QRectF(left, part.top(), right - left, part.height()), image,
                          QRectF(m_kept.plotLeft + first, part.top(), last - first, part.height()));
    }
    const auto strip = [&](double begin, double end) {
        return drawStrip(painter, QRectF(begin, 0, end - begin, view.height), view, draw, true,
                         std::max(1.0, 1 / stretch));
    };
    bool isDrawn = strip(m_kept.plotLeft, std::ceil(left));
    if (right < m_kept.plotRight) isDrawn = strip(std::floor(right), view.layout.width) && isDrawn;
    return isDrawn && most <= kMuchStretched ? Likeness::Near : Likeness::Rough;
}

} // namespace awaitscope
