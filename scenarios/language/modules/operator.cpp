#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/modules/closures.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/syntax/ast/expression.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

namespace {

template <BinaryOperator Operation> Coroutine<Value> binary(Machine& machine, Values slots)
{
    return machine.binary(static_cast<int>(Operation), false, slots[0], slots[1]);
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
            Value part = intern(path.substr(begin, end - begin));
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
    static const Value getter = makeImmortalBuiltin("itemgetter", "items, obj, /", takeItems);
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

} // namespace

void fillOperator(Definitions& module)
{
    using Binary = BinaryOperator;
    using Compare = CompareOperator;
    const char* two = "a, b, /";
    module.coroutine("add", two, binary<Binary::Add>)
        .coroutine("sub", two, binary<Binary::Subtract>);
    module.coroutine("mul", two, binary<Binary::Multiply>);
    module.coroutine("truediv", two, binary<Binary::Divide>);
    module.coroutine("floordiv", two, binary<Binary::FloorDivide>);
    module.coroutine("mod", two, binary<Binary::Modulo>)
        .coroutine("pow", two, binary<Binary::Power>);
    module.coroutine("and_", two, binary<Binary::BitAnd>)
        .coroutine("or_", two, binary<Binary::BitOr>);
    module.coroutine("xor", two, binary<Binary::BitXor>);
    module.coroutine("concat", two, binary<Binary::Add>);
    module.coroutine("eq", two, compare<Compare::Equal>)
        .coroutine("ne", two, compare<Compare::NotEqual>);
    module.coroutine("lt", two, compare<Compare::Less>)
        .coroutine("le", two, compare<Compare::LessEqual>);
    module.coroutine("gt", two, compare<Compare::Greater>);
    module.coroutine("ge", two, compare<Compare::GreaterEqual>);
    module.coroutine("getitem", two, getItem);
    module.function("itemgetter", "*items", itemGetter);
    module.function("attrgetter", "*attrs", attributeGetter);
}

} // namespace awaitscope
