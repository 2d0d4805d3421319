#include "gui/source/mark_overlay.h"

#include <QMouseEvent>
#include <QPainter>

#include <map>

namespace awaitscope {

namespace {

constexpr int kMarkGap = 6;   ///< pixels between two marks, and to the view's edge
constexpr int kMarkRoom = 40; ///< for one mark more, or the number of those left out

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

std::vector<MarkOverlay::LinePlace> MarkOverlay::places() const
{
    std::vector<LinePlace> places;
    for (const SourceMark& mark : m_marks)
        places.push_back(m_placeOf(mark.line));
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
    std::map<int, std::vector<size_t>> lines; // the marks on each
    for (size_t index = 0; index < m_marks.size(); ++index)
        if (m_painted[index].height > 0) lines[m_marks[index].line].push_back(index);
    QPainter painter(this);
    for (const auto& [line, marks] : lines)
        paintLine(painter, marks);
}

void MarkOverlay::paintLine(QPainter& painter, const std::vector<size_t>& marks)
{
    const LinePlace& line = m_painted[marks.front()];
    const int height = qMin(line.height - 2, m_letterSize + 5);
    const int top = line.top + (line.height - height) / 2;
    // Two may hide the end of a long line; what does not fit beside the text otherwise is counted.
    const int farthest = qMin(line.textEnd, width() - 2 * kMarkRoom);
    int right = width() - kMarkGap;
    size_t drawn = 0;
    for (; drawn < marks.size(); ++drawn) {
        const TaskMark& mark = m_marks[marks[drawn]].task;
        const int markWidth = widthOf(mark, m_letterSize);
        const bool isLast = drawn + 1 == marks.size();
        if (right - markWidth - (isLast ? 0 : kMarkRoom) < farthest) break;
        const QRect place(right - markWidth, top, markWidth, height);
        if (place.left() < line.textEnd)
            painter.fillRect(place.adjusted(-3, 0, 3, 0), m_theme.panel);
        paintMark(painter, mark, place, m_letterSize, m_theme);
        if (mark.task) m_taskPlaces.emplace_back(place, *mark.task);
        if (mark.task && mark.task == m_lit) {
            painter.setPen(QPen(m_theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(-3, -1, 3, 1));
        }
        right = place.left() - kMarkGap;
    }
    if (drawn == marks.size()) return;
    QFont font = painter.font();
    font.setPixelSize(m_letterSize);
    painter.setFont(font);
    painter.setPen(m_theme.quietInk);
    const QString more = QStringLiteral("+%1").arg(marks.size() - drawn);
    const int moreWidth = QFontMetrics(font).horizontalAdvance(more);
    const QRect place(right - moreWidth, top, moreWidth, height);
    if (place.left() < line.textEnd) painter.fillRect(place.adjusted(-3, 0, 3, 0), m_theme.panel);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, more);
}

} // namespace awaitscope
