#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

class Machine;

// Dicts with a type of their own: whatever works on dicts works on them.

class KindOfDict : public DictObject {
public:
    explicit KindOfDict(const Type* type, Value factory = nullptr) : factory(std::move(factory))
    {
        setType(type);
    }
    void traverse(Visitor& visitor) const override
    {
        DictObject::traverse(visitor);
        visitor.visit(factory);
    }
    void clear() override
    {
        DictObject::clear();
        factory = none();
    }
    Value factory; ///< defaultdict's
};

/// An empty one, of the type itself or of a class of the program that derives from it. Null when
/// raised.
Value makeKind(Machine& machine, const Value& cls, Type* kind, Value factory = nullptr);
/// One of the type itself with the same entries.
Value copyAs(Type* kind, const Value& dict);
/// `Kind(...)` around the dict that is shown; empty parentheses when `dict` is empty.
Coroutine<Value> representAs(Machine& machine, Value dict, Value shown);

inline HashTable& tableOf(const Value& dict)
{
    return dict.as<DictObject>()->table();
}

} // namespace awaitscope
