#include "gui/predict/predict_panel.h"

#include "gui/narration/voice.h"
#include "gui/style/number_field.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

constexpr int kMostHands = 999;
constexpr int kLongestChoice = 40;

/// `as for threads`: what a model is called where one mistakes another for it.
Words modelAsMistaken(Model model)
{
    switch (model) {
    case Model::Synchronous: return {"as for plain calls", "comme pour de simples appels"};
    case Model::Cooperative: return {"as for the event loop", "comme pour la boucle d'événements"};
    case Model::Preemptive: return {"as for threads", "comme pour des threads"};
    }
    return {};
}

/// A style sheet that looks at properties has to be asked to look again.
void setMark(QWidget* widget, const char* mark)
{
    widget->setProperty("mark", QLatin1String(mark));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

PredictPanel::PredictPanel(PredictSession& session, QWidget* parent)
    : QFrame(parent), m_session(session), m_question(new QLabel(this)),
      m_asksPrint(new QPushButton(this)), m_asksTask(new QPushButton(this)),
      m_score(new QLabel(this)), m_close(new QToolButton(this)), m_verdict(new QLabel(this)),
      m_next(new QPushButton(this)), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("predict"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    setupHead();
    setupAnswers();
    auto* foot = new QHBoxLayout;
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_next->setObjectName(QStringLiteral("nextQuestion"));
    m_next->setFocusPolicy(Qt::TabFocus);
    // Nothing moves when it comes and goes.
    QSizePolicy keepsRoom = m_next->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_next->setSizePolicy(keepsRoom);
    foot->addWidget(m_verdict, 1);
    foot->addWidget(m_next);
    layout->addLayout(foot);
    connect(m_next, &QPushButton::clicked, &m_session, &PredictSession::askAgain);
    connect(&m_session, &PredictSession::changed, this, &PredictPanel::show);
    connect(&m_session, &PredictSession::openChanged, this, &QWidget::setVisible);
    setVisible(false);
    show();
}

void PredictPanel::setupHead()
{
    auto* head = new QHBoxLayout;
    m_question->setObjectName(QStringLiteral("predictQuestion"));
    m_score->setObjectName(QStringLiteral("quiet"));
    m_asksPrint->setObjectName(QStringLiteral("asksPrint"));
    m_asksTask->setObjectName(QStringLiteral("asksTask"));
    m_close->setText(QStringLiteral("✕"));
    head->addWidget(m_question);
    head->addSpacing(16);
    for (QPushButton* button : {m_asksPrint, m_asksTask}) {
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        head->addWidget(button);
    }
    head->addStretch();
    head->addWidget(m_score);
    head->addWidget(m_close);
    m_close->setFocusPolicy(Qt::TabFocus);
    connect(m_asksPrint, &QPushButton::clicked, this,
            [this] { m_session.open(Question::NextPrint); });
    connect(m_asksTask, &QPushButton::clicked, this,
            [this] { m_session.open(Question::NextTask); });
    connect(m_close, &QToolButton::clicked, &m_session, &PredictSession::close);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void PredictPanel::setupAnswers()
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    for (size_t index = 0; index < m_answers.size(); ++index) {
        Answer& answer = m_answers[index];
        answer.place = new QWidget(this);
        answer.button = new QPushButton(answer.place);
        answer.hands = new NumberField(answer.place);
        answer.button->setObjectName(QStringLiteral("choice%1").arg(index + 1));
        answer.button->setFocusPolicy(Qt::TabFocus);
        // Long answers are cut rather than widening the window.
        answer.button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        answer.hands->setObjectName(QStringLiteral("hands%1").arg(index + 1));
        answer.hands->setRange(0, kMostHands);
        answer.hands->setSpecialValueText(QStringLiteral("–"));
        answer.hands->setButtonSymbols(QAbstractSpinBox::NoButtons);
        answer.hands->setAlignment(Qt::AlignCenter);
        auto* inner = new QHBoxLayout(answer.place);
        inner->setContentsMargins(0, 0, 12, 0);
        inner->addWidget(answer.button, 1);
        inner->addWidget(answer.hands);
        connect(answer.button, &QPushButton::clicked, this,
                [this, index] { m_session.answer(index); });
        connect(answer.hands, &QSpinBox::valueChanged, this,
                [this, index](int hands) { m_session.setHands(index, hands); });
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(m_grid);
    placeAnswers(1);
}

void PredictPanel::placeAnswers(int rows)
{
    const int columns = static_cast<int>(kMostChoices) / rows;
    if (m_grid->count() > 0 && m_columns == columns) return;
    m_columns = columns;
    for (int index = 0; index < static_cast<int>(kMostChoices); ++index) {
        m_grid->addWidget(m_answers[static_cast<size_t>(index)].place, index / columns,
                          index % columns);
        m_grid->setColumnStretch(index, 0);
    }
}

void PredictPanel::setLanguage(Language language)
{
    m_language = language;
    m_asksPrint->setText(tr("Next print"));
    m_asksTask->setText(tr("Next task"));
    m_close->setToolTip(tr("Close (P)"));
    m_close->setAccessibleName(m_close->toolTip());
    m_next->setText(tr("Next question (Enter)"));
    for (const Answer& answer : m_answers) {
        answer.hands->setToolTip(tr("Hands raised for this answer"));
        answer.hands->setAccessibleName(answer.hands->toolTip());
    }
    show();
}

QString PredictPanel::choiceWords(const Choice& choice) const
{
    if (choice.isNothing) return tr("nothing more");
    QString text = QString::fromStdString(choice.text);
    if (text.size() > kLongestChoice) text = text.left(kLongestChoice - 1) + QChar(0x2026);
    return choice.task == kNone ? Voice(m_language).quoted(text) : text;
}

void PredictPanel::showAnswer(size_t index)
{
    Answer& answer = m_answers[index];
    const auto& prediction = m_session.prediction();
    const bool used = prediction && index < prediction->choices.size();
    answer.place->setVisible(used);
    if (!used) return;
    const bool told = m_session.answered().has_value();
    QString words = choiceWords(prediction->choices[index]);
    answer.button->setAccessibleName(words);
    // A name is no mnemonic.
    words.replace(QLatin1Char('&'), QStringLiteral("&&"));
    const bool right = told && index == prediction->right;
    const bool wrong = told && index == *m_session.answered() && !right;
    const QString sign = right   ? QStringLiteral("✓")
                         : wrong ? QStringLiteral("✗")
                                 : QString::number(index + 1);
    answer.words = sign + QStringLiteral("   ") + words;
    answer.button->setEnabled(!told);
    answer.hands->setEnabled(!told);
    const QSignalBlocker quiet(answer.hands);
    answer.hands->setValue(m_session.hands(index));
    setMark(answer.button, right ? "right" : wrong ? "wrong" : "");
}

void PredictPanel::show()
{
    const bool asksPrint = m_session.question() == Question::NextPrint;
    const QString question = asksPrint ? tr("What is printed next?") : tr("Who runs next?");
    m_question->setText(m_runName.isEmpty() ? question
                                            : QStringLiteral("%1  (%2)").arg(question, m_runName));
    m_asksPrint->setChecked(asksPrint);
    m_asksTask->setChecked(!asksPrint);
    for (size_t index = 0; index < m_answers.size(); ++index)
        showAnswer(index);
    cutAnswers();
    // Once more when they have been laid out.
    QMetaObject::invokeMethod(this, &PredictPanel::cutAnswers, Qt::QueuedConnection);
    m_verdict->setText(m_session.isOpen() ? verdictWords() : QString());
    setMark(m_verdict, m_session.answered() ? m_session.wasRight() ? "right" : "wrong" : "");
    m_score->setText(scoreWords());
    m_next->setVisible(m_session.answered().has_value());
}

void PredictPanel::cutAnswers()
{
    // In one row if all can be read there.
    int used = 0, widest = 0;
    for (const Answer& answer : m_answers) {
        if (answer.place->isHidden()) continue;
        const QFontMetrics metrics = answer.button->fontMetrics();
        const int hands =
            answer.place->layout()->sizeHint().width() - answer.button->sizeHint().width();
        widest = qMax(widest, metrics.horizontalAdvance(answer.words) + 2 * metrics.height() + 8 +
                                  qMax(hands, 3 * metrics.height()));
        ++used;
    }
    placeAnswers(used > 2 && used * widest > width() - 28 ? 2 : 1);
    // A column without an answer takes no width from the others.
    const int filled = qMin(used, m_columns);
    for (int column = 0; column < m_columns; ++column)
        m_grid->setColumnStretch(column, column < filled ? 1 : 0);
    layout()->activate();
    for (const Answer& answer : m_answers) {
        // What the frame and its air take, at any size of text.
        const int air = 2 * answer.button->fontMetrics().height() + 8;
        const int room = qMax(0, answer.button->width() - air);
        answer.button->setText(
            answer.button->fontMetrics().elidedText(answer.words, Qt::ElideRight, room));
        answer.button->setToolTip(answer.button->accessibleName());
    }
}

void PredictPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    // The buttons are laid out after this.
    QMetaObject::invokeMethod(this, &PredictPanel::cutAnswers, Qt::QueuedConnection);
}

void PredictPanel::setRunName(const QString& name)
{
    if (name == m_runName) return;
    m_runName = name;
    show();
}

QWidget* PredictPanel::firstField() const
{
    return m_answers.front().hands;
}

void PredictPanel::setCompact(bool compact)
{
    m_asksPrint->setVisible(!compact);
    m_asksTask->setVisible(!compact);
    m_next->setText(compact ? tr("Next (Enter)") : tr("Next question (Enter)"));
}

QString PredictPanel::verdict() const
{
    return m_verdict->text();
}

QString PredictPanel::verdictWords() const
{
    const auto& prediction = m_session.prediction();
    if (!prediction) return tr("There is nothing to predict here: take a step, or another run.");
    if (!m_session.answered())
        return tr("Press the number of an answer; type how many hands were raised for it.");
    const Voice voice(m_language);
    const Choice& taken = prediction->choices[*m_session.answered()];
    if (m_session.wasRight()) return tr("Right.");
    const Choice& right = prediction->choices[prediction->right];
    QString words = right.isNothing ? tr("No: nothing more is printed.")
                                    : tr("No: it is %1.").arg(choiceWords(right));
    QStringList models;
    for (const Model model : taken.answers)
        models << voice.say(modelAsMistaken(model));
    if (!models.isEmpty())
        words += QLatin1Char(' ') + tr("You answered %1.").arg(voice.list(models, 3));
    return words;
}

QString PredictPanel::scoreWords() const
{
    if (m_session.answers() == 0) return {};
    QString words = tr("%1 of %2 right").arg(m_session.rightAnswers()).arg(m_session.answers());
    if (m_session.allHands() > 0)
        words += QStringLiteral("  ·  ") +
                 tr("%1 of %2 hands").arg(m_session.rightHands()).arg(m_session.allHands());
    return words;
}

} // namespace awaitscope
