#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
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
    Container* target = WeakReference::targetOf(slots[1]);
    if (!target)
        return machine.raiseTypeError("cannot create weak reference to '" +
                                      machine.typeName(slots[1]) + "' object");
    const bool hasCallback = isWanted(slots[2]);
    if (!hasCallback)
        if (WeakReference* known = WeakReference::existing(*target)) return Value(known);
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

Value count(Machine&, Arguments slots)
{
    const Container* target = WeakReference::targetOf(slots[0]);
    return Value::small(target ? static_cast<int64_t>(WeakReference::countOf(*target)) : 0);
}

} // namespace

void fillWeakref(Definitions& module)
{
    Type* type = WeakReference::classType();
    defineNew(type, "cls, object, callback=, /", newReference);
    Methods<WeakReference::classType>()
        .method<"__call__", target>()
        .method<"__repr__", represent>()
        .property<"__callback__", callback>();
    module.type(type).value("ref", Value(type));
    module.function("getweakrefcount", "object, /", count);
}

} // namespace awaitscope
