#pragma once

#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type.h"
#include "scenarios/language/values/types.h"

// What most attributes are, without a call: those of an instance or a module itself, and methods.
// Whatever is not that simple (properties, `__getattr__`) is left to the interpreter's
// instructions.

namespace awaitscope {

/// An instance whose own attributes are read and, with these hooks free, written as they are.
inline bool isPlainInstance(const Value& object, uint32_t hooks)
{
    if (!object.isObject()) return false;
    const Type* type = typeOf(object);
    return type->layout() == Layout::Instance && type->isProgram() && !type->hooks(hooks);
}

/// Where an instance has the attribute, when its class says nothing about the name; null when it is
/// not that simple.
inline Value* ownAttribute(const Value& object, const Value& name, uint32_t hooks)
{
    if (!isPlainInstance(object, hooks) || typeOf(object)->find(name)) return nullptr;
    return object.as<InstanceObject>()->attributes().find(name);
}

/// What a module has under the name, when it is not something that all modules have; null when it
/// is not that simple.
inline const Value* contentOf(const Value& module, const Value& name)
{
    if (!module.isObject()) return nullptr;
    const Type* type = typeOf(module);
    if (type != types::module() || type->find(name)) return nullptr;
    return module.as<ModuleObject>()->attributes().find(name);
}

/// Whether `object.name = ...` does nothing but store. (Names like `__class__` may do more.)
inline bool storesSimply(const Value& object, const Value& name)
{
    return isPlainInstance(object, hook::SetAttribute | hook::Slots) &&
           !typeOf(object)->find(name) && !textOf(name).starts_with("__");
}

/// The function that `object.name` calls with the object in front; null when it is not that simple.
inline const Value* plainMethodOf(const Value& object, const Value& name)
{
    if (!object.isObject()) return nullptr;
    const Type* type = typeOf(object);
    const Layout layout = type->layout();
    const bool isInstance = isPlainInstance(object, hook::GetAttribute);
    const bool isBuiltin =
        !type->isProgram() &&
        (layout == Layout::List || layout == Layout::Dict || layout == Layout::Str ||
         layout == Layout::Set || layout == Layout::Tuple || layout == Layout::Core);
    if (!isInstance && !isBuiltin) return nullptr;
    const Value* found = type->find(name);
    if (!found || !found->isObject()) return nullptr;
    const Layout kind = typeOf(*found)->layout();
    if (kind != Layout::Function && kind != Layout::Builtin) return nullptr;
    const bool isHidden = isInstance && object.as<InstanceObject>()->attributes().find(name);
    return isHidden ? nullptr : found;
}

} // namespace awaitscope
