#include "gui/inspector/now_panel.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kMargin = 14;
/// While it plays, longer runs are not run again for every step.
constexpr EventIndex kMostWhilePlaying = 20'000;
/// Of the panel's width, for what the rows are about.
constexpr double kMostForLabels = 0.34;

const QString kChangeMark = QStringLiteral("●");

} // namespace

NowPanel::NowPanel(QWidget* parent) : QAbstractScrollArea(parent), m_runner(this)
{
    setObjectName(QStringLiteral("now"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    connect(&m_runner, &InspectionRunner::answered, this,
            [this](const std::shared_ptr<const Inspection>& inspection,
                   const std::shared_ptr<const Inspection>& before) {
                m_inside = inspection;
                m_insideBefore = before;
                fill();
            });
}

void NowPanel::setStage(std::shared_ptr<const Stage> stage,
                        std::vector<std::shared_ptr<Inspector>> inspectors)
{
    m_runner.cancel();
    m_stage = std::move(stage);
    m_inspectors = std::move(inspectors);
    m_places.clear();
    m_placesBefore.clear();
    m_inside = m_insideBefore = nullptr;
    m_isDue = false;
    fill();
}

void NowPanel::showCursor(const Playback& playback)
{
    if (!m_stage) return;
    std::vector<RunPosition> places;
    std::vector<std::optional<RunPosition>> before;
    for (size_t run = 0; run < m_stage->comparison().runs.size(); ++run) {
        places.push_back(playback.runPosition(run));
        before.push_back(playback.placeBefore(run));
    }
    const bool isOther = playback.focus() != m_focus;
    const bool moved =
        playback.focus() != m_focus || places != m_places || before != m_placesBefore;
    if (!moved) return fill();
    m_focus = playback.focus();
    m_places = std::move(places);
    m_placesBefore = std::move(before);
    m_inside = m_insideBefore = nullptr;
    m_runner.cancel();
    m_isDue = !playback.isPlaying() || m_places[m_focus].event < kMostWhilePlaying;
    fill();
    if (isOther) revealFocus();
    if (isVisible()) ask();
}

void NowPanel::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    ask();
}

void NowPanel::ask()
{
    if (!m_isDue) return;
    m_isDue = false;
    if (m_focus >= m_inspectors.size() || !m_inspectors[m_focus]) return;
    m_runner.ask(m_inspectors[m_focus], m_places[m_focus], m_placesBefore[m_focus]);
}

void NowPanel::fill()
{
    m_sections.clear();
    const Voice voice(m_language);
    for (size_t run = 0; run < m_places.size(); ++run) {
        const auto section = [&](EventIndex event, const Inspection* inside) {
            return nowSection(*m_stage, run, m_stage->snapshots(run).at(event), voice, m_theme,
                              run == m_focus ? inside : nullptr);
        };
        m_sections.push_back(section(m_places[run].event, m_inside.get()));
        if (!m_placesBefore[run]) continue;
        const bool knowsInside = run == m_focus && m_inside && m_insideBefore;
        markChanges(m_sections.back(), section(m_placesBefore[run]->event, m_insideBefore.get()),
                    knowsInside);
    }
    // The panel is drawn, not made of labels: this is what a screen reader gets.
    QStringList lines;
    for (const NowSection& section : m_sections) {
        lines << section.title;
        for (const NowRow& row : section.rows)
            lines << (row.changed ? kChangeMark + QLatin1Char(' ') : QString()) + row.label +
                         QLatin1Char(' ') + row.words();
    }
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    updateScrollBar();
    viewport()->update();
}

void NowPanel::setLanguage(Language language)
{
    m_language = language;
    fill();
}

void NowPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    fill();
}

void NowPanel::setScale(double scale)
{
    m_scale = scale;
    updateScrollBar();
    viewport()->update();
}

NowPanel::Measures NowPanel::measures() const
{
    Measures measures;
    measures.text = QFont(QStringLiteral("DejaVu Sans"));
    measures.text.setPixelSize(qRound(12.5 * m_scale));
    measures.bold = measures.text;
    measures.bold.setBold(true);
    measures.letter = qRound(11 * m_scale);
    measures.line = qRound(22 * m_scale);
    measures.gap = qRound(6 * m_scale);
    measures.margin = kMargin;
    const QFontMetrics bold(measures.bold);
    for (const NowSection& section : m_sections)
        for (const NowRow& row : section.rows) {
            measures.labels = std::max(measures.labels, bold.horizontalAdvance(row.label));
            if (row.mark)
                measures.markWidth =
                    std::max(measures.markWidth, widthOf(*row.mark, measures.letter));
        }
    measures.labels = std::min(measures.labels, qRound(viewport()->width() * kMostForLabels));
    measures.markLeft = measures.margin + measures.labels + qRound(10 * m_scale);
    return measures;
}

int NowPanel::textLeft(const NowRow& row, const Measures& measures) const
{
    return measures.markLeft + (row.mark ? measures.markWidth + measures.gap : 0);
}

int NowPanel::heightOf(const NowRow& row, const Measures& measures) const
{
    const QFontMetrics metrics(row.changed ? measures.bold : measures.text);
    const auto lines = [&](const QString& text, int width) {
        const QRect room(0, 0, std::max(width, 1), 10'000);
        const int height = metrics.boundingRect(room, Qt::TextWordWrap, text).height();
        return text.isEmpty() ? 1 : std::max(1, qRound(height / double(metrics.lineSpacing())));
    };
    const int most =
        std::max(lines(row.label, measures.labels),
                 lines(row.words(), viewport()->width() - textLeft(row, measures) - measures.gap));
    return measures.line + (most - 1) * metrics.lineSpacing();
}

int NowPanel::contentHeight() const
{
    const Measures measures = this->measures();
    int height = kMargin;
    for (const NowSection& section : m_sections) {
        height += measures.line * 3 / 2;
        for (const NowRow& row : section.rows)
            height += heightOf(row, measures);
    }
    return height;
}

void NowPanel::revealFocus()
{
    const Measures measures = this->measures();
    int top = 0;
    for (size_t run = 0; run < m_sections.size(); ++run) {
        int height = measures.line * 3 / 2;
        for (const NowRow& row : m_sections[run].rows)
            height += heightOf(row, measures);
        if (run == m_focus) {
            const int now = verticalScrollBar()->value();
            const int last = top + height - viewport()->height();
            if (top < now || last > now) verticalScrollBar()->setValue(top);
            return;
        }
        top += height;
    }
}

void NowPanel::updateScrollBar()
{
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(22 * m_scale));
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
}

void NowPanel::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

void NowPanel::paintRow(QPainter& painter, const NowRow& row, int y, const Measures& measures) const
{
    painter.setFont(row.changed ? measures.bold : measures.text);
    const QFontMetrics metrics = painter.fontMetrics();
    const int air = (measures.line - metrics.lineSpacing()) / 2;
    const auto write = [&](int left, int width, const QString& text, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRect(left, y + air, std::max(width, 1), 10'000), Qt::TextWordWrap, text);
    };
    // A mark and bold letters: colour alone does not reach everybody.
    if (row.changed) {
        QFont font = measures.text;
        font.setPixelSize(qRound(8 * m_scale));
        painter.setFont(font);
        painter.setPen(m_theme.accent);
        painter.drawText(QRect(2, y, measures.margin - 3, measures.line), Qt::AlignCenter,
                         kChangeMark);
        painter.setFont(measures.bold);
    }
    write(measures.margin, measures.labels, row.label, m_theme.quietInk);
    if (row.mark) {
        const int height = measures.letter + 4;
        const int width = std::max(widthOf(*row.mark, measures.letter), 1);
        paintMark(painter, *row.mark,
                  QRect(measures.markLeft, y + (measures.line - height) / 2, width, height),
                  measures.letter, m_theme);
        painter.setFont(row.changed ? measures.bold : measures.text);
    }
    const int left = textLeft(row, measures);
    write(left, viewport()->width() - left - measures.gap, row.words(), m_theme.ink);
}

void NowPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.panel);
    const Measures measures = this->measures();
    int y = kMargin / 2 - verticalScrollBar()->value();
    for (const NowSection& section : m_sections) {
        painter.setFont(measures.bold);
        painter.setPen(m_theme.ink);
        painter.drawText(QRect(kMargin, y, viewport()->width(), measures.line), Qt::AlignVCenter,
                         section.title);
        y += measures.line;
        for (const NowRow& row : section.rows) {
            const int height = heightOf(row, measures);
            if (y + height > 0 && y < viewport()->height()) paintRow(painter, row, y, measures);
            y += height;
        }
        y += measures.line / 2;
    }
}

} // namespace awaitscope
