#pragma once

#include "core/text/language.h"
#include "gui/narration/sentence.h"
#include "gui/style/theme.h"

#include <QFrame>

class QLabel;
class QScrollArea;

namespace awaitscope {

/// The foot of the window: when, in which run, what happens and why. The largest text there is.
///
/// Always as high as two lines and their reasons need, so that nothing moves from one step to the
/// next; it grows for long answers, and scrolls what is longer still. In a narrow window its text
/// is smaller, so that sentences have as many lines there.
class NarrationBar : public QFrame {
    Q_OBJECT
public:
    explicit NarrationBar(QWidget* parent = nullptr);

    /// `time` and `run` as they are to be read: `0.900 s`, `cooperative`.
    void show(const QString& time, const QString& run, const Sentence& sentence);
    /// In which the sentences are: its terms are those of the glossary.
    void setLanguage(Language language) { m_language = language; }
    const Sentence& sentence() const { return m_sentence; }
    void setTheme(const Theme& theme);
    /// No text is smaller than `least` pixels.
    void setScale(double scale, int least = 0);

signals:
    /// People want to know what a term means: its id in the glossary.
    void termChosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void update();
    /// Of its text: that of the window, less where the window is narrow.
    double textScale() const;
    void fill();
    void fitHeight();

    QLabel* m_time;
    QLabel* m_run;
    QScrollArea* m_area; ///< of the sentence
    QLabel* m_what;
    QLabel* m_why;
    Sentence m_sentence;
    Language m_language = Language::English;
    Theme m_theme = themeOf(ThemeKind::Light);
    double m_scale = 1;
    double m_textScale = 1; ///< what is shown
    int m_least = 0;
};

} // namespace awaitscope
