#pragma once

#include "scenarios/language/values/type.h"

namespace awaitscope {

/// One of core's objects that is an instance of a class of the program: what the class needs beside
/// it. `Shared` objects have room for that in themselves.
class Accompanied {
public:
    Attributes& attributes() { return m_holder->attributes(); }

protected:
    explicit Accompanied(Ref<Type> type) : m_holder(makeRef<InstanceObject>(std::move(type))) {}
    ~Accompanied() = default;
    const Ref<InstanceObject>& holder() const { return m_holder; }

private:
    Ref<InstanceObject> m_holder; ///< keeps the class, too
};

/// One of core's objects of a built-in type that keeps what the program stores on it.
class Attributed {
public:
    /// Null until there are any.
    Attributes* attributes() const { return m_beside ? &m_beside->attributes() : nullptr; }
    Attributes& makeAttributes(const Type* type)
    {
        if (!m_beside) m_beside = makeRef<InstanceObject>(Ref<Type>(const_cast<Type*>(type)));
        return m_beside->attributes();
    }

protected:
    ~Attributed() = default;
    void visitAttributes(Visitor& visitor) const { visitor.visit(m_beside); }

private:
    Ref<InstanceObject> m_beside;
};

} // namespace awaitscope
