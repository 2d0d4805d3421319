#pragma once

#include "scenarios/language/values/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

class ExceptionObject;
class Machine;

/// The known name that is most like the wrong one, by CPython's measure; empty when none is near.
std::string suggestName(const std::string& wrong, const std::vector<std::string>& known);
/// What a traceback adds after the text of a NameError, an AttributeError or an ImportError: `Did
/// you mean: 'sleep'?`. Empty when nothing is near.
std::string suggestionFor(Machine& machine, const Value& exception);
/// What of it needs no frames: whether a name that is not known is a module's.
std::string moduleHint(const ExceptionObject& exception);
/// The names that `dir(object)` lists, sorted.
std::vector<std::string> attributeNames(const Value& object);
/// Whether CPython's standard library has a top-level module of this name.
bool isStandardModule(std::string_view name);

} // namespace awaitscope
