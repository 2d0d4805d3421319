#pragma once

#include <optional>
#include <string>
#include <vector>

namespace awaitscope {

/// A place in some lines of text: both count from 0, columns in characters.
struct TextPlace {
    size_t line = 0;
    size_t column = 0;
    auto operator<=>(const TextPlace&) const = default;
};

/// The part of an expression that a traceback points at with `^` when it marks the rest with `~`:
/// an operator, or the brackets of a call or a subscript.
struct CaretAnchors {
    TextPlace begin, end;
};

/// The anchors inside an expression's own text, as CPython 3.13 finds them; nothing when it has
/// none.
std::optional<CaretAnchors> caretAnchors(const std::vector<std::u32string>& segment);

std::u32string toCharacters(const std::string& text);
std::string toUtf8(const std::u32string& text);

} // namespace awaitscope
