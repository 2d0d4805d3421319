#pragma once

#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;
class TaskGroup;

/// A callable as asyncio names it: `f() at main.py:3`. A loop in debug mode shows its arguments,
/// shortened.
std::string callbackText(Machine& machine, const Value& callable, const Values& arguments);
/// What `str` of a value of asyncio is; `coreRepr` (tasks.h) is its `repr`.
std::string coreText(Machine& machine, const Value& value);
/// `<_UnixSelectorEventLoop running=True closed=False debug=False>`.
std::string loopText(const Value& loop);
/// `<TaskGroup tasks=2 entered>`.
std::string groupText(const TaskGroup& group);

} // namespace awaitscope
