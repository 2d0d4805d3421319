#include "scenarios/language/vm/suggestions.h"

#include "scenarios/language/builtins/object_functions.h"
#include "scenarios/language/values/attributes.h"
#include "scenarios/language/vm/machine.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr size_t kMoveCost = 2, kCaseCost = 1, kLongest = 40, kMostKnown = 750;

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

size_t substitutionCost(char from, char to)
{
    if (from == to) return 0;
    return lower(from) == lower(to) ? kCaseCost : kMoveCost;
}

/// What it costs to turn one name into the other: a letter more, less or other costs two, another
/// case one. More than `most` is some number above it.
size_t editCost(std::string_view from, std::string_view to, size_t most)
{
    while (!from.empty() && !to.empty() && from.front() == to.front()) {
        from.remove_prefix(1);
        to.remove_prefix(1);
    }
    while (!from.empty() && !to.empty() && from.back() == to.back()) {
        from.remove_suffix(1);
        to.remove_suffix(1);
    }
    if (from.empty() || to.empty()) return kMoveCost * (from.size() + to.size());
    if (from.size() > kLongest || to.size() > kLongest) return most + 1;
    if (to.size() < from.size()) std::swap(from, to);
    if ((to.size() - from.size()) * kMoveCost > most) return most + 1;
    std::vector<size_t> row(from.size());
    for (size_t index = 0; index < row.size(); ++index)
        row[index] = kMoveCost * (index + 1);
    size_t result = 0;
    for (size_t line = 0; line < to.size(); ++line) {
        size_t distance = line * kMoveCost;
        result = distance;
        size_t least = SIZE_MAX;
        for (size_t index = 0; index < from.size(); ++index) {
            const size_t substitute = distance + substitutionCost(to[line], from[index]);
            distance = row[index];
            result = std::min(std::min(result, distance) + kMoveCost, substitute);
            row[index] = result;
            least = std::min(least, result);
        }
        if (least > most) return most + 1;
    }
    return result;
}

} // namespace

std::string suggestName(const std::string& wrong, const std::vector<std::string>& known)
{
    std::string best;
    size_t least = SIZE_MAX;
    if (wrong.size() > kLongest || known.size() > kMostKnown) return best;
    for (const std::string& name : known) {
        if (name == wrong) continue;
        // No more than a third of the letters may change, and less than for the best one so far.
        const size_t most = std::min((name.size() + wrong.size() + 3) * kMoveCost / 6, least - 1);
        const size_t cost = editCost(wrong, name, most);
        if (cost > most) continue;
        best = name;
        least = cost;
        if (least == 0) break;
    }
    return best;
}

std::vector<std::string> attributeNames(const Value& object)
{
    std::vector<std::string> names;
    auto take = [&names](const Attributes& attributes) {
        for (const auto& entry : attributes.entries())
            if (entry.value) names.push_back(textOf(entry.name));
    };
    if (const Attributes* own = attributesOf(object)) take(*own);
    if (typeOf(object)->layout() != Layout::Module) {
        const bool isType = typeOf(object)->layout() == Layout::Type;
        for (const Type* type : (isType ? object.as<Type>() : typeOf(object))->order())
            take(type->attributes());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string suggestionFor(Machine&, const Value& exception)
{
    const ExceptionObject& object = *exceptionOf(exception);
    if (!object.suggestion.empty() || !object.name || !object.object) return object.suggestion;
    if (!isStr(object.name)) return {};
    const std::string& wrong = textOf(object.name);
    std::vector<std::string> names = attributeNames(object.object);
    if (wrong[0] != '_' && !object.isInMethod)
        std::erase_if(names, [](const std::string& name) { return name.starts_with("_"); });
    const std::string near = suggestName(wrong, names);
    return near.empty() ? near : "Did you mean: '" + near + "'?";
}

std::string moduleHint(const ExceptionObject& exception)
{
    const bool isModule =
        exception.name && isStr(exception.name) && isStandardModule(textOf(exception.name));
    return isModule ? "Did you forget to import '" + textOf(exception.name) + "'?" : "";
}

bool isStandardModule(std::string_view name)
{
    static constexpr std::string_view kNames =
        " abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect "
        "builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys "
        "compileall concurrent configparser contextlib contextvars copy copyreg csv ctypes "
        "curses dataclasses datetime dbm decimal difflib dis doctest email encodings "
        "ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib "
        "functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq "
        "hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword "
        "linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder "
        "msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse "
        "os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath "
        "pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue "
        "quopri random re readline reprlib resource rlcompleter runpy sched secrets select "
        "selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 "
        "sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct "
        "subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap "
        "this threading time timeit tkinter token tokenize tomllib trace traceback "
        "tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv "
        "warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile "
        "zipimport zlib zoneinfo ";
    return kNames.find(" " + std::string(name) + " ") != std::string_view::npos;
}

Value Machine::raiseMissing(Type* type, std::string message, Value name, Value object)
{
    raise(type, std::move(message));
    ExceptionObject* exception = exceptionOf(m_pending);
    const Fiber* running = fiber();
    if (object && running && running->top) {
        static const Value self = intern("self");
        const Frame& frame = *running->top;
        for (size_t slot = 0; slot < frame.code->localNames.size(); ++slot)
            if (frame.code->localNames[slot].is(self))
                exception->isInMethod = frame.locals()[slot] && frame.locals()[slot].is(object);
    }
    exception->name = std::move(name);
    exception->object = std::move(object);
    return {};
}

} // namespace awaitscope
