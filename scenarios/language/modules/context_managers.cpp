#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* managerType()
{
    static Type* const type =
        makeBuiltinType("_GeneratorContextManager", "contextlib", Layout::Native);
    return type;
}

Type* asyncManagerType()
{
    static Type* const type =
        makeBuiltinType("_AsyncGeneratorContextManager", "contextlib", Layout::Native);
    return type;
}

/// What a function under `@contextmanager` returns: the generator, to be run in two halves.
class ManagerObject final : public Object {
public:
    ManagerObject(const Type* type, Value generator) : Object(type), generator(std::move(generator))
    {
    }
    Value generator;
};

/// How a generator went on.
enum class Outcome { Yielded, Ended, Raised };

/// Calls a method of the generator; async ones give an awaitable, which is awaited.
Coroutine<Outcome> resume(Machine& machine, Value self, bool isAsync, Value thrown, Value& result)
{
    const char* name = thrown ? (isAsync ? "athrow" : "throw") : isAsync ? "__anext__" : "__next__";
    Value methodName = intern(name);
    Value generator = self.as<ManagerObject>()->generator;
    Value method = co_await machine.attribute(generator, methodName);
    if (!method) co_return Outcome::Raised;
    Values arguments;
    if (thrown) arguments.push_back(std::move(thrown));
    result = co_await machine.call(std::move(method), std::move(arguments));
    if (result && isAsync) result = co_await machine.await(std::move(result));
    if (result) co_return Outcome::Yielded;
    Value exception = machine.takeRaised();
    Type* end = isAsync ? exceptions::StopAsyncIteration() : exceptions::StopIteration();
    bool ended = isInstance(exception, end);
    result = exception;
    co_return ended ? Outcome::Ended : Outcome::Raised;
}

Coroutine<Value> enter(Machine& machine, Value self, bool isAsync)
{
    Value result;
    Outcome outcome = co_await resume(machine, std::move(self), isAsync, nullptr, result);
    if (outcome == Outcome::Yielded) co_return result;
    if (outcome == Outcome::Raised) co_return result ? machine.raise(std::move(result)) : nullptr;
    co_return machine.raise(exceptions::RuntimeError(), "generator didn't yield");
}

// Slots of `__exit__`: self, type, value, traceback.
Coroutine<Value> leave(Machine& machine, Values slots, bool isAsync)
{
    Value result;
    if (slots[1].is(none())) {
        Outcome outcome = co_await resume(machine, slots[0], isAsync, nullptr, result);
        if (outcome == Outcome::Ended) co_return falseValue();
        if (outcome == Outcome::Raised)
            co_return result ? machine.raise(std::move(result)) : nullptr;
        co_return machine.raise(exceptions::RuntimeError(), "generator didn't stop");
    }
    Outcome outcome = co_await resume(machine, slots[0], isAsync, slots[2], result);
    if (outcome == Outcome::Yielded)
        co_return machine.raise(exceptions::RuntimeError(), "generator didn't stop after throw()");
    // The exception came out as it went in: `with` raises it again itself.
    if (result && result.is(slots[2])) co_return falseValue();
    if (outcome == Outcome::Ended) co_return trueValue();
    // A StopIteration cannot leave a generator: it was wrapped on its way out.
    if (result && isInstance(result, exceptions::RuntimeError()) &&
        exceptionOf(result)->cause.is(slots[2]))
        co_return falseValue();
    co_return result ? machine.raise(std::move(result)) : nullptr;
}

Coroutine<Value> enterManager(Machine& machine, Values slots)
{
    return enter(machine, slots[0], false);
}

Coroutine<Value> leaveManager(Machine& machine, Values slots)
{
    return leave(machine, std::move(slots), false);
}

Coroutine<Value> enterAsyncManager(Machine& machine, Values slots)
{
    if (!isInstance(slots[0], asyncManagerType()))
        co_return raiseWrongSelf(machine, slots[0], asyncManagerType(), "__aenter__");
    co_return co_await enter(machine, slots[0], true);
}

Coroutine<Value> leaveAsyncManager(Machine& machine, Values slots)
{
    if (!isInstance(slots[0], asyncManagerType()))
        co_return raiseWrongSelf(machine, slots[0], asyncManagerType(), "__aexit__");
    co_return co_await leave(machine, std::move(slots), true);
}

template <Type* (*Manager)()> Coroutine<Value> makeManager(Machine& machine, Values slots)
{
    Values positional = slots[1].as<TupleObject>()->items();
    Value generator = co_await callWith(machine, slots[0], std::move(positional), slots[2]);
    if (!generator) co_return nullptr;
    co_return makeRef<ManagerObject>(Manager(), std::move(generator));
}

template <Type* (*Manager)()> Value decorate(Machine&, Arguments slots)
{
    static const Value maker = makeImmortalBuiltin(
        Manager()->name().c_str(), "function, /, *args, **kwargs", makeManager<Manager>);
    return makeClosure(slots[0], maker);
}

} // namespace

void fillContextManagers(Definitions& module)
{
    Methods<managerType>().method<"__enter__", enterManager>().method<"__exit__", leaveManager>(
        "self, typ, value, traceback, /");
    Definitions(asyncManagerType()->attributes())
        .async("__aenter__", "self, /", enterAsyncManager)
        .async("__aexit__", "self, typ, value, traceback, /", leaveAsyncManager);
    module.function("contextmanager", "func, /", decorate<managerType>);
    module.function("asynccontextmanager", "func, /", decorate<asyncManagerType>);
}

} // namespace awaitscope
