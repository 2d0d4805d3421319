#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

ExpressionPointer Parser::parseCall(std::size_t start, ExpressionPointer function)
{
    const std::size_t opening = m_index;
    expect(TokenKind::LeftParenthesis);
    auto call = std::make_unique<CallExpression>();
    call->function = std::move(function);
    parseArguments(call->arguments, call->keywords);
    expect(TokenKind::RightParenthesis);
    call->parenthesesSpan = spanFrom(opening);
    return finish(start, std::move(call));
}

/// Up to but without the closing parenthesis.
void Parser::parseArguments(std::vector<ExpressionPointer>& arguments,
                            std::vector<Keyword>& keywords)
{
    bool isFirst = true;
    bool isMisplaced = false;
    bool hasUnpacking = false;
    while (!at(TokenKind::RightParenthesis)) {
        const std::size_t start = m_index;
        const bool isKeyword = at(TokenKind::Name) && tokenAhead(1).kind == TokenKind::Equal;
        if (isKeyword || at(TokenKind::DoubleStar)) {
            hasUnpacking |= !isKeyword;
            parseKeyword(keywords);
        } else if (at(TokenKind::Star)) {
            ++m_index;
            if (at(TokenKind::RightParenthesis) || at(TokenKind::Star) || at(TokenKind::Comma))
                failAt(token().span, "Invalid star expression");
            auto starred = std::make_unique<StarredExpression>();
            starred->value = parseExpression();
            arguments.push_back(finish(start, std::move(starred)));
            if (atComprehension()) checkComprehensionElement(*arguments.back());
            if (hasUnpacking) {
                failAt(spanFrom(start - 1),
                       "iterable argument unpacking follows keyword argument unpacking");
            }
        } else {
            ExpressionPointer argument = parseArgument();
            if (atComprehension())
                argument = parseGeneratorArgument(start, std::move(argument), isFirst);
            arguments.push_back(std::move(argument));
            isMisplaced |= !keywords.empty();
        }
        isFirst = false;
        if (!accept(TokenKind::Comma)) break;
    }
    if (isMisplaced && at(TokenKind::RightParenthesis)) {
        failAt(token().span, hasUnpacking ? "positional argument follows keyword argument unpacking"
                                          : "positional argument follows keyword argument");
    }
}

void Parser::parseKeyword(std::vector<Keyword>& keywords)
{
    const std::size_t start = m_index;
    Keyword keyword;
    if (accept(TokenKind::DoubleStar)) {
        keyword.value = parseExpression();
    } else {
        keyword.name = expectName();
        ++m_index;
        const SourceSpan assignment = spanFrom(start);
        if (at(TokenKind::RightParenthesis) || at(TokenKind::Comma))
            failAt(assignment, "expected argument value expression");
        keyword.value = parseExpression();
        if (atComprehension()) {
            failAt(assignment, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                   HintCode::CompareWithDoubleEqual);
        }
    }
    keyword.span = spanFrom(start);
    keywords.push_back(std::move(keyword));
}

ExpressionPointer Parser::parseArgument()
{
    const std::size_t start = m_index;
    if (at(TokenKind::Name) && tokenAhead(1).kind == TokenKind::ColonEqual)
        return parseNamedExpression();
    const bool isConstant = at(TokenKind::True) || at(TokenKind::False) || at(TokenKind::None);
    const std::string word(textOf(token()));
    ExpressionPointer argument = parseExpression();
    if (!at(TokenKind::Equal)) return argument;
    const bool isBareConstant = isConstant && m_index == start + 1;
    ++m_index;
    if (isBareConstant) failAt(spanFrom(start), "cannot assign to " + word);
    failAt(spanBetween(argument->span, previousSpan()),
           "expression cannot contain assignment, perhaps you meant \"==\"?",
           HintCode::CompareWithDoubleEqual);
}

/// A generator expression without parentheses of its own, which must be the only argument.
ExpressionPointer Parser::parseGeneratorArgument(std::size_t start, ExpressionPointer element,
                                                 bool isFirst)
{
    auto generator = std::make_unique<GeneratorExpression>();
    generator->element = std::move(element);
    generator->generators = parseComprehensionFors();
    if (!isFirst || at(TokenKind::Comma))
        failAt(spanFrom(start), "Generator expression must be parenthesized");
    if (!at(TokenKind::RightParenthesis)) failGenerically();
    generator = finish(start, std::move(generator));
    // As in CPython, the call's parentheses are the generator's.
    generator->span = spanBetween(m_tokens[start - 1].span, token().span);
    return generator;
}

ExpressionPointer Parser::parseSubscript(std::size_t start, ExpressionPointer object)
{
    const std::size_t opening = m_index;
    expect(TokenKind::LeftBracket);
    auto subscript = std::make_unique<SubscriptExpression>();
    subscript->object = std::move(object);
    const std::size_t first = m_index;
    ExpressionPointer index = parseSlice();
    if (at(TokenKind::Comma) || index->kind == ExpressionKind::Starred) {
        auto tuple = std::make_unique<TupleExpression>();
        tuple->elements.push_back(std::move(index));
        while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket))
            tuple->elements.push_back(parseSlice());
        index = finish(first, std::move(tuple));
    }
    subscript->index = std::move(index);
    expect(TokenKind::RightBracket);
    subscript->bracketsSpan = spanFrom(opening);
    return finish(start, std::move(subscript));
}

ExpressionPointer Parser::parseSlice()
{
    const std::size_t start = m_index;
    const auto parseOptional = [&]() -> ExpressionPointer {
        if (at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket))
            return nullptr;
        return parseExpression();
    };
    ExpressionPointer lower;
    if (!at(TokenKind::Colon)) {
        lower = parseStarNamedExpression();
        if (!at(TokenKind::Colon)) return lower;
        if (lower->kind == ExpressionKind::Starred) failGenerically();
    }
    auto slice = std::make_unique<SliceExpression>();
    slice->lower = std::move(lower);
    expect(TokenKind::Colon);
    slice->upper = parseOptional();
    if (accept(TokenKind::Colon)) slice->step = parseOptional();
    return finish(start, std::move(slice));
}

} // namespace awaitscope
