#include "scenarios/language/syntax/flow_checker.h"

#include "scenarios/language/syntax/ast/children.h"
#include "scenarios/language/syntax/ast/parts.h"
#include "scenarios/language/syntax/syntax_failure.h"
#include "scenarios/language/syntax/tree_search.h"

#include <set>
#include <utility>

namespace awaitscope {

namespace {

constexpr std::size_t maximumBlocks = 21;

} // namespace

void FlowChecker::check(const Module& module)
{
    checkBlock(module.body);
}

bool FlowChecker::isInFunction() const
{
    return m_scope.kind == ScopeKind::Function || m_scope.kind == ScopeKind::AsyncFunction;
}

void FlowChecker::requireAsync(SourceSpan span, const std::string& construct) const
{
    if (m_scope.kind == ScopeKind::AsyncFunction) return;
    const bool isAwait = construct == "'await'";
    const HintCode hint = m_scope.kind == ScopeKind::Module ? HintCode::WrapInMain
                          : m_scope.functionName.empty()    ? HintCode::None
                                                            : HintCode::MakeFunctionAsync;
    const bool isOutside = isAwait && !isInFunction();
    fail(span, construct + (isOutside ? " outside function" : " outside async function"), hint,
         {m_scope.functionName});
}

void FlowChecker::checkBlock(const Block& block)
{
    for (const StatementPointer& statement : block)
        checkStatement(*statement);
}

void FlowChecker::checkLoopBody(const Statement& loop, const Block& block)
{
    openBlock(loop.span);
    const bool wasInLoop = std::exchange(m_scope.isInLoop, true);
    checkBlock(block);
    m_scope.isInLoop = wasInLoop;
    closeBlock();
}

void FlowChecker::openBlock(SourceSpan span)
{
    if (++m_scope.openBlocks > maximumBlocks) fail(span, "too many statically nested blocks");
}

void FlowChecker::checkStatement(const Statement& statement)
{
    switch (statement.kind) {
    case StatementKind::Function: checkFunction(nodeAs<FunctionStatement>(statement)); return;
    case StatementKind::Class: checkClass(nodeAs<ClassStatement>(statement)); return;
    case StatementKind::Return: checkReturn(nodeAs<ReturnStatement>(statement)); return;
    case StatementKind::Assign: checkAssign(nodeAs<AssignStatement>(statement)); return;
    case StatementKind::For: checkFor(nodeAs<ForStatement>(statement)); return;
    case StatementKind::While: {
        const WhileStatement& loop = nodeAs<WhileStatement>(statement);
        checkExpression(*loop.test);
        checkLoopBody(loop, loop.body);
        checkBlock(loop.orelse);
        return;
    }
    case StatementKind::With: checkWith(nodeAs<WithStatement>(statement)); return;
    case StatementKind::Try: checkTry(nodeAs<TryStatement>(statement)); return;
    case StatementKind::Match: checkMatch(nodeAs<MatchStatement>(statement)); return;
    case StatementKind::Break:
        if (!m_scope.isInLoop) fail(statement.span, "'break' outside loop");
        return;
    case StatementKind::Continue:
        if (!m_scope.isInLoop) fail(statement.span, "'continue' not properly in loop");
        return;
    case StatementKind::AugmentedAssign:
        checkTarget(*nodeAs<AugmentedAssignStatement>(statement).target);
        break;
    case StatementKind::AnnotatedAssign:
        checkTarget(*nodeAs<AnnotatedAssignStatement>(statement).target);
        break;
    default: break;
    }
    struct PartVisitor {
        FlowChecker& checker;
        void operator()(const Expression& expression) { checker.checkExpression(expression); }
        void operator()(const Block& block) { checker.checkBlock(block); }
    };
    forEachPart(statement, PartVisitor{*this});
}

void FlowChecker::checkFunction(const FunctionStatement& function)
{
    forEachPart(function, [this](const auto& part) {
        if constexpr (std::is_base_of_v<Expression, std::decay_t<decltype(part)>>)
            checkExpression(part);
    });
    Scope inner;
    inner.kind = function.isAsync ? ScopeKind::AsyncFunction : ScopeKind::Function;
    inner.functionName = function.name;
    inner.isAsyncGenerator = function.isAsync && containsYield(function.body);
    const Scope outer = std::exchange(m_scope, inner);
    checkBlock(function.body);
    m_scope = outer;
}

void FlowChecker::checkClass(const ClassStatement& definition)
{
    for (const ExpressionPointer& decorator : definition.decorators)
        checkExpression(*decorator);
    for (const ExpressionPointer& base : definition.bases)
        checkElement(*base);
    checkKeywords(definition.keywords);
    Scope inner;
    inner.kind = ScopeKind::Class;
    const Scope outer = std::exchange(m_scope, inner);
    checkBlock(definition.body);
    m_scope = outer;
}

void FlowChecker::checkReturn(const ReturnStatement& statement)
{
    if (!isInFunction()) fail(statement.span, "'return' outside function");
    if (!statement.value) return;
    if (m_scope.isAsyncGenerator) fail(statement.span, "'return' with value in async generator");
    checkExpression(*statement.value);
}

void FlowChecker::checkAssign(const AssignStatement& statement)
{
    checkExpression(*statement.value);
    for (const ExpressionPointer& target : statement.targets) {
        if (target->kind == ExpressionKind::Starred)
            fail(target->span, "starred assignment target must be in a list or tuple");
        checkTarget(*target);
    }
}

void FlowChecker::checkFor(const ForStatement& statement)
{
    if (statement.isAsync) requireAsync(statement.span, "'async for'");
    checkExpression(*statement.iterable);
    if (statement.target->kind == ExpressionKind::Starred)
        fail(statement.target->span, "starred assignment target must be in a list or tuple");
    checkTarget(*statement.target);
    checkLoopBody(statement, statement.body);
    checkBlock(statement.orelse);
}

void FlowChecker::checkWith(const WithStatement& statement)
{
    if (statement.isAsync) requireAsync(statement.span, "'async with'");
    for (const WithItem& item : statement.items) {
        checkExpression(*item.context);
        if (!item.target) continue;
        if (item.target->kind == ExpressionKind::Starred)
            fail(item.target->span, "starred assignment target must be in a list or tuple");
        checkTarget(*item.target);
    }
    openBlock(statement.items.back().context->span);
    checkBlock(statement.body);
    closeBlock();
}

void FlowChecker::checkTry(const TryStatement& statement)
{
    openBlock(statement.span);
    checkBlock(statement.body);
    for (const ExceptHandler& handler : statement.handlers) {
        if (!handler.type && &handler != &statement.handlers.back())
            fail(handler.span, "default 'except:' must be last");
        if (handler.type) checkExpression(*handler.type);
        if (!statement.isStar) {
            checkBlock(handler.body);
            continue;
        }
        if (const Statement* jump = findJump(handler.body)) {
            fail(jump->span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        checkBlock(handler.body);
    }
    checkBlock(statement.orelse);
    closeBlock();
    checkBlock(statement.finalbody);
}

void FlowChecker::checkMatch(const MatchStatement& statement)
{
    checkExpression(*statement.subject);
    for (const MatchCase& each : statement.cases) {
        const bool isLast = &each == &statement.cases.back();
        if (!isLast && !each.guard) checkRefutable(*each.pattern);
        std::set<std::string> names;
        checkBindings(*each.pattern, names);
        checkPattern(*each.pattern);
        if (each.guard) checkExpression(*each.guard);
        checkBlock(each.body);
    }
}

/// A pattern that others follow must leave them something.
void FlowChecker::checkRefutable(const Pattern& pattern) const
{
    if (pattern.kind == PatternKind::Or)
        return checkRefutable(*nodeAs<OrPattern>(pattern).alternatives.back());
    if (pattern.kind == PatternKind::As) return checkRefutable(*nodeAs<AsPattern>(pattern).pattern);
    if (pattern.kind != PatternKind::Capture) return;
    const std::string& name = nodeAs<CapturePattern>(pattern).name;
    fail(pattern.span, (name.empty() ? std::string("wildcard") : "name capture '" + name + "'") +
                           " makes remaining patterns unreachable");
}

/// A pattern binds each name once, and asks for each key and attribute once.
void FlowChecker::checkBindings(const Pattern& pattern, std::set<std::string>& names) const
{
    auto bind = [&](const std::string& name, SourceSpan span) {
        if (!name.empty() && !names.insert(name).second)
            fail(span, "multiple assignments to name '" + name + "' in pattern");
    };
    switch (pattern.kind) {
    case PatternKind::Capture: bind(nodeAs<CapturePattern>(pattern).name, pattern.span); return;
    case PatternKind::Star: bind(nodeAs<StarPattern>(pattern).name, pattern.span); return;
    case PatternKind::As:
        checkBindings(*nodeAs<AsPattern>(pattern).pattern, names);
        bind(nodeAs<AsPattern>(pattern).name, pattern.span);
        return;
    case PatternKind::Sequence:
        for (const PatternPointer& element : nodeAs<SequencePattern>(pattern).elements)
            checkBindings(*element, names);
        return;
    case PatternKind::Mapping: {
        std::set<std::string> keys;
        for (const MappingPatternItem& item : nodeAs<MappingPattern>(pattern).items) {
            if (item.key->kind == ExpressionKind::Constant) {
                auto& key = nodeAs<ConstantExpression>(*item.key);
                const bool isText = key.constant == ConstantKind::String;
                const std::string shown =
                    isText ? "'" + key.text + "'" : std::to_string(key.integer);
                const bool isKnown = isText || key.constant == ConstantKind::Integer;
                if (isKnown && !keys.insert(shown).second)
                    fail(pattern.span, "mapping pattern checks duplicate key (" + shown + ")");
            }
            checkBindings(*item.pattern, names);
        }
        bind(nodeAs<MappingPattern>(pattern).rest, pattern.span);
        return;
    }
    case PatternKind::Class: {
        std::set<std::string> attributes;
        for (const KeywordPattern& keyword : nodeAs<ClassPattern>(pattern).keywords)
            if (!attributes.insert(keyword.name).second)
                fail(keyword.pattern->span,
                     "attribute name repeated in class pattern: " + keyword.name);
        for (const PatternPointer& argument : nodeAs<ClassPattern>(pattern).arguments)
            checkBindings(*argument, names);
        for (const KeywordPattern& keyword : nodeAs<ClassPattern>(pattern).keywords)
            checkBindings(*keyword.pattern, names);
        return;
    }
    case PatternKind::Or: {
        const std::set<std::string> before = names;
        for (const PatternPointer& alternative : nodeAs<OrPattern>(pattern).alternatives) {
            names = before;
            checkBindings(*alternative, names);
        }
        return;
    }
    case PatternKind::Value:
    case PatternKind::Singleton: return;
    }
}

void FlowChecker::checkPattern(const Pattern& pattern) const
{
    if (pattern.kind == PatternKind::Sequence) {
        bool hasStar = false;
        for (const PatternPointer& element : nodeAs<SequencePattern>(pattern).elements) {
            const bool isStar = element->kind == PatternKind::Star;
            if (isStar && hasStar) fail(pattern.span, "multiple starred names in sequence pattern");
            hasStar |= isStar;
            checkPattern(*element);
        }
    } else if (pattern.kind == PatternKind::As) {
        checkPattern(*nodeAs<AsPattern>(pattern).pattern);
    } else if (pattern.kind == PatternKind::Or) {
        const auto& alternatives = nodeAs<OrPattern>(pattern).alternatives;
        const std::set<std::string> names = boundNames(*alternatives.front());
        for (const PatternPointer& alternative : alternatives) {
            const bool isLast = alternative == alternatives.back();
            if (!isLast) checkRefutable(*alternative);
            if (boundNames(*alternative) != names)
                fail(pattern.span, "alternative patterns bind different names");
            checkPattern(*alternative);
        }
    }
}

} // namespace awaitscope
