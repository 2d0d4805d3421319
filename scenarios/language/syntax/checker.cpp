#include "scenarios/language/syntax/checker.h"

#include "scenarios/language/syntax/flow_checker.h"
#include "scenarios/language/syntax/scope_checker.h"
#include "scenarios/language/syntax/syntax_failure.h"

namespace awaitscope {

/// CPython sorts out all names before it generates code, and stops at the first error of either
/// pass.
std::optional<Diagnostic> checkModule(const Module& module)
{
    try {
        ScopeChecker().check(module);
        FlowChecker().check(module);
    } catch (SyntaxFailure& failure) {
        return std::move(failure.diagnostic);
    }
    return std::nullopt;
}

} // namespace awaitscope
