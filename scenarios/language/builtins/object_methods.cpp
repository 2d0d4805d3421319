#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/builtins/hashing.h"
#include "scenarios/language/builtins/operator_methods.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/vm/attribute_dict.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/representation.h"

#include <algorithm>

namespace awaitscope {

namespace {

Value isSameObject(Machine&, Arguments slots)
{
    return slots[0].is(slots[1]) ? trueValue() : notImplemented();
}

/// What `__eq__` does not say.
Coroutine<Value> isOther(Machine& machine, Values slots)
{
    bool found = false;
    Values arguments{slots[1]};
    Value answer = co_await callSpecial(machine, slots[0], "__eq__", std::move(arguments), found);
    if (!found) answer = slots[0].is(slots[1]) ? trueValue() : notImplemented();
    if (!answer || answer.is(notImplemented())) co_return answer;
    Value truth = co_await machine.truthValue(std::move(answer));
    if (!truth) co_return Value();
    co_return boolean(truth.is(falseValue()));
}

Value unordered(Machine&, Arguments)
{
    return notImplemented();
}

Value hashOfIdentity(Machine& machine, Arguments slots)
{
    return makeInteger(shownIdentityHash(machine, slots[0]));
}

Value represent(Machine& machine, Arguments slots)
{
    return makeStr(defaultRepr(machine, slots[0]));
}

Coroutine<Value> asText(Machine& machine, Values slots)
{
    return machine.repr(slots[0]);
}

Coroutine<Value> formatted(Machine& machine, Values slots)
{
    if (!checkText(machine, slots[1], "__format__() argument")) co_return nullptr;
    if (!textOf(slots[1]).empty())
        co_return machine.raiseTypeError("unsupported format string passed to " +
                                         machine.typeName(slots[0]) + ".__format__");
    Value text = co_await machine.str(slots[0]);
    co_return text;
}

bool readName(Machine& machine, Value& name)
{
    if (!isStr(name)) {
        machine.raiseTypeError("attribute name must be string, not '" + machine.typeName(name) +
                               "'");
        return false;
    }
    name = knownName(name);
    return true;
}

Coroutine<Value> getAttribute(Machine& machine, Values slots)
{
    if (!readName(machine, slots[1])) co_return nullptr;
    Value value = co_await genericAttribute(machine, slots[0], slots[1]);
    co_return value;
}

Coroutine<Value> setAttribute(Machine& machine, Values slots)
{
    if (!readName(machine, slots[1])) co_return nullptr;
    Value name = scopedName(slots[1]);
    Value done = co_await genericSetAttribute(machine, slots[0], std::move(name), slots[2]);
    co_return done ? none() : Value();
}

Coroutine<Value> deleteAttribute(Machine& machine, Values slots)
{
    if (!readName(machine, slots[1])) co_return nullptr;
    Value done = co_await genericSetAttribute(machine, slots[0], slots[1], nullptr);
    co_return done ? none() : Value();
}

// --- type

Type* asType(Machine& machine, const Value& self, const char* name)
{
    if (typeOf(self)->layout() == Layout::Type) return self.as<Type>();
    machine.raiseTypeError("descriptor '" + std::string(name) +
                           "' requires a 'type' object but received a '" + machine.typeName(self) +
                           "'");
    return nullptr;
}

Coroutine<Value> callType(Machine& machine, Values slots)
{
    if (!asType(machine, slots[0], "__call__")) co_return nullptr;
    Values arguments = slots[1].as<TupleObject>()->items(), names, values;
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    Type* type = slots[0].as<Type>();
    Value made;
    if (type == types::type()) // `type(x)` makes nothing
        made = co_await machine.call(slots[0], std::move(arguments), std::move(names),
                                     std::move(values));
    else
        made = co_await machine.construct(slots[0], std::move(arguments), std::move(names),
                                          std::move(values));
    co_return made;
}

Value order(Machine& machine, Arguments slots)
{
    Type* type = asType(machine, slots[0], "mro");
    if (!type) return nullptr;
    Values order;
    for (const Type* each : type->order())
        order.emplace_back(const_cast<Type*>(each));
    return makeList(std::move(order));
}

/// The built-in types that derive from a built-in type, in CPython's order: by their names, groups
/// last.
Values builtinSubclasses(const Type* type)
{
    std::vector<Type*> found;
    for (const auto& entry : builtinNames().entries()) {
        if (!entry.value || typeOf(entry.value)->layout() != Layout::Type) continue;
        Type* each = entry.value.as<Type>();
        const auto& bases = each->bases();
        const bool derives = std::any_of(bases.begin(), bases.end(),
                                         [&](const auto& base) { return base.get() == type; });
        if (derives && textOf(entry.name) == each->name()) found.push_back(each);
    }
    std::sort(found.begin(), found.end(), [](const Type* left, const Type* right) {
        const bool isLast = left == exceptions::ExceptionGroup();
        const bool isOtherLast = right == exceptions::ExceptionGroup();
        return isLast != isOtherLast ? isOtherLast : left->name() < right->name();
    });
    return Values(found.begin(), found.end());
}

Value subclasses(Machine& machine, Arguments slots)
{
    Type* type = asType(machine, slots[0], "__subclasses__");
    if (!type) return nullptr;
    Values found;
    if (!type->isProgram()) found = builtinSubclasses(type);
    for (Type* each : type->subclasses())
        found.emplace_back(each);
    return makeList(std::move(found));
}

Value prepare(Machine&, Arguments)
{
    return makeRef<DictObject>();
}

Value isInstanceOf(Machine& machine, Arguments slots)
{
    Type* type = asType(machine, slots[0], "__instancecheck__");
    return type ? boolean(isInstance(slots[1], type)) : Value();
}

Value isSubclassOf(Machine& machine, Arguments slots)
{
    Type* type = asType(machine, slots[0], "__subclasscheck__");
    if (!type) return nullptr;
    if (typeOf(slots[1])->layout() != Layout::Type)
        return machine.raiseTypeError("issubclass() arg 1 must be a class");
    return boolean(slots[1].as<Type>()->isSubtypeOf(type));
}

// --- functions, properties

Coroutine<Value> callIt(Machine& machine, Values slots)
{
    Values arguments = slots[1].as<TupleObject>()->items(), names, values;
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    return machine.call(slots[0], std::move(arguments), std::move(names), std::move(values));
}

Value bindIt(Machine&, Arguments slots)
{
    if (slots[1].is(none())) return slots[0];
    return boundTo(slots[0], slots[1]);
}

Value bindToClass(Machine&, Arguments slots)
{
    Value owner =
        slots[2] && !slots[2].is(none()) ? slots[2] : Value(const_cast<Type*>(typeOf(slots[1])));
    return makeRef<BoundMethodObject>(owner, slots[0].as<MethodWrapperObject>()->function);
}

Value unwrap(Machine&, Arguments slots)
{
    return slots[0].as<MethodWrapperObject>()->function;
}

Coroutine<Value> getProperty(Machine& machine, Values slots)
{
    if (slots[1].is(none())) co_return slots[0];
    Value getter = slots[0].as<PropertyObject>()->getter;
    if (!getter)
        co_return machine.raise(exceptions::AttributeError(), "property of '" +
                                                                  machine.typeName(slots[1]) +
                                                                  "' object has no getter");
    Values arguments{slots[1]};
    Value value = co_await machine.call(std::move(getter), std::move(arguments));
    co_return value;
}

Coroutine<Value> setProperty(Machine& machine, Values slots)
{
    Value setter = slots[0].as<PropertyObject>()->setter;
    if (!setter)
        co_return machine.raise(exceptions::AttributeError(), "property of '" +
                                                                  machine.typeName(slots[1]) +
                                                                  "' object has no setter");
    Values arguments{slots[1], slots[2]};
    Value done = co_await machine.call(std::move(setter), std::move(arguments));
    co_return done ? none() : Value();
}

Value documentation(Machine& machine, Arguments slots)
{
    if (const Value& own = slots[0].as<PropertyObject>()->doc) return own;
    const Value& getter = slots[0].as<PropertyObject>()->getter;
    static const Value name = intern("__doc__");
    if (getter && typeOf(getter)->layout() == Layout::BoundMethod) { // of a named tuple
        const auto* field = getter.as<BoundMethodObject>();
        if (field->self().isSmall())
            return makeStr("Alias for field number " + std::to_string(field->self().smallInt()));
    }
    Value result;
    bool found = getter && machine.plainAttribute(getter, name, result) == Machine::Lookup::Found;
    return found ? result : none();
}

Value contentsOfCell(Machine& machine, Arguments slots)
{
    const Value& contents = slots[0].as<CellObject>()->value;
    return contents ? contents : machine.raiseValueError("Cell is empty");
}

Value setContentsOfCell(Machine&, Arguments slots)
{
    slots[0].as<CellObject>()->value = slots[1];
    return none();
}

template <Value PropertyObject::*Part> Value partOf(Machine&, Arguments slots)
{
    const Value& part = slots[0].as<PropertyObject>()->*Part;
    return part ? part : none();
}

} // namespace

void defineObjectMethods()
{
    codeType();
    attributeDictType();
    Definitions(types::object()->operators(), "object")
        .function("__eq__", "self, value, /", isSameObject)
        .coroutine("__ne__", "self, value, /", isOther)
        .function("__lt__", "self, value, /", unordered)
        .function("__le__", "self, value, /", unordered)
        .function("__gt__", "self, value, /", unordered)
        .function("__ge__", "self, value, /", unordered)
        .function("__hash__", "self, /", hashOfIdentity)
        .function("__repr__", "self, /", represent)
        .coroutine("__str__", "self, /", asText)
        .coroutine("__format__", "self, format_spec, /", formatted)
        .coroutine("__getattribute__", "self, name, /", getAttribute)
        .coroutine("__setattr__", "self, name, value, /", setAttribute)
        .coroutine("__delattr__", "self, name, /", deleteAttribute);
    Definitions(types::type()->operators(), "type")
        .coroutine("__call__", "self, /, *args, **kwargs", callType)
        .function("mro", "self, /", order)
        .function("__subclasses__", "self, /", subclasses)
        .function("__instancecheck__", "self, instance, /", isInstanceOf)
        .function("__subclasscheck__", "self, subclass, /", isSubclassOf)
        .staticMethod("__prepare__", "*args, **kwargs", prepare);
    for (Type* type : {types::function(), types::builtin(), types::libraryFunction(),
                       types::methodDescriptor(), types::slotWrapper(), types::boundMethod(),
                       types::builtinMethod(), types::methodWrapper()})
        Definitions(type->operators(), type->name())
            .coroutine("__call__", "self, /, *args, **kwargs", callIt)
            .function("__get__", "self, instance, owner=, /", bindIt);
    Definitions(types::staticMethod()->operators(), "staticmethod")
        .function("__get__", "self, instance, owner=, /", unwrap);
    Definitions(types::classMethod()->operators(), "classmethod")
        .function("__get__", "self, instance, owner=, /", bindToClass);
    Definitions(types::property()->operators(), "property")
        .coroutine("__get__", "self, instance, owner=, /", getProperty)
        .coroutine("__set__", "self, instance, value, /", setProperty);
    Methods<types::cell>().property<"cell_contents", contentsOfCell, setContentsOfCell>();
    Methods<types::property>()
        .property<"__doc__", documentation>()
        .property<"fget", partOf<&PropertyObject::getter>>()
        .property<"fset", partOf<&PropertyObject::setter>>()
        .property<"fdel", partOf<&PropertyObject::deleter>>();
}

} // namespace awaitscope
