#include "scenarios/language/modules/dict_kinds.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Type* types::orderedDict()
{
    static Type* const type = makeBuiltinType("OrderedDict", "collections", Layout::Dict, {dict()});
    return type;
}

Value makeKind(Machine& machine, const Value& cls, Type* kind, Value factory)
{
    if (typeOf(cls)->layout() != Layout::Type || !cls.as<Type>()->isSubtypeOf(kind))
        return machine.raiseTypeError(kind->name() + ".__new__(X): X is not a subtype of " +
                                      kind->name());
    if (!cls.as<Type>()->isProgram()) return makeRef<KindOfDict>(kind, std::move(factory));
    return makeRef<Derived<KindOfDict>>(cls.ref<Type>(), kind, std::move(factory));
}

Value copyAs(Type* kind, const Value& dict)
{
    auto copy = makeRef<KindOfDict>(kind, static_cast<KindOfDict*>(dict.as<DictObject>())->factory);
    for (const auto& entry : tableOf(dict).entries())
        if (entry.key) copy->table().addNew(entry.hash, entry.key, entry.value);
    return copy;
}

Coroutine<Value> representAs(Machine& machine, Value dict, Value shown)
{
    std::string text = machine.className(dict) + "(";
    if (tableOf(dict).size() && !co_await appendText(machine, std::move(shown), 'r', text))
        co_return nullptr;
    co_return makeStr(text + ")");
}

namespace {

Type* defaultdictType()
{
    static Type* const type =
        makeBuiltinType("defaultdict", "collections", Layout::Dict, {types::dict()});
    return type;
}

/// The same entries as an ordinary dict, whose repr stands in parentheses.
Value plainCopy(const Value& dict)
{
    auto copy = makeRef<DictObject>();
    for (const auto& entry : tableOf(dict).entries())
        if (entry.key) copy->table().addNew(entry.hash, entry.key, entry.value);
    return copy;
}

Coroutine<bool> fillFrom(Machine& machine, Ref<DictObject> dict, Value source, Value named)
{
    if (source && !co_await updateDict(machine, dict, source)) co_return false;
    Value owner(dict);
    co_return co_await storeEntries(machine, std::move(owner), dict->table(), named);
}

Coroutine<Value> newDefaultdict(Machine& machine, Values slots)
{
    if (isWanted(slots[1]) && !isCallable(slots[1]))
        co_return machine.raiseTypeError("first argument must be callable or None");
    Value made = makeKind(machine, slots[0], defaultdictType(), slots[1] ? slots[1] : none());
    if (!made) co_return nullptr;
    auto dict = made.ref<DictObject>();
    if (!co_await fillFrom(machine, dict, slots[2], slots[3])) co_return nullptr;
    co_return made;
}

Coroutine<Value> makeMissing(Machine& machine, Values slots)
{
    Value factory = slots[0].as<KindOfDict>()->factory;
    if (factory.is(none())) co_return raiseKeyError(machine, slots[1]);
    Values noArguments;
    Value made = co_await machine.call(std::move(factory), std::move(noArguments));
    if (!made) co_return nullptr;
    bool stored = co_await storeKey(machine, slots[0], tableOf(slots[0]), slots[1], made);
    if (!stored) co_return nullptr;
    co_return made;
}

/// `defaultdict.__init__` of a class that derives from it.
Coroutine<Value> initializeDefaultdict(Machine& machine, Values slots)
{
    slots[0].as<KindOfDict>()->factory = slots[1] ? slots[1] : none();
    auto dict = slots[0].ref<DictObject>();
    if (!co_await fillFrom(machine, dict, slots[2], slots[3])) co_return nullptr;
    co_return none();
}

Value defaultFactory(Machine&, Arguments slots)
{
    return slots[0].as<KindOfDict>()->factory;
}

Coroutine<Value> representDefaultdict(Machine& machine, Values slots)
{
    std::string text = machine.className(slots[0]) + "(";
    if (!co_await appendText(machine, slots[0].as<KindOfDict>()->factory, 'r', text))
        co_return nullptr;
    text += ", ";
    if (!co_await appendText(machine, plainCopy(slots[0]), 'r', text)) co_return nullptr;
    co_return makeStr(text + ")");
}

Coroutine<Value> copyDefaultdict(Machine& machine, Values slots)
{
    if (!typeOf(slots[0])->isProgram()) co_return copyAs(defaultdictType(), slots[0]);
    Values arguments{slots[0].as<KindOfDict>()->factory, slots[0]};
    co_return co_await machine.call(Value(const_cast<Type*>(typeOf(slots[0]))),
                                    std::move(arguments));
}

Coroutine<Value> copyOrderedDict(Machine& machine, Values slots)
{
    if (!typeOf(slots[0])->isProgram()) co_return copyAs(types::orderedDict(), slots[0]);
    Values noArguments;
    Value made =
        co_await machine.call(Value(const_cast<Type*>(typeOf(slots[0]))), std::move(noArguments));
    if (!made || typeOf(made)->layout() != Layout::Dict) co_return made;
    const bool isStored = co_await storeEntries(machine, made, tableOf(made), slots[0]);
    co_return isStored ? made : Value();
}

Coroutine<Value> newOrderedDict(Machine& machine, Values slots)
{
    Value made = makeKind(machine, slots[0], types::orderedDict());
    if (!made) co_return nullptr;
    auto dict = made.ref<DictObject>();
    if (!co_await fillFrom(machine, dict, slots[1], slots[2])) co_return nullptr;
    co_return made;
}

Value moveToEnd(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    HashTable& table = tableOf(slots[0]);
    const Value* present = table.find(hash, slots[1]);
    if (KeyQuestion::isAsked()) return nullptr;
    if (!present) return raiseKeyError(machine, slots[1]);
    const bool last = !slots[2] || machine.plainTruth(slots[2]) == 1;
    const size_t end = last ? table.endPlace() - 1 : table.firstPlace();
    if (&table.entries()[end].value == present) return none(); // nothing has changed
    Value value;
    table.remove(hash, slots[1], &value);
    if (last) {
        table.addNew(hash, slots[1], value);
        return none();
    }
    HashTable::Entries entries = table.entries();
    Cost::spend(2 * entries.size());
    table.clear();
    table.addNew(hash, slots[1], value);
    for (const auto& entry : entries)
        if (entry.key) table.addNew(entry.hash, entry.key, entry.value);
    return none();
}

Value popItem(Machine& machine, Arguments slots)
{
    HashTable& table = tableOf(slots[0]);
    bool last = !slots[1] || machine.plainTruth(slots[1]) == 1;
    if (table.size() == 0) return raiseKeyError(machine, makeStr("dictionary is empty"));
    const size_t place = last ? table.endPlace() - 1 : table.firstPlace();
    const HashTable::Entry entry = table.entries()[place];
    table.removeAt(place);
    return makeTuple({entry.key, entry.value});
}

Coroutine<Value> representOrderedDict(Machine& machine, Values slots)
{
    return representAs(machine, slots[0], plainCopy(slots[0]));
}

/// Two of them are equal only in the same order.
Coroutine<Answer> isSameOrdered(Machine& machine, Value left, Value right)
{
    Answer answer = co_await isSame(machine, plainCopy(left), plainCopy(right));
    if (answer != Answer::Yes || !isInstance(right, types::orderedDict())) co_return answer;
    Values keys, others;
    for (const auto& entry : tableOf(left).entries())
        if (entry.key) keys.push_back(entry.key);
    for (const auto& entry : tableOf(right).entries())
        if (entry.key) others.push_back(entry.key);
    co_return co_await isSame(machine, makeList(std::move(keys)), makeList(std::move(others)));
}

template <bool IsEqual> Coroutine<Value> compareOrdered(Machine& machine, Values slots)
{
    if (typeOf(slots[1])->layout() != Layout::Dict) co_return notImplemented();
    const Answer answer = co_await isSameOrdered(machine, slots[0], slots[1]);
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean((answer == Answer::Yes) == IsEqual);
}

/// A new one of the same class with what is in the first dict, then in the second.
Coroutine<Value> united(Machine& machine, const Value& self, Value first, Value second)
{
    auto* const type = const_cast<Type*>(typeOf(self));
    Type* const kind =
        type->isSubtypeOf(defaultdictType()) ? defaultdictType() : types::orderedDict();
    const Value made = makeKind(machine, Value(type), kind, self.as<KindOfDict>()->factory);
    if (!made) co_return nullptr;
    bool stored = co_await storeEntries(machine, made, tableOf(made), std::move(first));
    if (stored) stored = co_await storeEntries(machine, made, tableOf(made), std::move(second));
    co_return stored ? made : Value();
}

Coroutine<Value> unite(Machine& machine, Values slots)
{
    if (typeOf(slots[1])->layout() != Layout::Dict) co_return notImplemented();
    co_return co_await united(machine, slots[0], slots[0], slots[1]);
}

Coroutine<Value> uniteReversed(Machine& machine, Values slots)
{
    if (typeOf(slots[1])->layout() != Layout::Dict) co_return notImplemented();
    co_return co_await united(machine, slots[0], slots[1], slots[0]);
}

Coroutine<Value> uniteInPlace(Machine& machine, Values slots)
{
    auto dict = slots[0].ref<DictObject>();
    const bool updated = co_await updateDict(machine, dict, slots[1]);
    co_return updated ? slots[0] : Value();
}

template <Type* (*Kind)()> void defineUnions()
{
    Methods<Kind>()
        .template method<"__or__", unite>("self, other, /")
        .template method<"__ror__", uniteReversed>("self, other, /")
        .template method<"__ior__", uniteInPlace>("self, other, /");
}

} // namespace

void defineDictKinds(Definitions& module)
{
    defineNew(defaultdictType(), "cls, default_factory=, iterable=, /, **kwargs", newDefaultdict);
    Methods<defaultdictType>()
        .method<"__missing__", makeMissing>("self, key, /")
        .method<"__init__", initializeDefaultdict>("self, default_factory=, iterable=, /, **kwargs")
        .method<"__repr__", representDefaultdict>()
        .method<"copy", copyDefaultdict>()
        .method<"__copy__", copyDefaultdict>()
        .property<"default_factory", defaultFactory>();
    defineNew(types::orderedDict(), "cls, iterable=, /, **kwargs", newOrderedDict);
    Methods<types::orderedDict>()
        .method<"move_to_end", moveToEnd>("self, key, last=")
        .method<"popitem", popItem>("self, last=")
        .method<"__repr__", representOrderedDict>()
        .method<"__eq__", compareOrdered<true>>("self, other, /")
        .method<"__ne__", compareOrdered<false>>("self, other, /")
        .method<"copy", copyOrderedDict>();
    defineUnions<defaultdictType>();
    defineUnions<types::orderedDict>();
    for (Type* type : {defaultdictType(), types::orderedDict()})
        module.type(type);
    defineCounter(module);
}

} // namespace awaitscope
