#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

/// Null when no compound statement begins here.
StatementPointer Parser::parseCompoundStatement()
{
    const std::size_t start = m_index;
    switch (token().kind) {
    case TokenKind::At: return parseDecorated();
    case TokenKind::Async: return parseAsync();
    case TokenKind::Def: return parseFunction(start, false);
    case TokenKind::Class: return parseClass();
    case TokenKind::If: return parseIf();
    case TokenKind::While: return parseWhile();
    case TokenKind::For: return parseFor(start, false);
    case TokenKind::With: return parseWith(start, false);
    case TokenKind::Try: return parseTry();
    case TokenKind::Name: return looksLikeMatch() ? parseMatch() : nullptr;
    default: return nullptr;
    }
}

StatementPointer Parser::parseDecorated()
{
    std::vector<ExpressionPointer> decorators;
    while (accept(TokenKind::At)) {
        decorators.push_back(parseNamedExpression());
        expect(TokenKind::Newline);
    }
    if (at(TokenKind::Class)) {
        StatementPointer statement = parseClass();
        static_cast<ClassStatement&>(*statement).decorators = std::move(decorators);
        return statement;
    }
    const std::size_t start = m_index;
    const bool isAsync = accept(TokenKind::Async);
    if (!at(TokenKind::Def)) failGenerically();
    StatementPointer statement = parseFunction(start, isAsync);
    static_cast<FunctionStatement&>(*statement).decorators = std::move(decorators);
    return statement;
}

StatementPointer Parser::parseAsync()
{
    const std::size_t start = m_index;
    ++m_index;
    switch (token().kind) {
    case TokenKind::Def: return parseFunction(start, true);
    case TokenKind::For: return parseFor(start, true);
    case TokenKind::With: return parseWith(start, true);
    default: failGenerically();
    }
}

StatementPointer Parser::parseFunction(std::size_t start, bool isAsync)
{
    const std::size_t keyword = m_index;
    expect(TokenKind::Def);
    auto statement = std::make_unique<FunctionStatement>();
    statement->isAsync = isAsync;
    statement->name = expectName();
    statement->nameSpan = previousSpan();
    const bool isEmptyList = tokenAhead(1).kind == TokenKind::RightBracket;
    const bool hasTypes = at(TokenKind::LeftBracket) && (isEmptyList || wouldSucceed([&] {
                                                             parseTypeParameters();
                                                             return true;
                                                         }));
    if (hasTypes) statement->typeParameters = parseTypeParameters();
    expectForced(TokenKind::LeftParenthesis);
    statement->parameters = parseParameters(TokenKind::RightParenthesis, true);
    expect(TokenKind::RightParenthesis);
    const TokenKind afterArrow = tokenAhead(1).kind;
    if (at(TokenKind::Arrow) && afterArrow != TokenKind::Colon &&
        afterArrow != TokenKind::Newline) {
        ++m_index;
        statement->returns = parseExpression();
    }
    expectForced(TokenKind::Colon);
    statement->body = parseBlock({keyword, "function definition"});
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseClass()
{
    const std::size_t start = m_index;
    expect(TokenKind::Class);
    auto statement = std::make_unique<ClassStatement>();
    statement->name = expectName();
    statement->nameSpan = previousSpan();
    statement->typeParameters = parseTypeParameters();
    if (accept(TokenKind::LeftParenthesis)) {
        parseArguments(statement->bases, statement->keywords);
        expect(TokenKind::RightParenthesis);
    }
    expectColon();
    statement->body = parseBlock({start, "class definition"});
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseIf()
{
    const std::size_t start = m_index;
    auto statement = std::make_unique<IfStatement>();
    while (at(TokenKind::If) || at(TokenKind::Elif)) {
        const bool isElif = at(TokenKind::Elif);
        if (!statement->branches.empty() && !isElif) break;
        const std::size_t keyword = m_index;
        ++m_index;
        IfBranch branch;
        branch.test = parseNamedExpression();
        expectColon();
        branch.body = parseBlock({keyword, isElif ? "'elif' statement" : "'if' statement"});
        branch.span = spanFrom(keyword);
        statement->branches.push_back(std::move(branch));
    }
    statement->orelse = parseElse();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseWhile()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<WhileStatement>();
    statement->test = parseNamedExpression();
    expectColon();
    statement->body = parseBlock({start, "'while' statement"});
    statement->orelse = parseElse();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseFor(std::size_t start, bool isAsync)
{
    const std::size_t keyword = m_index;
    expect(TokenKind::For);
    auto statement = std::make_unique<ForStatement>();
    statement->isAsync = isAsync;
    statement->target = parseLoopTarget(false);
    expect(TokenKind::In);
    statement->iterable = parseStarExpressions();
    expectColon();
    statement->body = parseBlock({keyword, "'for' statement"});
    statement->orelse = parseElse();
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseWith(std::size_t start, bool isAsync)
{
    const std::size_t keyword = m_index;
    expect(TokenKind::With);
    auto statement = std::make_unique<WithStatement>();
    statement->isAsync = isAsync;
    bool hasTarget = false;
    if (!parseParenthesizedWithItems(statement->items)) {
        statement->items.clear();
        do {
            statement->items.push_back(parseWithItem(hasTarget));
            checkNesting(statement->items.size());
        } while (accept(TokenKind::Comma));
    }
    expectColon();
    statement->body = parseBlock({keyword, "'with' statement"});
    return finish(start, std::move(statement));
}

WithItem Parser::parseWithItem(bool& hasTarget)
{
    WithItem item;
    item.context = parseExpression();
    if (!accept(TokenKind::As)) return item;
    hasTarget = true;
    item.target = at(TokenKind::Star) ? parseStarExpression() : parseExpression();
    if (at(TokenKind::Comma) || at(TokenKind::RightParenthesis) || at(TokenKind::Colon))
        checkTarget(*item.target, TargetUse::Assign);
    return item;
}

/// Parentheses after `with` hold either its items or the beginning of an expression; only what
/// follows them tells.
bool Parser::parseParenthesizedWithItems(std::vector<WithItem>& items)
{
    if (!at(TokenKind::LeftParenthesis)) return false;
    const std::size_t start = m_index;
    bool hasTarget = false;
    try {
        ++m_index;
        do {
            if (at(TokenKind::RightParenthesis) && !items.empty()) break;
            items.push_back(parseWithItem(hasTarget));
            checkNesting(items.size());
        } while (accept(TokenKind::Comma));
        expect(TokenKind::RightParenthesis);
        if (at(TokenKind::Colon) || hasTarget) return true;
    } catch (const SyntaxFailure&) {
        // With an `as` there is no other way to read it.
        if (hasTarget) throw;
    }
    m_index = start;
    return false;
}

StatementPointer Parser::parseTry()
{
    const std::size_t start = m_index;
    ++m_index;
    expectForced(TokenKind::Colon);
    auto statement = std::make_unique<TryStatement>();
    statement->body = parseBlock({start, "'try' statement"});
    if (!at(TokenKind::Except) && !at(TokenKind::Finally))
        failAt(blockErrorSpan(), "expected 'except' or 'finally' block");
    while (at(TokenKind::Except))
        parseHandler(*statement, statement->handlers.size());
    if (!statement->handlers.empty()) statement->orelse = parseElse();
    if (at(TokenKind::Finally)) {
        const std::size_t keyword = m_index;
        ++m_index;
        expectForced(TokenKind::Colon);
        statement->finalbody = parseBlock({keyword, "'finally' statement"});
    }
    return finish(start, std::move(statement));
}

void Parser::parseHandler(TryStatement& statement, std::size_t index)
{
    const std::size_t start = m_index;
    expect(TokenKind::Except);
    const bool isStar = accept(TokenKind::Star);
    if (index > 0 && isStar != statement.isStar) {
        failAt(spanFrom(start), "cannot have both 'except' and 'except*' on the same 'try'");
    }
    statement.isStar = isStar;
    if (isStar && (at(TokenKind::Newline) || at(TokenKind::Colon)))
        failAt(token().span, "expected one or more exception types");
    ExceptHandler handler;
    if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
        const std::size_t type = m_index;
        handler.type = parseExpression();
        SourceSpan list;
        if (at(TokenKind::Comma) && wouldSucceed([&] {
                m_index = type;
                parseStarExpressions();
                list = spanFrom(type);
                if (accept(TokenKind::As)) expectName();
                return at(TokenKind::Colon);
            }))
            failAt(list, "multiple exception types must be parenthesized");
        if (accept(TokenKind::As)) handler.name = expectName();
    }
    expectColon();
    handler.body = parseBlock({start, isStar ? "'except*' statement" : "'except' statement"});
    handler.span = spanFrom(start);
    statement.handlers.push_back(std::move(handler));
}

void Parser::failOnMissingBlock(const Header& header)
{
    throw SyntaxFailure{{blockErrorSpan(),
                         "IndentationError",
                         "expected an indented block after " + header.name + " on line " +
                             std::to_string(m_tokens[header.keyword].span.line),
                         MessageCode::CPythonWording,
                         HintCode::IndentBlockOrPass,
                         {}}};
}

Block Parser::parseElse()
{
    if (!at(TokenKind::Else)) return {};
    const std::size_t keyword = m_index;
    ++m_index;
    expectForced(TokenKind::Colon);
    return parseBlock({keyword, "'else' statement"});
}

void Parser::expectColon()
{
    if (at(TokenKind::Newline)) failAt(token().span, "expected ':'");
    expect(TokenKind::Colon);
}

/// The statements after a colon, on the same line or indented on the following ones.
Block Parser::parseBlock(const Header& header)
{
    Block block;
    if (!accept(TokenKind::Newline)) {
        parseSimpleStatements(block);
        return block;
    }
    if (!accept(TokenKind::Indent)) failOnMissingBlock(header);
    block = parseStatements();
    expect(TokenKind::Dedent);
    return block;
}

std::vector<TypeParameter> Parser::parseTypeParameters()
{
    std::vector<TypeParameter> parameters;
    if (!accept(TokenKind::LeftBracket)) return parameters;
    if (at(TokenKind::RightBracket)) failAt(token().span, "Type parameter list cannot be empty");
    while (!at(TokenKind::RightBracket)) {
        const std::size_t start = m_index;
        TypeParameter parameter;
        if (accept(TokenKind::Star))
            parameter.kind = TypeParameterKind::Tuple;
        else if (accept(TokenKind::DoubleStar))
            parameter.kind = TypeParameterKind::Parameters;
        parameter.name = expectName();
        if (parameter.kind == TypeParameterKind::Single && accept(TokenKind::Colon))
            parameter.bound = parseExpression();
        if (accept(TokenKind::Equal)) parameter.defaultValue = parseStarExpression();
        parameter.span = spanFrom(start);
        parameters.push_back(std::move(parameter));
        if (!accept(TokenKind::Comma)) break;
    }
    expect(TokenKind::RightBracket);
    return parameters;
}

} // namespace awaitscope
