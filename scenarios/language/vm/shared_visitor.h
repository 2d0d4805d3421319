#pragma once

#include "core/runtime/primitives.h"
#include "scenarios/language/values/callable.h"

#include <unordered_set>

namespace awaitscope {

/// Looks for locks, queues, ... in what values lead to, a few steps deep.
class SharedVisitor : public Visitor {
protected:
    void visitObject(Opaque& object) final
    {
        if (m_isOver || !object.type() || m_seen.size() > kMostSeen || !leadsOn(object)) return;
        if (static_cast<const Type*>(object.type())->layout() == Layout::Core)
            if (const auto* shared = dynamic_cast<const Shared*>(&object)) meet(*shared);
        if (auto* instance = dynamic_cast<InstanceObject*>(&object))
            meetAttributes(instance->attributes());
        if (const auto* function = dynamic_cast<const FunctionObject*>(&object))
            meetFunction(*function);
        // Modules, functions and classes lead to everything.
        if (!object.isContainer() || m_depth == m_deepest ||
            dynamic_cast<const ModuleObject*>(&object) ||
            dynamic_cast<const FunctionObject*>(&object) || dynamic_cast<const Type*>(&object) ||
            !m_seen.insert(&object).second)
            return;
        ++m_depth;
        object.traverse(*this);
        --m_depth;
    }
    explicit SharedVisitor(int deepest) : m_deepest(deepest) {}
    virtual void meet(const Shared& shared) = 0;
    /// Whether what an object leads to is looked at.
    virtual bool leadsOn(Opaque&) const { return true; }
    virtual void meetFunction(const FunctionObject&) {}
    /// Those of an object that is on the way.
    virtual void meetAttributes(const Attributes&) {}
    /// Enough has been seen.
    void stop() { m_isOver = true; }

private:
    static constexpr size_t kMostSeen = 2000;

    int m_deepest;
    int m_depth = 0;
    bool m_isOver = false;
    std::unordered_set<const Opaque*> m_seen; // asked only, never walked
};

} // namespace awaitscope
