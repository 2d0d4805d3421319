#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Value raiseKeyError(Machine& machine, const Value& key)
{
    Values arguments{key};
    Ref<Type> type(exceptions::KeyError());
    return machine.raise(Value(makeRef<ExceptionObject>(std::move(type), std::move(arguments))));
}

namespace {

HashTable& tableOf(const Value& dict)
{
    return dict.as<DictObject>()->table();
}

Value keys(Machine&, Arguments slots)
{
    return makeRef<DictViewObject>(types::dictKeys(), slots[0].ref<DictObject>());
}

Value values(Machine&, Arguments slots)
{
    return makeRef<DictViewObject>(types::dictValues(), slots[0].ref<DictObject>());
}

Value items(Machine&, Arguments slots)
{
    return makeRef<DictViewObject>(types::dictItems(), slots[0].ref<DictObject>());
}

Value get(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    if (Value* found = tableOf(slots[0]).find(hash, slots[1])) return *found;
    return slots[2] ? slots[2] : none();
}

Value pop(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    Value removed;
    if (tableOf(slots[0]).remove(hash, slots[1], &removed)) return removed;
    return slots[2] ? slots[2] : raiseKeyError(machine, slots[1]);
}

Value popItem(Machine& machine, Arguments slots)
{
    HashTable& table = tableOf(slots[0]);
    if (table.size() == 0) return raiseKeyError(machine, makeStr("popitem(): dictionary is empty"));
    const size_t place = table.endPlace() - 1;
    const HashTable::Entry entry = table.entries()[place];
    table.removeAt(place);
    return makeTuple({entry.key, entry.value});
}

Value setDefault(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    if (Value* found = tableOf(slots[0]).find(hash, slots[1])) return *found;
    Value value = slots[2] ? slots[2] : none();
    tableOf(slots[0]).set(hash, slots[1], value);
    return value;
}

// Slots: self, other, keywords.
Coroutine<Value> update(Machine& machine, Values slots)
{
    auto dict = slots[0].ref<DictObject>();
    if (slots[1] && !co_await updateDict(machine, dict, slots[1])) co_return nullptr;
    Cost::spend(tableOf(slots[2]).size() / 2);
    if (!co_await storeEntries(machine, slots[0], dict->table(), slots[2])) co_return nullptr;
    co_return none();
}

Value clear(Machine&, Arguments slots)
{
    tableOf(slots[0]).clear();
    return none();
}

Value copy(Machine&, Arguments slots)
{
    auto dict = makeRef<DictObject>();
    Cost::spend(tableOf(slots[0]).size() / Cost::kValuesCopied);
    if (dict->table().copyFrom(tableOf(slots[0]))) return dict;
    Cost::spend(tableOf(slots[0]).size() / 2);
    for (const auto& entry : tableOf(slots[0]).entries())
        if (entry.key) dict->table().addNew(entry.hash, entry.key, entry.value);
    return dict;
}

Coroutine<Value> fromKeys(Machine& machine, Values slots)
{
    auto dict = makeRef<DictObject>();
    Values keys;
    if (!co_await collect(machine, slots[1], keys)) co_return nullptr;
    for (const Value& key : keys) {
        const Value value = slots[2] ? slots[2] : none();
        Cost::spend(Cost::kNewKey);
        if (setItem(machine, dict->table(), key, value)) continue;
        if (!KeyQuestion::isAsked()) co_return nullptr;
        Value owner(dict);
        bool stored = co_await storeKey(machine, owner, dict->table(), key, value);
        if (!stored) co_return nullptr;
    }
    if (slots[0].as<Type>() == types::dict()) co_return Value(dict);
    // A class that derives from dict is called, and given one item after the other.
    Value made = co_await machine.call(slots[0], Values());
    if (!made) co_return Value();
    if (typeOf(made)->layout() != Layout::Dict || isHooked(made, hook::SetItem)) {
        for (const auto& entry : dict->table().entries()) {
            bool found = false;
            Values item{entry.key, entry.value};
            Value stored =
                co_await callSpecial(machine, made, "__setitem__", std::move(item), found);
            if (!stored) co_return Value();
        }
        co_return made;
    }
    for (const auto& entry : dict->table().entries())
        made.as<DictObject>()->table().set(entry.hash, entry.key, entry.value);
    co_return made;
}

Coroutine<Value> isDisjoint(Machine& machine, Values slots)
{
    Values others;
    if (!co_await collect(machine, slots[1], others)) co_return nullptr;
    HashTable& table = slots[0].as<DictViewObject>()->dict().table();
    for (const Value& key : others) {
        size_t hash = 0;
        if (!keyHash(machine, key, hash)) co_return nullptr;
        if (table.find(hash, key)) co_return falseValue();
    }
    co_return trueValue();
}

} // namespace

void defineDictMethods()
{
    Methods<types::dict> methods;
    methods.method<"keys", keys>()
        .method<"values", values>()
        .method<"items", items>()
        .method<"get", get>("self, key, default=, /")
        .method<"pop", pop>("self, key, default=, /")
        .method<"popitem", popItem>()
        .method<"setdefault", setDefault>("self, key, default=, /")
        .method<"update", update>("self, other=, /, **kwargs")
        .method<"clear", clear>()
        .method<"copy", copy>();
    Value made = makeBuiltin("fromkeys", "cls, iterable, value=, /", fromKeys);
    made.object()->makeImmortal();
    methods.definitions().value("fromkeys",
                                makeRef<MethodWrapperObject>(types::classMethod(), made));
    Methods<types::dictKeys>().method<"isdisjoint", isDisjoint>("self, other, /");
}

} // namespace awaitscope
