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

} // namespace awaitscope
