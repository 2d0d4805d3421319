#pragma once

#include "scenarios/language/values/value.h"

#include <string_view>
#include <vector>

namespace awaitscope {

/// The parameters of a function, in the order in which they are bound to slots: positional ones,
/// keyword-only ones, then `*args`, then `**kwargs`.
struct Signature {
    Values names; ///< interned; of all slots
    uint32_t positionalOnly = 0;
    uint32_t positional = 0; ///< including positional-only ones
    uint32_t keywordOnly = 0;
    bool varArguments = false;
    bool varKeywords = false;
    /// Built-ins: how many positional parameters have to be given, and which keyword-only ones are
    /// optional (all).
    uint32_t required = 0;
    /// Built-ins: CPython's are written in Python, and say so when the arguments are wrong.
    bool isPython = false;

    size_t slots() const { return names.size(); }

    /// Reads `self, delay, result=, /, *values, key=, **rest`: a `=` marks what may be left out
    /// (its slot is then null).
    static Signature parse(std::string_view text);
};

} // namespace awaitscope
