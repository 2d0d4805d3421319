#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/modules/partial.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/at_once.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* partialType()
{
    static Type* const type = makeBuiltinType("partial", "functools", Layout::Native);
    return type;
}

class PartialObject final : public Container {
public:
    PartialObject(Value function, Values arguments, Ref<DictObject> named)
        : Container(partialType()), function(std::move(function)), arguments(std::move(arguments)),
          named(std::move(named))
    {
    }
    Value function;
    Values arguments;
    Ref<DictObject> named;
    Attributes* ownAttributes() override { return &m_attributes; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(function);
        for (const Value& argument : arguments)
            visitor.visit(argument);
        visitor.visit(named);
        m_attributes.traverse(visitor);
    }
    void clear() override { m_attributes.clear(); }

private:
    Attributes m_attributes;
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
    Value function = slots[1], named = slots[3];
    Values arguments;
    // One of another one, unless that has attributes of its own, is one of what that one calls.
    if (typeOf(function) == partialType() &&
        function.as<PartialObject>()->ownAttributes()->entries().empty()) {
        const auto* inner = function.as<PartialObject>();
        arguments = inner->arguments;
        named = Value(merged(Value(inner->named), named));
        Value called = inner->function;
        function = std::move(called);
    }
    for (const Value& argument : slots[2].as<TupleObject>()->items())
        arguments.push_back(argument);
    return makeRef<PartialObject>(std::move(function), std::move(arguments), merged(named, named));
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

Coroutine<Value> representPartial(Machine& machine, Values slots)
{
    auto* partial = slots[0].as<PartialObject>();
    std::string text = "functools.partial(";
    if (!co_await appendText(machine, partial->function, 'r', text)) co_return nullptr;
    Values arguments = partial->arguments;
    for (size_t index = 0; index < arguments.size(); ++index) {
        text += ", ";
        if (!co_await appendText(machine, arguments[index], 'r', text)) co_return nullptr;
    }
    auto entries = partial->named->table().entries();
    for (size_t index = 0; index < entries.size(); ++index) {
        if (!entries[index].key) continue;
        text += ", " + textOf(entries[index].key) + "=";
        if (!co_await appendText(machine, entries[index].value, 'r', text)) co_return nullptr;
    }
    co_return makeStr(text + ")");
}

Value partialArguments(Machine&, Arguments slots)
{
    return makeTuple(slots[0].as<PartialObject>()->arguments);
}

Value partialKeywords(Machine&, Arguments slots)
{
    return slots[0].as<PartialObject>()->named;
}

/// Whether what was raised is that there is no such attribute: then it is forgotten.
bool isMissing(Machine& machine)
{
    Value raised = machine.takeRaised();
    if (isInstance(raised, exceptions::AttributeError())) return true;
    machine.raiseAgain(std::move(raised));
    return false;
}

/// Adds to the attribute `name` of `wrapper`, a dict, what that of `wrapped` has.
Coroutine<bool> updateFrom(Machine& machine, Value wrapped, Value wrapper, Value name)
{
    Value source = co_await machine.attribute(wrapped, name);
    if (!source && !isMissing(machine)) co_return false;
    Value target = co_await machine.attribute(wrapper, name);
    if (!target) co_return false;
    if (!source) co_return true;
    bool found = false;
    Values arguments{source};
    Value done = co_await callSpecial(machine, target, "update", std::move(arguments), found);
    co_return static_cast<bool>(done);
}

/// Makes `wrapper` look like `wrapped`: the names `assigned`, and what the dicts `updated` have;
/// null for CPython's own.
Coroutine<Value> copyLooks(Machine& machine, Value wrapped, Value wrapper, Value assigned,
                           Value updated)
{
    Values names;
    if (!isWanted(assigned))
        for (const char* name :
             {"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"})
            names.push_back(intern(name));
    else if (!co_await collect(machine, assigned, names))
        co_return nullptr;
    for (const Value& name : names) {
        Value part = co_await machine.attribute(wrapped, name);
        if (part) {
            Value done = co_await machine.setAttribute(wrapper, name, part);
            if (!done) co_return nullptr;
        } else if (!isMissing(machine)) {
            co_return nullptr;
        }
    }
    const bool areFunctions = typeOf(wrapper)->layout() == Layout::Function &&
                              typeOf(wrapped)->layout() == Layout::Function;
    if (!isWanted(updated) && typeOf(wrapper)->layout() == Layout::Type)
        co_return machine.raise(exceptions::AttributeError(),
                                "'mappingproxy' object has no attribute 'update'");
    names.clear();
    if (isWanted(updated) && !co_await collect(machine, updated, names)) co_return nullptr;
    if (!isWanted(updated) && !areFunctions) names.push_back(intern("__dict__"));
    if (!isWanted(updated) && areFunctions)
        for (const auto& entry : wrapped.as<FunctionObject>()->attributes().entries())
            if (entry.value)
                wrapper.as<FunctionObject>()->attributes().set(entry.name, entry.value);
    for (const Value& name : names)
        if (!co_await updateFrom(machine, wrapped, wrapper, name)) co_return nullptr;
    Value done = co_await machine.setAttribute(wrapper, intern("__wrapped__"), wrapped);
    co_return done ? wrapper : Value();
}

// Slots: (wrapped, assigned, updated), wrapper.
Coroutine<Value> decorateWraps(Machine& machine, Values slots)
{
    const Values given = slots[0].as<TupleObject>()->items();
    return copyLooks(machine, given[0], slots[1], given[1], given[2]);
}

Value wraps(Machine&, Arguments slots)
{
    static const Value decorator = makeImmortalBuiltin("wraps", "given, wrapper, /", decorateWraps);
    return makeClosure(
        makeTuple({slots[0], slots[1] ? slots[1] : none(), slots[2] ? slots[2] : none()}),
        decorator);
}

Coroutine<Value> updateWrapper(Machine& machine, Values slots)
{
    return copyLooks(machine, slots[1], slots[0], slots[2], slots[3]);
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
        total = co_await CallAtOnce(machine, slots[0], std::move(arguments));
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

Type* cacheInfoType()
{
    static Type* const type =
        makeNamedTupleType("CacheInfo", "functools", {"hits", "misses", "maxsize", "currsize"});
    return type;
}

/// The hash of a key that needs no code of the program.
std::optional<size_t> plainHash(const Value& key)
{
    auto hash = hashOf(key);
    KeyQuestion::forget();
    return hash;
}

/// A function with the results of its last calls.
class CachedFunction final : public Container {
public:
    CachedFunction(Value function, int64_t most)
        : Container(cachedType()), function(std::move(function)), most(most)
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(function);
        results.traverse(visitor);
    }
    void clear() override
    {
        function = nullptr;
        results.clear();
    }
    Value function;
    int64_t most; ///< -1: without bound
    bool typed = false;
    HashTable results;
    int64_t hits = 0, misses = 0;
};

/// What the result of a call is kept under: as in CPython, 1 and 1.0 are two keys.
Value keyOfCall(const CachedFunction& cached, Arguments slots)
{
    const Values& arguments = slots[1].as<TupleObject>()->items();
    const HashTable& named = slots[2].as<DictObject>()->table();
    if (named.size() == 0 && !cached.typed) {
        const bool isPlain = arguments.size() == 1 && (typeOf(arguments[0]) == types::integer() ||
                                                       typeOf(arguments[0]) == types::str());
        return isPlain ? arguments[0] : slots[1];
    }
    Values parts = arguments;
    for (const auto& entry : named.entries()) {
        parts.push_back(entry.key);
        parts.push_back(entry.value);
    }
    if (named.size()) parts.push_back(ellipsis());
    if (cached.typed)
        for (size_t index = parts.size(); index-- > 0;)
            parts.push_back(Value(const_cast<Type*>(typeOf(parts[index]))));
    return makeTuple(std::move(parts));
}

/// The results of the last calls that are not forgotten yet, where no code of the program is asked.
Value callKnown(Machine& machine, Arguments slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    const Value key = keyOfCall(*cached, slots);
    size_t hash = 0;
    if (!keyHash(machine, key, hash)) {
        if (machine.isRaised()) machine.takeRaised();
        KeyQuestion::forget();
        return nullptr;
    }
    const Value* known = cached->results.find(hash, key);
    if (!known || KeyQuestion::isAsked()) {
        KeyQuestion::forget();
        return nullptr;
    }
    ++cached->hits;
    Cost::spend(Cost::kStep);
    const Value result = *known;
    if (cached->most > 0 && cached->results.remove(hash, key)) // the youngest again
        cached->results.set(hash, key, result);
    return result;
}

Coroutine<Value> callCached(Machine& machine, Values slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    Value key = keyOfCall(*cached, slots), result;
    bool fine = co_await findKey(machine, slots[0], cached->results, key, result);
    if (!fine) co_return nullptr;
    if (result) {
        ++cached->hits;
        if (cached->most > 0) { // the youngest again
            size_t known = 0;
            if (auto hash = plainHash(key); hash && (known = *hash, true))
                if (cached->results.remove(known, key)) cached->results.set(known, key, result);
        }
        co_return result;
    }
    ++cached->misses;
    Values arguments = slots[1].as<TupleObject>()->items();
    result = co_await callWith(machine, cached->function, std::move(arguments), slots[2]);
    if (!result || cached->most == 0) co_return result;
    if (!co_await storeKey(machine, slots[0], cached->results, key, result)) co_return nullptr;
    if (cached->most > 0 && cached->results.size() > static_cast<size_t>(cached->most)) {
        const size_t place = cached->results.firstPlace();
        const HashTable::Entry oldest = cached->results.entries()[place];
        cached->results.remove(oldest.hash, oldest.key);
    }
    co_return result;
}

Value cacheInfo(Machine&, Arguments slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    auto size = static_cast<int64_t>(cached->results.size());
    return makeNamedTuple(cacheInfoType(),
                          {Value::small(cached->hits), Value::small(cached->misses),
                           cached->most < 0 ? none() : Value::small(cached->most),
                           Value::small(size)});
}

Value cacheParameters(Machine&, Arguments slots)
{
    auto* cached = slots[0].as<CachedFunction>();
    auto dict = makeRef<DictObject>();
    Value most = intern("maxsize"), typed = intern("typed");
    dict->table().set(*hashOf(most), most, cached->most < 0 ? none() : Value::small(cached->most));
    dict->table().set(*hashOf(typed), typed, boolean(cached->typed));
    return dict;
}

/// `__name__`, `__doc__`...: the function's own.
template <FixedName Name> Value ofCached(Machine& machine, Arguments slots)
{
    Value name = intern(Name.text), result;
    const Value& function = slots[0].as<CachedFunction>()->function;
    bool found = machine.plainAttribute(function, name, result) == Machine::Lookup::Found;
    return found ? result : machine.raiseNoAttribute(slots[0], name);
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
    const Values& options = slots[0].as<TupleObject>()->items();
    auto made = makeRef<CachedFunction>(slots[1], options[0].smallInt());
    made->typed = options[1].is(trueValue());
    return made;
}

Value cache(Machine&, Arguments slots)
{
    return makeRef<CachedFunction>(slots[0], -1);
}

Value lruCache(Machine& machine, Arguments slots)
{
    constexpr int64_t kUsual = 128;
    if (isWanted(slots[0]) && !isInteger(slots[0])) {
        if (!isCallable(slots[0]))
            return machine.raiseTypeError(
                "Expected first argument to be an integer, a callable, or None");
        return makeRef<CachedFunction>(slots[0], kUsual);
    }
    int64_t most = slots[0] ? -1 : kUsual;
    if (isWanted(slots[0]) && !readInteger(machine, slots[0], most)) return nullptr;
    if (isWanted(slots[0])) most = std::max<int64_t>(sliceIndex(slots[0]), 0);
    static const Value decorator =
        makeImmortalBuiltin("lru_cache", "options, function, /", makeCached);
    bool typed = slots[1] && machine.plainTruth(slots[1]) == 1;
    return makeClosure(makeTuple({Value::small(most), boolean(typed)}), decorator);
}

} // namespace

bool unfoldPartial(Value& callable, Values& positional, Values& names, Values& values)
{
    if (!callable.isObject() || typeOf(callable) != partialType()) return false;
    const auto partial = callable.ref<PartialObject>();
    Cost::spend(Cost::kStep);
    positional.insert(positional.begin(), partial->arguments.begin(), partial->arguments.end());
    // In the order that `**kwargs` shows: those of the partial come first.
    Values allNames, allValues;
    for (const auto& entry : partial->named->table().entries()) {
        if (!entry.key) continue;
        allNames.push_back(scopedName(entry.key));
        allValues.push_back(entry.value);
    }
    for (size_t index = 0; index < names.size(); ++index) {
        const auto isSame = [&](const Value& each) { return each.is(names[index]); };
        const auto known = std::find_if(allNames.begin(), allNames.end(), isSame);
        if (known != allNames.end()) {
            allValues[static_cast<size_t>(known - allNames.begin())] = std::move(values[index]);
            continue;
        }
        allNames.push_back(std::move(names[index]));
        allValues.push_back(std::move(values[index]));
    }
    names = std::move(allNames);
    values = std::move(allValues);
    callable = partial->function;
    return true;
}

Value withoutPartials(Value callable)
{
    while (typeOf(callable) == partialType()) {
        Value inner = callable.as<PartialObject>()->function;
        callable = std::move(inner);
    }
    return callable;
}

void fillFunctools(Definitions& module)
{
    defineNew(partialType(), "cls, func, /, *args, **keywords", newPartial);
    Methods<partialType>()
        .method<"__call__", callPartial>("self, /, *args, **keywords")
        .method<"__repr__", representPartial>()
        .property<"func", partialFunction>()
        .property<"args", partialArguments>()
        .property<"keywords", partialKeywords>();
    Methods<cachedType>()
        .method<"__call__", callKnown, callCached>("self, /, *args, **kwargs")
        .method<"cache_clear", clearCache>()
        .method<"cache_info", cacheInfo>()
        .method<"cache_parameters", cacheParameters>()
        .property<"__name__", ofCached<"__name__">>()
        .property<"__qualname__", ofCached<"__qualname__">>()
        .property<"__doc__", ofCached<"__doc__">>()
        .property<"__module__", ofCached<"__module__">>()
        .property<"__wrapped__", cachedFunction>();
    cachedType()->addHooks(hook::Binds);
    cacheInfoType();
    module.type(partialType());
    module.function("wraps", "wrapped, assigned=, updated=", wraps);
    module.coroutine("update_wrapper", "wrapper, wrapped, assigned=, updated=", updateWrapper);
    module.coroutine("reduce", "function, iterable, initial=, /", reduce);
    module.function("cache", "user_function, /", cache);
    module.function("lru_cache", "maxsize=, typed=", lruCache);
}

} // namespace awaitscope
