#pragma once

#include "scenarios/language/values/type.h"

namespace awaitscope {

/// An instance of a class of the program that derives from a built-in type: what the built-in's
/// instances hold, and attributes.
///
/// Whatever works on the built-in works on it. For a base that is no container (`str`, `float`)
/// the attributes stand in an object that the collector knows.
template <class Base> class Derived final : public Base {
public:
    template <class... Arguments>
    explicit Derived(Ref<Type> type, Arguments&&... arguments)
        : Base(std::forward<Arguments>(arguments)...),
          m_holder(makeRef<InstanceObject>(std::move(type)))
    {
        this->setType(typeOf(Value(m_holder)));
        this->setHolder();
    }
    Attributes* ownAttributes() override { return &m_holder->attributes(); }
    void traverse(Visitor& visitor) const override
    {
        Base::traverse(visitor);
        visitor.visit(m_holder);
    }
    void clear()
    {
        if constexpr (std::is_base_of_v<Container, Base>) Base::clear();
        m_holder->clear();
    }

private:
    Ref<InstanceObject> m_holder; ///< keeps the class, too
};

/// A built-in value as an instance of a class that derives from its type; the value itself when
/// `type` is that type. A list, dict or set is moved out of: nobody else may have seen it.
Value derive(Type* type, Value plain);
/// The built-in value that an instance of such a class stands for: itself, when it is one already.
Value plainOf(const Value& value);

} // namespace awaitscope
