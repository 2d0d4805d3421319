#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/modules/partial.h"
#include "scenarios/language/values/accompanied.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/generator_methods.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/source_lines.h"
#include "scenarios/language/vm/tasks.h"
#include "scenarios/language/vm/traceback.h"

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

Coroutine<Value> createTask(Machine& machine, Values slots)
{
    if (!hasRunningLoop(machine)) {
        keepWithError(machine, slots[0]);
        co_return Value();
    }
    if (slots[2] && !slots[2].is(none())) machine.askForContext(slots[2]);
    Value made = co_await startTask(machine, currentLoop(machine), slots[0], slots[1]);
    co_return made;
}

// A coroutine of the loop that makes tasks in the usual way.
Value createTaskAtOnce(Machine& machine, Arguments slots)
{
    Runtime& runtime = machine.runtime();
    if (!runtime.isEventLoop() || !machine.hasLoop() || (slots[2] && !slots[2].is(none())) ||
        currentLoop(machine).as<LoopObject>()->taskFactory)
        return {};
    Ref<Task> task = machine.makeTask(slots[0], nameFrom(machine, slots[1]));
    if (!task) return {};
    if (!runtime.spawnAtOnce(task)) return {};
    return Value(std::move(task));
}

/// Of a class of the program that derives from Task.
class DerivedTask final : public ProgramTask, public Accompanied {
public:
    DerivedTask(Machine& machine, Ref<Type> type, Value&& coroutine)
        : ProgramTask(machine, std::move(coroutine)), Accompanied(type)
    {
        setType(type.get());
    }
    void traverse(Visitor& visitor) const override
    {
        ProgramTask::traverse(visitor);
        visitor.visit(holder());
    }
};

Ref<Task> makeTaskOf(Machine& machine, const Value& type, Value coroutine, std::string name)
{
    if (!type.as<Type>()->isProgram())
        return machine.makeTask(std::move(coroutine), std::move(name));
    if (!mayBeTask(machine, coroutine)) return {};
    auto task = makeRef<DerivedTask>(machine, type.ref<Type>(), std::move(coroutine));
    if (!name.empty()) task->setName(name);
    return task;
}

// Slots: cls, coro, loop, name, context, eager_start.
Coroutine<Value> newTask(Machine& machine, Values slots)
{
    if (!slots[2] && !hasRunningLoop(machine)) co_return Value();
    const bool eager = slots[5] && machine.plainTruth(slots[5]) == 1;
    if (slots[4] && !slots[4].is(none())) machine.askForContext(slots[4]);
    Ref<Task> task = makeTaskOf(machine, slots[0], slots[1], nameFrom(machine, slots[3]));
    if (!task) co_return Value();
    Value value(task);
    slots[1] = nullptr;
    if (eager)
        co_await machine.runtime().spawnEagerly(std::move(task));
    else
        co_await machine.runtime().spawn(std::move(task));
    co_return value;
}

/// What a class of the program asks for: all has been done when it was made, but for its name.
Value initializeTask(Machine& machine, Arguments slots)
{
    if (isWanted(slots[3])) task(slots).setName(nameFrom(machine, slots[3]));
    return none();
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

Value rename(Machine& machine, Arguments slots)
{
    std::string name;
    machine.plainStr(slots[1], name);
    task(slots).setName(name);
    if (task(slots).lane() != kNone) {
        machine.runtime().trace().renameLane(task(slots).lane(), name);
    }
    return none();
}

Value getCoroutine(Machine&, Arguments slots)
{
    auto* own = dynamic_cast<ProgramTask*>(futureOf(slots[0]));
    if (!own) return none();
    if (own->coroutine()) return own->coroutine();
    if (own->finishedCoroutine()) return own->finishedCoroutine();
    return own->suspended() ? Value(const_cast<GeneratorObject*>(own->suspended())) : none();
}

Value getContext(Machine&, Arguments slots)
{
    auto* own = dynamic_cast<ProgramTask*>(futureOf(slots[0]));
    return own ? own->context() : none();
}

Value cancelling(Machine&, Arguments slots)
{
    return Value::small(task(slots).cancelRequests());
}

Value uncancel(Machine&, Arguments slots)
{
    return Value::small(task(slots).uncancel());
}

/// Threads that yield for ever leave no trace of it that would ever be too long: each time counts
/// as what it takes.
bool payForYield(Machine& machine)
{
    constexpr uint64_t kStatements = 100;
    return machine.runtime().isEventLoop() || machine.charge(kStatements);
}

Coroutine<Value> sleep(Machine& machine, Values slots)
{
    if (!payForYield(machine)) co_return Value();
    Duration delay;
    if (!readDelay(machine, slots[0], delay)) co_return Value();
    Completion completion = co_await machine.runtime().sleep(delay);
    co_return valueOf(machine, std::move(completion), slots[1] ? slots[1] : none());
}

// `await sleep(0)` in a task, or in a coroutine that is resumed by hand outside of any loop.
Value stepAside(Machine& machine, Arguments slots)
{
    if (!slots[0].isSmall() || slots[0].smallInt() > 0 || slots[1]) return {};
    const bool isByHand = !machine.hasLoop() && machine.fiber() && machine.fiber()->byHand;
    if (!machine.runtime().currentTask() && !isByHand) return {};
    if (!payForYield(machine)) return {};
    machine.askToPause();
    return none();
}

Value currentTask(Machine& machine, Arguments slots)
{
    if (!machine.hasLoop() && (!slots[0] || slots[0].is(none())))
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    Task* current = machine.runtime().currentTask();
    return current ? Value(current) : none();
}

Value allTasks(Machine& machine, Arguments slots)
{
    if (!machine.hasLoop() && (!slots[0] || slots[0].is(none())))
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    auto set = makeRef<SetObject>(types::set());
    const Ref<EventLoop> loop = slots[0] && typeOf(slots[0]) == asyncioTypes().loop
                                    ? slots[0].as<LoopObject>()->loop
                                    : machine.runtime().loop();
    const std::vector<Ref<Task>> tasks = machine.runtime().liveTasks(loop.get());
    constexpr uint64_t kPerTask = 6;
    Cost::spend(kPerTask * tasks.size());
    for (const Ref<Task>& live : tasks) {
        Value value(live);
        set->table().set(*hashOf(value), value, nullptr);
    }
    return set;
}

Value isCoroutineValue(Machine&, Arguments slots)
{
    return boolean(isCoroutine(slots[0]));
}

Value isCoroutineFunction(Machine&, Arguments slots)
{
    Value function = withoutPartials(slots[0]);
    if (typeOf(function)->layout() == Layout::BoundMethod)
        function = function.as<BoundMethodObject>()->function();
    static const Value mark = intern("_marked_coroutine"); // as inspect marks them
    bool is =
        (typeOf(function)->isProgram() && typeOf(function)->find(mark)) ||
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

Value frames(Machine&, Arguments slots)
{
    Values found;
    auto* own = dynamic_cast<ProgramTask*>(futureOf(slots[0]));
    const GeneratorObject* coroutine = own && !own->done() ? own->suspended() : nullptr;
    if (coroutine && coroutine->frame()) found.push_back(frameOf(*coroutine));
    return makeList(std::move(found));
}

/// A frame of a stack, as lists of frames show it: without marks below its source.
std::string frameText(Machine& machine, const Code& code, SpanId span)
{
    const uint32_t line = span ? machine.program().spans[span - 1].line : 0;
    return "  File \"" + machine.program().fileName + "\", line " + std::to_string(line) + ", in " +
           code.name + "\n    " + SourceLines(machine.program().source).stripped(line) + "\n";
}

// Slots: self, limit, file. As in CPython the frames go to stderr when there is no file, what
// stands around them to stdout.
Coroutine<Value> printStack(Machine& machine, Values slots)
{
    auto* own = dynamic_cast<ProgramTask*>(futureOf(slots[0]));
    const std::string shown = coreRepr(machine, slots[0]);
    const GeneratorObject* coroutine = own && !own->done() ? own->suspended() : nullptr;
    std::string head, stack, end;
    if (own && own->failed()) {
        const Value exception = fromPayload(own->completion().payload);
        const auto& entries = exceptionOf(exception)->traceback;
        for (size_t index = entries.size(); index > 0; --index)
            stack += frameText(machine, *entries[index - 1].code, entries[index - 1].span);
        head = "Traceback for " + shown + " (most recent call last):\n";
        end = exceptionOnly(machine, exception);
    } else if (!coroutine || !coroutine->frame()) {
        head = "No stack for " + shown + "\n";
    } else {
        head = "Stack for " + shown + " (most recent call last):\n";
        stack = frameText(machine, coroutine->code(), coroutine->frame()->span());
    }
    static const Value write = intern("write");
    for (const std::string* text : {&head, &stack, &end}) {
        if (text->empty()) continue;
        if (isWanted(slots[2])) {
            Value method = co_await machine.attribute(slots[2], write);
            if (!method) co_return nullptr;
            Values arguments{makeStr(*text)};
            Value written = co_await machine.call(std::move(method), std::move(arguments));
            if (!written) co_return nullptr;
        } else if (text == &stack) {
            machine.warn(*text);
        } else {
            machine.runtime().write(*text);
        }
    }
    co_return none();
}

} // namespace

bool hasRunningLoop(Machine& machine)
{
    if (machine.hasLoop() || !machine.runtime().isEventLoop()) return true;
    machine.raise(exceptions::RuntimeError(), "no running event loop");
    return false;
}

void keepWithError(Machine& machine, const Value& coroutine)
{
    Values kept;
    if (isCoroutine(coroutine)) kept.push_back(coroutine);
    if (typeOf(coroutine)->layout() == Layout::List)
        for (const Value& item : coroutine.as<ListObject>()->items())
            if (isCoroutine(item)) kept.push_back(item);
    if (kept.empty()) return;
    Value error = machine.takeRaised();
    Values& all = exceptionOf(error)->kept;
    all.insert(all.end(), kept.begin(), kept.end());
    machine.raiseAgain(std::move(error));
}

Coroutine<Value> startEagerTask(Machine& machine, Value coroutine, Value name)
{
    Ref<Task> task = machine.makeTask(coroutine, nameFrom(machine, name));
    if (!task) co_return Value();
    Value value(task);
    coroutine = nullptr;
    co_await machine.runtime().spawnEagerly(std::move(task));
    co_return value;
}

bool startsEagerly(Machine& machine)
{
    Value factory = currentLoop(machine).as<LoopObject>()->taskFactory;
    return factory && typeOf(factory)->layout() == Layout::Builtin;
}

Coroutine<Value> startTask(Machine& machine, Value loop, Value coroutine, Value name)
{
    Value factory = loop.as<LoopObject>()->taskFactory;
    if (factory && typeOf(factory)->layout() == Layout::Builtin) {
        // CPython 3.13 calls it `None` when it is given no name.
        Value given = name ? std::move(name) : none();
        Value made = co_await startEagerTask(machine, std::move(coroutine), none());
        if (!made) co_return Value();
        Values both{made, std::move(given)};
        rename(machine, both);
        co_return made;
    }
    if (factory) {
        Values arguments{loop, std::move(coroutine)};
        Value made = co_await machine.call(std::move(factory), std::move(arguments));
        auto* future = made ? futureOf(made) : nullptr;
        if (future && future->isTask()) {
            Values both{made, name ? name : none()};
            rename(machine, both);
        }
        co_return made;
    }
    Ref<Task> task = machine.makeTask(std::move(coroutine), nameFrom(machine, name));
    if (!task) co_return Value();
    Value value(task);
    co_await machine.runtime().spawn(std::move(task));
    co_return value;
}

void defineTasks(Definitions& module)
{
    Type* type = asyncioTypes().task;
    Definitions methods(type->attributes(), "Task");
    methods.coroutine("__new__", "cls, coro, *, loop=, name=, context=, eager_start=", newTask)
        .function("__init__", "self, coro, *, loop=, name=, context=, eager_start=", initializeTask)
        .function("get_name", "self", getName)
        .function("set_name", "self, value, /", rename)
        .function("get_coro", "self", getCoroutine)
        .function("get_context", "self", getContext)
        .function("get_stack", "self, *, limit=", frames)
        .coroutine("print_stack", "self, *, limit=, file=", printStack)
        .function("cancelling", "self", cancelling)
        .function("uncancel", "self", uncancel);
    module.type(type)
        .function("create_task", "coro, *, name=, context=", createTaskAtOnce, createTask)
        .coroutine("ensure_future", "coro_or_future, *, loop=", ensureFuture)
        .async("sleep", "delay, result=", stepAside, sleep)
        .function("current_task", "loop=", currentTask)
        .function("all_tasks", "loop=", allTasks)
        .function("iscoroutine", "obj", isCoroutineValue)
        .function("iscoroutinefunction", "func", isCoroutineFunction)
        .function("isfuture", "obj", isFuture);
}

} // namespace awaitscope
