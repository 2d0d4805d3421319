#pragma once

#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/diagnostic.h"

#include <optional>

namespace awaitscope {

/// The errors that CPython finds in a tree rather than in its text: `await` outside a coroutine,
/// `return` outside a function, a name that is used before it is declared global, ...
std::optional<Diagnostic> checkModule(const Module& module);

} // namespace awaitscope
