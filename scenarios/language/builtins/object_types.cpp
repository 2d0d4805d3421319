#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/vm/class_making.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

/// Whether the type says for itself what `name` does.
bool overrides(const Type* type, const char* name)
{
    const Value* found = type->find(intern(name));
    const Value* original = types::object()->find(intern(name));
    return found && !(original && found->is(*original));
}

bool hasArguments(const Value& positional, const Value& named)
{
    return !positional.as<TupleObject>()->items().empty() ||
           named.as<DictObject>()->table().size() > 0;
}

Value newObject(Machine& machine, Arguments slots)
{
    if (typeOf(slots[0])->layout() != Layout::Type)
        return machine.raiseTypeError("object.__new__(X): X is not a type object (" +
                                      machine.typeName(slots[0]) + ")");
    Type* type = slots[0].as<Type>();
    if (type->layout() != Layout::Instance)
        return machine.raiseTypeError("object.__new__(" + type->name() + ") is not safe, use " +
                                      type->name() + ".__new__()");
    if (hasArguments(slots[1], slots[2])) {
        if (overrides(type, "__new__"))
            return machine.raiseTypeError(
                "object.__new__() takes exactly one argument (the type to "
                "instantiate)");
        if (!overrides(type, "__init__"))
            return machine.raiseTypeError(type->name() + "() takes no arguments");
    }
    return makeRef<InstanceObject>(Ref<Type>(type));
}

Value initializeObject(Machine& machine, Arguments slots)
{
    const Type* type = typeOf(slots[0]);
    if (type->layout() == Layout::Core) return none(); // made as its `__new__` was asked to
    if (hasArguments(slots[1], slots[2])) {
        if (overrides(type, "__init__"))
            return machine.raiseTypeError(
                "object.__init__() takes exactly one argument (the instance to initialize)");
        if (!overrides(type, "__new__"))
            return machine.raiseTypeError(type->name() + "() takes no arguments");
    }
    return none();
}

Value initializeSubclass(Machine& machine, Arguments slots)
{
    if (slots[1].as<DictObject>()->table().size() == 0) return none();
    return machine.raiseTypeError(slots[0].as<Type>()->qualifiedName() +
                                  ".__init_subclass__() takes no keyword arguments");
}

/// `type(value)`, or `type(name, bases, namespace)`.
Coroutine<Value> newType(Machine& machine, Values slots)
{
    if (!slots[1]) co_return machine.raiseTypeError("type() takes 1 or 3 arguments");
    if (!slots[2] && !slots[3]) {
        if (slots[0].is(Value(types::type()))) co_return Value(const_cast<Type*>(typeOf(slots[1])));
        co_return machine.raiseTypeError("type.__new__() takes exactly 3 arguments (1 given)");
    }
    if (!slots[3]) co_return machine.raiseTypeError("type() takes 1 or 3 arguments");
    auto wants = [&](size_t index, Layout layout, const char* name) {
        if (typeOf(slots[index])->layout() == layout) return true;
        machine.raiseTypeError("type.__new__() argument " + std::to_string(index) + " must be " +
                               name + ", not " + machine.typeName(slots[index]));
        return false;
    };
    if (!wants(1, Layout::Str, "str") || !wants(2, Layout::Tuple, "tuple") ||
        !wants(3, Layout::Dict, "dict"))
        co_return nullptr;
    ClassParts parts;
    parts.name = textOf(slots[1]);
    parts.module = "__main__";
    for (const Value& base : slots[2].as<TupleObject>()->items()) {
        if (typeOf(base)->layout() != Layout::Type)
            co_return machine.raiseTypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases");
        parts.bases.push_back(base.ref<Type>());
    }
    for (const auto& entry : slots[3].as<DictObject>()->table().entries())
        if (entry.key && isStr(entry.key)) parts.names.set(scopedName(entry.key), entry.value);
    if (typeOf(slots[0])->layout() != Layout::Type)
        co_return machine.raiseTypeError("type.__new__(X): X is not a type object (" +
                                         machine.typeName(slots[0]) + ")");
    Type* metaclass = metaclassOf(machine, slots[0].as<Type>(), parts.bases);
    if (!metaclass) co_return nullptr;
    static const Value newName = intern("__new__");
    const Value* maker = metaclass->find(newName);
    bool isOwn = maker && typeOf(*maker)->layout() == Layout::StaticMethod;
    if (metaclass != slots[0].as<Type>() && isOwn) { // a base has a metaclass of the program
        Value function = maker->as<MethodWrapperObject>()->function;
        Values arguments{Value(metaclass), slots[1], slots[2], slots[3]};
        Value cls = co_await machine.call(std::move(function), std::move(arguments));
        co_return cls;
    }
    Value made = makeClass(machine, metaclass, std::move(parts));
    if (!made) co_return nullptr;
    Value finished = co_await machine.finishClass(std::move(made), slots[4]);
    co_return finished;
}

Value ignoreArguments(Machine&, Arguments)
{
    return none();
}

/// The class that `__new__` is to make one of; null when raised.
Type* typeMadeBy(Machine& machine, const Value& cls, const Type* base)
{
    if (typeOf(cls)->layout() == Layout::Type && cls.as<Type>()->isSubtypeOf(base))
        return cls.as<Type>();
    machine.raiseTypeError(base->name() + ".__new__(X): X is not a subtype of " + base->name());
    return nullptr;
}

Value wanted(const Value& given)
{
    return isWanted(given) ? given : Value();
}

Value newProperty(Machine& machine, Arguments slots)
{
    Type* const type = typeMadeBy(machine, slots[0], types::property());
    if (!type) return nullptr;
    const Value get = wanted(slots[1]), set = wanted(slots[2]), del = wanted(slots[3]);
    const Value doc = wanted(slots[4]);
    if (!type->isProgram()) return makeRef<PropertyObject>(get, set, del, doc);
    return makeRef<Derived<PropertyObject>>(Ref<Type>(type), get, set, del, doc);
}

/// `property.__init__` of a class that derives from it.
Value initializeProperty(Machine&, Arguments slots)
{
    auto* property = slots[0].as<PropertyObject>();
    property->getter = wanted(slots[1]);
    property->setter = wanted(slots[2]);
    property->deleter = wanted(slots[3]);
    property->doc = wanted(slots[4]);
    return none();
}

/// A property of the same class with another function for one of its parts.
template <Value PropertyObject::*Part> Coroutine<Value> propertyWith(Machine& machine, Values slots)
{
    const auto* old = slots[0].as<PropertyObject>();
    auto made = makeRef<PropertyObject>(old->getter, old->setter, old->deleter, old->doc);
    made.get()->*Part = slots[1];
    if (!typeOf(slots[0])->isProgram()) co_return made;
    Values arguments;
    for (const Value& part : {made->getter, made->setter, made->deleter, made->doc})
        arguments.push_back(part ? part : none());
    co_return co_await machine.call(Value(const_cast<Type*>(typeOf(slots[0]))),
                                    std::move(arguments));
}

template <Type* (*Kind)()> Value newWrapper(Machine& machine, Arguments slots)
{
    Type* const type = typeMadeBy(machine, slots[0], Kind());
    if (!type) return nullptr;
    if (type->isProgram())
        return makeRef<Derived<MethodWrapperObject>>(Ref<Type>(type), Kind(), slots[1]);
    return makeRef<MethodWrapperObject>(type, slots[1]);
}

Value initializeWrapper(Machine&, Arguments slots)
{
    slots[0].as<MethodWrapperObject>()->function = slots[1];
    return none();
}

Value newBoundMethod(Machine& machine, Arguments slots)
{
    if (slots[2].is(none())) return machine.raiseTypeError("instance must not be None");
    return makeRef<BoundMethodObject>(slots[2], slots[1]);
}

Value wrappedFunction(Machine&, Arguments slots)
{
    return slots[0].as<MethodWrapperObject>()->function;
}

Value newSuper(Machine& machine, Arguments slots)
{
    if (!slots[1]) return machine.raise(exceptions::RuntimeError(), "super(): no arguments");
    if (typeOf(slots[1])->layout() != Layout::Type)
        return machine.raiseTypeError("super() argument 1 must be a type, not " +
                                      machine.typeName(slots[1]));
    if (!slots[2])
        return machine.raiseTypeError(
            "super(type) is not available in Awaitscope: name the object, "
            "too");
    const Type* after = slots[1].as<Type>();
    bool isMember =
        typeOf(slots[2])->isSubtypeOf(after) ||
        (typeOf(slots[2])->layout() == Layout::Type && slots[2].as<Type>()->isSubtypeOf(after));
    const std::string ofWhat = typeOf(slots[2])->layout() == Layout::Type
                                   ? "type " + slots[2].as<Type>()->name()
                                   : "instance of " + typeOf(slots[2])->name();
    if (!isMember)
        return machine.raiseTypeError("super(type, obj): obj (" + ofWhat +
                                      ") is not an instance or subtype of type (" + after->name() +
                                      ").");
    return makeRef<SuperObject>(after, slots[2]);
}

} // namespace

void defineObjectTypes(Definitions& names)
{
    defineNew(types::object(), "cls, /, *args, **kwargs", newObject);
    defineNew(types::type(), "cls, object=, bases=, dict=, /, **kwargs", newType);
    defineNew(types::property(), "cls, fget=, fset=, fdel=, doc=", newProperty);
    defineNew(types::staticMethod(), "cls, function, /", newWrapper<types::staticMethod>);
    defineNew(types::boundMethod(), "cls, function, instance, /", newBoundMethod);
    defineNew(types::classMethod(), "cls, function, /", newWrapper<types::classMethod>);
    defineNew(types::super(), "cls, type=, object_or_type=, /", newSuper);
    Definitions(types::object()->attributes(), "object")
        .function("__init__", "self, /, *args, **kwargs", initializeObject)
        .classMethod("__init_subclass__", "cls, /, **kwargs", initializeSubclass);
    Definitions(types::type()->attributes(), "type")
        .function("__init__", "self, /, *args, **kwargs", ignoreArguments);
    Methods<types::property>()
        .method<"__init__", initializeProperty>("self, fget=, fset=, fdel=, doc=")
        .method<"getter", propertyWith<&PropertyObject::getter>>("self, function, /")
        .method<"setter", propertyWith<&PropertyObject::setter>>("self, function, /")
        .method<"deleter", propertyWith<&PropertyObject::deleter>>("self, function, /");
    Methods<types::staticMethod>()
        .method<"__init__", initializeWrapper>("self, function, /")
        .property<"__func__", wrappedFunction>();
    Methods<types::classMethod>()
        .method<"__init__", initializeWrapper>("self, function, /")
        .property<"__func__", wrappedFunction>();
    for (Type* type : {types::object(), types::type(), types::property(), types::staticMethod(),
                       types::classMethod(), types::super()})
        names.type(type);
}

} // namespace awaitscope
