#include "scenarios/language/modules/closures.h"

#include "scenarios/language/vm/machine.h"

namespace awaitscope {

Value makeClosure(Value state, Value function)
{
    auto closure = makeRef<BoundMethodObject>(std::move(state), std::move(function));
    closure->setBinds();
    return closure;
}

Coroutine<Value> callWith(Machine& machine, Value callable, Values positional, Value named)
{
    Values names, values;
    for (const auto& entry : named.as<DictObject>()->table().entries()) {
        if (!entry.key) continue;
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    if (names.empty()) co_return co_await machine.call(std::move(callable), std::move(positional));
    co_return co_await machine.call(std::move(callable), std::move(positional), std::move(names),
                                    std::move(values));
}

} // namespace awaitscope
