#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/vm/class_making.h"
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
        names.traverse(visitor);
        visitor.visit(keywords);
        visitor.visit(mapping);
        visitor.visit(answers);
        visitor.visit(writtenBases);
        for (const Ref<Type>& base : bases)
            visitor.visit(base);
    }
    void clear() override { names.clear(); }

    Attributes names;
    std::vector<Ref<Type>> bases;
    Value writtenBases; ///< as they are written, where not all are classes; else null
    Value keywords;
    Value mapping; ///< what `__prepare__` gave, when it has a `__setitem__` of its own
    Value answers; ///< the same, when it has a `__getitem__` or a `__missing__` of its own
};

const Value& metaclassName()
{
    static const Value name = intern("metaclass");
    return name;
}

/// Under this the namespace waits that `__prepare__` gave: no keyword can be called so.
const Value& preparedName()
{
    static const Value name = intern(" prepared");
    return name;
}

/// What CPython says when the type of a base that is no class is called like a metaclass.
std::string refusalOf(Machine& machine, const Value& base)
{
    const std::string name = machine.typeName(base);
    const Type* type = typeOf(base);
    if (base.is(none())) return name + " takes no arguments";
    switch (type->layout()) {
    case Layout::Int: return name + " expected at most 2 arguments, got 3";
    case Layout::Bool:
    case Layout::Float:
    case Layout::List:
    case Layout::Tuple:
    case Layout::Dict:
    case Layout::Set: return name + " expected at most 1 argument, got 3";
    case Layout::Str:
    case Layout::Bytes: return name + "() argument 'encoding' must be str, not tuple";
    case Layout::Function: return name + "() argument 'code' must be code, not str";
    case Layout::Builtin:
    case Layout::BoundMethod: return "cannot create '" + name + "' instances";
    case Layout::Module: return name + "() takes at most 2 arguments (3 given)";
    default: return "bases must be types";
    }
}

/// What the bases of a class statement stand for. False when raised.
bool readBases(Machine& machine, const Values& given, std::vector<Ref<Type>>& bases)
{
    for (const Value& base : given) {
        // `Generic[T]`, `list[int]`: what stands before the brackets.
        if (TypeHint* hint = hintOf(base);
            hint && hint->origin() && typeOf(hint->origin())->layout() == Layout::Type) {
            auto origin = hint->origin().ref<Type>();
            if (std::find(bases.begin(), bases.end(), origin) == bases.end())
                bases.push_back(std::move(origin));
        } else if (typeOf(base)->layout() == Layout::Type) {
            bases.push_back(base.ref<Type>());
        } else if (typeOf(base)->layout() != Layout::Native) {
            machine.raiseTypeError(refusalOf(machine, base));
            return false;
        }
    }
    return true;
}

/// `metaclass=...` as a type; `object` unchanged when it is something else that can be called.
Type* wantedMetaclass(const Value& keywords, Value& other)
{
    const Value* wanted =
        keywords.as<DictObject>()->table().find(*hashOf(metaclassName()), metaclassName());
    if (!wanted) return types::type();
    if (typeOf(*wanted)->layout() == Layout::Type) return wanted->as<Type>();
    other = *wanted;
    return types::type();
}

void namesAndValues(const Value& keywords, Values& names, Values& values)
{
    for (const auto& entry : keywords.as<DictObject>()->table().entries())
        if (entry.key) {
            names.push_back(scopedName(entry.key));
            values.push_back(entry.value);
        }
}

Value withoutOurOwn(const Value& keywords)
{
    auto dict = makeRef<DictObject>();
    dict->table() = keywords.as<DictObject>()->table();
    for (const Value& name : {metaclassName(), preparedName()})
        dict->table().remove(*hashOf(name), name);
    return dict;
}

Value basesTuple(const std::vector<Ref<Type>>& bases)
{
    Values items;
    for (const Ref<Type>& base : bases)
        items.emplace_back(base);
    return makeTuple(std::move(items));
}

/// Has `__prepare__` give a namespace, and leaves it among the keywords.
Coroutine<Value> prepareNamespace(Machine& machine, Value metaclass, std::string name, Value bases,
                                  Value keywords)
{
    Values names, values;
    namesAndValues(withoutOurOwn(keywords), names, values);
    Value prepare = co_await machine.attribute(metaclass, intern("__prepare__"));
    if (!prepare) co_return Value();
    Values arguments{makeStr(std::move(name)), std::move(bases)};
    Value made = co_await machine.call(std::move(prepare), std::move(arguments), std::move(names),
                                       std::move(values));
    if (!made) co_return Value();
    if (typeOf(made)->layout() != Layout::Dict)
        co_return machine.raiseTypeError(metaclass.as<Type>()->name() +
                                         ".__prepare__() must return a mapping, not " +
                                         machine.typeName(made));
    keywords.as<DictObject>()->table().set(*hashOf(preparedName()), preparedName(), made);
    co_return none();
}

/// Calls the metaclass with what the class statement has gathered.
Coroutine<Value> callMetaclass(Machine& machine, Value metaclass, Value name, Value bases,
                               Ref<NamespaceObject> space, Value prepared, Value keywords,
                               Value cell)
{
    static const Value cellName = intern("__classcell__");
    if (cell.isObject() && typeOf(cell) == types::cell()) space->names.set(cellName, cell);
    Value dict = prepared ? prepared : Value(makeRef<DictObject>());
    for (const auto& entry : space->names.entries()) {
        if (!entry.value) continue;
        // A mapping that stores by itself has all but what no statement stored.
        HashTable& table = dict.as<DictObject>()->table();
        size_t hash = *hashOf(entry.name);
        if (!space->mapping || !table.find(hash, entry.name))
            table.set(hash, entry.name, entry.value);
    }
    Values names, values;
    namesAndValues(keywords, names, values);
    Values arguments{std::move(name), std::move(bases), dict};
    Value made = co_await machine.call(std::move(metaclass), std::move(arguments), std::move(names),
                                       std::move(values));
    if (made && cell.isObject() && typeOf(cell) == types::cell() &&
        typeOf(made)->layout() == Layout::Type && !cell.as<CellObject>()->value)
        cell.as<CellObject>()->value = made;
    co_return made;
}

/// Stores a name through the `__setitem__` of the namespace; the body sees what it made of it.
Coroutine<Value> storeInMapping(Machine& machine, Ref<NamespaceObject> space, Value name,
                                Value value)
{
    bool found = false;
    Values arguments{name, value};
    Value done =
        co_await callSpecial(machine, space->mapping, "__setitem__", std::move(arguments), found);
    if (!done) co_return Value();
    const Value* stored = space->mapping.as<DictObject>()->table().find(*hashOf(name), name);
    space->names.set(name, stored ? *stored : value);
    co_return none();
}

/// What the namespace says of a name that no statement has stored; else `known`, if not null.
Coroutine<Value> askMapping(Machine& machine, Value mapping, Value name, Value known)
{
    Value found = co_await machine.subscript(std::move(mapping), name);
    if (found) co_return found;
    Value raised = machine.takeRaised();
    if (!isInstance(raised, exceptions::KeyError())) co_return machine.raise(std::move(raised));
    if (known) co_return known;
    co_return machine.raiseMissing(exceptions::NameError(),
                                   "name '" + textOf(name) + "' is not defined", name);
}

} // namespace

bool answersNames(const Value& space)
{
    return space && space.as<NamespaceObject>()->answers;
}

Coroutine<Value> askNamespace(Machine& machine, const Value& space, Value name, Value known)
{
    return askMapping(machine, space.as<NamespaceObject>()->answers, std::move(name),
                      std::move(known));
}

Interpreter::Step Interpreter::storeName(uint32_t number)
{
    Frame* frame = top();
    const Value& name = frame->code->program->globalNames[number];
    Value value = frame->pop();
    auto space = frame->namesOwner.ref<NamespaceObject>();
    if (space->mapping)
        return request(storeInMapping(m_machine, std::move(space), name, std::move(value)), false);
    frame->names->set(name, std::move(value));
    return Step::Next;
}

Interpreter::Step Interpreter::buildClass()
{
    Frame* frame = top();
    Value keywords = frame->peek(1);
    Value bases = frame->peek(2);
    auto space = makeRef<NamespaceObject>();
    const Values& written = bases.as<ListObject>()->items();
    if (!readBases(m_machine, written, space->bases)) return Step::Raised;
    const auto isNoClass = [](const Value& base) { return typeOf(base)->layout() != Layout::Type; };
    if (std::any_of(written.begin(), written.end(), isNoClass))
        space->writtenBases = makeTuple(written);
    Value other;
    Type* metaclass = metaclassOf(m_machine, wantedMetaclass(keywords, other), space->bases);
    if (!metaclass) return Step::Raised;
    const std::string& name = frame->peek(3).as<FunctionObject>()->code().name;
    HashTable& given = keywords.as<DictObject>()->table();
    const Value* prepared = given.find(*hashOf(preparedName()), preparedName());
    if (metaclass->isProgram() && !prepared && metaclass->find(intern("__prepare__"))) {
        --frame->next;
        return request(
            prepareNamespace(m_machine, Value(metaclass), name, basesTuple(space->bases), keywords),
            false);
    }
    frame->drop(2);
    Value body = frame->pop();
    space->keywords = std::move(keywords);
    if (!enter(body, {}, {}, {}, Return::Push)) return Step::Raised;
    Frame* inner = m_fiber.top;
    inner->names = &space->names;
    inner->namesOwner = space;
    if (prepared && isHooked(*prepared, hook::GetItem)) space->answers = *prepared;
    if (prepared && (space->answers || isHooked(*prepared, hook::SetItem)))
        space->mapping = *prepared;
    if (prepared)
        for (const auto& entry : prepared->as<DictObject>()->table().entries())
            if (entry.key && isStr(entry.key)) space->names.set(scopedName(entry.key), entry.value);
    for (const auto& [given, text] : {std::pair("__module__", inner->module->name()),
                                      std::pair("__qualname__", inner->code->qualifiedName)}) {
        const Value own = intern(given);
        space->names.set(own, makeStr(text));
        if (space->answers)
            space->answers.as<DictObject>()->table().set(*hashOf(own), own, makeStr(text));
    }
    return Step::Switched;
}

Interpreter::Step Interpreter::finishClass(Frame* body, Value cell)
{
    auto space = body->namesOwner.ref<NamespaceObject>();
    ClassParts parts;
    parts.name = body->code->name;
    parts.module = body->module->name();
    if (space->writtenBases)
        space->names.set(intern("__orig_bases__"), std::move(space->writtenBases));
    Frame::destroy(body);
    Value other;
    Type* metaclass = metaclassOf(m_machine, wantedMetaclass(space->keywords, other), space->bases);
    if (!metaclass) return Step::Raised;
    Value keywords = withoutOurOwn(space->keywords);
    if (other || metaclass->isProgram()) {
        HashTable& given = space->keywords.as<DictObject>()->table();
        const Value* prepared = given.find(*hashOf(preparedName()), preparedName());
        if (!other) other = Value(metaclass);
        return request(callMetaclass(
            m_machine, std::move(other), makeStr(parts.name), basesTuple(space->bases), space,
            prepared ? *prepared : Value(), std::move(keywords), std::move(cell)));
    }
    parts.bases = space->bases;
    parts.names = std::move(space->names);
    Value made = makeClass(m_machine, metaclass, std::move(parts));
    if (!made) return Step::Raised;
    auto* type = made.as<Type>();
    if (cell.isObject() && typeOf(cell) == types::cell()) cell.as<CellObject>()->value = made;
    static const Value setName = intern("__set_name__"), subclassName = intern("__init_subclass__");
    bool needsHook = false;
    for (const auto& entry : type->attributes().entries())
        needsHook |= entry.value && typeOf(entry.value)->find(setName);
    for (const Ref<Type>& base : type->bases())
        needsHook |= base->find(subclassName) != nullptr;
    if (needsHook) return request(m_machine.finishClass(std::move(made), std::move(keywords)));
    top()->push(std::move(made));
    return Step::Switched;
}

Coroutine<Value> Machine::finishClass(Value type, Value keywords)
{
    auto* self = type.as<Type>();
    auto entries = self->attributes().entries();
    for (const auto& entry : entries) {
        if (!entry.value) continue;
        bool found = false;
        Values arguments{type, entry.name};
        Value done =
            co_await callSpecial(*this, entry.value, "__set_name__", std::move(arguments), found);
        if (!found || done) continue;
        Value note = makeStr("Error calling __set_name__ on '" + typeName(entry.value) +
                             "' instance '" + textOf(entry.name) + "' in '" + self->name() + "'");
        exceptionOf(m_pending)->notes.push_back(std::move(note));
        co_return Value();
    }
    static const Value subclassName = intern("__init_subclass__");
    for (size_t index = 1; index < self->order().size(); ++index) {
        const Value* hook = self->order()[index]->attributes().find(subclassName);
        if (!hook) continue;
        Value function = typeOf(*hook)->layout() == Layout::ClassMethod
                             ? hook->as<MethodWrapperObject>()->function
                             : *hook;
        Values arguments{type}, names, values;
        namesAndValues(keywords, names, values);
        Value done =
            co_await call(function, std::move(arguments), std::move(names), std::move(values));
        if (!done) co_return Value();
        break;
    }
    co_return type;
}

namespace {

/// Whether instances are made empty and filled by `__init__`.
bool isFilledLater(const Type* type)
{
    switch (type->layout()) {
    case Layout::List:
    case Layout::Dict:
    case Layout::Property: return true;
    case Layout::Set: return !type->isSubtypeOf(types::frozenset());
    case Layout::Native: return true;
    default: return false;
    }
}

/// A lock, a queue... of a class of the program: core knows nothing of such classes.
void adoptCore(Type& type, const Value& instance)
{
    auto* shared = instance.isObject() ? dynamic_cast<Shared*>(instance.object()) : nullptr;
    if (!shared || shared->companion() || !type.isSubtypeOf(typeOf(instance))) return;
    shared->setType(&type);
    shared->setCompanion(makeRef<InstanceObject>(Ref<Type>(&type))); // keeps the class, too
}

Value raiseAbstract(Machine& machine, const Type& type)
{
    const Value* set = type.find(intern("__abstractmethods__"));
    std::string names;
    size_t count = 0;
    for (const auto& entry : set->as<SetObject>()->table().entries()) {
        names += (count ? ", '" : "'") + textOf(entry.key) + "'";
        ++count;
    }
    return machine.raiseTypeError("Can't instantiate abstract class " + type.name() +
                                  " without an implementation for abstract method" +
                                  (count == 1 ? " " : "s ") + names);
}

} // namespace

Coroutine<Value> Machine::construct(Value type, Values positional, Values names, Values keywords)
{
    auto* self = type.as<Type>();
    if (self->hooks(hook::Abstract)) co_return raiseAbstract(*this, *self);
    static const Value newName = intern("__new__"), initName = intern("__init__");
    const Value* maker = self->find(newName);
    Value instance;
    if (maker) {
        Value function = typeOf(*maker)->layout() == Layout::StaticMethod
                             ? maker->as<MethodWrapperObject>()->function
                             : *maker;
        bool builtin = typeOf(function)->layout() == Layout::Builtin;
        Values arguments{type};
        if (!builtin || !self->isProgram() || !isFilledLater(self))
            arguments.insert(arguments.end(), positional.begin(), positional.end());
        static const Value plainInit = *types::object()->find(initName);
        bool hasInit = !self->find(initName)->is(plainInit);
        // A built-in maker of a class that has an __init__ of its own leaves the keywords to that.
        bool drops = builtin && hasInit && self->isProgram() && self->layout() != Layout::Type;
        Values none1, none2;
        Values makerNames = drops ? none1 : names;
        Values makerKeywords = drops ? none2 : keywords;
        instance = co_await call(function, std::move(arguments), std::move(makerNames),
                                 std::move(makerKeywords));
        if (!instance && builtin && hasInit && self->layout() == Layout::Core &&
            isInstance(m_pending, exceptions::TypeError())) {
            takeRaised(); // arguments that are for its own __init__
            Values noArguments{type};
            instance = co_await call(function, std::move(noArguments));
        }
        if (!instance) co_return Value();
        if (self->isProgram() && self->layout() == Layout::Core) adoptCore(*self, instance);
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
        if (!done.is(none()))
            co_return raiseTypeError("__init__() should return None, not '" + typeName(done) + "'");
    } else if (!maker && self->layout() == Layout::Instance &&
               (!positional.empty() || !keywords.empty())) {
        co_return raiseTypeError(self->name() + "() takes no arguments");
    }
    co_return instance;
}

} // namespace awaitscope
