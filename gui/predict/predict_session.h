#pragma once

#include "gui/playback/playback.h"
#include "gui/predict/prediction.h"

#include <QObject>

#include <array>
#include <optional>

namespace awaitscope {

/// A row of questions to the class about the run that is stepped: asks at the cursor, takes the
/// answer, moves the cursor to where it is seen, keeps the score.
class PredictSession : public QObject {
    Q_OBJECT
public:
    explicit PredictSession(Playback& playback, QObject* parent = nullptr);

    bool isOpen() const { return m_open; }
    Question question() const { return m_question; }
    /// Asks at the cursor; asks anew when the cursor moves, but for the move that shows the answer.
    void open(Question question);
    void close();

    /// What is asked; nothing when there is nothing to ask at the cursor.
    const std::optional<Prediction>& prediction() const { return m_prediction; }
    /// The choice that was taken; nothing until then.
    std::optional<size_t> answered() const { return m_answered; }
    bool wasRight() const { return m_answered && *m_answered == m_prediction->right; }
    void answer(size_t choice);
    /// The next question, where the cursor is now.
    void askAgain();

    /// Hands that were raised for a choice; they count when the answer is given.
    void setHands(size_t choice, int hands);
    int hands(size_t choice) const { return m_hands[choice]; }

    int answers() const { return m_answers; }
    int rightAnswers() const { return m_rightAnswers; }
    int allHands() const { return m_allHands; }
    int rightHands() const { return m_rightHands; }

signals:
    void changed();
    void openChanged(bool open);

private:
    void ask();
    void followCursor();

    Playback& m_playback;
    bool m_open = false;
    Question m_question = Question::NextPrint;
    std::optional<Prediction> m_prediction;
    std::optional<size_t> m_answered;
    std::array<int, kMostChoices> m_hands{};
    int m_answers = 0;
    int m_rightAnswers = 0;
    int m_allHands = 0;
    int m_rightHands = 0;
    std::shared_ptr<const Comparison> m_asksAbout;
    std::optional<Predictor> m_predictor; ///< about these runs
};

} // namespace awaitscope
