#pragma once

#include "core/runtime/coroutine.h"
#include "scenarios/language/values/value.h"

#include <optional>
#include <string>

namespace awaitscope {

class Machine;

/// How `json.dumps` writes.
struct JsonStyle {
    bool skipKeys = false, ascii = true, checkCircular = true, allowNan = true, sortKeys = false;
    std::optional<std::string> indent; ///< nothing: all in one line
    std::string itemSeparator = ", ", keySeparator = ": ";
    /// Called for what JSON does not know; null: that is an error.
    Value fallback;
};

/// The text; false when raised. Nested values stand on a stack of our own.
Coroutine<bool> encodeJson(Machine& machine, JsonStyle style, Value value, std::string& text);
/// `TypeError: Object of type X is not JSON serializable`.
Value raiseNotSerializable(Machine& machine, const Value& value);

} // namespace awaitscope
