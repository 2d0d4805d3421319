#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/big_integer.h"
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
