#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

Value currentLoop(Machine& machine)
{
    if (!machine.loopObject()) enterLoop(machine, makeRef<LoopObject>());
    return machine.loopObject();
}

void enterLoop(Machine& machine, const Value& loop)
{
    machine.loopObject() = loop;
    machine.exceptionHandler() =
        typeOf(loop) == asyncioTypes().loop ? loop.as<LoopObject>()->exceptionHandler : Value();
}

void closeLoop(Machine& machine, const Value& loop)
{
    loop.as<LoopObject>()->closed = true;
    machine.exceptionHandler() = nullptr;
    machine.loopObject() = nullptr;
    machine.chosenLoop() = nullptr;
}

namespace {

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

} // namespace

Coroutine<Value> makeLoop(Machine& machine, Value debug, Value factory)
{
    Value loop;
    const bool isOurs = !factory || factory.is(none());
    if (!isOurs) {
        loop = co_await machine.call(std::move(factory), Values());
        if (!loop) co_return Value();
        if (typeOf(loop) != asyncioTypes().loop)
            co_return machine.raiseTypeError("loop_factory should return an event loop, not " +
                                             machine.className(loop));
    } else {
        loop = makeRef<LoopObject>();
    }
    if (debug && !debug.is(none())) loop.as<LoopObject>()->debug = machine.plainTruth(debug) == 1;
    enterLoop(machine, loop);
    machine.chosenLoop() = loop;
    machine.loopWasChosen() = true;
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
    if (machine.chosenLoop()) return machine.chosenLoop();
    if (machine.loopWasChosen())
        return machine.raise(exceptions::RuntimeError(),
                             "There is no current event loop in thread 'MainThread'.");
    machine.warnHere("DeprecationWarning", "There is no current event loop");
    machine.loopWasChosen() = true;
    machine.chosenLoop() = makeRef<LoopObject>();
    enterLoop(machine, machine.chosenLoop());
    return machine.chosenLoop();
}

namespace {

Value getRunningLoop(Machine& machine, Arguments)
{
    if (!machine.hasLoop())
        return machine.raise(exceptions::RuntimeError(), "no running event loop");
    return currentLoop(machine);
}

Value getLoop(Machine& machine, Arguments)
{
    return loopForFutures(machine);
}
Value runningLoopOrNone(Machine& machine, Arguments)
{
    return machine.hasLoop() ? currentLoop(machine) : none();
}

/// There is one policy only: whatever is asked for, loops are made in the same way.
Value setPolicy(Machine&, Arguments)
{
    return none();
}

Coroutine<Value> newLoop(Machine& machine, Values)
{
    Value loop = makeRef<LoopObject>();
    if (!machine.hasLoop()) enterLoop(machine, loop);
    const bool fine = co_await logSelector(machine);
    co_return fine ? loop : Value();
}

Value setLoop(Machine& machine, Arguments slots)
{
    if (!slots[0].is(none()) && typeOf(slots[0]) != asyncioTypes().loop)
        return machine.raiseTypeError("loop must be an instance of AbstractEventLoop or None, "
                                      "not '" +
                                      machine.className(slots[0]) + "'");
    machine.chosenLoop() = slots[0].is(none()) ? Value() : slots[0];
    machine.loopWasChosen() = true;
    if (machine.chosenLoop() && !machine.hasLoop()) enterLoop(machine, slots[0]);
    return none();
}

} // namespace

void defineLoopChoice(Definitions& module)
{
    module.function("get_running_loop", "", getRunningLoop)
        .function("_get_running_loop", "", runningLoopOrNone)
        .function("set_event_loop_policy", "policy", setPolicy)
        .function("get_event_loop", "", getLoop)
        .coroutine("new_event_loop", "", newLoop)
        .function("set_event_loop", "loop", setLoop);
}

} // namespace awaitscope
