#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/coroutine_wrapper.h"
#include "scenarios/language/vm/fiber_run.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/tasks.h"

#include <algorithm>
#include <optional>

namespace awaitscope {

Fiber* Machine::fiber() const
{
    size_t lane = static_cast<uint32_t>(m_runtime->currentLane() + 1);
    return lane < m_fibers.size() ? m_fibers[lane] : nullptr;
}

Value Machine::handled() const
{
    for (Fiber* fiber = this->fiber(); fiber; fiber = fiber->below)
        for (Frame* frame = fiber->top; frame; frame = frame->back)
            if (frame->handled) return frame->handled;
    return {};
}

Coroutine<Value> Machine::drive(Frame* bottom, bool byHand, Frame* top, FiberRun* begun)
{
    std::optional<FiberRun> own;
    if (!begun) own.emplace(*this, bottom, byHand, top);
    FiberRun& run = begun ? *begun : *own;
    Fiber& fiber = run.fiber();
    bool isOver = !begun && run.run();
    while (!isOver) {
        if (std::exchange(fiber.pauses, false)) {
            Completion woken;
            if (m_runtime->canPause())
                woken = co_await m_runtime->pause();
            else
                woken = co_await m_runtime->sleep(Duration());
            run.deliver(deliver(std::move(woken)));
        } else {
            Coroutine<Value> request = std::move(fiber.request);
            Value value = co_await std::move(request);
            run.deliver(std::move(value));
        }
        isOver = run.run();
    }
    co_return std::move(fiber.result);
}

Coroutine<Value> Machine::driveOn(FiberRun& begun)
{
    return drive(nullptr, false, nullptr, &begun);
}

Frame* Machine::startCall(const Value& function, Arguments arguments, const Values& keywordNames,
                          Arguments keywords)
{
    Fiber entry; // only to bind the arguments: the frame is taken from it
    entry.depth = fiber() ? fiber()->depth : 0;
    Interpreter interpreter(*this, entry);
    const bool isBound =
        interpreter.enter(function, arguments, keywordNames, keywords, Return::Leave);
    return isBound ? std::exchange(entry.top, nullptr) : nullptr;
}

Coroutine<Value> Machine::call(Value callable, Values arguments)
{
    return call(std::move(callable), std::move(arguments), Values(), Values());
}

Coroutine<Value> Machine::call(Value callable, Values arguments, Values keywordNames,
                               Values keywordValues)
{
    for (int unwrapped = 0; unwrapped < 100; ++unwrapped) {
        switch (typeOf(callable)->layout()) {
        case Layout::Function: {
            Frame* frame = startCall(callable, arguments, keywordNames, keywordValues);
            if (!frame) co_return Value();
            const Code& code = *frame->code;
            if (code.isSuspended()) co_return makeSuspended(*this, *frame);
            arguments.clear();
            Value result = co_await drive(frame);
            co_return result;
        }
        case Layout::Builtin: {
            auto* builtin = callable.as<BuiltinObject>();
            Values slots, noDefaults;
            if (!bind(builtin->calledName(), builtin->signature(), arguments, keywordNames,
                      keywordValues, noDefaults, noDefaults, slots, true))
                co_return Value();
            if (builtin->function() && !builtin->isAsync()) {
                KeyQuestion::forget();
                Value made = builtin->function()(*this, slots);
                if (!KeyQuestion::isAsked()) {
                    if (!made && builtin->coroutine() && !isRaised())
                        made = co_await builtin->coroutine()(*this, std::move(slots));
                    co_return made;
                }
                made = co_await callWithAnswers(*this, callable.ref<BuiltinObject>(), slots);
                co_return made;
            }
            if (builtin->isAsync())
                co_return Value(makeRef<NativeCoroutineObject>(*this, callable.ref<BuiltinObject>(),
                                                               std::move(slots)));
            Value result;
            if (haveIndex(slots))
                result = co_await callWithIndexes(*this, callable.ref<BuiltinObject>(), slots);
            else
                result = co_await builtin->coroutine()(*this, std::move(slots));
            co_return result;
        }
        case Layout::BoundMethod: {
            auto method = callable.ref<BoundMethodObject>();
            arguments.insert(arguments.begin(), method->self());
            callable = method->function();
            continue;
        }
        case Layout::StaticMethod:
            callable = Value(callable.as<MethodWrapperObject>()->function);
            continue;
        case Layout::Type: {
            auto* type = callable.as<Type>();
            static const Value newName = intern("__new__"), ownCallName = intern("__call__");
            const Type* metaclass = typeOf(callable);
            if (metaclass->isProgram())
                if (const Value* own = metaclass->find(ownCallName)) {
                    arguments.insert(arguments.begin(), callable);
                    callable = *own;
                    continue;
                }
            const Value* maker = type->find(newName);
            if (maker && !type->isProgram() && typeOf(*maker)->layout() == Layout::Builtin) {
                arguments.insert(arguments.begin(), callable);
                callable = *maker;
                continue;
            }
            Value result = co_await construct(callable, std::move(arguments),
                                              std::move(keywordNames), std::move(keywordValues));
            co_return result;
        }
        default: break;
        }
        static const Value callName = intern("__call__");
        const Value* special = typeOf(callable)->find(callName);
        if (!special)
            co_return raiseTypeError("'" + typeName(callable) + "' object is not callable");
        arguments.insert(arguments.begin(), callable);
        callable = *special;
    }
    co_return raise(exceptions::RecursionError(), "maximum recursion depth exceeded");
}

Coroutine<Value> Machine::await(Value awaitable)
{
    const Type* type = typeOf(awaitable);
    if (type == types::coroutine()) {
        auto* coroutine = awaitable.as<GeneratorObject>();
        if (coroutine->state() != GeneratorObject::State::Created)
            co_return raise(exceptions::RuntimeError(),
                            coroutine->state() == GeneratorObject::State::Finished
                                ? "cannot reuse already awaited coroutine"
                                : "coroutine is being awaited already");
        coroutine->setState(GeneratorObject::State::Running);
        coroutine->retain();
        coroutine->frame()->mode = Return::Leave;
        Frame* frame = coroutine->frame();
        awaitable = nullptr;
        Value result = co_await drive(frame);
        co_return result;
    }
    if (type == types::nativeCoroutine()) {
        auto native = awaitable.ref<NativeCoroutineObject>();
        if (native->started())
            co_return raise(exceptions::RuntimeError(), "cannot reuse already awaited coroutine");
        Value result = co_await native->start();
        co_return result;
    }
    if (type == asyncNextType()) {
        auto* step = awaitable.as<AsyncNextObject>();
        if (!step->begin(*this)) co_return Value();
        Value result =
            co_await resumeGenerator(Value(step->generator()), step->sent(), step->thrown());
        co_return result;
    }
    if (type->layout() == Layout::Core && canAwait(awaitable)) {
        Value result = co_await awaitFuture(awaitable.ref<Future>());
        co_return result;
    }
    if (isRaised()) co_return Value();
    static const Value awaitName = intern("__await__");
    const Value* method = type->find(awaitName);
    if (!method)
        co_return raiseTypeError("object " + type->name() + " can't be used in 'await' expression");
    Value iterator = co_await iteratorToAwait(*this, *method, awaitable);
    if (!iterator) co_return Value();
    Value result = co_await awaitIterator(std::move(iterator));
    co_return result;
}

Coroutine<Value> Machine::awaitFuture(Ref<Future> future)
{
    Completion completion = co_await m_runtime->wait(std::move(future));
    co_return deliver(std::move(completion));
}

Coroutine<Value> Machine::awaitIterator(Value iterator)
{
    if (isCoroutine(iterator) || typeOf(iterator)->layout() == Layout::Core) {
        Value result = co_await await(std::move(iterator));
        co_return result;
    }
    for (;;) {
        Value yielded;
        if (typeOf(iterator) == types::generator()) {
            yielded = co_await resumeGenerator(iterator, none(), nullptr);
        } else {
            static const Value nextName = intern("__next__");
            if (typeOf(iterator)->layout() != Layout::Iterator && !typeOf(iterator)->find(nextName))
                co_return raiseTypeError("__await__() returned non-iterator of type '" +
                                         typeName(iterator) + "'");
            yielded = co_await next(iterator);
            if (!yielded && !isRaised()) co_return none();
        }
        if (!yielded) {
            if (!isStopIteration(m_pending)) co_return Value();
            Value stop = takeRaised();
            const Values& arguments = exceptionOf(stop)->arguments;
            co_return arguments.empty() ? none() : arguments.front();
        }
        Completion completion;
        if (yielded.is(none()))
            completion = co_await m_runtime->sleep(Duration());
        else if (typeOf(yielded)->layout() == Layout::Core)
            completion = co_await m_runtime->wait(yielded.ref<Future>());
        else {
            std::string shown;
            if (!plainRepr(yielded, shown)) shown = "<" + typeName(yielded) + " object>";
            co_return raise(exceptions::RuntimeError(), "Task got bad yield: " + shown);
        }
        if (completion.raised() && yielded.is(none())) co_return deliver(std::move(completion));
    }
}

Value Machine::deliver(Completion completion)
{
    if (!completion.raised()) return fromPayload(completion.payload);
    raise(fromPayload(completion.payload));
    // Who awaits a future sees the exception as it was when the future got it, once.
    ExceptionObject* exception = exceptionOf(m_pending);
    const size_t kept = std::min(exception->keptLines, exception->traceback.size());
    exception->traceback.resize(kept);
    exception->keptLines = 0; // the second time it has forgotten them
    return {};
}

Coroutine<Value> Machine::stopAt(Limit limit)
{
    co_await m_runtime->halt(limit);
    co_return none();
}

} // namespace awaitscope
