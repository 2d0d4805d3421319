#pragma once

#include "scenarios/language/syntax/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// The text of a file as the lexer wants it: no byte order mark, lines ended by `\n`, valid UTF-8,
/// no NUL.
struct SourceText {
    std::string text;
    /// Set when the bytes are not a Python source.
    std::optional<Diagnostic> error;
};

SourceText readSourceText(std::string_view bytes);

} // namespace awaitscope
