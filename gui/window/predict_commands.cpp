#include "gui/window/predict_commands.h"

#include "gui/window/window_actions.h"

namespace awaitscope {

PredictCommands::PredictCommands(const WindowActions& actions, PredictSession& session,
                                 QObject* parent)
    : QObject(parent), m_actions(actions), m_session(session)
{
    connect(actions.predict, &QAction::triggered, this, [this](bool open) {
        if (open)
            m_session.open(Question::NextPrint);
        else
            m_session.close();
    });
    connect(actions.predictTask, &QAction::triggered, this,
            [this] { m_session.open(Question::NextTask); });
    for (size_t index = 0; index < actions.answers.size(); ++index)
        connect(actions.answers[index], &QAction::triggered, this,
                [this, index] { m_session.answer(index); });
    connect(actions.nextQuestion, &QAction::triggered, &session, &PredictSession::askAgain);
    connect(&session, &PredictSession::openChanged, this, &PredictCommands::followOpening);
    connect(&session, &PredictSession::changed, this, &PredictCommands::showSession);
    showSession();
}

void PredictCommands::followOpening(bool open)
{
    if (open) m_curtainBefore = m_actions.curtain->isChecked();
    // Without a curtain there would be nothing to predict.
    m_actions.curtain->setChecked(open || m_curtainBefore);
    showSession();
}

void PredictCommands::showSession()
{
    const bool asks = m_session.prediction() && !m_session.answered();
    m_actions.predict->setChecked(m_session.isOpen());
    m_actions.nextQuestion->setEnabled(m_session.answered().has_value());
    for (size_t index = 0; index < m_actions.answers.size(); ++index)
        m_actions.answers[index]->setEnabled(asks &&
                                             index < m_session.prediction()->choices.size());
    // One digit, one meaning.
    for (QAction* run : m_actions.focusRuns)
        run->setEnabled(!m_session.isOpen());
}

} // namespace awaitscope
