#include "scenarios/language/vm/interpreter.h"

#include "scenarios/language/vm/fast_attributes.h"
#include "scenarios/language/vm/fast_calls.h"
#include "scenarios/language/vm/fast_items.h"
#include "scenarios/language/vm/fast_numbers.h"
#include "scenarios/language/vm/statement_watcher.h"

namespace awaitscope {

namespace {

/// Statements between two looks at limits and garbage.
constexpr uint64_t kBetweenInspections = 1024;

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

Interpreter::Step Interpreter::beforeStatement()
{
    const uint64_t count = m_machine.m_statements;
    Runtime& runtime = m_machine.runtime();
    m_machine.pauseAtStatement(); // until nothing is left to do
    if (m_machine.m_watcher && !top()->code->isLibrary && !m_machine.m_watcher->beginning())
        return request(m_machine.stopAt(Limit::Stopped), false);
    if (count > m_options.limits.statements)
        return request(m_machine.stopAt(Limit::Statements), false);
    if (count >= m_machine.m_nextInspection) {
        m_machine.m_nextInspection = (count / kBetweenInspections + 1) * kBetweenInspections;
        m_machine.collectIfDue();
        Limit limit = runtime.exceededLimit();
        if (limit == Limit::None && m_machine.isOverMemory()) limit = Limit::Memory;
        if (limit != Limit::None) return request(m_machine.stopAt(limit), false);
    }
    if (m_machine.m_overMemory) return request(m_machine.stopAt(Limit::Memory), false);
    if (m_machine.hasAbandoned()) return request(m_machine.closeAbandoned(), false);
    if (m_options.settings.statementCost > Duration()) {
        if (top()->code->isLibrary) return Step::Next;
        runtime.setPlace(top()->span());
        return request(m_machine.payStatement(), false);
    }
    if (m_machine.m_watcher) return Step::Next;
    m_machine.m_nextPause = std::min(m_machine.m_nextInspection, m_options.limits.statements + 1);
    return Step::Next;
}

/// What most instructions do most of the time is done here; all that may need more than this frame
/// by `perform`.
Interpreter::Status Interpreter::run()
{
    if (m_machine.isRaised() && !unwind(true)) return Status::Finished;
    Machine& machine = m_machine;
    Frame* frame = nullptr;
    const Instruction* instructions = nullptr;
    uint32_t next = 0;      // the frame's own is what all others read
    Value* stack = nullptr; // likewise: one past the last value
    auto resume = [&] {
        frame = m_fiber.top;
        instructions = frame->code->instructions.data();
        next = frame->next;
        stack = frame->top;
    };
    auto pause = [&] {
        frame->next = next;
        frame->top = stack;
    };
    const Value &yes = trueValue(), &no = falseValue();
    auto push = [&stack](const Value& value) { new (stack++) Value(value); };
    auto pushNew = [&stack](Value value) { new (stack++) Value(std::move(value)); };
    auto pop = [&stack] { return std::move(*--stack); };
    auto drop = [&stack] { (--stack)->~Value(); };
    resume();
    for (;;) {
        const Instruction instruction = instructions[next++];
        const uint32_t argument = instruction.argument;
        switch (instruction.opcode) {
        case Opcode::Nop: continue;
        case Opcode::Statement:
            if (++machine.m_statements < machine.m_nextPause) continue;
            break;
        case Opcode::LoadConst: push(frame->code->constants[argument]); continue;
        case Opcode::LoadLocal: {
            const Value& value = frame->locals()[argument];
            if (!value) break;
            push(value);
            continue;
        }
        case Opcode::StoreLocal:
            if (machine.m_hasUnnamed)
                machine.nameShared(stack[-1], frame->code->localNames[argument]);
            frame->locals()[argument] = pop();
            continue;
        case Opcode::DeleteLocal:
            if (!frame->locals()[argument]) break;
            frame->locals()[argument] = nullptr;
            continue;
        case Opcode::ClearLocal: frame->locals()[argument] = nullptr; continue;
        case Opcode::LoadCell: {
            const Value& value = frame->locals()[argument].as<CellObject>()->value;
            if (!value) break;
            push(value);
            continue;
        }
        case Opcode::StoreCell:
            if (machine.m_hasUnnamed)
                machine.nameShared(stack[-1], frame->code->localNames[argument]);
            frame->locals()[argument].as<CellObject>()->value = pop();
            continue;
        case Opcode::DeleteCell:
            frame->locals()[argument].as<CellObject>()->value = nullptr;
            continue;
        case Opcode::LoadCellItself: push(frame->locals()[argument]); continue;
        case Opcode::LoadGlobal: {
            const Value& global = frame->module->global(argument);
            const Value& value = global ? global : frame->module->builtin(argument);
            if (!value) break;
            push(value);
            continue;
        }
        case Opcode::StoreGlobal:
            if (machine.m_hasUnnamed)
                machine.nameShared(stack[-1], frame->code->program->globalNames[argument]);
            frame->module->global(argument) = pop();
            continue;
        case Opcode::LoadAttribute: {
            const Value* value =
                ownAttribute(stack[-1], frame->code->names[argument], hook::GetAttribute);
            if (!value) break;
            stack[-1] = Value(*value);
            continue;
        }
        case Opcode::StoreAttribute: {
            const Value& name = frame->code->names[argument];
            Value* value = ownAttribute(stack[-1], name, hook::SetAttribute | hook::Slots);
            if (!value || machine.m_hasUnnamed) break;
            *value = std::move(stack[-2]);
            drop();
            --stack;
            continue;
        }
        case Opcode::LoadMethod: {
            const Value* method = plainMethodOf(stack[-1], frame->code->names[argument]);
            if (!method) break;
            new (stack) Value(std::move(stack[-1]));
            new (stack - 1) Value(*method);
            ++stack;
            continue;
        }
        case Opcode::LoadSubscript: {
            const Value* item = itemOf(stack[-2], stack[-1]);
            if (!item) break;
            --stack; // (it was a small integer)
            stack[-1] = Value(*item);
            continue;
        }
        case Opcode::StoreSubscript: {
            Value* item = itemOfList(stack[-2], stack[-1]);
            if (!item) break;
            *item = std::move(stack[-3]);
            --stack;
            drop();
            --stack;
            continue;
        }
        case Opcode::Binary:
        case Opcode::InPlace: {
            const auto operation = static_cast<BinaryOperator>(argument);
            Value &left = stack[-2], &right = stack[-1];
            if (left.isSmall() && right.isSmall() ? !smallBinary(operation, left, right)
                                                  : !floatBinary(operation, left, right))
                break;
            drop();
            continue;
        }
        case Opcode::Compare: {
            bool truth = false;
            if (!fastCompare(static_cast<CompareOperator>(argument), stack[-2], stack[-1], truth))
                break;
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
            const Value& value = stack[-1];
            bool truth = value.is(yes);
            if (value.isSmall())
                truth = value.smallInt() != 0;
            else if (!truth && !value.is(no))
                break;
            if (truth == (instruction.opcode == Opcode::JumpIfTrue)) next = argument;
            --stack;
            continue;
        }
        case Opcode::JumpIfNone:
            if (pop().is(none())) next = argument;
            continue;
        case Opcode::Pop: drop(); continue;
        case Opcode::Copy: push(*(stack - argument)); continue;
        case Opcode::Swap: std::swap(stack[-1], *(stack - argument)); continue;
        case Opcode::PushNull: pushNew(nullptr); continue;
        case Opcode::UnpackSequence: {
            Value sequence = pop();
            if (spreadTuple(sequence, argument, stack)) {
                stack += argument;
                continue;
            }
            pushNew(std::move(sequence));
            break;
        }
        case Opcode::ForIter:
            if (!nextItem(stack[-1], stack)) break;
            ++stack;
            continue;
        case Opcode::Call: {
            Value* callable = stack - argument - 2;
            if (!isFunction(*callable) || m_fiber.depth >= machine.depth()) break;
            pause();
            setPlace();
            Frame* callee = startSimply(callable, argument);
            if (!callee) break;
            frame->top = callable;
            enter(*callee, Return::Push);
            resume();
            continue;
        }
        case Opcode::Return: {
            if (!leavesSimply(*frame, stack[-1])) break;
            Value result = pop();
            frame->top = stack;
            Frame* caller = frame->back;
            const bool isWanted = frame->mode == Return::Push;
            m_fiber.top = caller;
            --m_fiber.depth;
            Frame::destroy(frame);
            if (isWanted) caller->push(std::move(result));
            resume();
            continue;
        }
        case Opcode::PushException: {
            Value exception = pop();
            pushNew(std::move(frame->handled));
            frame->handled = exception;
            pushNew(std::move(exception));
            continue;
        }
        case Opcode::PopException: frame->handled = pop(); continue;
        case Opcode::LoadExceptionType:
            stack[-1] = Value(const_cast<Type*>(typeOf(stack[-1])));
            continue;
        default: break;
        }
        pause();
        switch (perform(instruction)) {
        case Step::Requested: return Status::Request;
        case Step::Finished: return Status::Finished;
        case Step::Raised:
            if (!unwind(true)) return Status::Finished;
            break;
        case Step::Next:
        case Step::Switched: break;
        }
        resume();
    }
}

} // namespace awaitscope
