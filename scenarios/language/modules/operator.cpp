#include "scenarios/language/builtins/advance.h"
#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/builtins/iterators.h"
#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/key_question.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/arithmetic.h"
#include "scenarios/language/vm/integer_arithmetic.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

template <BinaryOperator Operation, bool IsInPlace>
Value binaryAtOnce(Machine& machine, Arguments slots)
{
    Value result;
    if (isHooked(slots[0], hook::Arithmetic) || isHooked(slots[1], hook::Arithmetic)) return result;
    plainBinary(machine, Operation, IsInPlace, slots[0], slots[1], result);
    return KeyQuestion::isAsked() ? Value() : result;
}

template <BinaryOperator Operation, bool IsInPlace>
Coroutine<Value> binary(Machine& machine, Values slots)
{
    return machine.binary(static_cast<int>(Operation), IsInPlace, slots[0], slots[1]);
}

template <CompareOperator Operation> Value compareAtOnce(Machine& machine, Arguments slots)
{
    Value result;
    plainCompare(machine, Operation, slots[0], slots[1], result);
    return KeyQuestion::isAsked() ? Value() : result;
}

template <CompareOperator Operation> Coroutine<Value> compare(Machine& machine, Values slots)
{
    return machine.compare(static_cast<int>(Operation), slots[0], slots[1]);
}

Coroutine<Value> getItem(Machine& machine, Values slots)
{
    return machine.subscript(slots[0], slots[1]);
}

// Slots: the keys, the object.
Value takeItemsAtOnce(Machine& machine, Arguments slots)
{
    const Values& keys = slots[0].as<TupleObject>()->items();
    Values items;
    for (const Value& key : keys) {
        Value item;
        if (!machine.plainSubscript(slots[1], key, item)) {
            KeyQuestion::forget();
            return nullptr;
        }
        if (!item || keys.size() == 1) return item;
        items.push_back(std::move(item));
    }
    return makeTuple(std::move(items));
}

Coroutine<Value> takeItems(Machine& machine, Values slots)
{
    Values keys = slots[0].as<TupleObject>()->items(), items;
    for (const Value& key : keys) {
        Value item = co_await machine.subscript(slots[1], key);
        if (!item) co_return nullptr;
        items.push_back(std::move(item));
    }
    if (items.size() == 1) co_return items[0];
    co_return makeTuple(std::move(items));
}

Coroutine<Value> takeAttributes(Machine& machine, Values slots)
{
    Values names = slots[0].as<TupleObject>()->items(), values;
    for (const Value& name : names) {
        Value value = slots[1];
        std::string path = textOf(name);
        for (size_t begin = 0; value && begin <= path.size();) {
            size_t end = std::min(path.find('.', begin), path.size());
            Value part = scopedName(path.substr(begin, end - begin));
            value = co_await machine.attribute(value, part);
            begin = end + 1;
        }
        if (!value) co_return nullptr;
        values.push_back(std::move(value));
    }
    if (values.size() == 1) co_return values[0];
    co_return makeTuple(std::move(values));
}

Value itemGetter(Machine& machine, Arguments slots)
{
    static const Value getter = [] {
        Value made = makeImmortalBuiltin("itemgetter", "items, obj, /", takeItemsAtOnce);
        made.as<BuiltinObject>()->setCoroutine(takeItems);
        return made;
    }();
    if (slots[0].as<TupleObject>()->items().empty())
        return machine.raiseTypeError("itemgetter expected at least 1 argument, got 0");
    return makeClosure(slots[0], getter);
}

Value attributeGetter(Machine& machine, Arguments slots)
{
    static const Value getter = makeImmortalBuiltin("attrgetter", "attrs, obj, /", takeAttributes);
    for (const Value& name : slots[0].as<TupleObject>()->items())
        if (!isStr(name)) return machine.raiseTypeError("attribute name must be a string");
    if (slots[0].as<TupleObject>()->items().empty())
        return machine.raiseTypeError("attrgetter expected at least 1 argument, got 0");
    return makeClosure(slots[0], getter);
}

Coroutine<Value> bySpecial(Machine& machine, Value value, const char* method, const char* symbol)
{
    bool found = false;
    Values noArguments;
    Value result = co_await callSpecial(machine, value, method, std::move(noArguments), found);
    if (found) co_return result;
    co_return machine.raiseTypeError(std::string("bad operand type for unary ") + symbol + ": '" +
                                     machine.typeName(value) + "'");
}

Coroutine<Value> negate(Machine& machine, Values slots)
{
    const Value& value = slots[0];
    if (isPlainNumber(value))
        co_return isFloat(value) ? makeFloat(-floatOf(value)) : negated(value);
    co_return co_await bySpecial(machine, value, "__neg__", "-");
}

Coroutine<Value> keepSign(Machine& machine, Values slots)
{
    const Value& value = slots[0];
    if (isPlainNumber(value))
        co_return isFloat(value) ? makeFloat(floatOf(value)) : plainInteger(value);
    co_return co_await bySpecial(machine, value, "__pos__", "+");
}

Coroutine<Value> invert(Machine& machine, Values slots)
{
    const Value& value = slots[0];
    if (isPlainNumber(value) && !isFloat(value)) co_return inverted(value);
    co_return co_await bySpecial(machine, value, "__invert__", "~");
}

template <bool Wanted> Coroutine<Value> truth(Machine& machine, Values slots)
{
    Answer answer = co_await isTrue(machine, slots[0]);
    if (answer == Answer::Raised) co_return nullptr;
    co_return boolean((answer == Answer::Yes) == Wanted);
}

template <bool Wanted> Value isSameObject(Machine&, Arguments slots)
{
    return boolean(slots[0].is(slots[1]) == Wanted);
}

Coroutine<Value> contains(Machine& machine, Values slots)
{
    return machine.compare(static_cast<int>(CompareOperator::In), slots[1], slots[0]);
}

/// How often an item is in an iterable, or where it is first.
template <bool First> Coroutine<Value> searchFor(Machine& machine, Values slots)
{
    bool isIterable = makeIterator(machine, slots[0]) ||
                      typeOf(slots[0])->find(intern("__iter__")) ||
                      typeOf(slots[0])->find(intern("__getitem__"));
    if (!isIterable)
        co_return machine.raiseTypeError("argument of type '" + machine.typeName(slots[0]) +
                                         "' is not iterable");
    Value iterator = co_await iteratorOf(machine, slots[0]);
    if (!iterator) co_return nullptr;
    int64_t count = 0, position = 0;
    for (;; ++position) {
        Step step = co_await advance(machine, iterator);
        if (step.raised) co_return nullptr;
        if (step.ended) break;
        Answer same = co_await isSame(machine, step.item, slots[1]);
        if (same == Answer::Raised) co_return nullptr;
        if (same == Answer::No) continue;
        if (First) co_return Value::small(position);
        ++count;
    }
    if (First) co_return machine.raiseValueError("sequence.index(x): x not in sequence");
    co_return Value::small(count);
}

Coroutine<Value> toIndex(Machine& machine, Values slots)
{
    return indexOf(machine, slots[0]);
}

// Slots: name, positional, keywords; then the object.
Coroutine<Value> callMethod(Machine& machine, Values slots)
{
    Values state = slots[0].as<TupleObject>()->items();
    Value method = co_await machine.attribute(slots[1], state[0]);
    if (!method) co_return nullptr;
    Values positional = state[1].as<TupleObject>()->items();
    co_return co_await callWith(machine, std::move(method), std::move(positional), state[2]);
}

Value methodCaller(Machine& machine, Arguments slots)
{
    static const Value caller = makeImmortalBuiltin("methodcaller", "state, obj, /", callMethod);
    if (!isStr(slots[0])) return machine.raiseTypeError("method name must be a string");
    Value state = makeTuple({scopedName(slots[0]), slots[1], slots[2]});
    return makeClosure(state, caller);
}

} // namespace

static constexpr auto two = "a, b, /";

template <BinaryOperator Operation>
static void defineBinary(Definitions& module, const char* name, const char* inPlaceName)
{
    module.function(name, two, binaryAtOnce<Operation, false>, binary<Operation, false>);
    module.function(inPlaceName, two, binaryAtOnce<Operation, true>, binary<Operation, true>);
}

template <CompareOperator Operation>
static void defineComparison(Definitions& module, const char* name)
{
    module.function(name, two, compareAtOnce<Operation>, compare<Operation>);
}

void fillOperator(Definitions& module)
{
    defineBinary<BinaryOperator::Add>(module, "add", "iadd");
    defineBinary<BinaryOperator::Subtract>(module, "sub", "isub");
    defineBinary<BinaryOperator::Multiply>(module, "mul", "imul");
    defineBinary<BinaryOperator::MatrixMultiply>(module, "matmul", "imatmul");
    defineBinary<BinaryOperator::Divide>(module, "truediv", "itruediv");
    defineBinary<BinaryOperator::FloorDivide>(module, "floordiv", "ifloordiv");
    defineBinary<BinaryOperator::Modulo>(module, "mod", "imod");
    defineBinary<BinaryOperator::Power>(module, "pow", "ipow");
    defineBinary<BinaryOperator::LeftShift>(module, "lshift", "ilshift");
    defineBinary<BinaryOperator::RightShift>(module, "rshift", "irshift");
    defineBinary<BinaryOperator::BitAnd>(module, "and_", "iand");
    defineBinary<BinaryOperator::BitOr>(module, "or_", "ior");
    defineBinary<BinaryOperator::BitXor>(module, "xor", "ixor");
    defineBinary<BinaryOperator::Add>(module, "concat", "iconcat");
    defineComparison<CompareOperator::Equal>(module, "eq");
    defineComparison<CompareOperator::NotEqual>(module, "ne");
    defineComparison<CompareOperator::Less>(module, "lt");
    defineComparison<CompareOperator::LessEqual>(module, "le");
    defineComparison<CompareOperator::Greater>(module, "gt");
    defineComparison<CompareOperator::GreaterEqual>(module, "ge");
    module.coroutine("neg", "a, /", negate).coroutine("pos", "a, /", keepSign);
    module.coroutine("inv", "a, /", invert).coroutine("invert", "a, /", invert);
    module.coroutine("truth", "a, /", truth<true>).coroutine("not_", "a, /", truth<false>);
    module.function("is_", two, isSameObject<true>).function("is_not", two, isSameObject<false>);
    module.coroutine("contains", two, contains).coroutine("index", "a, /", toIndex);
    module.coroutine("countOf", two, searchFor<false>).coroutine("indexOf", two, searchFor<true>);
    module.coroutine("getitem", two, getItem);
    module.function("itemgetter", "*items", itemGetter);
    module.function("attrgetter", "*attrs", attributeGetter);
    module.function("methodcaller", "name, /, *args, **kwargs", methodCaller);
}

} // namespace awaitscope
