#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

/// `asyncio.Runner`: a loop that is made when it is first needed, and closed at the end.
class RunnerObject : public Container {
public:
    RunnerObject() : Container(asyncioTypes().runner) {}
    Value debug, factory, loop;
    Value context; ///< its tasks all run in this one
    bool closed = false;
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(factory);
        visitor.visit(loop);
        visitor.visit(context);
    }
    void clear() override { factory = loop = context = nullptr; }
};

Value newRunner(Machine&, Arguments slots)
{
    Ref<RunnerObject> runner;
    if (slots[0].as<Type>()->isProgram())
        runner = makeRef<Derived<RunnerObject>>(slots[0].ref<Type>());
    else
        runner = makeRef<RunnerObject>();
    runner->debug = slots[1];
    runner->factory = slots[2];
    return runner;
}

Value presentContext(Machine& machine)
{
    const Value& present = machine.contextOf(machine.runtime().currentLane());
    return present ? copyOf(*present.as<ContextObject>()) : Value(makeRef<ContextObject>());
}

/// Makes its loop, if it has none. False when raised.
Coroutine<bool> prepare(Machine& machine, Ref<RunnerObject> runner)
{
    if (runner->closed) {
        machine.raise(exceptions::RuntimeError(), "Runner is closed");
        co_return false;
    }
    if (runner->loop) {
        enterLoop(machine, runner->loop);
        co_return true;
    }
    runner->context = presentContext(machine);
    runner->loop = co_await makeLoop(machine, runner->debug, runner->factory);
    co_return static_cast<bool>(runner->loop);
}

Coroutine<Value> enterRunner(Machine& machine, Values slots)
{
    bool fine = co_await prepare(machine, slots[0].ref<RunnerObject>());
    co_return fine ? slots[0] : Value();
}

Coroutine<Value> closeRunner(Machine& machine, Values slots)
{
    auto runner = slots[0].ref<RunnerObject>();
    if (runner->closed || !runner->loop) co_return none();
    if (machine.runtime().isRunning())
        co_return machine.raise(exceptions::RuntimeError(), "Cannot close a running event loop");
    enterLoop(machine, runner->loop);
    const Completion closed = co_await machine.runtime().shutDown();
    closeLoop(machine, runner->loop);
    runner->closed = true;
    if (!closed.raised()) co_return none();
    machine.raiseAgain(fromPayload(closed.payload));
    co_return nullptr;
}

Coroutine<Value> getLoop(Machine& machine, Values slots)
{
    auto runner = slots[0].ref<RunnerObject>();
    bool fine = co_await prepare(machine, runner);
    co_return fine ? runner->loop : Value();
}

bool isCoroutineGiven(Machine& machine, const Value& value)
{
    if (isCoroutine(value)) return true;
    std::string shown;
    if (!machine.plainRepr(value, shown)) shown = machine.typeName(value);
    machine.raiseValueError("a coroutine was expected, got " + shown);
    return false;
}

/// The main task, as the loop's factory makes it if it has one. `context` may be null: that of the
/// caller. Null when raised.
Coroutine<Ref<Future>> makeMain(Machine& machine, Value loop, Value coroutine, Value context)
{
    Value factory = loop.as<LoopObject>()->taskFactory;
    if (!factory || typeOf(factory)->layout() == Layout::Builtin) {
        if (context) machine.askForContext(std::move(context));
        co_return machine.makeTask(std::move(coroutine), {});
    }
    if (!context) context = presentContext(machine);
    Values arguments{std::move(loop), std::move(coroutine)};
    Values names{intern("context")}, values{std::move(context)};
    Value made = co_await machine.call(std::move(factory), std::move(arguments), std::move(names),
                                       std::move(values));
    if (!made) co_return nullptr;
    if (!futureOf(made)) {
        machine.raiseTypeError("a task factory must return a task, not " + machine.typeName(made));
        co_return nullptr;
    }
    if (futureOf(made)->isTask()) { // CPython calls it `None` when it is given no name
        Value setName = intern("set_name");
        setName = co_await machine.attribute(made, std::move(setName));
        Values name{none()};
        if (setName) setName = co_await machine.call(std::move(setName), std::move(name));
        if (!setName) co_return nullptr;
    }
    co_return Ref<Future>(futureOf(made));
}

Coroutine<Value> runInRunner(Machine& machine, Values slots)
{
    auto runner = slots[0].ref<RunnerObject>();
    if (!isCoroutineGiven(machine, slots[1])) co_return Value();
    if (machine.runtime().isRunning()) {
        machine.raise(exceptions::RuntimeError(),
                      "Runner.run() cannot be called from a running event loop");
        keepWithError(machine, slots[1]);
        co_return Value();
    }
    bool fine = co_await prepare(machine, runner);
    if (!fine) {
        keepWithError(machine, slots[1]);
        co_return Value();
    }
    Value context = slots[2] && !slots[2].is(none()) ? slots[2] : runner->context;
    Value coroutine = std::exchange(slots[1], nullptr);
    Ref<Future> main =
        co_await makeMain(machine, runner->loop, std::move(coroutine), std::move(context));
    if (!main) co_return Value();
    Value result = co_await runLoop(machine, runner->loop, std::move(main), false);
    co_return result;
}

/// What died with the main task is told while the loop's exception handler is there.
Coroutine<void> tellWhatIsLeft(Machine& machine)
{
    if (!machine.hasAbandoned()) co_return;
    Value raised = machine.takeRaised();
    co_await machine.closeAbandoned();
    if (raised) machine.raiseAgain(std::move(raised));
}

// Slots: main, debug, loop_factory.
Coroutine<Value> run(Machine& machine, Values slots)
{
    if (machine.runtime().isRunning()) {
        machine.raise(exceptions::RuntimeError(),
                      "asyncio.run() cannot be called from a running event loop");
        keepWithError(machine, slots[0]);
        co_return Value();
    }
    if (!isCoroutineGiven(machine, slots[0])) co_return Value();
    Value loop = co_await makeLoop(machine, slots[1], slots[2]);
    if (!loop) co_return Value();
    Value coroutine = std::exchange(slots[0], nullptr);
    Ref<Future> main = co_await makeMain(machine, loop, std::move(coroutine), Value());
    if (!main) co_return Value();
    Value result = co_await runLoop(machine, loop, std::move(main), true);
    co_await tellWhatIsLeft(machine);
    closeLoop(machine, loop);
    co_return result;
}

} // namespace

void defineRunner(Definitions& module)
{
    Type* type = asyncioTypes().runner;
    Definitions(type->attributes(), "Runner")
        .function("__new__", "cls, *, debug=, loop_factory=", newRunner)
        .coroutine("__enter__", "self", enterRunner)
        .coroutine("__exit__", "self, exc_type, exc, tb", closeRunner)
        .coroutine("run", "self, coro, *, context=", runInRunner)
        .coroutine("close", "self", closeRunner)
        .coroutine("get_loop", "self", getLoop);
    module.type(type).coroutine("run", "main, *, debug=, loop_factory=", run);
}

} // namespace awaitscope
