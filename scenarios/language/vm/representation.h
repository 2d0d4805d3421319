#pragma once

#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;

/// Appends `repr(value)` when no code of the program has a say in it; false otherwise, with the
/// text as it was. The same when it would become longer than `most`.
bool appendPlainRepr(Machine& machine, const Value& value, std::string& text, size_t most);
/// What stands for a container inside itself: `[...]`.
const char* dotsFor(const Value& container);

/// What `object.__repr__` says: `<module.Class object at 0x...>`.
std::string defaultRepr(Machine& machine, const Value& value);

/// A container's repr in pieces, for those whose items the program represents.
struct ReprParts {
    std::string open, close;
    Values items;
    bool pairs = false; ///< keys and values by turns
};
ReprParts reprPartsOf(const Value& container);

/// `'text'`, with Python's choice of quotes and escapes.
std::string quoted(const std::string& text);
/// Escapes all that is not ASCII.
std::string asciiOnly(const std::string& text);

} // namespace awaitscope
