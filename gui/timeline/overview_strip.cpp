#include "gui/timeline/overview_strip.h"

#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/display_painter.h"
#include "gui/timeline/pixel_columns.h"
#include "gui/timeline/strip_bars.h"
#include "gui/timeline/timeline_plot.h"
#include "gui/timeline/wording.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr double kRun = 10; // of one run, at scale 1
constexpr double kGap = 3;
constexpr double kAround = 5;
constexpr double kNearEdge = 5;
constexpr double kNarrowestFrame = 8; // of the frame

} // namespace

OverviewStrip::OverviewStrip(TimelinePlot& plot, QWidget* parent) : QWidget(parent), m_plot(plot)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
    connect(&plot, &TimelinePlot::redrawn, this, &OverviewStrip::follow);
}

void OverviewStrip::setAside(bool aside)
{
    m_aside = aside;
    follow();
}

void OverviewStrip::follow()
{
    const bool shows = m_plot.picture() && m_plot.axisWindow().zoom() > 1 && !m_aside;
    if (shows && sizeHint().height() != height()) updateGeometry();
    setVisible(shows);
    if (shows) update();
}

QSize OverviewStrip::sizeHint() const
{
    const double scale = m_plot.pictureStyle().scale;
    size_t runs = 0;
    for (const RunLayout& run : m_plot.pictureLayout().runs)
        runs += run.isHidden() ? 0 : 1;
    const double height = 2 * kAround + static_cast<double>(runs) * (kRun + kGap) - kGap;
    return {100, qRound(std::max(height, kRun) * scale)};
}

QRectF OverviewStrip::area() const
{
    const PictureLayout& layout = m_plot.pictureLayout();
    return QRectF(layout.plotLeft, 0, layout.plotWidth(), height());
}

std::vector<QRectF> OverviewStrip::rowsOf(size_t run) const
{
    const std::vector<RunLayout>& runs = m_plot.pictureLayout().runs;
    if (runs[run].isHidden()) return {};
    const double scale = m_plot.pictureStyle().scale;
    double top = kAround * scale;
    for (size_t above = 0; above < run; ++above)
        if (!runs[above].isHidden()) top += (kRun + kGap) * scale;
    const size_t count = runs[run].strips.size();
    const double each = kRun * scale / static_cast<double>(std::max<size_t>(count, 1));
    std::vector<QRectF> rows;
    for (size_t row = 0; row < count; ++row)
        rows.emplace_back(area().left(), top + static_cast<double>(row) * each, area().width(),
                          each);
    return rows;
}

OverviewStrip::Drawn OverviewStrip::wanted() const
{
    const PictureStyle& style = m_plot.pictureStyle();
    return {m_plot.picture()->sharedComparison(),
            QSizeF(size()),
            area().left(),
            style.scale,
            static_cast<int>(style.theme->kind),
            m_line.slotWidth(),
            m_line.pixelsPerSecond(),
            m_line.width(),
            m_plot.picture()->view().alone};
}

void OverviewStrip::drawRuns()
{
    m_line = m_plot.axisWindow().whole(area().width());
    Drawn drawn = wanted();
    if (drawn == m_drawn && !m_runs.isNull()) return;
    m_drawn = std::move(drawn);
    const double ratio = devicePixelRatioF();
    m_runs = QPixmap((QSizeF(size()) * ratio).toSize());
    m_runs.setDevicePixelRatio(ratio);
    const PictureStyle& style = m_plot.pictureStyle();
    m_runs.fill(style.theme->canvas);
    QPainter painter(&m_runs);
    PictureLayout layout = m_plot.pictureLayout();
    for (size_t run = 0; run < layout.runs.size(); ++run) {
        layout.runs[run].strips = rowsOf(run);
        if (layout.runs[run].strips.empty()) continue;
        DisplayList list;
        list.scale = style.scale;
        RunScene scene = m_plot.picture()->scene(run, m_line, 0, layout, style);
        scene.hasLetters = false;
        drawStrips(list, scene, PixelColumns(scene));
        paintDisplayList(painter, list);
    }
    DisplayList words;
    words.scale = style.scale;
    TextItem text;
    text.box = QRectF(4 * style.scale, 0, area().left() - 12 * style.scale, height());
    text.alignment = Qt::AlignRight | Qt::AlignVCenter;
    text.text = overviewWords();
    text.role = TextRole::StripLabel;
    text.color = style.theme->quietInk;
    words.addText(text);
    paintDisplayList(painter, words);
}

QRectF OverviewStrip::frame() const
{
    if (!isVisible()) return {};
    const AxisWindow& window = m_plot.axisWindow();
    const AxisMap line = window.whole(area().width());
    const double from = area().left() + placeAcross(window.map(), window.offset(), line);
    const double to =
        area().left() + placeAcross(window.map(), window.offset() + window.width(), line);
    // A part of a long run would be thinner than a pixel.
    const double width = std::max(to - from, kNarrowestFrame);
    const double left = std::clamp((from + to - width) / 2, area().left(), area().right() - width);
    return QRectF(left, 1, width, height() - 2);
}

void OverviewStrip::drawAbove(DisplayList& list) const
{
    const PictureStyle& style = m_plot.pictureStyle();
    const Theme& theme = *style.theme;
    list.scale = style.scale;
    const PictureLayout& layout = m_plot.pictureLayout();
    for (size_t run = 0; run < layout.runs.size(); ++run) {
        const RunScene scene = m_plot.picture()->scene(run, m_line, 0, layout, style);
        for (const QRectF& row : rowsOf(run)) {
            if (m_plot.curtain()) {
                Box curtain;
                curtain.rect = row.adjusted(0, -style.scale, 0, style.scale); // edges, too
                curtain.rect.setLeft(curtainPlace(scene, m_plot.standOf(run)));
                curtain.color = theme.band;
                if (curtain.rect.width() > 0) list.add(curtain);
            }
            const double x = area().left() + m_line.x(m_plot.cursorOf(run));
            list.add(Stroke{QPointF(x, row.top()), QPointF(x, row.bottom()), theme.cursorHalo,
                            3 * style.scale});
            list.add(
                Stroke{QPointF(x, row.top()), QPointF(x, row.bottom()), theme.cursor, style.scale});
        }
    }
    Box window;
    window.rect = frame();
    window.fill = Fill::None;
    window.edge = theme.accent;
    window.edgeWidth = 2 * style.scale;
    list.add(window);
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    if (!m_plot.picture()) return;
    drawRuns();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_runs);
    DisplayList list;
    drawAbove(list);
    paintDisplayList(painter, list);
}

bool OverviewStrip::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) m_runs = {};
    return QWidget::event(event);
}

OverviewStrip::Drag OverviewStrip::dragAt(double x) const
{
    const QRectF frame = this->frame();
    // Inside a narrow frame there is no room for its edges.
    const double inside = std::min(kNearEdge, frame.width() / 4);
    if (x >= frame.left() - kNearEdge && x <= frame.left() + inside) return Drag::Left;
    if (x >= frame.right() - inside && x <= frame.right() + kNearEdge) return Drag::Right;
    return Drag::Frame;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_plot.picture()) return;
    const double x = event->position().x();
    const QRectF frame = this->frame();
    m_drag = dragAt(x);
    const bool isIn = x >= frame.left() && x <= frame.right();
    // Beside the frame: it comes there first.
    if (m_drag == Drag::Frame && !isIn) {
        const AxisWindow& window = m_plot.axisWindow();
        m_plot.panBy(placeAcross(m_line, x - area().left(), window.map()) - window.offset() -
                     window.width() / 2);
    }
    m_grip = x - this->frame().left();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    const double x = std::clamp(event->position().x(), area().left(), area().right());
    if (m_drag == Drag::None) {
        const Drag drag = dragAt(x);
        setCursor(drag == Drag::Frame ? Qt::PointingHandCursor : Qt::SizeHorCursor);
        return;
    }
    if (m_drag == Drag::Frame) return moveTo(event->position().x());
    const QRectF frame = this->frame();
    const double left =
        m_drag == Drag::Left ? std::min(x, frame.right() - kNarrowestFrame) : frame.left();
    const double right =
        m_drag == Drag::Right ? std::max(x, frame.left() + kNarrowestFrame) : frame.right();
    m_plot.showBetween(m_line, left - area().left(), right - area().left());
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*)
{
    m_drag = Drag::None;
}

void OverviewStrip::moveTo(double x)
{
    const AxisWindow& window = m_plot.axisWindow();
    const double place = placeAcross(m_line, x - m_grip - area().left(), window.map());
    m_plot.panBy(place - window.offset());
}

} // namespace awaitscope
