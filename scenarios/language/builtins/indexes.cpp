#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/builtins/reals.h"
#include "scenarios/language/values/big_integer.h"
#include "scenarios/language/values/number.h"
#include "scenarios/language/vm/integer_work.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Coroutine<Value> indexOf(Machine& machine, Value value)
{
    if (isInteger(value)) co_return plainInteger(value);
    bool found = false;
    Values noArguments;
    Value index = co_await callSpecial(machine, value, "__index__", std::move(noArguments), found);
    if (!found)
        co_return machine.raiseTypeError("'" + machine.typeName(value) +
                                         "' object cannot be interpreted as an integer");
    if (index && !isInteger(index))
        co_return machine.raiseTypeError("__index__ returned non-int (type " +
                                         machine.typeName(index) + ")");
    co_return index ? plainInteger(index) : Value();
}

bool mayBeReal(const Value& value)
{
    static const Value floatName = intern("__float__"), indexName = intern("__index__");
    if (!value || !value.isObject() || isInteger(value) || isFloat(value)) return false;
    return typeOf(value)->find(floatName) || typeOf(value)->find(indexName);
}

Coroutine<Value> realOf(Machine& machine, Value value, bool& found)
{
    Values noArguments;
    Value made = co_await callSpecial(machine, value, "__float__", std::move(noArguments), found);
    if (found) {
        double number = 0;
        if (!made) co_return nullptr;
        if (isFloat(made) && toDouble(made, number)) co_return makeFloat(number);
        co_return machine.raiseTypeError(machine.typeName(value) +
                                         ".__float__ returned non-float (type " +
                                         machine.typeName(made) + ")");
    }
    static const Value indexName = intern("__index__");
    found = value.isObject() && typeOf(value)->find(indexName);
    if (!found) co_return nullptr;
    made = co_await indexOf(machine, value);
    double number = 0;
    co_return made&& convertToDouble(machine, made, number) ? makeFloat(number) : Value();
}

Coroutine<bool> makeReal(Machine& machine, Values& values)
{
    for (Value& value : values) {
        if (!mayBeReal(value)) continue;
        bool found = false;
        value = co_await realOf(machine, value, found);
        if (!value) co_return false;
    }
    co_return true;
}

bool hasIndexes(const SliceObject& slice)
{
    static const Value name = intern("__index__");
    for (const Value* part : {&slice.start, &slice.stop, &slice.step})
        if (part->isObject() && !isInteger(*part) && typeOf(*part)->find(name)) return true;
    return false;
}

Coroutine<Value> sliceOfIntegers(Machine& machine, Value slice)
{
    static const Value name = intern("__index__");
    const auto& given = *slice.as<SliceObject>();
    Values parts{given.start, given.stop, given.step};
    for (Value& part : parts) {
        if (!part.isObject() || isInteger(part) || !typeOf(part)->find(name)) continue;
        part = co_await indexOf(machine, part);
        if (!part) co_return nullptr;
    }
    co_return makeRef<SliceObject>(parts[0], parts[1], parts[2]);
}

} // namespace awaitscope
