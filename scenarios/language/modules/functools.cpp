#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* partialType()
{
    static Type* const type = makeBuiltinType("partial", "functools", Layout::Native);
    return type;
}

class PartialObject final : public Object {
public:
    PartialObject(Value function, Values arguments, Ref<DictObject> named)
        : Object(partialType()), function(std::move(function)), arguments(std::move(arguments)),
          named(std::move(named))
    {
    }
    Value function;
    Values arguments;
    Ref<DictObject> named;
};

Ref<DictObject> merged(const Value& first, const Value& second)
{
    auto dict = makeRef<DictObject>();
    for (const Value& part : {first, second})
        for (const auto& entry : part.as<DictObject>()->table().entries())
            if (entry.key) dict->table().set(entry.hash, entry.key, entry.value);
    return dict;
}

Value newPartial(Machine& machine, Arguments slots)
{
    bool isCallable = typeOf(slots[1])->find(intern("__call__"));
    switch (typeOf(slots[1])->layout()) {
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::Type: isCallable = true; break;
    default: break;
    }
    if (!isCallable) return machine.raiseTypeError("the first argument must be callable");
    Values arguments = slots[2].as<TupleObject>()->items();
    return makeRef<PartialObject>(slots[1], std::move(arguments), merged(slots[3], slots[3]));
}

Coroutine<Value> callPartial(Machine& machine, Values slots)
{
    auto* partial = slots[0].as<PartialObject>();
    Values arguments = partial->arguments;
    for (const Value& argument : slots[1].as<TupleObject>()->items())
        arguments.push_back(argument);
    Value named = merged(Value(partial->named), slots[2]);
    return callWith(machine, partial->function, std::move(arguments), std::move(named));
}

Value partialFunction(Machine&, Arguments slots)
{
    return slots[0].as<PartialObject>()->function;
}

Value partialArguments(Machine&, Arguments slots)
{
    return makeTuple(slots[0].as<PartialObject>()->arguments);
}

Value partialKeywords(Machine&, Arguments slots)
{
    return slots[0].as<PartialObject>()->named;
}

/// Makes `wrapper` look like `wrapped`.
Value copyLooks(const Value& wrapped, const Value& wrapper)
{
    if (typeOf(wrapper)->layout() != Layout::Function) return wrapper;
    auto* function = wrapper.as<FunctionObject>();
    if (typeOf(wrapped)->layout() == Layout::Function) {
        auto* original = wrapped.as<FunctionObject>();
        function->name = original->name;
        function->qualifiedName = original->qualifiedName;
        for (const auto& entry : original->attributes().entries())
            if (entry.value) function->attributes().set(entry.name, entry.value);
    }
    function->attributes().set(intern("__wrapped__"), wrapped);
    return wrapper;
}

Value decorateWraps(Machine&, Arguments slots)
{
    return copyLooks(slots[0], slots[1]);
}

Value wraps(Machine&, Arguments slots)
{
    static const Value decorator =
        makeImmortalBuiltin("wraps", "wrapped, wrapper, /", decorateWraps);
    return makeClosure(slots[0], decorator);
}

Value updateWrapper(Machine&, Arguments slots)
{
    return copyLooks(slots[1], slots[0]);
}

Coroutine<Value> reduce(Machine& machine, Values slots)
{
    Value iterator = co_await iteratorOf(machine, slots[1]);
    if (!iterator) co_return nullptr;
    Value total = slots[2];
    for (;;) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (step.ended) break;
        if (!total) {
            total = std::move(step.item);
            continue;
        }
        Values arguments{total, step.item};
        total = co_await machine.call(slots[0], std::move(arguments));
        if (!total) co_return nullptr;
    }
    if (!total)
        co_return machine.raiseTypeError("reduce() of empty iterable with no initial value");
    co_return total;
}

Type* cachedType()
{
    static Type* const type = makeBuiltinType("_lru_cache_wrapper", "functools", Layout::Native);
    return type;
}

/// A function with the results of its last calls.
class CachedFunction final : public Object {
public:
    CachedFunction(Value function, int64_t most)
        : Object(cachedType()), function(std::move(function)), most(most)
    {
    }
    Value function;
    int64_t most; ///< -1: without bound
    HashTable results;
    int64_t hits = 0, misses = 0;
};

Coroutine<Value> callCached(Machine& machine, Values slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    Values parts = slots[1].as<TupleObject>()->items();
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        parts.push_back(entry.key);
        parts.push_back(entry.value);
    }
    Value key = makeTuple(std::move(parts));
    size_t hash = 0;
    if (!keyHash(machine, key, hash)) co_return nullptr;
    Value result;
    if (cached->results.remove(hash, key, &result)) {
        cached->results.set(hash, key, result); // the youngest again
        ++cached->hits;
        co_return result;
    }
    ++cached->misses;
    Values arguments = slots[1].as<TupleObject>()->items();
    result = co_await callWith(machine, cached->function, std::move(arguments), slots[2]);
    if (!result || cached->most == 0) co_return result;
    cached->results.set(hash, key, result);
    if (cached->most > 0 && cached->results.size() > static_cast<size_t>(cached->most)) {
        for (const auto& entry : cached->results.entries()) {
            if (!entry.key) continue;
            Value oldest = entry.key;
            cached->results.remove(entry.hash, oldest);
            break;
        }
    }
    co_return result;
}

Value clearCache(Machine&, Arguments slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    cached->results.clear();
    cached->hits = cached->misses = 0;
    return none();
}

Value cachedFunction(Machine&, Arguments slots)
{
    return slots[0].as<CachedFunction>()->function;
}

Value makeCached(Machine&, Arguments slots)
{
    return makeRef<CachedFunction>(slots[1], slots[0].smallInt());
}

Value cache(Machine&, Arguments slots)
{
    return makeRef<CachedFunction>(slots[0], -1);
}

Value lruCache(Machine& machine, Arguments slots)
{
    constexpr int64_t kUsual = 128;
    if (slots[0] && typeOf(slots[0])->layout() == Layout::Function)
        return makeRef<CachedFunction>(slots[0], kUsual);
    int64_t most = slots[0] ? -1 : kUsual;
    if (isWanted(slots[0]) && !readInteger(machine, slots[0], most)) return nullptr;
    if (isWanted(slots[0])) most = std::max<int64_t>(most, 0);
    static const Value decorator =
        makeImmortalBuiltin("lru_cache", "maxsize, function, /", makeCached);
    return makeClosure(Value::small(most), decorator);
}

} // namespace

void fillFunctools(Definitions& module)
{
    defineNew(partialType(), "cls, func, /, *args, **keywords", newPartial);
    Methods<partialType>()
        .method<"__call__", callPartial>("self, /, *args, **keywords")
        .property<"func", partialFunction>()
        .property<"args", partialArguments>()
        .property<"keywords", partialKeywords>();
    Methods<cachedType>()
        .method<"__call__", callCached>("self, /, *args, **kwargs")
        .method<"cache_clear", clearCache>()
        .property<"__wrapped__", cachedFunction>();
    module.type(partialType());
    module.function("wraps", "wrapped, assigned=, updated=", wraps);
    module.function("update_wrapper", "wrapper, wrapped, assigned=, updated=", updateWrapper);
    module.coroutine("reduce", "function, iterable, initial=, /", reduce);
    module.function("cache", "user_function, /", cache);
    module.function("lru_cache", "maxsize=, typed=", lruCache);
}

} // namespace awaitscope
