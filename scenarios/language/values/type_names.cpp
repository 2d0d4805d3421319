#include "scenarios/language/values/type_names.h"

#include <map>
#include <set>
#include <string_view>

namespace awaitscope {

namespace {

/// Modules of which all types are.
const std::set<std::string_view> kModules{"_asyncio", "_contextvars", "datetime", "decimal",
                                          "itertools"};

/// Those of other modules, as Awaitscope knows them.
const std::map<std::string_view, std::string_view> kTypes{
    {"_threading_locks.Lock", "_thread.lock"},
    {"_threading_locks.RLock", "_thread.RLock"},
    {"collections.OrderedDict", "collections.OrderedDict"},
    {"collections.defaultdict", "collections.defaultdict"},
    {"collections.deque", "collections.deque"},
    {"functools._lru_cache_wrapper", "functools._lru_cache_wrapper"},
    {"functools.partial", "functools.partial"},
    {"io.StringIO", "_io.StringIO"},
    {"queue.SimpleQueue", "_queue.SimpleQueue"},
    {"re.Match", "re.Match"},
    {"re.Pattern", "re.Pattern"},
    {"types.SimpleNamespace", "types.SimpleNamespace"},
};

} // namespace

std::string nameInErrors(const Type& type)
{
    const std::string whole = type.module() + "." + type.name();
    if (kModules.contains(type.module())) return whole;
    const auto known = kTypes.find(whole);
    return known == kTypes.end() ? type.name() : std::string(known->second);
}

} // namespace awaitscope
