#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/values/type.h"

#include <string>
#include <vector>

namespace awaitscope {

class Machine;

/// What a class statement, or `type(name, bases, namespace)`, makes a class of.
struct ClassParts {
    std::string name;
    std::string module;
    std::vector<Ref<Type>> bases;
    Attributes names;
};

/// The class that a new class is an instance of: the most derived one of what is asked for and the
/// bases' own. Null when raised: none of them derives from all others.
Type* metaclassOf(Machine& machine, Type* wanted, const std::vector<Ref<Type>>& bases);

/// Makes the class; `__set_name__` and `__init_subclass__` are still to be called. Null when
/// raised: bases that cannot be derived from, or not together.
Value makeClass(Machine& machine, Type* metaclass, ClassParts parts);

/// Whether the namespace of a class body (null: there is none) is asked for what no statement has
/// stored: the one from `__prepare__` has a `__getitem__` or a `__missing__` of its own.
bool answersNames(const Value& space);
/// Asks it for a name; `known` is what the name stands for outside, or null. Null when raised.
Coroutine<Value> askNamespace(Machine& machine, const Value& space, Value name, Value known);

/// `abc.ABCMeta`.
Type* abcMetaType();

} // namespace awaitscope
