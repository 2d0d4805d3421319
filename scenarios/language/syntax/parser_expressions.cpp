#include "scenarios/language/syntax/parser_rules.h"

#include <array>

namespace awaitscope {

namespace {

struct BinaryRule {
    int precedence = 0;
    BinaryOperator operation = BinaryOperator::Add;
};

BinaryRule binaryRule(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Bar: return {1, BinaryOperator::BitOr};
    case TokenKind::Caret: return {2, BinaryOperator::BitXor};
    case TokenKind::Ampersand: return {3, BinaryOperator::BitAnd};
    case TokenKind::LeftShift: return {4, BinaryOperator::LeftShift};
    case TokenKind::RightShift: return {4, BinaryOperator::RightShift};
    case TokenKind::Plus: return {5, BinaryOperator::Add};
    case TokenKind::Minus: return {5, BinaryOperator::Subtract};
    case TokenKind::Star: return {6, BinaryOperator::Multiply};
    case TokenKind::At: return {6, BinaryOperator::MatrixMultiply};
    case TokenKind::Slash: return {6, BinaryOperator::Divide};
    case TokenKind::DoubleSlash: return {6, BinaryOperator::FloorDivide};
    case TokenKind::Percent: return {6, BinaryOperator::Modulo};
    default: return {};
    }
}

bool endsExpressionList(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Newline:
    case TokenKind::Semicolon:
    case TokenKind::Equal:
    case TokenKind::RightParenthesis:
    case TokenKind::RightBracket:
    case TokenKind::RightBrace:
    case TokenKind::Colon:
    case TokenKind::Exclamation:
    case TokenKind::PlusEqual:
    case TokenKind::MinusEqual:
    case TokenKind::StarEqual:
    case TokenKind::In:
    case TokenKind::End: return true;
    default: return false;
    }
}

} // namespace

ExpressionPointer Parser::parseStarExpressions()
{
    const std::size_t start = m_index;
    ExpressionPointer first = parseStarExpression();
    if (!at(TokenKind::Comma)) return first;
    auto tuple = std::make_unique<TupleExpression>();
    tuple->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !endsExpressionList(token().kind))
        tuple->elements.push_back(parseStarExpression());
    return finish(start, std::move(tuple));
}

ExpressionPointer Parser::parseStarExpression()
{
    const std::size_t start = m_index;
    if (!accept(TokenKind::Star)) return parseExpression();
    auto starred = std::make_unique<StarredExpression>();
    starred->value = parseBitwiseOr();
    return finish(start, std::move(starred));
}

ExpressionPointer Parser::parseStarNamedExpression()
{
    return at(TokenKind::Star) ? parseStarExpression() : parseNamedExpression();
}

ExpressionPointer Parser::parseNamedExpression()
{
    const std::size_t start = m_index;
    if (at(TokenKind::Name) && tokenAhead(1).kind == TokenKind::ColonEqual) {
        auto named = std::make_unique<NamedAssignmentExpression>();
        named->name = expectName();
        named->nameSpan = previousSpan();
        ++m_index;
        named->value = parseExpression();
        return finish(start, std::move(named));
    }
    ExpressionPointer expression = parseExpression();
    if (at(TokenKind::ColonEqual) || at(TokenKind::Equal)) failOnEqualSign(start, *expression);
    return expression;
}

ExpressionPointer Parser::parseExpression()
{
    const DepthGuard guard(*this);
    const std::size_t start = m_index;
    if (at(TokenKind::Lambda)) return parseLambda();
    ExpressionPointer expression = parseDisjunction();
    m_expressionEnd = {start, m_index};
    if (!accept(TokenKind::If)) return expression;
    auto conditional = std::make_unique<ConditionalExpression>();
    conditional->whenTrue = std::move(expression);
    conditional->test = parseDisjunction();
    if (!at(TokenKind::Else) && !at(TokenKind::Colon) && !(at(TokenKind::End) && m_unclosed))
        failAt(spanFrom(start), "expected 'else' after 'if' expression");
    expect(TokenKind::Else);
    conditional->whenFalse = parseExpression();
    return finish(start, std::move(conditional));
}

ExpressionPointer Parser::parseYield()
{
    const std::size_t start = m_index;
    expect(TokenKind::Yield);
    if (accept(TokenKind::From)) {
        auto yield = std::make_unique<YieldFromExpression>();
        yield->value = parseExpression();
        return finish(start, std::move(yield));
    }
    auto yield = std::make_unique<YieldExpression>();
    if (!endsExpressionList(token().kind)) yield->value = parseStarExpressions();
    return finish(start, std::move(yield));
}

ExpressionPointer Parser::parseLambda()
{
    const std::size_t start = m_index;
    expect(TokenKind::Lambda);
    auto lambda = std::make_unique<LambdaExpression>();
    lambda->parameters = parseParameters(TokenKind::Colon, false);
    expect(TokenKind::Colon);
    lambda->body = parseExpression();
    return finish(start, std::move(lambda));
}

ExpressionPointer Parser::parseDisjunction()
{
    const std::size_t start = m_index;
    ExpressionPointer first = parseConjunction();
    if (!at(TokenKind::Or)) return first;
    auto boolean = std::make_unique<BooleanExpression>();
    boolean->operation = BooleanOperator::Or;
    boolean->operands.push_back(std::move(first));
    while (accept(TokenKind::Or))
        boolean->operands.push_back(parseConjunction());
    return finish(start, std::move(boolean));
}

ExpressionPointer Parser::parseConjunction()
{
    const std::size_t start = m_index;
    ExpressionPointer first = parseInversion();
    if (!at(TokenKind::And)) return first;
    auto boolean = std::make_unique<BooleanExpression>();
    boolean->operation = BooleanOperator::And;
    boolean->operands.push_back(std::move(first));
    while (accept(TokenKind::And))
        boolean->operands.push_back(parseInversion());
    return finish(start, std::move(boolean));
}

ExpressionPointer Parser::parseInversion()
{
    const std::size_t start = m_index;
    if (!accept(TokenKind::Not)) return parseComparison();
    const DepthGuard guard(*this);
    auto unary = std::make_unique<UnaryExpression>();
    unary->operation = UnaryOperator::Not;
    unary->operand = parseInversion();
    return finish(start, std::move(unary));
}

ExpressionPointer Parser::parseComparison()
{
    const std::size_t start = m_index;
    ExpressionPointer first = parseBitwiseOr();
    std::optional<CompareOperator> operation = acceptComparison();
    if (!operation) return first;
    auto compare = std::make_unique<CompareExpression>();
    compare->first = std::move(first);
    for (; operation; operation = acceptComparison()) {
        compare->operations.push_back(*operation);
        compare->operands.push_back(parseBitwiseOr());
    }
    return finish(start, std::move(compare));
}

std::optional<CompareOperator> Parser::acceptComparison()
{
    const TokenKind kind = token().kind;
    if (kind == TokenKind::Not) {
        if (tokenAhead(1).kind != TokenKind::In) return std::nullopt;
        m_index += 2;
        return CompareOperator::NotIn;
    }
    if (kind == TokenKind::Is) {
        ++m_index;
        return accept(TokenKind::Not) ? CompareOperator::IsNot : CompareOperator::Is;
    }
    static constexpr std::pair<TokenKind, CompareOperator> comparisons[] = {
        {TokenKind::EqualEqual, CompareOperator::Equal},
        {TokenKind::NotEqual, CompareOperator::NotEqual},
        {TokenKind::Less, CompareOperator::Less},
        {TokenKind::LessEqual, CompareOperator::LessEqual},
        {TokenKind::Greater, CompareOperator::Greater},
        {TokenKind::GreaterEqual, CompareOperator::GreaterEqual},
        {TokenKind::In, CompareOperator::In},
    };
    for (const auto& [comparison, operation] : comparisons) {
        if (comparison != kind) continue;
        ++m_index;
        return operation;
    }
    return std::nullopt;
}

/// Operators of one precedence group to the left in a loop: a long sum does not recurse.
ExpressionPointer Parser::parseBinary(int minimumPrecedence)
{
    const std::size_t start = m_index;
    ExpressionPointer left = parseFactor();
    while (true) {
        const BinaryRule rule = binaryRule(token().kind);
        if (rule.precedence < minimumPrecedence) return left;
        auto binary = std::make_unique<BinaryExpression>();
        binary->operation = rule.operation;
        binary->operatorSpan = token().span;
        ++m_index;
        binary->left = std::move(left);
        binary->right = parseBinary(rule.precedence + 1);
        left = finish(start, std::move(binary));
    }
}

ExpressionPointer Parser::parseFactor()
{
    const std::size_t start = m_index;
    UnaryOperator operation = UnaryOperator::Plus;
    switch (token().kind) {
    case TokenKind::Plus: operation = UnaryOperator::Plus; break;
    case TokenKind::Minus: operation = UnaryOperator::Minus; break;
    case TokenKind::Tilde: operation = UnaryOperator::Invert; break;
    default: return parsePower();
    }
    const DepthGuard guard(*this);
    ++m_index;
    auto unary = std::make_unique<UnaryExpression>();
    unary->operation = operation;
    unary->operand = parseFactor();
    return finish(start, std::move(unary));
}

ExpressionPointer Parser::parsePower()
{
    const std::size_t start = m_index;
    ExpressionPointer base;
    if (accept(TokenKind::Await)) {
        auto await = std::make_unique<AwaitExpression>();
        await->value = parsePrimary();
        base = finish(start, std::move(await));
    } else {
        base = parsePrimary();
    }
    if (!at(TokenKind::DoubleStar)) return base;
    const DepthGuard guard(*this);
    auto binary = std::make_unique<BinaryExpression>();
    binary->operation = BinaryOperator::Power;
    binary->operatorSpan = token().span;
    ++m_index;
    binary->left = std::move(base);
    binary->right = parseFactor();
    return finish(start, std::move(binary));
}

ExpressionPointer Parser::parsePrimary()
{
    const std::size_t start = m_index;
    ExpressionPointer primary = parseAtom();
    while (true) {
        switch (token().kind) {
        case TokenKind::Dot: {
            ++m_index;
            auto attribute = std::make_unique<AttributeExpression>();
            attribute->object = std::move(primary);
            attribute->name = expectName();
            attribute->nameSpan = previousSpan();
            primary = finish(start, std::move(attribute));
            break;
        }
        case TokenKind::LeftParenthesis: primary = parseCall(start, std::move(primary)); break;
        case TokenKind::LeftBracket: primary = parseSubscript(start, std::move(primary)); break;
        default: return primary;
        }
    }
}

} // namespace awaitscope
