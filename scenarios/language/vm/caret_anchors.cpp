#include "scenarios/language/vm/caret_anchors.h"

#include "scenarios/language/syntax/characters.h"
#include "scenarios/language/syntax/parser.h"

namespace awaitscope {

namespace {

using Lines = std::vector<std::u32string>;

bool isSpace(char32_t character)
{
    return character == U' ' || (character >= U'\t' && character <= U'\r') || character == 0xa0;
}

/// Walks through the lines a character at a time; off the end it fails for good.
class Walker {
public:
    Walker(const Lines& lines, TextPlace place) : m_lines(lines), m_place(place) { settle(); }

    template <class Wanted> std::optional<TextPlace> findIf(Wanted wanted)
    {
        while (m_place.line < m_lines.size()) {
            const char32_t character = m_lines[m_place.line][m_place.column];
            if (character == U'\\' || character == U'#')
                m_place = {m_place.line + 1, 0}; // the rest of the line is a comment, or its end
            else if (wanted(character))
                return m_place;
            else
                ++m_place.column;
            settle();
        }
        return {};
    }

private:
    void settle()
    {
        while (m_place.line < m_lines.size() && m_place.column >= m_lines[m_place.line].size())
            m_place = {m_place.line + 1, 0};
    }

    const Lines& m_lines;
    TextPlace m_place;
};

/// The tree was parsed with a bracket on a line of its own before the text.
TextPlace endOf(const Expression& node)
{
    return {node.span.endLine - 2, node.span.endColumn - 1};
}

std::optional<CaretAnchors> operatorOf(const BinaryExpression& node, const Lines& lines)
{
    Walker walker(lines, endOf(*node.left));
    const auto begin =
        walker.findIf([](char32_t character) { return !isSpace(character) && character != U')'; });
    if (!begin) return {};
    // An operator is one or two characters long, on one line, before the right operand.
    TextPlace end{begin->line, begin->column + 1};
    const TextPlace right{node.right->span.line - 2, node.right->span.column - 1};
    const std::u32string& line = lines[end.line];
    if (end.column < line.size() && end < right && !isSpace(line[end.column]) &&
        line[end.column] != U'\\' && line[end.column] != U'#')
        ++end.column;
    return CaretAnchors{*begin, end};
}

std::optional<CaretAnchors> bracketsOf(const Expression& node, const Expression& before,
                                       char32_t bracket, const Lines& lines)
{
    Walker walker(lines, endOf(before));
    const auto begin =
        walker.findIf([bracket](char32_t character) { return character == bracket; });
    if (!begin) return {};
    return CaretAnchors{*begin, endOf(node)};
}

} // namespace

std::u32string toCharacters(const std::string& text)
{
    std::u32string characters;
    for (size_t offset = 0; offset < text.size();) {
        const DecodedCharacter decoded = decodeUtf8(text, offset);
        characters += decoded.character;
        offset += decoded.size;
    }
    return characters;
}

std::string toUtf8(const std::u32string& text)
{
    std::string bytes;
    for (const char32_t character : text)
        appendUtf8(bytes, character);
    return bytes;
}

std::optional<CaretAnchors> caretAnchors(const Lines& segment)
{
    std::string source = "(\n";
    for (const std::u32string& line : segment)
        source += toUtf8(line) + "\n";
    source += ")";
    const std::unique_ptr<Module> module = parseTree(source);
    if (!module || module->body.size() != 1 ||
        module->body.front()->kind != StatementKind::Expression)
        return {};
    const Expression& node = *nodeAs<ExpressionStatement>(*module->body.front()).value;
    switch (node.kind) {
    case ExpressionKind::Binary: return operatorOf(nodeAs<BinaryExpression>(node), segment);
    case ExpressionKind::Subscript:
        return bracketsOf(node, *nodeAs<SubscriptExpression>(node).object, U'[', segment);
    case ExpressionKind::Call:
        return bracketsOf(node, *nodeAs<CallExpression>(node).function, U'(', segment);
    default: return {};
    }
}

} // namespace awaitscope
