#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/modules/threads.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

/// The event loop as programs see it. One for a run: what it does is the runtime's.
class LoopObject final : public Object {
public:
    LoopObject() : Object(asyncioTypes().loop) {}
    bool closed = false;
};

/// `asyncio.Runner`.
class RunnerObject final : public Object {
public:
    RunnerObject() : Object(asyncioTypes().runner) {}
};

Value loop(Machine& machine)
{
    if (!machine.loopObject()) machine.loopObject() = makeRef<LoopObject>();
    return machine.loopObject();
}

Value getRunningLoop(Machine& machine, Arguments)
{
    if (!machine.hasLoop())
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    return loop(machine);
}

Value getLoop(Machine& machine, Arguments)
{
    return loop(machine);
}

Value newLoop(Machine& machine, Arguments)
{
    if (!machine.hasLoop()) machine.loopObject() = nullptr;
    return loop(machine);
}

Value nothing(Machine&, Arguments)
{
    return none();
}

Coroutine<Value> nothingAsync(Machine&, Values)
{
    co_return none();
}

Value time(Machine& machine, Arguments)
{
    return makeFloat(machine.runtime().now().toSeconds());
}

Value isRunning(Machine& machine, Arguments)
{
    return boolean(machine.runtime().isRunning());
}

Value isClosed(Machine&, Arguments slots)
{
    return boolean(slots[0].as<LoopObject>()->closed);
}

Value close(Machine& machine, Arguments slots)
{
    if (machine.runtime().isRunning())
        return machine.raise(exceptions::RuntimeError(), "Cannot close a running event loop");
    slots[0].as<LoopObject>()->closed = true;
    return none();
}

Value no(Machine&, Arguments)
{
    return falseValue();
}

Value createFuture(Machine& machine, Arguments)
{
    return makeFuture(machine);
}

Coroutine<Value> createTask(Machine& machine, Values slots)
{
    std::string name;
    if (slots[2] && !slots[2].is(none())) machine.plainStr(slots[2], name);
    Ref<Task> task = machine.makeTask(slots[1], std::move(name));
    if (!task) co_return Value();
    Value value(task);
    co_await machine.runtime().spawn(std::move(task));
    co_return value;
}

Ref<Handle> makeHandle(Machine& machine, Value function, const Value& arguments, const Type* type)
{
    auto callback = makeRef<ProgramCallback>(machine, std::move(function),
                                             arguments.as<TupleObject>()->items());
    auto handle = makeRef<Handle>(std::move(callback));
    handle->setType(type);
    return handle;
}

// Slots: self, callback, context, *args.
Coroutine<Value> callSoon(Machine& machine, Values slots)
{
    Ref<Handle> handle = makeHandle(machine, slots[1], slots[3], asyncioTypes().handle);
    Value value(handle);
    co_await machine.runtime().callSoon(std::move(handle));
    co_return value;
}

// Slots: self, when, callback, context, *args.
template <bool Relative> Coroutine<Value> callAt(Machine& machine, Values slots)
{
    Duration delay;
    if (!readDelay(machine, slots[1], delay)) co_return Value();
    Ref<Handle> handle = makeHandle(machine, slots[2], slots[4], asyncioTypes().timerHandle);
    Value value(handle);
    VirtualTime deadline = (Relative ? machine.runtime().now() : VirtualTime()) + delay;
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

Coroutine<Value> runUntilComplete(Machine& machine, Values slots)
{
    Runtime& runtime = machine.runtime();
    if (runtime.isRunning())
        co_return machine.raise(exceptions::RuntimeError(), "This event loop is already running");
    if (slots[0].as<LoopObject>()->closed)
        co_return machine.raise(exceptions::RuntimeError(), "Event loop is closed");
    Ref<Future> main;
    if (Future* future = futureOf(slots[1])) {
        main = Ref<Future>(future);
    } else {
        if (!isCoroutine(slots[1]))
            co_return machine.raiseTypeError(
                "An asyncio.Future, a coroutine or an awaitable is required");
        main = machine.makeTask(std::exchange(slots[1], nullptr), {});
    }
    Completion completion = co_await runtime.runMain(std::move(main), false);
    co_return machine.deliver(std::move(completion));
}

Coroutine<Value> runForever(Machine& machine, Values)
{
    Completion completion = co_await machine.runtime().runForever();
    co_return valueOf(machine, std::move(completion), none());
}

Value stop(Machine& machine, Arguments)
{
    machine.runtime().stop();
    return none();
}

Value setExceptionHandler(Machine& machine, Arguments slots)
{
    machine.exceptionHandler() = slots[1].is(none()) ? Value() : slots[1];
    return none();
}

// Slots: self, executor, function, *args.
Coroutine<Value> runInExecutor(Machine& machine, Values slots)
{
    Values arguments = slots[3].as<TupleObject>()->items();
    Value future = co_await startThread(machine, slots[2], std::move(arguments), Value());
    co_return future;
}

Value newRunner(Machine&, Arguments)
{
    return makeRef<RunnerObject>();
}

Value enterRunner(Machine&, Arguments slots)
{
    return slots[0];
}

Coroutine<Value> runInRunner(Machine& machine, Values slots)
{
    Runtime& runtime = machine.runtime();
    if (runtime.isRunning())
        co_return machine.raise(exceptions::RuntimeError(),
                                "Runner.run() cannot be called from a running event loop");
    if (!isCoroutine(slots[1]))
        co_return machine.raiseValueError("a coroutine was expected, got " +
                                          machine.typeName(slots[1]));
    Ref<Task> main = machine.makeTask(std::exchange(slots[1], nullptr), {});
    Completion completion = co_await runtime.runMain(std::move(main), false);
    co_return machine.deliver(std::move(completion));
}

} // namespace

void defineLoop(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Definitions(types.handle->attributes(), "Handle")
        .function("cancel", "self", cancelHandle)
        .function("cancelled", "self", isHandleCancelled);
    Definitions(types.loop->attributes(), "AbstractEventLoop")
        .function("time", "self", time)
        .function("is_running", "self", isRunning)
        .function("is_closed", "self", isClosed)
        .function("close", "self", close)
        .function("get_debug", "self", no)
        .function("set_debug", "self, enabled", nothing)
        .function("create_future", "self", createFuture)
        .coroutine("create_task", "self, coro, *, name=, context=", createTask)
        .coroutine("call_soon", "self, callback, *args, context=", callSoon)
        .coroutine("call_soon_threadsafe", "self, callback, *args, context=", callSoon)
        .coroutine("call_later", "self, delay, callback, *args, context=", callAt<true>)
        .coroutine("call_at", "self, when, callback, *args, context=", callAt<false>)
        .coroutine("run_until_complete", "self, future", runUntilComplete)
        .coroutine("run_forever", "self", runForever)
        .function("stop", "self", stop)
        .function("set_exception_handler", "self, handler", setExceptionHandler)
        .coroutine("run_in_executor", "self, executor, func, *args", runInExecutor)
        .async("shutdown_asyncgens", "self", nothingAsync)
        .async("shutdown_default_executor", "self, timeout=", nothingAsync);
    Definitions(types.runner->attributes(), "Runner")
        .function("__new__", "cls, *, debug=, loop_factory=", newRunner)
        .function("__enter__", "self", enterRunner)
        .function("__exit__", "self, exc_type, exc, tb", nothing)
        .coroutine("run", "self, coro, *, context=", runInRunner)
        .function("close", "self", nothing)
        .function("get_loop", "self", getLoop);
    module.function("get_running_loop", "", getRunningLoop)
        .function("get_event_loop", "", getLoop)
        .function("new_event_loop", "", newLoop)
        .function("set_event_loop", "loop", nothing)
        .value("AbstractEventLoop", Value(types.loop))
        .type(types.runner)
        .type(types.handle)
        .type(types.timerHandle);
}

} // namespace awaitscope
