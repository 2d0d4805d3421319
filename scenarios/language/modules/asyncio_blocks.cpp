#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/asyncio_repr.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/accompanied.h"
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
    return !exception || exception.is(none()) ? Completion() : raising(exception);
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
    double seconds = 0;
    if (relative && value && !value.is(none()) && !toDouble(value, seconds)) {
        machine.raiseTypeError("unsupported operand type(s) for +: 'float' and '" +
                               machine.typeName(value) + "'");
        return false;
    }
    if (!readTimeout(machine, value, duration)) return false;
    deadline.reset();
    if (duration) deadline = (relative ? machine.runtime().now() : VirtualTime()) + *duration;
    return true;
}

/// Of a class of the program that derives from Timeout.
class DerivedTimeout final : public Timeout, public Accompanied {
public:
    DerivedTimeout(Ref<Timeout> inner, Ref<Type> type)
        : Accompanied(type), m_inner(std::move(inner))
    {
        setType(type.get());
    }
    Coroutine<void> enter() override { return m_inner->enter(); }
    Coroutine<Completion> exit(Completion body) override { return m_inner->exit(std::move(body)); }
    void reschedule(std::optional<VirtualTime> deadline) override { m_inner->reschedule(deadline); }
    std::optional<VirtualTime> deadline() const override { return m_inner->deadline(); }
    TimeoutState state() const override { return m_inner->state(); }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_inner);
        visitor.visit(holder());
    }

private:
    Ref<Timeout> m_inner;
};

/// Of a class of the program that derives from TaskGroup.
class DerivedGroup final : public TaskGroup, public Accompanied {
public:
    DerivedGroup(Ref<TaskGroup> inner, Ref<Type> type)
        : Accompanied(type), m_inner(std::move(inner))
    {
        setType(type.get());
    }
    State state() const override { return m_inner->state(); }
    Coroutine<void> enter() override { return m_inner->enter(); }
    Coroutine<Completion> add(Ref<Task> task, bool eagerly) override
    {
        return m_inner->add(std::move(task), eagerly);
    }
    Coroutine<Completion> exit(Completion body) override { return m_inner->exit(std::move(body)); }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_inner);
        visitor.visit(holder());
    }

private:
    Ref<TaskGroup> m_inner;
};

Value newTimeout(Machine& machine, Arguments slots)
{
    std::optional<VirtualTime> deadline;
    if (!readDeadline(machine, slots[1], false, deadline)) return {};
    Ref<Timeout> timeout = machine.runtime().makeTimeout(deadline);
    if (slots[0].as<Type>()->isProgram())
        return makeRef<DerivedTimeout>(std::move(timeout), slots[0].ref<Type>());
    timeout->setType(asyncioTypes().timeout);
    return Value(std::move(timeout));
}

template <bool Relative> Value makeTimeout(Machine& machine, Arguments slots)
{
    if (Relative && !hasRunningLoop(machine)) return {};
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
    if (self<Timeout>(slots[0]).state() != TimeoutState::Created)
        co_return machine.raise(exceptions::RuntimeError(), "Timeout has already been entered");
    co_await self<Timeout>(slots[0]).enter();
    if (typeOf(slots[0])->isProgram()) { // its own `reschedule` hears of the first deadline, too
        Value method = co_await machine.attribute(slots[0], intern("reschedule"));
        if (!method) co_return Value();
        Values arguments{toSeconds(self<Timeout>(slots[0]).deadline())};
        Value done = co_await machine.call(std::move(method), std::move(arguments));
        if (!done) co_return Value();
    }
    co_return slots[0];
}

Coroutine<Value> exitTimeout(Machine& machine, Values slots)
{
    Completion left = co_await self<Timeout>(slots[0]).exit(bodyOf(slots[2]));
    co_return answerOf(machine, std::move(left), slots[2]);
}

Value reschedule(Machine& machine, Arguments slots)
{
    switch (self<Timeout>(slots[0]).state()) {
    case TimeoutState::Created:
        return machine.raise(exceptions::RuntimeError(), "Timeout has not been entered");
    case TimeoutState::Active: break;
    case TimeoutState::Expiring:
        return machine.raise(exceptions::RuntimeError(), "Cannot change state of expiring Timeout");
    case TimeoutState::Expired:
        return machine.raise(exceptions::RuntimeError(), "Cannot change state of expired Timeout");
    case TimeoutState::Finished:
        return machine.raise(exceptions::RuntimeError(), "Cannot change state of finished Timeout");
    }
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

Value newGroup(Machine& machine, Arguments slots)
{
    Ref<TaskGroup> group = machine.runtime().makeTaskGroup();
    if (slots[0].as<Type>()->isProgram())
        return makeRef<DerivedGroup>(std::move(group), slots[0].ref<Type>());
    group->setType(asyncioTypes().taskGroup);
    return Value(std::move(group));
}

Value refuse(Machine& machine, const TaskGroup& group, const char* why)
{
    return machine.raise(exceptions::RuntimeError(), "TaskGroup " + groupText(group) + " " + why);
}

Coroutine<Value> enterGroup(Machine& machine, Values slots)
{
    auto& group = self<TaskGroup>(slots[0]);
    if (group.state().entered) co_return refuse(machine, group, "has already been entered");
    if (!machine.runtime().currentTask())
        co_return refuse(machine, group, "cannot determine the parent task");
    co_await group.enter();
    co_return slots[0];
}

Coroutine<Value> exitGroup(Machine& machine, Values slots)
{
    Completion left = co_await self<TaskGroup>(slots[0]).exit(bodyOf(slots[2]));
    co_return answerOf(machine, std::move(left), slots[2]);
}

/// Nothing of a coroutine that a group refuses will ever run.
void drop(const Value& coroutine)
{
    if (typeOf(coroutine) == types::coroutine())
        coroutine.as<GeneratorObject>()->finish();
    else if (typeOf(coroutine) == types::nativeCoroutine())
        coroutine.as<NativeCoroutineObject>()->close();
}

// Slots: self, coro, name, context.
Coroutine<Value> createInGroup(Machine& machine, Values slots)
{
    auto& group = self<TaskGroup>(slots[0]);
    const TaskGroup::State state = group.state();
    const char* refused = !state.entered                        ? "has not been entered"
                          : state.exiting && state.members == 0 ? "is finished"
                          : state.aborting && machine.runtime().isEventLoop() ? "is shutting down"
                                                                              : nullptr;
    if (refused) {
        drop(slots[1]);
        co_return refuse(machine, group, refused);
    }
    std::string name;
    if (slots[2] && !slots[2].is(none())) machine.plainStr(slots[2], name);
    if (slots[3] && !slots[3].is(none())) machine.askForContext(slots[3]);
    Ref<Task> task = machine.makeTask(std::exchange(slots[1], nullptr), std::move(name));
    if (!task) co_return Value();
    Value value(task);
    Completion completion = co_await group.add(std::move(task), startsEagerly(machine));
    co_return valueOf(machine, std::move(completion), std::move(value));
}

} // namespace

void defineBlocks(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Definitions(types.timeout->attributes(), "Timeout")
        .function("__new__", "cls, when", newTimeout)
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
