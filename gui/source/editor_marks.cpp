// The marks beside the text.
#include "gui/source/source_editor.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace awaitscope {

void SourceEditor::setMarks(std::vector<SourceMark> marks)
{
    std::map<int, size_t> counts;
    for (const SourceMark& mark : marks)
        ++counts[mark.line];
    bool areMore = false;
    for (const auto& [line, count] : counts) {
        size_t& most = m_mostMarks[line];
        areMore |= count > most;
        most = std::max(most, count);
    }
    for (const auto& [line, count] : counts) {
        const MarkOverlay::LinePlace place = placeOf(line);
        const int left = m_editor->viewport()->width() - m_overlay->roomFor(count);
        const bool fits = std::any_of(place.textEnds.begin(), place.textEnds.end(),
                                      [left](int end) { return end <= left; });
        if (place.textEnds.size() > 1 && !fits) areMore |= m_crowded.insert(line).second;
    }
    if (areMore) reserveRoom();
    m_overlay->setMarks(std::move(marks));
}

void SourceEditor::setMostMarks(std::map<int, size_t> marksByLine)
{
    m_mostMarks = std::move(marksByLine);
    reserveRoom();
}

void SourceEditor::setLit(std::optional<uint32_t> task)
{
    m_overlay->setLit(task);
}

const std::vector<SourceMark>& SourceEditor::marks() const
{
    return m_overlay->marks();
}

void SourceEditor::reserveRoom()
{
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setPointSizeF(inPoints(m_textSize));
    const QFontMetrics metrics(font);
    int width = m_editor->viewport()->width();
    for (int margin = 0; margin < m_editor->margins(); ++margin)
        width -= m_editor->marginWidth(margin);
    int room = 0;
    for (const auto& [line, marks] : m_mostMarks) {
        if (line < 1 || line > m_editor->lines()) continue;
        const int needed = m_overlay->roomFor(marks);
        const QString text = m_editor->text(line - 1).remove(QLatin1Char('\n'));
        const int length = metrics.horizontalAdvance(text);
        // Of the rows of a longer one, some usually leave room enough.
        const bool isFull = length <= width ? length + needed > width : m_crowded.contains(line);
        if (isFull) room = qMax(room, needed);
    }
    m_editor->SendScintilla(QsciScintilla::SCI_SETMARGINRIGHT, 0UL, static_cast<long>(room));
}

MarkOverlay::LinePlace SourceEditor::placeOf(int line) const
{
    if (line < 1 || line > m_editor->lines()) return {};
    const auto number = static_cast<unsigned long>(line - 1);
    const auto ask = [this](unsigned what, unsigned long one, long other = 0) {
        return m_editor->SendScintilla(what, one, other);
    };
    const long start = ask(QsciScintilla::SCI_POSITIONFROMLINE, number);
    const long rows = ask(QsciScintilla::SCI_WRAPCOUNT, number);
    const auto left =
        static_cast<unsigned long>(ask(QsciScintilla::SCI_POINTXFROMPOSITION, 0, start));
    MarkOverlay::LinePlace place;
    place.top = static_cast<int>(ask(QsciScintilla::SCI_POINTYFROMPOSITION, 0, start));
    place.height = m_editor->textHeight(line - 1);
    for (long row = 1; row < rows; ++row) {
        // Up to the letter before those of the next row.
        const long next = ask(QsciScintilla::SCI_POSITIONFROMPOINT, left,
                              place.top + row * place.height + place.height / 2);
        const long last = ask(QsciScintilla::SCI_POSITIONBEFORE, static_cast<unsigned long>(next));
        place.textEnds.push_back(
            static_cast<int>(ask(QsciScintilla::SCI_POINTXFROMPOSITION, 0, last)) + m_textSize);
    }
    const long end = ask(QsciScintilla::SCI_GETLINEENDPOSITION, number);
    place.textEnds.push_back(static_cast<int>(ask(QsciScintilla::SCI_POINTXFROMPOSITION, 0, end)));
    return place;
}

} // namespace awaitscope
