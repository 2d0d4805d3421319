#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/attributes.h"
#include "scenarios/language/values/container_base.h"
#include "scenarios/language/values/object.h"
#include "scenarios/language/values/signature.h"

#include <memory>
#include <string>

namespace awaitscope {

class Machine;
struct Code;
struct Frame;
struct Program;
class CellObject;
class ModuleObject;

/// A built-in that cannot run code of the program: called and back. `slots` are the bound
/// parameters; null for those that were not given. Returns null after `Machine::raise`.
using NativeFunction = Value (*)(Machine& machine, Arguments slots);
/// A built-in that may run code of the program, or wait. It owns its arguments, since it may
/// outlive its caller's.
using NativeCoroutine = Coroutine<Value> (*)(Machine& machine, Values slots);

/// A built-in function or method; its type says whether it is a method, an operator of a type, or a
/// function of the standard library that CPython has in Python.
class BuiltinObject : public Object {
public:
    BuiltinObject(std::string name, Signature signature, NativeFunction function);
    BuiltinObject(std::string name, Signature signature, NativeCoroutine coroutine);

    const std::string& name() const { return m_name; }
    /// The class that it is a method of; empty when it is a function.
    const std::string& owner() const { return m_owner; }
    void setOwner(std::string owner);
    /// `Queue.put`.
    const std::string& qualifiedName() const
    {
        return m_qualifiedName.empty() ? m_name : m_qualifiedName;
    }
    void setPython();
    /// Its name in what is said of wrong arguments.
    const std::string& calledName() const
    {
        return m_signature.isPython ? qualifiedName() : m_name;
    }
    const Signature& signature() const { return m_signature; }
    NativeFunction function() const { return m_function; }
    NativeCoroutine coroutine() const { return m_coroutine; }
    /// What to do when the function returns null without raising: it could not do without code of
    /// the program, and has changed nothing.
    void setCoroutine(NativeCoroutine coroutine) { m_coroutine = coroutine; }
    /// An `async def` of the standard library: calling it makes a coroutine object, nothing runs
    /// yet. Its function, if it has one, is what an await of the call tries first: it returns null
    /// without raising, having changed nothing, when the coroutine is needed.
    bool isAsync() const { return m_async; }
    void setAsync() { m_async = true; }

private:
    std::string m_name, m_owner, m_qualifiedName;
    Signature m_signature;
    NativeFunction m_function = nullptr;
    NativeCoroutine m_coroutine = nullptr;
    bool m_async = false;
};

/// A function of the program.
class FunctionObject : public Container {
public:
    FunctionObject(const Code* code, ModuleObject* module, Values defaults, Values keywordDefaults,
                   Values closure);

    const Code& code() const { return *m_code; }
    /// Whose variables its global names are. It lives as long as the run.
    ModuleObject& module() const { return *m_module; }
    /// For the last positional parameters.
    const Values& defaults() const { return m_defaults; }
    void setDefaults(Values defaults) { m_defaults = std::move(defaults); }
    /// One for each keyword-only parameter; null where there is none.
    const Values& keywordDefaults() const { return m_keywordDefaults; }
    void setKeywordDefaults(Values defaults) { m_keywordDefaults = std::move(defaults); }
    /// Cells, in the order of the code's free variables.
    const Values& closure() const { return m_closure; }
    Attributes& attributes() { return m_attributes; }
    Attributes* ownAttributes() override { return &m_attributes; }
    /// Its code's, unless it was given others.
    const std::string& name() const;
    const std::string& qualifiedName() const;
    bool isRenamed() const { return m_names != nullptr; }
    void rename(std::string name, std::string qualifiedName);
    void traverse(Visitor& visitor) const override
    {
        visitor.visitAll(m_defaults);
        visitor.visitAll(m_keywordDefaults);
        visitor.visitAll(m_closure);
        m_attributes.traverse(visitor);
    }
    void clear() override
    {
        m_defaults.clear();
        m_keywordDefaults.clear();
        m_closure.clear();
        m_attributes.clear();
    }

private:
    const Code* m_code;
    ModuleObject* m_module;
    Values m_defaults, m_keywordDefaults, m_closure;
    std::unique_ptr<std::pair<std::string, std::string>> m_names;
    Attributes m_attributes;
};

/// A function with the object that it was looked up on.
class BoundMethodObject : public Container {
public:
    BoundMethodObject(Value self, Value function);
    const Value& self() const { return m_self; }
    const Value& function() const { return m_function; }
    /// Whether it takes the instance that it is looked up on, as functions do: what a decorator of
    /// the standard library leaves in place of a method.
    bool binds() const { return m_binds; }
    void setBinds() { m_binds = true; }
    /// Whether they are equal: the same function of the same object.
    bool isSame(const BoundMethodObject& other) const
    {
        return type() == other.type() && !m_binds && m_self.is(other.m_self) &&
               m_function.is(other.m_function);
    }
    size_t hash() const;
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(m_self);
        visitor.visit(m_function);
    }
    void clear() override { m_self = m_function = nullptr; }

private:
    Value m_self, m_function;
    bool m_binds = false;
};

/// A variable that functions inside share with the one around them.
class CellObject : public Container {
public:
    CellObject();
    Value value;
    void traverse(Visitor& visitor) const override { visitor.visit(value); }
    void clear() override { value = nullptr; }
};

class PropertyObject : public Container {
public:
    PropertyObject(Value getter, Value setter, Value deleter, Value doc = {});
    Value getter, setter, deleter;
    Value doc; ///< null: the getter's
    void traverse(Visitor& visitor) const override
    {
        visitor.visit(getter);
        visitor.visit(setter);
        visitor.visit(deleter);
        visitor.visit(doc);
    }
    void clear() override { getter = setter = deleter = doc = nullptr; }
};

/// `staticmethod` or `classmethod`; the type says which.
class MethodWrapperObject : public Container {
public:
    MethodWrapperObject(const Type* type, Value function);
    Value function;
    void traverse(Visitor& visitor) const override { visitor.visit(function); }
    void clear() override { function = nullptr; }
};

/// `super()`.
class SuperObject : public Container {
public:
    SuperObject(const Type* after, Value self);
    const Type* after;
    Value self;
    void traverse(Visitor& visitor) const override { visitor.visit(self); }
    void clear() override { self = nullptr; }
};

/// A module: the program itself, or one of the library, written in C++, in Python or in both.
class ModuleObject : public Container {
public:
    /// `program` is its text, null when it has none: its global names get the first places among
    /// the attributes.
    explicit ModuleObject(std::string name, const Program* program = nullptr);
    const std::string& name() const { return m_name; }
    Attributes& attributes() { return m_attributes; }
    /// A global variable, by its number in the program; null while it is unbound.
    Value& global(uint32_t number) { return m_attributes.at(number); }
    /// The built-in of the same name; null when there is none.
    const Value& builtin(uint32_t number) const { return m_builtins[number]; }
    /// The frame that runs its text; null when it has none, or one has been made already.
    Frame* start();
    /// Lets it be started again: an exception left its text.
    void abandonStart() { m_started = false; }
    Attributes* ownAttributes() override { return &m_attributes; }
    void traverse(Visitor& visitor) const override { m_attributes.traverse(visitor); }
    void clear() override { m_attributes.clear(); }

private:
    std::string m_name;
    const Program* m_program;
    bool m_started = false;
    Attributes m_attributes;
    Values m_builtins;
};

/// Makes a built-in; see `Signature::parse`.
Value makeBuiltin(std::string name, std::string_view signature, NativeFunction function);
Value makeBuiltin(std::string name, std::string_view signature, NativeCoroutine coroutine);
/// One that is `async def`.
Value makeAsyncBuiltin(std::string name, std::string_view signature, NativeCoroutine coroutine);

} // namespace awaitscope
