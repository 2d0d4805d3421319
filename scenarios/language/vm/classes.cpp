#include "scenarios/language/vm/interpreter.h"

#include <algorithm>

namespace awaitscope {

namespace {

/// A class body under construction: its bases and its namespace.
class NamespaceObject final : public Container {
public:
    NamespaceObject() : Container(types::dict()) {}
    void traverse(Visitor& visitor) const override
    {
        visitor.visitAll(names);
        visitor.visit(keywords);
        for (const Ref<Type>& base : bases)
            visitor.visit(Value(base));
    }
    void clear() override { names.clear(); }

    Attributes names;
    std::vector<Ref<Type>> bases;
    Value keywords;
};

} // namespace

Interpreter::Step Interpreter::buildClass()
{
    Frame* frame = top();
    Value keywords = frame->pop();
    Value bases = frame->pop();
    Value body = frame->pop();
    auto space = makeRef<NamespaceObject>();
    for (const Value& base : bases.as<ListObject>()->items()) {
        // `Generic[T]` and other hints stand for no class.
        if (typeOf(base)->layout() != Layout::Type) {
            if (typeOf(base)->layout() == Layout::Native) continue;
            m_machine.raiseTypeError("bases must be types");
            return Step::Raised;
        }
        space->bases.push_back(base.ref<Type>());
    }
    space->keywords = std::move(keywords);
    if (!enter(body, {}, {}, {}, Return::Push)) return Step::Raised;
    Frame* inner = m_fiber.top;
    inner->names = &space->names;
    inner->namesOwner = space;
    space->names.set(intern("__qualname__"), makeStr(inner->code->qualifiedName));
    return Step::Switched;
}

Interpreter::Step Interpreter::finishClass(Frame* body, Value cell)
{
    auto space = body->namesOwner.ref<NamespaceObject>();
    std::string name = body->code->name;
    Frame::destroy(body);
    Layout layout = Layout::Instance;
    for (const Ref<Type>& base : space->bases)
        if (base->layout() != Layout::Instance) {
            if (base->layout() != Layout::Exception || layout == Layout::Instance)
                layout = base->layout();
        }
    if (layout != Layout::Instance && layout != Layout::Exception) {
        m_machine.raiseTypeError(
            "a class cannot derive from '" + space->bases.front()->name() +
            "' in this version of Awaitscope; keep one in an attribute instead");
        return Step::Raised;
    }
    if (space->bases.empty()) space->bases.emplace_back(types::object());
    auto type = makeRef<Type>(name, layout, space->bases);
    if (!type->hasOrder()) {
        m_machine.raiseTypeError(
            "Cannot create a consistent method resolution order (MRO) for bases");
        return Step::Raised;
    }
    type->setProgram();
    type->setModule("__main__");
    bool needsHook = false;
    static const Value setName = intern("__set_name__"), subclassName = intern("__init_subclass__");
    for (const auto& entry : space->names.entries()) {
        if (!entry.value) continue;
        type->attributes().set(entry.name, entry.value);
        needsHook |= typeOf(entry.value)->isProgram() && typeOf(entry.value)->find(setName);
    }
    for (const Ref<Type>& base : space->bases) {
        const Value* hook = base->find(subclassName);
        needsHook |= hook != nullptr;
    }
    if (cell.isObject() && typeOf(cell) == types::cell())
        cell.as<CellObject>()->value = Value(type);
    if (needsHook) return request(m_machine.finishClass(Value(type), space->keywords));
    top()->push(Value(std::move(type)));
    return Step::Switched;
}

Coroutine<Value> Machine::finishClass(Value type, Value keywords)
{
    auto* self = type.as<Type>();
    auto entries = self->attributes().entries();
    for (const auto& entry : entries) {
        static const Value setName = intern("__set_name__");
        const Value* hook = entry.value ? typeOf(entry.value)->find(setName) : nullptr;
        if (!hook || typeOf(*hook)->layout() != Layout::Function) continue;
        Values arguments{entry.value, type, entry.name};
        Value done = co_await call(*hook, std::move(arguments));
        if (!done) co_return Value();
    }
    static const Value subclassName = intern("__init_subclass__");
    for (size_t index = 1; index < self->order().size(); ++index) {
        const Value* hook = self->order()[index]->attributes().find(subclassName);
        if (!hook) continue;
        Value function = typeOf(*hook)->layout() == Layout::ClassMethod
                             ? hook->as<MethodWrapperObject>()->function
                             : *hook;
        Values arguments{type}, names, values;
        for (const auto& entry : keywords.as<DictObject>()->table().entries())
            if (entry.key) {
                names.push_back(intern(textOf(entry.key)));
                values.push_back(entry.value);
            }
        Value done =
            co_await call(function, std::move(arguments), std::move(names), std::move(values));
        if (!done) co_return Value();
        break;
    }
    co_return type;
}

Coroutine<Value> Machine::construct(Value type, Values positional, Values names, Values keywords)
{
    auto* self = type.as<Type>();
    static const Value newName = intern("__new__"), initName = intern("__init__");
    const Value* maker = self->find(newName);
    Value instance;
    if (maker) {
        Value function = typeOf(*maker)->layout() == Layout::StaticMethod
                             ? maker->as<MethodWrapperObject>()->function
                             : *maker;
        Values arguments = positional;
        arguments.insert(arguments.begin(), type);
        bool builtin = typeOf(function)->layout() == Layout::Builtin;
        bool hasInit = self->find(initName) != nullptr;
        // A built-in maker of a class that has an __init__ of its own leaves the keywords to that.
        bool drops = builtin && hasInit && self->isProgram();
        Values none1, none2;
        Values makerNames = drops ? none1 : names;
        Values makerKeywords = drops ? none2 : keywords;
        instance = co_await call(function, std::move(arguments), std::move(makerNames),
                                 std::move(makerKeywords));
        if (!instance) co_return Value();
        if (!isInstance(instance, self)) co_return instance;
    } else if (self->layout() == Layout::Instance && self->isProgram()) {
        instance = makeRef<InstanceObject>(Ref<Type>(self));
    } else if (self->layout() == Layout::Exception) {
        instance = makeRef<ExceptionObject>(Ref<Type>(self), positional);
    } else {
        co_return raiseTypeError("cannot create '" + self->name() + "' instances");
    }
    const Value* initializer = self->find(initName);
    // `object`'s does nothing; what built-in types do there, their __new__ has done.
    static const Value objectInit = *types::object()->find(initName);
    if (initializer && !initializer->is(objectInit) &&
        (self->isProgram() || typeOf(*initializer)->layout() == Layout::Function)) {
        Value function = *initializer;
        positional.insert(positional.begin(), instance);
        Value done =
            co_await call(function, std::move(positional), std::move(names), std::move(keywords));
        if (!done) co_return Value();
    } else if (!maker && self->layout() == Layout::Instance &&
               (!positional.empty() || !keywords.empty())) {
        co_return raiseTypeError(self->name() + "() takes no arguments");
    }
    co_return instance;
}

} // namespace awaitscope
