#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

/// Lists, sets and dicts are built where they stand; their names are variables of the code around
/// them.
void Compiler::comprehension(const ComprehensionExpression& node)
{
    SourceSpan span = m_span;
    Scope* outer = m_scope;
    Scope& scope = m_scopes.of(&node);
    expression(*node.generators.front().iterable);
    m_scope = &scope;
    for (const auto& [name, symbol] : scope.symbols())
        if (symbol.captured) emit(Opcode::MakeCell, slot(&scope, name));
    switch (node.kind) {
    case ExpressionKind::ListComprehension: emit(Opcode::BuildList, 0); break;
    case ExpressionKind::SetComprehension: emit(Opcode::BuildSet, 0); break;
    default: emit(Opcode::BuildDict, 0); break;
    }
    emit(Opcode::Swap, 2);
    comprehensionPart(node, 0, 1);
    for (const auto& [name, symbol] : scope.symbols())
        if (symbol.bound) emit(Opcode::ClearLocal, slot(&scope, name));
    m_scope = outer;
    at(span);
}

/// The iterable is on the stack; `height` is how many values stand above the container when an
/// element is added.
void Compiler::comprehensionPart(const ComprehensionExpression& node, size_t index, uint32_t height)
{
    const ComprehensionFor& part = node.generators[index];
    Label loop = newLabel(), end = newLabel(), next = newLabel();
    uint32_t depth = m_unit->depth;
    at(part.isAsync ? node.span : part.iterable->span);
    uint32_t begin = 0, protectedEnd = 0;
    if (part.isAsync) {
        emit(Opcode::GetAsyncIterator);
        place(loop);
        begin = position();
        emit(Opcode::GetAsyncNext);
        await(Awaited::Next);
        protectedEnd = position();
    } else {
        emit(Opcode::GetIterator);
        place(loop);
        emitJump(Opcode::ForIter, end);
    }
    assign(*part.target);
    for (const auto& condition : part.conditions)
        jumpIf(*condition, false, next);
    if (index + 1 < node.generators.size()) {
        expression(*node.generators[index + 1].iterable);
        comprehensionPart(node, index + 1, height + 1);
    } else if (node.kind == ExpressionKind::Generator) {
        expression(*node.element);
        at(node.element->span);
        emit(Opcode::Yield);
        emit(Opcode::Pop);
    } else {
        expression(*node.element);
        if (node.kind == ExpressionKind::DictComprehension) {
            expression(*node.value);
            at(spanBetween(node.element->span, node.value->span));
            emit(Opcode::DictSet, height + 1);
        } else {
            at(node.element->span);
            emit(node.kind == ExpressionKind::ListComprehension ? Opcode::ListAppend
                                                                : Opcode::SetAdd,
                 height + 1);
        }
    }
    place(next);
    emitJump(Opcode::Jump, loop);
    place(end);
    if (part.isAsync) {
        protect(begin, protectedEnd, end, depth);
        m_unit->depth = depth + 1;
        emit(Opcode::EndAsyncFor);
    }
    m_unit->depth = depth - 1;
}

void Compiler::generatorExpression(const ComprehensionExpression& node)
{
    SourceSpan span = m_span;
    Scope& scope = m_scopes.of(&node);
    auto child = std::make_unique<Code>();
    Code& code = *child;
    code.name = "<genexpr>";
    code.qualifiedName = qualified(code.name);
    code.isGenerator = true;
    code.isAsync = scope.usesAwait;
    code.definition = lineId(node.span.line);
    code.signature.names.push_back(intern(".0"));
    code.signature.positional = code.signature.positionalOnly = code.signature.required = 1;

    Scope* outer = m_scope;
    Unit unit;
    open(unit, code, scope);
    at(node.span);
    load(".0");
    comprehensionPart(node, 0, 1);
    loadNone();
    emit(Opcode::Return);
    close();
    m_scope = outer;

    at(span);
    pushWithoutDefaults(std::move(child), scope);
    emit(Opcode::PushNull);
    expression(*node.generators.front().iterable);
    at(node.generators.front().iterable->span);
    if (!node.generators.front().isAsync) emit(Opcode::GetIterator);
    at(span);
    emit(Opcode::Call, 1);
}

} // namespace awaitscope
