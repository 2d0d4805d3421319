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

bool MarkOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

int MarkOverlay::widthOf(const SourceMark& mark) const
{
    QFont letters = font();
    letters.setPixelSize(m_letterSize);
    letters.setBold(true);
    const int text = QFontMetrics(letters).horizontalAdvance(mark.letter);
    const bool inside = mark.state == MarkState::Running;
    return inside ? text + m_letterSize : text + 4 + m_letterSize * 3 / 2;
}

void MarkOverlay::paintMark(QPainter& painter, const SourceMark& mark, const QRect& place) const
{
    painter.setPen(mark.color);
    painter.setBrush(Qt::NoBrush);
    if (mark.state == MarkState::Running) {
        painter.setBrush(mark.color);
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(place, 2, 2);
        painter.setPen(m_theme.onTask);
        painter.drawText(place, Qt::AlignCenter, mark.letter);
        return;
    }
    const int barWidth = m_letterSize * 3 / 2;
    const QRect bar(place.right() - barWidth + 1, place.top(), barWidth, place.height());
    painter.drawText(place.adjusted(0, 0, -barWidth - 4, 0), Qt::AlignRight | Qt::AlignVCenter,
                     mark.letter);
    switch (mark.state) {
    case MarkState::Waiting:
        painter.setPen(QPen(mark.color, 2));
        painter.drawLine(bar.left(), bar.center().y(), bar.right(), bar.center().y());
        break;
    case MarkState::Ready:
        painter.setPen(QPen(mark.color, 2));
        painter.drawRoundedRect(bar.adjusted(1, place.height() / 4, -1, -place.height() / 4), 2, 2);
        break;
    case MarkState::Holding:
        painter.fillRect(bar, m_theme.panel);
        painter.fillRect(bar, QBrush(mark.color, Qt::DiagCrossPattern));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        break;
    case MarkState::InCall:
        painter.fillRect(bar, blend(mark.color, m_theme.panel, 0.2));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        break;
    case MarkState::Running: break;
    }
}

void MarkOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont letters = font();
    letters.setPixelSize(m_letterSize);
    letters.setBold(true);
    painter.setFont(letters);
    std::map<int, int> rights; // where the next mark of a line ends
    for (const SourceMark& mark : m_marks) {
        const LinePlace line = m_placeOf(mark.line);
        if (line.height == 0) continue;
        const auto right = rights.try_emplace(mark.line, width() - 6).first;
        const int height = qMin(line.height - 2, m_letterSize + 5);
        const int markWidth = widthOf(mark);
        const QRect place(right->second - markWidth, line.top + (line.height - height) / 2,
                          markWidth, height);
        if (place.left() < line.textEnd)
            painter.fillRect(place.adjusted(-3, 0, 3, 0), m_theme.panel);
        paintMark(painter, mark, place);
        right->second = place.left() - 6;
    }
}

} // namespace awaitscope
