#include "gui/inspector/now_panel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kSideMargin = 14;
/// While it plays, longer runs are not run again for every step.
constexpr EventIndex kMostWhilePlaying = 20'000;
/// Of the panel's width, for what the rows are about.
constexpr double kMostForLabels = 0.34;

const QString kChangeMark = QStringLiteral("●");

/// The text with each word that is wider than the room cut in its middle: it would be cut off.
QString wordsWithin(const QString& text, const QFontMetrics& metrics, int width)
{
    QStringList words = text.split(QLatin1Char(' '));
    for (QString& word : words) {
        if (metrics.horizontalAdvance(word) > width)
            word = metrics.elidedText(word, Qt::ElideMiddle, std::max(width, 1));
        // No line ends there.
        word.replace(QChar(0x2026), QStringLiteral(u"\u2026\u2060"));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace

NowPanel::NowPanel(QWidget* parent) : QAbstractScrollArea(parent), m_runner(this)
{
    setObjectName(QStringLiteral("now"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    viewport()->setMouseTracking(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_pointer) chooseAgain();
    });
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
    m_line.reset();
    m_inside = m_insideBefore = nullptr;
    m_isDue = false;
    fill();
}

void NowPanel::showCursor(const Playback& playback)
{
    if (!m_stage) return;
    std::vector<RunPosition> places;
    std::vector<std::optional<RunPosition>> before;
    m_times.clear();
    for (size_t run = 0; run < m_stage->comparison().runs.size(); ++run) {
        places.push_back(playback.runPosition(run));
        before.push_back(playback.placeBefore(run));
        m_times.push_back(playback.position(run).time);
    }
    m_line = playback.line();
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
        const bool isInFocus = run == m_focus;
        const auto section = [&](const Snapshot& snapshot, const Inspection* inside,
                                 const std::optional<LineStep>& line) {
            return nowSection(*m_stage, run, snapshot, voice, m_theme, isInFocus ? inside : nullptr,
                              line);
        };
        Snapshot now = m_stage->snapshots(run).at(m_places[run].event);
        // Between two events, time goes on: a timer may be late meanwhile.
        const Trace& trace = *m_stage->comparison().runs[run].trace;
        now.time = std::max(now.time, std::min(m_times[run], trace[trace.size() - 1].time));
        m_sections.push_back(
            section(now, m_inside.get(), isInFocus ? m_line : std::optional<LineStep>()));
        if (!m_placesBefore[run]) continue;
        const bool knowsInside = run == m_focus && m_inside && m_insideBefore;
        markChanges(m_sections.back(),
                    section(m_stage->snapshots(run).at(m_placesBefore[run]->event),
                            m_insideBefore.get(), {}),
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
    layOut();
    chooseAgain();
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
    layOut();
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
    measures.margin = kSideMargin;
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
        const int height =
            metrics.boundingRect(room, Qt::TextWordWrap, wordsWithin(text, metrics, width))
                .height();
        return text.isEmpty() ? 1 : std::max(1, qRound(height / double(metrics.lineSpacing())));
    };
    const int most =
        std::max(lines(row.label, measures.labels),
                 lines(row.words(), viewport()->width() - textLeft(row, measures) - measures.gap));
    return measures.line + (most - 1) * metrics.lineSpacing();
}

std::vector<NowPanel::Line> NowPanel::lines(const Measures& measures) const
{
    std::vector<Line> lines;
    int top = kSideMargin / 2;
    for (size_t run = 0; run < m_sections.size(); ++run) {
        lines.push_back({run, std::nullopt, top, measures.line});
        top += measures.line;
        for (size_t row = 0; row < m_sections[run].rows.size(); ++row) {
            lines.push_back({run, row, top, heightOf(m_sections[run].rows[row], measures)});
            top += lines.back().height;
        }
        top += measures.line / 2;
    }
    return lines;
}

QRect NowPanel::rowRect(size_t run, size_t row) const
{
    for (const Line& line : m_lines)
        if (line.run == run && line.row == row)
            return {0, line.top - verticalScrollBar()->value(), viewport()->width(), line.height};
    return {};
}

std::optional<NowPanel::Chosen> NowPanel::rowAt(QPoint point) const
{
    const int y = point.y() + verticalScrollBar()->value();
    for (const Line& line : m_lines)
        if (line.row && y >= line.top && y < line.top + line.height)
            return Chosen{line.run, *line.row};
    return std::nullopt;
}

Highlight NowPanel::highlightOf(const Chosen& chosen) const
{
    const NowRow& row = m_sections[chosen.run].rows[chosen.row];
    return {row.mark ? row.mark->task : std::nullopt, chosen.run, row.object};
}

void NowPanel::choose(const std::optional<Chosen>& chosen)
{
    if (chosen != m_chosen) viewport()->update();
    m_chosen = chosen;
    const Highlight lit = chosen ? highlightOf(*chosen) : Highlight();
    if (lit == m_lit) return;
    m_lit = lit;
    emit hovered(lit);
}

void NowPanel::chooseAgain()
{
    if (m_pointer) return choose(rowAt(*m_pointer));
    if (!m_chosen) return;
    const size_t run = m_chosen->run;
    const size_t count = run < m_sections.size() ? m_sections[run].rows.size() : 0;
    if (m_chosen->row < count && highlightOf(*m_chosen) == m_lit) return choose(m_chosen);
    // What was chosen by keys stays so wherever its row goes.
    for (size_t row = 0; row < count && !m_lit.isEmpty(); ++row)
        if (highlightOf({run, row}) == m_lit) return choose(Chosen{run, row});
    choose(std::nullopt);
}

void NowPanel::chooseNext(bool forward)
{
    std::vector<Line> rows = m_lines;
    std::erase_if(rows, [](const Line& line) { return !line.row; });
    if (rows.empty()) return;
    auto at = std::find_if(rows.begin(), rows.end(), [this](const Line& line) {
        return m_chosen && Chosen{line.run, *line.row} == *m_chosen;
    });
    if (at == rows.end())
        at = std::find_if(rows.begin(), rows.end(),
                          [this](const Line& line) { return line.run == m_focus; });
    else if (forward && at + 1 != rows.end())
        ++at;
    else if (!forward && at != rows.begin())
        --at;
    if (at == rows.end()) return;
    m_pointer.reset();
    choose(Chosen{at->run, *at->row});
    // With a title above it, if it is the first one.
    QScrollBar* bar = verticalScrollBar();
    const int top = *at->row == 0 ? at->top - 2 * at->height : at->top;
    const int least = at->top + at->height - viewport()->height();
    bar->setValue(std::min(std::max(bar->value(), least), top));
}

void NowPanel::revealFocus()
{
    const std::vector<Line>& all = m_lines;
    const auto isInFocus = [this](const Line& line) { return line.run == m_focus; };
    const auto first = std::find_if(all.begin(), all.end(), isInFocus);
    const auto last = std::find_if(all.rbegin(), all.rend(), isInFocus);
    if (first == all.end()) return;
    const int now = verticalScrollBar()->value();
    const int bottom = last->top + last->height - viewport()->height();
    if (first->top < now || bottom > now)
        verticalScrollBar()->setValue(first->top - kSideMargin / 2);
}

void NowPanel::layOut()
{
    m_measures = measures();
    m_lines = lines(m_measures);
    const int height =
        m_lines.empty() ? 0 : m_lines.back().top + m_lines.back().height + m_measures.line;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_measures.line);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
}

void NowPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down)
        return QAbstractScrollArea::keyPressEvent(event);
    chooseNext(event->key() == Qt::Key_Down);
}

void NowPanel::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (!m_pointer) choose(std::nullopt);
}

void NowPanel::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    m_pointer.reset();
    choose(std::nullopt);
}

bool NowPanel::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseMove) {
        m_pointer = static_cast<QMouseEvent*>(event)->pos();
        choose(rowAt(*m_pointer));
    } else if (event->type() == QEvent::Leave && m_pointer) {
        m_pointer.reset();
        choose(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void NowPanel::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void NowPanel::paintRow(QPainter& painter, const NowRow& row, int y, const Measures& measures) const
{
    painter.setFont(row.changed ? measures.bold : measures.text);
    const QFontMetrics metrics = painter.fontMetrics();
    const int air = (measures.line - metrics.lineSpacing()) / 2;
    const auto write = [&](int left, int width, const QString& text, const QColor& color) {
        painter.setPen(color);
        painter.drawText(QRect(left, y + air, std::max(width, 1), 10'000), Qt::TextWordWrap,
                         wordsWithin(text, metrics, width));
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
    const Measures& measures = m_measures;
    const int scrolled = verticalScrollBar()->value();
    for (const Line& line : m_lines) {
        const QRect place(0, line.top - scrolled, viewport()->width(), line.height);
        if (!place.intersects(viewport()->rect())) continue;
        if (line.row) {
            if (m_chosen == Chosen{line.run, *line.row}) {
                painter.fillRect(place, m_theme.band);
                painter.fillRect(0, place.top(), 2, place.height(), m_theme.accent);
            }
            paintRow(painter, m_sections[line.run].rows[*line.row], place.top(), measures);
            continue;
        }
        painter.setFont(measures.bold);
        painter.setPen(m_theme.ink);
        painter.drawText(place.adjusted(kSideMargin, 0, 0, 0), Qt::AlignVCenter,
                         m_sections[line.run].title);
    }
}

} // namespace awaitscope
