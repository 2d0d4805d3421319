#include "scenarios/language/builtins/constructors.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/codecs.h"
#include "scenarios/language/builtins/groups.h"
#include "scenarios/language/builtins/integer_text.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/reals.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/bytes_like.h"
#include "scenarios/language/values/derived.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/keys.h"
#include "scenarios/language/vm/machine.h"
#include "scenarios/language/vm/slicing.h"

namespace awaitscope {

void defineNew(Type* type, const char* signature, NativeFunction make)
{
    // It is called by the type's name, so that is how messages name it.
    Definitions(type->attributes(), type->name())
        .value("__new__", makeBuiltin(type->name(), signature, make));
}

void defineNew(Type* type, const char* signature, NativeCoroutine make)
{
    Definitions(type->attributes(), type->name())
        .value("__new__", makeBuiltin(type->name(), signature, make));
}

void defineNew(Type* type, const char* signature, NativeFunction atOnce, NativeCoroutine make)
{
    Value maker = makeBuiltin(type->name(), signature, atOnce);
    maker.as<BuiltinObject>()->setCoroutine(make);
    Definitions(type->attributes(), type->name()).value("__new__", std::move(maker));
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
    if (!slots[1]) {
        if (slots[2]) co_return machine.raiseTypeError("int() missing string argument");
        co_return Value::small(0);
    }
    const Value& value = slots[1];
    if (slots[2]) {
        int64_t base = -1;
        if (!isBig(slots[2]) && !readInteger(machine, slots[2], base)) co_return nullptr;
        const std::string* bytes = bytesIn(value);
        if (!isStr(value) && !bytes)
            co_return machine.raiseTypeError("int() can't convert non-string with explicit base");
        co_return parseInteger(machine, bytes ? *bytes : textOf(value), base);
    }
    if (isInteger(value)) co_return plainInteger(value);
    if (isFloat(value)) co_return integerOf(machine, floatOf(value));
    if (isStr(value)) co_return parseInteger(machine, textOf(value), 10);
    if (const std::string* bytes = bytesIn(value)) co_return parseInteger(machine, *bytes, 10);
    for (const char* name : {"__int__", "__index__", "__trunc__"}) {
        bool found = false;
        Values noArguments;
        Value number = co_await callSpecial(machine, value, name, std::move(noArguments), found);
        if (!found) continue;
        if (number && !isInteger(number))
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
    if (!slots[1]) co_return makeFloat(0);
    const Value& value = slots[1];
    double number = 0;
    if (isInteger(value))
        co_return convertToDouble(machine, value, number) ? makeFloat(number) : Value();
    if (toDouble(value, number))
        co_return typeOf(value) == types::floating() ? value : makeFloat(number);
    if (isStr(value)) co_return parseFloat(machine, textOf(value));
    if (const std::string* bytes = bytesIn(value)) co_return parseFloat(machine, *bytes);
    bool found = false;
    Value real = co_await realOf(machine, value, found);
    if (found) co_return real;
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
    if (!slots[1]) co_return makeStr("");
    if (typeOf(slots[1]) == types::str() && !slots[2]) co_return slots[1];
    for (size_t index = 2; index < 4; ++index)
        if (slots[index] &&
            !checkText(machine, slots[index],
                       index == 2 ? "str() argument 'encoding'" : "str() argument 'errors'"))
            co_return nullptr;
    if (slots[2]) {
        const std::string* bytes = bytesIn(slots[1]);
        if (isStr(slots[1])) co_return machine.raiseTypeError("decoding str is not supported");
        if (!bytes)
            co_return machine.raiseTypeError("decoding to str: need a bytes-like object, " +
                                             machine.typeName(slots[1]) + " found");
        co_return decodeBytes(machine, makeBytes(*bytes), slots[2], slots[3]);
    }
    std::string text;
    if (!co_await appendText(machine, slots[1], 's', text)) co_return nullptr;
    co_return makeStr(std::move(text));
}

Coroutine<Value> newList(Machine& machine, Values slots)
{
    Values items;
    if (slots[1] && !co_await collect(machine, slots[1], items)) co_return nullptr;
    co_return makeList(std::move(items));
}

Coroutine<Value> newTuple(Machine& machine, Values slots)
{
    if (slots[1] && typeOf(slots[1]) == types::tuple()) co_return slots[1];
    Values items;
    if (slots[1] && !co_await collect(machine, slots[1], items)) co_return nullptr;
    co_return makeTuple(std::move(items));
}

Coroutine<Value> newDict(Machine& machine, Values slots)
{
    auto dict = makeRef<DictObject>();
    if (slots[1] && !co_await updateDict(machine, dict, slots[1])) co_return nullptr;
    if (!co_await storeEntries(machine, dict, dict->table(), slots[2])) co_return nullptr;
    co_return dict;
}

Coroutine<Value> makeSet(Machine& machine, const Type* type, Values slots)
{
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

/// For a class of the program that derives from the type: made as the type makes it, then as one of
/// the class.
Coroutine<Value> makeDerived(Machine& machine, NativeCoroutine make, Type* base, Values slots)
{
    Value cls = slots[0];
    if (typeOf(cls)->layout() != Layout::Type)
        co_return machine.raiseTypeError(base->name() + ".__new__(X): X is not a type object (" +
                                         machine.typeName(cls) + ")");
    if (!cls.as<Type>()->isSubtypeOf(base))
        co_return machine.raiseTypeError(base->name() + ".__new__(" + cls.as<Type>()->name() +
                                         "): " + cls.as<Type>()->name() + " is not a subtype of " +
                                         base->name());
    slots[0] = Value(base);
    Value made = co_await make(machine, std::move(slots));
    if (!made) co_return Value();
    co_return derive(cls.as<Type>(), std::move(made));
}

template <auto Make, Type* (*Base)()> Coroutine<Value> deriving(Machine& machine, Values slots)
{
    if (slots[0].is(Value(Base()))) return Make(machine, std::move(slots));
    return makeDerived(machine, Make, Base(), std::move(slots));
}

Coroutine<Value> initializeList(Machine& machine, Values slots)
{
    Values items;
    if (slots[1] && !co_await collect(machine, slots[1], items)) co_return nullptr;
    slots[0].as<ListObject>()->items() = std::move(items);
    co_return none();
}

Coroutine<Value> initializeDict(Machine& machine, Values slots)
{
    auto dict = slots[0].ref<DictObject>();
    if (slots[1]) {
        bool updated = co_await updateDict(machine, dict, slots[1]);
        if (!updated) co_return nullptr;
    }
    if (!co_await storeEntries(machine, slots[0], dict->table(), slots[2])) co_return nullptr;
    co_return none();
}

Coroutine<Value> initializeSet(Machine& machine, Values slots)
{
    slots[0].as<SetObject>()->table().clear();
    if (!slots[1]) co_return none();
    auto set = slots[0].ref<SetObject>();
    bool added = co_await addAll(machine, set, slots[1]);
    co_return added ? none() : Value();
}

Value integerAtOnce(Machine& machine, Arguments slots)
{
    const Value& value = slots[1];
    if (!slots[0].is(Value(types::integer())) || slots[2] || !value) return {};
    if (value.isSmall()) return value;
    if (isPlainNumber(value))
        return isInteger(value) ? plainInteger(value) : integerOf(machine, floatOf(value));
    return typeOf(value) == types::str() ? parseInteger(machine, textOf(value), 10) : Value();
}

Value floatAtOnce(Machine& machine, Arguments slots)
{
    const Value& value = slots[1];
    if (!slots[0].is(Value(types::floating())) || !value) return {};
    if (typeOf(value) == types::floating()) return value;
    if (value.isSmall()) return makeFloat(static_cast<double>(value.smallInt()));
    return typeOf(value) == types::str() ? parseFloat(machine, textOf(value)) : Value();
}

Value boolAtOnce(Machine& machine, Arguments slots)
{
    const int truth = slots[1] ? machine.plainTruth(slots[1]) : 0;
    return truth < 0 ? Value() : boolean(truth == 1);
}

Value tupleAtOnce(Machine& machine, Arguments slots)
{
    if (!slots[0].is(Value(types::tuple()))) return {};
    if (slots[1] && typeOf(slots[1]) == types::tuple()) return slots[1];
    Values items;
    if (slots[1] && (!machine.plainItems(slots[1], items) || machine.isRaised())) return {};
    return makeTuple(std::move(items));
}

Value strAtOnce(Machine& machine, Arguments slots)
{
    const bool isPlain = slots[0].is(Value(types::str())) && !slots[2] && !slots[3];
    if (!isPlain || !slots[1] || typeOf(slots[1])->isProgram()) return {};
    if (isStr(slots[1])) return slots[1];
    if (slots[1].isSmall()) return makeStr(std::to_string(slots[1].smallInt()));
    std::string text;
    return machine.plainStr(slots[1], text) ? makeStr(std::move(text)) : Value();
}

Value listAtOnce(Machine& machine, Arguments slots)
{
    if (!slots[0].is(Value(types::list()))) return {};
    Values items;
    if (slots[1] && (!machine.plainItems(slots[1], items) || machine.isRaised())) return {};
    return makeList(std::move(items));
}

Value sliceIndices(Machine& machine, Arguments slots)
{
    int64_t length = 0;
    if (!readInteger(machine, slots[1], length)) return {};
    if (length < 0) return machine.raiseValueError("length should not be negative");
    SliceRange range;
    if (!resolveSlice(machine, *slots[0].as<SliceObject>(), static_cast<size_t>(length), range))
        return {};
    return makeTuple(
        {Value::small(range.start), Value::small(range.stop), Value::small(range.step)});
}

} // namespace

void defineConstructors(Definitions& names)
{
    defineNew(types::integer(), "cls, x=, /, base=", integerAtOnce,
              deriving<newInteger, types::integer>);
    defineNew(types::floating(), "cls, x=, /", floatAtOnce, deriving<newFloat, types::floating>);
    defineNew(types::boolean(), "cls, x=, /", boolAtOnce, newBool);
    defineNew(types::str(), "cls, object=, encoding=, errors=", strAtOnce,
              deriving<newStr, types::str>);
    defineNew(types::list(), "cls, iterable=, /", listAtOnce, deriving<newList, types::list>);
    defineNew(types::tuple(), "cls, iterable=, /", tupleAtOnce, deriving<newTuple, types::tuple>);
    defineNew(types::dict(), "cls, iterable=, /, **kwargs", deriving<newDict, types::dict>);
    defineNew(types::set(), "cls, iterable=, /", deriving<newSet, types::set>);
    defineNew(types::frozenset(), "cls, iterable=, /", deriving<newFrozenset, types::frozenset>);
    defineNew(types::range(), "cls, start, stop=, step=, /", newRange);
    defineNew(types::slice(), "cls, start, stop=, step=, /", newSlice);
    Methods<types::slice>().method<"indices", sliceIndices>("self, length, /");
    Methods<types::list>().method<"__init__", initializeList>("self, iterable=, /");
    Methods<types::dict>().method<"__init__", initializeDict>("self, iterable=, /, **kwargs");
    Methods<types::set>().method<"__init__", initializeSet>("self, iterable=, /");
    for (Type* type : {types::integer(), types::floating(), types::boolean(), types::str(),
                       types::bytes(), types::list(), types::tuple(), types::dict(), types::set(),
                       types::frozenset(), types::range(), types::slice()})
        names.type(type);
}

} // namespace awaitscope
