#include "gui/compare/difference_panel.h"

#include "gui/narration/difference_words.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace awaitscope {

DifferencePanel::DifferencePanel(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_words(new QLabel(this)),
      m_go(new QPushButton(this))
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
    layout->addWidget(m_title);
    layout->addWidget(m_words);
    layout->addWidget(m_go, 0, Qt::AlignLeft);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_difference) emit placeWanted(m_focus, m_difference->first.event);
    });
}

void DifferencePanel::setRuns(std::shared_ptr<const Comparison> comparison, size_t focus)
{
    if (comparison == m_comparison && focus == m_focus) return;
    m_comparison = std::move(comparison);
    m_focus = focus;
    m_difference.reset();
    const size_t count = m_comparison ? m_comparison->runs.size() : 0;
    m_other = focus + 1 < count ? focus + 1 : focus == 0 ? 0 : focus - 1;
    if (m_other != m_focus && focus < count)
        m_difference = firstDifference(*m_comparison, m_focus, m_other);
    show();
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
