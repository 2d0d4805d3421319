#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

/// Whether `match` is the keyword here: a header that ends in a colon and a line end.
bool Parser::looksLikeMatch()
{
    if (!atName("match")) return false;
    switch (tokenAhead(1).kind) {
    case TokenKind::Equal:
    case TokenKind::Dot:
    case TokenKind::Comma:
    case TokenKind::Colon:
    case TokenKind::RightParenthesis:
    case TokenKind::Newline:
    case TokenKind::Semicolon: return false;
    default: break;
    }
    bool isHeader = false;
    const bool isMatch = wouldSucceed([&] {
        ++m_index;
        parseStarNamedExpression();
        while (accept(TokenKind::Comma) && !at(TokenKind::Colon))
            parseStarNamedExpression();
        isHeader = at(TokenKind::Newline) || at(TokenKind::Colon);
        return accept(TokenKind::Colon) && at(TokenKind::Newline);
    });
    if (isMatch || !isHeader) return isMatch;
    // `match x` without its colon is nothing else; `match (x)` is a call.
    return !wouldSucceed([&] {
        parseExpressionStatement();
        return at(TokenKind::Newline);
    });
}

StatementPointer Parser::parseMatch()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<MatchStatement>();
    const std::size_t subject = m_index;
    statement->subject = parseStarNamedExpression();
    if (at(TokenKind::Comma)) {
        auto tuple = std::make_unique<TupleExpression>();
        tuple->elements.push_back(std::move(statement->subject));
        while (accept(TokenKind::Comma) && !at(TokenKind::Colon))
            tuple->elements.push_back(parseStarNamedExpression());
        statement->subject = finish(subject, std::move(tuple));
    }
    expectColon();
    expect(TokenKind::Newline);
    if (!accept(TokenKind::Indent)) {
        failOnMissingBlock({start, "'match' statement"});
    }
    while (atName("case"))
        statement->cases.push_back(parseCase());
    if (statement->cases.empty()) failGenerically();
    expect(TokenKind::Dedent);
    return finish(start, std::move(statement));
}

MatchCase Parser::parseCase()
{
    const std::size_t start = m_index;
    ++m_index;
    MatchCase result;
    result.pattern = parsePatterns();
    if (accept(TokenKind::If)) result.guard = parseNamedExpression();
    expectColon();
    result.body = parseBlock({start, "'case' statement"});
    return result;
}

/// A sequence may stand here without brackets.
PatternPointer Parser::parsePatterns()
{
    const std::size_t start = m_index;
    PatternPointer first = parseMaybeStarPattern();
    if (!at(TokenKind::Comma) && first->kind != PatternKind::Star) return first;
    auto sequence = std::make_unique<SequencePattern>();
    sequence->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !at(TokenKind::Colon) && !at(TokenKind::If))
        sequence->elements.push_back(parseMaybeStarPattern());
    if (sequence->elements.size() == 1 && !(m_tokens[m_index - 1].kind == TokenKind::Comma))
        failGenerically();
    return finish(start, std::move(sequence));
}

PatternPointer Parser::parseMaybeStarPattern()
{
    const std::size_t start = m_index;
    if (!accept(TokenKind::Star)) return parsePattern();
    auto star = std::make_unique<StarPattern>();
    star->name = expectName();
    if (star->name == "_") star->name.clear();
    return finish(start, std::move(star));
}

PatternPointer Parser::parsePattern()
{
    const DepthGuard guard(*this);
    const std::size_t start = m_index;
    PatternPointer pattern = parseOrPattern();
    if (!accept(TokenKind::As)) return pattern;
    auto as = std::make_unique<AsPattern>();
    as->pattern = std::move(pattern);
    if (atName("_")) failAt(token().span, "cannot use '_' as a target");
    if (!at(TokenKind::Name)) {
        const std::size_t target = m_index;
        SourceSpan span;
        if (wouldSucceed([&] {
                parseExpression();
                span = spanFrom(target);
                return true;
            }))
            failAt(span, "invalid pattern target");
    }
    as->name = expectName();
    return finish(start, std::move(as));
}

PatternPointer Parser::parseOrPattern()
{
    const std::size_t start = m_index;
    PatternPointer first = parseClosedPattern();
    if (!at(TokenKind::Bar)) return first;
    auto alternatives = std::make_unique<OrPattern>();
    alternatives->alternatives.push_back(std::move(first));
    while (accept(TokenKind::Bar))
        alternatives->alternatives.push_back(parseClosedPattern());
    return finish(start, std::move(alternatives));
}

PatternPointer Parser::parseClosedPattern()
{
    switch (token().kind) {
    case TokenKind::Name: return parseNamePattern();
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket: return parseGroupPattern();
    case TokenKind::LeftBrace: return parseMappingPattern();
    case TokenKind::FStringStart:
        failAt(token().span, "patterns may only match literals and attribute lookups");
    default: return parseLiteralPattern();
    }
}

PatternPointer Parser::parseLiteralPattern()
{
    const std::size_t start = m_index;
    const TokenKind kind = token().kind;
    if (kind == TokenKind::None || kind == TokenKind::True || kind == TokenKind::False) {
        ++m_index;
        auto singleton = std::make_unique<SingletonPattern>();
        singleton->constant = kind == TokenKind::None   ? ConstantKind::None
                              : kind == TokenKind::True ? ConstantKind::True
                                                        : ConstantKind::False;
        return finish(start, std::move(singleton));
    }
    auto value = std::make_unique<ValuePattern>();
    value->value = kind == TokenKind::String ? parseStrings() : parsePatternNumber();
    return finish(start, std::move(value));
}

/// A number with a sign, or the sum of a real and an imaginary one.
ExpressionPointer Parser::parsePatternNumber()
{
    const auto parseSigned = [&]() -> ExpressionPointer {
        const std::size_t start = m_index;
        const bool isNegative = accept(TokenKind::Minus);
        if (!at(TokenKind::Number)) failGenerically();
        ExpressionPointer number = parseNumber();
        if (!isNegative) return number;
        auto unary = std::make_unique<UnaryExpression>();
        unary->operation = UnaryOperator::Minus;
        unary->operand = std::move(number);
        return finish(start, std::move(unary));
    };
    const std::size_t start = m_index;
    ExpressionPointer first = parseSigned();
    if (!at(TokenKind::Plus) && !at(TokenKind::Minus)) return first;
    auto sum = std::make_unique<BinaryExpression>();
    sum->operation = at(TokenKind::Plus) ? BinaryOperator::Add : BinaryOperator::Subtract;
    sum->operatorSpan = token().span;
    ++m_index;
    sum->left = std::move(first);
    if (!at(TokenKind::Number)) failGenerically();
    sum->right = parseNumber();
    if (nodeAs<ConstantExpression>(*sum->right).constant != ConstantKind::Imaginary)
        failAt(sum->right->span, "imaginary number required in complex literal");
    return finish(start, std::move(sum));
}

/// A capture, a dotted name to compare with, or a class.
PatternPointer Parser::parseNamePattern()
{
    const std::size_t start = m_index;
    const bool isDotted = tokenAhead(1).kind == TokenKind::Dot;
    if (!isDotted && tokenAhead(1).kind != TokenKind::LeftParenthesis) {
        auto capture = std::make_unique<CapturePattern>();
        capture->name = expectName();
        if (capture->name == "_") capture->name.clear();
        return finish(start, std::move(capture));
    }
    auto name = std::make_unique<NameExpression>();
    name->name = expectName();
    ExpressionPointer expression = finish(start, std::move(name));
    while (accept(TokenKind::Dot)) {
        auto attribute = std::make_unique<AttributeExpression>();
        attribute->object = std::move(expression);
        attribute->name = expectName();
        attribute->nameSpan = previousSpan();
        expression = finish(start, std::move(attribute));
    }
    if (at(TokenKind::LeftParenthesis)) return parseClassPattern(start, std::move(expression));
    auto value = std::make_unique<ValuePattern>();
    value->value = std::move(expression);
    return finish(start, std::move(value));
}

PatternPointer Parser::parseClassPattern(std::size_t start, ExpressionPointer type)
{
    auto pattern = std::make_unique<ClassPattern>();
    pattern->type = std::move(type);
    expect(TokenKind::LeftParenthesis);
    while (!at(TokenKind::RightParenthesis)) {
        if (at(TokenKind::Name) && tokenAhead(1).kind == TokenKind::Equal) {
            KeywordPattern keyword;
            keyword.name = expectName();
            ++m_index;
            keyword.pattern = parsePattern();
            pattern->keywords.push_back(std::move(keyword));
        } else {
            pattern->arguments.push_back(parsePattern());
            if (!pattern->keywords.empty()) {
                failAt(pattern->arguments.back()->span,
                       "positional patterns follow keyword patterns");
            }
        }
        if (!accept(TokenKind::Comma)) break;
    }
    expect(TokenKind::RightParenthesis);
    return finish(start, std::move(pattern));
}

/// A sequence in brackets, or one pattern in parentheses.
PatternPointer Parser::parseGroupPattern()
{
    const std::size_t start = m_index;
    const bool isList = at(TokenKind::LeftBracket);
    const TokenKind closing = isList ? TokenKind::RightBracket : TokenKind::RightParenthesis;
    ++m_index;
    auto sequence = std::make_unique<SequencePattern>();
    bool hasComma = false;
    while (!at(closing)) {
        sequence->elements.push_back(parseMaybeStarPattern());
        if (!accept(TokenKind::Comma)) break;
        hasComma = true;
    }
    expect(closing);
    const bool isGroup = !isList && !hasComma && sequence->elements.size() == 1 &&
                         sequence->elements.front()->kind != PatternKind::Star;
    if (isGroup) return std::move(sequence->elements.front());
    return finish(start, std::move(sequence));
}

PatternPointer Parser::parseMappingPattern()
{
    const std::size_t start = m_index;
    expect(TokenKind::LeftBrace);
    auto mapping = std::make_unique<MappingPattern>();
    while (!at(TokenKind::RightBrace)) {
        if (accept(TokenKind::DoubleStar)) {
            mapping->rest = expectName();
            accept(TokenKind::Comma);
            break;
        }
        MappingPatternItem item;
        const TokenKind kind = token().kind;
        const bool isWord =
            kind == TokenKind::None || kind == TokenKind::True || kind == TokenKind::False;
        if (isWord) {
            item.key = parseAtom();
        } else if (at(TokenKind::Name)) {
            item.key = parsePrimary();
            if (item.key->kind != ExpressionKind::Attribute) failGenerically();
        } else {
            item.key = at(TokenKind::String) ? parseStrings() : parsePatternNumber();
        }
        expect(TokenKind::Colon);
        item.pattern = parsePattern();
        mapping->items.push_back(std::move(item));
        if (!accept(TokenKind::Comma)) break;
    }
    expect(TokenKind::RightBrace);
    return finish(start, std::move(mapping));
}

} // namespace awaitscope
