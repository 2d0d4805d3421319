#include "gui/inspector/now_panel.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kMargin = 14;

} // namespace

NowPanel::NowPanel(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("now"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void NowPanel::setSections(std::vector<NowSection> sections)
{
    m_sections = std::move(sections);
    // The panel is drawn, not made of labels: this is what a screen reader gets.
    QStringList lines;
    for (const NowSection& section : m_sections) {
        lines << section.title;
        for (const NowRow& row : section.rows)
            lines << row.label + QLatin1Char(' ') + row.text;
    }
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    updateScrollBar();
    viewport()->update();
}

void NowPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

void NowPanel::setScale(double scale)
{
    m_scale = scale;
    updateScrollBar();
    viewport()->update();
}

int NowPanel::rowHeight() const
{
    return qRound(22 * m_scale);
}

int NowPanel::contentHeight() const
{
    size_t rows = 0;
    for (const NowSection& section : m_sections)
        rows += section.rows.size() + 1;
    return static_cast<int>(rows) * rowHeight() +
           static_cast<int>(m_sections.size()) * rowHeight() / 2 + kMargin;
}

void NowPanel::updateScrollBar()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
}

void NowPanel::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void NowPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.panel);
    QFont text(QStringLiteral("DejaVu Sans"));
    text.setPixelSize(qRound(12.5 * m_scale));
    QFont bold = text;
    bold.setBold(true);
    const QFontMetrics metrics(text);
    int labels = 0;
    for (const NowSection& section : m_sections)
        for (const NowRow& row : section.rows)
            labels = std::max(labels, metrics.horizontalAdvance(row.label));
    const int letter = qRound(11 * m_scale);
    const int markLeft = kMargin + labels + qRound(10 * m_scale);
    int markWidth = 0;
    for (const NowSection& section : m_sections)
        for (const NowRow& row : section.rows)
            if (row.mark) markWidth = std::max(markWidth, widthOf(*row.mark, letter));
    int y = kMargin / 2 - verticalScrollBar()->value();
    for (const NowSection& section : m_sections) {
        painter.setFont(bold);
        painter.setPen(m_theme.ink);
        painter.drawText(QRect(kMargin, y, viewport()->width(), rowHeight()), Qt::AlignVCenter,
                         section.title);
        y += rowHeight();
        for (const NowRow& row : section.rows) {
            painter.setFont(text);
            painter.setPen(m_theme.quietInk);
            painter.drawText(QRect(kMargin, y, labels, rowHeight()), Qt::AlignVCenter, row.label);
            int textLeft = markLeft;
            if (row.mark) {
                const int height = letter + 4;
                const QRect place(markLeft, y + (rowHeight() - height) / 2, markWidth, height);
                const int width = widthOf(*row.mark, letter);
                paintMark(painter, *row.mark,
                          QRect(place.left(), place.top(), std::max(width, 1), height), letter,
                          m_theme);
                textLeft += markWidth + qRound(6 * m_scale);
            }
            painter.setFont(text);
            painter.setPen(m_theme.ink);
            const QRect place(textLeft, y, viewport()->width() - textLeft - 6, rowHeight());
            painter.drawText(place, Qt::AlignVCenter,
                             metrics.elidedText(row.text, Qt::ElideRight, place.width()));
            y += rowHeight();
        }
        y += rowHeight() / 2;
    }
}

} // namespace awaitscope
