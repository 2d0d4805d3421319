#include "scenarios/language/compiler/compiler.h"

namespace awaitscope {

/// Stores the value on top of the stack.
void Compiler::assign(const Expression& target)
{
    SourceSpan outer = m_span;
    at(target.span);
    switch (target.kind) {
    case ExpressionKind::Name: store(static_cast<const NameExpression&>(target).name); break;
    case ExpressionKind::Attribute: {
        auto& attribute = static_cast<const AttributeExpression&>(target);
        expression(*attribute.object);
        at(attributeSpan(attribute, target.span));
        emit(Opcode::StoreAttribute, nameNumber(attribute.name));
        break;
    }
    case ExpressionKind::Subscript: {
        auto& subscript = static_cast<const SubscriptExpression&>(target);
        expression(*subscript.object);
        subscriptIndex(*subscript.index);
        at(target.span);
        emit(Opcode::StoreSubscript);
        break;
    }
    case ExpressionKind::Tuple: unpack(static_cast<const TupleExpression&>(target).elements); break;
    case ExpressionKind::List: unpack(static_cast<const ListExpression&>(target).elements); break;
    default: unsupported(target.span, "this target of an assignment"); break;
    }
    at(outer);
}

void Compiler::unpack(const std::vector<ExpressionPointer>& targets)
{
    size_t star = targets.size();
    for (size_t index = 0; index < targets.size(); ++index)
        if (targets[index]->kind == ExpressionKind::Starred) star = index;
    if (star == targets.size())
        emit(Opcode::UnpackSequence, static_cast<uint32_t>(targets.size()));
    else
        emit(Opcode::UnpackEx, static_cast<uint32_t>(star | (targets.size() - star - 1) << 12));
    for (const auto& target : targets)
        assign(target->kind == ExpressionKind::Starred
                   ? *static_cast<const StarredExpression&>(*target).value
                   : *target);
}

void Compiler::deleteTarget(const Expression& target)
{
    at(target.span);
    switch (target.kind) {
    case ExpressionKind::Name: remove(static_cast<const NameExpression&>(target).name); break;
    case ExpressionKind::Attribute: {
        auto& attribute = static_cast<const AttributeExpression&>(target);
        expression(*attribute.object);
        emit(Opcode::DeleteAttribute, nameNumber(attribute.name));
        break;
    }
    case ExpressionKind::Subscript: {
        auto& subscript = static_cast<const SubscriptExpression&>(target);
        expression(*subscript.object);
        subscriptIndex(*subscript.index);
        emit(Opcode::DeleteSubscript);
        break;
    }
    case ExpressionKind::Tuple:
        for (const auto& part : static_cast<const TupleExpression&>(target).elements)
            deleteTarget(*part);
        break;
    case ExpressionKind::List:
        for (const auto& part : static_cast<const ListExpression&>(target).elements)
            deleteTarget(*part);
        break;
    default: unsupported(target.span, "this target of del"); break;
    }
}

void Compiler::augmented(const AugmentedAssignStatement& node)
{
    auto operate = [&] {
        expression(*node.value);
        at(node.span);
        emit(Opcode::InPlace, static_cast<uint32_t>(node.operation));
    };
    const Expression& target = *node.target;
    switch (target.kind) {
    case ExpressionKind::Name:
        expression(target);
        operate();
        store(static_cast<const NameExpression&>(target).name);
        break;
    case ExpressionKind::Attribute: {
        auto& attribute = static_cast<const AttributeExpression&>(target);
        expression(*attribute.object);
        emit(Opcode::Copy, 1);
        at(attributeSpan(attribute, target.span));
        emit(Opcode::LoadAttribute, nameNumber(attribute.name));
        operate();
        at(attributeSpan(attribute, target.span));
        emit(Opcode::Swap, 2);
        emit(Opcode::StoreAttribute, nameNumber(attribute.name));
        break;
    }
    case ExpressionKind::Subscript: {
        auto& subscript = static_cast<const SubscriptExpression&>(target);
        expression(*subscript.object);
        subscriptIndex(*subscript.index);
        emit(Opcode::Copy, 2);
        emit(Opcode::Copy, 2);
        at(target.span);
        emit(Opcode::LoadSubscript);
        operate();
        // object index value -> value object index
        at(target.span);
        emit(Opcode::Swap, 3);
        emit(Opcode::Swap, 2);
        emit(Opcode::StoreSubscript);
        break;
    }
    default: unsupported(target.span, "this target of an augmented assignment"); break;
    }
}

} // namespace awaitscope
