#include "scenarios/language/vm/slot_member.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

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

bool hasSlot(const Value& slots, const Value& name)
{
    if (isStr(slots)) return textOf(slots) == textOf(name);
    const Layout layout = typeOf(slots)->layout();
    if (layout != Layout::Tuple && layout != Layout::List) return false;
    const Values& items = layout == Layout::Tuple ? slots.as<TupleObject>()->items()
                                                  : slots.as<ListObject>()->items();
    return std::any_of(items.begin(), items.end(), [&](const Value& item) {
        return isStr(item) && textOf(item) == textOf(name);
    });
}

} // namespace

Value slotMember(const Type& type, const Value& name)
{
    static const Value slotsName = intern("__slots__");
    for (const Type* each : type.order())
        if (const Value* slots = each->isProgram() ? each->attributes().find(slotsName) : nullptr)
            if (hasSlot(*slots, name))
                return makeRef<MemberObject>(Value(const_cast<Type*>(each)), name);
    return {};
}

} // namespace awaitscope
