#pragma once

#include "scenarios/language/syntax/diagnostic.h"

#include <string_view>

namespace awaitscope {

/// What to do without a module of this (dotted) name.
HintCode adviceForModule(std::string_view name);
/// What to do without a name of a module: `asyncio.open_connection`.
HintCode adviceForName(std::string_view module, std::string_view name);
/// What to do without a built-in function; None when it is not one of those that are left out.
HintCode adviceForFunction(std::string_view name);

} // namespace awaitscope
