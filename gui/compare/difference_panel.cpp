#include "gui/compare/difference_panel.h"

#include "gui/narration/difference_words.h"
#include "gui/style/choice_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace awaitscope {

DifferencePanel::DifferencePanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_with(new ChoiceBox(this)),
      m_words(new QLabel(this)), m_go(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 8);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_words->setObjectName(QStringLiteral("difference"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setContentsMargins(14, 0, 10, 0);
    m_go->setObjectName(QStringLiteral("answer"));
    m_go->setFocusPolicy(Qt::TabFocus);
    m_with->setObjectName(QStringLiteral("differsFrom"));
    m_with->setFocusPolicy(Qt::TabFocus);
    // Long names are cut rather than widening the column.
    m_with->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_with->setMinimumContentsLength(8);
    auto* chooser = new QHBoxLayout;
    chooser->setContentsMargins(14, 0, 10, 0);
    chooser->addWidget(m_with, 1);
    layout->addWidget(m_title);
    layout->addLayout(chooser);
    layout->addWidget(m_words);
    layout->addWidget(m_go, 0, Qt::AlignLeft);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_difference) emit placeWanted(m_focus, m_difference->first.event);
    });
    connect(m_with, &QComboBox::activated, this, [this](int index) {
        m_chosen = m_with->itemData(index).value<size_t>();
        compare();
        emit changed();
    });
}

void DifferencePanel::setRuns(std::shared_ptr<const Comparison> comparison, size_t focus)
{
    if (comparison == m_comparison && focus == m_focus) return;
    if (comparison != m_comparison) m_chosen.reset();
    m_comparison = std::move(comparison);
    m_focus = focus;
    compare();
}

void DifferencePanel::compare()
{
    m_difference.reset();
    const size_t count = m_comparison ? m_comparison->runs.size() : 0;
    const size_t neighbour = m_focus + 1 < count ? m_focus + 1 : m_focus == 0 ? 0 : m_focus - 1;
    const bool canBe = m_chosen && *m_chosen < count && *m_chosen != m_focus;
    m_other = canBe ? *m_chosen : neighbour;
    if (m_other != m_focus && m_focus < count)
        m_difference = firstDifference(*m_comparison, m_focus, m_other);
    show();
}

void DifferencePanel::fillChooser()
{
    m_with->clear();
    for (size_t run = 0; m_comparison && run < m_comparison->runs.size(); ++run) {
        if (run == m_focus) continue;
        m_with->addItem(tr("from run %1: %2")
                            .arg(run + 1)
                            .arg(runName(*m_comparison, run, m_language).toLower()),
                        QVariant::fromValue(run));
        if (run == m_other) m_with->setCurrentIndex(m_with->count() - 1);
    }
    m_with->setVisible(m_with->count() > 1);
    m_with->setAccessibleName(tr("Which run the one in focus is compared with"));
    m_with->setToolTip(m_with->accessibleName());
}

void DifferencePanel::setLanguage(Language language)
{
    m_language = language;
    show();
}

void DifferencePanel::show()
{
    m_title->setText(tr("FIRST DIFFERENCE"));
    m_go->setText(tr("Go there"));
    fillChooser();
    const bool two = m_comparison && m_other != m_focus;
    setVisible(two);
    m_go->setVisible(m_difference.has_value());
    m_words->setText(
        two ? differenceWords(*m_comparison, m_focus, m_other, m_difference, m_language)
            : QString());
}

QString DifferencePanel::words() const
{
    return m_words->text();
}

std::vector<EventIndex> DifferencePanel::events() const
{
    std::vector<EventIndex> events(m_comparison ? m_comparison->runs.size() : 0, kNone);
    if (!m_difference) return events;
    events[m_focus] = m_difference->first.event;
    events[m_other] = m_difference->second.event;
    return events;
}

} // namespace awaitscope
