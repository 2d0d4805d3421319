#include "scenarios/language/builtins/exception_groups.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/traceback.h"

#include <algorithm>

namespace awaitscope {

namespace {

const Handler* handlerAt(const Code& code, uint32_t instruction)
{
    for (const Handler& handler : code.handlers)
        if (handler.begin <= instruction && instruction < handler.end) return &handler;
    return nullptr;
}

} // namespace

namespace {

bool isUnstarted(const Value& value)
{
    if (!value || !isCoroutine(value)) return false;
    if (typeOf(value) == types::coroutine())
        return value.as<GeneratorObject>()->state() == GeneratorObject::State::Created;
    return !value.as<NativeCoroutineObject>()->started();
}

bool isUnretrieved(const Value& value)
{
    const Future* future = value ? futureOf(value) : nullptr;
    return future && future->failed() && !future->retrieved();
}

/// Whether its death shows: a coroutine that nobody has awaited, a future whose exception nobody
/// has seen, an instance with last words.
bool isMissed(const Value& value)
{
    return isUnstarted(value) || isUnretrieved(value) ||
           (value && isHooked(value, hook::Finalizer));
}

/// A traceback holds its frames, and they their variables. Of that nothing shows but the deaths of
/// what is missed: that lives on with the exception.
void keepMissed(const Frame& frame, ExceptionObject& exception)
{
    constexpr size_t kMost = 128; // of a list or dict that are looked at
    for (const Value* local = frame.locals(); local < frame.stack; ++local) {
        if (!*local || !local->isObject()) continue;
        const bool isCell = typeOf(*local)->layout() == Layout::Cell;
        const Value& value = isCell ? local->as<CellObject>()->value : *local;
        if (!value) continue;
        if (isMissed(value)) exception.kept.push_back(value);
        if (typeOf(value)->layout() == Layout::Dict) {
            const auto& entries = value.as<DictObject>()->table().entries();
            for (size_t index = 0; index < std::min(entries.size(), kMost); ++index)
                if (isMissed(entries[index].value)) exception.kept.push_back(entries[index].value);
        }
        if (typeOf(value)->layout() != Layout::List) continue;
        const Values& items = value.as<ListObject>()->items();
        for (size_t index = 0; index < std::min(items.size(), kMost); ++index)
            if (isMissed(items[index])) exception.kept.push_back(items[index]);
    }
}

} // namespace

/// No part of the program gets to see what a limit has raised.
Interpreter::Status Interpreter::halt()
{
    m_machine.takeRaised();
    setPlace();
    request(m_machine.stopAt(m_machine.m_met), false);
    return Status::Request;
}

bool Interpreter::unwind(bool newLine)
{
    KeyQuestion::forget(); // whoever asked has given up
    for (;;) {
        Frame* frame = m_fiber.top;
        if (const Instruction& at = frame->code->instructions[frame->current()];
            (at.opcode == Opcode::ForIter || at.opcode == Opcode::ForNext) &&
            m_machine.dropStopIteration()) {
            frame->drop(1);
            frame->next = at.argument;
            return true;
        }
        ExceptionObject* exception = exceptionOf(m_machine.m_pending);
        if (newLine && !frame->code->isLibrary)
            exception->traceback.push_back({frame->code, frame->span()});
        else if (newLine)
            markRaised(*exception);
        newLine = true;
        if (const Handler* handler = handlerAt(*frame->code, frame->current())) {
            frame->drop(static_cast<size_t>(frame->top - frame->stack) - handler->depth);
            frame->push(m_machine.takeRaised());
            frame->next = handler->target;
            return true;
        }
        Return mode = frame->mode;
        m_fiber.top = frame->back;
        --m_fiber.depth;
        // Destroying the frame may run the last words of what it holds: the exception steps aside
        // meanwhile.
        Value pending = m_machine.takeRaised();
        keepMissed(*frame, *exception);
        if (GeneratorObject* generator = frame->generator) {
            bool stop = isInstance(pending, exceptions::StopIteration());
            bool asyncStop = generator->code().isAsync && generator->code().isGenerator &&
                             isInstance(pending, exceptions::StopAsyncIteration());
            if (stop || asyncStop) {
                std::string what = !generator->code().isAsync       ? "generator"
                                   : !generator->code().isGenerator ? "coroutine"
                                                                    : "async generator";
                auto replaced = makeRef<ExceptionObject>(
                    Ref<Type>(exceptions::RuntimeError()),
                    Values{makeStr(what + " raised " + typeOf(pending)->name())});
                replaced->cause = replaced->context = pending;
                replaced->suppressContext = true;
                pending = std::move(replaced); // its lines begin with who asked for the next value
            }
            generator->finish();
            generator->release();
        } else {
            if (frame->code->kind == Code::Kind::Module) frame->module->abandonStart();
            Frame::destroy(frame);
        }
        m_machine.m_pending = std::move(pending);
        if (mode == Return::Leave || !m_fiber.top) return false;
    }
}

Interpreter::Step Interpreter::raise(uint32_t count)
{
    Frame* frame = top();
    Value cause = count > 1 ? frame->pop() : Value();
    if (count == 0) {
        Value handled = m_machine.handled();
        if (!handled) {
            m_machine.raise(exceptions::RuntimeError(), "No active exception to reraise");
            return Step::Raised;
        }
        m_machine.m_pending = std::move(handled);
        return unwind(false) ? Step::Switched : Step::Finished;
    }
    Value exception = frame->pop();
    auto isClass = [](const Value& value) {
        return typeOf(value)->layout() == Layout::Type &&
               value.as<Type>()->layout() == Layout::Exception;
    };
    if (isClass(exception) || (cause && isClass(cause)))
        return request(m_machine.instantiateAndRaise(std::move(exception), std::move(cause)));
    m_machine.raiseFrom(std::move(exception), std::move(cause));
    return Step::Raised;
}

namespace {

constexpr const char* kNoException =
    "catching classes that do not inherit from BaseException is not allowed";

bool isClassOfExceptions(const Value& value)
{
    return typeOf(value)->layout() == Layout::Type &&
           value.as<Type>()->layout() == Layout::Exception;
}

} // namespace

Interpreter::Step Interpreter::matchException()
{
    Frame* frame = top();
    Value type = frame->pop();
    const Value& exception = frame->peek();
    const bool several = type.isObject() && typeOf(type)->layout() == Layout::Tuple;
    const std::span<const Value> types =
        several ? std::span<const Value>(type.as<TupleObject>()->items()) : std::span(&type, 1);
    bool matches = false;
    for (const Value& candidate : types) {
        if (!isClassOfExceptions(candidate)) {
            m_machine.raiseTypeError(kNoException);
            return Step::Raised;
        }
        matches = matches || isInstance(exception, candidate.as<Type>());
    }
    frame->push(boolean(matches));
    return Step::Next;
}

Interpreter::Step Interpreter::group(Opcode opcode)
{
    Frame* frame = top();
    if (opcode == Opcode::GroupBegin) {
        Value exception = frame->peek();
        frame->push(makeList({}));
        frame->push(std::move(exception));
        return Step::Next;
    }
    if (opcode == Opcode::GroupMatch) {
        Value type = frame->pop();
        Value rest = frame->pop();
        Values types;
        if (typeOf(type)->layout() == Layout::Tuple)
            types = type.as<TupleObject>()->items();
        else
            types.push_back(std::move(type));
        for (const Value& candidate : types) {
            const Type* asked = isClassOfExceptions(candidate) ? candidate.as<Type>() : nullptr;
            if (asked && !asked->isSubtypeOf(exceptions::BaseExceptionGroup())) continue;
            m_machine.raiseTypeError(asked ? "catching ExceptionGroup with except* is not allowed. "
                                             "Use except instead."
                                           : kNoException);
            return Step::Raised;
        }
        auto accepts = [&](const Value& exception) {
            for (const Value& candidate : types)
                if (isInstance(exception, candidate.as<Type>())) return true;
            return false;
        };
        GroupSplit parts;
        if (!rest.is(none())) parts = splitGroup(rest, accepts);
        // A plain exception is handled as a group of itself.
        if (parts.match && !isExceptionGroup(parts.match)) {
            Value members = makeTuple({parts.match});
            parts.match = makeExceptionGroup("", {parts.match});
            exceptionOf(parts.match)->arguments[1] = std::move(members); // and so it is shown
        }
        if (isDerivedByProgram(parts))
            return request(derivedByProgram(m_machine, std::move(parts)));
        frame->push(asPair(parts));
        return Step::Next;
    }
    Value rest = frame->pop();
    Value raised = frame->pop();
    Value original = frame->pop();
    Values left = raised.as<ListObject>()->items();
    if (left.empty()) {
        frame->push(
            std::move(rest)); // what nobody matched goes on as it is; None when there is nothing
        return Step::Next;
    }
    return request(leavingGroups(m_machine, std::move(original), std::move(left), std::move(rest)));
}

} // namespace awaitscope
