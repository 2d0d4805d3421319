#pragma once

#include "scenarios/language/syntax/diagnostic.h"

namespace awaitscope {

/// How the first error leaves the lexer's and the parser's rules; never leaves parse().
struct SyntaxFailure {
    Diagnostic diagnostic;
    /// Whether CPython only finds it when its parser gets there, not when it reads on after an
    /// error.
    bool isLocal = false;
};

} // namespace awaitscope
