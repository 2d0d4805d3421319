#include "gui/library/library_panel.h"

#include "gui/narration/sentence.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kNameRole = Qt::UserRole;
constexpr int kSearchRole = Qt::UserRole + 1;

/// Whether a searchable text has all these, or words that begin with them.
bool hasWords(const QString& text, const QStringList& words)
{
    return std::ranges::all_of(words,
                               [&](const QString& word) { return text.contains(' ' + word); });
}

/// In lower case and without accents, each word after a space.
QString searchable(const QString& text)
{
    QString plain = QLatin1String(" ");
    for (const QChar letter : text.normalized(QString::NormalizationForm_D))
        if (letter.category() != QChar::Mark_NonSpacing)
            plain +=
                letter.isLetterOrNumber() || letter == '_' ? letter.toCaseFolded() : QChar(' ');
    return plain;
}

} // namespace

LibraryPanel::LibraryPanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_filter(new QLineEdit(this)),
      m_nothing(new QLabel(this)), m_tree(new QTreeWidget(this)),
      m_wordsArea(new QScrollArea(this)), m_words(new QLabel), m_answerButton(new QPushButton(this))
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
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_filter->setObjectName(QStringLiteral("scenarioFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFocusPolicy(Qt::StrongFocus);
    m_filter->installEventFilter(this);
    m_wordsArea->setObjectName(QStringLiteral("words"));
    m_wordsArea->setFrameShape(QFrame::NoFrame);
    m_wordsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_wordsArea->setWidgetResizable(true);
    m_wordsArea->setWidget(m_words);
    m_wordsArea->setFocusPolicy(Qt::NoFocus);
    m_tree->setItemsExpandable(false);
    m_tree->setFocusPolicy(Qt::StrongFocus);
    m_words->setObjectName(QStringLiteral("question"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setMargin(0);
    m_answerButton->setObjectName(QStringLiteral("answer"));
    m_answerButton->setCheckable(true);
    m_answerButton->setFocusPolicy(Qt::TabFocus);
    m_nothing->setObjectName(QStringLiteral("nothingListed"));
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::RichText);
    m_nothing->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_nothing->setFocusPolicy(Qt::TabFocus);
    auto* filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(12, 2, 12, 2);
    filterRow->addWidget(m_filter);
    filterRow->addWidget(m_nothing);
    layout->addWidget(m_title);
    layout->addLayout(filterRow);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_wordsArea);
    layout->addWidget(m_answerButton, 0, Qt::AlignLeft);
    connect(m_answerButton, &QPushButton::toggled, this, &LibraryPanel::showAnswer);
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryPanel::filter);
    connect(m_nothing, &QLabel::linkActivated, this, [this] { setFilter({}); });
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
    m_filter->setPlaceholderText(tr("Find a scenario"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_tree->setAccessibleName(tr("SCENARIOS"));
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
        item->setToolTip(
            0, plainText(QString::fromStdString(scenario.title + "\n" + scenario.question)));
        const std::string words = scenario.name + ' ' + scenario.title + ' ' + scenario.question +
                                  ' ' + topicTitle(scenario.topic, m_language);
        item->setData(0, kSearchRole, searchable(QString::fromStdString(words)));
    }
    m_tree->expandAll();
    filter();
    setCurrent(m_current);
}

void LibraryPanel::setFilter(const QString& words)
{
    m_filter->setText(words);
}

void LibraryPanel::filter()
{
    const QStringList words = searchable(m_filter->text()).split(' ', Qt::SkipEmptyParts);
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem* group = m_tree->topLevelItem(row);
        bool isEmpty = true;
        for (int child = 0; child < group->childCount(); ++child) {
            QTreeWidgetItem* item = group->child(child);
            const bool fits = hasWords(item->data(0, kSearchRole).toString(), words);
            item->setHidden(!fits);
            isEmpty &= !fits;
        }
        group->setHidden(isEmpty);
    }
    m_tree->scrollToItem(m_tree->currentItem());
    tellNothing();
}

void LibraryPanel::tellNothing()
{
    const bool isNothing = listedScenarios().isEmpty();
    m_nothing->setVisible(isNothing);
    if (!isNothing) return;
    m_nothing->setText(
        QStringLiteral("%1<br><a href=\"all\">%2</a>")
            .arg(tr("No scenario has “%1”.").arg(m_filter->text().trimmed().toHtmlEscaped()),
                 tr("List all again (Esc)")));
}

QStringList LibraryPanel::listedScenarios() const
{
    QStringList names;
    for (QTreeWidgetItemIterator item(m_tree, QTreeWidgetItemIterator::NotHidden); *item; ++item)
        if (const QString name = (*item)->data(0, kNameRole).toString(); !name.isEmpty())
            names << name;
    return names;
}

std::vector<ListedScenario> LibraryPanel::scenariosWith(const QString& text) const
{
    const QStringList words = searchable(text).split(' ', Qt::SkipEmptyParts);
    std::vector<ListedScenario> found;
    for (QTreeWidgetItemIterator item(m_tree); *item; ++item)
        if (const QString name = (*item)->data(0, kNameRole).toString();
            !name.isEmpty() && hasWords(searchable(name + ' ' + (*item)->text(0)), words))
            found.push_back({name, (*item)->text(0)});
    return found;
}

void LibraryPanel::startFinding()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

QWidget* LibraryPanel::list() const
{
    return m_tree;
}

bool LibraryPanel::takesKey(int key)
{
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        setFilter({});
        return true;
    }
    const bool goesOn = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
    return goesOn && startsListWith(key);
}

bool LibraryPanel::startsListWith(int key)
{
    QTreeWidgetItemIterator item(m_tree, QTreeWidgetItemIterator::NotHidden);
    while (*item && (*item)->data(0, kNameRole).toString().isEmpty())
        ++item;
    if (!*item) return true;
    m_tree->setCurrentItem(*item);
    m_tree->setFocus(Qt::TabFocusReason);
    if (key != Qt::Key_Down) emit scenarioChosen((*item)->data(0, kNameRole).toString());
    return true;
}

bool LibraryPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress)
        return takesKey(static_cast<QKeyEvent*>(event)->key());
    return QWidget::eventFilter(watched, event);
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

void LibraryPanel::setCurtain(bool closed)
{
    m_answerButton->setEnabled(!closed);
    if (closed) showAnswer(false);
}

void LibraryPanel::updateWords()
{
    const LibraryScenario* scenario =
        m_current.isEmpty() ? nullptr : findScenario(m_current.toStdString(), m_language);
    m_wordsArea->setVisible(scenario);
    m_answerButton->setVisible(scenario);
    if (!scenario) return;
    const QString code = QStringLiteral("DejaVu Sans Mono");
    QString html =
        QStringLiteral("<b>%1</b>").arg(richText(QString::fromStdString(scenario->question), code));
    if (m_answerShown)
        html += QStringLiteral("<br>%1<br><br>%2 %3")
                    .arg(richText(QString::fromStdString(scenario->answer), code),
                         tr("A common belief:"),
                         richText(QString::fromStdString(scenario->misconception), code));
    m_words->setText(html);
    m_wordsArea->verticalScrollBar()->setValue(0);
    fitWords();
    const QSignalBlocker blocker(m_answerButton);
    m_answerButton->setChecked(m_answerShown);
    m_answerButton->setText(m_answerShown ? tr("Hide the answer") : tr("Show the answer"));
}

void LibraryPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitWords();
}

void LibraryPanel::fitWords()
{
    // As high as the words, while some of the list stays in sight.
    const int most = height() * 3 / 5;
    const int wanted = m_words->heightForWidth(m_wordsArea->width());
    // A scroll bar would take room from the words, which would then need it.
    m_wordsArea->setVerticalScrollBarPolicy(wanted > most ? Qt::ScrollBarAsNeeded
                                                          : Qt::ScrollBarAlwaysOff);
    m_wordsArea->setFixedHeight(std::clamp(wanted, 0, most));
}

} // namespace awaitscope
