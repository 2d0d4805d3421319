#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/values/collector.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/death_hook.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr size_t kPassesOfCollection = 8; // through all objects, twice

/// How many objects it freed: more or fewer than in CPython, whose objects are made of others.
Coroutine<Value> collect(Machine& machine, Values)
{
    Collector* collector = Collector::ofThread();
    if (!collector) co_return Value::small(0);
    const size_t before = collector->size();
    Cost::spend(before * kPassesOfCollection);
    size_t freed = 0;
    for (const bool isFirst : {true, false}) {
        t_lastWordsFirst = isFirst;
        collector->makeDue();
        machine.collectIfDue();
        t_lastWordsFirst = false;
        if (!isFirst) freed = before - std::min(before, collector->size());
        // Who has last words, or wants to know of a death, has its say before the call is over.
        if (machine.hasAbandoned()) co_await machine.closeAbandoned();
    }
    co_return Value::small(static_cast<int64_t>(freed));
}

} // namespace

void fillGc(Definitions& module)
{
    module.coroutine("collect", "generation=", collect);
}

} // namespace awaitscope
