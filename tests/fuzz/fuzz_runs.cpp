#include "scenarios/scenario_run.h"

#include <cstdlib>

using namespace awaitscope;

/// Whatever a program does, under each of the models: its run ends within its limits, and
/// everything that is shown of it can be derived.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string source(reinterpret_cast<const char*>(data), size);
    const CompileResult compiled = compileScenario(source, "fuzzed.py");
    if (!compiled.program) return 0;
    RunOptions options;
    options.limits.statements = 20'000;
    options.limits.events = 20'000;
    options.limits.memory = uint64_t{32} << 20;
    for (const Model model : {Model::Synchronous, Model::Cooperative, Model::Preemptive}) {
        options.settings.model = model;
        const Run run = makeRun(runScenario(compiled.program, options).trace);
        if (run.trace->size() > options.limits.events + 16) std::abort();
    }
    return 0;
}
