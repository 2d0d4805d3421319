#pragma once

#include "gui/source/mark_overlay.h"
#include "gui/source/source_problem.h"
#include "gui/style/theme.h"

#include <QWidget>

#include <map>
#include <set>
#include <vector>

class QsciScintilla;
class QsciLexerPython;

namespace awaitscope {

/// The scenario's source: edited here, and read along while the runs are stepped.
class SourceEditor : public QWidget {
    Q_OBJECT
public:
    explicit SourceEditor(QWidget* parent = nullptr);

    QString text() const;
    /// Replaces the whole text. Nothing can be undone past this, and it counts as unmodified.
    void setText(const QString& text);
    bool isModified() const;
    /// The text as it is now is the one that is saved.
    void setUnmodified();
    /// Letters of `pixels` height.
    void setTextSize(int pixels);
    void setTheme(const Theme& theme);

    /// The line at which the focused run stands, from 1; 0 for none. Scrolls to it.
    void setCurrentLine(int line);
    int currentLine() const { return m_currentLine; }
    void setMarks(std::vector<SourceMark> marks);
    /// So many marks will stand on lines, at the most: the text leaves room for them from now on,
    /// and does not move when they come.
    void setMostMarks(std::map<int, size_t> marksByLine);
    const std::vector<SourceMark>& marks() const;
    /// Frames the marks of a task.
    void setLit(std::optional<uint32_t> task);
    const MarkOverlay& overlay() const { return *m_overlay; }

    /// Marks the places and says beneath each line what is wrong there first; an empty list takes
    /// all away.
    void setProblems(const std::vector<SourceProblem>& problems);
    bool hasProblems() const { return !m_problems.empty(); }
    /// The texts shown beneath lines, for those who look from outside.
    QString annotationAt(int line) const;
    /// Both from 1.
    void goToLine(int line, int column = 1);

    /// The lines, from 1, at which playing halts. They move with the text.
    std::set<uint32_t> breakpoints() const;
    void toggleBreakpoint(int line);
    int caretLine() const;
    /// In pixels; of each of its rows, where it is too long for one.
    int lineHeight() const;
    QString lineText(int line) const;
    /// Shows a card (rich text) about a line below it, until a key is pressed or the mouse moves;
    /// an empty one hides what is there.
    void showCard(int line, const QString& html);

    void undo();
    void redo();
    void cut();
    void copy();
    void paste();
    void selectAll();
    /// Selects the next place where `text` stands, round the end; false when nowhere.
    bool find(const QString& text);
    bool hasTextFocus() const;

signals:
    /// The first line that was wrong is another now: what was said of it is gone.
    void problemsMended();
    void textChanged();
    void modificationChanged(bool modified);
    void breakpointsChanged();
    /// The pointer is over a task's mark, or over none any more.
    void taskHovered(std::optional<uint32_t> task);
    /// The number of a line was clicked: people want to see it executed, next or (with Shift)
    /// before.
    void lineChosen(int line, bool forward);
    /// The mouse rests on a line.
    void lineHovered(int line);
    /// The menu of a line is asked for, at a place of the screen.
    void menuWanted(int line, QPoint at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setupEditor();
    void applyColors();
    void updateMargin();
    void annotate();
    /// Scrolls to the current line, unless somebody types.
    void revealCurrentLine();
    void forgetMended();
    /// Leaves room at the right where a line with marks is too long to leave it by itself.
    void reserveRoom();
    /// Of the first line that is wrong; a null text when there is none.
    QString wrongLine() const;
    MarkOverlay::LinePlace placeOf(int line) const;
    void clickMargin(int margin, int line, Qt::KeyboardModifiers modifiers);
    double inPoints(int pixels) const;
    int lineOf(long position) const; // of the text, in bytes

    QsciScintilla* m_editor;
    QsciLexerPython* m_lexer;
    MarkOverlay* m_overlay;
    Theme m_theme = themeOf(ThemeKind::Light);
    std::vector<SourceProblem> m_problems;
    QString m_wrongLine;               // as it was found
    std::map<int, size_t> m_mostMarks; // by line
    std::set<int> m_crowded;           // lines of several rows, all full
    int m_annotatedWidth = 0;
    int m_textSize = 13;
    int m_currentLine = 0;
    int m_lineMarker = -1;
    int m_problemMarker = -1;
    int m_breakpointMarker = -1;
};

} // namespace awaitscope
