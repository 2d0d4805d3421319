#pragma once

#include "scenarios/language/values/signature.h"

#include <string>

namespace awaitscope {

/// `argument`, or `arguments`.
std::string plural(const char* noun, size_t count);

/// What a function that CPython has in C says of its arguments; empty when they suit.
std::string wrongArguments(const std::string& name, const Signature& signature,
                           Arguments positional, const Values& keywordNames);

} // namespace awaitscope
