#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"

namespace awaitscope {

void fillCollections(Definitions& module)
{
    defineDeque(module);
    defineDictKinds(module);
    defineNamedTuple(module);
}

} // namespace awaitscope
