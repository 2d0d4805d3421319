#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_loop.h"
#include "scenarios/language/values/accompanied.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/program_host.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

class ProgramFuture : public Future, public Attributed {
public:
    explicit ProgramFuture(Machine& machine) : m_machine(machine), m_loop(machine.runtime().loop())
    {
        setType(asyncioTypes().future);
    }
    Ref<EventLoop> loop() const override { return m_loop; }
    void traverse(Visitor& visitor) const override
    {
        Future::traverse(visitor);
        visitAttributes(visitor);
    }

protected:
    void dispose() override
    {
        retain(); // the message refers to it: it must not be disposed of a second time
        if (failed() && !retrieved() && completion().payload)
            m_machine.reportNeverRetrieved("Future", Value(this));
        // Whoever was told may keep it.
        if (references() > 1)
            release();
        else
            delete this;
    }

private:
    Machine& m_machine;
    Ref<EventLoop> m_loop;
};

/// Of a class of the program that derives from Future.
class DerivedFuture final : public ProgramFuture, public Accompanied {
public:
    DerivedFuture(Machine& machine, Ref<Type> type) : ProgramFuture(machine), Accompanied(type)
    {
        setType(type.get());
    }
    void traverse(Visitor& visitor) const override
    {
        ProgramFuture::traverse(visitor);
        visitor.visit(holder());
    }
};

Future& self(Arguments slots)
{
    return *futureOf(slots[0]);
}

Value newFuture(Machine& machine, Arguments slots)
{
    Value loop = slots[1] && !slots[1].is(none()) ? slots[1] : Value();
    if (!loop && machine.runtime().isEventLoop()) {
        loop = loopForFutures(machine);
        if (!loop) return {};
    }
    const bool isLoop = loop && typeOf(loop) == asyncioTypes().loop;
    const Runtime::OfLoop itsOwn(machine.runtime(),
                                 isLoop ? loop.as<LoopObject>()->loop : machine.runtime().loop());
    if (slots[0].as<Type>()->isProgram())
        return makeRef<DerivedFuture>(machine, slots[0].ref<Type>());
    return makeFuture(machine);
}

Value result(Machine& machine, Arguments slots)
{
    Future& future = self(slots);
    if (!future.done()) return machine.raise(exceptions::InvalidStateError(), "Result is not set.");
    future.setRetrieved();
    return machine.deliver(machine.runtime().outcomeOf(future));
}

Value exception(Machine& machine, Arguments slots)
{
    Future& future = self(slots);
    if (!future.done())
        return machine.raise(exceptions::InvalidStateError(), "Exception is not set.");
    future.setRetrieved();
    if (future.cancelled()) return machine.deliver(machine.runtime().outcomeOf(future));
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
    const std::optional<bool> accepted =
        co_await machine.runtime().cancel(std::move(future), std::move(message));
    if (!accepted) co_return machine.raise(exceptions::RecursionError(), kEndlessCancel);
    co_return boolean(*accepted);
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
    if (future->done()) co_return machine.raise(exceptions::InvalidStateError(), "invalid state");
    Value raised = slots[1];
    if (typeOf(raised)->layout() == Layout::Type) {
        raised = co_await machine.call(std::move(raised), Values());
        if (!raised) co_return Value();
    }
    if (!isException(raised)) co_return machine.raiseTypeError("invalid exception object");
    if (isInstance(raised, exceptions::StopIteration())) {
        auto replaced = makeRef<ExceptionObject>(
            Ref<Type>(exceptions::RuntimeError()),
            Values{makeStr("StopIteration interacts badly with generators and cannot be raised "
                           "into a Future")});
        replaced->cause = replaced->context = raised;
        replaced->suppressContext = true;
        raised = std::move(replaced);
    }
    const size_t lines = exceptionOf(raised)->traceback.size();
    if (lines > 0) exceptionOf(raised)->keptLines = lines;
    Completion completion = Completion::exception(toPayload(raised));
    bool accepted = co_await machine.runtime().complete(std::move(future), std::move(completion));
    if (!accepted) co_return machine.raise(exceptions::InvalidStateError(), "invalid state");
    co_return none();
}

Coroutine<Value> addDoneCallback(Machine& machine, Values slots)
{
    Ref<Future> future(futureOf(slots[0]));
    if (slots[2] && !slots[2].is(none())) machine.askForContext(slots[2]);
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
    return a.as<BoundMethodObject>()->isSame(*b.as<BoundMethodObject>());
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

Value getLoop(Machine& machine, Arguments slots)
{
    const Runtime::OfLoop itsOwn(machine.runtime(), machine.runtime().loopOf(self(slots)));
    return currentLoop(machine);
}

Value cancelMessage(Machine&, Arguments slots)
{
    return fromPayload(self(slots).cancelMessage());
}

} // namespace

Value makeFuture(Machine& machine)
{
    return makeRef<ProgramFuture>(machine);
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
        .function("get_loop", "self", getLoop)
        .property("_cancel_message", cancelMessage)
        .function("__await__", "self", awaitSelf)
        .function("__iter__", "self", awaitSelf);
    module.type(future);
}

} // namespace awaitscope
