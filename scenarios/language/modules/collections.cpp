#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/modules/type_hints.h"

namespace awaitscope {

namespace {

Value alias(Machine&, Arguments slots)
{
    return makeAlias(slots[0], slots[1]);
}

} // namespace

void fillCollectionsAbc(Definitions& module)
{
    module.function("_alias", "cls, item", alias);
}

void fillCollections(Definitions& module)
{
    defineDeque(module);
    defineDictKinds(module);
    defineNamedTuple(module);
}

} // namespace awaitscope
