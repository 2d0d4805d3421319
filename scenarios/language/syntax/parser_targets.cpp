#include "scenarios/language/syntax/expression_names.h"
#include "scenarios/language/syntax/parser_rules.h"

namespace awaitscope {

namespace {

bool isConstantOf(const Expression& expression, ConstantKind kind)
{
    return expression.kind == ExpressionKind::Constant &&
           nodeAs<ConstantExpression>(expression).constant == kind;
}

/// Whether the node binds at least as tightly as `|`, by which CPython guesses at a comparison.
bool isArithmetic(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Boolean:
    case ExpressionKind::Compare:
    case ExpressionKind::Conditional:
    case ExpressionKind::Lambda:
    case ExpressionKind::Starred:
    case ExpressionKind::NamedAssignment: return false;
    case ExpressionKind::Unary:
        return nodeAs<UnaryExpression>(expression).operation != UnaryOperator::Not;
    default: return true;
    }
}

bool mayBeMeantAsComparison(const Expression& expression)
{
    return expression.kind != ExpressionKind::List && expression.kind != ExpressionKind::Tuple &&
           expression.kind != ExpressionKind::Generator &&
           !isConstantOf(expression, ConstantKind::None) &&
           !isConstantOf(expression, ConstantKind::True) &&
           !isConstantOf(expression, ConstantKind::False);
}

const Expression* invalidTarget(const Expression& target, TargetUse use);

const Expression* invalidAmong(const std::vector<ExpressionPointer>& elements, TargetUse use)
{
    for (const ExpressionPointer& element : elements)
        if (const Expression* found = invalidTarget(*element, use)) return found;
    return nullptr;
}

const Expression* invalidTarget(const Expression& target, TargetUse use)
{
    switch (target.kind) {
    case ExpressionKind::Name:
    case ExpressionKind::Attribute:
    case ExpressionKind::Subscript: return nullptr;
    case ExpressionKind::Tuple: return invalidAmong(nodeAs<TupleExpression>(target).elements, use);
    case ExpressionKind::List: return invalidAmong(nodeAs<ListExpression>(target).elements, use);
    case ExpressionKind::Starred:
        if (use == TargetUse::Delete) return &target;
        return invalidTarget(*nodeAs<StarredExpression>(target).value, use);
    case ExpressionKind::Compare: {
        const auto& compare = nodeAs<CompareExpression>(target);
        const bool isLoopHead =
            use == TargetUse::Loop && compare.operations.front() == CompareOperator::In;
        return isLoopHead ? invalidTarget(*compare.first, use) : &target;
    }
    default: return &target;
    }
}

} // namespace

/// An expression is followed by `=` or `:=` where neither can be; `start` is its first token.
void Parser::failOnEqualSign(std::size_t start, const Expression& left)
{
    if (m_isTrial) return;
    if (at(TokenKind::ColonEqual)) {
        if (wouldSucceed([&] {
                ++m_index;
                parseExpression();
                return true;
            }))
            failAt(left.span,
                   std::string("cannot use assignment expressions with ") + describe(left));
        return;
    }
    SourceSpan span;
    const bool hasValue = wouldSucceed([&] {
        ++m_index;
        parseBitwiseOr();
        span = spanFrom(start);
        return !at(TokenKind::Equal) && !at(TokenKind::ColonEqual);
    });
    if (!hasValue) return;
    const bool isName = m_tokens[start].kind == TokenKind::Name && m_index == start + 1;
    if (isName) {
        failAt(span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
               HintCode::CompareWithDoubleEqual);
    }
    const bool isParenthesized = left.span.line != m_tokens[start].span.line ||
                                 left.span.column != m_tokens[start].span.column;
    if (mayBeMeantAsComparison(left) && (isArithmetic(left) || isParenthesized)) {
        failAt(left.span,
               std::string("cannot assign to ") + describe(left) +
                   " here. Maybe you meant '==' instead of '='?",
               HintCode::CompareWithDoubleEqual);
    }
}

/// What stands after `for` is no list of targets; as an expression it may be told by name.
void Parser::failOnLoopTarget(std::size_t start)
{
    if (m_isTrial) return;
    ExpressionPointer target;
    const std::size_t here = std::exchange(m_index, start);
    const bool isExpression = wouldSucceed([&] {
        target = parseStarExpressions();
        return true;
    });
    m_index = here;
    if (isExpression) checkTarget(*target, TargetUse::Loop);
}

void Parser::checkTarget(const Expression& target, TargetUse use)
{
    if (invalidTarget(target, use)) failOnInvalidTarget(target, use);
}

void Parser::failOnInvalidTarget(const Expression& target, TargetUse use)
{
    const Expression* found = invalidTarget(target, use);
    const char* verb = use == TargetUse::Delete ? "cannot delete " : "cannot assign to ";
    failAt(found->span, verb + std::string(describe(*found)));
}

} // namespace awaitscope
