#include "gui/source/source_mark.h"

#include <QFontMetrics>
#include <QPainter>

namespace awaitscope {

namespace {

QFont lettersOf(int size)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(size);
    font.setBold(true);
    return font;
}

int barWidth(int letterSize, MarkWidth width)
{
    return width == MarkWidth::Usual ? letterSize * 3 / 2 : letterSize;
}

int gapBeforeBar(MarkWidth width)
{
    return width == MarkWidth::Usual ? 4 : 2;
}

} // namespace

int widthOf(const TaskMark& mark, int letterSize, MarkWidth width)
{
    const int text = QFontMetrics(lettersOf(letterSize)).horizontalAdvance(mark.letter);
    if (mark.state == MarkState::Running)
        return text + (width == MarkWidth::Usual ? letterSize : letterSize / 2);
    return text + gapBeforeBar(width) + barWidth(letterSize, width);
}

void paintMark(QPainter& painter, const TaskMark& mark, const QRect& place, int letterSize,
               const Theme& theme, MarkWidth markWidth)
{
    painter.setFont(lettersOf(letterSize));
    painter.setPen(mark.color);
    painter.setBrush(Qt::NoBrush);
    if (mark.state == MarkState::Running) {
        const int width = widthOf(mark, letterSize, markWidth);
        const QRect box(place.right() - width + 1, place.top(), width, place.height());
        painter.setBrush(mark.color);
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(theme.onTask);
        painter.drawText(box, Qt::AlignCenter, mark.letter);
        return;
    }
    const int width = barWidth(letterSize, markWidth);
    const QRect bar(place.right() - width + 1, place.top(), width, place.height());
    painter.drawText(place.adjusted(0, 0, -width - gapBeforeBar(markWidth), 0),
                     Qt::AlignRight | Qt::AlignVCenter, mark.letter);
    switch (mark.state) {
    case MarkState::Waiting:
        painter.setPen(QPen(mark.color, 2));
        painter.drawLine(bar.left(), bar.center().y(), bar.right(), bar.center().y());
        break;
    case MarkState::Ready: {
        painter.setPen(QPen(mark.color, 2));
        // Flat, or a narrow one would be read as a digit.
        const int inset = bar.height() / (markWidth == MarkWidth::Usual ? 4 : 3);
        painter.drawRoundedRect(bar.adjusted(1, inset, -1, -inset), 2, 2);
        break;
    }
    case MarkState::Holding:
        painter.fillRect(bar, theme.panel);
        painter.fillRect(bar, QBrush(mark.color, Qt::DiagCrossPattern));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        break;
    case MarkState::InCall:
        painter.fillRect(bar, blend(mark.color, theme.panel, 0.2));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        break;
    case MarkState::Running: break;
    }
}

} // namespace awaitscope
