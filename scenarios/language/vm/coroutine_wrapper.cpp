#include "scenarios/language/vm/coroutine_wrapper.h"

#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

const Type* wrapperType();

class CoroutineWrapper : public Container {
public:
    explicit CoroutineWrapper(Value coroutine)
        : Container(wrapperType()), coroutine(std::move(coroutine))
    {
    }
    Value coroutine;
    void traverse(Visitor& visitor) const override { visitor.visit(coroutine); }
    void clear() override { coroutine = nullptr; }
};

/// The coroutine's own method of the name.
Coroutine<Value> handOn(Machine& machine, Values slots, const char* name)
{
    Value coroutine = slots.front().as<CoroutineWrapper>()->coroutine;
    const Value method = co_await machine.attribute(std::move(coroutine), intern(name));
    if (!method) co_return Value();
    slots.erase(slots.begin());
    std::erase_if(slots, [](const Value& missing) { return !missing; });
    co_return co_await machine.call(method, std::move(slots));
}

Coroutine<Value> nextStep(Machine& machine, Values slots)
{
    slots.push_back(none());
    return handOn(machine, std::move(slots), "send");
}

Coroutine<Value> sendOn(Machine& machine, Values slots)
{
    return handOn(machine, std::move(slots), "send");
}

Coroutine<Value> throwOn(Machine& machine, Values slots)
{
    return handOn(machine, std::move(slots), "throw");
}

Coroutine<Value> closeIt(Machine& machine, Values slots)
{
    return handOn(machine, std::move(slots), "close");
}

Value wrapperItself(Machine&, Arguments slots)
{
    return slots[0];
}

const Type* wrapperType()
{
    static const Type* const type = [] {
        Type* made = makeBuiltinType("coroutine_wrapper", "builtins", Layout::Native);
        Definitions(made->attributes(), "coroutine_wrapper")
            .function("__iter__", "self", wrapperItself)
            .coroutine("__next__", "self", nextStep)
            .coroutine("send", "self, value, /", sendOn)
            .coroutine("throw", "self, type, value=, traceback=, /", throwOn)
            .coroutine("close", "self", closeIt);
        return made;
    }();
    return type;
}

} // namespace

Value wrapCoroutine(const Value& coroutine)
{
    return makeRef<CoroutineWrapper>(coroutine);
}

Value wrappedCoroutine(const Value& value)
{
    const bool isWrapper = value.isObject() && typeOf(value) == wrapperType();
    return isWrapper ? value.as<CoroutineWrapper>()->coroutine : Value();
}

Coroutine<Value> iteratorToAwait(Machine& machine, Value function, Value awaitable)
{
    const SpanId place = machine.runtime().place();
    Values arguments{std::move(awaitable)};
    Value iterator = co_await machine.call(std::move(function), std::move(arguments));
    if (!iterator) co_return Value();
    if (isCoroutine(iterator)) {
        machine.runtime().setPlace(place); // it dies there
        co_return machine.raiseTypeError("__await__() returned a coroutine");
    }
    if (Value coroutine = wrappedCoroutine(iterator)) co_return coroutine;
    co_return iterator;
}

} // namespace awaitscope
