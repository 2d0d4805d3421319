#pragma once

#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;

/// `text.encode(encoding, errors)`: bytes. Null stands for what was left out; null when raised.
Value encodeText(Machine& machine, const Value& text, const Value& encoding, const Value& errors);
/// `bytes.decode(encoding, errors)`: a str.
Value decodeBytes(Machine& machine, const Value& bytes, const Value& encoding, const Value& errors);
/// Raises LookupError, and returns false, for an encoding that is not known.
bool checkEncoding(Machine& machine, const Value& encoding);
/// `str(exception)` of a UnicodeEncodeError or UnicodeDecodeError; false for any other.
bool unicodeProblemText(const Value& exception, std::string& text);

} // namespace awaitscope
