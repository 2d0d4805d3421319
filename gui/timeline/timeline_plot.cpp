#include "gui/timeline/timeline_plot.h"

#include "gui/timeline/annotation_drawing.h"
#include "gui/timeline/axis_ticks.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/hit_words.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/plot_layers.h"
#include "gui/timeline/runs_beyond.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

// The uppermost layer of every plot; it has a buffer of its own.
const QString kOverlay = QStringLiteral("overlay");
// Of lanes: so that a pointer hits them, and, where text is large, so that it has room.
constexpr double kSmallestPixels = 22;
constexpr double kSmallestPitch = 14;
constexpr double kUsualPixels = 38;
constexpr double kFarAway = 1.5; // scale
constexpr double kSnap = 6;

} // namespace

TimelinePlot::TimelinePlot(QWidget* parent) : QCustomPlot(parent)
{
    // The picture brings its own axis and frame: the plot is its canvas, layers and buffers.
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins(QMargins());
    for (QCPAxis* axis : axisRect()->axes())
        axis->setVisible(false);
    xAxis->grid()->setVisible(false);
    yAxis->grid()->setVisible(false);
    m_gantt = new GanttPlottable(xAxis, yAxis, *this);
    m_overlay = new CursorOverlay(*this, kOverlay);
    setMouseTracking(true);
    setBackground(m_style.theme->canvas);
}

TimelinePlot::~TimelinePlot() = default;

void TimelinePlot::setPicture(std::unique_ptr<ComparisonPicture> picture)
{
    if (m_picture && picture)
        m_view.lanes = m_view.lanes.carriedOver(m_picture->comparison(), picture->comparison());
    if (!picture || m_view.alone >= picture->comparison().runs.size()) m_view.alone.reset();
    if (picture) picture->setView(m_view);
    const bool sameEnd = m_picture && picture && m_picture->end() == picture->end();
    m_picture = std::move(picture);
    m_runCursors.clear();
    m_hoveredLane = kNone;
    m_hoveredEvent = kNone;
    // What is gone cannot be pointed at.
    m_annotations.lit = {};
    m_annotations.chain = {};
    // The line first: the old one was made of the picture that is gone.
    makeLine(!sameEnd);
    layOutRows();
    redraw();
}

void TimelinePlot::setCursor(AxisPosition position)
{
    if (position == m_cursor) return;
    m_cursor = position;
    if (m_drag == Drag::None && m_picture) {
        const double before = m_window.offset();
        m_window.reveal(position);
        if (m_window.offset() != before) redrawMoved();
    }
    if (m_curtain) redrawMoved();
    redrawCursor();
}

void TimelinePlot::setRunCursors(std::vector<RunCursor> cursors)
{
    if (cursors == m_runCursors) return;
    m_runCursors = std::move(cursors);
    if (m_drag == Drag::None) revealStep();
    if (m_curtain) redrawMoved();
    redrawCursor();
}

EventIndex TimelinePlot::eventOf(size_t run) const
{
    if (run < m_runCursors.size()) return m_runCursors[run].event;
    return m_picture->comparison().runs[run].timeline.eventAt(m_cursor);
}

double TimelinePlot::curtainOf(size_t run) const
{
    return curtainPlace(scene(run), standOf(run));
}

std::vector<LegendEntry> TimelinePlot::legend() const
{
    // That of the runs would tell what is still to come.
    std::vector<LegendEntry> entries =
        m_curtain ? allLegendEntries(m_picture->comparison()) : m_picture->legend();
    if (!m_annotations.allArrows) return entries;
    const std::vector<LegendEntry> arrows =
        m_curtain ? allArrowEntries() : m_picture->arrowLegend();
    entries.insert(entries.end(), arrows.begin(), arrows.end());
    return entries;
}

void TimelinePlot::setFocusRun(int run)
{
    if (run == m_focusRun) return;
    m_focusRun = run;
    revealFocus();
    redraw();
}

void TimelinePlot::revealFocus()
{
    const auto run = static_cast<size_t>(m_focusRun);
    if (!m_picture || run >= m_layout.runs.size() || m_layout.runs[run].isHidden()) return;
    const QRectF place = m_layout.runs[run].header.united(m_layout.runs[run].body);
    // Its header stays in sight if not all of it can.
    if (place.bottom() > m_scroll + m_viewport) setScroll(place.bottom() - m_viewport);
    if (place.top() < m_scroll) setScroll(place.top());
}

void TimelinePlot::setStyle(const PictureStyle& style)
{
    m_style = style;
    setBackground(style.theme->canvas);
    layOutRows();
    makeLine(false);
    redraw();
}

void TimelinePlot::setAxisOrder(AxisOrder order)
{
    if (order == m_order) return;
    m_order = order;
    changeLine();
    redraw();
}

void TimelinePlot::changeLine()
{
    if (!m_picture) return;
    // The cursor stays where people look at it.
    const double cursor = m_window.x(m_cursor);
    const bool isSeen = cursor >= 0 && cursor <= m_window.width();
    m_window.changeLine(lineMaker(), isSeen ? cursor : m_window.width() / 2);
}

void TimelinePlot::setCurtain(bool closed)
{
    m_curtain = closed;
    layOutRows();
    redraw();
}

void TimelinePlot::setView(PictureView view)
{
    if (view == m_view) return;
    m_view = std::move(view);
    if (!m_picture) return;
    m_picture->setView(m_view);
    changeLine();
    layOutRows();
    redraw();
}

void TimelinePlot::setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places)
{
    if (!m_picture) return;
    m_picture->setBefore(std::move(before), places);
    layOutRows(); // the legend has one entry more, or less
    redraw();
}

void TimelinePlot::setDifferences(std::vector<EventIndex> differences)
{
    // It is said again with every step.
    if (!m_picture || m_picture->differences() == differences) return;
    m_picture->setDifferences(std::move(differences));
    layOutRows();
    redraw();
}

void TimelinePlot::setHeaderRoom(double pixels)
{
    if (pixels == m_headerRoom) return;
    m_headerRoom = pixels;
    redraw();
}

void TimelinePlot::setAnnotations(const Annotations& annotations)
{
    if (annotations == m_annotations) return;
    const bool legendChanges = annotations.allArrows != m_annotations.allArrows;
    const bool isOther = annotations.selected != m_annotations.selected;
    m_annotations = annotations;
    if (isOther) revealSelected();
    if (!legendChanges) return redrawCursor();
    layOutRows();
    redraw();
}

void TimelinePlot::makeLine(bool refit)
{
    if (!m_picture) {
        m_window.setLine({}, true);
        return;
    }
    m_window.setLine(lineMaker(), refit);
}

AxisWindow::LineMaker TimelinePlot::lineMaker() const
{
    return [picture = m_picture.get(), order = m_order, scale = m_style.scale](double width) {
        return picture->axisMap(order, width, scale);
    };
}

void TimelinePlot::layOutRows()
{
    if (!m_picture) return;
    LayoutRequest request = m_picture->layoutRequest(m_style);
    request.width = width();
    const double bandHeight = std::ceil(kBeyondLine * m_style.scale);
    const double band = m_picture->view().alone ? bandHeight : 0;
    request.height = height() - band;
    request.smallestPitch = std::max(kSmallestPixels / m_style.scale, kSmallestPitch);
    // Large letters do not make bars lower than small ones would.
    if (m_style.scale > 1) request.wantedPitch = kUsualPixels / m_style.scale;
    // Where room is short, the runs need it more: the legend keeps the lines that still fit.
    for (int lines = legendLines(legend(), width() - 28 * m_style.scale, m_style);; --lines) {
        request.legendHeight = legendHeight(lines, m_style);
        m_layout = layOut(request);
        // A class looks at it from afar: there, rows come first.
        const bool isLow = m_style.scale >= kFarAway && m_layout.lanePitch < kUsualPixels - 1;
        if (lines == 0 || (m_layout.height <= request.height && !isLow)) break;
    }
    m_legendHeight = request.legendHeight;
    const double room = height() - m_layout.axis.height() - m_legendHeight;
    m_beyondHeight = m_layout.runsBottom > room ? bandHeight : band;
    m_viewport = std::min(m_layout.runsBottom, std::max(0.0, room - m_beyondHeight));
    m_scroll = std::clamp(m_scroll, 0.0, scrollRange());
    m_window.setWidth(m_layout.plotWidth());
    emit scrollChanged();
}

double TimelinePlot::scrollRange() const
{
    return std::max(0.0, std::ceil(m_layout.runsBottom - m_viewport));
}

void TimelinePlot::setScroll(double scroll)
{
    // On whole pixels, lines are sharp.
    scroll = std::round(std::clamp(scroll, 0.0, scrollRange()));
    if (scroll == m_scroll) return;
    m_scroll = scroll;
    emit scrollChanged();
    redraw();
}

QRectF TimelinePlot::axisArea() const
{
    QRectF area = m_layout.axis;
    area.moveTop(m_viewport + m_beyondHeight);
    return area;
}

const std::vector<QRectF>& TimelinePlot::axisLabels() const
{
    return m_gantt->axisLabels();
}

QRectF TimelinePlot::beyondArea() const
{
    return m_beyondHeight > 0 ? QRectF(0, m_viewport, width(), m_beyondHeight) : QRectF();
}

QRectF TimelinePlot::legendArea() const
{
    if (m_legendHeight == 0) return {};
    QRectF area = m_layout.legend;
    area.moveTop(axisArea().bottom());
    return area;
}

QRectF TimelinePlot::sliderArea() const
{
    const double scale = m_style.scale;
    const QRectF axis = axisArea();
    return QRectF(QPointF(14 * scale, axis.top()),
                  QPointF(m_layout.plotLeft - 12 * scale, axis.top() + 16 * scale));
}

RunScene TimelinePlot::scene(size_t run) const
{
    return scene(run, m_layout, m_window, m_curtain ? standOf(run) : RunCursor());
}

RunScene TimelinePlot::scene(size_t run, const PictureLayout& layout, const AxisWindow& window,
                             const RunCursor& stand) const
{
    const double offset = window.offset() + layout.plotLeft - m_layout.plotLeft;
    RunScene scene = m_picture->scene(run, window.map(), offset, layout, m_style);
    scene.top = m_scroll;
    scene.bottom = m_scroll + m_viewport;
    if (m_curtain) {
        scene.lastShown = stand.event;
        // The curtain hides the rest; marks of what is shown may reach under it.
        scene.shownTo = std::max(scene.left(), std::ceil(curtainPlace(scene, stand)) + 1);
    }
    scene.headerRoom = m_headerRoom;
    scene.hasHandles = true;
    return scene;
}

TimelineHit TimelinePlot::hitAt(QPointF point) const
{
    if (!m_picture || point.y() > m_viewport) return {};
    for (size_t run = 0; run < m_picture->comparison().runs.size(); ++run) {
        const TimelineHit hit = hitTest(scene(run), point + QPointF(0, m_scroll));
        if (!hit.run) continue;
        // What is behind the curtain cannot be pointed at.
        const bool hidden =
            m_curtain &&
            (point.x() > curtainOf(run) ||
             (hit.lane != kNone && scene(run).hides(scene(run).timeline().lane(hit.lane).created)));
        return hidden ? TimelineHit{} : hit;
    }
    return {};
}

QString TimelinePlot::wordsAt(QPointF point) const
{
    const TimelineHit hit = hitAt(point);
    if (!hit.run) return {};
    const RunScene at = scene(*hit.run);
    // Arrows stand above the bars, flags stick out of them.
    if (hit.print == kNone)
        if (const auto arrow = arrowAt(*m_picture, at, m_annotations, point + QPointF(0, m_scroll)))
            return arrowWords(at, *arrow);
    return hitWords(at, hit);
}

std::optional<AxisPosition> TimelinePlot::edgeAt(QPointF point) const
{
    if (!m_picture) return std::nullopt;
    point += QPointF(0, m_scroll);
    for (size_t run = 0; run < m_layout.runs.size(); ++run) {
        const RunLayout& layout = m_layout.runs[run];
        const bool isIn = layout.header.top() <= point.y() && point.y() <= layout.body.bottom();
        if (layout.isHidden() || !isIn) continue;
        return edgeNear(scene(run), point, kSnap * m_style.scale);
    }
    return std::nullopt;
}

AxisPosition TimelinePlot::snapped(QPointF point) const
{
    point.setX(std::clamp(point.x(), m_layout.plotLeft, m_layout.plotRight));
    if (const auto edge = edgeAt(point)) return *edge;
    const AxisPosition position = roundPosition(point.x());
    return m_curtain ? std::min(position, m_cursor) : position;
}

AxisPosition TimelinePlot::roundPosition(double x) const
{
    const AxisPosition position = positionAt(x);
    const double pixelsPerSecond = m_window.map().pixelsPerSecond();
    if (pixelsPerSecond <= 0) return position;
    const int64_t step = tickStep(pixelsPerSecond, 0.5).count();
    const int64_t time = position.time.nanoseconds() / step * step;
    const AxisPosition round{VirtualTime::atNanoseconds(time), 0};
    // Within an instant that is unfolded, time stands still.
    return std::abs(xOf(round) - x) <= 1.5 ? round : position;
}

MarkerPlaces TimelinePlot::markerPlaces() const
{
    MarkerPlaces places{{}, m_viewport, m_layout.plotLeft, m_layout.plotRight, {}, {}};
    for (const RunLayout& run : m_layout.runs)
        if (!run.isHidden()) places.bodies.push_back(run.body.translated(0, -m_scroll));
    if (m_annotations.markers.first) places.first = xOf(*m_annotations.markers.first);
    if (m_annotations.markers.second) places.second = xOf(*m_annotations.markers.second);
    return places;
}

void TimelinePlot::zoomAt(double x, double factor)
{
    emit windowLeft(m_window.place());
    m_window.zoomAt(std::clamp(x - m_layout.plotLeft, 0.0, m_window.width()), factor);
    redrawMoved();
}

void TimelinePlot::panBy(double pixels)
{
    emit windowLeft(m_window.place());
    m_window.panBy(pixels);
    redrawMoved();
}

void TimelinePlot::fit()
{
    emit windowLeft(m_window.place());
    m_window.fit();
    redraw();
}

void TimelinePlot::showWindow(const WindowPlace& place)
{
    if (place == m_window.place()) return;
    m_window.show(place);
    redraw();
}

void TimelinePlot::showBetween(const AxisMap& line, double from, double to)
{
    emit windowLeft(m_window.place());
    m_window.showBetween(line, from, to);
    redraw();
}

AxisPosition TimelinePlot::positionAt(double x) const
{
    return m_window.at(x - m_layout.plotLeft);
}

double TimelinePlot::xOf(AxisPosition position) const
{
    return m_layout.plotLeft + m_window.x(position);
}

void TimelinePlot::redraw()
{
    m_gantt->forget();
    redrawMoved();
}

void TimelinePlot::redrawMoved()
{
    replot(QCustomPlot::rpQueuedReplot);
    emit redrawn();
}

void TimelinePlot::redrawCursor()
{
    layer(kOverlay)->replot();
}

bool TimelinePlot::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = wordsAt(help->pos());
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), words.toHtmlEscaped().replace('\n', "<br>"),
                               this);
        return true;
    }
    return QCustomPlot::event(event);
}

void TimelinePlot::resizeEvent(QResizeEvent* event)
{
    m_gantt->forget();
    layOutRows();
    revealFocus();
    QCustomPlot::resizeEvent(event);
}

} // namespace awaitscope
