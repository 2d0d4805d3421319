#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/weak_reference.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

WeakReference& self(Arguments slots)
{
    return *slots[0].as<WeakReference>();
}

Value newReference(Machine& machine, Arguments slots)
{
    if (!checkExactType(machine, slots[0], WeakReference::classType())) return nullptr;
    Opaque* target = WeakReference::targetOf(slots[1]);
    if (!target)
        return machine.raiseTypeError("cannot create weak reference to '" +
                                      machine.typeName(slots[1]) + "' object");
    const bool hasCallback = isWanted(slots[2]);
    if (!hasCallback)
        if (WeakReference* known = WeakReference::watchOf(*target).plain) return Value(known);
    return makeRef<WeakReference>(slots[1], hasCallback ? slots[2] : Value());
}

Value target(Machine&, Arguments slots)
{
    return self(slots).target();
}

Value callback(Machine&, Arguments slots)
{
    const Value& callback = self(slots).callback();
    return callback ? callback : none();
}

Value represent(Machine& machine, Arguments slots)
{
    const Value target = self(slots).target();
    const std::string text = "<weakref at " + machine.addressOf(slots[0]) + "; ";
    if (target.is(none())) return makeStr(text + "dead>");
    return makeStr(text + "to '" + machine.typeName(target) + "' at " + machine.addressOf(target) +
                   ">");
}

// Dead ones have the hash that was asked for before.
Coroutine<Value> hash(Machine& machine, Values slots)
{
    const auto reference = slots[0].ref<WeakReference>();
    if (reference->hash()) co_return reference->hash();
    Values arguments{reference->target()};
    if (arguments[0].is(none())) co_return machine.raiseTypeError("weak object has gone away");
    static const Value function = *builtinNames().find(intern("hash"));
    Value hash = co_await machine.call(function, std::move(arguments));
    if (hash) reference->setHash(hash);
    co_return hash;
}

// By what they refer to; dead ones are equal to nothing but themselves.
Coroutine<Value> equal(Machine& machine, Values slots)
{
    if (typeOf(slots[1]) != WeakReference::classType()) co_return notImplemented();
    Value left = slots[0].as<WeakReference>()->target();
    Value right = slots[1].as<WeakReference>()->target();
    if (left.is(none()) || right.is(none())) co_return boolean(slots[0].is(slots[1]));
    Answer answer = co_await isSame(machine, std::move(left), std::move(right));
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean(answer == Answer::Yes);
}

WeakReference::Watch watchOf(const Value& value)
{
    const Opaque* target = WeakReference::targetOf(value);
    return target ? WeakReference::watchOf(*target) : WeakReference::Watch();
}

Value count(Machine&, Arguments slots)
{
    return Value::small(static_cast<int64_t>(watchOf(slots[0]).count));
}

// The shared one comes first, then the others from the newest on.
Value references(Machine& machine, Arguments slots)
{
    const WeakReference::Watch watch = watchOf(slots[0]);
    if (!machine.reserve(watch.count * sizeof(Value))) return nullptr;
    Cost::spend(watch.count);
    Values found;
    if (watch.plain) found.emplace_back(watch.plain);
    for (WeakReference* each = watch.newest; each; each = each->next())
        if (each != watch.plain) found.emplace_back(each);
    return makeList(std::move(found));
}

} // namespace

void fillWeakref(Definitions& module)
{
    Type* type = WeakReference::classType();
    defineNew(type, "cls, object, callback=, /", newReference);
    Methods<WeakReference::classType>()
        .method<"__call__", target>()
        .method<"__repr__", represent>()
        .method<"__hash__", hash>()
        .method<"__eq__", equal>("self, other, /")
        .property<"__callback__", callback>();
    module.type(type).value("ref", Value(type));
    module.function("getweakrefcount", "object, /", count)
        .function("getweakrefs", "object, /", references);
}

} // namespace awaitscope
