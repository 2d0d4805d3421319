#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/vm/fast_attributes.h"
#include "scenarios/language/vm/interpreter.h"
#include "scenarios/language/vm/lookup.h"

namespace awaitscope {

Machine::Lookup Machine::plainAttribute(const Value& object, const Value& name, Value& result)
{
    const Type* type = typeOf(object);
    if (type->hooks(hook::GetAttribute)) return Lookup::NeedsProgram;
    Descriptor descriptor;
    Lookup lookup = plainLookup(*this, object, name, result, descriptor);
    if (lookup == Lookup::Missing && type->hooks(hook::GetMissingAttribute))
        return Lookup::NeedsProgram;
    return lookup;
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
    return raiseMissing(exceptions::AttributeError(),
                        owner + " has no attribute '" + textOf(name) + "'", name, object);
}

Coroutine<Value> Machine::attribute(Value object, Value name)
{
    Value result;
    if (plainAttribute(object, name, result) == Lookup::Found) co_return result;
    const Type* type = typeOf(object);
    if (isRaised()) {
        // A built-in property raised.
    } else if (type->hooks(hook::GetAttribute)) {
        bool found = false;
        Values arguments{name};
        result =
            co_await callSpecial(*this, object, "__getattribute__", std::move(arguments), found);
    } else {
        result = co_await genericAttribute(*this, object, name);
    }
    if (result || !type->hooks(hook::GetMissingAttribute) ||
        !isInstance(m_pending, exceptions::AttributeError()))
        co_return result;
    takeRaised();
    bool found = false;
    Values arguments{name};
    result = co_await callSpecial(*this, object, "__getattr__", std::move(arguments), found);
    co_return result;
}

Coroutine<Value> Machine::setAttribute(Value object, Value name, Value value)
{
    const Type* type = typeOf(object);
    if (type->hooks(value ? hook::SetAttribute : hook::DeleteAttribute)) {
        const char* method = value ? "__setattr__" : "__delattr__";
        bool found = false;
        Values arguments{name};
        if (value) arguments.push_back(std::move(value));
        Value done = co_await callSpecial(*this, object, method, std::move(arguments), found);
        co_return done;
    }
    // What a type of the standard library says.
    static const Value setattrName = intern("__setattr__"), delattrName = intern("__delattr__");
    const Value* own = type->find(value ? setattrName : delattrName);
    if (own && typeOf(*own)->layout() == Layout::Builtin) {
        Values arguments{object, name};
        if (value) arguments.push_back(std::move(value));
        Value done = co_await call(*own, std::move(arguments));
        co_return done;
    }
    Value done =
        co_await genericSetAttribute(*this, std::move(object), std::move(name), std::move(value));
    co_return done;
}

bool Machine::storePlainAttribute(const Value& object, const Value& name, Value value)
{
    return static_cast<bool>(storeOwnAttribute(*this, object, name, std::move(value)));
}

namespace {

/// The function behind a property of the program, where nothing else has a say; null otherwise.
const FunctionObject* getterOf(const Value& object, const Value& name)
{
    const Type* type = typeOf(object);
    if (type->layout() != Layout::Instance || !type->isProgram() ||
        type->hooks(hook::GetAttribute | hook::GetMissingAttribute))
        return nullptr;
    const Value* found = type->find(name);
    if (!found || typeOf(*found)->layout() != Layout::Property || isHooked(*found, hook::Getter))
        return nullptr;
    const Value& getter = found->as<PropertyObject>()->getter;
    const bool isFunction = getter && typeOf(getter)->layout() == Layout::Function;
    return isFunction ? getter.as<FunctionObject>() : nullptr;
}

} // namespace

Interpreter::Step Interpreter::loadAttribute(const Value& name)
{
    Value& object = top()->peek();
    if (const FunctionObject* getter = getterOf(object, name)) {
        Value self = std::move(object);
        object = Value(const_cast<FunctionObject*>(getter));
        top()->push(std::move(self));
        return call(0);
    }
    Value result;
    switch (m_machine.plainAttribute(object, name, result)) {
    case Machine::Lookup::Found: object = std::move(result); return Step::Next;
    case Machine::Lookup::Missing: m_machine.raiseNoAttribute(object, name); return Step::Raised;
    case Machine::Lookup::NeedsProgram: break;
    }
    if (m_machine.isRaised() && !typeOf(object)->hooks(hook::GetMissingAttribute))
        return Step::Raised;
    m_machine.takeRaised(); // asked once more, with `__getattr__`
    return request(m_machine.attribute(top()->pop(), name));
}

Interpreter::Step Interpreter::loadMethod(const Value& name)
{
    Frame* frame = top();
    Value& object = frame->peek();
    const Type* type = typeOf(object);
    if (type->layout() != Layout::Type && type->layout() != Layout::Module &&
        type->layout() != Layout::Super && !type->hooks(hook::GetAttribute)) {
        const Value* found = type->find(name);
        if (found) {
            Layout layout = typeOf(*found)->layout();
            Attributes* own = ownAttributesOf(object);
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
    if (m_machine.isRaised() && !type->hooks(hook::GetMissingAttribute)) return Step::Raised;
    m_machine.takeRaised();
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
    if (m_machine.m_unnamed > 0) m_machine.nameShared(frame->peek(2), name);
    if (isPlainInstance(frame->peek(), hook::SetAttribute | hook::Slots)) {
        static const Value className = intern("__class__"), dictName = intern("__dict__");
        auto* instance = frame->peek().as<InstanceObject>();
        const Value* found = typeOf(frame->peek())->find(name);
        bool isOrdinary = !found || (typeOf(*found)->layout() != Layout::Property &&
                                     !isHooked(*found, hook::Setter));
        if (isOrdinary && !name.is(className) && !name.is(dictName)) {
            instance->attributes().set(name, std::move(frame->peek(2)));
            frame->drop(2);
            return Step::Next;
        }
    }
    Value object = frame->pop();
    Value value = frame->pop();
    return request(m_machine.setAttribute(std::move(object), name, std::move(value)), false);
}

Interpreter::Step Interpreter::deleteAttribute(const Value& name)
{
    Value object = top()->pop();
    return request(m_machine.setAttribute(std::move(object), name, nullptr), false);
}

} // namespace awaitscope
