#include "scenarios/language/vm/attribute_dict.h"

#include "scenarios/language/builtins/arguments.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/vm/lookup.h"

namespace awaitscope {

AttributeDict::AttributeDict(Value owner) : m_owner(std::move(owner))
{
    setType(attributeDictType());
    refresh();
}

void AttributeDict::refresh()
{
    table().clear();
    bool isFunction = typeOf(m_owner)->layout() == Layout::Function;
    static const Value hints = intern("__annotations__");
    const auto& attributes = ownAttributesOf(m_owner)->entries();
    Cost::spend(Cost::kNewKey * attributes.size());
    for (const auto& entry : attributes)
        if (entry.value && !(isFunction && entry.name.is(hints)))
            table().set(*hashOf(entry.name), entry.name, entry.value);
}

const Value& sharedDictName()
{
    static const Value name = intern(" dict");
    return name;
}

DictObject* sharedDictOf(const Value& object)
{
    if (!isHooked(object, hook::Slots)) return nullptr;
    Attributes* attributes = ownAttributesOf(object);
    Value* shared = attributes ? attributes->find(sharedDictName()) : nullptr;
    return shared ? shared->as<DictObject>() : nullptr;
}

namespace {

/// Gives the object what the dict has now.
void writeThrough(AttributeDict& dict)
{
    Attributes* attributes = dict.owner() ? ownAttributesOf(dict.owner()) : nullptr;
    if (!attributes) return;
    Cost::spend(2 * attributes->entries().size());
    Values gone;
    for (const auto& entry : attributes->entries())
        if (entry.value && !dict.table().find(*hashOf(entry.name), entry.name))
            gone.push_back(entry.name);
    for (const Value& name : gone)
        attributes->remove(name);
    for (const auto& entry : dict.table().entries())
        if (entry.key && isStr(entry.key)) attributes->set(scopedName(entry.key), entry.value);
}

/// Stores one name, as most programs do, without a look at all the others. False, having done
/// nothing: it is no name.
bool storesAtOnce(AttributeDict& dict, const Values& arguments)
{
    constexpr size_t kArguments = 3; // with the dict itself
    Attributes* attributes = dict.owner() ? ownAttributesOf(dict.owner()) : nullptr;
    if (!attributes || arguments.size() != kArguments || !isStr(arguments[1])) return false;
    const Value name = scopedName(arguments[1]);
    dict.table().set(*hashOf(name), name, arguments[2]);
    attributes->set(name, arguments[2]);
    return true;
}

/// What dict's method of this name does, and then the same to the object.
template <FixedName Name> Coroutine<Value> through(Machine& machine, Values slots)
{
    constexpr bool sets = std::string_view(Name.text) == "__setitem__";
    Value name = intern(Name.text);
    const Value* method = types::dict()->attributes().find(name);
    if (!method) method = types::dict()->operators().find(name);
    Values arguments = slots[1].as<TupleObject>()->items(), names, values;
    arguments.insert(arguments.begin(), slots[0]);
    for (const auto& entry : slots[2].as<DictObject>()->table().entries()) {
        names.push_back(scopedName(entry.key));
        values.push_back(entry.value);
    }
    if (sets && storesAtOnce(*slots[0].as<AttributeDict>(), arguments)) co_return none();
    slots[0].as<AttributeDict>()->refresh(); // so that only what this call changes is written
    Value result =
        co_await machine.call(*method, std::move(arguments), std::move(names), std::move(values));
    if (result) writeThrough(*slots[0].as<AttributeDict>());
    co_return result;
}

} // namespace

Type* attributeDictType()
{
    static Type* const type = [] {
        Type* made = makeBuiltinType("dict", "builtins", Layout::Dict, {types::dict()});
        made->addHooks(hook::SetItem);
        const char* any = "self, /, *args, **kwargs";
        Definitions(made->attributes(), "dict")
            .coroutine("__setitem__", any, through<"__setitem__">)
            .coroutine("__delitem__", any, through<"__delitem__">)
            .coroutine("update", any, through<"update">)
            .coroutine("setdefault", any, through<"setdefault">)
            .coroutine("pop", any, through<"pop">)
            .coroutine("popitem", any, through<"popitem">)
            .coroutine("clear", any, through<"clear">);
        return made;
    }();
    return type;
}

} // namespace awaitscope
