#pragma once

#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/diagnostic.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace awaitscope {

/// One `key=value` of a comment `# awaitscope: key=value ...`, by which a scenario carries its
/// settings.
///
/// A word without `=` has an empty value whose span is empty, at the end of the key.
struct Directive {
    std::string key;
    std::string value;
    SourceSpan keySpan;
    SourceSpan valueSpan;
};

struct ParseResult {
    /// Null when there is an error.
    std::unique_ptr<Module> module;
    /// In the order of the source, also when there is an error.
    std::vector<Directive> directives;
    /// Empty, or the one error that CPython would report.
    std::vector<Diagnostic> diagnostics;
};

/// Reads a source file, UTF-8 with or without a byte order mark, with any line ends.
///
/// Takes time linear in the size of the source and bounded stack whatever the source.
ParseResult parse(std::string_view source);

/// The tree of a piece of source, of which only the grammar is asked: a `return` may stand outside
/// a function. Null when there is an error.
std::unique_ptr<Module> parseTree(std::string_view source);

} // namespace awaitscope
