#pragma once

#include "scenarios/language/syntax/ast.h"

#include <string>

namespace awaitscope {

/// How much a dump tells.
enum class DumpDetail { Shape, Spans };

/// The tree as text, one line per top-level statement: `Assign(Name(x), Binary(+, 1, Name(y)))`.
std::string dumpTree(const Module& module, DumpDetail detail = DumpDetail::Shape);

} // namespace awaitscope
