#include "scenarios/scenario_run.h"

#include <algorithm>
#include <cstdlib>

using namespace awaitscope;

namespace {

/// A place that a message names must be in the text.
void checkPlace(const Diagnostic& diagnostic, std::string_view source)
{
    const auto lines = static_cast<size_t>(std::count(source.begin(), source.end(), '\n')) +
                       static_cast<size_t>(std::count(source.begin(), source.end(), '\r')) + 2;
    if (diagnostic.span.line > lines) std::abort();
}

} // namespace

/// Whatever the text is: it compiles, or every problem is told in both languages, at a place that
/// exists.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string source(reinterpret_cast<const char*>(data), size);
    const CompileResult result = compileScenario(source, "fuzzed.py");
    if (!result.program && result.diagnostics.empty()) std::abort();
    for (const Diagnostic& diagnostic : result.diagnostics) {
        checkPlace(diagnostic, source);
        for (const Language language : {Language::English, Language::French})
            if (renderDiagnostic(diagnostic, source, "fuzzed.py", language).empty()) std::abort();
    }
    return 0;
}
