#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/vm/class_making.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

const Value& registryName()
{
    static const Value name = intern("_abc_registry");
    return name;
}

/// Whether a class was registered with this one, or with one that derives from it.
bool isRegistered(const Type& type, const Type& cls)
{
    if (const Value* registry = type.attributes().find(registryName()))
        for (const Value& each : registry->as<ListObject>()->items())
            if (cls.isSubtypeOf(each.as<Type>())) return true;
    for (const Type* derived : type.subclasses())
        if (isRegistered(*derived, cls)) return true;
    return false;
}

// Slots: the abstract class, the class.
Coroutine<Value> subclassCheck(Machine& machine, Values slots)
{
    static const Value hookName = intern("__subclasshook__");
    if (typeOf(slots[1])->layout() != Layout::Type)
        co_return machine.raiseTypeError("issubclass() arg 1 must be a class");
    Type &wanted = *slots[0].as<Type>(), &cls = *slots[1].as<Type>();
    if (wanted.find(hookName)) {
        Value hook = co_await machine.attribute(slots[0], hookName);
        if (!hook) co_return nullptr;
        Values arguments{slots[1]};
        Value verdict = co_await machine.call(std::move(hook), std::move(arguments));
        if (!verdict || !verdict.is(notImplemented())) co_return verdict;
    }
    co_return boolean(cls.isSubtypeOf(&wanted) || isRegistered(wanted, cls));
}

Coroutine<Value> instanceCheck(Machine& machine, Values slots)
{
    if (isInstance(slots[1], slots[0].as<Type>())) co_return trueValue();
    slots[1] = Value(const_cast<Type*>(typeOf(slots[1])));
    co_return co_await subclassCheck(machine, std::move(slots));
}

Value registerClass(Machine& machine, Arguments slots)
{
    if (typeOf(slots[0])->layout() != Layout::Type || typeOf(slots[1])->layout() != Layout::Type)
        return machine.raiseTypeError("Can only register classes");
    auto* type = slots[0].as<Type>();
    if (!type->isProgram())
        return machine.raiseTypeError("cannot register with '" + type->name() + "'");
    Value* registry = type->attributes().find(registryName());
    if (!registry) {
        type->attributes().set(registryName(), makeList({}));
        registry = type->attributes().find(registryName());
    }
    registry->as<ListObject>()->items().push_back(slots[1]);
    return slots[1];
}

Value abstractMethod(Machine&, Arguments slots)
{
    static const Value mark = intern("__isabstractmethod__");
    if (typeOf(slots[0])->layout() == Layout::Function)
        slots[0].as<FunctionObject>()->attributes().set(mark, trueValue());
    return slots[0];
}

} // namespace

void fillAbc(Definitions& module)
{
    Type* metaclass = abcMetaType();
    Definitions(metaclass->attributes(), "ABCMeta")
        .function("register", "cls, subclass, /", registerClass)
        .coroutine("__instancecheck__", "cls, instance, /", instanceCheck)
        .coroutine("__subclasscheck__", "cls, subclass, /", subclassCheck);
    static Type* const base = [&] {
        Type* made = makeBuiltinType("ABC", "abc", Layout::Instance);
        made->setType(metaclass);
        return made;
    }();
    module.type(metaclass).type(base).function("abstractmethod", "funcobj, /", abstractMethod);
}

} // namespace awaitscope
