#pragma once

#include "scenarios/language/values/container_base.h"

#include <cstddef>

namespace awaitscope {

/// How many weak references this thread has whose targets live.
extern constinit thread_local size_t t_weakReferences;

/// `weakref.ref(target)`: knows its target as long as others keep that alive.
///
/// Any container can be a target. It tells its weak references when it dies, which costs nothing
/// while its thread has none of them.
class WeakReference final : public Container {
public:
    /// `callback` is called with the reference when the target has died; null: nothing is.
    WeakReference(const Value& target, Value callback);
    ~WeakReference() override;
    static Type* classType();
    /// Null for a value that nobody can refer to weakly.
    static Container* targetOf(const Value& value);
    /// One of this target without a callback; null when there is none.
    static WeakReference* existing(const Container& target);
    static size_t countOf(const Container& target);

    /// The target; None when it is no more.
    Value target() const;
    const Value& callback() const { return m_callback; }
    void traverse(Visitor& visitor) const override { visitor.visit(m_callback); }
    void clear() override { m_callback = nullptr; }

private:
    friend class Container;
    /// A target dies.
    static void forget(Container& target);

    Container* m_target;
    Value m_callback;
};

} // namespace awaitscope
