#include "gui/source/source_editor.h"

#include "gui/source/mark_overlay.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

namespace awaitscope {

namespace {

/// Python with the words that QScintilla's list is too old for.
class AsyncPythonLexer : public QsciLexerPython {
public:
    using QsciLexerPython::QsciLexerPython;
    const char* keywords(int set) const override
    {
        return set == 1 ? "False None True and as assert async await break class continue def del "
                          "elif else except finally for from global if import in is lambda "
                          "nonlocal not or pass raise return try while with yield"
                        : QsciLexerPython::keywords(set);
    }
};

constexpr int kProblemIndicator = 1;
constexpr int kAnnotationStyle = 39;
// Margins, from the left.
constexpr int kBreakpoints = 0;
constexpr int kNumbers = 1;
constexpr int kAir = 2;

/// Each line of a text in as many rows as it needs: annotations go on beyond the edge otherwise.
QString inRows(const QString& text, const QFontMetrics& metrics, int width)
{
    QStringList rows;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        rows << QString();
        for (const QString& word : line.split(QLatin1Char(' '))) {
            const QString longer =
                rows.back().isEmpty() ? word : rows.back() + QLatin1Char(' ') + word;
            if (rows.back().isEmpty() || metrics.horizontalAdvance(longer) <= width)
                rows.back() = longer;
            else
                rows << word;
        }
    }
    return rows.join(QLatin1Char('\n'));
}

} // namespace

SourceEditor::SourceEditor(QWidget* parent)
    : QWidget(parent), m_editor(new QsciScintilla(this)), m_lexer(new AsyncPythonLexer(m_editor))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor);
    setFocusProxy(m_editor);
    m_overlay = new MarkOverlay(m_editor->viewport(), [this](int line) { return placeOf(line); });
    m_editor->viewport()->installEventFilter(this);
    m_editor->installEventFilter(this);
    setupEditor();
    applyColors();
    connect(m_editor, &QsciScintilla::textChanged, this, &SourceEditor::forgetMended);
    connect(m_editor, &QsciScintilla::textChanged, this, &SourceEditor::textChanged);
    connect(m_editor, &QsciScintilla::linesChanged, this, &SourceEditor::updateMargin);
    // Breakpoints move with the lines that they stand on.
    connect(m_editor, &QsciScintilla::linesChanged, this, &SourceEditor::breakpointsChanged);
    connect(m_editor, &QsciScintilla::marginClicked, this, &SourceEditor::clickMargin);
    connect(m_editor, &QsciScintilla::modificationChanged, this,
            &SourceEditor::modificationChanged);
    m_overlay->onHover([this](std::optional<uint32_t> task) { emit taskHovered(task); });
    // The editor's own menu speaks English.
    m_editor->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_editor, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        const long position = m_editor->SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINT,
                                                      static_cast<unsigned long>(at.x()), at.y());
        emit menuWanted(lineOf(position), m_editor->viewport()->mapToGlobal(at));
    });
    connect(m_editor, &QsciScintillaBase::SCN_PAINTED, m_overlay, &MarkOverlay::followLines);
}

void SourceEditor::setupEditor()
{
    m_editor->setObjectName(QStringLiteral("source"));
    m_editor->setUtf8(true);
    m_editor->setLexer(m_lexer);
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setIndentationWidth(4);
    m_editor->setIndentationsUseTabs(false);
    m_editor->setAutoIndent(true);
    m_editor->setBackspaceUnindents(true);
    m_editor->setEolMode(QsciScintilla::EolUnix);
    m_editor->setFolding(QsciScintilla::NoFoldStyle);
    m_editor->setMarginType(kBreakpoints, QsciScintilla::SymbolMargin);
    m_editor->setMarginType(kNumbers, QsciScintilla::NumberMargin);
    m_editor->setMarginType(kAir, QsciScintilla::TextMargin);
    m_editor->setMarginWidth(kAir, 8);
    m_editor->setMarginSensitivity(kBreakpoints, true);
    m_editor->setMarginSensitivity(kNumbers, true);
    m_editor->setAnnotationDisplay(QsciScintilla::AnnotationStandard);
    m_lineMarker = m_editor->markerDefine(QsciScintilla::Background);
    m_problemMarker = m_editor->markerDefine(QsciScintilla::Background);
    m_breakpointMarker = m_editor->markerDefine(QsciScintilla::Circle);
    for (const int margin : {kBreakpoints, kNumbers, kAir})
        m_editor->setMarginMarkerMask(margin, margin == kBreakpoints ? 1 << m_breakpointMarker : 0);
    m_editor->indicatorDefine(QsciScintilla::SquiggleIndicator, kProblemIndicator);
    // Long lines go on below: in a narrow column, nobody scrolls sideways while others look.
    m_editor->setWrapMode(QsciScintilla::WrapWord);
    m_editor->setWrapIndentMode(QsciScintilla::WrapIndentIndented);
    m_editor->setScrollWidth(1);
    m_editor->setScrollWidthTracking(true);
    m_editor->SendScintilla(QsciScintilla::SCI_SETEXTRAASCENT, 1UL);
    m_editor->SendScintilla(QsciScintilla::SCI_SETEXTRADESCENT, 1UL);
    // The window's own keys: see KeyMap. Without this the editor would take Ctrl++ for its text
    // alone.
    for (const auto key : {'+', '-', '0', '/'})
        m_editor->SendScintilla(QsciScintilla::SCI_CLEARCMDKEY,
                                static_cast<unsigned long>(key) |
                                    (QsciScintilla::SCMOD_CTRL << 16));
}

double SourceEditor::inPoints(int pixels) const
{
    // QScintilla reads sizes in points only.
    return pixels * 72.0 / logicalDpiY();
}

void SourceEditor::applyColors()
{
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(inPoints(m_textSize));
    m_lexer->setDefaultFont(font);
    m_lexer->setDefaultColor(m_theme.ink);
    m_lexer->setDefaultPaper(m_theme.panel);
    m_lexer->setFont(font);
    m_lexer->setColor(m_theme.ink);
    m_lexer->setPaper(m_theme.panel);
    QFont bold = font;
    bold.setBold(true);
    m_lexer->setColor(m_theme.accent, QsciLexerPython::Keyword);
    for (const int style : {QsciLexerPython::Comment, QsciLexerPython::CommentBlock})
        m_lexer->setColor(m_theme.quietInk, style);
    for (const int style :
         {QsciLexerPython::DoubleQuotedString, QsciLexerPython::SingleQuotedString,
          QsciLexerPython::TripleDoubleQuotedString, QsciLexerPython::TripleSingleQuotedString,
          QsciLexerPython::DoubleQuotedFString, QsciLexerPython::SingleQuotedFString,
          QsciLexerPython::TripleDoubleQuotedFString, QsciLexerPython::TripleSingleQuotedFString})
        m_lexer->setColor(m_theme.best, style);
    for (const int style : {QsciLexerPython::FunctionMethodName, QsciLexerPython::ClassName})
        m_lexer->setFont(bold, style);
    m_editor->setCaretForegroundColor(m_theme.ink);
    m_editor->setSelectionBackgroundColor(blend(m_theme.accent, m_theme.panel, 0.3));
    m_editor->setSelectionForegroundColor(m_theme.ink);
    m_editor->setMarginsFont(font);
    m_editor->setMarginsForegroundColor(m_theme.quietInk);
    m_editor->setMarginsBackgroundColor(m_theme.panel);
    m_editor->setMarkerBackgroundColor(m_theme.lineMark, m_lineMarker);
    m_editor->setMarkerBackgroundColor(blend(m_theme.wrong, m_theme.panel, 0.18), m_problemMarker);
    m_editor->setMarkerBackgroundColor(m_theme.wrong, m_breakpointMarker);
    m_editor->setMarkerForegroundColor(m_theme.wrong, m_breakpointMarker);
    m_editor->setIndicatorForegroundColor(m_theme.wrong, kProblemIndicator);
    m_overlay->setTheme(m_theme);
    m_overlay->setLetterSize(qMax(9, m_textSize - 1));
    updateMargin();
}

void SourceEditor::updateMargin()
{
    const auto digits = qMax(2, QString::number(m_editor->lines()).size());
    m_editor->setMarginWidth(kBreakpoints, m_textSize + 2);
    m_editor->setMarginWidth(kNumbers, QString(digits + 1, QLatin1Char('0')));
    reserveRoom();
}

QString SourceEditor::text() const
{
    return m_editor->text();
}

void SourceEditor::setText(const QString& text)
{
    setProblems({});
    setCurrentLine(0);
    m_editor->markerDeleteAll(m_breakpointMarker);
    m_mostMarks.clear();
    m_crowded.clear();
    QString unix = text;
    unix.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    m_editor->setText(unix);
    m_editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    m_editor->setModified(false);
    m_editor->setCursorPosition(0, 0);
    emit breakpointsChanged();
}

bool SourceEditor::isModified() const
{
    return m_editor->isModified();
}

void SourceEditor::setUnmodified()
{
    m_editor->setModified(false);
}

void SourceEditor::setTextSize(int pixels)
{
    m_textSize = pixels;
    applyColors();
}

void SourceEditor::setTheme(const Theme& theme)
{
    m_theme = theme;
    applyColors();
}

void SourceEditor::setCurrentLine(int line)
{
    if (m_currentLine == line) return;
    m_editor->markerDeleteAll(m_lineMarker);
    m_currentLine = line;
    if (line < 1 || line > m_editor->lines()) return;
    m_editor->markerAdd(line - 1, m_lineMarker);
    revealCurrentLine();
}

void SourceEditor::revealCurrentLine()
{
    if (m_currentLine < 1 || m_currentLine > m_editor->lines()) return;
    // Not while somebody types: the text must not move away under the caret.
    if (!m_editor->hasFocus()) m_editor->ensureLineVisible(m_currentLine - 1);
}

void SourceEditor::setProblems(const std::vector<SourceProblem>& problems)
{
    m_problems = problems;
    m_editor->markerDeleteAll(m_problemMarker);
    m_editor->clearIndicatorRange(0, 0, m_editor->lines(), 0, kProblemIndicator);
    for (const SourceProblem& problem : problems) {
        if (problem.line < 1) continue;
        const int line = qMin(problem.line, m_editor->lines()) - 1;
        m_editor->markerAdd(line, m_problemMarker);
        const bool oneLine = problem.endLine <= problem.line;
        const int from = qMax(0, problem.column - 1);
        const int to = oneLine ? qMax(from + 1, problem.endColumn - 1)
                               : m_editor->text(line).trimmed().size() + from;
        m_editor->fillIndicatorRange(line, from, line, to, kProblemIndicator);
    }
    annotate();
    m_wrongLine = wrongLine();
    if (problems.empty() || problems.front().line < 1) return;
    // Who types goes on where the caret is.
    if (m_editor->hasFocus())
        m_editor->ensureLineVisible(problems.front().line - 1);
    else
        goToLine(problems.front().line, problems.front().column);
}

QString SourceEditor::wrongLine() const
{
    const int line = m_editor->markerFindNext(0, 1u << m_problemMarker);
    return line < 0 ? QString() : m_editor->text(line);
}

void SourceEditor::forgetMended()
{
    // Line numbers move with what is typed above; the marks move with their lines.
    if (m_problems.empty() || (!m_wrongLine.isNull() && wrongLine() == m_wrongLine)) return;
    setProblems({});
    emit problemsMended();
}

void SourceEditor::annotate()
{
    m_editor->clearAnnotations();
    m_annotatedWidth = m_editor->viewport()->width();
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(inPoints(m_textSize));
    const QsciStyle style(kAnnotationStyle, QStringLiteral("problem"), m_theme.wrong,
                          blend(m_theme.wrong, m_theme.panel, 0.1), font);
    const auto start = m_editor->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 0L);
    const int room = m_annotatedWidth - static_cast<int>(start) - m_textSize;
    for (const SourceProblem& problem : m_problems) {
        if (problem.line < 1) continue;
        const int line = qMin(problem.line, m_editor->lines()) - 1;
        // Usually, the others follow from the first.
        if (m_editor->annotation(line).isEmpty())
            m_editor->annotate(line, inRows(problem.message, QFontMetrics(font), room), style);
    }
}

QString SourceEditor::annotationAt(int line) const
{
    return m_editor->annotation(line - 1);
}

void SourceEditor::goToLine(int line, int column)
{
    m_editor->ensureLineVisible(line - 1);
    m_editor->setCursorPosition(line - 1, qMax(0, column - 1));
}

std::set<uint32_t> SourceEditor::breakpoints() const
{
    std::set<uint32_t> lines;
    const unsigned mask = 1u << m_breakpointMarker;
    for (int line = m_editor->markerFindNext(0, mask); line >= 0;
         line = m_editor->markerFindNext(line + 1, mask))
        lines.insert(static_cast<uint32_t>(line) + 1);
    return lines;
}

void SourceEditor::toggleBreakpoint(int line)
{
    const auto hasCode = [this](int at) {
        return !lineText(at).isEmpty() && !lineText(at).startsWith(QLatin1Char('#'));
    };
    const bool isSet = breakpoints().contains(static_cast<uint32_t>(line));
    // No run halts where no code is: the next one that has some is meant.
    while (!isSet && line >= 1 && line <= m_editor->lines() && !hasCode(line))
        ++line;
    if (line < 1 || line > m_editor->lines()) return;
    if (breakpoints().contains(static_cast<uint32_t>(line)))
        m_editor->markerDelete(line - 1, m_breakpointMarker);
    else
        m_editor->markerAdd(line - 1, m_breakpointMarker);
    emit breakpointsChanged();
}

int SourceEditor::caretLine() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

int SourceEditor::lineHeight() const
{
    return m_editor->textHeight(0);
}

QString SourceEditor::lineText(int line) const
{
    return line < 1 || line > m_editor->lines() ? QString() : m_editor->text(line - 1).trimmed();
}

void SourceEditor::showCard(int line, const QString& html)
{
    if (html.isEmpty() || line < 1 || line > m_editor->lines()) return QToolTip::hideText();
    m_editor->ensureLineVisible(line - 1);
    const MarkOverlay::LinePlace rows = placeOf(line);
    const QRect place(0, rows.top, m_editor->viewport()->width(),
                      rows.height * static_cast<int>(rows.textEnds.size()));
    constexpr int kLong = 120'000; // milliseconds; whoever reads aloud needs them
    QToolTip::showText(m_editor->viewport()->mapToGlobal(place.bottomLeft() + QPoint(40, -8)), html,
                       m_editor->viewport(), place, kLong);
}

bool SourceEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_editor->viewport() && !m_problems.empty() &&
        m_editor->viewport()->width() != m_annotatedWidth)
        QMetaObject::invokeMethod(this, &SourceEditor::annotate, Qt::QueuedConnection);
    if (event->type() == QEvent::Resize && watched == m_editor->viewport()) reserveRoom();
    // Where there is less room, the line of the runs is to stay in sight.
    if (event->type() == QEvent::Resize && watched == m_editor->viewport())
        QMetaObject::invokeMethod(this, &SourceEditor::revealCurrentLine, Qt::QueuedConnection);
    if (event->type() == QEvent::KeyPress && watched == m_editor) {
        // The Tab key indents; with Ctrl it goes on to the next control, as elsewhere without.
        const auto* key = static_cast<QKeyEvent*>(event);
        // The editor would keep Escape to itself: it leads out of the text.
        if (key->key() == Qt::Key_Escape) return QCoreApplication::sendEvent(parentWidget(), event);
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (isTab && (key->modifiers() & Qt::ControlModifier))
            return focusNextPrevChild(key->key() == Qt::Key_Tab &&
                                      !(key->modifiers() & Qt::ShiftModifier));
    }
    if (event->type() != QEvent::ToolTip || watched != m_editor->viewport())
        return QWidget::eventFilter(watched, event);
    const QPoint at = static_cast<QHelpEvent*>(event)->pos();
    const long position = m_editor->SendScintilla(QsciScintilla::SCI_POSITIONFROMPOINTCLOSE,
                                                  static_cast<unsigned long>(at.x()), at.y());
    if (position < 0)
        QToolTip::hideText();
    else
        emit lineHovered(lineOf(position));
    return true;
}

int SourceEditor::lineOf(long position) const
{
    return static_cast<int>(m_editor->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION,
                                                    static_cast<unsigned long>(position))) +
           1;
}

void SourceEditor::clickMargin(int margin, int line, Qt::KeyboardModifiers modifiers)
{
    // Whoever points beside the text does not want to type: the keys stay with the timelines.
    m_editor->clearFocus();
    if (margin == kBreakpoints)
        toggleBreakpoint(line + 1);
    else
        emit lineChosen(line + 1, !(modifiers & Qt::ShiftModifier));
}

void SourceEditor::undo()
{
    m_editor->undo();
}
void SourceEditor::redo()
{
    m_editor->redo();
}
void SourceEditor::cut()
{
    m_editor->cut();
}
void SourceEditor::copy()
{
    m_editor->copy();
}
void SourceEditor::paste()
{
    m_editor->paste();
}
void SourceEditor::selectAll()
{
    m_editor->selectAll();
}

bool SourceEditor::find(const QString& text)
{
    return !text.isEmpty() && m_editor->findFirst(text, false, false, false, true);
}

bool SourceEditor::hasTextFocus() const
{
    return m_editor->hasFocus();
}

} // namespace awaitscope
