#include "gui/compare/run_settings_popup.h"

#include "gui/timeline/wording.h"
#include "scenarios/settings.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QSignalBlocker>
#include <QToolButton>

namespace awaitscope {

namespace {

constexpr Model kModels[] = {Model::Synchronous, Model::Cooperative, Model::Preemptive};

QString nameText(Policy policy)
{
    const std::string_view name = nameOf(policy);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString durationText(Duration duration)
{
    // As settings are written: with a dot, in every language.
    return QString::fromStdString(formatDuration(duration)).remove(QLatin1Char(' '));
}

/// Of a duration or a plain number; nothing for what is neither.
std::optional<int64_t> amountOf(const QString& text)
{
    const auto duration = parseDuration(text.trimmed().toStdString());
    return duration ? std::optional(duration->count()) : std::nullopt;
}

/// Under it, right-aligned, if there is room; else above, else beside, else over its lower part.
QPoint placeBeside(const QRect& run, QSize size, const QRect& bounds)
{
    const int right = qMax(bounds.left(), qMin(run.right(), bounds.right()) + 1 - size.width());
    if (run.bottom() + size.height() <= bounds.bottom()) return {right, run.bottom() + 1};
    const int above = qMin(run.top(), bounds.bottom() + 1) - size.height();
    if (above >= bounds.top()) return {right, above};
    const int top = qMax(bounds.top(), qMin(run.top(), bounds.bottom() + 1 - size.height()));
    if (run.right() + size.width() <= bounds.right()) return {run.right() + 1, top};
    return {right, qMax(bounds.top(), bounds.bottom() + 1 - size.height())};
}

} // namespace

RunSettingsPopup::RunSettingsPopup(RunList& runs, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_runs(runs), m_model(new QComboBox(this)),
      m_policy(new QComboBox(this))
{
    setObjectName(QStringLiteral("runSettings"));
    new QFormLayout(this);
    setupFields();
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("settingProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    static_cast<QFormLayout*>(layout())->addRow(m_problem);
    setupButtons();
    retranslate(m_language);
}

void RunSettingsPopup::addField(const char* key, QWidget* field)
{
    field->setObjectName(QLatin1String(key));
    m_labels[key] = new QLabel(this);
    m_labels[key]->setBuddy(field);
    static_cast<QFormLayout*>(layout())->addRow(m_labels[key], field);
}

QComboBox* RunSettingsPopup::settingField(const char* key, const QStringList& usual)
{
    auto* field = new QComboBox(this);
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->setCompleter(nullptr); // a 5 is no 500ms
    field->addItems(usual);
    field->installEventFilter(this);
    connect(field, &QComboBox::currentTextChanged, this,
            [this, key](const QString& text) { change(key, text); });
    addField(key, field);
    return field;
}

/// The arrow keys go on from what stands there, which may be none of the usual values.
bool RunSettingsPopup::eventFilter(QObject* watched, QEvent* event)
{
    auto* field = qobject_cast<QComboBox*>(watched);
    if (!field || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const bool up = press->key() == Qt::Key_Up;
    if ((!up && press->key() != Qt::Key_Down) || (press->modifiers() & Qt::AltModifier))
        return QFrame::eventFilter(watched, event);
    const auto now = amountOf(field->currentText());
    if (!now) return QFrame::eventFilter(watched, event);
    for (int step = 0; step < field->count(); ++step) {
        const int index = up ? field->count() - 1 - step : step;
        const auto usual = amountOf(field->itemText(index));
        if (!usual || (up ? *usual >= *now : *usual <= *now)) continue;
        field->setCurrentIndex(index);
        field->setEditText(field->itemText(index)); // also where it was the current one
        break;
    }
    return true;
}

void RunSettingsPopup::setupFields()
{
    for (const Model model : kModels)
        m_model->addItem(QString(), static_cast<int>(model));
    addField("model", m_model);
    connect(m_model, &QComboBox::activated, this,
            [this](int index) { m_runs.setModel(m_run, kModels[index]); });
    for (const Policy policy : policies())
        m_policy->addItem(QString(), nameText(policy));
    addField("policy", m_policy);
    connect(m_policy, &QComboBox::activated, this,
            [this](int index) { change("policy", m_policy->itemData(index).toString()); });
    m_quantum = settingField("quantum", {"10ms", "20ms", "50ms", "100ms", "200ms", "500ms", "1s"});
    m_cores = settingField("cores", {"1", "2", "3", "4", "6", "8", "12", "16"});
    m_switchCost = settingField("switch_cost", {"0", "1ms", "5ms", "10ms", "50ms"});
    m_statementCost = settingField("statement_cost", {"0", "100us", "1ms", "10ms", "50ms"});
    m_seed = settingField("seed", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
}

QToolButton* RunSettingsPopup::button(const char* name)
{
    auto* made = new QToolButton(this);
    made->setObjectName(QLatin1String(name));
    return made;
}

void RunSettingsPopup::setupButtons()
{
    m_alone = button("aloneRun");
    m_alone->setCheckable(true);
    m_up = button("moveRunUp");
    m_down = button("moveRunDown");
    m_duplicate = button("duplicateRun");
    m_remove = button("removeRun");
    m_up->setText(QStringLiteral("▲"));
    m_down->setText(QStringLiteral("▼"));
    auto* row = new QHBoxLayout;
    for (QToolButton* each : {m_up, m_down, m_alone, m_duplicate, m_remove})
        row->addWidget(each);
    static_cast<QFormLayout*>(layout())->addRow(row);
    // The run is elsewhere afterwards, or gone: the popup has nothing to stand under.
    const auto connectTo = [this](QToolButton* each, auto function) {
        connect(each, &QToolButton::clicked, this, [this, function] {
            close();
            function();
        });
    };
    connectTo(m_alone, [this] { emit aloneWanted(m_run, m_alone->isChecked()); });
    connectTo(m_up, [this] { m_runs.move(m_run, m_run - 1); });
    connectTo(m_down, [this] { m_runs.move(m_run, m_run + 1); });
    connectTo(m_duplicate, [this] { m_runs.duplicate(m_run); });
    connectTo(m_remove, [this] { m_runs.remove(m_run); });
}

void RunSettingsPopup::retranslate(Language language)
{
    m_language = language;
    m_labels["model"]->setText(tr("Model"));
    m_labels["policy"]->setText(tr("Policy"));
    m_labels["quantum"]->setText(tr("Quantum"));
    m_labels["cores"]->setText(tr("Cores"));
    m_labels["switch_cost"]->setText(tr("Cost of a switch"));
    m_labels["statement_cost"]->setText(tr("Cost of a statement"));
    m_labels["seed"]->setText(tr("Seed"));
    for (int index = 0; index < m_model->count(); ++index)
        m_model->setItemText(index, modelTitle(kModels[index]));
    for (const Policy policy : policies()) {
        RunSettings settings;
        settings.model = Model::Preemptive;
        settings.policy = policy;
        m_policy->setItemText(m_policy->findData(nameText(policy)), modelWords(settings));
    }
    m_alone->setText(tr("Alone"));
    m_alone->setToolTip(tr("Shows this run alone"));
    m_up->setToolTip(tr("Moves the run up"));
    m_down->setToolTip(tr("Moves the run down"));
    m_duplicate->setText(tr("Add one like it"));
    m_remove->setText(tr("Remove"));
    for (QToolButton* each : {m_up, m_down})
        each->setAccessibleName(each->toolTip());
}

void RunSettingsPopup::change(const char* key, const QString& value)
{
    RunOptions tried;
    const std::string text = value.trimmed().toStdString();
    const auto problem = applySetting(tried, key, text);
    auto* field = findChild<QWidget*>(QLatin1String(key));
    // Half a number is none yet.
    field->setStyleSheet(problem ? QStringLiteral("color: red;") : QString());
    const std::string name = m_labels[key]->text().toStdString();
    showProblem(problem ? QStringLiteral("⚠ %1.").arg(
                              QString::fromStdString(sentenceFor(*problem, name, m_language)))
                        : QString());
    if (!problem) m_runs.setSetting(m_run, key, text);
}

void RunSettingsPopup::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    adjustSize();
}

void RunSettingsPopup::showSettings(const RunSettings& settings)
{
    const QSignalBlocker blockers[] = {
        QSignalBlocker(m_model), QSignalBlocker(m_policy),     QSignalBlocker(m_quantum),
        QSignalBlocker(m_cores), QSignalBlocker(m_switchCost), QSignalBlocker(m_statementCost),
        QSignalBlocker(m_seed)};
    m_model->setCurrentIndex(m_model->findData(static_cast<int>(settings.model)));
    m_policy->setCurrentIndex(m_policy->findData(nameText(settings.policy)));
    m_quantum->setEditText(durationText(settings.quantum));
    m_cores->setEditText(QString::number(settings.cores));
    m_switchCost->setEditText(durationText(settings.switchCost));
    m_statementCost->setEditText(durationText(settings.statementCost));
    m_seed->setEditText(QString::number(settings.seed));
    for (QComboBox* field : {m_quantum, m_cores, m_switchCost, m_statementCost, m_seed})
        field->setStyleSheet({});
    showProblem({});
    const bool threads = settings.model == Model::Preemptive;
    for (QWidget* field : std::initializer_list<QWidget*>{m_policy, m_cores})
        field->setEnabled(threads);
    m_quantum->setEnabled(threads && hasQuantum(settings.policy));
    m_switchCost->setEnabled(settings.model != Model::Synchronous);
}

void RunSettingsPopup::open(size_t run, const RunSettings& settings, bool isAlone,
                            const QRect& place)
{
    m_run = run;
    showSettings(settings);
    m_alone->setChecked(isAlone);
    m_up->setEnabled(run > 0);
    m_down->setEnabled(run + 1 < m_runs.count());
    m_duplicate->setEnabled(m_runs.count() < kMostRuns);
    m_remove->setEnabled(m_runs.count() > 1);
    adjustSize();
    const QRect bounds = parentWidget()->screen()->availableGeometry();
    move(placeBeside(place, size(), bounds));
    show();
    move(placeBeside(place, size(), bounds)); // only what is shown has its own size
    m_quantum->isEnabled() ? m_quantum->setFocus() : m_model->setFocus();
}

} // namespace awaitscope
