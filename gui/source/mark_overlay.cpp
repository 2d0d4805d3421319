#include "gui/source/mark_overlay.h"

#include <QEvent>
#include <QPainter>

#include <map>

namespace awaitscope {

MarkOverlay::MarkOverlay(QWidget* view, PlaceOf placeOf)
    : QWidget(view), m_placeOf(std::move(placeOf))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    view->installEventFilter(this);
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
    return QWidget::eventFilter(watched, event);
}

void MarkOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_painted = places();
    std::map<int, int> rights; // where the next mark of a line ends
    for (size_t index = 0; index < m_marks.size(); ++index) {
        const SourceMark& mark = m_marks[index];
        const LinePlace& line = m_painted[index];
        if (line.height == 0) continue;
        const auto right = rights.try_emplace(mark.line, width() - 6).first;
        const int height = qMin(line.height - 2, m_letterSize + 5);
        const int markWidth = widthOf(mark.task, m_letterSize);
        const QRect place(right->second - markWidth, line.top + (line.height - height) / 2,
                          markWidth, height);
        if (place.left() < line.textEnd)
            painter.fillRect(place.adjusted(-3, 0, 3, 0), m_theme.panel);
        paintMark(painter, mark.task, place, m_letterSize, m_theme);
        right->second = place.left() - 6;
    }
}

} // namespace awaitscope
