#pragma once

#include "scenarios/language/syntax/ast/expression.h"

namespace awaitscope {

namespace detail {

template <typename Visitor> void visitIfPresent(const ExpressionPointer& child, Visitor& visitor)
{
    if (child) visitor(*child);
}

template <typename Visitor>
void visitAll(const std::vector<ExpressionPointer>& children, Visitor& visitor)
{
    for (const ExpressionPointer& child : children)
        visitor(*child);
}

template <typename Visitor>
void visitComprehension(const ComprehensionExpression& comprehension, Visitor& visitor)
{
    visitor(*comprehension.element);
    visitIfPresent(comprehension.value, visitor);
    for (const ComprehensionFor& generator : comprehension.generators) {
        visitor(*generator.target);
        visitor(*generator.iterable);
        visitAll(generator.conditions, visitor);
    }
}

template <typename Visitor> void visitFString(const FStringExpression& fstring, Visitor& visitor)
{
    for (const FStringPiece& piece : fstring.pieces) {
        visitIfPresent(piece.expression, visitor);
        if (piece.format) visitor(static_cast<const Expression&>(*piece.format));
    }
}

template <typename Visitor> void visitDefaults(const Parameters& parameters, Visitor& visitor)
{
    for (const Parameter& parameter : parameters.list)
        visitIfPresent(parameter.defaultValue, visitor);
}

} // namespace detail

/// Calls the visitor with each expression directly under `expression`, in the order of the source.
template <typename Visitor> void forEachChild(const Expression& expression, Visitor visitor)
{
    using namespace detail;
    switch (expression.kind) {
    case ExpressionKind::Name:
    case ExpressionKind::Constant: return;
    case ExpressionKind::FString:
        visitFString(nodeAs<FStringExpression>(expression), visitor);
        return;
    case ExpressionKind::Tuple:
        visitAll(nodeAs<TupleExpression>(expression).elements, visitor);
        return;
    case ExpressionKind::List:
        visitAll(nodeAs<ListExpression>(expression).elements, visitor);
        return;
    case ExpressionKind::Set: visitAll(nodeAs<SetExpression>(expression).elements, visitor); return;
    case ExpressionKind::Dict:
        for (const DictItem& item : nodeAs<DictExpression>(expression).items) {
            visitIfPresent(item.key, visitor);
            visitor(*item.value);
        }
        return;
    case ExpressionKind::Unary: visitor(*nodeAs<UnaryExpression>(expression).operand); return;
    case ExpressionKind::Binary:
        visitor(*nodeAs<BinaryExpression>(expression).left);
        visitor(*nodeAs<BinaryExpression>(expression).right);
        return;
    case ExpressionKind::Boolean:
        visitAll(nodeAs<BooleanExpression>(expression).operands, visitor);
        return;
    case ExpressionKind::Compare:
        visitor(*nodeAs<CompareExpression>(expression).first);
        visitAll(nodeAs<CompareExpression>(expression).operands, visitor);
        return;
    case ExpressionKind::Conditional:
        visitor(*nodeAs<ConditionalExpression>(expression).whenTrue);
        visitor(*nodeAs<ConditionalExpression>(expression).test);
        visitor(*nodeAs<ConditionalExpression>(expression).whenFalse);
        return;
    case ExpressionKind::Lambda:
        visitDefaults(nodeAs<LambdaExpression>(expression).parameters, visitor);
        visitor(*nodeAs<LambdaExpression>(expression).body);
        return;
    case ExpressionKind::Call:
        visitor(*nodeAs<CallExpression>(expression).function);
        visitAll(nodeAs<CallExpression>(expression).arguments, visitor);
        for (const Keyword& keyword : nodeAs<CallExpression>(expression).keywords)
            visitor(*keyword.value);
        return;
    case ExpressionKind::Attribute:
        visitor(*nodeAs<AttributeExpression>(expression).object);
        return;
    case ExpressionKind::Subscript:
        visitor(*nodeAs<SubscriptExpression>(expression).object);
        visitor(*nodeAs<SubscriptExpression>(expression).index);
        return;
    case ExpressionKind::Slice:
        visitIfPresent(nodeAs<SliceExpression>(expression).lower, visitor);
        visitIfPresent(nodeAs<SliceExpression>(expression).upper, visitor);
        visitIfPresent(nodeAs<SliceExpression>(expression).step, visitor);
        return;
    case ExpressionKind::Starred: visitor(*nodeAs<StarredExpression>(expression).value); return;
    case ExpressionKind::Await: visitor(*nodeAs<AwaitExpression>(expression).value); return;
    case ExpressionKind::Yield:
        visitIfPresent(nodeAs<YieldExpression>(expression).value, visitor);
        return;
    case ExpressionKind::YieldFrom: visitor(*nodeAs<YieldFromExpression>(expression).value); return;
    case ExpressionKind::NamedAssignment:
        visitor(*nodeAs<NamedAssignmentExpression>(expression).value);
        return;
    case ExpressionKind::ListComprehension:
    case ExpressionKind::SetComprehension:
    case ExpressionKind::DictComprehension:
    case ExpressionKind::Generator:
        visitComprehension(nodeAs<ComprehensionExpression>(expression), visitor);
        return;
    }
}

} // namespace awaitscope
