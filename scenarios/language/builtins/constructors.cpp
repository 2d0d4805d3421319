#include "scenarios/language/builtins/constructors.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

void defineNew(Type* type, const char* signature, NativeFunction make)
{
    // It is called by the type's name, so that is how messages name it.
    Definitions(type->attributes()).value("__new__", makeBuiltin(type->name(), signature, make));
}

void defineNew(Type* type, const char* signature, NativeCoroutine make)
{
    Definitions(type->attributes()).value("__new__", makeBuiltin(type->name(), signature, make));
}

bool checkExactType(Machine& machine, const Value& cls, const Type* type)
{
    if (cls.is(Value(const_cast<Type*>(type)))) return true;
    machine.raise(exceptions::RuntimeError(),
                  "classes derived from '" + type->name() +
                      "' are not available in Awaitscope: keep the value in an attribute");
    return false;
}

namespace {

Coroutine<Value> newInteger(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::integer())) co_return nullptr;
    if (!slots[1]) {
        if (slots[2]) co_return machine.raiseTypeError("int() missing string argument");
        co_return Value::small(0);
    }
    const Value& value = slots[1];
    if (slots[2]) {
        int64_t base = 0;
        if (!readInteger(machine, slots[2], base)) co_return nullptr;
        if (!isStr(value))
            co_return machine.raiseTypeError("int() can't convert non-string with explicit base");
        co_return parseInteger(machine, textOf(value), base);
    }
    if (isInt(value)) co_return Value::small(intOf(value));
    if (isFloat(value)) co_return integerOf(machine, floatOf(value));
    if (isStr(value)) co_return parseInteger(machine, textOf(value), 10);
    if (typeOf(value)->layout() == Layout::Bytes)
        co_return parseInteger(machine, value.as<BytesObject>()->bytes(), 10);
    for (const char* name : {"__int__", "__index__", "__trunc__"}) {
        bool found = false;
        Values noArguments;
        Value number = co_await callSpecial(machine, value, name, std::move(noArguments), found);
        if (!found) continue;
        if (number && !isInt(number))
            co_return machine.raiseTypeError(std::string(name) + " returned non-int (type " +
                                             machine.typeName(number) + ")");
        co_return number;
    }
    co_return machine.raiseTypeError("int() argument must be a string, a bytes-like object or a "
                                     "real number, not '" +
                                     machine.typeName(value) + "'");
}

Coroutine<Value> newFloat(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::floating())) co_return nullptr;
    if (!slots[1]) co_return makeFloat(0);
    const Value& value = slots[1];
    double number = 0;
    if (toDouble(value, number)) co_return isFloat(value) ? value : makeFloat(number);
    if (isStr(value)) co_return parseFloat(machine, textOf(value));
    for (const char* name : {"__float__", "__index__"}) {
        bool found = false;
        Values noArguments;
        Value result = co_await callSpecial(machine, value, name, std::move(noArguments), found);
        if (!found) continue;
        if (!result) co_return nullptr;
        if (!toDouble(result, number))
            co_return machine.raiseTypeError(machine.typeName(value) + "." + name +
                                             " returned non-float (type " +
                                             machine.typeName(result) + ")");
        co_return makeFloat(number);
    }
    co_return machine.raiseTypeError("float() argument must be a string or a real number, not '" +
                                     machine.typeName(value) + "'");
}

Coroutine<Value> newBool(Machine& machine, Values slots)
{
    if (!slots[1]) co_return falseValue();
    Answer answer = co_await isTrue(machine, slots[1]);
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean(answer == Answer::Yes);
}

Coroutine<Value> newStr(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::str())) co_return nullptr;
    if (!slots[1]) co_return makeStr("");
    if (isStr(slots[1]) && !slots[2]) co_return slots[1];
    if (slots[2]) {
        if (typeOf(slots[1])->layout() != Layout::Bytes)
            co_return machine.raiseTypeError("decoding to str: need a bytes-like object, " +
                                             machine.typeName(slots[1]) + " found");
        if (!checkEncoding(machine, slots[2])) co_return nullptr;
        co_return makeStr(slots[1].as<BytesObject>()->bytes());
    }
    std::string text;
    if (!co_await appendText(machine, slots[1], 's', text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

Coroutine<Value> newList(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::list())) co_return nullptr;
    Values items;
    if (slots[1] && !co_await collect(machine, slots[1], items)) co_return nullptr;
    co_return makeList(std::move(items));
}

Coroutine<Value> newTuple(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::tuple())) co_return nullptr;
    if (slots[1] && typeOf(slots[1]) == types::tuple()) co_return slots[1];
    Values items;
    if (slots[1] && !co_await collect(machine, slots[1], items)) co_return nullptr;
    co_return makeTuple(std::move(items));
}

Coroutine<Value> newDict(Machine& machine, Values slots)
{
    if (!checkExactType(machine, slots[0], types::dict())) co_return nullptr;
    auto dict = makeRef<DictObject>();
    if (slots[1] && !co_await updateDict(machine, dict, slots[1])) co_return nullptr;
    for (const auto& entry : slots[2].as<DictObject>()->table().entries())
        dict->table().set(entry.hash, entry.key, entry.value);
    co_return dict;
}

Coroutine<Value> makeSet(Machine& machine, const Type* type, Values slots)
{
    if (!checkExactType(machine, slots[0], type)) co_return nullptr;
    auto set = makeRef<SetObject>(type);
    if (slots[1] && !co_await addAll(machine, set, slots[1])) co_return nullptr;
    co_return set;
}

Coroutine<Value> newSet(Machine& machine, Values slots)
{
    return makeSet(machine, types::set(), std::move(slots));
}

Coroutine<Value> newFrozenset(Machine& machine, Values slots)
{
    return makeSet(machine, types::frozenset(), std::move(slots));
}

Value newRange(Machine& machine, Arguments slots)
{
    int64_t start = 0, stop = 0, step = 1;
    if (!readInteger(machine, slots[1], slots[2] ? start : stop)) return nullptr;
    if (slots[2] && !readInteger(machine, slots[2], stop)) return nullptr;
    if (slots[3] && !readInteger(machine, slots[3], step)) return nullptr;
    if (step == 0) return machine.raiseValueError("range() arg 3 must not be zero");
    return makeRef<RangeObject>(start, stop, step);
}

Value newSlice(Machine&, Arguments slots)
{
    if (!slots[2]) return makeRef<SliceObject>(none(), slots[1], none());
    return makeRef<SliceObject>(slots[1], slots[2], slots[3] ? slots[3] : none());
}

} // namespace

void defineConstructors(Definitions& names)
{
    defineNew(types::integer(), "cls, x=, /, base=", newInteger);
    defineNew(types::floating(), "cls, x=, /", newFloat);
    defineNew(types::boolean(), "cls, x=, /", newBool);
    defineNew(types::str(), "cls, object=, encoding=, errors=", newStr);
    defineNew(types::list(), "cls, iterable=, /", newList);
    defineNew(types::tuple(), "cls, iterable=, /", newTuple);
    defineNew(types::dict(), "cls, iterable=, /, **kwargs", newDict);
    defineNew(types::set(), "cls, iterable=, /", newSet);
    defineNew(types::frozenset(), "cls, iterable=, /", newFrozenset);
    defineNew(types::range(), "cls, start, stop=, step=, /", newRange);
    defineNew(types::slice(), "cls, start, stop=, step=, /", newSlice);
    for (Type* type : {types::integer(), types::floating(), types::boolean(), types::str(),
                       types::bytes(), types::list(), types::tuple(), types::dict(), types::set(),
                       types::frozenset(), types::range(), types::slice()})
        names.type(type);
}

} // namespace awaitscope
