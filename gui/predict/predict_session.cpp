#include "gui/predict/predict_session.h"

#include <numeric>

namespace awaitscope {

PredictSession::PredictSession(Playback& playback, QObject* parent)
    : QObject(parent), m_playback(playback)
{
    connect(&playback, &Playback::changed, this, &PredictSession::followCursor);
}

void PredictSession::open(Question question)
{
    m_question = question;
    m_playback.setPlaying(false);
    const bool opens = !m_open;
    m_open = true;
    if (opens) emit openChanged(true);
    ask();
}

void PredictSession::close()
{
    if (!m_open) return;
    m_open = false;
    m_prediction.reset();
    m_answered.reset();
    emit openChanged(false);
    emit changed();
}

void PredictSession::askAgain()
{
    if (m_open) ask();
}

void PredictSession::ask()
{
    m_answered.reset();
    m_hands.fill(0);
    m_prediction.reset();
    if (m_asksAbout != m_playback.comparison()) {
        // Other runs, other questions: the score begins anew.
        m_asksAbout = m_playback.comparison();
        m_predictor.reset();
        m_answers = m_rightAnswers = m_allHands = m_rightHands = 0;
    }
    if (!m_playback.isEmpty()) {
        if (!m_predictor || m_predictor->question() != m_question)
            m_predictor.emplace(*m_asksAbout, m_question);
        m_prediction = m_predictor->at(m_playback.focus(), m_playback.event());
    }
    emit changed();
}

void PredictSession::followCursor()
{
    if (!m_open) return;
    const bool sameRuns = m_asksAbout == m_playback.comparison();
    // The answer stays to be read while the cursor is where it is seen.
    if (m_answered && sameRuns && m_playback.event(m_prediction->run) == m_prediction->answer)
        return;
    const bool samePlace = sameRuns && m_prediction && m_prediction->run == m_playback.focus() &&
                           m_prediction->asked == m_playback.event();
    if (!samePlace) ask();
}

void PredictSession::answer(size_t choice)
{
    if (!m_prediction || m_answered || choice >= m_prediction->choices.size()) return;
    m_answered = choice;
    ++m_answers;
    m_rightAnswers += wasRight() ? 1 : 0;
    m_allHands += std::accumulate(m_hands.begin(), m_hands.end(), 0);
    m_rightHands += m_hands[m_prediction->right];
    m_playback.toEvent(m_prediction->run, m_prediction->answer);
    emit changed();
}

void PredictSession::setHands(size_t choice, int hands)
{
    if (choice >= m_hands.size() || m_answered) return;
    m_hands[choice] = hands;
}

} // namespace awaitscope
