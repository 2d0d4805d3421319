#include "scenarios/language/builtins/object_functions.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/hashing.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/namespaces.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/complex.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/lookup.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

bool matchesType(Machine& machine, const Type* type, const Value& wanted, const char* complaint,
                 bool& matches, int depth)
{
    constexpr int kDeepest = 1000; // tuples in tuples
    if (depth > kDeepest) {
        machine.raise(exceptions::RecursionError(),
                      "maximum recursion depth exceeded in __instancecheck__");
        return false;
    }
    if (typeOf(wanted)->layout() == Layout::Type) {
        matches = type->isSubtypeOf(wanted.as<Type>());
        return true;
    }
    if (wanted.is(none())) {
        machine.raiseTypeError(complaint);
        return false;
    }
    if (TypeHint* hint = hintOf(wanted); hint && isUnion(machine, *hint)) {
        for (const Value& each : hint->arguments()) {
            if (each.is(none()) ? type == types::none()
                                : typeOf(each)->layout() == Layout::Type &&
                                      type->isSubtypeOf(each.as<Type>())) {
                matches = true;
                return true;
            }
        }
        matches = false;
        return true;
    }
    if (TypeHint* hint = hintOf(wanted)) {
        if (typeOf(hint->origin())->layout() != Layout::Type) {
            machine.raiseTypeError(
                "Subscripted generics cannot be used with class and instance checks");
            return false;
        }
        machine.raiseTypeError(std::string(complaint).starts_with("isinstance")
                                   ? "isinstance() argument 2 cannot be a parameterized generic"
                                   : "issubclass() argument 2 cannot be a parameterized generic");
        return false;
    }
    if (typeOf(wanted)->layout() == Layout::Tuple) {
        for (const Value& each : wanted.as<TupleObject>()->items()) {
            if (!matchesType(machine, type, each, complaint, matches, depth + 1)) return false;
            if (matches) return true;
        }
        matches = false;
        return true;
    }
    machine.raiseTypeError(complaint);
    return false;
}

bool isCallable(const Value& value)
{
    switch (typeOf(value)->layout()) {
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::StaticMethod:
    case Layout::Type: return true;
    default: break;
    }
    static const Value callName = intern("__call__");
    return typeOf(value)->find(callName);
}

Attributes* attributesOf(const Value& value)
{
    if (!value.isObject()) return nullptr;
    switch (typeOf(value)->layout()) {
    case Layout::Type: return &value.as<Type>()->attributes();
    default: return ownAttributesOf(value);
    }
}

namespace {

/// Whether a metaclass of the program, or `register`, has a say.
bool hasOwnCheck(const Value& wanted)
{
    if (typeOf(wanted)->layout() == Layout::Tuple) {
        for (const Value& each : wanted.as<TupleObject>()->items())
            if (hasOwnCheck(each)) return true;
        return false;
    }
    static const Value checkName = intern("__instancecheck__");
    if (typeOf(wanted)->layout() == Layout::Type && typeOf(wanted) == types::type()) return false;
    return isHooked(wanted, hook::InstanceCheck) || typeOf(wanted)->find(checkName);
}

/// Whether the program has a say in what an object calls its `__class__`: proxies do.
bool maySayClass(const Value& value)
{
    static const Value className = intern("__class__");
    const Type* type = typeOf(value);
    return type->isProgram() && (type->hooks(hook::GetAttribute) || type->find(className));
}

/// `isinstance` by what an object calls its class. Null when raised.
Coroutine<Value> matchesSaidClass(Machine& machine, Value value, Value wanted,
                                  const char* complaint)
{
    Value className = intern("__class__");
    const Value said = co_await machine.attribute(value, std::move(className));
    if (!said) {
        const Value exception = machine.takeRaised();
        if (isInstance(exception, exceptions::AttributeError())) co_return falseValue();
        co_return machine.raise(exception);
    }
    bool matches = false;
    if (typeOf(said)->layout() == Layout::Type &&
        !matchesType(machine, said.as<Type>(), wanted, complaint, matches))
        co_return nullptr;
    co_return boolean(matches);
}

/// `isinstance` and `issubclass` where classes say for themselves what belongs to them.
Coroutine<Value> askOwnCheck(Machine& machine, const char* method, Value value, Value wanted)
{
    if (typeOf(wanted)->layout() == Layout::Tuple) {
        Values each = wanted.as<TupleObject>()->items();
        for (size_t index = 0; index < each.size(); ++index) {
            Value one = co_await askOwnCheck(machine, method, value, each[index]);
            if (!one || one.is(trueValue())) co_return one;
        }
        co_return falseValue();
    }
    bool exact = Value(const_cast<Type*>(typeOf(value))).is(wanted);
    if (exact && std::string_view(method) == "__instancecheck__") co_return trueValue();
    bool found = false;
    Values arguments{value};
    Value answer = co_await callSpecial(machine, wanted, method, std::move(arguments), found);
    if (found && !answer) co_return Value();
    if (found) {
        Value truth = co_await machine.truthValue(std::move(answer));
        co_return truth;
    }
    bool isInstanceCheck = std::string_view(method) == "__instancecheck__";
    if (!isInstanceCheck && typeOf(value)->layout() != Layout::Type)
        co_return machine.raiseTypeError("issubclass() arg 1 must be a class");
    const Type* type = isInstanceCheck ? typeOf(value) : value.as<Type>();
    bool matches = false;
    const char* complaint =
        isInstanceCheck ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                        : "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    if (!matchesType(machine, type, wanted, complaint, matches)) co_return Value();
    if (!matches && isInstanceCheck && maySayClass(value))
        co_return co_await matchesSaidClass(machine, value, wanted, complaint);
    co_return boolean(matches);
}

} // namespace

Coroutine<Answer> askIsInstance(Machine& machine, Value value, Value wanted)
{
    Value answer = co_await askOwnCheck(machine, "__instancecheck__", value, wanted);
    if (!answer) co_return Answer::Raised;
    co_return answer.is(trueValue()) ? Answer::Yes : Answer::No;
}

namespace {

Coroutine<Value> isInstanceByProgram(Machine& machine, Values slots)
{
    return askOwnCheck(machine, "__instancecheck__", slots[0], slots[1]);
}

Coroutine<Value> isSubclassByProgram(Machine& machine, Values slots)
{
    return askOwnCheck(machine, "__subclasscheck__", slots[0], slots[1]);
}

Value isInstanceFunction(Machine& machine, Arguments slots)
{
    if (hasOwnCheck(slots[1])) return nullptr;
    bool matches = false;
    if (!matchesType(machine, typeOf(slots[0]), slots[1],
                     "isinstance() arg 2 must be a type, a tuple of types, or a union", matches))
        return nullptr;
    if (!matches && maySayClass(slots[0])) return nullptr;
    return boolean(matches);
}

Value isSubclass(Machine& machine, Arguments slots)
{
    if (hasOwnCheck(slots[1])) return nullptr;
    if (typeOf(slots[0])->layout() != Layout::Type)
        return machine.raiseTypeError("issubclass() arg 1 must be a class");
    bool matches = false;
    if (!matchesType(machine, slots[0].as<Type>(), slots[1],
                     "issubclass() arg 2 must be a class, a tuple of classes, or a union", matches))
        return nullptr;
    return boolean(matches);
}

Value callable(Machine&, Arguments slots)
{
    return boolean(isCallable(slots[0]));
}

Value identity(Machine& machine, Arguments slots)
{
    return Value::small(static_cast<int64_t>(machine.addressNumberOf(slots[0])));
}

Value builtinHash(Machine& machine, const Value& value)
{
    if (const auto number = shownHash(machine, value)) return makeInteger(*number);
    size_t key = 0;
    keyHash(machine, value, key); // says what has none
    return nullptr;
}

Value hashAtOnce(Machine& machine, Arguments slots)
{
    const bool asksProgram = isHooked(slots[0], hook::Hash) || typeOf(slots[0])->isProgram();
    return asksProgram ? Value() : builtinHash(machine, slots[0]);
}

Coroutine<Value> hash(Machine& machine, Values slots)
{
    const Value& value = slots[0];
    if (isHooked(value, hook::Hash)) {
        bool found = false;
        Values noArguments;
        Value made =
            co_await callSpecial(machine, value, "__hash__", std::move(noArguments), found);
        if (found && made && !isInteger(made))
            co_return machine.raiseTypeError("__hash__ method should return an integer");
        if (found && !made) co_return nullptr;
        if (found) co_return takenHash(made);
        co_return machine.raiseTypeError("unhashable type: '" + machine.typeName(value) + "'");
    }
    if (typeOf(value)->isProgram()) {
        bool found = false;
        Values noArguments;
        Value result =
            co_await callSpecial(machine, value, "__hash__", std::move(noArguments), found);
        if (found) co_return result;
    }
    std::function<Value()> operation = [&] { return builtinHash(machine, value); };
    co_return co_await withAnswers(machine, std::move(operation));
}

Coroutine<Value> textFunction(Machine& machine, Value value, char conversion)
{
    std::string text;
    if (!co_await appendText(machine, std::move(value), conversion, text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

Value reprAtOnce(Machine& machine, Arguments slots)
{
    std::string text;
    return machine.plainRepr(slots[0], text) ? makeStr(std::move(text)) : Value();
}

Coroutine<Value> reprFunction(Machine& machine, Values slots)
{
    return textFunction(machine, slots[0], 'r');
}

Coroutine<Value> asciiFunction(Machine& machine, Values slots)
{
    return textFunction(machine, slots[0], 'a');
}

Coroutine<Value> formatFunction(Machine& machine, Values slots)
{
    std::string spec;
    if (slots[1]) {
        if (!checkText(machine, slots[1], "format() argument 2")) co_return nullptr;
        spec = textOf(slots[1]);
    }
    co_return co_await machine.format(slots[0], std::move(spec));
}

bool checkName(Machine& machine, const Value& name)
{
    if (isStr(name)) return true;
    machine.raiseTypeError("attribute name must be string, not '" + machine.typeName(name) + "'");
    return false;
}

/// What is simply there, or not.
Machine::Lookup lookUpAtOnce(Machine& machine, Arguments slots, Value& value)
{
    if (!isStr(slots[1])) return Machine::Lookup::NeedsProgram;
    const Value name = knownName(slots[1]);
    const Machine::Lookup found = machine.plainAttribute(slots[0], name, value);
    if (machine.isRaised()) machine.takeRaised(); // it is asked once more
    return found;
}

Value getAttributeAtOnce(Machine& machine, Arguments slots)
{
    Value value;
    const Machine::Lookup found = lookUpAtOnce(machine, slots, value);
    return found == Machine::Lookup::Missing ? slots[2] : value;
}

Value hasAttributeAtOnce(Machine& machine, Arguments slots)
{
    Value value;
    switch (lookUpAtOnce(machine, slots, value)) {
    case Machine::Lookup::Found: return trueValue();
    case Machine::Lookup::Missing: return falseValue();
    case Machine::Lookup::NeedsProgram: break;
    }
    return nullptr;
}

Coroutine<Value> getAttribute(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = knownName(slots[1]);
    Value value = co_await machine.attribute(slots[0], std::move(name));
    if (value || !slots[2]) co_return value;
    Value exception = machine.takeRaised();
    if (isInstance(exception, exceptions::AttributeError())) co_return slots[2];
    co_return machine.raise(std::move(exception));
}

Coroutine<Value> hasAttribute(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = knownName(slots[1]);
    Value value = co_await machine.attribute(slots[0], std::move(name));
    if (value) co_return trueValue();
    Value exception = machine.takeRaised();
    if (isInstance(exception, exceptions::AttributeError())) co_return falseValue();
    co_return machine.raise(std::move(exception));
}

Coroutine<Value> setAttributeFunction(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = scopedName(slots[1]);
    Value done = co_await machine.setAttribute(slots[0], std::move(name), slots[2]);
    if (!done) co_return nullptr;
    co_return none();
}

Coroutine<Value> deleteAttribute(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = knownName(slots[1]);
    Value done = co_await machine.setAttribute(slots[0], std::move(name), nullptr);
    co_return done ? none() : Value();
}

Value vars(Machine& machine, Arguments slots)
{
    Value own;
    static const Value dictName = intern("__dict__");
    if (slots[0] && specialAttribute(machine, slots[0], dictName, own)) return own;
    if (!slots[0]) return localNames(machine);
    const bool isClosed = isHooked(slots[0], hook::Slots);
    Attributes* attributes = isClosed ? nullptr : attributesOf(slots[0]);
    if (!attributes) return machine.raiseTypeError("vars() argument must have __dict__ attribute");
    return attributesAsDict(*attributes);
}

} // namespace

Value attributesAsDict(const Attributes& attributes)
{
    auto dict = makeRef<DictObject>();
    for (const auto& entry : attributes.entries())
        if (entry.value) dict->table().set(*hashOf(entry.name), entry.name, entry.value);
    return dict;
}

void defineObjectFunctions(Definitions& names)
{
    names.function("isinstance", "obj, class_or_tuple, /", isInstanceFunction, isInstanceByProgram);
    names.function("issubclass", "cls, class_or_tuple, /", isSubclass, isSubclassByProgram);
    names.function("callable", "obj, /", callable);
    names.function("id", "obj, /", identity);
    names.function("hash", "obj, /", hashAtOnce, hash);
    names.function("repr", "obj, /", reprAtOnce, reprFunction);
    names.coroutine("ascii", "obj, /", asciiFunction);
    names.coroutine("format", "value, format_spec=, /", formatFunction);
    names.function("getattr", "object, name, default=, /", getAttributeAtOnce, getAttribute);
    names.function("hasattr", "obj, name, /", hasAttributeAtOnce, hasAttribute);
    names.coroutine("setattr", "obj, name, value, /", setAttributeFunction);
    names.coroutine("delattr", "obj, name, /", deleteAttribute);
    names.function("vars", "object=, /", vars);
}

} // namespace awaitscope
