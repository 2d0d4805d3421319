#pragma once

#include "scenarios/language/values/value.h"

namespace awaitscope {

/// An object that belongs to the language alone. Core's tasks, futures, locks are values, too,
/// without being this.
class Object : public Opaque {
protected:
    explicit Object(const Type* type) { setType(reinterpret_cast<const void*>(type)); }
    /// Deletes it, without recursion however deep the structure is. Whoever overrides this ends
    /// with it.
    void dispose() override;
};

/// The type of any value.
const Type* typeOf(const Value& value);

/// Singletons. Immortal, so that runs on several threads share them.
const Value& none();
const Value& trueValue();
const Value& falseValue();
const Value& ellipsis();
const Value& notImplemented();
inline const Value& boolean(bool truth)
{
    return truth ? trueValue() : falseValue();
}

} // namespace awaitscope
