#include "gui/inspector/console_panel.h"

#include "gui/narration/difference_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kNarrowestColumn = 74; ///< at scale 1, in pixels
constexpr size_t kMostNamed = 3;     ///< more have short names

} // namespace

ConsolePanel::ConsolePanel(QWidget* parent)
    : QWidget(parent), m_layout(new QGridLayout(this)), m_others(new QLabel(this))
{
    m_others->setObjectName(QStringLiteral("otherConsoles"));
    setScale(1);
    m_layout->setHorizontalSpacing(6);
    m_layout->setVerticalSpacing(4);
}

void ConsolePanel::setScale(double scale)
{
    m_scale = scale;
    m_layout->setContentsMargins(qRound(14 * scale), 0, 6, 6);
    showColumns();
}

ConsolePanel::Column ConsolePanel::makeColumn(size_t run)
{
    Column column{new QLabel(this), new QListView(this), nullptr};
    column.model = new ConsoleModel(column.list);
    column.model->setErrorColor(m_theme.wrong);
    column.model->setLanguage(m_language);
    column.list->setModel(column.model);
    column.list->setObjectName(QStringLiteral("console%1").arg(run + 1));
    column.list->setFrameShape(QFrame::NoFrame);
    column.list->setUniformItemSizes(true);
    column.list->setFocusPolicy(Qt::TabFocus);
    column.list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    column.list->setSelectionMode(QAbstractItemView::NoSelection);
    column.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column.list->setTextElideMode(Qt::ElideRight);
    column.list->setResizeMode(QListView::Adjust);
    // The last line stays in sight, however the lines are broken anew.
    QScrollBar* bar = column.list->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, bar, [bar](int, int last) { bar->setValue(last); });
    column.title->setObjectName(QStringLiteral("columnTitle"));
    // Many of them share the width that there is, and take none from the timelines.
    column.title->setWordWrap(true);
    column.title->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column.list->setMinimumWidth(1);
    const int place = static_cast<int>(run);
    m_layout->addWidget(column.title, 0, place);
    m_layout->addWidget(column.list, 1, place);
    m_layout->setColumnStretch(place, 1);
    const auto choose = [this, run](const QModelIndex& index) {
        emit lineClicked(run, m_columns[run].model->eventAt(index.row()));
    };
    connect(column.list, &QListView::clicked, this, choose);
    connect(column.list, &QListView::activated, this, choose);
    column.list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(column.list, &QListView::customContextMenuRequested, this, [this, run](QPoint point) {
        const QListView* list = m_columns[run].list;
        const QModelIndex index = list->indexAt(point);
        if (index.isValid())
            emit menuWanted(run, m_columns[run].model->eventAt(index.row()),
                            list->viewport()->mapToGlobal(point));
    });
    return column;
}

void ConsolePanel::setComparison(const std::shared_ptr<const Comparison>& comparison)
{
    m_comparison = comparison;
    const size_t count = comparison ? comparison->runs.size() : 0;
    while (m_columns.size() < count)
        m_columns.push_back(makeColumn(m_columns.size()));
    m_layout->addWidget(m_others, 0, static_cast<int>(m_columns.size()), Qt::AlignTop);
    for (size_t run = 0; run < m_columns.size(); ++run) {
        const bool used = run < count;
        m_columns[run].model->setRun(used ? comparison : nullptr, used ? run : 0);
    }
    showColumns();
    updateTitles();
}

void ConsolePanel::showColumns()
{
    const size_t count = m_comparison ? m_comparison->runs.size() : 0;
    for (size_t run = 0; run < m_columns.size(); ++run) {
        const bool shows = run < count && isShown(run);
        m_columns[run].title->setVisible(shows);
        m_columns[run].list->setVisible(shows);
        // A column that is hidden would keep its share of the width.
        m_layout->setColumnStretch(static_cast<int>(run), shows ? 1 : 0);
    }
    const size_t most = mostShown();
    m_others->setVisible(!m_alone && count > most);
    m_others->setText(QStringLiteral("+%1").arg(count > most ? count - most : 0));
    m_others->setToolTip(tr("There is no room for the others: put one in focus to see it."));
}

int ConsolePanel::room() const
{
    const QMargins margins = m_layout->contentsMargins();
    return width() - margins.left() - margins.right() + m_layout->horizontalSpacing();
}

size_t ConsolePanel::mostShown() const
{
    if (m_alone) return 1;
    const int column = qRound(kNarrowestColumn * m_scale) + m_layout->horizontalSpacing();
    // The three models stand beside each other always.
    return std::max(kMostNamed, static_cast<size_t>(qMax(0, room() / column)));
}

bool ConsolePanel::isShown(size_t run) const
{
    if (m_alone) return run == m_focus;
    const size_t count = m_comparison->runs.size();
    const size_t most = std::min(mostShown(), count);
    const size_t first = std::min(m_focus - std::min(m_focus, most / 2), count - most);
    return run >= first && run < first + most;
}

void ConsolePanel::setAlone(bool alone)
{
    m_alone = alone;
    showColumns();
    updateTitles();
}

void ConsolePanel::setShown(size_t run, size_t count)
{
    m_columns[run].model->setShown(count);
    // Columns are narrow; each height is to be measured then.
    constexpr size_t kMostWrapped = 500;
    QListView* list = m_columns[run].list;
    list->setWordWrap(count <= kMostWrapped);
    list->setUniformItemSizes(count > kMostWrapped);
    m_columns[run].list->scrollToBottom();
}

void ConsolePanel::setFocusRun(size_t run)
{
    if (run == m_focus) return;
    m_focus = run;
    showColumns();
    updateTitles();
}

void ConsolePanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (const Column& column : m_columns)
        column.model->setErrorColor(theme.wrong);
    updateTitles();
}

void ConsolePanel::setLanguage(Language language)
{
    m_language = language;
    for (const Column& column : m_columns)
        column.model->setLanguage(language);
    updateTitles();
}

void ConsolePanel::updateTitles()
{
    for (size_t run = 0; m_comparison && run < m_comparison->runs.size(); ++run) {
        QLabel* title = m_columns[run].title;
        const QString name = runName(*m_comparison, run, m_language);
        m_columns[run].list->setAccessibleName(tr("Printed: %1").arg(name));
        QFont font = title->font();
        font.setBold(true);
        title->setFont(font);
        const QColor& color = run == m_focus ? m_theme.accent : m_theme.quietInk;
        title->setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
    }
    fitTitles();
}

void ConsolePanel::fitTitles()
{
    if (!m_comparison) return;
    const size_t count = m_comparison->runs.size();
    const auto columns = static_cast<int>(std::min(mostShown(), count));
    const int column = room() / qMax(columns, 1) - m_layout->horizontalSpacing();
    // Short ones for all, as soon as one is too long.
    bool isCrowded = !m_alone && count > kMostNamed;
    for (size_t run = 0; run < count && !m_alone; ++run)
        isCrowded |= m_columns[run].title->fontMetrics().horizontalAdvance(
                         runName(*m_comparison, run, m_language)) > column;
    for (size_t run = 0; run < count; ++run) {
        const QString name = runName(*m_comparison, run, m_language);
        QLabel* title = m_columns[run].title;
        title->setText(isCrowded ? shortRunName(*m_comparison, run, m_language) : name);
        title->setToolTip(isCrowded ? name : QString());
    }
}

void ConsolePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showColumns();
    fitTitles();
}

QWidget* ConsolePanel::list() const
{
    return m_focus < m_columns.size() ? m_columns[m_focus].list : nullptr;
}

QStringList ConsolePanel::lines(size_t run) const
{
    QStringList lines;
    const ConsoleModel* model = m_columns[run].model;
    for (int row = 0; row < model->rowCount(); ++row)
        lines << model->index(row).data().toString();
    return lines;
}

} // namespace awaitscope
