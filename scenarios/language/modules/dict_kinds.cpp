#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

#include <bit>

namespace awaitscope {

namespace {

// Dicts with a type of their own: whatever works on dicts works on them.

Type* defaultdictType()
{
    static Type* const type =
        makeBuiltinType("defaultdict", "collections", Layout::Dict, {types::dict()});
    return type;
}

Type* counterType()
{
    static Type* const type =
        makeBuiltinType("Counter", "collections", Layout::Dict, {types::dict()});
    return type;
}

Type* orderedDictType()
{
    static Type* const type =
        makeBuiltinType("OrderedDict", "collections", Layout::Dict, {types::dict()});
    return type;
}

class KindOfDict : public DictObject {
public:
    explicit KindOfDict(const Type* type, Value factory = nullptr) : factory(std::move(factory))
    {
        setType(type);
    }
    void traverse(Visitor& visitor) const override
    {
        DictObject::traverse(visitor);
        visitor.visit(factory);
    }
    void clear() override
    {
        DictObject::clear();
        factory = none();
    }
    Value factory; ///< defaultdict's
};

/// An empty one, of the type itself or of a class of the program that derives from it. Null when
/// raised.
Value makeKind(Machine& machine, const Value& cls, Type* kind, Value factory = nullptr)
{
    if (typeOf(cls)->layout() != Layout::Type || !cls.as<Type>()->isSubtypeOf(kind))
        return machine.raiseTypeError(kind->name() + ".__new__(X): X is not a subtype of " +
                                      kind->name());
    if (!cls.as<Type>()->isProgram()) return makeRef<KindOfDict>(kind, std::move(factory));
    return makeRef<Derived<KindOfDict>>(cls.ref<Type>(), kind, std::move(factory));
}

HashTable& tableOf(const Value& dict)
{
    return dict.as<DictObject>()->table();
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
    std::string text = machine.typeName(slots[0]) + "(";
    if (!co_await appendText(machine, slots[0].as<KindOfDict>()->factory, 'r', text))
        co_return nullptr;
    text += ", ";
    if (!co_await appendText(machine, plainCopy(slots[0]), 'r', text)) co_return nullptr;
    co_return makeStr(text + ")");
}

template <Type* (*Kind)()> Value copyKind(Machine&, Arguments slots)
{
    auto copy = makeRef<KindOfDict>(Kind(), slots[0].as<KindOfDict>()->factory);
    for (const auto& entry : tableOf(slots[0]).entries())
        if (entry.key) copy->table().addNew(entry.hash, entry.key, entry.value);
    return copy;
}

Coroutine<Value> newOrderedDict(Machine& machine, Values slots)
{
    Value made = makeKind(machine, slots[0], orderedDictType());
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
    Value value;
    bool last = !slots[2] || machine.plainTruth(slots[2]) == 1;
    if (!table.remove(hash, slots[1], &value)) return raiseKeyError(machine, slots[1]);
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

Coroutine<Value> representAs(Machine& machine, Value dict, Value shown)
{
    std::string text = machine.typeName(dict) + "(";
    if (tableOf(dict).size() && !co_await appendText(machine, std::move(shown), 'r', text))
        co_return nullptr;
    co_return makeStr(text + ")");
}

Coroutine<Value> representOrderedDict(Machine& machine, Values slots)
{
    return representAs(machine, slots[0], plainCopy(slots[0]));
}

int64_t countOf(const Value& number)
{
    return isInt(number) ? intOf(number) : 0;
}

/// Adds `sign` times a source's counts: a mapping's, or one for each item of an iterable.
Coroutine<bool> addCounts(Machine& machine, Ref<DictObject> counter, Value source, int sign)
{
    Values keys, numbers;
    bool isMapping = typeOf(source)->layout() == Layout::Dict;
    if (isMapping) {
        for (const auto& entry : tableOf(source).entries()) {
            if (!entry.key) continue;
            keys.push_back(entry.key);
            numbers.push_back(entry.value);
        }
    } else if (!co_await collect(machine, std::move(source), keys)) {
        co_return false;
    }
    for (size_t index = 0; index < keys.size(); ++index) {
        Value present;
        Value owner(counter);
        Cost::spend(Cost::kNewKey);
        KeyQuestion::forget();
        const std::optional<size_t> hash = hashOf(keys[index]);
        const Value* known = hash ? counter->table().find(*hash, keys[index]) : nullptr;
        if (hash && !KeyQuestion::isAsked()) {
            if (known) present = *known;
        } else {
            KeyQuestion::forget();
            bool fine = co_await findKey(machine, owner, counter->table(), keys[index], present);
            if (!fine) co_return false;
        }
        int64_t number = isMapping ? countOf(numbers[index]) : 1;
        __int128 total = static_cast<__int128>(present ? countOf(present) : 0) +
                         sign * static_cast<__int128>(number);
        Value made = makeInteger(machine, total);
        if (!made) co_return false;
        if (setItem(machine, counter->table(), keys[index], made)) continue;
        if (!KeyQuestion::isAsked()) co_return false;
        bool stored = co_await storeKey(machine, owner, counter->table(), keys[index], made);
        if (!stored) co_return false;
    }
    co_return true;
}

// Slots: self or cls, source, keywords.
Coroutine<Value> updateCounter(Machine& machine, Values slots, int sign)
{
    auto counter = slots[0].ref<DictObject>();
    if (isWanted(slots[1]) && !co_await addCounts(machine, counter, slots[1], sign))
        co_return nullptr;
    if (!co_await addCounts(machine, counter, slots[2], sign)) co_return nullptr;
    co_return none();
}

Coroutine<Value> newCounter(Machine& machine, Values slots)
{
    Value counter = makeKind(machine, slots[0], counterType());
    if (!counter) co_return nullptr;
    slots[0] = counter;
    Value done = co_await updateCounter(machine, std::move(slots), 1);
    if (!done) co_return nullptr;
    co_return counter;
}

Coroutine<Value> update(Machine& machine, Values slots)
{
    return updateCounter(machine, std::move(slots), 1);
}

Coroutine<Value> subtract(Machine& machine, Values slots)
{
    return updateCounter(machine, std::move(slots), -1);
}

Value zeroForMissing(Machine&, Arguments)
{
    return Value::small(0);
}

/// Keys and counts, most common first; equal counts in order of first appearance.
Values mostCommonPairs(const Value& counter)
{
    HashTable::Entries entries;
    for (const auto& entry : tableOf(counter).entries())
        if (entry.key) entries.push_back(entry);
    Cost::spend(entries.size() * static_cast<size_t>(std::bit_width(entries.size())));
    std::stable_sort(entries.begin(), entries.end(), [](const auto& left, const auto& right) {
        return countOf(left.value) > countOf(right.value);
    });
    Values pairs;
    for (const auto& entry : entries)
        pairs.push_back(makeTuple({entry.key, entry.value}));
    return pairs;
}

Value mostCommon(Machine& machine, Arguments slots)
{
    Values pairs = mostCommonPairs(slots[0]);
    int64_t count = static_cast<int64_t>(pairs.size());
    if (isWanted(slots[1]) && !readInteger(machine, slots[1], count)) return nullptr;
    count = std::clamp<int64_t>(count, 0, static_cast<int64_t>(pairs.size()));
    pairs.resize(static_cast<size_t>(count));
    return makeList(std::move(pairs));
}

Value elements(Machine& machine, Arguments slots)
{
    Values items;
    for (const auto& entry : tableOf(slots[0]).entries()) {
        if (!entry.key) continue;
        for (int64_t count = countOf(entry.value); count > 0; --count) {
            items.push_back(entry.key);
            constexpr size_t kMost = 10'000'000;
            if (items.size() > kMost) return machine.raise(exceptions::MemoryError(), "");
        }
    }
    return makeList(std::move(items));
}

Value total(Machine& machine, Arguments slots)
{
    __int128 sum = 0;
    for (const auto& entry : tableOf(slots[0]).entries())
        if (entry.key) sum += countOf(entry.value);
    return makeInteger(machine, sum);
}

Coroutine<Value> representCounter(Machine& machine, Values slots)
{
    auto sorted = makeRef<DictObject>();
    for (const Value& pair : mostCommonPairs(slots[0])) {
        const Values& parts = pair.as<TupleObject>()->items();
        Value owner(sorted);
        bool stored = co_await storeKey(machine, owner, sorted->table(), parts[0], parts[1]);
        if (!stored) co_return nullptr;
    }
    co_return co_await representAs(machine, slots[0], Value(sorted));
}

/// `+` and `-` of counters: counts above zero are kept.
template <int Sign> Coroutine<Value> combine(Machine& machine, Values slots)
{
    if (typeOf(slots[1]) != counterType()) co_return notImplemented();
    auto sum = makeRef<KindOfDict>(counterType());
    if (!co_await addCounts(machine, sum, slots[0], 1)) co_return nullptr;
    if (!co_await addCounts(machine, sum, slots[1], Sign)) co_return nullptr;
    auto kept = makeRef<KindOfDict>(counterType());
    for (const auto& entry : sum->table().entries())
        if (entry.key && countOf(entry.value) > 0)
            kept->table().addNew(entry.hash, entry.key, entry.value);
    co_return kept;
}

int64_t countIn(const Value& counter, const HashTable::Entry& entry)
{
    const Value* number = counter.as<DictObject>()->table().find(entry.hash, entry.key);
    return number ? countOf(*number) : 0;
}

/// `|` and `&` of counters: the larger or the smaller counts, as far as they are above zero.
template <bool Larger> Value choose(Machine&, Arguments slots)
{
    if (typeOf(slots[1]) != counterType()) return notImplemented();
    auto kept = makeRef<KindOfDict>(counterType());
    auto take = [&](const HashTable::Entry& entry) {
        if (!entry.key) return;
        const int64_t first = countIn(slots[0], entry), second = countIn(slots[1], entry);
        const int64_t number = Larger ? std::max(first, second) : std::min(first, second);
        if (number > 0) kept->table().set(entry.hash, entry.key, Value::small(number));
    };
    for (const auto& entry : tableOf(slots[0]).entries())
        take(entry);
    for (const auto& entry : tableOf(slots[1]).entries())
        take(entry);
    return kept;
}

/// `+counter` and `-counter`: what is above zero then.
template <int Sign> Value keepPositive(Machine&, Arguments slots)
{
    auto kept = makeRef<KindOfDict>(counterType());
    for (const auto& entry : tableOf(slots[0]).entries())
        if (entry.key && Sign * countOf(entry.value) > 0)
            kept->table().addNew(entry.hash, entry.key, Value::small(Sign * countOf(entry.value)));
    return kept;
}

} // namespace

void defineDictKinds(Definitions& module)
{
    defineNew(defaultdictType(), "cls, default_factory=, iterable=, /, **kwargs", newDefaultdict);
    Methods<defaultdictType>()
        .method<"__missing__", makeMissing>("self, key, /")
        .method<"__init__", initializeDefaultdict>("self, default_factory=, iterable=, /, **kwargs")
        .method<"__repr__", representDefaultdict>()
        .method<"copy", copyKind<defaultdictType>>()
        .property<"default_factory", defaultFactory>();
    defineNew(orderedDictType(), "cls, iterable=, /, **kwargs", newOrderedDict);
    Methods<orderedDictType>()
        .method<"move_to_end", moveToEnd>("self, key, last=")
        .method<"popitem", popItem>("self, last=")
        .method<"__repr__", representOrderedDict>()
        .method<"copy", copyKind<orderedDictType>>();
    defineNew(counterType(), "cls, iterable=, /, **kwargs", newCounter);
    Methods<counterType>()
        .method<"__missing__", zeroForMissing>("self, key, /")
        .method<"__init__", update>("self, iterable=, /, **kwargs")
        .method<"update", update>("self, iterable=, /, **kwargs")
        .method<"subtract", subtract>("self, iterable=, /, **kwargs")
        .method<"most_common", mostCommon>("self, n=")
        .method<"elements", elements>()
        .method<"total", total>()
        .method<"__add__", combine<1>>("self, other, /")
        .method<"__sub__", combine<-1>>("self, other, /")
        .method<"__or__", choose<true>>("self, other, /")
        .method<"__ior__", choose<true>>("self, other, /")
        .method<"__and__", choose<false>>("self, other, /")
        .method<"__pos__", keepPositive<1>>()
        .method<"__neg__", keepPositive<-1>>()
        .method<"__repr__", representCounter>()
        .method<"copy", copyKind<counterType>>();
    for (Type* type : {defaultdictType(), orderedDictType(), counterType()})
        module.type(type);
}

} // namespace awaitscope
