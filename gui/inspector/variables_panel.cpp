#include "gui/inspector/variables_panel.h"

#include "gui/style/choice_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace awaitscope {

VariablesPanel::VariablesPanel(QWidget* parent)
    : QWidget(parent), m_chooser(new ChoiceBox(this)), m_note(new QLabel(this)),
      m_list(new QTreeWidget(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)), m_runner(this)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 6, 0);
    layout->addWidget(m_chooser);
    auto* waiting = new QHBoxLayout;
    waiting->addWidget(m_progress, 1);
    waiting->addWidget(m_cancel);
    layout->addLayout(waiting);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    layout->addStretch(); // a note stands at the top
    m_chooser->setFocusPolicy(Qt::TabFocus);
    m_note->setObjectName(QStringLiteral("quiet"));
    m_note->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("variables"));
    m_list->setColumnCount(2);
    m_list->header()->hide();
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(0);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->setUniformRowHeights(true);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_cancel->hide();
    connect(&m_runner, &InspectionRunner::answered, this, &VariablesPanel::showAnswer);
    connect(&m_runner, &InspectionRunner::progressed, this, &VariablesPanel::showProgress);
    connect(&m_runner, &InspectionRunner::cancelled, this,
            [this] { showNote(tr("Cancelled. It is asked again when the cursor moves.")); });
    connect(&m_runner, &InspectionRunner::failed, this,
            [this] { showNote(tr("The run could not be repeated up to here.")); });
    connect(m_cancel, &QPushButton::clicked, &m_runner, &InspectionRunner::cancel);
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        chooseLane(index <= 0 ? kNone : static_cast<LaneId>(m_chooser->itemData(index).toUInt()));
    });
}

void VariablesPanel::setStage(std::shared_ptr<const Stage> stage,
                              std::vector<std::shared_ptr<Inspector>> inspectors)
{
    m_runner.cancel();
    m_stage = std::move(stage);
    m_inspectors = std::move(inspectors);
    m_shown = m_before = nullptr;
    m_chosen = m_lane = kNone;
    m_rows.clear();
    m_list->clear();
    m_isDue = m_stage != nullptr;
}

void VariablesPanel::showCursor(const Playback& playback)
{
    if (!m_stage) return;
    const size_t run = playback.focus();
    const RunPosition place = playback.runPosition(run);
    if (run != m_run) m_chosen = kNone;
    const auto before = playback.placeBefore(run);
    m_isDue = m_isDue || run != m_run || place != m_place || before != m_placeBefore;
    m_run = run;
    m_place = place;
    m_placeBefore = before;
    if (isVisible()) ask();
}

void VariablesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    ask();
}

void VariablesPanel::ask()
{
    if (!m_stage || !m_isDue) return;
    m_isDue = false;
    const bool canAsk = m_run < m_inspectors.size() && m_inspectors[m_run];
    if (!canAsk) return showNote(tr("This run has no program that could be run again."));
    m_runner.ask(m_inspectors[m_run], m_place, m_placeBefore);
}

void VariablesPanel::showAnswer(const std::shared_ptr<const Inspection>& inspection,
                                const std::shared_ptr<const Inspection>& before)
{
    m_before = before;
    m_shown = inspection;
    m_progress->hide();
    m_cancel->hide();
    fillChooser();
    showRows();
}

void VariablesPanel::showProgress(int done, int all)
{
    m_progress->setRange(0, all);
    m_progress->setValue(done);
    m_progress->show();
    m_cancel->show();
}

LaneId VariablesPanel::laneToShow() const
{
    if (m_chosen != kNone) return m_chosen;
    if (m_shown->running != kNone && m_shown->callsOf(m_shown->running)) return m_shown->running;
    const Snapshot snapshot = m_stage->snapshots(m_run).at(m_place.event);
    for (const LaneId lane : snapshot.running)
        if (lane != kNone && m_shown->callsOf(lane)) return lane;
    const Trace& trace = *m_stage->comparison().runs[m_run].trace;
    const LaneId about = trace[m_place.event].lane;
    if (about != kNone && m_shown->callsOf(about)) return about;
    return 0; // the program's own code
}

QString VariablesPanel::labelOf(LaneId lane) const
{
    const Run& run = m_stage->comparison().runs[m_run];
    const std::string& label = run.timeline.lane(lane).label;
    if (!label.empty()) return QString::fromStdString(label);
    switch (run.trace->lane(lane).kind) {
    case LaneKind::Callbacks: return tr("callbacks");
    case LaneKind::Thread: return tr("thread");
    default: return tr("program");
    }
}

void VariablesPanel::fillChooser()
{
    constexpr size_t kMost = 500; // nobody reads on
    m_chooser->clear();
    m_chooser->addItem(tr("At the cursor"));
    size_t count = 0;
    for (const LaneCalls& calls : m_shown->lanes) {
        if (++count > kMost) break;
        m_chooser->addItem(labelOf(calls.lane), calls.lane);
        if (calls.lane == m_chosen) m_chooser->setCurrentIndex(m_chooser->count() - 1);
    }
    if (m_chosen != kNone && !m_shown->callsOf(m_chosen)) {
        m_chooser->addItem(labelOf(m_chosen), m_chosen);
        m_chooser->setCurrentIndex(m_chooser->count() - 1);
    }
}

void VariablesPanel::chooseLane(LaneId lane)
{
    m_chosen = lane;
    if (!m_shown) return;
    fillChooser();
    showRows();
}

void VariablesPanel::showRows()
{
    m_lane = laneToShow();
    std::vector<std::string> names;
    for (const SharedObject& object : m_stage->comparison().runs[m_run].trace->objects())
        names.push_back(object.name);
    m_rows = variableRows(*m_shown, m_lane, m_before.get(), names, m_language);
    if (m_chosen == kNone) m_chooser->setItemText(0, tr("At the cursor: %1").arg(labelOf(m_lane)));
    m_list->clear();
    for (const VariableRow& row : m_rows) {
        auto* item = new QTreeWidgetItem(m_list);
        const bool isVariable = row.kind == VariableRow::Kind::Variable;
        // A mark and bold letters: colour alone does not reach everybody.
        const QString mark = row.changed ? QStringLiteral("● ") : QStringLiteral("   ");
        item->setText(0, isVariable ? mark + row.name : row.name);
        item->setText(1, row.value);
        item->setToolTip(0, row.name);
        item->setToolTip(1, row.value);
        QFont font(isVariable ? QStringLiteral("DejaVu Sans Mono") : QStringLiteral("DejaVu Sans"));
        font.setBold(row.changed || row.kind == VariableRow::Kind::Heading);
        for (const int column : {0, 1}) {
            item->setFont(column, font);
            item->setForeground(column,
                                row.kind == VariableRow::Kind::Note || (column == 1 && !isVariable)
                                    ? m_theme.quietInk
                                    : m_theme.ink);
        }
        item->setFirstColumnSpanned(row.kind == VariableRow::Kind::Note);
    }
    // An empty place looks as if something were missing.
    m_note->setText(tr("No variables here: %1").arg(labelOf(m_lane)));
    m_note->setVisible(m_rows.empty());
    m_list->setVisible(!m_rows.empty());
}

void VariablesPanel::showNote(const QString& note)
{
    m_progress->hide();
    m_cancel->hide();
    m_list->hide();
    m_note->setText(note);
    m_note->show();
}

QString VariablesPanel::note() const
{
    return m_note->isHidden() ? QString() : m_note->text();
}

void VariablesPanel::setLanguage(Language language)
{
    m_language = language;
    m_cancel->setText(tr("Cancel"));
    m_chooser->setAccessibleName(tr("Whose variables are shown"));
    m_list->setAccessibleName(tr("Variables"));
    if (!m_shown) return;
    fillChooser();
    showRows();
}

void VariablesPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    if (m_shown) showRows();
}

} // namespace awaitscope
