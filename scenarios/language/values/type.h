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

/// What classes of the program say for themselves: one bit for each group of special methods.
///
/// A class that derives from a built-in type behaves as that type does, at its speed, except where
/// a bit says that the program has a say.
namespace hook {
enum : uint32_t {
    Equality = 1 << 0, ///< `__eq__`, `__ne__`
    Order = 1 << 1,
    Hash = 1 << 2,
    Iteration = 1 << 3, ///< `__iter__`
    Length = 1 << 4,
    Truth = 1 << 5,
    GetItem = 1 << 6, ///< also `__missing__`
    SetItem = 1 << 7, ///< also `__delitem__`
    Contains = 1 << 8,
    Text = 1 << 9, ///< `__repr__`, `__str__`, `__format__`
    Arithmetic = 1 << 10,
    Getter = 1 << 11, ///< `__get__`
    Setter = 1 << 12, ///< `__set__`, `__delete__`
    GetAttribute = 1 << 13,
    GetMissingAttribute = 1 << 14, ///< `__getattr__`
    SetAttribute = 1 << 15,
    DeleteAttribute = 1 << 16,
    Finalizer = 1 << 17, ///< `__del__`
    Slots = 1 << 18,     ///< `__slots__` all the way up: no other attributes
    InstanceCheck = 1 << 19,
    Next = 1 << 20,
    Binds = 1 << 22,    ///< instances become methods of what they are looked up on
    Abstract = 1 << 21, ///< has abstract methods: cannot be instantiated
};
/// The bit that a method of this name belongs to; 0 for most names.
uint32_t ofName(const std::string& name);
} // namespace hook

/// A type: built in (immutable, immortal, shared by all runs) or a class of the program.
class Type : public Container {
public:
    Type(std::string name, Layout layout, std::vector<Ref<Type>> bases);
    ~Type() override;

    const std::string& name() const { return m_name; }
    Layout layout() const { return m_layout; }
    const std::vector<Ref<Type>>& bases() const { return m_bases; }
    /// Method resolution order, this type first.
    const std::vector<const Type*>& order() const { return m_order; }
    bool isSubtypeOf(const Type* other) const { return other == this || derivesFrom(other); }
    /// Whether a class statement of the program made it.
    bool isProgram() const { return m_program; }
    void setProgram();
    const std::string& module() const { return m_module; }
    void setModule(std::string module) { m_module = std::move(module); }

    /// What the program says for itself; nothing for built-in types.
    uint32_t hooks() const { return m_hooks; }
    bool hooks(uint32_t bits) const { return m_hooks & bits; }
    /// Stores an attribute of a class of the program, and notes what it means for its instances.
    void setAttribute(const Value& name, Value value);
    /// Whether instances of its bases have no place for further attributes.
    bool inheritsSlots() const { return m_inheritsSlots; }
    void addHooks(uint32_t bits) { m_hooks |= bits; }
    const std::string& qualifiedName() const { return m_qualifiedName; }
    void setQualifiedName(std::string name) { m_qualifiedName = std::move(name); }
    void setName(std::string name) { m_name = std::move(name); }
    /// The class of this class, when it is one of the program.
    void setMetaclass(Ref<Type> metaclass);
    /// Classes of the program that name this one as a base, oldest first.
    const std::vector<Type*>& subclasses() const { return m_subclasses; }
    /// Special methods of a built-in type, for who asks for them by name: operators themselves
    /// never look here.
    Attributes& operators() { return m_operators; }
    const Attributes& operators() const { return m_operators; }

    Attributes& attributes() { return m_attributes; }
    const Attributes& attributes() const { return m_attributes; }
    /// Searches the method resolution order; null when nowhere. `name` is interned.
    const Value* find(const Value& name) const
    {
        const Lookup& lookup = lookupOf(name);
        return lookup.type == this && lookup.name == name.bits() &&
                       lookup.version == Attributes::versionOfTypes()
                   ? lookup.found
                   : search(name);
    }

    /// False when the bases have no consistent order.
    bool hasOrder() const { return !m_order.empty(); }

    void traverse(Visitor& visitor) const override;
    void clear() override;

private:
    /// What was looked up on a type, found or not. It holds as long as no type of this thread gains
    /// or loses an attribute.
    struct Lookup {
        const Type* type;
        uintptr_t name;
        uint64_t version;
        const Value* found;
    };
    static constexpr size_t kLookups = 1024;
    static inline constinit thread_local Lookup s_lookups[kLookups] = {};

    Lookup& lookupOf(const Value& name) const
    {
        return s_lookups[(reinterpret_cast<uintptr_t>(this) >> 5 ^ name.bits() >> 4) % kLookups];
    }
    const Value* search(const Value& name) const;
    bool derivesFrom(const Type* other) const;
    void linearize();
    /// For this class and all that derive from it.
    void noteHooks(uint32_t bits);

    std::string m_name;
    std::string m_module = "builtins";
    Layout m_layout;
    bool m_program = false;
    bool m_inheritsSlots = true;
    uint32_t m_hooks = 0;
    std::vector<Ref<Type>> m_bases;
    std::vector<const Type*> m_order;
    Attributes m_attributes;
    std::string m_qualifiedName;
    Ref<Type> m_metaclass;
    std::vector<Type*> m_subclasses;
    Attributes m_operators;
};

/// Sees to it that the `__del__` of an instance runs whose last reference is gone.
class Finalizer {
public:
    virtual void finalizeSoon(Value instance) = 0;

protected:
    ~Finalizer() = default;
};

/// An instance of a class of the program that has no built-in layout.
class InstanceObject : public Container {
public:
    explicit InstanceObject(Ref<Type> type) : Container(type.get()), m_class(std::move(type)) {}
    /// `obj.__class__ = ...`
    void setClass(Ref<Type> type)
    {
        setType(type.get());
        m_class = std::move(type);
    }
    Attributes& attributes() { return m_attributes; }
    Attributes* ownAttributes() override { return &m_attributes; }
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_class);
        m_attributes.traverse(visitor);
    }
    void clear() override
    {
        m_attributes.clear();
        m_isFinalized = true; // its `__del__` would find nothing
    }
    /// Who takes the instances of this thread that have a `__del__`, instead of their dying; null:
    /// nobody does.
    static constinit thread_local Finalizer* t_finalizer;

    /// Its last words are to come, unless it has had them. False: nobody takes them.
    bool finalize();

protected:
    void dispose() override;

private:
    Ref<Type> m_class;
    Attributes m_attributes;
    bool m_isFinalized = false;
};

/// Whether the program has a say in this for the value: see `hook`.
inline bool isHooked(const Value& value, uint32_t bits)
{
    return value.isObject() && typeOf(value)->hooks(bits);
}
/// The layout of a value that behaves as its built-in type does; `Layout::Instance` when the
/// program has a say.
inline Layout layoutUnless(const Value& value, uint32_t bits)
{
    const Type* type = typeOf(value);
    return type->hooks(bits) ? Layout::Instance : type->layout();
}

inline bool isInstance(const Value& value, const Type* type)
{
    return typeOf(value)->isSubtypeOf(type);
}

} // namespace awaitscope
