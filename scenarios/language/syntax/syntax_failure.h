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

/// Throws the SyntaxFailure of `syntaxError` with these arguments.
[[noreturn]] inline void fail(SourceSpan span, std::string message, HintCode hint = HintCode::None,
                              std::vector<std::string> arguments = {})
{
    throw SyntaxFailure{syntaxError(span, std::move(message), hint, std::move(arguments))};
}

} // namespace awaitscope
