#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/deque.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/named_tuple.h"
#include "scenarios/language/modules/type_hints.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/types.h"
#include "scenarios/language/vm/lookup.h"

namespace awaitscope {

namespace {

Value alias(Machine&, Arguments slots)
{
    return makeAlias(slots[0], slots[1]);
}

/// What has no `__hash__` of its own hashes by identity, but for these.
bool isUnhashable(const Type& type)
{
    for (const Type* each :
         {types::list(), types::dict(), types::set(), types::dictKeys(), types::dictItems()})
        if (type.isSubtypeOf(each)) return true;
    return false;
}

// Slots: the class, names of methods. One that is None is no method.
Value hasAll(Machine&, Arguments slots)
{
    const Type* type = slots[0].as<Type>();
    for (const Value& each : slots[1].as<TupleObject>()->items()) {
        const Value name = scopedName(each);
        const Value* method = type->find(name);
        if (!method) method = specialMethod(type, name);
        const bool isHash = textOf(name) == "__hash__";
        if (isHash ? isUnhashable(*type) || (method && method->is(none()))
                   : !method || method->is(none()))
            return notImplemented();
    }
    return trueValue();
}

} // namespace

void fillCollectionsAbc(Definitions& module)
{
    module.function("_alias", "cls, item", alias).function("_has_all", "cls, names", hasAll);
}

void fillCollections(Definitions& module)
{
    defineDeque(module);
    defineDictKinds(module);
    defineNamedTuple(module);
}

} // namespace awaitscope
