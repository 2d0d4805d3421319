#pragma once

#include "core/runtime/options.h"
#include "core/text/language.h"
#include "core/trace/trace.h"

#include <memory>
#include <string>

namespace awaitscope {

/// The exit code that a run asks for: 0, 1 for an uncaught exception, the program's own for
/// `sys.exit`, 3 when it was stopped by a limit or deadlocked.
int exitCodeOf(const Trace& trace);

/// When the run was stopped by a limit: which, where, and how to raise it. When it deadlocked: who
/// waits for whom. Otherwise empty.
std::string endingSentence(const std::shared_ptr<const Trace>& trace, const Limits& limits,
                           Language language);

} // namespace awaitscope
