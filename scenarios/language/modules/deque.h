#pragma once

#include "scenarios/language/values/container_base.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/values/value.h"

#include <deque>

namespace awaitscope {

class Definitions;

namespace types {
Type* deque();
Type* orderedDict();
} // namespace types

/// `collections.deque`.
class DequeObject : public Container {
public:
    DequeObject() : Container(types::deque()) {}
    void traverse(Visitor& visitor) const override
    {
        for (const Value& item : items)
            visitor.visit(item);
    }
    void clear() override { items.clear(); }
    using Items = std::deque<Value, PooledAllocator<Value>>;
    Items items;
    int64_t most = -1;    ///< maxlen; -1: without bound
    uint64_t changes = 0; ///< of what stands where: no iteration outlives one
};

void defineDeque(Definitions& module);
/// Its methods that compare items.
void defineDequeSearches();
/// defaultdict, OrderedDict, Counter.
void defineDictKinds(Definitions& module);
void defineCounter(Definitions& module);

} // namespace awaitscope
