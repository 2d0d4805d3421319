#include "scenarios/language/vm/interpreter.h"

namespace awaitscope {

namespace {

const Value& getattrName()
{
    static const Value name = intern("__getattr__");
    return name;
}

Attributes* attributesOf(const Value& object)
{
    switch (typeOf(object)->layout()) {
    case Layout::Instance:
        return typeOf(object)->isProgram() ? &object.as<InstanceObject>()->attributes() : nullptr;
    case Layout::Exception: return &object.as<ExceptionObject>()->attributes();
    case Layout::Function: return &object.as<FunctionObject>()->attributes();
    case Layout::Module: return &object.as<ModuleObject>()->attributes();
    default: return nullptr;
    }
}

/// What an attribute found on the type becomes when it is looked up on an object.
bool bindToObject(const Value& found, const Value& object, Value& result)
{
    switch (typeOf(found)->layout()) {
    case Layout::Function:
    case Layout::Builtin: result = makeRef<BoundMethodObject>(object, found); return true;
    case Layout::BoundMethod:
        result = found.as<BoundMethodObject>()->binds()
                     ? Value(makeRef<BoundMethodObject>(object, found))
                     : found;
        return true;
    case Layout::StaticMethod: result = found.as<MethodWrapperObject>()->function; return true;
    case Layout::ClassMethod:
        result = makeRef<BoundMethodObject>(Value(const_cast<Type*>(typeOf(object))),
                                            found.as<MethodWrapperObject>()->function);
        return true;
    case Layout::Property: return false;
    default: result = found; return true;
    }
}

bool lookUpOnType(Type& type, const Value& name, Value& result)
{
    const Value* found = type.find(name);
    if (!found) return false;
    if (typeOf(*found)->layout() == Layout::StaticMethod)
        result = found->as<MethodWrapperObject>()->function;
    else if (typeOf(*found)->layout() == Layout::ClassMethod)
        result =
            makeRef<BoundMethodObject>(Value(&type), found->as<MethodWrapperObject>()->function);
    else
        result = *found;
    return true;
}

bool specialAttribute(Machine& machine, const Value& object, const Value& name, Value& result)
{
    const std::string& text = textOf(name);
    if (text.size() < 5 || !text.starts_with("__")) return false;
    const Type* type = typeOf(object);
    if (text == "__class__") {
        result = Value(const_cast<Type*>(type));
        return true;
    }
    if (text == "__dict__") {
        if (Attributes* attributes = attributesOf(object)) {
            auto dict = makeRef<DictObject>();
            for (const auto& entry : attributes->entries())
                if (entry.value) dict->table().set(*hashOf(entry.name), entry.name, entry.value);
            result = dict;
            return true;
        }
        return false;
    }
    if (text == "__doc__") {
        result = none();
        return true;
    }
    std::string shown;
    switch (type->layout()) {
    case Layout::Type: {
        auto* self = object.as<Type>();
        if (text == "__bases__") {
            Values bases;
            for (const auto& base : self->bases())
                bases.emplace_back(base);
            result = makeTuple(std::move(bases));
            return true;
        }
        if (text == "__mro__") {
            Values order;
            for (const Type* base : self->order())
                order.emplace_back(const_cast<Type*>(base));
            result = makeTuple(std::move(order));
            return true;
        }
        shown = text == "__module__" ? self->module() : self->name();
        break;
    }
    case Layout::Function:
        shown = text == "__qualname__" ? object.as<FunctionObject>()->qualifiedName
                                       : object.as<FunctionObject>()->name;
        if (text == "__module__") shown = "__main__";
        break;
    case Layout::Builtin: shown = object.as<BuiltinObject>()->name(); break;
    case Layout::BoundMethod:
        if (text == "__self__") {
            result = object.as<BoundMethodObject>()->self();
            return true;
        }
        if (text == "__func__") {
            result = object.as<BoundMethodObject>()->function();
            return true;
        }
        return specialAttribute(machine, object.as<BoundMethodObject>()->function(), name, result);
    case Layout::Generator: shown = object.as<GeneratorObject>()->name(); break;
    case Layout::NativeCoroutine: shown = object.as<NativeCoroutineObject>()->name(); break;
    case Layout::Module: shown = object.as<ModuleObject>()->name(); break;
    default: return false;
    }
    if (text != "__name__" && text != "__qualname__" && text != "__module__") return false;
    result = makeStr(std::move(shown));
    return true;
}

} // namespace

Machine::Lookup Machine::plainAttribute(const Value& object, const Value& name, Value& result)
{
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Type) {
        if (lookUpOnType(*object.as<Type>(), name, result)) return Lookup::Found;
        if (specialAttribute(*this, object, name, result)) return Lookup::Found;
        return Lookup::Missing;
    }
    if (type->layout() == Layout::Super) {
        auto* super = object.as<SuperObject>();
        const Type* self = typeOf(super->self)->layout() == Layout::Type ? super->self.as<Type>()
                                                                         : typeOf(super->self);
        bool after = false;
        for (const Type* candidate : self->order()) {
            if (after)
                if (const Value* found = candidate->attributes().find(name)) {
                    static const Value newName = intern("__new__");
                    if (name.is(newName) || (typeOf(super->self)->layout() == Layout::Type &&
                                             typeOf(*found)->layout() == Layout::Function)) {
                        result = *found;
                        return Lookup::Found;
                    }
                    return bindToObject(*found, super->self, result) ? Lookup::Found
                                                                     : Lookup::NeedsProgram;
                }
            after = after || candidate == super->after;
        }
        return Lookup::Missing;
    }
    const Value* found = type->find(name);
    if (found && typeOf(*found)->layout() == Layout::Property) {
        const Value& getter = found->as<PropertyObject>()->getter;
        if (getter && typeOf(getter)->layout() == Layout::Builtin &&
            getter.as<BuiltinObject>()->function()) {
            Value self = object;
            result = getter.as<BuiltinObject>()->function()(*this, Arguments(&self, 1));
            return result ? Lookup::Found : Lookup::NeedsProgram;
        }
        return Lookup::NeedsProgram;
    }
    if (Attributes* attributes = attributesOf(object))
        if (const Value* own = attributes->find(name)) {
            result = *own;
            return Lookup::Found;
        }
    if (found) return bindToObject(*found, object, result) ? Lookup::Found : Lookup::NeedsProgram;
    if (specialAttribute(*this, object, name, result)) return Lookup::Found;
    return type->isProgram() && type->find(getattrName()) ? Lookup::NeedsProgram : Lookup::Missing;
}

Value Machine::raiseNoAttribute(const Value& object, const Value& name)
{
    std::string owner;
    if (typeOf(object)->layout() == Layout::Type)
        owner = "type object '" + object.as<Type>()->name() + "'";
    else if (typeOf(object)->layout() == Layout::Module)
        owner = "module '" + object.as<ModuleObject>()->name() + "'";
    else
        owner = "'" + typeName(object) + "' object";
    return raise(exceptions::AttributeError(), owner + " has no attribute '" + textOf(name) + "'");
}

Coroutine<Value> Machine::attribute(Value object, Value name)
{
    Value result;
    switch (plainAttribute(object, name, result)) {
    case Lookup::Found: co_return result;
    case Lookup::Missing: co_return raiseNoAttribute(object, name);
    case Lookup::NeedsProgram: break;
    }
    if (isRaised()) co_return Value();
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Super) type = typeOf(object.as<SuperObject>()->self);
    Value self =
        typeOf(object)->layout() == Layout::Super ? object.as<SuperObject>()->self : object;
    const Value* found = type->find(name);
    if (found && typeOf(*found)->layout() == Layout::Property) {
        Value getter = found->as<PropertyObject>()->getter;
        Values arguments{self};
        Value value = co_await call(getter, std::move(arguments));
        co_return value;
    }
    Value fallback = *type->find(getattrName());
    Values arguments{self, name};
    Value value = co_await call(fallback, std::move(arguments));
    co_return value;
}

Coroutine<Value> Machine::setAttribute(Value object, Value name, Value value)
{
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Type) {
        auto* target = object.as<Type>();
        if (!target->isProgram())
            co_return raiseTypeError("cannot set '" + textOf(name) +
                                     "' attribute of immutable type '" + target->name() + "'");
        target->attributes().set(name, std::move(value));
        co_return none();
    }
    const Value* found = type->find(name);
    if (found && typeOf(*found)->layout() == Layout::Property) {
        Value setter = found->as<PropertyObject>()->setter;
        if (!setter)
            co_return raise(exceptions::AttributeError(), "property '" + textOf(name) + "' of '" +
                                                              type->name() +
                                                              "' object has no setter");
        Values arguments{object, std::move(value)};
        Value done = co_await call(setter, std::move(arguments));
        co_return done;
    }
    static const Value setattrName = intern("__setattr__");
    const Value* hook = type->find(setattrName);
    if (hook) {
        Values arguments{object, name, std::move(value)};
        Value done = co_await call(*hook, std::move(arguments));
        co_return done;
    }
    if (!storePlainAttribute(object, name, std::move(value))) co_return Value();
    co_return none();
}

bool Machine::storePlainAttribute(const Value& object, const Value& name, Value value)
{
    if (typeOf(object)->layout() == Layout::Function && textOf(name) == "__name__") {
        object.as<FunctionObject>()->name = textOf(value);
        return true;
    }
    Attributes* attributes = attributesOf(object);
    if (!attributes) {
        raiseNoAttribute(object, name);
        return false;
    }
    attributes->set(name, std::move(value));
    return true;
}

Interpreter::Step Interpreter::loadAttribute(const Value& name)
{
    Value& object = top()->peek();
    Value result;
    switch (m_machine.plainAttribute(object, name, result)) {
    case Machine::Lookup::Found: object = std::move(result); return Step::Next;
    case Machine::Lookup::Missing: m_machine.raiseNoAttribute(object, name); return Step::Raised;
    case Machine::Lookup::NeedsProgram: break;
    }
    if (m_machine.isRaised()) return Step::Raised;
    return request(m_machine.attribute(top()->pop(), name));
}

Interpreter::Step Interpreter::loadMethod(const Value& name)
{
    Frame* frame = top();
    Value& object = frame->peek();
    const Type* type = typeOf(object);
    if (type->layout() != Layout::Type && type->layout() != Layout::Module &&
        type->layout() != Layout::Super) {
        const Value* found = type->find(name);
        if (found) {
            Layout layout = typeOf(*found)->layout();
            Attributes* own = attributesOf(object);
            if ((layout == Layout::Function || layout == Layout::Builtin) &&
                !(own && own->find(name))) {
                Value self = std::move(object);
                object = *found;
                frame->push(std::move(self));
                return Step::Next;
            }
        }
    }
    Value result;
    switch (m_machine.plainAttribute(object, name, result)) {
    case Machine::Lookup::Found:
        object = std::move(result);
        frame->push(nullptr);
        return Step::Next;
    case Machine::Lookup::Missing: m_machine.raiseNoAttribute(object, name); return Step::Raised;
    case Machine::Lookup::NeedsProgram: break;
    }
    if (m_machine.isRaised()) return Step::Raised;
    // The value goes below the null that an unbound callable has beside it.
    Value owner = frame->pop();
    return request(m_machine.methodOf(*frame, std::move(owner), name), false);
}

Coroutine<Value> Machine::methodOf(Frame& frame, Value object, Value name)
{
    Value method = co_await attribute(std::move(object), std::move(name));
    if (!method) co_return Value();
    frame.push(std::move(method));
    frame.push(nullptr);
    co_return none();
}

Interpreter::Step Interpreter::loadSpecial(const Value& name)
{
    Frame* frame = top();
    Value& object = frame->peek();
    const Value* found = typeOf(object)->find(name);
    if (!found) {
        const std::string& method = textOf(name);
        bool async = method.starts_with("__a");
        std::string other = async ? "asynchronous" : "the";
        m_machine.raiseTypeError(
            "'" + m_machine.typeName(object) + "' object does not support " +
            (async ? "the asynchronous context manager protocol" : "the context manager protocol") +
            (method.ends_with("exit__") &&
                     typeOf(object)->find(intern(async ? "__aenter__" : "__enter__"))
                 ? " (missed " + method + " method)"
                 : ""));
        return Step::Raised;
    }
    Value function = *found;
    Value self = std::move(object);
    object = std::move(function);
    frame->push(std::move(self));
    return Step::Next;
}

Interpreter::Step Interpreter::storeAttribute(const Value& name)
{
    Frame* frame = top();
    Value object = frame->pop();
    Value value = frame->pop();
    if (m_machine.m_hasUnnamed) m_machine.nameShared(value, name);
    static const Value setattrName = intern("__setattr__");
    const Type* type = typeOf(object);
    if (type->layout() == Layout::Instance && type->isProgram() && !type->find(setattrName)) {
        const Value* found = type->find(name);
        if (!found || typeOf(*found)->layout() != Layout::Property) {
            object.as<InstanceObject>()->attributes().set(name, std::move(value));
            return Step::Next;
        }
    }
    return request(m_machine.setAttribute(std::move(object), name, std::move(value)), false);
}

Interpreter::Step Interpreter::deleteAttribute(const Value& name)
{
    Value object = top()->pop();
    Attributes* attributes = typeOf(object)->layout() == Layout::Type
                                 ? &object.as<Type>()->attributes()
                                 : attributesOf(object);
    if (attributes && attributes->remove(name)) return Step::Next;
    m_machine.raiseNoAttribute(object, name);
    return Step::Raised;
}

} // namespace awaitscope
