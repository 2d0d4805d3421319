#include "scenarios/language/vm/interpreter.h"

#include "scenarios/language/values/traceback.h"
#include "scenarios/language/vm/fast_attributes.h"
#include "scenarios/language/vm/fast_calls.h"
#include "scenarios/language/vm/fast_items.h"
#include "scenarios/language/vm/fast_numbers.h"

namespace awaitscope {

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
    m_machine.m_statements += Cost::kAwait;
    m_fiber.request = std::move(coroutine);
    m_fiber.keepsResult = keepsResult;
    return Step::Requested;
}

namespace {

/// Only when it succeeds: an exception is one of the instruction itself.
Coroutine<Value> thenRepeat(Frame& frame, Coroutine<Value> coroutine)
{
    Value value = co_await std::move(coroutine);
    if (value) --frame.next;
    co_return value;
}

} // namespace

Interpreter::Step Interpreter::requestAndRepeat(Coroutine<Value> coroutine)
{
    return request(thenRepeat(*top(), std::move(coroutine)));
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
    if (instruction.opcode == Opcode::ForIter || instruction.opcode == Opcode::ForNext) {
        frame->drop(1);
        frame->next = instruction.argument;
    } else {
        frame->drop(1);
        frame->push(none());
    }
}

/// What most instructions do most of the time is done here, each jumping to the next one itself;
/// all that may need more than this frame by `perform`.
///
/// Flattened: in a function of this size even the destructor of a value would be called.
[[gnu::flatten]] Interpreter::Status Interpreter::run()
{
    if (m_machine.m_met != Limit::None && m_machine.isRaised()) return halt();
    if (m_machine.isRaised() && !unwind(true)) return Status::Finished;
#define AWAITSCOPE_TARGET(name) &&name,
    static const void* const targets[] = {AWAITSCOPE_OPCODES(AWAITSCOPE_TARGET)};
#undef AWAITSCOPE_TARGET
    Machine& machine = m_machine;
    Frame* frame = nullptr;
    const Instruction* instructions = nullptr;
    const Instruction* next = nullptr; // the frame's own is what all others read
    Value* stack = nullptr;            // likewise: one past the last value
    auto resume = [&] {
        frame = m_fiber.top;
        instructions = frame->code->instructions.data();
        next = instructions + frame->next;
        stack = frame->top;
    };
    auto argument = [&next] { return next[-1].argument; };
    auto pause = [&] {
        frame->next = static_cast<uint32_t>(next - instructions);
        frame->top = stack;
    };
    const Value &yes = trueValue(), &no = falseValue();
    auto push = [&stack](const Value& value) { new (stack++) Value(value); };
    auto pushNew = [&stack](Value value) { new (stack++) Value(std::move(value)); };
    auto pop = [&stack] { return std::move(*--stack); };
    auto drop = [&stack] { (--stack)->~Value(); };
// (Never from inside of a block: it would not destroy what is declared there.)
#define AWAITSCOPE_NEXT()                                                                          \
    ++next;                                                                                        \
    goto* targets[static_cast<size_t>(next[-1].opcode)]

    resume();
again:
    AWAITSCOPE_NEXT();

Pass:
    if (machine.m_loopMask == 0) goto costed;
    AWAITSCOPE_NEXT();
Statement:
    if (++machine.m_statements >= machine.m_nextPause && !machine.passes(*frame->code))
        goto statement;
    AWAITSCOPE_NEXT();
LoadConst:
    push(frame->code->constants[argument()]);
    AWAITSCOPE_NEXT();
LoadLocal:
    if (!frame->locals()[argument()]) goto general;
    push(frame->locals()[argument()]);
    AWAITSCOPE_NEXT();
StoreLocal:
    if (machine.m_unnamed > 0) machine.nameShared(stack[-1], frame->code->localNames[argument()]);
    frame->locals()[argument()] = pop();
    AWAITSCOPE_NEXT();
DeleteLocal:
    if (!frame->locals()[argument()]) goto general;
    frame->locals()[argument()] = nullptr;
    AWAITSCOPE_NEXT();
ClearLocal:
    frame->locals()[argument()] = nullptr;
    AWAITSCOPE_NEXT();
LoadCell:
    if (!frame->locals()[argument()].as<CellObject>()->value) goto general;
    push(frame->locals()[argument()].as<CellObject>()->value);
    AWAITSCOPE_NEXT();
StoreCell:
    if (machine.m_unnamed > 0) machine.nameShared(stack[-1], frame->code->localNames[argument()]);
    frame->locals()[argument()].as<CellObject>()->value = pop();
    AWAITSCOPE_NEXT();
DeleteCell:
    if (!frame->locals()[argument()].as<CellObject>()->value) goto general;
    frame->locals()[argument()].as<CellObject>()->value = nullptr;
    AWAITSCOPE_NEXT();
LoadCellItself:
    push(frame->locals()[argument()]);
    AWAITSCOPE_NEXT();
LoadGlobal : {
    const Value& global = frame->module->global(argument());
    const Value& value = global ? global : frame->module->builtin(argument());
    if (!value) goto general;
    push(value);
}
    AWAITSCOPE_NEXT();
StoreGlobal:
    if (machine.m_unnamed > 0)
        machine.nameShared(stack[-1], frame->code->program->globalNames[argument()]);
    frame->module->global(argument()) = pop();
    AWAITSCOPE_NEXT();
LoadAttribute : {
    const Value* value =
        ownAttribute(stack[-1], frame->code->names[argument()], hook::GetAttribute);
    if (!value) value = contentOf(stack[-1], frame->code->names[argument()]);
    if (!value) goto general;
    stack[-1] = Value(*value);
}
    AWAITSCOPE_NEXT();
StoreAttribute : {
    const Value& name = frame->code->names[argument()];
    if (machine.m_unnamed > 0 || !storesSimply(stack[-1], name)) goto general;
    stack[-1].as<InstanceObject>()->attributes().set(name, std::move(stack[-2]));
    drop();
    --stack;
}
    AWAITSCOPE_NEXT();
LoadMethod : {
    const Value& name = frame->code->names[argument()];
    if (const Value* method = plainMethodOf(stack[-1], name)) {
        new (stack) Value(std::move(stack[-1]));
        new (stack - 1) Value(*method);
    } else {
        const Value* function = contentOf(stack[-1], name);
        if (!function) goto general;
        stack[-1] = Value(*function);
        new (stack) Value;
    }
    ++stack;
}
    AWAITSCOPE_NEXT();
LoadSubscript : {
    const Value* item = itemOf(stack[-2], stack[-1]);
    if (!item) goto general;
    Value found(*item);
    drop();
    stack[-1] = std::move(found);
}
    AWAITSCOPE_NEXT();
StoreSubscript : {
    Value* item = itemToStore(stack[-2], stack[-1]);
    if (!item) goto general;
    *item = std::move(stack[-3]);
    drop();
    drop();
    --stack;
}
    AWAITSCOPE_NEXT();
Binary:
InPlace : {
    const auto operation = static_cast<BinaryOperator>(argument());
    Value &left = stack[-2], &right = stack[-1];
    if (left.isSmall() && right.isSmall()) {
        if (!smallBinary(operation, left, right)) goto general;
        --stack;
    } else if (floatBinary(operation, left, right)) {
        drop();
    } else {
        if (operation != BinaryOperator::Add || !areTexts(left, right)) goto general;
        pause();
        if (!growText(left, right)) goto general;
        if (machine.isRaised()) goto raised;
        stack = frame->top;
    }
}
    AWAITSCOPE_NEXT();
Compare : {
    bool truth = false;
    const auto operation = static_cast<CompareOperator>(argument());
    if (!fastCompare(operation, stack[-2], stack[-1], truth) &&
        !isKeyIn(operation, stack[-2], stack[-1], truth))
        goto general;
    drop();
    drop();
    // Most often a jump follows: it is taken at once.
    if (next->opcode == Opcode::JumpIfFalse)
        next = truth ? next + 1 : instructions + next->argument;
    else
        push(truth ? yes : no);
}
    AWAITSCOPE_NEXT();
JumpBack:
    if (machine.m_loopMask == 0) goto costed;
Jump:
    next = instructions + argument();
    AWAITSCOPE_NEXT();
JumpIfFalse:
JumpIfTrue : {
    const Value& value = stack[-1];
    bool truth = value.is(yes);
    if (value.isSmall())
        truth = value.smallInt() != 0;
    else if (!truth && !value.is(no))
        goto general;
    if (truth == (next[-1].opcode == Opcode::JumpIfTrue)) next = instructions + argument();
    --stack;
}
    AWAITSCOPE_NEXT();
JumpIfNone:
    if (pop().is(none())) next = instructions + argument();
    AWAITSCOPE_NEXT();
Pop:
    drop();
    AWAITSCOPE_NEXT();
Copy:
    push(*(stack - argument()));
    AWAITSCOPE_NEXT();
Swap:
    std::swap(stack[-1], *(stack - argument()));
    AWAITSCOPE_NEXT();
PushNull:
    pushNew(nullptr);
    AWAITSCOPE_NEXT();
ListAppend : {
    constexpr size_t kItemBytes = 48; // with a small object behind it
    if (!machine.reserve(kItemBytes)) {
        pause();
        goto raised;
    }
    Value& list = *(stack - 1 - argument());
    list.as<ListObject>()->items().push_back(pop());
}
    AWAITSCOPE_NEXT();
UnpackSequence : {
    Value sequence = pop();
    if (!spreadTuple(sequence, argument(), stack)) {
        pushNew(std::move(sequence));
        goto general;
    }
    stack += argument();
}
    AWAITSCOPE_NEXT();
ForIter:
ForNext:
    if ((++machine.m_items & machine.m_loopMask) == 0 || !nextItem(stack[-1], stack)) goto general;
    ++stack;
    AWAITSCOPE_NEXT();
Call : {
    Value* callable = stack - argument() - 2;
    if (isBuiltin(*callable)) goto callBuiltin;
    if (!isFunction(*callable)) {
        if (becomesMaker(callable)) goto callBuiltin;
        goto general;
    }
    if (m_fiber.depth >= machine.depth()) goto general;
    pause();
    setPlace();
    Frame* callee = startSimply(callable, argument());
    if (!callee) goto general;
    if (callee->code->isSuspended()) {
        stack = callable;
        pushNew(makeSuspended(machine, *callee));
    } else {
        frame->top = callable;
        enter(*callee, Return::Push);
        resume();
    }
}
    AWAITSCOPE_NEXT();
callBuiltin : {
    Value* callable = stack - argument() - 2;
    const auto& builtin = *callable->as<BuiltinObject>();
    const size_t hasSelf = callable[1] ? 1 : 0, given = argument() + hasSelf;
    if (!isBoundInPlace(builtin, given)) goto general;
    if (builtin.isAsync() && (m_fiber.byHand || !isAwaited(next))) goto general;
    pause();
    for (size_t slot = given; slot < builtin.signature().slots(); ++slot)
        new (stack + (slot - given)) Value; // what is left out is null
    const Arguments slots(callable + 2 - hasSelf, builtin.signature().slots());
    if (builtin.isAsync()) {
        Value result;
        const Step step = callAndAwait(*callable->as<BuiltinObject>(), slots, result);
        while (stack > callable)
            drop();
        if (step == Step::Next) pushNew(std::move(result));
        frame->top = stack;
        if (step == Step::Requested) return Status::Request;
        if (step == Step::Raised) goto raised;
        next = instructions + frame->next;
        goto again;
    }
    setPlace();
    KeyQuestion::forget();
    machine.m_statements += Cost::kBuiltinCall;
    Value result = builtin.function()(machine, slots);
    if (!result) {
        if (machine.isRaised() && !KeyQuestion::isAsked()) goto raised;
        if (machine.isRaised()) machine.takeRaised(); // it came of not knowing
        goto general;
    }
    while (stack > callable)
        drop();
    pushNew(std::move(result));
}
    AWAITSCOPE_NEXT();
Return : {
    if (!leavesSimply(*frame, stack[-1])) goto general;
    Value result = pop();
    frame->top = stack;
    Frame* caller = frame->back;
    const awaitscope::Return mode = frame->mode;
    m_fiber.top = caller;
    --m_fiber.depth;
    Frame::destroy(frame);
    if (mode == awaitscope::Return::Operate) caller->drop(2);
    if (mode != awaitscope::Return::Construct) caller->push(std::move(result));
    resume();
    if (machine.m_nextPause == 0 && machine.hasAbandoned()) goto abandoned;
}
    AWAITSCOPE_NEXT();
PushException : {
    Value exception = pop();
    pushNew(std::move(frame->handled));
    frame->handled = exception;
    pushNew(std::move(exception));
}
    AWAITSCOPE_NEXT();
PopException:
    frame->handled = pop();
    AWAITSCOPE_NEXT();
LoadExceptionType:
    stack[-1] = Value(const_cast<Type*>(typeOf(stack[-1])));
    AWAITSCOPE_NEXT();
LoadTraceback:
    stack[-1] = tracebackOf(*exceptionOf(stack[-1]));
    AWAITSCOPE_NEXT();
#undef AWAITSCOPE_NEXT
MakeCell:
DeleteGlobal:
LoadName:
LoadClassCell:
StoreName:
DeleteName:
DeleteAttribute:
LoadSpecial:
DeleteSubscript:
BuildSlice:
UnaryNegative:
UnaryPositive:
UnaryInvert:
UnaryNot:
JumpIfFalseKeep:
JumpIfTrueKeep:
BuildTuple:
BuildList:
BuildSet:
BuildDict:
SetAdd:
DictSet:
ListExtend:
SetUpdate:
DictUpdate:
DictMerge:
ListToTuple:
Format:
BuildString:
UnpackEx:
GetIterator:
CallNamed:
CallExtended:
MakeFunction:
Yield:
YieldFrom:
GetAwaitable:
Await:
GetAsyncIterator:
GetAsyncNext:
EndAsyncFor:
BuildClass:
Raise:
MatchException:
Reraise:
GroupBegin:
GroupMatch:
GroupEnd:
Import:
ImportTop:
ImportFrom:
ImportStar:
MatchSequence:
MatchMapping:
MatchKeys:
MatchRest:
MatchClass:
GetLength:
general:
    machine.m_statements += Cost::kInstruction;
statement: // (A pause at one costs nothing: a second run of the same program pauses elsewhere.)
    pause();
    switch (perform(next[-1])) {
    case Step::Requested: return Status::Request;
    case Step::Finished: return Status::Finished;
    case Step::Raised: goto raised;
    case Step::Next:
    case Step::Switched: break;
    }
    resume();
    goto again;
costed:
    ++machine.m_statements;
    goto statement;
abandoned:
    pause();
    request(machine.closeAbandoned(), false);
    return Status::Request;
raised:
    if (m_machine.m_met != Limit::None) return halt();
    if (!unwind(true)) return Status::Finished;
    resume();
    goto again;
}

} // namespace awaitscope
