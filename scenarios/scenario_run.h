#pragma once

#include "core/comparison/comparison.h"
#include "core/runtime/options.h"
#include "scenarios/language/syntax/parser.h"

#include <memory>
#include <string>
#include <vector>

namespace awaitscope {

struct Program; // its header stays out of Qt's reach: `slots` is a keyword there

/// A source text made ready to run, or what is wrong with it.
struct CompileResult {
    std::shared_ptr<const Program> program; ///< null when there are diagnostics
    std::vector<Directive> directives;
    std::vector<Diagnostic> diagnostics;
    /// What the program asks for that Awaitscope leaves out, but need never get to: an exception is
    /// raised where it does.
    std::vector<Diagnostic> omissions;
    /// The module only defines things: running it would do nothing.
    bool definesOnly = false;
    /// With `definesOnly`: the line that would start it, `asyncio.run(main())`.
    std::string suggestedLine;
};

/// Compiles a scenario. `fileName` is what messages and tracebacks call it.
CompileResult compileScenario(std::string source, std::string fileName);

struct ScenarioRun {
    std::shared_ptr<const Trace> trace;
};

/// Runs a program to its end under the model of `options`. Same program and options, same trace,
/// byte for byte. May be called from any thread, several at a time with the same program;
/// `options.stop` cancels it.
ScenarioRun runScenario(std::shared_ptr<const Program> program, const RunOptions& options);

/// Runs a program once for each of the options, side by side, each on a thread of its own: the runs
/// share the program and nothing else.
std::vector<Run> runSideBySide(std::shared_ptr<const Program> program,
                               const std::vector<RunOptions>& options);

} // namespace awaitscope
