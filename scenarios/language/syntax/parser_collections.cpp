#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

ExpressionPointer Parser::parseAtom()
{
    const std::size_t start = m_index;
    const auto constant = [&](ConstantKind kind) {
        ++m_index;
        auto node = std::make_unique<ConstantExpression>();
        node->constant = kind;
        return finish(start, std::move(node));
    };
    switch (token().kind) {
    case TokenKind::Name: {
        auto name = std::make_unique<NameExpression>();
        name->name = expectName();
        return finish(start, std::move(name));
    }
    case TokenKind::None: return constant(ConstantKind::None);
    case TokenKind::True: return constant(ConstantKind::True);
    case TokenKind::False: return constant(ConstantKind::False);
    case TokenKind::Ellipsis: return constant(ConstantKind::Ellipsis);
    case TokenKind::Number: return parseNumber();
    case TokenKind::String:
    case TokenKind::FStringStart: return parseStrings();
    case TokenKind::LeftParenthesis: return parseParenthesized();
    case TokenKind::LeftBracket: return parseList();
    case TokenKind::LeftBrace: return parseBraces();
    default: failGenerically();
    }
}

/// A tuple, a generator expression, or an expression whose span leaves the parentheses out.
ExpressionPointer Parser::parseParenthesized()
{
    const std::size_t start = m_index;
    expect(TokenKind::LeftParenthesis);
    auto tuple = std::make_unique<TupleExpression>();
    if (accept(TokenKind::RightParenthesis)) return finish(start, std::move(tuple));
    if (at(TokenKind::Yield)) {
        ExpressionPointer yield = parseYield();
        if (at(TokenKind::Equal))
            failAt(yield->span, "assignment to yield expression not possible");
        expect(TokenKind::RightParenthesis);
        return yield;
    }
    if (at(TokenKind::DoubleStar)) {
        const SourceSpan stars = token().span;
        if (wouldSucceed([&] {
                ++m_index;
                parseExpression();
                return at(TokenKind::RightParenthesis);
            }))
            failAt(stars, "cannot use double starred expression here");
    }
    ExpressionPointer first = parseStarNamedExpression();
    if (atComprehension()) {
        checkComprehensionElement(*first);
        auto generator = std::make_unique<GeneratorExpression>();
        generator->element = std::move(first);
        generator->generators = parseComprehensionFors();
        expect(TokenKind::RightParenthesis);
        return finish(start, std::move(generator));
    }
    if (accept(TokenKind::RightParenthesis)) {
        if (first->kind == ExpressionKind::Starred)
            failAt(first->span, "cannot use starred expression here");
        return first;
    }
    tuple->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !at(TokenKind::RightParenthesis))
        tuple->elements.push_back(parseStarNamedExpression());
    expect(TokenKind::RightParenthesis);
    return finish(start, std::move(tuple));
}

ExpressionPointer Parser::parseList()
{
    const std::size_t start = m_index;
    expect(TokenKind::LeftBracket);
    auto list = std::make_unique<ListExpression>();
    if (accept(TokenKind::RightBracket)) return finish(start, std::move(list));
    const std::size_t first = m_index;
    list->elements.push_back(parseStarNamedExpression());
    if (atComprehension()) {
        checkComprehensionElement(*list->elements.front());
        auto comprehension = std::make_unique<ListComprehensionExpression>();
        comprehension->element = std::move(list->elements.front());
        comprehension->generators = parseComprehensionFors();
        expect(TokenKind::RightBracket);
        return finish(start, std::move(comprehension));
    }
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket) && !atComprehension())
        list->elements.push_back(parseStarNamedExpression());
    if (atComprehension())
        failAt(spanFrom(first), "did you forget parentheses around the comprehension target?");
    expect(TokenKind::RightBracket);
    return finish(start, std::move(list));
}

/// A set or a dictionary.
ExpressionPointer Parser::parseBraces()
{
    const std::size_t start = m_index;
    expect(TokenKind::LeftBrace);
    if (at(TokenKind::RightBrace) || at(TokenKind::DoubleStar)) return parseDict(start, nullptr);
    const std::size_t first = m_index;
    ExpressionPointer element = parseStarNamedExpression();
    if (at(TokenKind::Colon) && element->kind != ExpressionKind::Starred)
        return parseDict(start, std::move(element));
    if (atComprehension()) {
        checkComprehensionElement(*element);
        auto comprehension = std::make_unique<SetComprehensionExpression>();
        comprehension->element = std::move(element);
        comprehension->generators = parseComprehensionFors();
        expect(TokenKind::RightBrace);
        return finish(start, std::move(comprehension));
    }
    auto set = std::make_unique<SetExpression>();
    set->elements.push_back(std::move(element));
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace) && !atComprehension())
        set->elements.push_back(parseStarNamedExpression());
    if (atComprehension())
        failAt(spanFrom(first), "did you forget parentheses around the comprehension target?");
    expect(TokenKind::RightBrace);
    return finish(start, std::move(set));
}

/// The brace has been read, and the first key if there is one.
ExpressionPointer Parser::parseDict(std::size_t start, ExpressionPointer key)
{
    auto dict = std::make_unique<DictExpression>();
    if (!key && accept(TokenKind::RightBrace)) return finish(start, std::move(dict));
    const SourceSpan stars = token().span;
    dict->items.push_back(parseDictItem(std::move(key), true));
    if (atComprehension()) {
        if (!dict->items.front().key)
            failAt(stars, "dict unpacking cannot be used in dict comprehension");
        auto comprehension = std::make_unique<DictComprehensionExpression>();
        comprehension->element = std::move(dict->items.front().key);
        comprehension->value = std::move(dict->items.front().value);
        comprehension->generators = parseComprehensionFors();
        expect(TokenKind::RightBrace);
        return finish(start, std::move(comprehension));
    }
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace))
        dict->items.push_back(parseDictItem(nullptr, false));
    expect(TokenKind::RightBrace);
    return finish(start, std::move(dict));
}

DictItem Parser::parseDictItem(ExpressionPointer key, bool isFirst)
{
    DictItem item;
    if (!key && accept(TokenKind::DoubleStar)) {
        item.value = parseBitwiseOr();
        return item;
    }
    item.key = key ? std::move(key) : parseExpression();
    if (!at(TokenKind::Colon)) {
        if (isFirst || (at(TokenKind::End) && m_unclosed)) failGenerically();
        const SourceSpan key = item.key->span;
        failAt({key.endLine, key.endColumn - 1, key.endLine, key.endColumn},
               "':' expected after dictionary key");
    }
    ++m_index;
    if (at(TokenKind::RightBrace) || at(TokenKind::Comma))
        failAt(previousSpan(), "expression expected after dictionary key and ':'");
    if (at(TokenKind::Star)) {
        const std::size_t star = m_index;
        ++m_index;
        parseBitwiseOr();
        failAt(spanFrom(star), "cannot use a starred expression in a dictionary value");
    }
    item.value = parseExpression();
    return item;
}

bool Parser::atComprehension()
{
    return at(TokenKind::For) || (at(TokenKind::Async) && tokenAhead(1).kind == TokenKind::For);
}

void Parser::checkComprehensionElement(const Expression& element)
{
    if (element.kind == ExpressionKind::Starred)
        failAt(element.span, "iterable unpacking cannot be used in comprehension");
}

std::vector<ComprehensionFor> Parser::parseComprehensionFors()
{
    std::vector<ComprehensionFor> generators;
    while (atComprehension()) {
        ComprehensionFor generator;
        generator.isAsync = accept(TokenKind::Async);
        expect(TokenKind::For);
        generator.target = parseLoopTarget(true);
        expect(TokenKind::In);
        generator.iterable = parseDisjunction();
        while (accept(TokenKind::If))
            generator.conditions.push_back(parseDisjunction());
        generators.push_back(std::move(generator));
        checkNesting(generators.size());
    }
    return generators;
}

ExpressionPointer Parser::parseLoopTarget(bool isComprehension)
{
    const std::size_t start = m_index;
    const auto parseElement = [&]() -> ExpressionPointer {
        return at(TokenKind::Star) ? parseStarExpression() : parseBitwiseOr();
    };
    if (at(TokenKind::Not) || at(TokenKind::Lambda)) failOnLoopTarget(start);
    ExpressionPointer target = parseElement();
    if (at(TokenKind::Comma)) {
        auto tuple = std::make_unique<TupleExpression>();
        tuple->elements.push_back(std::move(target));
        while (accept(TokenKind::Comma) && !at(TokenKind::In))
            tuple->elements.push_back(parseElement());
        target = finish(start, std::move(tuple));
    }
    if (isComprehension && !at(TokenKind::In)) {
        if (at(TokenKind::End) && m_unclosed) failOnUnclosedBracket();
        failAt(token().span, "'in' expected after for-loop variables");
    }
    checkTarget(*target, TargetUse::Loop);
    if (!at(TokenKind::In)) failOnLoopTarget(start);
    return target;
}

} // namespace awaitscope
