#pragma once

#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

class Collector;

/// Sees every reference that a container holds.
class Visitor {
public:
    virtual ~Visitor() = default;
    virtual void visit(const Value& value) = 0;

    void visitAll(const Values& values)
    {
        for (const Value& value : values)
            visit(value);
    }
    void visitAll(const Attributes& attributes)
    {
        for (const auto& entry : attributes.entries())
            visit(entry.value);
    }
};

/// An object that holds references to others, and so can be part of a cycle: the collector of its
/// run knows it.
class Container : public Object {
public:
    /// Shows every counted reference, once each.
    virtual void traverse(Visitor& visitor) const = 0;
    /// Lets go of them all.
    virtual void clear() = 0;

protected:
    explicit Container(const Type* type);
    ~Container() override;

private:
    friend class Collector;
    Collector* m_collector = nullptr; ///< null outside a run: then it is never part of garbage
    Container* m_previous = nullptr;
    Container* m_next = nullptr;
    uint32_t m_outside = 0; ///< references from outside the containers, while collecting
};

} // namespace awaitscope
