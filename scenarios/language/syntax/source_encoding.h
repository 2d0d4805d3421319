#pragma once

#include <string>
#include <string_view>

namespace awaitscope {

/// What a source says about its own encoding.
enum class SourceEncoding { Utf8, Latin1, Unknown };

/// The name in a comment `# -*- coding: NAME -*-` in one of the first two lines, as CPython reads
/// it; empty when there is none.
std::string declaredEncoding(std::string_view bytes);
SourceEncoding encodingNamed(std::string_view name);
/// ISO 8859-1 text as UTF-8.
std::string latin1ToUtf8(std::string_view bytes);

} // namespace awaitscope
