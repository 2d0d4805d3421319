#pragma once

#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/object.h"

namespace awaitscope {

class Collector;

/// An object that holds references to others, and so can be part of a cycle: the collector of its
/// run knows it.
class Container : public Object {
public:
    /// Shows every counted reference, once each.
    void traverse(Visitor& visitor) const override = 0;
    /// Lets go of them all.
    virtual void clear() = 0;
    void letGo() final { clear(); }

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
