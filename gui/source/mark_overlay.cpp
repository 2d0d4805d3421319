#include "gui/source/mark_overlay.h"

#include <QMouseEvent>
#include <QPainter>

namespace awaitscope {

namespace {

constexpr int kMarkGap = 6; // pixels between two marks, and to the view's edge

} // namespace

MarkOverlay::MarkOverlay(QWidget* view, PlaceOf placeOf)
    : QWidget(view), m_placeOf(std::move(placeOf))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->installEventFilter(this);
    view->setMouseTracking(true);
    setGeometry(view->rect());
    show();
}

void MarkOverlay::setMarks(std::vector<SourceMark> marks)
{
    if (marks == m_marks) return;
    m_marks = std::move(marks);
    update();
}

void MarkOverlay::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void MarkOverlay::setLetterSize(int pixels)
{
    m_letterSize = pixels;
    update();
}

void MarkOverlay::setLit(std::optional<uint32_t> task)
{
    if (task == m_lit) return;
    m_lit = task;
    update();
}

std::optional<uint32_t> MarkOverlay::taskAt(QPoint point) const
{
    for (const auto& [place, task] : m_taskPlaces)
        if (place.contains(point)) return task;
    return std::nullopt;
}

void MarkOverlay::hover(std::optional<uint32_t> task)
{
    if (task == m_hovered) return;
    m_hovered = task;
    if (m_hover) m_hover(task);
}

void MarkOverlay::followLines()
{
    if (places() != m_painted) update();
}

MarkOverlay::LinePlaces MarkOverlay::places() const
{
    LinePlaces places;
    for (const SourceMark& mark : m_marks)
        if (!places.contains(mark.line)) places.emplace(mark.line, m_placeOf(mark.line));
    return places;
}

bool MarkOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    if (event->type() == QEvent::MouseMove) hover(taskAt(static_cast<QMouseEvent*>(event)->pos()));
    if (event->type() == QEvent::Leave) hover(std::nullopt);
    return QWidget::eventFilter(watched, event);
}

void MarkOverlay::paintEvent(QPaintEvent*)
{
    m_painted = places();
    m_taskPlaces.clear();
    std::map<int, std::vector<const TaskMark*>> lines; // the marks on each
    for (const SourceMark& mark : m_marks)
        lines[mark.line].push_back(&mark.task);
    QPainter painter(this);
    for (const auto& [line, marks] : lines)
        paintLine(painter, m_painted.at(line), marks);
}

std::vector<QRect> MarkOverlay::markPlaces(const LinePlace& line,
                                           const std::vector<const TaskMark*>& marks,
                                           int roomOfCount) const
{
    std::vector<QRect> places;
    const int height = qMin(line.height - 2, m_letterSize + 5);
    for (size_t row = 0; row < line.textEnds.size(); ++row) {
        const int top = line.top + static_cast<int>(row) * line.height + (line.height - height) / 2;
        const bool isLast = row + 1 == line.textEnds.size();
        const int farthest = line.textEnds[row] + (isLast ? roomOfCount : 0);
        int right = width() - kMarkGap;
        while (places.size() < marks.size()) {
            const int left = right - widthOf(*marks[places.size()], m_letterSize);
            if (left < farthest) break;
            places.emplace_back(QPoint(left, top), QPoint(right - 1, top + height - 1));
            right = left - kMarkGap;
        }
    }
    return places;
}

void MarkOverlay::paintLine(QPainter& painter, const LinePlace& line,
                            const std::vector<const TaskMark*>& marks)
{
    if (line.textEnds.empty()) return;
    QFont font = painter.font();
    font.setPixelSize(m_letterSize);
    std::vector<QRect> places = markPlaces(line, marks, 0);
    QRect count; // where the number of those left out stands
    if (places.size() + 1 == marks.size()) {
        places.push_back(placeOverNumber(line, widthOf(*marks.back(), m_letterSize)));
    } else if (places.size() < marks.size()) {
        const QString widest = QStringLiteral("+%1").arg(marks.size());
        const int width = QFontMetrics(font).horizontalAdvance(widest) + kMarkGap;
        std::vector<QRect> fewer = markPlaces(line, marks, width);
        const int top = line.top + static_cast<int>(line.textEnds.size() - 1) * line.height;
        int right = this->width() - kMarkGap;
        for (const QRect& place : fewer)
            if (place.top() >= top) right = place.left() - kMarkGap;
        const bool isBeside = right - width >= line.textEnds.back();
        if (isBeside) places = std::move(fewer);
        count =
            isBeside ? QRect(right - width, top, width, line.height) : placeOverNumber(line, width);
    }
    for (size_t drawn = 0; drawn < places.size(); ++drawn) {
        const TaskMark& mark = *marks[drawn];
        painter.fillRect(places[drawn].adjusted(-1, 0, 1, 0), m_theme.panel);
        paintMark(painter, mark, places[drawn], m_letterSize, m_theme);
        if (mark.task) m_taskPlaces.emplace_back(places[drawn], *mark.task);
        if (!mark.task || mark.task != m_lit) continue;
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(places[drawn].adjusted(-3, -1, 3, 1));
    }
    if (count.isNull()) return;
    painter.fillRect(count, m_theme.panel);
    painter.setFont(font);
    painter.setPen(m_theme.quietInk);
    painter.drawText(count, Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("+%1").arg(marks.size() - places.size()));
}

QRect MarkOverlay::placeOverNumber(const LinePlace& line, int width) const
{
    const int height = qMin(line.height - 2, m_letterSize + 5);
    return {line.textStart - kMarkGap - width, line.top + (line.height - height) / 2, width,
            height};
}

} // namespace awaitscope
