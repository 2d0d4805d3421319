#pragma once

#include "scenarios/language/syntax/diagnostic.h"

#include <string_view>

namespace awaitscope {

/// Adds advice to an error whose line looks like something pasted along with a program: a prompt,
/// or what a web page's copy button adds. Leaves advice that is there already.
void addPasteHint(Diagnostic& diagnostic, std::string_view text);

} // namespace awaitscope
