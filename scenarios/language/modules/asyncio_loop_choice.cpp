#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/os_errors.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

Value currentLoop(Machine& machine)
{
    const Ref<EventLoop>& loop = machine.runtime().loop();
    if (!loop->object()) enterLoop(machine, makeRef<LoopObject>(loop));
    return Ref<LoopObject>(static_cast<LoopObject*>(loop->object()));
}

void enterLoop(Machine& machine, const Value& loop)
{
    LoopChoice& choice = machine.loopChoice();
    choice.entered = loop;
    machine.runtime().chooseLoop(loop.as<LoopObject>()->loop);
}

void closeLoop(Machine& machine, const Value& loop)
{
    LoopObject& closed = *loop.as<LoopObject>();
    closed.closed = true;
    machine.runtime().closeLoop(*closed.loop);
    machine.loopChoice().entered = machine.loopChoice().chosen = nullptr;
}

/// A loop tells the program's logger what it waits with. False when raised.
Coroutine<bool> logSelector(Machine& machine)
{
    if (!machine.reportsThroughProgram()) co_return true; // it does not log
    Value logging = co_await machine.importModule("logging");
    if (!logging) co_return false;
    Value getter = intern("getLogger"), debug = intern("debug");
    Value getLogger = co_await machine.attribute(std::move(logging), std::move(getter));
    if (!getLogger) co_return false;
    Values name{makeStr("asyncio")};
    Value logger = co_await machine.call(std::move(getLogger), std::move(name));
    if (!logger) co_return false;
    Value write = co_await machine.attribute(std::move(logger), std::move(debug));
    if (!write) co_return false;
    Values message{makeStr("Using selector: %s"), makeStr("EpollSelector")};
    Value done = co_await machine.call(std::move(write), std::move(message));
    co_return static_cast<bool>(done);
}

Value openLoop(Machine& machine)
{
    constexpr size_t kMost = (1024 - 3) / 3;
    if (machine.runtime().openLoops() < kMost)
        return makeRef<LoopObject>(machine.runtime().makeLoop());
    return machine.raise(makeOsError(24, "Too many open files"));
}

Coroutine<Value> makeLoop(Machine& machine, Value debug, Value factory)
{
    Value loop;
    if ((!factory || factory.is(none())) && hasOwnPolicy(machine)) {
        Value policy = policyOf(machine), name = intern("new_event_loop");
        factory = co_await machine.attribute(std::move(policy), std::move(name));
        if (!factory) co_return Value();
    }
    const bool isOurs = !factory || factory.is(none());
    if (!isOurs) {
        loop = co_await machine.call(std::move(factory), Values());
        if (!loop) co_return Value();
        if (typeOf(loop) != asyncioTypes().loop)
            co_return machine.raiseTypeError("loop_factory should return an event loop, not " +
                                             machine.className(loop));
    } else {
        loop = openLoop(machine);
        if (!loop) co_return Value();
    }
    if (debug && !debug.is(none())) {
        loop.as<LoopObject>()->debug = machine.plainTruth(debug) == 1;
        loop.as<LoopObject>()->applyDebug();
        if (loop.as<LoopObject>()->debug) machine.origins().keep();
    }
    enterLoop(machine, loop);
    machine.loopChoice().chosen = loop;
    machine.loopChoice().wasMade = true;
    if (isOurs) {
        const bool fine = co_await logSelector(machine);
        if (!fine) co_return Value();
    }
    co_return loop;
}

Coroutine<Value> runLoop(Machine& machine, Value loop, Ref<Future> main, bool shutdown)
{
    enterLoop(machine, loop);
    Completion completion = co_await machine.runtime().runMain(std::move(main), shutdown);
    co_return machine.deliver(std::move(completion));
}

Value loopForFutures(Machine& machine)
{
    if (machine.hasLoop()) return currentLoop(machine);
    LoopChoice& choice = machine.loopChoice();
    if (choice.chosen) return choice.chosen;
    const Trace& trace = machine.runtime().trace();
    const LaneId lane = machine.runtime().currentLane();
    const bool isThread = trace.lane(lane).kind == LaneKind::Thread;
    if (isThread || choice.wasMade)
        return machine.raise(exceptions::RuntimeError(),
                             "There is no current event loop in thread '" +
                                 (isThread ? std::string(trace.nameOf(lane)) : "MainThread") +
                                 "'.");
    machine.warnHere("DeprecationWarning", "There is no current event loop");
    choice.wasMade = true;
    choice.chosen = openLoop(machine);
    if (!choice.chosen) return Value();
    enterLoop(machine, choice.chosen);
    return choice.chosen;
}

namespace {

Value getRunningLoop(Machine& machine, Arguments)
{
    if (!machine.hasLoop())
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    return currentLoop(machine);
}

Value runningLoopOrNone(Machine& machine, Arguments)
{
    return machine.hasLoop() ? currentLoop(machine) : none();
}

/// The running loop, or the one of the policy.
Value loopAtOnce(Machine& machine, Arguments)
{
    if (!machine.hasLoop() && hasOwnPolicy(machine)) return nullptr;
    return loopForFutures(machine);
}

Coroutine<Value> getLoop(Machine& machine, Values)
{
    Value loop = co_await askPolicy(machine, "get_event_loop", Values());
    co_return loop;
}

Coroutine<Value> newLoop(Machine& machine, Values)
{
    Value loop = co_await askPolicy(machine, "new_event_loop", Values());
    co_return loop;
}

Coroutine<Value> setLoop(Machine& machine, Values slots)
{
    Value done = co_await askPolicy(machine, "set_event_loop", std::move(slots));
    co_return done;
}

} // namespace

void defineLoopChoice(Definitions& module)
{
    module.function("get_running_loop", "", getRunningLoop)
        .function("_get_running_loop", "", runningLoopOrNone)
        .function("get_event_loop", "", loopAtOnce, getLoop)
        .coroutine("new_event_loop", "", newLoop)
        .coroutine("set_event_loop", "loop", setLoop);
    defineLoopPolicies(module);
}

} // namespace awaitscope
