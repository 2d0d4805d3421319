#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/compiler/awaited.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/coroutine_wrapper.h"
#include "scenarios/language/vm/interpreter.h"

namespace awaitscope {

Interpreter::Step Interpreter::resume(GeneratorObject& generator, Return mode, Value sent)
{
    Frame* frame = generator.frame();
    if (generator.state() == GeneratorObject::State::Running) {
        if (mode == Return::AsyncNext)
            m_machine.raise(exceptions::RuntimeError(),
                            "anext(): asynchronous generator is already running");
        else
            m_machine.raiseValueError(
                std::string(generator.code().isAsync ? "coroutine" : "generator") +
                " already executing");
        return Step::Raised;
    }
    if (mode == Return::AsyncNext && generator.state() == GeneratorObject::State::Created && sent &&
        !sent.is(none())) {
        m_machine.raiseTypeError("can't send non-None value to a just-started async generator");
        return Step::Raised;
    }
    if (m_fiber.depth >= m_machine.depth()) {
        m_machine.raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
        return Step::Raised;
    }
    if (generator.state() == GeneratorObject::State::Suspended && sent)
        frame->push(std::move(sent));
    if (mode == Return::AsyncNext && generator.state() == GeneratorObject::State::Created)
        m_machine.asyncGeneratorBegins(generator);
    generator.setState(GeneratorObject::State::Running);
    generator.retain(); // it stays alive while its frame runs
    frame->back = m_fiber.top;
    frame->mode = mode;
    m_fiber.top = frame;
    ++m_fiber.depth;
    return Step::Switched;
}

Interpreter::Step Interpreter::yield(Value value)
{
    Frame* frame = top();
    for (;;) {
        GeneratorObject* generator = frame->generator;
        Frame* caller = frame->back;
        Return mode = frame->mode;
        generator->setState(GeneratorObject::State::Suspended);
        frame->back = nullptr;
        --m_fiber.depth;
        if (mode == Return::Leave) {
            m_fiber.top = nullptr;
            m_fiber.result = std::move(value);
            generator->release();
            return Step::Finished;
        }
        m_fiber.top = caller;
        generator->release();
        if (mode != Return::Delegate) {
            caller->push(std::move(value));
            return Step::Switched;
        }
        // `yield from`: the caller yields it on, and will run its instruction again with what is
        // sent.
        --caller->next;
        frame = caller;
    }
}

Interpreter::Step Interpreter::leaveFrame(Value result)
{
    Frame* frame = top();
    Frame* caller = frame->back;
    Return mode = frame->mode;
    bool isClass = frame->code->kind == Code::Kind::Class;
    --m_fiber.depth;
    m_fiber.top = caller;
    if (isClass) return finishClass(frame, std::move(result));
    if (GeneratorObject* generator = frame->generator) {
        // The variables of a task's coroutine die in the loop, where no line of the program runs.
        const SpanId place = m_machine.runtime().place();
        if (mode == Return::Leave && !m_fiber.below) m_machine.runtime().setPlace(0);
        generator->finish();
        generator->release();
        m_machine.runtime().setPlace(place);
    } else {
        Frame::destroy(frame);
    }
    if (mode == Return::Leave) {
        m_fiber.result = std::move(result);
        return Step::Finished;
    }
    const Step step = takeResult(*caller, mode, std::move(result));
    return step == Step::Switched && m_machine.hasAbandoned()
               ? request(m_machine.closeAbandoned(), false)
               : step;
}

Interpreter::Step Interpreter::takeResult(Frame& caller, Return mode, Value result)
{
    switch (mode) {
    case Return::Leave: break;
    case Return::Push: caller.push(std::move(result)); return Step::Switched;
    case Return::Operate: return leaveOperator(std::move(result));
    case Return::Delegate: // iterator -> result
        caller.drop(1);
        caller.push(std::move(result));
        return Step::Switched;
    case Return::Construct:
        if (!result.is(none())) {
            m_machine.raiseTypeError("__init__() should return None, not '" +
                                     m_machine.typeName(result) + "'");
            return Step::Raised;
        }
        return Step::Switched;
    case Return::Iterate:
        caller.drop(1);
        caller.next = caller.code->instructions[caller.current()].argument;
        return Step::Switched;
    case Return::Next: {
        Values arguments;
        if (!result.is(none())) arguments.push_back(std::move(result));
        m_machine.raise(Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::StopIteration()),
                                                       std::move(arguments))));
        return Step::Raised;
    }
    case Return::AsyncNext:
        m_machine.raise(
            Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::StopAsyncIteration()), Values())));
        return Step::Raised;
    }
    return Step::Switched;
}

namespace {

std::string cannotAwait(Awaited what, const std::string& type)
{
    switch (what) {
    case Awaited::Enter:
        return "'async with' received an object from __aenter__ that does not implement "
               "__await__: " +
               type;
    case Awaited::Exit:
        return "'async with' received an object from __aexit__ that does not implement "
               "__await__: " +
               type;
    case Awaited::Next: return "'async for' received an invalid object from __anext__: " + type;
    case Awaited::Expression: break;
    }
    return "object " + type + " can't be used in 'await' expression";
}

} // namespace

Interpreter::Step Interpreter::getAwaitable()
{
    const Value& value = top()->peek();
    const Type* type = typeOf(value);
    if (isCoroutine(value) || type->layout() == Layout::Core || type == asyncNextType())
        return m_machine.canAwait(value) ? Step::Next : Step::Raised;
    static const Value awaitName = intern("__await__");
    const Value* method = type->find(awaitName);
    if (!method) {
        const Instruction& instruction = top()->code->instructions[top()->current()];
        m_machine.raiseTypeError(
            cannotAwait(static_cast<Awaited>(instruction.argument), type->name()));
        return Step::Raised;
    }
    Value self = top()->pop();
    return request(iteratorToAwait(m_machine, *method, std::move(self)));
}

/// `await`; the `yield from` that stands after it takes its place in what is resumed by hand.
Interpreter::Step Interpreter::await()
{
    Frame* frame = top();
    if (m_fiber.byHand && !frame->code->isGenerator) {
        const Value& awaitable = frame->peek();
        const Type* type = typeOf(awaitable);
        const bool passesOn =
            type == types::coroutine()
                ? awaitable.as<GeneratorObject>()->state() == GeneratorObject::State::Created
                : type != types::nativeCoroutine() && type != asyncNextType() &&
                      type->layout() != Layout::Core;
        if (passesOn) {
            frame->push(none());
            return Step::Next;
        }
    }
    ++frame->next;
    return awaitNow();
}

Interpreter::Step Interpreter::awaitNow()
{
    Frame* frame = top();
    setPlace();
    Value awaitable = frame->pop();
    const Type* type = typeOf(awaitable);
    if (type == types::coroutine()) {
        auto* coroutine = awaitable.as<GeneratorObject>();
        if (coroutine->state() != GeneratorObject::State::Created) {
            m_machine.raise(exceptions::RuntimeError(),
                            coroutine->state() == GeneratorObject::State::Finished
                                ? "cannot reuse already awaited coroutine"
                                : "coroutine is being awaited already");
            return Step::Raised;
        }
        return resume(*coroutine, Return::Push, nullptr);
    }
    if (type == types::nativeCoroutine()) {
        auto* coroutine = awaitable.as<NativeCoroutineObject>();
        if (coroutine->started()) {
            m_machine.raise(exceptions::RuntimeError(), "cannot reuse already awaited coroutine");
            return Step::Raised;
        }
        if (m_fiber.byHand) {
            Value result = coroutine->startAtOnce();
            if (std::exchange(m_machine.m_isAskedToPause, false)) {
                if (!m_machine.runtime().currentTask()) return yield(std::move(result));
                m_fiber.pauses = m_fiber.keepsResult = true;
                return Step::Requested;
            }
            if (result) return push(std::move(result));
            if (m_machine.isRaised()) return Step::Raised;
        }
        return request(coroutine->start());
    }
    if (type == asyncNextType()) {
        auto* step = awaitable.as<AsyncNextObject>();
        if (!step->begin(m_machine)) return Step::Raised;
        Ref<GeneratorObject> generator = step->generator();
        if (generator->state() == GeneratorObject::State::Finished) {
            m_machine.raise(Value(
                makeRef<ExceptionObject>(Ref<Type>(exceptions::StopAsyncIteration()), Values())));
            return Step::Raised;
        }
        if (Value thrown = step->thrown())
            return request(m_machine.throwInto(Value(generator), std::move(thrown)));
        return resume(*generator, Return::AsyncNext, step->sent());
    }
    if (type->layout() == Layout::Core)
        return request(m_machine.awaitFuture(awaitable.ref<Future>()));
    return request(m_machine.awaitIterator(std::move(awaitable)));
}

namespace {

/// A generator takes the place of the iterator, and the instruction is run again.
Coroutine<Value> delegated(Frame& frame, Coroutine<Value> making)
{
    Value generator = co_await std::move(making);
    if (!generator) co_return Value();
    frame.drop(1);
    frame.push(std::move(generator));
    --frame.next;
    co_return none();
}

} // namespace

Interpreter::Step Interpreter::yieldFrom()
{
    Frame* frame = top();
    Value sent = frame->pop();
    Value iterator = frame->peek();
    const Type* type = typeOf(iterator);
    if (type == types::generator() || (type == types::coroutine() && m_fiber.byHand)) {
        auto* generator = iterator.as<GeneratorObject>();
        if (generator->state() == GeneratorObject::State::Finished) {
            frame->drop(1);
            frame->push(none());
            return Step::Next;
        }
        return resume(*generator, Return::Delegate, std::move(sent));
    }
    if (isCoroutine(iterator) || type->layout() == Layout::Core) return awaitNow();
    Value item;
    bool ended = false;
    if (!sent.is(none()) && nativeIteratorOf(iterator)) {
        m_machine.raiseNoAttribute(iterator, intern("send"));
        return Step::Raised;
    }
    if (m_machine.plainNext(iterator, item, ended)) {
        if (ended) {
            frame->drop(1);
            frame->push(none());
            return Step::Next;
        }
        if (!item) return Step::Raised;
        --frame->next;
        return yield(std::move(item));
    }
    return request(delegated(*frame, m_machine.delegateTo(std::move(iterator))));
}

Interpreter::Step Interpreter::getAsyncNext()
{
    Frame* frame = top();
    bool next = frame->code->instructions[frame->current()].opcode == Opcode::GetAsyncNext;
    Value& object = frame->peek();
    if (typeOf(object) == types::asyncGenerator()) {
        if (next) frame->push(makeRef<AsyncNextObject>(object.ref<GeneratorObject>(), none()));
        return Step::Next;
    }
    Value name = intern(next ? "__anext__" : "__aiter__");
    const Value* method = typeOf(object)->find(name);
    if (!method) {
        if (next) --frame->next; // the instruction before has got the wrong thing
        m_machine.raiseTypeError(
            next ? "'async for' received an object from __aiter__ that does not implement "
                   "__anext__: " +
                       m_machine.typeName(object)
                 : "'async for' requires an object with __aiter__ method, got " +
                       m_machine.typeName(object));
        return Step::Raised;
    }
    Value function = *method;
    Values positional{next ? object : frame->pop()};
    if (next && typeOf(function)->layout() != Layout::Function) {
        return request(m_machine.call(std::move(function), std::move(positional)));
    }
    return callValue(std::move(function), nullptr, std::move(positional), {}, {});
}

Interpreter::Step Interpreter::endAsyncFor()
{
    Frame* frame = top();
    Value exception = frame->pop();
    frame->drop(1);
    if (isInstance(exception, exceptions::StopAsyncIteration())) return Step::Next;
    m_machine.m_pending = std::move(exception);
    return unwind(false) ? Step::Switched : Step::Finished;
}

} // namespace awaitscope
