#include "scenarios/language/modules/modules.h"

#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/modules/fill.h"

#include <map>
#include <string>

namespace awaitscope {

namespace {

using Fill = void (*)(Definitions& module);

struct ModuleEntry {
    const char* name;
    Fill fill;
};

constexpr ModuleEntry kModules[] = {
    {"awaitscope", fillAwaitscope},
    {"collections", fillCollections},
    {"contextlib", fillContextlib},
    {"dataclasses", fillDataclasses},
    {"functools", fillFunctools},
    {"heapq", fillHeapq},
    {"itertools", fillItertools},
    {"json", fillJson},
    {"math", fillMath},
    {"operator", fillOperator},
    {"random", fillRandom},
    {"re", fillRe},
    {"string", fillString},
    {"sys", fillSys},
    {"time", fillTime},
    {"typing", fillTyping},
    {"asyncio", fillAsyncio},
};

std::map<std::string, Attributes, std::less<>> makeModules()
{
    builtinNames(); // modules derive types from the built-in ones
    std::map<std::string, Attributes, std::less<>> modules;
    for (const ModuleEntry& entry : kModules) {
        Definitions definitions(modules[entry.name], entry.name);
        entry.fill(definitions);
    }
    return modules;
}

} // namespace

const Attributes* moduleContents(std::string_view name)
{
    static const auto& modules = *new auto(makeModules()); // never destroyed: immortal values
    auto found = modules.find(name);
    return found == modules.end() ? nullptr : &found->second;
}

} // namespace awaitscope
