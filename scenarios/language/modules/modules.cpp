#include "scenarios/language/modules/modules.h"

#include "scenarios/language/builtins/builtins.h"
#include "scenarios/language/builtins/definitions.h"
#include "scenarios/language/compiler/compiler.h"
#include "scenarios/language/modules/fill.h"
#include "scenarios/language/modules/python_modules.h"
#include "scenarios/language/syntax/parser.h"
#include "scenarios/language/values/callable.h"
#include "scenarios/language/values/cost.h"
#include "scenarios/language/values/text.h"
#include "scenarios/language/values/type.h"

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
    /// Which of its functions and classes CPython has in Python.
    std::string_view python = {};
};

constexpr ModuleEntry kModules[] = {
    {"abc", fillAbc, "abstractmethod"},
    {"awaitscope", fillAwaitscope},
    {"cmath", fillCmath},
    {"collections", fillCollections, "namedtuple Counter"},
    {"collections.abc", fillCollectionsAbc},
    {"contextlib", fillContextlib, "all but"},
    {"contextvars", fillContextvars},
    {"dataclasses", fillDataclasses, "all but"},
    {"functools", fillFunctools, "wraps update_wrapper cache lru_cache"},
    {"gc", fillGc},
    {"hashlib", fillHashlib},
    {"heapq", fillHeapq, "nsmallest nlargest"},
    {"inspect", fillInspect, "all but"},
    {"itertools", fillItertools},
    {"json", fillJson, "all but"},
    {"logging", fillLogging, "all but"},
    {"math", fillMath},
    {"operator", fillOperator},
    {"random", fillRandom, "all but random getrandbits"},
    {"re", fillRe, "all but Pattern Match"},
    {"string", fillString},
    {"sys", fillSys},
    {"threading", fillThreading},
    {"time", fillTime},
    {"traceback", fillTraceback, "all but"},
    {"typing", fillTyping, "cast"},
    {"unicodedata", fillUnicodedata},
    {"warnings", fillWarnings},
    {"weakref", fillWeakref},
    {"asyncio", fillAsyncio,
     "all but get_running_loop _get_running_loop get_event_loop current_task Future Task"},
};

/// What CPython's asyncio is divided into: each has all its names.
constexpr const char* kAsyncioParts[] = {
    "base_events", "coroutines", "events",     "exceptions", "futures", "locks",
    "queues",      "runners",    "taskgroups", "tasks",      "threads", "timeouts",
};

/// Whether a word stands in a list of words.
bool hasWord(std::string_view list, std::string_view word)
{
    for (size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' '))
            return true;
    }
    return false;
}

/// Tells the functions that CPython has in Python that it has, and the methods of its classes.
void markPython(const Attributes& names, std::string_view list, const std::string& owner = {})
{
    const bool allBut = list.starts_with("all but");
    for (const auto& entry : names.entries()) {
        const bool isListed = hasWord(list, textOf(entry.name));
        if (!entry.value.isObject() || isListed == allBut) continue;
        if (typeOf(entry.value)->layout() == Layout::Builtin) {
            auto* function = entry.value.as<BuiltinObject>();
            if (function->owner().empty() && !owner.empty()) function->setOwner(owner);
            function->setPython();
        } else if (typeOf(entry.value)->layout() == Layout::Type && owner.empty()) {
            const Type& type = *entry.value.as<Type>();
            if (type.module() == "builtins") continue;
            markPython(type.attributes(), allBut ? list : "all but", type.name());
        }
    }
}

std::map<std::string, Attributes, std::less<>> makeModules()
{
    builtinNames(); // modules derive types from the built-in ones
    std::map<std::string, Attributes, std::less<>> modules;
    for (const ModuleEntry& entry : kModules) {
        Definitions definitions(modules[entry.name]);
        entry.fill(definitions);
        if (!entry.python.empty()) markPython(modules[entry.name], entry.python);
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

std::string_view moduleWith(const Signature& signature)
{
    for (const ModuleEntry& entry : kModules)
        for (const auto& each : moduleContents(entry.name)->entries())
            if (each.value.isObject() && typeOf(each.value)->layout() == Layout::Builtin &&
                &each.value.as<BuiltinObject>()->signature() == &signature)
                return entry.name;
    return {};
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
