#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/exception.h"
#include "scenarios/language/values/text.h"

namespace awaitscope {

void Compiler::block(const Block& statements)
{
    for (const auto& node : statements)
        statement(*node);
}

void Compiler::statement(const Statement& node)
{
    at(node.span);
    switch (node.kind) {
    case StatementKind::Pass:
    case StatementKind::Global:
    case StatementKind::Nonlocal: emit(Opcode::Pass); return;
    default: emit(Opcode::Statement);
    }
    switch (node.kind) {
    case StatementKind::Function: function(static_cast<const FunctionStatement&>(node)); break;
    case StatementKind::Class: classDefinition(static_cast<const ClassStatement&>(node)); break;
    case StatementKind::Return: returnValue(static_cast<const ReturnStatement&>(node)); break;
    case StatementKind::Delete:
        for (const auto& target : static_cast<const DeleteStatement&>(node).targets)
            deleteTarget(*target);
        break;
    case StatementKind::Assign: {
        auto& assignment = static_cast<const AssignStatement&>(node);
        expression(*assignment.value);
        for (size_t index = 0; index < assignment.targets.size(); ++index) {
            if (index + 1 < assignment.targets.size()) emit(Opcode::Copy, 1);
            assign(*assignment.targets[index]);
        }
        break;
    }
    case StatementKind::AugmentedAssign:
        augmented(static_cast<const AugmentedAssignStatement&>(node));
        break;
    case StatementKind::AnnotatedAssign: {
        auto& assignment = static_cast<const AnnotatedAssignStatement&>(node);
        if (assignment.value) {
            expression(*assignment.value);
            assign(*assignment.target);
        }
        annotateVariable(assignment);
        break;
    }
    case StatementKind::TypeAlias: typeAlias(static_cast<const TypeAliasStatement&>(node)); break;
    case StatementKind::For: {
        auto& loop = static_cast<const ForStatement&>(node);
        if (loop.isAsync)
            asyncForLoop(loop);
        else
            forLoop(loop);
        break;
    }
    case StatementKind::While: whileLoop(static_cast<const WhileStatement&>(node)); break;
    case StatementKind::If: ifChain(static_cast<const IfStatement&>(node)); break;
    case StatementKind::With: with(static_cast<const WithStatement&>(node), 0); break;
    case StatementKind::Match: match(static_cast<const MatchStatement&>(node)); break;
    case StatementKind::Raise: {
        auto& raise = static_cast<const RaiseStatement&>(node);
        uint32_t count = 0;
        if (raise.exception) {
            expression(*raise.exception);
            ++count;
        }
        if (raise.cause) {
            expression(*raise.cause);
            ++count;
        }
        at(node.span);
        emit(Opcode::Raise, count);
        break;
    }
    case StatementKind::Try: tryStatement(static_cast<const TryStatement&>(node)); break;
    case StatementKind::Assert: assertion(static_cast<const AssertStatement&>(node)); break;
    case StatementKind::Import: import(static_cast<const ImportStatement&>(node)); break;
    case StatementKind::ImportFrom:
        importFrom(static_cast<const ImportFromStatement&>(node));
        break;
    case StatementKind::Expression:
        expression(*static_cast<const ExpressionStatement&>(node).value);
        emit(Opcode::Pop);
        break;
    case StatementKind::Break: leaveLoop(true, node.span); break;
    case StatementKind::Continue: leaveLoop(false, node.span); break;
    default: break;
    }
}

void Compiler::forLoop(const ForStatement& node)
{
    Label body = newLabel(), next = newLabel(), end = newLabel(), done = newLabel();
    uint32_t depth = m_unit->depth;
    expression(*node.iterable);
    at(node.iterable->span);
    emit(Opcode::GetIterator);
    emitJump(Opcode::ForIter, done);
    place(body);
    m_unit->exits.push_back({.kind = Exit::Kind::For, .breakTo = end, .continueTo = next});
    assign(*node.target);
    block(node.body);
    place(next);
    at(node.iterable->span);
    emitJump(Opcode::ForNext, done);
    emitJump(Opcode::Jump, body);
    m_unit->exits.pop_back();
    place(done);
    m_unit->depth = depth;
    block(node.orelse);
    place(end);
}

void Compiler::asyncForLoop(const ForStatement& node)
{
    Label loop = newLabel(), next = newLabel(), end = newLabel(), done = newLabel();
    uint32_t depth = m_unit->depth;
    expression(*node.iterable);
    at(node.iterable->span);
    emit(Opcode::GetAsyncIterator);
    place(loop);
    uint32_t begin = position();
    at(node.span);
    emit(Opcode::GetAsyncNext);
    await(Awaited::Next);
    uint32_t protectedEnd = position();
    m_unit->exits.push_back({.kind = Exit::Kind::For, .breakTo = end, .continueTo = next});
    assign(*node.target);
    block(node.body);
    place(next);
    at(node.iterable->span);
    emitJump(Opcode::JumpBack, loop);
    m_unit->exits.pop_back();
    place(done);
    protect(begin, protectedEnd, done, depth + 1);
    m_unit->depth = depth + 2;
    emit(Opcode::EndAsyncFor);
    block(node.orelse);
    place(end);
    m_unit->depth = depth;
}

void Compiler::whileLoop(const WhileStatement& node)
{
    Label loop = newLabel(), end = newLabel(), done = newLabel();
    place(loop);
    jumpIf(*node.test, false, done);
    m_unit->exits.push_back({.kind = Exit::Kind::While, .breakTo = end, .continueTo = loop});
    block(node.body);
    at(node.test->span);
    emit(Opcode::Statement); // the header is a statement once an iteration
    emitJump(Opcode::Jump, loop);
    m_unit->exits.pop_back();
    place(done);
    block(node.orelse);
    place(end);
}

void Compiler::ifChain(const IfStatement& node)
{
    Label end = newLabel();
    for (const IfBranch& branch : node.branches) {
        Label next = newLabel();
        at(branch.test->span);
        jumpIf(*branch.test, false, next);
        block(branch.body);
        emitJump(Opcode::Jump, end);
        place(next);
    }
    block(node.orelse);
    place(end);
}

void Compiler::assertion(const AssertStatement& node)
{
    Label end = newLabel();
    jumpIf(*node.test, true, end);
    uint32_t depth = m_unit->depth;
    at(node.test->span);
    loadConstant(Value(exceptions::AssertionError()));
    if (node.message) {
        emit(Opcode::PushNull);
        expression(*node.message);
        at(node.test->span);
        emit(Opcode::Call, 1);
    }
    emit(Opcode::Raise, 1);
    m_unit->depth = depth;
    place(end);
}

void Compiler::import(const ImportStatement& node)
{
    for (const ImportAlias& alias : node.names) {
        bool whole = !alias.alias.empty();
        emit(whole ? Opcode::Import : Opcode::ImportTop, textConstant(alias.name));
        store(whole ? alias.alias : alias.name.substr(0, alias.name.find('.')));
    }
}

void Compiler::importFrom(const ImportFromStatement& node)
{
    if (node.module == "__future__") return;
    if (node.level > 0) {
        unsupported(node.span, "from . import");
        return;
    }
    emit(Opcode::Import, textConstant(node.module));
    for (const ImportAlias& alias : node.names) {
        if (alias.name == "*") {
            emit(Opcode::ImportStar);
            return;
        }
        emit(Opcode::ImportFrom, nameNumber(alias.name));
        store(alias.alias.empty() ? alias.name : alias.alias);
    }
    emit(Opcode::Pop);
}

void Compiler::returnValue(const ReturnStatement& node)
{
    uint32_t depth = m_unit->depth;
    if (node.value)
        expression(*node.value);
    else
        loadNone();
    at(node.span);
    leaveAll(0, true);
    emit(Opcode::Return);
    closeHoles();
    m_unit->depth = depth;
}

void Compiler::leaveLoop(bool isBreak, const SourceSpan& span)
{
    size_t loop = m_unit->exits.size();
    while (loop > 0 && m_unit->exits[loop - 1].kind != Exit::Kind::For &&
           m_unit->exits[loop - 1].kind != Exit::Kind::While)
        --loop;
    if (loop == 0) return; // the parser has refused it
    uint32_t depth = m_unit->depth;
    at(span);
    leaveAll(loop, false);
    const Exit& exit = m_unit->exits[loop - 1];
    if (isBreak) {
        if (exit.kind == Exit::Kind::For) emit(Opcode::Pop);
        emitJump(Opcode::Jump, exit.breakTo);
    } else {
        const bool isWhile = exit.kind == Exit::Kind::While;
        emitJump(isWhile ? Opcode::JumpBack : Opcode::Jump, exit.continueTo);
    }
    closeHoles();
    m_unit->depth = depth;
}

} // namespace awaitscope
