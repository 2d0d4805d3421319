#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

template <class T> T& self(const Value& value)
{
    return *static_cast<T*>(value.object());
}

/// How the body of a block ended, from the arguments of `__aexit__`.
Completion bodyOf(const Value& exception)
{
    if (!exception || exception.is(none())) return {};
    return isInstance(exception, exceptions::CancelledError())
               ? Completion::cancelled(toPayload(exception))
               : Completion::exception(toPayload(exception));
}

/// What `__aexit__` answers: it raises something else, lets the body's exception go on, or there
/// was none.
Value answerOf(Machine& machine, Completion left, const Value& exception)
{
    if (!left.raised()) return boolean(exception && !exception.is(none()));
    if (fromPayload(left.payload).is(exception)) return falseValue();
    return machine.raise(fromPayload(left.payload));
}

Value toSeconds(std::optional<VirtualTime> time)
{
    return time ? makeFloat(time->toSeconds()) : none();
}

bool readDeadline(Machine& machine, const Value& value, bool relative,
                  std::optional<VirtualTime>& deadline)
{
    std::optional<Duration> duration;
    if (!readTimeout(machine, value, duration)) return false;
    deadline.reset();
    if (duration) deadline = (relative ? machine.runtime().now() : VirtualTime()) + *duration;
    return true;
}

template <bool Relative> Value makeTimeout(Machine& machine, Arguments slots)
{
    std::optional<VirtualTime> deadline;
    if (!readDeadline(machine, slots[0], Relative, deadline)) return {};
    Ref<Timeout> timeout = machine.runtime().makeTimeout(deadline);
    timeout->setType(asyncioTypes().timeout);
    return Value(std::move(timeout));
}

Coroutine<Value> enterTimeout(Machine& machine, Values slots)
{
    if (!machine.runtime().currentTask())
        co_return machine.raise(exceptions::RuntimeError(), "Timeout should be used inside a task");
    co_await self<Timeout>(slots[0]).enter();
    co_return slots[0];
}

Coroutine<Value> exitTimeout(Machine& machine, Values slots)
{
    Completion left = co_await self<Timeout>(slots[0]).exit(bodyOf(slots[2]));
    co_return answerOf(machine, std::move(left), slots[2]);
}

Value reschedule(Machine& machine, Arguments slots)
{
    std::optional<VirtualTime> deadline;
    if (!readDeadline(machine, slots[1], false, deadline)) return {};
    self<Timeout>(slots[0]).reschedule(deadline);
    return none();
}

Value when(Machine&, Arguments slots)
{
    return toSeconds(self<Timeout>(slots[0]).deadline());
}

Value expired(Machine&, Arguments slots)
{
    return boolean(self<Timeout>(slots[0]).expired());
}

Value newGroup(Machine& machine, Arguments)
{
    Ref<TaskGroup> group = machine.runtime().makeTaskGroup();
    group->setType(asyncioTypes().taskGroup);
    return Value(std::move(group));
}

Coroutine<Value> enterGroup(Machine&, Values slots)
{
    co_await self<TaskGroup>(slots[0]).enter();
    co_return slots[0];
}

Coroutine<Value> exitGroup(Machine& machine, Values slots)
{
    Completion left = co_await self<TaskGroup>(slots[0]).exit(bodyOf(slots[2]));
    co_return answerOf(machine, std::move(left), slots[2]);
}

Coroutine<Value> createInGroup(Machine& machine, Values slots)
{
    std::string name;
    if (slots[2] && !slots[2].is(none())) machine.plainStr(slots[2], name);
    Ref<Task> task = machine.makeTask(slots[1], std::move(name));
    if (!task) co_return Value();
    Value value(task);
    Completion completion = co_await self<TaskGroup>(slots[0]).add(std::move(task));
    co_return valueOf(machine, std::move(completion), std::move(value));
}

} // namespace

void defineBlocks(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Definitions(types.timeout->attributes(), "Timeout")
        .async("__aenter__", "self", enterTimeout)
        .async("__aexit__", "self, exc_type, exc, tb", exitTimeout)
        .function("reschedule", "self, when", reschedule)
        .function("when", "self", when)
        .function("expired", "self", expired);
    Definitions(types.taskGroup->attributes(), "TaskGroup")
        .function("__new__", "cls", newGroup)
        .async("__aenter__", "self", enterGroup)
        .async("__aexit__", "self, exc_type, exc, tb", exitGroup)
        .coroutine("create_task", "self, coro, *, name=, context=", createInGroup);
    module.function("timeout", "delay", makeTimeout<true>)
        .function("timeout_at", "when", makeTimeout<false>)
        .type(types.taskGroup)
        .type(types.timeout);
}

} // namespace awaitscope
