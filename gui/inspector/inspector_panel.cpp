#include "gui/inspector/inspector_panel.h"

#include "gui/compare/difference_panel.h"
#include "gui/inspector/compare_model.h"
#include "gui/inspector/console_panel.h"
#include "gui/inspector/events_model.h"
#include "gui/inspector/now_panel.h"
#include "gui/inspector/variables_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kHeadingPixels = 11; ///< of headings of columns, as in the style sheet

// Of the events, at scale 1.
constexpr int kEventColumns[] = {40, 58, 118, 100, 40};
constexpr int kEventRow = 22;
constexpr int kEventLine = 15;   ///< what each further line of words adds
constexpr int kEventWords = 260; ///< words that are narrower are hard to read
constexpr int kEventTwoLines = 330;
constexpr int kEventOneLine = 620;
constexpr int kCompareRow = 22;
constexpr int kCompareAir = 4;
/// What gives way to the words where there is little room, first what they tell themselves.
constexpr EventsModel::Column kDispensable[] = {EventsModel::Kind, EventsModel::Number,
                                                EventsModel::Line, EventsModel::Task};

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent)
    : QWidget(parent), m_splitter(new QSplitter(Qt::Vertical, this)), m_tabs(new QTabWidget(this)),
      m_now(new NowPanel(this)), m_variables(new VariablesPanel(this)),
      m_events(new QTableView(this)), m_eventsModel(new EventsModel(this)),
      m_compare(new QTableView(this)), m_compareModel(new CompareModel(this)),
      m_difference(new DifferencePanel(this)), m_comparePage(new QWidget(this)),
      m_consoleBox(new QWidget(this)), m_consoleTitle(new QLabel(this)),
      m_console(new ConsolePanel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setupEvents();
    setupCompare();
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setFocusPolicy(Qt::TabFocus);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_now, {});
    m_tabs->addTab(m_variables, {});
    m_tabs->addTab(m_events, {});
    m_tabs->addTab(m_comparePage, {});
    auto* consoleLayout = new QVBoxLayout(m_consoleBox);
    consoleLayout->setContentsMargins(0, 10, 0, 0);
    m_consoleTitle->setObjectName(QStringLiteral("sectionTitle"));
    consoleLayout->addWidget(m_consoleTitle);
    consoleLayout->addWidget(m_console, 1);
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_consoleBox);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({480, 260});
    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorPanel::giveTablesRoom);
    connect(m_console, &ConsolePanel::lineClicked, this, &InspectorPanel::eventChosen);
    retranslate();
}

QWidget* InspectorPanel::lendConsole()
{
    m_sizesBefore = m_splitter->sizes();
    // There, what it is can be seen without a title.
    m_consoleTitle->hide();
    return m_consoleBox;
}

void InspectorPanel::takeConsoleBack()
{
    m_splitter->insertWidget(1, m_consoleBox);
    m_consoleTitle->show();
    divideAsBefore();
}

void InspectorPanel::divideAsBefore()
{
    m_splitter->setSizes(m_sizesBefore);
}

void InspectorPanel::setupEvents()
{
    m_events->setObjectName(QStringLiteral("events"));
    m_events->setModel(m_eventsModel);
    m_events->setFrameShape(QFrame::NoFrame);
    m_events->setShowGrid(false);
    m_events->setWordWrap(true);
    m_events->viewport()->installEventFilter(this);
    m_events->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_events->setSelectionMode(QAbstractItemView::SingleSelection);
    m_events->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_events->setFocusPolicy(Qt::StrongFocus);
    m_events->verticalHeader()->hide();
    m_events->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_events->horizontalHeader()->setStretchLastSection(true);
    m_events->horizontalHeader()->setHighlightSections(false);
    m_events->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto choose = [this](const QModelIndex& index) {
        emit eventChosen(m_eventsModel->run(), static_cast<EventIndex>(index.row()));
    };
    connect(m_events, &QTableView::clicked, this, choose);
    connect(m_events, &QTableView::activated, this, choose);
}

void InspectorPanel::setupCompare()
{
    m_compare->setObjectName(QStringLiteral("compare"));
    m_compare->setModel(m_compareModel);
    m_compare->setFrameShape(QFrame::NoFrame);
    m_compare->setShowGrid(false);
    m_compare->setSelectionMode(QAbstractItemView::NoSelection);
    m_compare->setFocusPolicy(Qt::TabFocus);
    m_compare->verticalHeader()->hide();
    m_compare->horizontalHeader()->setHighlightSections(false);
    m_compare->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Names of figures are told in two lines rather than scrolled sideways to.
    m_compare->setWordWrap(true);
    m_compare->viewport()->installEventFilter(this);
    connect(m_compareModel, &QAbstractItemModel::modelReset, this, &InspectorPanel::fitCompare);
    m_compare->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* page = new QVBoxLayout(m_comparePage);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_compare, 1);
    page->addWidget(m_difference);
    connect(m_difference, &DifferencePanel::placeWanted, this, &InspectorPanel::eventChosen);
    connect(m_difference, &DifferencePanel::changed, this, &InspectorPanel::differenceChanged);
}

void InspectorPanel::giveTablesRoom()
{
    const QWidget* page = m_tabs->currentWidget();
    const bool isTable = page == m_events || page == m_comparePage;
    // Of tables, as many rows as can be had; of the console, the last lines are enough.
    if (isTable && m_roomBefore.isEmpty()) {
        m_roomBefore = m_splitter->saveState();
        m_splitter->setSizes({4 * height(), height()});
    } else if (!isTable && !m_roomBefore.isEmpty()) {
        m_splitter->restoreState(m_roomBefore);
        m_roomBefore.clear();
    }
}

void InspectorPanel::fitCompare()
{
    QHeaderView* header = m_compare->horizontalHeader();
    // Qt takes the headings for larger than the style sheet makes them.
    QFont font = header->font();
    font.setPixelSize(qRound(kHeadingPixels * m_scale));
    const QFontMetrics metrics(font);
    const int least = qRound(84 * m_scale);
    const int legible = qRound(124 * m_scale); // two lines for most names of figures
    const int room = m_compare->viewport()->width();
    const auto widthOf = [&](int column) {
        const QAbstractItemView* view = m_compare; // whose hints may be asked for
        const QString name =
            m_compareModel->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int heading = metrics.size(0, name).width() + qRound(9 * m_scale);
        return std::max(heading, view->sizeHintForColumn(column));
    };
    int runs = 0;
    for (const bool isShort : {false, true}) {
        m_compareModel->setShortNames(isShort);
        runs = 0;
        for (int column = 1; column < m_compareModel->columnCount(); ++column) {
            const int width = widthOf(column);
            m_compare->setColumnWidth(column, width);
            runs += width;
        }
        if (runs + legible <= room) break;
    }
    m_compare->setColumnWidth(0, std::max(least, room - runs));
    // Names that go on below make rows higher; between two such, there must be some air.
    const QAbstractItemView* view = m_compare;
    const int air = qRound(kCompareAir * m_scale);
    for (int row = 0; row < m_compareModel->rowCount(); ++row)
        m_compare->setRowHeight(row, view->sizeHintForRow(row) + air);
}

void InspectorPanel::fitEvents()
{
    int words = m_events->viewport()->width();
    for (int column = 0; column < EventsModel::Words; ++column) {
        const int width = qRound(kEventColumns[column] * m_scale);
        m_events->setColumnWidth(column, width);
        words -= width;
    }
    for (const EventsModel::Column column : kDispensable) {
        const bool givesWay = words < qRound(kEventWords * m_scale);
        m_events->setColumnHidden(column, givesWay);
        if (givesWay) words += qRound(kEventColumns[column] * m_scale);
    }
    const auto isLess = [&](int least) { return words < qRound(least * m_scale); };
    const int lines = isLess(kEventTwoLines) ? 3 : isLess(kEventOneLine) ? 2 : 1;
    const int row = qRound((kEventRow + (lines - 1) * kEventLine) * m_scale);
    QHeaderView* rows = m_events->verticalHeader();
    if (rows->defaultSectionSize() != row) rows->setDefaultSectionSize(row);
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_events->viewport() && event->type() == QEvent::Resize) fitEvents();
    if (watched == m_compare->viewport() && event->type() == QEvent::Resize) fitCompare();
    return QWidget::eventFilter(watched, event);
}

void InspectorPanel::setStage(std::shared_ptr<const Stage> stage,
                              std::vector<std::shared_ptr<Inspector>> inspectors)
{
    m_stage = std::move(stage);
    m_now->setStage(m_stage, inspectors);
    m_variables->setStage(m_stage, std::move(inspectors));
    m_console->setComparison(m_stage ? m_stage->shared() : nullptr);
    m_compareModel->setComparison(m_stage ? m_stage->shared() : nullptr);
    m_eventsModel->setRun(m_stage, 0);
}

void InspectorPanel::showCursor(const Playback& playback)
{
    if (!m_stage) return;
    for (size_t run = 0; run < m_stage->comparison().runs.size(); ++run) {
        const auto& outputs = m_stage->comparison().runs[run].timeline.outputs();
        const auto end = std::upper_bound(outputs.begin(), outputs.end(), playback.event(run));
        m_console->setShown(run, static_cast<size_t>(end - outputs.begin()));
    }
    m_now->showCursor(playback);
    m_console->setFocusRun(playback.focus());
    m_variables->showCursor(playback);
    m_difference->setRuns(m_stage->shared(), playback.focus());
    showEvents(playback);
}

void InspectorPanel::showEvents(const Playback& playback)
{
    if (m_eventsModel->run() != playback.focus()) m_eventsModel->setRun(m_stage, playback.focus());
    m_eventsModel->setLastShown(m_curtain ? playback.event() : kNone);
    const QModelIndex row =
        m_eventsModel->index(static_cast<int>(playback.event()), EventsModel::Time);
    m_events->selectRow(row.row());
    m_events->scrollTo(row);
}

void InspectorPanel::setCurtain(bool closed)
{
    m_curtain = closed;
    const bool leaves = closed && m_tabs->currentWidget() == m_comparePage;
    // A page that can no longer be chosen would give way to its neighbour.
    if (leaves) m_tabs->setCurrentWidget(m_now);
    // Figures are those of the whole run.
    const int compare = m_tabs->indexOf(m_comparePage);
    m_tabs->setTabEnabled(compare, !closed);
    m_tabs->setTabToolTip(compare,
                          closed ? tr("Behind the curtain: its figures tell the end") : QString());
    if (!closed && m_comparedBefore && m_tabs->currentWidget() == m_now)
        m_tabs->setCurrentWidget(m_comparePage);
    m_comparedBefore = leaves;
}

void InspectorPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_now->setTheme(theme);
    m_variables->setTheme(theme);
    m_console->setTheme(theme);
    m_compareModel->setMarkColors(theme.best, theme.wrong);
}

void InspectorPanel::setScale(double scale)
{
    m_scale = scale;
    m_now->setScale(scale);
    m_console->setScale(scale);
    m_compare->verticalHeader()->setMinimumSectionSize(qRound(kCompareRow * scale));
    fitCompare();
    fitEvents();
}

void InspectorPanel::setLanguage(Language language)
{
    m_language = language;
    m_eventsModel->setLanguage(language);
    m_compareModel->setLanguage(language);
    m_console->setLanguage(language);
    m_now->setLanguage(language);
    m_variables->setLanguage(language);
    m_difference->setLanguage(language);
    retranslate();
}

void InspectorPanel::retranslate()
{
    m_events->setAccessibleName(tr("Events"));
    m_compare->setAccessibleName(tr("Compare"));
    m_now->setAccessibleName(tr("Now"));
    m_tabs->tabBar()->setAccessibleName(tr("What the runs look like"));
    m_tabs->setAccessibleName(m_tabs->tabBar()->accessibleName());
    m_console->setAccessibleName(tr("CONSOLE"));
    m_tabs->setTabText(0, tr("Now"));
    m_tabs->setTabText(1, tr("Variables"));
    m_tabs->setTabText(2, tr("Events"));
    m_tabs->setTabText(3, tr("Compare"));
    m_consoleTitle->setText(tr("CONSOLE"));
}

} // namespace awaitscope
