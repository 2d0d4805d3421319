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

/// Whether `wanted` holds for one of the names in a class's `__slots__`.
template <class Wanted> bool anySlot(const Type& type, Wanted wanted)
{
    static const Value slotsName = intern("__slots__");
    const Value* slots = type.isProgram() ? type.attributes().find(slotsName) : nullptr;
    if (!slots) return false;
    const auto fits = [&](const Value& slot) { return isStr(slot) && wanted(slot); };
    const auto anyOf = [&](std::span<const Value> items) {
        return std::any_of(items.begin(), items.end(), fits);
    };
    switch (typeOf(*slots)->layout()) {
    case Layout::Str: return wanted(*slots);
    case Layout::Tuple: return anyOf(slots->as<TupleObject>()->items());
    case Layout::List: return anyOf(slots->as<ListObject>()->items());
    case Layout::Dict: // what they are for
        for (const auto& entry : slots->as<DictObject>()->table().entries())
            if (entry.key && fits(entry.key)) return true;
        return false;
    default: return false;
    }
}

/// A private one, `__x`, is called `_C__x` in the class C.
bool isNameOfSlot(const Type& type, const std::string& slot, const std::string& name)
{
    if (slot == name) return true;
    if (!slot.starts_with("__") || slot.ends_with("__") || !name.ends_with(slot)) return false;
    const size_t begin = type.name().find_first_not_of('_');
    return begin != std::string::npos && name == "_" + type.name().substr(begin) + slot;
}

} // namespace

bool hasSlot(const Type& type, const Value& name)
{
    return anySlot(
        type, [&](const Value& slot) { return isNameOfSlot(type, textOf(slot), textOf(name)); });
}

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
    anySlot(type, [&](const Value& slot) {
        if (textOf(slot) != textOf(dictName))
            names.set(*hashOf(slot), slot,
                      makeRef<MemberObject>(Value(const_cast<Type*>(&type)), slot));
        return false;
    });
}

} // namespace awaitscope
