#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// The text between quotation marks as JSON has it: quotes, backslashes and control characters
/// escaped, everything else as it is. REQUIRES: UTF-8.
std::string jsonText(std::string_view text);

} // namespace awaitscope
