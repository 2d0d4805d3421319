#pragma once

#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/type.h"

namespace awaitscope {

/// Says what calling the type does: its `__new__`, whose first parameter is the type.
void defineNew(Type* type, const char* signature, NativeFunction make);
void defineNew(Type* type, const char* signature, NativeCoroutine make);
/// When `atOnce` returns null without raising, having changed nothing, `make` is called instead.
void defineNew(Type* type, const char* signature, NativeFunction atOnce, NativeCoroutine make);

/// Classes of the program cannot derive from most built-in types: raises, and returns false, when
/// `cls` is not `type` itself.
bool checkExactType(Machine& machine, const Value& cls, const Type* type);

} // namespace awaitscope
