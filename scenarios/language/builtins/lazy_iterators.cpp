#include "scenarios/language/builtins/lazy_iterators.h"

#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/recycled_tuple.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <span>

namespace awaitscope {

namespace types {

Type* enumerate()
{
    static Type* const type =
        makeBuiltinType("enumerate", "builtins", Layout::Iterator, {iterator()});
    return type;
}
Type* zip()
{
    static Type* const type = makeBuiltinType("zip", "builtins", Layout::Iterator, {iterator()});
    return type;
}
Type* map()
{
    static Type* const type = makeBuiltinType("map", "builtins", Layout::Iterator, {iterator()});
    return type;
}
Type* filter()
{
    static Type* const type = makeBuiltinType("filter", "builtins", Layout::Iterator, {iterator()});
    return type;
}
Type* reversed()
{
    static Type* const type =
        makeBuiltinType("reversed", "builtins", Layout::Iterator, {iterator()});
    return type;
}

} // namespace types

namespace {

/// How deep it is to go through the `nextPlain` of all of these; more than `kDeepestPlain` when
/// they do not all have one.
int depthThrough(std::span<const Value> iterators)
{
    constexpr int kNot = NativeIterator::kDeepestPlain + 1;
    int depth = 0;
    for (const Value& iterator : iterators) {
        const NativeIterator* native = nativeIteratorOf(iterator);
        if (!native || !native->isPlain()) return kNot;
        depth = std::max(depth, native->depth());
    }
    return depth + 1;
}

class EnumerateIterator final : public NativeIterator {
public:
    EnumerateIterator(Value inner, int64_t start)
        : NativeIterator(types::enumerate()), m_inner(std::move(inner)), m_count(start)
    {
        m_depth = depthThrough({&m_inner, 1});
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_inner);
        m_pair.traverse(visitor);
    }
    bool isPlain() const override { return m_depth <= kDeepestPlain; }
    int depth() const override { return m_depth; }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        if (!isPlain()) return false;
        Value inner;
        m_inner.as<NativeIterator>()->nextPlain(machine, inner, ended);
        if (inner) item = pair(std::move(inner));
        return true;
    }
    Coroutine<Value> next(Machine& machine) override
    {
        Step step = co_await advance(machine, m_inner);
        if (!step) co_return nullptr;
        co_return pair(std::move(step.item));
    }

private:
    Value pair(Value item)
    {
        Values& items = m_pair.renew(2);
        items[0] = Value::small(m_count++);
        items[1] = std::move(item);
        return m_pair.value();
    }

    Value m_inner;
    RecycledTuple m_pair;
    int64_t m_count;
    int m_depth = 0;
};

class ZipIterator final : public NativeIterator {
public:
    ZipIterator(Values inner, bool strict)
        : NativeIterator(types::zip()), m_inner(std::move(inner)), m_strict(strict),
          m_depth(strict ? kDeepestPlain + 1 : depthThrough(m_inner))
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visitAll(m_inner);
        m_parts.traverse(visitor);
    }
    bool isPlain() const override { return m_depth <= kDeepestPlain; }
    int depth() const override { return m_depth; }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        if (!isPlain()) return false;
        if (m_inner.empty()) {
            ended = true;
            return true;
        }
        Values& parts = m_parts.renew(m_inner.size());
        for (size_t index = 0; index < m_inner.size(); ++index) {
            Value part;
            m_inner[index].as<NativeIterator>()->nextPlain(machine, part, ended);
            if (!part) return true;
            parts[index] = std::move(part);
        }
        item = m_parts.value();
        return true;
    }
    Coroutine<Value> next(Machine& machine) override
    {
        if (m_inner.empty()) co_return nullptr;
        Values items;
        for (size_t index = 0; index < m_inner.size(); ++index) {
            Step step = co_await advance(machine, m_inner[index]);
            if (step.raised) co_return nullptr;
            if (step.ended) {
                if (m_strict) co_await checkAllEnded(machine, index);
                co_return nullptr;
            }
            items.push_back(std::move(step.item));
        }
        co_return makeTuple(std::move(items));
    }

private:
    /// `strict`: raises unless all end together. `first` is the one that ended.
    Coroutine<bool> checkAllEnded(Machine& machine, size_t first)
    {
        auto complain = [&machine](size_t which, const char* how) {
            std::string others = which == 1 ? " 1" : "s 1-" + std::to_string(which);
            machine.raiseValueError("zip() argument " + std::to_string(which + 1) + " is " + how +
                                    " than argument" + others);
        };
        if (first > 0) {
            complain(first, "shorter");
            co_return false;
        }
        for (size_t index = 1; index < m_inner.size(); ++index) {
            Step step = co_await advance(machine, m_inner[index]);
            if (step.raised) co_return false;
            if (!step.ended) {
                complain(index, "longer");
                co_return false;
            }
        }
        co_return true;
    }

    Values m_inner;
    RecycledTuple m_parts;
    bool m_strict;
    int m_depth;
};

class MapIterator final : public NativeIterator {
public:
    MapIterator(Value function, Values inner)
        : NativeIterator(types::map()), m_function(std::move(function)), m_inner(std::move(inner)),
          m_takesPlain(depthThrough(m_inner) <= kDeepestPlain)
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_function);
        visitor.visitAll(m_inner);
    }
    bool isPlain() const override { return false; }
    bool nextPlain(Machine&, Value&, bool&) override { return false; }
    bool nextCall(Machine& machine, Value& callable, Values& arguments, bool& ended) override
    {
        if (!m_takesPlain) return false;
        arguments.resize(m_inner.size());
        for (size_t index = 0; index < m_inner.size(); ++index) {
            m_inner[index].as<NativeIterator>()->nextPlain(machine, arguments[index], ended);
            if (!arguments[index]) return true;
        }
        callable = m_function;
        Cost::spend(Cost::kStep);
        return true;
    }
    Coroutine<Value> next(Machine& machine) override
    {
        Values items;
        for (size_t index = 0; index < m_inner.size(); ++index) {
            Step step = co_await advance(machine, m_inner[index]);
            if (!step) co_return nullptr;
            items.push_back(std::move(step.item));
        }
        co_return co_await machine.call(m_function, std::move(items));
    }

private:
    Value m_function;
    Values m_inner;
    bool m_takesPlain;
};

class FilterIterator final : public NativeIterator {
public:
    FilterIterator(Value function, Value inner)
        : NativeIterator(types::filter()), m_function(std::move(function)),
          m_inner(std::move(inner))
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_function);
        visitor.visit(m_inner);
        visitor.visit(m_taken);
    }
    bool isPlain() const override { return false; }
    bool nextPlain(Machine& machine, Value& item, bool& ended) override
    {
        NativeIterator* const inner = plainIteratorOf(m_inner);
        if (!inner || m_taken || !m_function.is(none())) return false;
        while (machine.chargeItem()) {
            inner->nextPlain(machine, item, ended);
            const int truth = item ? machine.plainTruth(item) : 1;
            if (truth == 1) return true;
            if (truth < 0) m_taken = std::move(item);
            item = nullptr;
            if (truth < 0) return false;
        }
        return true;
    }
    int depth() const override
    {
        return plainIteratorOf(m_inner) ? depthThrough({&m_inner, 1}) : 0;
    }
    Coroutine<Value> next(Machine& machine) override
    {
        for (;;) {
            Step step{std::exchange(m_taken, nullptr)};
            if (!step) step = co_await advance(machine, m_inner);
            if (!step) co_return nullptr;
            Cost::spend(Cost::kInstruction);
            Value verdict = step.item;
            if (!m_function.is(none())) {
                Cost::spend(Cost::kBuiltinCall);
                Values arguments{step.item};
                verdict = co_await CallAtOnce(machine, m_function, std::move(arguments));
                if (!verdict) co_return nullptr;
            }
            const int plain = machine.plainTruth(verdict);
            if (plain == 1) co_return step.item;
            if (plain == 0) continue;
            Answer wanted = co_await isTrue(machine, std::move(verdict));
            if (wanted == Answer::Raised) co_return nullptr;
            if (wanted == Answer::Yes) co_return step.item;
        }
    }

private:
    Value m_function, m_inner;
    Value m_taken; ///< from the inner one, not yet judged
};

Coroutine<Value> newEnumerate(Machine& machine, Values slots)
{
    if (!slots[1])
        co_return machine.raiseTypeError("enumerate() missing required argument 'iterable'");
    int64_t start = 0;
    if (slots[2] && !readInteger(machine, slots[2], start)) co_return nullptr;
    Value inner = co_await iteratorOf(machine, slots[1]);
    if (!inner) co_return nullptr;
    co_return makeRef<EnumerateIterator>(std::move(inner), start);
}

/// Iterators over each of the iterables; false when raised. `zip` names the culprit.
Coroutine<bool> iterators(Machine& machine, const Values& iterables, Values& made)
{
    for (size_t index = 0; index < iterables.size(); ++index) {
        Value iterator = co_await iteratorOf(machine, iterables[index]);
        if (!iterator) co_return false;
        made.push_back(std::move(iterator));
    }
    co_return true;
}

Coroutine<Value> newZip(Machine& machine, Values slots)
{
    bool strict = false;
    if (slots[1]) {
        Answer answer = co_await isTrue(machine, slots[1]);
        if (answer == Answer::Raised) co_return nullptr;
        strict = answer == Answer::Yes;
    }
    Values inner;
    if (!co_await iterators(machine, slots[2].as<TupleObject>()->items(), inner)) co_return nullptr;
    co_return makeRef<ZipIterator>(std::move(inner), strict);
}

Coroutine<Value> newMap(Machine& machine, Values slots)
{
    Values iterables = slots[1].as<TupleObject>()->items();
    if (iterables.size() < 2)
        co_return machine.raiseTypeError("map() must have at least two arguments.");
    const Value function = iterables.front();
    iterables.erase(iterables.begin());
    Values inner;
    if (!co_await iterators(machine, iterables, inner)) co_return nullptr;
    co_return makeRef<MapIterator>(function, std::move(inner));
}

Coroutine<Value> newFilter(Machine& machine, Values slots)
{
    Value inner = co_await iteratorOf(machine, slots[2]);
    if (!inner) co_return nullptr;
    co_return makeRef<FilterIterator>(slots[1], std::move(inner));
}

Coroutine<Value> newReversed(Machine& machine, Values slots)
{
    if (Value plain = makeReversedIterator(slots[1])) co_return plain;
    bool found = false;
    Values noArguments;
    Value made =
        co_await callSpecial(machine, slots[1], "__reversed__", std::move(noArguments), found);
    if (found) co_return made;
    const Type* type = typeOf(slots[1]);
    const bool isSequence = type->find(intern("__getitem__"));
    if (!isSequence && type->layout() != Layout::Bytes)
        co_return machine.raiseTypeError("'" + nameInErrors(*type) + "' object is not reversible");
    Value length = co_await lengthOf(machine, slots[1]);
    if (!length) co_return nullptr;
    co_return makeDownwardIterator(slots[1], length.smallInt());
}

Value iterAtOnce(Machine& machine, Arguments slots)
{
    return slots[1] ? Value() : makeIterator(machine, slots[0]);
}

Coroutine<Value> iterFunction(Machine& machine, Values slots)
{
    if (slots[1] && !isCallable(slots[0]))
        co_return machine.raiseTypeError("iter(v, w): v must be callable");
    if (slots[1]) co_return makeCallIterator(slots[0], slots[1]);
    co_return co_await iteratorOf(machine, slots[0]);
}

/// Whether `__next__` itself says, in a StopIteration, what the iterator ended with.
bool endsWithValue(const Value& iterator)
{
    static const Value nextName = intern("__next__");
    const Type* type = typeOf(iterator);
    return type == types::generator() || (!nativeIteratorOf(iterator) && type->find(nextName));
}

Coroutine<Step> advanceKeepingValue(Machine& machine, Value iterator)
{
    Step step;
    if (!machine.charge()) {
        step.raised = true;
        co_return step;
    }
    if (typeOf(iterator) == types::generator()) {
        step.item = co_await machine.resumeGenerator(std::move(iterator), none(), nullptr);
    } else {
        static const Value nextName = intern("__next__");
        const Value method = *typeOf(iterator)->find(nextName);
        Values arguments{std::move(iterator)};
        step.item = co_await machine.call(method, std::move(arguments));
    }
    step.raised = !step.item;
    co_return step;
}

/// What `next` gives at the end.
Value defaultOrStop(Machine& machine, const Value& byDefault)
{
    if (byDefault) return byDefault;
    Values noArguments;
    Ref<Type> type(exceptions::StopIteration());
    return machine.raise(makeRef<ExceptionObject>(std::move(type), std::move(noArguments)));
}

Value nextAtOnce(Machine& machine, Arguments slots)
{
    NativeIterator* const native = nativeIteratorOf(slots[0]);
    if (!native || !native->isPlain()) return nullptr;
    Value item;
    bool ended = false;
    native->nextPlain(machine, item, ended);
    return ended ? defaultOrStop(machine, slots[1]) : item;
}

Value selfMethod(Machine&, Arguments slots)
{
    return slots[0];
}

Coroutine<Value> nextMethod(Machine& machine, Values slots)
{
    slots.emplace_back();
    return nextFunction(machine, std::move(slots));
}

} // namespace

Coroutine<Value> nextFunction(Machine& machine, Values slots)
{
    Step step;
    if (endsWithValue(slots[0]))
        step = co_await advanceKeepingValue(machine, slots[0]);
    else
        step = co_await advance(machine, slots[0]);
    if (step) co_return step.item;
    if (step.raised) {
        if (!slots[1]) co_return nullptr;
        Value exception = machine.takeRaised();
        if (!isInstance(exception, exceptions::StopIteration())) {
            machine.raise(std::move(exception));
            co_return nullptr;
        }
    }
    co_return defaultOrStop(machine, slots[1]);
}

void defineIterators(Definitions& names)
{
    Methods<types::iterator>().method<"__iter__", selfMethod>().method<"__next__", nextMethod>();
    auto define = [&names](Type* type, const char* signature, NativeCoroutine make) {
        Definitions(type->attributes(), type->name()).coroutine("__new__", signature, make);
        names.type(type);
    };
    define(types::enumerate(), "cls, iterable=, start=", newEnumerate);
    define(types::zip(), "cls, /, *iterables, strict=", newZip);
    define(types::map(), "cls, /, *functionAndIterables", newMap);
    define(types::filter(), "cls, function, iterable, /", newFilter);
    define(types::reversed(), "cls, sequence, /", newReversed);
    names.function("iter", "object, sentinel=, /", iterAtOnce, iterFunction);
    names.function("next", "iterator, default=, /", nextAtOnce, nextFunction);
}

} // namespace awaitscope
