#include "gui/timeline/plot_layers.h"

#include "gui/timeline/annotation_drawing.h"
#include "gui/timeline/axis_drawing.h"
#include "gui/timeline/curtain_drawing.h"
#include "gui/timeline/display_painter.h"
#include "gui/timeline/legend.h"
#include "gui/timeline/runs_beyond.h"
#include "gui/timeline/timeline_plot.h"
#include "gui/timeline/wording.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kCalmMilliseconds = 120;
// What is drawn is weighed by how long it takes: one of many boxes about a quarter of a
// microsecond. A picture that weighs more may take longer than a frame.
constexpr size_t kHeavy = 24000;
// What comes into view and weighs less takes a fifth of a frame.
constexpr size_t kMostAtOnce = 12000;

size_t weightOf(const DisplayItem& item)
{
    struct Weigh {
        size_t operator()(const Boxes& boxes) { return boxes.rects.size(); }
        size_t operator()(const Box& box) { return box.edge.isValid() || box.radius > 0 ? 14 : 2; }
        size_t operator()(const Stroke& stroke) { return stroke.dash == Dash::Solid ? 4 : 14; }
        size_t operator()(const Mark& mark) { return mark.room > 0 ? 2 : 28; }
        size_t operator()(const Arrow&) { return 40; }
        size_t operator()(const TextItem&) { return 40; }
    };
    return std::visit(Weigh(), item);
}

// Of what is drawn anew: each takes no more than a third of a frame.
constexpr int kParts = 16;
// Marks reach so far out of their rows.
constexpr double kReachAbove = 14;
constexpr double kReachBelow = 6;

} // namespace

GanttPlottable::GanttPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis, TimelinePlot& plot)
    : QCPAbstractPlottable(keyAxis, valueAxis), m_plot(plot)
{
    // QCustomPlot would move an antialiased drawing by half a pixel.
    setAntialiased(false);
    setSelectable(QCP::stNone);
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalmMilliseconds);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        if (!m_frame.isRenewing()) beginRenewal();
    });
    connect(&m_parts, &QTimer::timeout, this, &GanttPlottable::renewPart);
}

void GanttPlottable::forget()
{
    m_frame.forget();
    m_calm.stop();
    m_parts.stop();
}

double GanttPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange GanttPlottable::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false;
    return {};
}

QCPRange GanttPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const
{
    found = false;
    return {};
}

QRect GanttPlottable::clipRect() const
{
    return m_plot.rect();
}

void GanttPlottable::draw(QCPPainter* painter)
{
    const ComparisonPicture* picture = m_plot.picture();
    if (!picture) return;
    const bool isHeavy = m_weight > kHeavy && m_plot.devicePixelRatioF() == 1;
    if (isHeavy)
        drawHeavy(*painter);
    else
        m_weight = drawRuns(*painter, whole());

    const PictureStyle& style = m_plot.pictureStyle();
    DisplayList below;
    below.scale = style.scale;
    const RunScene scene = m_plot.scene(0);
    drawAxis(below, scene.map, scene.offset, m_plot.axisArea(), style);
    m_axisLabels.clear();
    for (const DisplayItem& item : below.items)
        if (const auto* label = std::get_if<TextItem>(&item)) m_axisLabels.push_back(label->box);
    drawSliderWords(below);
    if (!m_plot.beyondArea().isEmpty())
        drawRunsBeyond(below, picture->comparison(),
                       runsBeyond(m_plot.pictureLayout(), m_plot.scroll(), m_plot.viewportHeight()),
                       m_plot.beyondArea(), style);
    if (!m_plot.legendArea().isEmpty())
        drawLegend(below, m_plot.legend(), m_plot.legendArea(), style);
    paintDisplayList(*painter, below);
}

GanttPlottable::Cut GanttPlottable::whole() const
{
    return {m_plot.pictureLayout(), m_plot.axisWindow(), 0, m_plot.viewportHeight(),
            curtains().stands};
}

void GanttPlottable::drawLists(QPainter& painter, const Cut& cut,
                               const std::function<void(DisplayList&)>& change) const
{
    const ComparisonPicture& picture = *m_plot.picture();
    if (cut.top >= m_plot.viewportHeight()) return;
    painter.save();
    painter.setClipRect(QRectF(0, 0, m_plot.width(), m_plot.viewportHeight()), Qt::IntersectClip);
    painter.translate(0, -m_plot.scroll());
    for (size_t run = 0; run < picture.comparison().runs.size(); ++run) {
        const RunCursor stand = cut.stands.empty() ? RunCursor() : cut.stands[run];
        RunScene scene = m_plot.scene(run, cut.layout, cut.window, stand);
        const double scale = scene.scale();
        scene.top = std::max(scene.top, m_plot.scroll() + cut.top - kReachBelow * scale);
        scene.bottom = std::min(scene.bottom, m_plot.scroll() + cut.bottom + kReachAbove * scale);
        if (scene.layout().isHidden() ||
            !scene.shows(scene.layout().header.united(scene.layout().body)))
            continue;
        DisplayList list;
        picture.drawRun(list, scene, static_cast<int>(run) == m_plot.focusRun());
        change(list);
        paintDisplayList(painter, list);
    }
    painter.restore();
}

size_t GanttPlottable::drawRuns(QPainter& painter, const Cut& cut) const
{
    size_t weight = 0;
    drawLists(painter, cut, [&](const DisplayList& list) {
        for (const DisplayItem& item : list.items)
            weight += weightOf(item);
    });
    return weight;
}

void GanttPlottable::drawPart(QPainter& painter, double from, double to) const
{
    const Cut cut = whole();
    PictureLayout layout = cut.layout;
    layout.plotLeft = from;
    layout.plotRight = to;
    const Cut part{layout, cut.window, cut.top, cut.bottom, cut.stands};
    drawLists(painter, part, [](DisplayList& list) {
        std::erase_if(list.items, [](const DisplayItem& item) {
            return std::holds_alternative<TextItem>(item);
        });
    });
}

bool GanttPlottable::isLight(double from, double to, double density) const
{
    const double part = (to - from) / std::max(1.0, m_plot.pictureLayout().plotWidth());
    return static_cast<double>(m_weight) * part * density <= static_cast<double>(kMostAtOnce);
}

bool GanttPlottable::showsDifference() const
{
    for (size_t run = 0; run < m_plot.picture()->comparison().runs.size(); ++run) {
        const RunScene scene = m_plot.scene(run);
        if (scene.difference == kNone || scene.layout().isHidden()) continue;
        const double x = scene.x(scene.timeline().positionOf(scene.difference));
        if (x >= scene.left() && x <= scene.right()) return true;
    }
    return false;
}

MovedFrame::Curtains GanttPlottable::curtains() const
{
    MovedFrame::Curtains curtains;
    if (!m_plot.curtain()) return curtains;
    curtains.first = m_plot.pictureLayout().plotRight;
    for (size_t run = 0; run < m_plot.picture()->comparison().runs.size(); ++run) {
        curtains.stands.push_back(m_plot.standOf(run));
        const double place = m_plot.curtainOf(run);
        curtains.first = std::min(curtains.first, place);
        curtains.last = std::max(curtains.last, place);
    }
    return curtains;
}

MovedFrame::View GanttPlottable::frameView() const
{
    return {m_plot.axisWindow(),
            m_plot.pictureLayout(),
            m_plot.scroll(),
            m_plot.viewportHeight(),
            m_plot.pictureStyle().theme->canvas,
            curtains()};
}

void GanttPlottable::drawHeavy(QPainter& painter)
{
    const MovedFrame::View view = frameView();
    const MovedFrame::DrawPart part{
        [this](QPainter& onFrame, double from, double to) { drawPart(onFrame, from, to); },
        [this](double from, double to, double density) { return isLight(from, to, density); }};
    switch (m_frame.drawMoved(painter, view, part)) {
    case MovedFrame::Likeness::Exact: break;
    case MovedFrame::Likeness::Near:
        if (!m_calm.isActive()) m_calm.start();
        break;
    case MovedFrame::Likeness::Rough:
        if (!m_frame.isRenewing()) beginRenewal();
        break;
    case MovedFrame::Likeness::None:
        forget();
        m_frame.drawWhole(painter, m_plot.size(), view,
                          [this](QPainter& onFrame) { m_weight = drawRuns(onFrame, whole()); });
        if (m_weight <= kHeavy) forget();
        break;
    }
}

void GanttPlottable::beginRenewal()
{
    m_calm.stop();
    if (!m_plot.picture()) return;
    m_renewed = m_plot.axisWindow();
    m_renewedWeight = 0;
    m_frame.beginRenewal(m_plot.size(), frameView(), showsDifference() ? 1 : kParts);
    m_parts.start(0);
}

void GanttPlottable::renewPart()
{
    if (!m_frame.isRenewing()) return m_parts.stop();
    const auto band = [this](QPainter& onFrame, double top, double bottom) {
        m_renewedWeight += drawRuns(onFrame, Cut{m_plot.pictureLayout(), m_renewed, top, bottom,
                                                 m_frame.renewedCurtains().stands});
    };
    if (!m_frame.renewPart(band)) return;
    m_parts.stop();
    // What stands on the edges of parts has been weighed twice.
    m_weight = m_renewedWeight * 2 / 3;
    if (m_weight <= kHeavy) forget();
    m_plot.replot(QCustomPlot::rpQueuedReplot);
}

void GanttPlottable::drawSliderWords(DisplayList& list) const
{
    const PictureStyle& style = m_plot.pictureStyle();
    const QRectF slider = m_plot.sliderArea();
    TextItem words;
    words.box =
        QRectF(slider.left(), slider.bottom() - style.scale, slider.width(), 14 * style.scale);
    words.role = TextRole::StripLabel;
    words.color = style.theme->quietInk;
    words.text = timeWord();
    const double room = textWidth(words.text, words.role, style.scale) +
                        textWidth(orderWord(), words.role, style.scale);
    if (room > slider.width()) return;
    list.add(words);
    words.text = orderWord();
    words.alignment = Qt::AlignRight | Qt::AlignVCenter;
    list.add(words);
}

void GanttPlottable::drawLegendIcon(QCPPainter*, const QRectF&) const {}

CursorOverlay::CursorOverlay(TimelinePlot& plot, const QString& layer)
    : QCPLayerable(&plot, layer), m_plot(plot)
{
}

void CursorOverlay::applyDefaultAntialiasingHint(QCPPainter*) const {}

void CursorOverlay::draw(QCPPainter* painter)
{
    if (!m_plot.picture()) return;
    painter->save();
    painter->setClipRect(m_plot.rect());
    if (m_plot.curtain()) drawCurtain(*painter);
    drawLines(*painter);
    drawAnnotations(*painter);
    const double x = m_plot.xOf(m_plot.cursorPosition());
    if (isInPlot(x)) drawTime(*painter, x);
    if (const auto drop = m_plot.dropLine()) {
        const PictureStyle& style = m_plot.pictureStyle();
        DisplayList list;
        list.add(Stroke{drop->p1(), drop->p2(), style.theme->accent, 3 * style.scale});
        paintDisplayList(*painter, list);
    }
    painter->restore();
}

double CursorOverlay::xOf(size_t run) const
{
    return m_plot.xOf(m_plot.cursorOf(run));
}

bool CursorOverlay::isInPlot(double x) const
{
    return x >= m_plot.pictureLayout().plotLeft - 1 && x <= m_plot.pictureLayout().plotRight + 1;
}

void CursorOverlay::drawCurtain(QPainter& painter) const
{
    const PictureLayout& layout = m_plot.pictureLayout();
    const Theme& theme = *m_plot.pictureStyle().theme;
    DisplayList list;
    list.scale = layout.scale;
    for (size_t run = 0; run < layout.runs.size(); ++run) {
        QRectF body = layout.runs[run].body.translated(0, -m_plot.scroll());
        body.setBottom(std::min(body.bottom(), m_plot.viewportHeight()));
        awaitscope::drawCurtain(list, layout, m_plot.curtainOf(run), body, theme.band);
    }
    // The axis would tell when the next thing happens.
    awaitscope::drawCurtain(list, layout, m_plot.curtainOf(static_cast<size_t>(m_plot.focusRun())),
                            m_plot.axisArea().adjusted(0, -layout.scale, 0, 0), theme.canvas);
    paintDisplayList(painter, list);
}

void CursorOverlay::drawAnnotations(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(QRectF(0, 0, m_plot.width(), m_plot.viewportHeight()));
    painter.translate(0, -m_plot.scroll());
    for (size_t run = 0; run < m_plot.pictureLayout().runs.size(); ++run) {
        const RunScene scene = m_plot.scene(run);
        if (scene.layout().isHidden()) continue;
        DisplayList list;
        awaitscope::drawAnnotations(list, *m_plot.picture(), scene, m_plot.annotations());
        paintDisplayList(painter, list);
    }
    painter.restore();
    DisplayList markers;
    drawMarkers(markers, m_plot.markerPlaces(), m_plot.annotations().markers,
                m_plot.pictureStyle());
    paintDisplayList(painter, markers);
}

void CursorOverlay::drawLines(QPainter& painter) const
{
    const PictureLayout& layout = m_plot.pictureLayout();
    const Theme& theme = *m_plot.pictureStyle().theme;
    DisplayList list;
    list.scale = layout.scale;
    const auto line = [&](double x, double top, double bottom) {
        if (bottom <= top || !isInPlot(x)) return;
        // Marks that it stands on are still seen.
        QColor veil = theme.cursorHalo;
        veil.setAlphaF(0.55F);
        Stroke halo{QPointF(x, top), QPointF(x, bottom), veil, 6 * layout.scale};
        list.add(halo);
        Stroke ink{QPointF(x, top), QPointF(x, bottom), theme.cursor, 2 * layout.scale};
        list.add(ink);
    };
    for (size_t run = 0; run < layout.runs.size(); ++run) {
        const QRectF body = layout.runs[run].body.translated(0, -m_plot.scroll());
        line(xOf(run), body.top(), std::min(body.bottom(), m_plot.viewportHeight()));
    }
    line(m_plot.xOf(m_plot.cursorPosition()), m_plot.axisArea().top() - 2 * layout.scale,
         m_plot.axisArea().top() + 4 * layout.scale);
    paintDisplayList(painter, list);
}

void CursorOverlay::drawTime(QPainter& painter, double x) const
{
    const PictureStyle& style = m_plot.pictureStyle();
    const double scale = style.scale;
    const QString words = cursorWords(m_plot.cursorPosition().time, style.language);
    const double width = textWidth(words, TextRole::CursorTime, scale) + 16 * scale;
    const double least = m_plot.axisArea().left(); // beside it stands the slider
    const double left =
        std::clamp(x - width / 2, least, std::max(least, m_plot.width() - width - 2));
    DisplayList list;
    list.scale = scale;
    Box box;
    box.rect = QRectF(left, m_plot.axisArea().top() + 4 * scale, width, 22 * scale);
    box.color = style.theme->cursor;
    box.radius = 4 * scale;
    // Half a label says nothing: those that it would cut give way.
    for (const QRectF& label : m_plot.axisLabels())
        if (label.adjusted(-4 * scale, 0, 4 * scale, 0).intersects(box.rect)) {
            Box gap;
            gap.rect = label;
            gap.color = style.theme->canvas;
            list.add(gap);
        }
    list.addPlate(box, words, TextRole::CursorTime, style.theme->cursorHalo);
    paintDisplayList(painter, list);
}

} // namespace awaitscope
