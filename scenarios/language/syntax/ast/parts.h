#pragma once

#include "scenarios/language/syntax/ast/statement.h"

namespace awaitscope {

namespace detail {

template <typename Visitor> void visitPattern(const Pattern& pattern, Visitor& visitor)
{
    switch (pattern.kind) {
    case PatternKind::Value: visitor(*nodeAs<ValuePattern>(pattern).value); return;
    case PatternKind::Sequence:
        for (const PatternPointer& element : nodeAs<SequencePattern>(pattern).elements)
            visitPattern(*element, visitor);
        return;
    case PatternKind::Mapping:
        for (const MappingPatternItem& item : nodeAs<MappingPattern>(pattern).items) {
            visitor(*item.key);
            visitPattern(*item.pattern, visitor);
        }
        return;
    case PatternKind::Class:
        visitor(*nodeAs<ClassPattern>(pattern).type);
        for (const PatternPointer& argument : nodeAs<ClassPattern>(pattern).arguments)
            visitPattern(*argument, visitor);
        for (const KeywordPattern& keyword : nodeAs<ClassPattern>(pattern).keywords)
            visitPattern(*keyword.pattern, visitor);
        return;
    case PatternKind::As: visitPattern(*nodeAs<AsPattern>(pattern).pattern, visitor); return;
    case PatternKind::Or:
        for (const PatternPointer& alternative : nodeAs<OrPattern>(pattern).alternatives)
            visitPattern(*alternative, visitor);
        return;
    case PatternKind::Singleton:
    case PatternKind::Star:
    case PatternKind::Capture: return;
    }
}

template <typename Visitor> void visitOptional(const ExpressionPointer& part, Visitor& visitor)
{
    if (part) visitor(*part);
}

template <typename Visitor>
void visitEach(const std::vector<ExpressionPointer>& parts, Visitor& visitor)
{
    for (const ExpressionPointer& part : parts)
        visitor(*part);
}

template <typename Visitor> void visitTry(const TryStatement& statement, Visitor& visitor)
{
    visitor(statement.body);
    for (const ExceptHandler& handler : statement.handlers) {
        visitOptional(handler.type, visitor);
        visitor(handler.body);
    }
    visitor(statement.orelse);
    visitor(statement.finalbody);
}

} // namespace detail

/// Calls the visitor with each expression and each block directly under a statement, in the order
/// of the source.
///
/// Of a function and a class only what belongs to the scope around them is visited: decorators,
/// defaults, bases; not the annotations, whose evaluation is a matter of its own, and not the body.
template <typename Visitor> void forEachPart(const Statement& statement, Visitor visitor)
{
    using namespace detail;
    switch (statement.kind) {
    case StatementKind::Function:
        visitEach(nodeAs<FunctionStatement>(statement).decorators, visitor);
        for (const Parameter& parameter : nodeAs<FunctionStatement>(statement).parameters.list)
            visitOptional(parameter.defaultValue, visitor);
        return;
    case StatementKind::Class:
        visitEach(nodeAs<ClassStatement>(statement).decorators, visitor);
        visitEach(nodeAs<ClassStatement>(statement).bases, visitor);
        for (const Keyword& keyword : nodeAs<ClassStatement>(statement).keywords)
            visitor(*keyword.value);
        return;
    case StatementKind::Return:
        visitOptional(nodeAs<ReturnStatement>(statement).value, visitor);
        return;
    case StatementKind::Delete:
        visitEach(nodeAs<DeleteStatement>(statement).targets, visitor);
        return;
    case StatementKind::Assign:
        visitEach(nodeAs<AssignStatement>(statement).targets, visitor);
        visitor(*nodeAs<AssignStatement>(statement).value);
        return;
    case StatementKind::AugmentedAssign:
        visitor(*nodeAs<AugmentedAssignStatement>(statement).target);
        visitor(*nodeAs<AugmentedAssignStatement>(statement).value);
        return;
    case StatementKind::AnnotatedAssign:
        visitor(*nodeAs<AnnotatedAssignStatement>(statement).target);
        visitOptional(nodeAs<AnnotatedAssignStatement>(statement).value, visitor);
        return;
    case StatementKind::For:
        visitor(*nodeAs<ForStatement>(statement).target);
        visitor(*nodeAs<ForStatement>(statement).iterable);
        visitor(nodeAs<ForStatement>(statement).body);
        visitor(nodeAs<ForStatement>(statement).orelse);
        return;
    case StatementKind::While:
        visitor(*nodeAs<WhileStatement>(statement).test);
        visitor(nodeAs<WhileStatement>(statement).body);
        visitor(nodeAs<WhileStatement>(statement).orelse);
        return;
    case StatementKind::If:
        for (const IfBranch& branch : nodeAs<IfStatement>(statement).branches) {
            visitor(*branch.test);
            visitor(branch.body);
        }
        visitor(nodeAs<IfStatement>(statement).orelse);
        return;
    case StatementKind::With:
        for (const WithItem& item : nodeAs<WithStatement>(statement).items) {
            visitor(*item.context);
            visitOptional(item.target, visitor);
        }
        visitor(nodeAs<WithStatement>(statement).body);
        return;
    case StatementKind::Match:
        visitor(*nodeAs<MatchStatement>(statement).subject);
        for (const MatchCase& each : nodeAs<MatchStatement>(statement).cases) {
            visitPattern(*each.pattern, visitor);
            visitOptional(each.guard, visitor);
            visitor(each.body);
        }
        return;
    case StatementKind::Raise:
        visitOptional(nodeAs<RaiseStatement>(statement).exception, visitor);
        visitOptional(nodeAs<RaiseStatement>(statement).cause, visitor);
        return;
    case StatementKind::Try: visitTry(nodeAs<TryStatement>(statement), visitor); return;
    case StatementKind::Assert:
        visitor(*nodeAs<AssertStatement>(statement).test);
        visitOptional(nodeAs<AssertStatement>(statement).message, visitor);
        return;
    case StatementKind::Expression: visitor(*nodeAs<ExpressionStatement>(statement).value); return;
    case StatementKind::TypeAlias:
    case StatementKind::Import:
    case StatementKind::ImportFrom:
    case StatementKind::Global:
    case StatementKind::Nonlocal:
    case StatementKind::Pass:
    case StatementKind::Break:
    case StatementKind::Continue: return;
    }
}

} // namespace awaitscope
