#pragma once

#include "core/text/language.h"
#include "gui/predict/predict_session.h"

#include <QFrame>

#include <array>

class QGridLayout;
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
    /// In which run the question is.
    void setRunName(const QString& name);
    /// Where hands are typed, for the first answer.
    QWidget* firstField() const;
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
    void placeAnswers(int rows);
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
    QString m_runName;
    int m_columns = 0;
    QLabel* m_verdict;
    QPushButton* m_next;
    QGridLayout* m_grid; // of the answers: in one row, or in two where they are long
    Language m_language = Language::English;
};

} // namespace awaitscope
