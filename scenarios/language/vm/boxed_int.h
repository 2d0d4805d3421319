#pragma once

#include "scenarios/language/values/object.h"

namespace awaitscope {

/// A small integer on its way through core, which passes objects only. Never seen by a program.
class BoxedInt final : public Object {
public:
    explicit BoxedInt(Value number) : Object(boxedType()), m_number(std::move(number)) {}
    const Value& number() const { return m_number; }
    static const Type* boxedType();

protected:
    /// At once: it refers to nothing, and is made and dropped all the time.
    void dispose() override { delete this; }

private:
    Value m_number;
};

} // namespace awaitscope
