#include "scenarios/language/modules/asyncio_loop.h"

#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/threads.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

LoopObject& self(const Value& value)
{
    return *value.as<LoopObject>();
}

bool isCallable(const Value& value)
{
    static const Value callName = intern("__call__");
    switch (typeOf(value)->layout()) {
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::Type: return true;
    default: return typeOf(value)->find(callName) != nullptr;
    }
}

bool isOpen(Machine& machine, const Value& loop)
{
    if (!self(loop).closed) return true;
    machine.raise(exceptions::RuntimeError(), "Event loop is closed");
    return false;
}

Value time(Machine& machine, Arguments)
{
    return makeFloat(machine.readClock().toSeconds());
}

Value isRunning(Machine&, Arguments slots)
{
    return boolean(self(slots[0]).loop->isRunning());
}

Value isClosed(Machine&, Arguments slots)
{
    return boolean(slots[0].as<LoopObject>()->closed);
}

Value close(Machine& machine, Arguments slots)
{
    LoopObject& loop = self(slots[0]);
    if (loop.loop->isRunning())
        return machine.raise(exceptions::RuntimeError(), "Cannot close a running event loop");
    if (!std::exchange(loop.closed, true)) machine.runtime().closeLoop(*loop.loop);
    return none();
}

Value getDebug(Machine&, Arguments slots)
{
    return boolean(self(slots[0]).debug);
}

Value setDebug(Machine& machine, Arguments slots)
{
    self(slots[0]).debug = machine.plainTruth(slots[1]) == 1;
    self(slots[0]).applyDebug();
    if (self(slots[0]).debug) machine.origins().keep();
    return none();
}

/// No signal ever comes, so that nothing is kept.
Value addSignalHandler(Machine&, Arguments)
{
    return none();
}

Value removeSignalHandler(Machine&, Arguments)
{
    return trueValue();
}

Value slowCallback(Machine&, Arguments slots)
{
    return makeFloat(self(slots[0]).slowCallbackSeconds);
}

Value setSlowCallback(Machine&, Arguments slots)
{
    toDouble(slots[1], self(slots[0]).slowCallbackSeconds);
    self(slots[0]).applyDebug();
    return none();
}

Value newLoop(Machine& machine, Arguments)
{
    return openLoop(machine);
}

Value createFuture(Machine& machine, Arguments slots)
{
    const Runtime::OfLoop itsOwn(machine.runtime(), self(slots[0]).loop);
    return makeFuture(machine);
}

// Slots: self, coro, name, context.
Coroutine<Value> createTask(Machine& machine, Values slots)
{
    if (!isOpen(machine, slots[0])) co_return Value();
    if (slots[3] && !slots[3].is(none())) machine.askForContext(slots[3]);
    const Runtime::OfLoop itsOwn(machine.runtime(), self(slots[0]).loop);
    Value made = co_await startTask(machine, slots[0], slots[1], slots[2]);
    co_return made;
}

Value setTaskFactory(Machine& machine, Arguments slots)
{
    if (slots[1].is(none()))
        self(slots[0]).taskFactory = nullptr;
    else if (isCallable(slots[1]))
        self(slots[0]).taskFactory = slots[1];
    else
        return machine.raiseTypeError("task factory must be a callable or None");
    return none();
}

Value getTaskFactory(Machine&, Arguments slots)
{
    const Value& factory = self(slots[0]).taskFactory;
    return factory ? factory : none();
}

Coroutine<Value> eagerTask(Machine& machine, Values slots)
{
    Value made = co_await startEagerTask(machine, slots[1], slots[2]);
    co_return made;
}

Ref<Handle> makeHandle(Machine& machine, Value function, const Value& arguments, const Type* type)
{
    auto callback = makeRef<ProgramCallback>(machine, std::move(function),
                                             arguments.as<TupleObject>()->items());
    auto handle = makeRef<Handle>(std::move(callback));
    handle->setType(type);
    if (machine.origins().areKept()) machine.noteOrigin(*handle);
    return handle;
}

// Slots: self, callback, context, *args.
Coroutine<Value> callSoon(Machine& machine, Values slots)
{
    if (!isOpen(machine, slots[0])) co_return Value();
    if (slots[2] && !slots[2].is(none())) machine.askForContext(slots[2]);
    Ref<Handle> handle = makeHandle(machine, slots[1], slots[3], asyncioTypes().handle);
    Value value(handle);
    const Runtime::OfLoop itsOwn(machine.runtime(), self(slots[0]).loop);
    co_await machine.runtime().callSoon(std::move(handle));
    co_return value;
}

// Slots: self, when, callback, context, *args.
template <bool Relative> Coroutine<Value> callAt(Machine& machine, Values slots)
{
    Duration delay;
    if (slots[1].is(none()))
        co_return machine.raiseTypeError(Relative ? "delay must not be None"
                                                  : "when cannot be None");
    double seconds = 0;
    if (Relative && !toDouble(slots[1], seconds))
        co_return machine.raiseTypeError("unsupported operand type(s) for +: 'float' and '" +
                                         machine.typeName(slots[1]) + "'");
    if (!readDelay(machine, slots[1], delay)) co_return Value();
    if (!isOpen(machine, slots[0])) co_return Value();
    VirtualTime deadline = (Relative ? machine.runtime().now() : VirtualTime()) + delay;
    if (slots[3] && !slots[3].is(none())) machine.askForContext(slots[3]);
    Ref<Handle> handle = makeHandle(machine, slots[2], slots[4], asyncioTypes().timerHandle);
    static_cast<ProgramCallback&>(*handle->callback()).setDeadline(deadline);
    Value value(handle);
    const Runtime::OfLoop itsOwn(machine.runtime(), self(slots[0]).loop);
    co_await machine.runtime().callAt(std::move(handle), deadline);
    co_return value;
}

Value cancelHandle(Machine&, Arguments slots)
{
    static_cast<Handle*>(slots[0].object())->cancel();
    return none();
}

Value isHandleCancelled(Machine&, Arguments slots)
{
    return boolean(static_cast<Handle*>(slots[0].object())->cancelled());
}

Value when(Machine&, Arguments slots)
{
    const Ref<Callback>& callback = static_cast<Handle*>(slots[0].object())->callback();
    return makeFloat(static_cast<ProgramCallback&>(*callback).deadline()->toSeconds());
}

bool canRun(Machine& machine, const Value& loop)
{
    if (!isOpen(machine, loop)) return false;
    if (self(loop).loop->isRunning())
        machine.raise(exceptions::RuntimeError(), "This event loop is already running");
    else if (machine.runtime().isRunning())
        machine.raise(exceptions::RuntimeError(),
                      "Cannot run the event loop while another loop is running");
    else
        return true;
    return false;
}

Coroutine<Value> runUntilComplete(Machine& machine, Values slots)
{
    if (!canRun(machine, slots[0])) {
        keepWithError(machine, slots[1]);
        co_return Value();
    }
    Ref<Future> main;
    static const Value awaitName = intern("__await__");
    if (Future* future = futureOf(slots[1])) {
        main = Ref<Future>(future);
    } else {
        if (!isCoroutine(slots[1])) {
            if (!typeOf(slots[1])->find(awaitName))
                co_return machine.raiseTypeError(
                    "An asyncio.Future, a coroutine or an awaitable is required");
            slots[1] = machine.wrapAwaitable(slots[1]);
        }
        main = machine.makeTask(std::exchange(slots[1], nullptr), {});
        if (!main) co_return Value();
        static_cast<ProgramTask&>(*main).leaveQuietly();
    }
    Value result = co_await runLoop(machine, slots[0], std::move(main), false);
    co_return result;
}

Coroutine<Value> runForever(Machine& machine, Values slots)
{
    if (!canRun(machine, slots[0])) co_return Value();
    enterLoop(machine, slots[0]);
    Completion completion = co_await machine.runtime().runForever();
    co_return valueOf(machine, std::move(completion), none());
}

Value stop(Machine& machine, Arguments slots)
{
    machine.runtime().stop(*self(slots[0]).loop);
    return none();
}

Value setExceptionHandler(Machine& machine, Arguments slots)
{
    if (!slots[1].is(none()) && !isCallable(slots[1])) {
        std::string shown;
        if (!machine.plainRepr(slots[1], shown)) shown = machine.typeName(slots[1]);
        return machine.raiseTypeError("A callable object or None is expected, got " + shown);
    }
    self(slots[0]).loop->setExceptionHandler(slots[1].is(none()) ? Payload() : toPayload(slots[1]));
    return none();
}

Value getExceptionHandler(Machine&, Arguments slots)
{
    const Payload& handler = self(slots[0]).loop->exceptionHandler();
    return handler ? fromPayload(handler) : none();
}

Coroutine<Value> callExceptionHandler(Machine& machine, Values slots)
{
    co_await machine.callExceptionHandler(slots[1]);
    co_return none();
}

Value defaultExceptionHandler(Machine& machine, Arguments slots)
{
    machine.reportByDefault(slots[1]);
    return none();
}

/// Closes the async generators that are still open, as tasks.
Coroutine<Value> shutDownGenerators(Machine& machine, Values)
{
    std::vector<Ref<Future>> closing;
    const std::vector<GeneratorObject*> open = machine.asyncGenerators();
    for (GeneratorObject* generator : open) {
        Ref<Task> task = machine.makeTask(machine.closingCoroutine(Value(generator)), {});
        if (!task) co_return Value();
        co_await machine.runtime().spawn(task);
        closing.push_back(std::move(task));
    }
    if (closing.empty()) co_return none();
    Ref<Future> all = co_await machine.runtime().gather(std::move(closing), true);
    Completion completion = co_await machine.runtime().wait(std::move(all));
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> shutDownThreads(Machine& machine, Values)
{
    co_await machine.runtime().closeThreads();
    co_return none();
}

// Slots: self, executor, function, *args.
Coroutine<Value> runInExecutor(Machine& machine, Values slots)
{
    if (!slots[1].is(none())) {
        Value name = intern("_run");
        Value run = co_await machine.attribute(slots[1], name);
        if (!run) { // no executor of ours
            machine.takeRaised();
            Value submitName = intern("submit");
            Value submit = co_await machine.attribute(slots[1], submitName);
            if (!submit) co_return nullptr;
            Values arguments = slots[3].as<TupleObject>()->items();
            arguments.insert(arguments.begin(), slots[2]);
            Value future = co_await machine.call(std::move(submit), std::move(arguments));
            if (!future) co_return nullptr;
            Value module = co_await machine.importModule("_asyncio_threads");
            if (!module) co_return nullptr;
            Value wrap = *module.as<ModuleObject>()->attributes().find(intern("wrap_future"));
            Values wrapped{future}, names{intern("loop")}, values{slots[0]};
            co_return co_await machine.call(std::move(wrap), std::move(wrapped), std::move(names),
                                            std::move(values));
        }
        Values call{slots[0], slots[2], slots[3]};
        Value future = co_await machine.call(std::move(run), std::move(call));
        co_return future;
    }
    Values arguments = slots[3].as<TupleObject>()->items();
    machine.askForContext(makeRef<ContextObject>()); // threads of executors have one of their own
    Value future = co_await startThread(machine, slots[2], std::move(arguments), Value());
    co_return future;
}

} // namespace

void defineLoop(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Definitions(types.handle->attributes(), "Handle")
        .function("cancel", "self", cancelHandle)
        .function("cancelled", "self", isHandleCancelled);
    Definitions(types.loop->attributes(), "BaseEventLoop")
        .function("time", "self", time)
        .function("is_running", "self", isRunning)
        .function("is_closed", "self", isClosed)
        .function("close", "self", close)
        .function("__new__", "cls", newLoop)
        .function("add_signal_handler", "self, sig, callback, /, *args", addSignalHandler)
        .function("remove_signal_handler", "self, sig, /", removeSignalHandler)
        .function("get_debug", "self", getDebug)
        .function("set_debug", "self, enabled", setDebug)
        .property("slow_callback_duration", slowCallback, setSlowCallback)
        .function("create_future", "self", createFuture)
        .coroutine("create_task", "self, coro, *, name=, context=", createTask)
        .coroutine("call_soon", "self, callback, *args, context=", callSoon)
        .coroutine("call_soon_threadsafe", "self, callback, *args, context=", callSoon)
        .coroutine("call_later", "self, delay, callback, *args, context=", callAt<true>)
        .coroutine("call_at", "self, when, callback, *args, context=", callAt<false>)
        .coroutine("run_until_complete", "self, future", runUntilComplete)
        .coroutine("run_forever", "self", runForever)
        .function("stop", "self", stop)
        .function("set_task_factory", "self, factory", setTaskFactory)
        .function("get_task_factory", "self", getTaskFactory)
        .function("set_exception_handler", "self, handler", setExceptionHandler)
        .function("get_exception_handler", "self", getExceptionHandler)
        .coroutine("call_exception_handler", "self, context", callExceptionHandler)
        .function("default_exception_handler", "self, context", defaultExceptionHandler)
        .coroutine("run_in_executor", "self, executor, func, *args", runInExecutor)
        .async("shutdown_asyncgens", "self", shutDownGenerators)
        .async("shutdown_default_executor", "self, timeout=", shutDownThreads);
    Definitions(types.timerHandle->attributes(), "TimerHandle").function("when", "self", when);
    module.coroutine("eager_task_factory", "loop, coro, *, name=, context=", eagerTask)
        .value("AbstractEventLoop", Value(types.loop))
        .value("BaseEventLoop", Value(types.loop))
        .value("SelectorEventLoop", Value(types.loop))
        .value("EventLoop", Value(types.loop))
        .type(types.handle)
        .type(types.timerHandle);
    defineLoopChoice(module);
    defineRunner(module);
}

} // namespace awaitscope
