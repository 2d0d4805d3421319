#include "scenarios/language/vm/lookup.h"

#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/accompanied.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/vm/attribute_dict.h"
#include "scenarios/language/vm/slot_member.h"

namespace awaitscope {

namespace {

/// Whether a program of this thread ever stored anything on an object of asyncio of a built-in
/// type: most never do, and then nothing is looked for.
constinit thread_local bool t_storesOnCore = false;

/// Null when it has none, and none are to be made or it has no place for any.
Attributes* attributesOfCore(const Value& object, bool areMade)
{
    if (auto* shared = dynamic_cast<Shared*>(object.object())) {
        if (!shared->companion() && areMade)
            shared->setCompanion(
                makeRef<InstanceObject>(Ref<Type>(const_cast<Type*>(typeOf(object)))));
        auto* companion = static_cast<InstanceObject*>(shared->companion().get());
        return companion ? &companion->attributes() : nullptr;
    }
    auto* attributed = dynamic_cast<Attributed*>(object.object());
    if (!attributed) return nullptr;
    return areMade ? &attributed->makeAttributes(typeOf(object)) : attributed->attributes();
}

} // namespace

Attributes* ownAttributesOf(const Value& object)
{
    if (!object.isObject()) return nullptr;
    const Type* type = typeOf(object);
    switch (type->layout()) {
    case Layout::Instance:
        return type->isProgram() ? &object.as<InstanceObject>()->attributes() : nullptr;
    case Layout::None:
    case Layout::Bool:
    case Layout::Type: return nullptr;
    case Layout::Core: {
        if (!type->isProgram()) return t_storesOnCore ? attributesOfCore(object, false) : nullptr;
        auto* shared = dynamic_cast<Shared*>(object.object());
        if (!shared) {
            auto* accompanied = dynamic_cast<Accompanied*>(object.object());
            return accompanied ? &accompanied->attributes() : nullptr;
        }
        if (!shared->companion())
            shared->setCompanion(makeRef<InstanceObject>(Ref<Type>(const_cast<Type*>(type))));
        return &static_cast<InstanceObject*>(shared->companion().get())->attributes();
    }
    default: return object.as<Object>()->ownAttributes();
    }
}

const Value* specialMethod(const Type* type, const Value& name)
{
    for (const Type* each : type->order())
        if (!each->isProgram())
            if (const Value* found = each->operators().find(name)) return found;
    return nullptr;
}

Value boundTo(const Value& found, const Value& object)
{
    switch (typeOf(found)->layout()) {
    case Layout::Function:
    case Layout::Builtin: return makeRef<BoundMethodObject>(object, found);
    case Layout::BoundMethod:
        if (!found.as<BoundMethodObject>()->binds()) return found;
        return makeRef<BoundMethodObject>(object, found);
    case Layout::StaticMethod: return found.as<MethodWrapperObject>()->function;
    case Layout::ClassMethod:
        return boundTo(found.as<MethodWrapperObject>()->function,
                       Value(const_cast<Type*>(typeOf(object))));
    default:
        if (!typeOf(found)->hooks(hook::Binds)) return found;
        return makeRef<BoundMethodObject>(object, found);
    }
}

namespace {

using Lookup = Machine::Lookup;

/// A property that reads as properties do: a class derived from it may say otherwise.
bool isProperty(const Value& found)
{
    return typeOf(found)->layout() == Layout::Property && !isHooked(found, hook::Getter);
}

bool isDescriptor(const Value& found)
{
    return typeOf(found)->layout() == Layout::Property || isHooked(found, hook::Getter);
}

bool isDataDescriptor(const Value& found)
{
    return typeOf(found)->layout() == Layout::Property || isHooked(found, hook::Setter);
}

/// A property whose getter is built in is read at once; otherwise the program has a say.
Lookup readDescriptor(Machine& machine, const Value& found, const Value& self, const Type* owner,
                      Value& result, Descriptor& descriptor)
{
    if (isProperty(found)) {
        if (!self) {
            result = found;
            return Lookup::Found;
        }
        const Value& getter = found.as<PropertyObject>()->getter;
        if (getter && typeOf(getter)->layout() == Layout::Builtin &&
            getter.as<BuiltinObject>()->function()) {
            Value object = self;
            result = getter.as<BuiltinObject>()->function()(machine, Arguments(&object, 1));
            return result ? Lookup::Found : Lookup::NeedsProgram;
        }
        // The field of a named tuple: a built-in function that knows its position.
        if (getter && typeOf(getter)->layout() == Layout::BoundMethod) {
            auto* method = getter.as<BoundMethodObject>();
            const Value& function = method->function();
            if (typeOf(function)->layout() == Layout::Builtin &&
                function.as<BuiltinObject>()->function()) {
                Value arguments[] = {method->self(), self};
                result = function.as<BuiltinObject>()->function()(machine, Arguments(arguments, 2));
                return result ? Lookup::Found : Lookup::NeedsProgram;
            }
        }
    }
    descriptor = {found, self, owner};
    return Lookup::NeedsProgram;
}

/// Found in the order of a class, looked up on the class itself.
Lookup readOnClass(Machine& machine, const Value& found, Type& type, Value& result,
                   Descriptor& descriptor)
{
    if (isHooked(found, hook::Getter))
        return readDescriptor(machine, found, nullptr, &type, result, descriptor);
    switch (typeOf(found)->layout()) {
    case Layout::StaticMethod: result = found.as<MethodWrapperObject>()->function; break;
    case Layout::ClassMethod:
        result = boundTo(found.as<MethodWrapperObject>()->function, Value(&type));
        break;
    default: result = found;
    }
    return Lookup::Found;
}

Lookup lookUpOnClass(Machine& machine, Type& type, const Value& name, Value& result,
                     Descriptor& descriptor)
{
    Value self(&type);
    const Type* metaclass = typeOf(self);
    const Value* above = metaclass != types::type() ? metaclass->find(name) : nullptr;
    if (above && isDataDescriptor(*above))
        return readDescriptor(machine, *above, self, metaclass, result, descriptor);
    if (const Value* found = type.find(name))
        return readOnClass(machine, *found, type, result, descriptor);
    if (above) {
        if (isDescriptor(*above))
            return readDescriptor(machine, *above, self, metaclass, result, descriptor);
        result = boundTo(*above, self);
        return Lookup::Found;
    }
    if (specialAttribute(machine, self, name, result)) return Lookup::Found;
    // A class asks its own order first, then what all classes can do.
    if (const Value* own = specialMethod(&type, name)) {
        result = *own;
        return Lookup::Found;
    }
    if (const Value* ofAll = specialMethod(metaclass, name)) {
        result = boundTo(*ofAll, self);
        return Lookup::Found;
    }
    result = slotMember(type, name);
    return result ? Lookup::Found : Lookup::Missing;
}

Lookup lookUpSuper(Machine& machine, const SuperObject& super, const Value& name, Value& result,
                   Descriptor& descriptor)
{
    static const Value newName = intern("__new__");
    const Value& self = super.self;
    // `super()` in a classmethod: the class stands for itself. In a metaclass it is an object.
    bool onClass =
        typeOf(self)->layout() == Layout::Type && self.as<Type>()->isSubtypeOf(super.after);
    const Type* start = onClass ? self.as<Type>() : typeOf(self);
    bool after = false;
    for (const Type* candidate : start->order()) {
        if (after) {
            const Value* found = candidate->attributes().find(name);
            if (!found && !candidate->isProgram()) found = candidate->operators().find(name);
            if (found) {
                if (name.is(newName)) {
                    result = typeOf(*found)->layout() == Layout::StaticMethod
                                 ? found->as<MethodWrapperObject>()->function
                                 : *found;
                    return Lookup::Found;
                }
                if (onClass)
                    return readOnClass(machine, *found, *self.as<Type>(), result, descriptor);
                if (isDescriptor(*found))
                    return readDescriptor(machine, *found, self, start, result, descriptor);
                result = boundTo(*found, self);
                return Lookup::Found;
            }
        }
        after = after || candidate == super.after;
    }
    return Lookup::Missing;
}

} // namespace

Lookup plainLookup(Machine& machine, const Value& object, const Value& name, Value& result,
                   Descriptor& descriptor)
{
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Type)
        return lookUpOnClass(machine, *object.as<Type>(), name, result, descriptor);
    if (type->layout() == Layout::Super)
        return lookUpSuper(machine, *object.as<SuperObject>(), name, result, descriptor);
    const Value* found = type->find(name);
    if (found && isDataDescriptor(*found) && isDescriptor(*found))
        return readDescriptor(machine, *found, object, type, result, descriptor);
    if (Attributes* attributes = ownAttributesOf(object))
        if (const Value* own = attributes->find(name)) {
            result = *own;
            return Lookup::Found;
        }
    if (DictObject* shared = sharedDictOf(object))
        if (const Value* own = shared->table().find(*hashOf(name), name)) {
            result = *own;
            return Lookup::Found;
        }
    if (found) {
        if (isDescriptor(*found))
            return readDescriptor(machine, *found, object, type, result, descriptor);
        result = boundTo(*found, object);
        return Lookup::Found;
    }
    if (specialAttribute(machine, object, name, result)) return Lookup::Found;
    if (const Value* special = specialMethod(type, name)) {
        result = boundTo(*special, object);
        return Lookup::Found;
    }
    return Lookup::Missing;
}

Coroutine<Value> genericAttribute(Machine& machine, Value object, Value name)
{
    Value result;
    Descriptor descriptor;
    Lookup lookup = plainLookup(machine, object, name, result, descriptor);
    if (lookup == Lookup::Found) co_return result;
    if (lookup == Lookup::Missing) co_return machine.raiseNoAttribute(object, name);
    if (machine.isRaised()) co_return Value();
    if (isProperty(descriptor.found)) {
        Value getter = descriptor.found.as<PropertyObject>()->getter;
        if (!getter)
            co_return machine.raise(exceptions::AttributeError(),
                                    "property '" + textOf(name) + "' of '" +
                                        descriptor.owner->name() + "' object has no getter");
        Values self{descriptor.self};
        Value value = co_await machine.call(std::move(getter), std::move(self));
        co_return value;
    }
    bool found = false;
    Value owner(const_cast<Type*>(descriptor.owner));
    Values arguments{descriptor.self ? descriptor.self : none(), owner};
    Value value =
        co_await callSpecial(machine, descriptor.found, "__get__", std::move(arguments), found);
    if (!found) co_return descriptor.found;
    co_return value;
}

namespace {

/// Whether `__slots__` has a place for the name.
bool hasPlace(const Type* type, const Value& name)
{
    const auto& order = type->order();
    return std::any_of(order.begin(), order.end(),
                       [&](const Type* each) { return hasSlot(*each, name); });
}

Value raiseNoPlace(Machine& machine, const Value& object, const Value& name)
{
    const Type* type = typeOf(object);
    std::string text = "'" + nameInErrors(*type) + "' object ";
    if (type->find(name) || specialMethod(type, name))
        return machine.raise(exceptions::AttributeError(),
                             text + "attribute '" + textOf(name) + "' is read-only");
    return machine.raise(exceptions::AttributeError(),
                         text + "has no attribute '" + textOf(name) +
                             "' and no __dict__ for setting new attributes");
}

/// `f.__defaults__ = ...`, `f.__kwdefaults__ = ...`; null for none. False when raised.
bool setDefaults(Machine& machine, FunctionObject& function, bool areKeywords, const Value& value)
{
    const bool areNone = !value || value.is(none());
    const Layout wanted = areKeywords ? Layout::Dict : Layout::Tuple;
    if (!areNone && typeOf(value)->layout() != wanted) {
        machine.raiseTypeError(areKeywords ? "__kwdefaults__ must be set to a dict object"
                                           : "__defaults__ must be set to a tuple object");
        return false;
    }
    if (!areKeywords) {
        function.setDefaults(areNone ? Values() : value.as<TupleObject>()->items());
        return true;
    }
    const Signature& signature = function.code().signature;
    Values defaults(signature.keywordOnly);
    for (size_t index = 0; !areNone && index < defaults.size(); ++index) {
        const Value& name = function.code().localNames[signature.positional + index];
        if (const Value* found = value.as<DictObject>()->table().find(*hashOf(name), name))
            defaults[index] = *found;
    }
    function.setKeywordDefaults(std::move(defaults));
    return true;
}

bool setNameOfFunction(Machine& machine, FunctionObject& function, const std::string& name,
                       const Value& value, bool& raised)
{
    if (name == "__defaults__" || name == "__kwdefaults__") {
        raised = !setDefaults(machine, function, name == "__kwdefaults__", value);
        return true;
    }
    bool isName = name == "__name__", isQualified = name == "__qualname__";
    if (!isName && !isQualified) return false;
    raised = !value || !isStr(value);
    if (raised)
        machine.raiseTypeError(name + " must be set to a string object");
    else if (isName)
        function.rename(textOf(value), function.qualifiedName());
    else
        function.rename(function.name(), textOf(value));
    return true;
}

Value storeOnClass(Machine& machine, Type& type, const Value& name, Value value)
{
    if (!type.isProgram())
        return machine.raiseTypeError("cannot set '" + textOf(name) +
                                      "' attribute of immutable type '" + type.name() + "'");
    if (!value) {
        if (type.attributes().remove(name)) return none();
        return machine.raiseNoAttribute(Value(&type), name);
    }
    const std::string& text = textOf(name);
    if (text == "__name__" && isStr(value))
        type.setName(textOf(value));
    else if (text == "__qualname__" && isStr(value))
        type.setQualifiedName(textOf(value));
    else if (text == "__module__" && isStr(value))
        type.setModule(textOf(value));
    else
        type.setAttribute(name, std::move(value));
    return none();
}

/// `obj.__dict__ = {...}`: from now on that dict has the attributes, also for others that share it.
Value replaceAll(Machine& machine, const Value& object, Attributes& attributes, const Value& value)
{
    if (!value || typeOf(value)->layout() != Layout::Dict)
        return machine.raiseTypeError("__dict__ must be set to a dictionary, not a '" +
                                      (value ? machine.typeName(value) : "NoneType") + "'");
    attributes.clear();
    if (typeOf(object)->isProgram()) {
        attributes.set(sharedDictName(), value);
        const_cast<Type*>(typeOf(object))->addHooks(hook::Slots); // stores look twice
        return none();
    }
    for (const auto& entry : value.as<DictObject>()->table().entries())
        if (entry.key && isStr(entry.key)) attributes.set(scopedName(entry.key), entry.value);
    return none();
}

} // namespace

Value storeOwnAttribute(Machine& machine, const Value& object, const Value& name, Value value)
{
    static const Value className = intern("__class__"), dictName = intern("__dict__");
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Type)
        return storeOnClass(machine, *object.as<Type>(), name, std::move(value));
    if (type->layout() == Layout::Function) {
        bool raised = false;
        if (setNameOfFunction(machine, *object.as<FunctionObject>(), textOf(name), value, raised))
            return raised ? Value() : none();
    }
    Attributes* attributes = ownAttributesOf(object);
    if (!attributes && value && type->layout() == Layout::Core) {
        t_storesOnCore = true;
        attributes = attributesOfCore(object, true);
    }
    if (!attributes) {
        if (!value && !type->find(name) && !specialMethod(type, name))
            return machine.raise(exceptions::AttributeError(),
                                 "'" + nameInErrors(*type) + "' object has no attribute '" +
                                     textOf(name) + "' and no __dict__ for setting new attributes");
        return raiseNoPlace(machine, object, name);
    }
    if (name.is(dictName)) return replaceAll(machine, object, *attributes, value);
    if (DictObject* shared = sharedDictOf(object)) {
        if (value)
            shared->table().set(*hashOf(name), name, std::move(value));
        else if (!shared->table().remove(*hashOf(name), name))
            return machine.raiseNoAttribute(object, name);
        return none();
    }
    if (!value) {
        if (attributes->remove(name)) return none();
        return machine.raiseNoAttribute(object, name);
    }
    if (name.is(className) && type->isProgram() && type->layout() == Layout::Instance &&
        typeOf(value)->layout() == Layout::Type && value.as<Type>()->isProgram() &&
        value.as<Type>()->layout() == Layout::Instance) {
        object.as<InstanceObject>()->setClass(value.ref<Type>());
        return none();
    }
    static const Value slotsName = intern("__slots__");
    if (type->hooks(hook::Slots) && type->find(slotsName) && !hasPlace(type, name))
        return raiseNoPlace(machine, object, name);
    attributes->set(name, std::move(value));
    return none();
}

Coroutine<Value> genericSetAttribute(Machine& machine, Value object, Value name, Value value)
{
    const Type* type = typeOf(object);
    const Value* found =
        type->layout() == Layout::Type && type == types::type() ? nullptr : type->find(name);
    if (found && typeOf(*found)->layout() == Layout::Property && !isHooked(*found, hook::Setter)) {
        auto property = found->ref<PropertyObject>();
        Value function = value ? property->setter : property->deleter;
        bool isField =
            property->getter && typeOf(property->getter)->layout() == Layout::BoundMethod;
        if (!function && isField && value) // of a named tuple
            co_return machine.raise(exceptions::AttributeError(), "can't set attribute");
        if (!function)
            co_return machine.raise(exceptions::AttributeError(),
                                    "property '" + textOf(name) + "' of '" + type->name() +
                                        "' object has no " + (value ? "setter" : "deleter"));
        Values arguments{object};
        if (value) arguments.push_back(std::move(value));
        Value done = co_await machine.call(std::move(function), std::move(arguments));
        co_return done;
    }
    if (found && isHooked(*found, hook::Setter)) {
        bool hasMethod = false;
        Values arguments{object};
        const char* method = value ? "__set__" : "__delete__";
        if (value) arguments.push_back(value);
        Value done = co_await callSpecial(machine, *found, method, std::move(arguments), hasMethod);
        if (hasMethod) co_return done;
        co_return machine.raise(exceptions::AttributeError(), method);
    }
    co_return storeOwnAttribute(machine, object, name, std::move(value));
}

} // namespace awaitscope
