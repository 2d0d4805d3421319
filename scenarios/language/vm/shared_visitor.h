#pragma once

#include "core/runtime/primitives.h"
#include "scenarios/language/values/callable.h"

#include <unordered_set>

namespace awaitscope {

/// Looks for locks, queues, ... in what values lead to, a few steps deep.
class SharedVisitor : public Visitor {
public:
    void visit(const Value& value) final
    {
        if (m_isOver || !value.isObject() || !value.object()->type() || m_seen.size() > kMostSeen)
            return;
        if (typeOf(value)->layout() == Layout::Core)
            if (const auto* shared = dynamic_cast<const Shared*>(value.object())) meet(*shared);
        if (auto* instance = dynamic_cast<InstanceObject*>(value.object()))
            meetAttributes(instance->attributes());
        // Modules, functions and classes lead to everything.
        if (!value.object()->isContainer() || m_depth == m_deepest ||
            dynamic_cast<const ModuleObject*>(value.object()) ||
            dynamic_cast<const FunctionObject*>(value.object()) ||
            dynamic_cast<const Type*>(value.object()) || !m_seen.insert(value.object()).second)
            return;
        ++m_depth;
        static_cast<const Container*>(value.object())->traverse(*this);
        --m_depth;
    }

protected:
    explicit SharedVisitor(int deepest) : m_deepest(deepest) {}
    virtual void meet(const Shared& shared) = 0;
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
