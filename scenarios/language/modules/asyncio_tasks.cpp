#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

std::string nameFrom(Machine& machine, const Value& name)
{
    std::string text;
    if (name && !name.is(none())) machine.plainStr(name, text);
    return text;
}

Task& task(Arguments slots)
{
    return *static_cast<Task*>(futureOf(slots[0]));
}

/// A coroutine as a task that is spawned here and now. Null when raised.
Coroutine<Value> spawnTask(Machine& machine, Value coroutine, std::string name)
{
    Ref<Task> made = machine.makeTask(std::move(coroutine), std::move(name));
    if (!made) co_return Value();
    Value value(made);
    co_await machine.runtime().spawn(std::move(made));
    co_return value;
}

Coroutine<Value> createTask(Machine& machine, Values slots)
{
    if (!machine.hasLoop() && machine.runtime().isEventLoop())
        co_return machine.raise(exceptions::RuntimeError(), "no running event loop");
    Value made = co_await spawnTask(machine, slots[0], nameFrom(machine, slots[1]));
    co_return made;
}

Coroutine<Value> newTask(Machine& machine, Values slots)
{
    if (!machine.hasLoop() && machine.runtime().isEventLoop())
        co_return machine.raise(exceptions::RuntimeError(), "no running event loop");
    Value made = co_await spawnTask(machine, slots[1], nameFrom(machine, slots[3]));
    co_return made;
}

Coroutine<Value> ensureFuture(Machine& machine, Values slots)
{
    Value made = co_await machine.ensureFuture(slots[0]);
    co_return made;
}

Value getName(Machine&, Arguments slots)
{
    return makeStr(task(slots).name());
}

Value setName(Machine& machine, Arguments slots)
{
    std::string name = nameFrom(machine, slots[1]);
    task(slots).setName(name);
    if (task(slots).lane() != kNone) {
        Lane& lane = machine.runtime().trace().changeLane(task(slots).lane());
        lane.name = name;
        lane.namedByProgram = true;
    }
    return none();
}

Value getCoroutine(Machine&, Arguments slots)
{
    auto* own = dynamic_cast<ProgramTask*>(futureOf(slots[0]));
    return own && own->coroutine() ? own->coroutine() : none();
}

Value cancelling(Machine&, Arguments slots)
{
    return Value::small(task(slots).cancelRequests());
}

Value uncancel(Machine&, Arguments slots)
{
    return Value::small(task(slots).uncancel());
}

Coroutine<Value> sleep(Machine& machine, Values slots)
{
    Duration delay;
    if (!readDelay(machine, slots[0], delay)) co_return Value();
    Completion completion = co_await machine.runtime().sleep(delay);
    co_return valueOf(machine, std::move(completion), slots[1] ? slots[1] : none());
}

Value currentTask(Machine& machine, Arguments)
{
    if (!machine.hasLoop())
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    Task* current = machine.runtime().currentTask();
    return current ? Value(current) : none();
}

Value allTasks(Machine& machine, Arguments)
{
    if (!machine.hasLoop())
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    auto set = makeRef<SetObject>(types::set());
    for (const Ref<Task>& live : machine.runtime().liveTasks()) {
        Value value(live);
        set->table().set(*hashOf(value), value, nullptr);
    }
    return set;
}

Coroutine<Value> run(Machine& machine, Values slots)
{
    Runtime& runtime = machine.runtime();
    if (runtime.isRunning())
        co_return machine.raise(exceptions::RuntimeError(),
                                "asyncio.run() cannot be called from a running event loop");
    if (!isCoroutine(slots[0])) {
        std::string shown;
        if (!machine.plainRepr(slots[0], shown)) shown = machine.typeName(slots[0]);
        co_return machine.raiseValueError("a coroutine was expected, got " + shown);
    }
    Ref<Task> main = machine.makeTask(std::exchange(slots[0], nullptr), {});
    if (!main) co_return Value();
    Completion completion = co_await runtime.runMain(std::move(main), true);
    co_return machine.deliver(std::move(completion));
}

Value isCoroutineValue(Machine&, Arguments slots)
{
    return boolean(isCoroutine(slots[0]));
}

Value isCoroutineFunction(Machine&, Arguments slots)
{
    Value function = slots[0];
    if (typeOf(function)->layout() == Layout::BoundMethod)
        function = function.as<BoundMethodObject>()->function();
    bool is =
        (typeOf(function)->layout() == Layout::Function &&
         function.as<FunctionObject>()->code().isAsync &&
         !function.as<FunctionObject>()->code().isGenerator) ||
        (typeOf(function)->layout() == Layout::Builtin && function.as<BuiltinObject>()->isAsync());
    return boolean(is);
}

Value isFuture(Machine&, Arguments slots)
{
    return boolean(futureOf(slots[0]) != nullptr);
}

} // namespace

void defineTasks(Definitions& module)
{
    Type* type = asyncioTypes().task;
    Definitions methods(type->attributes(), "Task");
    methods.coroutine("__new__", "cls, coro, *, loop=, name=, context=, eager_start=", newTask)
        .function("get_name", "self", getName)
        .function("set_name", "self, value, /", setName)
        .function("get_coro", "self", getCoroutine)
        .function("cancelling", "self", cancelling)
        .function("uncancel", "self", uncancel);
    module.type(type)
        .coroutine("create_task", "coro, *, name=, context=", createTask)
        .coroutine("ensure_future", "coro_or_future, *, loop=", ensureFuture)
        .async("sleep", "delay, result=", sleep)
        .function("current_task", "loop=", currentTask)
        .function("all_tasks", "loop=", allTasks)
        .coroutine("run", "main, *, debug=, loop_factory=", run)
        .function("iscoroutine", "obj", isCoroutineValue)
        .function("iscoroutinefunction", "func", isCoroutineFunction)
        .function("isfuture", "obj", isFuture);
}

} // namespace awaitscope
