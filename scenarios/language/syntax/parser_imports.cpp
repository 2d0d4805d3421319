#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

std::string Parser::parseDottedName()
{
    std::string name = expectName();
    while (accept(TokenKind::Dot))
        name += "." + expectName();
    return name;
}

ImportAlias Parser::parseImportAlias(bool isDotted)
{
    const std::size_t start = m_index;
    ImportAlias alias;
    alias.name = isDotted ? parseDottedName() : expectName();
    if (accept(TokenKind::As)) alias.alias = expectName();
    alias.span = spanFrom(start);
    return alias;
}

StatementPointer Parser::parseImport()
{
    const std::size_t start = m_index;
    ++m_index;
    if (at(TokenKind::Newline)) failAt(token().span, "Expected one or more names after 'import'");
    auto statement = std::make_unique<ImportStatement>();
    do {
        statement->names.push_back(parseImportAlias(true));
    } while (accept(TokenKind::Comma));
    if (at(TokenKind::From)) {
        SourceSpan span;
        if (wouldSucceed([&] {
                ++m_index;
                parseDottedName();
                span = spanFrom(start);
                return true;
            }))
            failAt(span, "Did you mean to use 'from ... import ...' instead?");
    }
    return finish(start, std::move(statement));
}

StatementPointer Parser::parseImportFrom()
{
    const std::size_t start = m_index;
    ++m_index;
    auto statement = std::make_unique<ImportFromStatement>();
    const std::size_t module = m_index;
    while (at(TokenKind::Dot) || at(TokenKind::Ellipsis)) {
        statement->level += at(TokenKind::Dot) ? 1 : 3;
        ++m_index;
    }
    if (!at(TokenKind::Import) || statement->level == 0) statement->module = parseDottedName();
    statement->moduleSpan = spanFrom(module);
    expect(TokenKind::Import);
    if (at(TokenKind::Newline)) failAt(token().span, "Expected one or more names after 'import'");
    if (at(TokenKind::Star)) {
        ++m_index;
        statement->names.push_back(ImportAlias{"*", "", previousSpan()});
        return finish(start, std::move(statement));
    }
    const bool isParenthesized = accept(TokenKind::LeftParenthesis);
    do {
        if (at(TokenKind::RightParenthesis) && isParenthesized && !statement->names.empty()) break;
        if (at(TokenKind::Newline) && !statement->names.empty()) {
            failAt(token().span, "trailing comma not allowed without surrounding parentheses");
        }
        statement->names.push_back(parseImportAlias(false));
    } while (accept(TokenKind::Comma));
    if (isParenthesized) expect(TokenKind::RightParenthesis);
    return finish(start, std::move(statement));
}

} // namespace awaitscope
