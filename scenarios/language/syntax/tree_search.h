#pragma once

#include "scenarios/language/syntax/ast.h"

#include <set>
#include <string>

namespace awaitscope {

/// Whether a function with this body is a generator: a `yield` of its own, not of a function inside
/// it.
bool containsYield(const Block& body);

/// Whether a comprehension has an `async for`, or an `await` that runs as part of it.
bool isAsynchronous(const ComprehensionExpression& comprehension);

/// The first `return`, or `break` or `continue` that leaves the block; null when there is none.
const Statement* findJump(const Block& block, bool isInLoop = false);

/// The names that a pattern binds when it matches.
std::set<std::string> boundNames(const Pattern& pattern);

} // namespace awaitscope
