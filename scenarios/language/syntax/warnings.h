#pragma once

#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/token.h"

#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// What CPython 3.13 warns of when it compiles the module, in its order: escapes that mean nothing,
/// `is` with a literal, an assertion that is always true, a call of what cannot be called. Each
/// line has the same warning once.
std::vector<SyntaxWarning> syntaxWarnings(const Module& module, const std::vector<Token>& tokens,
                                          std::string_view text);

/// The warnings as they go to stderr, with their source lines.
std::string warningText(const std::vector<SyntaxWarning>& warnings, const std::string& source,
                        const std::string& fileName);

} // namespace awaitscope
