#pragma once

#include "scenarios/language/builtins/protocols.h"
#include "scenarios/language/values/attributes.h"

namespace awaitscope {

class Machine;
class Type;

/// `isinstance` and `issubclass`: whether the type is (derived from) `wanted`, a type or a tuple of
/// them. False, with a TypeError saying `complaint`, when `wanted` is neither.
bool matchesType(Machine& machine, const Type* type, const Value& wanted, const char* complaint,
                 bool& matches, int depth = 0);
/// `isinstance(value, wanted)`, whoever of the program has a say in it.
Coroutine<Answer> askIsInstance(Machine& machine, Value value, Value wanted);
/// `callable(value)`.
bool isCallable(const Value& value);
/// The attributes that an object has of its own; null when it has no place for any.
Attributes* attributesOf(const Value& value);
/// `vars(object)`: a dict that is a copy.
Value attributesAsDict(const Attributes& attributes);

} // namespace awaitscope
