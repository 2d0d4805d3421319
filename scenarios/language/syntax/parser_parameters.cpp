#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

namespace {

/// What has been seen of a parameter list, of which the order is fixed.
struct ParameterOrder {
    bool hasSlash = false;
    bool hasStar = false;
    bool hasDoubleStar = false;
    bool hasDefault = false;
};

} // namespace

/// Up to but without the closing token. A lambda's parameters have no annotations and end in a
/// colon.
Parameters Parser::parseParameters(TokenKind closing, bool mayAnnotate)
{
    Parameters parameters;
    ParameterOrder order;
    while (!at(closing)) {
        const SourceSpan here = token().span;
        if (order.hasDoubleStar && (at(TokenKind::Name) || at(TokenKind::Star) ||
                                    at(TokenKind::DoubleStar) || at(TokenKind::Slash)))
            failAt(here, "arguments cannot follow var-keyword argument");
        if (accept(TokenKind::Slash)) {
            if (order.hasSlash) failAt(here, "/ may appear only once");
            if (order.hasStar) failAt(here, "/ must be ahead of *");
            if (parameters.list.empty() && !at(TokenKind::Comma)) {
                --m_index;
                failGenerically();
            }
            if (parameters.list.empty()) failAt(here, "at least one argument must precede /");
            if (at(TokenKind::Star)) failAt(token().span, "expected comma between / and *");
            order.hasSlash = true;
            for (Parameter& parameter : parameters.list)
                parameter.kind = ParameterKind::PositionalOnly;
        } else if (accept(TokenKind::Star)) {
            if (order.hasStar) failAt(here, "* argument may appear only once");
            order.hasStar = true;
            if (at(closing) ||
                (at(TokenKind::Comma) &&
                 (tokenAhead(1).kind == closing || tokenAhead(1).kind == TokenKind::DoubleStar)))
                failAt(mayAnnotate ? here : token().span, "named arguments must follow bare *");
            if (!at(TokenKind::Comma)) {
                parameters.list.push_back(parseParameter(mayAnnotate, ParameterKind::VarArguments));
                if (at(TokenKind::Equal))
                    failAt(token().span, "var-positional argument cannot have default value");
            }
        } else if (accept(TokenKind::DoubleStar)) {
            order.hasDoubleStar = true;
            parameters.list.push_back(parseParameter(mayAnnotate, ParameterKind::VarKeywords));
            if (at(TokenKind::Equal))
                failAt(token().span, "var-keyword argument cannot have default value");
        } else {
            if (at(TokenKind::LeftParenthesis)) {
                const std::size_t start = m_index;
                SourceSpan span;
                if (wouldSucceed([&] {
                        ++m_index;
                        expectName();
                        while (accept(TokenKind::Comma) && at(TokenKind::Name))
                            ++m_index;
                        expect(TokenKind::RightParenthesis);
                        span = spanFrom(start);
                        return true;
                    }))
                    failAt(span, mayAnnotate
                                     ? "Function parameters cannot be parenthesized"
                                     : "Lambda expression parameters cannot be parenthesized");
            }
            Parameter parameter = parseParameter(
                mayAnnotate, order.hasStar ? ParameterKind::KeywordOnly : ParameterKind::Normal);
            if (accept(TokenKind::Equal)) {
                if (at(closing) || at(TokenKind::Comma)) {
                    if (mayAnnotate) failAt(previousSpan(), "expected default value expression");
                    failGenerically();
                }
                parameter.defaultValue = parseExpression();
                order.hasDefault = true;
            } else if (order.hasDefault && !order.hasStar &&
                       (at(closing) || at(TokenKind::Comma))) {
                failAt(parameter.span,
                       "parameter without a default follows parameter with a default");
            }
            parameters.list.push_back(std::move(parameter));
        }
        if (!accept(TokenKind::Comma)) break;
    }
    if (!at(closing) && mayAnnotate) failGenerically();
    return parameters;
}

Parameter Parser::parseParameter(bool mayAnnotate, ParameterKind kind)
{
    const std::size_t start = m_index;
    Parameter parameter;
    parameter.kind = kind;
    parameter.name = expectName();
    if (mayAnnotate && accept(TokenKind::Colon)) {
        parameter.annotation =
            kind == ParameterKind::VarArguments ? parseStarExpression() : parseExpression();
    }
    parameter.span = spanFrom(start);
    return parameter;
}

} // namespace awaitscope
