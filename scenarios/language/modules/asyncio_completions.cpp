#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/modules/asyncio_types.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/generator.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/tasks.h"

namespace awaitscope {

namespace {

/// What `as_completed` gives its results to.
class CompletionHolder final : public Object {
public:
    explicit CompletionHolder(Ref<AsCompleted> arrivals)
        : Object(types::ellipsis()), arrivals(std::move(arrivals))
    {
        setHolder();
    }
    void traverse(Visitor& visitor) const override { visitor.visit(arrivals); }
    Ref<AsCompleted> arrivals;
};

Coroutine<Value> nextCompleted(Machine& machine, Values slots)
{
    Ref<Future> next;
    Completion completion = co_await slots[0].as<CompletionHolder>()->arrivals->next(next);
    if (completion.raised()) co_return machine.deliver(std::move(completion));
    next->setRetrieved();
    co_return machine.deliver(machine.runtime().outcomeOf(*next));
}

/// `for` takes coroutines from it, one for each awaitable; `async for` the tasks themselves.
class CompletionIterator final : public NativeIterator {
public:
    CompletionIterator(Value holder, size_t count)
        : NativeIterator(asyncioTypes().completions), m_holder(std::move(holder)), m_left(count)
    {
    }

    void traverse(Visitor& visitor) const override { visitor.visit(m_holder); }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        static const Value function = [] {
            Value made =
                makeAsyncBuiltin("_AsCompletedIterator._wait_for_one", "holder", nextCompleted);
            made.object()->makeImmortal();
            return made;
        }();
        ended = !takeOne();
        if (!ended)
            item = makeRef<NativeCoroutineObject>(machine, function.ref<BuiltinObject>(),
                                                  Values{m_holder});
        return true;
    }
    /// Whether another one is to come, which is counted.
    bool takeOne()
    {
        if (m_left == 0) return false;
        --m_left;
        return true;
    }
    const Ref<AsCompleted>& arrivals() const { return m_holder.as<CompletionHolder>()->arrivals; }

private:
    Value m_holder;
    size_t m_left;
};

Coroutine<Value> nextTask(Machine& machine, Values slots)
{
    auto* iterator = slots[0].as<CompletionIterator>();
    if (!iterator->takeOne())
        co_return machine.raise(
            Value(makeRef<ExceptionObject>(Ref<Type>(exceptions::StopAsyncIteration()), Values())));
    Ref<Future> next;
    Completion completion = co_await iterator->arrivals()->next(next);
    if (completion.raised()) co_return machine.deliver(std::move(completion));
    co_return Value(std::move(next));
}

Value itself(Machine&, Arguments slots)
{
    return slots[0];
}

Coroutine<Value> asCompleted(Machine& machine, Values slots)
{
    if (futureOf(slots[0]) || isCoroutine(slots[0]))
        co_return machine.raiseTypeError("expects an iterable of awaitables, not " +
                                         machine.className(slots[0]));
    Value list = co_await machine.listOf(slots[0]);
    if (!list) co_return Value();
    std::optional<Duration> timeout;
    if (!readTimeout(machine, slots[1], timeout)) co_return Value();
    std::vector<Ref<Future>> futures;
    Values items = list.as<ListObject>()->items();
    for (const Value& item : items) {
        Value future = co_await machine.ensureFuture(item);
        if (!future) co_return Value();
        futures.emplace_back(futureOf(future));
    }
    size_t count = futures.size();
    Value holder =
        makeRef<CompletionHolder>(machine.runtime().makeAsCompleted(std::move(futures), timeout));
    co_return Value(makeRef<CompletionIterator>(std::move(holder), count));
}

} // namespace

void defineCompletions(Definitions& module)
{
    Definitions(asyncioTypes().completions->attributes(), "_AsCompletedIterator")
        .function("__aiter__", "self", itself)
        .async("__anext__", "self", nextTask);
    module.coroutine("as_completed", "fs, *, timeout=", asCompleted);
}

} // namespace awaitscope
