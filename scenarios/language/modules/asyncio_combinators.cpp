#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/modules/threads.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

#include <cmath>
#include <unordered_map>

namespace awaitscope {

namespace {

Coroutine<Value> gather(Machine& machine, Values slots)
{
    bool returnExceptions = slots[0] && machine.plainTruth(slots[0]) == 1;
    Values awaitables = slots[1].as<TupleObject>()->items();
    std::vector<Ref<Future>> children;
    children.reserve(awaitables.size());
    std::unordered_map<uintptr_t, size_t> first; // the same coroutine given twice is one task
    for (size_t index = 0; index < awaitables.size(); ++index) {
        if (Future* future = futureOf(awaitables[index])) {
            children.emplace_back(future);
            continue;
        }
        const auto [same, isFirst] = first.try_emplace(awaitables[index].bits(), index);
        if (!isFirst) {
            children.push_back(children[same->second]);
            continue;
        }
        // A list of coroutines where they should stand one by one: asyncio keeps them by their
        // hash.
        const Layout layout = typeOf(awaitables[index])->layout();
        size_t hash = 0;
        if ((layout == Layout::List || layout == Layout::Set || layout == Layout::Dict) &&
            !keyHash(machine, awaitables[index], hash)) {
            keepWithError(machine, awaitables[index]);
            co_return Value();
        }
        Value future = co_await machine.ensureFuture(awaitables[index]);
        if (!future) co_return Value();
        children.emplace_back(futureOf(future));
    }
    const bool isEmpty = children.empty();
    Ref<Future> gathered = co_await machine.runtime().gather(std::move(children), returnExceptions);
    gathered->setType(isEmpty ? asyncioTypes().future : asyncioTypes().gatheringFuture);
    co_return Value(std::move(gathered));
}

Coroutine<Value> wait(Machine& machine, Values slots)
{
    if (futureOf(slots[0]) || isCoroutine(slots[0])) {
        machine.raiseTypeError("expect a list of futures, not " + machine.className(slots[0]));
        keepWithError(machine, slots[0]);
        co_return Value();
    }
    Value list = co_await machine.listOf(slots[0]);
    if (!list) co_return Value();
    Values& items = list.as<ListObject>()->items();
    if (items.empty()) co_return machine.raiseValueError("Set of Tasks/Futures is empty.");
    WaitUntil until = WaitUntil::AllCompleted;
    if (slots[2] && isStr(slots[2])) {
        const std::string& when = textOf(slots[2]);
        if (when == "FIRST_COMPLETED")
            until = WaitUntil::FirstCompleted;
        else if (when == "FIRST_EXCEPTION")
            until = WaitUntil::FirstException;
        else if (when != "ALL_COMPLETED")
            co_return machine.raiseValueError("Invalid return_when value: " + when);
    }
    std::vector<Ref<Future>> futures;
    for (const Value& item : items) {
        if (isCoroutine(item)) {
            machine.raiseTypeError("Passing coroutines is forbidden, use tasks explicitly.");
            Value raised = machine.takeRaised();
            exceptionOf(raised)->kept = items; // as a frame of wait would
            machine.raiseAgain(std::move(raised));
            co_return Value();
        }
        Future* future = futureOf(item);
        if (!future)
            co_return machine.raiseTypeError(
                "An asyncio.Future, a coroutine or an awaitable is required");
        futures.emplace_back(future);
    }
    std::optional<Duration> timeout;
    if (!readTimeout(machine, slots[1], timeout)) co_return Value();
    std::vector<Ref<Future>> waited = futures;
    Completion completion = co_await machine.runtime().waitMany(std::move(waited), timeout, until);
    if (completion.raised()) co_return machine.deliver(std::move(completion));
    auto done = makeRef<SetObject>(types::set()), pending = makeRef<SetObject>(types::set());
    for (const Value& item : items)
        (futureOf(item)->done() ? done : pending)->table().set(*hashOf(item), item, nullptr);
    Values sets{Value(done), Value(pending)};
    co_return makeTuple(std::move(sets));
}

Coroutine<Value> waitFor(Machine& machine, Values slots)
{
    std::optional<Duration> limit;
    if (!readTimeout(machine, slots[1], limit)) co_return Value();
    if (!limit) {
        Value result = co_await machine.await(slots[0]);
        co_return result;
    }
    Runtime& runtime = machine.runtime();
    // asyncio gives a limit of nothing at all to a task, to be cancelled before it starts.
    bool atOnce = *limit <= Duration() && runtime.isEventLoop();
    bool inlineCall = !futureOf(slots[0]) && !runtime.waitForMakesTask() && !atOnce;
    if (inlineCall) {
        if (!runtime.currentTask())
            co_return machine.raise(exceptions::RuntimeError(),
                                    "Timeout should be used inside a task");
        Ref<Timeout> timeout = runtime.makeTimeout(runtime.now() + *limit);
        co_await timeout->enter();
        Value result = co_await machine.await(std::exchange(slots[0], nullptr));
        Completion body = completionOf(machine, result);
        Completion left = co_await timeout->exit(std::move(body));
        co_return machine.deliver(std::move(left));
    }
    Value future = co_await machine.ensureFuture(slots[0]);
    if (!future) co_return Value();
    Ref<Future> awaited(futureOf(future));
    Completion completion = co_await runtime.waitFor(std::move(awaited), *limit);
    co_return machine.deliver(std::move(completion));
}

Coroutine<Value> shield(Machine& machine, Values slots)
{
    Value future = co_await machine.ensureFuture(slots[0]);
    if (!future) co_return Value();
    Ref<Future> inner(futureOf(future));
    Ref<Future> outer = co_await machine.runtime().shield(std::move(inner));
    if (!outer->type()) outer->setType(asyncioTypes().future);
    co_return Value(std::move(outer));
}

/// A thread's function as a coroutine: it runs to its end without an await of its own.
Coroutine<Value> callInThread(Machine& machine, Values slots)
{
    auto* call = slots[0].as<TupleObject>();
    Values parts = call->items();
    Values names, values;
    for (const auto& entry : parts[2].as<DictObject>()->table().entries())
        if (entry.key) {
            names.push_back(scopedName(entry.key));
            values.push_back(entry.value);
        }
    Values arguments = parts[1].as<TupleObject>()->items();
    const LaneId lane = machine.runtime().currentLane();
    machine.threadNumbers().begin(lane,
                                  {textOf(parts[3]), static_cast<uint32_t>(parts[4].smallInt())});
    Value result =
        co_await machine.call(parts[0], std::move(arguments), std::move(names), std::move(values));
    machine.threadNumbers().end(lane);
    co_return result;
}

} // namespace

Coroutine<Value> startThread(Machine& machine, Value function, Values arguments, Value keywords,
                             std::string pool)
{
    static const Value caller = [] {
        Value made = makeAsyncBuiltin("_thread", "call", callInThread);
        made.object()->makeImmortal();
        return made;
    }();
    ProgramTask::Shown shown;
    shown.function = nameOfFunction(machine, function);
    shown.firstArgument = tellingArgument(machine, arguments);
    if (!keywords) keywords = makeRef<DictObject>();
    const ThreadNumbers::Worker worker = machine.threadNumbers().take(pool);
    Values parts{std::move(function), makeTuple(std::move(arguments)), std::move(keywords),
                 makeStr(worker.pool), Value::small(worker.number)};
    Values callSlots{makeTuple(std::move(parts))};
    Value coroutine =
        makeRef<NativeCoroutineObject>(machine, caller.ref<BuiltinObject>(), std::move(callSlots));
    auto task = makeRef<ProgramTask>(machine, std::move(coroutine));
    task->show(std::move(shown));
    Ref<Future> future = co_await machine.runtime().toThread(task);
    // It is a worker from now on, though its turn may come later.
    if (!future->done()) machine.threadNumbers().begin(task->lane(), worker);
    if (!future->type()) future->setType(asyncioTypes().future);
    co_return Value(std::move(future));
}

namespace {

Coroutine<Value> toThread(Machine& machine, Values slots)
{
    Values arguments = slots[1].as<TupleObject>()->items();
    Value future = co_await startThread(machine, slots[0], std::move(arguments), slots[2]);
    if (!future) co_return Value();
    Value result = co_await machine.awaitFuture(Ref<Future>(futureOf(future)));
    co_return result;
}

} // namespace

namespace {

// What is between loops and threads is written in Python, and loaded by who asks for it.
Coroutine<Value> callOfThreads(Machine& machine, const char* name, Values arguments, Value loop)
{
    Value module = co_await machine.importModule("_asyncio_threads");
    if (!module) co_return Value();
    Value function = *module.as<ModuleObject>()->attributes().find(intern(name));
    Values names, values;
    if (loop) {
        names.push_back(intern("loop"));
        values.push_back(std::move(loop));
    }
    Value result = co_await machine.call(std::move(function), std::move(arguments),
                                         std::move(names), std::move(values));
    co_return result;
}

Coroutine<Value> wrapFuture(Machine& machine, Values slots)
{
    Values arguments(1, slots[0]);
    return callOfThreads(machine, "wrap_future", std::move(arguments), slots[1]);
}

Coroutine<Value> runFromThread(Machine& machine, Values slots)
{
    Values arguments(1, slots[0]);
    return callOfThreads(machine, "run_coroutine_threadsafe", std::move(arguments), slots[1]);
}

} // namespace

void defineCombinators(Definitions& module)
{
    defineCompletions(module);
    module.coroutine("gather", "*coros_or_futures, return_exceptions=", gather)
        .async("wait", "fs, *, timeout=, return_when=", wait)
        .async("wait_for", "fut, timeout", waitFor)
        .coroutine("shield", "arg", shield)
        .async("to_thread", "func, /, *args, **kwargs", toThread)
        .coroutine("wrap_future", "future, *, loop=", wrapFuture)
        .coroutine("run_coroutine_threadsafe", "coro, loop", runFromThread)
        .value("FIRST_COMPLETED", intern("FIRST_COMPLETED"))
        .value("FIRST_EXCEPTION", intern("FIRST_EXCEPTION"))
        .value("ALL_COMPLETED", intern("ALL_COMPLETED"));
}

} // namespace awaitscope
