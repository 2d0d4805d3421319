#pragma once

#include "program/option_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

/// Puts an option's value into the command line; the sentence of what is wrong with it, if
/// anything is. REQUIRES: the option takes a value, and `line.language` is settled.
std::optional<std::string> takeValue(CommandLine& line, const OptionSpec& option,
                                     std::string_view value);

/// `en`, `fr`.
std::optional<Language> languageNamed(std::string_view name);

} // namespace awaitscope
