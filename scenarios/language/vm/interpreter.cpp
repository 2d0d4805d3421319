#include "scenarios/language/vm/interpreter.h"

#include "scenarios/language/vm/fast_numbers.h"

namespace awaitscope {

namespace {

/// Limits and garbage are looked at when these bits of the count of statements are zero.
constexpr uint64_t kBetweenLooks = 0x3ff;

} // namespace

/// What happens inside the library happens where the program called it.
SpanId Interpreter::placeOfCaller() const
{
    SpanId place = 0;
    for (const Fiber* fiber = &m_fiber; fiber && !place; fiber = fiber->below)
        for (const Frame* frame = fiber->top; frame && !place; frame = frame->back)
            if (!frame->code->isLibrary) place = frame->span();
    return place;
}

Interpreter::Step Interpreter::request(Coroutine<Value> coroutine, bool keepsResult)
{
    m_fiber.request = std::move(coroutine);
    m_fiber.keepsResult = keepsResult;
    return Step::Requested;
}

Interpreter::Step Interpreter::requestAndRepeat(Coroutine<Value> coroutine)
{
    --top()->next;
    return request(std::move(coroutine));
}

void Interpreter::deliver(Value value)
{
    Frame* frame = top();
    if (value) {
        if (m_fiber.keepsResult) frame->push(std::move(value));
        return;
    }
    if (m_machine.isRaised()) return; // raised when the fiber runs on
    // The end of an iterator that the program wrote.
    const Instruction& instruction = frame->code->instructions[frame->current()];
    if (instruction.opcode == Opcode::ForIter) {
        frame->drop(1);
        frame->next = instruction.argument;
    } else {
        frame->drop(1);
        frame->push(none());
    }
}

inline bool Interpreter::countStatement()
{
    const uint64_t count = ++m_machine.m_statements;
    return (count & kBetweenLooks) && count <= m_options.limits.statements &&
           !m_machine.m_overMemory && !m_machine.hasAbandoned() &&
           m_options.settings.statementCost <= Duration();
}

bool Interpreter::beforeStatement(Step& step)
{
    const uint64_t count = m_machine.m_statements;
    Runtime& runtime = m_machine.runtime();
    if (count > m_options.limits.statements) {
        step = request(m_machine.stopAt(Limit::Statements), false);
        return false;
    }
    if ((count & kBetweenLooks) == 0) {
        m_machine.collectIfDue();
        Limit limit = runtime.exceededLimit();
        if (limit == Limit::None && m_machine.isOverMemory()) limit = Limit::Memory;
        if (limit != Limit::None) {
            step = request(m_machine.stopAt(limit), false);
            return false;
        }
    }
    if (m_machine.m_overMemory) {
        step = request(m_machine.stopAt(Limit::Memory), false);
        return false;
    }
    if (m_machine.hasAbandoned()) {
        step = request(m_machine.closeAbandoned(), false);
        return false;
    }
    if (m_options.settings.statementCost > Duration() && !top()->code->isLibrary) {
        runtime.setPlace(top()->span());
        step = request(m_machine.payStatement(), false);
        return false;
    }
    return true;
}

Interpreter::Status Interpreter::run()
{
    Step step = Step::Next;
    if (m_machine.isRaised()) {
        if (!unwind(true)) return Status::Finished;
    }
    Frame* frame = top();
    const Instruction* instructions = frame->code->instructions.data();
    uint32_t next = frame->next; // the frame's own is what all others read
    Value* stack = frame->top;   // likewise: one past the last value
    const Value &yes = trueValue(), &no = falseValue();
    auto push = [&stack](Value value) { new (stack++) Value(std::move(value)); };
    auto pop = [&stack] {
        Value value = std::move(*--stack);
        return value;
    };
    auto drop = [&stack] { (--stack)->~Value(); };
    for (;;) {
        const Instruction instruction = instructions[next++];
        frame->next = next;
        frame->top = stack;
        const uint32_t argument = instruction.argument;
        switch (instruction.opcode) {
        case Opcode::Nop: continue;
        case Opcode::Statement:
            if (countStatement() || beforeStatement(step)) continue;
            break;
        case Opcode::LoadConst: push(frame->code->constants[argument]); continue;
        case Opcode::LoadLocal:
            if (const Value& value = frame->locals[argument]) {
                push(value);
                continue;
            }
            step = unbound(frame->code->localNames[argument], true);
            break;
        case Opcode::StoreLocal:
            if (m_machine.m_hasUnnamed)
                m_machine.nameShared(stack[-1], frame->code->localNames[argument]);
            frame->locals[argument] = pop();
            continue;
        case Opcode::DeleteLocal:
            if (frame->locals[argument]) {
                frame->locals[argument] = nullptr;
                continue;
            }
            step = unbound(frame->code->localNames[argument], true);
            break;
        case Opcode::ClearLocal: frame->locals[argument] = nullptr; continue;
        case Opcode::MakeCell: {
            auto cell = makeRef<CellObject>();
            cell->value = std::move(frame->locals[argument]);
            frame->locals[argument] = std::move(cell);
            continue;
        }
        case Opcode::LoadCell:
            if (const Value& value = frame->locals[argument].as<CellObject>()->value) {
                push(value);
                continue;
            }
            step = unbound(frame->code->localNames[argument], argument < frame->code->firstFree);
            break;
        case Opcode::StoreCell:
            if (m_machine.m_hasUnnamed)
                m_machine.nameShared(stack[-1], frame->code->localNames[argument]);
            frame->locals[argument].as<CellObject>()->value = pop();
            continue;
        case Opcode::DeleteCell:
            frame->locals[argument].as<CellObject>()->value = nullptr;
            continue;
        case Opcode::LoadCellItself: push(frame->locals[argument]); continue;
        case Opcode::LoadGlobal:
            if (const Value& value = frame->module->global(argument)) {
                push(value);
                continue;
            }
            step = loadGlobal(argument);
            break;
        case Opcode::StoreGlobal:
            if (m_machine.m_hasUnnamed)
                m_machine.nameShared(stack[-1], frame->code->program->globalNames[argument]);
            frame->module->global(argument) = pop();
            continue;
        case Opcode::DeleteGlobal:
            if (!frame->module->global(argument)) {
                step = unbound(frame->code->program->globalNames[argument], false);
                break;
            }
            frame->module->global(argument) = nullptr;
            continue;
        case Opcode::LoadName: step = loadName(argument); break;
        case Opcode::LoadClassCell: {
            if (const Value* value = frame->names->find(frame->code->localNames[argument]))
                step = this->push(*value);
            else if (const Value& shared = frame->locals[argument].as<CellObject>()->value)
                step = this->push(shared);
            else
                step = unbound(frame->code->localNames[argument], false);
            break;
        }
        case Opcode::StoreName: step = storeName(argument); break;
        case Opcode::DeleteName:
            if (frame->names->remove(frame->code->program->globalNames[argument])) continue;
            step = unbound(frame->code->program->globalNames[argument], false);
            break;
        case Opcode::LoadAttribute: step = loadAttribute(frame->code->names[argument]); break;
        case Opcode::StoreAttribute: step = storeAttribute(frame->code->names[argument]); break;
        case Opcode::DeleteAttribute: step = deleteAttribute(frame->code->names[argument]); break;
        case Opcode::LoadMethod: step = loadMethod(frame->code->names[argument]); break;
        case Opcode::LoadSpecial: step = loadSpecial(frame->code->names[argument]); break;
        case Opcode::LoadSubscript: step = loadSubscript(); break;
        case Opcode::StoreSubscript: step = storeSubscript(); break;
        case Opcode::DeleteSubscript: step = deleteSubscript(); break;
        case Opcode::UnaryNegative:
        case Opcode::UnaryPositive:
        case Opcode::UnaryInvert:
        case Opcode::UnaryNot: step = unary(instruction.opcode); break;
        case Opcode::Binary:
        case Opcode::InPlace: {
            const auto operation = static_cast<BinaryOperator>(argument);
            Value &left = stack[-2], &right = stack[-1];
            if (left.isSmall() && right.isSmall() ? smallBinary(operation, left, right)
                                                  : floatBinary(operation, left, right)) {
                drop();
                continue;
            }
            step = binary(argument, instruction.opcode == Opcode::InPlace);
            break;
        }
        case Opcode::Compare: {
            bool truth = false;
            if (!fastCompare(static_cast<CompareOperator>(argument), stack[-2], stack[-1], truth)) {
                step = compare(argument);
                break;
            }
            drop();
            drop();
            // Most often a jump follows: it is taken at once.
            const Instruction after = instructions[next];
            if (after.opcode == Opcode::JumpIfFalse)
                next = truth ? next + 1 : after.argument;
            else
                push(truth ? yes : no);
            continue;
        }
        case Opcode::Jump:
        case Opcode::JumpBack: next = argument; continue;
        case Opcode::JumpIfFalse:
        case Opcode::JumpIfTrue: {
            const bool wanted = instruction.opcode == Opcode::JumpIfTrue;
            const Value& value = stack[-1];
            if (!value.is(yes) && !value.is(no)) {
                step = jumpIf(argument, wanted, false);
                break;
            }
            if (value.is(yes) == wanted) next = argument;
            drop();
            continue;
        }
        case Opcode::JumpIfFalseKeep: step = jumpIf(argument, false, true); break;
        case Opcode::JumpIfTrueKeep: step = jumpIf(argument, true, true); break;
        case Opcode::JumpIfNone:
            if (pop().is(none())) next = argument;
            continue;
        case Opcode::Pop: drop(); continue;
        case Opcode::Copy: push(*(stack - argument)); continue;
        case Opcode::Swap: std::swap(stack[-1], *(stack - argument)); continue;
        case Opcode::PushNull: push(nullptr); continue;
        case Opcode::Format: step = format(argument); break;
        case Opcode::BuildString: step = buildString(argument); break;
        case Opcode::UnpackSequence: step = unpackSequence(argument); break;
        case Opcode::UnpackEx: step = unpackEx(argument & 0xfff, argument >> 12); break;
        case Opcode::GetIterator: step = getIterator(); break;
        case Opcode::ForIter: step = forIter(argument); break;
        case Opcode::Call: step = call(frame->code->shapes[argument]); break;
        case Opcode::CallExtended: step = callExtended(); break;
        case Opcode::MakeFunction: step = makeFunction(*frame->code->children[argument]); break;
        case Opcode::Return: {
            Value value = pop();
            frame->top = stack;
            step = leaveFrame(std::move(value));
            break;
        }
        case Opcode::Yield: {
            Value value = pop();
            frame->top = stack;
            step = yield(std::move(value));
            break;
        }
        case Opcode::YieldFrom: step = yieldFrom(); break;
        case Opcode::GetAwaitable: step = getAwaitable(); break;
        case Opcode::Await: step = await(); break;
        case Opcode::GetAsyncIterator:
        case Opcode::GetAsyncNext: step = getAsyncNext(); break;
        case Opcode::EndAsyncFor: step = endAsyncFor(); break;
        case Opcode::BuildClass: step = buildClass(); break;
        case Opcode::Raise: step = raise(argument); break;
        case Opcode::PushException: {
            Value exception = pop();
            push(std::move(frame->handled));
            frame->handled = exception;
            push(std::move(exception));
            continue;
        }
        case Opcode::PopException: frame->handled = pop(); continue;
        case Opcode::MatchException: step = matchException(); break;
        case Opcode::Reraise: {
            m_machine.m_pending = pop();
            frame->top = stack;
            if (!unwind(false)) return Status::Finished;
            step = Step::Switched;
            break;
        }
        case Opcode::LoadExceptionType: {
            Value exception = pop();
            push(Value(const_cast<Type*>(typeOf(exception))));
            continue;
        }
        case Opcode::GroupBegin:
        case Opcode::GroupMatch:
        case Opcode::GroupEnd: step = group(instruction.opcode); break;
        case Opcode::Import:
        case Opcode::ImportTop:
        case Opcode::ImportFrom:
        case Opcode::ImportStar: step = import(instruction.opcode, argument); break;
        case Opcode::MatchSequence:
        case Opcode::MatchMapping:
        case Opcode::MatchKeys:
        case Opcode::MatchRest:
        case Opcode::MatchClass:
        case Opcode::GetLength: step = match(instruction.opcode, argument); break;
        default: step = container(instruction.opcode, argument); break;
        }
        switch (step) {
        case Step::Next:
            next = frame->next;
            stack = frame->top;
            continue;
        case Step::Requested: return Status::Request;
        case Step::Finished: return Status::Finished;
        case Step::Raised:
            if (!unwind(true)) return Status::Finished;
            [[fallthrough]];
        case Step::Switched:
            frame = top();
            instructions = frame->code->instructions.data();
            next = frame->next;
            stack = frame->top;
            continue;
        }
    }
}

} // namespace awaitscope
