#pragma once

#include "scenarios/language/values/container.h"
#include "scenarios/language/values/cost.h"

namespace awaitscope {

/// The tuples that `zip` or `enumerate` give, one after the other: the same again while nobody has
/// kept it, as in CPython.
class RecycledTuple {
public:
    /// The items of the next one, to be set.
    Values& renew(size_t size)
    {
        if (!m_tuple || m_tuple->references() != 1 || m_tuple->items().size() != size) {
            Cost::spend(Cost::kContainer);
            m_tuple = makeRef<TupleObject>(Values(size));
        }
        return m_tuple->mutableItems();
    }
    Value value() const { return m_tuple; }
    void traverse(Visitor& visitor) const { visitor.visit(m_tuple); }

private:
    Ref<TupleObject> m_tuple;
};

} // namespace awaitscope
