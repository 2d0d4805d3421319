#pragma once

#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/container_base.h"
#include "scenarios/language/values/object.h"

#include <cstdint>
#include <string>
#include <vector>

namespace awaitscope {

class Machine;

/// How instances of a type are laid out in C++. User classes have the layout of the built-in that
/// they derive from.
enum class Layout : uint8_t {
    Instance, ///< InstanceObject: attributes only
    None,
    Bool,
    Int,
    Float,
    Str,
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    Range,
    Slice,
    Iterator,
    Function,
    Builtin,
    BoundMethod,
    Generator, ///< generators, coroutines, async generators
    NativeCoroutine,
    Exception,
    Type,
    Module,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Cell,
    Core,   ///< one of core's: a task, a lock...
    Native, ///< anything else that is made in C++
};

/// A type: built in (immutable, immortal, shared by all runs) or a class of the program.
class Type : public Container {
public:
    Type(std::string name, Layout layout, std::vector<Ref<Type>> bases);

    const std::string& name() const { return m_name; }
    Layout layout() const { return m_layout; }
    const std::vector<Ref<Type>>& bases() const { return m_bases; }
    /// Method resolution order, this type first.
    const std::vector<const Type*>& order() const { return m_order; }
    bool isSubtypeOf(const Type* other) const;
    /// Whether a class statement of the program made it.
    bool isProgram() const { return m_program; }
    void setProgram() { m_program = true; }
    const std::string& module() const { return m_module; }
    void setModule(std::string module) { m_module = std::move(module); }

    Attributes& attributes() { return m_attributes; }
    const Attributes& attributes() const { return m_attributes; }
    /// Searches the method resolution order; null when nowhere. `name` is interned.
    const Value* find(const Value& name) const;

    /// False when the bases have no consistent order.
    bool hasOrder() const { return !m_order.empty(); }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    void linearize();

    std::string m_name;
    std::string m_module = "builtins";
    Layout m_layout;
    bool m_program = false;
    std::vector<Ref<Type>> m_bases;
    std::vector<const Type*> m_order;
    Attributes m_attributes;
};

/// An instance of a class of the program that has no built-in layout.
class InstanceObject : public Container {
public:
    explicit InstanceObject(Ref<Type> type) : Container(type.get()), m_class(std::move(type)) {}
    Attributes& attributes() { return m_attributes; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(Value(m_class));
        visitor.visitAll(m_attributes);
    }
    void clear() override { m_attributes.clear(); }

private:
    Ref<Type> m_class;
    Attributes m_attributes;
};

inline bool isInstance(const Value& value, const Type* type)
{
    return typeOf(value)->isSubtypeOf(type);
}

} // namespace awaitscope
