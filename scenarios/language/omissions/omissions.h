#pragma once

#include "scenarios/language/syntax/ast.h"
#include "scenarios/language/syntax/diagnostic.h"

#include <vector>

namespace awaitscope {

/// What a program asks for that Awaitscope leaves out, in the order of the source.
struct Omissions {
    /// The program cannot be run: it imports, whatever happens, a module that is not there.
    std::vector<Diagnostic> refused;
    /// The run goes on until it gets there, and an exception is raised then.
    std::vector<Diagnostic> reached;
};

/// Looks through the tree, without running anything: modules that are imported, names of modules,
/// built-in functions that need files, a keyboard or another program. What the program itself
/// guards against (`try: import x` with an `except ImportError`, `hasattr`) is not listed.
Omissions findOmissions(const Module& module);

} // namespace awaitscope
