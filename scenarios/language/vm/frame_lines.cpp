#include "scenarios/language/vm/frame_lines.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/parser.h"
#include "scenarios/language/vm/caret_anchors.h"

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

using Lines = std::vector<std::u32string>;

size_t indentOf(const std::u32string& line)
{
    return std::min(line.find_first_not_of(U" \t"), line.size());
}

/// How many characters of white space all lines begin with that are not empty.
size_t commonIndent(const Lines& lines)
{
    std::u32string margin;
    bool isFirst = true;
    for (const std::u32string& line : lines) {
        if (line.empty()) continue;
        const std::u32string indent = line.substr(0, indentOf(line));
        const auto differs =
            std::mismatch(margin.begin(), margin.end(), indent.begin(), indent.end()).first;
        margin = isFirst ? indent : std::u32string(margin.begin(), differs);
        isFirst = false;
    }
    return margin.size();
}

Lines dedented(Lines lines)
{
    const size_t indent = commonIndent(lines);
    for (std::u32string& line : lines)
        line.erase(0, indent);
    return lines;
}

/// Cells of the first `count` characters on a terminal.
size_t widthOf(const std::u32string& line, size_t count)
{
    size_t width = 0;
    for (size_t index = 0; index < std::min(count, line.size()); ++index)
        width += cellWidth(line[index]) == 2 ? 2 : 1;
    return width + (count > line.size() ? count - line.size() : 0);
}

size_t bytesBefore(const std::u32string& line, size_t column)
{
    return toUtf8(line.substr(0, column)).size();
}

/// Whether the lines are `return f(...)` or `name = f(...)` and the call is what is pointed at:
/// that goes without saying.
bool isPlainCall(const Lines& lines, size_t begin, size_t end)
{
    std::string text;
    for (const std::u32string& line : lines)
        text += toUtf8(line) + "\n";
    const std::unique_ptr<Module> module = parseTree(text);
    if (!module || module->body.empty()) return module != nullptr;
    const Statement& statement = *module->body.front();
    const Expression* value = nullptr;
    if (statement.kind == StatementKind::Return) {
        value = nodeAs<ReturnStatement>(statement).value.get();
        if (value && value->kind == ExpressionKind::Call &&
            nodeAs<CallExpression>(*value).function->kind != ExpressionKind::Name)
            value = nullptr;
    } else if (statement.kind == StatementKind::Assign) {
        auto& assignment = nodeAs<AssignStatement>(statement);
        if (assignment.targets.size() == 1 &&
            assignment.targets.front()->kind == ExpressionKind::Name)
            value = assignment.value.get();
    }
    if (!value || value->kind != ExpressionKind::Call) return false;
    const SourceSpan& span = value->span;
    return span.line == 1 && span.endLine == lines.size() &&
           bytesBefore(lines.front(), span.column - 1) == begin &&
           bytesBefore(lines.back(), span.endColumn - 1) == end;
}

/// The lines of one frame: which of them are shown, and the carets under them.
class CaretedLines {
public:
    CaretedLines(Lines lines, size_t begin, size_t end) : m_lines(std::move(lines))
    {
        Lines segment = m_lines;
        segment.back().resize(std::min(end, segment.back().size()));
        segment.front().erase(0, begin);
        m_anchors = caretAnchors(segment);
        m_hasCarets = hasCarets(begin, end);
        m_begin = widthOf(m_lines.front(), begin);
        m_end = widthOf(m_lines.back(), end);
        if (!m_anchors) return;
        for (TextPlace* place : {&m_anchors->begin, &m_anchors->end}) {
            if (place->line == 0) place->column += begin;
            place->column = widthOf(m_lines[place->line], place->column);
        }
    }

    Lines shown()
    {
        // The first and the last line, and those around the anchors.
        std::set<size_t> significant{0, m_lines.size() - 1};
        if (m_anchors)
            for (const TextPlace& place : {m_anchors->begin, m_anchors->end})
                for (size_t line = place.line ? place.line - 1 : 0; line <= place.line + 1; ++line)
                    if (line < m_lines.size()) significant.insert(line);
        size_t last = 0;
        for (const size_t line : significant) {
            if (line - last == 2)
                add(line - 1);
            else if (line - last > 2)
                m_shown.push_back(
                    toCharacters("...<" + std::to_string(line - last - 1) + " lines>..."));
            add(line);
            last = line;
        }
        return std::move(m_shown);
    }

private:
    bool hasCarets(size_t begin, size_t end) const
    {
        if (isPlainCall(m_lines, begin, end)) return false;
        if (m_anchors) return true;
        const std::u32string& last = m_lines.back();
        return indentOf(m_lines.front()) < begin || (end < last.size() && !last.empty());
    }

    void add(size_t line)
    {
        const std::u32string& text = m_lines[line];
        m_shown.push_back(text);
        if (!m_hasCarets) return;
        const bool isLast = line + 1 == m_lines.size();
        const size_t count = isLast ? m_end : widthOf(text, text.size());
        std::u32string carets;
        for (size_t column = 0; column < count; ++column) {
            const TextPlace place{line, column};
            if (column < indentOf(text) || (line == 0 && column < m_begin))
                carets += U' ';
            else if (!m_anchors || (place >= m_anchors->begin && place < m_anchors->end))
                carets += U'^';
            else
                carets += U'~';
        }
        m_shown.push_back(std::move(carets));
    }

    Lines m_lines;
    std::optional<CaretAnchors> m_anchors;
    bool m_hasCarets = false;
    size_t m_begin = 0, m_end = 0;
    Lines m_shown;
};

} // namespace

std::string frameLines(const SourceLines& source, const TraceSpan& span)
{
    Lines lines;
    bool isBlank = true;
    for (uint32_t number = span.line; number <= std::max(span.line, span.endLine); ++number) {
        lines.push_back(toCharacters(source.line(number)));
        isBlank = isBlank && lines.back().empty();
    }
    if (isBlank) return {};
    if (span.column == 0) return "    " + source.stripped(span.line) + "\n";
    const size_t before = lines.front().size();
    lines = dedented(std::move(lines));
    const size_t removed = before - lines.front().size();
    const size_t begin = span.column - 1 - std::min<size_t>(removed, span.column - 1);
    const size_t end = span.endColumn - 1 - std::min<size_t>(removed, span.endColumn - 1);
    std::string text;
    for (const std::u32string& line : dedented(CaretedLines(std::move(lines), begin, end).shown()))
        text += "    " + toUtf8(line) + "\n";
    return text;
}

} // namespace awaitscope
