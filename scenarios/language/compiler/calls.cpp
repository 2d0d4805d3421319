#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/text.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr size_t kArgumentsAtOnce = 200;

bool isPlain(const CallExpression& call)
{
    return call.arguments.size() <= kArgumentsAtOnce &&
           std::none_of(call.arguments.begin(), call.arguments.end(),
                        [](const auto& node) { return node->kind == ExpressionKind::Starred; }) &&
           std::none_of(call.keywords.begin(), call.keywords.end(),
                        [](const Keyword& keyword) { return keyword.name.empty(); });
}

} // namespace

/// Where CPython sees what an attribute is asked for, `span` being the whole of it: from its name
/// on, when that stands on another line than the object.
SourceSpan Compiler::attributeSpan(const AttributeExpression& node, SourceSpan span) const
{
    if (span.line == node.nameSpan.line) return span;
    span.line = node.nameSpan.line;
    span.column = node.nameSpan.column;
    return span;
}

void Compiler::call(const CallExpression& node)
{
    const Expression& function = *node.function;
    if (function.kind == ExpressionKind::Attribute) {
        auto& attribute = static_cast<const AttributeExpression&>(function);
        expression(*attribute.object);
        at(attributeSpan(attribute, function.span));
        emit(Opcode::LoadMethod, nameNumber(attribute.name));
    } else {
        expression(function);
        at(function.span);
        emit(Opcode::PushNull);
    }
    bool bareSuper = function.kind == ExpressionKind::Name &&
                     static_cast<const NameExpression&>(function).name == "super" &&
                     node.arguments.empty() && node.keywords.empty();
    const Scope* unit = m_unit->scope;
    if (bareSuper && unit->kind() == Scope::Kind::Function &&
        m_unit->code->signature.positional > 0 &&
        m_scope->find("__class__").kind == Scope::Place::Kind::Cell) {
        load("__class__");
        load(textOf(m_unit->code->signature.names.front()));
        at(node.span);
        emit(Opcode::Call, 2);
        return;
    }
    // A method on a line of its own is called where its name stands.
    const SourceSpan span = function.kind == ExpressionKind::Attribute && isPlain(node)
                                ? attributeSpan(nodeAs<AttributeExpression>(function), node.span)
                                : node.span;
    if (!isPlain(node)) {
        at(node.span);
        callArguments(node.arguments, node.keywords);
        at(node.span);
        emit(Opcode::CallExtended);
        return;
    }
    CallShape shape;
    shape.positional = static_cast<uint32_t>(node.arguments.size());
    for (const auto& argument : node.arguments)
        expression(*argument);
    if (node.keywords.empty()) {
        at(span);
        emit(Opcode::Call, shape.positional);
        return;
    }
    for (const Keyword& keyword : node.keywords) {
        shape.keywords.push_back(scopedName(keyword.name));
        expression(*keyword.value);
    }
    at(span);
    auto& shapes = m_unit->code->shapes;
    shapes.push_back(std::move(shape));
    emit(Opcode::CallNamed, static_cast<uint32_t>(shapes.size() - 1));
}

/// Leaves a list of the positional arguments and a dict of the keyword arguments. `isCall`: what is
/// called, and its self, stand below them.
void Compiler::callArguments(const std::vector<ExpressionPointer>& arguments,
                             const std::vector<Keyword>& keywords, bool isCall)
{
    const SourceSpan whole = m_span;
    emit(Opcode::BuildList, 0);
    for (const auto& argument : arguments) {
        if (argument->kind == ExpressionKind::Starred) {
            expression(*static_cast<const StarredExpression&>(*argument).value);
            at(whole);
            emit(Opcode::ListExtend, isCall && arguments.size() == 1);
        } else {
            expression(*argument);
            emit(Opcode::ListAppend, 1);
        }
    }
    emit(Opcode::BuildDict, 0);
    bool mayRepeat = false; // what `**` gave is not known
    for (const Keyword& keyword : keywords) {
        if (keyword.name.empty()) {
            expression(*keyword.value);
            emit(Opcode::DictMerge, isCall);
            mayRepeat = true;
            continue;
        }
        if (mayRepeat) emit(Opcode::BuildDict, 0);
        emit(Opcode::LoadConst, constant(scopedName(keyword.name)));
        expression(*keyword.value);
        emit(Opcode::DictSet, 1);
        if (mayRepeat) {
            at(whole);
            emit(Opcode::DictMerge, isCall);
        }
    }
}

/// Awaits what is on the stack. Where the program resumes a coroutine by hand, the `yield from`
/// does it; elsewhere it is skipped.
void Compiler::await(Awaited what)
{
    emit(Opcode::GetAwaitable, static_cast<uint32_t>(what));
    emit(Opcode::Await);
    emit(Opcode::YieldFrom);
    ++m_unit->depth; // either the one or the other
}

} // namespace awaitscope
