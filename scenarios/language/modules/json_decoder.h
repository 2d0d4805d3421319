#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

#include <string>

namespace awaitscope {

class Machine;
class Type;

/// What `json.loads` calls for the parts that it reads; null ones are not called.
struct JsonHooks {
    Value object, objectPairs, parseFloat, parseInt, parseConstant;
    bool strict = true; ///< no control characters in texts
};

/// Reads one value from the text, which begins at `offset` (bytes) and is moved behind it. Null
/// when raised. Nested values stand on a stack of our own.
Coroutine<Value> decodeJson(Machine& machine, JsonHooks hooks, Value document, size_t& offset);
/// Skips white space.
size_t afterJsonSpace(const std::string& text, size_t offset);

namespace types {
Type* jsonDecodeError();
}
/// `Expecting value: line 1 column 1 (char 0)`; `offset` in bytes.
Value raiseJsonError(Machine& machine, const char* message, const Value& document, size_t offset);
/// Gives an exception of that type its text and attributes; `position` in characters.
void fillJsonError(const Value& error, const std::string& message, const Value& document,
                   int64_t position);

} // namespace awaitscope
