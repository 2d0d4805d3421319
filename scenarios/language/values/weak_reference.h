#pragma once

#include "scenarios/language/values/container_base.h"

#include <cstddef>

namespace awaitscope {

/// `weakref.ref(target)`: knows its target as long as others keep that alive.
///
/// Any container can be a target, and the tasks, futures, locks and queues of core. It tells its
/// weak references when it dies.
class WeakReference final : public Container {
public:
    /// `callback` is called with the reference when the target has died; null: nothing is.
    WeakReference(const Value& target, Value callback);
    ~WeakReference() override;
    static Type* classType();
    /// Null for a value that nobody can refer to weakly.
    static Opaque* targetOf(const Value& value);
    /// Those of one target.
    struct Watch {
        WeakReference* newest = nullptr;
        WeakReference* plain = nullptr; ///< one without a callback, which all share
        size_t count = 0;
    };
    static Watch watchOf(const Opaque& target);
    /// The one of the same target that was made before this one.
    WeakReference* next() const { return m_next; }

    /// The target; None when it is no more.
    Value target() const;
    const Value& callback() const { return m_callback; }
    const Value& hash() const { return m_hash; }
    void setHash(Value hash) { m_hash = std::move(hash); }
    void traverse(Visitor& visitor) const override { visitor.visit(m_callback); }
    void clear() override { m_callback = nullptr; }

private:
    /// A target dies.
    static void forget(Opaque& target);
    static const bool s_isTold;

    Opaque* m_target;
    Value m_callback;
    WeakReference* m_previous = nullptr; ///< a newer one of the same target
    WeakReference* m_next = nullptr;
    Value m_hash; ///< of the target, once somebody has asked
};

} // namespace awaitscope
