#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Coroutine<Value> asyncIterator(Machine& machine, Values slots)
{
    bool found = false;
    Values noArguments;
    Value iterator =
        co_await callSpecial(machine, slots[0], "__aiter__", std::move(noArguments), found);
    if (!found)
        co_return machine.raiseTypeError("'" + machine.typeName(slots[0]) +
                                         "' object is not an async iterable");
    co_return iterator;
}

Coroutine<Value> nextOrDefault(Machine& machine, Values slots)
{
    Value item = co_await machine.await(slots[0]);
    if (item) co_return item;
    Value exception = machine.takeRaised();
    if (isInstance(exception, exceptions::StopAsyncIteration())) co_return slots[1];
    co_return machine.raise(std::move(exception));
}

Coroutine<Value> asyncNext(Machine& machine, Values slots)
{
    bool found = false;
    Values noArguments;
    Value awaitable =
        co_await callSpecial(machine, slots[0], "__anext__", std::move(noArguments), found);
    if (!found)
        co_return machine.raiseTypeError("'" + machine.typeName(slots[0]) +
                                         "' object is not an async iterator");
    if (!awaitable || !slots[1]) co_return awaitable;
    static const Value waiting = [] {
        Value made = makeAsyncBuiltin("anext", "awaitable, default", nextOrDefault);
        made.object()->makeImmortal();
        return made;
    }();
    Values held{std::move(awaitable), slots[1]};
    co_return makeRef<NativeCoroutineObject>(machine, waiting.ref<BuiltinObject>(),
                                             std::move(held));
}

} // namespace

void defineAsyncFunctions(Definitions& names)
{
    names.coroutine("aiter", "async_iterable, /", asyncIterator);
    names.coroutine("anext", "async_iterator, default=, /", asyncNext);
}

} // namespace awaitscope
