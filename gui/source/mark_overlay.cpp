#include "gui/source/mark_overlay.h"

#include <QMouseEvent>
#include <QPainter>

namespace awaitscope {

namespace {

constexpr int kMarkGap = 6; // pixels between two marks, and to the view's edge
constexpr int kNarrowGap = 3;

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

int MarkOverlay::fill(Placed& placed, const Marks& marks, int right, int left, int top) const
{
    const int height = m_letterSize + 3;
    while (placed.marks.size() < marks.size()) {
        const TaskMark& mark = *marks[placed.marks.size()];
        const int begin = right - widthOf(mark, m_letterSize, placed.width);
        if (begin < left) break;
        placed.marks.emplace_back(QPoint(begin, top), QPoint(right - 1, top + height - 1));
        right = begin - (placed.width == MarkWidth::Usual ? kMarkGap : kNarrowGap);
    }
    return right;
}

MarkOverlay::Placed MarkOverlay::place(const LinePlace& line, const Marks& marks,
                                       int widthOfCount) const
{
    const auto topOf = [&](size_t row) {
        return line.top + static_cast<int>(row) * line.height +
               (line.height - m_letterSize - 3) / 2;
    };
    const size_t last = line.textEnds.size() - 1;
    int right = 0; // of what is left in the last row
    const auto beside = [&](MarkWidth width, int roomOfCount) {
        Placed placed{{}, width, {}};
        for (size_t row = 0; row <= last; ++row)
            right = fill(placed, marks, this->width() - kMarkGap,
                         line.textEnds[row] + (row == last ? roomOfCount : 0), topOf(row));
        return placed;
    };
    Placed placed = beside(MarkWidth::Usual, 0);
    if (placed.marks.size() == marks.size()) return placed;
    placed = beside(MarkWidth::Usual, widthOfCount);
    // Many, beside a short text.
    const bool isCounted = placed.marks.size() > 1;
    if (!isCounted) placed = beside(MarkWidth::Narrow, 0);
    if (placed.marks.size() == marks.size()) return placed;
    if (!isCounted) placed = beside(MarkWidth::Narrow, widthOfCount);
    const int top = line.top + static_cast<int>(last) * line.height;
    placed.count = QRect(right - widthOfCount, top, widthOfCount, line.height);
    return placed;
}

int MarkOverlay::roomFor(size_t marks) const
{
    if (marks == 0) return 0;
    TaskMark usual;
    usual.letter = QStringLiteral("0");
    const int one = widthOf(usual, m_letterSize, MarkWidth::Narrow);
    if (marks == 1) return 2 * kMarkGap + one;
    const int others = marks == 2 ? one : widthOfCount(marks);
    return 2 * kMarkGap + one + kNarrowGap + others;
}

int MarkOverlay::widthOfCount(size_t marks) const
{
    QFont font = this->font();
    font.setPixelSize(m_letterSize);
    return QFontMetrics(font).horizontalAdvance(QStringLiteral("+%1").arg(marks));
}

void MarkOverlay::paintLine(QPainter& painter, const LinePlace& line, const Marks& marks)
{
    if (line.textEnds.empty()) return;
    const Placed placed = place(line, marks, widthOfCount(marks.size()));
    for (size_t drawn = 0; drawn < placed.marks.size(); ++drawn) {
        const TaskMark& mark = *marks[drawn];
        const QRect& at = placed.marks[drawn];
        painter.fillRect(at.adjusted(-1, 0, 1, 0), m_theme.panel);
        paintMark(painter, mark, at, m_letterSize, m_theme, placed.width);
        if (mark.task) m_taskPlaces.emplace_back(at, *mark.task);
        if (!mark.task || mark.task != m_lit) continue;
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(at.adjusted(-3, -1, 3, 1));
    }
    if (placed.count.isNull()) return;
    painter.fillRect(placed.count, m_theme.panel);
    QFont font = this->font();
    font.setPixelSize(m_letterSize);
    painter.setFont(font);
    painter.setPen(m_theme.quietInk);
    painter.drawText(placed.count, Qt::AlignRight | Qt::AlignVCenter,
                     QStringLiteral("+%1").arg(marks.size() - placed.marks.size()));
}

} // namespace awaitscope
