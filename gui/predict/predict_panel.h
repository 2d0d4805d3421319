#pragma once

#include "core/text/language.h"
#include "gui/predict/predict_session.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace awaitscope {

/// The question, its choices as buttons, the hands that were raised for each, what the answer was
/// worth. Shows itself while the session is open.
class PredictPanel : public QFrame {
    Q_OBJECT
public:
    explicit PredictPanel(PredictSession& session, QWidget* parent = nullptr);

    void setLanguage(Language language);
    /// Only what keys do not do, for the presentation view.
    void setCompact(bool compact);
    /// What is said about the answer, without marks; empty until there is one.
    QString verdict() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Answer {
        QWidget* place;
        QPushButton* button;
        QSpinBox* hands;
        QString words; ///< of the choice, whole
    };

    void setupHead();
    void setupAnswers();
    void show();
    void showAnswer(size_t index);
    void cutAnswers();
    QString choiceWords(const Choice& choice) const;
    QString verdictWords() const;
    QString scoreWords() const;

    PredictSession& m_session;
    QLabel* m_question;
    QPushButton* m_asksPrint;
    QPushButton* m_asksTask;
    QLabel* m_score;
    QToolButton* m_close;
    std::array<Answer, kMostChoices> m_answers;
    QLabel* m_verdict;
    QPushButton* m_next;
    Language m_language = Language::English;
};

} // namespace awaitscope
