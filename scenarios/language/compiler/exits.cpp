#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

/// A finally clause is compiled once for each way into it: those inside one another grow with a
/// power of their number.
void Compiler::finalBlock(const Block& body)
{
    constexpr uint32_t kMostInstructions = 1'000'000;
    if (m_unit->finalInstructions > kMostInstructions) return;
    const uint32_t begin = position(), before = m_unit->finalInstructions;
    const SourceSpan span = body.empty() ? m_span : body.front()->span;
    block(body);
    m_unit->finalInstructions = before + position() - begin; // (those of inner ones are among them)
    if (m_unit->finalInstructions > kMostInstructions && m_diagnostics.empty())
        m_diagnostics.push_back(awaitscope::unsupported(span, MessageCode::FinallyTooNested,
                                                        HintCode::MoveIntoFunction));
}

void Compiler::tryStatement(const TryStatement& node)
{
    if (node.finalbody.empty()) {
        node.isStar ? tryExceptStar(node) : tryExcept(node);
        return;
    }
    uint32_t depth = m_unit->depth;
    Label handler = newLabel(), end = newLabel();
    uint32_t begin = position();
    m_unit->exits.push_back({.kind = Exit::Kind::Finally, .finalbody = &node.finalbody});
    if (node.handlers.empty())
        block(node.body);
    else
        node.isStar ? tryExceptStar(node) : tryExcept(node);
    Exit exit = std::move(m_unit->exits.back());
    m_unit->exits.pop_back();
    uint32_t protectedEnd = position();
    finalBlock(node.finalbody);
    emitJump(Opcode::Jump, end);

    place(handler);
    protect(begin, protectedEnd, handler, depth, exit.holes);
    m_unit->depth = depth + 1;
    emit(Opcode::PushException);
    uint32_t finalBegin = position();
    m_unit->exits.push_back({.kind = Exit::Kind::FinallyHandler});
    finalBlock(node.finalbody);
    std::vector<std::pair<uint32_t, uint32_t>> holes = m_unit->exits.back().holes;
    m_unit->exits.pop_back();
    uint32_t finalEnd = position();
    restoreAndReraise();
    // An exception out of the finally clause takes the other's place.
    Label replaced = newLabel();
    place(replaced);
    protect(finalBegin, finalEnd, replaced, depth + 1, holes);
    m_unit->depth = depth + 2;
    restoreAndReraise();
    m_unit->depth = depth;
    place(end);
}

/// previous exception -> ; the previous one is being handled again, and this one goes on.
void Compiler::restoreAndReraise()
{
    emit(Opcode::Swap, 2);
    emit(Opcode::PopException);
    emit(Opcode::Reraise);
}

void Compiler::tryExcept(const TryStatement& node)
{
    uint32_t depth = m_unit->depth;
    Label handlers = newLabel(), end = newLabel(), cleanup = newLabel();
    uint32_t begin = position();
    block(node.body);
    uint32_t protectedEnd = position();
    block(node.orelse);
    emitJump(Opcode::Jump, end);

    place(handlers);
    protect(begin, protectedEnd, handlers, depth);
    m_unit->depth = depth + 1;
    emit(Opcode::PushException);
    uint32_t handlersBegin = position();
    std::vector<std::pair<uint32_t, uint32_t>> holes;
    for (const ExceptHandler& handler : node.handlers) {
        Label next = newLabel();
        m_unit->depth = depth + 2;
        at(handler.span);
        if (handler.type) {
            expression(*handler.type);
            at(handler.span);
            emit(Opcode::MatchException);
            emitJump(Opcode::JumpIfFalse, next);
        }
        at(handler.span);
        if (handler.name.empty())
            emit(Opcode::Pop);
        else
            store(handler.name);
        uint32_t bodyBegin = position();
        m_unit->exits.push_back(
            {.kind = Exit::Kind::Handler, .name = handler.name, .span = handler.span});
        block(handler.body);
        Exit exit = std::move(m_unit->exits.back());
        m_unit->exits.pop_back();
        holes.insert(holes.end(), exit.holes.begin(), exit.holes.end());
        uint32_t bodyEnd = position();
        at(handler.span);
        emit(Opcode::PopException);
        if (!handler.name.empty()) {
            loadNone();
            store(handler.name);
            remove(handler.name);
        }
        uint32_t leaving = position();
        emitJump(Opcode::Jump, end);
        holes.emplace_back(bodyEnd, leaving + 1);
        if (!handler.name.empty()) {
            Label forget = newLabel();
            place(forget);
            protect(bodyBegin, bodyEnd, forget, depth + 1, exit.holes);
            m_unit->depth = depth + 2;
            loadNone();
            store(handler.name);
            remove(handler.name);
            emit(Opcode::Reraise);
        }
        place(next);
    }
    m_unit->depth = depth + 2;
    uint32_t handlersEnd = position();
    restoreAndReraise();
    place(cleanup);
    protect(handlersBegin, handlersEnd, cleanup, depth + 1, holes);
    m_unit->depth = depth + 2;
    restoreAndReraise();
    m_unit->depth = depth;
    place(end);
}

void Compiler::tryExceptStar(const TryStatement& node)
{
    uint32_t depth = m_unit->depth;
    Label handlers = newLabel(), end = newLabel(), cleanup = newLabel();
    uint32_t begin = position();
    block(node.body);
    uint32_t protectedEnd = position();
    block(node.orelse);
    emitJump(Opcode::Jump, end);

    place(handlers);
    protect(begin, protectedEnd, handlers, depth);
    m_unit->depth = depth + 1;
    emit(Opcode::PushException);
    uint32_t handlersBegin = position();
    emit(Opcode::GroupBegin); // previous original list rest
    for (const ExceptHandler& handler : node.handlers) {
        Label next = newLabel(), skip = newLabel();
        m_unit->depth = depth + 4;
        at(handler.span);
        if (handler.type)
            expression(*handler.type);
        else
            loadNone();
        emit(Opcode::GroupMatch);
        emit(Opcode::UnpackSequence, 2);
        emit(Opcode::Copy, 1);
        emitJump(Opcode::JumpIfNone, skip);
        emit(Opcode::Copy, 1);
        emit(Opcode::PopException); // it is what is handled now
        if (handler.name.empty())
            emit(Opcode::Pop);
        else
            store(handler.name);
        uint32_t bodyBegin = position();
        block(handler.body);
        uint32_t bodyEnd = position();
        auto forget = [&] {
            if (handler.name.empty()) return;
            loadNone();
            store(handler.name);
            remove(handler.name);
        };
        forget();
        emitJump(Opcode::Jump, next);
        Label raised = newLabel();
        place(raised);
        protect(bodyBegin, bodyEnd, raised, depth + 4);
        m_unit->depth = depth + 5;
        forget();
        emit(Opcode::ListAppend, 2);
        emitJump(Opcode::Jump, next);
        place(skip);
        m_unit->depth = depth + 5;
        emit(Opcode::Pop);
        place(next);
    }
    m_unit->depth = depth + 4;
    emit(Opcode::GroupEnd); // previous exception-or-None
    uint32_t handlersEnd = position();
    Label swallowed = newLabel();
    emit(Opcode::Copy, 1);
    emitJump(Opcode::JumpIfNone, swallowed);
    restoreAndReraise();
    place(cleanup);
    protect(handlersBegin, handlersEnd, cleanup, depth + 1);
    m_unit->depth = depth + 2;
    restoreAndReraise();
    place(swallowed);
    m_unit->depth = depth + 2;
    emit(Opcode::Pop);
    emit(Opcode::PopException);
    place(end);
}

/// function self -> ; calls `__exit__(None, None, None)` and drops the result.
void Compiler::callExit(bool isAsync)
{
    for (int count = 0; count < 3; ++count)
        loadNone();
    emit(Opcode::Call, 3);
    if (isAsync) await(Awaited::Exit);
    emit(Opcode::Pop);
}

void Compiler::with(const WithStatement& node, size_t index)
{
    if (index == node.items.size()) {
        block(node.body);
        return;
    }
    const WithItem& item = node.items[index];
    uint32_t depth = m_unit->depth;
    expression(*item.context);
    at(item.context->span);
    emit(Opcode::Copy, 1);
    emit(Opcode::LoadSpecial, nameNumber(node.isAsync ? "__aexit__" : "__exit__"));
    // manager exit self -> exit self manager
    emit(Opcode::Swap, 2);
    emit(Opcode::Swap, 3);
    emit(Opcode::LoadSpecial, nameNumber(node.isAsync ? "__aenter__" : "__enter__"));
    emit(Opcode::Call, 0);
    if (node.isAsync) await(Awaited::Enter);
    uint32_t begin = position();
    m_unit->exits.push_back({.kind = node.isAsync ? Exit::Kind::AsyncWith : Exit::Kind::With,
                             .span = item.context->span});
    if (item.target)
        assign(*item.target);
    else
        emit(Opcode::Pop);
    with(node, index + 1);
    Exit exit = std::move(m_unit->exits.back());
    m_unit->exits.pop_back();
    uint32_t protectedEnd = position();
    Label handler = newLabel(), end = newLabel(), swallowed = newLabel(), failed = newLabel();
    at(item.context->span);
    callExit(node.isAsync);
    emitJump(Opcode::Jump, end);

    place(handler); // exit self exception
    protect(begin, protectedEnd, handler, depth + 2, exit.holes);
    m_unit->depth = depth + 3;
    emit(Opcode::PushException); // exit self previous exception
    uint32_t exitBegin = position();
    emit(Opcode::Copy, 4);
    emit(Opcode::Copy, 4);
    emit(Opcode::Copy, 3);
    emit(Opcode::LoadExceptionType);
    emit(Opcode::Copy, 4);
    emit(Opcode::Copy, 1);
    emit(Opcode::LoadTraceback);
    emit(Opcode::Call, 3);
    if (node.isAsync) await(Awaited::Exit);
    emitJump(Opcode::JumpIfTrue, swallowed);
    uint32_t exitEnd = position();
    uint32_t atDecision = m_unit->depth;
    restoreAndReraise();
    place(failed);
    protect(exitBegin, exitEnd, failed, depth + 3);
    m_unit->depth = depth + 4;
    restoreAndReraise();
    place(swallowed);
    m_unit->depth = atDecision;
    emit(Opcode::Pop);
    emit(Opcode::PopException);
    emit(Opcode::Pop);
    emit(Opcode::Pop);
    place(end);
    m_unit->depth = depth;
}

/// Emits what leaving this construct takes. With `keepsValue` the top of the stack stays on top.
void Compiler::leave(const Exit& exit, bool keepsValue)
{
    auto under = [&](uint32_t place) {
        if (keepsValue) emit(Opcode::Swap, place);
    };
    switch (exit.kind) {
    case Exit::Kind::While: break;
    case Exit::Kind::For:
    case Exit::Kind::Value:
        under(2);
        emit(Opcode::Pop);
        break;
    case Exit::Kind::Finally:
        if (keepsValue) m_unit->exits.push_back({.kind = Exit::Kind::Value});
        finalBlock(*exit.finalbody);
        if (keepsValue) m_unit->exits.pop_back();
        break;
    case Exit::Kind::FinallyHandler: // previous exception [value]
        under(2);
        emit(Opcode::Pop);
        under(2);
        emit(Opcode::PopException);
        break;
    case Exit::Kind::Handler: // previous [value]
        under(2);
        emit(Opcode::PopException);
        if (!exit.name.empty()) {
            loadNone();
            store(exit.name);
            remove(exit.name);
        }
        break;
    case Exit::Kind::With:
    case Exit::Kind::AsyncWith: // exit self [value]
        under(3);
        under(2);
        at(exit.span);
        callExit(exit.kind == Exit::Kind::AsyncWith);
        break;
    }
}

/// Leaves the constructs from the innermost down to number `downTo`. What is emitted for one is not
/// protected by it, nor by those inside it: holes are opened, which `closeHoles` ends after the
/// jump.
void Compiler::leaveAll(size_t downTo, bool keepsValue)
{
    std::vector<Exit> inner;
    SourceSpan span = m_span;
    for (size_t index = m_unit->exits.size(); index > downTo; --index) {
        m_unit->exits[index - 1].holes.emplace_back(position(), 0);
        // While its exit is compiled, the construct is no longer around: a `return` in a finally
        // clause leaves the rest only.
        const auto first = m_unit->exits.begin() + static_cast<std::ptrdiff_t>(index - 1);
        std::vector<Exit> saved(std::make_move_iterator(first),
                                std::make_move_iterator(m_unit->exits.end()));
        m_unit->exits.resize(index - 1);
        leave(saved.front(), keepsValue);
        m_unit->exits.insert(m_unit->exits.end(), std::make_move_iterator(saved.begin()),
                             std::make_move_iterator(saved.end()));
        at(span);
    }
}

void Compiler::closeHoles()
{
    for (Exit& exit : m_unit->exits)
        if (!exit.holes.empty() && exit.holes.back().second == 0)
            exit.holes.back().second = position();
}

} // namespace awaitscope
