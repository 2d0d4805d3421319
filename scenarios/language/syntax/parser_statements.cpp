#include "scenarios/language/syntax/expression_names.h"
#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

namespace {

std::optional<BinaryOperator> augmentedOperator(TokenKind kind)
{
    switch (kind) {
    case TokenKind::PlusEqual: return BinaryOperator::Add;
    case TokenKind::MinusEqual: return BinaryOperator::Subtract;
    case TokenKind::StarEqual: return BinaryOperator::Multiply;
    case TokenKind::AtEqual: return BinaryOperator::MatrixMultiply;
    case TokenKind::SlashEqual: return BinaryOperator::Divide;
    case TokenKind::DoubleSlashEqual: return BinaryOperator::FloorDivide;
    case TokenKind::PercentEqual: return BinaryOperator::Modulo;
    case TokenKind::DoubleStarEqual: return BinaryOperator::Power;
    case TokenKind::LeftShiftEqual: return BinaryOperator::LeftShift;
    case TokenKind::RightShiftEqual: return BinaryOperator::RightShift;
    case TokenKind::AmpersandEqual: return BinaryOperator::BitAnd;
    case TokenKind::BarEqual: return BinaryOperator::BitOr;
    case TokenKind::CaretEqual: return BinaryOperator::BitXor;
    default: return std::nullopt;
    }
}

bool isSingleTarget(const Expression& target)
{
    return target.kind == ExpressionKind::Name || target.kind == ExpressionKind::Attribute ||
           target.kind == ExpressionKind::Subscript;
}

} // namespace

Block Parser::parseStatements()
{
    Block block;
    while (!at(TokenKind::Dedent) && !at(TokenKind::End))
        parseStatementInto(block);
    return block;
}

void Parser::parseStatementInto(Block& block)
{
    if (StatementPointer compound = parseCompoundStatement())
        block.push_back(std::move(compound));
    else
        parseSimpleStatements(block);
}

void Parser::parseSimpleStatements(Block& block)
{
    do {
        block.push_back(parseSimpleStatement());
    } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
    expect(TokenKind::Newline);
}

StatementPointer Parser::parseSimpleStatement()
{
    const std::size_t start = m_index;
    switch (token().kind) {
    case TokenKind::Return: return parseReturn();
    case TokenKind::Raise: return parseRaise();
    case TokenKind::Del: return parseDelete();
    case TokenKind::Assert: return parseAssert();
    case TokenKind::Global:
    case TokenKind::Nonlocal: return parseScopeDeclaration();
    case TokenKind::Import: return parseImport();
    case TokenKind::From: return parseImportFrom();
    case TokenKind::Pass: ++m_index; return finish(start, std::make_unique<PassStatement>());
    case TokenKind::Break: ++m_index; return finish(start, std::make_unique<BreakStatement>());
    case TokenKind::Continue:
        ++m_index;
        return finish(start, std::make_unique<ContinueStatement>());
    default: break;
    }
    if (atName("type") && tokenAhead(1).kind == TokenKind::Name) return parseTypeAlias();
    return parseExpressionStatement();
}

/// An expression, or an assignment that begins with one.
StatementPointer Parser::parseExpressionStatement()
{
    const std::size_t start = m_index;
    ExpressionPointer first = at(TokenKind::Yield) ? parseYield() : parseStarExpressions();
    if (at(TokenKind::Equal)) return parseAssignment(start, std::move(first));
    if (at(TokenKind::Colon)) return parseAnnotatedAssignment(start, std::move(first));
    if (augmentedOperator(token().kind)) return parseAugmentedAssignment(start, std::move(first));
    if (at(TokenKind::ColonEqual) && first->kind != ExpressionKind::Name)
        failOnEqualSign(start, *first);
    auto statement = std::make_unique<ExpressionStatement>();
    statement->value = std::move(first);
    return finish(start, std::move(statement));
}

ExpressionPointer Parser::parseAssignedValue()
{
    return at(TokenKind::Yield) ? parseYield() : parseStarExpressions();
}

StatementPointer Parser::parseAssignment(std::size_t start, ExpressionPointer first)
{
    auto statement = std::make_unique<AssignStatement>();
    ExpressionPointer value = std::move(first);
    bool isBareYield = m_tokens[start].kind == TokenKind::Yield;
    while (at(TokenKind::Equal)) {
        if (isBareYield) failAt(value->span, "assignment to yield expression not possible");
        const std::size_t equal = m_index;
        try {
            checkTarget(*value, TargetUse::Assign);
        } catch (const SyntaxFailure&) {
            // The same text where `:=` could stand gives the better guess at what was meant.
            m_index = start;
            while (!m_isTrial && m_index < equal) {
                parseStarNamedExpression();
                if (!accept(TokenKind::Comma)) break;
            }
            m_index = equal;
            throw;
        }
        ++m_index;
        statement->targets.push_back(std::move(value));
        isBareYield = at(TokenKind::Yield);
        value = parseAssignedValue();
    }
    statement->value = std::move(value);
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseAnnotatedAssignment(std::size_t start, ExpressionPointer target)
{
    if (!isSingleTarget(*target)) {
        const bool hasAnnotation = wouldSucceed([&] {
            ++m_index;
            parseExpression();
            return true;
        });
        if (!hasAnnotation || target->kind == ExpressionKind::Starred) failGenerically();
        const bool isParenthesized = m_tokens[start].kind == TokenKind::LeftParenthesis;
        if (target->kind == ExpressionKind::List)
            failAt(target->span, "only single target (not list) can be annotated");
        if (target->kind == ExpressionKind::Tuple) {
            const TupleExpression& tuple = nodeAs<TupleExpression>(*target);
            const bool isWhole = isParenthesized || tuple.elements.empty();
            failAt(isWhole ? target->span : tuple.elements.front()->span,
                   "only single target (not tuple) can be annotated");
        }
        failAt(target->span, "illegal target for annotation");
    }
    auto statement = std::make_unique<AnnotatedAssignStatement>();
    statement->isSimpleName =
        target->kind == ExpressionKind::Name && m_tokens[start].kind == TokenKind::Name;
    statement->target = std::move(target);
    expect(TokenKind::Colon);
    statement->annotation = parseExpression();
    if (accept(TokenKind::Equal)) statement->value = parseAssignedValue();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseAugmentedAssignment(std::size_t start, ExpressionPointer target)
{
    const std::optional<BinaryOperator> operation = augmentedOperator(token().kind);
    if (!isSingleTarget(*target)) {
        const bool hasValue = wouldSucceed([&] {
            ++m_index;
            parseAssignedValue();
            return true;
        });
        if (!hasValue) failGenerically();
        failAt(target->span, std::string("'") + describe(*target) +
                                 "' is an illegal expression for augmented assignment");
    }
    auto statement = std::make_unique<AugmentedAssignStatement>();
    statement->target = std::move(target);
    statement->operation = *operation;
    statement->operatorSpan = token().span;
    ++m_index;
    statement->value = parseAssignedValue();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseReturn()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<ReturnStatement>();
    if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon))
        statement->value = parseStarExpressions();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseRaise()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<RaiseStatement>();
    if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon)) {
        statement->exception = parseExpression();
        if (accept(TokenKind::From)) statement->cause = parseExpression();
    }
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseDelete()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<DeleteStatement>();
    do {
        if (at(TokenKind::Newline) || at(TokenKind::Semicolon)) break;
        statement->targets.push_back(parseStarExpression());
        checkTarget(*statement->targets.back(), TargetUse::Delete);
    } while (accept(TokenKind::Comma));
    if (statement->targets.empty()) failGenerically();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseAssert()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<AssertStatement>();
    statement->test = parseExpression();
    if (accept(TokenKind::Comma)) statement->message = parseExpression();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseScopeDeclaration()
{
    const std::size_t start = m_index;
    const bool isGlobal = at(TokenKind::Global);
    ++m_index;
    std::vector<std::string> names;
    do {
        names.push_back(expectName());
    } while (accept(TokenKind::Comma));
    if (isGlobal) {
        auto statement = std::make_unique<GlobalStatement>();
        statement->names = std::move(names);
        return finish(start, std::move(statement));
    }
    auto statement = std::make_unique<NonlocalStatement>();
    statement->names = std::move(names);
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseTypeAlias()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<TypeAliasStatement>();
    statement->name = expectName();
    statement->nameSpan = previousSpan();
    statement->typeParameters = parseTypeParameters();
    expect(TokenKind::Equal);
    statement->value = parseExpression();
    return finish(start, std::move(statement));
}

} // namespace awaitscope
