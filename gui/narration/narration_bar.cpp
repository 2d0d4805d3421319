#include "gui/narration/narration_bar.h"

#include "gui/narration/glossary_terms.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int kBetweenLines = 4;
constexpr double kWideEnough = 1600;  // for two lines of a sentence
constexpr double kSmallest = 0.8;     // of the usual size of its text
constexpr double kMostOfWindow = 0.4; // what is told must leave room for the runs

/// Its links are gone through with the Tab key, both ways.
class LinksLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    bool focusNextPrevChild(bool next) override
    {
        const int before = selectionStart();
        const bool stays = QLabel::focusNextPrevChild(next) && hasFocus();
        // Qt 6.4 finds the first link again where there is none before it.
        if (stays && !next && before >= 0 && selectionStart() == before)
            return QWidget::focusNextPrevChild(next);
        return stays || !hasFocus();
    }
};

} // namespace

NarrationBar::NarrationBar(QWidget* parent)
    : QFrame(parent), m_time(new QLabel(this)), m_run(new QLabel(this)),
      m_area(new QScrollArea(this)), m_what(new LinksLabel), m_why(new LinksLabel)
{
    setObjectName(QStringLiteral("narration"));
    auto* layout = new QHBoxLayout(this);
    auto* left = new QVBoxLayout;
    left->addWidget(m_time);
    left->addWidget(m_run);
    left->addStretch();
    layout->addLayout(left);
    auto* sentence = new QWidget;
    auto* right = new QVBoxLayout(sentence);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(m_what);
    right->addWidget(m_why);
    right->addStretch();
    right->setSpacing(kBetweenLines);
    m_area->setObjectName(QStringLiteral("told"));
    sentence->setObjectName(QStringLiteral("sentence"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(sentence);
    layout->addWidget(m_area, 1);
    for (QLabel* label : {m_what, m_why}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse |
                                       Qt::LinksAccessibleByKeyboard);
        label->setFocusPolicy(Qt::TabFocus);
        connect(label, &QLabel::linkActivated, this, [this](const QString& link) {
            emit termChosen(link.section(QLatin1Char(':'), 1));
        });
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    }
    m_what->setObjectName(QStringLiteral("what"));
    m_why->setObjectName(QStringLiteral("why"));
    setScale(1);
}

void NarrationBar::show(const QString& time, const QString& run, const Sentence& sentence)
{
    m_sentence = sentence;
    m_time->setText(time);
    m_run->setText(run);
    fill();
    setAccessibleDescription(plainText(sentence));
}

void NarrationBar::fill()
{
    const QString code = QStringLiteral("DejaVu Sans Mono");
    // Terms are underlined, in the colour of the text.
    const QString style = QStringLiteral("<style>a { color: %1; }</style>").arg(m_theme.ink.name());
    QStringList told;
    const auto rich = [&](const QString& text) {
        return richTextWithTerms(text, code, m_language, told);
    };
    m_what->setText(style + rich(m_sentence.what));
    QString rest = rich(m_sentence.why);
    if (!m_sentence.next.isEmpty()) rest += QLatin1Char(' ') + rich(m_sentence.next);
    m_why->setText(style + rest);
    m_what->setAccessibleName(plainText(m_sentence.what));
    m_why->setAccessibleName(plainText(m_sentence.why + QLatin1Char(' ') + m_sentence.next));
    fitHeight();
}

void NarrationBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
    fill();
}

void NarrationBar::setScale(double scale, int least)
{
    m_scale = scale;
    m_least = least;
    update();
}

double NarrationBar::textScale() const
{
    if (m_least > 0) return m_scale;
    return m_scale * std::clamp(window()->width() / kWideEnough, kSmallest, 1.0);
}

void NarrationBar::update()
{
    m_textScale = textScale();
    const auto style = [this](QLabel* label, double size, bool bold, const QColor& color) {
        label->setStyleSheet(
            QStringLiteral("font-size: %1px; font-weight: %2; color: %3;")
                .arg(qMax(m_least, qRound(size * m_textScale)))
                .arg(bold ? QStringLiteral("bold") : QStringLiteral("normal"), color.name()));
    };
    style(m_time, 21, true, m_theme.ink);
    style(m_run, 13 * m_scale / m_textScale, false, m_theme.quietInk);
    style(m_what, 25, true, m_theme.ink);
    style(m_why, 22, false, m_theme.ink);
    // `cooperative #2` is the longest there is.
    const int width = qMax(qRound(112 * m_scale), 8 * m_least);
    m_time->setFixedWidth(width);
    m_run->setFixedWidth(width);
    layout()->setContentsMargins(qRound(18 * m_scale), qRound(12 * m_scale), qRound(18 * m_scale),
                                 qRound(8 * m_scale));
    layout()->setSpacing(qRound(14 * m_scale));
    fitHeight();
}

void NarrationBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (textScale() != m_textScale)
        update();
    else
        fitHeight();
}

void NarrationBar::fitHeight()
{
    const QMargins margins = layout()->contentsMargins();
    const int room =
        width() - margins.left() - margins.right() - layout()->spacing() - m_time->width();
    const auto heightOf = [room](const QLabel* label) { return label->heightForWidth(room); };
    const int needed =
        margins.top() + heightOf(m_what) + kBetweenLines + heightOf(m_why) + margins.bottom();
    // In a presentation the runs need what three lines leave.
    const int usual = qRound(m_least > 0 ? 120 * m_scale : 152 * m_textScale);
    const int most = qMax(usual, qRound(window()->height() * kMostOfWindow));
    setFixedHeight(std::clamp(needed, usual, most));
    m_area->verticalScrollBar()->setValue(0);
}

} // namespace awaitscope
