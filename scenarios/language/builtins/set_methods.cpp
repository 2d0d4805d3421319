#include "scenarios/language/builtins/set_methods.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Adds what of `from` is in `other` as well, or is not.
void addFrom(HashTable& result, HashTable& from, HashTable& other, bool shared)
{
    for (const auto& entry : from.entries())
        if (entry.key && (other.find(entry.hash, entry.key) != nullptr) == shared)
            result.set(entry.hash, entry.key, none());
}

/// As CPython goes about it: the way decides the order in which the result is seen.
void combineOrdered(SetOperation operation, HashTable& result, HashTable& left, HashTable& right)
{
    switch (operation) {
    case SetOperation::Union:
        result.unite(left);
        result.unite(right);
        return;
    case SetOperation::Intersection:
        if (right.size() > left.size())
            addFrom(result, left, right, true);
        else
            addFrom(result, right, left, true);
        return;
    case SetOperation::Difference:
        if (left.size() / 4 <= right.size()) {
            addFrom(result, left, right, false);
            return;
        }
        result.unite(left);
        for (const auto& entry : right.entries())
            if (entry.key) result.remove(entry.hash, entry.key);
        return;
    case SetOperation::SymmetricDifference:
        result.unite(right);
        for (const auto& entry : left.entries())
            if (entry.key && !result.remove(entry.hash, entry.key))
                result.set(entry.hash, entry.key, none());
        return;
    }
}

} // namespace

Ref<SetObject> combineSets(SetOperation operation, const Type* type, HashTable& left,
                           HashTable& right)
{
    Cost::spend(left.size() + right.size());
    if (left.isOrdered() && right.isOrdered()) {
        auto ordered = makeRef<SetObject>(type);
        combineOrdered(operation, ordered->table(), left, right);
        return ordered;
    }
    auto result = makeRef<SetObject>(type);
    for (const auto& entry : left.entries()) {
        if (!entry.key) continue;
        bool shared = operation != SetOperation::Union && right.find(entry.hash, entry.key);
        if (operation == SetOperation::Union || shared == (operation == SetOperation::Intersection))
            result->table().addNew(entry.hash, entry.key, none());
    }
    if (operation != SetOperation::Union && operation != SetOperation::SymmetricDifference)
        return result;
    for (const auto& entry : right.entries()) {
        if (!entry.key) continue;
        if (!left.find(entry.hash, entry.key))
            result->table().addNew(entry.hash, entry.key, none());
    }
    return result;
}

void combineInPlace(SetOperation operation, HashTable& left, HashTable& right)
{
    Cost::spend(
        (operation == SetOperation::Intersection ? left.size() + right.size() : right.size()) / 2);
    if (&left == &right) {
        if (operation == SetOperation::Difference || operation == SetOperation::SymmetricDifference)
            left.clear();
        return;
    }
    switch (operation) {
    case SetOperation::Union: left.unite(right); return;
    case SetOperation::Intersection: {
        HashTable kept;
        kept.orderAsSet();
        combineOrdered(operation, kept, left, right);
        left = std::move(kept);
        return;
    }
    case SetOperation::Difference:
    case SetOperation::SymmetricDifference:
        for (const auto& entry : right.entries()) {
            if (!entry.key || left.remove(entry.hash, entry.key)) continue;
            if (operation == SetOperation::SymmetricDifference)
                left.set(entry.hash, entry.key, none());
        }
        return;
    }
}

bool isSubset(HashTable& left, HashTable& right)
{
    if (left.size() > right.size()) return false;
    Cost::spend(left.size());
    for (const auto& entry : left.entries())
        if (entry.key && !right.find(entry.hash, entry.key) && !KeyQuestion::isAsked())
            return false;
    return true;
}

namespace {

HashTable& tableOf(const Value& set)
{
    return set.as<SetObject>()->table();
}

/// Any iterable as a set; null when raised.
Coroutine<Value> asSet(Machine& machine, Value iterable)
{
    if (typeOf(iterable)->layout() == Layout::Set) co_return iterable;
    auto set = makeRef<SetObject>(types::set());
    if (!co_await addAll(machine, set, std::move(iterable))) co_return nullptr;
    co_return set;
}

/// `self` combined with one iterable after the other.
Coroutine<Value> combineAll(Machine& machine, SetOperation operation, Value self, Values others)
{
    Value result = self;
    bool frozen = typeOf(self)->isSubtypeOf(types::frozenset());
    const Type* type = frozen ? types::frozenset() : types::set();
    if (others.empty())
        result = combineSets(SetOperation::Union, type, tableOf(self), tableOf(self));
    for (size_t index = 0; index < others.size(); ++index) {
        const bool isSet = typeOf(others[index])->layout() == Layout::Set;
        Value other = co_await asSet(machine, others[index]);
        if (!other) co_return nullptr;
        if (!isSet && operation == SetOperation::Difference && tableOf(result).isOrdered() &&
            tableOf(other).isOrdered()) {
            auto made = makeRef<SetObject>(type);
            made->table().unite(tableOf(result));
            combineInPlace(operation, made->table(), tableOf(other));
            result = made;
            continue;
        }
        std::function<Value()> combine = [&] {
            return Value(combineSets(operation, type, tableOf(result), tableOf(other)));
        };
        result = co_await withAnswers(machine, std::move(combine));
        if (!result) co_return nullptr;
    }
    co_return result;
}

template <SetOperation Operation> Coroutine<Value> combined(Machine& machine, Values slots)
{
    Values others = slots[1].as<TupleObject>()->items();
    return combineAll(machine, Operation, slots[0], std::move(others));
}

template <SetOperation Operation> Coroutine<Value> combinedWithOne(Machine& machine, Values slots)
{
    Values others{slots[1]};
    return combineAll(machine, Operation, slots[0], std::move(others));
}

Coroutine<Value> replaceBy(Coroutine<Value> making, Value self)
{
    Value made = co_await making;
    if (!made) co_return nullptr;
    tableOf(self) = tableOf(made);
    co_return none();
}

/// Whether the order of the numbers in both sets could be kept as CPython does.
bool updatedInOrder(SetOperation operation, const Value& self, const Value& other)
{
    if (typeOf(other)->layout() != Layout::Set || !tableOf(self).isOrdered() ||
        !tableOf(other).isOrdered())
        return false;
    combineInPlace(operation, tableOf(self), tableOf(other));
    return true;
}

Coroutine<Value> nothing()
{
    co_return none();
}

template <SetOperation Operation> Coroutine<Value> updated(Machine& machine, Values slots)
{
    Value self = slots[0];
    const Values& others = slots[1].as<TupleObject>()->items();
    if (others.size() == 1 && updatedInOrder(Operation, self, others.front())) return nothing();
    return replaceBy(combined<Operation>(machine, std::move(slots)), std::move(self));
}

template <SetOperation Operation> Coroutine<Value> updatedWithOne(Machine& machine, Values slots)
{
    Value self = slots[0];
    if (updatedInOrder(Operation, self, slots[1])) return nothing();
    return replaceBy(combinedWithOne<Operation>(machine, std::move(slots)), std::move(self));
}

Coroutine<Value> update(Machine& machine, Values slots)
{
    Values others = slots[1].as<TupleObject>()->items();
    for (size_t index = 0; index < others.size(); ++index)
        if (!co_await addAll(machine, slots[0].ref<SetObject>(), others[index])) co_return nullptr;
    co_return none();
}

Coroutine<Value> isSubsetOf(Machine& machine, Values slots)
{
    Value other = co_await asSet(machine, slots[1]);
    if (!other) co_return nullptr;
    std::function<Value()> compare = [&] {
        return boolean(isSubset(tableOf(slots[0]), tableOf(other)));
    };
    co_return co_await withAnswers(machine, std::move(compare));
}

Coroutine<Value> isSupersetOf(Machine& machine, Values slots)
{
    Value other = co_await asSet(machine, slots[1]);
    if (!other) co_return nullptr;
    std::function<Value()> compare = [&] {
        return boolean(isSubset(tableOf(other), tableOf(slots[0])));
    };
    co_return co_await withAnswers(machine, std::move(compare));
}

Coroutine<Value> isDisjoint(Machine& machine, Values slots)
{
    Value other = co_await asSet(machine, slots[1]);
    if (!other) co_return nullptr;
    Cost::spend(tableOf(other).size());
    std::function<Value()> compare = [&] {
        for (const auto& entry : tableOf(other).entries())
            if (entry.key && tableOf(slots[0]).find(entry.hash, entry.key)) return falseValue();
        return trueValue();
    };
    co_return co_await withAnswers(machine, std::move(compare));
}

Value copy(Machine&, Arguments slots)
{
    Cost::spend(tableOf(slots[0]).size());
    bool frozen = typeOf(slots[0])->isSubtypeOf(types::frozenset());
    auto made = makeRef<SetObject>(frozen ? types::frozenset() : types::set());
    if (tableOf(slots[0]).isOrdered())
        made->table().unite(tableOf(slots[0]));
    else
        made->table() = tableOf(slots[0]);
    return made;
}

Value add(Machine& machine, Arguments slots)
{
    return setItem(machine, tableOf(slots[0]), slots[1], none()) ? none() : Value();
}

Value discard(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    tableOf(slots[0]).remove(hash, slots[1]);
    return none();
}

Value remove(Machine& machine, Arguments slots)
{
    size_t hash = 0;
    if (!keyHash(machine, slots[1], hash)) return nullptr;
    if (tableOf(slots[0]).remove(hash, slots[1])) return none();
    return raiseKeyError(machine, slots[1]);
}

Value pop(Machine& machine, Arguments slots)
{
    if (tableOf(slots[0]).size() > 0) return tableOf(slots[0]).popKey();
    return raiseKeyError(machine, makeStr("pop from an empty set"));
}

Value clear(Machine&, Arguments slots)
{
    tableOf(slots[0]).clear();
    return none();
}

template <Type* (*Owner)()> void defineShared()
{
    using Operation = SetOperation;
    Methods<Owner>()
        .template method<"union", combined<Operation::Union>>("self, /, *others")
        .template method<"intersection", combined<Operation::Intersection>>("self, /, *others")
        .template method<"difference", combined<Operation::Difference>>("self, /, *others")
        .template method<"symmetric_difference", combinedWithOne<Operation::SymmetricDifference>>(
            "self, other, /")
        .template method<"issubset", isSubsetOf>("self, other, /")
        .template method<"issuperset", isSupersetOf>("self, other, /")
        .template method<"isdisjoint", isDisjoint>("self, other, /")
        .template method<"copy", copy>();
}

} // namespace

void defineSetMethods()
{
    using Operation = SetOperation;
    defineShared<types::set>();
    defineShared<types::frozenset>();
    Methods<types::set>()
        .method<"add", add>("self, element, /")
        .method<"discard", discard>("self, element, /")
        .method<"remove", remove>("self, element, /")
        .method<"pop", pop>()
        .method<"clear", clear>()
        .method<"update", update>("self, /, *others")
        .method<"intersection_update", updated<Operation::Intersection>>("self, /, *others")
        .method<"difference_update", updated<Operation::Difference>>("self, /, *others")
        .method<"symmetric_difference_update", updatedWithOne<Operation::SymmetricDifference>>(
            "self, other, /");
}

} // namespace awaitscope
