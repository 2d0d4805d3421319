#include "scenarios/language/builtins/object_functions.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/sorting.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

#include <cmath>

namespace awaitscope {

bool matchesType(Machine& machine, const Type* type, const Value& wanted, const char* complaint,
                 bool& matches)
{
    if (typeOf(wanted)->layout() == Layout::Type) {
        matches = type->isSubtypeOf(wanted.as<Type>());
        return true;
    }
    if (typeOf(wanted)->layout() == Layout::Tuple) {
        for (const Value& each : wanted.as<TupleObject>()->items()) {
            if (!matchesType(machine, type, each, complaint, matches)) return false;
            if (matches) return true;
        }
        matches = false;
        return true;
    }
    machine.raiseTypeError(complaint);
    return false;
}

Attributes* attributesOf(const Value& value)
{
    if (!value.isObject()) return nullptr;
    switch (typeOf(value)->layout()) {
    case Layout::Instance: return &value.as<InstanceObject>()->attributes();
    case Layout::Exception: return &value.as<ExceptionObject>()->attributes();
    case Layout::Function: return &value.as<FunctionObject>()->attributes();
    case Layout::Module: return &value.as<ModuleObject>()->attributes();
    case Layout::Type: return &value.as<Type>()->attributes();
    default: return nullptr;
    }
}

namespace {

Value isInstanceFunction(Machine& machine, Arguments slots)
{
    bool matches = false;
    if (!matchesType(machine, typeOf(slots[0]), slots[1],
                     "isinstance() arg 2 must be a type, a tuple of types, or a union", matches))
        return nullptr;
    return boolean(matches);
}

Value isSubclass(Machine& machine, Arguments slots)
{
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
    switch (typeOf(slots[0])->layout()) {
    case Layout::Function:
    case Layout::Builtin:
    case Layout::BoundMethod:
    case Layout::StaticMethod:
    case Layout::Type: return trueValue();
    default: return boolean(typeOf(slots[0])->find(intern("__call__")));
    }
}

Value identity(Machine& machine, Arguments slots)
{
    return Value::small(std::stoll(machine.addressOf(slots[0]), nullptr, 16));
}

/// CPython's hash of a number: its value modulo a Mersenne prime.
int64_t numberHash(double number)
{
    constexpr int kBits = 61;
    constexpr uint64_t kModulus = (uint64_t{1} << kBits) - 1;
    if (std::isinf(number)) return number > 0 ? 314159 : -314159;
    if (std::isnan(number)) return 0;
    int exponent = 0;
    double mantissa = std::frexp(std::abs(number), &exponent);
    uint64_t hash = 0;
    while (mantissa != 0) {
        hash = ((hash << 28) & kModulus) | hash >> (kBits - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        auto part = static_cast<uint64_t>(mantissa);
        mantissa -= static_cast<double>(part);
        hash += part;
        if (hash >= kModulus) hash -= kModulus;
    }
    exponent = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
    hash = ((hash << exponent) & kModulus) | hash >> (kBits - exponent);
    auto result = static_cast<int64_t>(hash);
    if (number < 0) result = -result;
    return result == -1 ? -2 : result;
}

Coroutine<Value> hash(Machine& machine, Values slots)
{
    const Value& value = slots[0];
    if (isInt(value)) {
        constexpr int64_t kModulus = (int64_t{1} << 61) - 1;
        int64_t remainder = intOf(value) % kModulus;
        co_return Value::small(remainder == -1 ? -2 : remainder);
    }
    if (isFloat(value)) co_return Value::small(numberHash(floatOf(value)));
    if (typeOf(value)->isProgram()) {
        bool found = false;
        Values noArguments;
        Value result =
            co_await callSpecial(machine, value, "__hash__", std::move(noArguments), found);
        if (found) co_return result;
    }
    size_t key = 0;
    if (!keyHash(machine, value, key)) co_return nullptr;
    co_return Value::small(static_cast<int64_t>(key >> 3));
}

Coroutine<Value> textFunction(Machine& machine, Value value, char conversion)
{
    std::string text;
    if (!co_await appendText(machine, std::move(value), conversion, text)) co_return nullptr;
    co_return makeStr(std::move(text));
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

Coroutine<Value> getAttribute(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = intern(textOf(slots[1]));
    Value value = co_await machine.attribute(slots[0], std::move(name));
    if (value || !slots[2]) co_return value;
    Value exception = machine.takeRaised();
    if (isInstance(exception, exceptions::AttributeError())) co_return slots[2];
    co_return machine.raise(std::move(exception));
}

Coroutine<Value> hasAttribute(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = intern(textOf(slots[1]));
    Value value = co_await machine.attribute(slots[0], std::move(name));
    if (value) co_return trueValue();
    Value exception = machine.takeRaised();
    if (isInstance(exception, exceptions::AttributeError())) co_return falseValue();
    co_return machine.raise(std::move(exception));
}

Coroutine<Value> setAttributeFunction(Machine& machine, Values slots)
{
    if (!checkName(machine, slots[1])) co_return nullptr;
    Value name = intern(textOf(slots[1]));
    Value done = co_await machine.setAttribute(slots[0], std::move(name), slots[2]);
    if (!done) co_return nullptr;
    co_return none();
}

Value deleteAttribute(Machine& machine, Arguments slots)
{
    if (!checkName(machine, slots[1])) return nullptr;
    Attributes* attributes = attributesOf(slots[0]);
    bool mutableOwner = attributes && (typeOf(slots[0])->layout() != Layout::Type ||
                                       slots[0].as<Type>()->isProgram());
    if (mutableOwner && attributes->remove(intern(textOf(slots[1])))) return none();
    return machine.raise(exceptions::AttributeError(), "'" + machine.typeName(slots[0]) +
                                                           "' object has no attribute '" +
                                                           textOf(slots[1]) + "'");
}

Value vars(Machine& machine, Arguments slots)
{
    Attributes* attributes = slots[0] ? attributesOf(slots[0]) : nullptr;
    if (!attributes)
        return slots[0] ? machine.raiseTypeError("vars() argument must have __dict__ attribute")
                        : machine.raise(exceptions::RuntimeError(),
                                        "vars without an argument is not available in Awaitscope: "
                                        "keep the values in a dict");
    return attributesAsDict(*attributes);
}

Coroutine<Value> directory(Machine& machine, Values slots)
{
    if (!slots[0])
        co_return machine.raise(exceptions::RuntimeError(),
                                "dir without an argument is not available in Awaitscope: name the "
                                "object");
    Attributes found;
    auto take = [&found](const Attributes& attributes) {
        for (const auto& entry : attributes.entries())
            if (entry.value) found.set(entry.name, none());
    };
    if (Attributes* own = attributesOf(slots[0])) take(*own);
    bool isType = typeOf(slots[0])->layout() == Layout::Type;
    const Type* type = isType ? slots[0].as<Type>() : typeOf(slots[0]);
    for (const Type* each : type->order())
        take(each->attributes());
    Values names;
    for (const auto& entry : found.entries())
        names.push_back(entry.name);
    if (!co_await sortValues(machine, names, nullptr, false)) co_return nullptr;
    co_return makeList(std::move(names));
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
    names.function("isinstance", "obj, class_or_tuple, /", isInstanceFunction);
    names.function("issubclass", "cls, class_or_tuple, /", isSubclass);
    names.function("callable", "obj, /", callable);
    names.function("id", "obj, /", identity);
    names.coroutine("hash", "obj, /", hash);
    names.coroutine("repr", "obj, /", reprFunction);
    names.coroutine("ascii", "obj, /", asciiFunction);
    names.coroutine("format", "value, format_spec=, /", formatFunction);
    names.coroutine("getattr", "object, name, default=, /", getAttribute);
    names.coroutine("hasattr", "obj, name, /", hasAttribute);
    names.coroutine("setattr", "obj, name, value, /", setAttributeFunction);
    names.function("delattr", "obj, name, /", deleteAttribute);
    names.function("vars", "object=, /", vars);
    names.coroutine("dir", "object=, /", directory);
}

} // namespace awaitscope
