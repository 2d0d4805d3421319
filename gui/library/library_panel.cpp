#include "gui/library/library_panel.h"

#include "gui/narration/sentence.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

constexpr int kNameRole = Qt::UserRole;

} // namespace

LibraryPanel::LibraryPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_tree(new QTreeWidget(this)),
      m_words(new QLabel(this)), m_answerButton(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(4);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_tree->setObjectName(QStringLiteral("scenarios"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(10);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setItemsExpandable(false);
    m_tree->setFocusPolicy(Qt::ClickFocus);
    m_words->setObjectName(QStringLiteral("question"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setMargin(0);
    m_answerButton->setObjectName(QStringLiteral("answer"));
    m_answerButton->setCheckable(true);
    m_answerButton->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_title);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_answerButton, 0, Qt::AlignLeft);
    connect(m_answerButton, &QPushButton::toggled, this, &LibraryPanel::showAnswer);
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        const QString name = item->data(0, kNameRole).toString();
        if (!name.isEmpty()) emit scenarioChosen(name);
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        const QString name = item->data(0, kNameRole).toString();
        if (!name.isEmpty() && name != m_current) emit scenarioChosen(name);
    });
    fill();
}

void LibraryPanel::fill()
{
    m_title->setText(tr("SCENARIOS"));
    m_tree->clear();
    QTreeWidgetItem* group = nullptr;
    std::optional<Topic> topic;
    int number = 0;
    for (const LibraryScenario& scenario : scenarios(m_language)) {
        if (topic != scenario.topic) {
            topic = scenario.topic;
            group = new QTreeWidgetItem(
                m_tree, {QString::fromStdString(topicTitle(scenario.topic, m_language))});
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = m_tree->font();
            bold.setBold(true);
            group->setFont(0, bold);
            group->setExpanded(true);
        }
        const QString title = QStringLiteral("%1  %2")
                                  .arg(++number, 2, 10, QLatin1Char('0'))
                                  .arg(plainText(QString::fromStdString(scenario.title)));
        auto* item = new QTreeWidgetItem(group, {title});
        item->setData(0, kNameRole, QString::fromStdString(scenario.name));
        item->setToolTip(0, plainText(QString::fromStdString(scenario.question)));
    }
    m_tree->expandAll();
    setCurrent(m_current);
}

QTreeWidgetItem* LibraryPanel::itemOf(const QString& name) const
{
    for (QTreeWidgetItemIterator item(m_tree); *item; ++item)
        if ((*item)->data(0, kNameRole).toString() == name) return *item;
    return nullptr;
}

int LibraryPanel::scenarioCount() const
{
    int count = 0;
    for (QTreeWidgetItemIterator item(m_tree); *item; ++item)
        if (!(*item)->data(0, kNameRole).toString().isEmpty()) ++count;
    return count;
}

void LibraryPanel::setLanguage(Language language)
{
    m_language = language;
    fill();
}

void LibraryPanel::setCurrent(const QString& name)
{
    if (name != m_current) m_answerShown = false;
    m_current = name;
    QTreeWidgetItem* item = name.isEmpty() ? nullptr : itemOf(name);
    m_tree->setCurrentItem(item);
    updateWords();
    // The question takes its room first.
    QTimer::singleShot(0, m_tree, [this] { m_tree->scrollToItem(m_tree->currentItem()); });
}

void LibraryPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row)
        m_tree->topLevelItem(row)->setForeground(0, theme.quietInk);
    updateWords();
}

void LibraryPanel::setScale(double scale)
{
    m_words->setContentsMargins(qRound(14 * scale), 0, qRound(10 * scale), 0);
}

void LibraryPanel::showAnswer(bool shown)
{
    m_answerShown = shown;
    updateWords();
}

void LibraryPanel::updateWords()
{
    const LibraryScenario* scenario =
        m_current.isEmpty() ? nullptr : findScenario(m_current.toStdString(), m_language);
    m_words->setVisible(scenario);
    m_answerButton->setVisible(scenario);
    if (!scenario) return;
    const QString code = QStringLiteral("DejaVu Sans Mono");
    QString html =
        QStringLiteral("<b>%1</b>").arg(richText(QString::fromStdString(scenario->question), code));
    if (m_answerShown)
        html += QStringLiteral("<br>") + richText(QString::fromStdString(scenario->answer), code);
    m_words->setText(html);
    const QSignalBlocker blocker(m_answerButton);
    m_answerButton->setChecked(m_answerShown);
    m_answerButton->setText(m_answerShown ? tr("Hide the answer") : tr("Show the answer"));
}

} // namespace awaitscope
