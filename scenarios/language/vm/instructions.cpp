#include "scenarios/language/vm/interpreter.h"

namespace awaitscope {

/// The instructions that need more than `run` does at once, each in all its generality.
Interpreter::Step Interpreter::perform(Instruction instruction)
{
    Frame* frame = top();
    const Code& code = *frame->code;
    const uint32_t argument = instruction.argument;
    switch (instruction.opcode) {
    case Opcode::Pass:
    case Opcode::Statement: return beforeStatement();
    case Opcode::JumpBack: return beforeHeader(argument);
    case Opcode::LoadLocal:
    case Opcode::DeleteLocal: return unbound(code.localNames[argument], true);
    case Opcode::MakeCell: {
        auto cell = makeRef<CellObject>();
        cell->value = std::move(frame->locals()[argument]);
        frame->locals()[argument] = std::move(cell);
        return Step::Next;
    }
    case Opcode::LoadCell:
    case Opcode::DeleteCell: {
        const bool isFree =
            argument >= code.firstFree && argument < code.firstFree + code.freeCount;
        return unbound(code.localNames[argument], !isFree);
    }
    case Opcode::LoadGlobal: return unbound(code.program->globalNames[argument], false);
    case Opcode::DeleteGlobal:
        if (!frame->module->global(argument))
            return unbound(code.program->globalNames[argument], false);
        frame->module->global(argument) = nullptr;
        return Step::Next;
    case Opcode::LoadName: return loadName(argument);
    case Opcode::LoadClassCell:
        if (const Value* value = frame->names->find(code.localNames[argument])) return push(*value);
        if (const Value& shared = frame->locals()[argument].as<CellObject>()->value)
            return push(shared);
        return unbound(code.localNames[argument], false);
    case Opcode::StoreName: return storeName(argument);
    case Opcode::DeleteName:
        if (frame->names->remove(code.program->globalNames[argument])) return Step::Next;
        return unbound(code.program->globalNames[argument], false);
    case Opcode::LoadAttribute: return loadAttribute(code.names[argument]);
    case Opcode::StoreAttribute: return storeAttribute(code.names[argument]);
    case Opcode::DeleteAttribute: return deleteAttribute(code.names[argument]);
    case Opcode::LoadMethod: return loadMethod(code.names[argument]);
    case Opcode::LoadSpecial: return loadSpecial(code.names[argument]);
    case Opcode::LoadSubscript: return loadSubscript();
    case Opcode::StoreSubscript: return storeSubscript();
    case Opcode::DeleteSubscript: return deleteSubscript();
    case Opcode::UnaryNegative:
    case Opcode::UnaryPositive:
    case Opcode::UnaryInvert:
    case Opcode::UnaryNot: return unary(instruction.opcode);
    case Opcode::Binary: return binary(argument, false);
    case Opcode::InPlace: return binary(argument, true);
    case Opcode::Compare: return compare(argument);
    case Opcode::JumpIfFalse: return jumpIf(argument, false, false);
    case Opcode::JumpIfTrue: return jumpIf(argument, true, false);
    case Opcode::JumpIfFalseKeep: return jumpIf(argument, false, true);
    case Opcode::JumpIfTrueKeep: return jumpIf(argument, true, true);
    case Opcode::Format: return format(argument);
    case Opcode::BuildString: return buildString(argument);
    case Opcode::UnpackSequence: return unpackSequence(argument);
    case Opcode::UnpackEx: return unpackEx(argument & 0xfff, argument >> 12);
    case Opcode::GetIterator: return getIterator();
    case Opcode::ForIter: return forIter(argument);
    case Opcode::ForNext: {
        // The other one does the rest: it stands before the body.
        const Instruction& toBody = code.instructions[frame->next];
        return m_machine.costsStatements() ? beforeHeader(toBody.argument - 1) : forIter(argument);
    }
    case Opcode::Call: return call(argument);
    case Opcode::CallNamed:
        return call(code.shapes[argument].positional, code.shapes[argument].keywords);
    case Opcode::CallExtended: return callExtended();
    case Opcode::MakeFunction: return makeFunction(*code.children[argument]);
    case Opcode::Return: return leaveFrame(frame->pop());
    case Opcode::Yield: return yield(frame->pop());
    case Opcode::YieldFrom: return yieldFrom();
    case Opcode::GetAwaitable: return getAwaitable();
    case Opcode::Await: return await();
    case Opcode::GetAsyncIterator:
    case Opcode::GetAsyncNext: return getAsyncNext();
    case Opcode::EndAsyncFor: return endAsyncFor();
    case Opcode::BuildClass: return buildClass();
    case Opcode::Raise: return raise(argument);
    case Opcode::MatchException: return matchException();
    case Opcode::Reraise:
        m_machine.m_pending = frame->pop();
        return unwind(false) ? Step::Switched : Step::Finished;
    case Opcode::GroupBegin:
    case Opcode::GroupMatch:
    case Opcode::GroupEnd: return group(instruction.opcode);
    case Opcode::Import:
    case Opcode::ImportTop:
    case Opcode::ImportFrom:
    case Opcode::ImportStar: return import(instruction.opcode, argument);
    case Opcode::MatchSequence:
    case Opcode::MatchMapping:
    case Opcode::MatchKeys:
    case Opcode::MatchRest:
    case Opcode::MatchClass:
    case Opcode::GetLength: return match(instruction.opcode, argument);
    default: return container(instruction.opcode, argument);
    }
}

} // namespace awaitscope
