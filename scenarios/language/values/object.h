#pragma once

#include "scenarios/language/values/value.h"

#include <atomic>

namespace awaitscope {

/// An object that belongs to the language alone. Core's tasks, futures, locks are values, too,
/// without being this.
class Object : public Opaque {
public:
    /// What the program can store on it; null when it can store nothing.
    virtual class Attributes* ownAttributes() { return nullptr; }

protected:
    explicit Object(const Type* type) { setType(reinterpret_cast<const void*>(type)); }
    /// Deletes it, without recursion however deep the structure is. Whoever overrides this ends
    /// with it.
    void dispose() override;
};

namespace types::making {
extern std::atomic<Type*> integerMade; ///< null until it is asked for
Type* integer();
} // namespace types::making

/// The type of any value.
inline const Type* typeOf(const Value& value)
{
    if (value.isSmall()) {
        const Type* made = types::making::integerMade.load(std::memory_order_acquire);
        return made ? made : types::making::integer();
    }
    return static_cast<const Type*>(value.object()->type());
}

namespace detail {
Value makeNone();
Value makeBoolean();
} // namespace detail

/// Singletons. Immortal, so that runs on several threads share them.
inline const Value& none()
{
    static const Value value = detail::makeNone();
    return value;
}
inline const Value& trueValue()
{
    static const Value value = detail::makeBoolean();
    return value;
}
inline const Value& falseValue()
{
    static const Value value = detail::makeBoolean();
    return value;
}
const Value& ellipsis();
const Value& notImplemented();
inline const Value& boolean(bool truth)
{
    return truth ? trueValue() : falseValue();
}

} // namespace awaitscope
