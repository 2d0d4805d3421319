#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/container.h"
#include "scenarios/language/vm/machine.h"

namespace awaitscope {

/// What `object.__getattribute__` finds where code of the program has to say what it is worth: a
/// property, or an object with `__get__`.
struct Descriptor {
    Value found;
    Value self; ///< null when it was looked up on the class
    const Type* owner = nullptr;
};

/// Where an object's own attributes stand; null when it can have none, and for classes.
Attributes* ownAttributesOf(const Value& object);

/// `object.__getattribute__`, `type.__getattribute__` and `super`'s, as far as no code of the
/// program is needed. NeedsProgram: ask `descriptor`, or an exception is pending.
Machine::Lookup plainLookup(Machine& machine, const Value& object, const Value& name, Value& result,
                            Descriptor& descriptor);
/// The same, with the program's say.
Coroutine<Value> genericAttribute(Machine& machine, Value object, Value name);
/// `object.__setattr__`; with a null value `object.__delattr__`.
Coroutine<Value> genericSetAttribute(Machine& machine, Value object, Value name, Value value);
/// Stores or (null value) deletes an attribute in the object itself. Null when raised.
Value storeOwnAttribute(Machine& machine, const Value& object, const Value& name, Value value);

/// A special method that a built-in type has for who asks by name: `[].__len__`. Null when none.
const Value* specialMethod(const Type* type, const Value& name);
/// Attributes that are worked out: `__class__`, `__name__`, `__mro__`...
bool specialAttribute(Machine& machine, const Value& object, const Value& name, Value& result);
/// The type of `function.__code__`; made at start-up.
Type* codeType();
Value makeCode(const Code& code);
/// `function.__closure__`: its cells, in the order of their names.
Value closureOf(const FunctionObject& function);
/// What an attribute found on the type becomes when it is looked up on an object of it.
Value boundTo(const Value& found, const Value& object);

} // namespace awaitscope
