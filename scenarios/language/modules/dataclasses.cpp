#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/constructors.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

Type* fieldType()
{
    static Type* const type = makeBuiltinType("Field", "dataclasses", Layout::Native);
    return type;
}

/// One field of a dataclass: what `field(...)` says, and later its name.
class FieldObject final : public Object {
public:
    FieldObject() : Object(fieldType()) {}
    Value name;
    Value initial; ///< default; null when there is none
    Value factory; ///< default_factory; null when there is none
    bool inInit = true, inRepr = true, inCompare = true, keywordOnly = false;
};

const Value& fieldsName()
{
    static const Value name = intern("__dataclass_fields__");
    return name;
}

bool isTruthy(Machine& machine, const Value& given, bool usual)
{
    return given ? machine.plainTruth(given) != 0 : usual;
}

// Slots: default, default_factory, init, repr, hash, compare, metadata, kw_only (keyword-only all).
Value field(Machine& machine, Arguments slots)
{
    if (slots[0] && slots[1])
        return machine.raiseValueError("cannot specify both default and default_factory");
    auto made = makeRef<FieldObject>();
    made->initial = slots[0];
    made->factory = slots[1];
    made->inInit = isTruthy(machine, slots[2], true);
    made->inRepr = isTruthy(machine, slots[3], true);
    made->inCompare = isTruthy(machine, slots[5], true);
    made->keywordOnly = isTruthy(machine, slots[7], false);
    return made;
}

/// The fields of a class or an instance; null when it is no dataclass.
const Values* fieldsOf(const Type* type)
{
    const Value* fields = type->find(fieldsName());
    return fields ? &fields->as<TupleObject>()->items() : nullptr;
}

/// What a class body says: inherited fields first, then those annotated here. False when raised.
bool readFields(Machine& machine, Type& type, bool keywordOnly, Values& fields)
{
    auto put = [&fields](const Value& made) {
        for (Value& field : fields)
            if (field.as<FieldObject>()->name.is(made.as<FieldObject>()->name)) {
                field = made;
                return;
            }
        fields.push_back(made);
    };
    for (auto base = type.order().rbegin(); base != type.order().rend(); ++base)
        if (const Value* inherited = (*base)->attributes().find(fieldsName()))
            for (const Value& each : inherited->as<TupleObject>()->items())
                put(each);
    const Value* annotations = type.attributes().find(intern("__annotations__"));
    if (!annotations) return true;
    for (const auto& entry : annotations->as<DictObject>()->table().entries()) {
        if (!entry.key) continue;
        Value name = intern(textOf(entry.key));
        std::string hint;
        if (isStr(entry.value))
            hint = textOf(entry.value);
        else
            machine.plainStr(entry.value, hint);
        if (hint.find("ClassVar") != std::string::npos) continue;
        const Value* given = type.attributes().find(name);
        Value made;
        if (given && typeOf(*given) == fieldType()) {
            made = *given;
            Value initial = made.as<FieldObject>()->initial;
            if (initial)
                type.attributes().set(name, initial);
            else
                type.attributes().remove(name);
        } else {
            auto plain = makeRef<FieldObject>();
            if (given) plain->initial = *given;
            plain->keywordOnly = keywordOnly;
            made = plain;
        }
        auto* own = made.as<FieldObject>();
        own->name = name;
        if (own->initial && !hashOf(own->initial)) {
            machine.raiseValueError("mutable default " + std::string("<class '") +
                                    machine.typeName(own->initial) + "'> for field " +
                                    textOf(name) + " is not allowed: use default_factory");
            return false;
        }
        put(made);
    }
    bool optional = false;
    for (const Value& each : fields) {
        auto* own = each.as<FieldObject>();
        if (!own->inInit || own->keywordOnly) continue;
        bool hasDefault = own->initial || own->factory;
        if (optional && !hasDefault) {
            machine.raiseTypeError("non-default argument '" + textOf(own->name) +
                                   "' follows default argument");
            return false;
        }
        optional = optional || hasDefault;
    }
    return true;
}

Value raiseMissing(Machine& machine, const Type& type, const std::vector<std::string>& names)
{
    std::string list;
    for (size_t index = 0; index < names.size(); ++index)
        list += (index == 0                 ? ""
                 : index + 1 < names.size() ? ", "
                 : names.size() == 2        ? " and "
                                            : ", and ") +
                names[index];
    return machine.raiseTypeError(type.name() + ".__init__() missing " +
                                  std::to_string(names.size()) + " required positional argument" +
                                  (names.size() == 1 ? ": " : "s: ") + list);
}

/// Puts arguments into the order of the fields; null where none is given. False when raised.
bool bindFields(Machine& machine, const Type& type, const Values& fields, const Values& given,
                HashTable& named, Values& values)
{
    values.assign(fields.size(), nullptr);
    size_t next = 0, places = 0, required = 0;
    for (size_t index = 0; index < fields.size(); ++index) {
        auto* own = fields[index].as<FieldObject>();
        if (!own->inInit || own->keywordOnly) continue;
        ++places;
        if (!own->initial && !own->factory) ++required;
        if (next < given.size()) values[index] = given[next++];
    }
    if (next < given.size()) {
        std::string takes = std::to_string(places + 1);
        if (required < places) takes = "from " + std::to_string(required + 1) + " to " + takes;
        machine.raiseTypeError(type.name() + ".__init__() takes " + takes +
                               " positional arguments but " + std::to_string(given.size() + 1) +
                               " were given");
        return false;
    }
    for (const auto& entry : named.entries()) {
        if (!entry.key) continue;
        size_t index = 0;
        while (index < fields.size() &&
               !(textOf(fields[index].as<FieldObject>()->name) == textOf(entry.key) &&
                 fields[index].as<FieldObject>()->inInit))
            ++index;
        const char* problem = index == fields.size() ? "an unexpected keyword argument '"
                              : values[index]        ? "multiple values for argument '"
                                                     : nullptr;
        if (problem) {
            machine.raiseTypeError(type.name() + ".__init__() got " + problem + textOf(entry.key) +
                                   "'");
            return false;
        }
        values[index] = entry.value;
    }
    std::vector<std::string> missing;
    for (size_t index = 0; index < fields.size(); ++index) {
        auto* own = fields[index].as<FieldObject>();
        if (own->inInit && !values[index] && !own->initial && !own->factory)
            missing.push_back("'" + textOf(own->name) + "'");
    }
    if (!missing.empty()) raiseMissing(machine, type, missing);
    return missing.empty();
}

Coroutine<Value> initialize(Machine& machine, Values slots)
{
    const Type* type = typeOf(slots[0]);
    const Values* known = fieldsOf(type);
    if (!known) co_return raiseWrongSelf(machine, slots[0], fieldType(), "__init__");
    Values fields = *known, values;
    if (!bindFields(machine, *type, fields, slots[1].as<TupleObject>()->items(),
                    slots[2].as<DictObject>()->table(), values))
        co_return nullptr;
    for (size_t index = 0; index < fields.size(); ++index) {
        auto* own = fields[index].as<FieldObject>();
        Value value = values[index] ? values[index] : own->initial;
        if (!value && own->factory) {
            Values noArguments;
            value = co_await machine.call(own->factory, std::move(noArguments));
            if (!value) co_return nullptr;
        }
        if (value) slots[0].as<InstanceObject>()->attributes().set(own->name, std::move(value));
    }
    bool found = false;
    Values noArguments;
    Value done =
        co_await callSpecial(machine, slots[0], "__post_init__", std::move(noArguments), found);
    if (found && !done) co_return nullptr;
    co_return none();
}

Coroutine<Value> represent(Machine& machine, Values slots)
{
    const Values* known = fieldsOf(typeOf(slots[0]));
    if (!known) co_return raiseWrongSelf(machine, slots[0], fieldType(), "__repr__");
    Values fields = *known;
    std::string text = machine.typeName(slots[0]) + "(";
    bool first = true;
    for (const Value& each : fields) {
        auto* own = each.as<FieldObject>();
        if (!own->inRepr) continue;
        text += (first ? "" : ", ") + textOf(own->name) + "=";
        first = false;
        Value value = co_await machine.attribute(slots[0], own->name);
        if (!value || !co_await appendText(machine, std::move(value), 'r', text)) co_return nullptr;
    }
    co_return makeStr(text + ")");
}

/// The compared fields as a tuple; null when raised.
Coroutine<Value> comparedFields(Machine& machine, Value object)
{
    Values values, fields = *fieldsOf(typeOf(object));
    for (const Value& each : fields) {
        if (!each.as<FieldObject>()->inCompare) continue;
        Value value = co_await machine.attribute(object, each.as<FieldObject>()->name);
        if (!value) co_return nullptr;
        values.push_back(std::move(value));
    }
    co_return makeTuple(std::move(values));
}

enum class Order { Equal, Less, LessEqual, Greater, GreaterEqual };

template <Order Kind> Coroutine<Value> compareFields(Machine& machine, Values slots)
{
    if (typeOf(slots[0]) != typeOf(slots[1]) || !fieldsOf(typeOf(slots[0])))
        co_return notImplemented();
    Value left = co_await comparedFields(machine, slots[0]);
    if (!left) co_return nullptr;
    Value right = co_await comparedFields(machine, slots[1]);
    if (!right) co_return nullptr;
    if constexpr (Kind == Order::Equal) {
        Answer same = co_await isSame(machine, std::move(left), std::move(right));
        if (same == Answer::Raised) co_return nullptr;
        co_return boolean(same == Answer::Yes);
    } else {
        constexpr bool swapped = Kind == Order::Greater || Kind == Order::LessEqual;
        constexpr bool negated = Kind == Order::LessEqual || Kind == Order::GreaterEqual;
        if (swapped) std::swap(left, right);
        Answer less = co_await isLess(machine, std::move(left), std::move(right));
        if (less == Answer::Raised) co_return nullptr;
        co_return boolean((less == Answer::Yes) != negated);
    }
}

Value refuseChange(Machine& machine, Arguments slots)
{
    return machine.raise(exceptions::AttributeError(),
                         "cannot assign to field '" + textOf(slots[1]) + "'");
}

/// The methods that a dataclass may get. Each is made once.
struct GeneratedMethods {
    Value init = makeImmortalBuiltin("__init__", "self, /, *args, **kwargs", initialize);
    Value repr = makeImmortalBuiltin("__repr__", "self, /", represent);
    Value equal = makeImmortalBuiltin("__eq__", "self, other, /", compareFields<Order::Equal>);
    Value less = makeImmortalBuiltin("__lt__", "self, other, /", compareFields<Order::Less>);
    Value lessEqual =
        makeImmortalBuiltin("__le__", "self, other, /", compareFields<Order::LessEqual>);
    Value greater = makeImmortalBuiltin("__gt__", "self, other, /", compareFields<Order::Greater>);
    Value greaterEqual =
        makeImmortalBuiltin("__ge__", "self, other, /", compareFields<Order::GreaterEqual>);
    Value setattr = makeImmortalBuiltin("__setattr__", "self, name, value, /", refuseChange);
};

// Slots: init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot; cls.
Value makeDataclass(Machine& machine, const Value& cls, Arguments options)
{
    static const GeneratedMethods methods;
    if (typeOf(cls)->layout() != Layout::Type || !cls.as<Type>()->isProgram() ||
        cls.as<Type>()->layout() != Layout::Instance)
        return machine.raiseTypeError("dataclass() is for classes of the program");
    Type& type = *cls.as<Type>();
    Values fields;
    if (!readFields(machine, type, isTruthy(machine, options[7], false), fields)) return nullptr;
    Values names;
    for (const Value& each : fields)
        if (each.as<FieldObject>()->inInit && !each.as<FieldObject>()->keywordOnly)
            names.push_back(each.as<FieldObject>()->name);
    type.attributes().set(fieldsName(), makeTuple(std::move(fields)));
    auto generate = [&type](const char* name, const Value& method) {
        if (!type.attributes().find(intern(name))) type.attributes().set(intern(name), method);
    };
    generate("__match_args__", makeTuple(std::move(names)));
    if (isTruthy(machine, options[0], true)) generate("__init__", methods.init);
    if (isTruthy(machine, options[1], true)) generate("__repr__", methods.repr);
    if (isTruthy(machine, options[2], true)) generate("__eq__", methods.equal);
    if (isTruthy(machine, options[3], false)) {
        generate("__lt__", methods.less);
        generate("__le__", methods.lessEqual);
        generate("__gt__", methods.greater);
        generate("__ge__", methods.greaterEqual);
    }
    if (isTruthy(machine, options[5], false)) generate("__setattr__", methods.setattr);
    return cls;
}

Value decorate(Machine& machine, Arguments slots)
{
    Values options = slots[0].as<TupleObject>()->items();
    for (Value& option : options)
        if (option.is(ellipsis())) option = nullptr; // was not given
    return makeDataclass(machine, slots[1], options);
}

// Slots: cls, then the options.
Value dataclass(Machine& machine, Arguments slots)
{
    if (isWanted(slots[0])) return makeDataclass(machine, slots[0], slots.subspan(1));
    static const Value decorator = makeImmortalBuiltin("dataclass", "options, cls, /", decorate);
    Values options;
    for (const Value& option : slots.subspan(1))
        options.push_back(option ? option : ellipsis());
    return makeClosure(makeTuple(std::move(options)), decorator);
}

const Values* checkedFields(Machine& machine, const Value& object, const char* function)
{
    const Values* fields = fieldsOf(typeOf(object));
    if (!fields)
        machine.raiseTypeError(std::string(function) +
                               "() should be called on dataclass instances");
    return fields;
}

Coroutine<Value> asDict(Machine& machine, Values slots)
{
    const Values* known = checkedFields(machine, slots[0], "asdict");
    if (!known) co_return nullptr;
    auto dict = makeRef<DictObject>();
    Values fields = *known;
    for (const Value& each : fields) {
        Value name = each.as<FieldObject>()->name;
        Value value = co_await machine.attribute(slots[0], name);
        if (value && fieldsOf(typeOf(value))) {
            Values inner{value};
            value = co_await asDict(machine, std::move(inner));
        }
        if (!value) co_return nullptr;
        dict->table().set(*hashOf(name), name, std::move(value));
    }
    co_return dict;
}

Coroutine<Value> asTuple(Machine& machine, Values slots)
{
    const Values* known = checkedFields(machine, slots[0], "astuple");
    if (!known) co_return nullptr;
    Values values, fields = *known;
    for (const Value& each : fields) {
        Value value = co_await machine.attribute(slots[0], each.as<FieldObject>()->name);
        if (!value) co_return nullptr;
        values.push_back(std::move(value));
    }
    co_return makeTuple(std::move(values));
}

// Slots: object, changes.
Coroutine<Value> replace(Machine& machine, Values slots)
{
    const Values* known = checkedFields(machine, slots[0], "replace");
    if (!known) co_return nullptr;
    Values fields = *known, noArguments;
    auto named = makeRef<DictObject>();
    for (const Value& each : fields) {
        if (!each.as<FieldObject>()->inInit) continue;
        Value name = each.as<FieldObject>()->name;
        Value value = co_await machine.attribute(slots[0], name);
        if (!value) co_return nullptr;
        named->table().set(*hashOf(name), name, std::move(value));
    }
    for (const auto& entry : slots[1].as<DictObject>()->table().entries())
        if (entry.key) named->table().set(entry.hash, entry.key, entry.value);
    Value type(const_cast<Type*>(typeOf(slots[0])));
    Value keywords = named;
    co_return co_await callWith(machine, std::move(type), std::move(noArguments),
                                std::move(keywords));
}

Value fields(Machine& machine, Arguments slots)
{
    bool isType = typeOf(slots[0])->layout() == Layout::Type;
    const Values* known = fieldsOf(isType ? slots[0].as<Type>() : typeOf(slots[0]));
    if (known) return makeTuple(*known);
    return machine.raiseTypeError("must be called with a dataclass type or instance");
}

Value fieldName(Machine&, Arguments slots)
{
    const Value& name = slots[0].as<FieldObject>()->name;
    return name ? name : none();
}

Value isDataclass(Machine&, Arguments slots)
{
    bool isType = typeOf(slots[0])->layout() == Layout::Type;
    return boolean(fieldsOf(isType ? slots[0].as<Type>() : typeOf(slots[0])));
}

} // namespace

void fillDataclasses(Definitions& module)
{
    const char* options = "cls=, /, *, init=, repr=, eq=, order=, unsafe_hash=, frozen=, "
                          "match_args=, kw_only=, slots=, weakref_slot=";
    module.function("dataclass", options, dataclass);
    module.function("field",
                    "*, default=, default_factory=, init=, repr=, hash=, compare=, metadata=, "
                    "kw_only=",
                    field);
    module.coroutine("asdict", "obj, /", asDict).coroutine("astuple", "obj, /", asTuple);
    module.coroutine("replace", "obj, /, **changes", replace);
    module.function("fields", "class_or_instance, /", fields);
    module.function("is_dataclass", "obj, /", isDataclass);
    Methods<fieldType>().property<"name", fieldName>();
}

} // namespace awaitscope
