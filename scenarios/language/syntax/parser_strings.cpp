#include "scenarios/language/syntax/literals.h"
#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

namespace {

void appendLiteral(std::vector<FStringPiece>& pieces, std::string text, SourceSpan span)
{
    if (text.empty()) return;
    if (!pieces.empty() && !pieces.back().expression) {
        pieces.back().literal += text;
        pieces.back().span = spanBetween(pieces.back().span, span);
        return;
    }
    FStringPiece piece;
    piece.literal = std::move(text);
    piece.span = span;
    pieces.push_back(std::move(piece));
}

std::string withSingleBraces(std::string_view text)
{
    std::string result;
    for (std::size_t index = 0; index < text.size(); ++index) {
        result += text[index];
        const bool isBrace = text[index] == '{' || text[index] == '}';
        if (isBrace && index + 1 < text.size() && text[index + 1] == text[index]) ++index;
    }
    return result;
}

/// Names the tokens that can follow in a replacement field.
std::string expecting(const char* tokens)
{
    return std::string("f-string: expecting ") + tokens;
}

} // namespace

ExpressionPointer Parser::parseNumber()
{
    const std::size_t start = m_index;
    auto constant = readNumberLiteral(textOf(token()));
    ++m_index;
    return finish(start, std::move(constant));
}

/// Literals side by side are one string.
ExpressionPointer Parser::parseStrings()
{
    const std::size_t start = m_index;
    std::vector<FStringPiece> pieces;
    bool hasFString = false;
    bool hasBytes = false;
    bool hasText = false;
    while (at(TokenKind::String) || at(TokenKind::FStringStart)) {
        if (at(TokenKind::FStringStart)) {
            hasFString = hasText = true;
            appendFString(pieces);
            continue;
        }
        const StringLiteral literal = readStringLiteral(textOf(token()), token().span);
        (literal.isBytes ? hasBytes : hasText) = true;
        appendLiteral(pieces, literal.text, token().span);
        ++m_index;
    }
    if (hasBytes && hasText) failAt(token().span, "cannot mix bytes and nonbytes literals");
    if (hasFString) {
        auto fstring = std::make_unique<FStringExpression>();
        fstring->pieces = std::move(pieces);
        return finish(start, std::move(fstring));
    }
    auto constant = std::make_unique<ConstantExpression>();
    constant->constant = hasBytes ? ConstantKind::Bytes : ConstantKind::String;
    if (!pieces.empty()) constant->text = std::move(pieces.front().literal);
    return finish(start, std::move(constant));
}

void Parser::appendFString(std::vector<FStringPiece>& pieces)
{
    const DepthGuard guard(*this);
    const bool isRaw = textOf(token()).find_first_of("rR") != std::string_view::npos;
    expect(TokenKind::FStringStart);
    parseFStringPieces(pieces, isRaw, false);
    expect(TokenKind::FStringEnd);
}

void Parser::parseFStringPieces(std::vector<FStringPiece>& pieces, bool isRaw, bool isFormat)
{
    while (true) {
        if (at(TokenKind::FStringMiddle)) {
            const std::string_view raw = textOf(token());
            // A format has no doubled braces: each is a field of its own.
            const std::string text = isFormat ? std::string(raw) : withSingleBraces(raw);
            appendLiteral(pieces, isRaw ? text : readEscapes(text, token().span), token().span);
            ++m_index;
        } else if (at(TokenKind::LeftBrace)) {
            parseField(pieces, isRaw);
        } else {
            return;
        }
    }
}

void Parser::parseField(std::vector<FStringPiece>& pieces, bool isRaw)
{
    const DepthGuard guard(*this);
    const std::size_t start = m_index;
    expect(TokenKind::LeftBrace);
    const std::size_t textStart = m_tokens[start].offset + m_tokens[start].length;
    FStringPiece piece;
    piece.expression = parseFieldExpression();
    bool isSelfDocumenting = false;
    const char* expected = "'=', or '!', or ':', or '}'";
    if (accept(TokenKind::Equal)) {
        isSelfDocumenting = true;
        expected = "'!', or ':', or '}'";
        appendLiteral(pieces, std::string(m_text.substr(textStart, token().offset - textStart)),
                      spanFrom(start + 1));
    }
    if (at(TokenKind::Exclamation)) {
        parseConversion(piece);
        expected = "':' or '}'";
    }
    if (accept(TokenKind::Colon)) {
        const std::size_t format = m_index - 1;
        piece.format = std::make_unique<FStringExpression>();
        parseFStringPieces(piece.format->pieces, isRaw, true);
        piece.format = finish(format, std::move(piece.format));
        expected = "'}', or format specs";
    }
    if (!at(TokenKind::RightBrace)) {
        if (at(TokenKind::End) && m_unclosed) failOnUnclosedBracket();
        if (!m_isTrial) failOnMissingComma();
        failAt(token().span, expecting(expected));
    }
    ++m_index;
    if (isSelfDocumenting && !piece.conversion && !piece.format) piece.conversion = 'r';
    piece.span = spanFrom(start);
    pieces.push_back(std::move(piece));
}

ExpressionPointer Parser::parseFieldExpression()
{
    const TokenKind kind = token().kind;
    if (kind == TokenKind::RightBrace || kind == TokenKind::Equal ||
        kind == TokenKind::Exclamation || kind == TokenKind::Colon) {
        failAt(token().span,
               "f-string: valid expression required before '" + std::string(spelling(kind)) + "'");
    }
    if (kind == TokenKind::Lambda) {
        const std::size_t start = m_index;
        SourceSpan span;
        if (wouldSucceed([&] {
                ++m_index;
                parseParameters(TokenKind::Colon, false);
                expect(TokenKind::Colon);
                span = spanFrom(start);
                return true;
            }))
            failAt(span, "f-string: lambda expressions are not allowed without parentheses");
    }
    const std::size_t start = m_index;
    try {
        return at(TokenKind::Yield) ? parseYield() : parseStarExpressions();
    } catch (const SyntaxFailure& failure) {
        const TokenKind failed = m_tokens[m_index].kind;
        const bool isAtFieldEnd = failed == TokenKind::RightBrace || failed == TokenKind::Colon ||
                                  failed == TokenKind::Exclamation;
        const bool isGeneric = failure.diagnostic.message == "invalid syntax";
        if (!isGeneric || !(isAtFieldEnd || m_index == start)) throw;
    }
    failInField(start);
}

/// The field's expression breaks off, or there is none.
void Parser::failInField(std::size_t start)
{
    const std::size_t last = m_index > start ? m_index - 1 : start;
    if (last > start) failAt(m_tokens[last].span, expecting("'=', or '!', or ':', or '}'"));
    failAt(m_tokens[start].span, "f-string: expecting a valid expression after '{'");
}

void Parser::parseConversion(FStringPiece& piece)
{
    expect(TokenKind::Exclamation);
    const Token& mark = m_tokens[m_index - 1];
    if (at(TokenKind::Colon) || at(TokenKind::RightBrace))
        failAt(token().span, "f-string: missing conversion character");
    if (!at(TokenKind::Name)) failAt(token().span, "f-string: invalid conversion character");
    if (token().offset != mark.offset + mark.length) {
        failAt(spanBetween(mark.span, token().span),
               "f-string: conversion type must come right after the exclamation mark");
    }
    const std::string_view name = textOf(token());
    if (name != "s" && name != "r" && name != "a") {
        failAt(token().span, "f-string: invalid conversion character '" + std::string(name) +
                                 "': expected 's', 'r', or 'a'");
    }
    piece.conversion = name[0];
    ++m_index;
}

} // namespace awaitscope
