#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/context.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

/// `asyncio.Runner`: a loop that is made when it is first needed, and closed at the end.
class RunnerObject final : public Container {
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
    auto runner = makeRef<RunnerObject>();
    runner->debug = slots[1];
    runner->factory = slots[2];
    return runner;
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
    const Value& present = machine.contextOf(machine.runtime().currentLane());
    runner->context =
        present ? copyOf(*present.as<ContextObject>()) : Value(makeRef<ContextObject>());
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
    co_await machine.runtime().shutDown();
    closeLoop(machine, runner->loop);
    runner->closed = true;
    co_return none();
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

Coroutine<Value> runInRunner(Machine& machine, Values slots)
{
    auto runner = slots[0].ref<RunnerObject>();
    if (!isCoroutineGiven(machine, slots[1])) co_return Value();
    if (machine.runtime().isRunning())
        co_return machine.raise(exceptions::RuntimeError(),
                                "Runner.run() cannot be called from a running event loop");
    bool fine = co_await prepare(machine, runner);
    if (!fine) co_return Value();
    machine.askForContext(slots[2] && !slots[2].is(none()) ? slots[2] : runner->context);
    Ref<Task> main = machine.makeTask(std::exchange(slots[1], nullptr), {});
    if (!main) co_return Value();
    Value result = co_await runLoop(machine, runner->loop, std::move(main), false);
    co_return result;
}

// Slots: main, debug, loop_factory.
Coroutine<Value> run(Machine& machine, Values slots)
{
    if (machine.runtime().isRunning())
        co_return machine.raise(exceptions::RuntimeError(),
                                "asyncio.run() cannot be called from a running event loop");
    if (!isCoroutineGiven(machine, slots[0])) co_return Value();
    Value loop = co_await makeLoop(machine, slots[1], slots[2]);
    if (!loop) co_return Value();
    Ref<Task> main = machine.makeTask(std::exchange(slots[0], nullptr), {});
    if (!main) co_return Value();
    Value result = co_await runLoop(machine, loop, std::move(main), true);
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
