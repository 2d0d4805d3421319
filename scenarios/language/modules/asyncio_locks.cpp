#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

template <class T> T& self(const Value& value)
{
    return *static_cast<T*>(value.object());
}

/// Makes a core object a value of this type, waiting for its name.
template <class T> Value asValue(Machine& machine, Ref<T> object, const Type* type)
{
    object->setType(type);
    machine.expectName();
    return Value(std::move(object));
}

bool readCount(Machine& machine, const Value& value, int64_t fallback, int64_t& count)
{
    count = fallback;
    if (!value) return true;
    if (!isInteger(value)) {
        machine.raiseTypeError("'<' not supported between instances of '" +
                               machine.typeName(value) + "' and 'int'");
        return false;
    }
    count = sliceIndex(value);
    return true;
}

Value newLock(Machine& machine, Arguments)
{
    return asValue(machine, machine.runtime().makeLock(), asyncioTypes().lock);
}

/// The method of a class of the program that takes the place of ours; null when there is none.
Value ownMethod(const Value& object, const char* name)
{
    if (!typeOf(object)->isProgram()) return nullptr;
    const Value* found = typeOf(object)->find(intern(name));
    return found && typeOf(*found)->layout() == Layout::Function ? *found : Value();
}

/// `acquire`, `release` and `async with` are the same for all that is taken and given back.
template <class T> struct Holding {
    static Coroutine<Value> acquire(Machine& machine, Values slots)
    {
        Completion completion = co_await self<T>(slots[0]).acquire();
        co_return valueOf(machine, std::move(completion), trueValue());
    }
    static Coroutine<Value> release(Machine& machine, Values slots)
    {
        Completion completion = co_await self<T>(slots[0]).release();
        co_return valueOf(machine, std::move(completion), none());
    }
    static Coroutine<Value> enter(Machine& machine, Values slots)
    {
        if (Value method = ownMethod(slots[0], "acquire")) {
            Values arguments{slots[0]};
            Value awaited = co_await machine.call(std::move(method), std::move(arguments));
            if (!awaited) co_return Value();
            Value acquired = co_await machine.await(std::move(awaited));
            co_return acquired ? none() : Value();
        }
        Completion completion = co_await self<T>(slots[0]).acquire();
        if (!completion.raised()) machine.runtime().holdsForBlock(self<T>(slots[0]));
        co_return valueOf(machine, std::move(completion), none());
    }
    static Coroutine<Value> exit(Machine& machine, Values slots)
    {
        Values arguments{slots[0]};
        Value done;
        if (Value method = ownMethod(slots[0], "release"))
            done = co_await machine.call(std::move(method), std::move(arguments));
        else
            done = co_await release(machine, std::move(arguments));
        co_return done ? none() : Value();
    }
    static Value locked(Machine&, Arguments slots) { return boolean(self<T>(slots[0]).locked()); }

    static void define(Type* type)
    {
        Definitions methods(type->attributes(), type->name());
        methods.async("acquire", "self", acquire)
            .coroutine("release", "self", release)
            .function("locked", "self", locked)
            .async("__aenter__", "self", enter)
            .async("__aexit__", "self, exc_type, exc, tb", exit);
    }
};

template <bool Bounded> Value newSemaphore(Machine& machine, Arguments slots)
{
    int64_t value = 1;
    if (!readCount(machine, slots[1], 1, value)) return {};
    if (value < 0) return machine.raiseValueError("Semaphore initial value must be >= 0");
    return asValue(machine, machine.runtime().makeSemaphore(value, Bounded),
                   Bounded ? asyncioTypes().boundedSemaphore : asyncioTypes().semaphore);
}

Value semaphoreValue(Machine&, Arguments slots)
{
    return Value::small(self<Semaphore>(slots[0]).value());
}

Value newEvent(Machine& machine, Arguments)
{
    return asValue(machine, machine.runtime().makeEvent(), asyncioTypes().event);
}

Coroutine<Value> waitEvent(Machine& machine, Values slots)
{
    Completion completion = co_await self<EventFlag>(slots[0]).wait();
    co_return valueOf(machine, std::move(completion), trueValue());
}

Coroutine<Value> setEvent(Machine&, Values slots)
{
    co_await self<EventFlag>(slots[0]).set();
    co_return none();
}

Value clearEvent(Machine&, Arguments slots)
{
    self<EventFlag>(slots[0]).clear();
    return none();
}

Value isEventSet(Machine&, Arguments slots)
{
    return boolean(self<EventFlag>(slots[0]).isSet());
}

Value newCondition(Machine& machine, Arguments slots)
{
    Ref<Lock> lock;
    if (slots[1] && !slots[1].is(none())) lock = Ref<Lock>(&self<Lock>(slots[1]));
    if (!lock) {
        lock = machine.runtime().makeLock();
        lock->setType(asyncioTypes().lock);
    }
    return asValue(machine, machine.runtime().makeCondition(std::move(lock)),
                   asyncioTypes().condition);
}

Coroutine<Value> waitCondition(Machine& machine, Values slots)
{
    if (!self<Condition>(slots[0]).lock()->locked())
        co_return machine.raise(exceptions::RuntimeError(), "cannot wait on un-acquired lock");
    Completion completion = co_await self<Condition>(slots[0]).wait();
    co_return valueOf(machine, std::move(completion), trueValue());
}

Coroutine<Value> waitForCondition(Machine& machine, Values slots)
{
    for (;;) {
        Value answer = co_await machine.call(slots[1], Values());
        if (!answer) co_return Value();
        Answer holds = co_await isTrue(machine, answer);
        if (holds == Answer::Raised) co_return Value();
        if (holds == Answer::Yes) co_return answer;
        if (!self<Condition>(slots[0]).lock()->locked())
            co_return machine.raise(exceptions::RuntimeError(), "cannot wait on un-acquired lock");
        Completion completion = co_await self<Condition>(slots[0]).wait();
        if (completion.raised()) co_return machine.deliver(std::move(completion));
    }
}

Coroutine<Value> notify(Machine& machine, Values slots)
{
    int64_t count = 1;
    if (!readCount(machine, slots[1], 1, count)) co_return Value();
    Completion completion = co_await self<Condition>(slots[0]).notify(count);
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> notifyAll(Machine& machine, Values slots)
{
    Completion completion = co_await self<Condition>(slots[0]).notifyAll();
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> acquireCondition(Machine& machine, Values slots)
{
    Ref<Lock> lock = self<Condition>(slots[0]).lock();
    Completion completion = co_await lock->acquire();
    co_return valueOf(machine, std::move(completion), trueValue());
}

Coroutine<Value> enterCondition(Machine& machine, Values slots)
{
    Ref<Lock> lock = self<Condition>(slots[0]).lock();
    Completion completion = co_await lock->acquire();
    if (!completion.raised()) machine.runtime().holdsForBlock(*lock);
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> releaseCondition(Machine& machine, Values slots)
{
    Ref<Lock> lock = self<Condition>(slots[0]).lock();
    Completion completion = co_await lock->release();
    co_return valueOf(machine, std::move(completion), none());
}

Value isConditionLocked(Machine&, Arguments slots)
{
    return boolean(self<Condition>(slots[0]).lock()->locked());
}

Value newBarrier(Machine& machine, Arguments slots)
{
    int64_t parties = 0;
    if (!readCount(machine, slots[1], 1, parties)) return {};
    if (parties < 1) return machine.raiseValueError("parties must be > 0");
    return asValue(machine, machine.runtime().makeBarrier(parties), asyncioTypes().barrier);
}

Coroutine<Value> waitBarrier(Machine& machine, Values slots)
{
    int64_t place = 0;
    Completion completion = co_await self<Barrier>(slots[0]).wait(place);
    co_return valueOf(machine, std::move(completion), Value::small(place));
}

Coroutine<Value> resetBarrier(Machine& machine, Values slots)
{
    Completion completion = co_await self<Barrier>(slots[0]).reset();
    co_return valueOf(machine, std::move(completion), none());
}

Coroutine<Value> abortBarrier(Machine& machine, Values slots)
{
    Completion completion = co_await self<Barrier>(slots[0]).abort();
    co_return valueOf(machine, std::move(completion), none());
}

Value isBroken(Machine&, Arguments slots)
{
    return boolean(self<Barrier>(slots[0]).state() == BarrierState::Broken);
}

Coroutine<Value> leaveBarrier(Machine&, Values)
{
    co_return none();
}

Value parties(Machine&, Arguments slots)
{
    return Value::small(self<Barrier>(slots[0]).parties());
}

Value waitingParties(Machine&, Arguments slots)
{
    return Value::small(self<Barrier>(slots[0]).waiting());
}

} // namespace

void defineLocks(Definitions& module)
{
    const AsyncioTypes& types = asyncioTypes();
    Holding<Lock>::define(types.lock);
    Holding<Semaphore>::define(types.semaphore);
    Definitions(types.lock->attributes(), "Lock").function("__new__", "cls", newLock);
    Definitions(types.semaphore->attributes(), "Semaphore")
        .function("__new__", "cls, value=", newSemaphore<false>)
        .property("_value", semaphoreValue);
    Definitions(types.boundedSemaphore->attributes(), "BoundedSemaphore")
        .function("__new__", "cls, value=", newSemaphore<true>);
    Definitions(types.event->attributes(), "Event")
        .function("__new__", "cls", newEvent)
        .async("wait", "self", waitEvent)
        .coroutine("set", "self", setEvent)
        .function("clear", "self", clearEvent)
        .function("is_set", "self", isEventSet);
    Definitions(types.condition->attributes(), "Condition")
        .function("__new__", "cls, lock=", newCondition)
        .async("wait", "self", waitCondition)
        .async("wait_for", "self, predicate", waitForCondition)
        .coroutine("notify", "self, n=", notify)
        .coroutine("notify_all", "self", notifyAll)
        .async("acquire", "self", acquireCondition)
        .coroutine("release", "self", releaseCondition)
        .function("locked", "self", isConditionLocked)
        .async("__aenter__", "self", enterCondition)
        .async("__aexit__", "self, exc_type, exc, tb", releaseCondition);
    Definitions(types.barrier->attributes(), "Barrier")
        .function("__new__", "cls, parties", newBarrier)
        .async("wait", "self", waitBarrier)
        .async("__aenter__", "self", waitBarrier)
        .async("__aexit__", "self, exc_type, exc, tb", leaveBarrier)
        .async("reset", "self", resetBarrier)
        .async("abort", "self", abortBarrier)
        .property("broken", isBroken)
        .property("parties", parties)
        .property("n_waiting", waitingParties);
    module.type(types.lock)
        .type(types.semaphore)
        .type(types.boundedSemaphore)
        .type(types.event)
        .type(types.condition)
        .type(types.barrier);
}

} // namespace awaitscope
