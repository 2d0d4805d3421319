#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

class ProgramFuture final : public Future {
public:
    explicit ProgramFuture(Machine& machine) : m_machine(machine)
    {
        setType(asyncioTypes().future);
    }

protected:
    void dispose() override
    {
        retain(); // the message refers to it: it must not be disposed of a second time
        if (failed() && !retrieved() && completion().payload)
            m_machine.warn("Future exception was never retrieved\nfuture: " +
                           coreRepr(m_machine, Value(this)) + "\n" +
                           m_machine.traceback(fromPayload(completion().payload)));
        delete this;
    }

private:
    Machine& m_machine;
};

Future& self(Arguments slots)
{
    return *futureOf(slots[0]);
}

Value newFuture(Machine& machine, Arguments)
{
    return makeFuture(machine);
}

Value result(Machine& machine, Arguments slots)
{
    Future& future = self(slots);
    if (!future.done()) return machine.raise(exceptions::InvalidStateError(), "Result is not set.");
    future.setRetrieved();
    return machine.deliver(future.completion());
}

Value exception(Machine& machine, Arguments slots)
{
    Future& future = self(slots);
    if (!future.done())
        return machine.raise(exceptions::InvalidStateError(), "Exception is not set.");
    future.setRetrieved();
    if (future.cancelled()) return machine.deliver(future.completion());
    return future.failed() ? fromPayload(future.completion().payload) : none();
}

Value done(Machine&, Arguments slots)
{
    return boolean(self(slots).done());
}

Value cancelled(Machine&, Arguments slots)
{
    return boolean(self(slots).cancelled());
}

Coroutine<Value> cancel(Machine& machine, Values slots)
{
    Ref<Future> future(futureOf(slots[0]));
    Payload message = slots[1] ? toPayload(slots[1]) : Payload();
    bool accepted = co_await machine.runtime().cancel(std::move(future), std::move(message));
    co_return boolean(accepted);
}

Coroutine<Value> setResult(Machine& machine, Values slots)
{
    Ref<Future> future(futureOf(slots[0]));
    if (future->isTask())
        co_return machine.raise(exceptions::RuntimeError(),
                                "Task does not support set_result operation");
    Completion completion = Completion::result(toPayload(slots[1]));
    bool accepted = co_await machine.runtime().complete(std::move(future), std::move(completion));
    if (!accepted) co_return machine.raise(exceptions::InvalidStateError(), "invalid state");
    co_return none();
}

Coroutine<Value> setException(Machine& machine, Values slots)
{
    Ref<Future> future(futureOf(slots[0]));
    if (future->isTask())
        co_return machine.raise(exceptions::RuntimeError(),
                                "Task does not support set_exception operation");
    Value raised = slots[1];
    if (typeOf(raised)->layout() == Layout::Type) {
        raised = co_await machine.call(std::move(raised), Values());
        if (!raised) co_return Value();
    }
    if (!isException(raised)) co_return machine.raiseTypeError("invalid exception object");
    if (isInstance(raised, exceptions::StopIteration()))
        co_return machine.raiseTypeError(
            "StopIteration interacts badly with generators and cannot be raised into a Future");
    Completion completion = Completion::exception(toPayload(raised));
    bool accepted = co_await machine.runtime().complete(std::move(future), std::move(completion));
    if (!accepted) co_return machine.raise(exceptions::InvalidStateError(), "invalid state");
    co_return none();
}

Coroutine<Value> addDoneCallback(Machine& machine, Values slots)
{
    Ref<Future> future(futureOf(slots[0]));
    Values arguments{slots[0]};
    auto callback = makeRef<ProgramCallback>(machine, slots[1], std::move(arguments));
    co_await machine.runtime().addDoneCallback(std::move(future), std::move(callback));
    co_return none();
}

bool isSameFunction(const Callback& left, const Callback& right)
{
    auto* first = dynamic_cast<const ProgramCallback*>(&left);
    auto* second = dynamic_cast<const ProgramCallback*>(&right);
    if (!first || !second) return false;
    const Value &a = first->function(), &b = second->function();
    if (a.is(b)) return true;
    if (typeOf(a)->layout() != Layout::BoundMethod || typeOf(b)->layout() != Layout::BoundMethod)
        return false;
    return a.as<BoundMethodObject>()->self().is(b.as<BoundMethodObject>()->self()) &&
           a.as<BoundMethodObject>()->function().is(b.as<BoundMethodObject>()->function());
}

Value removeDoneCallback(Machine& machine, Arguments slots)
{
    ProgramCallback wanted(machine, slots[1], Values());
    size_t removed = machine.runtime().removeDoneCallback(self(slots), wanted, isSameFunction);
    return Value::small(static_cast<int64_t>(removed));
}

Value awaitSelf(Machine&, Arguments slots)
{
    return slots[0];
}

std::string stateOf(const Future& future)
{
    return !future.done() ? "pending" : future.cancelled() ? "cancelled" : "finished";
}

} // namespace

Value makeFuture(Machine& machine)
{
    return makeRef<ProgramFuture>(machine);
}

std::string coreRepr(Machine& machine, const Value& value)
{
    const Type* type = typeOf(value);
    Future* future = futureOf(value);
    if (!future) {
        std::string text =
            "<asyncio." + type->name() + " object at " + machine.addressOf(value) + ">";
        if (auto* lock = dynamic_cast<Lock*>(value.object()))
            text = "<asyncio.locks.Lock object at " + machine.addressOf(value) + " [" +
                   (lock->locked() ? "locked" : "unlocked") + "]>";
        return text;
    }
    std::string text = "<" + type->name() + " " + stateOf(*future);
    if (!machine.runtime().isEventLoop()) // threads know less of themselves (MODELS.md)
        return text +
               (future->isTask() ? " name='" + static_cast<Task*>(future)->name() + "'>" : ">");
    if (auto* task = dynamic_cast<ProgramTask*>(future)) {
        if (!task->done() && task->cancelRequests() > 0) text = "<" + type->name() + " cancelling";
        text += " name='" + task->name() + "' coro=<" + task->coroutineName() + "()" +
                (task->done() ? " done" : " running");
        if (task->definitionLine())
            text += std::string(task->done() ? ", defined at " : " at ") +
                    machine.program().fileName + ":" + std::to_string(task->definitionLine());
        text += ">";
    }
    if (future->done() && !future->cancelled()) {
        Value held = fromPayload(future->completion().payload);
        std::string shown;
        if (!machine.plainRepr(held, shown)) shown = "<" + machine.typeName(held) + " object>";
        text += (future->failed() ? " exception=" : " result=") + shown;
    }
    return text + ">";
}

void defineFutures(Definitions& module)
{
    Type* future = asyncioTypes().future;
    Definitions methods(future->attributes(), "Future");
    methods.function("__new__", "cls, *, loop=", newFuture)
        .function("result", "self", result)
        .function("exception", "self", exception)
        .function("done", "self", done)
        .function("cancelled", "self", cancelled)
        .coroutine("cancel", "self, msg=", cancel)
        .coroutine("set_result", "self, result, /", setResult)
        .coroutine("set_exception", "self, exception, /", setException)
        .coroutine("add_done_callback", "self, fn, /, *, context=", addDoneCallback)
        .function("remove_done_callback", "self, fn, /", removeDoneCallback)
        .function("__await__", "self", awaitSelf)
        .function("__iter__", "self", awaitSelf);
    module.type(future);
}

} // namespace awaitscope
