#pragma once

#include "scenarios/language/values/container.h"

namespace awaitscope {

/// `obj.__dict__`: a dict that writes what is stored in it through to the object.
///
/// It shows the attributes as they were when it was asked for.
class AttributeDict final : public DictObject {
public:
    explicit AttributeDict(Value owner);
    const Value& owner() const { return m_owner; }
    /// Shows the attributes as they are now.
    void refresh();
    void traverse(Visitor& visitor) const override
    {
        DictObject::traverse(visitor);
        visitor.visit(m_owner);
    }
    void clear() override
    {
        DictObject::clear();
        m_owner = nullptr;
    }

private:
    Value m_owner;
};

/// Called `dict`, as what it derives from. Made at start-up.
Type* attributeDictType();

/// Under this name an object keeps the dict that was assigned to its `__dict__`.
const Value& sharedDictName();
/// That dict; null when none was assigned.
DictObject* sharedDictOf(const Value& object);

} // namespace awaitscope
