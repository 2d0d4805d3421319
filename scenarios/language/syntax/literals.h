#pragma once

#include "scenarios/language/syntax/ast/expression.h"

#include <memory>
#include <string>
#include <string_view>

namespace awaitscope {

/// The value of a number token, without its span. REQUIRES: the lexer has accepted the text.
std::unique_ptr<ConstantExpression> readNumberLiteral(std::string_view text);

/// The nearest float to a decimal number; 0 or infinity when it is out of range. REQUIRES: digits
/// with a point or an exponent perhaps, no sign, no underscores.
double readReal(std::string_view digits);

struct StringLiteral {
    bool isBytes = false;
    /// UTF-8, or the bytes.
    std::string text;
};

/// The value of a string token, prefix and quotes included. Throws SyntaxFailure at `span` for a
/// bad escape.
StringLiteral readStringLiteral(std::string_view text, SourceSpan span);

/// Replaces the escapes of a string that is not raw. Throws SyntaxFailure at `span` for a bad one.
std::string readEscapes(std::string_view text, SourceSpan span);

} // namespace awaitscope
