#pragma once

#include "gui/style/theme.h"
#include "scenarios/library/library.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace awaitscope {

/// The scenarios that ship, by topic, and the question that the open one puts to the class.
///
/// The answer stays hidden until it is asked for.
class LibraryPanel : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPanel(QWidget* parent = nullptr);

    /// Also the language of the scenarios.
    void setLanguage(Language language);
    /// Marks the scenario that is open; an empty name for none. Nothing is emitted.
    void setCurrent(const QString& name);
    void setTheme(const Theme& theme);
    void setScale(double scale);
    int scenarioCount() const;
    bool isAnswerShown() const { return m_answerShown; }

public slots:
    void showAnswer(bool shown);

signals:
    /// A scenario was chosen; whoever listens opens it, or calls `setCurrent` with the old one.
    void scenarioChosen(const QString& name);

private:
    void fill();
    void updateWords();
    QTreeWidgetItem* itemOf(const QString& name) const;

    QLabel* m_title;
    QTreeWidget* m_tree;
    QLabel* m_words;
    QPushButton* m_answerButton;
    Language m_language = Language::English;
    QString m_current;
    Theme m_theme = themeOf(ThemeKind::Light);
    bool m_answerShown = false;
};

} // namespace awaitscope
