#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// Appends a JSON string, in quotes. The result is valid UTF-8 whatever the text is: a lone
/// surrogate becomes `\ud800`, any other byte out of place U+FFFD.
void appendJsonString(std::string& out, std::string_view text);

} // namespace awaitscope
