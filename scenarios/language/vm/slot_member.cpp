#include "scenarios/language/vm/slot_member.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>
#include <span>

namespace awaitscope {

namespace {

Type* memberType();

class MemberObject final : public Container {
public:
    MemberObject(Value owner, Value name)
        : Container(memberType()), owner(std::move(owner)), name(std::move(name))
    {
    }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(owner);
        visitor.visit(name);
    }
    void clear() override { owner = nullptr; }

    Value owner, name;
};

MemberObject& self(const Value& value)
{
    return *value.as<MemberObject>();
}

Value represent(Machine&, Arguments slots)
{
    const MemberObject& member = self(slots[0]);
    return makeStr("<member '" + textOf(member.name) + "' of '" + member.owner.as<Type>()->name() +
                   "' objects>");
}

Value ownerOf(Machine&, Arguments slots)
{
    return self(slots[0]).owner;
}

// Slots: self, instance, owner.
Coroutine<Value> get(Machine& machine, Values slots)
{
    if (slots[1].is(none())) co_return slots[0];
    Value found = co_await machine.attribute(slots[1], self(slots[0]).name);
    co_return found;
}

Type* memberType()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("member_descriptor", "builtins", Layout::Native);
        Definitions(made->attributes(), made->name())
            .function("__repr__", "self, /", represent)
            .coroutine("__get__", "self, instance, owner=, /", get)
            .property("__objclass__", ownerOf);
        return made;
    }();
    return type;
}

/// The names in a class's `__slots__`.
std::span<const Value> slotsOf(const Type& type)
{
    static const Value slotsName = intern("__slots__");
    const Value* slots = type.isProgram() ? type.attributes().find(slotsName) : nullptr;
    if (!slots) return {};
    switch (typeOf(*slots)->layout()) {
    case Layout::Str: return {slots, 1};
    case Layout::Tuple: return slots->as<TupleObject>()->items();
    case Layout::List: return slots->as<ListObject>()->items();
    default: return {};
    }
}

bool hasSlot(const Type& type, const Value& name)
{
    const std::span<const Value> items = slotsOf(type);
    return std::any_of(items.begin(), items.end(), [&](const Value& item) {
        return isStr(item) && textOf(item) == textOf(name);
    });
}

} // namespace

Value slotMember(const Type& type, const Value& name)
{
    for (const Type* each : type.order())
        if (hasSlot(*each, name))
            return makeRef<MemberObject>(Value(const_cast<Type*>(each)), name);
    return {};
}

void addSlotMembers(const Type& type, HashTable& names)
{
    static const Value dictName = intern("__dict__");
    for (const Value& slot : slotsOf(type))
        if (isStr(slot) && textOf(slot) != textOf(dictName))
            names.set(*hashOf(slot), slot,
                      makeRef<MemberObject>(Value(const_cast<Type*>(&type)), slot));
}

} // namespace awaitscope
