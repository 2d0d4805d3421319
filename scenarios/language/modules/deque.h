#pragma once

#include "scenarios/language/values/type.h"
#include "scenarios/language/values/value.h"

#include <deque>

namespace awaitscope {

class Definitions;

namespace types {
Type* deque();
}

/// `collections.deque`.
class DequeObject : public Object {
public:
    DequeObject() : Object(types::deque()) {}
    std::deque<Value> items;
    int64_t most = -1; ///< maxlen; -1: without bound
};

void defineDeque(Definitions& module);
/// defaultdict, Counter, OrderedDict.
void defineDictKinds(Definitions& module);

} // namespace awaitscope
