#pragma once

#include "gui/style/theme.h"
#include "scenarios/library/library.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QTreeWidget;
class QTreeWidgetItem;

namespace awaitscope {

/// A scenario as it is listed: its name, and its number and title.
struct ListedScenario {
    QString name;
    QString title;
};

/// The scenarios that ship, by topic, and the question that the open one puts to the class.
///
/// The answer, and the misconception that it cures, stay hidden until they are asked for.
class LibraryPanel : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPanel(QWidget* parent = nullptr);

    /// Also the language of the scenarios.
    void setLanguage(Language language);
    Language language() const { return m_language; }
    /// Marks the scenario that is open; an empty name for none. Nothing is emitted.
    void setCurrent(const QString& name);
    void setTheme(const Theme& theme);
    void setScale(double scale);
    int scenarioCount() const;
    /// Lists only the scenarios that have each of these words, or beginnings of words, in their
    /// name, title, question or topic. Letters count as equal whatever their case and accents.
    void setFilter(const QString& words);
    QStringList listedScenarios() const;
    /// Those with these words in their name or title, whatever is listed now.
    std::vector<ListedScenario> scenariosWith(const QString& words) const;
    /// The field for words has the keys from here on; Down and Return go on to what is listed,
    /// Escape empties it.
    void startFinding();
    /// What has the keys when people go through the scenarios.
    QWidget* list() const;
    bool isAnswerShown() const { return m_answerShown; }
    /// While it is closed there is no answer to be seen.
    void setCurtain(bool closed);

public slots:
    void showAnswer(bool shown);

signals:
    /// A scenario was chosen; whoever listens opens it, or calls `setCurrent` with the old one.
    void scenarioChosen(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void filter();
    void tellNothing();
    void updateWords();
    void fitWords();
    bool takesKey(int key);
    bool startsListWith(int key);
    QTreeWidgetItem* itemOf(const QString& name) const;

    QLabel* m_title;
    QLineEdit* m_filter;
    QLabel* m_nothing; ///< says that nothing is listed, and how to list all again
    QTreeWidget* m_tree;
    QScrollArea* m_wordsArea;
    QLabel* m_words;
    QPushButton* m_answerButton;
    Language m_language = Language::English;
    QString m_current;
    Theme m_theme = themeOf(ThemeKind::Light);
    bool m_answerShown = false;
};

} // namespace awaitscope
