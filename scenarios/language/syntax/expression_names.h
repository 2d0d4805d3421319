#pragma once

#include "scenarios/language/syntax/ast/expression.h"

namespace awaitscope {

/// What CPython calls the expression in its messages: "function call", "literal", ...
const char* describe(const Expression& expression);

} // namespace awaitscope
