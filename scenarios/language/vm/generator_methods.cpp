#include "scenarios/language/vm/generator_methods.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/namespaces.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/async_next.h"
#include "scenarios/language/vm/coroutine_wrapper.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

GeneratorObject& self(const Value& value)
{
    return *value.as<GeneratorObject>();
}

Coroutine<Value> send(Machine& machine, Values slots)
{
    const GeneratorObject& generator = self(slots[0]);
    if (generator.state() == GeneratorObject::State::Created && !slots[1].is(none()))
        co_return machine.raiseTypeError(
            std::string("can't send non-None value to a just-started ") +
            (!generator.code().isAsync      ? "generator"
             : generator.code().isGenerator ? "async generator"
                                            : "coroutine"));
    Value result = co_await machine.resumeGenerator(slots[0], slots[1], nullptr);
    co_return result;
}

Coroutine<Value> next(Machine& machine, Values slots)
{
    Value result = co_await machine.resumeGenerator(slots[0], none(), nullptr);
    co_return result;
}

/// `throw(type)`, `throw(exception)`, `throw(type, value)`: the exception to raise; null when
/// raised. `value` may be null.
Coroutine<Value> thrownException(Machine& machine, const char* method, Value given, Value value)
{
    if (value)
        machine.warnHere("DeprecationWarning",
                         "the (type, exc, tb) signature of " + std::string(method) +
                             "() is deprecated, use the single-arg signature instead.");
    const bool hasValue = value && !value.is(none());
    if (typeOf(given)->layout() == Layout::Type) {
        if (hasValue && isException(value) && isInstance(value, given.as<Type>())) co_return value;
        Values arguments;
        if (hasValue && typeOf(value)->layout() == Layout::Tuple)
            arguments = value.as<TupleObject>()->items();
        else if (hasValue)
            arguments.push_back(std::move(value));
        given = co_await machine.call(std::move(given), std::move(arguments));
        if (!given) co_return Value();
    } else if (hasValue) {
        co_return machine.raiseTypeError("instance exception may not have a separate value");
    }
    if (!isException(given))
        co_return machine.raiseTypeError(
            "exceptions must be classes or instances deriving from BaseException, not " +
            machine.typeName(given));
    co_return given;
}

Coroutine<Value> throwIt(Machine& machine, Values slots)
{
    Value exception = co_await thrownException(machine, "throw", slots[1], slots[2]);
    if (!exception) co_return Value();
    Value result = co_await machine.throwInto(slots[0], std::move(exception));
    co_return result;
}

Coroutine<Value> close(Machine& machine, Values slots)
{
    Value result = co_await machine.closeGenerator(slots[0]);
    co_return result;
}

Coroutine<Value> closeAsync(Machine& machine, Values slots)
{
    Value result = co_await machine.closeGenerator(slots[0]);
    co_return result;
}

/// Of a coroutine of the library, or of a step of an async generator.
template <class Awaited> Value closeAwaited(Machine&, Arguments slots)
{
    slots[0].as<Awaited>()->close();
    return none();
}

/// It was over with the first step.
Value raiseStop(Machine& machine, Value result)
{
    if (!result) return {};
    Values arguments{std::move(result)};
    return machine.raise(Value(
        makeRef<ExceptionObject>(Ref<Type>(exceptions::StopIteration()), std::move(arguments))));
}

Coroutine<Value> sendAwaited(Machine& machine, Values slots)
{
    Value result = co_await machine.await(slots[0]);
    co_return raiseStop(machine, std::move(result));
}

Coroutine<Value> throwIntoStep(Machine& machine, Values slots)
{
    Value exception = co_await thrownException(machine, "throw", slots[1], slots[2]);
    auto step = slots[0].ref<AsyncNextObject>();
    if (!exception || !step->begin(machine)) co_return Value();
    Value result = co_await machine.throwInto(Value(step->generator()), std::move(exception));
    co_return raiseStop(machine, std::move(result));
}

Value itself(Machine&, Arguments slots)
{
    return slots[0];
}

Value wrapped(Machine&, Arguments slots)
{
    return wrapCoroutine(slots[0]);
}

Value asyncNext(Machine&, Arguments slots)
{
    return makeRef<AsyncNextObject>(slots[0].ref<GeneratorObject>(), none());
}

Value asyncSend(Machine&, Arguments slots)
{
    return makeRef<AsyncNextObject>(slots[0].ref<GeneratorObject>(), slots[1]);
}

Coroutine<Value> asyncThrow(Machine& machine, Values slots)
{
    Value exception = co_await thrownException(machine, "athrow", slots[1], slots[2]);
    if (!exception) co_return Value();
    co_return Value(
        makeRef<AsyncNextObject>(slots[0].ref<GeneratorObject>(), nullptr, std::move(exception)));
}

Value isRunning(Machine& machine, Arguments slots)
{
    return boolean(seenState(machine, self(slots[0])) == GeneratorObject::State::Running);
}

Value isSuspended(Machine& machine, Arguments slots)
{
    return boolean(seenState(machine, self(slots[0])) == GeneratorObject::State::Suspended);
}

/// The coroutine that a frame waits for, somewhere in a task; null when it is none.
GeneratorObject* calledBy(Machine& machine, const Frame* caller)
{
    for (const Fiber* fiber : machine.fibers())
        for (; fiber; fiber = fiber->below)
            for (const Frame* frame = fiber->top; frame; frame = frame->back)
                if (frame->back == caller) return frame->generator;
    return nullptr;
}

/// What a suspended one waits for, if that is a coroutine, or it was resumed by hand; else none.
Value awaited(Machine& machine, Arguments slots)
{
    const GeneratorObject& generator = self(slots[0]);
    Frame* frame = generator.frame();
    if (!frame || seenState(machine, generator) != GeneratorObject::State::Suspended) return none();
    if (generator.state() == GeneratorObject::State::Running) {
        GeneratorObject* called = calledBy(machine, frame);
        return called ? Value(called) : none();
    }
    const bool delegates = frame->code->instructions[frame->next].opcode == Opcode::YieldFrom;
    return delegates ? frame->peek() : none();
}

Value noOrigin(Machine&, Arguments)
{
    return none();
}

Value codeObject(Machine&, Arguments slots)
{
    return makeCode(self(slots[0]).code());
}

Type* suspendedFrameType()
{
    static Type* const type = makeBuiltinType("frame", "builtins", Layout::Native);
    return type;
}

/// What `gi_frame` gives: the frame of a generator, as far as it can be looked at.
class SuspendedFrame final : public Container {
public:
    explicit SuspendedFrame(Ref<GeneratorObject> generator)
        : Container(suspendedFrameType()), generator(std::move(generator))
    {
    }
    const Ref<GeneratorObject> generator;
    void traverse(Visitor& visitor) const override { visitor.visit(generator); }
    void clear() override {}
};

Value frameObject(Machine&, Arguments slots)
{
    return frameOf(self(slots[0]));
}

const GeneratorObject& ofFrame(Arguments slots)
{
    return *slots[0].as<SuspendedFrame>()->generator;
}

Value frameCode(Machine&, Arguments slots)
{
    return makeCode(ofFrame(slots).code());
}

Value frameLine(Machine&, Arguments slots)
{
    const GeneratorObject& generator = ofFrame(slots);
    if (!generator.frame()) return none();
    const SpanId span = generator.frame()->span();
    return span ? Value::small(generator.code().program->spans[span - 1].line) : none();
}

Value frameVariables(Machine&, Arguments slots)
{
    const Frame* frame = ofFrame(slots).frame();
    return frame ? variablesOf(*frame) : Value(makeRef<DictObject>());
}

} // namespace

GeneratorObject::State seenState(Machine& machine, const GeneratorObject& generator)
{
    if (generator.state() != GeneratorObject::State::Running) return generator.state();
    for (const Fiber* fiber = machine.fiber(); fiber; fiber = fiber->below)
        for (const Frame* frame = fiber->top; frame; frame = frame->back)
            if (frame == generator.frame()) return GeneratorObject::State::Running;
    return GeneratorObject::State::Suspended;
}

Value frameOf(const GeneratorObject& generator)
{
    if (!generator.frame()) return none();
    return makeRef<SuspendedFrame>(Ref<GeneratorObject>(const_cast<GeneratorObject*>(&generator)));
}

void defineGenerators()
{
    Methods<suspendedFrameType>()
        .property<"f_code", frameCode>()
        .property<"f_lineno", frameLine>()
        .property<"f_locals", frameVariables>();
    Definitions(types::generator()->attributes(), "generator")
        .coroutine("send", "self, value, /", send)
        .coroutine("__next__", "self", next)
        .coroutine("throw", "self, type, value=, traceback=, /", throwIt)
        .coroutine("close", "self", close)
        .function("__iter__", "self", itself)
        .property("gi_code", codeObject)
        .property("gi_frame", frameObject)
        .property("gi_running", isRunning)
        .property("gi_suspended", isSuspended)
        .property("gi_yieldfrom", awaited);
    Definitions(types::coroutine()->attributes(), "coroutine")
        .coroutine("send", "self, value, /", send)
        .coroutine("throw", "self, type, value=, traceback=, /", throwIt)
        .coroutine("close", "self", close)
        .function("__await__", "self", wrapped)
        .property("cr_code", codeObject)
        .property("cr_frame", frameObject)
        .property("cr_running", isRunning)
        .property("cr_suspended", isSuspended)
        .property("cr_await", awaited)
        .property("cr_origin", noOrigin);
    Definitions(types::asyncGenerator()->attributes(), "async_generator")
        .function("__aiter__", "self", itself)
        .function("__anext__", "self", asyncNext)
        .function("asend", "self, value, /", asyncSend)
        .coroutine("athrow", "self, type, value=, traceback=, /", asyncThrow)
        .property("ag_code", codeObject)
        .property("ag_frame", frameObject)
        .property("ag_running", isRunning)
        .property("ag_suspended", isSuspended)
        .property("ag_await", awaited)
        .async("aclose", "self", closeAsync);
    Definitions(types::nativeCoroutine()->attributes(), "coroutine")
        .coroutine("send", "self, value, /", sendAwaited)
        .function("close", "self", closeAwaited<NativeCoroutineObject>)
        .function("__await__", "self", wrapped);
    Definitions(const_cast<Type*>(asyncNextType())->attributes(), "async_generator_asend")
        .coroutine("send", "self, value, /", sendAwaited)
        .coroutine("throw", "self, type, value=, traceback=, /", throwIntoStep)
        .function("close", "self", closeAwaited<AsyncNextObject>)
        .function("__await__", "self", itself);
}

Coroutine<Value> Machine::closeGenerator(Value generator, Value thrown)
{
    auto* object = generator.as<GeneratorObject>();
    switch (object->state()) {
    case GeneratorObject::State::Created:
    case GeneratorObject::State::Finished: object->finish(); co_return none();
    case GeneratorObject::State::Running: co_return raiseValueError("generator already executing");
    case GeneratorObject::State::Suspended: break;
    }
    if (!thrown)
        thrown = makeRef<ExceptionObject>(Ref<Type>(exceptions::GeneratorExit()), Values());
    Value yielded = co_await resumeGenerator(generator, nullptr, std::move(thrown));
    if (yielded)
        co_return raise(exceptions::RuntimeError(),
                        std::string(!object->code().isAsync      ? "generator"
                                    : object->code().isGenerator ? "async generator"
                                                                 : "coroutine") +
                            " ignored GeneratorExit");
    const Value& raised = m_pending;
    const bool hasReturned = isInstance(raised, exceptions::StopIteration());
    if (hasReturned || isInstance(raised, exceptions::GeneratorExit()) ||
        isInstance(raised, exceptions::StopAsyncIteration())) {
        const Value last = takeRaised();
        const Values& returned = exceptionOf(last)->arguments;
        co_return hasReturned && !returned.empty() ? returned.front() : none();
    }
    co_return Value();
}

} // namespace awaitscope
