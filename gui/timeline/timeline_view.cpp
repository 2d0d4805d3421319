#include "gui/timeline/timeline_view.h"

#include "gui/timeline/axis_slider.h"
#include "gui/timeline/overview_strip.h"
#include "gui/timeline/timeline_plot.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QEvent>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace awaitscope {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent), m_plot(new TimelinePlot(this)), m_slider(new AxisSlider(m_plot)),
      m_overview(new OverviewStrip(*m_plot, this)), m_scrollBar(new QScrollBar(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->addWidget(m_plot, 1);
    column->addWidget(m_overview);
    row->addLayout(column, 1);
    row->addWidget(m_scrollBar);
    m_scrollBar->hide();
    m_slider->hide();

    connect(m_plot, &TimelinePlot::cursorDragged, this, &TimelineView::cursorDragged);
    connect(m_plot, &TimelinePlot::barClicked, this, &TimelineView::barClicked);
    connect(m_plot, &TimelinePlot::printClicked, this, &TimelineView::printClicked);
    connect(m_plot, &TimelinePlot::laneClicked, this, &TimelineView::laneClicked);
    connect(m_plot, &TimelinePlot::markerWanted, this, &TimelineView::markerWanted);
    connect(m_plot, &TimelinePlot::markerDragged, this, &TimelineView::markerDragged);
    connect(m_plot, &TimelinePlot::menuWanted, this, &TimelineView::menuWanted);
    connect(m_plot, &TimelinePlot::focusRequested, this, &TimelineView::focusRequested);
    connect(m_plot, &TimelinePlot::windowLeft, this, &TimelineView::windowLeft);
    connect(m_plot, &TimelinePlot::hovered, this, &TimelineView::hovered);
    // Queued: showing the bar changes the width of the plot that has just been laid out.
    connect(m_plot, &TimelinePlot::scrollChanged, this, &TimelineView::updateScrollBar,
            Qt::QueuedConnection);
    connect(m_plot, &TimelinePlot::scrollChanged, this, &TimelineView::rowsMoved,
            Qt::QueuedConnection);
    connect(m_plot, &TimelinePlot::scrollChanged, this, &TimelineView::placeSlider);
    connect(m_slider, &AxisSlider::orderWanted, this, &TimelineView::setAxisOrder);
    connect(m_scrollBar, &QScrollBar::valueChanged, m_plot,
            [this](int value) { m_plot->setScroll(value); });
}

TimelineView::~TimelineView() = default;

void TimelineView::updateScrollBar()
{
    const int range = static_cast<int>(std::ceil(m_plot->scrollRange()));
    const QSignalBlocker blocker(m_scrollBar);
    m_scrollBar->setRange(0, range);
    m_scrollBar->setPageStep(static_cast<int>(m_plot->viewportHeight()));
    m_scrollBar->setSingleStep(30);
    m_scrollBar->setValue(static_cast<int>(m_plot->scroll()));
    m_scrollBar->setVisible(range > 0);
}

void TimelineView::placeSlider()
{
    m_slider->setGeometry(m_plot->sliderArea().toAlignedRect());
    m_slider->setVisible(m_plot->picture() != nullptr);
}

void TimelineView::setComparison(std::shared_ptr<const Comparison> comparison)
{
    // A comparison without runs has nothing to show either.
    const bool shows = comparison && !comparison->runs.empty();
    m_plot->setPicture(shows ? std::make_unique<ComparisonPicture>(std::move(comparison))
                             : nullptr);
    placeSlider();
}

std::shared_ptr<const Comparison> TimelineView::comparison() const
{
    return m_plot->picture() ? m_plot->picture()->sharedComparison() : nullptr;
}

void TimelineView::setCursor(AxisPosition position)
{
    m_plot->setCursor(position);
}

AxisPosition TimelineView::cursor() const
{
    return m_plot->cursorPosition();
}

void TimelineView::setRunCursors(std::vector<RunCursor> cursors)
{
    m_plot->setRunCursors(std::move(cursors));
}

void TimelineView::setFocusRun(int run)
{
    m_plot->setFocusRun(run);
}

int TimelineView::focusRun() const
{
    return m_plot->focusRun();
}

void TimelineView::setTheme(const Theme& theme)
{
    PictureStyle style = m_plot->pictureStyle();
    style.theme = &themeOf(theme.kind);
    m_plot->setStyle(style);
}

void TimelineView::setScale(double scale)
{
    PictureStyle style = m_plot->pictureStyle();
    style.scale = scale;
    m_plot->setStyle(style);
}

void TimelineView::setLanguage(Language language)
{
    PictureStyle style = m_plot->pictureStyle();
    style.language = language;
    m_plot->setStyle(style);
}

void TimelineView::setAxisOrder(AxisOrder order)
{
    if (order == axisOrder()) return;
    m_plot->setAxisOrder(order);
    m_slider->setOrder(order);
    emit axisOrderChanged();
}

AxisOrder TimelineView::axisOrder() const
{
    return m_plot->axisOrder();
}

void TimelineView::setCurtain(bool closed)
{
    m_plot->setCurtain(closed);
}

void TimelineView::setAlone(std::optional<size_t> run)
{
    PictureView view = m_plot->view();
    view.alone = run;
    m_plot->setView(std::move(view));
}

std::optional<size_t> TimelineView::alone() const
{
    return m_plot->view().alone;
}

const PictureView& TimelineView::shown() const
{
    return m_plot->view();
}

void TimelineView::setBreaksIdle(bool breaks)
{
    PictureView view = m_plot->view();
    view.breaksIdle = breaks;
    m_plot->setView(std::move(view));
}

void TimelineView::toggleFold(int run, LaneId lane)
{
    m_plot->toggleFold(static_cast<size_t>(run), lane);
}

void TimelineView::hideLane(int run, LaneId lane)
{
    m_plot->hideLane(static_cast<size_t>(run), lane);
}

void TimelineView::moveLane(int run, LaneId lane, bool down)
{
    m_plot->moveLane(static_cast<size_t>(run), lane, down);
}

void TimelineView::showAllLanes()
{
    m_plot->showAllLanes();
}

void TimelineView::setBefore(std::shared_ptr<const Comparison> before, const RunPlaces& places)
{
    m_plot->setBefore(std::move(before), places);
}

void TimelineView::setDifferences(std::vector<EventIndex> differences)
{
    m_plot->setDifferences(std::move(differences));
}

void TimelineView::setAnnotations(const Annotations& annotations)
{
    m_plot->setAnnotations(annotations);
}

const Annotations& TimelineView::annotations() const
{
    return m_plot->annotations();
}

void TimelineView::setOverviewAside(bool aside)
{
    m_overview->setAside(aside);
}

void TimelineView::setHeaderRoom(double pixels)
{
    m_plot->setHeaderRoom(pixels);
}

QRectF TimelineView::headerOf(size_t run) const
{
    if (!m_plot->picture() || run >= m_plot->pictureLayout().runs.size()) return {};
    const QRectF header = m_plot->pictureLayout().runs[run].header.translated(0, -m_plot->scroll());
    // Where only its beginning is seen, buttons in it would stand outside.
    const bool isIn = header.bottom() <= m_plot->viewportHeight() + 1 && header.center().y() > 0;
    return isIn ? header : QRectF();
}

QRectF TimelineView::placeOf(size_t run) const
{
    if (!m_plot->picture() || run >= m_plot->pictureLayout().runs.size()) return {};
    const RunLayout& layout = m_plot->pictureLayout().runs[run];
    const QRectF seen(0, 0, m_plot->width(), m_plot->viewportHeight());
    return layout.header.united(layout.body).translated(0, -m_plot->scroll()) & seen;
}

QRectF TimelineView::axisArea() const
{
    return m_plot->axisArea();
}

void TimelineView::zoomBy(double factor)
{
    const PictureLayout& layout = m_plot->pictureLayout();
    const double cursor = xOf(m_plot->cursorPosition());
    const bool isSeen = cursor >= layout.plotLeft && cursor <= layout.plotRight;
    m_plot->zoomAt(isSeen ? cursor : (layout.plotLeft + layout.plotRight) / 2, factor);
}

void TimelineView::zoomAt(double x, double factor)
{
    m_plot->zoomAt(x, factor);
}

void TimelineView::panBy(double pixels)
{
    m_plot->panBy(pixels);
}

void TimelineView::scrollBy(double pixels)
{
    m_plot->setScroll(m_plot->scroll() + pixels);
}

void TimelineView::fit()
{
    m_plot->fit();
}

WindowPlace TimelineView::window() const
{
    return m_plot->windowPlace();
}

void TimelineView::showWindow(const WindowPlace& place)
{
    m_plot->showWindow(place);
}

AxisPosition TimelineView::positionAt(double x) const
{
    return m_plot->positionAt(x);
}

double TimelineView::xOf(AxisPosition position) const
{
    return m_plot->xOf(position);
}

AxisPosition TimelineView::snapped(int run, AxisPosition position) const
{
    const QRectF body = m_plot->pictureLayout().runs[static_cast<size_t>(run)].body;
    return m_plot->edgeAt({xOf(position), body.bottom() - m_plot->scroll()}).value_or(position);
}

QWidget* TimelineView::plotWidget() const
{
    return m_plot;
}

QPointF TimelineView::centerOf(int run, LaneId lane, AxisPosition position) const
{
    const QRectF row = m_plot->scene(static_cast<size_t>(run)).rowOf(lane);
    if (row.isNull()) return {};
    return {m_plot->xOf(position), row.center().y() - m_plot->scroll()};
}

QSize TimelineView::sizeHint() const
{
    return m_plot->sizeHint();
}

QSize TimelineView::minimumSizeHint() const
{
    return m_plot->minimumSizeHint();
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    const QRectF header = headerOf(static_cast<size_t>(focusRun()));
    if (event->reason() != QContextMenuEvent::Keyboard || !m_plot->picture())
        return event->ignore();
    const PictureLayout& layout = m_plot->pictureLayout();
    const QPointF place(std::clamp(xOf(cursor()), layout.plotLeft, layout.plotRight),
                        header.bottom());
    emit menuWanted(focusRun(), kNone, kNone, cursor(), m_plot->mapToGlobal(place.toPoint()));
}

void TimelineView::changeEvent(QEvent* event)
{
    // Words are made when they are drawn.
    if (event->type() == QEvent::LanguageChange) m_plot->setStyle(m_plot->pictureStyle());
    QWidget::changeEvent(event);
}

} // namespace awaitscope
