#include "scenarios/language/syntax/parser.h"

#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/checker.h"
#include "scenarios/language/syntax/lexer.h"
#include "scenarios/language/syntax/parser_rules.h"
#include "scenarios/language/syntax/paste_hints.h"
#include "scenarios/language/syntax/source_text.h"
#include "scenarios/language/syntax/warnings.h"

#include <algorithm>

namespace awaitscope {

namespace {

// Brackets nest 200 deep and each level costs two; the rest is for chains without brackets.
constexpr std::size_t maximumDepth = 450;

constexpr const char* unexpectedIndent = "unexpected indent";

Diagnostic neverClosed(const OpenBracket& bracket)
{
    const std::string partner = bracket.character == '('   ? ")"
                                : bracket.character == '[' ? "]"
                                                           : "}";
    return syntaxError(bracket.span, std::string("'") + bracket.character + "' was never closed",
                       HintCode::CloseBracket, {partner});
}

} // namespace

ParseResult parse(std::string_view source)
{
    ParseResult result;
    SourceText text = readSourceText(source);
    if (text.error) {
        result.diagnostics.push_back(std::move(*text.error));
        return result;
    }
    LexerResult lexed = Lexer(text.text).run();
    result.directives = std::move(lexed.directives);
    Parser parser(text.text, lexed);
    std::optional<Diagnostic> error;
    try {
        result.module = parser.parseModule();
        error = checkModule(*result.module);
        result.module->warnings = syntaxWarnings(*result.module, lexed.tokens, text.text);
    } catch (SyntaxFailure& failure) {
        error = std::move(failure.diagnostic);
        if (lexed.unclosed && parser.furthestToken().span.line > lexed.unclosed->span.line)
            error = neverClosed(*lexed.unclosed);
    }
    // Of the parser's errors only this one keeps CPython from reading on.
    const bool isIndentation = error && error->message == unexpectedIndent;
    const bool isBefore = error && lexed.isErrorLocal && !parser.hasReachedEnd();
    if (lexed.error && !isIndentation && !isBefore) error = std::move(lexed.error);
    if (error) {
        result.module.reset();
        addPasteHint(*error, text.text);
        result.diagnostics.push_back(std::move(*error));
    }
    return result;
}

std::unique_ptr<Module> parseTree(std::string_view source)
{
    const LexerResult lexed = Lexer(source).run();
    if (lexed.error) return nullptr;
    try {
        return Parser(source, lexed).parseModule();
    } catch (const SyntaxFailure&) {
        return nullptr;
    }
}

Parser::Parser(std::string_view text, const LexerResult& lexed)
    : m_text(text), m_tokens(lexed.tokens), m_unclosed(lexed.unclosed)
{
}

Parser::DepthGuard::DepthGuard(Parser& parser) : m_parser(parser)
{
    parser.checkNesting(parser.m_depth);
    ++parser.m_depth;
}

void Parser::checkNesting(std::size_t depth)
{
    if (depth < maximumDepth) return;
    throw SyntaxFailure{
        unsupported(token().span, MessageCode::TooDeeplyNested, HintCode::SplitExpression)};
}

std::unique_ptr<Module> Parser::parseModule()
{
    auto module = std::make_unique<Module>();
    while (!at(TokenKind::End))
        parseStatementInto(module->body);
    return module;
}

const Token& Parser::token()
{
    m_furthest = std::max(m_furthest, m_index);
    return m_tokens[m_index];
}

const Token& Parser::tokenAhead(std::size_t distance)
{
    return m_tokens[std::min(m_index + distance, m_tokens.size() - 1)];
}

bool Parser::atName(std::string_view name)
{
    return at(TokenKind::Name) && textOf(token()) == name;
}

bool Parser::accept(TokenKind kind)
{
    if (!at(kind)) return false;
    ++m_index;
    return true;
}

void Parser::expect(TokenKind kind)
{
    if (!accept(kind)) failGenerically();
}

/// The grammar has places where only one token can follow, and names it.
void Parser::expectForced(TokenKind kind)
{
    if (accept(kind)) return;
    if (at(TokenKind::End) && m_unclosed) failOnUnclosedBracket();
    failAt(token().span, "expected '" + std::string(spelling(kind)) + "'");
}

std::string_view Parser::textOf(const Token& token) const
{
    return m_text.substr(token.offset, token.length);
}

std::string Parser::expectName()
{
    if (!at(TokenKind::Name)) failGenerically();
    return std::string(textOf(m_tokens[m_index++]));
}

SourceSpan Parser::previousSpan() const
{
    return m_tokens[m_index - 1].span;
}

/// The token that stands where a block is missing; at the end of the file, the end of the last
/// line.
SourceSpan Parser::blockErrorSpan()
{
    std::size_t next = m_index;
    while (m_tokens[next].kind == TokenKind::Dedent)
        ++next;
    const bool isLast = m_tokens[next].kind == TokenKind::End && m_index > 0;
    if (!isLast) return token().span;
    std::string_view text = m_text;
    if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    const std::size_t lineStart = text.rfind('\n') + 1;
    SourceCursor cursor(text);
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    cursor.moveTo({lineStart, static_cast<std::uint32_t>(lines), 1});
    while (!cursor.isAtEnd())
        cursor.advance();
    return spanOf(cursor.position(), cursor.position());
}

/// From a token to the last one that was read, the layout of blocks aside.
SourceSpan Parser::spanFrom(std::size_t start) const
{
    std::size_t last = m_index - 1;
    while (last > start &&
           (m_tokens[last].kind == TokenKind::Newline || m_tokens[last].kind == TokenKind::Indent ||
            m_tokens[last].kind == TokenKind::Dedent))
        --last;
    return spanBetween(m_tokens[start].span, m_tokens[last].span);
}

void Parser::setHeight(Expression& expression)
{
    std::uint16_t height = 0;
    forEachChild(expression,
                 [&](const Expression& child) { height = std::max(height, child.height); });
    if (height >= maximumTreeHeight) {
        throw SyntaxFailure{
            unsupported(expression.span, MessageCode::TooDeeplyNested, HintCode::SplitExpression)};
    }
    expression.height = static_cast<std::uint16_t>(height + 1);
}

void Parser::failAt(SourceSpan span, std::string message, HintCode hint,
                    std::vector<std::string> arguments)
{
    throw SyntaxFailure{syntaxError(span, std::move(message), hint, std::move(arguments))};
}

void Parser::failOnUnclosedBracket()
{
    throw SyntaxFailure{neverClosed(*m_unclosed)};
}

/// The token here fits no rule.
void Parser::failGenerically()
{
    if (at(TokenKind::End) && m_unclosed) failOnUnclosedBracket();
    if (at(TokenKind::Indent)) {
        SourceSpan span = token().span;
        if (span.column > 1) --span.column;
        throw SyntaxFailure{{span,
                             "IndentationError",
                             unexpectedIndent,
                             MessageCode::CPythonWording,
                             HintCode::None,
                             {}}};
    }
    const bool isAfterExpression = m_expressionEnd.end == m_index;
    if (!m_isTrial) failOnMissingComma();
    // What can follow an expression and starts with `not` is only `not in`,
    // and inside brackets `async` only begins `async for`.
    const bool hasBegun = at(TokenKind::Not) || (at(TokenKind::Async) && token().level > 0);
    if (hasBegun && isAfterExpression) ++m_index;
    failAt(token().span, "invalid syntax");
}

/// Two expressions side by side lack a comma, or are a `print` of Python 2.
void Parser::failOnMissingComma()
{
    const ExpressionEnd before = m_expressionEnd;
    if (before.end != m_index || before.end == before.start) return;
    const Token& first = m_tokens[before.start];
    const std::string_view word = textOf(first);
    const bool isLegacy = word == "print" || word == "exec";
    SourceSpan span;
    std::uint8_t level = 0;
    if (isLegacy && before.end == before.start + 1 && wouldSucceed([&] {
            const bool isCall = at(TokenKind::LeftParenthesis);
            parseStarExpressions();
            span = spanFrom(before.start);
            return !isCall;
        })) {
        const std::string name(word);
        failAt(span,
               "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
    }
    // CPython 3.13 takes every beginning of a soft keyword for one here: names like `t` and `c`.
    bool isSoftKeyword = false;
    for (const std::string_view keyword : {"match", "case", "type", "_"})
        isSoftKeyword |= keyword.substr(0, word.size()) == word;
    const TokenKind next = m_tokens[before.start + 1].kind;
    const bool isPrefix = next == TokenKind::String || next == TokenKind::FStringStart;
    if (first.kind == TokenKind::Name && (isSoftKeyword || isPrefix)) return;
    if (wouldSucceed([&] {
            parseExpression();
            span = spanFrom(before.start);
            level = m_tokens[m_index - 1].level;
            return true;
        }) &&
        level != 0)
        failAt(span, "invalid syntax. Perhaps you forgot a comma?");
}

} // namespace awaitscope
