#pragma once

#include <string_view>
#include <vector>

namespace awaitscope {

/// The value of the first line `key: value` of a `.words` text; empty when there is no such line.
///
/// The format is a line each, as long as it takes, so that a translator needs nothing but an
/// editor. Values are UTF-8; code stands between backquotes.
std::string_view wordsFor(std::string_view text, std::string_view key);

/// The paragraphs of a text, which blank lines separate.
std::vector<std::string_view> paragraphs(std::string_view text);

} // namespace awaitscope
