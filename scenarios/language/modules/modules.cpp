#include "scenarios/language/modules/modules.h"

#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/python_modules.h"
#include "scenarios/language/syntax/parser.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/text.h"

#include <cassert>
#include <map>
#include <mutex>
#include <string>

namespace awaitscope {

namespace {

using Fill = void (*)(Definitions& module);

struct ModuleEntry {
    const char* name;
    Fill fill;
};

constexpr ModuleEntry kModules[] = {
    {"abc", fillAbc},
    {"awaitscope", fillAwaitscope},
    {"cmath", fillCmath},
    {"collections", fillCollections},
    {"collections.abc", fillCollectionsAbc},
    {"contextlib", fillContextlib},
    {"contextvars", fillContextvars},
    {"dataclasses", fillDataclasses},
    {"functools", fillFunctools},
    {"gc", fillGc},
    {"hashlib", fillHashlib},
    {"heapq", fillHeapq},
    {"inspect", fillInspect},
    {"itertools", fillItertools},
    {"json", fillJson},
    {"logging", fillLogging},
    {"math", fillMath},
    {"operator", fillOperator},
    {"random", fillRandom},
    {"re", fillRe},
    {"string", fillString},
    {"sys", fillSys},
    {"threading", fillThreading},
    {"time", fillTime},
    {"traceback", fillTraceback},
    {"typing", fillTyping},
    {"unicodedata", fillUnicodedata},
    {"warnings", fillWarnings},
    {"weakref", fillWeakref},
    {"asyncio", fillAsyncio},
};

/// What CPython's asyncio is divided into: each has all its names.
constexpr const char* kAsyncioParts[] = {
    "base_events", "coroutines", "events",     "exceptions", "futures", "locks",
    "queues",      "runners",    "taskgroups", "tasks",      "threads", "timeouts",
};

std::map<std::string, Attributes, std::less<>> makeModules()
{
    builtinNames(); // modules derive types from the built-in ones
    std::map<std::string, Attributes, std::less<>> modules;
    for (const ModuleEntry& entry : kModules) {
        Definitions definitions(modules[entry.name], entry.name);
        entry.fill(definitions);
    }
    for (const auto& entry : builtinNames().entries())
        if (textOf(entry.name).find('.') == std::string::npos)
            modules["builtins"].set(entry.name, entry.value);
    for (const char* part : kAsyncioParts)
        for (const auto& entry : modules["asyncio"].entries())
            modules[std::string("asyncio.") + part].set(entry.name, entry.value);
    return modules;
}

} // namespace

namespace {

const EmbeddedFile* textOfModule(std::string_view name)
{
    for (const EmbeddedFile& file : pythonModules())
        if (file.path.size() == name.size() + 3 && file.path.starts_with(name)) return &file;
    return nullptr;
}

std::shared_ptr<const Program> compileText(const EmbeddedFile& file)
{
    const LiveBytes::Uncounted uncounted;
    const Cost::Unpaid unpaid;
    ParseResult parsed = parse(std::string(file.content));
    std::vector<Diagnostic> diagnostics = std::move(parsed.diagnostics);
    std::shared_ptr<const Program> program;
    if (parsed.module && diagnostics.empty())
        program = compileModule(*parsed.module, std::string(file.content), std::string(file.path),
                                diagnostics, true);
    assert(program && diagnostics.empty());
    return program;
}

} // namespace

const Program* moduleText(std::string_view name)
{
    const EmbeddedFile* file = textOfModule(name);
    if (!file) return nullptr;
    static std::mutex mutex;
    // Never destroyed: runs may outlive any owner.
    static auto& compiled = *new std::map<const EmbeddedFile*, std::shared_ptr<const Program>>;
    std::lock_guard lock(mutex);
    auto& program = compiled[file];
    if (!program) program = compileText(*file);
    return program.get();
}

std::span<const char* const> moduleParts(std::string_view package)
{
    if (package != "asyncio") return {};
    return kAsyncioParts;
}

bool hasModule(std::string_view name)
{
    return moduleContents(name) || textOfModule(name);
}

const Attributes* moduleContents(std::string_view name)
{
    static const auto& modules = *new auto(makeModules()); // never destroyed: immortal values
    auto found = modules.find(name);
    return found == modules.end() ? nullptr : &found->second;
}

} // namespace awaitscope
