#include "gui/window/top_bar.h"

#include "gui/style/choice_box.h"
#include "gui/style/number_field.h"
#include "gui/window/window_actions.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

constexpr int kMostTyped = 9'999; // behind the curtain, unless the cursor is farther

/// What gives way where there is little room, the first thing first.
enum Dispensable { UnitWord, RunName, KeyHints, Count, ExportButton, AllOfThem };

constexpr double kSpeeds[] = {0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 100};

} // namespace

TopBar::TopBar(const WindowActions& actions, Playback& playback, QWidget* parent)
    : QFrame(parent), m_actions(actions), m_playback(playback), m_run(new QPushButton(this)),
      m_unit(new ChoiceBox(this)), m_task(new ChoiceBox(this)), m_speed(new ChoiceBox(this)),
      m_momentWord(new QLabel(this)), m_moment(new NumberField(this)), m_of(new QLabel(this)),
      m_curtain(button(actions.curtain)), m_predict(button(actions.predict)),
      m_present(button(actions.present)), m_export(button(actions.exportPicture))
{
    setObjectName(QStringLiteral("topBar"));
    m_run->setObjectName(QStringLiteral("run"));
    // Reached with the Tab key; a click leaves the keys to the timelines.
    m_run->setFocusPolicy(Qt::TabFocus);
    m_run->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_run, &QPushButton::clicked, this,
            [this] { (m_isBusy ? m_actions.cancel : m_actions.run)->trigger(); });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    const auto gap = [layout](int most) {
        layout->addSpacerItem(new QSpacerItem(most, 0, QSizePolicy::Maximum));
    };
    layout->addWidget(m_run);
    gap(8);
    const auto step = [&](const QString& sign, QAction* action) {
        QToolButton* made = stepButton(sign, action);
        m_steps.push_back(made);
        layout->addWidget(made);
        return made;
    };
    step(QStringLiteral("|◀"), actions.toStart);
    step(QStringLiteral("◀"), actions.stepBack);
    m_play = step(QStringLiteral("▶▶"), actions.playPause);
    step(QStringLiteral("▶"), actions.stepForward);
    step(QStringLiteral("▶|"), actions.toEnd);
    gap(8);
    layout->addWidget(m_unit);
    layout->addWidget(m_task);
    layout->addWidget(m_speed);
    gap(12);
    layout->addWidget(m_momentWord);
    layout->addWidget(m_moment);
    layout->addWidget(m_of);
    layout->addStretch();
    m_curtain->setObjectName(QStringLiteral("curtain"));
    layout->addWidget(m_curtain);
    layout->addWidget(m_predict);
    layout->addWidget(m_present);
    layout->addWidget(m_export);
    m_unit->setObjectName(QStringLiteral("stepUnit"));
    m_task->setObjectName(QStringLiteral("stepTask"));
    m_speed->setObjectName(QStringLiteral("speed"));
    m_moment->setObjectName(QStringLiteral("momentNumber"));
    m_present->setObjectName(QStringLiteral("present"));
    m_moment->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_moment->setAlignment(Qt::AlignCenter);
    m_moment->setKeyboardTracking(false);
    m_moment->setFocusPolicy(Qt::StrongFocus);
    static_cast<NumberField*>(m_moment)->allowed = [this] {
        return tr("A number from %1 to %2").arg(m_moment->minimum()).arg(m_moment->maximum());
    };
    for (QComboBox* box : {m_unit, m_task, m_speed})
        box->setFocusPolicy(Qt::TabFocus);
    m_task->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_momentWord->setObjectName(QStringLiteral("quiet"));
    m_of->setObjectName(QStringLiteral("quiet"));
    connect(m_unit, &QComboBox::activated, this,
            [this](int index) { m_playback.setStepUnit(kStepUnits[static_cast<size_t>(index)]); });
    connect(m_task, &QComboBox::activated, this, [this](int index) {
        const QVariant task = m_task->itemData(index);
        m_playback.setStepTask(task.isValid() ? std::optional<TaskIdentity>(task.toUInt())
                                              : std::nullopt);
    });
    connect(m_speed, &QComboBox::activated, this,
            [this](int index) { m_playback.setSpeed(kSpeeds[index]); });
    connect(m_moment, &QSpinBox::valueChanged, this, [this](int number) {
        m_playback.toStop(static_cast<size_t>(number));
        m_moment->clearFocus();
        showPlayback(); // also where there are fewer
    });
    connect(actions.toNumber, &QAction::triggered, this,
            [this] { m_moment->setFocus(Qt::ShortcutFocusReason); });
    connect(&playback, &Playback::changed, this, &TopBar::showPlayback);
    connect(actions.curtain, &QAction::toggled, this, &TopBar::showPlayback);
    connect(&playback, &Playback::settingsChanged, this, &TopBar::showPlayback);
    connect(&playback, &Playback::playingChanged, this, &TopBar::showPlayback);
    retranslate();
}

QToolButton* TopBar::stepButton(const QString& sign, QAction* action)
{
    auto* made = new QToolButton(this);
    made->setObjectName(QStringLiteral("stepButton"));
    made->setText(sign);
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QToolButton::clicked, action, &QAction::trigger);
    return made;
}

QPushButton* TopBar::button(QAction* action)
{
    auto* made = new QPushButton(this);
    made->setFocusPolicy(Qt::TabFocus);
    made->setCheckable(action->isCheckable());
    connect(made, &QPushButton::clicked, action, &QAction::trigger);
    if (action->isCheckable()) connect(action, &QAction::toggled, made, &QPushButton::setChecked);
    return made;
}

void TopBar::retranslate()
{
    setBusy(m_isBusy);
    const QString tips[] = {tr("To the start (Home)"), tr("One step back (Left)"),
                            tr("Play or pause (Space)"), tr("One step forward (Right)"),
                            tr("To the end (End)")};
    for (size_t index = 0; index < m_steps.size(); ++index) {
        m_steps[index]->setToolTip(tips[index]);
        m_steps[index]->setAccessibleName(tips[index]);
    }
    m_unit->clear();
    m_unit->addItems({tr("step by moment"), tr("step by event"), tr("step by line"),
                      tr("step by switch"), tr("step by loop turn"), tr("step by print")});
    m_unit->setToolTip(tr("A moment is what one task does from being resumed to suspending again"));
    m_task->setToolTip(tr("Which tasks are stepped"));
    m_unit->setAccessibleName(tr("step by"));
    m_task->setAccessibleName(m_task->toolTip());
    m_task->clear(); // filled again below
    m_speed->setAccessibleName(tr("speed"));
    m_speed->clear();
    const QLocale locale;
    for (const double speed : kSpeeds)
        m_speed->addItem(tr("speed %1×").arg(locale.toString(speed)));
    m_moment->setToolTip(tr("Type a number to go there (Ctrl+G)"));
    m_curtain->setToolTip(tr("Hides what comes after the cursor, so that a question stays one"));
    m_predict->setToolTip(tr("Asks the class what comes next"));
    m_present->setToolTip(tr("Large letters on the whole screen"));
    m_export->setText(tr("Export…"));
    m_export->setToolTip(tr("Writes the picture to a file (Ctrl+E)"));
    m_fitted.clear(); // in another language
    showPlayback();
}

void TopBar::setBusy(bool busy)
{
    m_isBusy = busy;
    m_run->setText(busy ? tr("■ Stop") : tr("▶ Run"));
    m_run->setToolTip(busy ? tr("Stops the runs that take long (Esc, Shift+F5)")
                           : tr("Runs the source under all three models (Ctrl+Return, F5)"));
    fit();
}

void TopBar::setRunName(const QString& name)
{
    m_runName = name;
    showPlayback();
}

void TopBar::setCompact(bool compact)
{
    m_isCompact = compact;
    for (QComboBox* box : {m_unit, m_task, m_speed})
        box->setVisible(!compact);
    fit();
}

QSize TopBar::minimumSizeHint() const
{
    return {0, QFrame::minimumSizeHint().height()};
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

void TopBar::fit()
{
    for (int given = 0; given <= ExportButton; ++given) {
        leaveOut(given);
        if (layout()->sizeHint().width() <= width()) return;
    }
    // Boxes shrink before a button goes: what it does is in the menu, too.
    if (layout()->minimumSize().width() > width()) leaveOut(AllOfThem);
}

void TopBar::leaveOut(int given)
{
    m_momentWord->setVisible(given <= UnitWord);
    QStringList words;
    if (given <= Count && !m_count.isEmpty()) words << m_count;
    if (given <= RunName && !m_playback.isEmpty()) words << QStringLiteral("(%1)").arg(m_runName);
    m_of->setText(words.join(QStringLiteral("  ")));
    m_of->setVisible(!words.isEmpty());
    const std::pair<QPushButton*, QString> buttons[] = {{m_curtain, tr("Curtain (B)")},
                                                        {m_predict, tr("Predict (P)")},
                                                        {m_present, tr("Present (F11)")}};
    for (const auto& [button, text] : buttons)
        button->setText(given <= KeyHints ? text : text.section(QLatin1String(" ("), 0, 0));
    m_export->setVisible(!m_isCompact && given <= ExportButton);
    // In front of a class the mouse finds them, too, where there is room.
    for (QPushButton* button : {m_curtain, m_predict})
        button->setVisible(!m_isCompact || given <= Count);
    layout()->invalidate();
}

void TopBar::fillTasks()
{
    constexpr size_t kMost = 100; // more cannot be chosen from
    const auto comparison = m_playback.comparison();
    const bool hidden = m_actions.curtain->isChecked();
    // With the curtain, each step may bring one more.
    const bool isKnown = m_tasksOf == comparison && m_task->count() > 0;
    if (isKnown && !hidden && m_tasksAreAll) return;
    m_tasksAreAll = !hidden;
    std::vector<TaskPlace> tasks;
    std::set<TaskIdentity> known;
    for (size_t run = 0; comparison && run < comparison->runs.size(); ++run) {
        const Timeline& timeline = comparison->runs[run].timeline;
        for (const LaneId lane : timeline.order()) {
            if (tasks.size() == kMost) break;
            if (timeline.trace().lane(lane).kind != LaneKind::Task) continue;
            const EventIndex created = timeline.lane(lane).created;
            // Behind the curtain nobody knows who is to come.
            const bool isToCome = hidden && created != kNone && created > m_playback.event(run);
            if (isToCome && !m_playback.stepTask()) continue;
            const TaskIdentity identity = comparison->identityOf(run, lane);
            if (isToCome && identity != m_playback.stepTask()) continue;
            if (known.insert(identity).second) tasks.push_back({run, lane});
        }
    }
    if (isKnown && m_tasks == tasks) return;
    m_tasksOf = comparison;
    m_tasks = std::move(tasks);
    m_task->clear();
    m_task->addItem(tr("all tasks"));
    for (const TaskPlace& task : m_tasks) {
        const TimelineLane& lane = comparison->runs[task.run].timeline.lane(task.lane);
        m_task->addItem(tr("only %1").arg(QString::fromStdString(lane.label)),
                        comparison->identityOf(task.run, task.lane));
    }
}

QString TopBar::unitWord() const
{
    switch (m_playback.stepUnit()) {
    case StepUnit::Moment: return tr("moment");
    case StepUnit::Event: return tr("event");
    case StepUnit::Line: return tr("line");
    case StepUnit::Switch: return tr("switch");
    case StepUnit::Turn: return tr("turn");
    case StepUnit::Print: return tr("print");
    }
    return {};
}

void TopBar::showPlayback()
{
    const QSignalBlocker moment(m_moment);
    // Lines have no numbers while nobody has counted them.
    const bool numbered = m_playback.isNumbered() && !m_playback.lacksTurns();
    m_moment->setSpecialValueText(numbered ? QString() : QStringLiteral("–"));
    // How many are still to come would tell the end.
    const bool hidden = m_actions.curtain->isChecked();
    const int number = numbered ? static_cast<int>(m_playback.stopNumber()) : 0;
    const int last =
        hidden ? std::max(kMostTyped, number) : static_cast<int>(m_playback.stopCount());
    m_moment->setRange(0, numbered ? last : 0);
    m_moment->setValue(number);
    m_moment->setAccessibleName(unitWord());
    const bool counts = !m_playback.isEmpty() && !hidden && numbered;
    // The end of a run is no print, no turn.
    const StepUnit halts = m_playback.stepUnit();
    const bool endsApart = halts == StepUnit::Print || halts == StepUnit::Turn;
    m_count = m_playback.lacksTurns() ? tr("no event loop")
              : !counts               ? QString()
              : endsApart
                  ? tr("of %1, then the end").arg(std::max<size_t>(m_playback.stopCount(), 1) - 1)
                  : tr("of %1").arg(m_playback.stopCount());
    m_momentWord->setText(unitWord());
    if (m_fitted != QStringList{m_count, m_runName, unitWord()}) {
        m_fitted = {m_count, m_runName, unitWord()};
        fit();
    }
    const auto unit = std::find(kStepUnits.begin(), kStepUnits.end(), m_playback.stepUnit());
    m_unit->setCurrentIndex(static_cast<int>(unit - kStepUnits.begin()));
    fillTasks();
    const auto task = m_playback.stepTask();
    m_task->setCurrentIndex(task ? qMax(0, m_task->findData(*task)) : 0);
    const auto* speed =
        std::min_element(std::begin(kSpeeds), std::end(kSpeeds), [this](double one, double other) {
            return std::abs(one - m_playback.speed()) < std::abs(other - m_playback.speed());
        });
    m_speed->setCurrentIndex(static_cast<int>(speed - std::begin(kSpeeds)));
    m_play->setText(m_playback.isPlaying() ? QStringLiteral("❚❚") : QStringLiteral("▶▶"));
    const bool any = !m_playback.isEmpty();
    for (QToolButton* button : m_steps)
        button->setEnabled(any);
    m_moment->setEnabled(any && numbered);
}

} // namespace awaitscope
