#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/flow_checker.h"
#include "scenarios/language/syntax/syntax_failure.h"
#include "scenarios/language/syntax/tree_search.h"

#include <set>
#include <utility>

namespace awaitscope {

void FlowChecker::checkTarget(const Expression& target)
{
    if (target.kind == ExpressionKind::Name && nodeAs<NameExpression>(target).name == "__debug__")
        fail(target.span, "cannot assign to __debug__");
    if (target.kind != ExpressionKind::Tuple && target.kind != ExpressionKind::List) {
        if (target.kind != ExpressionKind::Starred) checkExpression(target);
        return;
    }
    bool hasStarred = false;
    forEachChild(target, [&](const Expression& element) {
        if (element.kind == ExpressionKind::Starred) {
            if (hasStarred) fail(target.span, "multiple starred expressions in assignment");
            hasStarred = true;
            checkTarget(*nodeAs<StarredExpression>(element).value);
        } else {
            checkTarget(element);
        }
    });
}

void FlowChecker::checkElement(const Expression& expression)
{
    if (expression.kind == ExpressionKind::Starred)
        checkExpression(*nodeAs<StarredExpression>(expression).value);
    else
        checkExpression(expression);
}

void FlowChecker::checkExpression(const Expression& expression)
{
    switch (expression.kind) {
    case ExpressionKind::Tuple:
    case ExpressionKind::List:
    case ExpressionKind::Set:
        forEachChild(expression, [this](const Expression& child) { checkElement(child); });
        return;
    case ExpressionKind::Starred: fail(expression.span, "can't use starred expression here");
    case ExpressionKind::Await: requireAsync(expression.span, "'await'"); break;
    case ExpressionKind::Yield:
    case ExpressionKind::YieldFrom: checkYield(expression); break;
    case ExpressionKind::Call: checkCall(nodeAs<CallExpression>(expression)); return;
    case ExpressionKind::Lambda: checkLambda(nodeAs<LambdaExpression>(expression)); return;
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator:
        checkComprehension(nodeAs<ComprehensionExpression>(expression));
        return;
    default: break;
    }
    forEachChild(expression, [this](const Expression& child) { checkExpression(child); });
}

void FlowChecker::checkYield(const Expression& expression) const
{
    if (!isInFunction())
        fail(expression.span, expression.kind == ExpressionKind::Yield
                                  ? "'yield' outside function"
                                  : "'yield from' outside function");
    if (expression.kind == ExpressionKind::YieldFrom && m_scope.kind == ScopeKind::AsyncFunction)
        fail(expression.span, "'yield from' inside async function");
}

void FlowChecker::checkCall(const CallExpression& call)
{
    checkExpression(*call.function);
    for (const ExpressionPointer& argument : call.arguments)
        checkElement(*argument);
    checkKeywords(call.keywords);
}

void FlowChecker::checkKeywords(const std::vector<Keyword>& keywords)
{
    std::set<std::string> names;
    for (const Keyword& keyword : keywords) {
        if (!keyword.name.empty() && !names.insert(keyword.name).second)
            fail(keyword.span, "keyword argument repeated: " + keyword.name);
    }
    for (const Keyword& keyword : keywords)
        checkExpression(*keyword.value);
}

void FlowChecker::checkLambda(const LambdaExpression& lambda)
{
    for (const Parameter& parameter : lambda.parameters.list)
        if (parameter.defaultValue) checkExpression(*parameter.defaultValue);
    Scope inner;
    inner.kind = ScopeKind::Function;
    const Scope outer = std::exchange(m_scope, inner);
    checkExpression(*lambda.body);
    m_scope = outer;
}

/// An `await` or `async for` makes a comprehension asynchronous, and only a generator may be so in
/// a plain function.
void FlowChecker::checkComprehension(const ComprehensionExpression& comprehension)
{
    checkExpression(*comprehension.generators.front().iterable);
    const bool isGenerator = comprehension.kind == ExpressionKind::Generator;
    if (!isGenerator && m_scope.kind != ScopeKind::AsyncFunction && isAsynchronous(comprehension)) {
        fail(comprehension.span, "asynchronous comprehension outside of an asynchronous function");
    }
    const Scope outer = m_scope;
    if (isGenerator) m_scope.kind = ScopeKind::AsyncFunction;
    for (std::size_t index = 0; index < comprehension.generators.size(); ++index) {
        const ComprehensionFor& generator = comprehension.generators[index];
        checkTarget(*generator.target);
        if (index > 0) checkExpression(*generator.iterable);
        for (const ExpressionPointer& condition : generator.conditions)
            checkExpression(*condition);
    }
    checkExpression(*comprehension.element);
    if (comprehension.value) checkExpression(*comprehension.value);
    m_scope = outer;
}

} // namespace awaitscope
